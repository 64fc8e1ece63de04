"""The text of the process itself: typed freely, its faults marked and listed with line and column."""

from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.studio.slices import Slices
from salesdesk.desktop.widgets import (
    Card,
    Rule,
    ScrollColumn,
    TextLabel,
    Themed,
    boxed,
    clear_layout,
    painter_for,
    sized,
    vbox,
)
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Problem, Review
from salesdesk.services.processes import as_error

_PAUSE_MS = 500
_MARGIN = 56
_MOST_SHOWN = 60


class _Margin(QWidget):
    """Numbers of the lines, those with a fault in red."""

    def __init__(self, editor: "TextEditor") -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_MARGIN), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme.token("sunken"))
        for number, top, height in self._editor.visible_lines():
            wrong = number in self._editor.wrong_lines
            painter.setFont(theme.font(12, 600 if wrong else 400, True))
            painter.setPen(theme.token("danger" if wrong else "text3"))
            room = QRectF(0, top, self.width() - theme.px(10), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number))
            if wrong:
                painter.fillRect(QRectF(0, top, theme.px(3), height), theme.token("danger"))
        painter.end()


class TextEditor(Themed, QPlainTextEdit):
    """Plain text in letters of one width, with the numbers of its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong_lines: frozenset[int] = frozenset()
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._margin = _Margin(self)
        # The style paints a frame of its own where the two bars meet.
        self.setCornerWidget(QWidget())
        self.updateRequest.connect(self._scrolled)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes font and margin."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.px(13))
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        self.setViewportMargins(theme.px(_MARGIN), 0, 0, 0)

    def _scrolled(self, rect: QRect, lines: int) -> None:
        self._margin.scroll(0, lines) if lines else self._margin.update(
            0, rect.y(), self._margin.width(), rect.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the margin beside the text."""
        super().resizeEvent(event)
        self._margin.setGeometry(0, 0, theme.px(_MARGIN), self.height())

    def mark(self, lines: frozenset[int]) -> None:
        """Marks lines as wrong."""
        self.wrong_lines = lines
        self._margin.update()

    def visible_lines(self) -> list[tuple[int, float, float]]:
        """Number, top and height of each line on screen."""
        block, found = self.firstVisibleBlock(), []
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= self.viewport().height():
            height = self.blockBoundingRect(block).height()
            found.append((block.blockNumber() + 1, top, height))
            top += height
            block = block.next()
        return found

    def raw(self) -> str:
        """The text as it was typed, hard spaces and all."""
        return self.document().toRawText().replace("\u2029", "\n")


class TextTab(QWidget):
    """The editor with the list of faults.

    Args:
        messages: Words of the faults.
    """

    retyped = Signal(str)
    """All that the editor holds, after a pause in typing."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.editor = TextEditor()
        self.editor.setAccessibleName(self.tr("Texte du processus, en YAML"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.editor.textChanged.connect(self._pause.start)
        self._faults = vbox(spacing=8, margins=(16, 10, 16, 12))
        self.faults = sized(ScrollColumn(vbox(boxed(self._faults), None, spacing=0)), height=150)
        self._rule = Rule()
        column = vbox(self.editor, self._rule, self.faults, spacing=0, margins=(2, 12, 2, 12))
        column.setStretch(0, 1)
        self.setLayout(column)
        self._slices = Slices(self)
        self._listed: tuple[Problem, ...] | None = None

    def flush(self) -> None:
        """Carries over what is typed and still waits."""
        if self._pause.isActive() or self.sender() is self._pause:
            self._pause.stop()
            self.retyped.emit(self.editor.raw())

    def show_review(self, review: Review, *, behind: bool = False) -> None:
        """Shows a document, unless something typed is waiting.

        Args:
            review: The document.
            behind: Whether edits are still under way, so that the editor knows more than the document.
        """
        wanted = process_drafts.shown(review.document.text)
        if not behind and not self._pause.isActive() and self.editor.raw() != wanted:
            place = self.editor.textCursor().position()
            self.editor.blockSignals(True)
            self.editor.setPlainText(wanted)
            self.editor.blockSignals(False)
            cursor = self.editor.textCursor()
            cursor.setPosition(min(place, len(wanted)))
            self.editor.setTextCursor(cursor)
        self.editor.mark(frozenset(one.line for one in review.faults))
        if review.faults != self._listed:
            self._listed = review.faults
            self._list(review.faults)

    def _list(self, faults: tuple[Problem, ...]) -> None:
        clear_layout(self._faults)
        for shown in (self.faults, self._rule):
            shown.setVisible(bool(faults))
        self._slices.run(partial(self._say, one) for one in faults[:_MOST_SHOWN])

    def _say(self, one: Problem) -> None:
        said = self._messages.explain(as_error(one))
        place = self.tr("Ligne {line}, colonne {column}").format(line=one.line, column=one.column)
        texts = vbox(TextLabel(f"{place} · {one.path}" if one.path else place, 12, 600, "danger"),
                     TextLabel(f"{said.what} {said.do}", 13, 400, wrap=True), spacing=2)  # fmt: skip
        card = Card(texts, fill="surface", border="surface", shadow=False, clickable=True)
        card.setAccessibleName(f"{place}. {said.what}")
        card.clicked.connect(lambda line=one.line, column=one.column: self.go_to(line, column))
        self._faults.addWidget(card)

    def go_to(self, line: int, column: int = 1) -> None:
        """Puts the keyboard on a line.

        Args:
            line: Line, from 1.
            column: Column, from 1.
        """
        block = self.editor.document().findBlockByNumber(max(line - 1, 0))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column - 1, max(block.length() - 1, 0)))
        self.editor.setTextCursor(cursor)
        self.editor.centerCursor()
        self.editor.setFocus()
