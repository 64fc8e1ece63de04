"""Benefits are computed with the client's figures, kept with their inputs, and the best two are chosen."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.value import Given, Origin
from salesdesk.services import benefits, conversations
from salesdesk.services.benefits import FigureRequest
from tests.factories.conversations import TODAY, Client, client_at


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def stock(client: Client, value: str = "92000", origin: Origin = Origin.CLIENT_SAID) -> FigureRequest:
    given = {"value": Given.exact(value, origin, TODAY), "pct": Given.exact("36", origin, TODAY)}
    return FigureRequest(account_id=client.account.id, formula="stock_release", given=given, point_key="p2")


def downtime(client: Client, margin: str, origin: Origin) -> FigureRequest:
    given = {
        "events": Given.exact("3", origin, TODAY),
        "hours": Given.exact("8", origin, TODAY),
        "margin_hour": Given.exact(margin, origin, TODAY),
    }
    return FigureRequest(account_id=client.account.id, formula="downtime", given=given)


def test_a_figure_is_kept_with_its_amounts_and_formula_version(client: Client) -> None:
    figure = benefits.evaluate_and_save(client.workspace, stock(client))
    assert (3_312_000, None, 1, False) == (
        figure.cash_likely_cents,
        figure.yearly_likely_cents,
        figure.formula_version,
        figure.to_confirm,
    )
    assert (figure,) == benefits.figures_for(client.workspace, client.account.id)


def test_computing_again_replaces_the_figure_of_the_same_point(client: Client) -> None:
    first = benefits.evaluate_and_save(client.workspace, stock(client))
    second = benefits.evaluate_and_save(client.workspace, stock(client, "100000"))
    assert first.id == second.id
    assert (second,) == benefits.figures_for(client.workspace, client.account.id)


def test_an_input_out_of_range_is_refused_by_name_and_nothing_is_kept(client: Client) -> None:
    request = stock(client)
    wrong = FigureRequest(
        account_id=request.account_id,
        formula=request.formula,
        given={**request.given, "pct": Given.exact("140", Origin.GUESS, TODAY)},
    )
    with pytest.raises(UserError) as refused:
        benefits.evaluate_and_save(client.workspace, wrong)
    assert "value.input_stock_release_pct" == refused.value.arguments["input"]
    assert () == benefits.figures_for(client.workspace, client.account.id)


def test_a_guess_is_marked_to_confirm(client: Client) -> None:
    assert benefits.evaluate_and_save(client.workspace, stock(client, origin=Origin.GUESS)).to_confirm


def test_a_point_without_figure_offers_the_question_that_gets_it(client: Client) -> None:
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    card = next(one for one in view.cards if one.id == "p2")
    assert card.question is not None
    assert (None, "q8") == (card.benefit, card.question.id)


def test_the_best_two_prefer_the_clients_own_figures_to_a_larger_guess(client: Client) -> None:
    guess = benefits.evaluate_and_save(client.workspace, downtime(client, "9000", Origin.GUESS))
    loss = FigureRequest(
        account_id=client.account.id,
        formula="rework",
        given={
            "errors_year": Given.exact("40", Origin.CLIENT_SAID, TODAY),
            "hours_each": Given.exact("2", Origin.CLIENT_SAID, TODAY),
            "cost_hour": Given.exact("45", Origin.CLIENT_SAID, TODAY),
            "share": Given.exact("50", Origin.CLIENT_SAID, TODAY),
        },
    )
    said = benefits.evaluate_and_save(client.workspace, loss)
    of_stage = benefits.evaluate_and_save(client.workspace, stock(client))
    best = conversations.prepare(client.workspace, visit_id=client.visit.id).best
    assert [of_stage.id, said.id] == [one.figure.id for one in best if one.figure]
    assert guess.id not in {one.figure.id for one in best if one.figure}


def test_a_figure_ages(client: Client) -> None:
    given = {
        "value": Given.exact(Decimal(92000), Origin.CLIENT_SAID, date(2025, 3, 1)),
        "pct": Given.exact(Decimal(36), Origin.CLIENT_SAID, date(2025, 3, 1)),
    }
    assert benefits.preview("stock_release", given, TODAY).to_confirm
    assert not benefits.preview("stock_release", given, date(2025, 6, 1)).to_confirm
