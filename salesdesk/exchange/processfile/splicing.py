"""From an edit to the splices that make it (retouche du texte): the least text that goes, the least that comes."""

from typing import Final

from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.exchange.processfile.spans import Layout, Place, Splice, Unspliceable, is_nothing, node_at
from salesdesk.exchange.processfile.tree import ListNode, MapNode, Node, RefusedNode, ScalarNode
from salesdesk.exchange.processfile.written import (
    Plain,
    block_lines,
    entry_lines,
    inline_text,
    is_inline,
    item_lines,
    scalar_text,
)

# A key that is added takes its place after those that come before it here; another one comes last.
_ORDER: Final = (
    "process", "id", "version", "lang", "kind", "type", "searching", "with", "name", "theme", "cue",
    "buyer_state", "text", "fr", "en", "goal", "minutes", "contract", "standard_days", "to_next", "back_to",
    "entry", "exit", "evidence", "by", "after", "conversations", "label", "buying_role", "answer", "formula",
    "proof", "never_say", "feeds", "then", "value", "if_no", "if_over", "practice", "hours_month", "rate",
    "owner", "decision", "ritual", "target", "wins_year", "avg_value", "questions", "points", "objections",
    "commitments", "skill", "coach", "cadence", "say", "must_say", "script", "due_days", "roles", "triggers",
    "indicators", "stages",
)  # fmt: skip


