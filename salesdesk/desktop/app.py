"""The composition of the desktop program: the window first, then the store, then the first screen."""

from __future__ import annotations

import gc
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import language_of
from salesdesk.config.messages import Messages
from salesdesk.config.settings import Settings, Value
from salesdesk.desktop import i18n, theme
from salesdesk.desktop.actions import ActionRegistry
from salesdesk.desktop.errors import Errors, ErrorText
from salesdesk.desktop.jobs import CancelToken, Jobs, Progress
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.opening import LEADS, FoundProfiles, look_for_profiles, open_unlocked
from salesdesk.desktop.screens import all_screens
from salesdesk.desktop.shellstate import ShellState
from salesdesk.domain.errors import SalesDeskError

if TYPE_CHECKING:
    # The services bring SQLAlchemy, half a second of import: they are loaded once the window is on the screen.
    from salesdesk.config.paths import Paths
    from salesdesk.desktop.counters import Counters
    from salesdesk.desktop.desk import Desk
    from salesdesk.desktop.journal_undo import JournalUndo
    from salesdesk.desktop.sync_driver import SyncDriver
    from salesdesk.domain.people import User
    from salesdesk.services.events import Changed
    from salesdesk.services.profiles import OpenProfile, ProfileCard

# A window that starts minimised is never painted: its profile is opened all the same.
_NO_PAINT_MS = 2_000
# Python's own figures walk the heap some forty times while the services load: a tenth of the start, and gaps of 100 ms.
_COLLECT_AT = (20_000, 20, 50)


@dataclass(frozen=True, slots=True)
class Start:
    """How the program was started.

    Attributes:
        profile_id: Profile to open; empty to open the only one, or to ask.
        make_sample: Makes the sample company and returns the profile to open; None where it is not offered.
    """

    profile_id: str = ""
    make_sample: Callable[[], str] | None = None


class Relay(QObject):
    """Brings what changed from the writing thread to the thread that draws."""

    arrived = Signal(object)


