"""The head of the studio: what is written, whether it is kept, and the verbs on the whole draft."""

from datetime import datetime

from PySide6.QtCore import Signal

from salesdesk.desktop.i18n import time_text
from salesdesk.desktop.widgets import Button, Card, IconButton, IconLabel, SegmentControl, TextLabel, boxed, hbox, vbox
from salesdesk.services.process_drafts import Draft


class StudioHeader(Card):
    """Name, state of the draft, and what can be done with the whole of it."""

    asked = Signal(str)
    """``undo``, ``redo``, ``import``, ``export``, ``discard`` or ``publish``."""

    def __init__(self) -> None:
        self.title, self._note = TextLabel("", 20, 700), TextLabel("", 13, 400, "text2")
        self._sign, self.saved = IconLabel("circle-check", "success", 16), TextLabel("", 12, 400, "text2")
        self._sign_box = boxed(hbox(self._sign, self.saved, spacing=6))
        self.undo, self.redo = IconButton("undo-2", "–", 32), IconButton("redo-2", "–", 32)
        self.bring, self.send = IconButton("upload", "–", 32), IconButton("download", "–", 32)
        self.discard = IconButton("trash-2", "–", 32)
        self.view = SegmentControl([("form", "–"), ("text", "–")])
        self.publish = Button("", "primary", "upload", 40)
        names = {"undo": self.undo, "redo": self.redo, "import": self.bring, "export": self.send,
                 "discard": self.discard, "publish": self.publish}  # fmt: skip
        for name, button in names.items():
            button.clicked.connect(lambda _=False, name=name: self.asked.emit(name))
        row = hbox(
            vbox(self.title, self._note, spacing=2), self._sign_box, self.undo, self.redo, self.bring, self.send,
            self.discard, 4, self.view, self.publish, spacing=8, margins=(20, 14, 20, 16),
        )  # fmt: skip
        row.setStretch(0, 1)
        super().__init__(row)
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that do not come from the draft."""
        self.undo.set_name(self.tr("Annuler dans le studio"), "Ctrl+Z")
        self.redo.set_name(self.tr("Rétablir dans le studio"), "Ctrl+Y")
        self.bring.set_name(self.tr("Importer un fichier dans le brouillon"))
        self.send.set_name(self.tr("Exporter vers un fichier"))
        self.discard.set_name(self.tr("Abandonner le brouillon"))
        self.view.set_choices([("form", self.tr("Formulaire")), ("text", self.tr("Texte"))])
        self.publish.setText(self.tr("Publier"))
        self.publish.updateGeometry()

    def show_draft(self, draft: Draft, name: str, latest: int) -> None:
        """Names the draft.

        Args:
            draft: The draft.
            name: Name of the process.
            latest: Number of its latest version published.
        """
        self.title.setText(name or draft.source)
        note = self.tr("Version {next} en préparation").format(next=latest + 1)
        if draft.base and draft.base < latest:
            late = self.tr("à partir de la version {base}, la version {latest} est parue depuis")
            note += " · " + late.format(base=draft.base, latest=latest)
        self._note.setText(note)

    def show_saved(self, at: datetime | None, *, waiting: bool) -> None:
        """Says whether the draft is kept.

        Args:
            at: When it was kept; None when it never was.
            waiting: Whether something is not kept yet.
        """
        self._sign_box.setVisible(waiting or at is not None)
        self._sign.set_icon("clock" if waiting else "circle-check", "text3" if waiting else "success")
        if waiting or at is None:
            self.saved.setText(self.tr("Enregistrement…"))
        else:
            self.saved.setText(self.tr("Brouillon enregistré à {time}").format(time=time_text(at.astimezone())))
