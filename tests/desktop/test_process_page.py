"""Published processes are read as a staircase; a file is published by who may, its faults shown by line."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.process.page import ProcessesPage
from salesdesk.desktop.process.stage_card import StageCard
from salesdesk.desktop.widgets import TextLabel
from salesdesk.domain.errors import UserError
from salesdesk.domain.people import Role
from salesdesk.services import processes
from salesdesk.services.workspace import Workspace
from tests.desktop.places import shown
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import distribution, keep, opportunity, workspace
from tests.factories.processes import template_text
from tests.factories.stores import BOSS


@pytest.fixture
def ops(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, user_id=BOSS)
    firm = account()
    keep(made, (replace(made.me(), role=Role.SALES_OPERATIONS), distribution(), firm, opportunity(firm.id)))
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


def page_of(opened: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, folder: Path) -> ProcessesPage:
    page = ProcessesPage(desk_of(opened, jobs, shell, folder))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    shown(qtbot, page)
    page.arrive()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    # What a layout was given is shown by a posted event.
    QApplication.sendPostedEvents()
    return page


@pytest.fixture
def page(ops: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> ProcessesPage:
    return page_of(ops, jobs, shell, qtbot, tmp_path)


def second(text: str | None = None) -> str:
    return (text or template_text()).replace("version: 1", "version: 2", 1)


def file_of(folder: Path, text: str) -> Path:
    path = folder / "processus.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_version_in_force_stands_as_a_staircase(page: ProcessesPage) -> None:
    assert page.opened is not None
    cards = [one for one in page.findChildren(StageCard) if one.isVisible()]
    assert len(page.opened.process.stages) == len(cards)
    said = page.list.model.index(0, 0).data()
    assert said.startswith("Distribution industrielle, Version 1 · ")
    assert said.endswith("1 affaire en cours, En vigueur, A")


def test_a_new_version_is_published_and_shown(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, second()))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert page.versions is not None
    assert [(2, True), (1, False)] == [(one.version.version, one.is_latest) for one in page.versions.lines]
    assert (1, True) == (shell.syncs, shell.toasts[0][1])


def test_faults_are_shown_by_line(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, second().replace("stages:", "etapes:", 1)))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    lines = [label.text() for label in shell.panel.findChildren(TextLabel) if label.text().startswith("Ligne ")]
    assert lines
    assert page.versions is not None
    assert 1 == len(page.versions.lines)


def test_a_version_already_published_is_refused(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, template_text()))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    assert "Non publié" == shell.panel.title.text()


def test_who_may_not_publish_is_not_offered_it_and_is_refused(
    jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    rep = workspace(tmp_path)
    page = page_of(rep, jobs, shell, qtbot, tmp_path)
    assert (False, True) == (page.list.publish.isVisible(), page.empty.isVisible())
    with pytest.raises(UserError) as refusal:
        processes.publish(rep, second(), source="processus.yaml")
    assert "processes.not_allowed" == refusal.value.key
