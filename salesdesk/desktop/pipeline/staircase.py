"""Real against ideal, as two shapes on one staircase: what each stage holds, and what it should hold.

Source: look.md section 4; the ideal is derived from the target of the process, never typed.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated, number_text
from salesdesk.desktop.pipeline.words import affairs_text
from salesdesk.desktop.widgets import Themed, painter_for, text_in, text_width
from salesdesk.desktop.widgets.painting import panel

_HEIGHT = 88
_TEXT = 38


@dataclass(frozen=True, slots=True)
class StairStep:
    """One stage on the staircase.

    Attributes:
        real: Affairs in it.
        ideal: Affairs that it should hold; None when unknown.
        amount: Their amount in words.
    """

    real: int
    ideal: int | None
    amount: str


class Staircase(Retranslated, Themed, QWidget):
    """One step a column; the columns below stand at the same places.

    Args:
        gap: Design pixels between two columns.
    """

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._steps: tuple[StairStep, ...] = ()
        self._ideal_text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def retranslate(self) -> None:
        """Sets the words."""
        self._ideal_text = self.tr("idéal {n}")
        self._speak()

    def set_steps(self, steps: tuple[StairStep, ...]) -> None:
        """Shows other figures."""
        self._steps = steps
        self._speak()
        self.update()

    def _speak(self) -> None:
        parts = [f"{affairs_text(step.real)}, {self._ideal(step)}".strip(", ") for step in self._steps]
        self.setAccessibleName(self.tr("Réel et idéal par étape : {steps}").format(steps=" ; ".join(parts)))

    def _ideal(self, step: StairStep) -> str:
        return "" if step.ideal is None else self._ideal_text.format(n=number_text(step.ideal))

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(theme.px(400), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface, what is there as a filled shape, what should be there as a dashed line, then figures."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5), 12, "surface", "border", shadow=True)
        if self._steps:
            most = max(max(step.real, step.ideal or 0) for step in self._steps) or 1
            boxes = self._boxes()
            self._real(painter, boxes, most)
            self._ideals(painter, boxes, most)
            for step, box in zip(self._steps, boxes, strict=True):
                self._figures(painter, box, step)
        painter.end()

    def _boxes(self) -> list[QRectF]:
        # Each step reaches half-way into the gaps beside it, so that the shapes are whole.
        gap, count = theme.px(self._gap), len(self._steps)
        width = (self.width() - gap * (count - 1)) / count
        edge = theme.px(12)
        boxes = [
            QRectF(at * (width + gap) - gap / 2, 0, width + gap, self.height() - theme.px(9)) for at in range(count)
        ]
        boxes[0].setLeft(edge)
        boxes[-1].setRight(self.width() - edge)
        return boxes

    def _level(self, box: QRectF, share: float) -> float:
        return box.bottom() - (box.height() - theme.px(_TEXT)) * share

    def _real(self, painter: QPainter, boxes: list[QRectF], most: int) -> None:
        painter.setPen(QPen(theme.token("border_strong"), 1))
        base = boxes[0].bottom() + 0.5
        painter.drawLine(QPointF(boxes[0].left(), base), QPointF(boxes[-1].right(), base))
        for step, box in zip(self._steps, boxes, strict=True):
            if step.real:
                top = self._level(box, step.real / most)
                painter.fillRect(QRectF(box.left(), top, box.width(), box.bottom() - top), theme.token("accent_soft"))
                painter.fillRect(QRectF(box.left(), top, box.width(), 2), theme.token("accent"))

    def _ideals(self, painter: QPainter, boxes: list[QRectF], most: int) -> None:
        points = []
        for step, box in zip(self._steps, boxes, strict=True):
            if step.ideal is not None:
                level = self._level(box, step.ideal / most) + 1
                points += [QPointF(box.left(), level), QPointF(box.right(), level)]
        painter.setPen(QPen(theme.token("text2"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _figures(self, painter: QPainter, box: QRectF, step: StairStep) -> None:
        big, small = theme.font(20, 700, True), theme.font(12, 500, True)
        half = theme.px(self._gap) / 2
        inset = theme.px(12) + (half if box.left() > theme.px(12) else 0)
        row = QRectF(box.left() + inset, theme.px(7), box.width() - inset - theme.px(12), theme.px(26))
        if box.left() <= theme.px(12):
            row.setLeft(box.left())
        real = number_text(step.real)
        text_in(painter, row, real, big, "text")
        left = row.left() + text_width(real, big) + theme.px(8)
        rest = QRectF(left, row.top() + theme.px(2), row.right() - left, row.height())
        text_in(painter, rest, self._ideal(step), small, "text2")
        used = text_width(self._ideal(step), small) + theme.px(8)
        rest.setLeft(rest.left() + used)
        text_in(painter, rest, step.amount, small, "text2", Qt.AlignmentFlag.AlignRight)
