"""When to sync: soon after a change, every few minutes, at once on request; and what the chip says of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from salesdesk.config.settings import Settings
from salesdesk.desktop.jobs import Cancelled, CancelToken, Jobs, Progress
from salesdesk.desktop.shellstate import ShellState
from salesdesk.domain.attachments import Attachment
from salesdesk.domain.errors import SalesDeskError, StoreError, SyncError
from salesdesk.domain.library import ClientCase
from salesdesk.services import file_sync, syncing
from salesdesk.services.events import Changed
from salesdesk.services.profiles import OpenProfile
from salesdesk.services.syncing import SyncState

_SOON_MS = 1_500
_MINUTE_MS = 60_000


class SyncDriver(QObject):
    """Runs rounds of sync in the background; a page is never made to wait for one.

    Args:
        profile: What to sync; one without a server is never synced.
        jobs: Where rounds run.
        state: Told how sync stands.
        settings: How often.
        parent: Qt owner.
    """

    stopped_by = Signal(object)
    """An error that will not pass by itself: told once to the person; local work goes on."""

    def __init__(
        self, profile: OpenProfile, jobs: Jobs, state: ShellState, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._profile, self._jobs, self._state, self._settings = profile, jobs, state, settings
        self._running: CancelToken | None = None
        self._again = False
        self._waiting = 0
        self._stopped = False
        self._sending: CancelToken | None = None
        self._tidied = False
        self.last_error: SalesDeskError | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.run_now)
        self._often = QTimer(self)
        self._often.timeout.connect(self.run_now)

    def start(self) -> None:
        """Syncs soon, then regularly: the first screen comes before the first round, which loads the HTTP client."""
        self.keep_pace()
        self._read_state()
        self.run_soon()

    def keep_pace(self) -> None:
        """Syncs as often as the settings say from now on."""
        self._often.start(self._settings.number("sync_every_minutes") * _MINUTE_MS)

    def stop(self) -> None:
        """Stops for good; a round under way ends between two batches, and nothing is lost."""
        self._stopped = True
        self._soon.stop()
        self._often.stop()
        for token in (self._running, self._sending):
            if token is not None:
                token.cancel()

    def run_soon(self) -> None:
        """Syncs after a moment of quiet."""
        if not self._stopped:
            self._soon.start()

    def run_now(self) -> None:
        """Syncs at once, or again after the round that runs."""
        if self._stopped or not self._profile.card.server_url:
            return
        if self._running is not None:
            self._again = True
            return
        if self._sending is not None:
            # Records before files: what was sent of a file stays sent, the round's end takes it up again.
            self._sending.cancel()
            self._sending = None
        profile, budget = self._profile, self._settings.number("files_megabytes")
        is_tidy, self._tidied = self._tidied or not profile.workspace.keeps_files, True

        def work(token: CancelToken, tell: Progress) -> SyncState:
            syncing.run_round(profile, cancelled=lambda: token.cancelled, progress=tell)
            if not is_tidy:
                file_sync.tidy(profile.workspace, budget)
            return syncing.state(profile.workspace)

        self._running = self._jobs.background(self, work, self._done, self._failed)

    def hear(self, _changed: Changed) -> None:
        """Something changed here or came from the server."""
        self._read_state()

    def _done(self, state: SyncState) -> None:
        self.last_error = None
        self._ended()
        self._show(state)
        if state.files:
            self._send_files()

    def _send_files(self) -> None:
        if self._stopped or self._running is not None or not self._profile.workspace.keeps_files:
            return
        profile = self._profile

        def work(token: CancelToken, _tell: Progress) -> SyncState:
            with file_sync.port_of(profile) as port:
                file_sync.send_waiting(profile.workspace, port, cancelled=lambda: token.cancelled)
            return syncing.state(profile.workspace)

        def sent(state: SyncState) -> None:
            self._sending = None
            self._show(state)

        def failed(error: Exception) -> None:
            # No network: the next round sends the rest. A full disk is told, once.
            self._sending = None
            if isinstance(error, StoreError):
                self.stopped_by.emit(error)

        self._sending = self._jobs.background(self, work, sent, failed)

    def fetch(
        self,
        owner: QObject,
        wanted: Attachment | ClientCase,
        done: Callable[[object], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> CancelToken:
        """Reads the content of a file from the server.

        Args:
            owner: Who waits for it.
            wanted: The file, or the case with a sheet.
            done: Called when it is here.
            failed: Told why not.
            progress: Told how far it is.

        Returns:
            What stops it; what came stays for the next time.
        """
        profile = self._profile
        if self._sending is not None:
            # Whoever waits comes before what can wait.
            self._sending.cancel()
            self._sending = None
        sha256, size = (
            (wanted.sha256, wanted.size_bytes)
            if isinstance(wanted, Attachment)
            else (wanted.file_sha256, wanted.file_bytes)
        )

        def work(token: CancelToken, tell: Progress) -> None:
            try:
                with file_sync.port_of(profile) as port:
                    file_sync.fetch(
                        profile.workspace, port, sha256, size, cancelled=lambda: token.cancelled, progress=tell
                    )
            except file_sync.Stopped as error:
                raise Cancelled from error

        return self._jobs.background(owner, work, done, failed, progress)

    def _failed(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, SalesDeskError):
            known = self.last_error is not None and self.last_error.key == error.key
            self.last_error = error
            if not known and not (isinstance(error, SyncError) and error.retryable):
                self.stopped_by.emit(error)
        self._read_state()

    def _ended(self) -> None:
        self._running = None
        if self._again and not self._stopped:
            self._again = False
            self.run_soon()

    def _read_state(self) -> None:
        if not self._stopped:
            self._jobs.read(self, lambda: syncing.state(self._profile.workspace), self._show, key="state")

    def _show(self, state: SyncState) -> None:
        if state.waiting > self._waiting:
            self.run_soon()
        self._waiting = state.waiting
        if state.conflicts:
            self._state.set_sync("conflict", state.conflicts)
        elif self.last_error is not None or not self._profile.card.server_url:
            self._state.set_sync("offline", state.waiting + state.files)
        elif state.waiting or state.files:
            self._state.set_sync("waiting", state.waiting + state.files)
        else:
            self._state.set_sync("synced")
