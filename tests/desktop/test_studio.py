"""A process is written in the studio by keyboard alone, checked as it is typed, taken back, kept, and published."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.studio.choice_fields import ChecksField, ChoiceField
from salesdesk.desktop.studio.fields import WordsField
from salesdesk.desktop.studio.figure_words import FigureWords
from salesdesk.desktop.studio.page import StudioPage
from salesdesk.domain.people import Role
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import process_drafts
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
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


def publish(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    """Publishes by keyboard: answers for the errors there may be, writes notes, presses the button."""
    press(page, "Ctrl+Shift+Return", jobs, qtbot)
    form, button = page.handover.form, page.handover.button
    assert form is not None
    assert button is not None
    for check in form.checks.values():
        check.setFocus()
        QTest.keyClick(check, Qt.Key.Key_Space)
    form.notes.insertPlainText("Proposé par Julie")
    assert button.isEnabled()
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=10_000)


def test_the_studio_opens_at_the_part_that_a_finding_is_about(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.arrive(process_version_id=VERSION, place=("stages", 1, "standard_days"))
    qtbot.waitUntil(lambda: jobs.pending == 0 and page.editing.review is not None, timeout=10_000)
    begun = page.place
    page.arrive(process_version_id=VERSION)
    qtbot.waitUntil(lambda: jobs.pending == 0 and page.editing.review is not None, timeout=10_000)
    assert [("stages", 1), ("process",)] == [begun, page.place]


def test_a_stage_with_all_its_parts_is_written_by_keyboard_and_published(
    page: StudioPage, ops: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot
) -> None:
    page.go_to(("stages", 4))
    page.outline.setFocus()
    press(page, "Ctrl+Shift+N", jobs, qtbot)
    assert ("stages", 5) == page.place
    type_words(page, "buyer_state", "L’été, le client : « paie » #1")
    settle(page, jobs, qtbot)
    page.go_to(("stages", 5, "exit"))
    press(page, "Ctrl+Shift+N", jobs, qtbot)
    type_words(page, "text", "Le virement est arrivé")
    checks = field(page, ChecksField, "evidence")
    assert isinstance(checks, ChecksField)
    box = checks.checks["bank_receipt"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    settle(page, jobs, qtbot)
    page.go_to(("stages", 5, "conversations"))
    press(page, "Ctrl+Shift+N", jobs, qtbot)
    for group in ("questions", "points"):
        page.go_to(("stages", 5, "conversations", 0, group))
        press(page, "Ctrl+Shift+N", jobs, qtbot)
    formulas = field(page, ChoiceField, "formula")
    assert isinstance(formulas, ChoiceField)
    formulas.box.set_value("downtime")
    formulas.flush()
    settle(page, jobs, qtbot)
    words = field(page, FigureWords, "text")
    assert isinstance(words, FigureWords)
    type_words(page, "text", "Vous gardez {amount} par an")
    assert "Vous gardez 62\u202f000\u00a0€ par an" == words.preview.text()
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert review.process is not None
    stage = review.process.stages[5]
    assert "L’été, le client : « paie » #1" == stage.buyer_state.fr
    assert ["client_words", "bank_receipt"] == [str(kind) for kind in stage.exit[1].evidence]
    assert ("downtime", "Vous gardez {amount} par an") == (
        stage.conversations[0].points[0].formula, stage.conversations[0].points[0].text.fr,
    )  # fmt: skip
    assert text(page).startswith(distribution().content.rstrip("\n"))
    publish(page, jobs, qtbot)
    with ops.read() as connection:
        latest = max(find(connection, ProcessVersion), key=lambda one: one.version)
    assert (2, "Proposé par Julie", "processes") == (latest.version, latest.notes, shell.opened[-1][0])
    assert process_drafts.resume(ops, latest.process_key) is None


def test_steps_are_taken_back_and_made_again(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    before = text(page)
    page.go_to(("stages", 0, "exit", 0))
    type_words(page, "text", "Une liste")
    settle(page, jobs, qtbot)
    page.go_to(("stages", 0, "exit", 0))
    page.outline.setFocus()
    press(page, "Alt+Down", jobs, qtbot)
    after = text(page)
    assert (("stages", 0, "exit", 1), True) == (page.place, before != after)
    assert (True, False) == (page.header.undo.isEnabled(), page.header.redo.isEnabled())
    press(page, "Ctrl+Z", jobs, qtbot)
    press(page, "Ctrl+Z", jobs, qtbot)
    assert (before, False, True) == (text(page), page.header.undo.isEnabled(), page.header.redo.isEnabled())
    press(page, "Ctrl+Y", jobs, qtbot)
    press(page, "Ctrl+Y", jobs, qtbot)
    assert after == text(page)


def test_undo_in_a_field_takes_back_the_step_and_shows_the_words_before(
    page: StudioPage, jobs: Jobs, qtbot: QtBot
) -> None:
    page.go_to(("stages", 0))
    found = field(page, WordsField, "buyer_state")
    assert isinstance(found, WordsField)
    before = found.words("fr")
    type_words(page, "buyer_state", "Autre chose")
    settle(page, jobs, qtbot)
    assert "Autre chose" in text(page)
    QTest.keyClick(found.edit_of["fr"], Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(page, jobs, qtbot)
    assert (before, distribution().content) == (found.words("fr"), text(page))


def test_a_fix_is_one_step(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.go_to(("stages", 0, "conversations", 0))
    pace = field(page, ChoiceField, "cadence")
    assert isinstance(pace, ChoiceField)
    pace.box.set_value("")
    pace.flush()
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert review.report is not None
    assert "C" == page.checks.mark.grade()
    steps, before = page.editing.stack.count(), text(page)
    page.outline.setFocus()
    press(page, "Ctrl+.", jobs, qtbot)
    assert (steps + 1, "A") == (page.editing.stack.count(), page.checks.mark.grade())
    press(page, "Ctrl+Z", jobs, qtbot)
    assert before == text(page)


def test_a_draft_survives_a_kill(
    page: StudioPage, ops: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.go_to(("stages", 0))
    type_words(page, "buyer_state", "L’atelier voit son coût")
    qtbot.waitUntil(lambda: page.header.saved.text().startswith("Brouillon enregistré à"), timeout=10_000)
    # No leave(), no close(): the program simply ends.
    again = page_of(ops, jobs, shell, qtbot, tmp_path / "again")
    again.arrive(process_version_id=VERSION)
    qtbot.waitUntil(lambda: again.editing.review is not None, timeout=10_000)
    assert "L’atelier voit son coût" in text(again)
    assert again.opened is not None
    assert again.opened.resumed


def test_a_version_only_looked_at_leaves_no_draft(page: StudioPage, ops: Workspace, jobs: Jobs, qtbot: QtBot) -> None:
    page.go_to(("stages", 2))
    page.leave()
    settle(page, jobs, qtbot)
    assert process_drafts.resume(ops, distribution().process_key) is None


def test_the_text_is_edited_with_its_faults_and_the_form_comes_back(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    press(page, "Ctrl+E", jobs, qtbot)
    editor = page.text.editor
    editor.setPlainText(editor.raw().replace("type: situation", "type: [situation", 1))
    settle(page, jobs, qtbot)
    review = page.editing.review
    assert review is not None
    assert not review.document.is_readable
    assert editor.wrong_lines == {review.faults[0].line}
    assert not page.header.publish.isEnabled()
    editor.setPlainText(editor.raw().replace("type: [situation", "type: problem", 1))
    settle(page, jobs, qtbot)
    press(page, "Ctrl+E", jobs, qtbot)
    assert page.editing.review is not None
    assert page.editing.review.process is not None
    assert "problem" == page.editing.review.process.stages[0].conversations[0].questions[0].type
    assert page.form.isVisible()


def test_a_placeholder_that_the_formula_does_not_give_is_named_at_once(page: StudioPage) -> None:
    page.go_to(("stages", 0, "conversations", 0, "points", 0))
    words = field(page, FigureWords, "text")
    assert isinstance(words, FigureWords)
    type_words(page, "text", "Vous gagnez {montant}")
    assert "La formule ne donne pas {montant}." == words.wrong.text()
    assert not words.wrong.isHidden()
    words.put_in("amount")
    assert "Vous gagnez {montant}{amount}" == words.words("fr")


def test_who_may_not_edit_sees_why(jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> None:
    rep = workspace(tmp_path)
    keep(rep, (distribution(),))
    page = page_of(rep, jobs, shell, qtbot, tmp_path)
    page.arrive(process_version_id=VERSION)
    qtbot.waitUntil(page.none.isVisible, timeout=10_000)
    assert page.editing.review is None


def test_a_new_process_begins_with_a_model_or_a_file_with_faults(
    ops: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(ops, jobs, shell, qtbot, tmp_path)
    page.arrive()
    qtbot.waitUntil(page.start.isVisible, timeout=10_000)
    page.start.chosen.emit("template", "expertise-comptable")
    qtbot.waitUntil(lambda: page.editing.review is not None, timeout=10_000)
    assert "id: expertise-comptable" in text(page)
    path = tmp_path / "mien.yaml"
    path.write_bytes(text(page).replace("standard_days: 20", "standard_days: 0", 1).replace("\n", "\r\n").encode())
    page.handover.bring_file(path)
    settle(page, jobs, qtbot)
    qtbot.waitUntil(lambda: "\r\n" in text(page), timeout=10_000)
    assert page.editing.review is not None
    assert page.editing.review.faults
    out = tmp_path / "out.yaml"
    page.handover.export_to(out)
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert path.read_bytes() == out.read_bytes()


def test_typing_never_holds_the_window_up(page: StudioPage, jobs: Jobs, qtbot: QtBot, heartbeat: list[float]) -> None:
    page.go_to(("stages", 0, "conversations", 0))
    found = field(page, WordsField, "goal")
    assert isinstance(found, WordsField)
    found.edit_of["fr"].setFocus()
    settle(page, jobs, qtbot)
    # What was made to choose the part, and what is made ahead, is no typing.
    qtbot.waitUntil(lambda: not page.form.is_preparing(), timeout=10_000)
    qtbot.wait(100)
    heartbeat.clear()
    for letter in "un but plus clair":
        found.edit_of["fr"].insertPlainText(letter)
        qtbot.wait(30)
    settle(page, jobs, qtbot)
    assert "un but plus clair" in text(page)
