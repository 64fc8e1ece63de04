"""The palette: one input that finds accounts, notes, screens and actions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.widgets import (
    ItemsModel,
    LineEdit,
    PagedListView,
    RowContent,
    Rule,
    TextLabel,
    Themed,
    boxed,
    hbox,
    painter_for,
    panel,
    vbox,
)


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing found.

    Attributes:
        icon: Icon.
        title: First line.
        subtitle: Grey second line, or the place it was found in.
        run: Opens or does it.
        keys: Shortcut shown at the right.
    """

    icon: str
    title: str
    subtitle: str
    run: Callable[[], None]
    keys: str = ""


Deliver = Callable[[Sequence[PaletteItem]], None]
Provider = Callable[[str, Deliver], None]
"""Called on the GUI thread with the query; gives what it found to the second argument, now or later."""

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


def _as_row(item: object) -> RowContent:
    assert isinstance(item, PaletteItem)
    return RowContent(item.title, item.subtitle, icon=item.icon, note=item.keys)


def _as_text(item: object) -> str:
    assert isinstance(item, PaletteItem)
    return f"{item.title} {item.subtitle}"


class _Sheet(Themed, QWidget):
    """The raised surface in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface."""
        painter = painter_for(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5)
        panel(painter, rect, 12, "surface", "border_strong", shadow=True)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps the press from the scrim behind."""


class CommandPalette(Retranslated, QWidget):
    """Covers a host while it is open; Escape or a click beside closes it.

    Args:
        host: The window's content.
        own: What the program itself offers for a query at once: screens and actions.
    """

    def __init__(self, host: QWidget, own: Callable[[str], Sequence[PaletteItem]]) -> None:
        super().__init__(host)
        self._host, self._own = host, own
        self._provider: Provider | None = None
        self._generation = 0
        self._before: QWidget | None = None
        self.input = LineEdit("", "", "search")
        self.input.setProperty("kind", "plain")
        self.input.textChanged.connect(self._search)
        self.input.installEventFilter(self)
        self.model = ItemsModel(_as_text, parent=self)
        self.view = PagedListView(self.model, _as_row, 52, ruled=False)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.clicked.connect(lambda index: self._run(index.row()))
        self._none = TextLabel("", 13, 400, "text3")
        self._empty = boxed(hbox(self._none, margins=(18, 14, 18, 14)))
        self._sheet = _Sheet()
        self._sheet.setParent(self)
        self._sheet.setLayout(
            vbox(
                hbox(self.input, margins=(16, 10, 16, 8)), Rule(), self._empty,
                hbox(self.view, margins=(4, 4, 4, 8)), spacing=0,
            )
        )  # fmt: skip
        host.installEventFilter(self)
        self.retranslate()
        self.hide()

    def set_provider(self, provider: Provider) -> None:
        """Gives what searches the data."""
        self._provider = provider

    def retranslate(self) -> None:
        """Sets every text anew."""
        self.input.setPlaceholderText(self.tr("Rechercher un compte, une note, une action…"))
        self.input.setAccessibleName(self.tr("Palette de recherche"))
        self.view.setAccessibleName(self.tr("Résultats"))
        self._none.setText(self.tr("Rien ne correspond. Essayez un nom, une ville ou un verbe."))

    def open(self, query: str = "") -> None:
        """Shows the palette with the keyboard in it."""
        self._before = QApplication.focusWidget()
        self.input.setText(query)
        self._search(query)
        self.show()
        self.raise_()
        self._place()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_palette(self) -> None:
        """Hides it; the focus goes back where it was."""
        self._generation += 1
        self.hide()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, query: str) -> None:
        self._generation += 1
        generation = self._generation
        own = list(self._own(query.strip()))
        self._show_items(own)
        if self._provider is not None and query.strip():

            def deliver(found: Sequence[PaletteItem]) -> None:
                if generation == self._generation:
                    self._show_items([*found, *own])

            self._provider(query.strip(), deliver)

    def _show_items(self, items: Sequence[PaletteItem]) -> None:
        self.model.set_items(list(enumerate(items)))
        self._empty.setVisible(not items)
        self.view.setVisible(bool(items))
        if items:
            self.view.go_to(0)
        self._place()

    def _run(self, row: int) -> None:
        item = self.model.item_at(row)
        if isinstance(item, PaletteItem):
            self.close_palette()
            item.run()

    def _place(self) -> None:
        self.setGeometry(self._host.rect())
        width = min(theme.px(640), self.width() - theme.px(40))
        rows = min(self.model.rowCount(), 9)
        wanted = theme.px(58) + (rows * theme.px(52) + theme.px(16) if rows else theme.px(48))
        height = min(wanted, self.height() - theme.px(80))
        self._sheet.setGeometry((self.width() - width) // 2, theme.px(56), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the host's size; arrows and Enter in the input move and run."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            row = self.view.currentIndex().row() + _MOVES[key]
            self.view.go_to(min(max(row, 0), self.model.rowCount() - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.view.currentIndex().row())
            return True
        if key == Qt.Key.Key_Escape:
            self.close_palette()
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the sheet closes it."""
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dims what is behind."""
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme.token("scrim"))
        painter.end()
