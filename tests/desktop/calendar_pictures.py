"""Draws the day, the calendar and the list of visits: ``python -m tests.desktop.calendar_pictures OUT``."""

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
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from tests.factories.desk import NotingShell, desk_of
from tests.factories.full_day import full_day_at

LOOKS = (
    ("light-fr-1440", "light", "fr", (1440, 900), 1.0), ("dark-en-1440", "dark", "en", (1440, 900), 1.0),
    ("light-en-1280", "light", "en", (1280, 720), 1.0), ("dark-fr-150", "dark", "fr", (1440, 900), 1.5),
)  # fmt: skip


def wait(milliseconds: int) -> None:
    """Lets the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(folder: Path, wanted: str = "") -> None:
    """Draws every screen in every look.

    Args:
        folder: Where the pictures go.
        wanted: Draw the looks whose name holds this only.
    """
    app = QApplication(["pictures"])
    theme.watcher().reduced_motion = True
    with tempfile.TemporaryDirectory() as place:
        client = full_day_at(Path(place))
        jobs = Jobs(lambda _owner, error, _taken: print(repr(error)))
        desk: Desk = desk_of(client.workspace, jobs, NotingShell(), Path(place))
        window = MainWindow(all_screens(), ShellState(), ActionRegistry())
        desk.shell = window
        window.attach(desk)
        window.show()
        for name, look, language, size, zoom in LOOKS:
            if wanted not in name:
                continue
            theme.apply_theme(app, "dark" if look == "dark" else "light", zoom)
            install_language(app, "en" if language == "en" else "fr", Path(place) / "qm")
            desk.messages.set_language(Language(language))
            window.resize(*size)
            chosen = {"mode": "week", "visit_id": client.visit.id}
            for title, screen, where in (
                ("today", "today", {}), ("week", "plan", chosen), ("day", "plan", {"mode": "day"}),
                ("form", "plan", {"new": True, "account_id": client.account.id}), ("visits", "visits", {}),
            ):  # fmt: skip
                window.open(screen, **where)
                wait(700)
                window.grab().save(str(folder / f"{title}-{name}.png"))
        jobs.shutdown()
        client.workspace.close()
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
