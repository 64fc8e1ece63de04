"""Where a figure comes from (origine): one of four, chosen by one key, with who said it and when."""

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import shorten

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n, theme
from salesdesk.desktop.widgets import Button, DateEdit, Field, FormRow, LineEdit, SegmentControl, hbox, text_width, vbox
from salesdesk.domain.value import Given, Origin

_LONGEST_NAME = 14
_DATED = frozenset({Origin.CLIENT_SAID, Origin.MEASURED})


class OriginPicker(SegmentControl):
    """The four origins side by side, lower than the tabs of a page."""

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(28))

    def _widths(self) -> list[float]:
        return [text_width(text, theme.font(13, 600)) + theme.px(16) for _key, text in self.choices()]

    def sizeHint(self) -> QSize:
        """Room for every text."""
        return QSize(super().sizeHint().width(), theme.px(28))


class OriginLine(QWidget):
    """Origin, person and day of one figure.

    Args:
        given: What is known; None for nothing.
        messages: Words of the origins.
        today: Gives the day.
        people: Names offered for the person.
        about: What the figure is, for screen readers.
    """

    changed = Signal()

    def __init__(
        self, given: Given | None, messages: Messages, today: Callable[[], date], people: Sequence[str], about: str
    ) -> None:
        super().__init__()
        self._messages = messages
        choices = [(one.value, messages.text(f"benefits.origin_{one.value}")) for one in Origin]
        first = given.origin if given is not None else Origin.CLIENT_SAID
        self.picker = OriginPicker(choices, first.value, i18n.with_colon(self.tr("Origine"), about))
        self.picker.setToolTip(messages.text("benefits.origin_keys"))
        self.person = LineEdit(given.said_by if given is not None else "", self.tr("Nom"))
        completer = QCompleter(list(people), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)
        self.day = DateEdit(given.said_on if given is not None else today(), today)
        self.more = Button("", "ghost", height=28)
        self.more.clicked.connect(lambda _=False: self.open_details())
        self._details = FormRow(Field(self.tr("Dit ou mesuré par"), self.person), Field(self.tr("Le"), self.day))
        self._details.hide()
        self.setLayout(vbox(hbox(self.picker, None, self.more, spacing=8), self._details, spacing=8))
        self.picker.chosen.connect(lambda _key: self._tell())
        self.person.textChanged.connect(lambda _text: self._tell())
        self.day.value_changed.connect(lambda _day: self._tell())
        self._name_details()

    def origin(self) -> Origin:
        """The origin chosen."""
        return Origin(self.picker.current())

    def said_by(self) -> str:
        """Who said or measured it; empty for a reference or a guess."""
        return self.person.text().strip() if self.origin() in _DATED else ""

    def said_on(self) -> date | None:
        """The day; None when unknown."""
        return self.day.value()

    def press(self, key: str) -> bool:
        """Chooses an origin by its letter.

        Args:
            key: What was typed.

        Returns:
            Whether it is the letter of an origin.
        """
        for one in Origin:
            if key.upper() == self._messages.text(f"benefits.key_{one.value}"):
                self.picker.choose(one.value)
                return True
        return False

    def open_details(self) -> None:
        """Shows who and when, to be changed."""
        self._details.show()
        self.more.hide()
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self._name_details()
        self.changed.emit()

    def _name_details(self) -> None:
        day = self.day.value()
        when = i18n.date_text(day) if day is not None else self.tr("sans date")
        who = self.said_by()
        self.more.setText(f"{shorten(who, _LONGEST_NAME, placeholder='…')}, {when}" if who else when)
        self.more.setToolTip(self.tr("Qui l’a dit ou mesuré, et quand"))
        self.more.setAccessibleDescription(self.tr("Qui l’a dit ou mesuré, et quand"))
