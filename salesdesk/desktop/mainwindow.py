"""The one window: rail, top bar, the page in front, toasts, forms at the right, the palette over all."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.actions import Action, ActionRegistry, keys_text
from salesdesk.desktop.cheatsheet import cheat_sheet
from salesdesk.desktop.errors import ErrorText
from salesdesk.desktop.navigation import Screen, ScreenRegistry
from salesdesk.desktop.palette import CommandPalette, PaletteItem
from salesdesk.desktop.rail import Rail
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.topbar import TopBar
from salesdesk.desktop.undo import UndoPort
from salesdesk.desktop.widgets import Banner, Drawer, Rule, SidePanel, ToastArea, boxed, hbox, vbox

if TYPE_CHECKING:
    # The window is painted before the store is loaded, which these bring in.
    from salesdesk.desktop.desk import Desk
    from salesdesk.desktop.page import Page


def folded(text: str) -> str:
    """Text without accents or capitals, to compare what is typed with what is written."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


class MainWindow(QMainWindow):
    """Frame of every screen; also the :class:`~salesdesk.desktop.desk.Shell` that pages talk to.

    It is painted first; :meth:`attach` gives it the desk, then the first screen can be opened.

    Args:
        screens: The register of screens.
        state: What the frame shows.
        actions: The register of actions; the window adds its own.
        undo: What Ctrl+Z and Ctrl+Shift+Z turn; None while there is nothing to turn.
    """

    screen_opened = Signal(str)
    help_requested = Signal(str)
    """F1, with the id of the screen in front."""
    sync_requested = Signal()
    """The sync chip was clicked: the queue is to be shown."""
    notifications_requested = Signal()
    person_requested = Signal()
    theme_chosen = Signal(str)
    """``light`` or ``dark``, after it was applied."""
    sync_wanted = Signal()
    """A page asks for a round of sync soon."""
    closing = Signal()

    def __init__(
        self, screens: ScreenRegistry, state: ShellState, actions: ActionRegistry, undo: UndoPort | None = None
    ) -> None:
        super().__init__()
        self._screens, self.state, self.actions_register = screens, state, actions
        self._undo = undo
        self._desk: Desk | None = None
        self._pages: dict[str, Page] = {}
        self._alone: QWidget | None = None
        self._current = ""
        self._history: list[tuple[str, dict[str, object]]] = []
        self.setWindowTitle("SalesDesk")
        self.setMinimumSize(480, 360)
        self._build()
        self._connect()
        self._register_actions()
        self._show_person()

    def _build(self) -> None:
        self.rail, self.topbar = Rail(), TopBar(self.state)
        self.stack = QStackedWidget()
        self.banner = Banner(tone="danger")
        self.banner.hide()
        self._banner_box = boxed(hbox(self.banner, margins=(20, 12, 20, 0)), "canvas")
        self._banner_box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._banner_box.hide()
        content = vbox(self.topbar, Rule(), self._banner_box, self.stack, spacing=0)
        content.setStretch(3, 1)
        root = boxed(hbox(self.rail, Rule(vertical=True), content, spacing=0), "canvas")
        self.setCentralWidget(root)
        self.toasts = ToastArea(root)
        self.drawer = Drawer(root)
        self.palette_overlay = CommandPalette(root, self._own_items)

    def _connect(self) -> None:
        self.rail.screen_chosen.connect(self._open_start)
        self.rail.person_chosen.connect(self.person_requested)
        self.topbar.home_requested.connect(lambda: self._open_start(self._lit()))
        self.topbar.search_requested.connect(self._open_palette)
        self.topbar.sync_requested.connect(self.sync_requested)
        self.topbar.notifications_requested.connect(self.notifications_requested)
        self.topbar.theme_requested.connect(self.toggle_theme)
        self.banner.closed.connect(self._banner_box.hide)
        self.state.changed.connect(self._show_state)
        theme.watcher().theme_changed.connect(self._fold)

    def attach(self, desk: Desk) -> None:
        """Gives what pages are made with, once the workspace is open.

        Args:
            desk: Its shell is this window.
        """
        self._desk = desk
        if self._alone is not None:
            self.stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None
        self._show_frame(True)

    def set_undo(self, undo: UndoPort) -> None:
        """Gives what Ctrl+Z turns, once the workspace is open."""
        self._undo = undo

    # --- what pages may ask (Shell) ---

    def open(self, screen_id: str, **where: object) -> None:
        """Shows a screen, making its page at the first time.

        Args:
            screen_id: Id in the register.
            **where: Place on the screen, given to :meth:`Page.arrive`.

        Raises:
            KeyError: No such screen.
            RuntimeError: No desk was attached yet.
        """
        page = self._page(screen_id)
        if self._current and self._current != screen_id:
            self._pages[self._current].leave()
            # What could not be done on another screen is no news on this one.
            self._banner_box.hide()
        self._history.append((screen_id, where))
        del self._history[:-50]
        self._current = screen_id
        self.drawer.close_panel()
        self.stack.setCurrentWidget(page)
        page.arrive(**where)
        self.rail.set_current(self._lit())
        self.refresh_trail()
        page.setFocus(Qt.FocusReason.MouseFocusReason)
        self.screen_opened.emit(screen_id)

    def back(self) -> None:
        """Goes back to the place before."""
        if len(self._history) > 1:
            self._history.pop()
            screen_id, where = self._history.pop()
            self.open(screen_id, **where)

    def toast(self, text: str, *, undoable: bool = False) -> None:
        """Says for six seconds what was done.

        Args:
            text: What was done.
            undoable: Whether to offer to take it back, as Ctrl+Z does.
        """
        self.toasts.show_toast(text, self._run_undo if undoable else None)

    def request_sync(self) -> None:
        """Asks for a round of sync soon."""
        self.sync_wanted.emit()

    def register(self, page: QWidget, actions: Iterable[Action]) -> None:
        """Makes verbs of a page known; they live as long as it does and work while it is shown.

        Args:
            page: The page, with the stack of pages as its parent.
            actions: Its verbs.
        """
        self.actions_register.register(page, actions)

    def show_error(self, error: ErrorText) -> None:
        """Says at the top what could not be done, until it is closed or another screen opens."""
        self.banner.set_message(error.what, "danger", error.detail)
        self.banner.show()
        self._banner_box.show()

    def open_panel(self, panel: SidePanel, width: int = 440) -> None:
        """Opens a form over the right side."""
        self.drawer.open_panel(panel, width)

    def close_panel(self) -> None:
        """Closes the form."""
        self.drawer.close_panel()

    def refresh_trail(self) -> None:
        """Asks the page where the person is; the screen's own name stands first, said by the page or not."""
        if self._current:
            title = self._screens.get(self._current).title()
            # The page itself can hold the keyboard: a screen reader says where it is.
            self._pages[self._current].setAccessibleName(title)
            crumbs = list(self._pages[self._current].crumbs())
            self.topbar.set_place(title, crumbs[1:] if crumbs[:1] == [title] else crumbs)

    # --- the rest ---

    def show_alone(self, widget: QWidget) -> None:
        """Shows a widget in place of every screen, while there is no workspace: the welcome."""
        self.forget_pages()
        widget.setObjectName("canvas")
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._alone = widget
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        self._show_frame(False)

    def forget_pages(self) -> None:
        """Saves what is being typed and drops every page: another workspace comes."""
        self.drawer.close_panel()
        if self._current:
            self._pages[self._current].leave()
        for page in (*self._pages.values(), *([self._alone] if self._alone is not None else [])):
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._history.clear()
        self._current, self._alone, self._desk = "", None, None

    def _show_frame(self, shown: bool) -> None:
        self.rail.setVisible(shown)
        self.topbar.setVisible(shown)

    def current_screen(self) -> str:
        """Id of the screen in front, empty before the first."""
        return self._current

    def page(self, screen_id: str) -> Page | None:
        """A page that was opened before, None otherwise."""
        return self._pages.get(screen_id)

    def pages(self) -> Sequence[Page]:
        """Every page made so far, for what must reach all of them."""
        return tuple(self._pages.values())

    def toggle_theme(self) -> None:
        """Turns light to dark and back."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        name: theme.ThemeName = "light" if theme.current().is_dark else "dark"
        theme.apply_theme(app, name)
        self.theme_chosen.emit(name)

    def _page(self, screen_id: str) -> Page:
        if screen_id not in self._pages:
            screen = self._screens.get(screen_id)
            if self._desk is None:
                raise RuntimeError("the window has no desk yet")
            page = screen.factory(self._desk, self.stack)
            page.setObjectName("canvas")
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            if page.focusPolicy() == Qt.FocusPolicy.NoFocus:
                # A page must be able to hold the keyboard, or its single-key verbs would not be heard.
                page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            page.crumbs_changed.connect(self.refresh_trail)
            page.retranslate()
            self._pages[screen_id] = page
            self.stack.addWidget(page)
        return self._pages[screen_id]

    def _lit(self) -> str:
        return (self._screens.get(self._current).under or self._current) if self._current else ""

    def _visible_screens(self) -> list[Screen]:
        return self._screens.for_roles(self.state.roles)

    def _show_person(self) -> None:
        self.rail.set_screens(self._visible_screens())
        self._shown_roles = self.state.roles
        self._show_state()
        self.actions_register.register(self, [self._screen_action(screen) for screen in self._visible_screens()])

    def _screen_action(self, screen: Screen) -> Action:
        return Action(
            f"open.{screen.id}", screen.title, lambda: self.open(screen.id), screen.shortcut, screen.icon,
            group=lambda: self.tr("Écrans"),
        )  # fmt: skip

    def _show_state(self) -> None:
        if self.state.roles != self._shown_roles:
            self._show_person()
            return
        self.rail.set_person(self.state.person_name)
        self.rail.set_badges(self.state.badges)
        self.rail.set_current(self._lit())

    def _register_actions(self) -> None:
        rows: tuple[tuple[str, Callable[[], str], Callable[[], None], str, str], ...] = (
            ("shell.search", lambda: self.tr("Rechercher"), self._open_palette, "Ctrl+K", "search"),
            ("shell.keys", lambda: self.tr("Raccourcis clavier"), self._open_cheat_sheet, "Ctrl+/", "keyboard"),
            ("shell.help", lambda: self.tr("Aide de cet écran"), self._ask_help, "F1", "circle-help"),
            ("shell.undo", self._undo_name, self._run_undo, "Ctrl+Z", "undo-2"),
            ("shell.redo", self._redo_name, self._run_redo, "Ctrl+Shift+Z", "redo-2"),
            ("shell.back", lambda: self.tr("Retour"), self.back, "Alt+Left", "arrow-left"),
            ("shell.theme", lambda: self.tr("Changer de thème"), self.toggle_theme, "", "moon"),
        )
        self.actions_register.register(
            self, [Action(name, text, run, keys, icon, group=self._everywhere) for name, text, run, keys, icon in rows]
        )

    def _everywhere(self) -> str:
        return self.tr("Partout")

    def _open_start(self, screen_id: str) -> None:
        self.open(screen_id)

    def _open_palette(self) -> None:
        self.palette_overlay.open()

    def _undo_name(self) -> str:
        what = self._undo.undo_text() if self._undo else ""
        return self.tr("Annuler\u00a0: {what}").format(what=what) if what else self.tr("Annuler")

    def _redo_name(self) -> str:
        what = self._undo.redo_text() if self._undo else ""
        return self.tr("Rétablir\u00a0: {what}").format(what=what) if what else self.tr("Rétablir")

    def _run_undo(self) -> None:
        if self._undo is not None:
            self._undo.undo()

    def _run_redo(self) -> None:
        if self._undo is not None:
            self._undo.redo()

    def _ask_help(self) -> None:
        self.help_requested.emit(self._current)

    def _open_cheat_sheet(self) -> None:
        self.open_panel(cheat_sheet(self.actions_register))

    def _own_items(self, query: str) -> list[PaletteItem]:
        wanted = folded(query).split()
        found = []
        for action in self.actions_register.available():
            text = action.text()
            if action.id != "shell.search" and all(word in folded(text) for word in wanted):
                found.append(
                    PaletteItem(
                        action.icon or "zap", text, action.group(), self._runner(action.id), keys_text(action.shortcut)
                    )
                )
        return found[:12]

    def _runner(self, action_id: str) -> Callable[[], None]:
        def run() -> None:
            self.actions_register.run(action_id)

        return run

    def _fold(self) -> None:
        self.rail.set_narrow(self.width() < theme.px(theme.FOLD_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds the rail when there is little width."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Renews names after a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_shown_roles"):
            self.rail.retitle()
            self.refresh_trail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being typed, then goes."""
        page = self._pages.get(self._current)
        if page is not None:
            page.leave()
        self.closing.emit()
        super().closeEvent(event)

    def focused_text(self) -> QWidget | None:
        """The widget with the keyboard, None when it is not in this window."""
        widget = QApplication.focusWidget()
        return widget if widget is not None and widget.window() is self else None
