"""A laptop as a process without a window: it does what each line on its input says, by the services of the program.

Each line is a JSON list, a verb and its arguments; each answer is a line of JSON. An order that fails with a reason
answers with its key, so that a test can go on.
"""

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId, ConversationId, OwnershipId
from salesdesk.services import accounts, conflicts, syncing
from salesdesk.services.profiles import OpenProfile, open_profile
from salesdesk.store.queries.records import find


class Orders:
    """What a laptop can be told to do."""

    def __init__(self, profile: OpenProfile) -> None:
        self.profile = profile
        self.workspace = profile.workspace

    def do_add(self, name: str, count: int = 1) -> list[str]:
        """Enters accounts, all in one gesture as an import does."""
        made: list[Account] = []
        for number in range(count):
            title = name if count == 1 else f"{name} {number}"
            made.append(replace(accounts.blank(self.workspace), name=title))
        owned = [
            Ownership(
                id=OwnershipId(self.workspace.new_id()),
                account_id=one.id,
                user_id=self.workspace.user_id,
                starts_on=self.workspace.today(),
            )
            for one in made
        ]
        with self.workspace.unit("undo_account.saved", account=name) as unit:
            unit.put_all([*made, *owned])
        return [str(one.id) for one in made]

    def do_talk(self, account_id: str, notes: str) -> str:
        """Begins a conversation."""
        talk = Conversation(
            id=ConversationId(self.workspace.new_id()),
            account_id=AccountId(UUID(account_id)),
            rep_id=self.workspace.user_id,
            created_at=self.workspace.now(),
            notes=notes,
        )
        with self.workspace.unit(None) as unit:
            unit.put(talk)
        return str(talk.id)

    def do_write(self, talk_id: str, before: str, after: str) -> str:
        """Replaces a piece of the notes, as one who types there."""
        with self.workspace.unit(None) as unit:
            talk = unit.need(Conversation, UUID(talk_id))
            unit.put(replace(talk, notes=talk.notes.replace(before, after)))
        return self.do_notes(talk_id)

    def do_notes(self, talk_id: str) -> str:
        """Reads the notes."""
        with self.workspace.read() as connection:
            return next(one.notes for one in find(connection, Conversation) if str(one.id) == talk_id)

    def do_edit(self, account_id: str, field: str, value: str) -> None:
        """Changes one field of an account."""
        with self.workspace.unit("undo_account.saved", account="") as unit:
            one = unit.need(Account, UUID(account_id))
            changes: dict[str, Any] = {field: value}
            unit.put(replace(one, **changes))

    def do_sync(self) -> int:
        """Runs a round; returns how many changes were sent."""
        return syncing.run_round(self.profile).pushed

    def do_state(self) -> dict[str, int]:
        """Tells how sync stands."""
        state = asdict(syncing.state(self.workspace))
        return {name: state[name] for name in ("waiting", "refused", "conflicts")}

    def do_content(self) -> Any:
        """Returns what a person sees."""
        with self.workspace.read() as connection:
            return [sorted(repr(one) for one in find(connection, record)) for record in (Account, Conversation)]

    def do_conflicts(self) -> list[list[Any]]:
        """Lists the pairs of values between which somebody should choose."""
        found = conflicts.queue(self.workspace).conflicts
        return sorted([one.field, *sorted([str(one.kept.value), str(one.other.value)])] for one in found)


def main(home: str, profile_id: str, pin: str) -> None:
    """Opens a profile and obeys until the input ends."""
    profile = open_profile(Paths.below(Path(home)), profile_id, pin=pin)
    orders = Orders(profile)
    print(json.dumps({"ok": "opened"}), flush=True)
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        try:
            answer = {"ok": getattr(orders, f"do_{verb}")(*arguments)}
        except SalesDeskError as error:
            answer = {"refused": error.key}
        print(json.dumps(answer), flush=True)
    profile.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
