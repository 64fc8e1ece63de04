"""A process file under the hands of its author (document): edits change their place and leave every other byte alone.

Source: conversation.md 4, format of a process; the file is its author's: comments, quotes, order, line ends stay.
"""

import re
from dataclasses import replace
from functools import cached_property
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.process import LANGUAGES, Process
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.exchange.processfile.build import build_process
from salesdesk.exchange.processfile.problems import Findings, Problem, ProcessFileError
from salesdesk.exchange.processfile.references import check_references
from salesdesk.exchange.processfile.spans import Place, Unspliceable, is_nothing, node_at, plain_of, spliced
from salesdesk.exchange.processfile.splicing import Splicer
from salesdesk.exchange.processfile.tree import MapNode, Node, ScalarNode, parse_tree
from salesdesk.exchange.processfile.written import Plain

_TOO_LARGE: Final = "process.too_large"
_BOM: Final = "\ufeff"
_STEP: Final = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class ProcessDocument:
    """The text of a process file, what it says, and what is wrong with it.

    Args:
        text: The text as its author wrote it.
        source: Name of the file, for the faults.
    """

    def __init__(self, text: str, source: str) -> None:
        self.text = text
        self.source = source

    @cached_property
    def _body(self) -> str:
        return self.text.removeprefix(_BOM)

    @cached_property
    def _tree(self) -> tuple[Node, Findings]:
        findings = Findings(self.source)
        return parse_tree(self._body, findings), findings

    @cached_property
    def _read(self) -> tuple[Process, tuple[Problem, ...]]:
        root, findings = self._tree
        process = build_process(root, findings)
        check_references(process, findings)
        try:
            findings.stop_if_any()
        except ProcessFileError as error:
            return process, error.problems
        return process, ()

    @property
    def process(self) -> Process:
        """What the file says.

        Raises:
            ProcessFileError: It has faults; all are listed.
        """
        process, problems = self._read
        if problems:
            raise ProcessFileError(self.source, problems)
        return process

    @property
    def faults(self) -> tuple[Problem, ...]:
        """What is wrong with the file, in its order; a text that is no YAML has one fault."""
        try:
            return self._read[1]
        except ProcessFileError as error:
            return error.problems

    @property
    def is_readable(self) -> bool:
        """Whether the text is YAML, so that it can be edited by place, faulty or not."""
        try:
            return isinstance(self._tree[0], MapNode)
        except ProcessFileError:
            return False

    @cached_property
    def data(self) -> dict[str, Plain]:
        """The file as plain maps, lists, words and numbers; empty when the text is no YAML."""
        plain = plain_of(self._tree[0]) if self.is_readable else {}
        return plain if isinstance(plain, dict) else {}

    def value(self, path: Place) -> Plain:
        """Reads a plain value by its place; None where there is none.

        Args:
            path: Place.
        """
        found: Plain = self.data
        for step in path:
            if isinstance(found, dict) and isinstance(step, str):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and 0 <= step < len(found):
                found = found[step]
            else:
                return None
        return found

    def place_line(self, path: Place) -> int:
        """Returns the line of a place, from 1; that of the nearest part around it when it is not written.

        Args:
            path: Place.
        """
        if not self.is_readable:
            return self.faults[0].line
        root = self._tree[0]
        for length in range(len(path), 0, -1):
            outer = node_at(root, path[: length - 1])
            if isinstance(outer, MapNode) and path[length - 1] in outer.entries:
                return outer.entries[str(path[length - 1])][0].line
            node = node_at(root, path[:length])
            if node is not None:
                return node.line
        return 1

    def apply(self, edit: Edit) -> "ProcessDocument":
        """Makes one edit.

        Args:
            edit: What changes, and where.

        Returns:
            The document after it; its text differs in the edited place only.

        Raises:
            ProcessFileError: The text is no YAML, or would be longer than a process file may be.
            UserError: ``studio.edit_elsewhere`` when that place is written in a way that only the text can change, or
                is not there.
        """
        root = self._tree[0]
        edit = self._by_language(root, edit)
        after = self._spliced(root, edit)
        if after is None:
            raise UserError("studio.edit_elsewhere", line=self.place_line(edit.path))
        return after

    def _spliced(self, root: Node, edit: Edit) -> "ProcessDocument | None":
        """Makes an edit and reads the outcome again: None unless it says exactly what was asked, and nothing else."""
        mark = self.text[: len(self.text) - len(self._body)]
        try:
            text = spliced(self._body, Splicer(self._body, root).splices(edit))
            wanted = edited(self.data, edit)
        except Unspliceable:
            return None
        after = ProcessDocument(mark + text, self.source)
        if not after.is_readable and after.faults[0].key == _TOO_LARGE:
            raise ProcessFileError(after.source, after.faults)
        return after if after.is_readable and after.data == wanted else None

    def _by_language(self, root: Node, edit: Edit) -> Edit:
        """Turns words written in one language only into words by language, when the edit names a language."""
        if edit.kind is not EditKind.SET or not edit.path or edit.path[-1] not in LANGUAGES:
            return edit
        node = node_at(root, edit.path[:-1])
        if not isinstance(node, ScalarNode) or is_nothing(node):
            return edit
        own = self.value(("process", "lang"))
        lang = own if own in LANGUAGES else LANGUAGES[0]
        if edit.path[-1] == lang:
            return replace(edit, path=edit.path[:-1])
        return replace(edit, path=edit.path[:-1], value={str(lang): node.value, str(edit.path[-1]): edit.value})


