"""The practices of all clients (pratiques non rentables): yearly cost, decision, and those that wait for one.

Source: product.md 2.4, unprofitable practices: change it, price it, or accept it with a name and a date [value].
"""

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.extra_work import Practice, PracticeDecision
from salesdesk.domain.ids import PracticeId
from salesdesk.domain.margins import practice_waits
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_ledger as reading
from salesdesk.store.queries.people import all_users

__all__ = ["Practice", "PracticeDecision"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLine:
    """One practice.

    Attributes:
        waits: Whether somebody has to decide: nobody did yet, or its acceptance is over.
        extras: How many requests for extra work it caused.
        decided_by: Name of who decided; empty when nobody did.
        rep_name: Who owns the account, else who noted it.
    """

    practice: Practice
    account_name: str
    rep_name: str
    waits: bool
    extras: int
    decided_by: str

    @property
    def id(self) -> PracticeId:
        """Id of the practice."""
        return self.practice.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeBook:
    """All practices.

    Attributes:
        lines: Those that wait for a decision first, then the dearest.
        yearly_cents: What those cost in a year that are not priced.
        waiting_cents: What those cost in a year that wait for a decision.
        may_write: Whether the person may decide.
    """

    lines: tuple[PracticeLine, ...]
    yearly_cents: int
    waiting_cents: int
    may_write: bool
    today: date


def practices(workspace: Workspace) -> PracticeBook:
    """Reads the practices of all accounts that are here, in a fixed number of statements."""
    today = workspace.today()
    with workspace.read() as connection:
        found = reading.every_practice(connection, workspace.org_id)
        owners = reading.owners_now(connection, workspace.org_id, today)
        caused = reading.extras_by_practice(connection, workspace.org_id)
        users = all_users(connection)
    lines = []
    for practice, account_name in found:
        rep = users.get(owners.get(practice.account_id, practice.noted_by))
        decided = users.get(practice.decided_by) if practice.decided_by else None
        line = PracticeLine(
            practice=practice,
            account_name=account_name,
            rep_name=rep.name if rep else "",
            waits=practice_waits(practice, today),
            extras=caused.get(practice.id, 0),
            decided_by=decided.name if decided else "",
        )
        lines.append(line)
    lines.sort(key=lambda one: (not one.waits, -one.practice.yearly_cents, one.account_name.casefold(), str(one.id)))
    return PracticeBook(
        lines=tuple(lines),
        yearly_cents=sum(
            one.practice.yearly_cents for one in lines if one.practice.decision is not PracticeDecision.PRICE
        ),
        waiting_cents=sum(one.practice.yearly_cents for one in lines if one.waits),
        may_write=workspace.my_right("practice").creates,
        today=today,
    )
