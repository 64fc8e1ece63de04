"""What stands around the grid: the names of the days above it, the chosen visit and its verbs below it."""

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.plan.grid import CalendarGrid
from salesdesk.desktop.plan.lanes import is_open
from salesdesk.desktop.visit_words import state_of, time_range, who_text
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Chip,
    TextLabel,
    Themed,
    hbox,
    painter_for,
    panel,
    text_in,
    text_width,
    vbox,
)
from salesdesk.services.visits import DayView, Stop, VisitStatus


class DayNames(Themed, QWidget):
    """The names of the days over the columns of a grid; a click on one opens that day.

    Args:
        grid: Whose columns they name.
    """

    day_chosen = Signal(object)

    def __init__(self, grid: CalendarGrid) -> None:
        super().__init__()
        self._grid = grid
        self._days: tuple[DayView, ...] = ()
        self._today: object = None
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(48))

    def set_days(self, days: tuple[DayView, ...], today: object) -> None:
        """Names other days."""
        self._days, self._today = days, today
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints weekday, number and how many visits."""
        painter = painter_for(self)
        locale = QLocale()
        for column, view in enumerate(self._days):
            rect = self._grid.column_rect(column)
            room = QRectF(rect.left() + theme.px(8), 0, rect.width() - theme.px(14), self.height())
            on = view.day == self._today
            number, font = str(view.day.day), theme.font(15, 700, True)
            side = theme.px(30)
            disc = QRectF(room.left(), (self.height() - side) / 2, side, side)
            if on:
                panel(painter, disc, 15, "filled")
            ink = "on_accent" if on else "text3" if view.day.weekday() > 4 or view.holiday else "text"
            text_in(painter, disc, number, font, ink, Qt.AlignmentFlag.AlignHCenter)
            name = locale.standaloneDayName(view.day.weekday() + 1, QLocale.FormatType.LongFormat)
            left = disc.right() + theme.px(8)
            words = QRectF(left, 0, max(room.right() - left, 0), self.height())
            text_in(painter, words, name.capitalize(), theme.font(13, 600), "accent_text" if on else "text2")
            count = sum(stop.line.status is not VisitStatus.CANCELLED for stop in view.stops)
            small = theme.font(12, 400, True)
            said = self.tr("férié") if view.holiday else str(count) if count else ""
            wide = text_width(name, theme.font(13, 600)) + text_width(said, small) + theme.px(8)
            if wide < words.width():
                text_in(painter, words, said, small, "text3", Qt.AlignmentFlag.AlignRight)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens the day under the pointer."""
        point = QPointF(event.position().x(), 1)
        for column, view in enumerate(self._days):
            if self._grid.column_rect(column).contains(point):
                self.day_chosen.emit(view.day)


class ChosenBar(Card):
    """The visit chosen in the grid, with what can be done with it."""

    verb = Signal(str)
    """``open``, ``edit``, ``done``, ``missed`` or ``cancel``."""

    def __init__(self) -> None:
        content = hbox(spacing=10, margins=(16, 10, 12, 12))
        super().__init__(content)
        self._name, self._when = TextLabel("", 13, 600), TextLabel("", 12, 400, "text2", tnum=True)
        self._state, self._reason = Chip("", "neutral", height=22), TextLabel("", 12, 400, "text3")
        self._saved = Chip("", "neutral", "hard-drive", height=22)
        words = vbox(self._name, self._when, spacing=1)
        self.buttons = {
            "open": Button("", "secondary", "arrow-right", height=34),
            "edit": Button("", "secondary", "pencil", height=34),
            "done": Button("", "secondary", "check", height=34), "missed": Button("", "ghost", height=34),
            "cancel": Button("", "ghost", height=34),
        }  # fmt: skip
        content.addLayout(words)
        content.setStretch(0, 1)
        for part in (self._reason, self._state, self._saved, *reversed(self.buttons.values())):
            content.addWidget(part)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=key: self.verb.emit(name))

    def show_stop(self, stop: Stop | None, today: object) -> None:
        """Shows a visit; None hides the bar."""
        self.setVisible(stop is not None)
        if stop is None:
            return
        line = stop.line
        self._name.setText(line.account_name)
        self._when.setText(" · ".join(part for part in (time_range(line), who_text(line), line.goal) if part))
        text, tone = state_of(line)
        self._state.set_content(text, tone, "")
        self._reason.setText(line.reason or "")
        self._saved.set_content(
            self.tr("Sur ce poste") if stop.saved_here else self.tr("Envoyée"), "neutral",
            "hard-drive" if stop.saved_here else "cloud-check",
        )  # fmt: skip
        reached = isinstance(today, type(line.starts_on)) and line.starts_on <= today
        shown = {
            "open": True, "edit": is_open(stop), "cancel": is_open(stop), "missed": is_open(stop) and reached,
            "done": line.status is not VisitStatus.DONE and reached,
        }  # fmt: skip
        for key, button in self.buttons.items():
            button.setVisible(shown[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the room to the name when there is little."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(1000)
        for part in (self._saved, self._state, self._reason):
            part.setVisible(wide)

    def retranslate(self) -> None:
        """Sets the verbs anew."""
        texts = {
            "open": self.tr("Ouvrir"), "edit": self.tr("Modifier"), "done": self.tr("Faite"),
            "missed": self.tr("Manquée"), "cancel": self.tr("Annuler la visite"),
        }  # fmt: skip
        keys = {"open": "Enter", "edit": "E", "done": "D", "missed": "M", "cancel": "C"}
        for key, button in self.buttons.items():
            button.setText(texts[key])
            button.setToolTip(f"{texts[key]} ({keys[key]})")
            button.updateGeometry()
