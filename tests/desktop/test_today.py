"""Journée: the next conversation is the first thing on the screen; one key opens it; promises and notes in place."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.today.cards import CoachingCard
from salesdesk.desktop.today.page import TodayPage
from salesdesk.desktop.widgets import IconButton, TextLabel
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import Commitment, CommitmentStatus, Conversation, ConversationState
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import ExtraWorkId
from salesdesk.services import visits
from salesdesk.services.events import Changed
from salesdesk.store.queries.records import find
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.full_day import full_day_at
from tests.factories.portfolio import workspace
from tests.factories.stores import REP


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return full_day_at(tmp_path)


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> TodayPage:
    made = TodayPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    made.resize(1300, 820)
    made.arrive()
    qtbot.waitUntil(lambda: made.view is not None)
    shown(qtbot, made)
    return made


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(TextLabel) if label.isVisibleTo(widget)]


def pressed(page: QWidget, name: str) -> None:
    next(one for one in page.findChildren(IconButton) if one.accessibleName() == name).click()


def promises(client: Client) -> dict[str, Commitment]:
    with client.workspace.read() as connection:
        return {one.what: one for one in find(connection, Commitment)}


def test_the_next_conversation_stands_first_with_what_one_must_know(page: TodayPage) -> None:
    said = texts(page.next_card)
    for wanted in (
        "Laiterie du Val d’Orb", "Claire Vidal, Directrice d’exploitation",
        "24\u00a0km · 30\u00a0min depuis Fromagerie des Causses",
        "Repérer les pratiques non rentables avant tout prix", "Réunir Marc Aubry et la production",
        "33\u202f000\u00a0€",
    ):  # fmt: skip
        assert wanted in said
    assert page.next_card.y() == 0


def test_enter_opens_the_preparation(page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert shell.opened == [("conversation", {"visit_id": client.visit.id})]


def test_buttons_prepare_start_and_open_the_account(
    page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    for button in (page.next_card.prepare_button, page.next_card.account_button, page.next_card.start_button):
        button.click()
    qtbot.waitUntil(lambda: len(shell.opened) == 3)
    with client.workspace.read() as connection:
        begun = next(one for one in find(connection, Conversation) if one.visit_id == client.visit.id)
    assert begun.state is ConversationState.HELD
    assert shell.opened == [
        ("conversation", {"visit_id": client.visit.id}),
        ("account", {"account_id": client.account.id}),
        ("conversation", {"conversation_id": begun.id}),
    ]


def test_stops_are_listed_in_order_and_drawn_on_the_map(page: TodayPage, shell: NotingShell) -> None:
    assert [row.text() for row in page.stops.rows] == [
        "Fromagerie des Causses", "Laiterie du Val d’Orb", "Emballages Roussel", "Caves de l’Hérault",
        "Conserverie du Bassin", "Minoterie Lafont",
    ]  # fmt: skip
    assert page.map.accessibleName() == "1 Lodève, 2 Bédarieux, 4 Clermont-l’Hérault, 6 Pézenas"
    page.stops.rows[0].click()
    assert shell.opened == [("conversation", {"visit_id": page.stops.rows[0].stop.line.id})]


def test_a_promise_is_kept_with_one_click(page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    pressed(page, "Tenu\u00a0: Réunir Marc Aubry et la production")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == [("Engagement tenu.", True)]
    assert promises(client)["Réunir Marc Aubry et la production"].status is CommitmentStatus.KEPT
    qtbot.waitUntil(lambda: "Réunir Marc Aubry et la production" not in texts(page.due_card))


def test_a_promise_is_postponed_by_a_week(page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    pressed(page, "Reporter d’une semaine\u00a0: Envoyer le relevé des arrêts d’octobre")
    qtbot.waitUntil(lambda: bool(shell.toasts))
    due = promises(client)["Envoyer le relevé des arrêts d’octobre"].due_on
    assert due is not None
    assert (due - TODAY).days == 7


def test_a_note_is_answered_in_place(page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    (card,) = page.findChildren(CoachingCard)
    card.reply_button.click()
    assert card.answer.isVisible()
    card.reply_button.click()
    assert shell.toasts == []
    card.answer.setPlainText("Je compte jusqu’à dix.")
    card.reply_button.click()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    with client.workspace.read() as connection:
        (note,) = find(connection, CoachingNote)
    assert (note.reply, note.seen_at is not None) == ("Je compte jusqu’à dix.", True)


def test_an_empty_day_teaches_to_plan(qtbot: QtBot, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> None:
    client = client_at(tmp_path)
    visits.cancel(client.workspace, client.visit.id)
    page = TodayPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(page)
    page.arrive()
    qtbot.waitUntil(lambda: page.view is not None)
    assert (page.next_card.isHidden(), page.empty.isVisibleTo(page)) == (True, True)
    page.empty.button.click()
    assert shell.opened == [("plan", {"new": True})]


def test_every_text_is_in_english_after_the_switch(
    page: TodayPage, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    install_language(qapp, "en", tmp_path)
    qtbot.waitUntil(lambda: "We promised" in texts(page))
    said = [*texts(page), page.next_card.prepare_button.text(), page.next_card.start_button.text()]
    install_language(qapp, "fr", tmp_path)
    for wanted in ("Monday 23 November 2026", "Commitments due", "Today’s visits", "Prepare", "Start"):
        assert wanted in said


def test_somebody_elses_change_is_read_again(page: TodayPage, qtbot: QtBot, client: Client) -> None:
    visits.move(client.workspace, client.visit.id, TODAY, 615)
    page.hear(Changed(nouns=frozenset({"visit"}), ids=frozenset({uuid4()}), initiator=None))
    qtbot.waitUntil(lambda: "10:15\u00a0–\u00a011:00" in texts(page.next_card))


def test_who_has_no_account_yet_is_led_to_the_import(
    qtbot: QtBot, jobs: Jobs, shell: NotingShell, tmp_path: Path
) -> None:
    made = TodayPage(desk_of(workspace(tmp_path), jobs, shell, tmp_path))
    qtbot.addWidget(made)
    made.arrive()
    qtbot.waitUntil(lambda: made.view is not None)
    made.empty.button.click()
    assert shell.opened == [("import", {})]


def test_the_oldest_clock_past_thirty_days_is_told_and_leads_to_its_lines(
    page: TodayPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    assert not any("Hors périmètre" in one for one in texts(page.week_card))
    asked = client.workspace.today() - timedelta(days=41)
    with client.workspace.unit(None) as unit:
        unit.put(ExtraWork(
            id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Tri", asked_on=asked, noted_by=REP
        ))  # fmt: skip
    page.load()
    said = "Hors périmètre sans annonce depuis 41\u00a0j\u00a0: Laiterie du Val d’Orb"
    qtbot.waitUntil(lambda: said in texts(page.week_card))
    pressed(page, said)
    assert shell.opened == [("value", {"account_id": client.account.id})]
