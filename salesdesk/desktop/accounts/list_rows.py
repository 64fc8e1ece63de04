"""Rows of the portfolio: columns that a glance reads, painted by one delegate, under a header that sorts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.accounts.words import STATUS_TONES, day_text, solvency_text, status_text
from salesdesk.desktop.i18n import Retranslated, money_short
from salesdesk.desktop.widgets import ROW_ROLE, TONES, RowContent, RowDelegate, Themed
from salesdesk.desktop.widgets.painting import icon_at, painter_for, panel, text_in, text_width
from salesdesk.services.accounts import AccountRow, SortBy

ROW_HEIGHT: Final = 60
_GAP: Final = 12


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column right of the name.

    Attributes:
        id: Which.
        width: Design pixels.
        from_width: Width of the list, in design pixels, from which it is shown.
        sort: What a click on its title sorts by; None for nothing.
        right: Whether its text stands at the right.
    """

    id: str
    width: int
    from_width: int
    sort: SortBy | None
    right: bool = False


COLUMNS: Final = (
    ListColumn("segment", 44, 380, SortBy.SEGMENT),
    ListColumn("status", 104, 520, None),
    ListColumn("solvency", 40, 760, None),
    ListColumn("last", 104, 900, SortBy.LAST_CONTACT),
    ListColumn("next", 104, 640, SortBy.NEXT_VISIT),
    ListColumn("sales", 92, 560, SortBy.SALES, True),
    ListColumn("potential", 92, 820, SortBy.POTENTIAL, True),
    ListColumn("dot", 12, 0, None),
)


def places(rect: QRectF) -> Iterator[tuple[ListColumn, QRectF]]:
    """Gives each column that has room its place, from the right; what is left of them is the name's."""
    right = rect.right()
    for column in reversed(COLUMNS):
        if rect.width() >= theme.px(column.from_width):
            width = theme.px(column.width)
            yield column, QRectF(right - width, rect.top(), width, rect.height())
            right -= width + theme.px(_GAP)


def name_content(row: AccountRow) -> RowContent:
    """What stands at the left of a row."""
    line = row.line
    return RowContent(line.name, " ".join(filter(None, (line.postcode, line.city))) or "–", avatar=line.name)


def spoken(row: object, today: date) -> str:
    """A whole row as a screen reader says it."""
    assert isinstance(row, AccountRow)
    line = row.line
    parts = [line.name, line.city or "", line.segment or "", status_text(line.status)]
    parts.append(solvency_text(line.solvency, line.solvency_on, row.solvency_due)[0])
    parts += [money_short(one) for one in (line.yearly_sales_cents, line.potential_cents) if one is not None]
    parts += [day_text(one, today) for one in (line.last_on, line.next_on) if one is not None]
    return ", ".join(part for part in parts if part)


