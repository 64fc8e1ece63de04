"""A search input with its shortcut drawn inside."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.chip import Kbd
from salesdesk.desktop.widgets.fields import LineEdit


class SearchField(LineEdit):
    """A search input; tells the query 80 ms after the last key, and at once on Enter.

    Args:
        placeholder: What can be found.
        keys: Shortcut shown at the right, for example "Ctrl K"; empty for none.
        opens: True when the field only opens something else: it then takes no text and sends :attr:`opened`.
    """

    query_changed = Signal(str)
    opened = Signal()

    def __init__(self, placeholder: str, keys: str = "", opens: bool = False) -> None:
        super().__init__("", placeholder, "search")
        self.setProperty("kind", "search")
        self.setAccessibleName(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._opens = opens
        self._keys = Kbd(keys) if keys else None
        if self._keys is not None:
            self._keys.setParent(self)
        self.setReadOnly(opens)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setClearButtonEnabled(not keys)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self._tell)
        self.installEventFilter(self)

    def set_placeholder(self, placeholder: str) -> None:
        """Changes the hint."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    def _tell(self) -> None:
        self._timer.stop()
        self.query_changed.emit(self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the keys at the right end."""
        super().resizeEvent(event)
        if self._keys is not None:
            size = self._keys.sizeHint()
            self._keys.setVisible(self.width() > theme.px(160))
            self.setTextMargins(0, 0, size.width() + theme.px(4) if self.width() > theme.px(160) else 0, 0)
            self._keys.setGeometry(
                self.width() - size.width() - theme.px(8), (self.height() - size.height()) // 2,
                size.width(), size.height(),
            )  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Opens, when it is an opener."""
        if self._opens:
            self.opened.emit()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; Escape empties."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hides the keys while there is text."""
        if self._keys is not None and event.type() == QEvent.Type.KeyRelease:
            self._keys.setVisible(not self.text() and self.width() > theme.px(160))
        return False
