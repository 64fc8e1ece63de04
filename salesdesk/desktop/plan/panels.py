"""Opens the forms of the calendar in the panel at the right and keeps what they hold: a visit, or a reason."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.plan.form import VisitForm
from salesdesk.desktop.widgets import Button, Choice, Field, SidePanel, TextEdit
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import AccountId, VisitId
from salesdesk.domain.visits import Visit
from salesdesk.services import visit_form, visits
from salesdesk.services.visits import Concern, PlannedVisit, Slot, VisitLine


class VisitPanels(QObject):
    """The forms of one page.

    Args:
        desk: What it may ask of the program.
        owner: The page: results come back as long as it lives, and its own changes do not wake it.
        kept: Called with the id of a visit that was planned or changed.
    """

    def __init__(self, desk: Desk, owner: QObject, kept: Callable[[VisitId], None]) -> None:
        super().__init__(owner)
        self._desk, self._owner, self._kept = desk, owner, kept
        self.form: VisitForm | None = None
        self._visit_id: VisitId | None = None

    def open_new(self, start: PlannedVisit) -> None:
        """Opens the form of a new visit.

        Args:
            start: What stands in it at first.
        """
        self._visit_id = None
        self._open(start, "", self.tr("Planifier une visite"), self.tr("Planifier"))

    def open_edit(self, line: VisitLine) -> None:
        """Opens the form of a visit that is planned."""
        self._visit_id = line.id
        start = PlannedVisit(
            account_id=line.account_id, starts_on=line.starts_on, starts_minute=line.starts_minute,
            duration_minutes=line.duration_minutes, channel=line.channel, purpose=line.purpose,
            contact_id=line.contact_id, opportunity_id=line.opportunity_id, conversation_key=line.conversation_key,
            goal=line.goal, place=line.place, pinned=line.pinned,
        )  # fmt: skip
        self._open(start, line.account_name, self.tr("Modifier la visite"), self.tr("Enregistrer"))

    def _open(self, start: PlannedVisit, known: str, title: str, verb: str) -> None:
        form = VisitForm(start, self._find, self._desk.messages, self._desk.today, known)
        self.form = form
        form.changed.connect(self._judge)
        form.account_chosen.connect(self._read_choices)
        keep, leave = Button(verb, "primary"), Button(self.tr("Annuler"), "ghost")
        keep.clicked.connect(lambda _=False: self.keep())
        keep.setShortcut("Ctrl+Return")
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        self._desk.shell.open_panel(SidePanel(title, form, (leave, keep)), 520)
        form.destroyed.connect(lambda _=None, gone=form: self._forget(gone))
        if start.account_id is not None:
            self._read_choices(start.account_id)
        self._judge()

    def _forget(self, gone: VisitForm) -> None:
        if self.form is gone:
            self.form = None

    def _find(self, words: str, give: Callable[[Sequence[Choice]], None]) -> None:
        workspace = self._desk.workspace

        def find() -> list[Choice]:
            return [Choice(one.id, one.name, one.place) for one in visit_form.find_accounts(workspace, words)]

        self._desk.jobs.read(self.form, find, give, key="find")

    def _read_choices(self, account_id: AccountId | None) -> None:
        workspace, form = self._desk.workspace, self.form
        if account_id is not None and form is not None:
            self._desk.jobs.read(
                form, lambda: visit_form.choices(workspace, account_id), form.show_choices, key="choices"
            )

    def _judge(self) -> None:
        form, workspace, visit_id = self.form, self._desk.workspace, self._visit_id
        if form is None:
            return
        wanted = form.planned()

        def ask() -> tuple[tuple[Concern, ...], tuple[Slot, ...]]:
            found = visits.concerns(workspace, wanted, visit_id)
            if wanted.starts_on is None or wanted.starts_on < workspace.today():
                return found, ()
            stops = visits.day(workspace, wanted.starts_on).stops
            free = visits.free_slots(stops, wanted.duration_minutes, visit_id)
            now = workspace.local(workspace.now())
            past = now.hour * 60 + now.minute if wanted.starts_on == workspace.today() else 0
            return found, tuple(slot for slot in free if slot.starts_minute >= past)

        def show(answer: tuple[tuple[Concern, ...], tuple[Slot, ...]]) -> None:
            form.show_concerns(answer[0])
            form.show_slots(answer[1])

        self._desk.jobs.read(form, ask, show, key="judge")

    def keep(self) -> None:
        """Keeps what the form holds; what stops it is said in the form."""
        form, workspace, visit_id, owner = self.form, self._desk.workspace, self._visit_id, self._owner
        if form is None:
            return
        wanted = form.planned()

        def failed(error: Exception) -> None:
            if isinstance(error, SalesDeskError) and self.form is form:
                form.show_concerns((Concern(error.key, dict(error.arguments), stops=True),), asked=True)

        def done(visit: Visit) -> None:
            self._desk.shell.close_panel()
            said = self.tr("Visite modifiée.") if visit_id else self.tr("Visite planifiée.")
            self._desk.shell.toast(said, undoable=True)
            self._kept(visit.id)

        def work() -> Visit:
            if visit_id is None:
                return visits.plan(workspace, wanted, initiator=owner)
            return visits.edit(workspace, visit_id, wanted, initiator=owner)

        self._desk.jobs.write(owner, work, done, failed)

    def ask_reason(self, title: str, verb: str, run: Callable[[str], None]) -> None:
        """Asks why; the reason may stay empty.

        Args:
            title: What is about to be done.
            verb: Its verb.
            run: Does it with the reason.
        """
        why = TextEdit("", self.tr("Ce qu’a dit le client, en quelques mots"), lines=3)
        go, leave = Button(verb, "primary"), Button(self.tr("Revenir"), "ghost")

        def gone() -> None:
            words = why.toPlainText()
            self._desk.shell.close_panel()
            run(words)

        go.clicked.connect(lambda _=False: gone())
        go.setShortcut("Ctrl+Return")
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        field = Field(self.tr("Pourquoi\u202f?"), why, optional=self.tr("facultatif"))
        field.setFocusProxy(why)
        self._desk.shell.open_panel(SidePanel(title, field, (leave, go)))
