"""What the person does with an affair: its use case, a toast that takes it back, then a new reading."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.attachments import ready_picked
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.evidence_form import EvidenceForm
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.mapping_panel import MappingPanel
from salesdesk.desktop.margin_form import ask_margin
from salesdesk.desktop.messages.words import echo_text
from salesdesk.desktop.pipeline.detail import DetailView
from salesdesk.desktop.pipeline.forms import AffairForm, EndForm
from salesdesk.desktop.proposal_words import facts_text
from salesdesk.desktop.widgets import Button, Choice, SidePanel
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId, OpportunityId
from salesdesk.services import (
    accounts,
    echoes,
    opportunities,
    opportunity_detail,
    opportunity_moves,
    process_mapping,
    proofs,
    proposals,
)
from salesdesk.services.opportunities import Opportunity
from salesdesk.services.opportunity_detail import Evidence, OpportunityDetail
from salesdesk.services.opportunity_moves import Move
from salesdesk.services.process_mapping import MappingPlan
from salesdesk.services.proposals import ProposalFacts

T = TypeVar("T")
PANEL_WIDTH = 520


class Gestures(QObject):
    """The gestures of the screen, and the panel in which one affair is shown.

    Args:
        desk: What it may ask of the program.
        page: Whose gestures.
    """

    done = Signal(object)
    """An affair was changed; the page reads again and keeps it chosen."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.view: DetailView | None = None
        self.form: AffairForm | None = None
        self._known: Opportunity | None = None
        self._panel: SidePanel | None = None
        self._facts = ""
        self._plan: MappingPlan | None = None

    def open(self, opportunity_id: OpportunityId, begin: str = "") -> None:
        """Shows an affair in the panel.

        Args:
            opportunity_id: The affair.
            begin: A verb of :meth:`DetailView.begin` to begin with, ``move`` for the next stage; empty for none.
        """
        self._read(opportunity_id, lambda shown: self._show(shown, begin))

    def _read(self, opportunity_id: OpportunityId, show: Callable[[OpportunityDetail], None]) -> None:
        workspace = self._desk.workspace

        def read() -> tuple[OpportunityDetail, ProposalFacts, MappingPlan | None]:
            found, facts = opportunity_detail.detail(workspace, opportunity_id), proposals.read_facts(workspace)
            return found, facts, process_mapping.plan_for(workspace, opportunity_id)

        def shown(found: tuple[OpportunityDetail, ProposalFacts, MappingPlan | None]) -> None:
            self._plan = found[2]
            self._facts = facts_text(found[1], self._desk.messages)
            if self.view is not None:
                self.view.proposal_facts, self.view.plan = self._facts, self._plan
            show(found[0])

        self._desk.jobs.read(self._page, read, shown, key="detail")

    def _note_proposal(self, commented: bool) -> None:
        said = self.tr("Proposition notée comme commentée") if commented else self.tr("Proposition notée comme envoyée")
        workspace, page, affair, day = self._desk.workspace, self._page, self._shown().opportunity.id, self._desk.today
        days = {"commented_on": day} if commented else {"sent_on": day}
        self._write(lambda: proposals.note(workspace, affair, initiator=page, **days), lambda _kept: said, affair)

    def _show(self, shown: OpportunityDetail, begin: str) -> None:
        view = DetailView(self._desk.messages, lambda: self._desk.today)
        view.author_id = self._desk.workspace.user_id
        view.proposal_facts, view.plan = self._facts, self._plan
        view.proposal_noted.connect(self._note_proposal)
        view.show_detail(shown)
        view.proof_ready.connect(self._prove)
        view.proof_withdrawn.connect(self._withdraw)
        view.move_wanted.connect(lambda stage, reason: self.move(shown.opportunity.id, stage, reason))
        view.end_ready.connect(self._end)
        view.reopened.connect(self._reopen)
        view.edited.connect(lambda: self.edit(view.shown))
        view.account_wanted.connect(self._to_account)
        view.mapping_wanted.connect(self._map)
        view.destroyed.connect(lambda _=None, gone=view: self._forget(gone))
        self.view = view
        self._panel = SidePanel(shown.opportunity.name, view, subtitle=shown.account_name)
        self._desk.shell.open_panel(self._panel, PANEL_WIDTH)
        if begin == "move" and shown.forward is not None and shown.may_move:
            view.begin_move(shown.forward)
        elif begin and shown.may_write:
            view.begin(begin)

    def _forget(self, gone: QObject) -> None:
        if self.view is gone:
            self.view, self._panel = None, None

    def _map(self) -> None:
        plan = self._plan
        if plan is not None:
            affair = plan.deals[0].opportunity.id
            panel = MappingPanel(self._desk, self._page, plan, lambda: self.done.emit(affair))
            self._desk.shell.open_panel(panel, PANEL_WIDTH)

    def refresh(self) -> None:
        """Reads the affair in the panel again, unless a form is being filled in."""
        view = self.view
        if view is not None and view.shown is not None and view.form is None:
            self._read(view.shown.opportunity.id, view.show_detail)

    def _write(
        self, work: Callable[[], T], said: Callable[[T], str], opportunity_id: OpportunityId,
        after: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        def finished(result: T) -> None:
            self._desk.shell.toast(said(result), undoable=True)
            self._desk.shell.request_sync()
            if self.view is not None:
                self.view.close_form()
            self.refresh()
            self.done.emit(opportunity_id)
            if after is not None:
                after()

        self._desk.jobs.write(self._page, work, finished, self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            explained = self._desk.messages.explain(error)
            self._desk.shell.toast(f"{explained.what} {explained.do}".strip())

    def _shown(self) -> OpportunityDetail:
        # Its signals come from a view that shows one.
        assert self.view is not None
        assert self.view.shown is not None
        return self.view.shown

    def _prove(self, form: EvidenceForm) -> None:
        shown, view = self._shown(), self.view
        assert view is not None  # as above
        new = proofs.NewProof(
            opportunity_id=shown.opportunity.id, criterion_key=view.open_proof, kind=form.chosen_kind(),
            happened_on=form.on.day(), words=form.said(), amount_cents=form.amount.cents(),
        )  # fmt: skip
        said = self.tr("Preuve enregistrée")
        workspace, messages, page, files = self._desk.workspace, self._desk.messages, self._page, form.files.files()

        def work() -> list[str]:
            ready, told = ready_picked(workspace, messages, files)
            kept = proofs.record_evidence(workspace, new, files=ready, initiator=page)
            return echo_text(echoes.of_evidence(workspace, kept)) + told

        self._write(work, lambda told: " ".join((said, *told)), shown.opportunity.id)

    def _withdraw(self, evidence: Evidence) -> None:
        said, workspace, page = self.tr("Preuve retirée"), self._desk.workspace, self._page
        self._write(
            lambda: proofs.withdraw_evidence(workspace, evidence.id, initiator=page),
            lambda _none: said, evidence.opportunity_id,
        )  # fmt: skip

    def move(self, opportunity_id: OpportunityId, stage: str | None, reason: str = "") -> None:
        """Passes an affair on or back; a refusal is said in a toast.

        Args:
            opportunity_id: The affair.
            stage: Where to; None for the next one.
            reason: Why it passes without its proofs; empty when none is missing.
        """
        text = self.tr("{affair} est à l’étape « {stage} »")

        def said(move: Move) -> str:
            return text.format(affair=move.opportunity.name, stage=in_language(move.entered.buyer_state))

        workspace, page = self._desk.workspace, self._page
        self._write(
            lambda: opportunity_moves.leave_stage(workspace, opportunity_id, stage, reason or None, initiator=page),
            said, opportunity_id,
        )  # fmt: skip

    def _end(self, form: EndForm) -> None:
        workspace, page, key = self._desk.workspace, self._page, self._shown().opportunity.id
        day, amount, reason = form.on.day(), form.amount.cents() or 0, form.reason.toPlainText()
        works: dict[str, Callable[[], Opportunity]] = {
            "win": lambda: opportunities.win(workspace, key, day, amount, initiator=page),
            "pay": lambda: opportunities.pay(workspace, key, day, amount, initiator=page),
            "lose": lambda: opportunities.lose(workspace, key, day, reason, initiator=page),
            "no_decision": lambda: opportunities.no_decision(workspace, key, day, reason, initiator=page),
        }
        said = {
            "win": self.tr("Signature notée ; la vente sera faite une fois payée"), "pay": self.tr("Paiement noté"),
            "lose": self.tr("Affaire close : perdue"), "no_decision": self.tr("Affaire close : sans décision"),
        }[form.verb]  # fmt: skip
        # The margin of the first year is asked while the price is fresh; "later" leaves it among those to work out.
        after = (lambda: ask_margin(self._desk, self._page, key)) if form.verb == "win" else None
        self._write(works[form.verb], lambda _kept: said, key, after)

    def _reopen(self) -> None:
        said, workspace, page, key = (
            self.tr("Affaire rouverte"),
            self._desk.workspace,
            self._page,
            self._shown().opportunity.id,
        )
        self._write(lambda: opportunities.reopen(workspace, key, initiator=page), lambda _kept: said, key)

    def _to_account(self) -> None:
        account_id = self._shown().opportunity.account_id
        self._desk.shell.close_panel()
        self._desk.shell.open("account", account_id=account_id)

    def open_new(self, process_key: str, account_id: AccountId | None = None, account_name: str = "") -> None:
        """Opens the form of a new affair.

        Args:
            process_key: The process that is proposed.
            account_id: At which account; None to choose one.
            account_name: Its name.
        """
        self._open_form(None, "", self.tr("Nouvelle affaire"), self.tr("Ouvrir l’affaire"))
        if self.form is not None:
            self.form.process_key = process_key
        if account_id is not None and self.form is not None:
            self.form.set_account(account_id, account_name)

    def edit(self, shown: OpportunityDetail | None) -> None:
        """Opens the form of an affair."""
        if shown is not None:
            self._open_form(
                shown.opportunity, shown.account_name, self.tr("Modifier l’affaire"), self.tr("Enregistrer")
            )

    def _open_form(self, known: Opportunity | None, account_name: str, title: str, verb: str) -> None:
        form = AffairForm(self._find, lambda: self._desk.today, known, account_name)
        self.form, self._known = form, known
        keep, leave = Button(verb, "primary"), Button(self.tr("Annuler"), "ghost")
        keep.clicked.connect(lambda _=False: self.keep())
        keep.setShortcut("Ctrl+Return")
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        form.account_chosen.connect(lambda key: self._read_choices(form, key))
        form.destroyed.connect(lambda _=None, gone=form: self._forget_form(gone))
        self._desk.shell.open_panel(SidePanel(title, form, (leave, keep)), PANEL_WIDTH)
        self._read_choices(form, known.account_id if known else None)

    def _forget_form(self, gone: QObject) -> None:
        if self.form is gone:
            self.form = None

    def _find(self, words: str, give: Callable[[Sequence[Choice]], None]) -> None:
        workspace = self._desk.workspace

        def find() -> list[Choice]:
            return [Choice(key, name) for key, name in accounts.names(workspace, words)]

        self._desk.jobs.read(self.form, find, give, key="find")

    def _read_choices(self, form: AffairForm, account_id: AccountId | None) -> None:
        workspace = self._desk.workspace
        self._desk.jobs.read(
            form, lambda: opportunity_detail.choices(workspace, account_id), form.show_choices, key="choices"
        )

    def keep(self) -> None:
        """Keeps what the form holds."""
        form, known, workspace, page = self.form, self._known, self._desk.workspace, self._page
        draft = form.draft() if form is not None else None
        if draft is None:
            return

        def finished(kept: Opportunity) -> None:
            self._desk.shell.close_panel()
            said = self.tr("{affair} est enregistrée") if known else self.tr("{affair} est ouverte")
            self._desk.shell.toast(said.format(affair=kept.name), undoable=True)
            self._desk.shell.request_sync()
            self.done.emit(kept.id)

        def work() -> Opportunity:
            if known is None:
                return opportunities.create(workspace, draft, initiator=page)
            return opportunities.edit(workspace, known.id, draft, initiator=page)

        self._desk.jobs.write(page, work, finished, self._refused)
