"""A sentence to say aloud (phrase à dire), and a line with an icon."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from salesdesk.desktop.widgets import Card, IconLabel, TextLabel, hbox


class Quote(Card):
    """A sentence to say, in quotation marks, or a question that obtains a figure."""

    def __init__(self, text: str, icon: str = "quote") -> None:
        self.label = TextLabel(text, 13, 500, wrap=True)
        mark = IconLabel(icon, "accent_text", 17)
        row = hbox(mark, self.label, spacing=10, margins=(12, 9, 12, 10))
        row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        super().__init__(row, fill="sunken", border="sunken", radius=8, shadow=False)
        self.setAccessibleName(text)


def icon_line(icon: str, text: str, colour: str = "text3", weight: int = 400) -> QHBoxLayout:
    """A small icon with words that wrap beside it.

    Args:
        icon: Its name.
        text: The words.
        colour: Token of both.
        weight: Weight of the words.
    """
    mark = IconLabel(icon, colour, 14)
    line = hbox(mark, TextLabel(text, 12, weight, colour, wrap=True), spacing=8)
    line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return line
