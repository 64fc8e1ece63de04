"""The board of a team, a rep's conversations, notes written by key and by click; what others wrote stays text."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.coaching.page import TeamPage
from salesdesk.desktop.coaching.rep_page import RepPage
from salesdesk.desktop.coaching.safe_text import SafeText
from salesdesk.desktop.coaching.thread import NoteCard
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import IconButton, TextLabel
from salesdesk.services import coaching, undo
from salesdesk.services.coaching import ThreadNote
from salesdesk.services.workspace import Workspace
from tests.desktop.places import shown
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import keep
from tests.factories.stores import OTHER_REP, REP, laptop_store
from tests.services.test_team import Week, person

WORDS = "Bien vu. Et la date ?"


@pytest.fixture
def week(tmp_path: Path) -> Week:
    made = Week(tmp_path)
    keep(made.boss, [person("Julie Bernard", user_id=REP), person("Karim Haddad", user_id=OTHER_REP)])
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def desk(week: Week, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> Desk:
    return desk_of(week.boss, jobs, shell, tmp_path)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)
    # What a layout was given is shown by a posted event.
    QApplication.sendPostedEvents()


@pytest.fixture
def board(desk: Desk, qtbot: QtBot, jobs: Jobs) -> TeamPage:
    page = TeamPage(desk)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    shown(qtbot, page)
    page.arrive()
    settle(qtbot, jobs)
    return page


@pytest.fixture
def rep(desk: Desk, qtbot: QtBot, jobs: Jobs) -> RepPage:
    page = RepPage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 800)
    shown(qtbot, page)
    page.arrive(rep_id=REP)
    settle(qtbot, jobs)
    return page


def thread_of(week: Week) -> tuple[ThreadNote, ...]:
    return coaching.notes_on(week.boss, week.talk.id)


def test_each_rep_has_a_row_that_says_what_moved(board: TeamPage) -> None:
    QAbstractItemModelTester(board.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = [board.model.index(row, 0).data() for row in range(board.model.rowCount(QModelIndex()))]
    assert [
        "Julie Bernard, Sud, Laiterie du Val d'Orb, Avance, Aujourd’hui · 1 preuve · 1 engagement daté, 2, "
        "1 preuve · 1 engagement daté, 1 tenue sur 2",
        "Karim Haddad, Sud, Pas encore de conversation conclue, Rien encore, –",
    ] == spoken


@pytest.mark.parametrize("way", ["click", "enter"])
def test_one_click_or_enter_opens_a_rep(board: TeamPage, shell: NotingShell, way: str) -> None:
    if way == "click":
        place = board.list.visualRect(board.model.index(0, 0)).center()
        QTest.mouseClick(board.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        QTest.keyClick(board.list, Qt.Key.Key_Return)
    assert [("rep", {"rep_id": REP})] == shell.opened


def test_who_leads_nobody_reads_what_will_stand_here(
    week: Week, jobs: Jobs, shell: NotingShell, tmp_path: Path, qtbot: QtBot
) -> None:
    page = TeamPage(desk_of(Workspace(laptop_store(tmp_path, user_id=REP)), jobs, shell, tmp_path))
    qtbot.addWidget(page)
    page.arrive()
    settle(qtbot, jobs)
    assert (True, False) == (page.empty.isVisibleTo(page), page.list.isVisibleTo(page))


def test_the_board_follows_the_language(board: TeamPage, qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path)
    spoken = board.model.index(1, 0).data()
    install_language(qapp, "fr", tmp_path)
    assert "Karim Haddad, Sud, No concluded conversation yet, Nothing yet, –" == spoken


def test_a_rep_opens_on_his_latest_conversation_with_what_it_left(rep: RepPage, week: Week) -> None:
    assert (week.talk.id, 2) == (rep.talk_id, rep.model.rowCount(QModelIndex()))
    texts = [label.text() for label in rep.talk.findChildren(TextLabel)]
    assert {"Preuves", "Engagements", "Chiffrages", "Envoyer les volumes"} <= set(texts)
    assert "Elle compte quatre arrêts." in rep.talk.notes.toPlainText()


def test_an_arrow_reads_the_next_conversation(rep: RepPage, week: Week, qtbot: QtBot, jobs: Jobs) -> None:
    QTest.keyClick(rep.list, Qt.Key.Key_Down)
    settle(qtbot, jobs)
    assert rep.talk_id == rep.list.current_id() != week.talk.id
    assert rep.talk.view is not None
    assert rep.talk_id == rep.talk.view.conversation.id


def test_a_note_is_written_by_two_keys(rep: RepPage, week: Week, qtbot: QtBot, jobs: Jobs, shell: NotingShell) -> None:
    rep.list.setFocus()
    QTest.keyClick(rep.list, Qt.Key.Key_N)
    qtbot.waitUntil(rep.notes.editor.hasFocus)
    rep.notes.editor.insertPlainText(WORDS)
    QTest.keyClick(rep.notes.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, jobs)
    assert [WORDS] == [entry.note.words for entry in thread_of(week)]
    assert ([("Note envoyée à Julie Bernard.", True)], 1, "") == (
        shell.toasts, shell.syncs, rep.notes.editor.toPlainText(),
    )  # fmt: skip
    assert ["Pas encore lue"] == [card.state.text() for card in rep.notes.findChildren(NoteCard) if card.isVisible()]


def test_an_empty_note_cannot_be_sent(rep: RepPage) -> None:
    rep.notes.editor.insertPlainText("  ")
    assert not rep.notes.send.isEnabled()


def test_a_note_not_seen_is_changed_and_withdrawn(rep: RepPage, week: Week, qtbot: QtBot, jobs: Jobs) -> None:
    coaching.write_note(week.boss, REP, WORDS, conversation_id=week.talk.id)
    rep.load()
    settle(qtbot, jobs)
    tools = {button.accessibleName(): button for button in rep.notes.findChildren(IconButton) if button.isVisible()}
    tools["Modifier la note"].click()
    rep.notes.editor.setPlainText("Autre")
    rep.notes.send.click()
    settle(qtbot, jobs)
    assert ["Autre"] == [entry.note.words for entry in thread_of(week)]
    tools = {button.accessibleName(): button for button in rep.notes.findChildren(IconButton) if button.isVisible()}
    tools["Retirer la note"].click()
    settle(qtbot, jobs)
    assert () == thread_of(week)
    undo.undo(week.boss)
    assert 1 == len(thread_of(week))


def test_a_note_seen_and_answered_shows_both_and_stands(
    rep: RepPage, week: Week, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    note = coaching.write_note(week.boss, REP, WORDS, conversation_id=week.talk.id)
    coaching.reply(Workspace(laptop_store(tmp_path, user_id=REP)), note.id, "Je la demande mardi.")
    rep.load()
    settle(qtbot, jobs)
    (card,) = [one for one in rep.notes.findChildren(NoteCard) if one.isVisible()]
    texts = [label.text() for label in card.findChildren(TextLabel)]
    assert {"Réponse de Julie Bernard", "Je la demande mardi."} <= set(texts)
    assert (True, []) == (card.state.text().startswith("Répondue le"), card.findChildren(IconButton))


def test_a_note_begun_is_there_again_after_leaving(rep: RepPage, week: Week, qtbot: QtBot, jobs: Jobs) -> None:
    rep.notes.editor.insertPlainText(WORDS)
    rep.leave()
    settle(qtbot, jobs)
    again = RepPage(rep.desk)
    qtbot.addWidget(again)
    again.arrive(rep_id=REP, conversation_id=week.talk.id)
    settle(qtbot, jobs)
    assert WORDS == again.notes.editor.toPlainText()


def test_notes_of_others_load_nothing_and_lead_nowhere(qtbot: QtBot) -> None:
    text = SafeText()
    qtbot.addWidget(text)
    text.set_markdown("# Titre\n<b>gras</b> ![image](http://exemple.fr/a.png) [lien](http://exemple.fr)")
    html = text.toHtml()
    assert [False, False, True] == ["href" in html, "<img" in html, "&lt;b&gt;" in html]
    assert text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("http://exemple.fr/a.png")) is None
