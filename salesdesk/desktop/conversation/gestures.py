"""What the person does in a conversation: its form or its use case, then a fresh reading."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.attachments import AttachmentStrip, Picked, ready_picked
from salesdesk.desktop.benefits.choice import BenefitChoice
from salesdesk.desktop.benefits.sheet import PANEL_WIDTH, CalculatorSheet, sheet_panel
from salesdesk.desktop.conversation.forms import (
    CommitmentForm,
    DecisionForm,
    ExtraForm,
    Form,
    PersonForm,
    PracticeForm,
    PriceForm,
    ProofChoice,
)
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.messages.words import echo_text
from salesdesk.desktop.widgets import Button, SidePanel, boxed, vbox
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraWork, Practice
from salesdesk.domain.extras import next_status
from salesdesk.domain.ids import ContactId, ConversationId
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.process import EvidenceKind, PracticeTrigger, Side
from salesdesk.domain.value import formula
from salesdesk.services import (
    benefit_sheets,
    benefits,
    commitments,
    conversation_end,
    conversations,
    echoes,
    extra_work,
    proofs,
)
from salesdesk.services.attachments import Place
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversation_end import Conclusion
from salesdesk.services.conversation_view import ConversationView, practice_to_note
from salesdesk.services.conversations import NewContact
from salesdesk.services.extra_work import NewExtra, NewPractice

T = TypeVar("T")


class Gestures(QObject):
    """The gestures of one page.

    Args:
        desk: What it may ask of the program.
        page: Whose gestures; told to read again after each.
        reload: Reads the conversation again.
        put_line: Adds a line to the notes.
    """

    proof_wanted = Signal(str)
    """The criterion whose proof is to be typed."""
    message_wanted = Signal()
    """An answer to an objection, or a client case, is looked for."""

    def __init__(self, desk: Desk, page: QWidget, reload: Callable[[], None], put_line: Callable[[str], None]) -> None:
        super().__init__(page)
        self._desk, self._page, self._reload, self._put_line = desk, page, reload, put_line
        self.view: ConversationView | None = None

    @property
    def _id(self) -> ConversationId:
        assert self.view is not None  # gestures are offered only while a conversation is shown
        return self.view.conversation.id

    def _write(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        def finished(result: T) -> None:
            if done is not None:
                done(result)
            self._reload()

        self._desk.jobs.write(self._page, work, finished, self._refused)

    def _refused(self, error: Exception) -> None:
        explained = self._desk.messages.explain(error) if hasattr(error, "key") else None  # type: ignore[arg-type]  # only our own errors have a key
        if explained is not None:
            self._desk.shell.toast(f"{explained.what} {explained.do}".strip())
        self._reload()

    def _panel(self, title: str, form: Form, save: Callable[[], None], subtitle: str = "", verb: str = "") -> None:
        button = Button(verb or self.tr("Enregistrer"), "primary", "check")

        def submit() -> None:
            if form.is_complete():
                self._desk.shell.close_panel()
                save()

        button.clicked.connect(lambda _=False: submit())
        form.submitted.connect(submit)
        content = boxed(vbox(form))
        content.setFocusProxy(form)
        self._desk.shell.open_panel(SidePanel(title, content, (button,), subtitle))

    def run(self, command: str) -> None:
        """Carries out a command of the notes: euro, commitment, extra, practice, person, file, proof, objection."""
        {
            "euro": self.choose_benefit, "commitment": self.add_commitment, "extra": self.add_extra,
            "practice": self.add_practice, "person": self.add_person, "proof": self.choose_proof,
            "file": self.open_files, "objection": self.message_wanted.emit,
        }[command]()  # fmt: skip

    def toggle_line(self, key: str, on: bool) -> None:
        """Ticks or unticks a line of the guide."""
        workspace, target, page = self._desk.workspace, self._id, self._page
        gesture = conversations.tick if on else conversations.untick
        self._write(lambda: gesture(workspace, target, key, initiator=page))

    def record_proof(
        self, key: str, kind: EvidenceKind, said: str, day: date, amount: int | None, files: tuple[Picked, ...] = ()
    ) -> None:
        """Keeps a proof, with the files that show it."""
        new = proofs.NewProof(
            conversation_id=self._id, criterion_key=key, kind=kind, happened_on=day, words=said, amount_cents=amount
        )
        done = self.tr("Preuve enregistrée")
        workspace, messages, page = self._desk.workspace, self._desk.messages, self._page

        def work() -> list[str]:
            ready, told = ready_picked(workspace, messages, files)
            kept = proofs.record_evidence(workspace, new, files=ready, initiator=page)
            # The transaction that kept the proof has noted what comes back in it: here it is only read again.
            return echo_text(echoes.of_evidence(workspace, kept)) + told

        self._write(work, lambda said: self._desk.shell.toast(" ".join((done, *said)), undoable=True))

    def open_files(self) -> None:
        """Opens the files kept with the conversation."""
        if self.view is None or not self.view.stored:
            return
        talk = self.view.conversation
        strip = AttachmentStrip(self._desk, read_only=not self.view.mine)
        place = Place(account_id=talk.account_id, conversation_id=talk.id, opportunity_id=talk.opportunity_id)
        strip.show_place("conversation_id", talk.id, place)
        content = boxed(vbox(strip, None))
        content.setFocusProxy(strip.add)
        self._desk.shell.open_panel(SidePanel(self.tr("Fichiers de la conversation"), content))

    def choose_proof(self) -> None:
        """Opens the form of the proof that is missing, or the list when several are."""
        missing = self.view.missing if self.view is not None else ()
        if self.view is not None and self.view.opportunity is None:
            self._desk.shell.toast(self._desk.messages.explain(UserError("conversation.no_opportunity")).what)
        elif not missing:
            self._desk.shell.toast(self.tr("Toutes les preuves de l’étape sont là."))
        elif len(missing) == 1:
            self.proof_wanted.emit(missing[0].id)
        else:
            choice = ProofChoice(missing)
            choice.chosen.connect(self._proof_chosen)
            self._desk.shell.open_panel(SidePanel(self.tr("Preuve du client"), choice))

    def _proof_chosen(self, key: str) -> None:
        self._desk.shell.close_panel()
        self.proof_wanted.emit(key)

    def take_proof_back(self, evidence: Evidence) -> None:
        """Takes a proof of this conversation back."""
        done = self.tr("Preuve retirée")
        self._write(
            lambda: proofs.withdraw_evidence(self._desk.workspace, evidence.id, initiator=self._page),
            lambda _none: self._desk.shell.toast(done, undoable=True),
        )

    def choose_benefit(self) -> None:
        """Opens the calculator of the best point, or the list of calculators when there is no point."""
        self.open_benefit(self.view.best[0] if self.view is not None and self.view.best else None)

    def open_benefit(self, card: BenefitCard | None) -> None:
        """Opens the calculator of a benefit; None offers the list."""
        if card is None:
            choice = BenefitChoice(self._desk.messages)
            choice.chosen.connect(lambda key, _none: self.open_benefit(BenefitCard(formula=formula(key))))
            self._desk.shell.open_panel(SidePanel(self.tr("Bénéfice en euros"), choice))
            return
        if self.view is None or not self.view.mine:
            return
        view = self.view
        every = view.process.conversations() if view.process is not None else ()
        templates = (*((view.template,) if view.template is not None else ()), *every)
        around = benefit_sheets.context(view.contacts, view.opportunity, templates, card.formula.id)
        sheet = CalculatorSheet(card, around, self._desk.messages, lambda: self._desk.today)
        self._desk.shell.open_panel(sheet_panel(sheet, self._desk.messages, self._keep_benefit), PANEL_WIDTH)

    def _keep_benefit(self, sheet: CalculatorSheet) -> None:
        assert self.view is not None  # the sheet is open over a conversation
        view, line = self.view, sheet.line()
        held = view.conversation.id if view.stored else None
        request = sheet.request(view.account.id, held, view.conversation.opportunity_id)
        self._desk.shell.close_panel()
        self._write(
            lambda: benefits.evaluate_and_save(self._desk.workspace, request, initiator=self._page),
            lambda _figure: self._put_line(line),
        )

    def add_commitment(self) -> None:
        """Opens the form of a commitment; keeping it adds its line to the notes."""
        form = CommitmentForm(lambda: self._desk.today)
        self._panel(self.tr("Engagement"), form, lambda: self._keep_commitment(form))

    def _keep_commitment(self, form: CommitmentForm) -> None:
        assert self.view is not None  # the form is open over a conversation
        side, due = form.chosen_side(), form.due_on.value()
        new = NewCommitment(
            account_id=self.view.account.id,
            side=side,
            what=form.what.text(),
            due_on=due,
            conversation_id=self._id,
            opportunity_id=self.view.conversation.opportunity_id,
        )
        who = self.tr("Le client") if side is Side.CLIENT else self.tr("Nous")
        day = f" — {i18n.date_short(due)}" if due else ""
        line = "- [ ] " + i18n.with_colon(f"**{who}**", new.what.strip() + day)
        self._write(
            lambda: commitments.add(self._desk.workspace, new, initiator=self._page),
            lambda _kept: self._put_line(line),
        )

    def add_extra(self) -> None:
        """Opens the form of extra work; keeping it adds its line to the notes."""
        form = ExtraForm()
        self._panel(self.tr("Hors périmètre"), form, lambda: self._keep_extra(form))

    def _keep_extra(self, form: ExtraForm) -> None:
        assert self.view is not None  # the form is open over a conversation
        new = NewExtra(
            account_id=self.view.account.id,
            what=form.what.text(),
            conversation_id=self._id,
            opportunity_id=self.view.conversation.opportunity_id,
            price_cents=form.price.cents() or None,
        )
        price = i18n.money(new.price_cents) if new.price_cents else self.tr("prix à dire avant de commencer")
        line = self.tr("**Hors périmètre**\u00a0: {what} — {price}").format(what=new.what.strip(), price=price)
        self._write(
            lambda: extra_work.note(self._desk.workspace, new, initiator=self._page), lambda _kept: self._put_line(line)
        )

    def price_extra(self, extra: ExtraWork) -> None:
        """Opens the form that puts a price on extra work."""
        form = PriceForm(extra, lambda: self._desk.today)

        def keep() -> None:
            price, gain, minutes = form.price.cents() or 0, form.gain.cents(), form.minutes()
            self._write(
                lambda: extra_work.price(
                    self._desk.workspace, extra.id, price_cents=price, gain_cents=gain, estimated_minutes=minutes,
                    initiator=self._page,
                )
            )  # fmt: skip

        self._panel(self.tr("Prix du hors périmètre"), form, keep)

    def advance_extra(self, extra: ExtraWork) -> None:
        """Takes extra work to its next step."""
        following = next_status(extra.status)
        if following is None:
            return
        done = self.tr("Hors périmètre avancé")
        self._write(
            lambda: extra_work.advance(self._desk.workspace, extra.id, following, initiator=self._page),
            lambda _kept: self._desk.shell.toast(done, undoable=True),
        )

    def add_practice(self) -> None:
        """Opens the form of a practice; keeping it adds its line to the notes."""
        trigger = practice_to_note(self.view) if self.view is not None else None
        form = PracticeForm()
        if trigger is not None:
            form = PracticeForm(in_language(trigger.label), trigger.minutes_month, trigger.rate_cents)
        self._panel(self.tr("Pratique qui coûte"), form, lambda: self._keep_practice(form, trigger))

    def _keep_practice(self, form: PracticeForm, trigger: PracticeTrigger | None) -> None:
        assert self.view is not None  # the form is open over a conversation
        offered = trigger is not None and form.what.text() == in_language(trigger.label)
        new = NewPractice(
            account_id=self.view.account.id,
            what=form.what.text(),
            practice_key=trigger.practice if trigger is not None and offered else None,
            monthly_minutes=form.minutes(),
            hourly_cents=form.rate.cents() or 0,
            conversation_id=self._id,
        )

        def noted(practice: Practice) -> None:
            cost = i18n.money(practice.yearly_cents, decimals=False)
            self._put_line(self.tr("**Pratique**\u00a0: {what} — {cost} par an").format(what=practice.what, cost=cost))

        self._write(lambda: extra_work.note_practice(self._desk.workspace, new, initiator=self._page), noted)

    def decide_practice(self, practice: Practice) -> None:
        """Opens the form that decides about a practice."""
        form = DecisionForm(practice)

        def keep() -> None:
            decision = form.chosen()
            self._write(lambda: extra_work.decide(self._desk.workspace, practice.id, decision, initiator=self._page))

        self._panel(self.tr("Décision sur la pratique"), form, keep)

    def set_presence(self, contact_id: ContactId, there: bool) -> None:
        """Notes that somebody known is present, or is not after all.

        Args:
            contact_id: Who.
            there: Whether he is.
        """
        if self.view is None or not self.view.stored:
            return
        workspace, target, page = self._desk.workspace, self._id, self._page
        gesture = conversations.add_participant if there else conversations.remove_participant
        self._write(lambda: gesture(workspace, target, contact_id, initiator=page))

    def add_person(self) -> None:
        """Opens the form of who is present: the people known, and somebody met, whose line goes to the notes."""
        known: tuple[tuple[ContactId, str, bool], ...] = ()
        if self.view is not None:
            there = set(self.view.conversation.participants)
            known = tuple((one.id, one.full_name, str(one.id) in there) for one in self.view.contacts)
        form = PersonForm(self._desk.messages, known)
        form.presence_changed.connect(self.set_presence)
        self._panel(self.tr("Personnes présentes"), form, lambda: self._keep_person(form))

    def _keep_person(self, form: PersonForm) -> None:
        if not form.name.text().strip():
            return
        new = NewContact(name=form.name.text(), job_title=form.job.text(), buying_role=form.chosen_role())
        target = self._id
        job = f" ({new.job_title.strip()})" if new.job_title.strip() else ""
        line = f"**{' '.join(new.name.split())}**{job}"
        self._write(
            lambda: conversations.meet(self._desk.workspace, target, new, initiator=self._page),
            lambda _met: self._put_line(line),
        )

    def conclude(self, conclusion: Conclusion, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Concludes; the toast can take it back.

        Args:
            conclusion: What it led to.
            done: Called when it is kept.
            failed: Called with what refused it.
        """
        said = self.tr("Visite conclue")

        def kept(_record: object) -> None:
            done()
            self._desk.shell.toast(said, undoable=True)
            self._desk.shell.request_sync()
            self._reload()

        work = lambda: conversation_end.conclude(self._desk.workspace, conclusion, initiator=self._page)  # noqa: E731  # one expression, used once
        self._desk.jobs.write(self._page, work, kept, failed)
