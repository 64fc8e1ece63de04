"""Visites: four lists with their counts, a filter, one key to the conversation."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.visits.page import VisitsPage
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.desk import NotingShell, desk_of


@pytest.fixture
def client(tmp_path: Path) -> Client:
    made = client_at(tmp_path)
    with made.workspace.unit(None) as unit:
        unit.put(visit_at(made.account.id, starts_on=TODAY - timedelta(days=1)))
        unit.put(visit_at(made.account.id, starts_on=TODAY + timedelta(days=2)))
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> VisitsPage:
    made = VisitsPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.arrive()
    qtbot.waitUntil(lambda: made.model.rowCount() == 1)
    shown(qtbot, made)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    made.setFocus()
    return made


def test_enter_opens_the_conversation(page: VisitsPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert shell.opened == [("conversation", {"visit_id": client.visit.id})]


def test_p_shows_the_visit_in_the_calendar(page: VisitsPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_P)
    assert shell.opened == [("plan", {"visit_id": client.visit.id, "day": TODAY})]


def test_keys_typed_into_the_filter_are_letters(page: VisitsPage, shell: NotingShell) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Slash)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "pn/")
    assert (page.search.text(), shell.opened) == ("pn/", [])


def test_the_verbs_of_the_list_stand_in_the_register(page: VisitsPage, shell: NotingShell) -> None:
    assert [(one.id, one.shortcut) for one in shell.actions.available()] == [
        ("visits.open", "Return"), ("visits.search", "/"), ("visits.calendar", "P"), ("visits.plan", "N"),
    ]  # fmt: skip


def test_a_past_visit_without_a_word_waits_to_be_concluded(page: VisitsPage, qtbot: QtBot) -> None:
    page.arrive(list="to_conclude")
    wanted = "Laiterie du Val d’Orb, 10:00\u00a0–\u00a010:45, Bédarieux, Planifiée"
    qtbot.waitUntil(lambda: page.model.index(0, 0).data() == wanted)
    assert page.model.rowCount() == 1


def test_the_filter_says_when_nothing_is_found(page: VisitsPage, qtbot: QtBot) -> None:
    page.search.setText("béziers")
    qtbot.waitUntil(lambda: page.empty.isVisibleTo(page))
    page.search.setText("BEDARIEUX")
    qtbot.waitUntil(lambda: not page.empty.isVisibleTo(page))
    assert page.model.rowCount() == 1


def test_an_empty_list_leads_to_planning(page: VisitsPage, qtbot: QtBot, shell: NotingShell) -> None:
    page.arrive(list="past")
    qtbot.waitUntil(lambda: page.empty.isVisibleTo(page))
    page.empty.button.click()
    assert shell.opened == [("plan", {"new": True})]


def test_the_list_speaks_english(page: VisitsPage, qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path)
    said = (page.lists.accessibleName(), page.view.accessibleName(), page.search.placeholderText())
    install_language(qapp, "fr", tmp_path)
    assert said == ("Today  1", "List of visits", "Account or city")


def test_an_empty_list_keeps_the_keyboard_for_its_verbs(page: VisitsPage, qtbot: QtBot, shell: NotingShell) -> None:
    page.search.setText("zzz")
    page.load()
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and page.lists.hasFocus())
    QTest.keyClick(page.lists, Qt.Key.Key_N)
    assert shell.opened == [("plan", {"new": True})]
