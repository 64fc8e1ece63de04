"""The head of the screen: how many affairs, for how much, what is late or without a next step."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated, number_text
from salesdesk.desktop.pipeline.filters import FilterBar
from salesdesk.desktop.pipeline.words import amounts_text
from salesdesk.desktop.widgets import Button, Card, Rule, StatFigure, TextLabel, boxed, hbox, vbox
from salesdesk.services.opportunity_board import Board, Lane, amounts_of

_NARROW = 1040
_TIGHT = 900


class BoardHead(Retranslated, Card):
    """Figures of the affairs in view, and the filters below.

    Args:
        filters: The filters.
    """

    def __init__(self, filters: FilterBar) -> None:
        self._board: Board | None = None
        self._lane: Lane | None = None
        self._over = False
        self.title = TextLabel("", 20, 700)
        self.scope = TextLabel("", 12, 400, "text3")
        self.amount = StatFigure("")
        self.figures = {name: StatFigure("", colour="text", px=20) for name in ("open", "signed", "late", "idle")}
        self.new = Button("", "primary", "plus")
        parts: list[QWidget | int | None] = [boxed(vbox(self.title, self.scope, spacing=0)), None, self.amount]
        self._rules = {name: Rule(vertical=True, length=28) for name in self.figures}
        for name, figure in self.figures.items():
            parts += [self._rules[name], figure]
        top = hbox(*parts, 8, self.new, spacing=14)
        super().__init__(vbox(top, filters, spacing=12, margins=(16, 12, 16, 14)))
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the quieter figures out where there is no room for them."""
        super().resizeEvent(event)
        self._show_figures()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.setText(self.tr("Affaires"))
        self.new.setText(self.tr("Nouvelle affaire"))
        self.new.setToolTip(self.tr("Nouvelle affaire (N)"))
        if self._board is not None:
            self.show_board(self._board, self._lane, over=self._over)

    def show_board(self, board: Board, lane: Lane | None, *, over: bool = False) -> None:
        """Shows the figures of a process in view.

        Args:
            board: All that was read.
            lane: The process in view; None when there is none.
            over: Whether its affairs are over: then what was paid is the figure.
        """
        self._board, self._lane, self._over = board, lane, over
        cards = lane.cards if lane else ()
        still = [card for card in cards if card.is_open]
        signed = [card for card in cards if not card.is_open]
        reps = self.tr("Idéal pour un commercial") if board.reps == 1 else self.tr("Idéal pour {n} commerciaux")
        self.scope.setText(reps.format(n=board.reps))
        self.amount.set_figure(amounts_text(amounts_of(still)), self.tr("en cours"))
        late, idle = sum(card.days_over > 0 for card in still), sum(card.next_step is None for card in still)
        self.figures["open"].set_figure(number_text(len(still)), self.tr("ouvertes"))
        self.figures["signed"].set_figure(number_text(len(signed)), self.tr("signées, à encaisser"))
        self.figures["late"].set_figure(number_text(late), self.tr("au-delà du délai"))
        self.figures["idle"].set_figure(number_text(idle), self.tr("sans suite datée"))
        if over:
            self.amount.set_figure(amounts_text(amounts_of(card for card in cards if card.made)), self.tr("payés"))
        self._show_figures()
        self.new.setVisible(board.may_write)

    def _show_figures(self) -> None:
        narrow, tight = self.width() < theme.px(_NARROW), self.width() < theme.px(_TIGHT)
        hidden = {"signed": narrow, "open": tight}
        for name, figure in self.figures.items():
            shown = not self._over and not hidden.get(name, False)
            figure.setVisible(shown)
            self._rules[name].setVisible(shown)
        self.scope.setVisible(not narrow and not self._over)
