"""A day: typed the short way, stepped with the arrows, or picked from a calendar."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from salesdesk.desktop import icons, theme
from salesdesk.desktop.i18n import date_text
from salesdesk.desktop.widgets.fields import LineEdit, mark_wrong

_DAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_NEAR = {"aujourd'hui": 0, "auj": 0, "today": 0, "demain": 1, "tomorrow": 1, "hier": -1, "yesterday": -1}
_MONTHS = (
    ("jan",), ("fév", "fev", "feb"), ("mar",), ("avr", "apr"), ("mai", "may"), ("juin", "jun"), ("juil", "jul"),
    ("aoû", "aou", "aug"), ("sep",), ("oct",), ("nov",), ("déc", "dec"),
)  # fmt: skip


def parse_date(text: str, today: date) -> date | None:
    """Reads a day as people type it: "12/3", "12 mars", "demain", "jeudi", "+7".

    Args:
        text: What was typed, French or English; day before month.
        today: From which a missing month or year, a weekday or a "+7" counts.

    Returns:
        The day, or None for an empty text.

    Raises:
        ValueError: It is no day.
    """
    bare = text.strip().lower().replace("\u2019", "'")
    if not bare:
        return None
    if bare in _NEAR:
        return today + timedelta(days=_NEAR[bare])
    if match := re.fullmatch(r"([+-])\s*(\d{1,3})", bare):
        return today + timedelta(days=int(match[1] + match[2]))
    if re.fullmatch(r"[a-z]{3,}\.?", bare):
        return _weekday(bare.rstrip("."), today)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", bare):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})(?:[/. -](\d{1,2}))?(?:[/. -](\d{4}|\d{2}))?", bare):
        return _numbers(int(match[1]), int(match[2]) if match[2] else None, match[3], today)
    if match := re.fullmatch(r"(?:[^\W\d]{2,}\.? )?(\d{1,2})(?:er)? ([^\W\d]{3,})\.?(?: (\d{4}))?", bare):
        return _numbers(int(match[1]), _month(match[2]), match[3], today)
    raise ValueError(text)


def _weekday(word: str, today: date) -> date:
    found = {number for name, number in _DAYS.items() if name.startswith(word)}
    if len(found) != 1:
        raise ValueError(word)
    ahead = (found.pop() - today.weekday()) % 7 or 7
    return today + timedelta(days=ahead)


def _month(word: str) -> int:
    for number, starts in enumerate(_MONTHS, start=1):
        if word.startswith(starts):
            return number
    raise ValueError(word)


def _numbers(day: int, month: int | None, year: str | None, today: date) -> date:
    if year:
        full = int(year) if len(year) == 4 else 2000 + int(year)
        return date(full, month or today.month, day)
    return date(today.year, month or today.month, day)


def _qt_today() -> date:
    return _to_date(QDate.currentDate())


def _to_date(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())


class DateEdit(LineEdit):
    """An input for a day that may be empty. Up and Down step a day, with Shift a week; Alt+Down opens the calendar.

    Args:
        value: First day, None for empty.
        today: Gives the day that relative words count from; None takes the system's.
    """

    value_changed = Signal(object)
    """The day, or None."""

    def __init__(self, value: date | None = None, today: Callable[[], date] | None = None) -> None:
        super().__init__()
        self._today = today or _qt_today
        self._value: date | None = None
        self._opener = self.addAction(icons.icon("calendar", "text2", 16), self.ActionPosition.TrailingPosition)
        self._opener.triggered.connect(self.open_calendar)
        self._opener.setToolTip(self.tr("Ouvrir le calendrier"))
        self._calendar: QCalendarWidget | None = None
        self.set_value(value)
        self.editingFinished.connect(self._read)

    def value(self) -> date | None:
        """The day shown, None when empty or not readable."""
        return self._value

    def set_value(self, value: date | None) -> None:
        """Shows a day and tells it when it is another one."""
        changed = value != self._value
        self._value = value
        mark_wrong(self, False)
        self.setText("" if value is None else date_text(value))
        if changed:
            self.value_changed.emit(value)

    def is_valid(self) -> bool:
        """Whether the text is empty or a day."""
        try:
            parse_date(self.text(), self._today())
        except ValueError:
            return False
        return True

    def restyle(self) -> None:
        """Draws the calendar icon anew."""
        super().restyle()
        if hasattr(self, "_opener"):
            self._opener.setIcon(icons.icon("calendar", "text2", 16))

    def _read(self) -> None:
        if self._value is not None and self.text() == date_text(self._value):
            return
        try:
            self.set_value(parse_date(self.text(), self._today()))
        except ValueError:
            mark_wrong(self, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; Alt+Down opens the calendar."""
        key, keys = event.key(), event.modifiers()
        if key == Qt.Key.Key_Down and keys & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._read()
            step = 7 if keys & Qt.KeyboardModifier.ShiftModifier else 1
            base = self._value or self._today()
            self.set_value(base + timedelta(days=step if key == Qt.Key.Key_Up else -step))
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Shows the calendar below the input."""
        if self._calendar is None:
            self._calendar = self._make_calendar()
        shown = self._value or self._today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height() + theme.px(4))))
        self._calendar.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _make_calendar(self) -> QCalendarWidget:
        calendar = style_calendar(QCalendarWidget(self))
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        return calendar

    def _picked(self, chosen: QDate) -> None:
        if self._calendar is not None:
            self._calendar.hide()
        self.set_value(_to_date(chosen))


def style_calendar(calendar: QCalendarWidget) -> QCalendarWidget:
    """Gives Qt's calendar the program's look: Monday first, quiet weekends, our arrows."""
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setLocale(QLocale())
    calendar.setFont(theme.font(13))
    quiet = QTextCharFormat()
    quiet.setForeground(theme.token("text3"))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, quiet)
    head = QTextCharFormat()
    head.setForeground(theme.token("text3"))
    head.setBackground(theme.token("surface"))
    calendar.setHeaderTextFormat(head)
    for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icons.icon(picture, "text2", 16))
    calendar.setFixedSize(theme.px(300), theme.px(260))
    return calendar
