"""Choosing files (choisir des fichiers): by a button, by dropping them, by pasting a picture or copied files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.widgets import Button, IconButton, IconLabel, TextLabel, boxed, clear_layout, hbox, vbox


@dataclass(frozen=True, slots=True)
class Picked:
    """A file that was chosen.

    Attributes:
        name: How it is called.
        path: Where it lies; None for what was pasted.
        content: What was pasted; empty for a file of the disk, which is read when it is attached.
    """

    name: str
    path: Path | None = None
    content: bytes = b""


def picked_from(data: QMimeData, picture_name: str) -> list[Picked]:
    """Reads files or a picture from what was dropped or pasted.

    Args:
        data: What was dropped or pasted.
        picture_name: How to call a picture that has no name.

    Returns:
        The files of the disk, or the picture; nothing else counts.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if paths:
        return [Picked(path.name, path) for path in paths]
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub knows bytes only, Qt takes text
    return [Picked(picture_name, content=bytes(buffer.data().data()))]


class FileDrop(Retranslated, QWidget):
    """A place that takes files: its button, what is dropped on it, what is pasted in it."""

    picked = Signal(list)
    """The :class:`Picked`, one or more."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.add = Button("", "ghost", "paperclip", 32)
        self.add.clicked.connect(lambda _=False: self.choose())
        self._name_the_button()

    def retranslate(self) -> None:
        """Names the button."""
        self._name_the_button()

    def _name_the_button(self) -> None:
        self.add.setText(self.tr("Joindre un fichier"))
        self.add.setAccessibleName(self.add.text())
        self.add.setToolTip(self.tr("Joindre un fichier\u00a0: choisir, déposer ici ou coller (Ctrl V)"))

    def choose(self) -> None:
        """Asks for files of the disk."""
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Joindre des fichiers"))
        if names:
            self.picked.emit([Picked(Path(name).name, Path(name)) for name in names])

    def take(self, data: QMimeData) -> bool:
        """Takes what was dropped or pasted; False when it holds no file and no picture."""
        found = picked_from(data, self.tr("photo collée.png"))
        if found:
            self.picked.emit(found)
        return bool(found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Lets files and pictures in."""
        if self.add.isEnabled() and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes what was dropped."""
        if self.take(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V takes a picture or copied files."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste) and self.add.isEnabled()
        if not (is_paste and self.take(QGuiApplication.clipboard().mimeData())):
            super().keyPressEvent(event)


class FilePick(FileDrop):
    """Files chosen for a form that is not kept yet: they are attached once it is."""

    def __init__(self) -> None:
        super().__init__()
        self._files: list[Picked] = []
        self._rows = vbox(spacing=2)
        self.setLayout(vbox(self._rows, hbox(self.add, None), spacing=2))
        self.picked.connect(self._more)

    def files(self) -> tuple[Picked, ...]:
        """The files chosen, in order."""
        return tuple(self._files)

    def _more(self, files: list[Picked]) -> None:
        for one in files:
            if one not in self._files:
                self._files.append(one)
        self._show()

    def _show(self) -> None:
        clear_layout(self._rows)
        for one in self._files:
            self._rows.addWidget(boxed(self._row(one)))

    def _row(self, one: Picked) -> QHBoxLayout:
        drop = IconButton("x", self.tr("Ne pas joindre {name}").format(name=one.name))
        drop.clicked.connect(lambda _=False: self._less(one))
        name = TextLabel(one.name, 13)
        name.setToolTip(one.name)
        row = hbox(IconLabel("paperclip", "text3", 15), name, drop, spacing=6)
        row.setStretch(1, 1)
        return row

    def _less(self, one: Picked) -> None:
        self._files.remove(one)
        self._show()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
