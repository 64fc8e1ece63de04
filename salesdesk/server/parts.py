"""What the routes of one server share, put together once (composition du serveur)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from salesdesk.server.config import FILES_FOLDER, ServerConfig, derived_key
from salesdesk.server.passwords import Passwords
from salesdesk.server.people import Now, People
from salesdesk.server.sign_in import SignIn
from salesdesk.server.throttle import Throttle
from salesdesk.store.engine import Store
from salesdesk.store.vault import Vault
from salesdesk.sync.hub import Hub
from salesdesk.sync.hub_files import FileHub


def utc_now() -> datetime:
    """Returns the present instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the routes share.

    Attributes:
        config: How the server is set.
        store: Its database.
        hub: Merges and orders changes.
        files: Takes and gives the contents of attached files.
        people: Changes to the firm and its people.
        passwords: Hashes and checks, a few at a time.
        sign_in: Codes and sessions.
        form_key: Signs the hidden word of the sign-in form.
        now: Gives the present instant.
    """

    config: ServerConfig
    store: Store
    hub: Hub
    files: FileHub
    people: People
    passwords: Passwords
    sign_in: SignIn
    form_key: bytes
    now: Now


def make_parts(
    store: Store, config: ServerConfig, key: bytes, *, now: Now = utc_now, passwords: Passwords | None = None
) -> Parts:
    """Puts the parts of a server together.

    Args:
        store: The open database.
        config: How the server is set.
        key: The server's key; what signs forms derives from it, so that several processes accept each other's.
        now: Gives the present instant.
        passwords: Hashes and checks passwords; None for the costs of a real server.

    Returns:
        The parts.

    Raises:
        StoreError: The folder of the attached files cannot be used.
    """
    passwords = passwords or Passwords()
    throttle = Throttle(config.failures_per_account, config.failures_per_address, config.failures_in_all)
    hub = Hub(store, now)
    return Parts(
        config=config,
        store=store,
        hub=hub,
        files=FileHub(store, Vault(config.data / FILES_FOLDER, derived_key(key, "files")), now),
        people=People(store, hub, now),
        passwords=passwords,
        sign_in=SignIn(store, passwords, throttle, now),
        form_key=derived_key(key, "sign-in form"),
        now=now,
    )
