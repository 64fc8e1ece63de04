"""Windowed lists: pages on demand, stale pages dropped, Qt's own model test passes, 100,000 rows stay quick."""

import time
from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from salesdesk.desktop.widgets import ItemsModel, PagedListView, RowChip, RowContent, WindowedModel
from salesdesk.desktop.widgets.windowed import Deliver


class Shelf:
    """Rows in memory that are handed out by pages, at once or later."""

    def __init__(self, later: bool = False) -> None:
        self.asked: list[int] = []
        self.later = later
        self.waiting: list[tuple[Deliver, Mapping[Hashable, object]]] = []

    def fetch(self, ids: Sequence[Hashable], deliver: Deliver) -> None:
        """Hands out a page."""
        self.asked.append(len(ids))
        rows: dict[Hashable, object] = {key: f"Compte {key}" for key in ids}
        if self.later:
            self.waiting.append((deliver, rows))
        else:
            deliver(rows)


def text(row: object, _column: int) -> str:
    """A row's text."""
    return str(row)


def content(row: object) -> RowContent:
    """A row as shown."""
    return RowContent(
        str(row), "Bédarieux (34)", avatar=str(row), chips=(RowChip("A", "accent"),), amount="38 400 €", note="CA"
    )


def test_the_model_passes_qt_s_own_test(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = WindowedModel(shelf.fetch, text, ("Compte", "Ville"))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(range(300))
    model.row_at(0)
    qtbot.waitUntil(lambda: model.row_at(5) is not None)
    model.set_ids(range(10, 200))
    model.refresh([12])
    qtbot.wait(5)
    assert (tester.model() is model, model.rowCount(), model.columnCount()) == (True, 190, 2)


def test_rows_are_fetched_by_pages_of_128_when_looked_at(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = WindowedModel(shelf.fetch, text)
    model.set_ids(range(300))
    assert model.row_at(0) is None
    qtbot.waitUntil(lambda: model.row_at(0) == "Compte 0")
    assert model.row_at(299) is None
    qtbot.waitUntil(lambda: model.row_at(299) == "Compte 299")
    assert shelf.asked == [128, 44]


def test_rows_of_the_old_list_that_come_late_are_dropped(qtbot: QtBot) -> None:
    shelf = Shelf(later=True)
    model = WindowedModel(shelf.fetch, text)
    model.set_ids(["a"])
    model.row_at(0)
    qtbot.waitUntil(lambda: len(shelf.waiting) == 1)
    model.set_ids(["b"])
    deliver, rows = shelf.waiting.pop()
    deliver(rows)
    assert model.row_at(0) is None
    qtbot.waitUntil(lambda: len(shelf.waiting) == 1)


def test_a_refreshed_row_stays_visible_until_the_new_one_comes(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = WindowedModel(shelf.fetch, text)
    model.set_ids(range(3))
    model.row_at(0)
    qtbot.waitUntil(lambda: model.row_at(0) is not None)
    shelf.later = True
    model.refresh([1])
    qtbot.waitUntil(lambda: len(shelf.waiting) == 1)
    assert model.row_at(1) == "Compte 1"
    shelf.waiting[0][0]({0: "Compte 0", 1: "Changé", 2: "Compte 2"})
    assert model.row_at(1) == "Changé"


def test_a_list_of_100_000_rows_scrolls_without_a_gap(qtbot: QtBot, heartbeat: list[float]) -> None:
    model = WindowedModel(Shelf().fetch, text)
    view = PagedListView(model, content)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    model.set_ids(range(100_000))
    slowest = 0.0
    for place in range(0, 100_000, 9_000):
        view.go_to(place)
        qtbot.wait(2)
        start = time.perf_counter()
        view.viewport().repaint()
        slowest = max(slowest, time.perf_counter() - start)
    assert slowest < 0.1


def test_enter_opens_the_current_row(qtbot: QtBot) -> None:
    model = ItemsModel(str, [("x", "Un"), ("y", "Deux")])
    view = PagedListView(model, content)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    qtbot.addWidget(view)
    view.show()
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.go_to(0)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (opened, view.current_id()) == (["y"], "y")
