"""Answers to filters on the portfolio as one types: words, whose accounts, segments, statuses, order, counts.

The columns are read at the first question, off the thread that draws; what changes later is read again account by
account before the next answer.
"""

import threading
from collections.abc import Iterable
from itertools import compress
from typing import Final
from uuid import UUID
from weakref import WeakKeyDictionary

from salesdesk.domain.accounts import AccountStatus, OwnershipKind
from salesdesk.domain.ids import AccountId
from salesdesk.domain.spelling import fold
from salesdesk.services.events import Changed
from salesdesk.services.portfolio import AccountFilter, Held, Listing, PortfolioCounts, SortBy
from salesdesk.services.portfolio_columns import SEGMENTS, STATUSES, Columns, read_columns, read_lines
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import accounts as reading

_WATCHED: Final = frozenset({"account", "contact", "ownership", "visit", "conversation", "opportunity"})
_MANY: Final = 500
_NAMED: Final = 3
_WHOLE_FROM: Final = 3
"""Shorter words are looked for at the beginning of words only: inside, they would be in every text."""


class PortfolioIndex:
    """The portfolio of one workspace; safe to use from several reading threads."""

    def __init__(self) -> None:
        self._building = threading.Lock()
        self._noting = threading.Lock()
        self._stale: set[UUID] = set()
        self._columns: Columns | None = None

    def hear(self, changed: Changed) -> None:
        """Notes what is to be read again before the next answer."""
        if changed.nouns & _WATCHED:
            with self._noting:
                self._stale |= changed.ids

    def listing(self, workspace: Workspace, wanted: AccountFilter) -> Listing:
        """Answers a filter.

        Args:
            workspace: Who asks, on which store.
            wanted: What is asked for.

        Returns:
            The accounts in order, and the counts over all accounts held so.
        """
        columns = self.columns(workspace)
        base = _held(columns, workspace, wanted)
        found = _narrowed(columns, wanted, base)
        total, counts = _counted(columns, workspace, wanted, base)
        ids = columns.ids
        return Listing(tuple([ids[place] for place in _sorted(columns, wanted, found)]), total, counts)

    def first(self, workspace: Workspace, text: str, limit: int) -> list[AccountId]:
        """Finds accounts by words, those whose name begins so first, then by name.

        Args:
            workspace: Who asks.
            text: What was typed.
            limit: At most so many.
        """
        columns = self.columns(workspace)
        found = places_of(columns, text)
        start = f" {fold(text)}"
        begins = [place for place in found if columns.texts[place].startswith(start)][:limit]
        taken = set(begins)
        rest = [place for place in found[: limit + len(begins)] if place not in taken]
        return [columns.ids[place] for place in (begins + rest)[:limit]]

    def columns(self, workspace: Workspace) -> Columns:
        """Gives everything as it stands, reading what changed since."""
        with self._building:
            with self._noting:
                stale, self._stale = frozenset(self._stale), set()
            columns, today = self._columns, workspace.today()
            if columns is None or columns.day != today or len(stale) > _MANY:
                columns = read_columns(workspace, today)
            elif stale:
                columns = columns.without(stale)
                for line in read_lines(workspace, today, sorted(stale)):
                    columns.put(line)
            self._columns = columns
            return columns


_INDEXES: WeakKeyDictionary[Workspace, PortfolioIndex] = WeakKeyDictionary()
_OPENING: Final = threading.Lock()


def index_of(workspace: Workspace) -> PortfolioIndex:
    """Gives the index of a workspace, made at the first call and kept as long as the workspace."""
    with _OPENING:
        found = _INDEXES.get(workspace)
        if found is None:
            found = _INDEXES[workspace] = PortfolioIndex()
            workspace.listen(found.hear)
        return found


