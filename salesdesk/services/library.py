"""The library of messages (bibliothèque): objections with their answers and client cases, found by typing.

Marketing and sales operations write it (``services.library_writing``); everybody finds. The objections of the
published processes stand beside those of the library, the most convincing first. A case that its client has not agreed
to is never shown in a visit.
Source: product.md 1, marketing owns messages and client cases; issue 3, point 8.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection

from salesdesk.domain.library import ClientCase, MessageKind, ObjectionAnswer
from salesdesk.domain.message_tally import NOTHING_SAID, MessageKey, Tally
from salesdesk.domain.process import ConversationTemplate, Objection, Process, Stage, Text
from salesdesk.domain.spelling import fold
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import library as reading
from salesdesk.store.queries.conversations import current_versions

__all__ = ["ClientCase", "MessageKey", "MessageKind", "ObjectionAnswer", "Tally"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionEntry:
    """An objection with its answer, of a process or of the library.

    Attributes:
        message: What tells it from the others.
        question: The question to come back to; empty without one.
        formula: Calculator that fills the answer; None when it needs no figure.
        stage_keys: Stages where it is heard; empty for all.
        roles: Buying roles that say it; empty for all.
        record: The answer of the library; None for an objection of a process.
        haystack: The words by which it is found, folded.
    """

    message: MessageKey
    objection: Text
    answer: Text
    question: Text
    formula: str | None
    process_key: str | None
    stage_keys: tuple[str, ...]
    roles: tuple[str, ...]
    tally: Tally
    record: ObjectionAnswer | None
    haystack: str

    @property
    def retired(self) -> bool:
        """Whether it is no longer proposed."""
        return self.record is not None and self.record.retired_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEntry:
    """A client case with what became of it; ``haystack``: the folded words by which it is found."""

    message: MessageKey
    case: ClientCase
    tally: Tally
    haystack: str

    @property
    def process_key(self) -> str | None:
        """The process that it serves; None for all."""
        return self.case.process_key

    @property
    def stage_keys(self) -> tuple[str, ...]:
        """Stages where it helps; empty for all."""
        return self.case.stage_keys

    @property
    def roles(self) -> tuple[str, ...]:
        """Buying roles that it speaks to; empty for all."""
        return self.case.roles

    @property
    def retired(self) -> bool:
        """Whether it is no longer proposed."""
        return self.case.retired_at is not None

    @property
    def may_be_told(self) -> bool:
        """Whether a client may see it: told with agreement, and not retired."""
        return self.case.agreed_on is not None and not self.retired


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; None and empty text for all.

    Attributes:
        typed: Words, each the beginning of one.
        retired: Whether what is retired is wanted too.
    """

    typed: str = ""
    process_key: str | None = None
    stage_key: str | None = None
    buying_role: str | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """All of the library as a person sees it.

    Attributes:
        objections: Of the processes in force and of the library, the most convincing first.
        cases: Likewise.
        processes: Those in force.
        may_write: Whether the person writes here.
    """

    objections: tuple[ObjectionEntry, ...]
    cases: tuple[CaseEntry, ...]
    processes: tuple[Process, ...]
    may_write: bool


Entry = TypeVar("Entry", ObjectionEntry, CaseEntry)


def shelf(workspace: Workspace) -> Shelf:
    """Reads the library."""
    may_write = workspace.my_right("client_case").creates
    with workspace.read() as connection:
        return read_shelf(connection, workspace, may_write)


def read_shelf(connection: Connection, workspace: Workspace, may_write: bool = False) -> Shelf:
    """Reads the library on a connection that is open.

    Args:
        connection: Where to read.
        workspace: Who reads.
        may_write: Whether the person writes here.

    Returns:
        The shelf.
    """
    counts = reading.tallies(connection, workspace.org_id)
    processes = processes_in_force(connection)
    objections = [one for process in processes for one in _of_process(process, counts)]
    objections += [answer_entry(one, counts) for one in reading.answers(connection)]
    cases = [_case(one, counts) for one in reading.cases(connection)]
    return Shelf(_best_first(objections), _best_first(cases), processes, may_write)


