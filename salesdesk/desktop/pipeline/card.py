"""A card of the board: account, affair, amount, proofs, days against the standard, what comes next."""

from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.pipeline.words import (
    amount_text,
    mark_text,
    outcome_text,
    proofs_text,
    spoken,
    stay_text,
    step_look,
    step_text,
)
from salesdesk.desktop.widgets import ROW_ROLE, TONES, RowContent, RowDelegate
from salesdesk.desktop.widgets.avatar import paint_avatar
from salesdesk.desktop.widgets.painting import focus_ring, icon_at, panel, text_in, text_width
from salesdesk.services.opportunity_board import AffairCard

CARD_HEIGHT: Final = 140
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


class CardDelegate(RowDelegate):
    """Paints one affair as a card.

    Args:
        today: From which days are written.
        parent: The view.
    """

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(lambda _row: RowContent(""), parent, CARD_HEIGHT)
        self._today = today
        self.show_owner = False
        self.saved_here = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints surface, lines and focus."""
        card = index.data(ROW_ROLE)
        if not isinstance(card, AffairCard):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(theme.px(8) + 0.5, 0.5, -theme.px(8) - 0.5, -theme.px(8) - 2.5)
        border = "accent" if chosen else "border_strong" if over else "border"
        panel(painter, box, 10, "surface", border, shadow=True)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, box.adjusted(-0.5, -0.5, 0.5, 0.5), 10)
        inner = box.adjusted(theme.px(12), theme.px(9), -theme.px(12), -theme.px(8))
        self._lines(painter, inner, card)
        painter.restore()

    def _lines(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        top = box.top()
        heights = (18, 20, 24, 20, 4, 24)
        places = []
        for height in heights:
            places.append(QRectF(box.left(), top, box.width(), theme.px(height)))
            top += theme.px(height)
        self._account(painter, places[0], card)
        text_in(painter, places[1], card.opportunity.name, theme.font(13, 600), "text")
        self._amount(painter, places[2], card)
        self._stay(painter, places[3], card)
        painter.setPen(QPen(theme.token("border"), 1))
        y = places[4].center().y() + 0.5
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        self._step(painter, places[5], card)

    def _account(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        right = box.right()
        if self.show_owner and card.owner_name:
            side = theme.px(18)
            paint_avatar(painter, QRectF(right - side, box.top(), side, side), card.owner_name, 9, 8)
            right -= side + theme.px(6)
        if card.saved_here:
            size = theme.px(7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("warning"))
            painter.drawEllipse(QRectF(right - size, box.center().y() - size / 2, size, size))
            right -= size + theme.px(6)
        room = QRectF(box.left(), box.top(), right - box.left(), box.height())
        text_in(painter, room, card.account_name, theme.font(12, 500), "text2")

    def _amount(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        one = card.opportunity
        text, font = amount_text(one.amount_cents, one.currency), theme.font(15, 700, True)
        text_in(painter, box, text, font, "success" if one.amount_cents is not None else "text3")
        left = box.left() + text_width(text, font) + theme.px(8)
        room = QRectF(left, box.top(), box.right() - left, box.height())
        if not card.is_open:
            self._chip(painter, room, *outcome_text(one.outcome)[:2])
            return
        self._proofs(painter, room, card)

    def _proofs(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        text, font = proofs_text(card), theme.font(12, 500, True)
        done = card.wanted > 0 and not card.missing
        text_in(painter, box, text, font, "success" if done else "text2", _RIGHT)
        dot, gap = theme.px(7), theme.px(3)
        left = box.right() - text_width(text, font) - theme.px(6)
        if left - (dot + gap) * card.wanted < box.left():
            return
        for place in range(card.wanted):
            spot = QRectF(left - (dot + gap) * (card.wanted - place) + gap, box.center().y() - dot / 2, dot, dot)
            proved = place < card.proved
            painter.setBrush(theme.token("success") if proved else Qt.BrushStyle.NoBrush)
            painter.setPen(Qt.PenStyle.NoPen if proved else QPen(theme.token("control_border"), 1.25))
            painter.drawEllipse(spot)

    def _chip(self, painter: QPainter, box: QRectF, text: str, tone: str) -> None:
        font = theme.font(11, 500)
        width = min(text_width(text, font) + theme.px(16), box.width())
        spot = QRectF(box.right() - width, box.center().y() - theme.px(10), width, theme.px(20))
        colour, fill = TONES[tone]
        panel(painter, spot, 10, fill)
        text_in(
            painter, spot.adjusted(theme.px(6), 0, -theme.px(6), 0), text, font, colour, Qt.AlignmentFlag.AlignHCenter
        )

    def _stay(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        late = card.days_over > 0
        size = theme.px(14)
        icon_at(painter, box.left(), box.center().y() - size / 2, "triangle-alert" if late else "clock",
                "warning" if late else "text3", 14)  # fmt: skip
        room = box.adjusted(theme.px(20), 0, 0, 0)
        text_in(
            painter, room, stay_text(card), theme.font(12, 500 if late else 400, True), "warning" if late else "text2"
        )
        if card.imported or card.override:
            icon, colour = ("import", "text3") if card.imported else ("flag", "warning")
            icon_at(painter, box.right() - size, box.center().y() - size / 2, icon, colour, 14)

    def _step(self, painter: QPainter, box: QRectF, card: AffairCard) -> None:
        icon, colour = step_look(card.next_step)
        icon_at(painter, box.left(), box.center().y() - theme.px(7), icon, colour, 14)
        room = box.adjusted(theme.px(20), 0, 0, 0)
        shown = "text" if colour == "text2" else colour
        text_in(painter, room, step_text(card.next_step, self._today), theme.font(12, 500), shown)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Says what is missing, how the stage was entered, whose it is, where it is saved."""
        card = index.data(ROW_ROLE)
        if not isinstance(card, AffairCard):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(card), view)
        return True

    def tip(self, card: AffairCard) -> str:
        """The tool tip of a card, a line for each thing to know."""
        lines = [card.opportunity.name, *(f"○ {in_language(one)}" for one in card.missing), mark_text(card)]
        lines += [card.owner_name if self.show_owner else "", self.saved_here if card.saved_here else ""]
        return "\n".join(line for line in lines if line)


def card_text(row: object, today: date) -> str:
    """What a model says of a row."""
    return spoken(row, today) if isinstance(row, AffairCard) else ""
