"""A line that offers choices as one types."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter
from pytestqt.qtbot import QtBot

from salesdesk.desktop.widgets import Choice, ChoiceEdit, ChoiceSearch

_SAME = [Choice(1, "Martin", "34000"), Choice(2, "Martin", "34500")]


def offering(qtbot: QtBot, choices: Sequence[Choice], asked: list[str]) -> ChoiceEdit:
    def find(typed: str, offer: Callable[[Sequence[Choice]], None]) -> None:
        asked.append(typed)
        offer(choices)

    edit = ChoiceEdit(find, "map-pin")
    qtbot.addWidget(edit)
    edit.show()
    edit.setFocus()
    return edit


def test_what_is_typed_is_asked_for_once_a_pause_comes(qtbot: QtBot) -> None:
    asked: list[str] = []
    edit = offering(qtbot, _SAME, asked)
    QTest.keyClicks(edit, "mart")
    qtbot.waitUntil(lambda: bool(asked))
    assert (asked, edit.offered(), edit.key()) == (["mart"], _SAME, None)


def test_of_two_choices_that_read_the_same_the_one_pointed_at_is_taken(qtbot: QtBot) -> None:
    edit = offering(qtbot, [Choice(1, "Martin"), Choice(2, "Martin")], [])
    told: list[object] = []
    edit.chosen.connect(told.append)
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "mart")
    completer = edit.findChild(QCompleter)
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert (told, edit.key(), edit.text()) == ([2], 2, "Martin")


def test_a_choice_puts_its_text_and_not_its_note(qtbot: QtBot) -> None:
    edit = offering(qtbot, _SAME, [])
    edit.pick(_SAME[1])
    assert (edit.text(), edit.key()) == ("Martin", 2)


def test_what_is_typed_after_a_choice_is_no_choice(qtbot: QtBot) -> None:
    edit = offering(qtbot, _SAME, [])
    edit.pick(_SAME[0])
    QTest.keyClicks(edit, "s")
    assert (edit.text(), edit.key()) == ("Martins", None)


def test_what_is_put_tells_nobody(qtbot: QtBot) -> None:
    edit = offering(qtbot, _SAME, [])
    told: list[object] = []
    edit.chosen.connect(told.append)
    edit.put(2, "Martin")
    assert (told, edit.key()) == ([], 2)


def searching(qtbot: QtBot, told: list[object]) -> ChoiceSearch:
    search = ChoiceSearch(lambda _typed, offer: offer(_SAME), "Nom", "building-2")
    qtbot.addWidget(search)
    search.chosen.connect(told.append)
    search.show()
    QTest.keyClicks(search.search, "mart")
    qtbot.waitUntil(search.answers.isVisible)
    return search


def test_enter_takes_the_first_answer_of_a_search(qtbot: QtBot) -> None:
    told: list[object] = []
    search = searching(qtbot, told)
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert (told, search.key(), search.search.text(), search.answers.isVisible()) == ([1], 1, "Martin", False)


def test_a_search_typed_on_is_no_choice_any_more(qtbot: QtBot) -> None:
    told: list[object] = []
    search = searching(qtbot, told)
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClicks(search.search, "s")
    qtbot.waitUntil(lambda: told == [1, None])
    assert search.key() is None
