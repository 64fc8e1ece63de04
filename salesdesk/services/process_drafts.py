"""Drafts of processes (brouillon de processus): opened from a version, a model or a file; edited, checked, kept.

A draft is the author's own text: it stays on this laptop, outside the journal, until it is published.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from salesdesk.config.durable import replace_durably
from salesdesk.config.resources import resource_path
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.people import User
from salesdesk.domain.process import Advice, Process, warnings
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_check import CheckReport, check
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.roles import right
from salesdesk.domain.value import FORMULAS
from salesdesk.exchange.processfile import Problem, ProcessDocument, read_process_text
from salesdesk.exchange.processfile.document import place_of
from salesdesk.exchange.processfile.spans import Place
from salesdesk.exchange.processfile.tree import CONTROL
from salesdesk.exchange.processfile.written import Plain
from salesdesk.services import drafts
from salesdesk.services.process_outline import Part, outline
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find, get, need
from salesdesk.store.texts import changed_span

__all__ = ["FORMULAS", "Edit", "EditKind", "Place", "Plain", "Problem", "ProcessDocument", "place_of"]

NEW: Final = "new"
"""Key of a draft that no one began to write; :func:`begun` gives each its own."""
_PREFIX: Final = "process_studio"
# An exported process is meant for others.
_SHARED_MODE: Final = 0o644
_EMPTY: Final = """\
process:
  id: {key}
  version: 1
  lang: {lang}
  name:
    {lang}: "{name}"
  currency: EUR
  cycle_days: 30
  target:
    wins_year: 12
    avg_value: 10000

roles:
  buyer:
    label:
      {lang}: "{buyer}"
    buying_role: decider

stages:
  - id: S1
    buyer_state:
      {lang}: "{state}"
    standard_days: 30
    to_next: 0.5
    exit:
      - id: S1x1
        text:
          {lang}: "{proof}"
        evidence: [client_words]
        by: client
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A process under way.

    Attributes:
        key: Process that it is a next version of; ``new`` for none.
        text: The file as its author has it.
        source: What names it in faults.
        base: Number of the version that it came from; 0 for none.
        base_id: That version; empty for none.
        saved_at: When it was kept; None before that.
    """

    key: str
    text: str
    source: str
    base: int = 0
    base_id: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What the studio opens with.

    Attributes:
        draft: The draft; None when the person has to choose what to begin with.
        resumed: Whether it was kept earlier.
        latest: Number of the latest version published; 0 for none.
        may_edit: Whether the person's role makes processes.
        kept: Drafts of new processes that were kept, the latest first, when there is no draft to open with.
    """

    draft: Draft | None
    resumed: bool
    latest: int
    may_edit: bool
    kept: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A document, read and checked.

    Attributes:
        document: The document.
        parts: Its outline; empty when it is no YAML.
        process: What it says; None while it has faults.
        faults: What keeps it from being published.
        report: The check; None while it has faults.
        advice: What it had better do otherwise.
    """

    document: ProcessDocument
    parts: tuple[Part, ...]
    process: Process | None
    faults: tuple[Problem, ...]
    report: CheckReport | None
    advice: tuple[Advice, ...]


def may_edit(workspace: Workspace) -> bool:
    """Tells whether the person's role makes processes."""
    with workspace.read() as connection:
        me = get(connection, User, workspace.user_id)
    return me is not None and right(me.role, "process_version").creates


def open_version(workspace: Workspace, version_id: ProcessVersionId) -> Opened:
    """Opens the draft of the next version of a process: the one that was kept, else one that begins with a version.

    Args:
        workspace: Who edits.
        version_id: The version.

    Returns:
        What the studio opens with.

    Raises:
        ConflictError: The version is not here.
    """
    with workspace.read() as connection:
        version = need(connection, ProcessVersion, version_id)
        latest = max(one.version for one in find(connection, ProcessVersion) if one.process_key == version.process_key)
    kept = resume(workspace, version.process_key)
    begun = Draft(version.process_key, version.content, version.name, version.version, str(version.id))
    return Opened(kept or begun, kept is not None, latest, may_edit(workspace))


def open_new(workspace: Workspace) -> Opened:
    """Opens the ways to begin a process, with the drafts of new ones that were kept."""
    found = drafts.kept_under(workspace, f"{_PREFIX}:{NEW}")
    kept = tuple(_draft(key.removeprefix(f"{_PREFIX}:"), content) for key, content in found)
    return Opened(None, False, 0, may_edit(workspace), kept)


def begun(workspace: Workspace, draft: Draft) -> Draft:
    """Gives the draft of a new process a key of its own, so that a second one does not take its place.

    Args:
        workspace: Where.
        draft: A draft that begins with a model, a file or nothing; another one stays as it is.
    """
    return replace(draft, key=f"{NEW}:{workspace.new_id()}") if draft.key == NEW and not draft.saved_at else draft


def resume(workspace: Workspace, key: str) -> Draft | None:
    """Reads a kept draft; None when there is none.

    Args:
        workspace: Where.
        key: Key of the draft.
    """
    found = drafts.kept(workspace, f"{_PREFIX}:{key}")
    return None if found is None else _draft(key, found)


def _draft(key: str, found: Mapping[str, object]) -> Draft:
    saved = datetime.fromisoformat(str(found["saved_at"]))
    base = found["base"]
    assert isinstance(base, int)  # written below
    return Draft(key, str(found["text"]), str(found["source"]), base, str(found["base_id"]), saved)


def templates() -> tuple[tuple[str, Process], ...]:
    """Reads the processes shipped with the program, by name of file."""
    found = sorted(resource_path("processes").glob("*.yaml"))
    return tuple((path.stem, ProcessDocument(read_process_text(path), path.name).process) for path in found)


