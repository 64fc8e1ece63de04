"""Charts of the effect of a process: where affairs ended without a sale, what was signed and what of it was paid."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Themed, painter_for, panel, text_in, text_width

_ROW, _BAR, _LABEL = 44, 10, 20


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar with its words above it.

    Attributes:
        label: What it counts.
        value: Its length.
        figure: The value in words, at the right end.
        colour: Its colour; never that of danger: an affair left in time is a success.
        part: How much of it is filled in full; the rest is pale. None for all of it.
    """

    label: str
    value: float
    figure: str
    colour: str = "accent"
    part: float | None = None


class BarChart(Themed, QWidget):
    """Bars from left to right on one scale.

    Args:
        rows: From top to bottom.
        greatest: Value of a full bar; 0 takes the greatest of the rows.
        name: What the chart says, for screen readers.
    """

    def __init__(self, rows: tuple[BarRow, ...], greatest: float = 0.0, name: str = "") -> None:
        super().__init__()
        self.rows = rows
        self._greatest = greatest or max((row.value for row in rows), default=0.0) or 1.0
        said = "; ".join(f"{row.label}\u00a0: {row.figure}" for row in rows)
        self.setAccessibleName(f"{name}. {said}" if name else said)
        self.setToolTip(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height by the number of bars."""
        self.setFixedHeight(theme.px(_ROW) * max(len(self.rows), 1))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(220), theme.px(_ROW) * max(len(self.rows), 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints labels, figures and bars."""
        painter = painter_for(self)
        width = float(self.width())
        for rank, row in enumerate(self.rows):
            top = float(theme.px(_ROW) * rank)
            font = theme.font(12, 600, True)
            room = text_width(row.figure, font) + theme.px(8)
            label = QRectF(0, top, width - room, theme.px(_LABEL))
            text_in(painter, label, row.label, theme.font(12, 400), "text2")
            right = Qt.AlignmentFlag.AlignRight
            text_in(painter, QRectF(width - room, top, room, theme.px(_LABEL)), row.figure, font, "text", right)
            bar = QRectF(0, top + theme.px(_LABEL + 2), width, theme.px(_BAR))
            panel(painter, bar, 5, "track")
            length = width * min(row.value / self._greatest, 1.0)
            if length <= 0:
                continue
            full = QRectF(bar.left(), bar.top(), max(length, theme.px(_BAR)), bar.height())
            if row.part is None:
                panel(painter, full, 5, row.colour)
                continue
            panel(painter, full, 5, f"{row.colour}_soft", row.colour)
            if row.part > 0:
                done = max(full.width() * min(row.part, 1.0), theme.px(_BAR))
                panel(painter, QRectF(full.left(), full.top(), done, full.height()), 5, row.colour)
        painter.end()
