"""The whole program in one window: profiles opened, refused, switched; words, looks, errors, undo, the end."""

import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.config.settings import Settings
from salesdesk.desktop import theme
from salesdesk.desktop.app import Start
from salesdesk.desktop.assets import resource_folder
from salesdesk.desktop.errors import BugDialog
from salesdesk.desktop.today.page import TodayPage
from salesdesk.domain.errors import UserError
from salesdesk.domain.visits import Visit
from salesdesk.services import profiles, today, visits
from salesdesk.services.today import TodayView
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get
from tests.factories.programs import Running, sample_home
from tests.factories.sample import ANCHOR

pytestmark = pytest.mark.timeout(180)

NEXT_DAY = ANCHOR + timedelta(days=1)
Launch = Callable[..., Running]
REP_SCREENS = (
    "today", "visits", "accounts", "account", "conversation", "plan", "opportunities", "value", "library", "processes",
    "import", "sync", "settings",
)  # fmt: skip


@pytest.fixture
def launch(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Launch]:
    """Starts programs on the sample company; ends them after the test."""
    running: list[Running] = []

    def start(*people: str, profile_id: str = "", language: str = "fr") -> Running:
        paths = sample_home(tmp_path / "machine", *people, language=language)  # type: ignore[arg-type]  # rep or manager
        one = Running(qtbot, qapp, paths, Start(profile_id=profile_id))
        running.append(one)
        one.show()
        return one

    yield start
    for one in running:
        one.end()


def place_of(one: Running, screen: str) -> dict[str, object]:
    """Where a screen opens that needs a record: at the next conversation of the day."""
    if screen not in {"account", "conversation"}:
        return {}
    found: TodayView = one.ask(today.view)
    assert found.next is not None
    line = found.next.stop.line
    return {"account_id": line.account_id} if screen == "account" else {"visit_id": line.id}


def first_visit(workspace: Workspace) -> Visit:
    found = today.view(workspace)
    assert found.next is not None
    with workspace.read() as connection:
        visit = get(connection, Visit, found.next.stop.line.id)
    assert visit is not None
    return visit


# --- profiles ---


def test_the_only_profile_opens_at_the_day(launch: Launch) -> None:
    one = launch("rep")
    assert (one.opened, one.window.current_screen(), one.told, one.bugs) == (["rep"], "today", [], [])
    page = one.window.page("today")
    assert isinstance(page, TodayPage)
    assert page.view is not None


def test_a_lead_begins_with_his_team(launch: Launch) -> None:
    one = launch("manager")
    assert one.window.current_screen() == "team"


