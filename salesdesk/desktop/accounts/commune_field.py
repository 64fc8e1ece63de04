"""The commune, chosen as one types (commune): brings postcode, official code and place with it."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter

from salesdesk.desktop import theme
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import LineEdit
from salesdesk.domain.gazetteer import Commune
from salesdesk.services import accounts


class CommuneEdit(LineEdit):
    """A line that offers the communes beginning as typed, by name or postcode; anything else may be typed too.

    Args:
        desk: Whose jobs search.
        text: First text.
    """

    chosen = Signal(object)
    """The :class:`Commune` picked."""

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__(text, icon="map-pin")
        self._desk = desk
        self._found: Sequence[Commune] = ()
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._popup = self._completer.popup()
        assert self._popup is not None
        self._completer.activated.connect(self._pick_text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(80)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(lambda _text: self._timer.start())

    def _ask(self) -> None:
        typed = self.text()
        self._desk.jobs.read(self, lambda: accounts.communes(typed), self._offer, key="communes")

    def _offer(self, found: Sequence[Commune]) -> None:
        self._found = found
        self._lines.setStringList([commune_text(one) for one in found])
        assert self._popup is not None
        if found and self.hasFocus():
            self._popup.setMinimumWidth(theme.px(240))
            self._completer.complete()
        else:
            self._popup.hide()

    def offered(self) -> Sequence[Commune]:
        """The communes on offer now."""
        return self._found

    def pick(self, commune: Commune) -> None:
        """Takes a commune."""
        self.setText(commune.name)
        assert self._popup is not None
        self._popup.hide()
        self.chosen.emit(commune)

    def _pick_text(self, text: str) -> None:
        for one in self._found:
            if commune_text(one) == text:
                self.pick(one)
                return


def commune_text(commune: Commune) -> str:
    """A commune on offer: name, first postcode, department."""
    return f"{commune.name} · {commune.postcodes[0]}"