def places_of(columns: Columns, text: str) -> list[int]:
    """Finds the accounts in whose text every word is found, by name.

    Args:
        columns: Where to look.
        text: What was typed.

    Returns:
        Their places.
    """
    # The longest word first: it leaves the fewest for the others.
    words = sorted(_words(text), key=len, reverse=True)
    needles = [word if len(word) >= _WHOLE_FROM else f" {word}" for word in words]
    texts = columns.texts
    if not needles:
        return list(range(len(texts)))
    first, *others = needles
    found = [place for place, one in enumerate(texts) if first in one]
    for needle in others:
        found = [place for place in found if needle in texts[place]]
    return found


def _words(text: str) -> list[str]:
    words = fold(text).split()
    # "552 100 554" is one number that was typed with spaces.
    if len(words) > 1 and all(word.isdigit() for word in words):
        return ["".join(words)]
    return words


def _held(columns: Columns, workspace: Workspace, wanted: AccountFilter) -> bytearray | None:
    """Flags of the accounts looked at; None for all."""
    if wanted.owner_id is not None:
        return columns.flags(wanted.owner_id, OwnershipKind.OWNER)
    if wanted.held is Held.ALL:
        return None
    kind = OwnershipKind.OWNER if wanted.held is Held.MINE else OwnershipKind.SUBSTITUTE
    return columns.flags(workspace.user_id, kind)


def _narrowed(columns: Columns, wanted: AccountFilter, base: bytearray | None) -> list[int] | None:
    """Places that pass every filter, by name; None for all accounts."""
    masks = [] if base is None else [base]
    if wanted.segments:
        kept = [SEGMENTS.index(one) + 1 for one in wanted.segments]
        masks.append(columns.segments.translate(_table(kept)))
    if wanted.statuses:
        masks.append(columns.statuses.translate(_table(STATUSES.index(one) for one in wanted.statuses)))
    if wanted.won:
        masks.append(columns.won)
    if not wanted.text.strip() and not masks:
        return None
    found = places_of(columns, wanted.text)
    for mask in masks:
        found = [place for place in found if mask[place]]
    return found


def _table(codes: Iterable[int]) -> bytes:
    """A translation of codes to 1 for those wanted and 0 for all others."""
    table = bytearray(256)
    for code in codes:
        table[code] = 1
    return bytes(table)


def _sorted(columns: Columns, wanted: AccountFilter, found: list[int] | None) -> list[int]:
    order = columns.order(wanted.sort, wanted.descending)
    if found is None:
        return order
    if wanted.sort is SortBy.NAME:
        return found[::-1] if wanted.descending else found
    flags = bytearray(len(columns))
    for place in found:
        flags[place] = 1
    return list(compress(order, map(flags.__getitem__, order)))


def _counted(
    columns: Columns, workspace: Workspace, wanted: AccountFilter, base: bytearray | None
) -> tuple[int, PortfolioCounts]:
    key = (wanted.held, wanted.owner_id)
    found: tuple[int, PortfolioCounts] | None = columns.counted.get(key)
    if found is None:
        found = columns.counted[key] = _count(columns, workspace, base)
    return found


def _count(columns: Columns, workspace: Workspace, base: bytearray | None) -> tuple[int, PortfolioCounts]:
    mask = base if base is not None else b"\x01" * len(columns)
    tally = [0] * len(STATUSES)
    going: list[int] = []
    eroding = STATUSES.index(AccountStatus.ERODING)
    for place, status in enumerate(columns.statuses):
        if mask[place]:
            tally[status] += 1
            if status == eroding:
                going.append(place)
    won = sum(1 for place, flag in enumerate(columns.won) if flag and mask[place])
    going.sort(key=lambda place: -columns.sales[place])
    named = [columns.ids[place] for place in going[:_NAMED]]
    with workspace.read() as connection:
        lines = reading.lines(connection, workspace.org_id, named, workspace.today()) if named else {}
    counts = PortfolioCounts(
        active=tally[STATUSES.index(AccountStatus.ACTIVE)],
        won=won,
        prospects=tally[STATUSES.index(AccountStatus.PROSPECT)],
        eroding=tally[eroding],
        eroding_names=tuple(lines[key].name for key in named if key in lines),
    )
    return sum(tally), counts
