"""What the three tabs of the library have in common: a list narrowed by a filter, one entry in full beside it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.library.form import LibraryForm
from salesdesk.desktop.list_tab import Gestures, ListTab
from salesdesk.services.library import Filter


class LibraryWork(Gestures):
    """Gestures whose form says itself what was refused."""

    def ask(self, title: str, form: LibraryForm, save: Callable[[], None]) -> None:
        """Opens a form in the panel.

        Args:
            title: What is written.
            form: The form.
            save: Saves what it holds.
        """
        form.submitted.connect(save)
        self.open_form(title, form, self.tr("Enregistrer"), save, width=form.width_wanted)


class LibraryTab(ListTab):
    """One tab of the library.

    Args:
        desk: What it may ask of the program.
        page: The screen; jobs are asked in its name.
        icon: Icon of the empty state.
    """

    detail_width = 440

    read = Signal()
    """The tab was read afresh."""

    def __init__(self, desk: Desk, page: QWidget, icon: str) -> None:
        super().__init__(desk, page, icon)
        self.wanted = Filter()
        self.work = LibraryWork(desk, page)
        self.work.done.connect(self.load)

    def narrow(self, wanted: Filter) -> None:
        """Shows what is wanted of what was read.

        Args:
            wanted: What is wanted.
        """
        self.wanted = wanted