class Program(QObject):
    """The running program: one window, one open profile at a time.

    Args:
        app: The Qt application.
        paths: Where files are.
        start: How it was started.
    """

    opened = Signal(str)
    """A profile was opened and its first screen shown; its id."""

    def __init__(self, app: QApplication, paths: Paths, start: Start) -> None:
        super().__init__()
        gc.set_threshold(*_COLLECT_AT)
        self.app, self.paths, self.start_with = app, paths, start
        self.settings = Settings(paths.config / "settings.json")
        self.messages = Messages(language_of(self.settings.text("language"), QLocale.system().name()))
        self._dress()
        self.errors = Errors(self._explain, self._keep_draft, self)
        self.jobs = Jobs(self.errors.report)
        self.state = ShellState()
        self.window = MainWindow(all_screens(), self.state, ActionRegistry(self))
        self.relay = Relay(self)
        self.profile: OpenProfile | None = None
        self.desk: Desk | None = None
        self._undo: JournalUndo | None = None
        self._driver: SyncDriver | None = None
        self._counters: Counters | None = None
        self._opening: str | None = None
        self._begun = False
        self._closing: OpenProfile | None = None
        self._then: Callable[[], None] | None = None
        self._wire()

    def show(self) -> None:
        """Shows the window, then opens what it was started with."""
        self.window.resize(theme.px(1440), theme.px(900))
        # What comes next costs half a second of imports: it waits until the window stands on the screen.
        self.window.installEventFilter(self)
        self.window.show()
        QTimer.singleShot(_NO_PAINT_MS, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the window's first paint; what it was started with is opened right after."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def open_profile(self, profile_id: str, pin: str | None = None) -> None:
        """Opens a profile in place of the present one.

        Args:
            profile_id: Which one.
            pin: Its PIN, where the keyring does not open it.
        """
        if self._opening == profile_id or (self.profile is not None and self.profile.card.profile_id == profile_id):
            # A second click must not meet the lock that the first one took.
            return
        self._begun = True

        def unlock() -> None:
            self.jobs.write(
                self,
                lambda: open_unlocked(self.paths, profile_id, pin),
                lambda found: self._opened(profile_id, found),
                lambda error: self._refused(profile_id, error),
            )

        self.close_profile(unlock)
        self._opening = profile_id

    def close_profile(self, then: Callable[[], None] | None = None) -> None:
        """Saves what is being typed and closes the open profile.

        Args:
            then: Called once the round of sync under way has ended and the closing is queued.
        """
        # Of several that were asked for meanwhile the last counts.
        self._then = then
        closing = self._leave_profile()
        if closing is None:
            if self._closing is None:
                self._go_on()
            return
        self._closing = closing

        def close(_ended: None) -> None:
            # Behind what was just saved.
            self._closing = None
            self.jobs.write(None, closing.close)
            self._go_on()

        # One at a time and in order: this comes after the round of sync that was asked to stop.
        self.jobs.background(None, lambda _token, _progress: None, close)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _leave_profile(self) -> OpenProfile | None:
        self._opening = None
        if self.profile is None:
            return None
        self.window.forget_pages()
        if self._driver is not None:
            self._driver.stop()
            self._driver.deleteLater()
        if self._undo is not None:
            self._undo.deleteLater()
        if self._counters is not None:
            self._counters.deleteLater()
        self._driver = self._undo = self._counters = None
        closing, self.profile, self.desk = self.profile, None, None
        return closing

    def shutdown(self) -> None:
        """Ends the program: everything typed is kept, then the store is closed when nothing works on it any more."""
        closing = self._leave_profile() or self._closing
        self.jobs.shutdown()
        if closing is not None:
            closing.workspace.bar_no_thread()
            closing.close()

    def _dress(self) -> None:
        self.app.setApplicationName("SalesDesk")
        self._apply_look()
        theme.follow_system(self.app)
        i18n.install_language(self.app, self.messages.language.value, self.paths.cache / "i18n")

    def _wire(self) -> None:
        self.errors.told.connect(self.window.show_error)
        self.errors.install()
        self.relay.arrived.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self.settings.observe(self._setting_changed)
        self.window.theme_chosen.connect(lambda name: self.settings.change("theme", name))
        self.window.closing.connect(self.shutdown)
        self.window.sync_requested.connect(lambda: self._go("sync"))
        self.window.notifications_requested.connect(self._show_news)
        self.window.person_requested.connect(self._show_person)
        self.window.help_requested.connect(self._show_help)

    @Slot()
    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            self.jobs.read(self, lambda: look_for_profiles(self.paths, self.start_with.profile_id), self._choose)

    def _choose(self, found: FoundProfiles) -> None:
        if self._opening is not None or self.profile is not None:
            return
        if found.wanted and not found.asks_pin:
            self.open_profile(found.wanted)
        else:
            self._welcome(found.cards, found.wanted)

    def _welcome(self, cards: list[ProfileCard], wanted: str) -> None:
        from salesdesk.desktop.welcome.page import WelcomePage

        page = WelcomePage(self.paths, self.jobs, self.messages, cards, wanted, self.start_with.make_sample)
        page.profile_chosen.connect(self.open_profile)
        page.language_chosen.connect(lambda name: self.settings.change("language", name))
        page.theme_chosen.connect(lambda name: self.settings.change("theme", name))
        self.window.show_alone(page)

    def _refused(self, profile_id: str, error: Exception) -> None:
        if self._opening != profile_id:
            return
        self._opening = None
        asks_pin = isinstance(error, SalesDeskError) and error.key == "secrets.pin_needed"
        if isinstance(error, SalesDeskError) and not asks_pin:
            self.errors.told.emit(self._explain(error))
        wanted = profile_id if asks_pin else ""
        self.jobs.read(
            self, lambda: look_for_profiles(self.paths, wanted), lambda found: self._welcome(found.cards, wanted)
        )

    def _opened(self, profile_id: str, found: tuple[OpenProfile, User]) -> None:
        profile, me = found
        if self._opening != profile_id:
            # Another profile was asked for while this one was being opened.
            self.jobs.write(None, profile.close)
            return
        self._opening = None
        self.profile = profile
        self._enter(profile, me.name, me.role)

    def _enter(self, profile: OpenProfile, name: str, role: str) -> None:
        from salesdesk.desktop.benefits.opening import everywhere
        from salesdesk.desktop.counters import Counters
        from salesdesk.desktop.desk import Desk
        from salesdesk.desktop.journal_undo import JournalUndo
        from salesdesk.desktop.palette_search import palette_provider
        from salesdesk.desktop.sync_driver import SyncDriver

        workspace = profile.workspace
        workspace.bar_this_thread()
        workspace.listen(self.relay.arrived.emit)
        self.desk = Desk(workspace, self.jobs, self.messages, self.settings, self.window, sample=profile.card.is_sample)
        self.desk.extras["switch_profile"] = self.open_profile
        self._undo = JournalUndo(workspace, self.jobs, self.messages, self.window.toast, self)
        self._driver = SyncDriver(profile, self.jobs, self.state, self.settings, self)
        self._driver.stopped_by.connect(lambda error: self.errors.told.emit(self._explain(error)))
        driver = self._driver
        self.desk.extras["sync_now"] = driver.run_now
        self.desk.extras["fetch_file"] = driver.fetch
        self.desk.extras["sign_in"] = self._sign_in
        self.desk.extras["sync_error"] = lambda: driver.last_error
        self._counters = Counters(workspace, self.jobs, self.state, self)
        self.window.sync_wanted.connect(self._driver.run_soon)
        self.window.set_undo(self._undo)
        self.window.palette_overlay.set_provider(palette_provider(self.desk))
        self.state.set_person(name, frozenset({str(role)}))
        self.window.attach(self.desk)
        self.window.register(self.window, [everywhere(self.desk, self.window)])
        self.window.open(self._first_screen(str(role)))
        self._driver.start()
        self._counters.read()
        self._check_whole(profile)
        self.opened.emit(profile.card.profile_id)

    def _sign_in(self) -> None:
        """Signs the person in again in his browser; what waits is sent right after."""
        from salesdesk.services import joining, syncing
        from salesdesk.services.signing_in import sign_in

        profile, driver = self.profile, self._driver
        if profile is None or driver is None or not profile.card.server_url:
            return
        workspace, messages = profile.workspace, self.messages

        def work(token: CancelToken, _progress: Progress) -> None:
            device = replace(joining.new_device(), id=workspace.device_id)
            signed = sign_in(
                profile.card.server_url,
                device,
                open_browser=webbrowser.open,
                messages=messages,
                now=workspace.now,
                cancelled=token.event,
            )
            syncing.reconnect(workspace, signed)

        self.jobs.background(driver, work, lambda _none: driver.run_now())

    def _check_whole(self, profile: OpenProfile) -> None:
        """After an end without order every page of the store is read, in the background."""
        from salesdesk.services import repair

        def failed(error: Exception) -> None:
            if self.profile is profile and isinstance(error, SalesDeskError):
                self.close_profile(lambda: self._refused_again(profile.card.profile_id, error))

        if profile.was_killed:
            self.jobs.background(self, lambda _token, _progress: repair.check(profile), None, failed)

    def _refused_again(self, profile_id: str, error: SalesDeskError) -> None:
        self._opening = profile_id
        self._refused(profile_id, error)

    def _first_screen(self, role: str) -> str:
        chosen = self.settings.text("start_screen")
        if chosen == "today" and role in LEADS:
            return "team"
        # The setting belongs to the machine, the role to the profile: not everybody has every screen.
        return "today" if chosen == "team" and role not in LEADS else chosen

    @Slot(object)
    def _hear(self, changed: Changed) -> None:
        for page in self.window.pages():
            page.hear(changed)
        if self._undo is not None:
            self._undo.read()
        if self._driver is not None:
            self._driver.hear(changed)
        if self._counters is not None:
            self._counters.hear(changed)

    def _go(self, screen_id: str) -> None:
        if self.desk is not None:
            self.window.open(screen_id)

    def _show_news(self) -> None:
        from salesdesk.desktop.notifications import open_notifications

        if self.desk is not None:
            open_notifications(self.desk, self)

    def _show_person(self) -> None:
        if self.profile is not None:
            self.jobs.read(self, lambda: look_for_profiles(self.paths, "").cards, self._open_person)

    def _open_person(self, cards: list[ProfileCard]) -> None:
        from salesdesk.desktop.person_panel import person_panel

        if self.profile is not None:
            panel = person_panel(self.profile.card, cards, self.open_profile, lambda: self._go("settings"))
            self.window.open_panel(panel)

    def _show_help(self, topic: str) -> None:
        from salesdesk.desktop.help.panel import help_panel

        self.window.open_panel(help_panel(topic, self.messages.language), 560)

    def _explain(self, error: SalesDeskError) -> ErrorText:
        said = self.messages.explain(error)
        return ErrorText(said.what, said.safe, said.do)

    def _keep_draft(self) -> None:
        for page in self.window.pages():
            page.leave()

    def _setting_changed(self, key: str, value: Value) -> None:
        if key == "language":
            language = language_of(str(value), QLocale.system().name())
            self.messages.set_language(language)
            i18n.install_language(self.app, language.value, self.paths.cache / "i18n")
        elif key in ("theme", "zoom"):
            self._apply_look()
        elif key == "sync_every_minutes" and self._driver is not None:
            self._driver.keep_pace()

    def _apply_look(self) -> None:
        choice = self.settings.text("theme")
        look: theme.ThemeChoice = "light" if choice == "light" else "dark" if choice == "dark" else "auto"
        theme.apply_theme(self.app, look, self.settings.number("zoom") / 100)


def run(arguments: list[str], paths: Paths, start: Start) -> int:
    """Runs the desktop program until its window is closed.

    Args:
        arguments: Of the command line, for Qt.
        paths: Where files are.
        start: How it was started.

    Returns:
        The exit code.
    """
    paths.create()
    app = QApplication(arguments)
    program = Program(app, paths, start)
    program.show()
    return app.exec()
