"""A line that offers choices found for what is typed (choix à la frappe)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.fields import LineEdit

_ASK_AFTER_MS = 80
_LIST_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice on offer.

    Attributes:
        key: What it stands for.
        text: What stands in the line once it is taken.
        note: What the list says beside it, to tell it from its like; empty for nothing.
    """

    key: object
    text: str
    note: str = ""


Find = Callable[[str, Callable[[Sequence[Choice]], None]], None]
"""Finds choices for what is typed and gives them to the second argument, now or later."""


class ChoiceEdit(LineEdit):
    """A line of text with a list below it; what is typed is asked for 80 ms after the last key.

    Args:
        find: Finds choices for what is typed.
        icon: Icon at the left.
        text: First text, which is no choice.
    """

    chosen = Signal(object)
    """Key of the choice taken."""

    def __init__(self, find: Find, icon: str = "", text: str = "") -> None:
        super().__init__(text, icon=icon)
        self._find = find
        self._key: object | None = None
        self._offered: Sequence[Choice] = ()
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._popup = self._completer.popup()
        assert self._popup is not None
        # By its row, not by its text: two choices may read the same.
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # PySide6's stubs know no overloads
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(lambda: self._find(self.text(), self._offer))
        self.textEdited.connect(self._typed)

    def key(self) -> object | None:
        """What the line stands for; None when it was typed, not chosen."""
        return self._key

    def put(self, key: object | None, text: str) -> None:
        """Shows a choice, or nothing; nobody is told.

        Args:
            key: What it stands for; None for no choice.
            text: The text of the line.
        """
        self._key = key
        self.setText(text)

    def offered(self) -> Sequence[Choice]:
        """The choices on offer now."""
        return self._offered

    def pick(self, choice: Choice) -> None:
        """Takes a choice."""
        self.put(choice.key, choice.text)
        assert self._popup is not None
        self._popup.hide()
        self.chosen.emit(choice.key)

    def _typed(self, _text: str) -> None:
        self._key = None
        self._timer.start()

    def _offer(self, found: Sequence[Choice]) -> None:
        self._offered = found
        self._lines.setStringList([f"{one.text} · {one.note}" if one.note else one.text for one in found])
        assert self._popup is not None
        if found and self.hasFocus() and self._key is None:
            self._popup.setMinimumWidth(theme.px(_LIST_WIDTH))
            self._completer.complete()
        else:
            self._popup.hide()

    def _take(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._offered):
            self.pick(self._offered[index.row()])
