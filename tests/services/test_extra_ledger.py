"""The ledger: clocks, leaks and alarms by account, rep and practice; each step of a line, and what refuses it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import event

from salesdesk.domain.accounts import Account
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ExtraAlarm, ExtraStatus, Leakage
from salesdesk.domain.ids import AccountId, ExtraWorkId, PracticeId
from salesdesk.services import extra_ledger, extra_steps, extra_work, news, undo
from salesdesk.services.extra_ledger import GroupBy, LedgerFilter, Show
from salesdesk.services.extra_steps import Announcement
from salesdesk.services.extra_work import NewExtra
from tests.factories.accounts import account
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.portfolio import held
from tests.factories.stores import OTHER_REP, REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def line(account_id: AccountId, days: int = 0, **changes: Any) -> ExtraWork:
    """Makes extra work asked so many days ago, at 100 euros."""
    fields: dict[str, Any] = {
        "id": ExtraWorkId(uuid4()),
        "account_id": account_id,
        "what": "Reprise des étiquettes",
        "asked_on": TODAY - timedelta(days=days),
        "noted_by": REP,
        "price_cents": 10_000,
    }
    return ExtraWork(**(fields | changes))


def keep(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        unit.put_all(records)


def other_account(name: str = "Fonderie de l’Arn") -> Account:
    return account(name=name)


def refusal(error: pytest.ExceptionInfo[UserError]) -> str:
    return error.value.key


def kept(client: Client, extra: ExtraWork) -> ExtraWork:
    with client.workspace.unit(None) as unit:
        return unit.need(ExtraWork, extra.id)


def test_alarms_come_first_then_the_greatest_bill_in_the_making(client: Client) -> None:
    quiet, loud = other_account(), other_account("Scierie du Tarn")
    keep(client, quiet, loud, line(client.account.id, 5, price_cents=900_000), line(quiet.id, 2), line(loud.id, 31))
    found = extra_ledger.ledger(client.workspace)
    assert [one.name for one in found.groups] == ["Scierie du Tarn", "Laiterie du Val d’Orb", "Fonderie de l’Arn"]
    assert (found.clock.known_cents, found.clock.days, found.accounts_due, found.alarms) == (920_000, 31, 1, 1)


def test_a_leak_is_summed_by_account_rep_and_practice_and_waived_amounts_apart(client: Client) -> None:
    other = other_account()
    habit = Practice(
        id=PracticeId(uuid4()), account_id=other.id, what="Reprises du lundi", noted_on=TODAY, noted_by=REP,
        monthly_minutes=60, hourly_cents=5_000,
    )  # fmt: skip
    done = {"status": ExtraStatus.DONE, "done_on": TODAY}
    given = {"waived_on": TODAY, "waived_by": REP, "waived_reason": "Geste commercial"}
    keep(
        client, other, habit, held(other.id, OTHER_REP),
        line(client.account.id, 3, **done), line(other.id, 4, practice_id=habit.id, price_cents=25_000, **done),
        line(other.id, 9, **done, **given),
    )  # fmt: skip
    by_rep = extra_ledger.ledger(client.workspace, LedgerFilter(group=GroupBy.REP, show=Show.ALL))
    assert {one.key: (one.leaked, one.waived) for one in by_rep.groups} == {
        OTHER_REP: (Leakage(25_000), Leakage(10_000)), REP: (Leakage(10_000), Leakage()),
    }  # fmt: skip
    by_practice = extra_ledger.ledger(client.workspace, LedgerFilter(group=GroupBy.PRACTICE))
    assert [(one.name, one.leaked.known_cents) for one in by_practice.groups] == [
        ("Reprises du lundi", 25_000), ("", 10_000),
    ]  # fmt: skip
    assert (by_rep.leaked, by_rep.waived) == (Leakage(35_000), Leakage(10_000))


def test_the_filter_finds_words_without_accents_one_rep_and_lines_in_alarm(client: Client) -> None:
    other = other_account()
    keep(client, other, held(other.id, OTHER_REP), line(client.account.id, 31), line(other.id, 1, what="Démontage"))

    def names(wanted: LedgerFilter) -> list[str]:
        return [one.extra.what for one in extra_ledger.ledger(client.workspace, wanted).lines]

    assert names(LedgerFilter(words="demontage FONDERIE")) == ["Démontage"]
    assert names(LedgerFilter(rep_id=OTHER_REP)) == ["Démontage"]
    assert names(LedgerFilter(show=Show.ALARMS)) == ["Reprise des étiquettes"]
    assert names(LedgerFilter(words="rien de tel")) == []


def test_what_is_settled_is_listed_only_when_all_is_wanted(client: Client) -> None:
    keep(client, line(client.account.id, 9, status=ExtraStatus.PAID), line(client.account.id, 500, waived_on=TODAY))
    sizes = [len(extra_ledger.ledger(client.workspace, LedgerFilter(show=one)).lines) for one in (Show.OPEN, Show.ALL)]
    assert sizes == [0, 1]


def test_clocks_that_rang_are_those_of_ones_own_accounts(client: Client) -> None:
    other = other_account()
    keep(client, other, held(other.id, OTHER_REP), line(client.account.id, 40), line(other.id, 50))
    mine, everybody = extra_ledger.due_clocks(client.workspace), extra_ledger.due_clocks(client.workspace, own=False)
    assert [one.clock.days for one in mine] == [40]
    assert [one.clock.days for one in everybody] == [50, 40]


def test_a_clock_that_rang_waits_under_the_bell(client: Client) -> None:
    before = news.news_count(client.workspace)
    keep(client, line(client.account.id, 30), line(client.account.id, 29))
    found = news.waiting(client.workspace)
    assert ([one.account_name for one in found.clocks], found.count) == (["Laiterie du Val d’Orb"], before + 1)


def test_two_thousand_accounts_are_read_in_a_fixed_number_of_statements(client: Client) -> None:
    firms = [other_account(f"Société {place}") for place in range(2_000)]
    keep(
        client, *firms, *(held(one.id) for one in firms), *(line(one.id, place % 60) for place, one in enumerate(firms))
    )
    asked: list[str] = []
    engine = client.workspace.laptop.store.reader
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    found = extra_ledger.ledger(client.workspace)
    reads = [one for one in asked if one.lstrip().upper().startswith("SELECT")]
    assert (len(found.groups), len(reads) <= 8) == (2_000, True)


def test_an_announcement_keeps_the_message_the_price_and_the_day(client: Client) -> None:
    extra = line(client.account.id, 31, price_cents=None)
    keep(client, extra)
    said = Announcement(text=" Bonjour, 320 € ? ", price_cents=32_000, gain_cents=90_000, on=TODAY - timedelta(days=1))
    after = extra_steps.announce(client.workspace, extra.id, said)
    actual = (after.status, after.announcement, after.price_cents, after.gain_cents, after.announced_on)
    assert actual == (ExtraStatus.ANNOUNCED, "Bonjour, 320 € ?", 32_000, 90_000, date(2026, 11, 22))
    assert extra_ledger.due_clocks(client.workspace) == ()


def test_undo_takes_a_line_one_step_back(client: Client) -> None:
    extra = line(client.account.id, 3)
    keep(client, extra)
    extra_steps.announce(client.workspace, extra.id, Announcement(text="Bonjour", price_cents=10_000))
    extra_steps.accept(client.workspace, extra.id, "Oui, allez-y")
    undo.undo(client.workspace)
    assert (kept(client, extra).status, kept(client, extra).reply) == (ExtraStatus.ANNOUNCED, "")


def test_the_yes_is_kept_in_the_clients_words_and_needs_some(client: Client) -> None:
    extra = line(client.account.id, 3)
    keep(client, extra)
    with pytest.raises(UserError) as error:
        extra_steps.accept(client.workspace, extra.id, "  ")
    assert refusal(error) == "extra.reply_without_words"
    after = extra_steps.accept(client.workspace, extra.id, "Oui, allez-y")
    assert (after.status, after.reply, after.accepted_on) == (ExtraStatus.ACCEPTED, "Oui, allez-y", TODAY)


def test_a_yes_after_the_work_leaves_it_done_and_in_alarm(client: Client) -> None:
    extra = line(client.account.id, 9, status=ExtraStatus.DONE, done_on=TODAY - timedelta(days=2))
    keep(client, extra)
    extra_steps.accept(client.workspace, extra.id, "D’accord")
    (shown,) = extra_ledger.ledger(client.workspace).lines
    assert (shown.extra.status, shown.alarms) == (ExtraStatus.DONE, (ExtraAlarm.DONE_BEFORE_ACCEPTED,))


def test_a_no_stops_what_is_not_done(client: Client) -> None:
    open_one, done = line(client.account.id), line(client.account.id, status=ExtraStatus.DONE, done_on=TODAY)
    keep(client, open_one, done)
    stopped = [extra_steps.refuse(client.workspace, one.id, "Non merci").stopped_on for one in (open_one, done)]
    assert stopped == [TODAY, None]


def test_waiving_is_signed_with_a_reason_and_closes_the_line(client: Client) -> None:
    extra = line(client.account.id, 31)
    keep(client, extra)
    with pytest.raises(UserError) as error:
        extra_steps.waive(client.workspace, extra.id, " ")
    assert refusal(error) == "extra.waived_without_reason"
    after = extra_steps.waive(client.workspace, extra.id, "Erreur de notre part")
    assert (after.waived_on, after.waived_by, after.waived_reason) == (TODAY, REP, "Erreur de notre part")
    with pytest.raises(UserError) as error:
        extra_steps.mark(client.workspace, extra.id, ExtraStatus.DONE)
    assert refusal(error) == "extra.settled"


@pytest.mark.parametrize(
    ("changes", "gesture", "key"),
    [
        ({"status": ExtraStatus.DONE}, extra_steps.stop, "extra.done_already"),
        ({"status": ExtraStatus.PAID}, lambda w, i: extra_steps.waive(w, i, "Non"), "extra.paid_already"),
        ({"price_cents": None}, lambda w, i: extra_steps.accept(w, i, "Oui"), "extra.accepted_without_price"),
        (
            {"price_cents": None},
            lambda w, i: extra_steps.mark(w, i, ExtraStatus.INVOICED),
            "extra.invoiced_without_price",
        ),
        ({}, lambda w, i: extra_steps.mark(w, i, ExtraStatus.DONE, on=TODAY + timedelta(days=1)), "extra.future_day"),
        ({}, lambda w, i: extra_steps.announce(w, i, Announcement(text="x", price_cents=0)), "conversation.no_price"),
        ({}, lambda w, i: extra_steps.announce(w, i, Announcement(text="x" * 20_001, price_cents=1)), "extra.too_long"),
        ({}, lambda w, i: extra_steps.accept(w, i, "x" * 20_001), "extra.too_long"),
    ],
)
def test_a_step_that_cannot_be_is_refused_and_changes_nothing(
    client: Client, changes: dict[str, Any], gesture: Any, key: str
) -> None:
    extra = line(client.account.id, 3, **changes)
    keep(client, extra)
    with pytest.raises(UserError) as error:
        gesture(client.workspace, extra.id)
    assert (refusal(error), kept(client, extra)) == (key, extra)


def test_work_goes_from_done_to_paid(client: Client) -> None:
    extra = line(client.account.id, 3, status=ExtraStatus.ACCEPTED, accepted_on=TODAY)
    keep(client, extra)
    for step in (ExtraStatus.DONE, ExtraStatus.INVOICED, ExtraStatus.PAID):
        extra_steps.mark(client.workspace, extra.id, step)
    after = kept(client, extra)
    assert (after.status, after.done_on, after.invoiced_on, after.paid_on) == (ExtraStatus.PAID, TODAY, TODAY, TODAY)


def test_a_request_noted_late_keeps_its_day_and_who_asked(client: Client) -> None:
    new = NewExtra(
        account_id=client.account.id, what="Palettes", asked_on=TODAY - timedelta(days=8), asked_by=" Marc  A "
    )
    made = extra_work.note(client.workspace, new)
    assert (made.asked_on, made.asked_by) == (date(2026, 11, 15), "Marc A")
    with pytest.raises(UserError) as error:
        extra_work.note(
            client.workspace, NewExtra(account_id=client.account.id, what="x", asked_on=TODAY + timedelta(days=1))
        )
    assert refusal(error) == "extra.future_day"


def test_a_stop_that_met_the_work_done_is_open_in_the_ledger_the_bell_and_the_visit(client: Client) -> None:
    met = line(client.account.id, 400, status=ExtraStatus.DONE, done_on=TODAY, stopped_on=TODAY)
    keep(client, met, line(client.account.id, 400, stopped_on=TODAY))
    rang = extra_ledger.due_clocks(client.workspace)
    assert [one.id for one in extra_ledger.ledger(client.workspace).lines] == [met.id]
    assert [(one.clock.lines, one.clock.days) for one in rang] == [(1, 400)]
    assert [one.id for one in extra_work.extras_of(client.workspace, client.account.id)] == [met.id]


def test_a_price_that_was_waived_here_and_paid_there_is_no_gift(client: Client) -> None:
    given = {"waived_on": TODAY, "waived_by": REP, "waived_reason": "Geste"}
    keep(client, line(client.account.id, 9, status=ExtraStatus.PAID, paid_on=TODAY, **given))
    keep(client, line(client.account.id, 9, price_cents=700, **given))
    found = extra_ledger.ledger(client.workspace, LedgerFilter(show=Show.ALL))
    assert (found.waived, found.leaked) == (Leakage(700), Leakage())


def test_a_yes_that_came_after_the_waiving_leaves_it_given_up(client: Client) -> None:
    extra = line(client.account.id, 3, status=ExtraStatus.ANNOUNCED, announced_on=TODAY)
    keep(client, extra)
    extra_steps.waive(client.workspace, extra.id, "Erreur de notre part")
    with pytest.raises(UserError) as refused:
        extra_steps.accept(client.workspace, extra.id, "Oui")
    assert (refusal(refused), kept(client, extra).accepted_on) == ("extra.settled", None)


def test_a_step_noted_late_does_not_take_back_what_came_meanwhile(client: Client) -> None:
    extra = line(client.account.id, 9, status=ExtraStatus.PAID, paid_on=TODAY)
    keep(client, extra)
    extra_steps.mark(client.workspace, extra.id, ExtraStatus.DONE, on=TODAY - timedelta(days=2))
    after = kept(client, extra)
    assert (after.status, after.done_on) == (ExtraStatus.PAID, TODAY - timedelta(days=2))


def test_what_is_given_up_or_stopped_is_not_spoken_of_in_a_visit(client: Client) -> None:
    announced = {"status": ExtraStatus.ANNOUNCED, "announced_on": TODAY}
    keep(client, line(client.account.id, 2, waived_on=TODAY, **announced))
    keep(client, line(client.account.id, 2, stopped_on=TODAY, **announced))
    open_still = line(client.account.id, 2, **announced)
    keep(client, open_still)
    assert [one.id for one in extra_work.extras_of(client.workspace, client.account.id)] == [open_still.id]


def test_a_word_dated_before_the_request_is_refused_and_today_never_is(client: Client) -> None:
    extra, ahead = line(client.account.id, 3, price_cents=10_000), line(client.account.id, -1)
    keep(client, extra, ahead)
    early = TODAY - timedelta(days=4)
    with pytest.raises(UserError) as refused:
        extra_steps.accept(client.workspace, extra.id, "Oui", on=early)
    assert refusal(refused) == "extra.before_asked"
    with pytest.raises(UserError) as refused:
        extra_steps.announce(client.workspace, extra.id, Announcement(text="x", price_cents=1, on=early))
    assert refusal(refused) == "extra.before_asked"
    assert extra_steps.accept(client.workspace, ahead.id, "Oui").accepted_on == TODAY


@pytest.mark.parametrize(("cents", "key"), [(0, "conversation.no_price"), (10**30, "extra.price_too_high")])
def test_a_price_of_nothing_or_beyond_the_store_is_refused(client: Client, cents: int, key: str) -> None:
    extra = line(client.account.id, 3)
    keep(client, extra)
    with pytest.raises(UserError) as refused:
        extra_steps.announce(client.workspace, extra.id, Announcement(text="x", price_cents=cents))
    assert refusal(refused) == key
