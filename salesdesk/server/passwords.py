"""Passwords (mots de passe): what one may be, how it is kept, and a bound on how many are checked at once.

Source: trust.md section 3 (argon2id t=2, m=19 MiB, p=1, two workers); OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.9, 6.2.10;
NIST SP 800-63B section 3.1.1 (no composition rules, no forced change, names of the person and the firm refused).
"""

import contextlib
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.server.errors import Refusal

SHORTEST: Final = 8
LONGEST: Final = 256
WORKERS: Final = 2
WAITING: Final = 8
_SHORTEST_NAME: Final = 4
_BUSY_SECONDS: Final = 2


@cache
def common_passwords() -> frozenset[str]:
    """Reads the passwords that everybody tries first, in lower case."""
    content = resource_path("passwords", "common.txt").read_text(encoding="utf-8")
    return frozenset(line for line in content.split() if line)


def _normal(password: str) -> str:
    # The same letters typed on another keyboard or system give the same bytes.
    return unicodedata.normalize("NFC", password)


def check_new(password: str, names: Iterable[str] = ()) -> None:
    """Refuses a password that is too easy to guess.

    Args:
        password: What the person chose.
        names: Words an attacker tries: address, name, firm.

    Raises:
        UserError: Too short, too long, too common, or one of the names.
    """
    normal = _normal(password)
    if len(normal) < SHORTEST:
        raise UserError("server.password_short", least=SHORTEST)
    if len(normal) > LONGEST:
        raise UserError("server.password_long", most=LONGEST)
    lowered = normal.casefold()
    known = {name.casefold() for name in names if len(name) >= _SHORTEST_NAME}
    if lowered in common_passwords() or len(set(lowered)) <= 2 or lowered in known:
        raise UserError("server.password_common")


class Passwords:
    """Hashes and checks passwords, two at a time; more than a few waiting are sent away.

    Args:
        workers: How many at once; each takes a core for 0.15 s and 19 MiB.
        waiting: How many may wait behind them.
        time_cost: Passes of argon2; lower only in tests.
        memory_kib: Memory of argon2; lower only in tests.
    """

    def __init__(
        self, *, workers: int = WORKERS, waiting: int = WAITING, time_cost: int = 2, memory_kib: int = 19 * 1024
    ) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=1)
        self._workers = threading.BoundedSemaphore(workers)
        self._places = threading.BoundedSemaphore(workers + waiting)
        # Checked in place of the hash of someone who does not exist, so that the answer takes as long.
        self._nobody = self._hasher.hash("nobody")

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise Refusal("server.sign_in_busy", 429, retry_after=_BUSY_SECONDS, seconds=_BUSY_SECONDS)
        try:
            with self._workers:
                yield
        finally:
            self._places.release()

    def hash(self, password: str) -> str:
        """Makes the kept form of a password.

        Raises:
            Refusal: Too many are being worked on.
        """
        with self._turn():
            return self._hasher.hash(_normal(password))

    def verify(self, kept: str | None, password: str) -> bool:
        """Checks a password.

        Args:
            kept: The kept form; None when there is no such person, which takes as long.
            password: What was typed.

        Returns:
            True when they belong together.

        Raises:
            Refusal: Too many are being worked on.
        """
        with self._turn():
            try:
                self._hasher.verify(kept or self._nobody, _normal(password)[: LONGEST + 1])
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None

    def is_outdated(self, kept: str) -> bool:
        """Tells whether a kept form was made with other costs than today's."""
        return self._hasher.check_needs_rehash(kept)
