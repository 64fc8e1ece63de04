"""The calendar as a grid of days and hours: painted cards that are dragged, or moved by the keyboard."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.plan.card import paint_visit
from salesdesk.desktop.plan.lanes import Placed, hours_of, is_open, placed
from salesdesk.desktop.visit_words import spoken
from salesdesk.desktop.widgets import FocusRing, Themed, painter_for, panel, text_in
from salesdesk.services.visits import SLOT_STEP, DayView, Stop, VisitLine, clock

GUTTER: Final = 56
_HOUR: Final = 60
_DRAG_STARTS: Final = 6


class CalendarGrid(Themed, FocusRing, QWidget):
    """Days side by side, hours downwards.

    Arrows choose a visit, with Alt they move it by 15 minutes or a day; Enter opens it.
    """

    opened = Signal(object)
    """Id of a visit to open."""
    moved = Signal(object, object, int)
    """Id, day and minute of a visit that was put somewhere else."""
    asked_new = Signal(object, int)
    """Day and minute of an empty place that was double-clicked."""
    paged = Signal(int)
    """Pages to turn: -1 or 1."""
    current_changed = Signal(object)
    """Id of the visit chosen, None when there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[DayView, ...] = ()
        self._placed: list[tuple[int, Placed]] = []
        self._first, self._last = 0, 0
        self._current: object = None
        self._today: date | None = None
        self._minute = 0
        self._pressed: QPointF | None = None
        self._offset = 0.0
        self._drag: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    # --- what is shown ---

    def set_days(self, days: Sequence[DayView], today: date, minute: int) -> None:
        """Shows other days; a visit that is still there stays chosen.

        Args:
            days: Columns from left to right.
            today: Where the line of the present time stands.
            minute: Minutes after midnight of that line.
        """
        self._days, self._today, self._minute = tuple(days), today, minute
        self._placed = [(column, one) for column, view in enumerate(days) for one in placed(view.stops)]
        self._first, self._last = hours_of(days)
        self._drag = self._pressed = None
        if self.current() is None:
            self._current = None
        self.restyle()
        self._say()
        self.update()

    def current(self) -> Stop | None:
        """The visit chosen, None when there is none."""
        return next((one.stop for _column, one in self._placed if one.stop.line.id == self._current), None)

    def choose(self, visit_id: object) -> None:
        """Chooses a visit; an unknown id chooses none."""
        self._current = visit_id
        self._say()
        self.update()
        self.current_changed.emit(visit_id)

    def _say(self) -> None:
        stop = self.current()
        self.setAccessibleDescription(spoken(stop) if stop else "")

    def restyle(self) -> None:
        """Fixes the height by the hours shown."""
        self.setFixedHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """All hours."""
        return QSize(theme.px(480), int((self._last - self._first) / 60 * theme.px(_HOUR)) + theme.px(16))

    # --- geometry ---

    def column_rect(self, column: int) -> QRectF:
        """The column of a day."""
        left = theme.px(GUTTER)
        width = (self.width() - left) / max(len(self._days), 1)
        return QRectF(left + column * width, 0, width, self.height())

    def y_of(self, minute: int) -> float:
        """Where a time of day stands."""
        return theme.px(8) + (minute - self._first) / 60 * theme.px(_HOUR)

    def card_rect(self, visit_id: object) -> QRectF:
        """The card of a visit; empty when it is not shown."""
        for column, one in self._placed:
            if one.stop.line.id == visit_id:
                return self._rect(column, one)
        return QRectF()

    def _rect(self, column: int, one: Placed) -> QRectF:
        whole = self.column_rect(column).adjusted(theme.px(3), 0, -theme.px(5), 0)
        width = whole.width() / one.lanes
        top, bottom = self.y_of(one.stop.line.starts_minute), self.y_of(one.stop.line.ends_minute)
        height = max(bottom - top - 2, theme.px(27))
        return QRectF(whole.left() + one.lane * width, top + 1, width - (theme.px(3) if one.lanes > 1 else 0), height)

    def _at(self, point: QPointF) -> Stop | None:
        return next(
            (one.stop for column, one in reversed(self._placed) if self._rect(column, one).contains(point)), None
        )

    def _slot(self, point: QPointF) -> tuple[int, int]:
        width = self.column_rect(0).width() or 1
        column = min(max(int((point.x() - theme.px(GUTTER)) / width), 0), max(len(self._days) - 1, 0))
        minute = self._first + (point.y() - theme.px(8)) / theme.px(_HOUR) * 60
        return column, min(max(round(minute / SLOT_STEP) * SLOT_STEP, 0), 1440 - SLOT_STEP)

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints hours, days, visits, the present time and what is being dragged."""
        painter = painter_for(self)
        self._hours(painter)
        for column, one in self._placed:
            moving = self._drag is not None and one.stop.line.id == self._current
            paint_visit(
                painter, self._rect(column, one), one.stop, one.stop.line.id == self._current, self.hasFocus(), moving
            )
        self._now(painter)
        self._ghost(painter)
        painter.end()

    def _hours(self, painter: QPainter) -> None:
        for column, view in enumerate(self._days):
            rect = self.column_rect(column)
            if view.holiday or view.day.weekday() > 4:
                painter.fillRect(rect, theme.token("sunken"))
            painter.setPen(QPen(theme.token("border"), 1))
            painter.drawLine(QPointF(rect.left(), 0), QPointF(rect.left(), self.height()))
        right = Qt.AlignmentFlag.AlignRight
        for minute in range(-(-self._first // 60) * 60, self._last + 1, 60):
            y = self.y_of(minute)
            painter.setPen(QPen(theme.token("border"), 1))
            painter.drawLine(QPointF(theme.px(GUTTER), y), QPointF(self.width(), y))
            box = QRectF(0, y - theme.px(8), theme.px(GUTTER - 10), theme.px(16))
            text_in(painter, box, clock(minute), theme.font(11, 400, True), "text3", right)

    def _now(self, painter: QPainter) -> None:
        column = next((number for number, view in enumerate(self._days) if view.day == self._today), None)
        if column is None or not self._first <= self._minute <= self._last:
            return
        rect, y = self.column_rect(column), self.y_of(self._minute)
        painter.setPen(QPen(theme.token("danger"), 2))
        painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right(), y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("danger"))
        painter.drawEllipse(QPointF(rect.left() + 1, y), theme.px(4), theme.px(4))

    def _ghost(self, painter: QPainter) -> None:
        stop = self.current()
        if self._drag is None or stop is None:
            return
        column, minute = self._drag
        rect = self.column_rect(column).adjusted(theme.px(3), 0, -theme.px(5), 0)
        height = self.y_of(minute + max(stop.line.duration_minutes, 30)) - self.y_of(minute) - 2
        box = QRectF(rect.left(), self.y_of(minute) + 1, rect.width(), height)
        panel(painter, box, 8, "accent_soft", "accent")
        inner = box.adjusted(theme.px(10), theme.px(4), -theme.px(6), 0)
        inner.setHeight(theme.px(18))
        text_in(painter, inner, f"{clock(minute)}  {stop.line.account_name}", theme.font(12, 600, True), "accent_text")

    # --- mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a visit and takes hold of it."""
        stop = self._at(event.position())
        self.choose(stop.line.id if stop else None)
        if stop is not None and event.button() == Qt.MouseButton.LeftButton and is_open(stop):
            self._pressed = event.position()
            self._offset = event.position().y() - self.y_of(stop.line.starts_minute)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags; the cursor says what can be done."""
        if self._pressed is None:
            stop = self._at(event.position())
            hand = Qt.CursorShape.OpenHandCursor if stop and is_open(stop) else Qt.CursorShape.ArrowCursor
            self.setCursor(hand)
            return
        far = (event.position() - self._pressed).manhattanLength() > theme.px(_DRAG_STARTS)
        if self._drag is not None or far:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._drag = self._slot(event.position() - QPointF(0, self._offset))
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drops."""
        drag, stop = self._drag, self.current()
        self._pressed = self._drag = None
        self.unsetCursor()
        self.update()
        if drag is not None and stop is not None:
            self._move(stop.line, self._days[drag[0]].day, drag[1])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a visit, or asks for a new one in an empty place."""
        stop = self._at(event.position())
        self._pressed = None
        if stop is not None:
            self.opened.emit(stop.line.id)
        elif self._days:
            column, minute = self._slot(event.position())
            self.asked_new.emit(self._days[column].day, minute)

    def event(self, event: QEvent) -> bool:
        """Says a visit whole in its tool tip."""
        if event.type() == QEvent.Type.ToolTip:
            stop = self._at(QPointF(self.mapFromGlobal(self.cursor().pos())))
            QToolTip.showText(self.cursor().pos(), spoken(stop) if stop else "", self)
            return True
        return super().event(event)

    # --- keyboard ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, with Alt they move; Enter opens, Escape lets a drag go."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {
            Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
        }  # fmt: skip
        step = steps.get(Qt.Key(key))
        if step is not None and alt:
            self._shift(*step)
        elif step is not None:
            self._walk(*step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current() is not None:
            self.opened.emit(self._current)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            # Taken here: the area that scrolls the grid would take them for itself.
            self.paged.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self._pressed = self._drag = None
            self.update()
        else:
            super().keyPressEvent(event)

    def _shift(self, days: int, steps: int) -> None:
        stop = self.current()
        column = self._column_of(self._current)
        if stop is None or column is None or not is_open(stop):
            return
        target = min(max(column + days, 0), len(self._days) - 1)
        self._move(stop.line, self._days[target].day, stop.line.starts_minute + steps * SLOT_STEP)

    def _move(self, line: VisitLine, day: date, minute: int) -> None:
        if (day, minute) != (line.starts_on, line.starts_minute):
            self.moved.emit(line.id, day, minute)

    def _column_of(self, visit_id: object) -> int | None:
        return next((column for column, one in self._placed if one.stop.line.id == visit_id), None)

    def _walk(self, days: int, steps: int) -> None:
        if not self._placed:
            return
        stop, column = self.current(), self._column_of(self._current)
        if stop is None or column is None:
            self.choose(self._placed[0][1].stop.line.id)
            return
        if steps:
            ids = [one.stop.line.id for _column, one in self._placed]
            place = ids.index(stop.line.id) + steps
            self.choose(ids[min(max(place, 0), len(ids) - 1)])
            return
        columns = sorted({each for each, _one in self._placed if (each - column) * days > 0}, reverse=days < 0)
        if columns:
            near = [one.stop.line for each, one in self._placed if each == columns[0]]
            start = stop.line.starts_minute
            self.choose(min(near, key=lambda line: abs(line.starts_minute - start)).id)
