"""The conversation screen: prepare, hold and conclude are three states of it, chosen by the conversation itself.

Its keys are in :mod:`salesdesk.desktop.conversation.verbs`.
"""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.conversation.around import Around
from salesdesk.desktop.conversation.columns import step_column
from salesdesk.desktop.conversation.conclude import ConcludeView
from salesdesk.desktop.conversation.gestures import Gestures
from salesdesk.desktop.conversation.guide_card import GuideCard
from salesdesk.desktop.conversation.header import HeaderCard
from salesdesk.desktop.conversation.menu import density_after, density_text, page_menu
from salesdesk.desktop.conversation.notes import NotesCard
from salesdesk.desktop.conversation.points import PointsColumn
from salesdesk.desktop.conversation.prepare import PrepareView
from salesdesk.desktop.conversation.verbs import page_verbs
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.memo_bar import MemoBar
from salesdesk.desktop.messages.in_visit import MessagesInVisit
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import Column, EmptyState, ResponsiveSplit, boxed, vbox
from salesdesk.domain.conversation import ConversationState, Density
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId, ConversationId, VisitId
from salesdesk.services import conversation_screen, conversations, densities
from salesdesk.services.conversation_end import Conclusion
from salesdesk.services.conversation_screen import ConversationScreen
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.events import Changed


