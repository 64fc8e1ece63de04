"""A small portfolio in a real store: people of a team, accounts they hold, what happened there."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from salesdesk.config.resources import resource_path
from salesdesk.domain.accounts import Ownership, OwnershipKind
from salesdesk.domain.conversation import Commitment, Conversation, ConversationState, Figure
from salesdesk.domain.ids import (
    CommitmentId,
    ConversationId,
    FigureId,
    OpportunityId,
    OwnershipId,
    ProcessVersionId,
    TeamId,
    UserId,
    VisitId,
)
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import Role, Team, User, UserStatus
from salesdesk.domain.process import Side
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit
from salesdesk.services.workspace import Workspace
from tests.factories.stores import BOSS, OTHER_REP, REP, laptop_store

TEAM = TeamId(UUID(int=0x0197_0000_0000_7000_8000_000000000031))
VERSION = ProcessVersionId(UUID(int=0x0197_0000_0000_7000_8000_000000000041))
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def workspace(folder: Path, user_id: UserId = REP) -> Workspace:
    """Opens a workspace whose people are a rep, another one and their manager."""
    opened = Workspace(laptop_store(folder, user_id=user_id))
    people = (
        User(id=REP, name="Julie Bernard", email="julie@exemple.fr", role=Role.REP, team_id=TEAM),
        User(id=OTHER_REP, name="Karim Haddad", email="karim@exemple.fr", role=Role.REP, team_id=TEAM),
        User(id=BOSS, name="Anne Morel", email="anne@exemple.fr", role=Role.MANAGER, status=UserStatus.ACTIVE),
    )
    keep(opened, (*people, Team(id=TEAM, name="Sud", manager_id=BOSS)))
    return opened


def keep(opened: Workspace, records: Iterable[Any]) -> None:
    """Writes records in one unit without a name."""
    with opened.unit(None) as unit:
        for record in records:
            unit.put(record)


def held(account_id: UUID, user_id: UserId = REP, **changes: Any) -> Ownership:
    """Makes an ownership that began this year."""
    fields: dict[str, Any] = {
        "id": OwnershipId(uuid4()),
        "account_id": account_id,
        "user_id": user_id,
        "kind": OwnershipKind.OWNER,
        "starts_on": date(2026, 1, 5),
    }
    return Ownership(**(fields | changes))


def visit(account_id: UUID, on: date, **changes: Any) -> Visit:
    """Makes a visit planned for a day."""
    fields: dict[str, Any] = {
        "id": VisitId(uuid4()),
        "account_id": account_id,
        "rep_id": REP,
        "starts_on": on,
        "starts_minute": 600,
        "duration_minutes": 60,
    }
    return Visit(**(fields | changes))


def conversation(account_id: UUID, notes: str = "", **changes: Any) -> Conversation:
    """Makes a conversation concluded on 2 November."""
    fields: dict[str, Any] = {
        "id": ConversationId(uuid4()),
        "account_id": account_id,
        "rep_id": REP,
        "created_at": AT,
        "state": ConversationState.CONCLUDED,
        "concluded_at": AT,
        "notes": notes,
    }
    return Conversation(**(fields | changes))


def promise(account_id: UUID, what: str, side: Side = Side.CLIENT, **changes: Any) -> Commitment:
    """Makes a promise without a day."""
    fields: dict[str, Any] = {
        "id": CommitmentId(uuid4()),
        "account_id": account_id,
        "side": side,
        "what": what,
        "due_on": None,
        "made_on": date(2026, 11, 2),
    }
    return Commitment(**(fields | changes))


def opportunity(account_id: UUID, **changes: Any) -> Opportunity:
    """Makes an open opportunity on the shipped distribution process."""
    fields: dict[str, Any] = {
        "id": OpportunityId(uuid4()),
        "account_id": account_id,
        "owner_id": REP,
        "name": "Pilote quai de Béziers",
        "process_version_id": VERSION,
        "stage_key": "",
        "stage_since": date(2026, 11, 2),
        "created_at": AT,
        "amount_cents": 1_520_000,
    }
    return Opportunity(**(fields | changes))


def figure(account_id: UUID, **changes: Any) -> Figure:
    """Makes a benefit of stock days."""
    fields: dict[str, Any] = {
        "id": FigureId(uuid4()),
        "account_id": account_id,
        "formula": "dso_release",
        "formula_version": 1,
        "inputs": "{}",
        "computed_at": AT,
        "computed_by": REP,
        "cash_low_cents": 3_000_000,
        "cash_likely_cents": 3_350_000,
        "cash_high_cents": 3_600_000,
    }
    return Figure(**(fields | changes))


def distribution() -> ProcessVersion:
    """The shipped process of industrial distribution, published."""
    content = resource_path("processes", "distribution-industrielle.yaml").read_text("utf-8")
    return ProcessVersion(
        id=VERSION,
        process_key="distribution-industrielle",
        version=1,
        name="Distribution industrielle",
        content=content,
        published_at=AT,
        published_by=BOSS,
    )
