"""The help panel: a page for each screen in both languages, nothing fetched, no link that leads out."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from salesdesk.config.formats import Language
from salesdesk.desktop.assets import resource_folder
from salesdesk.desktop.help.panel import HelpText, help_panel, page_text, with_picture

IMAGE = QTextDocument.ResourceType.ImageResource.value


def topics(language: str) -> set[str]:
    return {path.stem for path in (resource_folder("help") / language).glob("*.md")}


def test_both_languages_have_the_same_pages() -> None:
    assert topics("fr") == topics("en")


@pytest.mark.parametrize("topic", sorted(topics("fr")))
def test_a_page_begins_with_its_title_in_each_language(topic: str) -> None:
    pages = [page_text(topic, language) for language in (Language.FRENCH, Language.ENGLISH)]
    assert [page.startswith("# ") for page in pages] == [True, True]
    assert pages[0] != pages[1]


def test_a_screen_without_a_page_gets_the_first_one() -> None:
    assert page_text("nowhere", Language.FRENCH) == page_text("today", Language.FRENCH) != ""


@pytest.mark.parametrize(
    "name", ["file:///etc/hostname", "../fr/today.md", "http://example.invalid/a.png", "a/b.png", "missing.png"]
)
def test_nothing_but_a_picture_beside_the_page_is_read(qtbot: QtBot, name: str) -> None:
    text = HelpText()
    qtbot.addWidget(text)
    assert text.loadResource(IMAGE, QUrl(name)) is None


def test_no_link_leads_out(qtbot: QtBot) -> None:
    text = HelpText()
    qtbot.addWidget(text)
    assert (text.openLinks(), text.openExternalLinks(), text.accessibleName()) == (False, False, "Aide")
    text.show_page("today", Language.FRENCH)
    before = text.toPlainText()
    for out in ("http://example.invalid/a.md", "file:///etc/a.md", "../en/today.md", "missing.md"):
        text.anchorClicked.emit(QUrl(out))
    assert text.toPlainText() == before


@pytest.mark.parametrize(("language", "title"), [(Language.FRENCH, "Contrôle"), (Language.ENGLISH, "Process check")])
@pytest.mark.parametrize("start", ["processes", "studio"])
def test_a_link_opens_the_page_of_the_check_in_its_place(
    qtbot: QtBot, start: str, language: Language, title: str
) -> None:
    text = HelpText()
    qtbot.addWidget(text)
    text.show_page(start, language)
    assert "](process_check.md)" in page_text(start, language)
    text.anchorClicked.emit(QUrl("process_check.md"))
    assert text.toPlainText().startswith(title)


@pytest.mark.parametrize("language", list(Language))
def test_pages_lead_only_to_pages_that_exist(language: Language) -> None:
    folder = resource_folder("help") / str(language)
    missing = [
        (page.name, word.partition(")")[0])
        for page in folder.glob("*.md")
        for word in page.read_text("utf-8").split("](")[1:]
        if not word.partition(")")[0].endswith(".png") and not (folder / word.partition(")")[0]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("topic", sorted(topics("fr")))
def test_the_panel_shows_the_page(qtbot: QtBot, topic: str) -> None:
    panel = help_panel(topic, Language.FRENCH)
    qtbot.addWidget(panel)
    shown = panel.findChildren(HelpText)[0].toPlainText()
    title = page_text(topic, Language.FRENCH).splitlines()[0].removeprefix("# ")
    assert shown.startswith(title)


def test_pages_name_only_pictures_that_exist() -> None:
    missing = [
        (path.name, word)
        for path in Path(resource_folder("help")).rglob("*.md")
        for word in path.read_text("utf-8").split("](")[1:]
        if word.partition(")")[0].endswith(".png")
        and not (resource_folder("help") / "pictures" / word.partition(")")[0]).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("language", list(Language))
def test_the_page_of_a_screen_shows_it_in_the_same_language(qtbot: QtBot, language: Language) -> None:
    text = HelpText()
    qtbot.addWidget(text)
    page = with_picture(page_text("conversation", language), "conversation", language)
    assert f"](conversation-{language}.png)" in page
    text.show_page("conversation", language)
    assert text.toPlainText().count("\ufffc") == 1  # the picture stands in the page, not in its text alone
    image = text.loadResource(IMAGE, QUrl(f"conversation-{language}.png"))
    assert (image.isNull(), image.deviceIndependentSize().width()) == (False, 480)