class ConversationPage(Page):
    """One conversation with a client.

    Args:
        desk: What it may ask of the program.
        parent: Qt owner.
    """

    nouns = frozenset(
        {
            "account", "contact", "opportunity", "visit", "conversation", "evidence", "commitment", "figure",
            "extra_work", "practice", "coaching_note", "self_score",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: ConversationView | None = None
        self.shown: ConversationScreen | None = None
        self._visit_id: VisitId | None = None
        self._account_id: AccountId | None = None
        self._conversation_id: ConversationId | None = None
        self._concluding = False
        self._shown_notes: UUID | None = None
        self.header = HeaderCard()
        self.guide = GuideCard(desk.messages, lambda: desk.today)
        self.notes = NotesCard(self._save_notes, self._explain)
        self.notes.tell_time(lambda: i18n.time_text(desk.workspace.now()))
        attach_nudge(
            self.notes.editor, desk, lang=i18n.language, setting="nudge_notes",
            account_id=lambda: self.view.account.id if self.view is not None else None,
        )  # fmt: skip
        self.points = PointsColumn(desk.messages)
        self.prepare = PrepareView(desk.messages)
        self.conclude = ConcludeView(desk.messages, lambda: desk.today)
        self.memo = MemoBar(desk)
        self.conclude.put_beside_finish(self.memo)
        self.split = ResponsiveSplit(
            (
                Column("guide", "", self.guide, 304),
                Column("notes", "", self.notes),
                Column("points", "", self.points, 376),
            ),
            main="notes",
        )
        self._lay_out()
        self.gestures = Gestures(desk, self, self.load, self.notes.editor.put_line)
        self.around = Around(desk, self, lambda: self.view, self.load)
        self.messages = MessagesInVisit(desk, self, (self.points, self.prepare.points), self.notes.editor.put_line)
        self._wire()
        desk.shell.register(self, page_verbs(self))
        self.retranslate()

    def _lay_out(self) -> None:
        self._gone = EmptyState("message-square-text", "")
        self._gone.clicked.connect(lambda: self.desk.shell.open("visits"))
        self._states = QStackedLayout()
        for state in (self.prepare, self.split, self.conclude):
            self._states.addWidget(state)
        column = vbox(self.header, self._states, spacing=16)
        column.setStretch(1, 1)
        self._body = boxed(column)
        self._outer = QStackedLayout()
        # Nothing is shown until the first reading: an empty frame would flash.
        self._outer.addWidget(QWidget())
        self._outer.addWidget(self._body)
        self._outer.addWidget(self._gone)
        self.setLayout(vbox(self._outer, margins=(20, 16, 20, 16)))

    def _wire(self) -> None:
        act = self.gestures
        self.header.main_clicked.connect(self.go_on)
        self.header.more_clicked.connect(self._open_menu)
        self.guide.line_toggled.connect(act.toggle_line)
        self.guide.proof_recorded.connect(act.record_proof)
        self.guide.proof_taken_back.connect(act.take_proof_back)
        self.guide.quote_selection(lambda: self.notes.editor.textCursor().selectedText().replace("\u2029", " "))
        self.notes.commanded.connect(act.run)
        for points in (self.points, self.prepare.points):
            points.point_opened.connect(act.open_benefit)
            points.extra_priced.connect(act.price_extra)
            points.extra_advanced.connect(act.advance_extra)
            points.practice_opened.connect(act.decide_practice)
        self.prepare.person_wanted.connect(act.add_person)
        self.prepare.presence_changed.connect(act.set_presence)
        self.prepare.longer_wanted.connect(self.around.lengthen)
        self.prepare.density_chosen.connect(self.choose_density)
        act.proof_wanted.connect(self.capture_proof)
        act.message_wanted.connect(self.look_for_objection)
        self.conclude.concluded.connect(self._conclude)

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.split.set_titles(
            {"guide": self.tr("Conversation"), "notes": self.tr("Notes"), "points": self.tr("Arguments")}
        )
        self._gone.set_texts(
            self.tr("Cette conversation n’est plus là"),
            self.tr("Elle a été supprimée, ou elle appartient à un compte que vous ne suivez plus."),
            self.tr("Voir mes visites"),
        )
        for part in (self.guide, self.notes, self.points, self.prepare, self.conclude, self.memo):
            part.retranslate()
        if self.view is not None:
            self._show(self.view)

    def crumbs(self) -> tuple[str, ...]:
        """Visits, then the client's name."""
        first = self.tr("Visites")
        return (first, self.view.account.name) if self.view is not None else (first,)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``visit_id`` to prepare or go on, ``conversation_id`` to read or go on, or ``account_id`` for an
                unplanned conversation; none comes back to the one shown before. ``state="conclude"`` opens the form.
        """
        wanted = (where.get("visit_id"), where.get("conversation_id"), where.get("account_id"))
        if any(one is not None for one in wanted):
            self.notes.autosave.flush()
            visit, conversation, account = (one if isinstance(one, UUID) else None for one in wanted)
            self._visit_id = VisitId(visit) if visit else None
            self._conversation_id = ConversationId(conversation) if conversation else None
            self._account_id = AccountId(account) if account else None
            self._concluding = where.get("state") == "conclude"
            self.guide.forget_choice()
        self.load()

    def leave(self) -> None:
        """Goes out of view: what is being typed is saved now, the conversation stays as it is."""
        self.notes.autosave.flush()

    def load(self) -> None:
        """Reads the conversation off the GUI thread and shows it."""
        workspace, kept = self.desk.workspace, self._conversation_id
        visit, account = self._visit_id, self._account_id
        if kept is None and visit is None and account is None:
            return
        self.desk.jobs.read(
            self,
            lambda: conversation_screen.read(workspace, conversation_id=kept, visit_id=visit, account_id=account),
            self._render, self._lost, "view",
        )  # fmt: skip

    def hear(self, changed: Changed) -> None:
        """Lets in what somebody else, or undo, changed at this account."""
        self.messages.hear(changed)
        if changed.initiator is self or self.view is None or not self.nouns & changed.nouns:
            return
        if {self.view.account.id, self.view.conversation.id} & changed.ids or "coaching_note" in changed.nouns:
            # Notes come in through the queue of writes only, so that a reading never brings an older text back.
            self.notes.autosave.exchange()
            self.load()

    def _lost(self, error: Exception) -> None:
        del error  # the jobs have told it already
        if self.notes.autosave.pending:
            # There is no record left to save it in: what was being typed is not lost with it.
            QGuiApplication.clipboard().setText(self.notes.editor.text())
            self.notes.autosave.stop()
            self.desk.shell.toast(self.tr("Vos notes sont dans le presse-papiers."))
        self._outer.setCurrentWidget(self._gone)

    def _render(self, screen: ConversationScreen) -> None:
        view = screen.view
        if view.stored:
            self._conversation_id = view.conversation.id
        moved = self.view is None or self.view.account.name != view.account.name
        self.view, self.shown = view, screen
        self.gestures.view = view
        self._outer.setCurrentWidget(self._body)
        self._show(view)
        self.messages.show(view)
        if moved:
            self.crumbs_changed.emit()

    def state(self) -> str:
        """Which of the three states is shown: ``prepare``, ``hold`` or ``conclude``."""
        if self.view is None or not self.view.mine:
            return "hold" if self.view is not None and self.view.stored else "prepare"
        if not self.view.stored or self.view.conversation.state is ConversationState.PREPARED:
            return "prepare"
        return "conclude" if self._concluding else "hold"

    def density(self) -> Density:
        """How much of the guide is shown: chosen for this template, else in the settings, else as skill proposes."""
        if self.shown is not None and self.shown.chosen is not None:
            return self.shown.chosen
        chosen = self.desk.settings.text("density")
        if chosen in set(Density):
            return Density(chosen)
        return self.shown.advice.density if self.shown is not None else Density.FRAME

    def _show(self, view: ConversationView) -> None:
        density, state = self.density(), self.state()
        self.header.show_view(view, state == "conclude")
        if state == "prepare":
            self.prepare.show_view(view, density, self.shown)
            self._states.setCurrentWidget(self.prepare)
            return
        self._show_notes(view)
        self.guide.show_view(view, density)
        # What the stage must prove stays in reach of the improviser: by key and by /preuve.
        self.split.set_shown("guide", density is not Density.BARE or self.guide.is_capturing())
        self.points.show_view(view, density)
        self.conclude.show_view(view, self.shown)
        self._states.setCurrentWidget(self.conclude if state == "conclude" else self.split)
        if state == "conclude":
            self.memo.show_conversation(view.conversation.id, view.mine)

    def _show_notes(self, view: ConversationView) -> None:
        if self._shown_notes != view.conversation.id:
            self._shown_notes = view.conversation.id
            self.notes.begin(view.conversation.notes, read_only=not view.mine)
            if self.state() == "hold" and view.mine:
                self.notes.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.notes.editor.isReadOnly() == view.mine:
            # It changed hands while it was open: what was typed before that is saved, nothing more can be.
            self.notes.autosave.flush()
            self.notes.set_read_only(not view.mine)
        present = [one for one in view.contacts if str(one.id) in view.conversation.participants]
        marks = [("user", one.full_name) for one in present]
        if view.next_visit is not None:
            marks.append(("calendar", i18n.date_short(view.next_visit.starts_on)))
        sent = view.conversation.recap_sent_on
        if sent is not None:
            marks.insert(0, ("mail", self.tr("Compte rendu envoyé le {day}").format(day=i18n.date_short(sent))))
        self.notes.show_marks(marks)

    def _save_notes(
        self, base: str, text: str, done: Callable[[str], None], failed: Callable[[Exception], None]
    ) -> None:
        target, workspace = self._shown_notes, self.desk.workspace
        if target is None:
            return
        conversation_id = ConversationId(target)
        self.desk.jobs.write(
            self, lambda: conversations.save_notes(workspace, conversation_id, base, text, initiator=self), done, failed
        )

    def _explain(self, error: Exception) -> tuple[str, str]:
        if not isinstance(error, SalesDeskError):
            return self.tr("La note n’a pas pu être enregistrée."), self.tr("Le texte reste à l’écran.")
        explained = self.desk.messages.explain(error)
        return explained.what, f"{explained.safe} {explained.do}".strip()

    def go_on(self) -> None:
        """Does the one thing to do now: begin, conclude, or come back to the notes."""
        state = self.state()
        if state == "prepare":
            self.begin()
            return
        self._concluding = state != "conclude"
        self.notes.autosave.save_now()
        if self.view is not None:
            self._show(self.view)
        if self._concluding:
            self.conclude.take_notes(self.notes.editor.text())
            self.conclude.begin()
        else:
            self.notes.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on_or_finish(self) -> None:
        """Ctrl+Enter: begins, opens the conclusion, then concludes."""
        capture = self.guide.capture()
        if self.state() == "conclude":
            self.conclude.submit()
        elif capture is not None and capture.isAncestorOf(self._focused()):
            capture.submit()
        elif self.view is not None and self.view.mine:
            self.go_on()

    def begin(self) -> None:
        """Begins the conversation: from now on everything is kept."""
        workspace, visit, account = self.desk.workspace, self._visit_id, self._account_id
        if self.view is None or not self.view.mine:
            return

        def begun(conversation_id: ConversationId) -> None:
            self._conversation_id = conversation_id
            self.load()

        present = self.prepare.present()
        if visit is None and self.view.visit is not None:
            visit = self.view.visit.id
        self.desk.jobs.write(
            self,
            lambda: conversations.start(workspace, visit_id=visit, account_id=account, present=present, initiator=self),
            begun,
        )

    def _conclude(self, conclusion: Conclusion) -> None:
        def done() -> None:
            self._concluding = False

        def refused(error: Exception) -> None:
            self.conclude.say_error(" ".join(self._explain(error)))

        self.gestures.conclude(conclusion, done, refused)

    def next_column(self, step: int) -> None:
        """Puts the focus on the next column, or the one before."""
        if self.state() == "hold":
            step_column(self.split, {"guide": self.guide, "notes": self.notes, "points": self.points}, step)

    def look_for_objection(self) -> None:
        """Opens the finder of answers and client cases."""
        if self.state() == "hold":
            self.messages.open()

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self

    def menu(self) -> QMenu:
        """The quieter gestures: density, recap, paper, a client who did not come."""
        return page_menu(self)

    def _open_menu(self) -> None:
        button = self.header.more_button()
        self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))

    def choose_density(self, density: Density | None) -> None:
        """Shows so much of the guide, and remembers it for this template on this laptop.

        Args:
            density: What to show; None follows the proposal again.
        """
        if self.view is None or self.shown is None:
            return
        workspace, template = self.desk.workspace, self.view.template
        key = template.id if template else None
        self.shown = replace(self.shown, chosen=density)
        self._show(self.view)
        self.desk.jobs.write(self, lambda: densities.choose(workspace, key, density))

    def next_density(self) -> None:
        """Alt+D: the frame, the checklist, the bare notes, and the frame again; the toast says which."""
        chosen = density_after(self.density())
        self.choose_density(chosen)
        self.desk.shell.toast(density_text(chosen))

    def capture_proof(self, key: str) -> None:
        """Opens the form of a proof, in the column of the guide.

        Args:
            key: The criterion.
        """
        self.split.set_shown("guide", True)
        self.split.show_column("guide")
        self.guide.open_proof(key)

    def open_account(self) -> None:
        """Leaves for the account."""
        if self.view is not None:
            self.desk.shell.open("account", account_id=self.view.account.id)
