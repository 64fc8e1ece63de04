"""Each row of a file is imported, corrected by a shown rule, or listed; the parts add up to the file."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.imports import (
    AgentCount,
    ClosedList,
    Correction,
    CorrectionRule,
    Fate,
    FieldChange,
    FieldValue,
    ImportReport,
    Problem,
    RowDiff,
    RowOutcome,
    Tally,
    diff,
    same_name,
)

PRODUCTS = ClosedList(["ZX Basic", "ZX Pro", "ZX Plus Pro", "ZX Plus Basic", "ZK 500", "ZK 600"])
SECTORS = ClosedList(["technology", "medical", "retail", "telecommunications", "energie", "Chimie"])
COUNTRIES = ClosedList(["Philippines", "Niger", "Nigeria", "Australia", "Austria", "Côte d'Ivoire"])
LISTED = Problem(9, "product", "?", "import.unknown_choice")


@pytest.mark.parametrize(
    ("known", "text", "value", "rule"),
    [
        (PRODUCTS, "ZX Pro", "ZX Pro", None),
        (PRODUCTS, "ZXPro", "ZX Pro", CorrectionRule.FORM),
        (PRODUCTS, "zx-plus pro", "ZX Plus Pro", CorrectionRule.FORM),
        (SECTORS, "technolgy", "technology", CorrectionRule.MISSPELLING),
        (SECTORS, "Énergie", "energie", CorrectionRule.FORM),
        (SECTORS, "telecomunication", "telecommunications", CorrectionRule.MISSPELLING),
        (COUNTRIES, "Philipines", "Philippines", CorrectionRule.MISSPELLING),
        (COUNTRIES, "Cote d’Ivoire", "Côte d'Ivoire", CorrectionRule.FORM),
    ],
)
def test_a_misspelling_is_brought_back_to_the_list_by_a_shown_rule(
    known: ClosedList, text: str, value: str, rule: CorrectionRule | None
) -> None:
    correction = Correction(rule, "colonne", text, value) if rule else None
    assert known.match("colonne", text) == (value, correction)


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (PRODUCTS, "ZK 700"),
        (PRODUCTS, "ZK 50"),
        (PRODUCTS, "ZX Deluxe"),
        (SECTORS, "farming"),
        (SECTORS, ""),
        (SECTORS, "reti"),
        (COUNTRIES, "Nigera"),
        (ClosedList(["Station", "Statiom"]), "Statiox"),
        (ClosedList(["Saint Ouen", "Saint-Ouen"]), "saint ouen"),
    ],
)
def test_what_is_far_from_all_or_near_to_two_is_not_guessed(known: ClosedList, text: str) -> None:
    assert known.match("colonne", text) is None


@given(text=st.text(max_size=12))
def test_a_match_is_always_of_the_list_and_any_change_is_shown(text: str) -> None:
    found = SECTORS.match("secteur", text)
    values = {"technology", "medical", "retail", "telecommunications", "energie", "Chimie"}
    assert found is None or (found[0] in values and (found[1] is None) == (found[0] == text))


FIXED = Correction(CorrectionRule.FORM, "product", "ZXPro", "ZX Pro")
OUTCOMES = (
    RowOutcome(2, Fate.IMPORTED, "Anna", 10_00),
    RowOutcome(3, Fate.CORRECTED, "Anna", 20_00, corrections=(FIXED,)),
    RowOutcome(4, Fate.LISTED, "Boris", 40_00, reasons=(LISTED,)),
    RowOutcome(5, Fate.DUPLICATE, "Boris", 80_00, duplicate_of="Élan", score=0.9),
    RowOutcome(6, Fate.CORRECTED, "Boris", 0, corrections=(FIXED,)),
)


def test_a_report_counts_rows_and_value_by_agent() -> None:
    report = ImportReport(OUTCOMES)
    assert report.by_agent() == {
        "Anna": AgentCount(imported=Tally(1, 10_00), corrected=Tally(1, 20_00)),
        "Boris": AgentCount(listed=Tally(1, 40_00), duplicate=Tally(1, 80_00), corrected=Tally(1, 0)),
    }
    assert report.total().total == Tally(5, 150_00)
    assert report.corrections() == {FIXED: 2}
    assert [outcome.entered for outcome in OUTCOMES] == [True, True, False, False, True]


def test_a_report_that_adds_up_to_the_file_misses_nothing() -> None:
    file = {"Anna": Tally(2, 30_00), "Boris": Tally(3, 120_00)}
    assert ImportReport(OUTCOMES).missing(file) == {}


def test_a_lost_row_or_value_is_named_by_agent() -> None:
    file = {"Anna": Tally(2, 31_00), "Boris": Tally(3, 120_00), "Carla": Tally(1, 5_00)}
    assert ImportReport(OUTCOMES).missing(file) == {
        "Anna": (Tally(2, 31_00), Tally(2, 30_00)),
        "Carla": (Tally(1, 5_00), Tally(0, 0)),
    }


@given(st.lists(st.tuples(st.sampled_from(["Anna", "Boris", ""]), st.integers(-(10**9), 10**9)), max_size=30))
def test_the_parts_always_add_up_to_the_whole(rows: list[tuple[str, int]]) -> None:
    fates = [{"fate": Fate.IMPORTED}, {"fate": Fate.LISTED, "reasons": (LISTED,)}]
    outcomes = tuple(RowOutcome(n, agent=a, value_cents=v, **fates[n % 2]) for n, (a, v) in enumerate(rows))  # type: ignore[arg-type]  # the two sorts of arguments are mixed
    report = ImportReport(outcomes)
    total = Tally()
    for count in report.by_agent().values():
        total += count.total
    assert total == report.total().total == Tally(len(rows), sum(value for _, value in rows))


@pytest.mark.parametrize(
    "wrong",
    [
        {"fate": Fate.LISTED},
        {"fate": Fate.IMPORTED, "reasons": (LISTED,)},
        {"fate": Fate.CORRECTED},
        {"fate": Fate.IMPORTED, "corrections": (FIXED,)},
        {"fate": Fate.DUPLICATE},
        {"fate": Fate.IMPORTED, "duplicate_of": "Élan"},
    ],
)
def test_an_outcome_without_its_reason_cannot_be_made(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="and only then"):
        RowOutcome(2, **wrong)  # type: ignore[arg-type]  # wrong on purpose


def test_a_dry_run_says_new_changed_or_unchanged() -> None:
    fields = ("name", "city", "revenue")
    row: dict[str, FieldValue] = {"name": "Élan", "city": "Dijon", "revenue": Decimal("1.50"), "other": 1}
    known: dict[str, FieldValue] = {"name": "Élan ", "city": "Lyon", "revenue": Decimal("1.5")}
    assert diff(2, None, row, fields) == RowDiff(
        2,
        True,
        (
            FieldChange("name", None, "Élan"),
            FieldChange("city", None, "Dijon"),
            FieldChange("revenue", None, Decimal("1.5")),
        ),
    )
    assert diff(3, known, row, fields) == RowDiff(3, False, (FieldChange("city", "Lyon", "Dijon"),))
    assert diff(4, row, row, fields).unchanged


def test_an_empty_cell_erases_nothing() -> None:
    assert diff(2, {"city": "Lyon"}, {"city": ""}, ("city",)) == RowDiff(2, False, ())
    assert diff(2, {"city": "Lyon"}, {}, ("city",)) == RowDiff(2, False, ())


def test_names_are_the_same_whatever_their_accents_and_signs() -> None:
    assert same_name("Anne-Sophie LEFÈVRE", "anne sophie lefevre")
    assert not same_name("Anne", "Anna")
