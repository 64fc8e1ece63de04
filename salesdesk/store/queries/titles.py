"""Reading what a person calls a record: its name, else its words, with the account it hangs on."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.nouns import NOUN_BY_NAME
from salesdesk.domain.wire import forms_of
from salesdesk.store.tables import table_of

_NAMES: Final = ("name", "what", "words", "goal", "formula", "criterion_key")


def titles(connection: Connection, records: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], tuple[str, str]]:
    """Reads the titles of some records, deleted ones too; one statement a noun, and one for the accounts.

    Args:
        connection: Where to read.
        records: Noun and id of each; at most a few hundred.

    Returns:
        What it is called, and its account's name; both may be empty.
    """
    by_noun: dict[str, list[UUID]] = {}
    for noun, record_id in records:
        if noun in NOUN_BY_NAME:
            by_noun.setdefault(noun, []).append(record_id)
    rows: dict[tuple[str, UUID], dict[str, Any]] = {}
    for noun, ids in by_noun.items():
        table = table_of(NOUN_BY_NAME[noun].record)
        for row in connection.execute(select(table).where(table.c.id.in_([one.bytes for one in ids]))).mappings():
            rows[noun, UUID(bytes=row["id"])] = dict(row)
    names = _names(connection, {row["account_id"] for row in rows.values() if row.get("account_id")})
    return {key: (_title(key[0], row), names.get(row.get("account_id") or b"", "")) for key, row in rows.items()}


def _title(noun: str, row: dict[str, Any]) -> str:
    if noun == "contact":
        return f"{row['first_name']} {row['last_name']}".strip()
    return next((str(row[name]) for name in _NAMES if row.get(name)), "")


def _names(connection: Connection, ids: set[bytes]) -> dict[bytes, str]:
    account = table_of(Account).c
    rows = connection.execute(select(account.id, account.name).where(account.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


def name_of_id(connection: Connection, record_id: UUID) -> str:
    """Finds what an identifier stands for: the name of a person, account, contact, affair, product or team.

    Args:
        connection: Where to read.
        record_id: The identifier.

    Returns:
        The name; empty when it is nowhere here.
    """
    for noun in ("user", "account", "contact", "opportunity", "product", "team"):
        found = titles(connection, [(noun, record_id)])
        if found:
            return found[noun, record_id][0]
    return ""


def is_identifier(noun: str, field: str) -> bool:
    """Tells whether a field of a noun holds an identifier."""
    record = NOUN_BY_NAME[noun].record
    return any(form.name == field and form.kind == "identifier" for form in forms_of(record))
