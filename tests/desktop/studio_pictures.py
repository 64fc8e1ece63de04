"""Draws the studio in all its states, to be looked at: ``python -m tests.desktop.studio_pictures OUT``."""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.studio.page import StudioPage
from salesdesk.desktop.widgets import vbox
from salesdesk.domain.people import Role
from salesdesk.domain.process.edit import Edit, EditKind
from tests.desktop.conversation_pictures import settle
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import VERSION, distribution, keep, workspace
from tests.factories.stores import BOSS


def states(page: StudioPage, jobs: Jobs, shell: NotingShell) -> Iterator[str]:
    """Leads the page through its states and names each."""
    page.arrive()
    settle(jobs)
    yield "start"
    page.arrive(process_version_id=VERSION)
    settle(jobs)
    page.go_to(("stages", 0))
    settle(jobs)
    page.outline.expand(page.model.index_of(("stages", 0)))
    page.outline.expand(page.model.index_of(("stages", 0, "exit")))
    page.go_to(("stages", 0, "exit", 0))
    settle(jobs)
    yield "criterion"
    talk = ("stages", 0, "conversations", 0)
    for place in (("stages", 0, "conversations"), talk, (*talk, "points")):
        page.outline.expand(page.model.index_of(place))
    page.go_to((*talk, "points", 0))
    page.side.choose("preview")
    settle(jobs)
    yield "point"
    page.side.choose("check")
    worse = (Edit(EditKind.REMOVE, (*talk, "cadence")), Edit(EditKind.SET, ("stages", 1, "standard_days"), 100))
    page.editing.edit(lambda _document: worse, "", place=talk)
    settle(jobs)
    yield "conversation"
    page.ask_publish()
    settle(jobs)
    yield "publish"
    page.header.view.choose("text")
    page.text.editor.setPlainText(page.text.editor.raw().replace("buying_role: technical", "buying_role: tecnical", 1))
    page.text.flush()
    settle(jobs)
    yield "text"


def main(out: Path) -> None:
    """Draws every state in both themes, two languages, two sizes and at 150 %."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.watcher().reduced_motion = True
    looks: list[tuple[Literal["light", "dark"], float, Literal["fr", "en"], int, int]] = [
        ("light", 1.0, "fr", 1440, 900),
        ("dark", 1.0, "fr", 1440, 900),
        ("light", 1.0, "en", 1440, 900),
        ("dark", 1.0, "en", 1280, 720),
        ("light", 1.5, "fr", 1440, 900),
        ("dark", 1.5, "en", 1440, 900),
    ]
    for name, zoom, lang, width, height in looks:
        theme.apply_theme(app, name, zoom)
        install_language(app, lang, Path(tempfile.gettempdir()) / "salesdesk-qm")
        with tempfile.TemporaryDirectory() as folder:
            opened = workspace(Path(folder), user_id=BOSS)
            keep(opened, (replace(opened.me(), role=Role.SALES_OPERATIONS), distribution()))
            jobs, shell = Jobs(lambda *found: print("error", found)), NotingShell()
            desk = desk_of(opened, jobs, shell, Path(folder))
            desk.messages.set_language(Language(lang))
            page = StudioPage(desk)
            frame = QWidget()
            frame.setObjectName("canvas")
            frame.setAutoFillBackground(True)
            frame.setLayout(vbox(page))
            frame.resize(width - theme.px(76), height - theme.px(56))
            frame.show()
            for state in states(page, jobs, shell):
                shot: QWidget = frame
                if state == "publish" and shell.panel is not None:
                    shell.panel.resize(theme.px(520), frame.height())
                    shell.panel.show()
                    settle(jobs)
                    shot = shell.panel
                shot.grab().save(str(out / f"{state}-{name}-{lang}-{width}-{int(zoom * 100)}.png"))
            shell.close_panel()
            jobs.shutdown()
            opened.close()
            frame.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
