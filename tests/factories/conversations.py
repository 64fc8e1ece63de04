"""A client with an affair, a visit and people, for tests of conversations."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from salesdesk.domain.accounts import Account, Contact, Segment, Solvency
from salesdesk.domain.ids import OpportunityId, VisitId
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.visits import Visit
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.processes import process_version
from tests.factories.stores import BOSS, REP, laptop_store

TODAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Client:
    """What a test of a conversation starts from."""

    workspace: Workspace
    account: Account
    claire: Contact
    marc: Contact
    opportunity: Opportunity
    visit: Visit
    version: ProcessVersion


def visit_at(account_id: UUID, **changes: Any) -> Visit:
    """Makes a visit planned for today at ten; any field can be given."""
    fields: dict[str, Any] = {
        "id": VisitId(uuid4()),
        "account_id": account_id,
        "rep_id": REP,
        "starts_on": TODAY,
        "starts_minute": 600,
        "duration_minutes": 45,
    }
    return Visit(**(fields | changes))


def affair_at(account_id: UUID, version: ProcessVersion, **changes: Any) -> Opportunity:
    """Makes an open opportunity at the second stage of the industrial process; any field can be given."""
    fields: dict[str, Any] = {
        "id": OpportunityId(uuid4()),
        "account_id": account_id,
        "owner_id": REP,
        "name": "Contrat cadre pompage",
        "process_version_id": version.id,
        "stage_key": "S2",
        "stage_since": date(2026, 11, 2),
        "created_at": datetime(2026, 10, 5, 8, 0, tzinfo=UTC),
        "amount_cents": 4_200_000,
    }
    return Opportunity(**(fields | changes))


def people() -> tuple[User, User]:
    """Makes the rep and his manager."""
    rep = User(id=REP, name="Jeanne Brun", email="jeanne@exemple.fr", role=Role.REP, status=UserStatus.ACTIVE)
    boss = User(id=BOSS, name="Paul Marchal", email="paul@exemple.fr", role=Role.MANAGER, status=UserStatus.ACTIVE)
    return rep, boss


def client_at(folder: Path, **store: Any) -> Client:
    """Makes a workspace with one client, its people, affair and visit of today.

    Args:
        folder: Where the store lies.
        **store: Passed on to ``laptop_store``.

    Returns:
        All of it.
    """
    workspace = Workspace(laptop_store(folder, **store), anchor=TODAY)
    firm = account(
        name="Laiterie du Val d’Orb", segment=Segment.A, city="Bédarieux", postcode="34600", solvency=Solvency.SOUND,
        solvency_on=date(2026, 6, 1), yearly_sales_cents=3_840_000, potential_cents=11_200_000, planned_contacts=8,
    )  # fmt: skip
    claire = contact(firm.id, buying_role=BuyingRole.BENEFICIARY, job_title="Directrice d’exploitation")
    marc = contact(firm.id, first_name="Marc", last_name="Aubry", buying_role=BuyingRole.DECIDER, job_title="DAF")
    version = process_version()
    affair = affair_at(firm.id, version)
    visit = visit_at(firm.id, opportunity_id=affair.id, conversation_key="C2", contact_id=claire.id)
    with workspace.unit("visit.planned") as unit:
        for record in (*people(), firm, claire, marc, version, affair, visit):
            unit.put(record)
    return Client(workspace, firm, claire, marc, affair, visit, version)
