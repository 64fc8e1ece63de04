"""Laptops with real profiles that sync over HTTP, and what holds of all of them and their server afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId, ConversationId
from salesdesk.domain.people import Organisation, Role, User
from salesdesk.services import accounts, syncing
from salesdesk.services.profiles import OpenProfile, ProfileCard, create_profile, open_profile, wall_clock
from salesdesk.services.signing_in import Device, sign_in_with_password
from salesdesk.store.outbox import waiting_count
from salesdesk.store.queries.records import find, get
from salesdesk.store.server_tables import CHANGE_LOG
from salesdesk.store.tables import TABLES
from tests.factories.servers import PASSWORD, RunningServer, new_device


class Laptop:
    """One laptop of a person.

    Args:
        server: Where he has joined.
        firm: His firm.
        email: His address.
        folder: Where its profile lives.
        address: What it takes for the server's address; None for the server's own.
        now: Its wall clock.
        pin: PIN of its profile; None for one that needs none.
    """

    def __init__(
        self,
        server: RunningServer,
        firm: Organisation,
        email: str,
        folder: Path,
        address: str | None = None,
        now: Callable[[], datetime] = wall_clock,
    ) -> None:
        self.server, self.now, self.email, self.firm = server, now, email, firm
        self.address = address or server.address
        self.paths = Paths.below(folder)
        self.paths.create()
        device = new_device()
        signed = self._sign_in(device)
        card = ProfileCard("p", signed.user_name, firm.name, server_url=self.address, is_sample=True)
        self.profile = create_profile(
            self.paths, card, org_id=signed.org_id, user_id=signed.user_id, device_id=device.id, now=now
        )
        syncing.keep_tokens(self.profile.workspace, signed.tokens)

    def _sign_in(self, device: Device) -> Any:
        return sign_in_with_password(
            self.address, self.email, PASSWORD, device, now=self.now, organisation=self.firm.name
        )

    def sign_in_again(self) -> None:
        """Signs in to the server from the profile that is open."""
        signed = self._sign_in(Device(id=self.profile.workspace.device_id, name="Portable"))
        syncing.reconnect(self.profile.workspace, signed)

    @property
    def workspace(self) -> Any:
        """The workspace of the open profile."""
        return self.profile.workspace

    def sync(self) -> Any:
        """Runs one round."""
        return syncing.run_round(self.profile)

    def failed_sync(self) -> SalesDeskError:
        """Runs a round that must fail, and returns why; both languages must have words for it."""
        with pytest.raises(SalesDeskError) as caught:
            self.sync()
        for language in Language:
            said = Messages(language, strict=True).explain(caught.value)
            assert all((said.what, said.safe, said.do)), caught.value.key
        return caught.value

    def add_account(self, name: str) -> AccountId:
        """Enters an account as its screen does."""
        made = replace(accounts.blank(self.workspace), name=name)
        accounts.save(self.workspace, made, initiator=None)
        return made.id

    def write(self, account_id: AccountId, notes: str, talk_id: ConversationId | None = None) -> ConversationId:
        """Writes the notes of a conversation, a new one unless it is named."""
        with self.workspace.read() as connection:
            talk = None if talk_id is None else get(connection, Conversation, talk_id)
        if talk is None:
            talk = Conversation(
                id=talk_id or ConversationId(uuid4()),
                account_id=account_id,
                rep_id=self.workspace.user_id,
                created_at=self.now(),
            )
        with self.workspace.unit(None) as unit:
            unit.put(replace(talk, notes=notes))
        return talk.id

    def notes(self, talk_id: ConversationId) -> str:
        """Reads the notes of a conversation."""
        with self.workspace.read() as connection:
            talk = get(connection, Conversation, talk_id)
        return "" if talk is None else talk.notes

    def edit(self, account_id: AccountId, **changes: Any) -> None:
        """Changes fields of an account."""
        with self.workspace.unit("account.edited") as unit:
            unit.put(replace(unit.need(Account, account_id), **changes))

    def account(self, account_id: AccountId) -> Account | None:
        """Reads an account."""
        with self.workspace.read() as connection:
            return get(connection, Account, account_id)

    def waiting(self) -> int:
        """Counts what waits."""
        with self.workspace.read() as connection:
            return waiting_count(connection)

    def content(self) -> dict[str, list[Any]]:
        """Returns what a person sees, noun by noun."""
        with self.workspace.read() as connection:
            return {
                record.__name__: sorted(find(connection, record), key=lambda one: one.id.bytes)
                for record in (Account, Conversation, User)
            }

    def close(self) -> None:
        """Closes its profile."""
        self.profile.close()

    def reopen(self) -> OpenProfile:
        """Opens its profile again."""
        self.profile = open_profile(self.paths, "p", now=self.now)
        return self.profile


def doubled_operations(server: RunningServer) -> int:
    """Counts operations that the server applied more than once."""
    with server.parts.store.read() as connection:
        log = CHANGE_LOG.c
        statement = select(log.op_id).group_by(log.op_id).having(func.count() > 1)
        return len(connection.execute(statement).all())


def on_server(server: RunningServer, noun: str, **wanted: Any) -> list[Any]:
    """Reads rows of the server."""
    table = TABLES[noun]
    statement = select(table).where(*(table.c[name] == value for name, value in wanted.items()))
    with server.parts.store.read() as connection:
        return list(connection.execute(statement).mappings())


_NAMES = iter(range(1, 1 << 30))


def new_rep(server: RunningServer, firm: Organisation, role: Role = Role.REP) -> str:
    """Makes a person who has joined and returns his address."""
    number = next(_NAMES)
    return server.person(firm, f"personne{number}@essai.fr", role, name=f"Personne {number}").email
