"""A real server on a port of its own, with a firm whose people have joined."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from litestar import Litestar

from salesdesk.domain.ids import DeviceId, uuid7
from salesdesk.domain.people import Organisation, Role, User
from salesdesk.server import invitations
from salesdesk.server.app import make_app
from salesdesk.server.config import ServerConfig, server_key
from salesdesk.server.parts import Parts, make_parts
from salesdesk.server.passwords import Passwords
from salesdesk.server.serving import Serving
from salesdesk.services.signing_in import Device, SignedIn, sign_in_with_password
from salesdesk.store.engine import Store

PASSWORD = "un vélo bleu sous la pluie"


class Clock:
    """The server's clock, moved on by a test."""

    def __init__(self, start: datetime | None = None) -> None:
        self.instant = start or datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.instant

    def advance(self, delta: timedelta) -> None:
        self.instant += delta


def quick_passwords() -> Passwords:
    """Hashes cheaply; the real costs are checked by a test of their own."""
    return Passwords(time_cost=1, memory_kib=64)


_DEVICES = iter(range(1, 1 << 30))


def new_device(name: str = "Portable") -> Device:
    number = next(_DEVICES)
    return Device(id=DeviceId(uuid7(1_790_000_000_000 + number, (number << 8).to_bytes(10))), name=name)


@dataclass
class RunningServer:
    """A server that answers, and what it is made of.

    Attributes:
        address: Where it answers.
        parts: Its insides, for a test to look at and change.
        clock: Its clock.
        serving: The process, in a thread.
    """

    address: str
    parts: Parts
    clock: Clock
    serving: Serving

    def firm(self, name: str = "Voltaire", email: str = "ada@voltaire.fr") -> tuple[Organisation, User]:
        """Makes a firm whose administrator has joined."""
        firm, admin = self.parts.people.create_organisation(name, email, "Ada Martin")
        self.join(firm, admin)
        return firm, admin

    def invitation(self, firm: Organisation, user: User) -> str:
        with self.parts.store.write() as connection:
            return invitations.invite(connection, firm.id, user.id, now=self.clock())

    def join(self, firm: Organisation, user: User, password: str = PASSWORD) -> None:
        parts = self.parts
        invitations.join(
            parts.store, parts.people, parts.passwords, self.invitation(firm, user), password, now=self.clock
        )

    def person(self, firm: Organisation, email: str, role: Role = Role.REP, name: str = "Claire Petit") -> User:
        """Makes a person who has joined."""
        user = self.parts.people.add_person(firm.id, email, name, role)
        self.join(firm, user)
        return user

    def sign_in(self, email: str, device: Device | None = None, organisation: str = "") -> SignedIn:
        return sign_in_with_password(
            self.address, email, PASSWORD, device or new_device(), now=self.clock, organisation=organisation
        )

    def event_names(self, firm: Organisation) -> list[str]:
        from salesdesk.server.events import latest

        with self.parts.store.read() as connection:
            return [one.name for one in latest(connection, firm.id, 100)]


@contextmanager
def running_server(folder: Path, **settings: object) -> Iterator[RunningServer]:
    """Starts a server in a thread.

    Args:
        folder: Its data.
        **settings: Of ``ServerConfig``.
    """
    config = ServerConfig(data=folder, port=0, **settings)  # type: ignore[arg-type]  # named by the tests
    clock, made = Clock(), list[Parts]()

    def make(store: Store, config: ServerConfig) -> Litestar:
        parts = make_parts(store, config, server_key(config.data), now=clock, passwords=quick_passwords())
        made.append(parts)
        return make_app(parts)

    serving = Serving(config, make)
    address = serving.start()
    try:
        yield RunningServer(address, made[0], clock, serving)
    finally:
        serving.stop()


def word_of(link: str) -> str:
    """Returns the word of an invitation's address."""
    found = re.search(r"token=([A-Za-z0-9_-]+)", link)
    assert found is not None
    return found[1]
