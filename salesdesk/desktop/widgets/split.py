"""Columns side by side that become tabs when the window is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.layout import hbox, vbox
from salesdesk.desktop.widgets.painting import Themed
from salesdesk.desktop.widgets.segments import SegmentControl

_ANY_WIDTH = 16777215
"""Qt's greatest width."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        id: What comes back when its tab is chosen.
        title: Its tab's text while folded.
        widget: Content.
        width: Design pixels; 0 takes what is left.
    """

    id: str
    title: str
    widget: QWidget
    width: int = 0


class ResponsiveSplit(Themed, QWidget):
    """Columns at and above a width, tabs below it.

    Args:
        columns: From left to right.
        main: Id of the column shown first while folded.
        fold_below: Width of the window, in design pixels, below which columns become tabs. None takes the program's
            1,100; the split measures its own room plus the rail's.
    """

    folded_changed = Signal(bool)

    def __init__(self, columns: tuple[Column, ...], main: str, fold_below: int | None = None) -> None:
        super().__init__()
        self._columns, self._folded = columns, False
        self._put_away: set[str] = set()
        # The page margin and the rail stand left of us: 76 + 2 x 20 design pixels belong to the window's width.
        self._limit = (theme.FOLD_WIDTH - 116) if fold_below is None else fold_below
        self.tabs = SegmentControl([(column.id, column.title) for column in columns], main)
        self.tabs.chosen.connect(self._show)
        self.tabs.hide()
        self._row = hbox(*(column.widget for column in columns), spacing=16)
        column_box = vbox(hbox(self.tabs, None), self._row, spacing=12)
        column_box.setStretch(1, 1)
        self.setLayout(column_box)
        self._stretch()
        self.follow_theme()

    def is_folded(self) -> bool:
        """Whether the columns are tabs now."""
        return self._folded

    def set_titles(self, titles: dict[str, str]) -> None:
        """Changes the tabs' texts by column id, after a change of language."""
        self.tabs.set_choices([(column.id, titles.get(column.id, column.title)) for column in self._columns])

    def show_column(self, column_id: str) -> None:
        """Brings a column to the front; while unfolded all are visible already."""
        self.tabs.choose(column_id)
        self._show(column_id)

    def set_shown(self, column_id: str, shown: bool) -> None:
        """Puts a column away, or brings it back: the others take its room. Tabs stay as they are.

        Args:
            column_id: The column.
            shown: Whether it is seen while unfolded.
        """
        self._put_away.discard(column_id) if shown else self._put_away.add(column_id)
        if not self._folded:
            self._show_all()

    def _show_all(self) -> None:
        for column in self._columns:
            column.widget.setVisible(column.id not in self._put_away)

    def restyle(self) -> None:
        """Gives the columns their widths and folds again if the zoom asks for it."""
        self._fit()
        self._stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds and unfolds."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        folded = self.width() < theme.px(self._limit)
        if folded != self._folded:
            self._folded = folded
            self._fold() if folded else self._unfold()
            self.folded_changed.emit(folded)

    def _fold(self) -> None:
        for column in self._columns:
            column.widget.setMinimumWidth(0)
            column.widget.setMaximumWidth(_ANY_WIDTH)
        self.tabs.show()
        self._show(self.tabs.current())

    def _unfold(self) -> None:
        self.tabs.hide()
        self._stretch()
        self._show_all()

    def _stretch(self) -> None:
        for index, column in enumerate(self._columns):
            fixed = column.width and not self._folded
            self._row.setStretch(index, 0 if fixed else 1)
            if fixed:
                column.widget.setFixedWidth(theme.px(column.width))

    def _show(self, column_id: str) -> None:
        if self._folded:
            # Hidden, not moved to another parent: that would cost a new layout and style for every child.
            for column in self._columns:
                column.widget.setVisible(column.id == column_id)
