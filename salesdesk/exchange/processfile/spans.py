"""Where the parts of a process file stand in its text (repérage): entries, items, what is between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from salesdesk.exchange.processfile.tree import ListNode, MapNode, Node, RefusedNode, ScalarNode
from salesdesk.exchange.processfile.written import Plain

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Splice:
    """Text put in place of a part of another.

    Args:
        start: First sign that goes.
        end: The one after the last that goes; equal to ``start`` for an insertion.
        text: What comes.
    """

    start: int
    end: int
    text: str


class Unspliceable(Exception):
    """The place is written in a way that cannot be changed piece by piece."""


def spliced(text: str, splices: Sequence[Splice]) -> str:
    """Carries out splices that do not overlap.

    Args:
        text: The text.
        splices: In any order.

    Returns:
        The text after them.
    """
    for one in sorted(splices, key=lambda splice: (splice.start, splice.end), reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def node_at(root: Node, path: Place) -> Node | None:
    """Finds a node.

    Args:
        root: The tree.
        path: Its place.

    Returns:
        The node; None where there is none.
    """
    node: Node | None = root
    for step in path:
        if isinstance(node, MapNode) and isinstance(step, str):
            node = node.entries.get(step, (None, None))[1]
        elif isinstance(node, ListNode) and isinstance(step, int) and 0 <= step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def is_nothing(node: Node | None) -> bool:
    """Tells whether nothing is written at a place, not even quotes."""
    return isinstance(node, ScalarNode) and node.plain and not node.value


class Layout:
    """The text of a file with the ends of its parts.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        first = text.find("\n")
        self.eol = "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"

    def line_start(self, index: int) -> int:
        """Returns where the line of a sign begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Returns where the line of a sign ends, before its line break."""
        end = self.text.find("\n", index)
        if end < 0:
            return len(self.text)
        return end - 1 if end > index and self.text[end - 1] == "\r" else end

    def next_line(self, index: int) -> int:
        """Returns where the line after that of a sign begins; the end of the text when there is none."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def after_colon(self, key: ScalarNode) -> int:
        """Returns the sign after the colon of a key."""
        return self.text.index(":", key.span[1]) + 1

    def end(self, node: Node, key: ScalarNode | None = None) -> int:
        """Returns the sign after the last one of a node.

        Args:
            node: The node.
            key: Its key, where it has one: nothing ends at the colon.

        Returns:
            An index that never lies beyond the content: comments and blank lines after it are outside.

        Raises:
            Unspliceable: The node was refused by the reader.
        """
        if isinstance(node, RefusedNode):
            raise Unspliceable
        if isinstance(node, ScalarNode):
            if is_nothing(node) and key is not None:
                return self.after_colon(key)
            if node.style in ("|", ">"):
                return node.span[0] + len(self.text[slice(*node.span)].rstrip())
            return node.span[1]
        if node.flow:
            return node.span[1]
        if isinstance(node, ListNode):
            last = node.items[-1]
            # The dash of an item with nothing after it stands somewhere before: such lists are left to the text.
            return self.end(last)
        name, value = list(node.entries.values())[-1]
        return self.end(value, name)

    def dash(self, items: ListNode, rank: int) -> int:
        """Returns where the dash of an item of a block list stands.

        Args:
            items: The list.
            rank: Rank of the item.

        Returns:
            Index of the dash.

        Raises:
            Unspliceable: The dash does not begin its line.
        """
        column = items.column - 1
        start = self.line_start(_start(items.items[rank]) or self._line(items.items[rank].line))
        floor = self.line_start(items.span[0])
        while start >= floor:
            place = start + column
            if self.text[place : place + 1] == "-" and not self.text[start:place].strip():
                return place
            start = self.line_start(start - 1) if start else -1
        raise Unspliceable

    def _line(self, line: int) -> int:
        index = 0
        for _ in range(line - 1):
            index = self.next_line(index)
        return index

    def chunks(self, items: ListNode) -> list[tuple[int, int]]:
        """Finds the whole lines of each item of a block list, with the comments right above it.

        Args:
            items: The list, in block style.

        Returns:
            Start and end of each item; the line break after the end is between the items.

        Raises:
            Unspliceable: Items share a line.
        """
        found: list[tuple[int, int]] = []
        floor = self.line_start(items.span[0])
        for rank, item in enumerate(items.items):
            dash = self.dash(items, rank)
            start = self._with_comments(self.line_start(dash), found[-1][1] if found else 0, items.column - 1)
            end = self.line_end(self.end(item))
            if (found and start < found[-1][1]) or (not found and start > floor):
                raise Unspliceable
            found.append((start, end))
        return found

    def _with_comments(self, start: int, floor: int, column: int) -> int:
        while start > floor:
            above = self.line_start(start - 1)
            line = self.text[above:start]
            if above < floor or line[: column + 1] != " " * column + "#":
                return start
            start = above
        return start


def _start(node: Node) -> int:
    return 0 if isinstance(node, RefusedNode) else node.span[0]


def plain_of(node: Node) -> Plain:
    """Reads a tree as plain values.

    Args:
        node: The tree.

    Returns:
        Maps, lists, words, numbers and flags; what the reader refused becomes None.
    """
    if isinstance(node, MapNode):
        return {key: plain_of(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, ListNode):
        return [plain_of(item) for item in node.items]
    return _plain_scalar(node) if isinstance(node, ScalarNode) else None


_CONSTANTS: dict[str, Plain] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


def _plain_scalar(node: ScalarNode) -> Plain:
    if not node.plain:
        return node.value
    if node.value in _CONSTANTS:
        return _CONSTANTS[node.value]
    for kind in (int, float):
        try:
            number = kind(node.value)
        except ValueError:
            continue
        # What Python alone takes for a number, as 1_000, nan or figures of another script, stays text.
        if node.value.isascii() and set(node.value) <= set("0123456789+-.eE"):
            return number
    return node.value
