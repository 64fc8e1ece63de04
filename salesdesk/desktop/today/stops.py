"""The day's stops: rows in order with the way between them, and the small map drawn from outlines kept offline."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from salesdesk.config.geo import Department
from salesdesk.desktop import theme
from salesdesk.desktop.visit_words import CHANNEL_ICONS, leg_text, spoken, state_of, who_text
from salesdesk.desktop.widgets import (
    TONES,
    FocusRing,
    Themed,
    clear_layout,
    focus_ring,
    icon_at,
    painter_for,
    panel,
    text_in,
    text_width,
    vbox,
)
from salesdesk.services.visits import IN_PERSON, Stop, VisitStatus, clock

_LEAST_SPAN = 0.25
_MAP_HEIGHT = 168


def _is_off(stop: Stop) -> bool:
    return stop.line.status in (VisitStatus.CANCELLED, VisitStatus.MISSED)


def _disc(painter: QPainter, centre: QPointF, stop: Stop, number: int, now: bool) -> None:
    radius = theme.px(11)
    done = stop.line.status is VisitStatus.DONE
    painter.setPen(QPen(theme.token("surface"), 2))
    painter.setBrush(theme.token("success" if done else "filled" if now else "text3" if _is_off(stop) else "text2"))
    painter.drawEllipse(centre, radius, radius)
    if done:
        half = theme.px(7)
        icon_at(painter, centre.x() - half, centre.y() - half, "check", "on_success", 14, stroke=3)
        return
    room = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    colour = "on_accent" if now else "surface"
    text_in(painter, room, str(number), theme.font(11, 700), colour, Qt.AlignmentFlag.AlignHCenter)


class StopRow(Themed, FocusRing, QAbstractButton):
    """One stop: time, number, name, whom and where, state; the way to it above."""

    def __init__(self, stop: Stop, number: int, now: bool) -> None:
        super().__init__()
        self.stop, self._number, self._now, self._over = stop, number, now, False
        self.setText(stop.line.account_name)
        self.setAccessibleName(spoken(stop))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height; the way takes a line of its own."""
        self.setFixedHeight(theme.px(52) + self._way_height())

    def _way_height(self) -> int:
        return theme.px(20) if self.stop.leg else 0

    def sizeHint(self) -> QSize:
        """Any width will do: texts are cut."""
        return QSize(theme.px(260), theme.px(52) + self._way_height())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tints the row."""
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the tint away."""
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints way, time, disc, texts and state."""
        painter = painter_for(self)
        top, line = self._way_height(), self.stop.line
        if self.stop.leg:
            icon_at(painter, theme.px(73), theme.px(3), "car", "text3", 13)
            way = QRectF(theme.px(94), 0, self.width() - theme.px(100), top)
            text_in(painter, way, leg_text(self.stop.leg), theme.font(11, 400, True), "text3")
        body = QRectF(0, top, self.width(), theme.px(52)).adjusted(0.5, 1, -0.5, -1)
        if self._now or self._over:
            panel(painter, body, 10, "accent_soft" if self._now else "hover")
        middle, off = body.center().y(), _is_off(self.stop)
        hour = QRectF(theme.px(10), body.top(), theme.px(48), body.height())
        ink = "accent_text" if self._now else "text3" if off else "text"
        text_in(painter, hour, clock(line.starts_minute), theme.font(13, 600, True), ink)
        _disc(painter, QPointF(theme.px(79), middle), self.stop, self._number, self._now)
        self._texts(painter, body, self._state(painter, body), off)
        if self.ring:
            focus_ring(painter, body, 10)
        painter.end()

    def _state(self, painter: QPainter, body: QRectF) -> float:
        text, tone = state_of(self.stop.line)
        right = body.right() - theme.px(10)
        if self.stop.line.status is VisitStatus.PLANNED and tone == "neutral":
            side = theme.px(16)
            icon = CHANNEL_ICONS[self.stop.line.channel]
            icon_at(painter, right - side, body.center().y() - side / 2, icon, "text3", 16)
            return right - side - theme.px(8)
        font = theme.font(12, 500)
        width = text_width(text, font) + theme.px(18)
        box = QRectF(right - width, body.center().y() - theme.px(11), width, theme.px(22))
        ink, fill = TONES[tone]
        panel(painter, box, 11, fill)
        text_in(painter, box, text, font, ink, Qt.AlignmentFlag.AlignHCenter)
        return box.left() - theme.px(8)

    def _texts(self, painter: QPainter, body: QRectF, right: float, off: bool) -> None:
        left, middle = theme.px(102), body.center().y()
        room = max(right - left, 0.0)
        above = QRectF(left, middle - theme.px(18), room, theme.px(18))
        below = QRectF(left, middle + theme.px(1), room, theme.px(16))
        font = theme.font(13, 600)
        font.setStrikeOut(self.stop.line.status is VisitStatus.CANCELLED)
        text_in(painter, above, self.stop.line.account_name, font, "text3" if off else "text")
        text_in(painter, below, who_text(self.stop.line), theme.font(12), "text2")


class StopList(QWidget):
    """The rows of a day."""

    opened = Signal(object)
    """Id of the visit whose row was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StopRow] = []
        self._column = vbox(spacing=2)
        self.setLayout(self._column)

    def set_stops(self, stops: Sequence[Stop], now: object) -> None:
        """Shows other stops.

        Args:
            stops: In order.
            now: Id of the visit that is next.
        """
        clear_layout(self._column)
        self.rows = [StopRow(stop, number, stop.line.id == now) for number, stop in enumerate(stops, start=1)]
        for row in self.rows:
            row.clicked.connect(lambda _=False, key=row.stop.line.id: self.opened.emit(key))
            self._column.addWidget(row)


