"""Affairs (affaires): the board by stage, the list, one affair in the panel at the right."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.page import Page
from salesdesk.desktop.pipeline.card import card_text
from salesdesk.desktop.pipeline.columns import BoardView
from salesdesk.desktop.pipeline.filters import FilterBar
from salesdesk.desktop.pipeline.gestures import Gestures
from salesdesk.desktop.pipeline.header import BoardHead
from salesdesk.desktop.pipeline.table import ROW_HEIGHT, LineDelegate
from salesdesk.desktop.widgets import Card, EmptyState, ItemsModel, PagedListView, RowContent, vbox
from salesdesk.domain.ids import AccountId, OpportunityId
from salesdesk.services import opportunity_board
from salesdesk.services.events import Changed
from salesdesk.services.opportunity_board import AffairCard, Board, Lane, Period

_NOUNS: Final = frozenset(
    {"opportunity", "evidence", "stage_change", "visit", "commitment", "account", "process_version", "user", "team"}
)


class OpportunitiesPage(Page):
    """The affairs. Opened with ``opportunity_id`` it shows one, with ``new`` the form of another one."""

    nouns = _NOUNS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.filters = FilterBar(desk.workspace.user_id)
        self.head = BoardHead(self.filters)
        self.board = BoardView(desk.today)
        self.model = ItemsModel(lambda row: card_text(row, desk.today), parent=self)
        self.list = PagedListView(self.model, lambda _row: RowContent(""), ROW_HEIGHT)
        self.line = LineDelegate(desk.today, self.list)
        self.list.setItemDelegate(self.line)
        self.empty = EmptyState("trending-up", "")
        self.stack = QStackedWidget()
        for widget in (self.board, Card(vbox(self.list, margins=(2, 6, 2, 6))), Card(vbox(self.empty))):
            self.stack.addWidget(widget)
        column = vbox(self.head, self.stack, spacing=12, margins=(20, 16, 20, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self.gestures = Gestures(desk, self)
        self.shown: Board | None = None
        self._wanted: object | None = None
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.filters.changed.connect(self.load)
        self.filters.look_changed.connect(self._render)
        self.board.opened.connect(self.open_affair)
        self.board.dropped.connect(self._dropped)
        self.board.menu_wanted.connect(self._menu)
        self.list.opened.connect(self.open_affair)
        self.list.clicked.connect(lambda _index: self.open_affair(self.list.current_id()))
        self.head.new.clicked.connect(lambda _=False: self.open_new())
        self.empty.clicked.connect(self._run_empty)
        self.gestures.done.connect(self._choose_and_load)
        verbs = {
            "N": self.open_new, "Alt+Right": self.advance, "V": self._turn_look,
            "S": lambda: self._begin("win"), "P": lambda: self._begin("pay"), "X": lambda: self._begin("lose"),
            "E": lambda: self._begin("edit"),
        }  # fmt: skip
        for keys, run in verbs.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Affaires"))
        if self.shown is not None:
            self._render()

    def crumbs(self) -> tuple[str, ...]:
        """The affairs have no place above them."""
        return (self.tr("Affaires"),)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``opportunity_id``: an affair to show; ``new``: True opens the form of a new one, with
                ``account_id`` and ``account_name`` at that account.
        """
        super().arrive()
        if where.get("opportunity_id") is not None:
            self._wanted = where["opportunity_id"]
            self.open_affair(self._wanted)
        if where.get("new"):
            account_id: AccountId | None = where.get("account_id")  # type: ignore[assignment]  # openers give an id
            self.gestures.open_new(self._process_key(), account_id, str(where.get("account_name") or ""))

    def load(self) -> None:
        """Asks for the affairs that the filter wants."""
        wanted, workspace = self.filters.wanted, self.desk.workspace
        self.desk.jobs.read(self, lambda: opportunity_board.board(workspace, wanted), self._show, key="board")

    def hear(self, changed: Changed) -> None:
        """Reads again, the affair in the panel too."""
        if changed.initiator is not self and self.nouns & changed.nouns:
            self.gestures.refresh()
        super().hear(changed)

    def _choose_and_load(self, opportunity_id: object) -> None:
        self._wanted = opportunity_id
        self.load()

    def _show(self, board: Board) -> None:
        self.shown = board
        self.filters.offer(board)
        self._render()
        if self._wanted is not None:
            self._choose(self._wanted)
            self._wanted = None
        elif self.gestures.view is None and self.gestures.form is None and self.isVisible():
            self._focus()

    def _render(self) -> None:
        board, lane = self.shown, self.filters.lane()
        if board is None:
            return
        self.head.show_board(board, lane, over=self.filters.wanted.period is Period.ENDED)
        cards = lane.cards if lane else ()
        # Of affairs that are over, the stage at which they ended says less than the day: they come as a list.
        over = self.filters.wanted.period is Period.ENDED
        if not cards:
            self._show_empty(over)
            self.stack.setCurrentIndex(2)
            return
        show_owner = bool(board.owners) and self.filters.wanted.owner_id is None
        as_list = over or self.filters.look.current() == "list"
        self.stack.setCurrentIndex(1 if as_list else 0)
        if as_list:
            self._show_list(cards, show_owner, over)
        elif lane is not None:
            self.board.show_lane(
                lane, show_owner=show_owner, saved_here=self.tr("Enregistrée sur ce poste, pas encore envoyée")
            )

    def _show_list(self, cards: tuple[AffairCard, ...], show_owner: bool, over: bool) -> None:
        current = self.list.current_id()
        self.line.show_owner, self.line.over = show_owner, over
        if over:
            cards = tuple(sorted(cards, key=lambda card: str(card.opportunity.closed_on or ""), reverse=True))
        self.model.set_items([(card.id, card) for card in cards])
        place = None if current is None else self.model.place_of(current)
        self.list.go_to(place or 0)

    def _show_empty(self, over: bool) -> None:
        if self.filters.is_narrowed():
            self.empty.set_texts(
                self.tr("Aucune affaire ne correspond"), self.tr("Rien ne répond à ces filtres."),
                self.tr("Tout afficher"), "search",
            )  # fmt: skip
        elif over:
            self.empty.set_texts(
                self.tr("Aucune affaire terminée"),
                self.tr("Les affaires payées, perdues ou sans décision se retrouvent ici, avec leur raison."),
                "", "history",
            )  # fmt: skip
        else:
            self.empty.set_texts(
                self.tr("Ouvrez votre première affaire"),
                self.tr("Elle avance quand le client donne une preuve : ses mots, un document, un montant. "
                        "Elle est faite quand elle est payée."),
                self.tr("Nouvelle affaire"), "trending-up",
            )  # fmt: skip

    def _run_empty(self) -> None:
        if self.filters.is_narrowed():
            self.filters.clear()
        else:
            self.open_new()

    def _focus(self) -> None:
        if self.stack.currentIndex() == 0:
            self.board.focus_first()
        elif self.stack.currentIndex() == 1:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, opportunity_id: object) -> None:
        if self.stack.currentIndex() == 0:
            self.board.choose(opportunity_id)
        elif (place := self.model.place_of(opportunity_id)) is not None:
            self.list.go_to(place)

    def current(self) -> AffairCard | None:
        """The affair that the keyboard is on; None when there is none."""
        if self.stack.currentIndex() == 0:
            return self.board.current()
        found = self.model.item_at(self.list.currentIndex().row()) if self.stack.currentIndex() == 1 else None
        return found if isinstance(found, AffairCard) else None

    def open_affair(self, opportunity_id: object) -> None:
        """Shows an affair in the panel."""
        if opportunity_id is not None:
            self.gestures.open(opportunity_id)  # type: ignore[arg-type]  # ids travel through Qt as objects

    def open_new(self) -> None:
        """Opens the form of a new affair."""
        if self.shown is not None and self.shown.may_write:
            self.gestures.open_new(self._process_key())

    def _process_key(self) -> str:
        lane = self.filters.lane()
        return lane.process_key if lane else ""

    def advance(self) -> None:
        """Passes the affair that the keyboard is on to its next stage, or asks why it goes on without its proofs."""
        card = self.current()
        if card is not None and not card.last:
            self._move(card, None)

    def _begin(self, verb: str) -> None:
        card = self.current()
        if card is not None:
            self.gestures.open(card.id, verb)

    def _turn_look(self) -> None:
        self.filters.look.choose("list" if self.filters.look.current() == "board" else "board")

    def _dropped(self, key: str, stage: str) -> None:
        lane = self.filters.lane()
        card = next((one for one in lane.cards if str(one.id) == key), None) if lane else None
        if card is not None and card.opportunity.stage_key != stage:
            self._move(card, stage)

    def _move(self, card: AffairCard, stage: str | None) -> None:
        lane, key = self.filters.lane(), card.opportunity.stage_key
        if lane is None or self.shown is None or not self.shown.may_write:
            return
        forward = _next_stage(lane, key)
        # Without its proofs it needs a reason: the panel names what is missing and asks for it.
        if card.missing and stage in (None, forward):
            self.gestures.open(card.id, "move")
        else:
            self.gestures.move(card.id, stage)

    def _menu(self, opportunity_id: OpportunityId, at: QPoint) -> None:
        menu = self.menu_of(opportunity_id)
        if menu is not None:
            menu.popup(at)

    def menu_of(self, opportunity_id: OpportunityId) -> QMenu | None:
        """The verbs of an affair with their keys; None when it is not in view."""
        lane = self.filters.lane()
        card = next((one for one in lane.cards if one.id == opportunity_id), None) if lane else None
        if card is None or self.shown is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        verbs = [(self.tr("Ouvrir l’affaire"), self.tr("Entrée"), lambda: self.open_affair(card.id))]
        if self.shown.may_write:
            if not card.last:
                verbs.append((self.tr("Étape suivante"), "Alt →", lambda: self._move(card, None)))
            if card.is_open:
                verbs.append((self.tr("Signée…"), "S", lambda: self.gestures.open(card.id, "win")))
                verbs.append((self.tr("Perdue…"), "X", lambda: self.gestures.open(card.id, "lose")))
            else:
                verbs.append((self.tr("Paiement reçu…"), "P", lambda: self.gestures.open(card.id, "pay")))
            verbs.append((self.tr("Modifier"), "E", lambda: self.gestures.open(card.id, "edit")))
        account_id = card.opportunity.account_id
        verbs.append((self.tr("Ouvrir le compte"), "", lambda: self.desk.shell.open("account", account_id=account_id)))
        for text, keys, run in verbs:
            action = menu.addAction(f"{text}\t{keys}" if keys else text)
            action.triggered.connect(lambda _=False, run=run: run())
        return menu


def _next_stage(lane: Lane, stage_key: str) -> str | None:
    keys = [column.stage_key for column in lane.columns if column.place]
    place = keys.index(stage_key) + 1 if stage_key in keys else len(keys)
    return keys[place] if place < len(keys) else None