class AccountDelegate(RowDelegate):
    """Paints one account.

    Args:
        today: From which days are written.
        saved_here: Words of the dot's tool tip.
        parent: The view.
    """

    def __init__(self, today: date, saved_here: str, parent: QWidget) -> None:
        super().__init__(lambda row: RowContent(""), parent, ROW_HEIGHT)
        self._today = today
        self.saved_here = saved_here

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paints the row's ground by the shared rule, then the columns."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        self._background(painter, rect, option.state)
        row = index.data(ROW_ROLE)
        if isinstance(row, AccountRow):
            self._columns(painter, rect.adjusted(theme.px(14), 0, -theme.px(14), 0), row)
        else:
            self._waiting(painter, rect)
        painter.restore()

    def _columns(self, painter: QPainter, rect: QRectF, row: AccountRow) -> None:
        left_edge = rect.right()
        for column, box in places(rect):
            self._cell(painter, box, column, row)
            left_edge = box.left() - theme.px(_GAP)
        self.paint_content(painter, QRectF(rect.left(), rect.top(), left_edge - rect.left(), rect.height()),
                           name_content(row))  # fmt: skip

    def _cell(self, painter: QPainter, box: QRectF, column: ListColumn, row: AccountRow) -> None:
        line = row.line
        if column.id == "segment" and line.segment is not None:
            self._chip(painter, box, line.segment.value, "accent" if line.segment == "A" else "neutral")
        elif column.id == "status":
            self._chip(painter, box, status_text(line.status), STATUS_TONES[line.status])
        elif column.id == "solvency":
            _text, tone, icon = solvency_text(line.solvency, line.solvency_on, row.solvency_due)
            icon_at(painter, box.left(), box.center().y() - theme.px(9), icon, TONES[tone][0], 18)
        elif column.id == "last":
            text_in(painter, box, day_text(line.last_on, self._today), theme.font(13, 400, True), "text2")
        elif column.id == "next":
            colour = "text2" if line.next_on else "text3"
            text_in(painter, box, day_text(line.next_on, self._today), theme.font(13, 400, True), colour)
        elif column.id == "sales":
            self._money(painter, box, line.yearly_sales_cents, 600, "text")
        elif column.id == "potential":
            self._money(painter, box, line.potential_cents, 400, "text2")
        elif column.id == "dot" and row.saved_here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("warning"))
            painter.drawEllipse(QPointF(box.center()), theme.px(7) / 2, theme.px(7) / 2)

    def _money(self, painter: QPainter, box: QRectF, cents: int | None, weight: int, colour: str) -> None:
        text = "–" if cents is None else money_short(cents)
        text_in(painter, box, text, theme.font(13, weight, True), colour, Qt.AlignmentFlag.AlignRight)

    def _chip(self, painter: QPainter, box: QRectF, text: str, tone: str) -> None:
        font = theme.font(12, 500)
        width = min(max(text_width(text, font) + theme.px(20), theme.px(28)), box.width())
        chip = QRectF(box.left(), box.center().y() - theme.px(12), width, theme.px(24))
        colour, fill = TONES[tone]
        panel(painter, chip, 12, fill)
        text_in(painter, chip, text, font, colour, Qt.AlignmentFlag.AlignHCenter)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Says in words what an icon or the dot means."""
        row = index.data(ROW_ROLE)
        rect = QRectF(option.rect).adjusted(theme.px(14), 0, -theme.px(14), 0)
        at = QPointF(event.pos())
        for column, box in places(rect):
            if isinstance(row, AccountRow) and box.contains(at):
                if column.id == "solvency":
                    tip = solvency_text(row.line.solvency, row.line.solvency_on, row.solvency_due)[0]
                    QToolTip.showText(event.globalPos(), tip, view)
                    return True
                if column.id == "dot" and row.saved_here:
                    QToolTip.showText(event.globalPos(), self.saved_here, view)
                    return True
        return super().helpEvent(event, view, option, index)


class ListHeader(Retranslated, Themed, QWidget):
    """Titles over the columns; a click sorts, a second one turns the order round. The drop-down does it by keyboard.

    Args:
        view: The list below; the titles keep to its width without the scroll bar.
    """

    sorted_by = Signal(object)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__()
        self._view = view
        self._sort, self._descending = SortBy.NAME, False
        self._titles: dict[str, str] = {}
        self.setMouseTracking(True)
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(32))

    def retranslate(self) -> None:
        """Sets the titles."""
        self._titles = {
            "name": self.tr("Compte"), "segment": self.tr("Seg."), "status": self.tr("Statut"),
            "solvency": self.tr("Solv."),
            "last": self.tr("Dernier contact"), "next": self.tr("Prochain"), "sales": self.tr("CA annuel"),
            "potential": self.tr("Potentiel"), "dot": "",
        }  # fmt: skip
        self.update()

    def show_order(self, sort: SortBy, descending: bool) -> None:
        """Shows by what the list is sorted."""
        self._sort, self._descending = sort, descending
        self.update()

    def _rect(self) -> QRectF:
        width = self._view.viewport().width()
        return QRectF(theme.px(14), 0, width - 2 * theme.px(14), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints titles and the arrow of the order."""
        painter = painter_for(self)
        rect = self._rect()
        for column, box in places(rect):
            self._title(painter, box, self._titles[column.id], column.sort, column.right)
        self._title(painter, rect, self._titles["name"], SortBy.NAME, False)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.token("border"))
        painter.end()

    def _title(self, painter: QPainter, box: QRectF, text: str, sort: SortBy | None, right: bool) -> None:
        on = sort is not None and sort is self._sort
        font = theme.font(12, 600 if on else 500)
        arrow = theme.px(14) if on else 0
        align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        text_in(painter, box.adjusted(0, 0, -arrow, 0), text, font, "text" if on else "text3", align)
        if on:
            left = box.right() - theme.px(12) if right else box.left() + text_width(text, font) + theme.px(3)
            name = "arrow-down" if self._descending else "arrow-up"
            icon_at(painter, left, box.center().y() - theme.px(6), name, "text2", 12)

    def _sort_at(self, at: QPointF) -> SortBy | None:
        for column, box in places(self._rect()):
            if box.contains(at):
                return column.sort
        return SortBy.NAME if self._rect().contains(at) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand where a click sorts."""
        over = self._sort_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sorts."""
        sort = self._sort_at(event.position())
        if sort is not None and event.button() == Qt.MouseButton.LeftButton:
            self.sorted_by.emit(sort)
