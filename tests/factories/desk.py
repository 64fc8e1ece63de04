"""Desks for tests of screens: a real workspace, real jobs, and a window that only notes what pages ask of it."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.settings import Settings
from salesdesk.desktop.actions import Action, ActionRegistry
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import SidePanel
from salesdesk.services.workspace import Workspace


class NotingShell:
    """A window that notes what pages ask of it.

    Args:
        host: Owner of the panels that are opened; None leaves them without one.
    """

    def __init__(self, host: QWidget | None = None) -> None:
        self.host = host
        self.opened: list[tuple[str, dict[str, object]]] = []
        self.toasts: list[tuple[str, bool]] = []
        self.panel: SidePanel | None = None
        self.backs = 0
        self.syncs = 0
        self.actions = ActionRegistry()

    def open(self, screen_id: str, **where: object) -> None:
        """Notes the screen and the place."""
        self.opened.append((screen_id, where))

    def back(self) -> None:
        """Counts."""
        self.backs += 1

    def toast(self, text: str, *, undoable: bool = False) -> None:
        """Notes the text and whether it can be undone."""
        self.toasts.append((text, undoable))

    def open_panel(self, panel: SidePanel, width: int = 440) -> None:
        """Keeps the panel."""
        self.panel = panel
        panel.setParent(self.host)

    def close_panel(self) -> None:
        """Drops the panel."""
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None

    def request_sync(self) -> None:
        """Counts."""
        self.syncs += 1

    def register(self, page: QWidget, actions: Iterable[Action]) -> None:
        """Registers as the window does: the keys work."""
        self.actions.register(page, actions)


def desk_of(workspace: Workspace, jobs: Jobs, shell: NotingShell, folder: Path) -> Desk:
    """Makes a desk in French around a real workspace.

    Args:
        workspace: Who works.
        jobs: Where the work runs.
        shell: The window.
        folder: Where the settings lie.
    """
    return Desk(
        workspace=workspace,
        jobs=jobs,
        messages=Messages(Language.FRENCH, strict=True),
        settings=Settings(folder / "settings.toml"),
        shell=shell,
    )
