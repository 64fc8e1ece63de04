"""One affair in full (fiche affaire): criteria with their proofs, the way it came, figures, promises, who is missing.

Source: product.md 2.2: an override is named, dated and shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Commitment, Figure
from salesdesk.domain.errors import ConflictError
from salesdesk.domain.ids import AccountId, OpportunityId, UserId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import User
from salesdesk.domain.process import BuyingRole, Criterion, EvidenceKind, Process, Side, Stage, Text, reachable_stages
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.products import Product
from salesdesk.domain.roles import right
from salesdesk.services.commitments import Ledger, ledger_of
from salesdesk.services.contacts import missing_roles
from salesdesk.services.conversation_guide import ProofLine, proof_lines
from salesdesk.services.opportunities import is_made
from salesdesk.services.opportunity_board import NextStep, next_step
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import contacts
from salesdesk.store.queries import opportunities as reading
from salesdesk.store.queries.conversations import evidence_of
from salesdesk.store.queries.importing import IMPORTED
from salesdesk.store.queries.people import all_users
from salesdesk.store.queries.records import find, get
from salesdesk.store.tables import table_of

__all__ = [
    "BuyingRole", "Commitment", "Contact", "Criterion", "Evidence", "EvidenceKind", "Figure", "NextStep",
    "Opportunity", "OpportunityOutcome", "Product", "ProofLine", "Side", "Stage", "Text",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage from a stage to another, in words.

    Attributes:
        left: None at the birth of the affair.
        on: Its local day.
        missing: What was not proved.
        reason: Why it passed all the same; empty when nothing was missing, or when it was imported.
        imported: True when an import stated the stage instead of proofs.
        backward: True for a way back.
    """

    left: Text | None
    entered: Text
    at: datetime
    on: date
    by: str
    missing: tuple[Text, ...]
    reason: str
    imported: bool
    backward: bool


@dataclass(frozen=True, slots=True)
class EarlierProof:
    """A proof of a criterion that the present stage does not ask for."""

    criterion: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityDetail:
    """An affair in full.

    Attributes:
        stage: None when the process cannot be read here.
        place: Rank of the stage from 1; 0 when unknown.
        stages: Number of stages.
        entry: Entry criteria of the stage; they are never required.
        proofs: Exit criteria of the stage, with what stands for them.
        earlier: Other proofs, latest first.
        forward: The next stage; None after the last one.
        back: Earlier stages to which it may return.
        days: Days in the stage.
        history: The way it came, latest first.
        missing_roles: Buying roles without a person at the account.
        made: Whether the sale is made: signed and paid.
        names: People quoted, by id.
        saved_here: Ids of what is shown and not confirmed by the server.
    """

    opportunity: Opportunity
    account_name: str
    process: Process | None
    stage: Stage | None
    place: int
    stages: int
    entry: tuple[ProofLine, ...]
    proofs: tuple[ProofLine, ...]
    earlier: tuple[EarlierProof, ...]
    forward: Stage | None
    back: tuple[Stage, ...]
    days: int
    history: tuple[Passage, ...]
    figures: tuple[Figure, ...]
    promises: Ledger
    next_step: NextStep | None
    people: tuple[Contact, ...]
    missing_roles: tuple[BuyingRole, ...]
    product_name: str
    made: bool
    may_write: bool
    names: Mapping[UUID, str]
    saved_here: frozenset[UUID]
    today: date

    @property
    def missing(self) -> tuple[Criterion, ...]:
        """Exit criteria of the stage that nothing proves."""
        return tuple(one.criterion for one in self.proofs if not one.proved)

    @property
    def may_move(self) -> bool:
        """Whether it can still change its stage."""
        over = self.opportunity.outcome in (OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION)
        return self.may_write and not over and not self.made


def detail(workspace: Workspace, opportunity_id: OpportunityId) -> OpportunityDetail:
    """Reads an affair in full.

    Args:
        workspace: Who works.
        opportunity_id: The affair.

    Returns:
        All of it, of one moment.

    Raises:
        ConflictError: It is not there, or no more.
    """
    org_id, today = workspace.org_id, workspace.today()
    with workspace.read() as connection:
        line = reading.one_line(connection, org_id, opportunity_id)
        if line is None:
            raise ConflictError("store.gone", noun="opportunity")
        one = line.opportunity
        versions = reading.versions_of(connection, [one.process_version_id])
        process = readable_process(versions.get(one.process_version_id))
        stages = process.stages if process else ()
        stage = next((each for each in stages if each.id == one.stage_key), None)
        place = stages.index(stage) + 1 if stage else 0
        evidence = evidence_of(connection, org_id, one.id)
        people = contacts.people(connection, org_id, one.account_id)
        users = all_users(connection)
        promises = reading.promises_of(connection, org_id, one)
        me = users.get(workspace.user_id)
        ways = reachable_stages(process, stage.id) if process and stage else ()
        former = _former_stages(connection, versions.get(one.process_version_id))
        forward = stages[place] if stage and place < len(stages) else None
        return OpportunityDetail(
            opportunity=one,
            account_name=line.account_name,
            process=process,
            stage=stage,
            place=place,
            stages=len(stages),
            entry=_entry_lines(stage, evidence),
            proofs=proof_lines(stage, evidence),
            earlier=_earlier(process, stage, evidence),
            forward=forward,
            back=tuple(each for each in ways if each is not forward),
            days=max((today - one.stage_since).days, 0),
            history=_history(workspace, process, reading.passages(connection, org_id, one), users, former),
            figures=reading.figures_of(connection, org_id, one),
            promises=ledger_of(promises, today),
            next_step=_next(connection, workspace, one, process),
            people=people,
            missing_roles=missing_roles(people),
            product_name=_product(connection, one),
            made=is_made(one),
            may_write=me is not None and right(me.role, "opportunity").creates,
            names={user.id: user.name for user in users.values()},
            saved_here=unsent_ids(connection, [one.id, *(each.id for each in evidence)]),
            today=today,
        )


