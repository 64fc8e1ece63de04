"""What the sections of the screen have in common: they show the version that is chosen, and read when they are seen."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services.process_versions import OpenedVersion


class Section(Retranslated, QWidget):
    """One section: subclasses read in :meth:`load` and render.

    Args:
        desk: What it may ask of the program.
        page: The screen; jobs are asked in its name.
    """

    propose_wanted = Signal(str, str)
    """Id of a part about which a change is to be proposed, and words to begin with; both may be empty."""
    place_wanted = Signal(object)
    """A place of the file that is to be seen among the stages."""
    mend_wanted = Signal(object)
    """A place of the file that is to be mended in the studio."""
    counted = Signal(int)
    """How many things wait in this section."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self.opened: OpenedVersion | None = None

    def show_version(self, opened: OpenedVersion) -> None:
        """Shows a version.

        Args:
            opened: The version.
        """
        self.opened = opened
        self.load()

    def load(self) -> None:
        """Reads what the section shows of the version."""

    def take_focus(self) -> None:
        """Puts the keyboard where the section begins."""

    def run(self, work: Callable[[], object], said: str) -> None:
        """Writes, says so with a way back, and reads again; a refusal is said in its own words.

        Args:
            work: The use case.
            said: What the toast says.
        """

        def done(_made: object) -> None:
            self.desk.shell.close_panel()
            self.desk.shell.toast(said, undoable=True)
            self.desk.shell.request_sync()
            self.load()

        self.desk.jobs.write(self.page, work, done, self.refused)

    def refused(self, error: Exception) -> None:
        """Says in its own words why something was not done.

        Args:
            error: The refusal.
        """
        if isinstance(error, SalesDeskError):
            told = self.desk.messages.explain(error)
            self.desk.shell.toast(f"{told.what} {told.do}".strip())
