"""Who reads and who writes what: the one table of rights by role and noun (droits).

It is data: the server enforces it, the desktop hides what it refuses, a test holds both against it. A right applies
inside the scopes that a person has: a rep's own accounts, a manager's tree.
Source: sync.md, Scopes; trust.md section 3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from salesdesk.domain.nouns import NOUNS, ScopeKind
from salesdesk.domain.people import Role


@dataclass(frozen=True, slots=True)
class Right:
    """What a role may do with a noun inside its scopes.

    Attributes:
        reads: True when its records are sent to the person.
        creates: True when the person may create and delete records.
        fields: Fields that the person may change; None for all.
    """

    reads: bool = False
    creates: bool = False
    fields: frozenset[str] | None = frozenset()

    def may_change(self, field: str) -> bool:
        """Tells whether a field may be changed under this right."""
        return self.fields is None or field in self.fields


NO_RIGHT: Final = Right()
READ: Final = Right(reads=True)
WRITE: Final = Right(reads=True, creates=True, fields=None)
RESOLVE: Final = Right(reads=True, fields=frozenset({"resolved_at", "resolved_by"}))
ANSWER: Final = Right(reads=True, fields=frozenset({"seen_at", "reply", "replied_at"}))

# Whoever proposes words his proposal; the answer is for who owns the process.
PROPOSE: Final = Right(reads=True, creates=True, fields=frozenset({"proposal"}))

_ORG_NOUNS: Final = tuple(noun.name for noun in NOUNS if noun.scope is ScopeKind.ORG)
_ACCOUNT_NOUNS: Final = tuple(noun.name for noun in NOUNS if noun.scope is ScopeKind.ACCOUNT)


def _rights(org: Right, account: Right, **others: Right) -> Mapping[str, Right]:
    table = dict.fromkeys(_ORG_NOUNS, org) | dict.fromkeys(_ACCOUNT_NOUNS, account)
    return MappingProxyType(table | others)


_EVERYBODY: Final[Mapping[str, Right]] = MappingProxyType(
    {"improvement": PROPOSE, "message_use": WRITE, "language_label": WRITE}
)
# A request that a colleague entered names a client, whose account is not known yet.
_NO_CLIENT: Final[Mapping[str, Right]] = MappingProxyType({"extra_request": NO_RIGHT})

RIGHTS: Final[Mapping[Role, Mapping[str, Right]]] = MappingProxyType(
    {
        Role.REP: _rights(
            READ, WRITE, **_EVERYBODY, conflict=RESOLVE, coaching_note=ANSWER, self_score=WRITE, extra_request=WRITE
        ),
        Role.MANAGER: _rights(
            READ,
            WRITE,
            **_EVERYBODY,
            conflict=RESOLVE,
            coaching_note=WRITE,
            team=WRITE,
            user=WRITE,
            product=WRITE,
            price=WRITE,
            extra_tariff=WRITE,
            extra_request=WRITE,
        ),
        Role.DIRECTOR: _rights(READ, READ, **_EVERYBODY),
        Role.MARKETING: _rights(READ, NO_RIGHT, **_EVERYBODY, **_NO_CLIENT, client_case=WRITE, objection_answer=WRITE),
        Role.SALES_OPERATIONS: _rights(
            READ,
            NO_RIGHT,
            **_NO_CLIENT,
            **{**_EVERYBODY, "improvement": WRITE},
            product=WRITE,
            price=WRITE,
            process_version=WRITE,
            interview=WRITE,
            client_case=WRITE,
            objection_answer=WRITE,
            extra_tariff=WRITE,
            language_weights=WRITE,
        ),
        Role.ADMINISTRATOR: _rights(READ, NO_RIGHT, **_NO_CLIENT, team=WRITE, user=WRITE),
        Role.AUDITOR: _rights(READ, NO_RIGHT, **_NO_CLIENT),
    }
)


def right(role: Role | str, noun: str) -> Right:
    """Looks up what a role may do with a noun.

    Args:
        role: The role; one that this version does not know grants nothing.
        noun: Name of the noun.

    Returns:
        The right.
    """
    rights = next((table for known, table in RIGHTS.items() if known == role), None)
    return NO_RIGHT if rights is None else rights.get(noun, NO_RIGHT)
