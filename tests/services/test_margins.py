"""First-year margin at signature and at month 3; practices that wait; the price list; requests of colleagues."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraRequest, ExtraWork, PracticeDecision
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ExtraRequestId, ExtraWorkId
from salesdesk.services import (
    extra_ledger,
    extra_requests,
    extra_tariffs,
    extra_work,
    margins,
    opportunities,
    practice_ledger,
    undo,
)
from salesdesk.services.extra_tariffs import TariffDraft
from salesdesk.services.extra_work import NewPractice
from salesdesk.services.margins import MarginDraft
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.stores import REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def refusal(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.key


def habit(client: Client, hours: int = 10, what: str = "Livraisons urgentes") -> practice_ledger.Practice:
    new = NewPractice(account_id=client.account.id, what=what, monthly_minutes=hours * 60, hourly_cents=5_000)
    return extra_work.note_practice(client.workspace, new)


def signed(client: Client, on: date = TODAY) -> None:
    opportunities.win(client.workspace, client.opportunity.id, on, 1_000_000)


def draft(client: Client, practices: int = 600_000, gifts: int = 0, decision: str = "") -> MarginDraft:
    return MarginDraft(
        opportunity_id=client.opportunity.id, price_cents=1_000_000, practices_cents=practices, gifts_cents=gifts,
        decision=decision,
    )  # fmt: skip


def test_price_practices_and_gifts_are_known_at_signature(client: Client) -> None:
    habit(client)
    priced = habit(client, what="Petites commandes")
    extra_work.decide(client.workspace, priced.id, PracticeDecision.PRICE)
    with client.workspace.unit(None) as unit:
        unit.put(
            ExtraWork(
                id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Étiquettes", asked_on=TODAY, noted_by=REP,
                price_cents=32_000, waived_on=TODAY,
            )
        )  # fmt: skip
    signed(client)
    found = margins.expected(client.workspace, client.opportunity.id)
    assert (found.price_cents, found.practices_cents, found.gifts_cents) == (1_000_000, 600_000, 32_000)


def test_a_negative_margin_is_refused_without_a_named_decision(client: Client) -> None:
    signed(client)
    with pytest.raises(UserError) as error:
        margins.keep(client.workspace, draft(client, 900_000, 200_000))
    assert refusal(error) == "margin.negative_without_decision"
    made = margins.keep(client.workspace, draft(client, 900_000, 200_000, " Client de  référence "))
    actual = (made.margin_cents, made.decision, made.decided_by, made.decided_on)
    assert actual == (-100_000, "Client de référence", REP, TODAY)


def test_a_margin_corrected_above_zero_needs_no_decision_any_more(client: Client) -> None:
    signed(client)
    first = margins.keep(client.workspace, draft(client, 1_200_000, decision="Essai"))
    again = margins.keep(client.workspace, draft(client, 100_000, decision="Essai"))
    assert (again.id, again.decision, again.decided_by) == (first.id, "", None)


def test_an_affair_that_is_not_signed_and_a_figure_below_zero_are_refused(client: Client) -> None:
    with pytest.raises(UserError) as error:
        margins.keep(client.workspace, draft(client))
    assert refusal(error) == "margin.not_signed"
    signed(client)
    with pytest.raises(UserError) as error:
        margins.keep(client.workspace, draft(client, -1))
    assert refusal(error) == "margin.below_zero"


def test_signatures_without_a_margin_are_asked_for_and_checks_due_come_first(client: Client) -> None:
    signed(client, date(2026, 8, 1))
    book = margins.margins(client.workspace)
    assert [(one.affair, one.review, one.is_due) for one in book.lines] == [("Contrat cadre pompage", None, False)]
    margins.keep(client.workspace, draft(client))
    (line,) = margins.margins(client.workspace).lines
    assert (line.check_on, line.is_due, line.review and line.review.margin_cents) == (date(2026, 11, 1), True, 400_000)


def test_month_three_keeps_what_was_seen_and_asks_for_words_when_it_is_negative(client: Client) -> None:
    signed(client)
    made = margins.keep(client.workspace, draft(client))
    with pytest.raises(UserError) as error:
        margins.check(client.workspace, made.id, 1_500_000, " ")
    assert refusal(error) == "margin.seen_negative_without_words"
    margins.check(client.workspace, made.id, 1_500_000, "Palettes refacturées dès janvier")
    (line,) = margins.margins(client.workspace).lines
    assert (line.seen_cents, line.is_due) == (-500_000, False)


def test_practices_that_wait_come_first_then_the_dearest(client: Client) -> None:
    cheap, dear = habit(client, 1, "Fax"), habit(client, 20, "Urgences")
    decided = habit(client, 50, "Palettes")
    extra_work.decide(client.workspace, decided.id, PracticeDecision.PRICE, reason="Ligne au contrat")
    book = practice_ledger.practices(client.workspace)
    assert [one.id for one in book.lines] == [dear.id, cheap.id, decided.id]
    assert (book.yearly_cents, book.waiting_cents) == (1_260_000, 1_260_000)


def test_an_accepted_practice_is_looked_at_again_within_a_year(client: Client) -> None:
    made = habit(client)
    after = extra_work.decide(client.workspace, made.id, PracticeDecision.ACCEPT, reason="Volume tenu")
    assert (after.revisit_on, after.decision_reason) == (TODAY + timedelta(days=365), "Volume tenu")
    for day in (TODAY, TODAY + timedelta(days=366)):
        with pytest.raises(UserError) as error:
            extra_work.decide(client.workspace, made.id, PracticeDecision.ACCEPT, revisit_on=day)
        assert refusal(error) == "extra.bad_revisit"


def test_a_practice_found_again_keeps_its_decision(client: Client) -> None:
    new = NewPractice(
        account_id=client.account.id, what="Urgences", monthly_minutes=60, hourly_cents=5_000, practice_key="rush"
    )
    first = extra_work.note_practice(client.workspace, new)
    extra_work.decide(client.workspace, first.id, PracticeDecision.CHANGE, reason="Commande groupée")
    again = extra_work.note_practice(client.workspace, new)
    assert (again.id, again.decision, again.decision_reason) == (first.id, PracticeDecision.CHANGE, "Commande groupée")


def test_the_price_list_works_its_prices_out_and_drops_what_is_retired(client: Client) -> None:
    worked = TariffDraft(name="Relevé sur site", minutes=90, hourly_cents=7_500, contingency_percent=10)
    kept = extra_tariffs.save(client.workspace, worked)
    fixed = extra_tariffs.save(
        client.workspace, TariffDraft(name="Étiquetage", minutes=60, hourly_cents=6_000, price_cents=9_900)
    )
    prices = [(one.tariff.name, one.price_cents) for one in extra_tariffs.price_list(client.workspace).lines]
    assert sorted(prices) == [("Relevé sur site", 13_000), ("Étiquetage", 9_900)]
    assert extra_tariffs.price_of(fixed, TODAY, minutes=120) == 12_000
    extra_tariffs.retire(client.workspace, kept.id)
    assert [one.tariff.id for one in extra_tariffs.price_list(client.workspace).lines] == [fixed.id]


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"name": " "}, "extra.tariff_without_name"),
        ({"minutes": 0}, "extra.tariff_out_of_range"),
        ({"hourly_cents": 400}, "extra.tariff_out_of_range"),
        ({"contingency_percent": 101}, "extra.tariff_out_of_range"),
        ({"price_cents": 0}, "extra.tariff_out_of_range"),
    ],
)
def test_a_line_of_the_price_list_out_of_range_is_refused(client: Client, changes: dict[str, object], key: str) -> None:
    fields: dict[str, object] = {"name": "Relevé", "minutes": 60, "hourly_cents": 7_500}
    with pytest.raises(UserError) as error:
        extra_tariffs.save(client.workspace, TariffDraft(**(fields | changes)))  # type: ignore[arg-type]  # by name
    assert refusal(error) == key


def request(client: Client, name: str = "Laiterie du val d'orb") -> ExtraRequest:
    made = ExtraRequest(
        id=ExtraRequestId(uuid4()), client=name, what="Reprise de 12 palettes", received_on=date(2026, 11, 3),
        received_by="Léa, magasin", asked_by="M. Aubry",
    )  # fmt: skip
    with client.workspace.unit(None) as unit:
        unit.put(made)
    return made


def test_the_account_of_a_request_is_found_by_likeness_of_names(client: Client) -> None:
    found = extra_requests.proposals(client.workspace, request(client).id)
    assert [one.id for one in found] == [client.account.id]
    assert extra_requests.proposals(client.workspace, request(client, "Brasserie Nord").id) == ()


def test_a_request_taken_up_becomes_extra_work_of_its_day_and_leaves_the_inbox(client: Client) -> None:
    made = request(client)
    extra = extra_requests.take(client.workspace, made.id, client.account.id)
    actual = (extra.what, extra.asked_on, extra.asked_by, extra.received_by, extra.status)
    assert actual == ("Reprise de 12 palettes", date(2026, 11, 3), "M. Aubry", "Léa, magasin", ExtraStatus.ASKED)
    assert extra_requests.inbox(client.workspace).requests == ()
    with pytest.raises(UserError) as error:
        extra_requests.take(client.workspace, made.id, client.account.id)
    assert refusal(error) == "extra.request_settled"
    undo.undo(client.workspace)
    assert [one.id for one in extra_requests.inbox(client.workspace).requests] == [made.id]
    assert extra_ledger.ledger(client.workspace).lines == ()


def test_a_request_is_put_aside_with_a_reason_only(client: Client) -> None:
    made = request(client)
    with pytest.raises(UserError) as error:
        extra_requests.dismiss(client.workspace, made.id, "")
    assert refusal(error) == "extra.dismissed_without_reason"
    after = extra_requests.dismiss(client.workspace, made.id, "Déjà au contrat")
    assert (after.dismissed_reason, after.settled_by) == ("Déjà au contrat", REP)
    assert extra_requests.inbox(client.workspace).requests == ()
