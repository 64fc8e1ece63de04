"""Plan: a day or a week of visits on every channel; drag, or move by keyboard; the form at the right."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import NBSP, date_long
from salesdesk.desktop.page import Page
from salesdesk.desktop.plan.grid import CalendarGrid
from salesdesk.desktop.plan.head import ChosenBar, DayNames
from salesdesk.desktop.plan.lanes import is_open, shown_days
from salesdesk.desktop.plan.panels import VisitPanels
from salesdesk.desktop.plan.verbs import page_verbs
from salesdesk.desktop.widgets import (
    Button,
    Card,
    IconButton,
    ScrollColumn,
    SegmentControl,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.domain.ids import AccountId, VisitId
from salesdesk.services import visits
from salesdesk.services.visits import PlannedVisit, WeekView


class PlanPage(Page):
    """The calendar. PgUp and PgDn turn the page, T goes to today, N plans, E edits, D done, M missed, C cancels."""

    nouns = frozenset({"visit", "account", "contact", "conversation"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.day = desk.today
        self.week: WeekView | None = None
        self._minute = 0
        self._wanted: object = None
        self.grid = CalendarGrid()
        self._names = DayNames(self.grid)
        self.bar = ChosenBar()
        self.panels = VisitPanels(desk, self, self._planned)
        self._title, self._counts = TextLabel("", 20, 700), TextLabel("", 12, 400, "text2", tnum=True)
        self._before = IconButton("chevron-left", self.tr("Page précédente"), size=32)
        self._after = IconButton("chevron-right", self.tr("Page suivante"), size=32)
        self._today = Button("", "ghost")
        self.modes = SegmentControl([("day", ""), ("week", "")], "week")
        self._new = Button("", "primary", "plus")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = hbox(
            self._before, self._after, 4, self._title, self._counts, None, self._today, self.modes, self._new, spacing=8
        )
        self._scroll = ScrollColumn(vbox(self.grid, None, spacing=0))
        body = vbox(self._names, self._scroll, spacing=0, margins=(6, 2, 6, 8))
        body.setStretch(1, 1)
        column = vbox(head, Card(body), self.bar, spacing=12, margins=(20, 16, 20, 14))
        column.setStretch(1, 1)
        self.setLayout(column)
        self.bar.hide()
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self._before.clicked.connect(lambda _=False: self._turn(-1))
        self._after.clicked.connect(lambda _=False: self._turn(1))
        self._today.clicked.connect(lambda _=False: self._go(self.desk.today))
        self.modes.chosen.connect(lambda _mode: self._render())
        self._new.clicked.connect(lambda _=False: self._open_new())
        self._names.day_chosen.connect(self._open_day)
        self.grid.paged.connect(self._turn)
        self.grid.opened.connect(lambda key: self.desk.shell.open("conversation", visit_id=key))
        self.grid.moved.connect(self._move)
        self.grid.asked_new.connect(self._open_new)
        self.grid.current_changed.connect(lambda _key: self._show_chosen())
        self.bar.verb.connect(self.act)
        self.desk.shell.register(self, page_verbs(self))

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``day`` (date) to show, ``mode`` (``day`` or ``week``), ``visit_id`` to choose, ``new`` (True) to
                open the form, ``account_id`` to open it for an account, ``wanted`` (PlannedVisit) to open it filled in.
        """
        day, account_id = where.get("day"), where.get("account_id")
        if isinstance(day, date):
            self.day = day
        if where.get("mode") in ("day", "week"):
            self.modes.choose(str(where["mode"]))
        self._wanted = where.get("visit_id")
        self.load()
        wanted = where.get("wanted")
        if isinstance(wanted, PlannedVisit):
            QTimer.singleShot(0, self, lambda: self.panels.open_new(wanted))
        elif where.get("new") or account_id is not None:
            # After the window has put the keyboard on the page, or it would take it from the form.
            QTimer.singleShot(0, self, lambda: self._open_new(account_id=account_id))  # type: ignore[arg-type]  # untyped

    def load(self) -> None:
        """Reads the week of the day in front."""
        workspace, day = self.desk.workspace, self.day

        def read() -> tuple[WeekView, int]:
            now = workspace.local(workspace.now())
            return visits.week(workspace, day), now.hour * 60 + now.minute

        self.desk.jobs.read(self, read, self._show, key="week")

    def _show(self, found: tuple[WeekView, int]) -> None:
        self.week, self._minute = found
        self._render()
        if self._wanted is not None:
            self.grid.choose(self._wanted)
            self._wanted = None

    def _render(self) -> None:
        week = self.week
        if week is None:
            return
        days = shown_days(week, self.modes.current(), self.day)
        self.grid.set_days(days, self.desk.today, self._minute)
        self._names.set_days(days, self.desk.today)
        self._title.setText(self._heading(week))
        self._counts.setText(
            self.tr("Tenues\u00a0: {held} sur {planned}").format(held=week.held, planned=week.planned)
            if week.planned
            else ""
        )
        self._show_chosen()

    def _heading(self, week: WeekView) -> str:
        if self.modes.current() == "day":
            text = date_long(self.day)
            return text[:1].upper() + text[1:]
        first, last = week.monday, (week.days[6] if week.days[6].stops else week.days[4]).day
        month = QLocale().toString(QDate(last.year, last.month, 1), "MMMM")
        start = str(first.day)
        if first.month != last.month:
            start += NBSP + QLocale().toString(QDate(first.year, first.month, 1), "MMMM")
        words = self.tr("Semaine du {first} au {last}").format(first=start, last=f"{last.day}{NBSP}{month}")
        return f"{words} {last.year}"

    def heading(self) -> str:
        """Returns what the page is called: a day in words, or a week."""
        return self._title.text()

    def _show_chosen(self) -> None:
        stop = self.grid.current()
        self.bar.show_stop(stop, self.desk.today)
        if stop is not None:
            centre = self.grid.card_rect(stop.line.id).center().toPoint()
            self._scroll.ensureVisible(centre.x(), centre.y(), 0, theme.px(60))

    # --- going about ---

    def show_today(self) -> None:
        """Goes to the present day or week."""
        self._go(self.desk.today)

    def plan_new(self) -> None:
        """Opens the form of a new visit."""
        self._open_new()

    def _turn(self, pages: int) -> None:
        self._go(self.day + timedelta(days=pages * (1 if self.modes.current() == "day" else 7)))

    def _go(self, day: date) -> None:
        self.day = day
        self.load()

    def _open_day(self, day: date) -> None:
        self.day = day
        self.modes.choose("day" if self.modes.current() == "week" else "week")
        self.load()

    # --- gestures ---

    def _open_new(
        self, day: date | None = None, minute: int | None = None, account_id: AccountId | None = None
    ) -> None:
        when = day or max(self.day, self.desk.today)
        if minute is None:
            # Of today the next full hour, of another day the start of the morning.
            minute = min(max(9, self._minute // 60 + 1), 18) * 60 if when == self.desk.today else 9 * 60
        self.panels.open_new(PlannedVisit(account_id=account_id, starts_on=when, starts_minute=minute))

    def _planned(self, visit_id: VisitId) -> None:
        self._wanted = visit_id
        self.load()

    def _move(self, visit_id: VisitId, day: date, minute: int) -> None:
        workspace = self.desk.workspace
        self._write(lambda: visits.move(workspace, visit_id, day, minute, initiator=self), self.tr("Visite déplacée."))

    def act(self, verb: str) -> None:
        """Does something with the chosen visit.

        Args:
            verb: ``open``, ``edit``, ``done``, ``missed``, ``cancel``, or ``drop`` to cancel without a reason.
        """
        stop, workspace = self.grid.current(), self.desk.workspace
        if stop is None:
            return
        line = stop.line
        if verb == "open":
            self.desk.shell.open("conversation", visit_id=line.id)
        elif verb == "done":
            self._write(lambda: visits.mark_done(workspace, line.id, initiator=self), self.tr("Visite notée faite."))
        elif not is_open(stop):
            return
        elif verb == "edit":
            self.panels.open_edit(line)
        elif verb == "missed":
            self.panels.ask_reason(self.tr("La visite n’a pas eu lieu"), self.tr("Noter manquée"), self._miss)
        elif verb == "cancel":
            self.panels.ask_reason(self.tr("Annuler la visite"), self.tr("Annuler la visite"), self._cancel)
        elif verb == "drop":
            self._cancel("")

    def _miss(self, reason: str) -> None:
        stop, workspace = self.grid.current(), self.desk.workspace
        if stop is not None:
            key = stop.line.id
            said = self.tr("Visite notée manquée.")
            self._write(lambda: visits.mark_missed(workspace, key, reason, initiator=self), said)

    def _cancel(self, reason: str) -> None:
        stop, workspace = self.grid.current(), self.desk.workspace
        if stop is not None:
            key = stop.line.id
            self._write(lambda: visits.cancel(workspace, key, reason, initiator=self), self.tr("Visite annulée."))

    def _write(self, work: Callable[[], object], said: str) -> None:
        def done(_result: object) -> None:
            self.desk.shell.toast(said, undoable=True)
            self.load()

        self.desk.jobs.write(self, work, done)

    def retranslate(self) -> None:
        """Sets every text anew, those from data included."""
        for button, name in (
            (self._before, self.tr("Page précédente")), (self._after, self.tr("Page suivante")),
        ):  # fmt: skip
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._today.setText(self.tr("Aujourd’hui"))
        self._new.setText(self.tr("Planifier"))
        self._new.setToolTip(self.tr("Planifier une visite") + " (N)")
        self.modes.set_choices([("day", self.tr("Jour")), ("week", self.tr("Semaine"))])
        self.modes.setAccessibleName(self.tr("Jour ou semaine"))
        self.grid.setAccessibleName(self.tr("Calendrier des visites"))
        for verb in (self._today, self._new):
            verb.updateGeometry()
        self.bar.retranslate()
        self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the heading the room of the counts when there is little."""
        super().resizeEvent(event)
        self._counts.setVisible(self.width() >= theme.px(960))

    def crumbs(self) -> tuple[str, ...]:
        """The screen is the place."""
        return (self.tr("Plan"),)
