"""What a page may ask of the program around it (poste de travail): work, words, the way to other screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.config.settings import Settings
from salesdesk.desktop.actions import Action
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import SidePanel

if TYPE_CHECKING:
    # The register of screens is loaded before the window is painted, and must not bring the store in.
    from salesdesk.services.workspace import Workspace


class Shell(Protocol):
    """The window as pages see it."""

    def open(self, screen_id: str, **where: object) -> None:
        """Opens a screen, at a record or a state."""

    def back(self) -> None:
        """Returns to the screen before."""

    def toast(self, text: str, *, undoable: bool = False) -> None:
        """Says in passing what was done; with « Annuler » for six seconds if it can be undone."""

    def open_panel(self, panel: SidePanel, width: int = 440) -> None:
        """Opens a form over the right side of the window."""

    def close_panel(self) -> None:
        """Closes that form."""

    def request_sync(self) -> None:
        """Asks for a round of sync soon."""

    def register(self, page: QWidget, actions: Iterable[Action]) -> None:
        """Makes verbs of a page known: their keys, the cheat sheet and the palette, while the page is shown."""


@dataclass(slots=True)
class Desk:
    """All that a page gets at its birth.

    Attributes:
        workspace: Who works, on which store; its use cases are called through ``jobs`` only.
        jobs: Runs use cases off the thread that draws.
        messages: Words of message keys, in the language of the screens.
        settings: What the person chose.
        shell: The window.
        sample: True for the sample company.
        extras: What the composition of the program adds for single screens, by name (switching profile, signing in).
    """

    workspace: Workspace
    jobs: Jobs
    messages: Messages
    settings: Settings
    shell: Shell
    sample: bool = False
    extras: dict[str, Callable[..., object]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The person's day."""
        return self.workspace.today()


PageFactory = Callable[[Desk, QWidget | None], "QWidget"]
