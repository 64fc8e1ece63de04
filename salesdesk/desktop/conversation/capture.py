"""The proof of a criterion, typed where it is ticked: kind, the client's words, day, amount."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.config.messages import Messages
from salesdesk.desktop.conversation.words import in_language
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ComboBox,
    DateEdit,
    Field,
    MoneyEdit,
    TextEdit,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.domain.process import Criterion, EvidenceKind


class EvidenceCapture(Card):
    """Four inputs and one button below a criterion.

    Args:
        criterion: What is to be proved; its kinds of evidence are offered.
        messages: Words of the kinds.
        today: Gives the day, from which typed days count.
        words: First text: what stands selected in the notes.
    """

    recorded = Signal(str, object, str, object, object)
    """Id of the criterion, kind, words, day, amount in cents or None."""
    cancelled = Signal()

    def __init__(self, criterion: Criterion, messages: Messages, today: Callable[[], date], words: str = "") -> None:
        layout = vbox(spacing=10, margins=(10, 10, 10, 12))
        super().__init__(layout, fill="surface", radius=8, shadow=False)
        self._criterion, self._today = criterion, today
        kinds = [(kind, messages.text(f"conversation.evidence_{kind.value}")) for kind in criterion.evidence]
        self.kind = ComboBox(kinds)
        self.kind.setCurrentIndex(0)
        self.words = TextEdit(words, self.tr("Ses mots, ou ce qu’est le document"), lines=2)
        self.on = DateEdit(today(), today)
        self.amount = MoneyEdit()
        self._words = Field(self.tr("Dans les mots du client"), self.words)
        self._on = Field(self.tr("Le"), self.on)
        save = Button(self.tr("Enregistrer"), "primary", height=32)
        cancel = Button(self.tr("Annuler"), "ghost", height=32)
        save.clicked.connect(lambda _=False: self.record())
        cancel.clicked.connect(lambda _=False: self.cancelled.emit())
        if len(kinds) > 1:
            layout.addWidget(Field(self.tr("Preuve"), self.kind))
        else:
            # One kind is no choice: its name alone leaves room for the words.
            layout.addWidget(TextLabel(kinds[0][1], 13, 600))
            self.kind.setParent(self)
            self.kind.hide()
        layout.addWidget(self._words)
        layout.addWidget(self._on)
        layout.addWidget(Field(self.tr("Montant"), self.amount, optional=self.tr("facultatif")))
        layout.addLayout(hbox(save, cancel, None, spacing=4))
        self.setAccessibleName(self.tr("Preuve de\u00a0: {criterion}").format(criterion=in_language(criterion.text)))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def record(self) -> None:
        """Sends what was typed, or says what is missing."""
        day = self.on.value()
        fact = self.words.toPlainText().strip()
        missing = not fact and self.amount.cents() is None
        self._words.set_error(self.tr("Écrivez ce que le client a dit ou remis.") if missing else "")
        wrong_day = day is None or not self.on.is_valid() or day > self._today()
        self._on.set_error(self.tr("Un jour déjà passé") if wrong_day else "")
        if missing or wrong_day or day is None:
            return
        kind = EvidenceKind(str(self.kind.value()))
        self.recorded.emit(self._criterion.id, kind, fact, day, self.amount.cents())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter records, Escape gives up."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.record()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
