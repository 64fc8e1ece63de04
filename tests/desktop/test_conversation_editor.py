"""The notes editor keeps every sign typed, lets remote text in around the caret, and saves at each pause."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesdesk.desktop import theme
from salesdesk.desktop.conversation.autosave import MOST_MS, PAUSE_MS, Autosave
from salesdesk.desktop.conversation.editor import NotesEditor
from salesdesk.desktop.conversation.highlighter import utf16_length
from salesdesk.desktop.conversation.notes import NotesCard
from salesdesk.domain.errors import StoreError, UserError
from salesdesk.domain.notes import rebase


@pytest.fixture
def editor(qtbot: QtBot) -> NotesEditor:
    made = NotesEditor()
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


def place(editor: NotesEditor, code_point: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(utf16_length(editor.text()[:code_point]))
    editor.setTextCursor(cursor)


@pytest.mark.parametrize("text", ["6\u202f200\u00a0€", "Été 😀\n\nfin", "a\tb", ""])
def test_the_source_comes_back_sign_for_sign(editor: NotesEditor, text: str) -> None:
    editor.load(text)
    assert text == editor.text()


def test_a_remote_edit_before_the_caret_moves_it_with_its_words(editor: NotesEditor) -> None:
    editor.load("😀 été chaud")
    place(editor, 5)
    editor.take_over("😀 relu par Marc 👍 été chaud")
    assert ("😀 relu par Marc 👍 été chaud", 5 + len("relu par Marc 👍 ")) == (editor.text(), editor.caret())


def test_a_remote_edit_keeps_the_selection_on_its_words(editor: NotesEditor) -> None:
    editor.load("un deux trois")
    cursor = editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.take_over("zéro 😀 un deux trois quatre")
    assert "deux" == editor.textCursor().selectedText()


def test_letting_remote_text_in_is_not_typing(editor: NotesEditor, qtbot: QtBot) -> None:
    editor.load("un")
    with qtbot.assertNotEmitted(editor.typed):
        editor.take_over("un deux")


def test_styling_is_not_typing(editor: NotesEditor, qtbot: QtBot) -> None:
    editor.load("## Enjeu\n**6 200 €** dits")
    with qtbot.assertNotEmitted(editor.typed):
        editor.highlighter.rehighlight()


def colour_at(editor: NotesEditor, block: int, at: int) -> str:
    layout = editor.document().findBlockByNumber(block).layout()
    found = [one for one in layout.formats() if one.start <= at < one.start + one.length]
    return found[-1].format.foreground().color().name() if found else ""


def test_an_amount_in_euros_is_green_after_an_emoji(editor: NotesEditor) -> None:
    editor.load("😀 pénalité de 6\u202f200\u00a0€\nfin")
    assert theme.token("success").name() == colour_at(editor, 0, utf16_length("😀 pénalité de 6"))
    assert "" == colour_at(editor, 0, utf16_length("😀 pé"))


@pytest.mark.parametrize(
    ("typed", "word"), [("/", ""), ("Claire /eu", "eu"), ("a/b", None), ("24/7", None), ("/eu ro", None)]
)
def test_a_slash_that_begins_a_word_asks_for_commands(editor: NotesEditor, typed: str, word: str | None) -> None:
    editor.load("")
    editor.insertPlainText(typed)
    assert word == editor.slash_word()


def test_a_line_goes_below_the_one_of_the_caret(editor: NotesEditor) -> None:
    editor.load("Un\nDeux")
    place(editor, 1)
    editor.put_line("- **Gain** : 33 000 €")
    assert "Un\n- **Gain** : 33 000 €\n\nDeux" == editor.text()


def test_a_list_goes_on_at_enter_and_ends_at_an_empty_item(editor: NotesEditor, qtbot: QtBot) -> None:
    editor.load("- un")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "- un\n- " == editor.text()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert "- un\n" == editor.text()


class Keeper:
    """Stands for the queue of writes: answers when the test says so, and merges as the service does."""

    def __init__(self) -> None:
        self.kept = ""
        self.waiting: list[tuple[str, str, Callable[[str], None], Callable[[Exception], None]]] = []

    def __call__(self, base: str, text: str, done: Callable[[str], None], failed: Callable[[Exception], None]) -> None:
        self.waiting.append((base, text, done, failed))

    def answer(self) -> None:
        base, text, done, _failed = self.waiting.pop(0)
        self.kept = rebase(base, text, self.kept)
        done(self.kept)

    def refuse(self, error: Exception) -> None:
        self.waiting.pop(0)[3](error)


@pytest.fixture
def saving(editor: NotesEditor) -> tuple[NotesEditor, Autosave, Keeper]:
    keeper = Keeper()
    autosave = Autosave(editor, keeper, editor)
    editor.typed.connect(autosave.touch)
    editor.load("")
    autosave.begin("")
    return editor, autosave, keeper


def test_a_pause_in_typing_saves(saving: tuple[NotesEditor, Autosave, Keeper], qtbot: QtBot) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("Été")
    qtbot.waitUntil(lambda: bool(keeper.waiting), timeout=PAUSE_MS + 500)
    with qtbot.waitSignal(autosave.saved):
        keeper.answer()
    assert ("Été", "Été", False) == (keeper.kept, autosave.base, autosave.pending)


def test_typing_without_a_pause_is_saved_within_two_seconds(
    saving: tuple[NotesEditor, Autosave, Keeper], qtbot: QtBot
) -> None:
    editor, _autosave, keeper = saving
    for _ in range(MOST_MS // 200 + 2):
        editor.insertPlainText("a")
        qtbot.wait(200)
        if keeper.waiting:
            break
    assert keeper.waiting


def test_keys_typed_while_a_save_is_under_way_survive_a_remote_edit(
    saving: tuple[NotesEditor, Autosave, Keeper],
) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("coût 😀")
    autosave.save_now()
    keeper.kept = "LU\n"
    editor.insertPlainText(" annuel é")
    keeper.answer()
    autosave.save_now()
    keeper.answer()
    assert sorted("coût 😀 annuel éLU\n") == sorted(editor.text())
    assert editor.text() == keeper.kept
    assert "coût 😀 annuel é" in editor.text()
    autosave.stop()


def test_only_one_save_is_under_way(saving: tuple[NotesEditor, Autosave, Keeper]) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("a")
    autosave.save_now()
    editor.insertPlainText("b")
    autosave.save_now()
    assert 1 == len(keeper.waiting)
    keeper.answer()
    autosave.save_now()
    assert ("a", "ab") == keeper.waiting[0][:2]
    autosave.stop()


def test_a_full_disk_is_told_the_text_stays_and_is_sent_again(qtbot: QtBot) -> None:
    keeper = Keeper()
    card = NotesCard(keeper, lambda _error: ("Le disque est plein.", "Votre texte reste à l’écran."))
    qtbot.addWidget(card)
    card.show()
    card.begin("", read_only=False)
    card.editor.insertPlainText("Pénalité")
    card.autosave.save_now()
    keeper.refuse(StoreError("store.full", path="x"))
    assert ("Le disque est plein.", True, "Pénalité") == (
        card.banner.text(),
        card.banner.isVisible(),
        card.editor.text(),
    )
    card.autosave.save_now()
    keeper.answer()
    assert ("Pénalité", False) == (keeper.kept, card.banner.isVisible())


def test_a_note_too_long_is_not_sent_again_until_it_changes(
    saving: tuple[NotesEditor, Autosave, Keeper],
) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("trop")
    autosave.save_now()
    keeper.refuse(UserError("conversation.notes_too_long", kilobytes=256))
    assert not autosave._retry.isActive()
    assert autosave.pending


def test_a_save_of_the_note_before_does_not_touch_the_next_one(
    saving: tuple[NotesEditor, Autosave, Keeper],
) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("première")
    autosave.save_now()
    editor.load("seconde")
    autosave.begin("seconde")
    keeper.answer()
    assert ("seconde", "seconde") == (editor.text(), autosave.base)


def test_the_command_list_is_ruled_by_keys(qtbot: QtBot) -> None:
    card = NotesCard(Keeper(), lambda _error: ("", ""))
    qtbot.addWidget(card)
    card.resize(700, 500)
    card.show()
    card.begin("", read_only=False)
    card.editor.insertPlainText("Vu /")
    assert card.slash is not None
    assert card.slash.isVisible()
    QTest.keyClick(card.editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.commanded) as told:
        QTest.keyClick(card.editor, Qt.Key.Key_Return)
    assert (["commitment"], "Vu ", False) == (told.args, card.editor.text(), card.slash.isVisible())
    card.editor.insertPlainText("/pra")
    assert ["practice"] == [one.id for one in card.slash.shown()]
    QTest.keyClick(card.editor, Qt.Key.Key_Escape)
    assert ("Vu /pra", False) == (card.editor.text(), card.slash.isVisible())
    card.autosave.stop()


def test_leaving_behind_a_save_under_way_sends_what_was_typed_since(
    saving: tuple[NotesEditor, Autosave, Keeper],
) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("un")
    autosave.save_now()
    editor.insertPlainText(" deux é")
    autosave.flush()
    keeper.answer()
    keeper.answer()
    assert ("un deux é", "un deux é", False) == (keeper.kept, editor.text(), autosave.pending)


def test_a_failed_save_before_a_flush_loses_nothing(saving: tuple[NotesEditor, Autosave, Keeper]) -> None:
    editor, autosave, keeper = saving
    editor.insertPlainText("un")
    autosave.save_now()
    editor.insertPlainText(" deux")
    autosave.flush()
    keeper.refuse(StoreError("store.full", path="x"))
    keeper.answer()
    autosave.save_now()
    keeper.answer()
    assert ("un deux", "un deux") == (keeper.kept, editor.text())


def heights(editor: NotesEditor) -> list[float]:
    document, block = editor.document(), editor.document().begin()
    found = []
    while block.isValid():
        found.append(block.blockFormat().lineHeight())
        block = block.next()
    assert len(found) == document.blockCount()
    return found


def test_an_empty_line_is_lower_until_one_writes_on_it_and_undo_takes_both_back(editor: NotesEditor) -> None:
    editor.load("## Enjeu\n\nLigne")
    loaded = heights(editor)
    place(editor, len("## Enjeu\n"))
    QTest.keyClicks(editor, "x")
    typed = heights(editor)
    editor.undo()
    assert (loaded, typed, heights(editor), editor.text()) == (
        [145.0, 90.0, 145.0], [145.0, 145.0, 145.0], [145.0, 90.0, 145.0], "## Enjeu\n\nLigne",
    )  # fmt: skip
