"""The ledger of extra work over 2,000 accounts and 6,000 lines: what the screen of value waits for.

Ceiling: 300 ms.
"""

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.clock import ZERO_STAMP
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ORDER, ExtraStatus
from salesdesk.domain.ids import AccountId, ExtraWorkId, PracticeId, uuid7
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.wire import to_wire
from salesdesk.services import extra_ledger
from salesdesk.services.extra_ledger import GroupBy, LedgerFilter, Show
from salesdesk.services.workspace import Workspace
from salesdesk.store.tables import table_of
from tests.factories.accounts import account
from tests.factories.portfolio import TODAY, held, workspace
from tests.factories.stores import ORG, OTHER_REP, REP

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ACCOUNTS, LINES = 2_000, 6_000
CEILING_MS = 300.0


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A store of 2,000 accounts with 500 practices and 6,000 extras of every step and age."""
    here = workspace(tmp_path_factory.mktemp("ledger"))
    made = _records(random.Random(11))
    for record in (Account, Ownership, Practice, ExtraWork):
        rows = [_row(one) for one in made if isinstance(one, record)]
        with here.laptop.store.write() as connection:
            connection.execute(insert(table_of(record)), rows)
    yield Workspace(here.laptop, anchor=TODAY)
    here.close()


def _records(chance: random.Random) -> list[Any]:
    def key() -> UUID:
        return uuid7(1_760_000_000_000 + len(made), chance.randbytes(10))

    made: list[Any] = []
    firms: list[Account] = []
    for number in range(ACCOUNTS):
        firms.append(account(id=AccountId(key()), name=f"Client {number}"))
        made.append(firms[-1])
        made.append(held(firms[-1].id, REP if number % 3 else OTHER_REP, id=key()))
    habits = [
        Practice(
            id=PracticeId(key()), account_id=firm.id, what="Urgences du lundi", noted_on=TODAY, noted_by=REP,
            monthly_minutes=60, hourly_cents=5_000,
        )
        for firm in firms[:500]
    ]  # fmt: skip
    made += habits
    for number in range(LINES):
        place = number % ACCOUNTS
        status = chance.choice(ORDER)
        asked_on = TODAY - timedelta(days=chance.randrange(340))
        later = asked_on + timedelta(days=1)
        reached = ORDER.index(status)
        made.append(
            ExtraWork(
                id=ExtraWorkId(key()), account_id=firms[place].id, what=f"Reprise des étiquettes {number}",
                asked_on=asked_on, noted_by=REP, status=status, price_cents=chance.choice((None, 12_000, 98_050)),
                announced_on=later if reached >= 1 else None, accepted_on=later if reached >= 2 else None,
                done_on=later if reached >= ORDER.index(ExtraStatus.DONE) else None,
                practice_id=habits[place].id if place < 500 else None,
            )
        )  # fmt: skip
    return made


def _row(record: Any) -> dict[str, object]:
    scope = getattr(record, NOUN_OF[type(record)].scope_field)
    return {**to_wire(record), "org_id": ORG.bytes, "scope_id": scope.bytes, "rev": 1, "stamp": ZERO_STAMP}


@pytest.mark.parametrize("group", list(GroupBy))
def test_the_ledger_of_six_thousand_lines(
    portfolio: Workspace, group: GroupBy, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted, times = LedgerFilter(group=group, show=Show.ALL), []
    found = extra_ledger.ledger(portfolio, wanted)
    for _ in range(9):
        # This thread's own processor time: what the work costs, whatever else the machine is doing.
        start = time.thread_time()
        extra_ledger.ledger(portfolio, wanted)
        times.append((time.thread_time() - start) * 1000)
    middle = sorted(times)[4]
    with capsys.disabled():
        print(
            f"\nledger of {LINES:,} lines by {group}: {middle:.0f} ms, {middle / CEILING_MS:.2f} x the ceiling ", end=""
        )
    assert len(found.lines) == LINES
