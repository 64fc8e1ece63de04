"""What the form of a visit offers (formulaire de visite): accounts found while typing, people, affairs."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.ids import AccountId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import ConversationTemplate
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.spelling import fold
from salesdesk.services.process_reading import process_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import conversations as conversations_reading
from salesdesk.store.queries import visits as reading
from salesdesk.store.queries.records import get_many, need


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """An account to choose.

    Attributes:
        place: Postcode and city, empty when unknown.
    """

    id: AccountId
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class OpportunityChoice:
    """An open opportunity with the conversations of its stage, the expected one first."""

    opportunity: Opportunity
    conversations: tuple[ConversationTemplate, ...]


@dataclass(frozen=True, slots=True)
class FormChoices:
    """What can be chosen once the account is known."""

    account: Account
    contacts: tuple[Contact, ...]
    opportunities: tuple[OpportunityChoice, ...]


def find_accounts(workspace: Workspace, words: str, limit: int = 8) -> tuple[AccountChoice, ...]:
    """Finds accounts of the person by their name, city or postcode.

    Args:
        workspace: Who works.
        words: What was typed; every word must be found, accents and case do not count.
        limit: At most so many.

    Returns:
        Those whose name begins so come first, then by name.
    """
    wanted = fold(words).split()
    with workspace.read() as connection:
        rows = reading.own_accounts(connection, workspace.org_id, workspace.user_id, workspace.today())
    found = []
    for row in rows:
        place = f"{row.postcode or ''} {row.city or ''}".strip()
        text = fold(f"{row.name} {place}")
        if all(word in text for word in wanted):
            first = not (wanted and text.startswith(wanted[0]))
            found.append((first, AccountChoice(AccountId(UUID(bytes=row.id)), row.name, place)))
    return tuple(choice for _first, choice in sorted(found, key=lambda pair: pair[0])[:limit])


def choices(workspace: Workspace, account_id: AccountId) -> FormChoices:
    """Reads what can be chosen for a visit to an account.

    Args:
        workspace: Who works.
        account_id: The account.

    Returns:
        Its people, its open opportunities and their conversations.

    Raises:
        ConflictError: The account was deleted meanwhile.
    """
    with workspace.read() as connection:
        account = need(connection, Account, account_id)
        people = conversations_reading.people_of(connection, workspace.org_id, account_id)
        return FormChoices(account, people, _opportunities(connection, workspace, account_id))


def _opportunities(
    connection: Connection, workspace: Workspace, account_id: AccountId
) -> tuple[OpportunityChoice, ...]:
    found = reading.open_opportunities(connection, workspace.org_id, account_id)
    versions = get_many(connection, ProcessVersion, {one.process_version_id for one in found})
    return tuple(OpportunityChoice(one, _of_stage(one, versions.get(one.process_version_id))) for one in found)


def _of_stage(opportunity: Opportunity, version: ProcessVersion | None) -> tuple[ConversationTemplate, ...]:
    stages = process_of(version).stages if version is not None else ()
    return next((stage.conversations for stage in stages if stage.id == opportunity.stage_key), ())
