"""The portfolio (portefeuille): every account that this laptop holds, filtered and sorted as one types.

What a filter looks at is kept folded in memory: a plain scan of 100,000 short texts takes a few milliseconds, less
than any statement on the encrypted store. The index is built at its first use, off the thread that draws, and what
changes later is read again account by account.
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID
from weakref import WeakKeyDictionary

from salesdesk.domain.accounts import AccountStatus, OwnershipKind, Segment
from salesdesk.domain.ids import AccountId, UserId
from salesdesk.domain.spelling import fold
from salesdesk.services.events import Changed
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import accounts as reading

_WATCHED: Final = frozenset({"account", "contact", "ownership", "visit", "conversation", "opportunity"})
_MANY: Final = 2_000
_CHUNK: Final = 512
_PHONE_DIGITS: Final = 9
_WHOLE_FROM: Final = 3
"""Shorter words are looked for at the beginning of words only: inside, they would be in every text."""

_END_OF_NAME: Final = "\x01"

_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l"})
_MARKS: Final = re.compile(r"[\u0300-\u036f]+")
_SIGNS: Final = re.compile(r"[^\w\n]+|_+")


class Held(StrEnum):
    """Whose accounts: mine (titulaire), those I stand in for (remplaçant), or all that this laptop holds."""

    MINE = "mine"
    SUBSTITUTE = "substitute"
    ALL = "all"


class SortBy(StrEnum):
    """What the list is sorted by."""

    NAME = "name"
    SEGMENT = "segment"
    SALES = "sales"
    POTENTIAL = "potential"
    LAST_CONTACT = "last_contact"
    NEXT_VISIT = "next_visit"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFilter:
    """What the list is asked for.

    Attributes:
        text: Words of the name, city, postcode, SIREN, phone or people, in any order, accents set aside.
        segments: Segments wanted; empty for all.
        statuses: Statuses wanted; empty for all.
        held: Whose accounts.
        owner_id: One person's accounts, for a manager; None for everybody's.
        won: True for those that signed this year only.
        sort: Order.
        descending: True for the greatest first; unknown values come last both ways.
    """

    text: str = ""
    segments: frozenset[Segment] = frozenset()
    statuses: frozenset[AccountStatus] = frozenset()
    held: Held = Held.ALL
    owner_id: UserId | None = None
    won: bool = False
    sort: SortBy = SortBy.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PortfolioCounts:
    """The counts that head the portfolio.

    Attributes:
        active: Clients served now.
        won: Accounts that signed this year.
        prospects: Accounts that never bought.
        eroding: Clients who are going, while there is time.
        eroding_names: Some of them by name, largest sales first.
    """

    active: int
    won: int
    prospects: int
    eroding: int
    eroding_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer to a filter.

    Attributes:
        ids: The accounts, in order.
        total: How many accounts there are under the same ``held`` and ``owner_id``.
        counts: The counts that head them.
    """

    ids: tuple[AccountId, ...]
    total: int
    counts: PortfolioCounts


@dataclass(slots=True)
class _Entry:
    """One account as the filter sees it."""

    id: AccountId
    name: str
    text: str
    segment: str
    status: str
    sales: int
    potential: int
    last: str
    following: str
    won: bool
    holders: dict[UserId, OwnershipKind]


@dataclass(slots=True)
class _Snapshot:
    """Everything at one moment; never changed once published, so that readers need no lock."""

    entries: dict[AccountId, _Entry]
    day: date
    orders: dict[tuple[SortBy, bool], list[_Entry]] = field(default_factory=dict)


class PortfolioIndex:
    """The folded portfolio of one workspace; safe to use from several reading threads."""

    def __init__(self) -> None:
        self._building = threading.Lock()
        self._noting = threading.Lock()
        self._stale: set[UUID] = set()
        self._snapshot: _Snapshot | None = None

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
        shot = self.snapshot(workspace)
        ordered = _ordered(shot, wanted.sort, wanted.descending)
        base = _of_holder(ordered, workspace.user_id, wanted)
        found = narrowed(base, wanted.text)
        if wanted.segments:
            found = [one for one in found if one.segment in wanted.segments]
        if wanted.statuses:
            found = [one for one in found if one.status in wanted.statuses]
        if wanted.won:
            found = [one for one in found if one.won]
        return Listing(tuple(one.id for one in found), len(base), _counts(base))

    def snapshot(self, workspace: Workspace) -> _Snapshot:
        """Gives everything as it stands, reading what changed since."""
        with self._building:
            with self._noting:
                stale, self._stale = self._stale, set()
            shot, today = self._snapshot, workspace.today()
            if shot is None or shot.day != today or len(stale) > _MANY:
                shot = _Snapshot(_read(workspace, today, None), today)
            elif stale:
                fresh = _read(workspace, today, sorted(stale))
                kept = {key: one for key, one in shot.entries.items() if key not in stale}
                shot = _Snapshot(kept | fresh, today)
            self._snapshot = shot
            return shot


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


def narrowed(entries: Sequence[_Entry], text: str) -> list[_Entry]:
    """Keeps the entries in which every word of a text is found.

    Args:
        entries: Where to look, in order.
        text: What was typed.

    Returns:
        Those found, in the same order.
    """
    found = list(entries)
    # The longest word first: it leaves the fewest for the others.
    for word in sorted(_words(text), key=len, reverse=True):
        needle = word if len(word) >= _WHOLE_FROM else f" {word}"
        found = [one for one in found if needle in one.text]
    return found