def _entry_lines(stage: Stage | None, evidence: tuple[Evidence, ...]) -> tuple[ProofLine, ...]:
    if stage is None:
        return ()
    # The lines of a stage are made of its exit criteria: here its entry stands in their place.
    entered = Stage(stage.id, stage.buyer_state, stage.standard_days, stage.to_next, exit=stage.entry)
    return proof_lines(entered, evidence)


def _earlier(process: Process | None, stage: Stage | None, evidence: tuple[Evidence, ...]) -> tuple[EarlierProof, ...]:
    texts = {one.id: one.text for one in process.criteria()} if process else {}
    now = {one.id for one in (*stage.entry, *stage.exit)} if stage else set()
    return tuple(
        EarlierProof(texts.get(one.criterion_key, Text(fr=one.criterion_key)), one)
        for one in reversed(evidence)
        if one.criterion_key not in now
    )


def _former_stages(connection: Connection, version: ProcessVersion | None) -> dict[str, Text]:
    """Names of the stages of the versions before: an affair that was brought to a newer one came by them."""
    names: dict[str, Text] = {}
    if version is not None and version.version > 1:
        column = table_of(ProcessVersion).c
        for one in find(connection, ProcessVersion, column.process_key == version.process_key,
                        column.version < version.version, order_by=(column.version,)):  # fmt: skip
            process = readable_process(one)
            names.update({stage.id: stage.buyer_state for stage in process.stages} if process else {})
    return names


def _history(
    workspace: Workspace, process: Process | None, changes: tuple[StageChange, ...], users: Mapping[UserId, User],
    former: Mapping[str, Text],
) -> tuple[Passage, ...]:  # fmt: skip
    stages = process.stages if process else ()
    names = {**former, **{stage.id: stage.buyer_state for stage in stages}}
    places = {stage.id: place for place, stage in enumerate(stages)}
    texts = {one.id: one.text for one in process.criteria()} if process else {}
    return tuple(
        Passage(
            left=None if one.from_stage is None else names.get(one.from_stage, Text(fr=one.from_stage)),
            entered=names.get(one.to_stage, Text(fr=one.to_stage)),
            at=one.changed_at,
            on=workspace.local(one.changed_at).date(),
            by=users[one.changed_by].name if one.changed_by in users else "",
            missing=tuple(texts.get(key, Text(fr=key)) for key in one.missing),
            reason="" if one.override_reason in (None, IMPORTED) else str(one.override_reason),
            imported=one.override_reason == IMPORTED,
            backward=one.from_stage is not None and places.get(one.to_stage, 0) < places.get(one.from_stage, 0),
        )
        for one in reversed(changes)
    )


def _next(
    connection: Connection, workspace: Workspace, affair: Opportunity, process: Process | None
) -> NextStep | None:
    org_id, today, scope = workspace.org_id, workspace.today(), [affair.account_id]
    planned = reading.planned_contacts(connection, org_id, scope, today).get(affair.account_id, [])
    promised = reading.client_promises(connection, org_id, scope).get(affair.account_id, [])
    titles = {talk.id: talk.theme for talk in process.conversations()} if process else {}
    return next_step(affair.id, planned, promised, titles, today)


def _product(connection: Connection, affair: Opportunity) -> str:
    product = None if affair.product_id is None else get(connection, Product, affair.product_id)
    return product.name if product else ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form of an affair offers.

    Attributes:
        processes: Key and name of the processes in force.
        people: Those who can be met at the account.
        products: What is sold today.
    """

    processes: tuple[tuple[str, Text], ...]
    people: tuple[Contact, ...]
    products: tuple[Product, ...]


def choices(workspace: Workspace, account_id: AccountId | None) -> Choices:
    """Reads what the form of an affair offers.

    Args:
        workspace: Who works.
        account_id: The account; None while none is chosen.
    """
    with workspace.read() as connection:
        versions = reading.newest_versions(connection)
        people = () if account_id is None else contacts.people(connection, workspace.org_id, account_id)
        products = reading.products(connection, workspace.org_id, workspace.today())
    processes = []
    for version in versions:
        process = readable_process(version)
        if process is not None:
            processes.append((version.process_key, process.name))
    return Choices(tuple(processes), tuple(one for one in people if one.left_on is None), products)
