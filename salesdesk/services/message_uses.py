"""Uses of messages (emploi): what was said in a visit and how the client took it, and what the firm learns from it.

A use names nobody; it holds the random id of its conversation, which only those who see the conversation can follow.
Source: product.md 1 and 2.6; issue 3, point 8.
"""

from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid5

from salesdesk.domain.conversation import Conversation, Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, ConversationId, MessageUseId
from salesdesk.domain.library import MessageKind, MessageOutcome, MessageUse
from salesdesk.domain.message_tally import LEAST_USES, NOTHING_SAID, MessageKey, Tally
from salesdesk.domain.process import Text
from salesdesk.domain.spelling import fold
from salesdesk.domain.value import Benefit, evaluate, read_inputs
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.library import CaseEntry, ObjectionEntry, Shelf, read_shelf
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import figures
from salesdesk.store.queries import library as reading

__all__ = ["LEAST_USES", "Benefit", "MessageKey", "MessageKind", "MessageOutcome"]

_MOST_ECHOES: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Where a message was said.

    Attributes:
        stage_key: Stage of the affair; None without one.
        buying_role: Role of who heard it; None when it is not one role.
    """

    conversation_id: ConversationId
    process_key: str | None = None
    stage_key: str | None = None
    buying_role: str | None = None


def place_of(view: ConversationView) -> Said:
    """Tells where what is said in a conversation is said: with the roles present, not with their names."""
    present = set(view.conversation.participants)
    roles = {one.buying_role for one in view.contacts if str(one.id) in present and one.buying_role is not None}
    wanted = view.role.buying_role.value if view.role is not None else None
    return Said(
        conversation_id=view.conversation.id,
        process_key=view.process.id if view.process is not None else None,
        stage_key=view.stage.id if view.stage is not None else None,
        buying_role=next(iter(roles)).value if len(roles) == 1 else wanted,
    )


def use_id(root: ConversationId, message: MessageKey) -> MessageUseId:
    """The id of the one use of a message in a conversation: two laptops that mark it write one record."""
    return MessageUseId(uuid5(root, f"{message.kind.value}/{message.process_key or ''}/{message.key}"))


def mark(
    workspace: Workspace, said: Said, message: MessageKey, outcome: MessageOutcome, *, initiator: object | None = None
) -> MessageOutcome | None:
    """Notes how a message went in a conversation; the same mark again takes it back.

    Args:
        workspace: Where.
        said: Where it was said.
        message: Which message.
        outcome: Said, taken up or refused.
        initiator: Who asks.

    Returns:
        What is noted now; None when it was taken back.

    Raises:
        ConflictError: The conversation was deleted meanwhile.
    """
    wanted = use_id(said.conversation_id, message)
    with workspace.unit(f"undo_library.marked_{outcome.value}", initiator) as unit:
        unit.need(Conversation, said.conversation_id)
        before = unit.get(MessageUse, wanted)
        if before is not None and before.outcome is outcome:
            unit.delete(MessageUse, wanted)
            return None
        fresh = MessageUse(
            id=wanted,
            kind=message.kind,
            message_key=message.key,
            outcome=outcome,
            said_on=workspace.today(),
            conversation_id=said.conversation_id,
            process_key=message.process_key or said.process_key,
            stage_key=said.stage_key,
            buying_role=said.buying_role,
        )
        unit.put(fresh if before is None else replace(before, outcome=outcome))
    return outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMessages:
    """What may be said in a conversation beside its talking points.

    Attributes:
        place: Where it is said.
        objections: Those of this stage and role first, then the most convincing.
        cases: Client cases that may be told, likewise.
        best: The case to show: it fits the stage, the role or the trade; None when none does.
        marks: How each message went so far.
        benefits: The client's latest figure of each calculator.
        points: The process of the talking points, by their key.
    """

    place: Said
    objections: tuple[ObjectionEntry, ...]
    cases: tuple[CaseEntry, ...]
    best: CaseEntry | None
    marks: dict[MessageKey, MessageOutcome]
    benefits: dict[str, Benefit]


def for_visit(workspace: Workspace, view: ConversationView) -> VisitMessages:
    """Reads what may be said in a conversation.

    Args:
        workspace: Where.
        view: The conversation.

    Returns:
        Objections, cases, marks and figures.
    """
    place, sector = place_of(view), view.account.sector or ""
    with workspace.read() as connection:
        everything = read_shelf(connection, workspace)
        uses = reading.uses_in(connection, workspace.org_id, [place.conversation_id] if view.stored else [])
        known = figures.latest_figures(connection, workspace.org_id, view.account.id)
    objections = [one for one in everything.objections if not one.retired and _serves(one, place)]
    cases = [one for one in everything.cases if one.may_be_told and _serves(one, place)]
    objections.sort(key=lambda one: -_fit(one, place, ""))
    cases.sort(key=lambda one: -_fit(one, place, sector))
    best = cases[0] if cases and _fit(cases[0], place, sector) > 0 else None
    return VisitMessages(
        place=place,
        objections=tuple(objections),
        cases=tuple(cases),
        best=best,
        marks={
            reading.key_of(one.kind, one.message_key, one.process_key): one.outcome
            for one in uses
            if one.outcome is not MessageOutcome.ECHOED
        },
        benefits=_benefits(workspace, known),
    )


def _serves(one: ObjectionEntry | CaseEntry, place: Said) -> bool:
    return one.process_key is None or place.process_key is None or one.process_key == place.process_key


def _fit(one: ObjectionEntry | CaseEntry, place: Said, sector: str) -> int:
    """How well a message fits: its stage, then the client's trade, then the role; the sort keeps the rest in order."""
    stage = place.stage_key is not None and place.stage_key in one.stage_keys
    role = place.buying_role is not None and place.buying_role in one.roles
    trade = isinstance(one, CaseEntry) and bool(sector) and fold(one.case.sector) == fold(sector)
    return 4 * stage + 3 * trade + 2 * role


