"""Reading opportunities (affaires): all that are in progress with what hangs on them, each noun in one statement."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Commitment, CommitmentStatus, Figure
from salesdesk.domain.ids import AccountId, OpportunityId, OrgId, ProcessVersionId, UserId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.process import EvidenceKind, ProofFact, Side
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.products import Product
from salesdesk.domain.visits import Channel, Visit, VisitStatus
from salesdesk.domain.wire import from_wire
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries.records import find, record_columns
from salesdesk.store.tables import table_of

_AFFAIR = table_of(Opportunity).c
_ACCOUNT = table_of(Account).c
_PROOF = table_of(Evidence).c
_CHANGE = table_of(StageChange).c
_VISIT = table_of(Visit).c
_PROMISE = table_of(Commitment).c

IDS_A_STATEMENT: Final = 500
MOST_CLOSED: Final = 1_000


@dataclass(frozen=True, slots=True)
class AffairLine:
    """An opportunity with the name of its account."""

    opportunity: Opportunity
    account_name: str


@dataclass(frozen=True, slots=True)
class PlannedContact:
    """A contact that is planned at an account.

    Attributes:
        opportunity_id: The affair that it is about; None when it names none.
    """

    opportunity_id: OpportunityId | None
    starts_on: date
    starts_minute: int
    channel: Channel
    conversation_key: str | None


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """What a client promised and still owes.

    Attributes:
        opportunity_id: The affair that it is about; None when it names none.
        due_on: By when; None when no date was given.
    """

    opportunity_id: OpportunityId | None
    what: str
    due_on: date | None


def _signed_unpaid(since: date) -> ColumnElement[bool]:
    # Coalesced, so that the opposite of this condition is true of every other row: NOT NULL is NULL in SQL.
    awaited = _AFFAIR.paid_cents < func.coalesce(_AFFAIR.amount_cents, 1)
    lately = func.coalesce(_AFFAIR.closed_on, "") >= since.isoformat()
    return and_(_AFFAIR.outcome == OpportunityOutcome.WON.value, awaited, lately)


def _lines(org_id: OrgId, owner_id: UserId | None, *conditions: ColumnElement[bool]) -> Select[Any]:
    mine = () if owner_id is None else (_AFFAIR.owner_id == owner_id.bytes,)
    return (
        select(*record_columns(Opportunity), _ACCOUNT.name.label("account_name"))
        .select_from(
            table_of(Opportunity).join(
                table_of(Account), and_(_ACCOUNT.org_id == _AFFAIR.org_id, _ACCOUNT.id == _AFFAIR.account_id)
            )
        )
        .where(
            _AFFAIR.org_id == org_id.bytes, _AFFAIR.deleted_stamp.is_(None), _ACCOUNT.deleted_stamp.is_(None),
            *mine, *conditions,
        )
    )  # fmt: skip


def _read(connection: Connection, statement: Select[Any]) -> list[AffairLine]:
    return [
        AffairLine(from_wire(Opportunity, row), row["account_name"]) for row in connection.execute(statement).mappings()
    ]


def in_progress(connection: Connection, org_id: OrgId, owner_id: UserId | None, signed_since: date) -> list[AffairLine]:
    """Reads the affairs that are open, and those that are signed and not yet paid.

    Args:
        connection: Where to read.
        org_id: The firm.
        owner_id: Whose; None for all that are in the store, which holds no more than the person may read.
        signed_since: A signature before this day is not waited for here any more.
    """
    still = or_(_AFFAIR.outcome == OpportunityOutcome.OPEN.value, _signed_unpaid(signed_since))
    return _read(connection, _lines(org_id, owner_id, still).order_by(_AFFAIR.stage_since, _AFFAIR.id))


def ended(connection: Connection, org_id: OrgId, owner_id: UserId | None, signed_since: date) -> list[AffairLine]:
    """Reads the affairs that are over, latest first, at most a thousand of them.

    Args:
        connection: Where to read.
        org_id: The firm.
        owner_id: Whose; None for all.
        signed_since: As in :func:`in_progress`, of which this is the rest.
    """
    over = and_(_AFFAIR.outcome != OpportunityOutcome.OPEN.value, ~_signed_unpaid(signed_since))
    latest = (_AFFAIR.closed_on.desc(), _AFFAIR.id.desc())
    return _read(connection, _lines(org_id, owner_id, over).order_by(*latest).limit(MOST_CLOSED))


def one_line(connection: Connection, org_id: OrgId, opportunity_id: OpportunityId) -> AffairLine | None:
    """Reads one affair with the name of its account; None when it is not there."""
    found = _read(connection, _lines(org_id, None, _AFFAIR.id == opportunity_id.bytes))
    return found[0] if found else None


def proofs_of(
    connection: Connection, org_id: OrgId, ids: Sequence[OpportunityId]
) -> Mapping[OpportunityId, list[ProofFact]]:
    """Reads what was proved in some affairs, by affair; the words stay where they are."""
    found: dict[OpportunityId, list[ProofFact]] = {}
    statement = select(_PROOF.opportunity_id, _PROOF.criterion_key, _PROOF.kind, _PROOF.side).where(
        _PROOF.org_id == org_id.bytes, _PROOF.deleted_stamp.is_(None)
    )
    for affair, criterion, kind, side in _parts(connection, statement, _PROOF.opportunity_id, ids):
        facts = found.setdefault(OpportunityId(UUID(bytes=affair)), [])
        facts.append(ProofFact(criterion, EvidenceKind(kind), Side(side)))
    return found


def overrides_of(
    connection: Connection, org_id: OrgId, scopes: Sequence[AccountId]
) -> Mapping[tuple[OpportunityId, str], str]:
    """Reads why stages were entered without proofs, by affair and stage entered; the latest reason counts.

    Args:
        connection: Where to read.
        org_id: The firm.
        scopes: Accounts of the affairs: the index goes by them.
    """
    statement = select(_CHANGE.opportunity_id, _CHANGE.to_stage, _CHANGE.override_reason, _CHANGE.changed_at).where(
        # An affair brought to another version in the stage where it was has entered nothing.
        _CHANGE.org_id == org_id.bytes,
        _CHANGE.deleted_stamp.is_(None),
        _CHANGE.from_stage.is_distinct_from(_CHANGE.to_stage),
    )
    rows = sorted(_parts(connection, statement, _CHANGE.scope_id, scopes), key=lambda row: int(row[3]))
    latest = {(OpportunityId(UUID(bytes=affair)), stage): reason for affair, stage, reason, _ in rows}
    return {key: reason for key, reason in latest.items() if reason is not None}


def planned_contacts(
    connection: Connection, org_id: OrgId, scopes: Sequence[AccountId], today: date
) -> Mapping[AccountId, list[PlannedContact]]:
    """Reads the contacts planned from a day on at some accounts, by account, the next one first."""
    statement = select(
        _VISIT.account_id, _VISIT.opportunity_id, _VISIT.starts_on, _VISIT.starts_minute, _VISIT.channel,
        _VISIT.conversation_key,
    ).where(
        _VISIT.org_id == org_id.bytes, _VISIT.deleted_stamp.is_(None),
        _VISIT.status == VisitStatus.PLANNED.value, _VISIT.starts_on >= today.isoformat(),
    )  # fmt: skip
    found: dict[AccountId, list[PlannedContact]] = {}
    for account, affair, day, minute, channel, key in _parts(connection, statement, _VISIT.scope_id, scopes):
        planned = PlannedContact(_affair_id(affair), date.fromisoformat(day), minute, Channel(channel), key)
        found.setdefault(AccountId(UUID(bytes=account)), []).append(planned)
    for contacts in found.values():
        contacts.sort(key=lambda one: (one.starts_on, one.starts_minute))
    return found


def client_promises(
    connection: Connection, org_id: OrgId, scopes: Sequence[AccountId]
) -> Mapping[AccountId, list[OpenPromise]]:
    """Reads what the clients of some accounts promised and still owe, by account, the most urgent first."""
    statement = select(_PROMISE.account_id, _PROMISE.opportunity_id, _PROMISE.what, _PROMISE.due_on).where(
        _PROMISE.org_id == org_id.bytes, _PROMISE.deleted_stamp.is_(None),
        _PROMISE.status == CommitmentStatus.OPEN.value, _PROMISE.side == Side.CLIENT.value,
    )  # fmt: skip
    found: dict[AccountId, list[OpenPromise]] = {}
    for account, affair, what, due in _parts(connection, statement, _PROMISE.scope_id, scopes):
        promise = OpenPromise(_affair_id(affair), what, date.fromisoformat(due) if due else None)
        found.setdefault(AccountId(UUID(bytes=account)), []).append(promise)
    for promises in found.values():
        promises.sort(key=lambda one: one.due_on or date.max)
    return found


def _affair_id(raw: bytes | None) -> OpportunityId | None:
    return None if raw is None else OpportunityId(UUID(bytes=raw))


def _parts(
    connection: Connection, statement: Select[Any], key: ColumnElement[Any], ids: Sequence[UUID]
) -> Iterator[Any]:
    for part in _pages(ids):
        yield from connection.execute(statement.where(key.in_([one.bytes for one in part])))


def _pages(ids: Sequence[UUID]) -> Iterator[list[UUID]]:
    wanted = list(dict.fromkeys(ids))
    for start in range(0, len(wanted), IDS_A_STATEMENT):
        yield wanted[start : start + IDS_A_STATEMENT]


def unsent(connection: Connection, ids: Sequence[OpportunityId]) -> frozenset[UUID]:
    """Tells which of some affairs the server has not confirmed in their present state."""
    return frozenset[UUID]().union(*(unsent_ids(connection, part) for part in _pages(ids)))


def versions_of(connection: Connection, ids: Sequence[ProcessVersionId]) -> Mapping[ProcessVersionId, ProcessVersion]:
    """Reads process versions by id, in force or not."""
    one = table_of(ProcessVersion).c
    wanted = [each.bytes for each in dict.fromkeys(ids)]
    return {each.id: each for each in find(connection, ProcessVersion, one.id.in_(wanted))}


def newest_versions(connection: Connection) -> tuple[ProcessVersion, ...]:
    """Reads the newest version in force of every process, by name."""
    one = table_of(ProcessVersion).c
    newest: dict[str, ProcessVersion] = {}
    for version in find(connection, ProcessVersion, one.retired_at.is_(None), order_by=(one.version, one.published_at)):
        newest[version.process_key] = version
    return tuple(sorted(newest.values(), key=lambda each: each.name.casefold()))


def passages(connection: Connection, org_id: OrgId, affair: Opportunity) -> tuple[StageChange, ...]:
    """Reads through which stages an affair went, oldest first."""
    here = (_CHANGE.org_id == org_id.bytes, _CHANGE.scope_id == affair.account_id.bytes)
    of_affair = _CHANGE.opportunity_id == affair.id.bytes
    return tuple(find(connection, StageChange, *here, of_affair, order_by=(_CHANGE.changed_at, _CHANGE.id)))


def promises_of(connection: Connection, org_id: OrgId, affair: Opportunity) -> tuple[Commitment, ...]:
    """Reads the promises of both sides in an affair, the latest first."""
    here = (_PROMISE.org_id == org_id.bytes, _PROMISE.scope_id == affair.account_id.bytes)
    of_affair = _PROMISE.opportunity_id == affair.id.bytes
    return tuple(find(connection, Commitment, *here, of_affair, order_by=(_PROMISE.made_on.desc(), _PROMISE.id.desc())))


def figures_of(connection: Connection, org_id: OrgId, affair: Opportunity) -> tuple[Figure, ...]:
    """Reads the figures of an affair's account, the latest of each calculator and talking point."""
    one = table_of(Figure).c
    here = (one.org_id == org_id.bytes, one.scope_id == affair.account_id.bytes)
    about = or_(one.opportunity_id.is_(None), one.opportunity_id == affair.id.bytes)
    kept: dict[tuple[str, str | None], Figure] = {}
    for each in find(connection, Figure, *here, about, order_by=(one.computed_at.desc(),)):
        kept.setdefault((each.formula, each.point_key), each)
    return tuple(kept.values())


def products(connection: Connection, org_id: OrgId, on: date) -> tuple[Product, ...]:
    """Reads what is sold on a day, by name."""
    one = table_of(Product).c
    sold = or_(one.withdrawn_on.is_(None), one.withdrawn_on > on.isoformat())
    return tuple(find(connection, Product, one.org_id == org_id.bytes, sold, order_by=(one.name, one.id)))
