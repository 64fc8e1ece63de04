"""The bell's panel: what waits, each one click away, and what it counts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.notifications import notifications_panel, open_notifications
from salesdesk.desktop.widgets import Card, SidePanel, TextLabel
from salesdesk.services import coaching, news
from tests.factories.conversations import TODAY, Client
from tests.factories.desk import NotingShell, desk_of
from tests.factories.full_day import full_day_at


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return full_day_at(tmp_path)


def clicked(panel: SidePanel, begins: str) -> None:
    cards = [one for one in panel.findChildren(Card) if one.accessibleName().startswith(begins)]
    cards[0].clicked.emit()


def test_the_count_is_of_unseen_notes_and_promises_due(client: Client) -> None:
    before = news.waiting(client.workspace)
    coaching.mark_seen(client.workspace, before.notes[0].note.id)
    assert (len(before.notes), [one.commitment.what for one in before.due], news.news_count(client.workspace)) == (
        1, ["Envoyer le relevé des arrêts d’octobre"], 1,
    )  # fmt: skip


def test_each_thing_that_waits_is_one_click_away(qtbot: QtBot, jobs: Jobs, client: Client, tmp_path: Path) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    shell = NotingShell(host)
    open_notifications(desk_of(client.workspace, jobs, shell, tmp_path), host)
    qtbot.waitUntil(lambda: shell.panel is not None)
    assert shell.panel is not None
    panel = shell.panel
    clicked(panel, "Envoyer le relevé des arrêts d’octobre · Laiterie")
    clicked(panel, "Très bonne découverte")
    assert shell.opened == [("account", {"account_id": client.account.id}), ("today", {})]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda found: replace(found, conflicts=2), "Valeurs à départager"),
        (lambda found: replace(found, notes=(), due=()), "Rien n’attend"),
    ],
)
def test_the_panel_says_choices_and_calm(
    qtbot: QtBot, client: Client, change: Callable[[news.Waiting], news.Waiting], said: str
) -> None:
    panel = notifications_panel(change(news.waiting(client.workspace)), TODAY, NotingShell())
    qtbot.addWidget(panel)
    assert said in [label.text() for label in panel.findChildren(TextLabel)]
