"""The portfolio in memory (portefeuille): one column a fact, in the order of names, small enough for 100,000 accounts.

A scan is fast only while it walks through memory in order: texts and ids are therefore made anew in the order of names,
and everything else is a plain array beside them.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from salesdesk.domain.accounts import AccountStatus, OwnershipKind, Segment
from salesdesk.domain.ids import AccountId, UserId
from salesdesk.services.portfolio import SortBy
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import accounts as reading

UNKNOWN: Final = -1
SEGMENTS: Final = tuple(Segment)
STATUSES: Final = tuple(AccountStatus)
_SEGMENT_CODES: Final[dict[str | None, int]] = {None: 0} | {one.value: at for at, one in enumerate(SEGMENTS, start=1)}
_STATUS_CODES: Final = {one.value: at for at, one in enumerate(STATUSES)}
_CHUNK: Final = 1_000
_PHONE_DIGITS: Final = 9
_END_OF_NAME: Final = "\x01"
"""Sorts before any letter: "Dupont" comes before "Dupont 2", whatever their cities."""

_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l"})
_MARKS: Final = re.compile(r"[\u0300-\u036f]+")
_SIGNS: Final = re.compile(r"[^\w\n]+|_+")

Holder = tuple[UserId, OwnershipKind]
Line = tuple[str, bytes, int, int, int, int, int, int, bool, tuple[Holder, ...]]
"""Text, id, segment, status, sales, potential, last and next contact, won this year, who holds it."""


@dataclass(slots=True)
class Columns:
    """Every account at one moment, in the order of names; never changed once published.

    Attributes:
        texts: Folded name, then what else is searched.
        segments: Place of the segment in ``SEGMENTS``, from 1; 0 for none.
        sales: Cents; -1 when unknown, as in every number here.
        last: Ordinal of the day of the last contact.
        holders: For each person and quality a flag an account.
        orders: Places by order, made when first asked for.
        counted: Counts already made, by whose accounts.
    """

    day: date
    texts: list[str] = field(default_factory=list)
    ids: list[AccountId] = field(default_factory=list)
    segments: bytearray = field(default_factory=bytearray)
    statuses: bytearray = field(default_factory=bytearray)
    sales: "array[int]" = field(default_factory=lambda: array("q"))
    potential: "array[int]" = field(default_factory=lambda: array("q"))
    last: "array[int]" = field(default_factory=lambda: array("q"))
    following: "array[int]" = field(default_factory=lambda: array("q"))
    won: bytearray = field(default_factory=bytearray)
    holders: dict[Holder, bytearray] = field(default_factory=dict)
    orders: dict[tuple[SortBy, bool], list[int]] = field(default_factory=dict)
    counted: dict[object, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.texts)

    def flags(self, user_id: UserId, kind: OwnershipKind) -> bytearray:
        """Which accounts a person holds in one quality."""
        return self.holders.get((user_id, kind)) or bytearray(len(self))

    def order(self, sort: SortBy, descending: bool) -> list[int]:
        """Places in an order; equal values stay by name, unknown ones come last both ways."""
        found = self.orders.get((sort, descending))
        if found is None:
            values = self._values(sort)
            if values is None:
                found = list(range(len(self)))
                if descending:
                    found.reverse()
            else:
                known = [place for place, value in enumerate(values) if value > UNKNOWN]
                known.sort(key=values.__getitem__, reverse=descending)
                found = known + [place for place, value in enumerate(values) if value <= UNKNOWN]
            self.orders[sort, descending] = found
        return found

    def _values(self, sort: SortBy) -> Sequence[int] | None:
        if sort is SortBy.SEGMENT:
            return array("b", (one or UNKNOWN for one in self.segments))
        return {
            SortBy.SALES: self.sales,
            SortBy.POTENTIAL: self.potential,
            SortBy.LAST_CONTACT: self.last,
            SortBy.NEXT_VISIT: self.following,
        }.get(sort)

    def _all(self) -> tuple[Any, ...]:
        return (
            self.texts, self.ids, self.segments, self.statuses, self.sales, self.potential, self.last, self.following,
            self.won, *self.holders.values(),
        )  # fmt: skip

    def without(self, stale: frozenset[UUID]) -> "Columns":
        """Gives a copy that lacks some accounts and may still be changed by who asked for it."""
        left = [place for place, key in enumerate(self.ids) if key in stale]
        copy = Columns(
            self.day, self.texts[:], self.ids[:], self.segments[:], self.statuses[:], self.sales[:], self.potential[:],
            self.last[:], self.following[:], self.won[:], {one: flags[:] for one, flags in self.holders.items()},
        )  # fmt: skip
        for place in reversed(left):
            for column in copy._all():
                del column[place]
        return copy

    def put(self, line: Line) -> None:
        """Puts one account where its name belongs; only on a copy that nobody reads yet."""
        text, key, segment, status, sales, potential, last, following, won, holders = line
        place = bisect_left(self.texts, text)
        for flags in self.holders.values():
            flags.insert(place, 0)
        self.texts.insert(place, text)
        self.ids.insert(place, AccountId(UUID(bytes=key)))
        for column, value in (
            (self.segments, segment), (self.statuses, status), (self.sales, sales), (self.potential, potential),
            (self.last, last), (self.following, following), (self.won, won),
        ):  # fmt: skip
            column.insert(place, value)
        for holder in holders:
            self.holders.setdefault(holder, bytearray(len(self)))[place] = 1


def read_columns(workspace: Workspace, today: date) -> Columns:
    """Reads every account.

    Args:
        workspace: Where; not on the thread that draws.
        today: The day for which ownership and next contacts count.
    """
    lines = sorted(read_lines(workspace, today, None))
    columns = Columns(today)
    # Joined and split again: the texts then lie one after the other in memory, ten times faster to walk through.
    columns.texts = "\n".join([line[0] for line in lines]).split("\n") if lines else []
    columns.ids = [AccountId(UUID(bytes=line[1])) for line in lines]
    columns.segments = bytearray(line[2] for line in lines)
    columns.statuses = bytearray(line[3] for line in lines)
    columns.sales, columns.potential = array("q", (line[4] for line in lines)), array("q", (line[5] for line in lines))
    columns.last, columns.following = array("q", (line[6] for line in lines)), array("q", (line[7] for line in lines))
    columns.won = bytearray(line[8] for line in lines)
    for place, line in enumerate(lines):
        for holder in line[9]:
            columns.holders.setdefault(holder, bytearray(len(lines)))[place] = 1
    return columns


def read_lines(workspace: Workspace, today: date, ids: Sequence[UUID] | None) -> list[Line]:
    """Reads what the columns hold of some accounts, or of all, in no order."""
    org_id = workspace.org_id
    with workspace.read() as connection:
        names: dict[bytes, str] = {}
        for account, first, second in reading.contact_names(connection, org_id, ids):
            names[account] = f"{names.get(account, '')} {first} {second}"
        held = _holders(reading.held_by(connection, org_id, today, ids))
        last = reading.last_contacts(connection, org_id, ids)
        following = reading.next_contacts(connection, org_id, today, ids)
        won = reading.won_since(connection, org_id, date(today.year, 1, 1), ids)
        found: list[Line] = []
        makers: dict[bytes, tuple[Holder, ...]] = {}
        for part in reading.facts(connection, org_id, ids, _CHUNK):
            heads = folded_lines([row.name for row in part])
            tails = folded_lines([_searched(row, names.get(row.id, "")) for row in part])
            for row, head, tail in zip(part, heads, tails, strict=True):
                key = row.id
                holders = held.get(key) or makers.get(row.created_by)
                if holders is None:
                    holders = makers[row.created_by] = ((UserId(UUID(bytes=row.created_by)), OwnershipKind.OWNER),)
                found.append(
                    (
                        f"{head}{_END_OF_NAME}{tail}", key, _SEGMENT_CODES[row.segment],
                        _STATUS_CODES[row.status], _number(row.yearly_sales_cents), _number(row.potential_cents),
                        _ordinal(last.get(key)), _ordinal(following.get(key)), key in won, holders,
                    )
                )  # fmt: skip
    return found


def _holders(rows: Iterable[Any]) -> dict[bytes, tuple[Holder, ...]]:
    found: dict[bytes, tuple[Holder, ...]] = {}
    same: dict[tuple[Holder, ...], tuple[Holder, ...]] = {}
    for account, people in reading.owned_by(rows).items():
        one = tuple(people.items())
        # A portfolio is held by few: each combination is kept once.
        found[account] = same.setdefault(one, one)
    return found


def _number(cents: int | None) -> int:
    return UNKNOWN if cents is None else max(cents, 0)


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else UNKNOWN


def _searched(row: Any, people: str) -> str:
    phone = (row.phone or "").partition(";")[0][-_PHONE_DIGITS:]
    short = f"0{phone}" if len(phone) == _PHONE_DIGITS else phone
    return " ".join((row.city or "", row.postcode or "", row.siren or "", short, people))


def folded_lines(lines: Sequence[str]) -> list[str]:
    """Folds many short texts at once, as :func:`salesdesk.domain.spelling.fold` folds one; ten times as fast.

    Args:
        lines: The texts; a line end inside one counts as a space.

    Returns:
        The folded texts, each with a space in front, so that the beginning of a word is always after a space.
    """
    if not lines:
        return []
    joined = "\n".join([line.replace("\n", " ") if "\n" in line else line for line in lines])
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", joined.translate(_LIGATURES)))
    return [f" {line.strip()}" for line in _SIGNS.sub(" ", bare.casefold()).split("\n")]
