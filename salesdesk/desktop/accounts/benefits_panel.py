"""What the client gains, in his own figures (bénéfices chiffrés): the card of an account's page and its gestures."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.history import course_of, state_chip, unit_of
from salesdesk.desktop.benefits.measure import realised_line
from salesdesk.desktop.benefits.opening import choose_benefit, open_sheet
from salesdesk.desktop.benefits.panels import open_history, open_statement
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated, money
from salesdesk.desktop.widgets import (
    Button,
    Card,
    SectionHeader,
    StatFigure,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import AccountId
from salesdesk.domain.money import spoken
from salesdesk.services import figure_history
from salesdesk.services.figure_history import FigureLine

_SHOWN = 5


class BenefitsCard(Retranslated, Card):
    """The figure in force of each calculator, with its course, its proof and what came of it.

    Args:
        desk: What it may ask of the program.
        owner: The page that it stands on.
    """

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk, self._owner = desk, owner
        self.title = SectionHeader("")
        self.new = Button("", "ghost", "plus", height=28)
        self.history = Button("", "ghost", "history", height=28)
        self.statement = Button("", "ghost", "file-text", height=28)
        self._list: QVBoxLayout = vbox(spacing=6)
        head = hbox(self.title, self.new, spacing=4)
        head.setStretch(0, 1)
        foot = hbox(self.history, self.statement, None, spacing=4)
        super().__init__(vbox(head, self._list, foot, spacing=10, margins=(16, 14, 12, 12)))
        self._account_id: AccountId | None = None
        self._lines: tuple[FigureLine, ...] = ()
        self.new.clicked.connect(lambda _=False: self.calculate())
        self.history.clicked.connect(lambda _=False: self.open_history())
        self.statement.clicked.connect(lambda _=False: self.open_statement())
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Bénéfices chiffrés"))
        self.new.setText(self.tr("Calculer"))
        self.new.setToolTip(self.tr("Calculer un bénéfice"))
        self.history.setText(self.tr("Historique"))
        self.statement.setText(self.tr("Relevé"))
        self._show(self._lines)

    def show_account(self, account_id: AccountId) -> None:
        """Reads the figures of an account and shows them."""
        self._account_id = account_id
        workspace = self._desk.workspace
        self._desk.jobs.read(
            self._owner, lambda: figure_history.history(workspace, account_id), self._show, key="account-benefits"
        )

    def calculate(self) -> None:
        """Offers the calculators."""
        if self._account_id is not None:
            choose_benefit(self._desk, self._owner, self._account_id)

    def open_history(self) -> None:
        """Opens the figures over time."""
        if self._account_id is not None:
            open_history(self._desk, self._owner, self._account_id)

    def open_statement(self) -> None:
        """Opens the statement of benefits."""
        if self._account_id is not None:
            open_statement(self._desk, self._owner, self._account_id)

    def _show(self, lines: tuple[FigureLine, ...]) -> None:
        self._lines = lines
        clear_layout(self._list)
        self.history.setVisible(bool(lines))
        self.statement.setVisible(bool(lines))
        if not lines:
            text = self.tr("Rien n’est chiffré\u00a0: posez la question du coût actuel à la prochaine conversation.")
            self._list.addWidget(TextLabel(text, 13, 400, "text3", wrap=True))
        for one in lines[:_SHOWN]:
            self._list.addWidget(self._row(one))
        if len(lines) > _SHOWN:
            more = self.tr("et {n} autres, dans l’historique").format(n=len(lines) - _SHOWN)
            self._list.addWidget(TextLabel(more, 12, 400, "text3"))

    def _row(self, line: FigureLine) -> Card:
        entry = line.latest
        name = self._desk.messages.text(line.formula.label_key)
        head = hbox(TextLabel(name, 13, 500), spacing=8)
        head.setStretch(0, 1)
        head.addWidget(state_chip(line))
        column = vbox(head, spacing=2, margins=(10, 8, 10, 8))
        amount = ""
        if entry.cents is not None:
            amount = money(spoken(entry.cents))
            figure = hbox(StatFigure(amount, unit_of(entry, line), px=20), None, spacing=8)
            course = course_of(line)
            if course is not None:
                figure.addWidget(course)
            column.addLayout(figure)
        if entry.is_agreed:
            column.addWidget(TextLabel(words.quoted(entry.figure.agreed_words), 12, 400, "text2", wrap=True))
        realised = realised_line(entry)
        if realised:
            kept = entry.realised[0].is_kept
            column.addWidget(TextLabel(realised, 12, 500, "success" if kept else "warning", wrap=True))
        row = Card(column, fill="surface", border="surface", radius=8, shadow=False, clickable=True)
        row.setAccessibleName(f"{name}, {amount}")
        row.clicked.connect(partial(self._open, line))
        return row

    def _open(self, line: FigureLine) -> None:
        if self._account_id is not None:
            open_sheet(self._desk, self._owner, self._account_id, line.formula.id, line.point_key)
