"""Which calculator to open (choix du calcul), found by typing; outside a conversation the client is chosen first."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.widgets import (
    Button,
    ChoiceSearch,
    Field,
    Find,
    LineEdit,
    TextLabel,
    clear_layout,
    vbox,
)
from salesdesk.domain.value import FORMULAS, Kind

_ORDER = (
    Kind.YEARLY_GAIN, Kind.CASH_ONCE, Kind.CLIENT_COST, Kind.COMPARISON, Kind.SELLER_COST, Kind.PRICE,
)  # fmt: skip


def _folded(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("’", "'").casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


class BenefitChoice(QWidget):
    """All the calculators, by what their money is.

    Args:
        messages: Names of calculators and kinds.
        find: Looks accounts up; None when the client is known.
    """

    chosen = Signal(str, object)
    """Id of the calculator, and of the account found (None when the client is known)."""

    def __init__(self, messages: Messages, find: Find | None = None) -> None:
        super().__init__()
        self._messages = messages
        self.account = ChoiceSearch(find, self.tr("Nom ou ville du compte"), "building-2") if find else None
        self.search = LineEdit("", self.tr("Temps, stock, énergie, délai…"), "search")
        self.search.setAccessibleName(self.tr("Calcul cherché"))
        self._missing = TextLabel("", 12, 500, "danger", wrap=True)
        self._list = vbox(spacing=6)
        self.buttons: dict[str, Button] = {}
        column = vbox(spacing=12)
        if self.account is not None:
            column.addWidget(Field(self.tr("Pour quel client\u202f?"), self.account))
        column.addWidget(Field(self.tr("Que gagne le client\u202f?"), self.search))
        column.addWidget(self._missing)
        column.addLayout(self._list)
        self.setLayout(column)
        self.setFocusProxy(self.account if self.account is not None else self.search)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self._take_first)
        self._show()

    def shown(self) -> list[str]:
        """Ids of the calculators that what is typed leaves."""
        wanted = _folded(self.search.text()).split()
        found = []
        for key, one in FORMULAS.items():
            words = _folded(
                f"{self._messages.text(one.label_key)} {self._messages.text(f'value.kind_{one.kind.value}')}"
            )
            if all(each in words for each in wanted):
                found.append(key)
        return sorted(found, key=lambda key: _ORDER.index(FORMULAS[key].kind))

    def _show(self) -> None:
        clear_layout(self._list)
        self.buttons = {}
        self._missing.hide()
        kind: Kind | None = None
        for key in self.shown():
            one = FORMULAS[key]
            if one.kind is not kind:
                kind = one.kind
                self._list.addWidget(TextLabel(self._messages.text(f"value.kind_{kind.value}"), 12, 600, "text3"))
            button = Button(self._messages.text(one.label_key), "secondary", "calculator")
            button.clicked.connect(self._taker(key))
            self.buttons[key] = button
            self._list.addWidget(button)
        if kind is None:
            self._list.addWidget(TextLabel(self.tr("Aucun calcul de ce nom"), 13, 400, "text3"))

    def _taker(self, key: str) -> Callable[[], None]:
        def take() -> None:
            self._take(key)

        return take

    def _take_first(self) -> None:
        found = self.shown()
        if found:
            self._take(found[0])

    def _take(self, key: str) -> None:
        account = self.account.key() if self.account is not None else None
        if self.account is not None and account is None:
            self._missing.setText(self.tr("Choisissez d’abord le client."))
            self._missing.show()
            self.account.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.chosen.emit(key, account)
