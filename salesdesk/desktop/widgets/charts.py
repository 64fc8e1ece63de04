"""Small drawn charts, each with its conclusion in words: spark line, payback, range."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed, painter_for, text_in, text_width


class Sparkline(Themed, QWidget):
    """A line of values without axes; the last one is marked.

    Args:
        values: In order of time; two or more draw a line.
        colour: Colour.
        spoken: The conclusion, for screen readers and tool tip.
        width: Design pixels; 0 takes the room there is.
        height: Design pixels.
    """

    def __init__(
        self, values: Sequence[float] = (), colour: str = "accent", spoken: str = "", width: int = 96, height: int = 28
    ) -> None:
        super().__init__()
        self._values, self._colour, self._width, self._height = list(values), colour, width, height
        self.set_values(values, spoken)
        self.follow_theme()

    def set_values(self, values: Sequence[float], spoken: str = "") -> None:
        """Shows other values."""
        self._values = list(values)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.update()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedHeight(theme.px(self._height))
        if self._width:
            self.setFixedWidth(theme.px(self._width))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints line and last point."""
        if not self._values:
            return
        painter = painter_for(self)
        points = self._points()
        painter.setPen(QPen(theme.token(self._colour), 1.75, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(points)
        painter.setBrush(theme.token(self._colour))
        painter.setPen(QPen(theme.token("surface"), 1.5))
        painter.drawEllipse(points[-1], 3.5, 3.5)
        painter.end()

    def _points(self) -> list[QPointF]:
        low, high = min(self._values), max(self._values)
        span = (high - low) or 1.0
        edge = 5.0
        width, height = self.width() - 2 * edge, self.height() - 2 * edge
        step = width / max(len(self._values) - 1, 1)
        middle = 0.5 if high == low else 0.0
        return [
            QPointF(edge + index * step, edge + height * (1 - ((value - low) / span + middle)))
            for index, value in enumerate(self._values)
        ]


@dataclass(frozen=True, slots=True)
class Payback:
    """What the payback chart shows.

    Attributes:
        gain: Gain over the whole time, any unit.
        price: Price in the same unit.
        conclusion: Written on the line, for example "Rentable en 5 mois".
        price_label: Written under the dashed line, for example "Prix : 7 600 €".
        axis: First, middle and last mark of the time, for example "janv.", "juil.", "déc.".
    """

    gain: float
    price: float
    conclusion: str
    price_label: str
    axis: tuple[str, str, str]


class PaybackChart(Themed, QWidget):
    """Gain that grows until it crosses the price.

    Args:
        payback: What to show; None draws nothing.
    """

    def __init__(self, payback: Payback | None = None) -> None:
        super().__init__()
        self._payback: Payback | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_payback(payback)
        self.follow_theme()

    def set_payback(self, payback: Payback | None) -> None:
        """Shows another one."""
        self._payback = payback
        self.setAccessibleName(f"{payback.conclusion}. {payback.price_label}" if payback else "")
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(96))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(200), theme.px(96))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints area, price line, crossing and words."""
        if self._payback is None:
            return
        painter = painter_for(self)
        top, floor = float(theme.px(6)), float(self.height() - theme.px(18))
        scale = max(self._payback.gain, self._payback.price * 1.15, 1e-9)
        end = QPointF(self.width(), floor - (floor - top) * self._payback.gain / scale)
        price_y = floor - (floor - top) * self._payback.price / scale
        self._area(painter, floor, end)
        self._lines(painter, floor, end, price_y)
        self._words(painter, floor, price_y)
        painter.end()

    def _area(self, painter: QPainter, floor: float, end: QPointF) -> None:
        area = QPainterPath(QPointF(0, floor))
        area.lineTo(end)
        area.lineTo(QPointF(self.width(), floor))
        gradient = QLinearGradient(0, 0, 0, floor)
        for place, alpha in ((0.0, 70), (1.0, 6)):
            colour = theme.token("success")
            colour.setAlpha(alpha)
            gradient.setColorAt(place, colour)
        painter.fillPath(area, gradient)

    def _lines(self, painter: QPainter, floor: float, end: QPointF, price_y: float) -> None:
        dashed = QPen(theme.token("control_border"), 1)
        dashed.setDashPattern([4, 4])
        painter.setPen(dashed)
        painter.drawLine(QPointF(0, price_y), QPointF(self.width(), price_y))
        painter.setPen(QPen(theme.token("success"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(1, floor), QPointF(end.x() - 1, end.y() + 1))
        cross = self._cross_x()
        if cross is not None:
            painter.setBrush(theme.token("surface"))
            painter.drawEllipse(QPointF(cross, price_y), 4.5, 4.5)

    def _cross_x(self) -> float | None:
        assert self._payback is not None
        if self._payback.gain <= 0 or self._payback.price > self._payback.gain:
            return None
        return self.width() * self._payback.price / self._payback.gain

    def _words(self, painter: QPainter, floor: float, price_y: float) -> None:
        assert self._payback is not None
        cross = self._cross_x()
        bold = theme.font(12, 600, True)
        wanted = text_width(self._payback.conclusion, bold)
        # Left of the crossing the words stand above the line; when there is no room, at the left under the top.
        room = wanted + 4 if cross is None else max(cross - theme.px(6), wanted + 4)
        text_in(
            painter,
            QRectF(0, max(price_y - theme.px(36), 0), room, theme.px(16)),
            self._payback.conclusion,
            bold,
            "success",
        )
        small = theme.font(11, 500, True)
        below = min(price_y + theme.px(4), floor - theme.px(15))
        rect = QRectF(0, below, self.width(), theme.px(15))
        text_in(painter, rect, self._payback.price_label, small, "text2", Qt.AlignmentFlag.AlignRight)
        aligns = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for text, align in zip(self._payback.axis, aligns, strict=True):
            text_in(painter, QRectF(0, floor + theme.px(3), self.width(), theme.px(15)), text, small, "text3", align)


class RangeBand(Themed, QWidget):
    """Low, likely and high on one line.

    Args:
        low: Least value.
        likely: Between low and high.
        high: Greatest value.
        labels: Texts of the three.
        colour: Colour.
    """

    def __init__(
        self, low: float, likely: float, high: float, labels: tuple[str, str, str], colour: str = "success"
    ) -> None:
        super().__init__()
        self._colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_values(low, likely, high, labels)
        self.follow_theme()

    def set_values(self, low: float, likely: float, high: float, labels: tuple[str, str, str]) -> None:
        """Shows another range."""
        self._low, self._likely, self._high, self._labels = low, likely, high, labels
        self.setAccessibleName(" \u2013 ".join(labels))
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(46))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(200), theme.px(46))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints band, mark and words."""
        painter = painter_for(self)
        line = QRectF(0, theme.px(24), self.width(), theme.px(6))
        painter.setPen(Qt.PenStyle.NoPen)
        gradient = QLinearGradient(line.topLeft(), line.topRight())
        span = self._high - self._low
        place = min(max((self._likely - self._low) / span, 0.0), 1.0) if span > 0 else 0.5
        for stop, alpha in ((0.0, 60), (place, 220), (1.0, 60)):
            colour = theme.token(self._colour)
            colour.setAlpha(alpha)
            gradient.setColorAt(stop, colour)
        painter.setBrush(gradient)
        painter.drawRoundedRect(line, 3, 3)
        half = theme.px(7)
        x = half + (self.width() - 2 * half) * place
        painter.setBrush(theme.token("surface"))
        painter.setPen(QPen(theme.token(self._colour), 2))
        painter.drawEllipse(QPointF(x, line.center().y()), theme.px(6), theme.px(6))
        self._words(painter, x)
        painter.end()

    def _words(self, painter: QPainter, x: float) -> None:
        small, bold = theme.font(11, 500, True), theme.font(13, 600, True)
        low, likely, high = self._labels
        width = text_width(likely, bold) + 2
        left = min(max(x - width / 2, 0), max(self.width() - width, 0))
        text_in(painter, QRectF(left, 0, width, theme.px(18)), likely, bold, self._colour)
        below = QRectF(0, theme.px(32), self.width(), theme.px(14))
        text_in(painter, below, low, small, "text3")
        text_in(painter, below, high, small, "text3", Qt.AlignmentFlag.AlignRight)
