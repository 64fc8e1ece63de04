"""The margin of the first year, asked at signature (marge de première année): price - practices - gifts."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Field,
    FormRow,
    MoneyEdit,
    SidePanel,
    TextEdit,
    TextLabel,
    hbox,
    mark_wrong,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import OpportunityId
from salesdesk.services import margins
from salesdesk.services.margins import Expected, MarginDraft

PANEL_WIDTH = 480


class MarginForm(QWidget):
    """The three figures and what is left; a negative year asks for a decision with a name.

    Args:
        known: What is known at signature.
        author: Who signs a negative one.
    """

    submitted = Signal()

    def __init__(self, known: Expected, author: str) -> None:
        super().__init__()
        self._known = known
        self.price, self.practices = MoneyEdit(known.price_cents), MoneyEdit(known.practices_cents)
        self.gifts = MoneyEdit(known.gifts_cents)
        self.decision = TextEdit(
            known.known.decision if known.known else "", self.tr("Client de référence\u202f; prix revu en juin"), 3
        )
        self._price = Field(self.tr("Prix de la première année"), self.price)
        self._decision = Field(
            self.tr("Pourquoi signer quand même"), self.decision,
            self.tr("La décision porte votre nom\u00a0: {name}.").format(name=author),
        )  # fmt: skip
        self.figure = TextLabel("", 26, 700, "success", tnum=True)
        self.note = TextLabel("", 12, 400, "text2", wrap=True)
        box = Card.panel(vbox(self.figure, self.note, spacing=2, margins=(14, 10, 14, 12)))
        practices = Field(self.tr("Pratiques, par an"), self.practices)
        row = FormRow(practices, Field(self.tr("Gestes et remises"), self.gifts))
        self.setLayout(vbox(self._price, row, *self._habits(known), box, self._decision, spacing=14))
        for edit in (self.price, self.practices, self.gifts):
            edit.value_changed.connect(lambda _cents: self._compute())
        self.setFocusProxy(self.price)
        self._compute()

    def _habits(self, known: Expected) -> list[QWidget]:
        rows = []
        for one in known.practices[:6]:
            cost = TextLabel(i18n.money(one.yearly_cents, decimals=False), 12, 500, "text2", tnum=True)
            line = hbox(TextLabel(one.what, 12, 400, "text2"), cost, spacing=8)
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            rows.append(holder)
        return rows

    def left_cents(self) -> int:
        """What is left of the price."""
        return (self.price.cents() or 0) - (self.practices.cents() or 0) - (self.gifts.cents() or 0)

    def _compute(self) -> None:
        left = self.left_cents()
        self.figure.setText(i18n.money(left, decimals=False))
        self.figure.set_colour("success" if left >= 0 else "danger")
        price = self.price.cents() or 0
        share = i18n.percent(left / price) if price else "–"
        fine = self.tr("de marge la première année, soit {share} du prix\u202f; vérifiée au mois 3").format(share=share)
        bad = self.tr("La première année coûte plus qu’elle ne rapporte.")
        self.note.setText(fine if left >= 0 else bad)
        self._decision.setVisible(left < 0)

    def is_complete(self) -> bool:
        """A price is needed, and a reason when the year is negative."""
        priced = bool(self.price.cents())
        self._price.set_error("" if priced else self.tr("Écrivez le prix de la première année."))
        decided = self.left_cents() >= 0 or bool(self.decision.toPlainText().strip())
        self._decision.set_error("" if decided else self.tr("Écrivez pourquoi, ou changez une pratique."))
        # What was read of an amount before it went wrong is not what it says.
        wrong = [edit for edit in (self.price, self.practices, self.gifts) if not edit.is_valid()]
        for amount in wrong:
            mark_wrong(amount, True)
        return priced and decided and not wrong

    def draft(self) -> MarginDraft:
        """What is typed."""
        return MarginDraft(
            opportunity_id=self._known.opportunity.id,
            price_cents=self.price.cents() or 0,
            practices_cents=self.practices.cents() or 0,
            gifts_cents=self.gifts.cents() or 0,
            decision=self.decision.toPlainText(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits, Ctrl+Enter from the reason."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)


def ask_margin(desk: Desk, page: QWidget, opportunity_id: OpportunityId) -> None:
    """Asks for the margin of a signed affair in the panel.

    Args:
        desk: What may be asked of the program.
        page: In whose name it is read and kept.
        opportunity_id: The affair.
    """
    workspace = desk.workspace
    desk.jobs.read(
        page,
        lambda: (margins.expected(workspace, opportunity_id), workspace.me().name),
        lambda found: _open(desk, page, *found),
        key="margin",
    )


def _open(desk: Desk, page: QWidget, known: Expected, author: str) -> None:
    form, tr = MarginForm(known, author), QCoreApplication.translate
    keep = Button(tr("MarginForm", "Enregistrer la marge"), "primary", "check")
    later = Button(tr("MarginForm", "Plus tard"), "ghost")

    def refused(error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            told = desk.messages.explain(error)
            desk.shell.toast(f"{told.what} {told.do}".strip())

    def kept(_review: object) -> None:
        said = tr("MarginForm", "Marge de première année enregistrée")
        desk.shell.close_panel()
        desk.shell.toast(said, undoable=True)
        desk.shell.request_sync()

    def save() -> None:
        if form.is_complete():
            draft = form.draft()
            # No initiator: whoever shows margins reads again.
            desk.jobs.write(page, lambda: margins.keep(desk.workspace, draft), kept, refused)

    keep.clicked.connect(lambda _=False: save())
    form.submitted.connect(save)
    later.clicked.connect(lambda _=False: desk.shell.close_panel())
    title = tr("MarginForm", "Marge de la première année")
    about = f"{known.opportunity.name} · {known.account_name}"
    desk.shell.open_panel(SidePanel(title, form, (later, keep), about), PANEL_WIDTH)
