"""Draws the screen of processes: ``python -m tests.desktop.process_pictures OUT [LOOK]``."""

import os
import sys
import tempfile
from dataclasses import replace
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
from salesdesk.desktop.process.head import SECTIONS
from salesdesk.desktop.process.page import ProcessesPage
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from salesdesk.domain.people import Role, User
from salesdesk.services.workspace import Workspace
from tests.factories.desk import NotingShell, desk_of
from tests.factories.sample import Who, sample_workspace

Look = tuple[str, Who, Role | None, str, str, tuple[int, int], float]
LOOKS: tuple[Look, ...] = (
    ("light-fr-1440", "manager", None, "light", "fr", (1440, 900), 1.0),
    ("dark-en-1440", "manager", Role.SALES_OPERATIONS, "dark", "en", (1440, 900), 1.0),
    ("light-en-1280", "rep", None, "light", "en", (1280, 720), 1.0),
    ("dark-fr-150", "manager", Role.SALES_OPERATIONS, "dark", "fr", (1440, 900), 1.5),
)


def wait(milliseconds: int) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def become(workspace: Workspace, role: Role | None) -> None:
    """Gives the person another role."""
    if role is not None:
        with workspace.unit(None) as unit:
            unit.put(replace(unit.need(User, workspace.user_id), role=role))


def draw(
    app: QApplication, place: Path, out: Path, look: tuple[str, Who, Role | None, str, str, tuple[int, int], float]
) -> None:
    """Draws every section and the forms in one look."""
    name, who, role, colours, language, size, zoom = look
    workspace = sample_workspace(place, who)
    become(workspace, role)
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
    window.open("processes")
    wait(1500)
    page = window.page("processes")
    assert isinstance(page, ProcessesPage)
    for section in SECTIONS:
        page.show_section(section)
        wait(900)
        window.grab().save(str(out / f"{section}-{name}.png"))
    page.propose("q5")
    wait(400)
    window.grab().save(str(out / f"propose-{name}.png"))
    window.close_panel()
    page.open_mapping()
    wait(400)
    window.grab().save(str(out / f"mapping-{name}.png"))
    window.close_panel()
    page.study.guide.click()
    wait(400)
    window.grab().save(str(out / f"guide-{name}.png"))
    page.study.add()
    wait(400)
    window.grab().save(str(out / f"interview-{name}.png"))
    window.close_panel()
    jobs.shutdown()
    workspace.close()
    window.close()


def main(out: Path, wanted: str = "") -> None:
    """Draws all looks, or one."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.watcher().reduced_motion = True
    for look in LOOKS:
        if wanted in ("", look[0]):
            with tempfile.TemporaryDirectory() as place:
                draw(app, Path(place), out, look)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
