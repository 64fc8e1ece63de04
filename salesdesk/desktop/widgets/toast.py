"""A short message at the bottom that goes by itself; it can take back what was just done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.buttons import Button, IconButton
from salesdesk.desktop.widgets.layout import hbox
from salesdesk.desktop.widgets.painting import Themed, painter_for, panel
from salesdesk.desktop.widgets.text import IconLabel, TextLabel

TOAST_MS = 6000


class Toast(Themed, QWidget):
    """One message; stays while the pointer or the keyboard is on it."""

    gone = Signal()

    def __init__(self, text: str, icon: str, colour: str, verb: str, run: Callable[[], None] | None) -> None:
        super().__init__()
        self._run = run
        self.text = text
        self.button = Button(verb, "ghost", height=28)
        self.button.setVisible(run is not None)
        self.button.clicked.connect(self._act)
        close = IconButton("x", self.tr("Fermer le message"))
        close.clicked.connect(self.leave)
        label = TextLabel(text, 13, 500)
        self.setLayout(hbox(IconLabel(icon, colour, 18), label, self.button, close, spacing=10, margins=(14, 8, 8, 10)))
        self.setAccessibleName(text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.leave)
        self._timer.start()
        self.follow_theme()

    def leave(self) -> None:
        """Goes at once."""
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    def _act(self) -> None:
        run, self._run = self._run, None
        self.leave()
        if run is not None:
            run()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Waits while the pointer is on it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Counts again."""
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the raised surface."""
        painter = painter_for(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -2.5)
        panel(painter, rect, 10, "surface", "border_strong", shadow=True)
        painter.end()


class ToastArea(QObject):
    """Stacks toasts at the bottom of a window, centred, newest lowest, three at most.

    Args:
        host: The window's content.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._shown: list[Toast] = []
        host.installEventFilter(self)

    def toasts(self) -> list[Toast]:
        """Those shown now, oldest first."""
        return list(self._shown)

    def show_toast(
        self, text: str, undo: Callable[[], None] | None = None, icon: str = "circle-check", colour: str = "success",
        verb: str = "",
    ) -> Toast:  # fmt: skip
        """Shows a message for six seconds.

        Args:
            text: What was done.
            undo: Takes it back; None shows no button.
            icon: Icon before the text.
            colour: Its colour.
            verb: Text of the button; empty says "Annuler".

        Returns:
            The toast.
        """
        for extra in self._shown[:-2]:
            extra.leave()
        toast = Toast(text, icon, colour, verb or self.tr("Annuler"), undo)
        toast.setParent(self._host)
        toast.gone.connect(lambda: self._forget(toast))
        self._shown.append(toast)
        toast.show()
        self._place()
        return toast

    def _forget(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
            self._place()

    def _place(self) -> None:
        bottom = self._host.height() - theme.px(20)
        for toast in reversed(self._shown):
            width = min(toast.sizeHint().width(), self._host.width() - theme.px(40))
            height = toast.sizeHint().height()
            bottom -= height
            toast.setGeometry((self._host.width() - width) // 2, bottom, width, height)
            toast.raise_()
            bottom -= theme.px(8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the toasts at the bottom when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False