class DayMap(Themed, QWidget):
    """The stops on the outlines of the departments, north up, numbered in order, joined by a line."""

    def __init__(self) -> None:
        super().__init__()
        self._stops: list[tuple[int, Stop]] = []
        self._now: object = None
        self._shapes: list[QPolygonF] = []
        self._box = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(_MAP_HEIGHT))

    def set_stops(self, stops: Sequence[Stop], now: object, departments: Sequence[Department]) -> None:
        """Shows other stops; those without a place are left out.

        Args:
            stops: In order.
            now: Id of the visit that is next.
            departments: Outlines.
        """
        self._now = now
        self._stops = [
            (number, stop)
            for number, stop in enumerate(stops, start=1)
            if stop.line.at is not None
            and stop.line.status is not VisitStatus.CANCELLED
            and stop.line.channel in IN_PERSON
        ]
        self.setVisible(bool(self._stops))
        self._box = self._bounds()
        near = self._box.adjusted(-1.5, -1.5, 1.5, 1.5)
        polygons = (
            QPolygonF([QPointF(x, y) for x, y in ring]) for department in departments for ring in department.rings
        )
        self._shapes = [polygon for polygon in polygons if polygon.boundingRect().intersects(near)]
        self.setAccessibleName(", ".join(f"{number} {stop.line.city or ''}" for number, stop in self._stops))
        self.update()

    def has_stops(self) -> bool:
        """Whether there is anything to draw."""
        return bool(self._stops)

    def _bounds(self) -> QRectF:
        places = [stop.line.at for _number, stop in self._stops if stop.line.at]
        if not places:
            return QRectF()
        north, east = [place[0] for place in places], [place[1] for place in places]
        width = max(max(east) - min(east), _LEAST_SPAN)
        height = max(max(north) - min(north), _LEAST_SPAN)
        return QRectF(
            (max(east) + min(east) - width) / 2, (max(north) + min(north) - height) / 2, width, height
        )  # fmt: skip

    def _to_screen(self) -> tuple[float, float]:
        # A degree of longitude shrinks with the cosine of the latitude.
        squeeze = math.cos(math.radians(self._box.center().y()))
        margin = theme.px(26)
        across = max(self.width() - 2 * margin, 1) / (self._box.width() * squeeze)
        down = max(self.height() - 2 * margin, 1) / self._box.height()
        scale = min(across, down)
        return scale * squeeze, scale

    def _point(self, east: float, north: float) -> QPointF:
        x_scale, y_scale = self._to_screen()
        centre = self._box.center()
        return QPointF(
            self.width() / 2 + (east - centre.x()) * x_scale, self.height() / 2 - (north - centre.y()) * y_scale
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints outlines, route and numbered stops."""
        if not self._stops:
            return
        painter = painter_for(self)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), theme.px(8), theme.px(8))
        painter.setClipPath(clip)
        painter.fillRect(self.rect(), theme.token("accent_soft"))
        self._outlines(painter)
        points = [(number, stop, self._point(stop.line.at[1], stop.line.at[0]))
                  for number, stop in self._stops if stop.line.at]  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.token("accent"), 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([point for _number, _stop, point in points]))
        for number, stop, point in reversed(points):
            _disc(painter, point, stop, number, stop.line.id == self._now)
        painter.end()

    def _outlines(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.token("border_strong"), 1))
        painter.setBrush(theme.token("sunken"))
        for shape in self._shapes:
            painter.drawPolygon(QPolygonF([self._point(point.x(), point.y()) for point in shape.toList()]))
