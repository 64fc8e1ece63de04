"""Slows down whoever guesses passwords (ralentissement), without a lock-out that a stranger could put on someone.

Only wrong passwords count. The narrow limit is per account and network, so that a guesser elsewhere does not keep the
person out; wide ones per network and in all bound what many accounts or many networks can try.
Source: trust.md section 3, Rate limits; OWASP ASVS 5.0, 6.3.1.
"""

import hashlib
import ipaddress
import math
import time
from typing import Final

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from salesdesk.server.errors import Refusal

_IPV6_NETWORK: Final = 64


def network_of(address: str) -> str:
    """Names the network of a caller: an IPv4 address, or the /64 that an IPv6 subscriber changes addresses in."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, _IPV6_NETWORK), strict=False))
    return str(parsed)


class Throttle:
    """Counts wrong passwords and says when the next may be tried.

    Args:
        per_account: Wrong passwords a minute for one account from one network.
        per_network: Wrong passwords a minute from one network.
        in_all: Wrong passwords a minute from everywhere.
    """

    def __init__(self, per_account: int, per_network: int, in_all: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._per_account = RateLimitItemPerMinute(per_account, namespace="account")
        self._per_network = RateLimitItemPerMinute(per_network, namespace="network")
        self._in_all = RateLimitItemPerMinute(in_all, namespace="all")

    def _windows(self, account: str, address: str) -> list[tuple[RateLimitItemPerMinute, tuple[str, ...]]]:
        network = network_of(address)
        # A hash: what was typed as an account may be anything, a password included.
        name = hashlib.sha256(account.encode("utf-8")).hexdigest()
        return [(self._per_account, (name, network)), (self._per_network, (network,)), (self._in_all, ())]

    def check(self, account: str, address: str) -> None:
        """Lets an attempt pass, or says when to come back.

        Args:
            account: What was typed as the account.
            address: The caller's address.

        Raises:
            Refusal: Too many wrong passwords; status 429 with the seconds to wait.
        """
        for item, words in self._windows(account, address):
            if not self._limiter.test(item, *words):
                reset = self._limiter.get_window_stats(item, *words).reset_time
                wait = max(1, min(math.ceil(reset - time.time()), 60))
                raise Refusal("server.too_many_attempts", 429, retry_after=wait, seconds=wait)

    def failed(self, account: str, address: str) -> bool:
        """Counts a wrong password.

        Args:
            account: What was typed as the account.
            address: The caller's address.

        Returns:
            True when this one used up a limit: worth an alert.
        """
        used_up = False
        for item, words in self._windows(account, address):
            self._limiter.hit(item, *words)
            used_up = used_up or not self._limiter.test(item, *words)
        return used_up


class Rate:
    """Bounds how often something may be sent from one network, and in all through one link.

    Args:
        per_network: Times a minute from one network.
        per_link: Times a minute through one link, from everywhere.
    """

    def __init__(self, per_network: int, per_link: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._per_network = RateLimitItemPerMinute(per_network, namespace="network")
        self._per_link = RateLimitItemPerMinute(per_link, namespace="link")

    def take(self, link: str, address: str) -> None:
        """Counts one time, or says when to come back.

        Args:
            link: The link; only its hash is kept.
            address: The caller's address.

        Raises:
            Refusal: Too many; status 429 with the seconds to wait.
        """
        name = hashlib.sha256(link.encode("utf-8", "surrogatepass")).hexdigest()
        for item, words in ((self._per_network, (network_of(address),)), (self._per_link, (name,))):
            if not self._limiter.hit(item, *words):
                reset = self._limiter.get_window_stats(item, *words).reset_time
                wait = max(1, min(math.ceil(reset - time.time()), 60))
                raise Refusal("request.too_many", 429, retry_after=wait, seconds=wait)
