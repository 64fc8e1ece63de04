"""Validated in the client's words (validé dans les mots du client): his sentence and its day, shown as a proof."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    DateEdit,
    Field,
    IconLabel,
    LineEdit,
    TextLabel,
    boxed,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.value import Given
from salesdesk.services.benefits import same_inputs
from salesdesk.services.figure_history import Figure


class AgreedCard(Card):
    """The client's own sentence with its day: the proof that a figure is his.

    Args:
        said: His words.
        on: The day.
    """

    def __init__(self, said: str, on: date) -> None:
        day = self.tr("Validé par le client le {day}").format(day=i18n.date_text(on))
        texts = vbox(
            TextLabel(words.quoted(said), 13, 500, wrap=True), TextLabel(day, 12, 500, "success", tnum=True), spacing=2
        )
        mark = IconLabel("badge-check", "success", 18)
        row = hbox(mark, texts, spacing=10, margins=(12, 9, 12, 10))
        row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        super().__init__(row, fill="success_soft", border="success_soft", radius=8, shadow=False)
        self.setAccessibleName(f"{day}. {said}")


class SignOff(QWidget):
    """The sign-off of a figure.

    Args:
        figure: The figure kept last; None when there is none.
        today: Gives the day.
    """

    changed = Signal()

    def __init__(self, figure: Figure | None, today: Callable[[], date]) -> None:
        super().__init__()
        signed = figure is not None and figure.agreed_on is not None and bool(figure.agreed_words)
        self._figure = figure if signed else None
        self.edit = LineEdit("", self.tr("«\u00a0Oui, c’est bien ce que cela nous coûte\u00a0»"))
        self.day = DateEdit(today(), today)
        self._again = TextLabel("", 12, 500, "warning", wrap=True)
        self._proof: AgreedCard | None = None
        self._change = Button(self.tr("Reprendre ses mots"), "ghost", height=28)
        self._change.clicked.connect(lambda _=False: self._open())
        self._field = Field(self.tr("Validé par le client, dans ses mots"), self.edit, optional=self.tr("facultatif"))
        form = hbox(self._field, sized(Field(self.tr("Le"), self.day), 130), spacing=12)
        form.setStretch(0, 1)
        self._form = boxed(form)
        column = vbox(spacing=8)
        if self._figure is not None and self._figure.agreed_on is not None:
            self._proof = AgreedCard(self._figure.agreed_words, self._figure.agreed_on)
            column.addWidget(self._proof)
        column.addWidget(self._again)
        column.addWidget(self._form)
        column.addLayout(hbox(None, self._change))
        self.setLayout(column)
        self._opened = self._figure is None
        self._asks_again = False
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.day.value_changed.connect(lambda _day: self.changed.emit())
        self._show()

    def words(self) -> str:
        """What the client said about the figure as it stands; empty when he has not said it of these numbers."""
        if self._form.isVisibleTo(self):
            return self.edit.text().strip()
        return self._figure.agreed_words if self._figure is not None else ""

    def said_on(self) -> date | None:
        """The day on which he said it."""
        if self._form.isVisibleTo(self):
            return self.day.value() if self.edit.text().strip() else None
        return self._figure.agreed_on if self._figure is not None else None

    def asks_again(self) -> bool:
        """Whether the numbers have changed since he said it."""
        return self._asks_again

    def follow(self, given: Mapping[str, Given]) -> None:
        """Takes the proof away while the numbers are not those that he validated.

        Args:
            given: Input name to figure, as typed.
        """
        before = self._asks_again
        self._asks_again = self._figure is not None and not same_inputs(self._figure, given)
        if before != self._asks_again:
            self._show()

    def _open(self) -> None:
        self._opened = True
        if self._figure is not None:
            self.edit.setText(self._figure.agreed_words)
            self.day.set_value(self._figure.agreed_on)
        self._show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        if self._proof is not None:
            self._proof.setVisible(not self._asks_again and not self._opened)
        self._form.setVisible(self._opened or self._asks_again)
        self._change.setVisible(not self._opened and not self._asks_again)
        self._again.setVisible(self._asks_again)
        if self._asks_again and self._figure is not None and self._figure.agreed_on is not None:
            text = self.tr("Les chiffres ont changé depuis qu’il a dit {words} le {day}\u00a0: demandez-lui à nouveau.")
            said = words.quoted(self._figure.agreed_words)
            self._again.setText(text.format(words=said, day=i18n.date_text(self._figure.agreed_on)))
