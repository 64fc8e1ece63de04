"""Low, likely and high drawn as a band beside zero and a price (bande de résultat); screen readers get its words."""

from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed, painter_for, text_in, text_width

MOTION_MS = 120
_HEIGHT, _LINE, _THICK, _DOT = 70, 28, 10, 7


@dataclass(frozen=True, slots=True)
class BandValues:
    """What a band shows.

    Attributes:
        low: Low end.
        likely: Between low and high.
        high: High end.
        threshold: What it is held against (a price, a fee); None for nothing.
        labels: Texts of low, likely and high.
        threshold_label: Text of the threshold.
        spoken: All of it in one sentence, for screen readers.
    """

    low: float
    likely: float
    high: float
    labels: tuple[str, str, str]
    threshold: float | None = None
    threshold_label: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class BandGeometry:
    """Horizontal places of the parts of a band, in pixels; zero and threshold are always on the axis.

    Attributes:
        zero: Where zero is.
        low: Where the band begins.
        likely: Where its mark stands.
        high: Where it ends.
        threshold: Where the line of the threshold stands; None without one.
    """

    zero: float
    low: float
    likely: float
    high: float
    threshold: float | None

    @property
    def is_point(self) -> bool:
        """Whether low and high fall together: there is a mark and no band."""
        return self.high - self.low < 1


def geometry(values: BandValues, width: float, margin: float) -> BandGeometry:
    """Places a band on an axis that begins at zero, or at a loss below it.

    Args:
        values: What is shown.
        width: Pixels there are.
        margin: Pixels kept free at either end.
    """
    shown = [0.0, values.low, values.high] + ([] if values.threshold is None else [values.threshold])
    least, most = min(shown), max(shown)
    span = (most - least) or 1.0

    def x(value: float) -> float:
        return margin + (value - least) / span * max(width - 2 * margin, 0)

    threshold = None if values.threshold is None else x(values.threshold)
    return BandGeometry(x(0.0), x(values.low), x(values.likely), x(values.high), threshold)


