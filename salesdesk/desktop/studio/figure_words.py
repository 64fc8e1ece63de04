"""Words with figures in them: the outputs of the formula as chips to put in, the sentence with sample figures."""

import re
from typing import Final

from PySide6.QtGui import QFocusEvent

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NARROW, NBSP, language, money, number_text
from salesdesk.desktop.studio.fields import WordsField
from salesdesk.desktop.widgets import Card, Chip, TextEdit, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.money import cents
from salesdesk.domain.process import Text
from salesdesk.domain.value import Estimate, Unit
from salesdesk.services.process_drafts import FORMULAS, Place, ProcessDocument
from salesdesk.services.process_figures import sample_outputs, unknown_places

_BRACES: Final = re.compile(r"\{(\w+)\}")
_MONEY: Final = frozenset({Unit.EUR, Unit.EUR_PER_HOUR})
_CHIPS_A_ROW: Final = 4


def said(value: Estimate) -> str:
    """A sample figure as it is said: "8 500 €", "12 %"."""
    if value.unit in _MONEY:
        return money(cents(value.spoken))
    figure = number_text(float(value.spoken), 0 if value.spoken == int(value.spoken) else 1)
    if value.unit is Unit.PERCENT:
        return f"{figure}%" if language() == "en" else f"{figure}{NARROW}%"
    return f"{figure}{NBSP}kWh" if value.unit is Unit.KWH else figure


def with_samples(words: str, formula: str | None) -> str:
    """A sentence with sample figures in the place of its braces; what no formula gives stays as it is written.

    Args:
        words: The sentence.
        formula: Its formula; None for none.
    """
    outputs = sample_outputs(formula or "")
    return _BRACES.sub(lambda found: said(outputs[found[1]]) if found[1] in outputs else found[0], words)


class FigureWords(WordsField):
    """Words of a point or an answer.

    Args:
        place: The text, inside its part.
        formula: Its formula, inside its part.
        label: What is written here.
        messages: Words of the outputs.
    """

    def __init__(self, place: Place, formula: Place, label: str, messages: Messages) -> None:
        super().__init__(place, label, lines=3)
        self._formula_place = self._formula_inside = formula
        self._messages = messages
        self.formula: str | None = None
        self._last: TextEdit = next(iter(self.edit_of.values()))
        self._chips = vbox(spacing=6)
        self._chips_box = boxed(self._chips)
        self.preview = TextLabel("", 13, 500, "text", wrap=True)
        self._sound = Card.panel(
            vbox(TextLabel(self.tr("À voix haute, avec des chiffres d’exemple"), 12, 500, "text3"), self.preview,
                 spacing=4, margins=(12, 10, 12, 10))
        )  # fmt: skip
        self.wrong = TextLabel("", 12, 500, "danger", wrap=True)
        for widget in (self._chips_box, self.wrong, self._sound):
            self.below.addWidget(widget)
        for edit in self.edit_of.values():
            edit.textChanged.connect(self._tell)
            edit.cursorPositionChanged.connect(lambda edit=edit: self._remember(edit))
        self._tell()

    def move_to(self, part: Place) -> None:
        """Serves another part, whose formula fills the words."""
        super().move_to(part)
        self._formula_place = (*part, *self._formula_inside)

    def _remember(self, edit: TextEdit) -> None:
        if edit.hasFocus():
            self._last = edit

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Gives the focus to the words."""
        self._last.setFocus(event.reason())

    def told(self, document: ProcessDocument) -> None:
        """Shows the chips of the formula that the document names."""
        value = document.value(self._formula_place)
        formula = str(value) if value else None
        if formula != self.formula:
            self.formula = formula
            self._show_chips()
        self._tell()

    def _show_chips(self) -> None:
        clear_layout(self._chips)
        chosen = FORMULAS.get(self.formula or "")
        outputs = [one.name for one in chosen.outputs] if chosen else []
        for start in range(0, len(outputs), _CHIPS_A_ROW):
            row = hbox(spacing=6)
            for name in outputs[start : start + _CHIPS_A_ROW]:
                chip = Chip(
                    f"{{{name}}} · {said(sample_outputs(self.formula or '')[name])}", "accent", "plus", clickable=True
                )
                chip.setAccessibleName(self.tr("Insérer {name}").format(name=name))
                chip.clicked.connect(lambda name=name: self.put_in(name))
                row.addWidget(chip)
            row.addStretch(1)
            self._chips.addLayout(row)
        self._chips_box.setVisible(bool(outputs))

    def put_in(self, name: str) -> None:
        """Puts a placeholder where the words were last edited.

        Args:
            name: Output of the formula.
        """
        self._last.insertPlainText(f"{{{name}}}")
        self._last.setFocus()

    def _tell(self) -> None:
        unknown = unknown_places(Text(self.words("fr"), self.words("en")), self.formula)
        names = ", ".join(f"{{{name}}}" for name in unknown)
        if unknown and self.formula:
            self.wrong.setText(self.tr("La formule ne donne pas {names}.").format(names=names))
        elif unknown:
            self.wrong.setText(self.tr("Choisissez une formule pour remplir {names}.").format(names=names))
        self.wrong.setVisible(bool(unknown))
        words = self.words(language()) or self.words("fr") or self.words("en")
        self.preview.setText(with_samples(words, self.formula))
        self._sound.setVisible("{" in words)