def _benefits(workspace: Workspace, known: tuple[Figure, ...]) -> dict[str, Benefit]:
    found: dict[str, Benefit] = {}
    for one in known:
        if one.formula not in found:
            try:
                found[one.formula] = evaluate(one.formula, read_inputs(one.inputs), today=workspace.today())
            except UserError:
                # A newer version of the formula may refuse what an older one took: the question is offered instead.
                continue
    return found


# --- what the firm learns ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class UseRow:
    """A message with what became of it.

    Attributes:
        words: The message in both languages, or in the one in which it is written.
        about: What it answers, or the client of a case; empty otherwise.
    """

    message: MessageKey
    words: Text
    about: Text
    stage_keys: tuple[str, ...]
    tally: Tally


@dataclass(frozen=True, slots=True)
class EchoLine:
    """An echo at an account that the person sees."""

    use: MessageUse
    words: Text
    account_id: AccountId
    account_name: str


@dataclass(frozen=True, slots=True)
class UseTable:
    """What became of every message.

    Attributes:
        rows: Every message that is proposed now, and what was said of others, the most convincing first.
        echoes: The latest at accounts that the person sees.
        shelf: The library, for stages and processes to choose from.
    """

    rows: tuple[UseRow, ...]
    echoes: tuple[EchoLine, ...]
    shelf: Shelf


def use_table(workspace: Workspace, *, stage_key: str | None = None, buying_role: str | None = None) -> UseTable:
    """Reads what became of every message.

    Args:
        workspace: Where.
        stage_key: Only what was said at this stage; None for all.
        buying_role: Only what was said to this role; None for all.

    Returns:
        The table.

    Source: product.md 2.6, Echo ranks messages for marketing.
    """
    with workspace.read() as connection:
        everything = read_shelf(connection, workspace)
        counts = reading.tallies(connection, workspace.org_id, stage_key=stage_key, buying_role=buying_role)
        heard = reading.echoes(connection, workspace.org_id, _MOST_ECHOES)
    rows = [
        row
        for row in messages_of(everything)
        if row.message in counts or not row.stage_keys or stage_key is None or stage_key in row.stage_keys
    ]
    told = [replace(row, tally=counts.get(row.message, NOTHING_SAID)) for row in rows]
    told.sort(key=lambda one: (-one.tally.conviction, -one.tally.uses))
    by_key = {row.message: row.words for row in messages_of(everything)}
    lines = []
    for use, account_id, name in heard:
        words = by_key.get(reading.key_of(use.kind, use.message_key, use.process_key))
        if words is not None:
            lines.append(EchoLine(use, words, account_id, name))
    return UseTable(tuple(told), tuple(lines), everything)


def messages_of(everything: Shelf) -> list[UseRow]:
    """Lists every message that is proposed: talking points, answers, client cases; counts are left at nothing."""
    rows = [
        UseRow(
            message=MessageKey(MessageKind.POINT, point.id, process.id), words=point.text, about=Text(),
            stage_keys=(stage.id,), tally=NOTHING_SAID,
        )
        for process in everything.processes
        for stage in process.stages
        for template in stage.conversations
        for point in template.points
    ]  # fmt: skip
    rows += [
        UseRow(
            message=one.message, words=one.answer, about=one.objection, stage_keys=one.stage_keys, tally=NOTHING_SAID
        )
        for one in everything.objections
        if not one.retired
    ]
    rows += [
        UseRow(
            message=one.message, words=_words(one.case.title, one.case.language),
            about=_words(one.case.client, one.case.language), stage_keys=one.stage_keys, tally=NOTHING_SAID,
        )
        for one in everything.cases
        if not one.retired
    ]  # fmt: skip
    return rows


def _words(text: str, lang: str) -> Text:
    return Text(en=text) if lang == "en" else Text(fr=text)
