"""Visites: conversations to open or to continue; today's, those to come, those to conclude, past ones."""

from collections.abc import Hashable, Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import relative_day
from salesdesk.desktop.page import Page
from salesdesk.desktop.visit_words import CHANNEL_ICONS, channel_text, purpose_text, state_of, time_range, who_text
from salesdesk.desktop.widgets import (
    Button,
    Card,
    EmptyState,
    PagedListView,
    RowChip,
    RowContent,
    SearchField,
    SegmentControl,
    TextLabel,
    WindowedModel,
    hbox,
    sized,
    vbox,
)
from salesdesk.desktop.widgets.windowed import Deliver
from salesdesk.services import visit_lists
from salesdesk.services.visit_lists import ListedIds, ListedVisit, VisitList


class VisitsPage(Page):
    """The list of visits. Enter opens the conversation, P shows the visit in the calendar, slash goes to the filter."""

    nouns = frozenset({"visit", "conversation", "account", "contact"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._counts: dict[VisitList, int] = {}
        self._title = TextLabel("", 20, 700)
        self._plan = Button("", "primary", "plus")
        self.lists = SegmentControl([(one.value, "") for one in VisitList], VisitList.TODAY.value)
        self.search = SearchField("", "/")
        self.model = WindowedModel(self._fetch, _cell, parent=self)
        self.view = PagedListView(self.model, self._content, height=60)
        self.empty = EmptyState("message-square-text", "", "", "")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = hbox(self._title, None, sized(self.search, 260), self._plan, spacing=12)
        list_box = vbox(self.view, self.empty, spacing=0, margins=(6, 6, 6, 8))
        list_box.setStretch(0, 1)
        list_box.setStretch(1, 1)
        column = vbox(head, hbox(self.lists, None), Card(list_box), spacing=12, margins=(20, 16, 20, 14))
        column.setStretch(2, 1)
        self.setLayout(column)
        self.empty.hide()
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        self.lists.chosen.connect(lambda _key: self.load())
        self.search.query_changed.connect(lambda _words: self.load())
        self.view.opened.connect(self._open)
        self._plan.clicked.connect(lambda _=False: self.desk.shell.open("plan", new=True))
        self.empty.clicked.connect(lambda: self.desk.shell.open("plan", new=True))
        self.desk.shell.register(self, self._verbs())

    def _verbs(self) -> list[Action]:
        def here() -> str:
            return self.tr("Visites")

        def on_one() -> bool:
            return self.view.current_id() is not None

        return [
            Action(
                "visits.open", lambda: self.tr("Ouvrir la conversation"),
                lambda: self._open(self.view.current_id()), "Return", "message-square-text", on_one, here, own_key=True,
            ),
            Action("visits.search", lambda: self.tr("Filtrer la liste"), self._to_search, "/", "search", group=here),
            Action(
                "visits.calendar", lambda: self.tr("Voir dans le calendrier"), self._show_in_plan, "P",
                "calendar-days", on_one, here,
            ),
            Action(
                "visits.plan", lambda: self.tr("Planifier une visite"),
                lambda: self.desk.shell.open("plan", new=True), "N", "plus", group=here,
            ),
        ]  # fmt: skip

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_in_plan(self) -> None:
        row = self.model.row_at(self.view.currentIndex().row())
        day = row.line.starts_on if isinstance(row, ListedVisit) else self.desk.today
        self.desk.shell.open("plan", visit_id=self.view.current_id(), day=day)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``list`` to show: ``today``, ``coming``, ``to_conclude`` or ``past``.
        """
        wanted = where.get("list")
        if isinstance(wanted, str) and wanted != self.lists.current():
            self.lists.choose(wanted)
        else:
            self.load()

    def load(self) -> None:
        """Reads which visits are listed; their rows follow as they come into view."""
        workspace, which, words = self.desk.workspace, VisitList(self.lists.current()), self.search.text()
        self.desk.jobs.read(self, lambda: visit_lists.listed(workspace, which, words), self._show, key="ids")

    def _show(self, found: ListedIds) -> None:
        current = self.view.current_id()
        self._counts = found.counts
        self.model.set_ids(found.ids)
        listening = self.view.hasFocus() or self.empty.button.hasFocus()
        self.view.setVisible(bool(found.ids))
        self.empty.setVisible(not found.ids)
        self.lists.set_choices([(one.value, self._list_text(one)) for one in VisitList])
        self._say_empty()
        self._keep_keyboard(bool(found.ids), listening)
        place = self.model.place_of(current)
        if found.ids:
            self.view.go_to(place or 0)

    def _keep_keyboard(self, listed: bool, listening: bool) -> None:
        # A hidden list would give the keyboard to the search of the window, where the page's keys are letters.
        verb = self.empty.button if self.empty.button.isVisibleTo(self) else self.lists
        target = self.view if listed else verb
        self.setFocusProxy(target)
        if listening:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, ids: Sequence[Hashable], deliver: Deliver) -> None:
        workspace = self.desk.workspace
        wanted = [one for one in ids if isinstance(one, UUID)]

        def give(found: Mapping[UUID, ListedVisit]) -> None:
            deliver(dict(found.items()))

        self.desk.jobs.read(self, lambda: visit_lists.rows(workspace, wanted), give)

    def _content(self, row: object) -> RowContent:
        if not isinstance(row, ListedVisit):
            return RowContent(title="")
        line = row.line
        what = line.goal or line.opportunity_name or purpose_text(line.purpose)
        chips = [RowChip(*state_of(line))]
        if row.saved_here:
            chips.append(RowChip(self.tr("Sur ce poste")))
        return RowContent(
            title=line.account_name,
            subtitle=" · ".join(part for part in (who_text(line), channel_text(line.channel), what) if part),
            avatar=line.account_name,
            icon=CHANNEL_ICONS[line.channel],
            chips=tuple(chips),
            amount=time_range(line),
            note=relative_day(line.starts_on, self.desk.today),
        )

    def _open(self, visit_id: object) -> None:
        self.desk.shell.open("conversation", visit_id=visit_id)

    def _list_text(self, one: VisitList) -> str:
        text = {
            VisitList.TODAY: self.tr("Aujourd’hui"), VisitList.COMING: self.tr("À venir"),
            VisitList.TO_CONCLUDE: self.tr("À conclure"), VisitList.PAST: self.tr("Passées"),
        }[one]  # fmt: skip
        count = self._counts.get(one, 0)
        return f"{text}  {count}" if count else text

    def _say_empty(self) -> None:
        if self.search.text():
            self.empty.set_texts(self.tr("Aucune visite trouvée"), self.tr("Effacez le filtre pour les revoir toutes."))
        elif self.lists.current() == VisitList.TO_CONCLUDE.value:
            self.empty.set_texts(self.tr("Tout est conclu"), self.tr("Aucune conversation n’attend sa suite."))
        else:
            text = self.tr("Planifiez une visite\u00a0: vous la préparerez et la tiendrez d’ici.")
            self.empty.set_texts(self.tr("Aucune visite ici"), text, self.tr("Planifier une visite"))

    def retranslate(self) -> None:
        """Sets every text anew."""
        self._title.setText(self.tr("Visites"))
        self._plan.setText(self.tr("Planifier une visite"))
        self._plan.updateGeometry()
        self.search.set_placeholder(self.tr("Compte ou ville"))
        self.lists.set_choices([(one.value, self._list_text(one)) for one in VisitList])
        self.view.setAccessibleName(self.tr("Liste des visites"))
        self.view.viewport().update()
        self._say_empty()

    def crumbs(self) -> tuple[str, ...]:
        """The screen is the place."""
        return (self.tr("Visites"),)


def _cell(row: object, _column: int) -> str:
    if not isinstance(row, ListedVisit):
        return ""
    line = row.line
    return ", ".join((line.account_name, time_range(line), who_text(line), state_of(line)[0]))
