"""Pictures of the screens, drawn without a display: for the demo on a server, the README and the help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from salesdesk.desktop.app import Program

_LOOK_MS = 40
_STILL_LOOKS = 3
_MOST_LOOKS = 500


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: Beginning of the file's name.
        pose: Brings the screen into the state to draw.
    """

    name: str
    pose: Callable[[Program], None]


@dataclass(frozen=True, slots=True)
class Look:
    """How the pictures are dressed.

    Attributes:
        theme: ``light`` or ``dark``.
        language: ``fr`` or ``en``.
        width: Of the window, in pixels.
        height: Of the window, in pixels.
        zoom: Percent.
    """

    theme: str
    language: str
    width: int = 1440
    height: int = 900
    zoom: int = 100

    @property
    def suffix(self) -> str:
        """End of the names of its files."""
        size = "" if (self.width, self.height) == (1440, 900) else f"-{self.width}x{self.height}"
        zoom = "" if self.zoom == 100 else f"-{self.zoom}"
        return f"{self.language}-{self.theme}{size}{zoom}"


ALL_LOOKS: tuple[Look, ...] = tuple(Look(theme, language) for language in ("fr", "en") for theme in ("light", "dark"))


class Photographer(QObject):
    """Takes one picture after the other, each once the screen has nothing more to read.

    Args:
        program: The running program, with a profile open.
        shots: What to draw.
        looks: How.
        folder: Where to.
    """

    finished = Signal()
    """Every picture is taken; see ``paths``."""

    def __init__(self, program: Program, shots: Sequence[Shot], looks: Sequence[Look], folder: Path) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self._program = program
        self._folder = folder
        self._waiting = [(look, shot) for look in looks for shot in shots]
        self._dressed: Look | None = None
        self._still = self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begins; pictures come as the event loop runs."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._pose()

    def _pose(self) -> None:
        if not self._waiting:
            self._timer.stop()
            self.finished.emit()
            return
        look, shot = self._waiting[0]
        if look is not self._dressed:
            self._dress(look)
        shot.pose(self._program)
        self._still = self._looks = 0
        self._timer.start()

    def _dress(self, look: Look) -> None:
        settings = self._program.settings
        settings.change("language", look.language)
        settings.change("theme", look.theme)
        settings.change("zoom", look.zoom)
        self._program.window.resize(look.width, look.height)
        self._dressed = look

    @Slot()
    def _look(self) -> None:
        self._looks += 1
        self._still = self._still + 1 if self._program.jobs.pending == 0 else 0
        if self._still < _STILL_LOOKS and self._looks < _MOST_LOOKS:
            return
        self._timer.stop()
        look, shot = self._waiting.pop(0)
        path = self._folder / f"{shot.name}-{look.suffix}.png"
        self._program.window.grab().save(str(path))
        self.paths.append(path)
        self._pose()


def open_screen(screen_id: str, **where: object) -> Callable[[Program], None]:
    """Makes the pose that opens a screen."""

    def pose(program: Program) -> None:
        program.window.open(screen_id, **where)

    return pose
