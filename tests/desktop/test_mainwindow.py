"""The window: rail by role, lazy pages, trail, palette, undo, help, folding, language."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop import theme
from salesdesk.desktop.actions import Action, ActionRegistry, keys_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.errors import ErrorText
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.navigation import Screen, ScreenRegistry
from salesdesk.desktop.page import Page
from salesdesk.desktop.palette import PaletteItem
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.widgets import Kbd, LineEdit, SidePanel, vbox
from tests.desktop.places import desk_without_store, shown


class NotedPage(Page):
    """A page that notes where it was asked to go."""

    made = 0

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        type(self).made += 1
        self.places: list[dict[str, object]] = []
        self.left = 0
        self.setLayout(vbox(LineEdit()))

    def arrive(self, **where: object) -> None:
        """Notes the place."""
        self.places.append(where)

    def leave(self) -> None:
        """Counts."""
        self.left += 1

    def crumbs(self) -> tuple[str, ...]:
        """The last place's name."""
        return tuple(str(value) for value in self.places[-1].values()) if self.places else ()


class Turned:
    """An undo port that notes what was turned."""

    def __init__(self) -> None:
        self.turns: list[str] = []

    def undo(self) -> None:
        """Notes it."""
        self.turns.append("undo")

    def redo(self) -> None:
        """Notes it."""
        self.turns.append("redo")

    def undo_text(self) -> str:
        """A name."""
        return "Noter un engagement"

    def redo_text(self) -> str:
        """Nothing."""
        return ""


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window with three screens, one of them for managers."""
    NotedPage.made = 0
    screens = ScreenRegistry()
    screens.register(Screen("today", lambda: "Journée", "layout-dashboard", NotedPage, shortcut="Ctrl+1", order=1))
    screens.register(Screen("accounts", lambda: "Comptes", "users", NotedPage, order=2))
    screens.register(Screen("team", lambda: "Équipe", "users-round", NotedPage, frozenset({"manager"}), order=3))
    made = MainWindow(screens, ShellState("Julie Bernard", frozenset({"rep"})), ActionRegistry(), Turned())
    made.attach(desk_without_store(made))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    shown(qtbot, made)
    return made


def noted(window: MainWindow, screen_id: str) -> NotedPage:
    """A page of the window."""
    page = window.page(screen_id)
    assert isinstance(page, NotedPage)
    return page


def test_the_rail_shows_the_screens_of_the_role(window: MainWindow) -> None:
    before = [window.rail.button(name) is not None for name in ("today", "accounts", "team")]
    window.state.set_person("Marc Aubry", frozenset({"manager"}))
    assert (before, window.rail.button("team") is not None) == ([True, True, False], True)


def test_a_page_is_made_when_it_is_first_opened(window: MainWindow) -> None:
    window.open("accounts", name="Laiterie")
    window.open("today")
    window.open("accounts")
    assert (NotedPage.made, noted(window, "accounts").places) == (2, [{"name": "Laiterie"}, {}])


def test_leaving_a_page_saves_it(window: MainWindow) -> None:
    window.open("today")
    window.open("accounts")
    window.close()
    assert (noted(window, "today").left, noted(window, "accounts").left) == (1, 1)


def test_back_returns_to_the_place_before(window: MainWindow) -> None:
    window.open("accounts", name="Laiterie")
    window.open("today")
    window.back()
    assert (window.current_screen(), noted(window, "accounts").places[-1]) == ("accounts", {"name": "Laiterie"})


def test_opening_before_the_desk_is_there_is_a_bug(qtbot: QtBot) -> None:
    screens = ScreenRegistry()
    screens.register(Screen("today", lambda: "Journée", "sun", NotedPage))
    bare = MainWindow(screens, ShellState(), ActionRegistry())
    qtbot.addWidget(bare)
    with pytest.raises(RuntimeError, match="no desk"):
        bare.open("today")


def test_ctrl_z_and_ctrl_shift_z_turn_the_undo_port(qtbot: QtBot) -> None:
    turned = Turned()
    made = MainWindow(ScreenRegistry(), ShellState(), ActionRegistry(), turned)
    qtbot.addWidget(made)
    shown(qtbot, made)
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert turned.turns == ["undo", "redo"]


def test_f1_asks_for_the_help_of_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.open("accounts")
    with qtbot.waitSignal(window.help_requested) as asked:
        QTest.keyClick(window, Qt.Key.Key_F1)
    assert asked.args == ["accounts"]


def test_the_palette_finds_screens_without_accents_and_opens_them(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.palette_overlay.input.setText("journee")
    QTest.keyClick(window.palette_overlay.input, Qt.Key.Key_Return)
    assert (window.current_screen(), window.palette_overlay.isVisible()) == ("today", False)


def test_the_palette_drops_late_answers(window: MainWindow) -> None:
    kept: list[tuple[str, object]] = []
    window.palette_overlay.set_provider(lambda query, deliver: kept.append((query, deliver)))
    window.palette_overlay.open()
    window.palette_overlay.input.setText("lai")
    window.palette_overlay.input.setText("laiterie")
    item = PaletteItem("users", "Laiterie du Val d’Orb", "Bédarieux", lambda: None)
    kept[0][1]([item, item])  # type: ignore[operator]  # the second of the pair is the deliver function
    late = window.palette_overlay.model.rowCount()
    kept[1][1]([item])  # type: ignore[operator]  # as above
    assert ([query for query, _ in kept], late, window.palette_overlay.model.rowCount()) == (["lai", "laiterie"], 0, 1)


def test_the_cheat_sheet_lists_every_key(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    panel = window.drawer.panel()
    assert panel is not None
    with_keys = [action for action in window.actions_register.available() if action.shortcut]
    assert len(panel.findChildren(Kbd)) == len(with_keys)


def test_a_single_key_verb_waits_while_one_types(qtbot: QtBot, window: MainWindow) -> None:
    window.open("today")
    page = noted(window, "today")
    ran: list[bool] = []
    window.actions_register.register(page, [Action("visit.start", lambda: "Commencer", lambda: ran.append(True), "N")])
    field = page.findChild(LineEdit)
    assert field is not None
    QTest.keyClick(page, Qt.Key.Key_N)
    QTest.keyClick(field, Qt.Key.Key_N)
    assert (ran, field.text()) == ([True], "n")


def test_actions_of_a_hidden_page_are_not_offered(window: MainWindow) -> None:
    window.open("today")
    window.actions_register.register(noted(window, "today"), [Action("visit.start", lambda: "Commencer", lambda: None)])
    there = "visit.start" in [action.id for action in window.actions_register.available()]
    window.open("accounts")
    assert (there, "visit.start" in [action.id for action in window.actions_register.available()]) == (True, False)


def test_an_action_whose_condition_fails_does_not_run(window: MainWindow) -> None:
    ran: list[bool] = []
    window.actions_register.register(window, [Action("x.y", lambda: "X", lambda: ran.append(True), when=lambda: False)])
    menu = window.actions_register.menu(["x.y", "-", "shell.search", "none.such"], window)
    states = [(item.text(), item.isEnabled()) for item in menu.actions() if not item.isSeparator()]
    assert (window.actions_register.run("x.y"), ran) == (False, [])
    assert states == [("X", False), (f"Rechercher\t{keys_text('Ctrl+K')}", True)]


@pytest.mark.parametrize(
    ("state", "count", "text", "tone"),
    [
        ("synced", 0, "Synchronisé", "success"), ("waiting", 2, "En attente · 2 à envoyer", "accent"),
        ("offline", 3, "Hors ligne · 3 à envoyer", "warning"), ("conflict", 1, "À départager · 1", "danger"),
    ],
)  # fmt: skip
def test_the_sync_chip_has_four_states(window: MainWindow, state: str, count: int, text: str, tone: str) -> None:
    window.state.set_sync(state, count)  # type: ignore[arg-type]  # one of the four
    assert (window.topbar.sync_chip.text(), window.topbar.sync_chip.tone()) == (text, tone)


def test_the_rail_folds_below_1100_at_the_present_zoom(window: MainWindow, qapp: QApplication) -> None:
    wide = window.rail.width()
    theme.apply_theme(qapp, "light", 1.5)
    assert (wide, window.rail.width()) == (76, theme.px(56))


def test_the_theme_button_switches_and_tells(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.theme_chosen) as chosen:
        window.topbar.theme_button.click()
    assert (chosen.args, window.topbar.theme_button.accessibleName()) == (["dark"], "Passer au thème clair")


def test_an_error_is_shown_with_what_is_safe(window: MainWindow) -> None:
    window.show_error(ErrorText("Le serveur est injoignable.", "Rien n’est perdu.", "Réessayez."))
    assert (window.banner.isVisible(), window.banner.accessibleName()) == (
        True, "Le serveur est injoignable. Rien n’est perdu. Réessayez.",
    )  # fmt: skip


def test_a_panel_opens_over_the_page_and_closes_with_it(window: MainWindow) -> None:
    window.open("today")
    window.open_panel(SidePanel("Noter", LineEdit()))
    open_before = window.drawer.panel() is not None
    window.open("accounts")
    assert (open_before, window.drawer.panel()) == (True, None)


def test_english_is_complete_and_switches_live(window: MainWindow, qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path)
    there = (window.topbar.search.accessibleName(), window.topbar.sync_chip.text())
    install_language(qapp, "fr", tmp_path)
    assert there == ("Search an account, a note, an action…", "Synced")
    assert window.topbar.sync_chip.text() == "Synchronisé"


def test_a_page_registers_verbs_with_the_window_while_it_is_shown(window: MainWindow) -> None:
    window.open("accounts")
    done: list[str] = []
    verb = Action("accounts.new", lambda: "Nouveau compte", lambda: done.append("new"), "N", group=lambda: "Comptes")
    window.register(noted(window, "accounts"), [verb])
    shown_here = verb in window.actions_register.available()
    QTest.keyClick(noted(window, "accounts"), Qt.Key.Key_N)
    window.open("today")
    assert (shown_here, verb in window.actions_register.available(), done) == (True, False, ["new"])


def test_a_key_that_the_page_hears_itself_stands_in_the_sheet_but_is_not_bound(window: MainWindow) -> None:
    window.open("accounts")
    page = noted(window, "accounts")
    window.register(page, [Action("accounts.open", lambda: "Ouvrir", lambda: None, "Return", own_key=True)])
    assert [one.shortcuts() for one in page.actions()] == [[]]
