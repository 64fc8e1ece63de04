"""A laptop that writes notes and says so: each line on its output is a write that it was told is kept.

Started by test_kill.py as a process of its own and killed at any moment.
"""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import AccountId, ConversationId
from salesdesk.services.profiles import wall_clock
from salesdesk.store.engine import open_encrypted
from salesdesk.store.oplog import OpLog
from salesdesk.store.profile import Identity
from salesdesk.store.recovery import open_with_log
from salesdesk.store.schema import prepare
from salesdesk.store.unit import LaptopStore
from tests.factories.stores import DEVICE, KEY, ORG, REP

TALK = ConversationId(UUID(int=0x0197_0000_0000_7000_8000_0000000000C1))


def open_laptop(folder: Path) -> LaptopStore:
    """Opens the store and its second file in a folder."""
    store = open_encrypted(folder / "store.db", KEY)
    prepare(store, "laptop")
    identity = Identity(org_id=ORG, user_id=REP, device_id=DEVICE)
    laptop = LaptopStore(store, identity, wall_clock)
    open_with_log(laptop, OpLog.open(folder / "oplog", KEY))
    return laptop


def main(folder: Path) -> None:
    """Writes until it is killed; prints the number of each write once it is kept."""
    laptop = open_laptop(folder)
    with laptop.read() as connection:
        from salesdesk.store.queries.records import get

        talk = get(connection, Conversation, TALK)
    if talk is None:
        talk = Conversation(
            id=TALK, account_id=AccountId(uuid4()), rep_id=REP, created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
        )
    number = int(talk.notes.rsplit(" ", 1)[-1]) if talk.notes else 0
    print("ready", flush=True)
    while True:
        number += 1
        talk = replace(talk, notes=(talk.notes + f" {number}").strip()[-4000:])
        with laptop.unit(None) as unit:
            unit.put(talk)
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
