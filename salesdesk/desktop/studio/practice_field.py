"""What an answer reveals (pratique non rentable): a habit of the client with the hours it takes and what one costs."""

from collections.abc import Sequence

from salesdesk.desktop.studio.fields import LineField, Make, PlaceField, WordsField, number, value_made
from salesdesk.desktop.widgets import Card, FormRow, Switch, TextLabel, vbox
from salesdesk.services.process_drafts import Edit, ProcessDocument
from salesdesk.services.process_outline import new_practice


class PracticeField(PlaceField):
    """A habit, with its own fields while there is one.

    Args:
        name: ``if_no`` or ``if_over``.
        label: What reveals it.
    """

    def __init__(self, name: str, label: str) -> None:
        super().__init__((name,))
        self.switch = Switch(label)
        self.switch.toggled.connect(lambda _on: self.flush())
        self._error = TextLabel("", 12, 400, "danger", wrap=True)
        numbers = [
            LineField((name, "hours_month"), self.tr("Heures par mois"), number),
            LineField((name, "rate"), self.tr("Coût d’une heure"), number),
        ]
        if name == "if_over":
            numbers.insert(0, LineField((name, "value"), self.tr("Au-dessus de"), number))
        words = WordsField((name, "label"), self.tr("Nom de la pratique"), lines=2)
        key = LineField((name, "practice"), self.tr("Clé de la pratique"), lambda text: text or None)
        self._inner: tuple[PlaceField, ...] = (words, *numbers, key)
        self._body = Card.panel(vbox(words, FormRow(*numbers), key, spacing=12, margins=(14, 12, 14, 14)))
        self.setLayout(vbox(self.switch, self._error, self._body, spacing=8))
        self._body.hide()

    def parts(self) -> tuple[PlaceField, ...]:
        """The switch and the fields of the habit."""
        return self, *self._inner

    def made(self) -> Make:
        """A habit to fill in, or none."""
        place, on = self.place, self.switch.isChecked()
        counted = place[-1] == "if_over"

        def edits(document: ProcessDocument) -> Sequence[Edit]:
            if on and document.value(place) is not None:
                return ()
            return value_made(place, new_practice(document.data, place, counted=counted) if on else None)(document)

        return edits

    def refresh(self, document: ProcessDocument) -> None:
        """Shows whether the document has one."""
        there = document.value(self.place) is not None
        self.switch.blockSignals(True)
        self.switch.setChecked(there)
        self.switch.blockSignals(False)
        self._body.setVisible(there)

    def set_error(self, error: str) -> None:
        """Says it under the switch."""
        self._error.setText(error)
        self._error.setVisible(bool(error))