def from_template(name: str) -> Draft:
    """Begins with a shipped process.

    Args:
        name: Name of its file, without ``.yaml``.

    Returns:
        A draft with the text of the file.
    """
    path = resource_path("processes", f"{name}.yaml")
    return Draft(NEW, read_process_text(path), path.name)


def from_file(path: Path) -> Draft:
    """Begins with a file of the person's, with faults or without.

    Args:
        path: The file.

    Returns:
        A draft with the text of the file, byte for byte.

    Raises:
        ProcessFileError: The file cannot be read as text.
    """
    return Draft(NEW, read_process_text(path), path.name)


def from_nothing(words: dict[str, str], lang: str) -> Draft:
    """Begins with one stage, one role and one criterion.

    Args:
        words: ``name``, ``buyer``, ``state`` and ``proof`` in the language, without quotation marks.
        lang: Language of the words.

    Returns:
        A draft that has no fault.
    """
    key = (
        re.sub(r"[^a-z0-9]+", "-", words["name"].casefold().encode("ascii", "ignore").decode()).strip("-") or "process"
    )
    return Draft(NEW, _EMPTY.format(key=f"p-{key}"[:64], lang=lang, **words), words["name"])


def look(document: ProcessDocument) -> Review:
    """Reads and checks a document; slow for a long one, so not on the thread that draws.

    Args:
        document: The document.

    Returns:
        All that the studio shows about it.
    """
    parts = outline(document.data) if document.is_readable else ()
    faults = document.faults
    if faults:
        return Review(document, parts, None, faults, None, ())
    process = document.process
    return Review(document, parts, process, (), check(process), warnings(process))


def changed(document: ProcessDocument, edits: Sequence[Edit]) -> Review:
    """Makes edits one after the other, then looks.

    Args:
        document: The document.
        edits: The edits, all or none of which are made.

    Returns:
        The document after them, read and checked.

    Raises:
        UserError: One of them does not fit the text.
        ProcessFileError: The text is no YAML.
    """
    for edit in edits:
        document = document.apply(edit)
    return look(document)


def shown(text: str) -> str:
    """Returns a text as an editor holds it: one sign a line end, no mark of byte order."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def retyped(text: str, typed: str) -> str:
    """Carries what was typed in an editor over into the text of the file.

    Args:
        text: The text of the file.
        typed: What the editor holds, which began as :func:`shown` of it.

    Returns:
        The text of the file with the one span that differs; line ends elsewhere stay as they are.
    """
    mark = text[: len(text) - len(text.removeprefix("\ufeff"))]
    body = text[len(mark) :]
    before = shown(text)
    start, gone, put = changed_span(before, typed)
    ends = [0]
    for sign in re.finditer("\r?\n|[^\r\n]+|\r", body):
        steps = (sign.end(),) if sign.group() == "\r\n" else range(sign.start() + 1, sign.end() + 1)
        ends.extend(steps)
    eol = "\r\n" if "\r\n" in body else "\n"
    return mark + body[: ends[start]] + put.replace("\n", eol) + body[ends[start + gone] :]


def save(workspace: Workspace, draft: Draft, text: str) -> Draft:
    """Keeps a draft on this laptop; it survives the end of the program.

    Args:
        workspace: Where.
        draft: The draft.
        text: Its text now.

    Returns:
        The draft as kept.
    """
    kept = replace(draft, text=text, saved_at=workspace.now())
    content = {
        "text": text, "source": draft.source, "base": draft.base, "base_id": draft.base_id,
        "saved_at": workspace.now().isoformat(),
    }  # fmt: skip
    drafts.keep(workspace, f"{_PREFIX}:{draft.key}", content)
    return kept


def discard(workspace: Workspace, draft: Draft) -> None:
    """Forgets a draft."""
    drafts.drop(workspace, f"{_PREFIX}:{draft.key}")


def export(text: str, path: Path) -> None:
    """Writes the text of a draft or a version to a file, byte for byte.

    Args:
        text: The text.
        path: The file; one that exists is replaced whole or not at all.
    """
    replace_durably(path, text.encode(), mode=_SHARED_MODE)


def words_edit(document: ProcessDocument, place: Place, lang: str, words: str, *, optional: bool) -> Edit | None:
    """Makes the edit that puts words in one language.

    Args:
        document: The document.
        place: The text, without its language.
        lang: The language.
        words: The words; signs that no file may hold are left out.
        optional: Whether the text may be missing altogether.

    Returns:
        The edit; None when nothing changes.
    """
    words = CONTROL.sub("", words).replace("\r", "")
    present = document.value(place)
    by_language: dict[str, Plain] = dict(present) if isinstance(present, dict) else {}
    own = document.value(("process", "lang"))
    if isinstance(present, str):
        by_language = {str(own): present}
    if by_language.get(lang, "") == words:
        return None
    if words or (not optional and set(by_language) <= {lang}):
        return Edit(EditKind.SET, (*place, lang), words)
    if set(by_language) <= {lang}:
        return Edit(EditKind.REMOVE, place)
    return Edit(EditKind.REMOVE, (*place, lang)) if isinstance(present, dict) else Edit(EditKind.REMOVE, place)


def value_edit(document: ProcessDocument, place: Place, value: Plain) -> Edit | None:
    """Makes the edit that puts a value, or takes it away when it is None or empty.

    Args:
        document: The document.
        place: The field.
        value: The value.

    Returns:
        The edit; None when nothing changes.
    """
    present = document.value(place)
    if value is None or value == []:
        return None if present is None else Edit(EditKind.REMOVE, place)
    same = present == value and type(present) is type(value)
    return None if same else Edit(EditKind.SET, place, value)
