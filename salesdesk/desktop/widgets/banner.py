"""A strip that stays until it is dealt with."""

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop.widgets.buttons import Button, IconButton
from salesdesk.desktop.widgets.layout import hbox, vbox
from salesdesk.desktop.widgets.painting import Themed, painter_for, panel
from salesdesk.desktop.widgets.text import IconLabel, TextLabel

BannerTone = Literal["info", "success", "warning", "danger"]
_LOOKS = {
    "info": ("info", "accent_text", "accent_soft"),
    "success": ("circle-check", "success", "success_soft"),
    "warning": ("triangle-alert", "warning", "warning_soft"),
    "danger": ("circle-alert", "danger", "danger_soft"),
}


class Banner(Themed, QWidget):
    """An icon, a sentence, a second one in grey, one verb, and a cross to close.

    Args:
        text: What happened.
        tone: How grave.
        detail: What is safe, or what to do.
        verb: Text of the button; empty for none.
        closable: Whether a cross closes it.
    """

    clicked = Signal()
    closed = Signal()

    def __init__(
        self, text: str = "", tone: BannerTone = "info", detail: str = "", verb: str = "", closable: bool = True
    ) -> None:
        super().__init__()
        self._tone: BannerTone = tone
        self._icon = IconLabel("info", "accent_text", 18)
        self._text = TextLabel(text, 13, 600, "text", wrap=True)
        self._detail = TextLabel(detail, 13, 400, "text2", wrap=True)
        self._button = Button(verb, "secondary", height=32)
        self._close = IconButton("x", self.tr("Fermer le message"))
        self._close.setVisible(closable)
        self._button.clicked.connect(lambda _=False: self.clicked.emit())
        self._close.clicked.connect(self._closed)
        layout = hbox(
            self._icon, vbox(self._text, self._detail, spacing=2), self._button, self._close,
            spacing=12, margins=(14, 10, 10, 10),
        )  # fmt: skip
        layout.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.set_message(text, tone, detail, verb)
        self.follow_theme()

    def set_message(self, text: str, tone: BannerTone | None = None, detail: str = "", verb: str = "") -> None:
        """Says something else."""
        self._tone = tone or self._tone
        icon, colour, _fill = _LOOKS[self._tone]
        self._icon.set_icon(icon, colour)
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._button.setText(verb)
        self._button.setVisible(bool(verb))
        self._button.updateGeometry()
        self.setAccessibleName(f"{text} {detail}".strip())
        self.update()

    def text(self) -> str:
        """What it says first."""
        return self._text.text()

    def _closed(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tint."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, _LOOKS[self._tone][2])
        painter.end()
