"""Identifiers are UUIDv7: sorted by time, random for the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.ids import uuid7

moments = st.integers(0, 2**48 - 1)
noises = st.binary(min_size=10, max_size=10)


@given(moments, noises)
def test_an_id_is_a_uuid_of_version_7_that_carries_its_millisecond(moment: int, noise: bytes) -> None:
    made = uuid7(moment, noise)
    assert (7, "specified in RFC 4122", moment) == (made.version, made.variant, made.int >> 80)


@given(moments, moments, noises, noises)
def test_ids_of_a_later_millisecond_sort_later(a: int, b: int, one: bytes, two: bytes) -> None:
    if a < b:
        assert uuid7(a, one).bytes < uuid7(b, two).bytes


@given(st.lists(noises, min_size=2, max_size=20, unique_by=lambda noise: int.from_bytes(noise) >> 6))
def test_different_noise_gives_different_ids(noise: list[bytes]) -> None:
    assert len(noise) == len({uuid7(5, one) for one in noise})


@pytest.mark.parametrize(("moment", "noise"), [(-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9))])
def test_what_does_not_fit_is_refused(moment: int, noise: bytes) -> None:
    with pytest.raises(ValueError, match=r"outside 48 bits|random bytes"):
        uuid7(moment, noise)
