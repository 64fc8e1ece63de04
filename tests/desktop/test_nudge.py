"""The nudge underlines what speaks of us, answers by mouse and keyboard, and never holds up typing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop import theme
from salesdesk.desktop.conversation.editor import NotesEditor
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.nudge import Nudge, attach_nudge
from salesdesk.desktop.nudge.underline import Edit
from salesdesk.domain.language_labels import LanguageLabel, LanguageLabelKind, NudgeDecision
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.desk import NotingShell, desk_of
from tests.factories.stores import laptop_store

EFFORT = "Nous avons passé trois jours sur votre dossier."
FACT = "Rendez-vous mardi à 14 heures."


@dataclass(slots=True)
class Scene:
    """A text with its nudge on a real store."""

    edit: Edit
    nudge: Nudge
    workspace: Workspace
    jobs: Jobs
    qtbot: QtBot
    host: QWidget

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.nudge._rest.isActive() and not self.jobs.pending, timeout=5000)

    def write(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.settle()

    def underlined(self) -> list[str]:
        wave = QTextCharFormat.UnderlineStyle.WaveUnderline
        return [one.cursor.selectedText() for one in self.edit.extraSelections() if one.format.underlineStyle() == wave]

    def labels(self) -> list[LanguageLabel]:
        with self.workspace.read() as connection:
            return find(connection, LanguageLabel)

    def want(self, key: str, value: str) -> None:
        self.nudge._desk.settings.change(key, value)
        self.settle()


Make = Callable[..., Scene]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Iterator[Make]:
    opened: list[tuple[Jobs, Workspace]] = []

    def scene(edit: Edit, setting: str = "nudge") -> Scene:
        workspace = Workspace(laptop_store(tmp_path))
        failures: list[Exception] = []
        jobs = Jobs(lambda _owner, error, _taken: failures.append(error))
        desk = desk_of(workspace, jobs, NotingShell(), tmp_path)
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(700, 500)
        edit.setParent(host)
        edit.resize(640, 300)
        nudge = attach_nudge(edit, desk, lang=lambda: "fr", setting=setting)
        host.show()
        edit.setFocus()
        opened.append((jobs, workspace))
        return Scene(edit, nudge, workspace, jobs, qtbot, host)

    yield scene
    for jobs, workspace in opened:
        jobs.shutdown()
        workspace.close()


@pytest.fixture(params=[QTextEdit, QPlainTextEdit])
def scene(request: pytest.FixtureRequest, make: Make) -> Scene:
    return make(request.param())


def test_effort_talk_is_underlined_and_a_fact_is_not(scene: Scene) -> None:
    scene.write(f"{FACT} 😀 {EFFORT}")
    assert ["Nous avons passé"] == scene.underlined()


def test_the_line_is_not_red_and_has_its_own_colour(scene: Scene) -> None:
    scene.write(EFFORT)
    assert theme.token("nudge") == scene.edit.extraSelections()[0].format.underlineColor()
    assert theme.token("danger") != theme.token("nudge")


def test_a_question_is_left_alone(scene: Scene) -> None:
    scene.write("Combien d’heures avons-nous passé sur votre dossier ?")
    assert [] == scene.underlined()


def test_a_result_for_an_older_text_is_dropped(scene: Scene) -> None:
    scene.edit.setPlainText(EFFORT)
    scene.nudge.check_now()
    scene.edit.setPlainText(FACT)
    scene.qtbot.waitUntil(lambda: not scene.jobs.pending, timeout=5000)
    assert [] == scene.underlined()


def test_accept_puts_the_question_in_place_and_undo_brings_the_sentence_back(scene: Scene) -> None:
    scene.want("nudge_consent", "no")
    scene.write(f"{FACT} {EFFORT}")
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    QTest.mouseClick(scene.nudge.popover.accept, Qt.MouseButton.LeftButton)
    scene.settle()
    assert scene.edit.toPlainText().startswith(f"{FACT} Quel capital vous reste-t-il")
    assert "Nous avons" not in scene.edit.toPlainText()
    scene.edit.undo()
    assert f"{FACT} {EFFORT}" == scene.edit.toPlainText()


def test_without_consent_nothing_is_kept(scene: Scene) -> None:
    scene.want("nudge_consent", "no")
    scene.write(EFFORT)
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    scene.nudge.popover.accepted.emit()
    scene.settle()
    assert [] == scene.labels()


def test_consent_is_asked_once_and_then_decisions_are_kept(scene: Scene) -> None:
    scene.write(f"{EFFORT} Notre logiciel propose un tableau de bord en temps réel.")
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    scene.nudge.popover.accepted.emit()
    assert scene.nudge.popover is not None
    assert scene.nudge.popover.rect().contains(scene.nudge.popover.accept.geometry())
    assert scene.nudge.popover.height() > 120
    QTest.mouseClick(scene.nudge.popover.accept, Qt.MouseButton.LeftButton)
    scene.settle()
    assert "yes" == scene.nudge._desk.settings.text("nudge_consent")
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    scene.nudge.popover.dismissed.emit()
    assert scene.nudge.popover is None
    scene.settle()
    kept = sorted((one.decision, one.label) for one in scene.labels())
    assert [
        (NudgeDecision.ACCEPTED, LanguageLabelKind.EFFORT),
        (NudgeDecision.DISMISSED, LanguageLabelKind.NEUTRAL),
    ] == kept


def test_a_dismissed_sentence_is_not_underlined_again(scene: Scene) -> None:
    scene.want("nudge_consent", "no")
    scene.write(EFFORT)
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    scene.nudge.popover.dismissed.emit()
    scene.settle()
    scene.write(f"{FACT} {EFFORT}")
    assert [] == scene.underlined()


def test_edit_selects_the_proposal_and_keeps_what_it_became(scene: Scene) -> None:
    scene.want("nudge_consent", "yes")
    scene.write(f"{EFFORT}\n\n{FACT}")
    scene.nudge.go_to_next()
    assert scene.nudge.popover is not None
    scene.nudge.popover.edited.emit()
    assert scene.edit.textCursor().selectedText().startswith("Quel capital")
    cursor = scene.edit.textCursor()
    cursor.setPosition(cursor.selectionEnd() - 1)
    cursor.insertText(" à ce jour")
    cursor.movePosition(QTextCursor.MoveOperation.End)
    scene.edit.setTextCursor(cursor)
    scene.settle()
    scene.settle()
    kept = scene.labels()
    assert [NudgeDecision.EDITED] == [one.decision for one in kept]
    assert "à ce jour" in kept[0].replaced_by


def test_f8_goes_round_the_remarks_and_escape_returns_to_the_text(scene: Scene) -> None:
    scene.write(f"{EFFORT} {FACT} C’est très facile à utiliser.")
    for word in ("temps passé", "facile", "temps passé"):
        QTest.keyClick(scene.edit, Qt.Key.Key_F8)
        assert scene.nudge.popover is not None
        assert word in scene.nudge.popover.accessibleName()
        QTest.keyClick(scene.nudge.popover.accept, Qt.Key.Key_Escape)
        assert scene.nudge.popover is None
        assert scene.edit.hasFocus()


def test_alt_enter_opens_the_remark_under_the_caret(scene: Scene) -> None:
    scene.write(f"{EFFORT} C’est très facile à utiliser.")
    cursor = scene.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    scene.edit.setTextCursor(cursor)
    QTest.keyClick(scene.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert scene.nudge.popover is not None
    assert "facile" in scene.nudge.popover.accessibleName()


def test_the_pointer_over_the_words_opens_the_remark(scene: Scene) -> None:
    scene.write(EFFORT)
    over = scene.edit.cursorRect(scene.nudge.marks[0].words).center() - QPoint(10, 0)
    QTest.mouseMove(scene.edit.viewport(), QPoint(600, 280))
    QTest.mouseMove(scene.edit.viewport(), over)
    scene.qtbot.waitUntil(lambda: scene.nudge.popover is not None, timeout=2000)
    assert scene.nudge.popover is not None
    assert scene.edit.hasFocus()


def test_switched_off_nothing_is_underlined(scene: Scene) -> None:
    scene.write(EFFORT)
    scene.want("nudge", "off")
    assert [] == scene.underlined()


def test_selections_of_others_stay(scene: Scene) -> None:
    other = QTextEdit.ExtraSelection()
    other.cursor = scene.edit.textCursor()
    scene.edit.setExtraSelections([other])
    scene.write(EFFORT)
    assert 2 == len(scene.edit.extraSelections())
    scene.write(FACT)
    assert 1 == len(scene.edit.extraSelections())


def test_markdown_keeps_its_own_styles_under_the_line(make: Make) -> None:
    scene = make(NotesEditor())
    scene.write(f"**Point** : 9 900 €\n{EFFORT}")
    formats = scene.edit.document().firstBlock().layout().formats()
    assert any(one.format.foreground().color() == theme.token("success") for one in formats)
    assert ["Nous avons passé"] == scene.underlined()


def test_typing_is_never_held_up(make: Make, heartbeat: list[float]) -> None:
    scene = make(NotesEditor())
    scene.write("\n".join(f"Ligne {number} : nous avons passé {number} jours sur ce dossier." for number in range(150)))
    heartbeat.clear()
    for letter in "Notre logiciel propose un module. " * 3:
        scene.edit.insertPlainText(letter)
        scene.qtbot.wait(15)
    scene.settle()
    assert max(heartbeat) < 0.05