class Band(Themed, QWidget):
    """The band of a result.

    Args:
        values: What to show; None shows nothing.
        colour: Token of its colour.
    """

    def __init__(self, values: BandValues | None = None, colour: str = "success") -> None:
        super().__init__()
        self._colour = colour
        self._values: BandValues | None = None
        self._before: BandGeometry | None = None
        self._share = 1.0
        self._motion: QVariantAnimation | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_values(values)
        self.follow_theme()

    def set_values(self, values: BandValues | None) -> None:
        """Shows another result; the mark slides there unless motion is not wanted."""
        before = self.geometry_now() if self._values is not None else None
        self._values = values
        self.setAccessibleName(values.spoken if values is not None else "")
        self.setToolTip(values.spoken if values is not None else "")
        duration = theme.motion_ms(MOTION_MS)
        if before is not None and values is not None and duration and self.isVisible():
            self._slide(before, duration)
        else:
            self._share = 1.0
        self.update()

    def values(self) -> BandValues | None:
        """What is shown."""
        return self._values

    def _slide(self, before: BandGeometry, duration: int) -> None:
        if self._motion is not None:
            self._motion.stop()
        self._before, self._share = before, 0.0
        motion = QVariantAnimation(self)
        motion.setDuration(duration)
        motion.setStartValue(0.0)
        motion.setEndValue(1.0)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.valueChanged.connect(self._advance)
        self._motion = motion
        motion.start()

    def _advance(self, share: float) -> None:
        self._share = share
        self.update()

    def geometry_now(self) -> BandGeometry:
        """Where the parts stand now, on the way from the result before."""
        assert self._values is not None  # asked only while something is shown
        goal = geometry(self._values, self.width(), theme.px(_DOT + 2))
        if self._before is None or self._share >= 1.0:
            return goal
        was, share = self._before, self._share

        def between(start: float, end: float) -> float:
            return start + (end - start) * share

        return BandGeometry(
            between(was.zero, goal.zero), between(was.low, goal.low), between(was.likely, goal.likely),
            between(was.high, goal.high), goal.threshold,
        )  # fmt: skip

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(_HEIGHT))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints axis, band, zero, threshold, mark and words."""
        if self._values is None:
            return
        painter = painter_for(self)
        places = self.geometry_now()
        loss = self._values.likely < 0
        self._axis(painter, places)
        self._body(painter, places, "danger" if loss else self._colour)
        self._threshold(painter, places)
        self._words(painter, places, "danger" if loss else self._colour)
        painter.end()

    def _middle(self) -> float:
        return float(theme.px(_LINE))

    def _axis(self, painter: QPainter, places: BandGeometry) -> None:
        middle = self._middle()
        painter.setPen(QPen(theme.token("border_strong"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setPen(QPen(theme.token("control_border"), 2))
        tall = theme.px(8)
        painter.drawLine(QPointF(places.zero, middle - tall), QPointF(places.zero, middle + tall))

    def _body(self, painter: QPainter, places: BandGeometry, colour: str) -> None:
        middle, thick = self._middle(), theme.px(_THICK)
        tint = theme.token(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        if not places.is_point:
            pale = theme.token(colour)
            pale.setAlpha(70)
            painter.setBrush(pale)
            body = QRectF(QPointF(places.low, middle - thick / 2), QPointF(places.high, middle + thick / 2))
            painter.drawRoundedRect(body, thick / 2, thick / 2)
            painter.setPen(QPen(tint, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for x in (places.low, places.high):
                painter.drawLine(QPointF(x, middle - thick / 2), QPointF(x, middle + thick / 2))
        painter.setBrush(theme.token("surface"))
        painter.setPen(QPen(tint, 3))
        painter.drawEllipse(QPointF(places.likely, middle), theme.px(_DOT), theme.px(_DOT))

    def _threshold(self, painter: QPainter, places: BandGeometry) -> None:
        if places.threshold is None:
            return
        dashed = QPen(theme.token("warning"), 2)
        dashed.setDashPattern([3, 2])
        painter.setPen(dashed)
        middle, tall = self._middle(), theme.px(13)
        painter.drawLine(QPointF(places.threshold, middle - tall), QPointF(places.threshold, middle + tall))

    def _words(self, painter: QPainter, places: BandGeometry, colour: str) -> None:
        assert self._values is not None  # painted only while something is shown
        small, bold = theme.font(11, 500, True), theme.font(12, 600, True)
        low, likely, high = self._values.labels
        self._centred(painter, places.likely, 0, likely, colour, bold)
        below = theme.px(_LINE + 13)
        rooms = [] if places.is_point else self._end_rooms(places, below, (low, high), small)
        for room, text in zip(rooms, (low, high), strict=False):
            text_in(painter, room, text, small, "text2", Qt.AlignmentFlag.AlignHCenter)
        limit = self._values.threshold_label
        if places.threshold is not None and limit:
            room = self._room(places.threshold, below, limit, small)
            if any(room.adjusted(-6, 0, 6, 0).intersects(one) for one in rooms):
                # Beside the ends there is no room in this line: the next one has it.
                room = room.translated(0, theme.px(13))
            text_in(painter, room, limit, small, "warning", Qt.AlignmentFlag.AlignHCenter)

    def _end_rooms(self, places: BandGeometry, top: float, texts: tuple[str, str], font: QFont) -> list[QRectF]:
        low, high = self._room(places.low, top, texts[0], font), self._room(places.high, top, texts[1], font)
        gap = theme.px(8)
        if high.left() - low.right() < gap:
            # A narrow band: its two ends are pushed apart, and stay within the widget.
            middle = (places.low + places.high) / 2
            left = min(max(middle - gap / 2 - low.width(), 0), self.width() - low.width() - gap - high.width())
            low.moveLeft(max(left, 0))
            high.moveLeft(low.right() + gap)
        return [low, high]

    def _room(self, x: float, top: float, text: str, font: QFont) -> QRectF:
        width = text_width(text, font) + 2
        left = min(max(x - width / 2, 0.0), max(self.width() - width, 0.0))
        return QRectF(left, top, width, theme.px(13))

    def _centred(self, painter: QPainter, x: float, top: float, text: str, colour: str, font: QFont) -> QRectF:
        room = self._room(x, top, text, font)
        text_in(painter, room, text, font, colour, Qt.AlignmentFlag.AlignHCenter)
        return room
