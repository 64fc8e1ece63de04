"""What is wanted of the library: words typed, process, stage, buying role, and what is retired."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.library.words import role_name
from salesdesk.desktop.messages.words import in_language
from salesdesk.desktop.widgets import Chip, ComboBox, LineEdit, Themed, hbox
from salesdesk.domain.process import BuyingRole
from salesdesk.services.library import Filter, Shelf

_LEAST = 120


class LibraryFilters(Retranslated, Themed, QWidget):
    """One line of filters.

    Args:
        messages: Words of the buying roles.
    """

    changed = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._shelf: Shelf | None = None
        self.field = LineEdit("", "", "search")
        self.process, self.stage, self.role = ComboBox(), ComboBox(), ComboBox()
        self.retired = Chip("", "neutral", "archive", 28, clickable=True)
        self._retired = False
        row = hbox(self.field, self.process, self.stage, self.role, self.retired, spacing=8)
        for place, share in enumerate((5, 3, 4, 3)):
            row.setStretch(place, share)
        self.setLayout(row)
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        self.process.currentIndexChanged.connect(lambda _row: self._other_process())
        for box in (self.stage, self.role):
            box.currentIndexChanged.connect(lambda _row: self.changed.emit())
        self.retired.clicked.connect(self._toggle_retired)
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Lets the lists become narrower before anything is cut off."""
        for box in (self.process, self.stage, self.role):
            box.setMinimumWidth(theme.px(_LEAST))
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        """Sets every text."""
        self.field.setPlaceholderText(self.tr("Chercher un mot, un client, une objection…"))
        self.field.setAccessibleName(self.tr("Chercher dans la bibliothèque"))
        self.process.setAccessibleName(self.tr("Processus"))
        self.stage.setAccessibleName(self.tr("Étape"))
        self.role.setAccessibleName(self.tr("Rôle d’achat"))
        self.retired.set_content(self.tr("Retirés"), "accent" if self._retired else "neutral")
        self._fill()

    def show_shelf(self, shelf: Shelf) -> None:
        """Offers the processes and stages in force."""
        self._shelf = shelf
        self._fill()

    def show_for(self, tab: str) -> None:
        """Hides what the tab does not use: uses are not retired."""
        self.retired.setVisible(tab != "uses")

    def wanted(self) -> Filter:
        """What is wanted."""
        return Filter(
            self.field.text(), self._key(self.process), self._key(self.stage), self._key(self.role), self._retired
        )

    @staticmethod
    def _key(box: ComboBox) -> str | None:
        value = box.value()
        return str(value) if value else None

    def _fill(self) -> None:
        processes = self._shelf.processes if self._shelf is not None else ()
        names = [("", self.tr("Tous les processus"))] + [(one.id, in_language(one.name)) for one in processes]
        roles = [("", self.tr("Tous les rôles"))]
        roles += [(one.value, role_name(one.value, self._messages)) for one in BuyingRole]
        with QSignalBlocker(self.process), QSignalBlocker(self.role):
            self._keep(self.process, names)
            self._keep(self.role, roles)
        self.process.setVisible(len(processes) > 1)
        self._fill_stages()

    def _fill_stages(self) -> None:
        processes = self._shelf.processes if self._shelf is not None else ()
        wanted = self._key(self.process)
        stages = [("", self.tr("Toutes les étapes"))]
        stages += [
            (stage.id, in_language(stage.buyer_state))
            for process in processes
            if wanted in (None, process.id)
            for stage in process.stages
        ]
        with QSignalBlocker(self.stage):
            self._keep(self.stage, stages)

    @staticmethod
    def _keep(box: ComboBox, choices: list[tuple[str, str]]) -> None:
        before = box.value()
        box.set_choices(choices)
        box.set_value(before if any(key == before for key, _text in choices) else "")

    def _other_process(self) -> None:
        self._fill_stages()
        self.changed.emit()

    def _toggle_retired(self) -> None:
        self._retired = not self._retired
        self.retranslate()
        self.changed.emit()
