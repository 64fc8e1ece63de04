"""A manager's workspace ready to import, and the small files that tests import."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from salesdesk.domain.ids import TeamId, UserId
from salesdesk.domain.people import Organisation, Role, Team, User, UserStatus
from salesdesk.services import importing
from salesdesk.services.importing import ImportRequest, ImportResult
from salesdesk.services.workspace import Workspace
from tests.factories.processes import process_version
from tests.factories.stores import BOSS, ORG, REP, laptop_store

FILES = Path(__file__).parents[1] / "data" / "import"
TEAM = TeamId(UUID(int=0x0197_0000_0000_7000_8000_0000000000A1))


def importer(
    folder: Path, *, role: Role = Role.MANAGER, now: Callable[[], datetime] | None = None, with_process: bool = True
) -> Workspace:
    """Makes the workspace of a manager who leads one team, or of a rep in it, with a published process."""
    user_id: UserId = BOSS if role is not Role.REP else REP
    laptop = laptop_store(folder, user_id=user_id, now=now)
    with laptop.unit(None) as unit:
        unit.put(Organisation(id=ORG, name="Fonderies Voltaire"))
        unit.put(Team(id=TEAM, name="Ventes", manager_id=BOSS))
        for one, name, its_role in ((BOSS, "Jeanne Colin", Role.MANAGER), (REP, "Paul Lenoir", Role.REP)):
            unit.put(
                User(
                    id=one,
                    name=name,
                    email=f"{name.split()[0].lower()}@voltaire.fr",
                    role=role if one == user_id else its_role,
                    team_id=None if one == BOSS else TEAM,
                    status=UserStatus.ACTIVE,
                    created_at=datetime(2026, 1, 5, 9, 0, tzinfo=UTC),
                )
            )
        if with_process:
            unit.put(process_version())
    return Workspace(laptop)


def request_for(workspace: Workspace, path: Path, target: str, currency: str = "USD") -> ImportRequest:
    """Proposes the import of a file without any choice of a person."""
    return importing.propose(workspace, importing.inspect(path), target, currency=currency).request


def import_file(workspace: Workspace, path: Path, target: str) -> ImportResult:
    """Imports a file as it is proposed."""
    return importing.apply(workspace, importing.dry_run(workspace, request_for(workspace, path, target)))


def import_before(workspace: Workspace, target: str) -> None:
    """Imports the small files that a target needs."""
    for each in ("teams", "products", "accounts"):
        if each == target:
            return
        import_file(workspace, FILES / f"{each}.csv", each)


def written(folder: Path, text: str, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    """Writes a file to import."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path
