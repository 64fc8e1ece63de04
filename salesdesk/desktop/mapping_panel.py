"""Affairs brought to the version in force (passage à la nouvelle version): which, from where to where, what stands.

Opened from the processes and from an affair.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import language, number_text
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    CheckBox,
    IconLabel,
    ItemsModel,
    PagedListView,
    RowChip,
    RowContent,
    SidePanel,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import OpportunityId
from salesdesk.domain.process import Text
from salesdesk.services import process_mapping
from salesdesk.services.process_mapping import DealToMap, MappingPlan

PANEL_WIDTH = 560
_ROW, _MOST_ROWS, _BOX = 62, 6, 44


class DealList(PagedListView):
    """Affairs with a check box each; Space or a click on the box chooses."""

    toggled = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses the current affair, or leaves it out."""
        if event.key() == Qt.Key.Key_Space and self.current_id() is not None:
            self.toggled.emit(self.current_id())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box chooses; one beside it only shows the affair below."""
        super().mouseReleaseEvent(event)
        at: QPoint = event.position().toPoint()
        if at.x() < theme.px(_BOX) and self.indexAt(at).isValid() and self.current_id() is not None:
            self.toggled.emit(self.current_id())


class MappingForm(QWidget):
    """The affairs of one plan, all chosen at first; the one that the keyboard is on is told in full below.

    Args:
        plan: The affairs and the version in force.
    """

    changed = Signal()
    """Other affairs are chosen."""

    def __init__(self, plan: MappingPlan) -> None:
        super().__init__()
        self.plan = plan
        self.chosen: set[OpportunityId] = {one.opportunity.id for one in plan.movable}
        self.all = CheckBox(self.tr("Toutes celles qui ont une étape correspondante"), checked=True)
        self.model = ItemsModel(self._spoken, parent=self)
        self.list = DealList(self.model, self._row, _ROW, self.tr("Affaires à faire passer"))
        self.list.setFixedHeight(theme.px(_ROW) * min(len(plan.deals), _MOST_ROWS) + theme.px(6))
        self._detail: QVBoxLayout = vbox(spacing=8, margins=(14, 12, 14, 14))
        said = self.tr(
            "Les preuves restent\u00a0: un critère qui garde sa clé reste prouvé. Une seule annulation défait tout."
        )
        column = vbox(TextLabel(said, 13, 400, "text2", wrap=True), spacing=12)
        if plan.guessed:
            guess = self.tr("Correspondance proposée par le programme")
            detail = self.tr("L’auteur de la version n’en a pas écrit\u00a0: regardez chaque étape d’arrivée.")
            column.addWidget(Banner(guess, "warning", detail, closable=False))
        if len(plan.movable) > 1:
            column.addWidget(self.all)
        column.addWidget(Card(vbox(self.list, margins=(2, 3, 2, 3)), shadow=False))
        column.addWidget(Card.panel(self._detail))
        self.setLayout(column)
        self.setFocusProxy(self.list)
        self.model.set_items([(one.opportunity.id, one) for one in plan.deals])
        self.list.current_changed.connect(lambda _key: self._tell())
        self.list.opened.connect(self._toggle)
        self.list.toggled.connect(self._toggle)
        self.all.clicked.connect(lambda _=False: self.choose_all(self.all.isChecked()))
        self.list.go_to(0)
        self._tell()

    def _deal(self, key: object) -> DealToMap | None:
        return next((one for one in self.plan.deals if one.opportunity.id == key), None)

    def _toggle(self, key: object) -> None:
        deal = self._deal(key)
        if deal is None or deal.to_stage is None:
            return
        self.chosen ^= {deal.opportunity.id}
        self._show_chosen()

    def choose_all(self, wanted: bool) -> None:
        """Chooses all that can go, or none.

        Args:
            wanted: Which of the two.
        """
        self.chosen = {one.opportunity.id for one in self.plan.movable} if wanted else set()
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.all.setChecked(len(self.chosen) == len(self.plan.movable))
        self.list.viewport().update()
        self.changed.emit()

    def _row(self, row: object) -> RowContent:
        assert isinstance(row, DealToMap)  # the only rows of the model
        before = _words(row.from_stage)
        title = " · ".join(part for part in (row.opportunity.name, row.account_name) if part)
        if row.to_stage is None:
            stays = self.tr("{stage}\u00a0: pas d’étape correspondante, elle reste").format(stage=before)
            return RowContent(title, stays, icon="minus", icon_colour="text3", chips=(self._version(row),))
        ticked = row.opportunity.id in self.chosen
        icon, colour = ("square-check", "accent_text") if ticked else ("square", "text3")
        after = _words(row.to_stage.buyer_state)
        goes = before if before == after else f"{before} → {after}"
        return RowContent(title, goes, icon=icon, icon_colour=colour, chips=(self._version(row),))

    def _version(self, row: DealToMap) -> RowChip:
        return RowChip(f"v{row.from_version} → v{self.plan.target.version}")

    def _spoken(self, row: object) -> str:
        content = self._row(row)
        ticked = isinstance(row, DealToMap) and row.opportunity.id in self.chosen
        return ", ".join((content.title, content.subtitle, self.tr("choisie") if ticked else self.tr("laissée")))

    def _tell(self) -> None:
        clear_layout(self._detail)
        deal = self._deal(self.list.current_id())
        if deal is None:
            return
        self._detail.addWidget(TextLabel(deal.opportunity.name, 13, 600, wrap=True))
        self._line("arrow-right", "text3", _words(deal.from_stage))
        if deal.to_stage is not None:
            self._line("flag", "accent_text", _words(deal.to_stage.buyer_state), 600)
        for icon, colour, title, texts in (
            ("circle-check", "success", self.tr("Reste prouvé"), deal.standing),
            ("circle-alert", "warning", self.tr("N’est plus demandé, ou plus prouvé"), deal.lost),
            ("circle", "text3", self.tr("Nouveau, à prouver"), deal.asked),
        ):
            if texts:
                self._detail.addWidget(TextLabel(title, 12, 500, "text3"))
            for one in texts:
                self._line(icon, colour, _words(one))
        if deal.to_stage is not None and not (deal.standing or deal.lost or deal.asked):
            nothing = self.tr("Aucune preuve encore\u00a0: rien ne se perd.")
            self._detail.addWidget(TextLabel(nothing, 12, 400, "text2", wrap=True))

    def _line(self, icon: str, colour: str, text: str, weight: int = 400) -> None:
        row = hbox(vbox(1, IconLabel(icon, colour, 16), None, spacing=0), TextLabel(text, 13, weight, wrap=True))
        row.setStretch(1, 1)
        self._detail.addLayout(row)


def _words(text: Text) -> str:
    return text.in_(language())


class MappingPanel(SidePanel):
    """The form with its button.

    Args:
        desk: What it may ask of the program.
        owner: Page that asks; nothing happens once it is gone.
        plan: The affairs and the version in force.
        done: Called after the affairs were brought.
    """

    def __init__(self, desk: Desk, owner: QWidget, plan: MappingPlan, done: Callable[[], None]) -> None:
        form, move = MappingForm(plan), Button("", "primary", "arrow-right")
        title = QCoreApplication.translate("MappingPanel", "Passer à la version {n}").format(n=plan.target.version)
        super().__init__(title, form, (move,), plan.target.name)
        self.form, self.move_button = form, move
        self._desk, self._owner, self._done = desk, owner, done
        self.form.changed.connect(self._count)
        self.move_button.clicked.connect(lambda _=False: self.move_deals())
        self._count()

    def _count(self) -> None:
        count = len(self.form.chosen)
        single = count == 1 or (count == 0 and language() == "fr")
        text = self.tr("Faire passer {n} affaire") if single else self.tr("Faire passer {n} affaires")
        self.move_button.setText(text.format(n=number_text(count)))
        self.move_button.setEnabled(bool(count))
        self.move_button.updateGeometry()

    def move_deals(self) -> None:
        """Brings the chosen affairs to the version in force, as one gesture."""
        desk, plan, chosen, owner = self._desk, self.form.plan, frozenset(self.form.chosen), self._owner
        if not chosen:
            return

        def moved(count: int) -> None:
            single = count == 1
            text = self.tr("{n} affaire suit la version {version}") if single else self.tr(
                "{n} affaires suivent la version {version}"
            )  # fmt: skip
            desk.shell.close_panel()
            desk.shell.toast(text.format(n=number_text(count), version=plan.target.version), undoable=True)
            desk.shell.request_sync()
            self._done()

        desk.jobs.write(
            owner, lambda: process_mapping.move(desk.workspace, plan.target.id, chosen, initiator=owner), moved,
            self._refused,
        )  # fmt: skip

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            told = self._desk.messages.explain(error)
            self._desk.shell.toast(f"{told.what} {told.do}".strip())
