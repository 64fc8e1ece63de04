"""The announcement of extra work: what it says, and what it never makes up."""

from datetime import date
from typing import Any

import pytest

from salesdesk.config.formats import Language
from salesdesk.reports.announce import AnnounceFacts, amount, announce_message


def body(language: Language = Language.FRENCH, **changes: Any) -> str:
    fields: dict[str, Any] = {"what": "Reprise des étiquettes", "asked_on": date(2026, 11, 3), "price_cents": 32_000}
    return announce_message(AnnounceFacts(**(fields | changes)), language).body


def test_it_names_the_request_the_price_and_ends_on_the_question() -> None:
    said = body(greeted="Claire Vidal", signed="Jeanne Brun").split("\n\n")
    assert (said[0], said[2], said[-1]) == ("Bonjour Claire Vidal,", "– Reprise des étiquettes", "Jeanne Brun")
    assert ("320\u00a0€" in said[3], said[4].startswith("On y va")) == (True, True)


def test_no_gain_is_named_without_a_figure() -> None:
    assert ("gagnez" in body(), "9\u202f000\u00a0€" in body(gain_cents=900_000)) == (False, True)


def test_a_price_that_is_not_known_leaves_a_gap_to_fill() -> None:
    assert "[prix à compléter]" in body(price_cents=None)


def test_work_that_is_done_is_said_to_be_done() -> None:
    assert ("c’est fait" in body(done=True), "On y va" in body(done=True)) == (True, False)


def test_a_third_person_is_named_as_who_asked() -> None:
    assert "On 3 Nov 2026, Mr Aubry asked us for this:" in body(Language.ENGLISH, asked_by="Mr Aubry")


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (32_000, "320\u00a0€", "€320"),
        (32_050, "320,50\u00a0€", "€320.50"),
        (1_234_500, "12\u202f345\u00a0€", "€12,345"),
    ],
)
def test_an_amount_is_written_as_one_says_it(cents: int, french: str, english: str) -> None:
    assert (amount(cents, Language.FRENCH), amount(cents, Language.ENGLISH)) == (french, english)


def test_a_long_request_is_cut_in_the_subject() -> None:
    made = announce_message(AnnounceFacts(what="x" * 200, asked_on=date(2026, 11, 3)), Language.ENGLISH)
    assert made.subject == f"Before we begin: {'x' * 59}…"
