"""The way of one extra as a line: six steps from asked to paid, each with its day."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import i18n, theme
from salesdesk.desktop.value.words import spoken, step_name
from salesdesk.desktop.widgets import Themed, icon_at, painter_for, text_in
from salesdesk.domain.extras import ORDER, ExtraStatus, has_reached
from salesdesk.services.extra_ledger import ExtraWork

_DOT: Final = 22
_HEIGHT: Final = 66


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
        part, side = self.width() / len(self.marks), theme.px(_DOT)
        middle = side / 2 + 1
        for place in range(1, len(self.marks)):
            on = self.marks[place].passed and self.marks[place - 1].passed
            painter.setPen(QPen(theme.token("success" if on else "border_strong"), theme.px(2)))
            left, right = (place - 0.5) * part + side / 2, (place + 0.5) * part - side / 2
            painter.drawLine(QPointF(left + 2, middle), QPointF(right - 2, middle))
        for place, one in enumerate(self.marks):
            box = QRectF((place + 0.5) * part - side / 2, 1, side, side)
            fill = "success" if one.passed else "warning_soft" if one.wrong else "surface"
            line = "success" if one.passed else "warning" if one.wrong else "border_strong"
            painter.setBrush(theme.token(fill))
            painter.setPen(QPen(theme.token(line), theme.px(1.5)))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            if one.passed or one.wrong:
                gap = (side - theme.px(12)) / 2
                name, colour = ("check", "surface") if one.passed else ("triangle-alert", "warning")
                icon_at(painter, box.left() + gap, box.top() + gap, name, colour, 12, 2.4)
            # The longest name of one language is a little wider than a sixth; its neighbours leave it the room.
            over = theme.px(8)
            column = QRectF(place * part - over, box.bottom() + theme.px(5), part + 2 * over, theme.px(16))
            colour = "text" if one.passed else "warning" if one.wrong else "text3"
            centre = Qt.AlignmentFlag.AlignHCenter
            text_in(painter, column, one.name, theme.font(10, 600 if one.passed else 500), colour, centre)
            below = column.translated(0, theme.px(16))
            text_in(painter, below, one.day, theme.font(11, 400, True), "text3", centre)
        painter.end()
