"""Unprofitable practices (pratiques non rentables): yearly cost, and change it, price it, or accept it by name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import words
from salesdesk.desktop.value.forms import PracticeDecisionForm
from salesdesk.desktop.value.tab import HeadFigure, Tab
from salesdesk.desktop.widgets import Banner, Button, Card, RowChip, RowContent, StatFigure, TextLabel, Tone, hbox, vbox
from salesdesk.domain.extra_work import PracticeDecision
from salesdesk.services import extra_work, practice_ledger
from salesdesk.services.practice_ledger import PracticeBook, PracticeLine

_TONES: dict[PracticeDecision, Tone] = {
    PracticeDecision.OPEN: "warning",
    PracticeDecision.CHANGE: "accent",
    PracticeDecision.PRICE: "success",
    PracticeDecision.ACCEPT: "neutral",
}


class PracticesTab(Tab):
    """All practices, those that wait for a decision first."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: PracticeBook | None = None
        self.form: PracticeDecisionForm | None = None
        super().__init__(desk, page, "repeat")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Pratiques"))
        self.empty.set_texts(
            self.tr("Aucune pratique notée"),
            self.tr("Une habitude du client qui coûte se note pendant la visite, en tapant /. Son coût par an apparaît "
                    "ici, avec une décision à prendre."),
        )  # fmt: skip
        super().retranslate()

    def load(self) -> None:
        """Reads the practices."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: practice_ledger.practices(workspace), self._show, key="practices")

    def _show(self, book: PracticeBook) -> None:
        self.shown = book
        self.show_rows([(line.id, line) for line in book.lines])
        self.figures_changed.emit()

    def figures(self) -> Sequence[HeadFigure]:
        """What practices cost in a year, and what waits."""
        if self.shown is None:
            return ()
        book = self.shown
        waiting = sum(line.waits for line in book.lines)
        return (
            HeadFigure(words.euros(book.yearly_cents), self.tr("par an à notre charge"), "warning"),
            HeadFigure(words.euros(book.waiting_cents), self.tr("sans décision")),
            HeadFigure(str(waiting), self.tr("à décider"), "danger" if waiting else "text"),
        )

    def content(self, row: object) -> RowContent:
        """One practice."""
        assert isinstance(row, PracticeLine)  # the model holds nothing else
        one = row.practice
        late = row.waits and one.decision is not PracticeDecision.OPEN
        chip = RowChip(self.tr("À revoir"), "warning") if late else RowChip(
            words.decision_name(one.decision), _TONES[one.decision]
        )  # fmt: skip
        return RowContent(
            one.what, words.joined(row.account_name, row.rep_name), icon="repeat",
            icon_colour="warning" if row.waits else "text3", chips=(chip,), amount=words.euros(one.yearly_cents),
            note=self.tr("par an"),
        )  # fmt: skip

    def spoken(self, row: object) -> str:
        """A practice read aloud."""
        content = self.content(row)
        chips = (chip.text for chip in content.chips)
        return words.spoken(content.title, content.subtitle, *chips, f"{content.amount} {content.note}")

    def fill_detail(self, row: object) -> None:
        """One practice in full, with the three decisions."""
        assert isinstance(row, PracticeLine)  # the model holds nothing else
        one = row.practice
        self.add(TextLabel(one.what, 15, 600, wrap=True))
        account = Button(row.account_name, "quiet", "building-2", 28)
        account.clicked.connect(lambda _=False: self.desk.shell.open("account", account_id=one.account_id))
        self.add(hbox(account, None))
        sum_text = self.tr("{time} par mois × {rate} de l’heure × 12").format(
            time=words.minutes_text(one.monthly_minutes), rate=words.euros(one.hourly_cents)
        )
        cost = StatFigure(words.euros(one.yearly_cents), self.tr("par an"), "warning")
        self.add(Card.panel(vbox(cost, TextLabel(sum_text, 12, 400, "text2"), spacing=2, margins=(14, 10, 14, 12))))
        if one.decision is not PracticeDecision.OPEN:
            self._add_decision(row)
        if self.shown is not None and self.shown.may_write:
            self._add_buttons(row)
        noted = self.tr("Notée le {day}").format(day=i18n.date_text(one.noted_on))
        count = self.tr("{n} demandes hors périmètre en viennent").format(n=row.extras) if row.extras else ""
        if row.extras == 1:
            count = self.tr("Une demande hors périmètre en vient")
        self.add(TextLabel(words.joined(noted, count), 12, 400, "text3", wrap=True))

    def _add_decision(self, row: PracticeLine) -> None:
        one = row.practice
        who = words.joined(words.decision_name(one.decision), row.decided_by, words.day(one.decided_on))
        again = self.tr("À revoir le {day}").format(day=words.day(one.revisit_on)) if one.revisit_on else ""
        if row.waits:
            self.add(Banner(again, "warning", who, closable=False))
        else:
            self.add(TextLabel(words.joined(who, again), 13, 500, "text2", wrap=True))
        if one.decision_reason:
            inside = vbox(TextLabel(one.decision_reason, 13, 400, "text2", wrap=True), margins=(12, 10, 12, 10))
            self.add(Card.panel(inside))

    def _add_buttons(self, row: PracticeLine) -> None:
        texts = {
            PracticeDecision.CHANGE: (self.tr("La changer…"), "refresh-cw"),
            PracticeDecision.PRICE: (self.tr("La tarifer…"), "euro"),
            PracticeDecision.ACCEPT: (self.tr("L’accepter, à mon nom…"), "heart-handshake"),
        }
        first, second = hbox(spacing=8), hbox(spacing=8)
        for decision, (text, icon) in texts.items():
            due = decision is PracticeDecision.CHANGE and row.waits
            button = Button(text, "primary" if due else "secondary", icon, 34)
            button.clicked.connect(lambda _=False, decision=decision: self.decide(row, decision))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            (second if decision is PracticeDecision.ACCEPT else first).addWidget(button, 1)
        self.add(vbox(first, second, spacing=8))

    def decide(self, row: PracticeLine, decision: PracticeDecision) -> None:
        """Opens the form of a decision.

        Args:
            row: The practice.
            decision: What is proposed.
        """
        form = PracticeDecisionForm(row.practice, decision, lambda: self.desk.today)
        self.form = form

        def save() -> None:
            work = partial(
                extra_work.decide, self.desk.workspace, row.id, form.chosen(), reason=form.reason.toPlainText(),
                revisit_on=form.revisit.value(), initiator=self.page,
            )  # fmt: skip
            self.work.run(work, self.tr("Décision gardée, à votre nom"))

        self.work.ask(self.tr("Décision sur la pratique"), form, self.tr("Décider"), save, row.account_name)
