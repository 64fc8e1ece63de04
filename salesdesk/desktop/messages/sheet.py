"""Opening the sheet of a client case (fiche); it is read from the server first where it must be."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import attachments
from salesdesk.services.library import ClientCase


class SheetOpener(QObject):
    """Opens sheets for one page.

    Args:
        desk: What it may ask of the program.
        page: Who asks.
    """

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def open(self, case: ClientCase) -> None:
        """Opens the sheet of a case.

        Args:
            case: A case with a sheet.
        """
        fetch, refused = self._desk.extras.get("fetch_file"), self._refused

        def absent(error: Exception) -> None:
            if fetch is None or getattr(error, "key", "") != "files.not_here":
                refused(error)
                return
            self._desk.shell.toast(self.tr("La fiche arrive du serveur…"))
            fetch(self._page, case, lambda _none: self._launch_copy(case, refused), refused, lambda *_how_far: None)

        self._launch_copy(case, absent)

    def _launch_copy(self, case: ClientCase, failed: Callable[[Exception], None]) -> None:
        workspace = self._desk.workspace
        self._desk.jobs.write(self._page, lambda: attachments.open_copy(workspace, case), self._launch, failed)

    def _launch(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._desk.shell.toast(self.tr("Aucun programme de ce poste n’ouvre ce fichier."))

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            told = self._desk.messages.explain(error)
            self._desk.shell.toast(f"{told.what} {told.do}".strip())
