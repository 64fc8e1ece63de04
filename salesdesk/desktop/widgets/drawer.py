"""A panel that slides in over the right side: forms open here, not in dialogs."""

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.buttons import IconButton
from salesdesk.desktop.widgets.layout import Rule, ScrollColumn, hbox, vbox
from salesdesk.desktop.widgets.painting import Themed, painter_for, panel
from salesdesk.desktop.widgets.text import TextLabel


class SidePanel(Themed, QWidget):
    """Title, content that scrolls, and buttons below.

    Args:
        title: What is done here.
        content: The form.
        buttons: From left to right; the main one last.
        subtitle: Grey line under the title.
        head: What stays in sight above the content while that scrolls; None for nothing.
    """

    closed = Signal()

    def __init__(
        self,
        title: str,
        content: QWidget,
        buttons: tuple[QWidget, ...] = (),
        subtitle: str = "",
        head: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.content = content
        self.title = TextLabel(title, 15, 600)
        self._subtitle = TextLabel(subtitle, 12, 400, "text3")
        self._subtitle.setVisible(bool(subtitle))
        close = IconButton("x", self.tr("Fermer le panneau"), size=32)
        close.clicked.connect(lambda _=False: self.closed.emit())
        top = hbox(vbox(self.title, self._subtitle, spacing=2), close, spacing=8, margins=(24, 16, 14, 12))
        top.setStretch(0, 1)
        body = ScrollColumn(vbox(content, None, margins=(24, 16, 24, 16)))
        column = vbox(top, Rule(), spacing=0)
        if head is not None:
            column.addLayout(hbox(head, margins=(24, 12, 24, 4)))
        column.addWidget(body)
        if buttons:
            column.addWidget(Rule())
            column.addLayout(hbox(None, *buttons, spacing=8, margins=(24, 12, 24, 14)))
        self.setLayout(column)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the surface with its left edge."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()).adjusted(0.5, 0.5, 12, -0.5), 12, "surface", "border")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keeps the press from the scrim behind."""


class Drawer(QWidget):
    """Holds one :class:`SidePanel` over a host, with the rest dimmed; Escape or a click beside closes it.

    Args:
        host: What it covers.
        width: Width of the panel in design pixels; never more than the host's.
    """

    closed = Signal()

    def __init__(self, host: QWidget, width: int = 440) -> None:
        super().__init__(host)
        self._host, self._width = host, width
        self._panel: SidePanel | None = None
        self._before: QWidget | None = None
        self._motion: QPropertyAnimation | None = None
        host.installEventFilter(self)
        self.hide()

    def panel(self) -> SidePanel | None:
        """What is open, None when closed."""
        return self._panel

    def open_panel(self, side: SidePanel, width: int = 440) -> None:
        """Opens a panel and puts the focus in it; one that was open is closed first."""
        self.close_panel()
        self._before = QApplication.focusWidget()
        self._width, self._panel = width, side
        side.setParent(self)
        side.closed.connect(self.close_panel)
        self._place()
        self.show()
        self.raise_()
        side.show()
        self._slide(side)
        side.content.setFocus(Qt.FocusReason.OtherFocusReason)
        side.content.focusNextChild() if side.content.focusPolicy() == Qt.FocusPolicy.NoFocus else None

    def _slide(self, side: SidePanel) -> None:
        duration = theme.motion_ms(140)
        if not duration:
            return
        end = side.pos()
        self._motion = QPropertyAnimation(side, b"pos", self)
        self._motion.setDuration(duration)
        self._motion.setStartValue(end + QPoint(theme.px(60), 0))
        self._motion.setEndValue(end)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.start(QPropertyAnimation.DeletionPolicy.KeepWhenStopped)

    def close_panel(self) -> None:
        """Closes what is open; the focus goes back where it was."""
        if self._panel is None:
            return
        if self._motion is not None:
            self._motion.stop()
            self._motion.deleteLater()
            self._motion = None
        side, self._panel = self._panel, None
        self.hide()
        side.hide()
        side.deleteLater()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _place(self) -> None:
        host = self._host
        self.setGeometry(host.rect())
        if self._panel is not None:
            width = min(theme.px(self._width), host.width())
            self._panel.setFixedWidth(width)
            self._panel.setGeometry(host.width() - width, 0, width, host.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps to the host's size."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        self.close_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dims what is behind."""
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme.token("scrim"))
        painter.end()
