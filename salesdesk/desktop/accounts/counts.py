"""The four counts that head the portfolio; each filters the list when it is clicked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import Retranslated, number_text, with_colon
from salesdesk.desktop.widgets import Card, IconLabel, TextLabel, hbox, vbox
from salesdesk.services.accounts import PortfolioCounts


class CountCard(Card):
    """One count: its name, the figure, a line below.

    Args:
        icon: Icon.
        colour: Colour of icon and figure.
    """

    def __init__(self, icon: str, colour: str) -> None:
        self.label = TextLabel("", 12, 500, "text2")
        self.figure = TextLabel("–", 20, 700, colour, tnum=True)
        self.note = TextLabel("", 12, 400, "text3")
        row = hbox(IconLabel(icon, colour, 16), self.label, None, spacing=8)
        below = hbox(self.figure, self.note, spacing=8)
        below.setStretch(1, 1)
        below.setAlignment(self.note, Qt.AlignmentFlag.AlignBottom)
        super().__init__(vbox(row, below, spacing=4, margins=(16, 12, 16, 14)), clickable=True)

    def show_count(self, count: int, note: str) -> None:
        """Shows a figure."""
        self.figure.setText(number_text(count))
        self.note.setText(note)
        self.setAccessibleName(f"{with_colon(self.label.text(), self.figure.text())}. {note}")

    def set_on(self, on: bool) -> None:
        """Marks the count by which the list is filtered."""
        self.set_look(border="accent" if on else "border")


class CountsRow(Retranslated, QWidget):
    """Active clients, won this year, prospects, eroding.

    Args:
        year: The present year.
    """

    chosen = Signal(str)
    """``active``, ``won``, ``prospect`` or ``eroding``."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self.cards = {
            "active": CountCard("heart-handshake", "success"),
            "won": CountCard("badge-check", "accent_text"),
            "prospect": CountCard("target", "text"),
            "eroding": CountCard("trending-down", "warning"),
        }
        for key, card in self.cards.items():
            card.clicked.connect(lambda key=key: self.chosen.emit(key))
        layout = hbox(*self.cards.values(), spacing=16)
        for place in range(len(self.cards)):
            layout.setStretch(place, 2 if place == 3 else 1)
        self.setLayout(layout)
        self._counts: PortfolioCounts | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the names."""
        names = {
            "active": self.tr("Clients actifs"), "won": self.tr("Gagnés en {year}").format(year=self._year),
            "prospect": self.tr("Prospects"), "eroding": self.tr("En érosion"),
        }  # fmt: skip
        for key, card in self.cards.items():
            card.label.setText(names[key])
        if self._counts is not None:
            self.show_counts(self._counts)

    def show_counts(self, counts: PortfolioCounts) -> None:
        """Shows the figures; the eroding ones are named while there is time."""
        self._counts = counts
        self.cards["active"].show_count(counts.active, "")
        self.cards["won"].show_count(counts.won, "")
        self.cards["prospect"].show_count(counts.prospects, "")
        more = counts.eroding - len(counts.eroding_names)
        names = ", ".join(counts.eroding_names) + (self.tr(" et {n} autres").format(n=more) if more > 0 else "")
        self.cards["eroding"].show_count(counts.eroding, names or self.tr("Personne ne s’éloigne"))

    def mark(self, key: str) -> None:
        """Marks one count; an empty key marks none."""
        for each, card in self.cards.items():
            card.set_on(each == key)
