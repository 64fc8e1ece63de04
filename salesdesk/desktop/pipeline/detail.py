"""One affair in the side panel: figures, proofs captured where they are missing, the way it came, its verbs."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.evidence_form import EvidenceForm, InlineForm
from salesdesk.desktop.i18n import date_long, date_short, in_language
from salesdesk.desktop.pipeline.detail_parts import ProofRow, Words, passage_row
from salesdesk.desktop.pipeline.forms import EndForm, OverrideForm
from salesdesk.desktop.pipeline.words import (
    amount_text,
    counted,
    figure_text,
    outcome_text,
    step_look,
    step_text,
)
from salesdesk.desktop.visit_words import role_text
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    IconLabel,
    Progress,
    SectionHeader,
    StatFigure,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.services.opportunity_detail import Commitment, OpportunityDetail, OpportunityOutcome, ProofLine, Stage
from salesdesk.services.process_mapping import MappingPlan


class DetailView(QWidget):
    """All of one affair; it is filled again after each change and keeps the form that is open.

    Args:
        messages: Words of kinds of proof.
        today: Gives the day.
    """

    proof_ready = Signal(object)
    """A :class:`EvidenceForm` that is complete; its criterion is in :attr:`open_proof`."""
    proof_withdrawn = Signal(object)
    move_wanted = Signal(str, str)
    """Stage to go to, and the reason of the override; empty when nothing is missing."""
    end_ready = Signal(object)
    """An :class:`EndForm` that is complete."""
    reopened = Signal()
    edited = Signal()
    account_wanted = Signal()
    mapping_wanted = Signal()
    proposal_noted = Signal(bool)
    """The proposal was commented in person today; False: it was sent."""

    def __init__(self, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._messages, self._today = messages, today
        self.shown: OpportunityDetail | None = None
        self.open_proof = ""
        self.form: InlineForm | None = None
        self.rows: dict[str, ProofRow] = {}
        self.advance: Button | None = None
        self.verbs: dict[str, Button] = {}
        self._form_place: QVBoxLayout | None = None
        self._column = vbox(spacing=16)
        self.setLayout(self._column)

    def show_detail(self, shown: OpportunityDetail) -> None:
        """Shows an affair as it is now."""
        self.shown, self.form, self.open_proof, self.rows, self.advance = shown, None, "", {}, None
        clear_layout(self._column)
        head = (self._head(shown), *self._older(), self._verb_row(shown))
        for part in (*head, self._stage(shown), self._next(shown)):
            self._column.addWidget(part)
        for more in (
            self._proposal(shown),
            self._figures(shown),
            self._promises(shown),
            self._earlier(shown),
            self._history(shown),
        ):
            if more is not None:
                self._column.addWidget(more)

    def _head(self, shown: OpportunityDetail) -> QWidget:
        one = shown.opportunity
        figure = StatFigure(amount_text(one.amount_cents, one.currency))
        text, tone, icon = outcome_text(one.outcome, shown.made)
        chips = [Chip(text, tone, icon)]
        if one.paid_cents and not shown.made:
            chips.append(Chip(self.tr("{paid} payés").format(paid=amount_text(one.paid_cents, one.currency)), "accent"))
        if one.id in shown.saved_here:
            chips.append(Chip(self.tr("Enregistrée sur ce poste"), "warning", "hard-drive"))
        account = Button(shown.account_name, "ghost", "building-2", height=32)
        account.clicked.connect(lambda _=False: self.account_wanted.emit())
        facts = [
            self.tr("Décision attendue {day}").format(day=date_long(one.expected_on)) if one.expected_on else "",
            next((person.full_name for person in shown.people if person.id == one.contact_id), ""),
            shown.product_name, shown.names.get(one.owner_id, ""), one.lost_reason or "",
        ]  # fmt: skip
        said = " · ".join(fact for fact in facts if fact)
        return boxed(
            vbox(
                hbox(figure, None, *chips, spacing=6), hbox(account, None),
                TextLabel(said, 12, 400, "text2", wrap=True), spacing=6,
            )
        )  # fmt: skip

    plan: MappingPlan | None = None
    """Where the affair would go in the version in force; None when it follows that one."""

    def _older(self) -> tuple[QWidget, ...]:
        if self.plan is None:
            return ()
        deal, target = self.plan.deals[0], self.plan.target.version
        text = self.tr("Suit la version {n}").format(n=deal.from_version)
        if deal.to_stage is None:
            stays = self.tr("La version {n} n’a pas d’étape correspondante").format(n=target)
            return (Banner(text, "info", stays, closable=False),)
        banner = Banner(text, "info", verb=self.tr("Passer à la version {n}").format(n=target), closable=False)
        banner.clicked.connect(self.mapping_wanted.emit)
        return (banner,)

    def _verb_row(self, shown: OpportunityDetail) -> QWidget:
        self.verbs = {}
        outcome = shown.opportunity.outcome
        texts = {
            "win": self.tr("Signée…"), "pay": self.tr("Paiement reçu…"), "lose": self.tr("Perdue…"),
            "no_decision": self.tr("Sans décision…"), "reopen": self.tr("Rouvrir"), "edit": self.tr("Modifier"),
        }  # fmt: skip
        wanted = {OpportunityOutcome.OPEN: ["win", "lose", "no_decision", "edit"]}.get(outcome, ["reopen", "edit"])
        if outcome is OpportunityOutcome.WON:
            wanted = ["edit"] if shown.made else ["pay", "reopen", "edit"]
        if shown.opportunity.paid_cents and "reopen" in wanted:
            wanted.remove("reopen")
        row = hbox(spacing=6)
        for verb in wanted:
            button = Button(texts[verb], "secondary" if verb in ("win", "pay") else "ghost", height=32)
            button.clicked.connect(lambda _=False, verb=verb: self.begin(verb))
            self.verbs[verb] = button
            row.addWidget(button)
        row.addStretch(1)
        self._form_place = vbox(spacing=0)
        box = boxed(vbox(row, self._form_place, spacing=8))
        box.setVisible(shown.may_write)
        return box

    def begin(self, verb: str) -> None:
        """Begins a verb: opens its form, or does it when it needs none.

        Args:
            verb: ``win``, ``pay``, ``lose``, ``no_decision``, ``reopen`` or ``edit``.
        """
        if self.shown is None or verb not in self.verbs:
            return
        if verb == "reopen":
            self.reopened.emit()
        elif verb == "edit":
            self.edited.emit()
        elif self._form_place is not None:
            form = EndForm(verb, self.shown.opportunity, self._today)
            form.submitted.connect(lambda: self.end_ready.emit(form))
            self._open(form, self._form_place)

    def _open(self, form: InlineForm, place: QVBoxLayout) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        place.addWidget(form)
        proxy = form.focusProxy()
        if proxy is not None:
            proxy.setFocus()
        # Once the layout has given it its place.
        QTimer.singleShot(0, form, lambda: self._bring_into_view(form))

    def _bring_into_view(self, form: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(form, 0, 16)

    def close_form(self) -> None:
        """Gives up what is being typed."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form, self.open_proof = None, ""

    def _stage(self, shown: OpportunityDetail) -> QWidget:
        name = in_language(shown.stage.buyer_state) if shown.stage else shown.opportunity.stage_key
        inside = vbox(spacing=12, margins=(16, 14, 16, 16))
        place = self.tr("Étape {place} sur {stages}").format(place=shown.place, stages=shown.stages)
        inside.addWidget(TextLabel(place if shown.place else self.tr("Étape"), 12, 500, "accent_text"))
        inside.addWidget(TextLabel(name, 15, 600, wrap=True))
        standard = shown.stage.standard_days if shown.stage else 0
        if standard:
            late = shown.days > standard
            bar = Progress(min(shown.days / standard, 1.0), "warning" if late else "accent")
            text = self.tr("{days} jours dans l’étape, délai {standard}").format(days=shown.days, standard=standard)
            inside.addWidget(bar)
            inside.addWidget(TextLabel(text, 12, 500 if late else 400, "warning" if late else "text2", tnum=True))
        self._criteria(inside, self.tr("Pour en sortir"), shown.proofs, shown)
        if shown.entry:
            self._criteria(inside, self.tr("À l’entrée, pour mémoire"), shown.entry, shown)
        if shown.may_move:
            inside.addWidget(self._moves(shown))
        return Card(inside)

    def _criteria(
        self, column: QVBoxLayout, title: str, lines: tuple[ProofLine, ...], shown: OpportunityDetail
    ) -> None:
        words = Words(self._messages, shown.names, shown.opportunity.currency)
        column.addWidget(TextLabel(title, 12, 600, "text3"))
        for line in lines:
            row = ProofRow(line, words, may_write=shown.may_write)
            row.wanted.connect(self.begin_proof)
            row.withdrawn.connect(self.proof_withdrawn)
            self.rows[line.criterion.id] = row
            column.addWidget(row)

    def begin_proof(self, criterion_id: str) -> None:
        """Opens the form of a proof below its criterion."""
        shown, row = self.shown, self.rows.get(criterion_id)
        if shown is None or row is None:
            return
        line = next(one for one in (*shown.proofs, *shown.entry) if one.criterion.id == criterion_id)
        form = EvidenceForm(line.criterion, self._messages, self._today)
        form.submitted.connect(lambda: self.proof_ready.emit(form))
        self._open(form, row.below)
        self.open_proof = criterion_id

    def _moves(self, shown: OpportunityDetail) -> QWidget:
        column, self._override_place = vbox(spacing=8), vbox(spacing=0)
        if shown.forward is not None:
            stage = shown.forward
            ready = not shown.missing
            self.advance = Button(
                self.tr("Passer à l’étape suivante") if ready else self.tr("Avancer sans ces preuves…"),
                "primary" if ready else "secondary", "arrow-right",
            )  # fmt: skip
            self.advance.clicked.connect(lambda _=False: self.begin_move(stage))
            missing = counted(len(shown.missing), self.tr("{n} preuve manque"), self.tr("{n} preuves manquent"))
            said = self.tr("Toutes les preuves sont là.") if ready else missing
            icon = IconLabel("circle-check" if ready else "circle-alert", "success" if ready else "warning", 16)
            column.addLayout(hbox(icon, TextLabel(said, 12, 500, "success" if ready else "warning"), None, spacing=6))
            target = self.tr("Vers « {stage} »").format(stage=in_language(stage.buyer_state))
            column.addWidget(TextLabel(target, 12, 400, "text2", wrap=True))
            column.addLayout(hbox(self.advance, None))
        column.addLayout(self._override_place)
        for stage in shown.back:
            back = Button(
                self.tr("Revenir à l’étape {n}").format(n=self._rank(shown, stage)), "ghost", "arrow-left", 32
            )
            back.setToolTip(in_language(stage.buyer_state))
            back.clicked.connect(lambda _=False, stage=stage: self.move_wanted.emit(stage.id, ""))
            column.addLayout(hbox(back, None))
        return boxed(column)

    @staticmethod
    def _rank(shown: OpportunityDetail, stage: Stage) -> int:
        return shown.process.stages.index(stage) + 1 if shown.process else 0

    def begin_move(self, stage: Stage) -> None:
        """Passes on, or asks why it goes on without its proofs."""
        shown = self.shown
        if shown is None:
            return
        if not shown.missing:
            self.move_wanted.emit(stage.id, "")
            return
        missing = [in_language(one.text) for one in shown.missing]
        author = next((name for user, name in shown.names.items() if user == self.author_id), "")
        form = OverrideForm(missing, in_language(stage.buyer_state), author)
        form.submitted.connect(lambda: self.move_wanted.emit(stage.id, form.reason.toPlainText()))
        self._open(form, self._override_place)

    author_id: object = None
    """Who works here: an override bears his name."""

    def _next(self, shown: OpportunityDetail) -> QWidget:
        icon, colour = step_look(shown.next_step)
        shade = "warning" if colour == "warning" else "text"
        label = TextLabel(step_text(shown.next_step, shown.today), 13, 500, shade, wrap=True)
        line = hbox(IconLabel(icon, colour, 18), label, spacing=10)
        line.setStretch(1, 1)
        column = vbox(SectionHeader(self.tr("Prochaine étape")), line, spacing=8)
        if shown.missing_roles:
            roles = ", ".join(role_text(role).lower() for role in shown.missing_roles)
            text = self.tr("Personne n’est connu comme : {roles}").format(roles=roles)
            column.addWidget(Banner(text, "warning", closable=False))
        return boxed(column)

    proposal_facts: str = ""
    """What the firm's own affairs say of proposals commented and sent, in words."""

    def _proposal(self, shown: OpportunityDetail) -> QWidget | None:
        one = shown.opportunity
        if one.outcome is not OpportunityOutcome.OPEN and one.proposal_commented_on is None:
            return None
        column = vbox(SectionHeader(self.tr("Proposition")), spacing=8)
        for day, known, ask, commented in (
            (one.proposal_commented_on, self.tr("Commentée le {day}"), self.tr("Commentée aujourd’hui"), True),
            (one.proposal_sent_on, self.tr("Envoyée le {day}"), self.tr("Envoyée aujourd’hui"), False),
        ):
            if day is not None:
                column.addWidget(TextLabel(known.format(day=date_long(day)), 13, 500))
            elif shown.may_write and one.outcome is OpportunityOutcome.OPEN:
                button = Button(
                    ask, "secondary" if commented else "ghost", "message-circle" if commented else "send", 32
                )
                button.clicked.connect(lambda _=False, commented=commented: self.proposal_noted.emit(commented))
                column.addLayout(hbox(button, None))
        if one.proposal_sent_on is None and one.proposal_commented_on is None:
            column.addWidget(TextLabel(self._messages.text("proposal.why"), 12, 500, "warning", wrap=True))
        if self.proposal_facts:
            column.addWidget(TextLabel(self.proposal_facts, 12, 400, "text3", wrap=True))
        return boxed(column)

    def _figures(self, shown: OpportunityDetail) -> QWidget | None:
        known = [(one, figure_text(one)) for one in shown.figures if figure_text(one)]
        if not known:
            return None
        column = vbox(SectionHeader(self.tr("Bénéfices chiffrés")), spacing=8)
        for one, amount in known:
            name = TextLabel(self._messages.text(f"value.formula_{one.formula}"), 13, 400, "text", wrap=True)
            chip = [Chip(self.tr("à confirmer"), "warning")] if one.to_confirm else []
            row = hbox(name, *chip, TextLabel(amount, 13, 600, "success", tnum=True), spacing=8)
            row.setStretch(0, 1)
            column.addLayout(row)
        return boxed(column)

    def _promises(self, shown: OpportunityDetail) -> QWidget | None:
        ledger = shown.promises
        if not ledger.ours and not ledger.theirs:
            return None
        column = vbox(SectionHeader(self.tr("Engagements")), spacing=8)
        for title, promises in ((self.tr("Le client"), ledger.theirs), (self.tr("Nous"), ledger.ours)):
            for one in promises:
                column.addLayout(self._promise(title, one))
        return boxed(column)

    def _promise(self, who: str, one: Commitment) -> QVBoxLayout:
        late = one.due_on is not None and one.due_on < self._today()
        due = date_short(one.due_on) if one.due_on else self.tr("sans date")
        below = TextLabel(f"{who} · {due}", 12, 500 if late else 400, "warning" if late else "text3")
        return vbox(TextLabel(one.what, 13, 400, "text", wrap=True), below, spacing=0)

    def _earlier(self, shown: OpportunityDetail) -> QWidget | None:
        if not shown.earlier:
            return None
        words = Words(self._messages, shown.names, shown.opportunity.currency)
        column = vbox(SectionHeader(self.tr("Preuves des autres étapes"), meta=str(len(shown.earlier))), spacing=10)
        for one in shown.earlier:
            column.addLayout(
                vbox(
                    TextLabel(in_language(one.criterion), 13, 500, "text", wrap=True),
                    TextLabel(" — ".join(part for part in (one.evidence.words, words.source(one.evidence)) if part),
                              12, 400, "text2", wrap=True), spacing=0,
                )
            )  # fmt: skip
        return boxed(column)

    def _history(self, shown: OpportunityDetail) -> QWidget | None:
        if not shown.history:
            return None
        column = vbox(SectionHeader(self.tr("Chemin parcouru")), spacing=12)
        for passage in shown.history:
            column.addWidget(passage_row(passage, date_short(passage.on)))
        return boxed(column)
