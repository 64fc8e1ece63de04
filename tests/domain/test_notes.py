"""What was typed is carried over to a text that others changed meanwhile; nothing that anyone put in is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.notes import carried, rebase, spans_between


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "merged"),
    [
        ("", "é", "", "é"),
        ("abc", "abc", "abXc", "abXc"),
        ("Coût", "Coût annuel", "Le Coût", "Le Coût annuel"),
        ("😀 un deux", "😀 un 😃 deux", "👋😀 un deux", "👋😀 un 😃 deux"),
        ("un deux trois", "un trois", "un deux trois quatre", "un trois quatre"),
        ("un deux trois", "un trois", "un DEUX trois", "un DEUXtrois"),
    ],
)
def test_edits_of_both_sides_stand(base: str, mine: str, theirs: str, merged: str) -> None:
    assert merged == rebase(base, mine, theirs)


def edited(base: str, cuts: list[tuple[int, int]], puts: list[tuple[int, str]]) -> str:
    text = base
    for at, length in cuts:
        text = text[: at % (len(text) + 1)] + text[at % (len(text) + 1) + length :]
    for at, put in puts:
        text = text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) :]
    return text


CUTS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 4)), max_size=3)


@given(
    CUTS,
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from("ÀÉÎ😀"))),
    CUTS,
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from("0123"))),
)
def test_no_character_that_anyone_put_in_is_lost(
    my_cuts: list[tuple[int, int]],
    my_puts: list[tuple[int, str]],
    cuts: list[tuple[int, int]],
    puts: list[tuple[int, str]],
) -> None:
    base = "abcdefghijklmnop"
    mine, theirs = edited(base, my_cuts, my_puts), edited(base, cuts, puts)
    merged = rebase(base, mine, theirs)
    for text in (mine, theirs):
        for put in set(text) - set(base):
            assert text.count(put) <= merged.count(put)
    for kept in set(base):
        assert (kept in mine and kept in theirs) == (kept in merged)


def test_a_position_moves_with_what_was_put_before_it() -> None:
    spans = spans_between("ab😀cd", "XYab😀cZd")
    assert (2, 6, 8) == (carried(0, spans, after=True), carried(4, spans), carried(5, spans))
