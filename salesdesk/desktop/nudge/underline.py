"""Wavy lines under words (soulignement), laid over whatever else styles the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from salesdesk.desktop import theme
from salesdesk.services.language import Advice

Edit = QTextEdit | QPlainTextEdit

_MARK: Final = QTextCharFormat.Property.UserProperty + 0x6E
"""Tells our lines from selections that others lay over the same text."""
_BREAKS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


@dataclass(slots=True)
class Marked:
    """A remark and where it stands now: the cursors move along with the text.

    Attributes:
        advice: The remark, and what to say instead.
        words: Around the words underlined.
        sentence: Around the whole sentence.
    """

    advice: Advice
    words: QTextCursor
    sentence: QTextCursor

    @property
    def stands(self) -> bool:
        """Whether the sentence is still the one remarked on."""
        return plain(self.sentence.selectedText()) == self.advice.remark.sentence.text

    def holds(self, position: int) -> bool:
        """Whether a place of the document is in the sentence."""
        return self.sentence.selectionStart() <= position <= self.sentence.selectionEnd()


def plain(raw: str) -> str:
    """Returns text of the document with plain line breaks."""
    return raw.translate(_BREAKS)


def text_of(edit: Edit) -> str:
    """Returns the text as it stands, with every space as typed."""
    return plain(str(edit.document().toRawText()))


def marks_of(edit: Edit, text: str, found: Sequence[Advice]) -> list[Marked]:
    """Places remarks in the document.

    Args:
        edit: Where.
        text: The text they were made on; the document still holds it.
        found: The remarks.

    Returns:
        One mark each, in the same order.
    """
    if not found:
        return []
    # The places of remarks count code points, those of Qt UTF-16 units.
    units = None if text.isascii() else [0, *accumulate(1 + (ord(sign) > 0xFFFF) for sign in text)]

    def around(start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(edit.document())
        cursor.setPosition(start if units is None else units[start])
        cursor.setPosition(end if units is None else units[end], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    return [
        Marked(
            one,
            around(one.remark.start, one.remark.end),
            around(one.remark.sentence.start, one.remark.sentence.end),
        )
        for one in found
    ]


def underline(edit: Edit, marks: Iterable[Marked]) -> None:
    """Draws the lines, in place of those drawn before; selections of others stay.

    Args:
        edit: Where.
        marks: What to underline.
    """
    style = QTextCharFormat()
    style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    style.setUnderlineColor(theme.token("nudge"))
    style.setProperty(_MARK, True)
    kept = [one for one in edit.extraSelections() if not one.format.hasProperty(_MARK)]
    for mark in marks:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = mark.words
        selection.format = style
        kept.append(selection)
    edit.setExtraSelections(kept)
