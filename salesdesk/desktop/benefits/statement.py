"""The statement of benefits before it leaves (relevé des bénéfices): the page as the client will read it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n, theme
from salesdesk.desktop.benefits.quote import icon_line
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    SegmentControl,
    TextLabel,
    Themed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.reports.benefit_statement import statement_html
from salesdesk.services.benefit_statement import Statement

_PAPER_HEIGHT = 560


class Paper(Themed, QTextBrowser):
    """A page as it will be printed: always dark ink on white."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setStyleSheet("QTextBrowser { background: #FFFFFF; color: #131722; border: none; padding: 12px; }")
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes height and font."""
        self.setFixedHeight(theme.px(_PAPER_HEIGHT))
        self.setFont(theme.font(13))


class StatementView(QWidget):
    """The page of a year, and below it what only the rep reads.

    Args:
        years: Years that can be chosen, latest first.
        messages: Words of the page.
    """

    year_chosen = Signal(int)

    def __init__(self, years: tuple[int, ...], messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.statement: Statement | None = None
        self.years = SegmentControl([(str(one), str(one)) for one in years[:5]], None, self.tr("Année"))
        self.paper = Paper()
        self.paper.setAccessibleName(self.tr("Le relevé tel que le client le lira"))
        self._above = vbox(spacing=8)
        self._pending = vbox(spacing=6)
        frame = Card(vbox(self.paper, margins=(6, 6, 6, 6)), radius=8)
        self.renew = Button(self.tr("Planifier le renouvellement"), "secondary", "calendar-days")
        self.print = Button(self.tr("Imprimer"), "secondary", "printer")
        self.pdf = Button(self.tr("Enregistrer en PDF"), "primary", "file-text")
        self.setLayout(vbox(hbox(self.years, None), self._above, frame, self._pending, spacing=12))
        self.years.chosen.connect(lambda key: self.year_chosen.emit(int(key)))
        self.setFocusProxy(self.years)

    def show_statement(self, statement: Statement) -> None:
        """Shows the page of a year."""
        self.statement = statement
        self.paper.setHtml(statement_html(statement, self._messages))
        clear_layout(self._above)
        clear_layout(self._pending)
        for button in (self.print, self.pdf):
            button.setEnabled(not statement.is_empty)
        if statement.is_empty:
            text = self.tr("Aucun gain validé dans ses mots\u00a0: il n’y a rien à remettre au client.")
            self._above.addWidget(Banner(text, "info", closable=False))
        elif statement.advised_against:
            low = self._messages.text("value.advice_ratio_low")
            self._above.addWidget(Banner(low, "warning", closable=False))
        if statement.pending:
            self._pending.addWidget(TextLabel(self.tr("À confirmer avec lui, jamais imprimé"), 13, 600))
        for one in statement.pending:
            name = self._messages.text(f"value.formula_{one.figure.formula}")
            why = self._messages.text(f"benefits.pending_{one.why.value}")
            self._pending.addLayout(icon_line("triangle-alert", i18n.with_colon(name, why), "warning", 500))

    def html(self) -> str:
        """The page shown; empty before the first."""
        return statement_html(self.statement, self._messages) if self.statement is not None else ""
