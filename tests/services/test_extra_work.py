"""Extra work is priced and announced before it is done; practices are decided by name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.services import extra_work
from salesdesk.services.extra_work import (
    ExtraAlarm,
    ExtraStatus,
    ExtraWork,
    NewExtra,
    NewPractice,
    PracticeDecision,
)
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.stores import REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def asked(client: Client) -> ExtraWork:
    return extra_work.note(client.workspace, NewExtra(account_id=client.account.id, what="Reprise des étiquettes"))


def test_extra_work_is_announced_only_with_a_price(client: Client) -> None:
    extra = asked(client)
    with pytest.raises(UserError, match="announced_without_price"):
        extra_work.announce(client.workspace, extra.id)
    extra_work.price(client.workspace, extra.id, price_cents=320_000)
    told = extra_work.announce(client.workspace, extra.id)
    assert (ExtraStatus.ANNOUNCED, TODAY, ()) == (told.extra.status, told.extra.announced_on, told.alarms)


def test_done_before_accepted_is_an_alarm(client: Client) -> None:
    extra = asked(client)
    extra_work.price(client.workspace, extra.id, price_cents=320_000)
    done = extra_work.advance(client.workspace, extra.id, ExtraStatus.DONE)
    assert (ExtraAlarm.DONE_BEFORE_ACCEPTED,) == done.alarms


def test_the_reply_of_the_client_is_kept_as_proof(client: Client) -> None:
    extra = asked(client)
    told = extra_work.advance(client.workspace, extra.id, ExtraStatus.ACCEPTED, reply=" D’accord pour 3 200 € ")
    assert ("D’accord pour 3 200 €", TODAY) == (told.extra.reply, told.extra.accepted_on)


def test_a_price_is_worked_out_from_time_rate_and_margin(client: Client) -> None:
    assert 90_000 == extra_work.worked_out_price(600, 7_500, 20, TODAY)


def test_a_price_of_zero_and_a_request_without_words_are_refused(client: Client) -> None:
    with pytest.raises(UserError, match="no_price"):
        extra_work.price(client.workspace, asked(client).id, price_cents=0)
    with pytest.raises(UserError, match="empty_extra"):
        extra_work.note(client.workspace, NewExtra(account_id=client.account.id, what=" "))


def test_paid_extra_work_leaves_the_open_ones(client: Client) -> None:
    extra = asked(client)
    assert [extra.id] == [one.id for one in extra_work.extras_of(client.workspace, client.account.id)]
    extra_work.advance(client.workspace, extra.id, ExtraStatus.PAID)
    assert () == extra_work.extras_of(client.workspace, client.account.id)


def practice(client: Client, minutes: int) -> NewPractice:
    return NewPractice(
        account_id=client.account.id,
        what="Livraisons urgentes",
        monthly_minutes=minutes,
        hourly_cents=5_000,
        practice_key="urgent_deliveries",
    )


def test_a_practice_noted_again_is_brought_up_to_date(client: Client) -> None:
    extra_work.note_practice(client.workspace, practice(client, 30))
    extra_work.note_practice(client.workspace, practice(client, 60))
    (known,) = extra_work.practices_of(client.workspace, client.account.id)
    assert 60_000 == known.yearly_cents


def test_a_decision_on_a_practice_is_signed_and_dated(client: Client) -> None:
    noted = extra_work.note_practice(client.workspace, practice(client, 30))
    decided = extra_work.decide(client.workspace, noted.id, PracticeDecision.PRICE)
    assert (REP, TODAY) == (decided.decided_by, decided.decided_on)
    opened = extra_work.decide(client.workspace, noted.id, PracticeDecision.OPEN)
    assert (None, None) == (opened.decided_by, opened.decided_on)


def test_a_practice_without_cost_or_words_is_refused(client: Client) -> None:
    with pytest.raises(UserError, match="practice_without_cost"):
        extra_work.note_practice(client.workspace, practice(client, 0))
    new = NewPractice(account_id=client.account.id, what="", monthly_minutes=1, hourly_cents=1)
    with pytest.raises(UserError, match="empty_practice"):
        extra_work.note_practice(client.workspace, new)
