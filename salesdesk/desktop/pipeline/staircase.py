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

_HEIGHT = 78
_TEXT = 40


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
        self.setAccessibleName(self.tr("Réel et idéal par étape : {steps}").format(steps=" ; ".join(parts)))

    def _ideal(self, step: StairStep) -> str:
        return "" if step.ideal is None else self._ideal_text.format(n=number_text(step.ideal))

    def sizeHint(self) -> QSize:
        """As wide as it gets."""
        return QSize(theme.px(400), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints real bars, the ideal staircase over them, then the figures."""
        if not self._steps:
            return
        painter = painter_for(self)
        most = max(max(step.real, step.ideal or 0) for step in self._steps) or 1
        gap = theme.px(self._gap)
        width = (self.width() - gap * (len(self._steps) - 1)) / len(self._steps)
        boxes = [QRectF(at * (width + gap), 0, width, self.height() - 1) for at in range(len(self._steps))]
        for step, box in zip(self._steps, boxes, strict=True):
            self._bar(painter, box, step.real / most)
        self._stairs(painter, boxes, most)
        for step, box in zip(self._steps, boxes, strict=True):
            self._figures(painter, box, step)
        painter.end()

    def _level(self, box: QRectF, share: float) -> float:
        return box.bottom() - (box.height() - theme.px(4)) * share

    def _bar(self, painter: QPainter, box: QRectF, share: float) -> None:
        panel(painter, box, 8, "sunken")
        if share <= 0:
            return
        painter.save()
        painter.setClipRect(QRectF(box.left(), self._level(box, share), box.width(), box.height()))
        panel(painter, box, 8, "accent_soft")
        painter.restore()
        top = self._level(box, share)
        painter.fillRect(
            QRectF(box.left() + theme.px(6), top - 1, box.width() - theme.px(12), 2), theme.token("accent")
        )

    def _stairs(self, painter: QPainter, boxes: list[QRectF], most: int) -> None:
        points = []
        for step, box in zip(self._steps, boxes, strict=True):
            if step.ideal is not None:
                level = self._level(box, step.ideal / most)
                half = theme.px(self._gap) / 2
                points += [QPointF(box.left() - half, level), QPointF(box.right() + half, level)]
        pen = QPen(theme.token("text2"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _figures(self, painter: QPainter, box: QRectF, step: StairStep) -> None:
        inner = box.adjusted(theme.px(12), 0, -theme.px(12), -theme.px(6))
        big, small = theme.font(20, 700, True), theme.font(12, 500, True)
        row = QRectF(inner.left(), inner.bottom() - theme.px(_TEXT), inner.width(), theme.px(24))
        real = number_text(step.real)
        text_in(painter, row, real, big, "text")
        left = row.left() + text_width(real, big) + theme.px(6)
        text_in(painter, QRectF(left, row.top() + theme.px(3), row.right() - left, row.height()), self._ideal(step),
                small, "text2")  # fmt: skip
        below = QRectF(inner.left(), inner.bottom() - theme.px(17), inner.width(), theme.px(17))
        text_in(painter, below, step.amount, small, "text2")
