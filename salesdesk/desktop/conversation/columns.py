"""Going from column to column by key (colonnes): guide, notes, talking points."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.desktop.conversation.notes import NotesCard
from salesdesk.desktop.widgets import ResponsiveSplit


def step_column(split: ResponsiveSplit, columns: Mapping[str, QWidget], step: int) -> None:
    """Puts the focus on the next column, or the one before; from elsewhere, counts from the notes.

    Args:
        split: Where the columns are.
        columns: The columns by name, in order.
        step: 1 for the next, -1 for the one before.
    """
    names = list(columns)
    focused = QApplication.focusWidget()
    here = next((name for name in names if focused is not None and columns[name].isAncestorOf(focused)), "notes")
    name = names[(names.index(here) + step) % len(names)]
    column = columns[name]
    split.show_column(name)
    if isinstance(column, NotesCard):
        column.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    first = next((one for one in column.findChildren(QWidget) if _takes_focus(one)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
