"""The sheet of a calculator (fiche de chiffrage): its inputs, its result as they move, the client's own words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.input_row import InputRow, RowWords, asked
from salesdesk.desktop.benefits.result import ResultDetail, ResultHead
from salesdesk.desktop.benefits.sign_off import SignOff
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import Button, Rule, SidePanel, vbox
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, ConversationId, OpportunityId
from salesdesk.domain.value import Given, missing_inputs
from salesdesk.services.benefit_sheets import SheetContext
from salesdesk.services.benefits import Benefit, BenefitCard, FigureRequest, preview

PANEL_WIDTH = 580


class CalculatorSheet(QWidget):
    """All the inputs of a calculator, and what they give.

    Args:
        card: The benefit to compute, with what is known.
        around: People, price and questions.
        messages: Words of formulas and errors.
        today: Gives the day.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, card: BenefitCard, around: SheetContext, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self.card, self._around, self._messages, self._today = card, around, messages, today
        self.benefit: Benefit | None = None
        self.head = ResultHead(messages, around.price_cents)
        self.detail = ResultDetail(card, messages)
        self.agreed = SignOff(card.figure, today)
        self.rows = [self._row(one.name) for one in card.formula.inputs]
        column = vbox(spacing=14)
        for row in self.rows:
            row.changed.connect(self.compute)
            column.addWidget(row)
            column.addWidget(Rule())
        column.addWidget(self.detail)
        column.addWidget(self.agreed)
        self.setLayout(column)
        self.agreed.changed.connect(self.changed.emit)
        self.setFocusProxy(next((row.likely for row in self.rows if row.is_empty()), self.rows[0].likely))
        self.compute()

    def _row(self, name: str) -> InputRow:
        formula = self.card.formula
        one = next(each for each in formula.inputs if each.name == name)
        about = RowWords(self._messages, self._today, self._around.people, self._question(name))
        return InputRow(formula, one, self.card.given.get(name), about)

    def _question(self, name: str) -> str:
        text = self._around.questions.get(name)
        label = self._messages.text(self.card.formula.input_label_key(name))
        return asked(in_language(text), label)

    def given(self) -> dict[str, Given]:
        """What is typed, by name of the input; a wrong figure is left out and named at its field."""
        found = {}
        for row in self.rows:
            row.set_error("")
            try:
                one = row.given()
            except UserError as error:
                row.set_error(self._words(error))
                continue
            if one is not None:
                found[row.input.name] = one
        return found

    def compute(self) -> None:
        """Computes what is typed so far and shows it."""
        given = self.given()
        self.benefit, trouble = None, ""
        if not any(row.error() for row in self.rows):
            try:
                self.benefit = preview(self.card.formula.id, given, self._today())
            except UserError as error:
                trouble = self._place(error, given)
        if any(row.error() for row in self.rows):
            trouble = self.tr("Un chiffre est à revoir\u00a0: ce qui est écrit reste.")
        self.head.show_result(self.benefit, trouble)
        self.detail.show_result(self.benefit)
        self.agreed.follow(given)
        self.changed.emit()

    def _words(self, error: UserError) -> str:
        arguments = {
            name: self._messages.text(value) if isinstance(value, str) and value.startswith("value.") else value
            for name, value in error.arguments.items()
        }
        explained = self._messages.explain(UserError(error.key, **arguments))
        return f"{explained.what} {explained.do}".strip()

    def _place(self, error: UserError, given: dict[str, Given]) -> str:
        """Names the error at its field; returns what belongs to none, for a missing figure its question."""
        if error.key == "value.missing_input":
            missing = missing_inputs(self.card.formula.id, given)
            return self._question(missing[0].name)
        for row in self.rows:
            if error.arguments.get("input") == self.card.formula.input_label_key(row.input.name):
                row.set_error(self._words(error))
                return ""
        return self._words(error)

    def request(
        self, account_id: AccountId, conversation_id: ConversationId | None, opportunity_id: OpportunityId | None
    ) -> FigureRequest:
        """What is to be kept.

        Args:
            account_id: The client.
            conversation_id: The conversation held; None outside one.
            opportunity_id: The affair; None without one.
        """
        point = self.card.point
        kept = self.card.figure.point_key if self.card.figure is not None else None
        return FigureRequest(
            account_id=account_id,
            formula=self.card.formula.id,
            given=self.given(),
            conversation_id=conversation_id,
            opportunity_id=opportunity_id,
            point_key=point.id if point is not None else kept,
            agreed_words=self.agreed.words(),
            agreed_on=self.agreed.said_on(),
        )

    def line(self) -> str:
        """One line that says the figure, for the notes; empty while there is none."""
        if self.benefit is None:
            return ""
        large = words.headline(self.benefit, self._messages)
        title = self._messages.text(self.card.formula.label_key)
        return i18n.with_colon(f"**{title}**", f"{large.figure} {large.unit}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the figure."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)


def sheet_panel(sheet: CalculatorSheet, messages: Messages, keep: Callable[[CalculatorSheet], None]) -> SidePanel:
    """Makes the side panel of a sheet.

    Args:
        sheet: The sheet.
        messages: Words.
        keep: Called with the sheet when its figure is to be kept.

    Returns:
        The panel, to be opened by the window at :data:`PANEL_WIDTH`.
    """
    button = Button(words.translate("ConversationWords", "Garder ce chiffre"), "primary", "check")
    sheet.changed.connect(lambda: button.setEnabled(sheet.benefit is not None))
    sheet.submitted.connect(lambda: keep(sheet) if sheet.benefit is not None else None)
    button.clicked.connect(lambda _=False: keep(sheet))
    button.setEnabled(sheet.benefit is not None)
    formula = sheet.card.formula
    subtitle = messages.text(f"value.kind_{formula.kind.value}")
    return SidePanel(messages.text(formula.label_key), sheet, (button,), subtitle, head=sheet.head)
