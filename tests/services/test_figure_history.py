"""Figures keep their history; what the client validated is a proof; measures and the statement come from them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.errors import UserError
from salesdesk.domain.money import cents
from salesdesk.domain.value import FORMULAS, Given, Origin
from salesdesk.reports.benefit_statement import statement_html
from salesdesk.services import benefit_sheets, benefit_statement, benefits, conversations, figure_history
from salesdesk.services.benefits import FigureRequest
from salesdesk.services.brief import BriefTone, brief_of
from salesdesk.services.briefs import realised
from salesdesk.services.figure_history import FigureLine, NewMeasure
from tests.factories.conversations import TODAY
from tests.factories.figures import SAID, Told, stops, told_client


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    made = told_client(tmp_path, TODAY)
    yield made
    made.client.workspace.close()


def line(told: Told, formula: str) -> FigureLine:
    found = figure_history.history(told.client.workspace, told.client.account.id)
    return next(one for one in found if one.formula.id == formula)


def again(told: Told, margin: str, words: str = SAID) -> FigureRequest:
    on = date(2026, 5, 4)
    return FigureRequest(
        account_id=told.client.account.id, formula="downtime", given=stops(on, margin), agreed_words=words, agreed_on=on
    )


def test_each_calculator_has_its_figures_over_time_with_what_changed(told: Told) -> None:
    found = line(told, "downtime")
    assert [date(2026, 5, 4), date(2025, 10, 6)] == [one.computed_on for one in found.entries]
    assert (cents("43200"), cents("62400")) == found.course
    assert ["margin_hour"] == [one.name for one in found.latest.changes]
    assert ("Jeanne Brun", True, False) == (found.latest.author, found.latest.is_agreed, found.latest.old)
    assert found.entries[1].old


def test_a_guess_is_to_be_confirmed_and_an_old_figure_too(told: Told) -> None:
    assert line(told, "pump_energy").latest.to_confirm
    assert not line(told, "stock_release").latest.to_confirm
    told.client.workspace._anchor = TODAY + timedelta(days=366)
    assert line(told, "stock_release").latest.to_confirm


def test_changing_a_validated_figure_keeps_the_proof_and_asks_again(told: Told) -> None:
    changed = benefits.evaluate_and_save(told.client.workspace, again(told, "3000"))
    found = line(told, "downtime")
    assert ("", None) == (changed.agreed_words, changed.agreed_on)
    assert changed.id != told.downtime.id
    assert (True, 3) == (found.asks_again, len(found.entries))
    assert found.entries[1].is_agreed


def test_new_words_about_new_numbers_are_a_new_proof(told: Told) -> None:
    changed = benefits.evaluate_and_save(told.client.workspace, again(told, "3000", "Trois mille, oui."))
    assert "Trois mille, oui." == changed.agreed_words
    assert not line(told, "downtime").asks_again


def test_the_same_numbers_keep_their_proof(told: Told) -> None:
    kept = benefits.evaluate_and_save(told.client.workspace, again(told, "2600"))
    assert (SAID, date(2026, 5, 4)) == (kept.agreed_words, kept.agreed_on)


def test_a_figure_is_signed_off_with_words_and_a_day_that_has_come(told: Told) -> None:
    workspace = told.client.workspace
    with pytest.raises(UserError, match="no_words"):
        benefits.sign_off(workspace, told.pump.id, "  ", TODAY)
    with pytest.raises(UserError, match="day_ahead"):
        benefits.sign_off(workspace, told.pump.id, "Oui.", TODAY + timedelta(days=1))
    benefits.sign_off(workspace, told.pump.id, " Oui. ", TODAY)
    latest = line(told, "pump_energy").latest.figure
    assert ("Oui.", TODAY) == (latest.agreed_words, latest.agreed_on)


def test_promised_is_held_against_what_was_measured(told: Told) -> None:
    realised = line(told, "downtime").latest.realised[0]
    assert realised.yearly is not None
    assert (75.0, False, None) == (float(realised.yearly.percent.likely), realised.is_kept, realised.cash)
    figure_history.withdraw_measure(told.client.workspace, realised.measure.id)
    assert () == line(told, "downtime").latest.realised


@pytest.mark.parametrize(
    ("cash", "yearly", "ahead", "refusal"),
    [
        (None, None, 0, "nothing_measured"),
        (None, -1, 0, "below_zero"),
        (0, None, 1, "day_ahead"),
        (None, 100_000_000_001, 0, "above_limit"),
    ],
)
def test_a_measure_says_an_amount_of_a_day_that_has_come(
    told: Told, cash: int | None, yearly: int | None, ahead: int, refusal: str
) -> None:
    on = TODAY + timedelta(days=ahead)
    new = NewMeasure(figure_id=told.stock.id, measured_on=on, cash_cents=cash, yearly_cents=yearly)
    with pytest.raises(UserError, match=refusal):
        figure_history.record_measure(told.client.workspace, new)
    assert () == line(told, "stock_release").latest.realised


@pytest.mark.parametrize("language", list(Language))
def test_the_page_for_the_client_has_only_what_he_validated(told: Told, language: Language) -> None:
    workspace, whose = told.client.workspace, told.client.account.id
    assert (2026,) == benefit_statement.years(workspace, whose)
    statement = benefit_statement.statement(workspace, whose, 2026)
    messages = Messages(language, strict=True)
    html = statement_html(statement, messages)
    assert {"downtime", "stock_release"} == {one.figure.formula for one in statement.lines}
    assert ["pump_energy"] == [one.figure.formula for one in statement.pending]
    assert messages.text("value.formula_pump_energy") not in html
    assert SAID in html
    # 33,120 once and 46,800 measured of 62,400 + 6,624 a year; their sum is nowhere.
    assert (cents("33120"), cents("53424"), cents("14500")) == (
        statement.cash.likely_cents, statement.yearly.likely_cents, statement.paid_cents
    )  # fmt: skip
    plain = "".join(sign for sign in html if not sign.isspace() and sign != ",")
    assert "53424" in plain
    assert "86544" not in plain


def test_words_of_a_client_cannot_become_part_of_the_page(told: Told) -> None:
    benefits.sign_off(told.client.workspace, told.stock.id, "<b>oui</b>", TODAY)
    statement = benefit_statement.statement(told.client.workspace, told.client.account.id, 2026)
    html = statement_html(statement, Messages(Language.FRENCH, strict=True))
    assert "&lt;b&gt;oui&lt;/b&gt;" in html


def test_a_sheet_opens_outside_a_conversation_with_people_price_and_questions(told: Told) -> None:
    card, around = benefit_sheets.open_sheet(told.client.workspace, told.client.account.id, "downtime")
    assert told.downtime == card.figure
    assert {"Claire Vidal", "Marc Aubry"} == set(around.people)
    assert 4_200_000 == around.price_cents
    assert "events" in around.questions


@pytest.mark.parametrize("formula", list(FORMULAS))
def test_all_calculators_open_for_an_account(told: Told, formula: str) -> None:
    card, _around = benefit_sheets.open_sheet(told.client.workspace, told.client.account.id, formula)
    assert formula == card.formula.id


def test_who_said_a_figure_is_kept_with_it(told: Told) -> None:
    given = benefit_sheets.open_sheet(told.client.workspace, told.client.account.id, "downtime")[0].given
    assert ("Claire Vidal", "") == (given["events"].said_by, given["margin_hour"].said_by)
    assert Given.exact("1", Origin.GUESS).said_by == ""


def test_a_promise_not_kept_is_said_while_preparing(told: Told) -> None:
    client = told.client
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    said = list(realised.lines(client.workspace, view))
    assert [(75, BriefTone.WARNING)] == [(one.saying.args["share"], one.tone) for one in said]
    assert said[0] in brief_of(client.workspace, view)


def test_an_agreement_of_a_day_to_come_is_refused(told: Told) -> None:
    workspace, whose = told.client.workspace, told.client.account.id
    numbers = {"kw": "15", "hours": "4000", "speed": "0.8", "price": "0.18"}
    given = {name: Given.exact(number, Origin.MEASURED) for name, number in numbers.items()}
    request = FigureRequest(
        account_id=whose, formula="pump_energy", given=given, agreed_words="Oui.", agreed_on=TODAY + timedelta(days=1)
    )  # fmt: skip
    with pytest.raises(UserError, match="day_ahead"):
        benefits.evaluate_and_save(workspace, request)
