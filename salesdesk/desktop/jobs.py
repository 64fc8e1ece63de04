"""Work off the GUI thread: ordered writes, parallel reads, a thread for sync; results come back on the GUI thread.

Source: house.md, "Threads in Qt": one long-lived QObject with one queued signal, results of dead owners dropped.
"""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
Failed = Callable[[Exception], None]
ReportError = Callable[[QObject | None, Exception, bool], None]
"""Told of each error: the owner, the error, and whether the owner deals with it itself."""


class Cancelled(Exception):
    """The work was stopped on request; nobody is told."""


class CancelToken:
    """Asks running work to stop; the work looks at it between its steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    @property
    def event(self) -> threading.Event:
        """Set when someone asks to stop; for work that waits on it among other things."""
        return self._event

    @property
    def cancelled(self) -> bool:
        """Whether someone asked to stop."""
        return self._event.is_set()

    def cancel(self) -> None:
        """Asks to stop."""
        self._event.set()

    def check(self) -> None:
        """Goes on, or stops here.

        Raises:
            Cancelled: Someone asked to stop.
        """
        if self._event.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> bool:
        """Waits, or returns early when asked to stop.

        Args:
            seconds: How long to wait at most.

        Returns:
            True when someone asked to stop.
        """
        return self._event.wait(seconds)


Progress = Callable[[float, str], None]
"""Share done from 0 to 1 and a word on it; may be called from the working thread."""


@dataclass(slots=True)
class _Job:
    owner: QObject | None
    done: Callable[[Any], None] | None
    failed: Failed | None
    slot: tuple[int, str] | None = None
    generation: int = 0
    token: CancelToken = field(default_factory=CancelToken)
    progress: Progress | None = None


class Jobs(QObject):
    """Runs work for pages and brings results back on the GUI thread.

    Args:
        report: Told of errors that no ``failed`` took, and of every error that is a bug.
        readers: Threads of the reading pool.
        parent: Qt owner.
    """

    busy_changed = Signal(bool)
    """True when work starts after rest, False when the last one ended."""
    _ready = Signal()

    def __init__(self, report: ReportError, readers: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="read")
        self._background = ThreadPoolExecutor(1, thread_name_prefix="sync")
        self._arrived: deque[Callable[[], None]] = deque()
        self._generations: dict[tuple[int, str], int] = {}
        self._running: list[_Job] = []
        self._closed = False
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> int:
        """How many jobs wait, run, or have results not yet delivered."""
        return len(self._running)

    def write(
        self, owner: QObject | None, work: Callable[[], T], done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:  # fmt: skip
        """Runs work that changes data, after all earlier writes.

        Args:
            owner: Whose results these are; when it is gone they are dropped. None: nobody's.
            work: Runs on the writing thread.
            done: Gets the result on the GUI thread.
            failed: Gets the error on the GUI thread; without it the person is told.
        """
        job = _Job(owner, done, failed)
        self._start(self._writer, job, work)

    def read(
        self, owner: QObject | None, work: Callable[[], T], done: Callable[[T], None] | None = None,
        failed: Failed | None = None, key: str | None = None,
    ) -> None:  # fmt: skip
        """Runs work that only reads, beside others.

        Args:
            owner: As in :meth:`write`.
            work: Runs on a reading thread.
            done: Gets the result on the GUI thread.
            failed: As in :meth:`write`.
            key: A newer read of the same owner and key makes this one stale: its result is dropped.
        """
        job = _Job(owner, done, failed)
        if key is not None:
            job.slot = (id(owner), key)
            job.generation = self._generations.get(job.slot, 0) + 1
            self._generations[job.slot] = job.generation
        self._start(self._readers, job, work)

    def background(
        self, owner: QObject | None, work: Callable[[CancelToken, Progress], T],
        done: Callable[[T], None] | None = None, failed: Failed | None = None, progress: Progress | None = None,
    ) -> CancelToken:  # fmt: skip
        """Runs long work such as a round of sync or an import, one at a time.

        Args:
            owner: As in :meth:`write`.
            work: Gets a token to look at and a function to tell its progress.
            done: Gets the result on the GUI thread; not called after a cancel.
            failed: As in :meth:`write`.
            progress: Gets the progress on the GUI thread.

        Returns:
            The token that stops it.
        """
        job = _Job(owner, done, failed, progress=progress)

        def tell(share: float, text: str = "") -> None:
            self._post(lambda: self._tell_progress(job, share, text))

        self._start(self._background, job, lambda: work(job.token, tell))
        return job.token

    def shutdown(self) -> None:
        """Stops: running work is asked to end and waited for, waiting reads are dropped, writes are finished."""
        self._closed = True
        for job in self._running:
            job.token.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._background.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._running.clear()
        self._arrived.clear()

    def _start(self, executor: ThreadPoolExecutor, job: _Job, work: Callable[[], T]) -> None:
        if self._closed:
            return
        self._running.append(job)
        if len(self._running) == 1:
            self.busy_changed.emit(True)

        def run() -> None:
            if job.slot is not None and self._is_stale(job):
                self._post(lambda: self._end(job))
                return
            try:
                result = work()
            except Cancelled:
                self._post(lambda: self._end(job))
            except Exception as error:  # every failure must come back to the GUI thread, or it would be lost here
                caught = error
                self._post(lambda: self._fail(job, caught))
            else:
                self._post(lambda: self._finish(job, result))

        future: Future[None] = executor.submit(run)
        del future

    def _post(self, call: Callable[[], None]) -> None:
        if self._closed:
            return
        self._arrived.append(call)
        self._ready.emit()

    @Slot()
    def _deliver(self) -> None:
        if self._arrived:
            self._arrived.popleft()()

    def _is_stale(self, job: _Job) -> bool:
        return job.slot is not None and self._generations.get(job.slot) != job.generation

    def _alive(self, job: _Job) -> bool:
        return job.owner is None or shiboken6.isValid(job.owner)

    def _end(self, job: _Job) -> None:
        if job in self._running:
            self._running.remove(job)
        if job.slot is not None and not self._is_stale(job):
            del self._generations[job.slot]
        if not self._running:
            self.busy_changed.emit(False)

    def _finish(self, job: _Job, result: object) -> None:
        wanted = job.done is not None and self._alive(job) and not self._is_stale(job) and not job.token.cancelled
        self._end(job)
        if wanted and job.done is not None:
            job.done(result)

    def _fail(self, job: _Job, error: Exception) -> None:
        stale = self._is_stale(job)
        alive = self._alive(job)
        self._end(job)
        if stale or job.token.cancelled:
            return
        taken = job.failed is not None and alive
        self._report(job.owner if alive else None, error, taken)
        if taken and job.failed is not None:
            job.failed(error)

    def _tell_progress(self, job: _Job, share: float, text: str) -> None:
        if job.progress is not None and self._alive(job) and not job.token.cancelled:
            job.progress(share, text)
