"""The improvement box (boîte à améliorations): anyone proposes a change to the process, and is answered in 14 days.

A proposal that is taken waits for the version that brings it, and is credited there by name.
Source: product.md 2.2.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ImprovementId, UserId
from salesdesk.domain.improvements import ANSWER_DAYS, Improvement, ImprovementStatus
from salesdesk.domain.people import User
from salesdesk.domain.process import Process, Text
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import NO_RIGHT, Right, right
from salesdesk.services import drafts
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.people import names_of
from salesdesk.store.queries.records import find, get
from salesdesk.store.tables import table_of
from salesdesk.store.unit import Unit

_NOUN: Final = "improvement"
_ROW = table_of(Improvement).c
_SEEN: Final = "proposals_seen"
_NEWS_DAYS: Final = 30
MOST_WORDS: Final = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """A proposal in the box.

    Attributes:
        place: What the part says that it is about; empty for the whole process or a part that is gone.
        place_kind: ``stage``, ``criterion``, ``conversation``, ``question``, ``point``, ``objection``,
            ``commitment``, ``script``; ``process`` for the whole; ``gone`` for a part of an older version.
        author: Name of who proposed it.
        answerer: Name of who answered; empty while nobody did.
        age_days: Days since it was made; of an answered one, until its answer.
        late: Open for longer than an answer may take.
        mine: Whether the reader proposed it.
    """

    improvement: Improvement
    place: Text
    place_kind: str
    author: str
    answerer: str
    age_days: int
    late: bool
    mine: bool

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.improvement.status is ImprovementStatus.OPEN


@dataclass(frozen=True, slots=True)
class Box:
    """The box of one process.

    Attributes:
        lines: Those that wait, the oldest first; then those answered, latest first.
        may_propose: Whether the reader may add one.
        may_answer: Whether he owns the process.
    """

    lines: tuple[ProposalLine, ...]
    may_propose: bool
    may_answer: bool

    @property
    def waiting(self) -> int:
        """How many wait for an answer."""
        return sum(one.is_open for one in self.lines)

    @property
    def late(self) -> int:
        """How many have waited too long."""
        return sum(one.late for one in self.lines)


def box(workspace: Workspace, process_key: str) -> Box:
    """Reads the box of a process.

    Args:
        workspace: Who reads.
        process_key: The process.

    Returns:
        Its proposals with what the reader may do.
    """
    with workspace.read() as connection:
        found = find(connection, Improvement, _ROW.process_key == process_key)
        places = _places_of(connection, process_key)
        mine = _right(connection, workspace)
        people = {one.proposed_by for one in found} | {one.answered_by for one in found if one.answered_by}
        names = names_of(connection, people)
    lines = [_line(workspace, one, places, names) for one in found]
    waiting = sorted((one for one in lines if one.is_open), key=lambda one: one.improvement.proposed_at)
    done = sorted((one for one in lines if not one.is_open), key=_answered_at, reverse=True)
    return Box((*waiting, *done), mine.creates, _may_answer(mine))


def _answered_at(line: ProposalLine) -> datetime:
    return line.improvement.answered_at or line.improvement.proposed_at


def _right(connection: Connection, workspace: Workspace) -> Right:
    me = get(connection, User, workspace.user_id)
    return NO_RIGHT if me is None else right(me.role, _NOUN)


def _may_answer(mine: Right) -> bool:
    return mine.may_change("answer")


def _line(
    workspace: Workspace, one: Improvement, places: Mapping[str, tuple[str, Text]], names: Mapping[UserId, str]
) -> ProposalLine:
    until = workspace.today() if one.answered_at is None else workspace.local(one.answered_at).date()
    age = max((until - workspace.local(one.proposed_at).date()).days, 0)
    kind, words = places.get(one.place, ("gone", Text())) if one.place else ("process", Text())
    return ProposalLine(
        improvement=one,
        place=words,
        place_kind=kind,
        author=names.get(one.proposed_by, ""),
        answerer=names.get(one.answered_by, "") if one.answered_by else "",
        age_days=age,
        late=one.status is ImprovementStatus.OPEN and age > ANSWER_DAYS,
        mine=one.proposed_by == workspace.user_id,
    )


def _places_of(connection: Connection, process_key: str) -> dict[str, tuple[str, Text]]:
    """What the parts of all versions say, by id; the latest version has the last word."""
    same = table_of(ProcessVersion).c.process_key == process_key
    versions = sorted(find(connection, ProcessVersion, same), key=lambda one: one.version)
    places: dict[str, tuple[str, Text]] = {}
    for version in versions:
        process = readable_process(version)
        if process is not None:
            places.update(parts_of(process))
    return places


def parts_of(process: Process) -> dict[str, tuple[str, Text]]:
    """Names the parts of a process to which a change can be proposed.

    Args:
        process: The process.

    Returns:
        Kind and words by id, in the order of the file.
    """
    parts: dict[str, tuple[str, Text]] = {}
    for stage in process.stages:
        parts[stage.id] = ("stage", stage.buyer_state)
        parts.update({one.id: ("criterion", one.text) for one in (*stage.entry, *stage.exit)})
        for talk in stage.conversations:
            parts[talk.id] = ("conversation", talk.theme)
            parts.update({one.id: ("question", one.text) for one in talk.questions})
            parts.update({one.id: ("point", one.text) for one in talk.points})
            parts.update({one.id: ("objection", one.text) for one in talk.objections})
            parts.update({one.id: ("commitment", one.text) for one in talk.commitments})
            parts.update({one.id: ("script", one.cue) for one in talk.script})
    return parts


def _checked(words: str) -> str:
    said = words.strip()
    if not said:
        raise UserError("improvements.no_words")
    if len(said) > MOST_WORDS:
        raise UserError("improvements.too_long", limit=MOST_WORDS)
    return said


def propose(
    workspace: Workspace, process_key: str, version: int, place: str, words: str, *, initiator: object | None = None
) -> Improvement:
    """Puts a proposal into the box.

    Args:
        workspace: Who proposes.
        process_key: The process.
        version: The version before his eyes.
        place: Id of the part; empty for the whole process.
        words: What he proposes.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It says nothing, is too long, or the person only reads.
    """
    said = _checked(words)
    with workspace.unit("undo_improvement.proposed", initiator) as unit:
        if not _right(unit.connection, workspace).creates:
            raise UserError("improvements.not_allowed")
        made = Improvement(
            id=ImprovementId(workspace.new_id()),
            process_key=process_key,
            version=version,
            place=place,
            proposal=said,
            proposed_by=workspace.user_id,
            proposed_at=unit.now,
        )
        unit.put(made)
    return made


def reword(
    workspace: Workspace, improvement_id: ImprovementId, words: str, *, initiator: object | None = None
) -> Improvement:
    """Words one's own proposal anew while nobody has answered it.

    Args:
        workspace: Who works.
        improvement_id: The proposal.
        words: What it is to say.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is another's, is answered, says nothing or is too long.
    """
    said = _checked(words)
    with workspace.unit("undo_improvement.reworded", initiator) as unit:
        after = replace(_own_open(workspace, unit, improvement_id), proposal=said)
        unit.put(after)
    return after


def withdraw(workspace: Workspace, improvement_id: ImprovementId, *, initiator: object | None = None) -> None:
    """Takes one's own proposal back while nobody has answered it.

    Args:
        workspace: Who works.
        improvement_id: The proposal.
        initiator: Who asks.

    Raises:
        UserError: It is another's, or is answered.
    """
    with workspace.unit("undo_improvement.withdrawn", initiator) as unit:
        _own_open(workspace, unit, improvement_id)
        unit.delete(Improvement, improvement_id)


def _own_open(workspace: Workspace, unit: Unit, improvement_id: ImprovementId) -> Improvement:
    known = unit.need(Improvement, improvement_id)
    if known.proposed_by != workspace.user_id or known.status is not ImprovementStatus.OPEN:
        raise UserError("improvements.not_yours")
    return known


def answer(
    workspace: Workspace, improvement_id: ImprovementId, *, taken: bool, words: str, initiator: object | None = None
) -> Improvement:
    """Answers a proposal; a refusal says why. An answer can be changed until a version credits the proposal.

    Args:
        workspace: Who answers.
        improvement_id: The proposal.
        taken: True when a version will bring it.
        words: The answer; a refusal needs one.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The person does not own the process, a refusal says nothing, it is too long, or a version has
            credited the proposal already.
    """
    said = words.strip() if taken and not words.strip() else _checked(words)
    with workspace.unit("undo_improvement.taken" if taken else "undo_improvement.refused", initiator) as unit:
        if not _may_answer(_right(unit.connection, workspace)):
            raise UserError("improvements.not_allowed")
        known = unit.need(Improvement, improvement_id)
        if known.credited_version is not None:
            raise UserError("improvements.credited", version=known.credited_version)
        after = replace(
            known,
            status=ImprovementStatus.TAKEN if taken else ImprovementStatus.REFUSED,
            answer=said,
            answered_by=workspace.user_id,
            answered_at=unit.now,
        )
        unit.put(after)
    return after


@dataclass(frozen=True, slots=True)
class TakenProposal:
    """A proposal that was taken and that no version has brought yet, with the name of who made it."""

    improvement: Improvement
    author: str


def to_credit(connection: Connection, process_key: str) -> tuple[TakenProposal, ...]:
    """Reads the proposals that wait for the version that brings them, the oldest first.

    Args:
        connection: Where to read.
        process_key: The process.
    """
    found = find(
        connection, Improvement, _ROW.process_key == process_key, _ROW.status == ImprovementStatus.TAKEN.value,
        _ROW.credited_version.is_(None), order_by=(_ROW.proposed_at, _ROW.id),
    )  # fmt: skip
    names = names_of(connection, {one.proposed_by for one in found})
    return tuple(TakenProposal(one, names.get(one.proposed_by, "")) for one in found)


def credit(unit: Unit, process_key: str, version: int, chosen: Collection[ImprovementId]) -> None:
    """Marks proposals as brought by a version, in the transaction that publishes it.

    Args:
        unit: The transaction.
        process_key: The process.
        version: Its new version.
        chosen: The proposals.
    """
    for one in to_credit(unit.connection, process_key):
        if one.improvement.id in chosen:
            unit.put(replace(one.improvement, credited_version=version))


def answers_unseen(
    connection: Connection, workspace: Workspace, seen_until: datetime | None
) -> tuple[Improvement, ...]:
    """Reads the answers to the person's own proposals that he has not looked at, latest first.

    Args:
        connection: Where to read.
        workspace: Who works.
        seen_until: When he last looked; None for never.
    """
    oldest = workspace.now() - timedelta(days=_NEWS_DAYS)
    found = find(connection, Improvement, _ROW.proposed_by == workspace.user_id.bytes)
    fresh = [
        one
        for one in found
        if one.answered_at is not None
        and one.answered_by != workspace.user_id
        and one.answered_at > max(oldest, seen_until or oldest)
    ]
    return tuple(sorted(fresh, key=lambda one: one.answered_at or one.proposed_at, reverse=True))


def late_count(connection: Connection, workspace: Workspace) -> int:
    """Counts the proposals that have waited too long, for who answers them; nought for everybody else.

    Args:
        connection: Where to read.
        workspace: Who works.
    """
    if not _may_answer(_right(connection, workspace)):
        return 0
    waiting = find(connection, Improvement, _ROW.status == ImprovementStatus.OPEN.value)
    return sum((workspace.today() - workspace.local(one.proposed_at).date()).days > ANSWER_DAYS for one in waiting)


def seen_until(workspace: Workspace) -> datetime | None:
    """Tells when the person last looked at the answers on this laptop; None for never."""
    kept = drafts.kept(workspace, _SEEN)
    return None if kept is None else datetime.fromisoformat(str(kept["until"]))


def see_answers(workspace: Workspace) -> None:
    """Remembers on this laptop that the person has looked at the answers."""
    drafts.keep(workspace, _SEEN, {"until": workspace.now().isoformat()})
