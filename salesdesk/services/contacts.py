"""The people of an account (interlocuteurs): entered, changed, taken away; who is missing for a purchase to happen."""

from dataclasses import replace
from typing import Final

from salesdesk.domain.accounts import Contact
from salesdesk.domain.errors import UserError
from salesdesk.domain.identifiers import normalise_phone
from salesdesk.domain.ids import AccountId, ContactId
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.spelling import fold
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import contacts as reading

WANTED_ROLES: Final = (BuyingRole.DECIDER, BuyingRole.BENEFICIARY, BuyingRole.PAYER)
"""Without one of these a sale rests on luck: who decides, who gains, who pays."""


def missing_roles(people: tuple[Contact, ...]) -> tuple[BuyingRole, ...]:
    """Names the buying roles that nobody who can be met plays.

    Args:
        people: Everyone known at the account.

    Returns:
        The roles still without a person.

    Source: product.md 2.2, E06, the wrong interlocutor.
    """
    filled = {one.buying_role for one in people if one.left_on is None and not one.opposed}
    return tuple(role for role in WANTED_ROLES if role not in filled)


def blank(workspace: Workspace, account_id: AccountId) -> Contact:
    """Makes an empty contact at an account, not yet kept."""
    return Contact(id=ContactId(workspace.new_id()), account_id=account_id, last_name="", created_at=workspace.now())


def same_person(workspace: Workspace, contact: Contact) -> Contact | None:
    """Finds who may be the same person at the same account: same name, or same mail address.

    Args:
        workspace: Where.
        contact: The person being entered.

    Returns:
        The other record, None when there is none.
    """
    with workspace.read() as connection:
        people = reading.people(connection, workspace.org_id, contact.account_id)
    name, mail = fold(contact.full_name), (contact.email or "").casefold()
    for one in people:
        if one.id != contact.id and (fold(one.full_name) == name or (mail and (one.email or "").casefold() == mail)):
            return one
    return None


def save(workspace: Workspace, contact: Contact, *, initiator: object | None = None) -> Contact:
    """Keeps a person, new or changed.

    Args:
        workspace: Where.
        contact: The whole record; numbers may be written in any form.
        initiator: Who asks.

    Returns:
        The record as kept.

    Raises:
        UserError: Nobody is named, a phone cannot exist, or the mail address has no « @ ».
    """
    if not contact.last_name.strip():
        raise UserError("account.contact_name_missing")
    if contact.email and "@" not in contact.email.strip("@"):
        raise UserError("account.bad_email", value=contact.email)
    clean = replace(
        contact,
        last_name=" ".join(contact.last_name.split()),
        first_name=" ".join(contact.first_name.split()),
        job_title=_or_none(contact.job_title),
        email=_or_none(contact.email),
        phone=_phone(contact.phone),
        mobile=_phone(contact.mobile),
    )
    with workspace.unit("undo_account.contact_saved", initiator, person=clean.full_name) as unit:
        unit.put(clean)
    return clean


def delete(workspace: Workspace, contact: Contact, *, initiator: object | None = None) -> None:
    """Leaves a tombstone in place of a person; undo brings him back."""
    with workspace.unit("undo_account.contact_deleted", initiator, person=contact.full_name) as unit:
        unit.delete(Contact, contact.id)


def _or_none(text: str | None) -> str | None:
    return (text or "").strip() or None


def _phone(text: str | None) -> str | None:
    if not (text or "").strip():
        return None
    verdict = normalise_phone(str(text))
    if not verdict.ok:
        raise UserError("account.bad_number", value=verdict.normalised)
    return verdict.normalised
