"""A studio to work at in tests: it is opened, typed in, and waited for."""

from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.studio.fields import WordsField
from salesdesk.desktop.studio.page import StudioPage
from salesdesk.services.workspace import Workspace
from tests.desktop.places import shown
from tests.factories.desk import NotingShell, desk_of


def page_of(opened: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, folder: Path) -> StudioPage:
    page = StudioPage(desk_of(opened, jobs, shell, folder))
    qtbot.addWidget(page)
    page.resize(1364, 844)
    shown(qtbot, page)
    return page


def settle(page: StudioPage, jobs: Jobs, qtbot: QtBot) -> None:
    """Carries over what is typed and waits for the edits."""
    page._flush()
    qtbot.waitUntil(lambda: not page.editing.is_busy() and jobs.pending == 0, timeout=10_000)
    QApplication.sendPostedEvents()


def press(page: StudioPage, keys: str, jobs: Jobs, qtbot: QtBot) -> None:
    """Presses keys where the keyboard is."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # Qt gives the first chord
    target = QApplication.focusWidget() or page
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
    settle(page, jobs, qtbot)


def text(page: StudioPage) -> str:
    assert page.editing.review is not None
    return page.editing.review.document.text


def field(page: StudioPage, kind: type[QWidget], name: str) -> QWidget:
    return next(one for one in page.form.fields if isinstance(one, kind) and one.place[-1] == name)


def type_words(page: StudioPage, name: str, words: str) -> None:
    """Types words in French in a field of the form, in place of those that are there."""
    found = field(page, WordsField, name)
    assert isinstance(found, WordsField)
    edit = found.edit_of["fr"]
    edit.setFocus()
    edit.selectAll()
    # QTest.keyClicks aborts on accents.
    edit.insertPlainText(words)
