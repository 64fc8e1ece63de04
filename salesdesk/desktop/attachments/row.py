"""One attached file in a list (ligne de fichier): thumbnail, name, size, where it is, and what can be done with it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import number_text
from salesdesk.desktop.widgets import (
    FocusRing,
    IconButton,
    TextLabel,
    Themed,
    focus_ring,
    hbox,
    icon_at,
    painter_for,
    vbox,
)
from salesdesk.domain.attached_files import IMAGES
from salesdesk.services.attachments import AttachmentLine, Whereabouts

THUMBNAIL = 40


def icon_of(media_type: str) -> str:
    """Returns the icon of a type of file."""
    if media_type in IMAGES:
        return "image"
    if media_type.startswith("audio/"):
        return "mic"
    return "file-spreadsheet" if "spreadsheet" in media_type or media_type == "text/csv" else "file-text"


class Thumbnail(Themed, QWidget):
    """A picture of a photo, or the icon of its type.

    Args:
        icon: The icon that stands there until a picture comes.
    """

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._image = icon, QImage()
        self.follow_theme()

    def restyle(self) -> None:
        """Takes its size from the zoom."""
        self.setFixedSize(theme.px(THUMBNAIL), theme.px(THUMBNAIL))

    def show_image(self, image: QImage) -> None:
        """Shows the picture."""
        self._image = image
        self.update()

    def has_image(self) -> bool:
        """Whether a picture is shown."""
        return not self._image.isNull()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the picture in round corners, or the icon on a soft ground."""
        painter = painter_for(self)
        rect, path = QRectF(self.rect()), QPainterPath()
        path.addRoundedRect(rect, theme.px(8), theme.px(8))
        painter.fillPath(path, theme.token("sunken"))
        if self._image.isNull():
            place = (self.width() - theme.px(18)) / 2
            icon_at(painter, place, place, self._icon, "text2", 18)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipPath(path)
            painter.drawImage(rect, self._image)
        painter.end()


class FileRow(Themed, FocusRing, QWidget):
    """A file: Enter opens it, Ctrl+S saves a copy, Delete takes it away.

    Args:
        line: The file.
        may_remove: False where it is only read.
        explain: Puts where it is into words.
    """

    opened = Signal(object)
    saved = Signal(object)
    removed = Signal(object)

    def __init__(self, line: AttachmentLine, may_remove: bool, explain: Callable[[Whereabouts], str]) -> None:
        super().__init__()
        self.line = line
        self._may_remove = may_remove
        self.thumbnail = Thumbnail(icon_of(line.attachment.media_type))
        self.name = TextLabel(line.attachment.name, 13, 500)
        self.note = TextLabel("", 12, 400, "text3")
        self._words = f"{self._size()} · {explain(line.where)}"
        self.note.setText(self._words)
        # A name that is cut is read whole in the tool tip; it is plain text there too.
        self.name.setToolTip(line.attachment.name.replace("<", "\u2039"))
        texts = vbox(self.name, self.note, spacing=1)
        buttons: list[QWidget] = []
        verbs = [("external-link", self.tr("Ouvrir"), "↵", self.opened)]
        verbs.append(("download", self.tr("Enregistrer une copie"), "Ctrl S", self.saved))
        if may_remove:
            verbs.append(("trash-2", self.tr("Retirer"), self.tr("Suppr"), self.removed))
        for icon, text, keys, signal in verbs:
            button = IconButton(icon, f"{text} {line.attachment.name}")
            button.set_name(f"{text} {line.attachment.name}", keys)
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self.line))
            buttons.append(button)
        row = hbox(self.thumbnail, texts, *buttons, spacing=8, margins=(6, 5, 4, 5))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{line.attachment.name}, {self._words}")
        self.follow_theme()

    def _size(self) -> str:
        size = self.line.attachment.size_bytes
        if size >= 1024 * 1024:
            return self.tr("{n} Mo").format(n=number_text(size / (1024 * 1024), 1))
        return self.tr("{n} Ko").format(n=number_text(max(1, round(size / 1024))))

    def say(self, text: str) -> None:
        """Says how far a download is; empty goes back to where the file is."""
        self.note.setText(text or self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+S saves a copy, Delete takes away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.line)
        elif event.matches(QKeySequence.StandardKey.Save):
            self.saved.emit(self.line)
        elif event.key() == Qt.Key.Key_Delete and self._may_remove:
            self.removed.emit(self.line)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens."""
        self.opened.emit(self.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shows who has the focus."""
        if self.hasFocus():
            painter = painter_for(self)
            focus_ring(painter, QRectF(self.rect()), 8)
            painter.end()
