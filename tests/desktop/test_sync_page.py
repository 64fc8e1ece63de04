"""The queue: waiting changes in words, two values one click each, what was refused copied, exported, thrown away."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.sync.cards import ConflictCard, RefusedCard, WaitingRow
from salesdesk.desktop.sync.page import SyncPage
from salesdesk.desktop.widgets import Button, IconButton
from salesdesk.domain.accounts import Account
from salesdesk.domain.errors import SyncError
from salesdesk.store.queries.records import get
from tests.desktop.places import shown
from tests.factories.desk import NotingShell, desk_of
from tests.factories.queues import QueueCase

Widget = TypeVar("Widget", bound=QWidget)


class Place:
    """The page over a laptop's queue."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, folder: Path) -> None:
        self.qtbot, self.jobs = qtbot, jobs
        self.case = QueueCase(folder)
        self.shell = NotingShell()
        self.desk: Desk = desk_of(self.case.workspace, jobs, self.shell, folder)
        self.page = SyncPage(self.desk)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 720)

    def arrive(self) -> SyncPage:
        shown(self.qtbot, self.page)
        self.page.arrive()
        self.settle()
        return self.page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.pending == 0)
        # What a layout was given is shown by a posted event.
        QApplication.sendPostedEvents()

    def city(self) -> str | None:
        with self.case.workspace.read() as connection:
            found = get(connection, Account, self.case.firm.id)
        return found.city if found else None


@pytest.fixture
def place(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Place:
    return Place(qtbot, jobs, tmp_path)


def visible(page: SyncPage, kind: type[Widget]) -> list[Widget]:
    return [one for one in page.findChildren(kind) if one.isVisible()]


def test_what_waits_is_said_in_words(place: Place) -> None:
    place.case.change(city="Lodève", phone="+33467000000")
    page = place.arrive()
    assert ["Compte · Laiterie du Val d'Orb. Téléphone, Ville"] == [
        row.accessibleName() for row in visible(page, WaitingRow)
    ]


def test_an_empty_queue_says_so(place: Place) -> None:
    page = place.arrive()
    assert (True, True) == (page.nothing.isVisible(), page.calm.isVisible())


@pytest.mark.parametrize(("verb", "city"), [("Prendre celle-ci", "Lodève"), ("Garder", "Bédarieux")])
def test_one_click_settles_a_conflict(place: Place, verb: str, city: str) -> None:
    place.case.conflict("city", "Bédarieux", "Lodève")
    page = place.arrive()
    (card,) = visible(page, ConflictCard)
    next(one for one in card.findChildren(Button) if one.text() == verb).click()
    place.settle()
    assert (city, [], [("Conflit réglé.", True)], 1) == (
        place.city(), visible(page, ConflictCard), place.shell.toasts, place.shell.syncs,
    )  # fmt: skip


def test_what_was_refused_is_copied_exported_and_thrown_away(place: Place, qapp: QApplication, tmp_path: Path) -> None:
    place.case.refuse(city="Lodève")
    page = place.arrive()
    (card,) = visible(page, RefusedCard)
    assert "Ville\u202f: Lodève" in card.text
    tools = {one.accessibleName(): one for one in card.findChildren(IconButton)}
    tools["Copier le texte"].click()
    assert card.text == qapp.clipboard().text()
    page.export_to(tmp_path / "refus.txt")
    place.settle()
    assert f"{card.text}\n" == (tmp_path / "refus.txt").read_text("utf-8")
    tools["Ne plus garder"].click()
    place.settle()
    assert [] == visible(page, RefusedCard)


def test_the_last_error_is_explained_with_what_is_safe(place: Place) -> None:
    place.desk.extras["sync_error"] = lambda: SyncError("signin.unreachable", retryable=True)
    page = place.arrive()
    assert (True, "Le serveur ne répond pas.") == (page.error.isVisible(), page.error.text())


def test_the_button_is_off_without_a_server_to_sync_with(place: Place) -> None:
    assert not place.arrive().now.isEnabled()
