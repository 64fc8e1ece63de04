"""Uses of messages (emploi): said, taken up, refused, come back, with n; shares only where there are enough."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n, theme
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.library import words
from salesdesk.desktop.library.tab import LibraryTab
from salesdesk.desktop.messages.words import in_language, open_words, quoted, share_text, uses_text
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ComboBox,
    RowContent,
    RowDelegate,
    StatFigure,
    TextLabel,
    Themed,
    boxed,
    hbox,
    painter_for,
    text_in,
    vbox,
)
from salesdesk.domain.spelling import fold
from salesdesk.services import message_uses
from salesdesk.services.library import Filter
from salesdesk.services.message_uses import LEAST_USES, EchoLine, UseRow, UseTable

_COLUMN: Final = 64
_WIDE: Final = 84
_NAMES: Final = ("uses", "taken", "refused", "echoed", "share")
_WIDTHS: Final = (_COLUMN, _COLUMN, _COLUMN, _COLUMN, _WIDE)
_ROW: Final = 56
_SIDE: Final = 14
_ORDER_WIDTH: Final = 220


def _boxes(rect: QRectF) -> list[QRectF]:
    """Places of the five figures at the right end of a row."""
    found, right = [], rect.right()
    for width in reversed(_WIDTHS):
        left = right - theme.px(width)
        found.append(QRectF(left, rect.top(), right - left, rect.height()))
        right = left
    return found[::-1]


def _figures(row: UseRow) -> tuple[tuple[str, str], ...]:
    """Each figure with its colour."""
    tally = row.tally
    share = i18n.percent(tally.taken_share) if tally.taken_share is not None else "—"
    return (
        (i18n.number_text(tally.uses), "text" if tally.uses else "text3"),
        (i18n.number_text(tally.taken), "success" if tally.taken else "text3"),
        (i18n.number_text(tally.refused), "warning" if tally.refused else "text3"),
        (i18n.number_text(tally.echoed), "accent_text" if tally.echoed else "text3"),
        (share, "text" if tally.taken_share is not None else "text3"),
    )


class UseDelegate(RowDelegate):
    """A message with its five figures in columns.

    Args:
        content: Makes title and subtitle.
        row_of: The row behind a content.
        parent: The view.
    """

    def __init__(self, content: Callable[[object], RowContent], parent: QWidget) -> None:
        super().__init__(self._remember, parent, _ROW)
        self._make = content
        self._row: UseRow | None = None

    def _remember(self, row: object) -> RowContent:
        self._row = row if isinstance(row, UseRow) else None
        return self._make(row)

    def _trailing(self, painter: QPainter, rect: QRectF, content: RowContent) -> float:
        boxes = _boxes(rect)
        if self._row is not None:
            font = theme.font(13, 600, True)
            for (text, colour), box in zip(_figures(self._row), boxes, strict=True):
                text_in(painter, box, text, font, colour, Qt.AlignmentFlag.AlignRight)
        return boxes[0].left() - theme.px(12)


class UseHead(Retranslated, Themed, QWidget):
    """Names of the columns, over their figures."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self.below: QWidget | None = None
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(28))

    def retranslate(self) -> None:
        """Sets the names."""
        self._names = (
            self.tr("Dit"), self.tr("Repris"), self.tr("Refusé"), self.tr("Écho"), self.tr("Part repris"),
        )  # fmt: skip
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the names."""
        painter = painter_for(self)
        # Over the rows, which a scroll bar makes narrower.
        width = self.below.width() if self.below is not None else self.width()
        rect = QRectF(theme.px(_SIDE), 0, width - 2 * theme.px(_SIDE), self.height())
        text_in(painter, rect, self.tr("Message"), theme.font(12, 500), "text3")
        for name, box in zip(self._names, _boxes(rect), strict=True):
            text_in(painter, box, name, theme.font(12, 500), "text3", Qt.AlignmentFlag.AlignRight)
        painter.end()


_ORDERS: Final[dict[str, Callable[[UseRow], float]]] = {
    "convincing": lambda row: -row.tally.conviction,
    "uses": lambda row: -row.tally.uses,
    "refused": lambda row: -row.tally.refused,
    "echoed": lambda row: -row.tally.echoed,
}


class UsesTab(LibraryTab):
    """What became of each message, and the echoes that this laptop can show."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: UseTable | None = None
        self.order = ComboBox()
        self.head = UseHead()
        super().__init__(desk, page, "chart-column")
        self.list.setItemDelegate(UseDelegate(self.content, self.list))
        self.head.below = self.list.viewport()
        self.list.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.order.currentIndexChanged.connect(lambda _row: self.narrow(self.wanted))
        self.retranslate()

    def above(self) -> tuple[QWidget, ...]:
        """The order, and the names of the columns."""
        self.order.setMinimumWidth(theme.px(_ORDER_WIDTH))
        return boxed(hbox(self.order, None, margins=(12, 6, 12, 6))), self.head

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Emploi des messages"))
        self.order.setAccessibleName(self.tr("Ordre"))
        before = self.order.value()
        self.order.blockSignals(True)
        self.order.set_choices(
            [
                ("convincing", self.tr("Les plus convaincants")), ("uses", self.tr("Les plus dits")),
                ("refused", self.tr("Les plus refusés")), ("echoed", self.tr("Ceux qui reviennent")),
                ("unused", self.tr("Jamais dits")),
            ]
        )  # fmt: skip
        self.order.set_value(before or "convincing")
        self.order.blockSignals(False)
        self.empty.set_texts(
            self.tr("Aucun message ne répond à ces filtres"),
            self.tr("En visite, une touche note ce que devient un argument\u00a0: 1 dit, 2 repris, 3 refusé. Les "
                    "comptes de toute l’entreprise apparaissent ici, sans aucun nom."),
        )  # fmt: skip
        super().retranslate()

    def load(self) -> None:
        """Counts, at the stage and for the role that are wanted."""
        workspace, wanted = self.desk.workspace, self.wanted
        self.desk.jobs.read(
            self,
            lambda: message_uses.use_table(workspace, stage_key=wanted.stage_key, buying_role=wanted.buying_role),
            self._show, key="uses",
        )  # fmt: skip

    def _show(self, table: UseTable) -> None:
        self.shown = table
        self._rows()
        self.read.emit()

    def narrow(self, wanted: Filter) -> None:
        """Counts again for another stage or role; words narrow what was counted."""
        again = (wanted.stage_key, wanted.buying_role) != (self.wanted.stage_key, self.wanted.buying_role)
        super().narrow(wanted)
        if again:
            self.load()
        else:
            self._rows()

    def _rows(self) -> None:
        if self.shown is None:
            return
        starts = [f" {word}" for word in fold(self.wanted.typed).split()]
        order = str(self.order.value() or "convincing")
        found = [row for row in self.shown.rows if _fits(row, starts, self.wanted.process_key)]
        if order == "unused":
            found = [row for row in found if not row.tally.uses]
        else:
            found.sort(key=_ORDERS[order])
        self.show_rows([(row.message, row) for row in found])

    def content(self, row: object) -> RowContent:
        """One message."""
        assert isinstance(row, UseRow)  # the model holds nothing else
        return RowContent(
            open_words(row.words), words.joined(words.kind_name(row.message.kind), in_language(row.about))
        )

    def spoken(self, row: object) -> str:
        """A message with its figures read aloud."""
        assert isinstance(row, UseRow)  # the model holds nothing else
        names = (self.tr("dit"), self.tr("repris"), self.tr("refusé"), self.tr("écho"))
        figures = [f"{name} {text}" for name, (text, _colour) in zip(names, _figures(row), strict=False)]
        return ", ".join((open_words(row.words), words.kind_name(row.message.kind), *figures))

    def fill_detail(self, row: object) -> None:
        """One message with its shares, then the echoes."""
        assert isinstance(row, UseRow)  # the model holds nothing else
        assert self.shown is not None  # rows are shown from it
        self.add(TextLabel(words.kind_name(row.message.kind), 12, 500, "text3"))
        if in_language(row.about):
            self.add(TextLabel(in_language(row.about), 13, 500, "text2", wrap=True))
        self.add(TextLabel(open_words(row.words), 15, 600, wrap=True))
        tally = row.tally
        if tally.taken_share is not None:
            unit = self.tr("repris par le client, n\u00a0=\u00a0{n}").format(n=i18n.number_text(tally.uses))
            self.add(StatFigure(i18n.percent(tally.taken_share), unit))
        else:
            self.add(TextLabel(share_text(None, tally), 13, 500, "text2", wrap=True))
        rule = self.tr("Une part n’est dite qu’à partir de {least} emplois.").format(least=LEAST_USES)
        self.add(TextLabel(words.joined(uses_text(tally), rule), 12, 400, "text3", wrap=True))
        where = words.stage_names(self.shown.shelf, row.message.process_key, row.stage_keys)
        if where:
            self.add(TextLabel(self.tr("Étapes\u00a0: {where}").format(where=where), 12, 400, "text2", wrap=True))
        own = [one for one in self.shown.echoes if _same(one, row)]
        if own:
            self.add(TextLabel(self.tr("Revenu dans l’écrit de vos clients"), 14, 600))
            for one in own:
                self._add_echo(one)

    def _add_echo(self, one: EchoLine) -> None:
        see = Button(one.account_name, "quiet", "building-2", 28)
        see.clicked.connect(lambda _=False: self.desk.shell.open("account", account_id=one.account_id))
        text = self.tr("{words}\u00a0: vos mots reviennent dans son écrit du {day}").format(
            words=quoted(open_words(one.words)), day=i18n.date_text(one.use.said_on)
        )
        inside = vbox(TextLabel(text, 13, 400, wrap=True), hbox(see, None), spacing=4, margins=(12, 10, 12, 8))
        self.add(Card.panel(inside))


def _fits(row: UseRow, starts: list[str], process_key: str | None) -> bool:
    texts = " " + fold(" ".join((row.words.fr, row.words.en, row.about.fr, row.about.en)))
    return all(one in texts for one in starts) and process_key in (None, row.message.process_key or process_key)


def _same(echo: EchoLine, row: UseRow) -> bool:
    return (echo.use.kind, echo.use.message_key) == (row.message.kind, row.message.key)
