"""Pictures of the screens, drawn without a display: for the demo on a server, the README and the help."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from salesdesk.config.paths import Paths
    from salesdesk.desktop.app import Program

_LOOK_MS = 40
_STILL_LOOKS = 3
_MOST_LOOKS = 500
_DRESS = ("language", "theme", "zoom")


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


def main_shots(program: Program) -> dict[str, list[Shot]]:
    """Lists the pictures of the main screens.

    Args:
        program: With the rep's profile open: the next conversation and its account are asked of it.

    Returns:
        Shots of the screens by the person who uses them.
    """
    from salesdesk.services import processes, today

    assert program.profile is not None
    view = today.view(program.profile.workspace)
    rep = [Shot("today", open_screen("today"))]
    if view.next is not None:
        visit = view.next.stop.line
        rep.append(Shot("conversation", open_screen("conversation", visit_id=visit.id)))
        rep.append(Shot("account", open_screen("account", account_id=visit.account_id)))
    rep += [
        Shot(name, open_screen(name))
        for name in ("visits", "accounts", "plan", "opportunities", "value", "library", "import", "sync", "settings")
    ]
    manager = [Shot(name, open_screen(name)) for name in ("team", "processes")]
    operations = [Shot("processes-operations", open_screen("processes"))]
    published = [one.version for one in processes.versions(program.profile.workspace).lines if one.is_latest]
    if published:
        operations.append(Shot("studio", open_screen("studio", process_version_id=published[-1].id)))
    return {"rep": rep, "manager": manager, "operations": operations}


def draw_all(
    arguments: list[str], paths: Paths, profiles: Mapping[str, str], folder: Path, looks: Sequence[Look] = ALL_LOOKS
) -> list[Path]:
    """Draws the main screens of the sample company.

    Args:
        arguments: Of the command line, for Qt.
        paths: Where the sample's files are.
        profiles: Profile id of the ``rep``, the ``manager`` and of sales ``operations``.
        folder: Where to.
        looks: How.

    Returns:
        The files.
    """
    from PySide6.QtWidgets import QApplication

    from salesdesk.desktop.app import Program, Start

    app = QApplication(arguments)
    program = Program(app, paths, Start(profile_id=profiles["rep"]))
    before = {key: program.settings.value(key) for key in _DRESS}
    session = _Session(program, profiles, folder, looks)
    program.opened.connect(session.take)
    # A picture of a dialog about a fault would be no picture of the program: the drawing ends there.
    program.errors.bug_found.connect(lambda _name: app.exit(1))
    program.show()
    app.exec()
    program.shutdown()
    for key, value in before.items():
        program.settings.change(key, value)
    return session.paths


class _Session(QObject):
    """The screens of one person after the other, in the order of the profiles."""

    def __init__(self, program: Program, profiles: Mapping[str, str], folder: Path, looks: Sequence[Look]) -> None:
        super().__init__()
        self.paths: list[Path] = []
        self._program, self._profiles, self._folder, self._looks = program, profiles, folder, looks
        self._shots: dict[str, list[Shot]] = {}
        self._photographer: Photographer | None = None

    @Slot(str)
    def take(self, profile_id: str) -> None:
        """Draws the screens of the profile that was just opened."""
        who = next(role for role, one in self._profiles.items() if one == profile_id)
        if not self._shots:
            self._program.jobs.read(self, lambda: main_shots(self._program), self._begin)
        else:
            self._draw(who)

    def _begin(self, shots: dict[str, list[Shot]]) -> None:
        self._shots = shots
        self._draw("rep")

    def _draw(self, who: str) -> None:
        self._photographer = Photographer(self._program, self._shots[who], self._looks, self._folder)
        self._photographer.finished.connect(lambda: self._next(who))
        self._photographer.start()

    def _next(self, who: str) -> None:
        assert self._photographer is not None
        self.paths += self._photographer.paths
        people = list(self._profiles)
        following = people[people.index(who) + 1 :]
        if not following:
            self._program.app.quit()
            return
        self._program.open_profile(self._profiles[following[0]])
