"""Filling databases with the sample company (remplissage): a server with everybody's rows, a laptop with one person's.

Rows are written as a sync would have left them: in wire form, with the scope of their noun, a stamp of the day on which
they were entered and a revision in the order of entry; nothing waits to be sent.
"""

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, insert

from salesdesk.domain.accounts import Account, Ownership, OwnershipKind
from salesdesk.domain.change import Merge
from salesdesk.domain.clock import device_tail, stamp_at
from salesdesk.domain.ids import TeamId, UserId
from salesdesk.domain.nouns import NOUN_OF, Noun, ScopeKind
from salesdesk.domain.people import teams_below
from salesdesk.domain.roles import right
from salesdesk.domain.wire import forms_of, instant_to_wire
from salesdesk.sample.calendar import WorkDays
from salesdesk.sample.company import Company
from salesdesk.sample.draw import EVENING
from salesdesk.sample.people import device_of
from salesdesk.store import texts
from salesdesk.store.engine import Store
from salesdesk.store.server_tables import COUNTER, CREDENTIAL, DEVICE
from salesdesk.store.tables import TABLES, state_column
from salesdesk.store.unit import LaptopStore, scope_of
from salesdesk.sync.hub_access import grant

ROWS_A_REVISION: Final = 50
FIRST_REVISION: Final = 1
_ID_TIME_BITS: Final = 80
_AUTHORS: Final = (
    "rep_id", "recorded_by", "changed_by", "computed_by", "noted_by", "author_id", "person_id", "owner_id",
    "created_by", "published_by", "user_id",
)  # fmt: skip


def visible_records(company: Company, user_id: UserId) -> list[Any]:
    """Chooses what one person receives: the firm's records, the accounts held by him or below him, and the persons.

    Args:
        company: The company.
        user_id: The person.

    Returns:
        The records, in the order of the company.

    Source: sync.md, Scopes.
    """
    people = _below(company, user_id)
    user = next(one for one in company.users if one.id == user_id)
    scopes: set[UUID] = {company.organisation.id, *people}
    scopes.update(record.account_id for record in company.records if _is_held(record, people))
    chosen = []
    for record in company.records:
        noun = NOUN_OF[type(record)]
        scope = company.organisation.id if noun.scope is ScopeKind.ORG else getattr(record, noun.scope_field)
        if scope in scopes and right(user.role, noun.name).reads:
            chosen.append(record)
    return chosen


def _is_held(record: Any, people: Iterable[UUID]) -> bool:
    return isinstance(record, Ownership) and record.user_id in people


def _below(company: Company, user_id: UserId) -> frozenset[UserId]:
    """Finds the person and everybody whose work he reads."""
    parents: dict[TeamId, TeamId | None] = {team.id: team.parent_id for team in company.teams}
    led = teams_below((team.id for team in company.teams if team.manager_id == user_id), parents)
    return frozenset({user_id, *(user.id for user in company.users if user.team_id in led)})


