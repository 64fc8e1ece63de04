"""The band's geometry and the slider's keys, without a pixel being looked at."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Band, BandValues, RangeSlider
from salesdesk.desktop.widgets.band import MOTION_MS, geometry
from salesdesk.domain.value import FORMULAS, Origin, scale_of

LABELS = ("a", "b", "c")


def slider(qtbot: QtBot, formula: str = "pump_energy", name: str = "speed") -> RangeSlider:
    one = next(each for each in FORMULAS[formula].inputs if each.name == name)
    made = RangeSlider(
        scale_of(one, Origin.CLIENT_SAID), "Vitesse", lambda value: f"{value} !", ("bas", "milieu", "haut")
    )
    qtbot.addWidget(made)
    made.resize(theme.px(328), made.height())
    made.set_values(None, Decimal("0.8"), None)
    return made


def test_zero_and_price_are_always_on_the_axis() -> None:
    places = geometry(BandValues(40, 60, 80, LABELS, threshold=200), 220, 10)
    assert (10, 50, 70, 90, 210) == (places.zero, places.low, places.likely, places.high, places.threshold)


def test_a_loss_stands_left_of_zero() -> None:
    places = geometry(BandValues(-50, 0, 50, LABELS), 120, 10)
    assert (10, 60, 60, 110, None) == (places.low, places.zero, places.likely, places.high, places.threshold)


@pytest.mark.parametrize("value", [0.0, 5.0, -3.0])
def test_an_exact_result_is_a_mark_without_a_band(value: float) -> None:
    places = geometry(BandValues(value, value, value, LABELS), 200, 10)
    assert places.is_point
    assert 10 <= places.likely <= 190


def test_a_band_is_read_aloud_and_moves_for_less_than_150_ms(qtbot: QtBot) -> None:
    band = Band(BandValues(1, 2, 3, LABELS, spoken="De 1 à 3, probable 2"))
    qtbot.addWidget(band)
    assert "De 1 à 3, probable 2" == band.accessibleName()
    assert MOTION_MS <= 150
    band.set_values(None)
    assert "" == band.accessibleName()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, "0.81"), (Qt.Key.Key_Right, "0.81"), (Qt.Key.Key_Down, "0.79"), (Qt.Key.Key_PageUp, "0.9"),
        (Qt.Key.Key_PageDown, "0.7"), (Qt.Key.Key_Home, "0.5"), (Qt.Key.Key_End, "1"),
    ],
)  # fmt: skip
def test_keys_move_the_handle_and_say_where_it_is(qtbot: QtBot, key: Qt.Key, value: str) -> None:
    made = slider(qtbot)
    with qtbot.waitSignal(made.moved):
        QTest.keyClick(made.handles["likely"], key)
    assert Decimal(value) == made.values()[1]
    assert f"{made.values()[1]} !" == made.handles["likely"].accessibleDescription()


def test_the_range_never_crosses_the_likely_value(qtbot: QtBot) -> None:
    made = slider(qtbot)
    made.open_range(True)
    QTest.keyClick(made.handles["low"], Qt.Key.Key_PageDown)
    QTest.keyClick(made.handles["high"], Qt.Key.Key_Up)
    assert (Decimal("0.7"), Decimal("0.8"), Decimal("0.81")) == made.values()
    QTest.keyClick(made.handles["low"], Qt.Key.Key_End)
    assert (Decimal("0.8"), Decimal("0.8")) == made.values()[:2]
    QTest.keyClick(made.handles["likely"], Qt.Key.Key_PageUp)
    assert (Decimal("0.8"), Decimal("0.9"), Decimal("0.9")) == made.values()
    assert "Vitesse bas" == made.handles["low"].accessibleName()


def test_a_press_on_the_track_brings_the_handle_there(qtbot: QtBot) -> None:
    made = slider(qtbot)
    made.drag("likely", made.x_of(Decimal("0.6")))
    assert Decimal("0.6") == made.values()[1]
    made.drag("likely", -50)
    assert Decimal("0.5") == made.values()[1]


def test_every_handle_is_large_enough_to_hit(qtbot: QtBot) -> None:
    made = slider(qtbot)
    assert all(min(one.width(), one.height()) >= theme.px(28) for one in made.handles.values())
