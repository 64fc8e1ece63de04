"""Reading what an import compares a file with, and the mappings kept from earlier files."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from salesdesk.domain.accounts import Account, Contact, Ownership
from salesdesk.domain.duplicates import AccountTraits
from salesdesk.domain.ids import AccountId, OpportunityId, OwnershipId, UserId
from salesdesk.domain.opportunities import Opportunity, StageChange
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.wire import instant_from_wire
from salesdesk.store.bulk import pieces
from salesdesk.store.laptop_tables import IMPORT_MAPPING
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

IMPORTED = "imported"
"""Reason of the stage changes that an import makes: a fact of a file takes the place of proofs."""


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """What an import needs of an account that is there.

    Attributes:
        id: The account.
        name: Its name.
        external_ref: Its reference in the file or system that it came from.
        parent_id: The company that it is a subsidiary of.
        sector: Its sector.
        traits: What tells it from others.
    """

    id: AccountId
    name: str
    external_ref: str | None
    parent_id: AccountId | None
    sector: str | None
    traits: AccountTraits


def kept_mappings(connection: Connection, target: str) -> list[dict[str, Any]]:
    """Reads the mappings kept for a target, latest first; what cannot be read any more is left out."""
    table = IMPORT_MAPPING.c
    rows = connection.execute(select(table.mapping).where(table.target == target).order_by(table.saved_at.desc()))
    found = []
    for row in rows:
        try:
            content = json.loads(row.mapping)
        except ValueError:
            continue
        if isinstance(content, dict):
            found.append(content)
    return found


def keep_mapping(connection: Connection, target: str, fingerprint: str, content: dict[str, Any], saved_at: int) -> None:
    """Keeps how a form of file was mapped; the earlier mapping of the same form is replaced.

    Args:
        connection: The transaction.
        target: Name of the target.
        fingerprint: Form of the file.
        content: Plain values.
        saved_at: Microseconds since 1970.
    """
    text = json.dumps(content, ensure_ascii=False)
    values = {"target": target, "fingerprint": fingerprint, "mapping": text, "saved_at": saved_at}
    connection.execute(
        insert(IMPORT_MAPPING)
        .values(**values)
        .on_conflict_do_update(index_elements=["target", "fingerprint"], set_={"mapping": text, "saved_at": saved_at})
    )


def known_accounts(connection: Connection, org_id: UUID) -> list[KnownAccount]:
    """Reads what an import needs of every account."""
    one = table_of(Account).c
    rows = connection.execute(
        select(
            one.id, one.name, one.external_ref, one.parent_id, one.sector, one.postcode, one.siren, one.siret,
            one.vat_number, one.phone, one.website, one.email,
        ).where(one.org_id == org_id.bytes, one.deleted_stamp.is_(None))
    )  # fmt: skip
    return [
        KnownAccount(
            AccountId(UUID(bytes=row.id)),
            row.name,
            row.external_ref,
            None if row.parent_id is None else AccountId(UUID(bytes=row.parent_id)),
            row.sector,
            AccountTraits(
                name=row.name,
                postcode=row.postcode or "",
                siren=row.siren or (row.siret or "")[:9],
                vat=row.vat_number or "",
                phone=row.phone or "",
                website=row.website or row.email or "",
            ),
        )
        for row in rows
    ]


def account_owners(connection: Connection, org_id: UUID) -> set[tuple[AccountId, UserId]]:
    """Reads who holds which account now."""
    one = table_of(Ownership).c
    rows = connection.execute(
        select(one.account_id, one.user_id).where(
            one.org_id == org_id.bytes, one.deleted_stamp.is_(None), one.ends_on.is_(None)
        )
    )
    return {(AccountId(UUID(bytes=row.account_id)), UserId(UUID(bytes=row.user_id))) for row in rows}


def held_imported(
    connection: Connection, org_id: UUID, user_id: UserId
) -> list[tuple[AccountId, OwnershipId, date, datetime]]:
    """Reads what a person holds of the accounts that he brought in from files.

    Args:
        connection: Where to read.
        org_id: The firm.
        user_id: Who imported them.

    Returns:
        Account, holding, day since which he holds it, instant at which the account was made.
    """
    held, one = table_of(Ownership).c, table_of(Account).c
    rows = connection.execute(
        select(held.account_id, held.id, held.starts_on, one.created_at)
        .join_from(table_of(Ownership), table_of(Account), (one.org_id == held.org_id) & (one.id == held.account_id))
        .where(
            held.org_id == org_id.bytes,
            held.user_id == user_id.bytes,
            held.deleted_stamp.is_(None),
            held.ends_on.is_(None),
            one.created_by == user_id.bytes,
            one.external_ref.is_not(None),
        )
    )
    return [
        (
            AccountId(UUID(bytes=row.account_id)),
            OwnershipId(UUID(bytes=row.id)),
            date.fromisoformat(row.starts_on),
            instant_from_wire(row.created_at),
        )
        for row in rows
    ]


def opportunities_by_reference(
    connection: Connection, org_id: UUID, references: Sequence[str]
) -> dict[str, list[Opportunity]]:
    """Reads the opportunities that came under some references.

    Args:
        connection: Where to read.
        org_id: The firm.
        references: Any number.

    Returns:
        Reference to its opportunities; more than one where two laptops imported the same file.
    """
    table = table_of(Opportunity)
    found: dict[str, list[Opportunity]] = {}
    for piece in pieces(references):
        for one in find(connection, Opportunity, table.c.org_id == org_id.bytes, table.c.external_ref.in_(piece)):
            found.setdefault(str(one.external_ref), []).append(one)
    return found


def moved_by_people(connection: Connection, org_id: UUID, opportunities: Iterable[Opportunity]) -> set[OpportunityId]:
    """Tells which opportunities somebody moved along their process since they were imported.

    Args:
        connection: Where to read.
        org_id: The firm.
        opportunities: At most a few hundred.
    """
    wanted = {one.id.bytes: one for one in opportunities}
    scopes = {one.account_id.bytes for one in wanted.values()}
    table = table_of(StageChange).c
    moved: set[OpportunityId] = set()
    for piece in pieces(list(scopes)):
        rows = connection.execute(
            select(table.opportunity_id)
            .where(
                table.org_id == org_id.bytes,
                table.scope_id.in_(piece),
                table.deleted_stamp.is_(None),
                table.override_reason.is_distinct_from(IMPORTED),
            )
            .distinct()
        )
        moved |= {wanted[key].id for key in (bytes(row.opportunity_id) for row in rows) if key in wanted}
    return moved


def contacts_at(connection: Connection, org_id: UUID, accounts: Iterable[AccountId]) -> dict[AccountId, list[Contact]]:
    """Reads the contacts at some accounts.

    Args:
        connection: Where to read.
        org_id: The firm.
        accounts: Any number.

    Returns:
        Account to its contacts.
    """
    table = table_of(Contact).c
    found: dict[AccountId, list[Contact]] = {}
    for piece in pieces([one.bytes for one in dict.fromkeys(accounts)]):
        for one in find(connection, Contact, table.org_id == org_id.bytes, table.scope_id.in_(piece)):
            found.setdefault(one.account_id, []).append(one)
    return found


def accounts_by_id(connection: Connection, org_id: UUID, ids: Iterable[AccountId]) -> dict[AccountId, Account]:
    """Reads whole accounts.

    Args:
        connection: Where to read.
        org_id: The firm.
        ids: Any number.

    Returns:
        The accounts that are there, by id.
    """
    table = table_of(Account).c
    found: dict[AccountId, Account] = {}
    for piece in pieces([one.bytes for one in dict.fromkeys(ids)]):
        for one in find(connection, Account, table.org_id == org_id.bytes, table.id.in_(piece)):
            found[one.id] = one
    return found


def published_versions(connection: Connection) -> list[ProcessVersion]:
    """Reads the process versions that new opportunities may be put on, newest first."""
    table = table_of(ProcessVersion).c
    order = (table.published_at.desc(), table.version.desc())
    return find(connection, ProcessVersion, table.retired_at.is_(None), order_by=order)
