"""Draws calculators, history and statement, to be looked at: ``python -m tests.desktop.value_pictures OUT``."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.benefits.opening import choose_benefit, open_sheet
from salesdesk.desktop.benefits.panels import open_history, open_measure, open_statement
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from tests.desktop.conversation_pictures import settle
from tests.factories.desk import NotingShell, desk_of
from tests.factories.figures import Told, told_client

Look = tuple[Literal["light", "dark"], float, Literal["fr", "en"], int, int]
LOOKS: list[Look] = [
    ("light", 1.0, "fr", 1440, 900), ("dark", 1.0, "en", 1440, 900), ("light", 1.0, "en", 1280, 720),
    ("light", 1.5, "fr", 1440, 900),
]  # fmt: skip


def shots(told: Told, desk_folder: Path, lang: Literal["fr", "en"], jobs: Jobs) -> Iterator[tuple[str, QWidget, int]]:
    """Opens each part and names it, with its width in design pixels."""
    shell = NotingShell()
    desk = desk_of(told.client.workspace, jobs, shell, desk_folder)
    desk.messages.set_language(Language(lang))
    owner = QWidget()
    whose = told.client.account.id
    for key in ("pump_energy", "stock_release", "downtime", "benefit_ratio", "time_saved"):
        open_sheet(desk, owner, whose, key)
        settle(jobs)
        assert shell.panel is not None
        if key == "downtime":
            rows = shell.panel.content.rows  # type: ignore[attr-defined]  # the sheet's
            rows[1].likely.setText("1200")
        yield f"sheet-{key}", shell.panel, 580
        shell.close_panel()
    choose_benefit(desk, owner, whose)
    assert shell.panel is not None
    yield "choice", shell.panel, 440
    shell.close_panel()
    yield from _more(told, desk, shell, owner, jobs)
    owner.deleteLater()


def _more(told: Told, desk: Desk, shell: NotingShell, owner: QWidget, jobs: Jobs) -> Iterator[tuple[str, QWidget, int]]:
    whose = told.client.account.id
    open_history(desk, owner, whose)
    settle(jobs)
    assert shell.panel is not None
    yield "history", shell.panel, 580
    shell.close_panel()
    open_measure(desk, owner, told.stock)
    assert shell.panel is not None
    yield "measure", shell.panel, 440
    shell.close_panel()
    open_statement(desk, owner, whose)
    settle(jobs)
    assert shell.panel is not None
    yield "statement", shell.panel, 720
    shell.close_panel()
    page = AccountPage(desk)
    page.arrive(account_id=whose)
    settle(jobs)
    yield "account", page, 1364
    page.deleteLater()


def main(out: Path) -> None:
    """Draws every part in both themes, two languages, two sizes and at 150 %."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.watcher().reduced_motion = True
    for name, zoom, lang, width, height in LOOKS:
        theme.apply_theme(app, name, zoom)
        install_language(app, lang, Path(tempfile.gettempdir()) / "salesdesk-qm")
        with tempfile.TemporaryDirectory() as folder:
            told = told_client(Path(folder), date(2026, 11, 23))
            jobs = Jobs(lambda *found: print("error", found))
            for shot, widget, wide in shots(told, Path(folder), lang, jobs):
                widget.resize(min(theme.px(wide), width), height)
                widget.show()
                settle(jobs)
                widget.grab().save(str(out / f"{shot}-{name}-{lang}-{width}-{int(zoom * 100)}.png"))
                content = getattr(widget, "content", None)
                if isinstance(content, QWidget) and zoom == 1.0:
                    content.grab().save(str(out / f"{shot}-whole-{name}-{lang}.png"))
            jobs.shutdown()
            told.client.workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