def processes_in_force(connection: Connection) -> tuple[Process, ...]:
    """Reads the latest published version of every process."""
    found: dict[str, Process] = {}
    for version in current_versions(connection):
        process = readable_process(version)
        if process is not None and process.version > getattr(found.get(process.id), "version", -1):
            found[process.id] = process
    return tuple(found.values())


def _best_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (-one.tally.conviction, -one.tally.uses)))


def _haystack(*texts: str) -> str:
    # A space before every word, so that the beginning of a word is found by one search in the whole.
    return " " + fold(" ".join(texts))


def _of_process(process: Process, counts: dict[MessageKey, Tally]) -> Iterable[ObjectionEntry]:
    for stage in process.stages:
        for template in stage.conversations:
            for objection in template.objections:
                yield _objection(process, stage, template, objection, counts)


def _objection(
    process: Process, stage: Stage, template: ConversationTemplate, one: Objection, counts: dict[MessageKey, Tally]
) -> ObjectionEntry:
    message = MessageKey(MessageKind.OBJECTION, one.id, process.id)
    question = next((each.text for each in template.questions if each.id == one.then), Text())
    role = process.role(template.role) if template.role is not None else None
    return ObjectionEntry(
        message=message,
        objection=one.text,
        answer=one.answer,
        question=question,
        formula=one.formula,
        process_key=process.id,
        stage_keys=(stage.id,),
        roles=(role.buying_role.value,) if role is not None else (),
        tally=counts.get(message, NOTHING_SAID),
        record=None,
        haystack=_haystack(one.text.fr, one.text.en, one.answer.fr, one.answer.en),
    )


def answer_entry(one: ObjectionAnswer, counts: dict[MessageKey, Tally]) -> ObjectionEntry:
    """Makes the entry of an answer of the library.

    Args:
        one: The answer.
        counts: What became of each message.

    Returns:
        The entry, with the words by which it is found.
    """
    message = MessageKey(MessageKind.OBJECTION_ANSWER, str(one.id))
    return ObjectionEntry(
        message=message,
        objection=_text(one.objection, one.language),
        answer=_text(one.answer, one.language),
        question=_text(one.question, one.language),
        formula=one.formula,
        process_key=one.process_key,
        stage_keys=one.stage_keys,
        roles=one.roles,
        tally=counts.get(message, NOTHING_SAID),
        record=one,
        haystack=_haystack(one.objection, one.answer, *one.tags),
    )


def _text(words: str, lang: str) -> Text:
    return Text(en=words) if lang == "en" else Text(fr=words)


def _case(one: ClientCase, counts: dict[MessageKey, Tally]) -> CaseEntry:
    message = MessageKey(MessageKind.CLIENT_CASE, str(one.id))
    words = _haystack(one.title, one.client, one.sector, one.before, one.result, *one.tags)
    return CaseEntry(message=message, case=one, tally=counts.get(message, NOTHING_SAID), haystack=words)


def find(entries: Sequence[Entry], wanted: Filter) -> tuple[Entry, ...]:
    """Finds entries: accents and case set aside, every word typed at the beginning of one of theirs.

    Args:
        entries: Objections or cases, in their order.
        wanted: What is wanted.

    Returns:
        Those that fit, in their order.
    """
    starts = [f" {word}" for word in fold(wanted.typed).split()]
    return tuple(
        one
        for one in entries
        if all(start in one.haystack for start in starts)
        and (wanted.retired or not one.retired)
        and (wanted.process_key is None or one.process_key in (None, wanted.process_key))
        and (wanted.stage_key is None or not one.stage_keys or wanted.stage_key in one.stage_keys)
        and (wanted.buying_role is None or not one.roles or wanted.buying_role in one.roles)
    )
