"""The way of one extra as a line: six steps from asked to paid, each with its day."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import i18n, theme
from salesdesk.desktop.value.words import spoken, step_name
from salesdesk.desktop.widgets import Themed, icon_at, painter_for, text_in, text_width
from salesdesk.domain.extras import ORDER, ExtraStatus, has_reached
from salesdesk.services.extra_ledger import ExtraWork

_DOT: Final = 22
_HEIGHT: Final = 66
_DAY: Final = 34
"""Width of a day and a month in figures."""


@dataclass(frozen=True, slots=True)
class _Mark:
    name: str
    day: str
    passed: bool
    wrong: bool


def marks_of(extra: ExtraWork) -> tuple[_Mark, ...]:
    """The six steps of an extra; a step jumped over is marked as wrong: the work ran ahead of the word."""
    days = {
        ExtraStatus.ASKED: extra.asked_on, ExtraStatus.ANNOUNCED: extra.announced_on,
        ExtraStatus.ACCEPTED: extra.accepted_on, ExtraStatus.DONE: extra.done_on,
        ExtraStatus.INVOICED: extra.invoiced_on, ExtraStatus.PAID: extra.paid_on,
    }  # fmt: skip
    done = has_reached(extra.status, ExtraStatus.DONE) or extra.done_on is not None
    marks = []
    for step in ORDER:
        on = days[step]
        is_word = step in (ExtraStatus.ANNOUNCED, ExtraStatus.ACCEPTED)
        jumped = done and is_word and on is None and not (step is ExtraStatus.ANNOUNCED and extra.accepted_on)
        passed = (on is not None or has_reached(extra.status, step)) and not jumped
        marks.append(_Mark(step_name(step), i18n.date_text(on)[:5] if on else "", passed, jumped))
    return tuple(marks)


class StepsLine(Themed, QWidget):
    """Draws the steps; screen readers hear which are passed.

    Args:
        extra: The extra.
    """

    def __init__(self, extra: ExtraWork) -> None:
        super().__init__()
        self.marks = marks_of(extra)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = [
            f"{one.name} {one.day}".strip() if one.passed else self.tr("{step} manque").format(step=one.name)
            for one in self.marks
            if one.passed or one.wrong
        ]
        self.setAccessibleName(spoken(*said))
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        """Room for six names."""
        return QSize(theme.px(320), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the line, the dots and their names."""
        painter = painter_for(self)
        centres, side = self._centres(), theme.px(_DOT)
        middle = side / 2 + 1
        for place in range(1, len(self.marks)):
            on = self.marks[place].passed and self.marks[place - 1].passed
            painter.setPen(QPen(theme.token("success" if on else "border_strong"), theme.px(2)))
            left, right = centres[place - 1] + side / 2, centres[place] - side / 2
            painter.drawLine(QPointF(left + 2, middle), QPointF(right - 2, middle))
        for centre, one in zip(centres, self.marks, strict=True):
            _paint_mark(painter, one, QRectF(centre - side / 2, 1, side, side))
        painter.end()

    def gaps(self) -> list[float]:
        """Room between each two names beside each other, in pixels; negative where they overlap."""
        centres, halves = self._centres(), [text_width(one.name, _font(one)) / 2 for one in self.marks]
        ends = [centre + half for centre, half in zip(centres, halves, strict=True)]
        starts = [centre - half for centre, half in zip(centres, halves, strict=True)]
        return [start - end for start, end in zip(starts[1:], ends, strict=False)]

    def _centres(self) -> list[float]:
        """Where the dots stand: the outer names reach the edges, the longer inner ones get the room."""
        first, last = (
            max(text_width(one.name, _font(one)), theme.px(_DAY)) / 2 for one in (self.marks[0], self.marks[-1])
        )
        step = (self.width() - first - last) / (len(self.marks) - 1)
        return [first + place * step for place in range(len(self.marks))]


def _font(one: _Mark) -> QFont:
    return theme.font(10, 600 if one.passed else 500)


def _paint_mark(painter: QPainter, one: _Mark, box: QRectF) -> None:
    fill = "success" if one.passed else "warning_soft" if one.wrong else "surface"
    line = "success" if one.passed else "warning" if one.wrong else "border_strong"
    painter.setBrush(theme.token(fill))
    painter.setPen(QPen(theme.token(line), theme.px(1.5)))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if one.passed or one.wrong:
        gap = (box.width() - theme.px(12)) / 2
        name, colour = ("check", "surface") if one.passed else ("triangle-alert", "warning")
        icon_at(painter, box.left() + gap, box.top() + gap, name, colour, 12, 2.4)
    half = max(text_width(one.name, _font(one)), theme.px(_DAY)) / 2 + 1
    column = QRectF(box.center().x() - half, box.bottom() + theme.px(5), 2 * half, theme.px(16))
    colour = "text" if one.passed else "warning" if one.wrong else "text3"
    text_in(painter, column, one.name, _font(one), colour, Qt.AlignmentFlag.AlignHCenter)
    below = column.translated(0, theme.px(16))
    text_in(painter, below, one.day, theme.font(11, 400, True), "text3", Qt.AlignmentFlag.AlignHCenter)
