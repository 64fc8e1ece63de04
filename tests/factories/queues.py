"""A laptop with changes that wait, a refused one and conflicts, for tests of the queue."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import select, update

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.ids import ConflictId
from salesdesk.services.workspace import Workspace
from salesdesk.store.laptop_tables import OUTBOX
from tests.factories.accounts import account, contact
from tests.factories.portfolio import keep, workspace
from tests.factories.stores import BOSS, REP

AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


class QueueCase:
    """A rep's laptop after a day without a network."""

    def __init__(self, folder: Path) -> None:
        self.workspace: Workspace = workspace(folder)
        self.firm: Account = account(city="Bédarieux", potential_cents=11_200_000)
        self.claire: Contact = contact(self.firm.id)
        keep(self.workspace, (self.firm, self.claire))
        self._confirm()

    def _confirm(self) -> None:
        with self.workspace.laptop.store.write() as connection:
            connection.execute(update(OUTBOX).values(acked_at=1))

    def change(self, **changes: Any) -> None:
        """Changes the account: one change waits."""
        self.firm = replace(self.firm, **changes)
        keep(self.workspace, [self.firm])

    def refuse(self, reason: str = "sync.refused_right", **changes: Any) -> int:
        """Changes the account and has the server refuse it; returns the number of the change."""
        self.change(**changes)
        with self.workspace.laptop.store.write() as connection:
            number = connection.execute(select(OUTBOX.c.op_no).order_by(OUTBOX.c.op_no.desc()).limit(1)).scalar_one()
            connection.execute(update(OUTBOX).where(OUTBOX.c.op_no == number).values(refusal=f"{reason}:city"))
        return int(number)

    def conflict(self, field: str, kept: object, other: object, **changes: Any) -> Conflict:
        """Puts a conflict on the account, as the server sends it."""
        fields: dict[str, Any] = {
            "id": ConflictId(uuid4()), "record_scope_id": self.firm.id, "noun": "account", "record_id": self.firm.id,
            "field": field, "kept": json.dumps(kept), "other": json.dumps(other), "kept_by": REP, "other_by": BOSS,
            "detected_at": AT,
        }  # fmt: skip
        made = Conflict(**(fields | changes))
        keep(self.workspace, [made])
        self._confirm()
        return made