class Rows:
    """Gives records the form in which a database keeps them.

    Args:
        company: The company whose records they are; their revisions follow the order in which all were entered.
    """

    def __init__(self, company: Company) -> None:
        self._org_id = company.organisation.id
        self._devices: dict[UUID, UUID] = {user.id: device_of(user) for user in company.users}
        self._firm_device = self._devices[company.administrator.id]
        self._owners: dict[UUID, UUID] = {
            record.account_id: record.user_id
            for record in company.records
            if isinstance(record, Ownership) and record.kind is OwnershipKind.OWNER
        }
        entered = sorted(record.id for record in company.records)
        self._revisions = {one: FIRST_REVISION + at // ROWS_A_REVISION for at, one in enumerate(entered)}
        self.last_revision = max(self._revisions.values())

    def by_noun(self, records: Iterable[Any]) -> dict[str, list[dict[str, Any]]]:
        """Returns the rows of some records, by table."""
        rows: dict[str, list[dict[str, Any]]] = {}
        for record in records:
            noun = NOUN_OF[type(record)]
            rows.setdefault(noun.name, []).append(self._row(noun, record))
        return rows

    def _row(self, noun: Noun, record: Any) -> dict[str, Any]:
        device = self._device(record)
        row: dict[str, Any] = {"org_id": self._org_id.bytes}
        for form in forms_of(noun.record):
            value = form.to_wire(getattr(record, form.name))
            row[form.name] = value
            if form.merge is Merge.TEXT:
                row[state_column(form.name)] = texts.edit(None, str(value), device)[0] if value else None
        row["scope_id"] = scope_of(noun, self._org_id, row)
        row["rev"] = self._revisions[record.id]
        # The first bits of an identifier are the milliseconds of its birth.
        row["stamp"] = stamp_at(record.id.int >> _ID_TIME_BITS, 0, device)
        row["stamps"] = row["deleted_stamp"] = None
        return row

    def _device(self, record: Any) -> UUID:
        for name in _AUTHORS:
            device = self._devices.get(getattr(record, name, None) or self._org_id)
            if device is not None:
                return device
        owner = self._owners.get(getattr(record, "account_id", self._org_id))
        return self._devices[owner] if owner is not None else self._firm_device


def _write(connection: Connection, rows: Mapping[str, list[dict[str, Any]]]) -> None:
    for noun, lines in rows.items():
        statement = insert(TABLES[noun]).compile(dialect=connection.dialect, column_keys=list(lines[0]))
        names = statement.positiontup
        values: list[Any] = lines if names is None else [tuple(line[name] for name in names) for line in lines]
        # Values are in wire form already: to the driver as they are, which halves the time.
        connection.exec_driver_sql(str(statement), values)


def _devices(company: Company, at: int) -> list[dict[str, Any]]:
    """Registers the devices on which the sample says that its people worked."""
    return [
        {
            "org_id": company.organisation.id.bytes,
            "id": device_of(user).bytes,
            "user_id": user.id.bytes,
            "name": f"Portable de {user.name}",
            "tail": device_tail(device_of(user)),
            "created_at": at,
            "seen_at": at,
        }
        for user in company.users
    ]


def fill_server(store: Store, company: Company, hash_password: Callable[[str], str]) -> None:
    """Writes the whole company into an empty server, as if everybody had synced.

    Args:
        store: The server's database, its schema prepared.
        company: The company.
        hash_password: Turns the password of the sample into what a server keeps; called once, all share it.

    Raises:
        StoreError: The disk is full, or the database damaged; nothing was kept.
    """
    made = Rows(company)
    rows = made.by_noun(company.records)
    org_id = company.organisation.id
    accounts = [record.id.bytes for record in company.records if isinstance(record, Account)]
    epoch = Random(company.seed).randbytes(16)  # noqa: S311  # names a history; guards nothing
    changed_at = instant_to_wire(WorkDays(company.anchor, -1, 0).at(-1, EVENING))
    password_hash = hash_password(company.password)
    with store.write() as connection:
        _write(connection, rows)
        connection.execute(
            insert(COUNTER).values(org_id=org_id.bytes, rev=made.last_revision, epoch=epoch, horizon_rev=0)
        )
        everybody = [user.id.bytes for user in company.users]
        grant(connection, org_id, FIRST_REVISION, company.anchor.isoformat(), accounts, everybody)
        connection.execute(insert(DEVICE), _devices(company, changed_at))
        connection.execute(
            insert(CREDENTIAL),
            [
                {"org_id": org_id.bytes, "user_id": one, "password_hash": password_hash, "changed_at": changed_at}
                for one in everybody
            ],
        )


def fill_laptop(laptop: LaptopStore, company: Company) -> None:
    """Writes what one person sees into his empty laptop, as a first sync would have; nothing waits to be sent.

    Args:
        laptop: His store; its identity names the person and the firm of the company.
        company: The company.

    Raises:
        ValueError: The laptop belongs to another firm.
        StoreError: The disk is full, or the database damaged; nothing was kept.
    """
    if laptop.identity.org_id != company.organisation.id:
        raise ValueError("the laptop belongs to another firm")
    rows = Rows(company).by_noun(visible_records(company, laptop.identity.user_id))
    with laptop.store.write() as connection:
        _write(connection, rows)
