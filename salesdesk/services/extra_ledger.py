"""The ledger of extra work (registre du hors périmètre): who owes a word to whom, what leaks, whose clock has rung.

Source: product.md 2.4, extra-work ledger and thirteenth-invoice clock [value].
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from salesdesk.domain.extra_clock import (
    CLOCK_DAYS,
    InvoiceClock,
    age_in_days,
    clock_of,
    is_closed,
    is_surprise,
    leaked,
    line_alarms,
    waived,
)
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import ExtraAlarm, ExtraStatus, Leakage, total_leakage
from salesdesk.domain.ids import AccountId, ExtraWorkId, UserId
from salesdesk.domain.spelling import fold
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_ledger as reading
from salesdesk.store.queries.people import all_users
from salesdesk.store.queries.records import get_many

__all__ = ["CLOCK_DAYS", "ExtraAlarm", "ExtraStatus", "ExtraWork", "InvoiceClock", "Leakage"]

SETTLED_FOR: Final = timedelta(days=365)
"""How far back what is paid, given up or stopped is still shown and summed."""


class GroupBy(StrEnum):
    """By what the lines are gathered."""

    ACCOUNT = "account"
    REP = "rep"
    PRACTICE = "practice"


class Show(StrEnum):
    """Which lines are wanted."""

    OPEN = "open"
    ALARMS = "alarms"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFilter:
    """What narrows the ledger.

    Attributes:
        rep_id: Whose accounts; None for all that are here.
        words: Words of the account or of the request; empty for all.
    """

    group: GroupBy = GroupBy.ACCOUNT
    show: Show = Show.OPEN
    rep_id: UserId | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One extra with what is to be said of it today.

    Attributes:
        rep_id: Who owns the account, else who noted it.
        practice: The habit that caused it; empty when none did.
        leaked: What it leaks without a decision.
        waived: What was given up by name.
        days: Days since it was asked.
    """

    extra: ExtraWork
    account_name: str
    rep_id: UserId
    rep_name: str
    practice: str
    alarms: tuple[ExtraAlarm, ...]
    leaked: Leakage
    waived: Leakage
    days: int

    @property
    def id(self) -> ExtraWorkId:
        """Id of the extra."""
        return self.extra.id


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerGroup:
    """The lines of one account, rep or practice.

    Attributes:
        key: What they have in common; None for lines without a practice.
        name: Its name; empty for lines without a practice.
        account_id: The account when they are gathered by account, else None.
    """

    key: UUID | None
    name: str
    account_id: AccountId | None
    clock: InvoiceClock
    leaked: Leakage
    waived: Leakage
    alarms: int
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The ledger as it is wanted; figures count the lines wanted, whatever their step.

    Attributes:
        groups: Those with an alarm of thirty days first, then the greatest leak, then the greatest bill in the making.
        accounts_due: Accounts whose clock has rung.
        reps: Those whose accounts have lines, by name, for the filter.
        may_write: Whether the person may change lines.
    """

    groups: tuple[LedgerGroup, ...]
    clock: InvoiceClock
    leaked: Leakage
    waived: Leakage
    alarms: int
    accounts_due: int
    reps: tuple[tuple[UserId, str], ...]
    may_write: bool
    today: date

    @property
    def lines(self) -> tuple[LedgerLine, ...]:
        """All lines in the order of the groups."""
        return tuple(line for group in self.groups for line in group.lines)


def ledger(workspace: Workspace, wanted: LedgerFilter | None = None) -> Ledger:
    """Reads the ledger of all accounts that are here.

    Args:
        workspace: Who reads.
        wanted: What narrows it; None for the open lines by account.

    Returns:
        The ledger, read in a fixed number of statements.
    """
    wanted = wanted or LedgerFilter()
    every = _read_lines(workspace)
    reps = {line.rep_id: line.rep_name for line in every}
    mine = [line for line in every if _matches(line, wanted)] if wanted.rep_id or wanted.words.strip() else every
    shown = mine if wanted.show is Show.ALL else [line for line in mine if _is_shown(line, wanted.show)]
    today = workspace.today()
    # Whoever wants to know of a bill asks these few alone, not every line again.
    surprises = [line for line in mine if is_surprise(line.extra)]
    by_account = _gathered(surprises, GroupBy.ACCOUNT)
    return Ledger(
        groups=_groups(shown, mine, surprises, wanted.group, today),
        clock=clock_of((line.extra for line in surprises), today),
        leaked=total_leakage(line.leaked for line in mine),
        waived=total_leakage(line.waived for line in mine),
        alarms=sum(bool(line.alarms) for line in mine),
        accounts_due=sum(clock_of((line.extra for line in lines), today).is_due for lines in by_account.values()),
        reps=tuple(sorted(reps.items(), key=lambda pair: pair[1].casefold())),
        may_write=workspace.my_right("extra_work").creates,
        today=today,
    )


def _read_lines(workspace: Workspace) -> list[LedgerLine]:
    today = workspace.today()
    with workspace.read() as connection:
        found = reading.extras_since(connection, workspace.org_id, today - SETTLED_FOR)
        owners = reading.owners_now(connection, workspace.org_id, today)
        users = all_users(connection)
        caused = {extra.practice_id for extra, _ in found if extra.practice_id is not None}
        practices: dict[UUID, Practice] = {}
        ids = list(caused)
        for start in range(0, len(ids), 500):
            practices |= get_many(connection, Practice, ids[start : start + 500])
    lines = []
    for extra, account_name in found:
        rep_id = owners.get(extra.account_id, extra.noted_by)
        rep, practice = users.get(rep_id), practices.get(extra.practice_id) if extra.practice_id else None
        line = LedgerLine(
            extra=extra,
            account_name=account_name,
            rep_id=rep_id,
            rep_name=rep.name if rep else "",
            practice=practice.what if practice else "",
            alarms=line_alarms(extra, today),
            leaked=leaked(extra),
            waived=waived(extra),
            days=age_in_days(extra, today),
        )
        lines.append(line)
    return lines


def _matches(line: LedgerLine, wanted: LedgerFilter) -> bool:
    if wanted.rep_id is not None and line.rep_id != wanted.rep_id:
        return False
    if not wanted.words.strip():
        return True
    text = fold(f"{line.account_name} {line.extra.what} {line.extra.asked_by} {line.practice}")
    return all(word in text for word in fold(wanted.words).split())


def _is_shown(line: LedgerLine, show: Show) -> bool:
    if show is Show.ALARMS:
        return bool(line.alarms)
    return show is Show.ALL or not is_closed(line.extra)


_KEYS: Final[dict[GroupBy, Callable[[LedgerLine], UUID | None]]] = {
    GroupBy.ACCOUNT: lambda line: line.extra.account_id,
    GroupBy.REP: lambda line: line.rep_id,
    GroupBy.PRACTICE: lambda line: line.extra.practice_id,
}
_NAMES: Final[dict[GroupBy, Callable[[LedgerLine], str]]] = {
    GroupBy.ACCOUNT: lambda line: line.account_name,
    GroupBy.REP: lambda line: line.rep_name,
    GroupBy.PRACTICE: lambda line: line.practice,
}


def _gathered(lines: Iterable[LedgerLine], group: GroupBy) -> dict[UUID | None, list[LedgerLine]]:
    key_of, found = _KEYS[group], dict[UUID | None, list[LedgerLine]]()
    for line in lines:
        key = key_of(line)
        if key in found:
            found[key].append(line)
        else:
            found[key] = [line]
    return found


def _groups(
    shown: list[LedgerLine], every: list[LedgerLine], surprises: list[LedgerLine], group: GroupBy, today: date
) -> tuple[LedgerGroup, ...]:
    # The clock and the leak of a group are those of all its lines, also when only some of them are listed.
    whole, bills = _gathered(every, group), _gathered(surprises, group)
    groups = []
    for key, lines in (whole if shown is every else _gathered(shown, group)).items():
        lines.sort(key=_urgency)
        made = LedgerGroup(
            key=key,
            name=_NAMES[group](lines[0]),
            account_id=lines[0].extra.account_id if group is GroupBy.ACCOUNT else None,
            clock=clock_of((line.extra for line in bills[key]), today) if key in bills else _NO_BILL,
            leaked=total_leakage(line.leaked for line in whole[key]),
            waived=total_leakage(line.waived for line in whole[key]),
            alarms=sum(bool(line.alarms) for line in whole[key]),
            lines=tuple(lines),
        )
        groups.append(made)
    groups.sort(key=_weight)
    return tuple(groups)


_NO_BILL: Final = InvoiceClock()
_GRAVITY: Final = {alarm: place for place, alarm in enumerate(ExtraAlarm)}


def _urgency(line: LedgerLine) -> tuple[Any, ...]:
    gravest = _GRAVITY[line.alarms[0]] if line.alarms else len(_GRAVITY)
    return (gravest, is_closed(line.extra), line.extra.asked_on, line.id.int)


def _weight(group: LedgerGroup) -> tuple[Any, ...]:
    return (
        not group.alarms, not group.clock.is_due, -group.leaked.known_cents, -group.clock.known_cents,
        -group.clock.days, group.name.casefold(), str(group.key),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DueClock:
    """An account whose clock has rung."""

    account_id: AccountId
    account_name: str
    clock: InvoiceClock


def due_clocks(workspace: Workspace, *, own: bool = True) -> tuple[DueClock, ...]:
    """Reads the accounts at which an unannounced line is thirty days old or more, the oldest first.

    Args:
        workspace: Who reads.
        own: Whether only accounts that the person owns count, or lines that he noted where nobody owns them.

    Returns:
        One for each account.
    """
    today = workspace.today()
    with workspace.read() as connection:
        found = reading.unsettled_extras(connection, workspace.org_id, today - timedelta(days=CLOCK_DAYS))
        owners = reading.owners_now(connection, workspace.org_id, today) if found and own else {}
    names: dict[AccountId, str] = {}
    lines: dict[AccountId, list[ExtraWork]] = {}
    for extra, name in found:
        if not own or owners.get(extra.account_id, extra.noted_by) == workspace.user_id:
            names[extra.account_id] = name
            lines.setdefault(extra.account_id, []).append(extra)
    clocks = [DueClock(account_id=key, account_name=names[key], clock=clock_of(lines[key], today)) for key in lines]
    return tuple(
        sorted((one for one in clocks if one.clock.is_due), key=lambda one: (-one.clock.days, one.account_name))
    )
