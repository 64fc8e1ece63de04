"""Parts of a process in the studio: chosen without a wait, renamed, dragged; long or hostile input; new drafts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.studio.fields import LineField, WordsField
from salesdesk.desktop.studio.key_field import KeyField
from salesdesk.desktop.studio.page import StudioPage
from salesdesk.desktop.studio.practice_field import PracticeField
from salesdesk.desktop.widgets import TextLabel
from salesdesk.domain.people import Role
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Edit, EditKind, ProcessDocument
from salesdesk.services.process_outline import PartKind
from salesdesk.services.workspace import Workspace
from tests.desktop.studio_bench import field, page_of, press, settle, text, type_words
from tests.factories.desk import NotingShell
from tests.factories.portfolio import VERSION, distribution, keep, workspace
from tests.factories.stores import BOSS


@pytest.fixture
def ops(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, user_id=BOSS)
    keep(made, (replace(made.me(), role=Role.SALES_OPERATIONS), distribution()))
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(ops: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> StudioPage:
    made = page_of(ops, jobs, shell, qtbot, tmp_path)
    made.arrive(process_version_id=VERSION)
    qtbot.waitUntil(lambda: made.editing.review is not None, timeout=10_000)
    QApplication.sendPostedEvents()
    return made


def test_choosing_a_part_never_holds_the_window_up(
    page: StudioPage, jobs: Jobs, qtbot: QtBot, heartbeat: list[float]
) -> None:
    # The sheets of all kinds of parts are made ahead, row by row.
    qtbot.waitUntil(lambda: not page.form.is_preparing(), timeout=10_000)
    made: list[QWidget] = []
    page.form.made.connect(made.append)
    qtbot.wait(100)
    heartbeat.clear()
    talk = ("stages", 0, "conversations", 0)
    for place in (
        ("stages", 0),
        talk,
        (*talk, "points", 0),
        (*talk, "objections", 0),
        ("stages", 1),
        ("roles", "user"),
    ):
        page.go_to(place)
        qtbot.wait(60)
    assert [] == made


def test_what_is_typed_stays_with_its_part_when_another_is_chosen_at_once(
    page: StudioPage, jobs: Jobs, qtbot: QtBot
) -> None:
    for rank, words in enumerate(("Le premier", "Le second")):
        page.go_to(("stages", rank))
        type_words(page, "buyer_state", words)
    page.go_to(("stages", 2))
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert review.process is not None
    before = ProcessDocument(distribution().content, "").process.stages[2].buyer_state.fr
    assert ["Le premier", "Le second", before] == [one.buyer_state.fr for one in review.process.stages[:3]]


def test_typing_goes_on_while_an_earlier_edit_is_made(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.go_to(("stages", 0))
    found = field(page, WordsField, "buyer_state")
    assert isinstance(found, WordsField)
    edit = found.edit_of["fr"]
    edit.setFocus()
    edit.selectAll()
    for words in ("Le client", " voit", " son coût"):
        edit.insertPlainText(words)
        found.flush()
    qtbot.waitUntil(lambda: not page.editing.is_behind(), timeout=10_000)
    assert ("Le client voit son coût", 23) == (found.words("fr"), edit.textCursor().position())
    settle(page, jobs, qtbot)
    assert "Le client voit son coût" in text(page)


def test_a_key_is_changed_with_what_points_to_it_and_warns_when_deals_rely_on_it(
    page: StudioPage, jobs: Jobs, qtbot: QtBot
) -> None:
    page.form.used = {(PartKind.CRITERION, "S1x1"): 2}
    page.editing.edit(lambda _doc: [Edit(EditKind.SET, ("stages", 0, "exit", 1, "after"), ["S1x1"])], "")
    settle(page, jobs, qtbot)
    page.go_to(("stages", 0, "exit", 0))
    key = field(page, KeyField, "id")
    assert isinstance(key, KeyField)
    assert (True, True) == (key.warning.isVisibleTo(page), "2 affaire(s)" in key.warning.text())
    key.edit.setFocus()
    key.edit.setText("S1cost")
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert review.process is not None
    exit_ = review.process.stages[0].exit
    assert ("S1cost", ("S1cost",)) == (exit_[0].id, exit_[1].after)
    assert not key.warning.isVisibleTo(page)
    key.edit.setText(exit_[1].id)
    settle(page, jobs, qtbot)
    assert page.editing.review is not None
    assert page.editing.review.faults
    assert not page.header.publish.isEnabled()


def test_a_practice_that_an_answer_reveals_has_its_form(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.go_to(("stages", 0, "conversations", 0, "questions", 0))
    found = field(page, PracticeField, "if_over")
    assert isinstance(found, PracticeField)
    found.switch.setFocus()
    QTest.keyClick(found.switch, Qt.Key.Key_Space)
    settle(page, jobs, qtbot)
    rate = next(one for one in page.form.fields if one.place[-2:] == ("if_over", "rate"))
    assert isinstance(rate, LineField)
    rate.edit.setText("48,5")
    rate.typed()
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert review.process is not None
    made = review.process.stages[0].conversations[0].questions[0].if_over
    assert made is not None
    assert (10, 4850, 120) == (made.over, made.rate_cents, made.minutes_month)
    QTest.keyClick(found.switch, Qt.Key.Key_Space)
    settle(page, jobs, qtbot)
    assert distribution().content == text(page)


def test_a_part_is_dragged_to_another_rank_of_its_own_list_only(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    model = page.model
    dragged = model.mimeData([model.index_of(("stages", 0, "exit", 0))])
    elsewhere = model.index_of(("stages", 1, "exit"))
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0, elsewhere)
    settle(page, jobs, qtbot)
    assert distribution().content == text(page)
    before = [one.id for one in ProcessDocument(text(page), "").process.stages[0].exit]
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, 2, 0, model.index_of(("stages", 0, "exit")))
    settle(page, jobs, qtbot)
    after = [one.id for one in ProcessDocument(text(page), "").process.stages[0].exit]
    assert [before[1], before[0], *before[2:]] == after
    assert ("stages", 0, "exit", 1) == page.place


def test_two_new_processes_are_kept_side_by_side(
    ops: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(ops, jobs, shell, qtbot, tmp_path)
    for name in ("expertise-comptable", "distribution-industrielle"):
        page.arrive()
        qtbot.waitUntil(page.start.isVisible, timeout=10_000)
        page.start.chosen.emit("template", name)
        qtbot.waitUntil(lambda: page.editing.review is not None, timeout=10_000)
        page.editing.edit(lambda _doc: [Edit(EditKind.SET, ("process", "cycle_days"), 77)], "")
        settle(page, jobs, qtbot)
        page.leave()
        settle(page, jobs, qtbot)
    page.arrive()
    qtbot.waitUntil(page.start.isVisible, timeout=10_000)
    kept = process_drafts.open_new(ops).kept
    assert {"expertise-comptable.yaml", "distribution-industrielle.yaml"} == {one.source for one in kept}
    page.start.chosen.emit("draft", kept[1].key)
    qtbot.waitUntil(lambda: page.editing.review is not None, timeout=10_000)
    assert kept[1].text == text(page)


def test_a_file_that_is_no_text_is_refused_with_line_and_remedy(
    page: StudioPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "photo.yaml"
    path.write_bytes(bytes(range(256)) * 100)
    page.handover.bring_file(path)
    qtbot.waitUntil(lambda: shell.panel is not None, timeout=10_000)
    assert shell.panel is not None
    words = [one.text() for one in shell.panel.findChildren(TextLabel)]
    assert any(one.startswith("Ligne 1, colonne") for one in words)
    assert distribution().content == text(page)


def test_a_page_too_long_is_not_pasted_and_the_reason_is_said(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.go_to(("stages", 0))
    found = field(page, WordsField, "buyer_state")
    assert isinstance(found, WordsField)
    edit = found.edit_of["fr"]
    before, long = edit.toPlainText(), QMimeData()
    long.setText("mot " * 250_000)
    edit.insertFromMimeData(long)
    assert before == edit.toPlainText()
    assert any("10\u202f000 signes" in one.text() for one in found.findChildren(TextLabel))
    short = QMimeData()
    short.setText("Bref")
    edit.selectAll()
    edit.insertFromMimeData(short)
    settle(page, jobs, qtbot)
    assert 'fr: "Bref"' in text(page)


def test_steps_of_the_form_and_of_the_text_are_taken_back_in_their_order(
    page: StudioPage, jobs: Jobs, qtbot: QtBot
) -> None:
    before = text(page)
    page.go_to(("stages", 0))
    type_words(page, "buyer_state", "Du formulaire")
    settle(page, jobs, qtbot)
    first = text(page)
    press(page, "Ctrl+E", jobs, qtbot)
    page.text.editor.setPlainText(page.text.editor.raw().replace("Du formulaire", "Du texte"))
    settle(page, jobs, qtbot)
    press(page, "Ctrl+E", jobs, qtbot)
    found = field(page, WordsField, "buyer_state")
    assert isinstance(found, WordsField)
    assert "Du texte" == found.words("fr")
    page.undo()
    settle(page, jobs, qtbot)
    assert (first, "Du formulaire", first) == (text(page), found.words("fr"), page.text.editor.raw())
    page.undo()
    settle(page, jobs, qtbot)
    assert before == text(page)
