"""First step: a file is dropped or chosen, and what it holds (fichier)."""

from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Button, Card, ComboBox, EmptyState, Field, TextLabel, hbox, sized, vbox
from salesdesk.services.importing import TARGETS, ImportFile


class DropZone(QWidget):
    """A place to drop one file on; also opens the system's file dialog."""

    dropped = Signal(object)
    """Path of the file."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self._over = False
        self._state = EmptyState("file-spreadsheet", "", "", "-")
        self._state.clicked.connect(self.ask)
        layout = QVBoxLayout(self)
        layout.addWidget(self._state)
        self.setMinimumHeight(theme.px(260))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self._state.set_texts(
            self.tr("Déposez un fichier ici"),
            self.tr(
                "CSV ou classeur .xlsx : équipes, produits, comptes, interlocuteurs ou affaires, avec leurs titres de "
                "colonnes. Rien n’est écrit avant l’essai à blanc, et un import s’annule d’un geste."
            ),
            self.tr("Choisir un fichier…"),
        )
        self.setAccessibleName(self.tr("Zone de dépôt de fichier"))

    def ask(self) -> None:
        """Asks for a file."""
        kinds = self.tr("Tableaux (*.csv *.txt *.tsv *.xlsx *.xlsm);;Tous les fichiers (*)")
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Choisir un fichier à importer"), "", kinds)
        if name:
            self.dropped.emit(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Shows the rest again."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the file on."""
        self._over = False
        self.update()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
        event.acceptProposedAction()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the dashed outline."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("accent" if self._over else "border_strong"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.token("accent_soft" if self._over else "surface"))
        radius = theme.px(12)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class FileStep(QWidget):
    """The file, its sheet, and what it is imported as.

    Args:
        messages: Words of the targets.
    """

    file_chosen = Signal(object)
    """Path of a file to look at."""
    sheet_chosen = Signal(str)
    """Name of another sheet of the file."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._file: ImportFile | None = None
        self.zone = DropZone()
        self.zone.dropped.connect(self.file_chosen)
        self._name = TextLabel("", 15, 600)
        self._heads = TextLabel("", 13, 400, "text2", wrap=True)
        self._other = Button("", "secondary", "folder")
        self._other.clicked.connect(lambda _=False: self.zone.ask())
        self.sheet = ComboBox()
        self.sheet.currentTextChanged.connect(self._sheet_changed)
        self.target = ComboBox()
        self._sheet_field = Field("", self.sheet)
        self._target_field = Field("", self.target)
        facts = vbox(
            hbox(self._name, None, self._other), self._heads, 4,
            hbox(sized(self._target_field, 320), sized(self._sheet_field, 320), None, spacing=16),
            spacing=10, margins=(20, 18, 20, 20),
        )  # fmt: skip
        self._card = Card(facts)
        self._order = TextLabel("", 12, 400, "text3", wrap=True)
        self.setLayout(vbox(self.zone, self._card, self._order, None, spacing=14))
        self._card.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self.zone.retranslate()
        self._other.setText(self.tr("Autre fichier…"))
        self._sheet_field.set_label(self.tr("Feuille"))
        self._target_field.set_label(self.tr("Importer comme"))
        self._order.setText(
            self.tr(
                "Ordre conseillé : équipes, produits, comptes, interlocuteurs, puis affaires. "
                "Chacun s’appuie sur les précédents."
            )
        )
        if self._file is not None:
            self.show_file(self._file)

    def show_file(self, file: ImportFile) -> None:
        """Shows what was found in a file."""
        self._file = file
        self._name.setText(file.path.name)
        self._heads.setText(self.tr("Colonnes : {heads}").format(heads=", ".join(file.header)))
        self.target.set_choices([(name, self._messages.text(f"importing.target_{name}")) for name in TARGETS])
        self.target.set_value(file.targets[0])
        self.sheet.blockSignals(True)
        self.sheet.set_choices([(name, name) for name in file.sheets])
        self.sheet.set_value(file.sheet)
        self.sheet.blockSignals(False)
        self._sheet_field.setVisible(len(file.sheets) > 1)
        self._card.show()
        self.zone.hide()

    def clear(self) -> None:
        """Waits for a file again."""
        self._file = None
        self._card.hide()
        self.zone.show()

    def _sheet_changed(self, name: str) -> None:
        if self._file is not None and name and name != self._file.sheet:
            self.sheet_chosen.emit(name)

    def changeEvent(self, event: QEvent) -> None:
        """Sets the texts again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
