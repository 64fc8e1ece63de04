"""What the studio shows before there is a draft: begin with a model, with nothing, with a file, or go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import datetime_text, language
from salesdesk.desktop.widgets import Card, IconLabel, ScrollColumn, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.process import Process
from salesdesk.services.process_drafts import Draft


class StartPanel(QWidget):
    """Ways to begin, as cards."""

    chosen = Signal(str, str)
    """Way (``draft``, ``template``, ``empty``, ``file``) and name of the model or key of the draft."""

    def __init__(self) -> None:
        super().__init__()
        self._column = vbox(spacing=12, margins=(24, 24, 24, 24))
        self.setLayout(vbox(ScrollColumn(vbox(boxed(self._column), None, spacing=0)), spacing=0))

    def show_ways(self, models: tuple[tuple[str, Process], ...], kept: tuple[Draft, ...]) -> None:
        """Shows what there is to begin with.

        Args:
            models: Shipped processes by name.
            kept: Drafts of new processes that were kept.
        """
        clear_layout(self._column)
        self._column.addWidget(TextLabel(self.tr("Nouveau processus"), 20, 700))
        text = self.tr("Un processus dit par quelles étapes passe un client, ce qui les prouve et ce qu’on s’y dit.")
        self._column.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))
        for draft in kept:
            day = "" if draft.saved_at is None else datetime_text(draft.saved_at.astimezone())
            self._add("draft", draft.key, "history", self.tr("Reprendre le brouillon"), f"{draft.source} · {day}")
        for name, process in models:
            note = self.tr("Modèle fourni\u00a0: {stages} étapes").format(stages=len(process.stages))
            self._add("template", name, "layers", process.name.in_(language()), note)
        self._add("empty", "", "plus", self.tr("Partir de rien"), self.tr("Une étape, un rôle et un critère à écrire"))
        note = self.tr("Un fichier YAML\u202f; ses fautes sont listées par ligne")
        self._add("file", "", "upload", self.tr("Importer un fichier"), note)

    def _add(self, way: str, name: str, icon: str, title: str, note: str) -> None:
        texts = vbox(TextLabel(title, 15, 600), TextLabel(note, 12, 400, "text2"), spacing=2)
        row = hbox(IconLabel(icon, "accent_text", 20), texts, spacing=14, margins=(16, 14, 16, 14))
        row.setStretch(1, 1)
        card = Card(row, clickable=True)
        card.setAccessibleName(f"{title}. {note}")
        card.clicked.connect(lambda: self.chosen.emit(way, name))
        self._column.addWidget(card)
