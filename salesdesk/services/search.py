"""One search over accounts, people and notes (recherche), for the palette: as you type, accents set aside.

Source: look.md, sections 3 and 5.
"""

import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID
from weakref import WeakSet

from salesdesk.domain.ids import AccountId
from salesdesk.domain.spelling import fold
from salesdesk.domain.wire import instant_from_wire
from salesdesk.services.portfolio_index import index_of
from salesdesk.services.workspace import Workspace
from salesdesk.store import search as notes
from salesdesk.store.queries import accounts as reading
from salesdesk.store.queries.contacts import people_of_all

_BATCH: Final = 200
_AROUND: Final = 48
_READY: WeakSet[Workspace] = WeakSet()
_MAKING: Final = threading.Lock()


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found.

    Attributes:
        noun: ``account``, ``contact`` or ``conversation``.
        record_id: The account, the contact or the conversation.
        account_id: The account that it belongs to.
        title: Name of the account or of the person.
        subtitle: City, company, or the words around what was found.
        on: Day of the conversation; None otherwise.
    """

    noun: str
    record_id: UUID
    account_id: AccountId
    title: str
    subtitle: str
    on: date | None = None


def search(workspace: Workspace, query: str, limit: int = 12) -> list[Hit]:
    """Finds accounts, then people, then notes that hold every word typed.

    Args:
        workspace: Where; not on the thread that draws.
        query: Words as typed, in any order.
        limit: At most so many.

    Returns:
        What was found: accounts whose name begins as typed first, notes latest first.
    """
    words = fold(query).split()
    if not words or limit < 1:
        return []
    named = _accounts_and_people(workspace, index_of(workspace).first(workspace, query, 2 * limit), words, limit)
    return (named + _notes(workspace, query, words, limit))[:limit]


def _accounts_and_people(workspace: Workspace, wanted: Sequence[AccountId], words: list[str], limit: int) -> list[Hit]:
    """Tells companies found by their own words from those found by the name of somebody who works there."""
    with workspace.read() as connection:
        lines = reading.lines(connection, workspace.org_id, wanted, workspace.today())
        people = people_of_all(connection, workspace.org_id, wanted)
    hits: list[Hit] = []
    persons: list[Hit] = []
    for key in wanted:
        line = lines.get(key)
        if line is None:
            continue
        here = [
            one
            for one in people
            if one.account_id == key and any(word in fold(one.full_name) for word in words if len(word) > 1)
        ]
        persons += [Hit("contact", one.id, key, one.full_name, line.name) for one in here]
        own = fold(f"{line.name} {line.city or ''} {line.postcode or ''}")
        if any(word in own for word in words) or not here:
            hits.append(Hit("account", key, key, line.name, " ".join(filter(None, (line.postcode, line.city)))))
    return (hits + persons)[:limit]


def _notes(workspace: Workspace, query: str, words: list[str], limit: int) -> list[Hit]:
    if not ready(workspace):
        return []
    with workspace.read() as connection:
        found = notes.find_notes(connection, workspace.org_id, query, limit)
    return [
        Hit(
            "conversation",
            one.conversation_id,
            AccountId(one.account_id),
            one.account_name,
            excerpt(one.notes, words),
            workspace.local(instant_from_wire(one.created_at)).date(),
        )
        for one in found
    ]


def ready(workspace: Workspace) -> bool:
    """Tells whether the index of the notes exists; :func:`catch_up` makes it."""
    if workspace in _READY:
        return True
    with workspace.read() as connection:
        made = notes.is_made(connection)
    if made:
        _READY.add(workspace)
    return made


def catch_up(workspace: Workspace) -> int:
    """Reads every note that changed into the index, in small steps between which other writes get through.

    Args:
        workspace: Where; called after start and after changes of conversations, off the thread that draws.

    Returns:
        How many notes were read.
    """
    read = 0
    with _MAKING:
        if not ready(workspace):
            with workspace.laptop.store.write() as connection:
                notes.make(connection)
        with workspace.read() as connection:
            behind = notes.is_behind(connection)
        while behind:
            with workspace.laptop.store.write() as connection:
                step = notes.refresh(connection, workspace.org_id, _BATCH)
            read += step
            behind = step == _BATCH
    return read


def excerpt(text: str, words: Sequence[str]) -> str:
    """Cuts the words around what was found out of a note.

    Args:
        text: The note.
        words: Folded words.

    Returns:
        One line of about a hundred letters.
    """
    line = " ".join(text.replace("#", " ").replace("*", " ").split())
    plain = line.casefold()
    at = next((place for place in (_place(plain, word) for word in words) if place >= 0), 0)
    start = max(at - _AROUND, 0)
    cut = line[start : at + 2 * _AROUND]
    return f"{'…' if start else ''}{cut.strip()}{'…' if at + 2 * _AROUND < len(line) else ''}"


def _place(plain: str, word: str) -> int:
    """Where a folded word stands; letters are folded one by one, so that places stay those of the text."""
    bare = (char if char.isascii() else unicodedata.normalize("NFD", char)[0] for char in plain)
    return "".join(bare).find(word)
