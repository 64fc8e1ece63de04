"""The keyring of the operating system (trousseau), behind a port of three functions.

Not every back end of the ``keyring`` package is a safe: ``keyrings.alt`` keeps passwords in readable files, ``null``
forgets them and ``fail`` refuses them. These three are treated as no keyring at all; a PIN then takes their place.
"""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import UserError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "SalesDesk"
REFUSED_MODULES: Final = ("keyrings.alt", "keyring.backends.fail", "keyring.backends.null")

# What back ends let through as it comes from the system's own library, by module that is loaded when it can happen.
_FOREIGN_FAILURES: Final = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney.wrappers", "DBusErrorResponse"),
    ("win32ctypes.pywin32.pywintypes", "error"),
)

_LOG = part_logger("config.keyring")
_Answer = TypeVar("_Answer")


class KeyringPort(Protocol):
    """What the key slots ask of a keyring; every back end of the ``keyring`` package fits."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Returns the secret kept under a name, None when there is none."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keeps a secret under a name."""

    def delete_password(self, service: str, username: str, /) -> None:
        """Forgets the secret kept under a name."""


def _is_safe(backend: "KeyringBackend") -> bool:
    return not type(backend).__module__.startswith(REFUSED_MODULES)


def system_keyring() -> KeyringPort | None:
    """Returns the first keyring of this session that deserves trust, None when there is none.

    A chain of back ends is opened up: a plaintext one must not be reached through it.
    """
    # Lazy: 0.1 s that a profile opened by its PIN does not pay.
    import keyring
    from keyring.backends.chainer import ChainerBackend

    try:
        backend = keyring.get_keyring()
        choices = list(backend.backends) if isinstance(backend, ChainerBackend) else [backend]
    except _failures(ImportError, AttributeError) as error:
        # A back end named in the environment or the user's configuration that is not installed.
        _LOG.warning("keyring-unusable", error=type(error))
        return None
    return next((choice for choice in choices if _is_safe(choice)), None)


def _failures(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """Returns the classes by which a keyring fails at run time; asked only once something was raised."""
    from keyring.errors import KeyringError

    found: list[type[Exception]] = [KeyringError, OSError, RuntimeError, *others]
    for module, name in _FOREIGN_FAILURES:
        failure = getattr(sys.modules.get(module), name, None)
        if isinstance(failure, type) and issubclass(failure, Exception):
            found.append(failure)
    return tuple(found)


def _asked(question: Callable[[], _Answer]) -> _Answer:
    """Asks the keyring, and tells a locked one from one that is missing or broken."""
    from keyring.errors import InitError, KeyringLocked

    try:
        return question()
    except (KeyringLocked, InitError) as error:
        raise UserError("secrets.keyring_locked") from error
    except _failures() as error:
        _LOG.warning("keyring-failed", error=type(error))
        raise UserError("secrets.keyring_missing") from error


def keep(keyring: KeyringPort, name: str, secret: str) -> None:
    """Puts a secret into the keyring and reads it back: some keyrings take it and keep nothing.

    Args:
        keyring: The keyring.
        name: User name of the entry: the profile's id.
        secret: What to keep.

    Raises:
        UserError: The keyring is locked (``secrets.keyring_locked``), or missing, broken or forgetful
            (``secrets.keyring_missing``).
    """
    _asked(lambda: keyring.set_password(SERVICE, name, secret))
    if recall(keyring, name) != secret:
        raise UserError("secrets.keyring_missing")


def recall(keyring: KeyringPort, name: str) -> str | None:
    """Returns a secret of the keyring, None when the keyring has none under this name.

    Args:
        keyring: The keyring.
        name: User name of the entry: the profile's id.

    Raises:
        UserError: The keyring is locked, missing or broken, as in ``keep``.
    """
    return _asked(lambda: keyring.get_password(SERVICE, name))


def forget(keyring: KeyringPort, name: str) -> None:
    """Deletes a secret; one that is not there is as good as deleted.

    Args:
        keyring: The keyring.
        name: User name of the entry: the profile's id.

    Raises:
        UserError: The keyring is locked, missing or broken, as in ``keep``.
    """
    if recall(keyring, name) is not None:
        _asked(lambda: keyring.delete_password(SERVICE, name))
