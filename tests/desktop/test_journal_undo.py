"""Ctrl+Z over the journal: named in the person's language, told in one sentence, one at a time."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.journal_undo import JournalUndo
from salesdesk.domain.visits import Visit
from salesdesk.services import undo, visits
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get
from tests.factories.conversations import client_at


@pytest.fixture
def said() -> list[str]:
    return []


class Office:
    """A workspace with one planned visit and its undo."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, folder: Path, said: list[str]) -> None:
        self.qtbot, self.jobs = qtbot, jobs
        client = client_at(folder)
        self.workspace: Workspace = client.workspace
        self.visit: Visit = client.visit
        self.messages = Messages(Language.FRENCH, strict=True)
        self.undo = JournalUndo(self.workspace, jobs, self.messages, said.append)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.pending == 0, timeout=10_000)

    def move(self, days: int) -> None:
        day = self.visit.starts_on + timedelta(days=days)
        visits.move(self.workspace, self.visit.id, day, self.visit.starts_minute)
        self.undo.read()
        self.settle()

    def day(self) -> int:
        with self.workspace.read() as connection:
            found = get(connection, Visit, self.visit.id)
        assert found is not None
        return (found.starts_on - self.visit.starts_on).days

    def turn(self, how: Callable[[], None]) -> None:
        how()
        self.settle()
        self.undo.read()
        self.settle()


@pytest.fixture
def office(qtbot: QtBot, jobs: Jobs, tmp_path: Path, said: list[str]) -> Office:
    return Office(qtbot, jobs, tmp_path, said)


def test_a_gesture_is_named_taken_back_and_made_again(office: Office, said: list[str]) -> None:
    office.move(1)
    assert (office.undo.undo_text(), office.undo.redo_text()) == ("Visite déplacée", "")
    office.turn(office.undo.undo)
    assert (office.day(), office.undo.redo_text()) == (0, "Visite déplacée")
    office.turn(office.undo.redo)
    assert (office.day(), office.undo.redo_text()) == (1, "")
    assert said == ["Annulé : Visite déplacée", "Rétabli : Visite déplacée"]
    office.workspace.close()


def test_the_name_follows_the_language(office: Office) -> None:
    office.move(1)
    office.messages.set_language(Language.ENGLISH)
    assert office.undo.undo_text() == "Visit moved"
    office.workspace.close()


def test_a_second_press_while_one_turns_does_nothing(office: Office) -> None:
    office.move(1)
    office.move(2)
    office.undo.undo()
    office.undo.undo()
    office.settle()
    assert office.day() == 1
    office.workspace.close()


def test_nothing_to_undo_is_said(office: Office, said: list[str]) -> None:
    while undo.undo(office.workspace) is not None:
        pass
    office.turn(office.undo.undo)
    assert said == ["Rien à annuler."]
    office.workspace.close()
