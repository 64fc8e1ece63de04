"""Draws the library and its parts in a visit: ``python -m tests.desktop.library_pictures OUT [LOOK]``."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import UUID

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.actions import ActionRegistry
from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.library.page import LibraryPage
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from salesdesk.domain.people import Role
from salesdesk.services import today
from salesdesk.services.workspace import Workspace
from tests.factories.desk import NotingShell, desk_of
from tests.factories.sample import sample_workspace

LOOKS: tuple[tuple[str, str, str, tuple[int, int], float], ...] = (
    ("light-fr-1440", "light", "fr", (1440, 900), 1.0),
    ("dark-en-1440", "dark", "en", (1440, 900), 1.0),
    ("light-en-1280", "light", "en", (1280, 720), 1.0),
    ("dark-fr-150", "dark", "fr", (1440, 900), 1.5),
)


def wait(milliseconds: int) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def draw(app: QApplication, place: Path, folder: Path, look: tuple[str, str, str, tuple[int, int], float]) -> None:
    """Draws the screen, its forms, and the finder in a visit, in one look."""
    name, colours, language, size, zoom = look
    workspace = sample_workspace(place)
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
    draw_visit(window, next_visit(workspace), folder, name)
    with workspace.unit(None) as unit:
        unit.put(replace(workspace.me(), role=Role.MARKETING))
    window.open("library")
    wait(900)
    page = window.page("library")
    assert isinstance(page, LibraryPage)
    for tab in page.tabs:
        page.show_tab(tab)
        wait(600)
        window.grab().save(str(folder / f"{tab}-{name}.png"))
    for tab in ("objections", "cases"):
        page.show_tab(tab)
        wait(400)
        page.tab().run_new()
        wait(400)
        window.grab().save(str(folder / f"{tab}-form-{name}.png"))
        window.close_panel()
    page.filters.field.setText("zzz")
    wait(300)
    window.grab().save(str(folder / f"empty-{name}.png"))
    jobs.shutdown()
    workspace.close()
    window.close()


def next_visit(workspace: Workspace) -> UUID:
    """The next visit of the day."""
    chosen = today.view(workspace).next
    assert chosen is not None  # the sample has one
    return chosen.stop.line.id


def draw_visit(window: MainWindow, visit_id: UUID, folder: Path, name: str) -> None:
    """Draws a visit with its proof card and the finder."""
    window.open("conversation", visit_id=visit_id)
    wait(900)
    page = window.page("conversation")
    assert isinstance(page, ConversationPage)
    page.begin()
    wait(900)
    window.grab().save(str(folder / f"visit-{name}.png"))
    page.look_for_objection()
    wait(400)
    window.grab().save(str(folder / f"finder-{name}.png"))
    if page.messages.finder is not None:
        page.messages.finder.field.setText("fromagerie")
        wait(300)
        page.messages.finder.pick()
        window.grab().save(str(folder / f"finder-case-{name}.png"))
    window.close_panel()


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
