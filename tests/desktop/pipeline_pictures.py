"""Draws the affairs: ``python -m tests.desktop.pipeline_pictures OUT [LOOK]``."""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.actions import ActionRegistry
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.pipeline.page import OpportunitiesPage
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from tests.factories.desk import NotingShell, desk_of
from tests.factories.sample import Who, sample_workspace

LOOKS: tuple[tuple[str, Who, str, str, tuple[int, int], float], ...] = (
    ("light-fr-1440", "rep", "light", "fr", (1440, 900), 1.0),
    ("dark-en-1440", "manager", "dark", "en", (1440, 900), 1.0),
    ("light-en-1280", "rep", "light", "en", (1280, 720), 1.0),
    ("dark-fr-150", "rep", "dark", "fr", (1440, 900), 1.5),
)


def wait(milliseconds: int) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def draw(app: QApplication, place: Path, folder: Path, look: tuple[str, Who, str, str, tuple[int, int], float]) -> None:
    """Draws the board, the list, one affair, an override and the form in one look."""
    name, who, colours, language, size, zoom = look
    workspace = sample_workspace(place, who)
    jobs = Jobs(lambda _owner, error, _taken: print(repr(error)))
    desk = desk_of(workspace, jobs, NotingShell(), place)
    window = MainWindow(all_screens(), ShellState(), ActionRegistry())
    desk.shell = window
    window.attach(desk)
    window.show()
    theme.apply_theme(app, "dark" if colours == "dark" else "light", zoom)
    install_language(app, "en" if language == "en" else "fr", place / "qm")
    desk.messages.set_language(Language(language))
    window.resize(*size)
    window.open("opportunities")
    wait(900)
    page = window.page("opportunities")
    assert isinstance(page, OpportunitiesPage)
    window.grab().save(str(folder / f"board-{name}.png"))
    lane = page.filters.lane()
    assert lane is not None
    card = max(lane.columns[1].cards, key=lambda one: len(one.missing))
    page.open_affair(card.id)
    wait(700)
    window.grab().save(str(folder / f"detail-{name}.png"))
    page.gestures.open(card.id, "move")
    wait(700)
    window.grab().save(str(folder / f"override-{name}.png"))
    window.close_panel()
    page.open_new()
    wait(500)
    window.grab().save(str(folder / f"form-{name}.png"))
    window.close_panel()
    page.filters.look.choose("list")
    wait(400)
    window.grab().save(str(folder / f"list-{name}.png"))
    jobs.shutdown()
    workspace.close()
    window.close()


def main(folder: Path, wanted: str = "") -> None:
    """Draws every look.

    Args:
        folder: Where the pictures go.
        wanted: Draw the looks whose name holds this only.
    """
    app = QApplication(["pictures"])
    theme.watcher().reduced_motion = True
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        if wanted in look[0]:
            with tempfile.TemporaryDirectory() as place:
                draw(app, Path(place), folder, look)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
