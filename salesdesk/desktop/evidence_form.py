"""The proof of a criterion (preuve), typed below it: in a conversation as on the page of its affair."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from salesdesk.config.messages import Messages
from salesdesk.desktop.attachments import FilePick
from salesdesk.desktop.i18n import language
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    MoneyEdit,
    TextEdit,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.domain.process import Criterion, EvidenceKind


class InlineForm(Card):
    """A form inside the panel: Ctrl+Enter keeps, Escape gives up.

    Args:
        verb: Text of the main button.
        kind: Kind of the main button.
    """

    submitted = Signal()
    cancelled = Signal()

    def __init__(self, verb: str, kind: str = "primary") -> None:
        self.column = vbox(spacing=10)
        save = Button(verb, "danger" if kind == "danger" else "primary", height=32)
        cancel = Button(self.tr("Annuler"), "ghost", height=32)
        super().__init__(
            vbox(self.column, hbox(save, cancel, None, spacing=4), spacing=12, margins=(12, 12, 12, 12)),
            radius=8, shadow=False, border="control_border",
        )  # fmt: skip
        save.clicked.connect(lambda _=False: self.submit())
        cancel.clicked.connect(lambda _=False: self.cancelled.emit())

    def is_complete(self) -> bool:
        """Whether it may be kept; says at its field what is missing."""
        return True

    def submit(self) -> None:
        """Sends the form if it is complete."""
        if self.is_complete():
            self.submitted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter keeps, Escape gives up."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class PastDay(Field):
    """A day that has come already.

    Args:
        label: What it is the day of.
        today: Gives the day.
    """

    def __init__(self, label: str, today: Callable[[], date]) -> None:
        self.edit = DateEdit(today(), today)
        self._today = today
        super().__init__(label, self.edit)

    def day(self) -> date:
        """The day; today while what is typed cannot be read."""
        return self.edit.value() or self._today()

    def is_past(self) -> bool:
        """Whether the day can be read and has come; says so when not."""
        day = self.edit.value()
        fine = day is not None and self.edit.is_valid() and day <= self._today()
        self.set_error("" if fine else self.tr("Un jour déjà passé"))
        return fine


class EvidenceForm(InlineForm):
    """A proof of one criterion: only the kinds that prove it are offered.

    Args:
        criterion: What is to be proved.
        messages: Words of the kinds.
        today: Gives the day, from which typed days count.
        words: First text: what stands selected in the notes.
        narrow: True where day and amount do not fit side by side.
    """

    def __init__(
        self, criterion: Criterion, messages: Messages, today: Callable[[], date], words: str = "", narrow: bool = False
    ) -> None:
        super().__init__(self.tr("Enregistrer la preuve"))
        self.criterion = criterion
        kinds = [(kind, messages.text(f"conversation.evidence_{kind.value}")) for kind in criterion.evidence]
        self.kind = ComboBox(kinds)
        self.kind.setCurrentIndex(0)
        self.words = TextEdit(words, self.tr("Ses mots, ou ce qu’est le document"), lines=2)
        self.on = PastDay(self.tr("Le"), today)
        self.amount = MoneyEdit()
        self.files = FilePick()
        self._words = Field(self.tr("Dans les mots du client"), self.words)
        if len(kinds) > 1:
            self.column.addWidget(Field(self.tr("Preuve"), self.kind))
        else:
            # One kind is no choice: its name says what is asked for.
            self.column.addWidget(TextLabel(kinds[0][1], 13, 600))
            self.kind.setParent(self)
            self.kind.hide()
        self.column.addWidget(self._words)
        amount = Field(self.tr("Montant"), self.amount, optional=self.tr("facultatif"))
        for one in (self.on, amount) if narrow else (FormRow(self.on, amount),):
            self.column.addWidget(one)
        self.column.addWidget(self.files)
        self.setAccessibleName(self.tr("Preuve de\u00a0: {criterion}").format(criterion=criterion.text.in_(language())))
        self.setFocusProxy(self.words)

    def is_complete(self) -> bool:
        """It must say something, of a day that has come."""
        silent = not self.said() and self.amount.cents() is None
        self._words.set_error(self.tr("Écrivez ce que le client a dit ou remis.") if silent else "")
        return self.on.is_past() and not silent

    def said(self) -> str:
        """What the client said or handed over."""
        return self.words.toPlainText().strip()

    def chosen_kind(self) -> EvidenceKind:
        """The kind of proof."""
        return EvidenceKind(str(self.kind.value()))