def _words(text: str) -> list[str]:
    words = fold(text).split()
    # "552 100 554" is one number that was typed with spaces.
    if len(words) > 1 and all(word.isdigit() for word in words):
        return ["".join(words)]
    return words


def _of_holder(entries: list[_Entry], me: UserId, wanted: AccountFilter) -> list[_Entry]:
    if wanted.owner_id is not None:
        owner = wanted.owner_id
        return [one for one in entries if one.holders.get(owner) is OwnershipKind.OWNER]
    if wanted.held is Held.ALL:
        return entries
    kind = OwnershipKind.OWNER if wanted.held is Held.MINE else OwnershipKind.SUBSTITUTE
    return [one for one in entries if one.holders.get(me) is kind]


def _counts(entries: Iterable[_Entry]) -> PortfolioCounts:
    active = won = prospects = 0
    going: list[_Entry] = []
    for one in entries:
        if one.won:
            won += 1
        if one.status == AccountStatus.ACTIVE:
            active += 1
        elif one.status == AccountStatus.PROSPECT:
            prospects += 1
        elif one.status == AccountStatus.ERODING:
            going.append(one)
    going.sort(key=lambda one: -one.sales)
    return PortfolioCounts(active, won, prospects, len(going), tuple(one.name for one in going[:3]))


def _ordered(shot: _Snapshot, sort: SortBy, descending: bool) -> list[_Entry]:
    found = shot.orders.get((sort, descending))
    if found is None:
        by_name = sorted(shot.entries.values(), key=lambda one: one.text)
        known, value = _KEYS[sort]
        # Two stable passes: equal values stay by name, unknown ones come last whatever the direction.
        found = sorted((one for one in by_name if known(one)), key=value, reverse=descending)
        found += [one for one in by_name if not known(one)]
        shot.orders[sort, descending] = found
    return found


_Known = Callable[[_Entry], bool]
_Value = Callable[[_Entry], Any]
_KEYS: Final[dict[SortBy, tuple[_Known, _Value]]] = {
    SortBy.NAME: (lambda one: True, lambda one: one.text),
    SortBy.SEGMENT: (lambda one: bool(one.segment), lambda one: one.segment),
    SortBy.SALES: (lambda one: one.sales >= 0, lambda one: one.sales),
    SortBy.POTENTIAL: (lambda one: one.potential >= 0, lambda one: one.potential),
    SortBy.LAST_CONTACT: (lambda one: bool(one.last), lambda one: one.last),
    SortBy.NEXT_VISIT: (lambda one: bool(one.following), lambda one: one.following),
}


def _read(workspace: Workspace, today: date, ids: Sequence[UUID] | None) -> dict[AccountId, _Entry]:
    org_id = workspace.org_id
    with workspace.read() as connection:
        rows = reading.facts(connection, org_id, ids)
        people = reading.contact_names(connection, org_id, ids)
        held = reading.owned_by(reading.held_by(connection, org_id, today, ids))
        last = reading.last_contacts(connection, org_id, ids)
        following = reading.next_contacts(connection, org_id, today, ids)
        won = reading.won_since(connection, org_id, date(today.year, 1, 1), ids)
    names: dict[bytes, list[str]] = {}
    for account, first, second in people:
        names.setdefault(account, []).append(f"{first} {second}")
    found: dict[AccountId, _Entry] = {}
    for start in range(0, len(rows), _CHUNK):
        part = rows[start : start + _CHUNK]
        heads = folded_lines([row.name.replace("\n", " ") for row in part])
        tails = folded_lines([_searched(row, names.get(row.id, [])) for row in part])
        # The mark sorts before any letter: "Dupont" comes before "Dupont 2", whatever their cities.
        texts = [f"{head}{_END_OF_NAME}{tail}" for head, tail in zip(heads, tails, strict=True)]
        for row, text in zip(part, texts, strict=True):
            key = AccountId(UUID(bytes=row.id))
            found[key] = _Entry(
                id=key,
                name=row.name,
                text=text,
                segment=row.segment or "",
                status=row.status,
                sales=-1 if row.yearly_sales_cents is None else row.yearly_sales_cents,
                potential=-1 if row.potential_cents is None else row.potential_cents,
                last=last.get(row.id, ""),
                following=following.get(row.id, ""),
                won=row.id in won,
                holders=held.get(row.id) or {UserId(UUID(bytes=row.created_by)): OwnershipKind.OWNER},
            )
    return found


def _searched(row: Any, people: list[str]) -> str:
    phone = (row.phone or "").partition(";")[0][-_PHONE_DIGITS:]
    short = f"0{phone}" if len(phone) == _PHONE_DIGITS else phone
    parts = (row.city or "", row.postcode or "", row.siren or "", short, *people)
    return " ".join(parts).replace("\n", " ")


def folded_lines(lines: Sequence[str]) -> list[str]:
    """Folds many short texts at once, as :func:`salesdesk.domain.spelling.fold` folds one; ten times as fast.

    Args:
        lines: Texts without line ends.

    Returns:
        The folded texts, each with a space in front, so that the beginning of a word is always after a space.
    """
    joined = unicodedata.normalize("NFKD", "\n".join(lines).translate(_LIGATURES))
    bare = _SIGNS.sub(" ", _MARKS.sub("", joined).casefold())
    return [f" {line.strip()}" for line in bare.split("\n")]