def test_a_rep_whose_machine_begins_with_the_team_begins_with_the_day(
    launch: Launch, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    paths = sample_home(tmp_path / "other", "rep")
    Settings(paths.config / "settings.json").change("start_screen", "team")
    one = Running(qtbot, qapp, paths, Start())
    one.show()
    screen = one.window.current_screen()
    one.end()
    assert screen == "today"


def test_of_two_profiles_the_person_chooses(launch: Launch) -> None:
    one = launch("rep", "manager")
    assert (one.welcome() is not None, one.opened, one.window.rail.isVisible()) == (True, [], False)


def test_a_machine_without_a_profile_welcomes(launch: Launch) -> None:
    one = launch()
    assert (one.welcome() is not None, one.opened, one.told) == (True, [], [])


def test_an_unknown_profile_is_told_and_the_person_chooses(launch: Launch) -> None:
    one = launch("rep", "manager", profile_id="nobody")
    assert one.welcome() is not None
    assert one.told == ["Aucun profil «\u00a0nobody\u00a0» sur ce poste."]
    assert one.window.banner.isVisible()


def test_a_damaged_profile_is_told_and_the_person_chooses(
    launch: Launch, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    paths = sample_home(tmp_path / "damaged", "rep")
    store = paths.profiles / "rep" / "store.db"
    store.write_bytes(b"\x00" * 8192)
    one = Running(qtbot, qapp, paths, Start())
    one.show()
    state = (one.welcome() is not None, one.opened, len(one.told), one.bugs)
    one.end()
    assert state == (True, [], 1, [])


def test_another_profile_takes_the_place_of_the_first(launch: Launch) -> None:
    one = launch("rep", "manager", profile_id="rep")
    one.open("accounts")
    before = one.program.profile
    assert before is not None
    one.program.open_profile("manager")
    one.qtbot.waitUntil(lambda: one.opened == ["rep", "manager"], timeout=30_000)
    one.settle()
    assert (one.window.current_screen(), one.window.page("accounts"), one.window.page("today")) == ("team", None, None)
    # The first store is closed and its lock is free: another program could open it.
    assert not (before.folder / "holder").exists()
    profiles.open_profile(one.program.paths, "rep").close()
    assert (one.told, one.bugs) == ([], [])


def test_a_second_click_on_a_profile_opens_it_once(launch: Launch) -> None:
    one = launch("rep", "manager", profile_id="rep")
    one.program.open_profile("manager")
    one.program.open_profile("manager")
    one.settle()
    one.program.open_profile("manager")
    one.settle()
    assert (one.opened, one.told) == (["rep", "manager"], [])


def test_of_two_profiles_asked_for_in_a_row_the_last_stays_open(launch: Launch) -> None:
    one = launch("rep", "manager", profile_id="rep")
    one.program.open_profile("manager")
    one.program.open_profile("rep")
    one.qtbot.waitUntil(lambda: one.opened == ["rep", "rep"], timeout=30_000)
    one.settle()
    assert one.program.profile is not None
    assert (one.program.profile.card.profile_id, one.told, one.bugs) == ("rep", [], [])
    profiles.open_profile(one.program.paths, "manager").close()


def test_the_person_switches_profiles_by_the_panel(launch: Launch) -> None:
    one = launch("rep", "manager", profile_id="rep")
    one.window.person_requested.emit()
    one.settle()
    panel = one.window.drawer.panel()
    assert panel is not None
    other = next(card.person for card in profiles.list_profiles(one.program.paths) if card.profile_id == "manager")
    row = next(widget for widget in panel.findChildren(QWidget) if widget.accessibleName() == other)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    one.qtbot.waitUntil(lambda: one.opened == ["rep", "manager"], timeout=30_000)
    one.settle()


# --- words and looks ---


def test_language_and_theme_reach_pages_that_are_open(launch: Launch, qapp: QApplication) -> None:
    one = launch("rep")
    one.open("accounts")
    said = one.window.rail.button("today").accessibleName()  # type: ignore[union-attr]  # a rep has this screen
    one.program.settings.change("language", "en")
    one.program.settings.change("theme", "dark")
    one.settle()
    button = one.window.rail.button("today")
    assert button is not None
    assert said != button.accessibleName()
    assert (qapp.property("language"), theme.current().name) == ("en", "dark")
    page = one.window.page("accounts")
    assert page is not None
    assert page.accessibleName() == "Accounts"


def said_in(window: QWidget) -> set[str]:
    """Everything that the window says to the eye or to a screen reader."""
    found: set[str] = set()
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            shown = (
                widget.text() if isinstance(widget, QLabel | QAbstractButton) else str(widget.property("text") or "")
            )
            hint = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
            found |= {shown, hint, widget.toolTip(), widget.accessibleName()}
    return found


def only_french() -> set[str]:
    """French texts of the screens whose English differs, and is no French text of another place."""
    pairs = [
        (message.findtext("source", ""), "".join(message.find("translation").itertext()))  # type: ignore[union-attr]  # held by test_translations.py
        for path in resource_folder("i18n").glob("*_en.ts")
        for message in ElementTree.parse(path).iter("message")
    ]
    return {french for french, _ in pairs} - {english for _, english in pairs} - {""}


def test_no_french_is_left_on_any_screen_after_the_switch_to_english(launch: Launch) -> None:
    one = launch("rep")
    for screen in REP_SCREENS:
        one.open(screen, **place_of(one, screen))
    one.program.settings.change("language", "en")
    one.settle()
    french = only_french()
    left: dict[str, set[str]] = {}
    for screen in REP_SCREENS:
        one.open(screen, **place_of(one, screen))
        left[screen] = said_in(one.window) & french
    assert {screen: texts for screen, texts in left.items() if texts} == {}


def test_the_theme_chosen_in_the_window_is_kept(launch: Launch) -> None:
    one = launch("rep")
    one.window.toggle_theme()
    kept = json.loads((one.program.paths.config / "settings.json").read_text("utf-8"))
    assert kept["theme"] == "dark"


# --- errors ---


def refuse() -> None:
    raise UserError("profile.held", holder="salesdesk")


def test_an_expected_error_is_told_in_the_banner_until_another_screen_opens(launch: Launch) -> None:
    one = launch("rep")
    one.program.jobs.write(one.window, refuse)
    one.settle()
    told = (one.window.banner.isVisible(), "salesdesk" in one.window.banner.text(), one.bugs)
    one.open("accounts")
    assert (told, one.window.banner.isVisible()) == ((True, True, []), False)


def test_a_bug_keeps_the_draft_and_shows_a_dialog(launch: Launch, qapp: QApplication) -> None:
    one = launch("rep")
    one.program.jobs.read(one.window, lambda: 1 // 0)
    one.settle()
    dialogs = [widget for widget in qapp.topLevelWidgets() if isinstance(widget, BugDialog) and widget.isVisible()]
    assert (len(dialogs), one.bugs, one.told) == (1, ["ZeroDivisionError"], [])
    dialogs[0].accept()


# --- undo ---


def test_a_gesture_is_undone_and_made_again_by_its_name(launch: Launch) -> None:
    one = launch("rep")
    visit = one.ask(first_visit)
    workspace = one.program.profile.workspace  # type: ignore[union-attr]  # a profile is open
    one.program.jobs.write(one.window, lambda: visits.move(workspace, visit.id, NEXT_DAY, visit.starts_minute))
    one.settle()
    undo = one.program._undo
    assert undo is not None
    assert (undo.undo_text(), undo.redo_text()) == ("Visite déplacée", "")
    one.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    one.settle()
    assert one.ask(lambda here: starts_of(here, visit)) == visit.starts_on
    assert (undo.undo_text(), undo.redo_text()) == ("", "Visite déplacée")
    assert [toast.accessibleName() for toast in one.window.toasts.toasts()][-1:] == ["Annulé : Visite déplacée"]
    one.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    one.settle()
    assert one.ask(lambda here: starts_of(here, visit)) == NEXT_DAY


def starts_of(workspace: Workspace, visit: Visit) -> object:
    with workspace.read() as connection:
        found = get(connection, Visit, visit.id)
    return None if found is None else found.starts_on


def test_no_screen_holds_the_window_still(launch: Launch) -> None:
    one = launch("rep")
    # A first opening loads the screen's modules; what is measured is the opening of a loaded program, by this thread's
    # own time, so that a busy machine is no fault.
    longest: dict[str, float] = {}
    for screen in REP_SCREENS:
        where = place_of(one, screen)
        one.open(screen, **where)
        one.open("settings")
        begun = time.thread_time()
        one.window.open(screen, **where)
        longest[screen] = time.thread_time() - begun
        one.settle()
    assert {screen: round(taken, 3) for screen, taken in longest.items() if taken > 0.1} == {}


# --- keyboard, names ---


def test_every_control_has_a_name_and_the_keyboard_reaches_it(launch: Launch) -> None:
    one = launch("rep")
    nameless: list[str] = []
    unreached: list[str] = []
    for screen in REP_SCREENS:
        one.open(screen, **place_of(one, screen))
        for widget in one.window.findChildren(QWidget):
            if not widget.isVisible() or not widget.isEnabled() or isinstance(widget.parent(), QLineEdit):
                continue
            button = isinstance(widget, QAbstractButton)
            name = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or button:
                if not name:
                    nameless.append(f"{screen}: {type(widget).__name__} in {type(widget.parent()).__name__}")
                if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    unreached.append(f"{screen}: {name}")
    assert (nameless, unreached) == ([], [])


def test_tab_comes_back_to_where_it_began(launch: Launch, qapp: QApplication) -> None:
    one = launch("rep")
    reached: list[QWidget] = []
    for _ in range(300):
        QTest.keyClick(qapp.focusWidget() or one.window, Qt.Key.Key_Tab)
        here = qapp.focusWidget()
        if here is None or here in reached:
            break
        reached.append(here)
    wanted = {
        widget
        for widget in one.window.findChildren(QAbstractButton)
        if widget.isVisible() and widget.isEnabled() and not isinstance(widget.parent(), QLineEdit)
    }
    assert {widget.accessibleName() for widget in wanted} - {widget.accessibleName() for widget in reached} == set()


# --- the end ---


def test_closing_saves_what_is_typed_and_leaves_nothing_running(launch: Launch) -> None:
    one = launch("rep")
    one.open("conversation", **place_of(one, "conversation"))
    paths, profile = one.program.paths, one.program.profile
    assert profile is not None
    one.window.close()
    assert [timer for timer in one.program.findChildren(QTimer) if timer.isActive()] == []
    assert one.program.jobs.pending == 0
    assert not (profile.folder / "holder").exists()
    profiles.open_profile(paths, "rep").close()
