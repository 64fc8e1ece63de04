"""The whole program on the sample company: profiles made once a run, then copied, and the composition around them."""

import atexit
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from salesdesk.desktop.app import Program, Start
from salesdesk.desktop.welcome.page import WelcomePage
from salesdesk.domain.ids import DeviceId
from salesdesk.sample import fill_laptop
from salesdesk.sample.people import device_of
from salesdesk.services import profiles
from salesdesk.services.profiles import ProfileCard
from salesdesk.services.workspace import Workspace
from tests.factories.sample import ANCHOR, Who, sample_company, sample_person

WAIT_MS = 30_000
STILL = 6

T = TypeVar("T")


@cache
def _prepared(who: Who) -> Path:
    """Makes the profile of a person once, below a folder that goes with the process."""
    home = Path(tempfile.mkdtemp(prefix="salesdesk-profile-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    paths = Paths.below(home)
    paths.create()
    person = sample_person(who)
    card = ProfileCard(who, person.name, "Hydro Sud", is_sample=True, today=ANCHOR.isoformat())
    opened = profiles.create_profile(
        paths, card, org_id=sample_company().organisation.id, user_id=person.id, device_id=DeviceId(device_of(person))
    )
    fill_laptop(opened.workspace.laptop, sample_company())
    opened.close()
    return paths.profiles / who


def sample_home(folder: Path, *people: Who, language: str = "fr") -> Paths:
    """Makes the files of a machine with profiles of the sample company.

    Args:
        folder: Where.
        *people: Whose profiles.
        language: Of the settings.

    Returns:
        Its paths; the profiles are called ``rep`` and ``manager``.
    """
    paths = Paths.below(folder)
    paths.create()
    for who in people:
        shutil.copytree(_prepared(who), paths.profiles / who)
    settings = Settings(paths.config / "settings.json")
    settings.change("language", language)
    settings.change("theme", "light")
    return paths


class Running:
    """A program in front of its user: opens, settles, ends.

    Args:
        qtbot: Runs the event loop.
        app: The application.
        paths: Its machine's files.
        start: How it is started.
    """

    def __init__(self, qtbot: QtBot, app: QApplication, paths: Paths, start: Start) -> None:
        self.qtbot = qtbot
        self.told: list[str] = []
        self.bugs: list[str] = []
        self.opened: list[str] = []
        self._hook = sys.excepthook
        self.program = Program(app, paths, start)
        self.window = self.program.window
        self.program.errors.told.connect(lambda text: self.told.append(text.what))
        self.program.errors.bug_found.connect(self.bugs.append)
        self.program.opened.connect(self.opened.append)

    def show(self) -> None:
        """Shows the window and waits until there is nothing more to do."""
        self.program.show()
        self.qtbot.waitUntil(lambda: bool(self.opened) or self.welcome() is not None, timeout=WAIT_MS)
        self.settle()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def welcome(self) -> WelcomePage | None:
        """The page that stands in place of the screens, if one does."""
        page = self.window.stack.currentWidget()
        return page if isinstance(page, WelcomePage) else None

    def settle(self) -> None:
        """Waits until no job runs and none follows."""
        still = 0

        def quiet() -> bool:
            nonlocal still
            still = still + 1 if self.program.jobs.pending == 0 else 0
            return still > STILL

        self.qtbot.waitUntil(quiet, timeout=WAIT_MS)

    def open(self, screen_id: str, **where: object) -> None:
        """Opens a screen and waits for its data."""
        self.window.open(screen_id, **where)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key in the window in front."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, modifier)

    def ask(self, question: Callable[[Workspace], T]) -> T:
        """Asks the store beside the thread that draws, as the program's own jobs do."""
        assert self.program.profile is not None
        workspace = self.program.profile.workspace
        with ThreadPoolExecutor(1) as one:
            return one.submit(question, workspace).result()

    def end(self) -> None:
        """Closes the window, which ends the program, and gives back what it took of the process."""
        self.window.close()
        self.program.shutdown()
        sys.excepthook = self._hook
        self.window.deleteLater()
        self.program.deleteLater()
