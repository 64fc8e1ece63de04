"""The same affairs as a list: one line each, for the keyboard and for those who prefer lines."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import date_short, in_language
from salesdesk.desktop.pipeline.words import (
    amount_text,
    outcome_text,
    proofs_text,
    stay_text,
    step_look,
    step_text,
)
from salesdesk.desktop.widgets import ROW_ROLE, RowContent, RowDelegate
from salesdesk.desktop.widgets.painting import icon_at, text_in
from salesdesk.services.opportunity_board import AffairCard

ROW_HEIGHT: Final = 56
_GAP: Final = 16
# Column, design width, width of the list from which it is shown.
_COLUMNS: Final = (("stage", 240, 1000), ("proofs", 88, 560), ("stay", 128, 700), ("step", 220, 840), ("amount", 84, 0),
                   ("dot", 10, 0))  # fmt: skip


class LineDelegate(RowDelegate):
    """Paints one affair as a line.

    Args:
        today: From which days are written.
        parent: The view.
    """

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(lambda _row: RowContent(""), parent, ROW_HEIGHT)
        self._today = today
        self.show_owner, self.over = False, False

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the ground by the shared rule, then the columns."""
        card = index.data(ROW_ROLE)
        if not isinstance(card, AffairCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._background(painter, rect, option.state)
        inner = rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
        edge = inner.right()
        for name, box in self._places(inner):
            self._cell(painter, box, name, card)
            edge = box.left() - theme.px(_GAP)
        who = card.account_name if not self.show_owner else f"{card.account_name} · {card.owner_name}"
        room = QRectF(inner.left(), inner.top(), edge - inner.left(), inner.height())
        self.paint_content(painter, room, RowContent(card.opportunity.name, who, avatar=card.account_name))
        painter.restore()

    @staticmethod
    def _places(rect: QRectF) -> Iterator[tuple[str, QRectF]]:
        right = rect.right()
        for name, width, least in reversed(_COLUMNS):
            if rect.width() >= theme.px(least):
                yield name, QRectF(right - theme.px(width), rect.top(), theme.px(width), rect.height())
                right -= theme.px(width + _GAP)

    def _cell(self, painter: QPainter, box: QRectF, name: str, card: AffairCard) -> None:
        small = theme.font(12, 400, True)
        if name == "stage":
            text = in_language(card.stage) if card.is_open else outcome_text(card.opportunity.outcome, card.made)[0]
            text_in(painter, box, text, small, "text2")
        elif name == "proofs":
            text_in(painter, box, proofs_text(card), small, "text2" if card.missing else "success")
        elif self.over and name in ("stay", "step"):
            # An affair that is over waits for nothing: its day and its reason stand there.
            one = card.opportunity
            day = date_short(one.closed_on) if one.closed_on else "–"
            text_in(painter, box, day if name == "stay" else one.lost_reason or "", small, "text2")
        elif name == "stay":
            late = card.days_over > 0
            icon, colour = ("triangle-alert", "warning") if late else ("clock", "text3")
            self._with_icon(painter, box, icon, colour, stay_text(card), "warning" if late else "text2")
        elif name == "step":
            icon, colour = step_look(card.next_step)
            self._with_icon(painter, box, icon, colour, step_text(card.next_step, self._today), colour)
        elif name == "amount":
            text = amount_text(card.opportunity.amount_cents, card.opportunity.currency)
            text_in(painter, box, text, theme.font(13, 600, True), "text", Qt.AlignmentFlag.AlignRight)
        elif card.saved_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("warning"))
            painter.drawEllipse(QPointF(box.center()), theme.px(7) / 2, theme.px(7) / 2)

    def _with_icon(self, painter: QPainter, box: QRectF, icon: str, tint: str, text: str, colour: str) -> None:
        icon_at(painter, box.left(), box.center().y() - theme.px(7), icon, tint, 14)
        text_in(painter, box.adjusted(theme.px(20), 0, 0, 0), text, theme.font(12, 500, True), colour)