class Splicer:
    """Makes the splices of edits on one text.

    Args:
        text: The text.
        root: Its tree.
    """

    def __init__(self, text: str, root: Node) -> None:
        self._text, self._root, self._layout = text, root, Layout(text)

    def splices(self, edit: Edit) -> list[Splice]:
        """Makes the splices of an edit.

        Args:
            edit: The edit.

        Returns:
            What to put in place of what.

        Raises:
            Unspliceable: The place is not there, or is written in a way that cannot be changed piece by piece.
        """
        if not edit.path:
            raise Unspliceable
        verbs = {EditKind.SET: self._set, EditKind.INSERT: self._insert, EditKind.REMOVE: self._remove}
        if edit.kind is EditKind.MOVE:
            return self._move(edit.path, edit.to)
        return verbs[edit.kind](edit.path, _as_plain(edit.value))

    def _need(self, path: Place) -> Node:
        node = node_at(self._root, path)
        if node is None or isinstance(node, RefusedNode):
            raise Unspliceable
        return node

    def _in_flow(self, path: Place) -> bool:
        nodes = (node_at(self._root, path[:length]) for length in range(len(path) + 1))
        return any(isinstance(node, ListNode | MapNode) and node.flow for node in nodes)

    def _rows(self, lines: list[str]) -> str:
        return self._layout.eol.join(lines)

    def _set(self, path: Place, value: Plain) -> list[Splice]:
        outer = node_at(self._root, path[:-1])
        step = path[-1]
        if outer is None or is_nothing(outer):
            if not isinstance(step, str):
                raise Unspliceable
            return self._set(path[:-1], {step: value})
        if isinstance(outer, MapNode) and isinstance(step, str):
            if step in outer.entries:
                return self._set_entry(outer, step, value, in_flow=self._in_flow(path[:-1]))
            return self._add_entry(path[:-1], outer, step, value)
        if isinstance(outer, ListNode) and isinstance(step, int) and 0 <= step < len(outer.items):
            return self._set_item(outer, step, value)
        raise Unspliceable

    def _set_entry(self, outer: MapNode, key: str, value: Plain, *, in_flow: bool) -> list[Splice]:
        name, old = outer.entries[key]
        if isinstance(old, RefusedNode):
            raise Unspliceable
        colon, end = self._layout.after_colon(name), self._layout.end(old, name)
        if in_flow or is_inline(value):
            if is_nothing(old):
                return [Splice(colon, colon, f" {inline_text(value)}")]
            if in_flow or old.line == name.line:
                return [Splice(old.span[0], end, inline_text(value, _style(old)))]
            return [Splice(colon, colon, f" {inline_text(value, _style(old))}"), self._lines_gone(old, end)]
        rows = self._layout.eol + self._rows(block_lines(value, name.column - 1))
        if is_nothing(old) or old.line == name.line:
            gone = [] if is_nothing(old) else [Splice(colon, end, "")]
            at = self._layout.line_end(end)
            return [*gone, Splice(at, at, rows)]
        at = self._layout.line_end(colon)
        return [Splice(at, at, rows), self._lines_gone(old, end)]

    def _lines_gone(self, old: ScalarNode | ListNode | MapNode, end: int) -> Splice:
        """Takes away the lines of a value that stands below its key, the break before them and not the one after."""
        start = self._layout.line_start(old.span[0])
        if self._text[start : old.span[0]].strip():
            raise Unspliceable
        return Splice(self._layout.line_end(start - 1) if start else 0, self._layout.line_end(end), "")

    def _add_entry(self, path: Place, outer: MapNode, key: str, value: Plain) -> list[Splice]:
        if self._in_flow(path):
            text = f"{scalar_text(key)}: {inline_text(value)}"
            if not outer.entries:
                if not is_inline(value) or not self._in_flow(path[:-1]):
                    return self._set(path, {key: value})
                return [Splice(outer.span[0] + 1, outer.span[1] - 1, text)]
            name, last = list(outer.entries.values())[-1]
            at = self._layout.end(last, name)
            return [Splice(at, at, f", {text}")]
        name, before = outer.entries[self._entry_before(outer, key)]
        at = self._layout.line_end(self._layout.end(before, name))
        rows = entry_lines(key, value, outer.column - 1)
        return [Splice(at, at, self._layout.eol + self._rows(rows))]

    def _entry_before(self, outer: MapNode, key: str) -> str:
        rank = {name: place for place, name in enumerate(_ORDER)}
        earlier = [name for name in outer.entries if rank.get(name, len(rank)) < rank.get(key, len(rank))]
        return (earlier or list(outer.entries))[-1]

    def _set_item(self, outer: ListNode, rank: int, value: Plain) -> list[Splice]:
        old = outer.items[rank]
        if isinstance(old, RefusedNode) or is_nothing(old):
            raise Unspliceable
        if outer.flow or (is_inline(value) and isinstance(old, ScalarNode)):
            return [Splice(old.span[0], self._layout.end(old), inline_text(value, _style(old)))]
        dash = self._layout.dash(outer, rank)
        rows = self._rows(item_lines(value, outer.column - 1)).lstrip(" ")
        return [Splice(dash, self._layout.end(old), rows)]

    def _insert(self, path: Place, value: Plain) -> list[Splice]:
        rank = path[-1]
        if not isinstance(rank, int):
            raise Unspliceable
        outer = node_at(self._root, path[:-1])
        if outer is None or is_nothing(outer):
            return self._set(path[:-1], [value])
        if not isinstance(outer, ListNode) or not 0 <= rank <= len(outer.items):
            raise Unspliceable
        if not outer.items:
            return self._set(path[:-1], [value])
        if outer.flow:
            if rank == len(outer.items):
                at = self._layout.end(outer.items[-1])
                return [Splice(at, at, f", {inline_text(value)}")]
            at = _span(outer.items[rank])[0]
            return [Splice(at, at, f"{inline_text(value)}, ")]
        return [self._inserted(outer, rank, value)]

    def _inserted(self, outer: ListNode, rank: int, value: Plain) -> Splice:
        chunks = self._layout.chunks(outer)
        rows = self._rows(item_lines(value, outer.column - 1))
        eol = self._layout.eol
        apart = eol if any(self._is_apart(chunks, place) for place in (rank - 1, rank - 2)) else ""
        if rank == 0:
            return Splice(chunks[0][0], chunks[0][0], rows + eol + (eol if self._is_apart(chunks, 0) else ""))
        return Splice(chunks[rank - 1][1], chunks[rank - 1][1], eol + apart + rows)

    def _is_apart(self, chunks: list[tuple[int, int]], rank: int) -> bool:
        """Tells whether a blank line stands between an item and the one after it."""
        if not 0 <= rank < len(chunks) - 1:
            return False
        return any(not line.strip() for line in self._text[chunks[rank][1] : chunks[rank + 1][0]].split("\n")[1:-1])

    def _remove(self, path: Place, _value: Plain) -> list[Splice]:
        outer, step = self._need(path[:-1]), path[-1]
        self._need(path)
        if isinstance(outer, MapNode) and isinstance(step, str):
            if len(outer.entries) == 1:
                return self._emptied(path[:-1], outer, {})
            return [self._entry_gone(outer, step)]
        if isinstance(outer, ListNode) and isinstance(step, int):
            if len(outer.items) == 1:
                return self._emptied(path[:-1], outer, [])
            if outer.flow:
                return [self._flow_gone([_span(item) for item in outer.items], step)]
            return [self._item_gone(self._layout.chunks(outer), step)]
        raise Unspliceable

    def _emptied(self, path: Place, outer: ListNode | MapNode, nothing: Plain) -> list[Splice]:
        if outer.flow:
            return [Splice(outer.span[0] + 1, outer.span[1] - 1, "")]
        if not path:
            raise Unspliceable
        return self._set(path, nothing)

    def _entry_gone(self, outer: MapNode, key: str) -> Splice:
        names = list(outer.entries)
        rank = names.index(key)
        if outer.flow:
            ends = [(name.span[0], self._layout.end(value, name)) for name, value in outer.entries.values()]
            return self._flow_gone(ends, rank)
        name, value = outer.entries[key]
        start = self._layout.line_start(name.span[0])
        if not self._text[start : name.span[0]].strip():
            if rank == len(names) - 1:
                # The break before goes, not the one after: a file that ends without a line break keeps its end.
                return Splice(
                    self._layout.line_end(start - 1), self._layout.line_end(self._layout.end(value, name)), ""
                )
            return Splice(start, self._layout.next_line(self._layout.end(value, name)), "")
        # The entry stands beside the dash of its item: the next one takes its place there.
        following, _ = outer.entries[names[rank + 1]]
        return Splice(name.span[0], following.span[0], "")

    def _flow_gone(self, spans: list[tuple[int, int]], rank: int) -> Splice:
        if rank + 1 < len(spans):
            return Splice(spans[rank][0], spans[rank + 1][0], "")
        return Splice(spans[rank - 1][1], spans[rank][1], "")

    def _item_gone(self, chunks: list[tuple[int, int]], rank: int) -> Splice:
        start, end = chunks[rank]
        if rank + 1 < len(chunks) and not self._text[end : chunks[rank + 1][0]].strip():
            return Splice(start, chunks[rank + 1][0], "")
        if rank and not self._text[chunks[rank - 1][1] : start].strip():
            return Splice(chunks[rank - 1][1], end, "")
        return Splice(start, self._layout.next_line(end), "")

    def _move(self, path: Place, to: int | None) -> list[Splice]:
        outer, rank = self._need(path[:-1]), path[-1]
        if not isinstance(outer, ListNode) or not isinstance(rank, int) or to is None:
            raise Unspliceable
        if not (0 <= rank < len(outer.items) and 0 <= to < len(outer.items)):
            raise Unspliceable
        spans = [_span(item) for item in outer.items] if outer.flow else self._layout.chunks(outer)
        order = list(range(len(spans)))
        order.insert(to, order.pop(rank))
        # What stands between the items stays where it is: blank lines, commas, comments of their own.
        return [
            Splice(*here, self._text[slice(*spans[there])])
            for here, there in zip(spans, order, strict=True)
            if here != spans[there]
        ]


def _style(node: Node) -> str:
    if not isinstance(node, ScalarNode):
        return ""
    return "plain" if node.plain else node.style


def _span(node: Node) -> tuple[int, int]:
    if isinstance(node, RefusedNode):
        raise Unspliceable
    return node.span


def _as_plain(value: object) -> Plain:
    if isinstance(value, list | tuple):
        return [_as_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _as_plain(one) for key, one in value.items()}
    return value if value is None or isinstance(value, bool | int | float) else str(value)