def place_of(path: str) -> Place:
    """Reads the path of a fault, ``stages[0].exit[1].text``, as a place."""
    return tuple(int(rank) if rank else name for rank, name in _STEP.findall(path))


def edited(data: dict[str, Plain], edit: Edit) -> dict[str, Plain]:
    """Makes an edit on plain values: what the text must say after it.

    Args:
        data: The file as plain values; it is left as it is.
        edit: The edit.

    Returns:
        The values after it.

    Raises:
        Unspliceable: The place is not there.
    """
    made = _edited(data, edit.path, edit)
    if not isinstance(made, dict):
        raise Unspliceable
    return made


def _edited(value: Plain, path: Place, edit: Edit) -> Plain:
    if not path:
        return _plain(edit.value)
    step = path[0]
    if value is None and isinstance(step, str) and edit.kind in (EditKind.SET, EditKind.INSERT):
        value = {}
    if value is None and step == 0 and edit.kind is EditKind.INSERT:
        value = []
    if isinstance(value, dict) and isinstance(step, str):
        if len(path) == 1 and edit.kind is EditKind.REMOVE and step in value:
            return {key: one for key, one in value.items() if key != step}
        if edit.kind in (EditKind.SET, EditKind.INSERT) or (len(path) > 1 and step in value):
            return value | {step: _edited(value.get(step), path[1:], edit)}
    if isinstance(value, list) and isinstance(step, int):
        return _edited_list(list(value), step, path, edit)
    raise Unspliceable


def _edited_list(items: list[Plain], rank: int, path: Place, edit: Edit) -> Plain:
    if len(path) == 1 and edit.kind is EditKind.INSERT and 0 <= rank <= len(items):
        return [*items[:rank], _plain(edit.value), *items[rank:]]
    if not 0 <= rank < len(items):
        raise Unspliceable
    if len(path) == 1 and edit.kind is EditKind.REMOVE:
        return items[:rank] + items[rank + 1 :]
    if len(path) == 1 and edit.kind is EditKind.MOVE:
        if edit.to is None or not 0 <= edit.to < len(items):
            raise Unspliceable
        moved = items.pop(rank)
        items.insert(edit.to, moved)
        return items
    items[rank] = _edited(items[rank], path[1:], edit)
    return items


def _plain(value: object) -> Plain:
    """Takes a value of an edit for what it is; tuples count as lists."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value)
