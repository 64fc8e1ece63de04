"""Work off the GUI thread: order, stale results, dead owners, errors, cancel."""

import threading
import time
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import CancelToken, Jobs, Progress
from salesdesk.domain.errors import UserError
from tests.desktop.conftest import ErrorBasket


def slowly(seconds: float, result: int) -> int:
    time.sleep(seconds)
    return result


def test_writes_keep_their_order_and_come_back_on_the_gui_thread(qtbot: QtBot, jobs: Jobs) -> None:
    owner = QObject()
    seen: list[tuple[int, bool]] = []
    here = QThread.currentThread()
    for number in range(20):
        jobs.write(
            owner,
            partial(slowly, 0.001 * (number % 3), number),
            lambda n: seen.append((n, QThread.currentThread() is here)),
        )
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert seen == [(number, True) for number in range(20)]


def test_a_newer_read_of_the_same_key_makes_the_older_stale(qtbot: QtBot, jobs: Jobs) -> None:
    owner = QObject()
    gate = threading.Event()
    seen: list[str] = []

    def slow() -> str:
        gate.wait(5)
        return "old"

    jobs.read(owner, slow, seen.append, key="search")
    jobs.read(owner, lambda: "new", seen.append, key="search")
    qtbot.waitUntil(lambda: seen == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert seen == ["new"]


def test_results_of_a_dead_owner_are_dropped(qtbot: QtBot, jobs: Jobs, errors: ErrorBasket) -> None:
    owner = QObject()
    gate = threading.Event()
    seen: list[bool] = []
    jobs.read(owner, lambda: gate.wait(5), seen.append)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert (seen, errors.reported) == ([], [])


def test_an_expected_error_goes_to_failed_and_a_bug_is_reported(qtbot: QtBot, jobs: Jobs, errors: ErrorBasket) -> None:
    owner = QObject()
    caught: list[Exception] = []

    def refuse() -> None:
        raise UserError("visit.already_open")

    def break_down() -> None:
        raise ZeroDivisionError

    jobs.write(owner, refuse, failed=caught.append)
    jobs.write(owner, refuse)
    jobs.write(owner, break_down)
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert [str(error) for error in caught] == ["visit.already_open"]
    assert errors.reported == [("UserError", True), ("UserError", False), ("ZeroDivisionError", False)]


def test_a_failed_write_does_not_stop_the_next(qtbot: QtBot, jobs: Jobs, errors: ErrorBasket) -> None:
    seen: list[int] = []
    jobs.write(None, lambda: 1 // 0)
    jobs.write(None, lambda: 7, seen.append)
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert (seen, errors.reported) == ([7], [("ZeroDivisionError", False)])


def test_background_work_tells_its_progress_and_can_be_cancelled(qtbot: QtBot, jobs: Jobs, errors: ErrorBasket) -> None:
    told: list[tuple[float, str]] = []
    done: list[str] = []
    go_on = threading.Event()

    def work(token: CancelToken, progress: Progress) -> str:
        progress(0.5, "moitié")
        go_on.wait(5)
        token.check()
        return "fini"

    token = jobs.background(None, work, done.append, progress=lambda share, text: told.append((share, text)))
    qtbot.waitUntil(lambda: told == [(0.5, "moitié")])
    token.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert (done, errors.reported) == ([], [])


def test_shutdown_finishes_writes_and_ends_every_thread(qtbot: QtBot, errors: ErrorBasket) -> None:
    before = threading.active_count()
    jobs = Jobs(errors.report)
    written: list[int] = []
    jobs.write(None, lambda: written.append(slowly(0.02, 1)))
    jobs.write(None, lambda: written.append(2))
    jobs.background(None, lambda token, _progress: token.wait(30))
    jobs.shutdown()
    assert (written, threading.active_count()) == ([1, 2], before)


def test_slow_work_leaves_the_window_alive(qtbot: QtBot, jobs: Jobs, heartbeat: list[float]) -> None:
    seen: list[int] = []
    jobs.read(None, partial(slowly, 0.25, 1), seen.append)
    qtbot.waitUntil(lambda: seen == [1])
    assert len(heartbeat) > 10
