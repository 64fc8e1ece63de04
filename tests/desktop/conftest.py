"""What holds for tests of the desktop: no screen, no warning of Qt, nothing left running, no hang of the GUI."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QThread, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs

# The offscreen platform says this of every window; it tells nothing about our code.
HARMLESS = ("This plugin does not support",)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Name of the program under test."""
    return ["salesdesk-test"]


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    """Every test starts in French, light, at 100 %, without motion."""
    theme.watcher().reduced_motion = True
    if theme.current().name != "light" or theme.current().zoom != 1.0 or not qapp.styleSheet():
        theme.apply_theme(qapp, "light", 1.0)
    if qapp.property("language") != "fr":
        install_language(qapp, "fr")


@pytest.fixture(autouse=True)
def _no_qt_warning(_themed: None) -> Iterator[None]:
    """Fails a test on any warning of Qt."""
    said: list[str] = []

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not text.startswith(HARMLESS):
            said.append(f"{kind.name}: {text}")

    before = qInstallMessageHandler(listen)
    yield
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a running timer without owner, or a thread."""
    threads = set(threading.enumerate())
    yield
    # deleteLater is carried out by the event loop, which no test runs any more at this point.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    timers = [timer for timer in qapp.findChildren(QTimer) if timer.isActive()]
    assert timers == []
    assert [thread for thread in qapp.findChildren(QThread) if thread.isRunning()] == []
    left = [thread for thread in threading.enumerate() if thread not in threads and not thread.daemon]
    assert left == []


@pytest.fixture
def heartbeat(qapp: QApplication) -> Iterator[list[float]]:
    """Fails a test in which the GUI thread did not beat for more than 100 ms; gives the gaps in seconds."""
    gaps: list[float] = []
    last = time.perf_counter()
    timer = QTimer()
    timer.setInterval(5)

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    timer.timeout.connect(beat)
    timer.start()
    yield gaps
    timer.stop()
    gaps.append(time.perf_counter() - last)
    assert [gap for gap in gaps if gap > 0.1] == []


class ErrorBasket(QObject):
    """Collects what jobs report."""

    def __init__(self) -> None:
        super().__init__()
        self.reported: list[tuple[str, bool]] = []

    def report(self, _owner: QObject | None, error: Exception, taken: bool) -> None:
        """Keeps class and whether the owner took it."""
        self.reported.append((type(error).__name__, taken))


@pytest.fixture
def errors() -> ErrorBasket:
    """What the jobs of a test reported."""
    return ErrorBasket()


@pytest.fixture
def jobs(qapp: QApplication, errors: ErrorBasket) -> Iterator[Jobs]:
    """Jobs that are shut down after the test."""
    made = Jobs(errors.report)
    yield made
    made.shutdown()
