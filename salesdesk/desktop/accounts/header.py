"""The head of an account's page: who it is, what it is worth, what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from salesdesk.desktop import theme
from salesdesk.desktop.accounts.event_words import channel_text
from salesdesk.desktop.accounts.saved_dot import SavedDot
from salesdesk.desktop.accounts.words import STATUS_TONES, segment_text, solvency_text, status_text
from salesdesk.desktop.i18n import Retranslated, date_short, in_language, money
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconButton,
    IconLabel,
    Rule,
    TextLabel,
    boxed,
    hbox,
    sized,
    vbox,
)
from salesdesk.services.account_page import AccountView

_STACK_BELOW = 1060
QWIDGETSIZE_MAX = 16_777_215


class AccountHeader(Retranslated, Card):
    """Name, chips and figures at the left; the next step and the verbs at the right."""

    prepare_asked = Signal()
    plan_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        self.avatar = Avatar("–", 52)
        self.name = TextLabel("", 20, 700)
        self.segment, self.status, self.solvency = Chip(""), Chip(""), Chip("")
        self.sent = SavedDot("")
        self.place = TextLabel("", 13, 400, "text2")
        self.sales, self.potential, self.visits = (TextLabel("", 13, 400, "text2", tnum=True) for _ in range(3))
        self._rules = [sized(Rule(vertical=True, colour="border_strong"), 0, 14) for _ in range(3)]
        self.next_label, self.next_step = TextLabel("", 12, 400, "text2"), TextLabel("", 13, 600)
        self.prepare = Button("", "primary", "message-square-text", 40)
        self.plan = IconButton("calendar-clock", "-", 40, "text2", 18)
        self.edit = IconButton("pencil", "-", 36)
        self.delete = IconButton("trash-2", "-", 36)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        super().__init__(vbox(self._line(), margins=(16, 12, 16, 14)))
        self._view: AccountView | None = None
        self.prepare.clicked.connect(lambda _=False: self.prepare_asked.emit())
        self.plan.clicked.connect(lambda _=False: self.plan_asked.emit())
        self.edit.clicked.connect(lambda _=False: self.edit_asked.emit())
        self.delete.clicked.connect(lambda _=False: self.delete_asked.emit())
        self.retranslate()

    def _line(self) -> QBoxLayout:
        chips = hbox(self.name, self.sent, self.segment, self.status, self.solvency, None, spacing=8)
        facts = hbox(
            IconLabel("map-pin", "text2", 15), self.place, self._rules[0], self.sales, self._rules[1],
            self.potential, self._rules[2], self.visits, None, spacing=8,
        )  # fmt: skip
        left = hbox(self.avatar, vbox(chips, facts, spacing=6), spacing=16)
        left.setStretch(1, 1)
        words = vbox(self.next_label, self.next_step, spacing=2)
        self._step = Card.panel(hbox(IconLabel("flag", "accent", 18), words, spacing=12, margins=(14, 8, 14, 8)))
        right = hbox(self._step, 2, self.edit, self.delete, self.plan, 2, self.prepare, spacing=4)
        right.setStretch(0, 1)
        right.setAlignment(self._step, Qt.AlignmentFlag.AlignVCenter)
        self._right = boxed(right)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.px(12))
        self._box.addLayout(left, 1)
        self._box.addWidget(self._right)
        return self._box

    def retranslate(self) -> None:
        """Sets every text."""
        self.prepare.setText(self.tr("Préparer"))
        self.prepare.setToolTip(self.tr("Préparer la conversation (P)"))
        self.plan.set_name(self.tr("Planifier une visite"), "V")
        self.edit.set_name(self.tr("Modifier le compte"), "E")
        self.delete.set_name(self.tr("Supprimer le compte"), "Del")
        self.sent.setToolTip(self.tr("Enregistré sur ce poste, pas encore envoyé"))
        self.sent.setAccessibleName(self.sent.toolTip())
        self.next_label.setText(self.tr("Prochaine étape"))
        if self._view is not None:
            self.show_account(self._view)

    def show_account(self, view: AccountView) -> None:
        """Shows an account."""
        self._view = view
        account = view.account
        self.avatar.set_name(account.name)
        self.name.setText(account.name)
        self.name.setMinimumWidth(min(self.name.sizeHint().width(), theme.px(220)))
        self.segment.setVisible(account.segment is not None)
        if account.segment is not None:
            self.segment.set_content(segment_text(account.segment), "accent")
        self.status.set_content(status_text(account.status), STATUS_TONES[account.status])
        text, tone, icon = solvency_text(account.solvency, account.solvency_on, view.solvency_due)
        self.solvency.set_content(text, tone, icon)
        self.solvency.setToolTip(account.solvency_source or "")
        self.sent.setVisible(account.id in view.saved_here)
        self._show_facts(view)
        self.next_step.setText(self._next_text(view))
        label, on = self.tr("Prochaine étape"), view.next_step.on if view.next_step else None
        self.next_label.setText(f"{label} · {date_short(on)}" if on is not None else label)
        self.next_step.set_colour("text" if view.next_step else "warning")

    def _show_facts(self, view: AccountView) -> None:
        account = view.account
        department = (account.insee or account.postcode or "")[:2]
        city = account.city or self.tr("Commune inconnue")
        self.place.setText(f"{city} ({department})" if department and account.city else city)
        sales = money(account.yearly_sales_cents, decimals=False) if account.yearly_sales_cents is not None else "–"
        self.sales.setText(self.tr("CA annuel\u00a0: {amount}").format(amount=sales))
        potential = money(account.potential_cents, decimals=False) if account.potential_cents is not None else "–"
        self.potential.setText(self.tr("Potentiel\u00a0: {amount}").format(amount=potential))
        if view.visits_planned:
            over = view.visits_done > view.visits_planned
            text = self.tr("{n} contacts pour {total} prévus") if over else self.tr("Contact {n} sur {total} prévus")
            self.visits.setText(text.format(n=view.visits_done, total=view.visits_planned))
        else:
            self.visits.setText(self.tr("Aucun contact prévu"))

    def _next_text(self, view: AccountView) -> str:
        step = view.next_step
        if step is None:
            return self.tr("À fixer avec le client")
        if step.visit is not None:
            words = in_language(step.title) or step.visit.goal or channel_text(step.visit.channel)
        else:
            assert step.promise is not None
            words = step.promise.what
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines when one is too narrow."""
        super().resizeEvent(event)
        stacked = self.width() < theme.px(_STACK_BELOW)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
        self._step.setMaximumWidth(QWIDGETSIZE_MAX if stacked else theme.px(290))
