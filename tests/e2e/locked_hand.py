"""The program as it starts before a profile that asks for its PIN, with a hand on it (tests/e2e/hand.py)."""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.config.paths import Paths
from salesdesk.desktop.app import Program, Start
from salesdesk.desktop.widgets import Card
from tests.e2e.hand import Hand


class LockedHand(Hand):
    """A hand at the door."""

    def do_press(self, name: str) -> None:
        """Chooses a card by the keyboard."""
        card = next(one for one in self._visible(Card) if one.accessibleName() == name)
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Return)

    def do_clear(self, into: str) -> None:
        """Empties a field."""
        self._field(into).clear()

    def do_who(self) -> str:
        """Tells whose profile is open."""
        desk = self.program.desk
        return "" if desk is None or self.program.profile is None else self.program.profile.card.person


def main(home: str, profile_id: str) -> None:
    """Starts the program and obeys until the window closes."""
    app = QApplication(sys.argv[:1])
    program = Program(app, Paths.below(Path(home)), Start(profile_id))
    hand = LockedHand(program)
    program.show()

    def read() -> None:
        for line in sys.stdin:
            hand.ordered.emit(line)

    threading.Thread(target=read, daemon=True).start()
    sys.exit(app.exec())


if __name__ == "__main__":
    main(*sys.argv[1:3])
