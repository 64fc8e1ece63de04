"""Équipe: the reps in rows, four columns that a glance reads, one click to a rep."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop.coaching import words
from salesdesk.desktop.coaching.board import ROW_HEIGHT, BoardCells, BoardDelegate, BoardHead
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_short, number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import (
    ID_ROLE,
    Card,
    EmptyState,
    ItemsModel,
    PagedListView,
    RowChip,
    RowContent,
    Rule,
    StatFigure,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.services import team
from salesdesk.services.team import Board, RepRow


class TeamPage(Page):
    """The board of the person's teams. Enter or a click opens a rep."""

    nouns = frozenset({"conversation", "evidence", "commitment", "visit", "coaching_note", "user", "team"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.board: Board | None = None
        self._title = TextLabel("", 20, 700)
        self._week = TextLabel("", 13, 400, "text2")
        self.proofs, self.promises = StatFigure("", ""), StatFigure("", "")
        self.done = StatFigure("", "", "text3")
        self._head = BoardHead()
        self.model = ItemsModel(self._spoken)
        self.list = PagedListView(self.model, lambda row: RowContent(title=""), height=ROW_HEIGHT)
        self.list.setItemDelegate(BoardDelegate(self._cells, self.list))
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rows = Card(vbox(self._head, Rule(), self.list, spacing=0, margins=(2, 4, 2, 4)))
        self.empty = EmptyState("users-round", "")
        self._empty_card = Card(vbox(self.empty, spacing=0))
        self._build()
        self.list.opened.connect(self._open)
        bar = self.list.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, last: self._head.set_trail(bar.sizeHint().width() if last else 0))
        self.list.clicked.connect(lambda index: self._open(index.data(ID_ROLE)))
        self.retranslate()

    def _build(self) -> None:
        for figure in (self.proofs, self.promises, self.done):
            figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        figures = hbox(self.proofs, self.promises, self.done, spacing=28)
        head = Card(hbox(vbox(self._title, self._week, spacing=4), None, figures, margins=(20, 16, 24, 18)))
        column = vbox(head, self._rows, self._empty_card, spacing=16, margins=(20, 16, 20, 16))
        column.setStretch(1, 1)
        column.setStretch(2, 1)
        self._empty_card.hide()
        self.setLayout(column)

    def load(self) -> None:
        """Reads the board."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: team.reps(workspace), self._show, key="board")

    def _show(self, board: Board) -> None:
        before = self.list.current_id()
        self.board = board
        self.model.set_items([(row.id, row) for row in board.rows])
        place = None if before is None else self.model.place_of(before)
        if board.rows:
            self.list.go_to(place or 0)
        self._rows.setVisible(bool(board.rows))
        self._empty_card.setVisible(not board.rows)
        self._render_head()

    def _render_head(self) -> None:
        board = self.board
        if board is None:
            return
        moved, made = board.moved, board.made
        self._week.setText(self.tr("Semaine du {day}").format(day=date_short(board.first)))
        self.proofs.set_figure(
            number_text(moved.proofs),
            words.counted(moved.proofs, self.tr("preuve de client"), self.tr("preuves de clients")),
        )
        self.promises.set_figure(
            number_text(moved.promises),
            words.counted(moved.promises, self.tr("engagement daté"), self.tr("engagements datés")),
        )
        self.done.set_figure(
            number_text(made.held), self.tr("tenues sur {planned}").format(planned=number_text(made.planned))
        )

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self._title.setText(self.tr("Équipe"))
        self._head.set_titles(
            self.tr("Commercial"),
            self.tr("Dernière conversation"),
            self.tr("Ce qui a bougé en 7 jours"),
            self.tr("Fait"),
            self.tr("Coaching"),
        )
        self.list.setAccessibleName(self.tr("Commerciaux de vos équipes"))
        self.empty.set_texts(
            self.tr("Personne dans vos équipes pour l’instant"),
            self.tr(
                "Dès qu’un administrateur vous confie une équipe, chaque commercial a sa ligne ici : sa dernière "
                "conversation, ce que ses clients ont prouvé ou promis, et vos notes sans réponse."
            ),
        )
        self._render_head()
        self.list.viewport().update()

    def _cells(self, row: object) -> BoardCells:
        assert isinstance(row, RepRow)  # the only rows of the model
        latest = row.latest
        when, outcome = "", None
        if latest is None:
            when = self.tr("Pas encore de conversation conclue")
        else:
            text, tone = words.outcome_chip(latest.outcome, latest.state)
            outcome = RowChip(text, tone)
            day = words.day_text(latest.at, self.desk.today)
            when = f"{day[:1].upper()}{day[1:]} · {words.obtained(latest.proofs, latest.promises)}"
        total = row.moved.proofs + row.moved.promises
        return BoardCells(
            name=row.name,
            team=self.tr("N’a pas encore rejoint") if row.pending else row.team,
            account=latest.account_name if latest else "",
            when=when,
            outcome=outcome,
            figure=number_text(total) if total else "",
            moved=words.obtained(row.moved.proofs, row.moved.promises) if total else self.tr("Rien encore"),
            done=words.done_text(row.made.held, row.made.planned),
            waiting=self._waiting(row.unanswered),
            faded=row.pending,
        )

    def _waiting(self, count: int) -> RowChip | None:
        if not count:
            return None
        return RowChip(words.counted(count, self.tr("{n} sans réponse"), self.tr("{n} sans réponse")), "warning")

    def _spoken(self, row: object) -> str:
        cells = self._cells(row)
        outcome = cells.outcome.text if cells.outcome else ""
        waiting = cells.waiting.text if cells.waiting else ""
        parts = (
            cells.name,
            cells.team,
            cells.account,
            outcome,
            cells.when,
            cells.figure,
            cells.moved,
            cells.done,
            waiting,
        )
        return ", ".join(part for part in parts if part)

    def _open(self, rep_id: object) -> None:
        if rep_id is not None:
            self.desk.shell.open("rep", rep_id=rep_id)
