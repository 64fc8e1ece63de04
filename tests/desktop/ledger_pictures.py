"""Draws the screen of value: ``python -m tests.desktop.ledger_pictures OUT [LOOK]``."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.actions import ActionRegistry
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.value.extras_tab import ExtrasTab
from salesdesk.desktop.value.page import ValuePage
from salesdesk.desktop.value.practices_tab import PracticesTab
from salesdesk.domain.extra_work import ExtraRequest, PracticeDecision
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ExtraRequestId, ExtraTariffId
from salesdesk.domain.margins import ExtraTariff
from salesdesk.services import extra_ledger, margins
from salesdesk.services.margins import MarginDraft
from salesdesk.services.workspace import Workspace
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


def enrich(workspace: Workspace) -> None:
    """Adds what the sample company has none of: old lines, a price list, a request, margins."""
    lines = extra_ledger.ledger(workspace).lines
    today = workspace.today()
    with workspace.unit(None) as unit:
        for place, line in enumerate(lines[:6]):
            changes = {"status": ExtraStatus.ASKED, "announced_on": None, "accepted_on": None, "done_on": None}
            unit.put(replace(line.extra, asked_on=today - timedelta(days=6 + 7 * place), **changes))  # type: ignore[arg-type]  # fields of ExtraWork
        listed = (("Reprise d’étiquettes, 100 références", 240, None), ("Relevé sur site", 90, 12_000))
        for name, minutes, price in listed:
            unit.put(
                ExtraTariff(
                    id=ExtraTariffId(uuid4()), name=name, minutes=minutes, hourly_cents=7_500, contingency=0.1,
                    price_cents=price,
                )
            )  # fmt: skip
        if lines:
            unit.put(
                ExtraRequest(
                    id=ExtraRequestId(uuid4()), client=lines[0].account_name.upper(), received_by="Léa, magasin",
                    what="Reprendre douze palettes invendues\nlundi matin", asked_by="M. Aubry",
                    received_on=today - timedelta(days=2),
                )
            )  # fmt: skip
    for place, won in enumerate(margins.margins(workspace).lines[:3]):
        why = "Client de référence" if place == 1 else ""
        draft = MarginDraft(
            opportunity_id=won.opportunity_id, price_cents=won.amount_cents, practices_cents=won.amount_cents // 3,
            gifts_cents=won.amount_cents if place == 1 else 20_000, decision=why,
        )  # fmt: skip
        margins.keep(workspace, draft)


def draw(app: QApplication, place: Path, folder: Path, look: tuple[str, Who, str, str, tuple[int, int], float]) -> None:
    """Draws every tab and the forms in one look."""
    name, who, colours, language, size, zoom = look
    workspace = sample_workspace(place, who)
    enrich(workspace)
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
    window.open("value")
    wait(1200)
    page = window.page("value")
    assert isinstance(page, ValuePage)
    for tab in page.tabs:
        page.show_tab(tab)
        wait(500)
        window.grab().save(str(folder / f"{tab}-{name}.png"))
    draw_forms(window, page, folder, name)
    jobs.shutdown()
    workspace.close()
    window.close()


def draw_forms(window: MainWindow, page: ValuePage, folder: Path, name: str) -> None:
    """Draws the forms of three tabs."""
    page.show_tab("extras")
    wait(400)
    extras = page.tabs["extras"]
    assert isinstance(extras, ExtrasTab)
    line = extras.line()
    if line is not None:
        extras.verbs.announce(line)
        wait(700)
        window.grab().save(str(folder / f"announce-{name}.png"))
        window.close_panel()
        extras.verbs.answer(line)
        wait(300)
        window.grab().save(str(folder / f"answer-{name}.png"))
        window.close_panel()
    practices = page.tabs["practices"]
    page.show_tab("practices")
    wait(400)
    assert isinstance(practices, PracticesTab)
    if practices.shown is not None and practices.shown.lines:
        practices.decide(practices.shown.lines[0], PracticeDecision.ACCEPT)
        wait(300)
        window.grab().save(str(folder / f"decision-{name}.png"))
        window.close_panel()
    page.show_tab("margins")
    wait(400)
    row = page.tabs["margins"].current()
    if row is not None:
        page.tabs["margins"].ask(row)  # type: ignore[attr-defined]  # of the tab of margins
        wait(500)
        window.grab().save(str(folder / f"margin-{name}.png"))
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
