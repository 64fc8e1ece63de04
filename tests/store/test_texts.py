"""Notes merge letter by letter; every character typed is there once."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.store.texts import byte_index, changed_span, edit, merge, text_of

words = st.text(alphabet="aé€😀 \n", max_size=30)
ONE, TWO = UUID(int=11), UUID(int=22)


@given(words, words)
def test_the_changed_span_turns_one_text_into_the_other(before: str, after: str) -> None:
    start, gone, put = changed_span(before, after)
    assert before[:start] + put + before[start + gone :] == after


@given(st.lists(words, min_size=1, max_size=8))
def test_saving_again_and_again_keeps_the_text(versions: list[str]) -> None:
    state = None
    for version in versions:
        state, _ = edit(state, version, ONE)
        assert text_of(state) == version


@given(words, words, words)
def test_two_devices_converge_in_any_order_of_arrival(start: str, mine: str, yours: str) -> None:
    base, _ = edit(None, start, ONE)
    state_one, update_one = edit(base, mine, ONE)
    state_two, update_two = edit(base, yours, TWO)
    assert merge(state_one, update_two)[1] == merge(state_two, update_one)[1]


@given(words, words, words)
def test_what_both_devices_add_to_one_note_is_all_there(start: str, mine: str, yours: str) -> None:
    base, _ = edit(None, start, ONE)
    state, _ = edit(base, "<" + mine + ">" + start, ONE)
    _, update = edit(base, start + "[" + yours + "]", TWO)
    merged = merge(state, update)[1]
    assert ("<" + mine + ">" in merged, "[" + yours + "]" in merged, len(start)) == (
        True,
        True,
        len(merged) - len(mine) - len(yours) - 4,
    )


def test_an_update_received_twice_changes_nothing() -> None:
    base, _ = edit(None, "abc", ONE)
    _, update = edit(base, "abcd", TWO)
    once = merge(base, update)[0]
    assert merge(once, update)[1] == "abcd"


def test_saving_often_does_not_add_clients_to_the_state() -> None:
    state, text = None, ""
    for _ in range(200):
        text += "a"
        state, _ = edit(state, text, ONE)
    assert state is not None
    assert len(state) < 400


def test_indices_count_bytes_as_the_merged_text_does() -> None:
    assert [byte_index("aé€😀b", index) for index in range(6)] == [0, 1, 3, 6, 10, 11]


def test_bytes_that_are_no_update_are_refused() -> None:
    with pytest.raises(ValueError, match="decode"):
        merge(None, b"\x01\x02\x03nonsense")
