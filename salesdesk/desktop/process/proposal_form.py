"""The form of a proposal (proposition): at which part of the process, and what would be better."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.change_words import kind_text
from salesdesk.desktop.process.words import words
from salesdesk.desktop.widgets import Button, Card, ComboBox, Field, SidePanel, TextEdit, TextLabel, vbox
from salesdesk.domain.process import Process
from salesdesk.services.improvements import parts_of

_MOST_LABEL = 70


class ProposalForm(QWidget):
    """Place and words; Ctrl+Enter sends it.

    Args:
        process: The version before the eyes.
        place: Id of the part chosen; empty for the whole process.
        begun: Words to begin with.
    """

    submitted = Signal()

    def __init__(self, process: Process, place: str = "", begun: str = "") -> None:
        super().__init__()
        parts = parts_of(process)
        choices: list[tuple[object, str]] = [("", self.tr("Le processus entier"))]
        choices += [(key, self._short(f"{kind_text(kind)} – {words(text)}")) for key, (kind, text) in parts.items()]
        self.place = ComboBox(choices)
        self.place.set_value(place if place in parts else "")
        self.words = TextEdit(begun, self.tr("Ce qui change, et pourquoi\u00a0: ce que vous avez vu chez le client"), 6)
        self._words = Field(self.tr("Votre amélioration"), self.words)
        self._quote = TextLabel("", 13, 500, wrap=True)
        self._kind = TextLabel("", 12, 500, "text3")
        self._card = Card.panel(vbox(self._kind, self._quote, spacing=2, margins=(12, 10, 12, 12)))
        promise = self.tr(
            "Les méthodes commerciales répondent sous 14 jours\u202f; retenue, elle est citée à votre nom."
        )
        self.setLayout(vbox(Field(self.tr("À propos de"), self.place), self._card, self._words,
                            TextLabel(promise, 12, 400, "text2", wrap=True), spacing=14))  # fmt: skip
        self._parts = parts
        self.place.currentIndexChanged.connect(lambda _index: self._say())
        self.setFocusProxy(self.words)
        self._say()

    @staticmethod
    def _short(text: str) -> str:
        return text if len(text) <= _MOST_LABEL else f"{text[:_MOST_LABEL]}…"

    def _say(self) -> None:
        found = self._parts.get(str(self.place.value()))
        self._card.setVisible(found is not None)
        if found is not None:
            self._kind.setText(kind_text(found[0]))
            self._quote.setText(words(found[1]))

    def is_complete(self) -> bool:
        """Whether something is proposed; says so at the field when nothing is."""
        said = bool(self.words.toPlainText().strip())
        self._words.set_error("" if said else self.tr("Écrivez ce que vous proposez."))
        return said

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends it: the text keeps a plain Enter for itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def panel(self, title: str, verb: str) -> tuple[SidePanel, Button]:
        """Puts the form in a panel.

        Args:
            title: What is done.
            verb: Text of the main button.

        Returns:
            The panel and its main button.
        """
        send = Button(verb, "primary", "send")
        send.clicked.connect(lambda _=False: self.submitted.emit())
        panel = SidePanel(title, self, (send,))
        return panel, send
