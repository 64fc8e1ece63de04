"""Light styling of Markdown while it is typed: the source stays what is stored, its signs step back."""

import re
from itertools import accumulate
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from salesdesk.desktop import theme

_HEADING: Final = re.compile(r"^(#{1,4}\s+)(.+)$")
_BOLD: Final = re.compile(r"(\*\*)(?=\S)(.+?)(?<=\S)(\*\*)")
_ITALIC: Final = re.compile(
    r"(?<![*\w])(\*)(?=[^\s*])(.+?)(?<=[^\s*])(\*)(?![*\w])|(?<!\w)(_)(?=\S)(.+?)(?<=\S)(_)(?!\w)"
)
_LIST: Final = re.compile(r"^(\s*)([-*+]|\d{1,3}[.)])(\s+)(\[[ xX]\]\s)?")
_DONE: Final = re.compile(r"^\s*[-*+]\s+\[[xX]\]\s")
_NUMBER: Final = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_EURO: Final = re.compile(rf"(?:{_NUMBER})[ \u00a0\u202f]?(?:k|M)?(?:€|EUR\b|euros?\b)|€(?:{_NUMBER})[kM]?")


def utf16_length(text: str) -> int:
    """How many of Qt's units a text takes: a sign beyond the basic plane, such as an emoji, takes two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles headings, bold, italic, lists and amounts in euros.

    Signs of Markdown are hidden on every line but the one being typed, so that a note reads like a letter.

    Args:
        document: What it styles.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._current = 0
        self._places: list[int] | None = None

    def set_current(self, block: int) -> None:
        """Shows the signs on another line.

        Args:
            block: Number of the line being typed; -1 for none.
        """
        before, self._current = self._current, block
        if before == block:
            return
        for number in (before, block):
            line = self.document().findBlockByNumber(number)
            if line.isValid():
                self.rehighlightBlock(line)

    def highlightBlock(self, text: str) -> None:
        """Styles one line."""
        if not text.strip():
            return
        # Counted once a line: counting anew for each sign would freeze on a long one.
        plain = utf16_length(text) == len(text)
        self._places = None if plain else [0, *accumulate(1 + (ord(sign) > 0xFFFF) for sign in text)]
        heading = _HEADING.match(text)
        if heading:
            self._mark(0, heading.end(), theme.token("text3"), weight=600, size=12)
            self._sign(heading.start(1), heading.end(1), size=12)
            return
        if _DONE.match(text):
            self._mark(0, len(text), theme.token("text3"))
        listed = _LIST.match(text)
        if listed:
            self._mark(listed.start(2), listed.end(), theme.token("accent_text"), weight=600)
        for found in _EURO.finditer(text):
            self._mark(found.start(), found.end(), theme.token("success"), weight=500, back=theme.token("success_soft"))
        for found in _BOLD.finditer(text):
            self._weigh(found.start(2), found.end(2), bold=True)
            self._sign(found.start(1), found.end(1))
            self._sign(found.start(3), found.end(3))
        for found in _ITALIC.finditer(text):
            first = 1 if found.group(1) else 4
            self._weigh(found.start(first + 1), found.end(first + 1), bold=False)
            self._sign(found.start(first), found.end(first))
            self._sign(found.start(first + 2), found.end(first + 2))

    def _mark(
        self, start: int, end: int, colour: QColor, *, weight: int = 0, size: int = 0,
        back: QColor | None = None,
    ) -> None:  # fmt: skip
        style = QTextCharFormat()
        style.setForeground(colour)
        if weight:
            style.setFontWeight(QFont.Weight(weight))
        if size:
            style.setProperty(QTextCharFormat.Property.FontPixelSize, theme.px(size))
        if back is not None:
            style.setBackground(back)
        self._apply(start, end, style)

    def _weigh(self, start: int, end: int, *, bold: bool) -> None:
        # Sign by sign: an amount inside bold words keeps its green.
        for place in range(start, end):
            at = self._place(place)
            style = self.format(at)
            if bold:
                style.setFontWeight(QFont.Weight.DemiBold)
            else:
                style.setFontItalic(True)
            self.setFormat(at, self._place(place + 1) - at, style)

    def _sign(self, start: int, end: int, size: int = 14) -> None:
        style = QTextCharFormat()
        if self.currentBlock().blockNumber() == self._current:
            style.setForeground(theme.token("text3"))
            style.setProperty(QTextCharFormat.Property.FontPixelSize, theme.px(size))
        else:
            style.setForeground(Qt.GlobalColor.transparent)
            style.setProperty(QTextCharFormat.Property.FontPixelSize, 1)
        self._apply(start, end, style)

    def _apply(self, start: int, end: int, style: QTextCharFormat) -> None:
        self.setFormat(self._place(start), self._place(end) - self._place(start), style)

    def _place(self, code_point: int) -> int:
        return code_point if self._places is None else self._places[code_point]
