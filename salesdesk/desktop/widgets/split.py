"""Columns side by side that become tabs when the window is narrow."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.layout import boxed, hbox, vbox
from salesdesk.desktop.widgets.painting import Themed
from salesdesk.desktop.widgets.segments import SegmentControl


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
        # The page margin and the rail stand left of us: 76 + 2 x 20 design pixels belong to the window's width.
        self._limit = (theme.FOLD_WIDTH - 116) if fold_below is None else fold_below
        self.tabs = SegmentControl([(column.id, column.title) for column in columns], main)
        self.tabs.chosen.connect(self._show)
        self.tabs.hide()
        self._row = hbox(*(column.widget for column in columns), spacing=16)
        self._wide = boxed(self._row)
        self._narrow = QWidget()
        self._stack = QStackedLayout(self._narrow)
        self._narrow.hide()
        self.setLayout(vbox(hbox(self.tabs, None), self._wide, self._narrow, spacing=12))
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
            column.widget.setMaximumWidth(16777215)
            self._stack.addWidget(column.widget)
        self._wide.hide()
        self._narrow.show()
        self.tabs.show()
        self._show(self.tabs.current())

    def _unfold(self) -> None:
        for column in self._columns:
            self._row.addWidget(column.widget)
            column.widget.show()
        self.tabs.hide()
        self._narrow.hide()
        self._wide.show()
        self._stretch()

    def _stretch(self) -> None:
        if self._folded:
            return
        for index, column in enumerate(self._columns):
            self._row.setStretch(index, 0 if column.width else 1)
            if column.width:
                column.widget.setFixedWidth(theme.px(column.width))

    def _show(self, column_id: str) -> None:
        if self._folded:
            for column in self._columns:
                if column.id == column_id:
                    self._stack.setCurrentWidget(column.widget)
