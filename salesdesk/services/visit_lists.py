"""The list of a person's visits (liste des visites): today, to come, to conclude, past."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from salesdesk.domain.ids import VisitId
from salesdesk.domain.spelling import fold
from salesdesk.domain.visits import VisitStatus
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import visits as reading
from salesdesk.store.queries.visits import VisitLine


class VisitList(StrEnum):
    """Which visits are listed; a visit can stand in two lists, today's and those to conclude."""

    TODAY = "today"
    COMING = "coming"
    TO_CONCLUDE = "to_conclude"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class ListedIds:
    """The visits of one list in order, and how many each list holds under the same filter."""

    ids: tuple[VisitId, ...]
    counts: dict[VisitList, int]


@dataclass(frozen=True, slots=True)
class ListedVisit:
    """One row.

    Attributes:
        saved_here: True while the server has not confirmed the visit.
    """

    line: VisitLine
    saved_here: bool


def listed(workspace: Workspace, which: VisitList, words: str = "") -> ListedIds:
    """Lists the visits of a person in one statement.

    Args:
        workspace: Who works.
        which: The list.
        words: Words of the account's name or city; empty for all.

    Returns:
        Coming ones in order of time, the others latest first.
    """
    today = workspace.today()
    with workspace.read() as connection:
        rows = reading.keys_of_rep(connection, workspace.org_id, workspace.user_id, today)
    wanted = fold(words).split()
    if wanted:
        rows = [row for row in rows if _has(row, wanted)]
    lists: dict[VisitList, list[VisitId]] = {one: [] for one in VisitList}
    for row in rows:
        for one in _lists_of(row, today):
            lists[one].append(VisitId(UUID(bytes=row.id)))
    ids = lists[which]
    if which in (VisitList.TO_CONCLUDE, VisitList.PAST):
        ids = ids[::-1]
    return ListedIds(tuple(ids), {one: len(found) for one, found in lists.items()})


def _has(row: Any, wanted: Sequence[str]) -> bool:
    text = fold(f"{row.name or ''} {row.city or ''}")
    return all(word in text for word in wanted)


def _lists_of(row: Any, today: date) -> tuple[VisitList, ...]:
    when = date.fromisoformat(row.starts_on)
    # A planned visit whose day is past waits for a word as well: done, missed or moved.
    open_end = bool(row.held) and not row.concluded
    waits = open_end or (row.status == VisitStatus.PLANNED.value and when < today)
    to_conclude = (VisitList.TO_CONCLUDE,) if waits else ()
    if when == today:
        return (VisitList.TODAY, *to_conclude)
    if when > today:
        return (VisitList.COMING,)
    return to_conclude or (VisitList.PAST,)


def rows(workspace: Workspace, ids: Sequence[UUID]) -> dict[UUID, ListedVisit]:
    """Reads a page of the list.

    Args:
        workspace: Who works.
        ids: At most a page of them.

    Returns:
        The rows found, by id.
    """
    with workspace.read() as connection:
        lines = reading.by_id(connection, workspace.org_id, ids)
        unsent = unsent_ids(connection, ids)
    return {key: ListedVisit(line, key in unsent) for key, line in lines.items()}
