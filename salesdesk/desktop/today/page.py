"""Journée: the next conversation first; the stops, the promises due, what the manager wrote, the week."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk.config.geo import Department, departments
from salesdesk.desktop import theme
from salesdesk.desktop.actions import Action
from salesdesk.desktop.day_papers import print_day, save_day
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_long
from salesdesk.desktop.page import Page
from salesdesk.desktop.today.cards import CoachingCard, DueCard, WeekCard
from salesdesk.desktop.today.next_card import NextCard
from salesdesk.desktop.today.stops import DayMap, StopList
from salesdesk.desktop.today.suggestions import SuggestionsCard
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Chip,
    Column,
    EmptyState,
    ResponsiveSplit,
    ScrollColumn,
    SectionHeader,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import CoachingNoteId, CommitmentId, VisitId
from salesdesk.services import coaching, commitments, conversations, today
from salesdesk.services.commitments import CommitmentStatus
from salesdesk.services.today import TodayView
from salesdesk.services.visits import VisitStatus

_POSTPONED_DAYS = 7
_NOTES_SHOWN = 2
_TWO_COLUMNS = 760


class TodayPage(Page):
    """The day of the person who works here. Enter prepares the next conversation, S begins it, N plans a visit.

    C plans the conversation proposed, X puts it aside, W says why.
    """

    nouns = frozenset(
        {
            "visit", "conversation", "commitment", "coaching_note", "account", "contact", "conflict", "ownership",
            "opportunity", "evidence", "extra_work", "suggestion_refusal", "process_version",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view: TodayView | None = None
        self._departments: tuple[Department, ...] = ()
        self._title = TextLabel("", 20, 700)
        self._holiday = Chip("", "warning", "sun")
        self._plan = Button("", "secondary", "plus")
        self.next_card, self.due_card, self.week_card = NextCard(), DueCard(), WeekCard()
        self.suggestions = SuggestionsCard(desk, self)
        self.empty = EmptyState("calendar-days", "", "", "")
        self._empty_card = Card(vbox(self.empty, spacing=0))
        self.map, self.stops = DayMap(), StopList()
        self._stops_head = SectionHeader("")
        self._stops_card = Card(vbox(self._stops_head, self.map, self.stops, spacing=10, margins=(16, 14, 16, 12)))
        self._notes = vbox(spacing=12)
        self._all_notes = False
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._notes_box = boxed(self._notes)
        self._below = hbox(self.due_card, self._notes_box, spacing=16)
        for place, part in enumerate((self.due_card, self._notes_box)):
            self._below.setStretch(place, 1)
            self._below.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self._main = ScrollColumn(
            vbox(self.next_card, self._empty_card, self.suggestions, self._below, None, spacing=16), gutter=6
        )
        self._main.viewport().installEventFilter(self)
        side = ScrollColumn(vbox(self._stops_card, self.week_card, None, spacing=16), gutter=6)
        self._split = ResponsiveSplit((Column("next", "", self._main), Column("stops", "", side, 404)), "next")
        head = hbox(self._title, self._holiday, None, self._plan, spacing=12)
        column = vbox(head, self._split, spacing=14, margins=(20, 16, 20, 12))
        column.setStretch(1, 1)
        self.setLayout(column)
        for card in (self.next_card, self._empty_card, self.due_card, self._stops_card, self._holiday):
            card.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        shell = self.desk.shell
        self.next_card.prepare.connect(self._open_conversation)
        self.next_card.start.connect(self._start)
        self.next_card.account_wanted.connect(lambda key: shell.open("account", account_id=key))
        self.stops.opened.connect(self._open_conversation)
        self.due_card.kept.connect(self._keep)
        self.due_card.postponed.connect(self._postpone)
        self._plan.clicked.connect(lambda _=False: self._plan_visit())
        self.empty.clicked.connect(self._run_empty)
        self.week_card.conflicts_wanted.connect(lambda: shell.open("sync"))
        self.week_card.clock_wanted.connect(lambda key: shell.open("value", account_id=key))
        self.week_card.answers_wanted.connect(lambda: shell.open("team"))
        shell.register(self, [*self._verbs(), *self.suggestions.verbs()])

    def _verbs(self) -> list[Action]:
        def here() -> str:
            return self.tr("Journée")

        def has_next() -> bool:
            return self.view is not None and self.view.next is not None

        return [
            Action(
                "today.prepare", lambda: self.tr("Préparer la prochaine conversation"), self._open_next, "Return",
                "message-square-text", has_next, here, own_key=True,
            ),
            Action(
                "today.start", lambda: self.tr("Commencer la prochaine conversation"), self._start_next, "S", "play",
                has_next, here,
            ),
            Action("today.plan", lambda: self.tr("Planifier une visite"), self._plan_visit, "N", "plus", group=here),
            Action(
                "today.print", lambda: self.tr("Imprimer les fiches du jour"),
                lambda: print_day(self.desk, self, self._planned()), "Ctrl+P", "printer", self._has_planned, here,
            ),
            Action(
                "today.pdf", lambda: self.tr("Fiches du jour en PDF"),
                lambda: save_day(self.desk, self, self._planned()), "", "file-text", self._has_planned, here,
            ),
        ]  # fmt: skip

    def _planned(self) -> tuple[VisitId, ...]:
        stops = self.view.stops if self.view is not None else ()
        return tuple(one.line.id for one in stops if one.line.status is VisitStatus.PLANNED)

    def _has_planned(self) -> bool:
        return bool(self._planned())

    def _open_next(self) -> None:
        if self.view is not None and self.view.next is not None:
            self._open_conversation(self.view.next.stop.line.id)

    def _start_next(self) -> None:
        if self.view is not None and self.view.next is not None:
            self._start(self.view.next.stop.line.id)

    def load(self) -> None:
        """Reads the day; the outlines of the map are unpacked beside it, once."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: (today.view(workspace), departments()), self._show, key="day")
        self.suggestions.load()

    def _show(self, found: tuple[TodayView, tuple[Department, ...]]) -> None:
        self.view, self._departments = found
        self._render()

    def _render(self) -> None:
        view = self.view
        if view is None:
            return
        self._title.setText(_capital(date_long(view.today)))
        self._holiday.setVisible(view.holiday)
        self.next_card.setVisible(view.next is not None)
        self._empty_card.setVisible(view.next is None)
        self.next_card.show_next(view)
        now = view.next.stop.line.id if view.next else None
        self._stops_card.setVisible(bool(view.stops))
        self.stops.set_stops(view.stops, now)
        self.map.set_stops(view.stops, now, self._departments)
        self._stops_head.set_meta(str(len(view.stops)))
        self.due_card.show_due(view.due, view.today)
        self.week_card.show_week(view)
        self._show_notes(view)
        if not view.has_accounts:
            self.empty.set_texts(
                self.tr("Commencez par vos comptes"),
                self.tr("Importez votre fichier de clients, ou attendez la synchronisation si votre manager l’a fait."),
                self.tr("Importer un fichier"),
                "users",
            )
            return
        done = bool(view.stops)
        self.empty.set_texts(
            self.tr("La journée est faite") if done else self.tr("Rien de prévu aujourd’hui"),
            self.tr("Planifiez la prochaine visite\u00a0: elle s’affichera ici, avec sa préparation."),
            self.tr("Planifier une visite"),
            "check-check" if done else "calendar-days",
        )

    def _show_notes(self, view: TodayView) -> None:
        clear_layout(self._notes)
        self._notes_box.setVisible(bool(view.coaching))
        shown = view.coaching if self._all_notes else view.coaching[:_NOTES_SHOWN]
        for line in shown:
            card = CoachingCard(line, view.today)
            card.answered.connect(self._answer)
            card.seen.connect(self._see)
            card.opened.connect(self._open_conversation)
            self._notes.addWidget(card)
        left = len(view.coaching) - len(shown)
        if left:
            text = self.tr("Voir l’autre note") if left == 1 else self.tr("Voir les {n} autres notes").format(n=left)
            more = Button(text, "ghost", "chevron-down", height=32)
            more.clicked.connect(lambda _=False: self._show_all_notes())
            self._notes.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all_notes(self) -> None:
        self._all_notes = True
        if self.view is not None:
            self._show_notes(self.view)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Puts promises and notes side by side where there is width for both."""
        if event.type() == QEvent.Type.Resize:
            wide = self._main.viewport().width() >= theme.px(_TWO_COLUMNS)
            way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            if self._below.direction() != way:
                self._below.setDirection(way)
        return super().eventFilter(watched, event)

    def _open_conversation(self, visit_id: object) -> None:
        self.desk.shell.open("conversation", visit_id=visit_id)

    def _start(self, visit_id: VisitId) -> None:
        workspace = self.desk.workspace
        self.desk.jobs.write(
            self,
            lambda: conversations.start(workspace, visit_id=visit_id, initiator=self),
            lambda key: self.desk.shell.open("conversation", conversation_id=key),
        )

    def _run_empty(self) -> None:
        if self.view is not None and not self.view.has_accounts:
            self.desk.shell.open("import")
        else:
            self._plan_visit()

    def _plan_visit(self) -> None:
        self.desk.shell.open("plan", new=True)

    def _keep(self, key: CommitmentId) -> None:
        workspace = self.desk.workspace
        self._write(
            lambda: commitments.settle(workspace, key, CommitmentStatus.KEPT, initiator=self),
            self.tr("Engagement tenu."),
        )

    def _postpone(self, key: CommitmentId) -> None:
        workspace = self.desk.workspace
        later = self.desk.today + timedelta(days=_POSTPONED_DAYS)
        self._write(
            lambda: commitments.postpone(workspace, key, later, initiator=self), self.tr("Reporté d’une semaine.")
        )

    def _answer(self, key: CoachingNoteId, words: str) -> None:
        workspace = self.desk.workspace
        self._write(lambda: coaching.reply(workspace, key, words, initiator=self), self.tr("Réponse gardée."))

    def _see(self, key: CoachingNoteId) -> None:
        workspace = self.desk.workspace
        self._write(lambda: coaching.mark_seen(workspace, key, initiator=self), "")

    def _write(self, work: Callable[[], object], said: str) -> None:
        def done(_result: object) -> None:
            if said:
                self.desk.shell.toast(said, undoable=True)
            self.load()

        self.desk.jobs.write(self, work, done)

    def retranslate(self) -> None:
        """Sets every text anew, those from data included."""
        self._plan.setText(self.tr("Planifier une visite"))
        self._plan.updateGeometry()
        self._holiday.set_content(self.tr("Jour férié"), "warning", "sun")
        self._stops_head.set_title(self.tr("Les visites du jour"))
        self._split.set_titles({"next": self.tr("Maintenant"), "stops": self.tr("Les visites du jour")})
        self._render()

    def crumbs(self) -> tuple[str, ...]:
        """The screen is the place."""
        return (self.tr("Journée"),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no button took prepares the next conversation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view and self.view.next:
            self._open_next()
        else:
            super().keyPressEvent(event)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
