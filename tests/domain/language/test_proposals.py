"""What is said instead states a figure of this client, or asks for it; it invents none."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from salesdesk.domain.conversation import Figure
from salesdesk.domain.ids import AccountId, FigureId, UserId
from salesdesk.domain.language import Family, propose
from salesdesk.domain.value import Given, Origin, write_inputs
from salesdesk.services.language import proposal_text
from salesdesk.services.language_tools import shipped_lexicon

TODAY = date(2026, 11, 23)
LOAN = {"capital": "180000", "months": "120", "rate_old": "3.5", "rate_new": "2.45", "fees": "500", "charge": "0"}
TIME = {"hours_week": "2", "cost_hour": "32"}


def family(name: str) -> Family:
    found = shipped_lexicon("fr").family(name)
    assert found is not None
    return found


def figure(formula: str, values: dict[str, str], origin: Origin = Origin.CLIENT_SAID) -> Figure:
    given = {
        name: Given(Decimal(value), Decimal(value), Decimal(value), origin=origin, said_on=TODAY)
        for name, value in values.items()
    }
    return Figure(
        id=FigureId(UUID(int=7)), account_id=AccountId(UUID(int=8)), formula=formula, formula_version=1,
        inputs=write_inputs(given), computed_at=datetime(2026, 11, 20, tzinfo=UTC), computed_by=UserId(UUID(int=9)),
    )  # fmt: skip


def test_a_figure_of_the_family_is_said_rounded_down() -> None:
    proposal = propose(family("time_on_file"), [figure("loan", LOAN)], TODAY)
    assert "Vous économisez 9\u202f900\u00a0€ d’intérêts sur 10 ans." == proposal_text(proposal, "fr")
    assert "€9,900" in proposal_text(proposal, "en")


def test_without_a_figure_a_question_obtains_it() -> None:
    proposal = propose(family("time_on_file"), [], TODAY)
    assert proposal.is_question
    assert not any(sign.isdigit() for sign in proposal_text(proposal, "fr"))
    assert proposal_text(proposal, "fr").endswith("\u202f?")


def test_a_gain_of_another_kind_is_better_than_a_question() -> None:
    proposal = propose(family("trips_calls"), [figure("time_saved", TIME)], TODAY)
    assert "time_saved" == proposal.formula.id


def test_a_guess_is_said_to_be_confirmed() -> None:
    proposal = propose(family("time_on_file"), [figure("loan", LOAN, Origin.GUESS)], TODAY)
    assert proposal_text(proposal, "fr").endswith("(à confirmer)")


@pytest.mark.parametrize("inputs", ["", "{", '{"capital": 1}', "[]"])
def test_a_figure_that_cannot_be_computed_again_is_not_said(inputs: str) -> None:
    broken = replace(figure("loan", LOAN), inputs=inputs)
    assert propose(family("time_on_file"), [broken], TODAY).is_question


def test_a_cost_of_the_seller_is_no_gain_of_the_client() -> None:
    cost = figure("terms_cost", {"sale": "10000", "days": "60", "rate": "6"})
    assert propose(family("time_on_file"), [cost], TODAY).is_question


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_family_has_a_question_in_words(lang: str) -> None:
    asked = {one.id: proposal_text(propose(one, [], TODAY), lang) for one in shipped_lexicon(lang).families}
    assert all(text.endswith("?") for text in asked.values())
