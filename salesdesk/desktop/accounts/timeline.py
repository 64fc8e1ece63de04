"""The time line of an account (fil): what happened, newest first, whatever its length."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStackedWidget, QStyleOptionViewItem

from salesdesk.desktop import theme
from salesdesk.desktop.accounts.event_words import event_icon, event_words
from salesdesk.desktop.accounts.words import counted, day_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.widgets import (
    ROW_ROLE,
    TONES,
    Card,
    EmptyState,
    PagedListView,
    RowContent,
    RowDelegate,
    SectionHeader,
    SegmentControl,
    WindowedModel,
    hbox,
    vbox,
)
from salesdesk.desktop.widgets.painting import icon_at, panel
from salesdesk.desktop.widgets.windowed import Deliver
from salesdesk.domain.ids import AccountId
from salesdesk.services import account_page
from salesdesk.services.account_page import Event, EventKey

GROUPS: Final[dict[str, frozenset[str]]] = {
    "all": frozenset(),
    "talks": frozenset({"conversation", "visit"}),
    "promises": frozenset({"commitment", "extra_work", "practice"}),
    "affairs": frozenset({"opportunity", "stage_change", "evidence", "figure"}),
}
_ROW: Final = 64


class TimelineDelegate(RowDelegate):
    """Rows strung on a thin line, each with its icon on a disc; a dot on the disc while it is saved here only."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the row, then the dot."""
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if isinstance(row, Event) and row.saved_here:
            rect = QRectF(option.rect)
            at = QPointF(rect.left() + theme.px(14 + 28), rect.center().y() - theme.px(11))
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.token("surface"), 2))
            painter.setBrush(theme.token("warning"))
            painter.drawEllipse(at, theme.px(9) / 2, theme.px(9) / 2)
            painter.restore()

    def _leading(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        side = theme.px(32)
        box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
        painter.setPen(QPen(theme.token("border"), 2))
        middle = box.center().x()
        painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, rect.bottom()))
        colour, fill = TONES[content.icon_colour]
        panel(painter, box, 16, "surface")
        panel(painter, box, 16, fill)
        offset = (side - theme.px(16)) / 2
        icon_at(painter, box.left() + offset, box.top() + offset, content.icon, colour, 16)
        return box.right() + theme.px(12)


class Timeline(Retranslated, Card):
    """The card of the time line.

    Args:
        desk: Whose.
    """

    def __init__(self, desk: Desk) -> None:
        self.title = SectionHeader("")
        self.groups = SegmentControl()
        self.stack = QStackedWidget()
        head = vbox(self.title, hbox(self.groups, None), spacing=10, margins=(16, 14, 16, 8))
        super().__init__(vbox(head, self.stack, spacing=0, margins=(2, 0, 2, 6)))
        self.desk = desk
        self._account_id: AccountId | None = None
        self.model = WindowedModel(self._fetch, self._spoken, parent=self)
        self.view = PagedListView(self.model, self._content, _ROW)
        self.view.setItemDelegate(TimelineDelegate(self._content, self.view, _ROW, ruled=False))
        self.empty = EmptyState("history", "")
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        self.groups.chosen.connect(lambda _key: self.load())
        self.view.opened.connect(self._open)
        self.view.clicked.connect(lambda index: self._open(self.model.id_at(index.row())))
        self.empty.clicked.connect(self._plan)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Fil du compte"))
        self.view.setAccessibleName(self.tr("Fil du compte"))
        self.groups.set_choices(
            [("all", self.tr("Tout")), ("talks", self.tr("Échanges")), ("promises", self.tr("Engagements")),
             ("affairs", self.tr("Affaires"))]
        )  # fmt: skip
        self.empty.set_texts(
            self.tr("Rien ne s’est encore passé"),
            self.tr("Échanges, engagements et preuves s’inscriront ici d’eux-mêmes."),
            self.tr("Planifier une visite"),
        )
        self.view.viewport().update()

    def show_account(self, account_id: AccountId) -> None:
        """Shows an account's events from the newest on."""
        if account_id != self._account_id:
            self.model.set_ids(())
        self._account_id = account_id
        self.load()

    def load(self) -> None:
        """Reads which events there are."""
        if self._account_id is None:
            return
        workspace, account_id, nouns = self.desk.workspace, self._account_id, GROUPS[self.groups.current()]
        self.desk.jobs.read(
            self, lambda: account_page.event_keys(workspace, account_id, nouns), self._show, key="timeline"
        )

    def _show(self, keys: tuple[EventKey, ...]) -> None:
        if tuple(self.model.ids()) == keys:
            self.model.refresh()
        else:
            at = self.view.verticalScrollBar().value()
            self.model.set_ids(keys)
            self.view.verticalScrollBar().setValue(at)
        self.title.set_meta(counted(len(keys), self.tr("{n} événement"), self.tr("{n} événements")))
        self.stack.setCurrentIndex(0 if keys else 1)

    def _fetch(self, keys: Sequence[Hashable], deliver: Deliver) -> None:
        wanted: list[Any] = list(keys)

        def read() -> Mapping[Hashable, object]:
            return dict(account_page.events(self.desk.workspace, wanted).items())

        self.desk.jobs.read(self, read, deliver)

    def _content(self, row: object) -> RowContent:
        assert isinstance(row, Event)
        icon, tone = event_icon(row)
        title, detail = event_words(row, self.desk.messages)
        note = day_text(row.key.on, self.desk.today)
        return RowContent(title, detail, icon=icon, icon_colour=tone, note=note)

    def _spoken(self, row: object, _column: int) -> str:
        content = self._content(row)
        here = self.tr("Enregistré sur ce poste, pas encore envoyé")
        saved = here if isinstance(row, Event) and row.saved_here else ""
        return ", ".join(part for part in (content.note, content.title, content.subtitle, saved) if part)

    def _open(self, key: object) -> None:
        if not isinstance(key, EventKey):
            return
        row = self.model.row_at(self.model.place_of(key) or 0)
        if key.noun == "conversation":
            self.desk.shell.open("conversation", conversation_id=key.id)
        elif key.noun == "visit":
            self.desk.shell.open("conversation", visit_id=key.id)
        elif key.noun == "opportunity":
            self.desk.shell.open("opportunities", opportunity_id=key.id)
        elif isinstance(row, Event):
            affair = getattr(row.record, "opportunity_id", None)
            if affair is not None:
                self.desk.shell.open("opportunities", opportunity_id=affair)

    def _plan(self) -> None:
        self.desk.shell.open("plan", account_id=self._account_id)
