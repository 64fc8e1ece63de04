"""One input of a calculator (donnée): exact field, slider over its range, low and high, origin, and what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.number_field import NumberField
from salesdesk.desktop.benefits.numbers import bound_text, read_number, typed
from salesdesk.desktop.benefits.origin import OriginLine
from salesdesk.desktop.widgets import (
    Button,
    IconLabel,
    RangeSlider,
    TextLabel,
    boxed,
    hbox,
    mark_wrong,
    sized,
    vbox,
)
from salesdesk.domain.errors import UserError
from salesdesk.domain.value import Formula, Given, Input, Unit, scale_of


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row needs beside its input.

    Attributes:
        messages: Words of inputs, units and origins.
        today: Gives the day.
        people: Names offered for who said the figure.
        question: The question that obtains it.
    """

    messages: Messages
    today: Callable[[], date]
    people: Sequence[str] = ()
    question: str = ""


class InputRow(QWidget):
    """One input.

    Args:
        chosen: The calculator.
        one: The input.
        given: What is known; None for nothing.
        about: Words and names.
    """

    changed = Signal()

    def __init__(self, chosen: Formula, one: Input, given: Given | None, about: RowWords) -> None:
        super().__init__()
        self.input, self._about = one, about
        messages = about.messages
        self._label = messages.text(chosen.input_label_key(one.name))
        self.likely = NumberField(typed(given.likely if given else None), typed(one.default))
        self.low, self.high = NumberField(), NumberField()
        self.origin = OriginLine(given, messages, about.today, about.people, self._label)
        self._scale = scale_of(one, self.origin.origin())
        names = (self.tr("au moins"), self.tr("probable"), self.tr("au plus"))
        self.slider = RangeSlider(self._scale, self._label, self._spoken, names, one.default)
        self._bounds = (TextLabel("", 11, 500, "text3", tnum=True), TextLabel("", 11, 500, "text3", tnum=True))
        self.more = Button(self.tr("Fourchette"), "ghost", height=28)
        self.more.setToolTip(messages.text("benefits.range_hint"))
        self._icon = IconLabel("circle-help", "text3", 14)
        self._below = TextLabel("", 12, 400, "text3", wrap=True)
        self._trouble = ""
        self._lay_out()
        self._connect()
        if given is not None and given.low != given.high:
            self.low.setText(typed(given.low))
            self.high.setText(typed(given.high))
            self.open_range()
        self._follow_fields()
        self.set_error("")

    def _lay_out(self) -> None:
        unit = self._about.messages.text(f"value.unit_{self.input.unit.value}")
        shown = "" if self.input.unit is Unit.COUNT else unit
        optional = "" if self.input.required else self.tr("facultatif")
        if self.input.default is not None:
            optional = self.tr("sinon {value}").format(value=typed(self.input.default))
        head = hbox(
            TextLabel(self._label, 13, 600), TextLabel(optional, 12, 400, "text3"), None, sized(self.likely, 116),
            sized(TextLabel(shown, 12, 500, "text2"), 50), spacing=8,
        )  # fmt: skip
        self._ends = boxed(hbox(
            TextLabel(self.tr("au moins"), 12, 500, "text2"), sized(self.low, 104), None,
            TextLabel(self.tr("au plus"), 12, 500, "text2"), sized(self.high, 104), spacing=8,
        ))  # fmt: skip
        self._ends.hide()
        bounds = hbox(self._bounds[0], None, self.more, None, self._bounds[1], spacing=6)
        below = hbox(self._icon, self._below, spacing=8)
        below.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        below.setStretch(1, 1)
        self.setLayout(vbox(head, self.slider, bounds, self._ends, below, self.origin, spacing=4))
        for edit, word in ((self.likely, ""), (self.low, self.tr("au moins")), (self.high, self.tr("au plus"))):
            edit.setAccessibleName(" ".join(part for part in (self._label, word) if part))
        self.setFocusProxy(self.likely)

    def _connect(self) -> None:
        for edit in (self.likely, self.low, self.high):
            edit.textChanged.connect(lambda _text: self._typed())
            edit.letter.connect(self.press)
        for edit, which in ((self.likely, "likely"), (self.low, "low"), (self.high, "high")):
            edit.stepped.connect(lambda steps, large, which=which: self.slider.step(which, steps, large))
            edit.bound_asked.connect(lambda upper, which=which: self.slider.jump(which, to_end=upper))
        self.slider.moved.connect(self._slid)
        self.origin.changed.connect(self._origin_changed)
        self.more.clicked.connect(lambda _=False: self.open_range(focus=True))

    def _spoken(self, value: Decimal) -> str:
        return words.quantity(value, self.input.unit, self._about.messages)

    def open_range(self, *, focus: bool = False) -> None:
        """Shows the low and the high end, to be moved or typed."""
        self._ends.show()
        self.more.hide()
        self.slider.open_range(True)
        if focus:
            self.low.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, letter: str) -> None:
        """Takes a letter typed on a field or a handle: an origin, or the range."""
        if letter.upper() == self._about.messages.text("benefits.key_range"):
            self.open_range(focus=True)
        else:
            self.origin.press(letter)

    def given(self) -> Given | None:
        """The figure typed; None when there is none.

        Raises:
            UserError: It is no number, or low, likely and high are not in order.
        """
        try:
            likely, low, high = (read_number(edit.text()) for edit in (self.likely, self.low, self.high))
        except ValueError as error:
            raise UserError("value.not_a_number", value=str(error)) from None
        if likely is None:
            return None
        return Given(
            likely if low is None else low, likely, likely if high is None else high,
            self.origin.origin(), self.origin.said_on(), self.origin.said_by(),
        )  # fmt: skip

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.likely.text().strip()

    def set_error(self, error: str) -> None:
        """Says what is wrong; an empty text takes it away, and leaves the question where a figure is missing."""
        self._trouble = error
        asks = self._about.question if self.is_empty() and self.input.required and self.input.default is None else ""
        self._icon.set_icon("circle-alert" if error else "circle-help", "danger" if error else "accent_text")
        self._below.set_colour("danger" if error else "text2")
        self._below.setText(error or asks)
        for part in (self._icon, self._below):
            part.setVisible(bool(error or asks))
        mark_wrong(self.likely, bool(error))
        self.likely.setAccessibleDescription(error or asks)

    def error(self) -> str:
        """What is said to be wrong, empty when nothing is."""
        return self._trouble

    def _slid(self, low: Decimal, likely: Decimal, high: Decimal) -> None:
        ranged = self._ends.isVisibleTo(self)
        ends = (typed(low), typed(high)) if ranged else ("", "")
        for edit, text in ((self.likely, typed(likely)), (self.low, ends[0]), (self.high, ends[1])):
            edit.blockSignals(True)
            edit.setText(text)
            edit.blockSignals(False)
        self.changed.emit()

    def _typed(self) -> None:
        self._follow_fields()
        self.changed.emit()

    def _follow_fields(self) -> None:
        try:
            likely, low, high = (read_number(edit.text()) for edit in (self.likely, self.low, self.high))
        except ValueError:
            # What is typed stays as it is, and is named below; the slider keeps its place until it is a number.
            return
        self.slider.set_values(low, likely, high)
        self._show_bounds()

    def _origin_changed(self) -> None:
        self._scale = scale_of(self.input, self.origin.origin())
        self.slider.set_scale(self._scale)
        self._show_bounds()
        self.changed.emit()

    def _show_bounds(self) -> None:
        for label, value in zip(self._bounds, (self._scale.minimum, self._scale.maximum), strict=True):
            label.setText(bound_text(value, self.input.unit, self._about.messages))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter on a handle chooses the origin too."""
        if event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.press(event.text())
            return
        super().keyPressEvent(event)


def asked(question: str, label: str) -> str:
    """The question that obtains a figure, in quotation marks; without one the call to ask for it by name.

    Args:
        question: Words of the process; empty when it has none.
        label: Name of the input.
    """
    if question:
        return words.quoted(question)
    bare = f"{label[:1].lower()}{label[1:]}"
    return i18n.with_colon(words.translate("ConversationWords", "Demandez-lui"), bare)
