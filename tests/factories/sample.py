"""Workspaces on the sample company for tests and pictures; made once a run, then copied: a copy costs milliseconds."""

import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from uuid import UUID

from salesdesk.domain.accounts import Account
from salesdesk.domain.ids import DeviceId
from salesdesk.domain.people import User
from salesdesk.sample import Company, Story, company, fill_laptop
from salesdesk.sample.people import device_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.engine import open_encrypted
from salesdesk.store.profile import Identity, write_identity
from salesdesk.store.schema import prepare
from salesdesk.store.unit import LaptopStore
from tests.factories.stores import KEY, Wall

ANCHOR = date(2026, 11, 23)
# Just before the demo rep's next conversation.
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)

Who = Literal["rep", "manager"]


@cache
def sample_company() -> Company:
    """The sample company on the day of the design's pictures."""
    return company(ANCHOR)


@cache
def _by_class() -> dict[type[Any], dict[UUID, Any]]:
    found: dict[type[Any], dict[UUID, Any]] = {}
    for one in sample_company().records:
        found.setdefault(type(one), {})[one.id] = one
    return found


def sample_by_id(record: type[Any]) -> dict[UUID, Any]:
    """The records of a class in the sample company, by id."""
    return _by_class()[record]


def sample_records(record: type[Any]) -> list[Any]:
    """All records of a class in the sample company, in their order."""
    return list(_by_class()[record].values())


def sample_story(story: Story) -> Any:
    """The account of a story."""
    return sample_by_id(Account)[sample_company().stories.accounts[story]]


def sample_person(who: Who) -> User:
    """The demo rep or his manager."""
    return sample_company().demo_rep if who == "rep" else sample_company().demo_manager


def _laptop(path: Path, who: Who) -> LaptopStore:
    person = sample_person(who)
    store = open_encrypted(path, KEY)
    identity = Identity(
        org_id=sample_company().organisation.id, user_id=person.id, device_id=DeviceId(device_of(person))
    )
    return LaptopStore(store, identity, Wall(MORNING))


@cache
def _prepared(who: Who) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sample.db"
        laptop = _laptop(path, who)
        prepare(laptop.store, "laptop")
        with laptop.store.write() as connection:
            write_identity(connection, laptop.identity)
        fill_laptop(laptop, sample_company())
        # Closing writes the log back into the one file that is kept.
        laptop.store.close()
        return path.read_bytes()


def sample_workspace(tmp_path: Path, who: Who = "rep") -> Workspace:
    """Opens a copy of a filled laptop.

    Args:
        tmp_path: Folder of the test.
        who: The demo rep, or the manager of his team.

    Returns:
        The workspace, on the morning of the pictures' day; whoever takes it closes it.
    """
    path = tmp_path / f"sample-{who}.db"
    path.write_bytes(_prepared(who))
    return Workspace(_laptop(path, who), anchor=ANCHOR)
