"""Roads are estimated from the sphere; nearer is slower."""

import pytest

from salesdesk.domain.travel import great_circle_km, leg

PARIS, LYON, MONTPELLIER = (48.8566, 2.3522), (45.7640, 4.8357), (43.6108, 3.8767)


def test_the_great_circle_is_that_of_the_sphere() -> None:
    assert great_circle_km(PARIS, LYON) == pytest.approx(391.5, abs=0.5)


def test_a_road_is_longer_by_the_detour_and_faster_when_it_is_long() -> None:
    near = leg(MONTPELLIER, (43.62, 3.90))
    far = leg(PARIS, LYON)
    assert far.km == pytest.approx(524.6, abs=0.7)
    assert far.minutes == 423
    assert near.minutes == round(near.km / 32 * 60) + 3


def test_the_same_place_costs_nothing() -> None:
    assert leg(PARIS, PARIS).minutes == 0
