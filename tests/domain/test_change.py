"""Two changes to one field merge the same way wherever they meet."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.change import Members, merge_advancing, merge_latest
from salesdesk.domain.clock import Stamp, stamp_at

ORDER = ("planned", "cancelled", "missed", "done")
SEEN, EARLY, LATE = (stamp_at(ms, 0, UUID(int=ms)) for ms in (1, 2, 3))


def test_the_later_value_wins_and_the_one_that_nobody_saw_is_kept_as_a_conflict() -> None:
    merged = merge_latest("a", EARLY, "b", LATE, SEEN)
    assert (merged.value, merged.stamp, merged.lost, merged.in_conflict, merged.taken) == ("b", LATE, "a", True, True)


def test_an_older_value_arriving_late_gives_way_and_is_kept() -> None:
    merged = merge_latest("b", LATE, "a", EARLY, SEEN)
    assert (merged.value, merged.stamp, merged.lost, merged.in_conflict, merged.taken) == ("b", LATE, "a", True, False)


def test_an_edit_of_a_value_that_was_seen_is_no_conflict() -> None:
    merged = merge_latest("a", EARLY, "b", LATE, EARLY)
    assert (merged.value, merged.in_conflict) == ("b", False)


def test_two_people_writing_the_same_value_do_not_conflict() -> None:
    assert not merge_latest("a", EARLY, "a", LATE, SEEN).in_conflict


@pytest.mark.parametrize(
    ("present", "incoming", "stands"), [("done", "cancelled", "done"), ("cancelled", "done", "done")]
)
def test_a_visit_done_stays_done_when_nobody_saw_the_other(present: str, incoming: str, stands: str) -> None:
    merged = merge_advancing(ORDER, present, EARLY, incoming, LATE, SEEN)
    assert (merged.value, merged.stamp, merged.in_conflict) == (stands, LATE, True)


def test_a_person_who_saw_the_state_may_set_it_back() -> None:
    merged = merge_advancing(ORDER, "done", EARLY, "planned", LATE, EARLY)
    assert (merged.value, merged.in_conflict) == ("planned", False)


def test_a_state_of_a_newer_version_ranks_first_and_is_not_lost() -> None:
    merged = merge_advancing(ORDER, "done", EARLY, "archived", LATE, SEEN)
    assert (merged.value, merged.lost) == ("done", "archived")


stamps = st.integers(2, 9).map(lambda ms: stamp_at(ms, 0, UUID(int=ms)))


@given(st.sampled_from("abc"), stamps, st.sampled_from("abc"), stamps)
def test_the_order_of_arrival_does_not_matter(a: str, at_a: Stamp, b: str, at_b: Stamp) -> None:
    if at_a == at_b:
        return
    one = merge_latest(a, at_a, b, at_b, SEEN)
    two = merge_latest(b, at_b, a, at_a, SEEN)
    assert (one.value, one.stamp) == (two.value, two.stamp)


@given(st.sampled_from(ORDER), stamps, st.sampled_from(ORDER), stamps)
def test_the_order_of_arrival_does_not_matter_for_states(a: str, at_a: Stamp, b: str, at_b: Stamp) -> None:
    if at_a == at_b:
        return
    one = merge_advancing(ORDER, a, at_a, b, at_b, SEEN)
    two = merge_advancing(ORDER, b, at_b, a, at_a, SEEN)
    assert (one.value, one.stamp) == (two.value, two.stamp)


def test_members_are_added_and_removed_one_by_one() -> None:
    assert Members(added=("c", "a"), removed=("b",)).applied_to(("b", "d")) == ("a", "c", "d")
