"""The form of a benefit calculator in the side panel, with its result as the figures are typed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.conversation import words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    IconLabel,
    LineEdit,
    RangeBand,
    SidePanel,
    StatFigure,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.errors import UserError
from salesdesk.domain.value import Formula, Given, Input, Origin, Unit
from salesdesk.services.benefits import Benefit, BenefitCard, preview


def read_number(text: str) -> Decimal | None:
    """Reads a number as people write it: comma or point, spaces between thousands, "k" for thousand.

    Args:
        text: What was typed.

    Returns:
        The number; None for an empty text.

    Raises:
        ValueError: It is no number.
    """
    bare = "".join(sign for sign in text if not sign.isspace()).replace("€", "").replace("%", "").replace(",", ".")
    if not bare:
        return None
    factor = 1000 if bare[-1:].lower() == "k" else 1
    try:
        value = Decimal(bare.rstrip("kK")) * factor
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite():
        raise ValueError(text)
    return value


class InputRow(QWidget):
    """One input: its likely value, where it comes from, and its range when asked for.

    Args:
        chosen: The calculator.
        one: The input.
        given: What is known; None for nothing.
        messages: Words of inputs, units and origins.
        today: Gives the day.
    """

    changed = Signal()

    def __init__(
        self, chosen: Formula, one: Input, given: Given | None, messages: Messages, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self.input = one
        self._label = messages.text(chosen.input_label_key(one.name))
        self.likely = LineEdit(_typed(given.likely if given else None))
        self.low = LineEdit(_typed(given.low if given and given.low != given.likely else None), self.tr("au moins"))
        self.high = LineEdit(_typed(given.high if given and given.high != given.likely else None), self.tr("au plus"))
        origins = [(each, messages.text(f"value.origin_{each.value}")) for each in Origin]
        self.origin = ComboBox(origins)
        self.origin.set_value(given.origin if given else Origin.CLIENT_SAID)
        self.day = DateEdit(given.said_on if given else today(), today)
        unit = messages.text(f"value.unit_{one.unit.value}")
        hint = "" if one.default is None else self.tr("Par défaut {value}").format(value=_typed(one.default))
        optional = "" if one.required and one.default is None else self.tr("facultatif")
        self.field = Field(f"{self._label} ({unit})" if one.unit is not Unit.COUNT else self._label, self.likely, hint,
                           optional)  # fmt: skip
        self._range = FormRow(Field(self.tr("Au moins"), self.low), Field(self.tr("Au plus"), self.high))
        self._range.setVisible(bool(self.low.text() or self.high.text()))
        self._more = Button(self.tr("Fourchette"), "ghost", height=28)
        self._more.clicked.connect(lambda _=False: self._open_range())
        self._more.setVisible(self._range.isHidden())
        row = FormRow(Field(self.tr("Origine"), self.origin), Field(self.tr("Le"), self.day))
        self.setLayout(vbox(hbox(self.field, spacing=0), self._range, row, hbox(None, self._more), spacing=8))
        for edit in (self.likely, self.low, self.high):
            edit.textChanged.connect(lambda _text: self.changed.emit())
        self.origin.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.day.value_changed.connect(lambda _day: self.changed.emit())

    def _open_range(self) -> None:
        self._more.hide()
        self._range.show()
        self.low.setFocus(Qt.FocusReason.OtherFocusReason)

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
        # Qt keeps a choice of an enumeration as its text.
        origin = Origin(str(self.origin.value()))
        return Given(likely if low is None else low, likely, likely if high is None else high, origin, self.day.value())


def _typed(value: Decimal | None) -> str:
    if value is None:
        return ""
    places = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    return i18n.number_text(float(value), places)


class CalculatorForm(QWidget):
    """All the inputs of a calculator with the live result above them.

    Args:
        card: The benefit to compute.
        messages: Words of formulas and errors.
        today: Gives the day.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, card: BenefitCard, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self.card, self._messages, self._today = card, messages, today
        self.rows = [
            InputRow(card.formula, one, card.given.get(one.name), messages, today) for one in card.formula.inputs
        ]
        self.benefit: Benefit | None = None
        self._result = vbox(spacing=6, margins=(14, 10, 14, 12))
        self.agreed = LineEdit(
            card.figure.agreed_words if card.figure else "",
            self.tr("«\u00a0Oui, c’est bien ce que cela nous coûte\u00a0»"),
        )
        notes = [TextLabel(messages.text(key), 12, 400, "text3", wrap=True) for key in card.formula.notes]
        column = vbox(Card(self._result, fill="sunken", border="sunken", radius=10, shadow=False), spacing=18)
        for row in self.rows:
            row.changed.connect(self.compute)
            column.addWidget(row)
        column.addWidget(
            Field(self.tr("Validé par le client, dans ses mots"), self.agreed, optional=self.tr("facultatif"))
        )
        for note in notes:
            icon = IconLabel("info", "text3", 14)
            line = hbox(icon, note, spacing=8)
            line.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            column.addLayout(line)
        self.setLayout(column)
        self.setFocusProxy(self.rows[0].likely)
        self.compute()

    def given(self) -> dict[str, Given]:
        """What is typed, by name of the input; a wrong figure is left out and named at its field."""
        found = {}
        for row in self.rows:
            row.field.set_error("")
            try:
                one = row.given()
            except UserError as error:
                row.field.set_error(self._messages.explain(error).what)
                continue
            if one is not None:
                found[row.input.name] = one
        return found

    def compute(self) -> None:
        """Computes what is typed so far and shows it."""
        given = self.given()
        self.benefit, trouble = None, ""
        if not any(row.field.error() for row in self.rows):
            try:
                self.benefit = preview(self.card.formula.id, given, self._today())
            except UserError as error:
                trouble = self._place(error)
        self._show(trouble)
        self.changed.emit()

    def _place(self, error: UserError) -> str:
        """Names the error at its field; returns what belongs to none."""
        arguments = {
            name: self._messages.text(value) if isinstance(value, str) and value.startswith("value.") else value
            for name, value in error.arguments.items()
        }
        explained = self._messages.explain(UserError(error.key, **arguments))
        if error.key == "value.missing_input":
            return explained.what
        for row in self.rows:
            if error.arguments.get("input") == self.card.formula.input_label_key(row.input.name):
                row.field.set_error(f"{explained.what} {explained.do}".strip())
                return ""
        return explained.what

    def _show(self, trouble: str) -> None:
        clear_layout(self._result)
        if self.benefit is None:
            text = trouble or self.tr("Le résultat s’affiche dès que les chiffres sont là.")
            self._result.addWidget(TextLabel(text, 13, 500, "text2", wrap=True))
            return
        large = words.headline(self.benefit, self._messages)
        self._result.addWidget(StatFigure(large.figure, large.unit))
        band = words.band(self.benefit)
        if band is not None:
            low, likely, high = band
            self._result.addWidget(
                RangeBand(low, likely, high, (i18n.money(low), i18n.money(likely), i18n.money(high)))
            )
        for reason in self.benefit.reasons[:1]:
            self._result.addWidget(TextLabel(self._messages.text(reason.key), 12, 500, "warning", wrap=True))
        for key in self.benefit.advice:
            self._result.addWidget(TextLabel(self._messages.text(key), 12, 500, "text2", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)


def calculator_panel(
    card: BenefitCard, messages: Messages, today: Callable[[], date], save: Callable[[CalculatorForm], None]
) -> SidePanel:
    """Makes the side panel of a calculator.

    Args:
        card: The benefit to compute.
        messages: Words.
        today: Gives the day.
        save: Called with the form when its result is to be kept.

    Returns:
        The panel, to be opened by the window.
    """
    form = CalculatorForm(card, messages, today)
    button = Button(words.translate("ConversationWords", "Garder ce chiffre"), "primary", "check")
    form.changed.connect(lambda: button.setEnabled(form.benefit is not None))
    form.submitted.connect(lambda: save(form) if form.benefit is not None else None)
    button.clicked.connect(lambda _=False: save(form))
    button.setEnabled(form.benefit is not None)
    subtitle = messages.text(f"value.kind_{card.formula.kind.value}")
    return SidePanel(messages.text(card.formula.label_key), boxed(vbox(form)), (button,), subtitle)
