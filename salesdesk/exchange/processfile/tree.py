"""Safe reading of YAML into a tree that knows its lines (arbre du fichier).

Only maps, lists and plain values: no alias, anchor, tag, second document, duplicate key or deep nesting. The tree is
made from parser events, so nothing that a hostile file asks for is ever built.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from salesdesk.exchange.processfile.problems import Findings

MAX_BYTES: Final = 1_000_000
MAX_DEPTH: Final = 20
MAX_NODES: Final = 20_000

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


Span = tuple[int, int]
"""First sign of a node in the text and the one after its last; the end of a list or map in block style is no use."""
NOWHERE: Final[Span] = (0, 0)


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value; ``plain`` when it was written without quotes, ``style`` the sign that opens it otherwise."""

    line: int
    column: int
    value: str
    plain: bool
    span: Span = NOWHERE
    style: str = ""


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of nodes."""

    line: int
    column: int
    items: "tuple[Node, ...]"
    span: Span = NOWHERE
    flow: bool = False


@dataclass(frozen=True, slots=True)
class MapNode:
    """A map; keys are unique."""

    line: int
    column: int
    entries: "dict[str, tuple[ScalarNode, Node]]"
    span: Span = NOWHERE
    flow: bool = False


@dataclass(frozen=True, slots=True)
class RefusedNode:
    """Something already reported, of which nothing more needs saying."""

    line: int
    column: int


Node = ScalarNode | ListNode | MapNode | RefusedNode


def parse_tree(text: str, findings: Findings) -> Node:
    """Reads YAML text into a tree.

    Args:
        text: The file's text.
        findings: Receives the faults.

    Returns:
        The root.

    Raises:
        ProcessFileError: The text cannot be read as one YAML document of a reasonable size.
    """
    _refuse_unreadable(text, findings)
    try:
        return _Builder(findings).root(YAML(typ="safe", pure=True).parse(text))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        tabbed = text.split("\n")[line - 1 : line]
        key = "process.tab" if tabbed and "\t" in tabbed[0][: column + 1] else "process.bad_yaml"
        raise findings.stop(line, column, key) from error
    except YAMLError as error:
        raise findings.stop(1, 1, "process.bad_yaml") from error


def _refuse_unreadable(text: str, findings: Findings) -> None:
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise findings.stop(1, 1, "process.too_large", limit_kb=MAX_BYTES // 1000)
    if not text.strip():
        raise findings.stop(1, 1, "process.empty")
    control = CONTROL.search(text)
    if control is not None:
        before = text[: control.start()]
        column = control.start() - (before.rfind("\n") + 1) + 1
        raise findings.stop(before.count("\n") + 1, column, "process.not_text", code=f"U+{ord(control.group()):04X}")


class _Builder:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._nodes = 0
        self._end = 0

    def root(self, events: Iterable[Event]) -> Node:
        stream = iter(events)
        documents = 0
        root: Node | None = None
        for event in stream:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._findings.stop(event.start_mark.line + 1, 1, "process.several_documents")
            elif isinstance(event, NodeEvent):
                root = self._node(event, stream, 1)
        if root is None:
            raise self._findings.stop(1, 1, "process.empty")
        return root

    def _node(self, event: NodeEvent, stream: Iterator[Event], depth: int) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise self._findings.stop(line, column, "process.too_deep" if depth > MAX_DEPTH else "process.too_many")
        if isinstance(event, AliasEvent):
            self._findings.add(line, column, "", "process.alias", name=str(event.anchor))
            return RefusedNode(line, column)
        if event.anchor is not None:
            self._findings.add(line, column, "", "process.anchor", name=str(event.anchor))
        if not isinstance(event, SequenceStartEvent | MappingStartEvent | ScalarEvent):
            return RefusedNode(line, column)
        if event.tag is not None:
            self._findings.add(line, column, "", "process.tag", tag=str(event.tag))
        if isinstance(event, SequenceStartEvent):
            items = tuple(self._items(stream, depth))
            return ListNode(line, column, items, (event.start_mark.index, self._end), bool(event.flow_style))
        if isinstance(event, MappingStartEvent):
            entries = self._entries(stream, depth)
            return MapNode(line, column, entries, (event.start_mark.index, self._end), bool(event.flow_style))
        return self._scalar(event, line, column)

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> ScalarNode:
        value = str(event.value)
        control = CONTROL.search(value)
        if control is not None:
            self._findings.add(line, column, "", "process.not_text", code=f"U+{ord(control.group()):04X}")
        span = (event.start_mark.index, event.end_mark.index)
        return ScalarNode(line, column, value, event.style is None, span, event.style or "")

    def _items(self, stream: Iterator[Event], depth: int) -> Iterator[Node]:
        for event in stream:
            if isinstance(event, SequenceEndEvent):
                self._end = event.end_mark.index
                return
            if isinstance(event, NodeEvent):
                yield self._node(event, stream, depth + 1)

    def _entries(self, stream: Iterator[Event], depth: int) -> dict[str, tuple[ScalarNode, Node]]:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        for event in stream:
            if isinstance(event, MappingEndEvent):
                self._end = event.end_mark.index
                break
            if not isinstance(event, NodeEvent):
                continue
            key = self._node(event, stream, depth + 1)
            value_event = next(stream)
            if not isinstance(value_event, NodeEvent):
                continue
            value = self._node(value_event, stream, depth + 1)
            if not isinstance(key, ScalarNode):
                self._findings.add(key.line, key.column, "", "process.bad_key")
            elif key.value in entries:
                first = entries[key.value][0].line
                self._findings.add(
                    key.line, key.column, key.value, "process.duplicate_key", name=key.value, first=first
                )
            else:
                entries[key.value] = (key, value)
        return entries
