"""The PIN or pass phrase of a profile (code d'accès): what is accepted, and the slow key made from it.

Source: RFC 9106 (argon2id); trust.md section 2 for the 250 to 500 ms.
"""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.errors import UserError

MINIMUM_LENGTH: Final = 6
KEY_BYTES: Final = 32
SALT_BYTES: Final = 16

# A run along any of these, forwards or backwards, is among the first that a thief tries.
_RUNS: Final = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "azertyuiop",
    "qsdfghjklm",
    "qwertyuiop",
    "asdfghjkl",
)

_TARGET_SECONDS: Final = 0.35
_LONGEST_SECONDS: Final = 0.5
_START_MEMORY_KIB: Final = 64 * 1024
# Floor of the OWASP cheat sheet for argon2id; two passes with it at least.
_LEAST_MEMORY_KIB: Final = 19 * 1024
# A slots file that asks for more is not one that we wrote, and must not exhaust the machine.
_MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 64


@dataclass(frozen=True, slots=True)
class PinCost:
    """How much work one try of a PIN is.

    Args:
        passes: Passes over the memory, 1 or more.
        memory_kib: Memory in KiB.
        lanes: Degree of parallelism.
    """

    passes: int
    memory_kib: int
    lanes: int = 1

    @property
    def is_sane(self) -> bool:
        """True when argon2id takes these figures and this machine survives them."""
        lanes_fit = 1 <= self.lanes <= 16 and self.memory_kib >= 8 * self.lanes
        return lanes_fit and 1 <= self.passes <= _MOST_PASSES and self.memory_kib <= _MOST_MEMORY_KIB


def normalised(pin: str) -> str:
    """Returns a PIN in the one form that all keyboards agree on (NFKC), so that é typed on a Mac is é everywhere."""
    return unicodedata.normalize("NFKC", pin)


def check_pin(pin: str) -> None:
    """Refuses a PIN that would be guessed among the first.

    Args:
        pin: As typed.

    Raises:
        UserError: Shorter than six characters (``secrets.pin_too_short``); one character repeated or a plain run
            such as 123456 (``secrets.pin_too_simple``).
    """
    plain = normalised(pin).casefold()
    if len(plain) < MINIMUM_LENGTH:
        raise UserError("secrets.pin_too_short", minimum=MINIMUM_LENGTH)
    if len(set(plain)) == 1 or any(plain in run or plain[::-1] in run for run in _RUNS):
        raise UserError("secrets.pin_too_simple")


def stretch(pin: str, salt: bytes, cost: PinCost) -> bytes:
    """Makes the 32-byte key of a PIN by argon2id.

    Args:
        pin: As typed.
        salt: 16 random bytes kept beside the result's use.
        cost: How much work.

    Returns:
        32 bytes, the same for the same three arguments.
    """
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        normalised(pin).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def calibrated(clock: Callable[[], float] = time.perf_counter) -> PinCost:
    """Finds the work that takes this machine 250 to 500 ms: memory first, then passes.

    Args:
        clock: Seconds, rising; the tests bring their own.

    Returns:
        At least 19 MiB and two passes on the slowest machine, 64 MiB and as many passes as fit elsewhere.
    """

    def seconds_of(cost: PinCost) -> float:
        started = clock()
        stretch("calibration", bytes(SALT_BYTES), cost)
        return max(clock() - started, 1e-6)

    memory_kib = _START_MEMORY_KIB
    one_pass = seconds_of(PinCost(1, memory_kib))
    while one_pass > _LONGEST_SECONDS and memory_kib > _LEAST_MEMORY_KIB:
        memory_kib = max(memory_kib // 2, _LEAST_MEMORY_KIB)
        one_pass = seconds_of(PinCost(1, memory_kib))
    least = 1 if memory_kib == _START_MEMORY_KIB else 2
    return PinCost(max(least, min(_MOST_PASSES, int(_TARGET_SECONDS / one_pass + 0.5))), memory_kib)
