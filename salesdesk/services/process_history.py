"""What was lived with a process (vécu du processus), as far as this laptop sees it: history, effect, unused fields.

Source: product.md 2.2: effect by version, early disqualification is a success, a field that no conversation uses is
proposed for removal; nothing is said below twenty cases.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Final

from sqlalchemy import Connection, select

from salesdesk.domain.conversation import Conversation, ConversationOutcome, ConversationState, Figure
from salesdesk.domain.ids import OpportunityId, ProcessVersionId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.process import Process, Text
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_check import ENOUGH, AffairHistory, Ending, History, ProofRecord, Stay
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of

_AFFAIR = table_of(Opportunity).c
_CHANGE = table_of(StageChange).c
_PROOF = table_of(Evidence).c
_TALK = table_of(Conversation).c
_FIGURE = table_of(Figure).c
_VERSION = table_of(ProcessVersion).c
# The first third of the stages: an affair that is dropped there has cost little, and that was the point.
EARLY_SHARE: Final = 3


@dataclass(frozen=True, slots=True)
class LostAt:
    """Affairs lost, or left without a decision, in one stage.

    Attributes:
        stage_id: The stage.
        label: Its name; empty where this version cannot be read.
        count: How many.
        early: True in the first third of the stages: a disqualification in time, a success.
    """

    stage_id: str
    label: Text
    count: int
    early: bool


@dataclass(frozen=True, slots=True)
class Amounts:
    """Money of one currency, in cents.

    Attributes:
        signed_cents: What was signed.
        paid_cents: What of it was paid.
    """

    currency: str
    signed_cents: int
    paid_cents: int


@dataclass(frozen=True, slots=True)
class VersionEffect:
    """What one version of a process led to.

    Attributes:
        ended: Affairs that ended, by which every figure is judged.
        open: Affairs still in progress.
        enough: False below twenty ended affairs: the figures below are then not given.
        cycle_days: Median days from opening to signature; None without enough data or without a win.
        wins: Affairs won.
        lost: Where the others ended, in the order of the stages.
        amounts: Signed and paid, by currency.
    """

    version: ProcessVersion
    ended: int
    open: int
    enough: bool
    cycle_days: int | None = None
    wins: int = 0
    lost: tuple[LostAt, ...] = ()
    amounts: tuple[Amounts, ...] = ()


@dataclass(frozen=True, slots=True)
class UnusedField:
    """A line of the process that no conversation used: a candidate for removal.

    Attributes:
        kind: ``question``, ``point`` or ``criterion``.
        id: Its key.
        text: What it says.
        place: Where it stands in the file.
        conversations: Held conversations in which it could have been used.
    """

    kind: str
    id: str
    text: Text
    place: tuple[str | int, ...]
    conversations: int

    @property
    def removal(self) -> Edit:
        """The edit that takes it out."""
        return Edit(EditKind.REMOVE, self.place)


def history_of(workspace: Workspace, process_key: str, *, version: int | None = None) -> History:
    """Reads what was lived with a process.

    Args:
        workspace: Who reads; the affairs that he may see count, no others.
        process_key: The process.
        version: One version alone; None for all of them.

    Returns:
        Its history until today. Rehearsals are not recorded yet: nothing is claimed of them.
    """
    with workspace.read() as connection:
        wanted = {
            one.id.bytes for one in _versions(connection, process_key) if version is None or one.version == version
        }
        affairs = find(connection, Opportunity, _AFFAIR.process_version_id.in_(wanted))
        same = select(_AFFAIR.id).where(_AFFAIR.process_version_id.in_(wanted))
        changes = find(
            connection, StageChange, _CHANGE.opportunity_id.in_(same), order_by=(_CHANGE.changed_at, _CHANGE.id)
        )
        proofs = find(connection, Evidence, _PROOF.opportunity_id.in_(same), order_by=(_PROOF.recorded_at, _PROOF.id))
    passages: defaultdict[OpportunityId, list[StageChange]] = defaultdict(list)
    for change in changes:
        passages[change.opportunity_id].append(change)
    facts: defaultdict[OpportunityId, list[ProofRecord]] = defaultdict(list)
    for proof in proofs:
        record = ProofRecord(proof.criterion_key, proof.kind, proof.recorded_at, str(proof.recorded_by))
        facts[proof.opportunity_id].append(record)
    lived = tuple(_lived(one, passages[one.id], facts[one.id]) for one in affairs)
    return History(workspace.today(), lived)


def _versions(connection: Connection, process_key: str) -> list[ProcessVersion]:
    return find(connection, ProcessVersion, _VERSION.process_key == process_key, order_by=(_VERSION.version,))


def _lived(affair: Opportunity, changes: Sequence[StageChange], proofs: Iterable[ProofRecord]) -> AffairHistory:
    return AffairHistory(
        trigger_id=affair.trigger_key,
        stays=_stays(affair, changes),
        proofs=tuple(proofs),
        commented_on=affair.proposal_commented_on,
        sent_on=affair.proposal_sent_on,
        ending=Ending(affair.outcome),
        ended_on=affair.closed_on,
    )


def _stays(affair: Opportunity, changes: Sequence[StageChange]) -> tuple[Stay, ...]:
    # An affair that was imported in the middle has no passage before: its first stage is where it was first seen.
    stage = (changes[0].from_stage or changes[0].to_stage) if changes else affair.stage_key
    since = _opened_on(affair)
    stays: list[Stay] = []
    for change in changes:
        moved_on = change.changed_at.date()
        if change.to_stage != stage:
            stays.append(Stay(stage, since, max(since, moved_on)))
            stage, since = change.to_stage, max(since, moved_on)
    return (*stays, Stay(stage, since, _left_last_on(affair, since)))


def _left_last_on(affair: Opportunity, since: date) -> date | None:
    # A won affair is dated at its signature, and lives on through delivery and use until it is paid.
    ended = affair.paid_on if affair.outcome is OpportunityOutcome.WON else affair.closed_on
    return None if ended is None else max(since, ended)


def _opened_on(affair: Opportunity) -> date:
    return affair.opened_on or affair.created_at.date()


def effect_by_version(workspace: Workspace, process_key: str) -> tuple[VersionEffect, ...]:
    """Tells what each version of a process led to, side by side.

    Args:
        workspace: Who reads; the affairs that he may see count, no others.
        process_key: The process.

    Returns:
        The versions, the oldest first.
    """
    with workspace.read() as connection:
        versions = _versions(connection, process_key)
        ids = {one.id.bytes for one in versions}
        affairs = find(connection, Opportunity, _AFFAIR.process_version_id.in_(ids))
    by_version: defaultdict[ProcessVersionId, list[Opportunity]] = defaultdict(list)
    for affair in affairs:
        by_version[affair.process_version_id].append(affair)
    return tuple(_effect(version, by_version[version.id]) for version in versions)


def _effect(version: ProcessVersion, affairs: Sequence[Opportunity]) -> VersionEffect:
    ended = [one for one in affairs if one.outcome is not OpportunityOutcome.OPEN]
    still_open = len(affairs) - len(ended)
    if len(ended) < ENOUGH:
        return VersionEffect(version, len(ended), still_open, enough=False)
    won = [one for one in ended if one.outcome is OpportunityOutcome.WON]
    cycles = [(one.closed_on - _opened_on(one)).days for one in won if one.closed_on is not None]
    return VersionEffect(
        version,
        len(ended),
        still_open,
        enough=True,
        cycle_days=round(median(cycles)) if cycles else None,
        wins=len(won),
        lost=_lost(version, [one for one in ended if one.outcome is not OpportunityOutcome.WON]),
        amounts=_amounts(won),
    )


def _lost(version: ProcessVersion, affairs: Sequence[Opportunity]) -> tuple[LostAt, ...]:
    process = readable_process(version)
    counts = Counter(one.stage_key for one in affairs)
    ranks = {stage.id: rank for rank, stage in enumerate(process.stages)} if process else {}
    labels = {stage.id: stage.buyer_state for stage in process.stages} if process else {}
    early = -(-len(ranks) // EARLY_SHARE)
    return tuple(
        LostAt(key, labels.get(key, Text()), counts[key], ranks.get(key, early) < early)
        for key in sorted(counts, key=lambda key: (ranks.get(key, len(ranks)), key))
    )


def _amounts(won: Sequence[Opportunity]) -> tuple[Amounts, ...]:
    signed: Counter[str] = Counter()
    paid: Counter[str] = Counter()
    for one in won:
        signed[one.currency] += one.amount_cents or 0
        paid[one.currency] += one.paid_cents
    return tuple(Amounts(currency, signed[currency], paid[currency]) for currency in sorted(signed))


def unused_fields(workspace: Workspace, process: Process) -> tuple[UnusedField, ...]:
    """Finds the questions, points and criteria that no held conversation used, where enough were held to say so.

    Args:
        workspace: Who reads; the conversations that he may see count, no others.
        process: The process, whichever its version: an id is the same line in all of them.

    Returns:
        The candidates for removal, in the order of the file.
    """
    with workspace.read() as connection:
        ids = {one.id.bytes for one in _versions(connection, process.id)}
        held = [
            one
            for one in find(connection, Conversation, _TALK.process_version_id.in_(ids))
            if one.state is not ConversationState.PREPARED and one.outcome is not ConversationOutcome.NO_SHOW
        ]
        same = select(_AFFAIR.id).where(_AFFAIR.process_version_id.in_(ids))
        rows = connection.execute(
            select(_PROOF.criterion_key)
            .where(_PROOF.opportunity_id.in_(same), _PROOF.deleted_stamp.is_(None))
            .distinct()
        )
        proved = {str(key) for (key,) in rows}
        guided = select(_TALK.id).where(_TALK.process_version_id.in_(ids))
        figures = connection.execute(
            select(_FIGURE.point_key)
            .where(_FIGURE.conversation_id.in_(guided), _FIGURE.deleted_stamp.is_(None))
            .distinct()
        )
        computed = {str(key) for (key,) in figures if key is not None}
    times = Counter(one.conversation_key for one in held if one.conversation_key is not None)
    ticked = {entry.partition("@")[0] for one in held for entry in one.ticks} | computed
    return (*_unsaid(process, times, ticked), *_unproved(process, times, proved))


def _unsaid(process: Process, times: Mapping[str, int], ticked: set[str]) -> list[UnusedField]:
    unused: list[UnusedField] = []
    for rank, stage in enumerate(process.stages):
        for index, talk in enumerate(stage.conversations):
            if times.get(talk.id, 0) < ENOUGH:
                continue
            place = ("stages", rank, "conversations", index)
            led_to = {one.then for one in talk.questions} | {one.then for one in talk.objections}
            said = [
                ("question", "questions", at, one.id, one.text)
                for at, one in enumerate(talk.questions)
                # Another line leads to this question: without it the file would no longer hold together.
                if one.id not in led_to
            ]
            said += [("point", "points", at, one.id, one.text) for at, one in enumerate(talk.points)]
            unused += (
                UnusedField(kind, key, text, (*place, part, at), times[talk.id])
                for kind, part, at, key, text in said
                if key not in ticked
            )
    return unused


def _unproved(process: Process, times: Mapping[str, int], proved: set[str]) -> list[UnusedField]:
    unused: list[UnusedField] = []
    awaited = {key for criterion in process.criteria() for key in criterion.after}
    for rank, stage in enumerate(process.stages):
        held = sum(times.get(talk.id, 0) for talk in stage.conversations)
        if held < ENOUGH:
            continue
        for part, criteria in (("entry", stage.entry), ("exit", stage.exit)):
            unused += (
                UnusedField("criterion", one.id, one.text, ("stages", rank, part, index), held)
                for index, one in enumerate(criteria)
                # Another criterion waits for it, or the stage would have no exit left: then it is not to be taken out.
                if one.id not in proved | awaited and not (part == "exit" and len(criteria) == 1)
            )
    return unused
