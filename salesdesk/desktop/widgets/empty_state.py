"""What a place says while it has nothing to show: why, and the one thing to do."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.buttons import Button
from salesdesk.desktop.widgets.layout import hbox, vbox
from salesdesk.desktop.widgets.painting import Themed, icon_at, painter_for, panel
from salesdesk.desktop.widgets.text import TextLabel


class _Disc(Themed, QWidget):
    """The icon on its tinted disc."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.icon = icon
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(56), theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints disc and icon."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()), 16, "accent_soft")
        offset = (self.width() - theme.px(24)) / 2
        icon_at(painter, offset, offset, self.icon, "accent_text", 24)
        painter.end()


class EmptyState(QWidget):
    """Icon, title, one sentence, one button, all centred.

    Args:
        icon: Icon.
        title: What is missing.
        text: Why, or what will appear here.
        verb: Text of the button; empty for none.
    """

    clicked = Signal()

    def __init__(self, icon: str, title: str, text: str = "", verb: str = "") -> None:
        super().__init__()
        self._disc = _Disc(icon)
        self._title = TextLabel(title, 15, 600)
        self._text = TextLabel(text, 13, 400, "text2", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._text.setMaximumWidth(theme.px(380))
        self._text.setMinimumWidth(theme.px(160))
        self.button = Button(verb, "primary")
        self.button.clicked.connect(lambda _=False: self.clicked.emit())
        self.button.setVisible(bool(verb))
        sentence = hbox(None, self._text, None, spacing=0)
        # The text takes its full width before the room beside it does.
        sentence.setStretch(1, 1000)
        centred = vbox(
            None, hbox(None, self._disc, None), 4, hbox(None, self._title, None),
            sentence,
            8, hbox(None, self.button, None), None, spacing=6, margins=(24, 24, 24, 24),
        )  # fmt: skip
        self.setLayout(centred)
        self._text.setVisible(bool(text))

    def set_texts(self, title: str, text: str = "", verb: str = "", icon: str = "") -> None:
        """Changes what it says; an empty icon keeps the present one."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.button.setText(verb)
        self.button.setVisible(bool(verb))
        self.button.updateGeometry()
        if icon:
            self._disc.icon = icon
            self._disc.update()
