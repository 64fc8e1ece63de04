"""Paints one row of a list: avatar or icon, title and subtitle, chips, an amount."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.avatar import paint_avatar
from salesdesk.desktop.widgets.chip import TONES, Tone
from salesdesk.desktop.widgets.painting import icon_at, panel, text_in, text_width
from salesdesk.desktop.widgets.windowed import ROW_ROLE


@dataclass(frozen=True, slots=True)
class RowChip:
    """A chip in a row.

    Attributes:
        text: A word or two.
        tone: What it says.
    """

    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class RowContent:
    """What a row shows.

    Attributes:
        title: First line.
        subtitle: Grey second line; empty centres the title.
        avatar: Name to draw initials from; empty for none.
        icon: Icon at the left when there is no avatar; empty for none.
        icon_colour: Its colour.
        chips: Right of the texts.
        amount: At the right end, in figures of equal width.
        amount_colour: Its colour.
        note: Grey line under the amount.
    """

    title: str
    subtitle: str = ""
    avatar: str = ""
    icon: str = ""
    icon_colour: str = "text2"
    chips: tuple[RowChip, ...] = ()
    amount: str = ""
    amount_colour: str = "text"
    note: str = ""


class RowDelegate(QStyledItemDelegate):
    """One delegate for a whole list.

    Args:
        content: Makes the content from a row of the model; called for visible rows only.
        parent: The view.
        height: Row height in design pixels, 56 for two lines.
        ruled: Whether a thin line stands between rows.
    """

    def __init__(
        self,
        content: Callable[[object], RowContent],
        parent: QWidget | None = None,
        height: int = 56,
        ruled: bool = True,
    ) -> None:
        super().__init__(parent)
        self._content, self._height, self._ruled = content, height, ruled

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Every row alike."""
        return QSize(theme.px(240), theme.px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints background, content and focus."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        self._background(painter, rect, state)
        row = index.data(ROW_ROLE)
        if row is None:
            self._waiting(painter, rect)
        else:
            self.paint_content(painter, rect.adjusted(theme.px(14), 0, -theme.px(14), 0), self._content(row))
        painter.restore()

    def _background(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        inner = rect.adjusted(theme.px(4), 1, -theme.px(4), -1)
        if self._ruled:
            painter.setPen(QPen(theme.token("border"), 1))
            y = rect.bottom() - 0.5
            painter.drawLine(QPointF(rect.left() + theme.px(14), y), QPointF(rect.right() - theme.px(14), y))
        if selected or state & QStyle.StateFlag.State_MouseOver:
            panel(painter, inner, 8, "accent_soft" if selected else "hover")
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.token("accent"), 2))
            painter.drawRoundedRect(inner.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))

    def _waiting(self, painter: QPainter, rect: QRectF) -> None:
        bar = QRectF(rect.left() + theme.px(14), rect.center().y() - theme.px(5), rect.width() * 0.3, theme.px(10))
        panel(painter, bar, 5, "track")

    def paint_content(self, painter: QPainter, rect: QRectF, content: RowContent) -> None:
        """Paints the content inside the row's margins; sub-classes may add to it."""
        left = self._leading(painter, rect, content)
        right = self._trailing(painter, rect, content)
        right = self._chips(painter, QRectF(left, rect.top(), right - left, rect.height()), content)
        room = QRectF(left, rect.top(), max(right - left, 0.0), rect.height())
        if not content.subtitle:
            text_in(painter, room, content.title, theme.font(13, 500), "text")
            return
        middle = rect.center().y()
        above = QRectF(left, middle - theme.px(19), room.width(), theme.px(19))
        below = QRectF(left, middle + theme.px(1), room.width(), theme.px(17))
        text_in(painter, above, content.title, theme.font(13, 600), "text")
        text_in(painter, below, content.subtitle, theme.font(12, 400, True), "text2")

    def _leading(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        if content.avatar:
            side = theme.px(min(36, self._height - 16))
            box = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
            paint_avatar(painter, box, content.avatar, 9, 13)
            return box.right() + theme.px(12)
        if content.icon:
            icon_at(painter, rect.left(), rect.center().y() - theme.px(9), content.icon, content.icon_colour, 18)
            return rect.left() + theme.px(30)
        return rect.left()

    def _trailing(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        if not content.amount and not content.note:
            return rect.right()
        bold, small = theme.font(13, 600, True), theme.font(12, 400, True)
        width = max(text_width(content.amount, bold), text_width(content.note, small)) + 2
        width = min(width, rect.width() / 2)
        box = QRectF(rect.right() - width, rect.top(), width, rect.height())
        right = Qt.AlignmentFlag.AlignRight
        if content.amount and content.note:
            middle = rect.center().y()
            text_in(painter, QRectF(box.left(), middle - theme.px(19), width, theme.px(19)), content.amount, bold,
                    content.amount_colour, right)  # fmt: skip
            text_in(
                painter,
                QRectF(box.left(), middle + theme.px(1), width, theme.px(17)),
                content.note,
                small,
                "text3",
                right,
            )
        elif content.amount:
            text_in(painter, box, content.amount, bold, content.amount_colour, right)
        else:
            text_in(painter, box, content.note, small, "text3", right)
        return box.left() - theme.px(12)

    def _chips(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        right = rect.right()
        font = theme.font(12, 500)
        for chip in reversed(content.chips):
            width = text_width(chip.text, font) + theme.px(20)
            # Titles come first: chips that would take more than 60 % of the room are left out.
            if right - width < rect.left() + rect.width() * 0.4:
                break
            box = QRectF(right - width, rect.center().y() - theme.px(12), width, theme.px(24))
            text, fill = TONES[chip.tone]
            panel(painter, box, 12, fill)
            text_in(painter, box, chip.text, font, text, Qt.AlignmentFlag.AlignHCenter)
            right = box.left() - theme.px(6)
        return right - (theme.px(6) if content.chips else 0)
