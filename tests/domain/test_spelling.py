"""Words are compared as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.spelling import distance, fold, likeness, squeeze


def test_accents_case_and_signs_are_set_aside() -> None:
    assert fold("  L'Œuvre – Été (Saint-Ouën) ") == "l oeuvre ete saint ouen"
    assert squeeze("GTX-Pro") == squeeze("gtx pro") == "gtxpro"


@pytest.mark.parametrize(
    ("left", "right", "slips"),
    [("technolgy", "technology", 1), ("abcd", "abdc", 1), ("abc", "abc", 0), ("", "ab", 2), ("kitten", "sitting", 3)],
)
def test_slips_are_counted_with_swapped_neighbours_as_one(left: str, right: str, slips: int) -> None:
    assert distance(left, right, 9) == slips


def test_a_search_stops_above_its_ceiling() -> None:
    assert distance("abcdefgh", "zyxwvuts", 2) == 3


@given(left=st.text("abc", max_size=8), right=st.text("abc", max_size=8), ceiling=st.integers(0, 4))
def test_a_ceiling_never_changes_a_distance_below_it(left: str, right: str, ceiling: int) -> None:
    assert distance(left, right, ceiling) == min(distance(left, right, 99), ceiling + 1)
    assert distance(left, right, 99) == distance(right, left, 99)


@given(text=st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_likeness_goes_from_nothing_to_all() -> None:
    assert (likeness("", ""), likeness("ab", "ab"), likeness("ab", "xy"), likeness("abcd", "abcx")) == (1, 1, 0, 0.75)
