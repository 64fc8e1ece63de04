"""The next best conversation over 2,000 accounts: what the day's screen waits for.

Ceiling: 150 ms, issue 3.
"""

import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.clock import ZERO_STAMP
from salesdesk.domain.conversation import Commitment
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import AccountId, CommitmentId, ContactId, ExtraWorkId, OpportunityId, VisitId, uuid7
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import BuyingRole, Side
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.wire import to_wire
from salesdesk.services import next_conversation
from salesdesk.services.workspace import Workspace
from salesdesk.store.tables import table_of
from tests.factories.accounts import account, contact
from tests.factories.portfolio import TODAY, distribution, keep, opportunity, visit, workspace
from tests.factories.stores import ORG, REP

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ACCOUNTS = 2_000
CEILING_MS = 150.0
_STAGES = ("S1", "S2", "S3", "S4", "S5")


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A store of 2,000 accounts: 5,000 people, 10,000 visits of the year, 700 affairs, 3,000 promises, 400 extras."""
    here = workspace(tmp_path_factory.mktemp("portfolio"))
    keep(here, [distribution()])
    _fill(here)
    yield Workspace(here.laptop, anchor=TODAY)
    here.close()


def _fill(here: Workspace) -> None:
    made = _firms(random.Random(11))
    for record in (Account, Contact, Visit, Opportunity, Commitment, ExtraWork):
        rows = [_row(one) for one in made if isinstance(one, record)]
        with here.laptop.store.write() as connection:
            connection.execute(insert(table_of(record)), rows)


def _firms(chance: random.Random) -> list[Any]:
    made: list[Any] = []
    for number in range(ACCOUNTS):

        def key(number: int = number) -> UUID:
            return uuid7(1_760_000_000_000 + number, chance.randbytes(10))

        firm = account(id=AccountId(key()), name=f"Client {number}", planned_contacts=7, potential_cents=5_000_000)
        made.append(firm)
        made += [contact(firm.id, id=ContactId(key()), buying_role=chance.choice(list(BuyingRole))) for _ in range(3)]
        for _ in range(5):
            on = date(2026, 1, 5) + timedelta(days=chance.randrange(322))
            made.append(visit(firm.id, on, id=VisitId(key()), status=VisitStatus.DONE))
        if number % 20 < 7:
            since, stage = TODAY - timedelta(days=chance.randrange(90)), chance.choice(_STAGES)
            made.append(opportunity(firm.id, id=OpportunityId(key()), stage_key=stage, stage_since=since))
        for side in (Side.REP, Side.CLIENT)[: 1 + number % 2]:
            due = TODAY + timedelta(days=chance.randrange(-20, 200))
            made.append(
                Commitment(
                    id=CommitmentId(key()), account_id=firm.id, side=side, what="Envoyer", due_on=due, made_on=TODAY
                )
            )  # fmt: skip
        if number % 5 == 0:
            asked = TODAY - timedelta(days=chance.randrange(60))
            made.append(ExtraWork(id=ExtraWorkId(key()), account_id=firm.id, what="Tri", asked_on=asked, noted_by=REP))
    return made


def _row(record: Any) -> dict[str, object]:
    scope = getattr(record, NOUN_OF[type(record)].scope_field)
    return {**to_wire(record), "org_id": ORG.bytes, "scope_id": scope.bytes, "rev": 1, "stamp": ZERO_STAMP}


def _timed(work: Any) -> float:
    """Milliseconds of this thread's own processor time: what the work costs, whatever else the machine is doing."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def test_the_day_over_two_thousand_accounts(portfolio: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    first = _timed(lambda: next_conversation.for_day(portfolio))
    times = sorted(_timed(lambda: next_conversation.for_day(portfolio)) for _ in range(15))
    found = times[len(times) // 2]
    with capsys.disabled():
        print(
            f"\nnext best conversation of {ACCOUNTS:,} accounts: {found:.1f} ms ({first:.0f} the first time), ", end=""
        )
        print(f"{found / CEILING_MS:.2f} x the ceiling of {CEILING_MS:.0f} ms")
    assert next_conversation.SHOWN_A_DAY == len(next_conversation.for_day(portfolio))


def test_one_account_among_two_thousand(portfolio: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    account_id = next_conversation.for_day(portfolio)[0].account_id
    times = sorted(_timed(lambda: next_conversation.for_account(portfolio, account_id)) for _ in range(15))
    with capsys.disabled():
        print(f"\nnext best conversation of one account: {times[7]:.1f} ms, {times[7] / 50:.2f} x the ceiling of 50 ms")
    assert next_conversation.for_account(portfolio, account_id) is not None
