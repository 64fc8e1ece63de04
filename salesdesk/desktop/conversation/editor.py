"""The editor of notes: Markdown source in, Markdown source out, remote text let in without moving the caret."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from salesdesk.desktop import theme
from salesdesk.desktop.conversation.highlighter import MarkdownHighlighter, utf16_length
from salesdesk.desktop.widgets import Themed
from salesdesk.domain.notes import spans_between

LINE_HEIGHT = 145.0
EMPTY_HEIGHT = 90.0
_BREAKS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class NotesEditor(Themed, QTextEdit):
    """Plain text with Markdown styled in place.

    Positions outside this class are code points; Qt's are UTF-16 units.
    """

    typed = Signal()
    """The text changed by the person's hand."""
    slash_typed = Signal(str)
    """What stands between a slash that begins a word and the caret; sent at each change of it."""
    slash_left = Signal()
    """The caret is in no slash word any more."""
    picked = Signal(str)
    """A key that the open list of commands wants: ``up``, ``down``, ``enter`` or ``escape``."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(0)
        self.highlighter = MarkdownHighlighter(self.document())
        self.list_open = False
        self._loading = False
        self._shown = ""
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._moved)
        self.follow_theme()

    def restyle(self) -> None:
        """Takes font and colours from the theme."""
        self.setFont(theme.font(14))
        self._shape()
        self.highlighter.rehighlight()

    def text(self) -> str:
        """The source as it stands, with every space as typed: Qt's plain text would make a no-break space plain."""
        return str(self.document().toRawText()).translate(_BREAKS)

    def load(self, text: str) -> None:
        """Shows another note, with the caret at its end."""
        self._loading = True
        self.setPlainText(text)
        self._shape()
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._shown = self.text()
        self._loading = False
        self._moved()

    def take_over(self, text: str) -> None:
        """Brings the note to a newer text by its differences; caret and selection stay on their words.

        Args:
            text: The newer text, edits of this editor included.
        """
        now = self.text()
        self._loading = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for span in reversed(spans_between(now, text)):
            cursor.setPosition(utf16_length(now[: span.start]))
            cursor.setPosition(utf16_length(now[: span.end]), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(span.put)
        self._space_lines(0, self.document().characterCount())
        cursor.endEditBlock()
        self._shown = self.text()
        self._loading = False

    def caret(self) -> int:
        """Where the caret stands, in code points."""
        return len(self._raw_before(self.textCursor().position()))

    def _raw_before(self, position: int) -> str:
        cursor = QTextCursor(self.document())
        cursor.setPosition(0)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        return str(cursor.selectedText())

    def put_line(self, line: str) -> None:
        """Adds a line below the one of the caret, or on it while it is empty."""
        cursor = self.textCursor()
        with self._spaced():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText(line if not cursor.block().text().strip() else f"\n{line}")
            cursor.insertText("\n")
            self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def wrap(self, sign: str) -> None:
        """Puts signs such as ``**`` around the selection, or around the caret."""
        cursor = self.textCursor()
        chosen = str(cursor.selectedText())
        cursor.insertText(f"{sign}{chosen}{sign}")
        if not chosen:
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(sign))
            self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_line(self, sign: str) -> None:
        """Puts a sign such as ``## `` at the start of the line, or takes it away."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        if cursor.block().text().startswith(sign):
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, len(sign))
            cursor.removeSelectedText()
        else:
            cursor.insertText(sign)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def slash_word(self) -> str | None:
        """The word after a slash before the caret; None when there is none."""
        cursor = self.textCursor()
        # Only the line of the caret is looked at: this runs at each key.
        line = cursor.block().text().encode("utf-16-le", "surrogatepass")
        before = line[: 2 * cursor.positionInBlock()].decode("utf-16-le", "surrogatepass")
        head, slash, word = before.rpartition("/")
        begins = slash and (not head or head[-1].isspace())
        return word if begins and not any(sign.isspace() for sign in word) else None

    def drop_slash_word(self) -> None:
        """Takes the slash and its word away."""
        word = self.slash_word()
        if word is None:
            return
        cursor = self.textCursor()
        for _ in range(len(word) + 1):
            cursor.deletePreviousChar()

    def caret_point(self) -> QPoint:
        """Where a list of commands may open, in the coordinates of the window."""
        return self.viewport().mapTo(self.window(), self.cursorRect().bottomLeft())

    def _shape(self) -> None:
        line = QTextBlockFormat()
        line.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        loading, self._loading = self._loading, True
        cursor.mergeBlockFormat(line)
        self._space_lines(0, self.document().characterCount())
        self._loading = loading

    @contextmanager
    def _spaced(self) -> Iterator[None]:
        """Makes a change and the spacing of the lines around it one step, which undo takes back whole."""
        caret, whole = self.textCursor(), QTextCursor(self.document())
        first = min(caret.position(), caret.anchor())
        whole.beginEditBlock()
        try:
            yield
            self._space_lines(first, max(first, self.textCursor().position()))
        finally:
            whole.endEditBlock()

    def _space_lines(self, first: int, last: int) -> None:
        """Makes empty lines lower than written ones: in Markdown they only part paragraphs."""
        block = self.document().findBlock(first)
        block = block.previous() if block.previous().isValid() else block
        while block.isValid() and (block.position() <= last or block.previous().position() <= last):
            wanted = EMPTY_HEIGHT if block.length() == 1 else LINE_HEIGHT
            if block.blockFormat().lineHeight() != wanted:
                line = QTextBlockFormat()
                line.setLineHeight(wanted, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
                QTextCursor(block).mergeBlockFormat(line)
            block = block.next()

    def _changed(self) -> None:
        if self._loading:
            return
        # Styling alone also tells a change; only another text is typing.
        text = self.text()
        if text != self._shown:
            self._shown = text
            self.typed.emit()
            self._look_for_slash()

    def _moved(self) -> None:
        self.highlighter.set_current(self.textCursor().blockNumber() if self.hasFocus() else -1)
        if self.list_open and self.slash_word() is None:
            self.slash_left.emit()

    def _look_for_slash(self) -> None:
        word = self.slash_word()
        if word is None:
            self.slash_left.emit()
        else:
            self.slash_typed.emit(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gives the open list its keys; a new line goes on with its list."""
        names = {
            Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Return: "enter", Qt.Key.Key_Enter: "enter",
            Qt.Key.Key_Tab: "enter", Qt.Key.Key_Escape: "escape",
        }  # fmt: skip
        name = names.get(Qt.Key(event.key()))
        if self.list_open and name is not None:
            self.picked.emit(name)
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = name == "enter" and event.key() != Qt.Key.Key_Tab
        if not self._parts_lines(event, enter):
            # Word by word: steps of undo grow together only outside a block of edits.
            super().keyPressEvent(event)
            return
        with self._spaced():
            if not (enter and plain and self._continue_list()):
                super().keyPressEvent(event)

    def _parts_lines(self, event: QKeyEvent, enter: bool) -> bool:
        """Whether a key can make a line empty or fill an empty one."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        cursor = self.textCursor()
        removes = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        return enter or removes or (bool(event.text()) and (cursor.hasSelection() or cursor.block().length() == 1))

    def _continue_list(self) -> bool:
        cursor = self.textCursor()
        line = cursor.block().text()
        bare = line.lstrip()
        for sign in ("- [ ] ", "- [x] ", "- ", "* "):
            if bare.startswith(sign):
                indent = line[: len(line) - len(bare)]
                if bare.strip() == sign.strip():
                    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                    cursor.removeSelectedText()
                    cursor.insertText("\n")
                else:
                    cursor.insertText(f"\n{indent}{sign.replace('x', ' ')}")
                self.setTextCursor(cursor)
                return True
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Takes accents and emoji as the system composes them."""
        if event.commitString():
            with self._spaced():
                super().inputMethodEvent(event)
        else:
            super().inputMethodEvent(event)
        self._changed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes plain text only."""
        self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def insertPlainText(self, text: str) -> None:
        """Inserts at the caret, with the spacing of lines that goes with it."""
        with self._spaced():
            super().insertPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows the signs on the line of the caret."""
        super().focusInEvent(event)
        self._moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the signs."""
        super().focusOutEvent(event)
        self._moved()

    def changeEvent(self, event: QEvent) -> None:
        """Keeps Qt's handling of styles."""
        super().changeEvent(event)
