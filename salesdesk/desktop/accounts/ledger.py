"""What is owed on both sides, the affairs, the benefits in euros: the right column of an account's page."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.desktop.accounts.saved_dot import SavedDot
from salesdesk.desktop.accounts.words import counted
from salesdesk.desktop.i18n import Retranslated, date_text, in_language, money, percent, relative_day
from salesdesk.desktop.widgets import (
    Card,
    IconButton,
    Progress,
    SectionHeader,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.conversation import CommitmentStatus, KeptRate
from salesdesk.domain.ids import CommitmentId
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.services.account_page import AccountView, AffairView, Commitment

_SHOWN = 5


class PromisesCard(Retranslated, Card):
    """Promises of both sides with the rate at which each is kept; settled with one click."""

    settled = Signal(object, object)
    """Id of the commitment, and its :class:`CommitmentStatus`."""

    def __init__(self, today: date) -> None:
        self.title = SectionHeader("")
        self._list: QVBoxLayout = vbox(spacing=4)
        super().__init__(vbox(self.title, self._list, spacing=8, margins=(16, 14, 12, 14)))
        self._view: AccountView | None = None
        self._today = today
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Promesses"))
        if self._view is not None:
            self.show_promises(self._view)

    def show_promises(self, view: AccountView) -> None:
        """Shows what is open on both sides."""
        self._view = view
        clear_layout(self._list)
        ledger = view.promises
        self._side(self.tr("Les nôtres"), ledger.ours, ledger.our_rate, view)
        self._list.addSpacing(6)
        self._side(self.tr("Celles du client"), ledger.theirs, ledger.their_rate, view)

    def _side(self, title: str, promises: tuple[Commitment, ...], rate: KeptRate, view: AccountView) -> None:
        self._list.addWidget(
            boxed(hbox(TextLabel(title, 12, 600, "text2"), None, self._rate(rate), margins=(0, 0, 4, 0)))
        )
        if not promises:
            self._list.addWidget(TextLabel(self.tr("Rien en attente"), 13, 400, "text3"))
        for one in promises[:_SHOWN]:
            self._list.addWidget(self._row(one, one.id in view.saved_here))
        if len(promises) > _SHOWN:
            more = self.tr("et {n} autres, dans le fil").format(n=len(promises) - _SHOWN)
            self._list.addWidget(TextLabel(more, 12, 400, "text3"))

    def _rate(self, rate: KeptRate) -> QWidget:
        if not rate.settled:
            return TextLabel(self.tr("pas encore de recul"), 12, 400, "text3")
        share = rate.kept / rate.settled
        text = self.tr("{share} tenues ({kept} sur {settled})")
        words = text.format(share=percent(share), kept=rate.kept, settled=rate.settled)
        return TextLabel(words, 12, 500, "success" if share >= 0.8 else "warning", tnum=True)

    def _row(self, one: Commitment, saved_here: bool) -> QWidget:
        due, late = self._due(one)
        words = vbox(TextLabel(one.what, 13, 500), TextLabel(due, 12, 400, "danger" if late else "text2"), spacing=0)
        kept = IconButton("check", self.tr("Tenue\u00a0: {what}").format(what=one.what), 28, "success")
        broken = IconButton("x", self.tr("Non tenue\u00a0: {what}").format(what=one.what), 28, "danger")
        kept.clicked.connect(partial(self._settle, one.id, CommitmentStatus.KEPT))
        broken.clicked.connect(partial(self._settle, one.id, CommitmentStatus.BROKEN))
        parts: list[QWidget] = [boxed(words)]
        if saved_here:
            parts.append(SavedDot(self.tr("Enregistré sur ce poste, pas encore envoyé")))
        line = hbox(*parts, kept, broken, spacing=4)
        line.setStretch(0, 1)
        return boxed(line)

    def _settle(self, commitment_id: CommitmentId, status: CommitmentStatus, _checked: bool = False) -> None:
        self.settled.emit(commitment_id, status)

    def _due(self, one: Commitment) -> tuple[str, bool]:
        if one.due_on is None:
            return self.tr("sans date"), False
        late = one.due_on < self._today
        day = relative_day(one.due_on, self._today)
        return (self.tr("en retard, attendue {day}") if late else self.tr("attendue {day}")).format(day=day), late


class AffairsCard(Retranslated, Card):
    """Affairs with their stage and the proofs that it still lacks."""

    opened = Signal(object)
    """Id of the opportunity."""

    def __init__(self) -> None:
        self.title = SectionHeader("")
        self._list: QVBoxLayout = vbox(spacing=10)
        super().__init__(vbox(self.title, self._list, spacing=10, margins=(16, 14, 16, 14)))
        self._view: AccountView | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Affaires"))
        if self._view is not None:
            self.show_affairs(self._view)

    def show_affairs(self, view: AccountView) -> None:
        """Shows the open ones, then the latest closed ones."""
        self._view = view
        clear_layout(self._list)
        if not view.affairs:
            self._list.addWidget(TextLabel(self.tr("Aucune affaire pour l’instant"), 13, 400, "text3"))
        for one in view.affairs[:_SHOWN]:
            self._list.addWidget(self._row(one))

    def _row(self, one: AffairView) -> Card:
        affair = one.opportunity
        amount = money(affair.amount_cents, decimals=False) if affair.amount_cents is not None else "–"
        head = hbox(TextLabel(affair.name, 13, 600), TextLabel(amount, 13, 600, tnum=True), spacing=8)
        head.setStretch(0, 1)
        lines: list[QWidget] = [boxed(head)]
        if affair.outcome is OpportunityOutcome.OPEN:
            lines += self._open_lines(one)
        else:
            lines.append(self._closed_line(one))
        row = Card(vbox(*lines, spacing=6, margins=(12, 10, 12, 12)), fill="sunken", border="sunken", radius=8,
                   shadow=False, clickable=True)  # fmt: skip
        row.setAccessibleName(f"{affair.name}, {amount}, {in_language(one.stage)}")
        row.clicked.connect(partial(self.opened.emit, affair.id))
        return row

    def _open_lines(self, one: AffairView) -> list[QWidget]:
        slow = one.standard_days is not None and one.days > one.standard_days
        stay = counted(one.days, self.tr("depuis {n} jour"), self.tr("depuis {n} jours"))
        place = self.tr("Étape {place} sur {stages}").format(place=one.place, stages=one.stages) if one.place else ""
        meta = " · ".join(filter(None, (place, stay)))
        lines: list[QWidget] = [
            TextLabel(in_language(one.stage), 12, 400, "text2", wrap=True),
            Progress(one.place / one.stages if one.stages else 0.0, name=meta),
            TextLabel(meta, 12, 500 if slow else 400, "warning" if slow else "text3", tnum=True),
        ]
        if one.missing:
            words = in_language(one.missing[0].text)
            more = len(one.missing) - 1
            text = self.tr("Manque\u00a0: {proof}").format(proof=words)
            text += counted(more, self.tr(" (et {n} autre)"), self.tr(" (et {n} autres)")) if more else ""
            missing = TextLabel(text, 12, 400, "warning", wrap=True)
            missing.setToolTip("\n".join(in_language(each.text) for each in one.missing))
            lines.append(missing)
        elif one.place:
            lines.append(TextLabel(self.tr("Toutes les preuves sont là\u00a0: passez à la suite"), 12, 500, "success"))
        return lines

    def _closed_line(self, one: AffairView) -> QWidget:
        affair = one.opportunity
        day = date_text(affair.closed_on) if affair.closed_on else ""
        words = {
            OpportunityOutcome.WON: self.tr("Gagnée le {day}"),
            OpportunityOutcome.LOST: self.tr("Perdue le {day}"),
            OpportunityOutcome.NO_DECISION: self.tr("Sans décision le {day}"),
        }[affair.outcome].format(day=day)
        won = affair.outcome is OpportunityOutcome.WON
        return TextLabel(words.strip(), 12, 500, "success" if won else "text3")
