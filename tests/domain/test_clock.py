"""Stamps never go back, order edits made after seeing each other, and carry their device."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.clock import STAMP_BYTES, HybridClock, device_tail, stamp_at, stamp_ms

ONE, TWO = UUID(int=1), UUID(int=2)
walls = st.integers(0, 2**47)


@given(st.lists(walls, min_size=2, max_size=30))
def test_stamps_of_one_device_only_grow_whatever_its_wall_clock_does(readings: list[int]) -> None:
    clock = HybridClock(ONE)
    stamps = [clock.stamp(wall) for wall in readings]
    assert sorted(set(stamps)) == stamps


@given(walls, walls)
def test_an_edit_made_after_seeing_another_beats_it(ahead: int, behind: int) -> None:
    seen = HybridClock(ONE).stamp(ahead)
    clock = HybridClock(TWO)
    clock.observe(seen)
    assert clock.stamp(behind) > seen


@given(walls)
def test_two_devices_at_the_same_moment_are_told_apart(wall: int) -> None:
    assert HybridClock(ONE).stamp(wall) != HybridClock(TWO).stamp(wall)


def test_a_stamp_is_thirteen_bytes_and_tells_time_and_device() -> None:
    stamp = stamp_at(1_700_000_000_123, 7, TWO)
    assert (STAMP_BYTES, 1_700_000_000_123, device_tail(TWO)) == (len(stamp), stamp_ms(stamp), stamp[8:])


def test_the_servers_time_is_followed_where_it_is_known() -> None:
    assert stamp_ms(HybridClock(ONE, offset_ms=-60_000).stamp(100_000)) == 40_000


def test_a_kept_reading_is_never_stamped_again_after_a_clock_set_back() -> None:
    before = HybridClock(ONE)
    last = before.stamp(5_000_000)
    assert HybridClock(ONE, reading=before.reading).stamp(1_000) > last
