"""The base of every screen's page: it arrives somewhere, reads off the GUI thread, renders, and hears of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk

if TYPE_CHECKING:
    # Loaded with the register of screens, before the window is painted: see desk.py.
    from salesdesk.services.events import Changed


class Page(QWidget):
    """One screen.

    A page keeps no rule and no query: :meth:`load` asks a service for a view object through ``desk.jobs.read`` and
    renders what comes back. Texts are set in :meth:`retranslate`, which also runs when the language changes.

    Args:
        desk: What it may ask of the program.
        parent: Qt owner.
    """

    nouns: frozenset[str] = frozenset()
    """Nouns whose changes make the page read again."""

    crumbs_changed = Signal()
    """What :meth:`crumbs` returns has changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def arrive(self, **where: object) -> None:
        """Comes into view, at a record or a state; reads afresh.

        Args:
            **where: What the opener names; each page documents its own.
        """
        self.load()

    def leave(self) -> None:
        """Goes out of view: what is being typed is saved now."""

    def load(self) -> None:
        """Reads what the page shows, off the GUI thread, and renders it."""

    def retranslate(self) -> None:
        """Sets every text that does not come from data."""

    def crumbs(self) -> tuple[str, ...]:
        """Returns where the person is, from the screen down."""
        return ()

    def hear(self, changed: Changed) -> None:
        """Reads again when something that the page shows was changed by somebody else.

        Args:
            changed: What changed.
        """
        if changed.initiator is not self and self.nouns & changed.nouns:
            self.load()

    def changeEvent(self, event: QEvent) -> None:
        """Sets the texts again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.crumbs_changed.emit()
        super().changeEvent(event)
