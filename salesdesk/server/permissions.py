"""Which role may call which route: data, like the rights by noun it is built on (droits par route).

A route that is not listed is open to nobody: a new one fails closed until someone decides. What a caller may read and
write inside a sync is decided by the hub, record by record, with ``salesdesk.domain.roles``.
Source: OWASP ASVS 5.0, 8.2.1, 8.3.1.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salesdesk.domain.people import Role
from salesdesk.domain.roles import RIGHTS, right
from salesdesk.server.errors import Refusal

EVERYBODY: Final = frozenset(Role)
PUBLIC: Final = frozenset({"/health", "/pages.css", "/authorize", "/token", "/join", "/requests/{word:str}"})
"""Routes that need no session: they are how one gets one, or tell nothing of a firm but its name."""

WRITES_PEOPLE: Final = frozenset(role for role in RIGHTS if right(role, "user").creates and role is Role.ADMINISTRATOR)
"""Who may end somebody's access. A manager may add people of his teams through sync, not end sessions."""

ROUTES: Final[Mapping[tuple[str, str], frozenset[Role]]] = MappingProxyType(
    {
        ("POST", "/sync/hello"): EVERYBODY,
        ("POST", "/sync/push"): EVERYBODY,
        ("POST", "/sync/pull"): EVERYBODY,
        ("HEAD", "/sync/files"): EVERYBODY,
        ("PUT", "/sync/files"): EVERYBODY,
        ("GET", "/sync/files"): EVERYBODY,
        ("GET", "/me"): EVERYBODY,
        ("POST", "/sign-out"): EVERYBODY,
        ("GET", "/admin/people"): WRITES_PEOPLE,
        ("GET", "/admin/events"): WRITES_PEOPLE | {Role.AUDITOR},
        ("POST", "/admin/revoke-person"): WRITES_PEOPLE,
        ("POST", "/admin/revoke-device"): WRITES_PEOPLE,
    }
)


def is_allowed(role: Role | str, method: str, path: str) -> bool:
    """Tells whether a role may call a route; a role that this version does not know may call none."""
    return any(role == known for known in ROUTES.get((method, path), frozenset()))


def check_allowed(role: Role | str, method: str, path: str) -> None:
    """Refuses a call that a role may not make.

    Raises:
        Refusal: Status 403.
    """
    if not is_allowed(role, method, path):
        raise Refusal("server.forbidden", 403)
