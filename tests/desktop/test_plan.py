"""Plan: a visit is moved by mouse or keys, planned in a form whose warnings never block, settled with undo."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.plan.form import VisitForm
from salesdesk.desktop.plan.lanes import hours_of, placed, shown_days
from salesdesk.desktop.plan.page import PlanPage
from salesdesk.desktop.plan.time_edit import parse_time
from salesdesk.desktop.widgets import Banner, Chip
from salesdesk.domain.ids import VisitId
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.services import visits
from salesdesk.services.visits import Concern
from salesdesk.store.queries.records import find, get
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.desk import NotingShell, desk_of

TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def client(tmp_path: Path) -> Client:
    return client_at(tmp_path)


@pytest.fixture
def shell(qtbot: QtBot) -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> PlanPage:
    made = PlanPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    shell.host = made
    made.resize(1300, 900)
    made.arrive(visit_id=client.visit.id)
    qtbot.waitUntil(lambda: made.grid.current() is not None)
    shown(qtbot, made)
    made.grid.setFocus()
    return made


def kept(client: Client, visit_id: VisitId | None = None) -> Visit:
    with client.workspace.read() as connection:
        found = get(connection, Visit, visit_id or client.visit.id)
    assert found is not None
    return found


def form_of(page: PlanPage, qtbot: QtBot) -> VisitForm:
    qtbot.waitUntil(lambda: page.panels.form is not None)
    assert page.panels.form is not None
    return page.panels.form


def test_alt_and_arrows_move_by_a_quarter_or_a_day(
    page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(page.grid, Qt.Key.Key_Down, alt)
    qtbot.waitUntil(lambda: len(shell.toasts) == 1)
    qtbot.waitUntil(lambda: (stop := page.grid.current()) is not None and stop.line.starts_minute == 615)
    QTest.keyClick(page.grid, Qt.Key.Key_Right, alt)
    qtbot.waitUntil(lambda: len(shell.toasts) == 2)
    assert (kept(client).starts_on, kept(client).starts_minute) == (TOMORROW, 615)
    assert shell.toasts[0] == ("Visite déplacée.", True)


def test_a_card_is_dragged_to_another_day_and_hour(page: PlanPage, qtbot: QtBot, client: Client) -> None:
    grid = page.grid
    start = grid.card_rect(client.visit.id).topLeft() + QPointF(30, 8)
    column = grid.column_rect(2)
    end = QPointF(column.center().x(), start.y() + grid.y_of(720) - grid.y_of(600))
    QTest.mousePress(grid, Qt.MouseButton.LeftButton, pos=start.toPoint())
    QTest.mouseMove(grid, start.toPoint() + QPoint(20, 10))
    QTest.mouseMove(grid, end.toPoint())
    QTest.mouseRelease(grid, Qt.MouseButton.LeftButton, pos=end.toPoint())
    qtbot.waitUntil(lambda: kept(client).starts_on == TODAY + timedelta(days=2))
    assert kept(client).starts_minute == 720


def test_a_click_alone_moves_nothing(page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    QTest.mouseClick(page.grid, Qt.MouseButton.LeftButton, pos=page.grid.card_rect(client.visit.id).center().toPoint())
    qtbot.wait(30)
    assert (shell.toasts, kept(client)) == ([], client.visit)


def test_arrows_walk_from_visit_to_visit(page: PlanPage, qtbot: QtBot, client: Client) -> None:
    later = visit_at(client.account.id, starts_minute=900)
    other = visit_at(client.account.id, starts_on=TOMORROW, starts_minute=870)
    with client.workspace.unit(None) as unit:
        unit.put(later)
        unit.put(other)
    page.load()
    qtbot.waitUntil(lambda: not page.grid.card_rect(other.id).isNull())
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(page.grid, key)
        stop = page.grid.current()
        seen.append(stop.line.id if stop else None)
    assert seen == [later.id, other.id, later.id, client.visit.id]


def test_single_keys_open_and_settle(page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert shell.opened == [("conversation", {"visit_id": client.visit.id})]
    QTest.keyClick(page.grid, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: kept(client).status is VisitStatus.DONE)


def test_delete_cancels_at_once_and_offers_undo(
    page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert (shell.toasts, kept(client).status) == ([("Visite annulée.", True)], VisitStatus.CANCELLED)


def test_pages_turn_and_t_comes_back(page: PlanPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: page.week is not None and page.week.monday == TODAY + timedelta(days=7))
    QTest.keyClick(page.grid, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: page.week is not None and page.week.monday == TODAY)
    assert page.day == TODAY


def test_a_visit_is_planned_from_the_form(page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    page.arrive(new=True)
    form = form_of(page, qtbot)
    form.account.search.setText("bedar")
    qtbot.waitUntil(lambda: form.account.answers.isVisibleTo(form))
    form.account.answers.opened.emit(client.account.id)
    qtbot.waitUntil(lambda: form.opportunity.value() == client.opportunity.id)
    form.day.set_value(TOMORROW)
    form.time.set_value(630)
    form.goal.setText("Valider le coût")
    page.panels.keep()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    with client.workspace.read() as connection:
        made = next(one for one in find(connection, Visit) if one.id != client.visit.id)
    assert (made.starts_on, made.starts_minute, made.goal) == (TOMORROW, 630, "Valider le coût")
    assert (made.opportunity_id, made.conversation_key) == (client.opportunity.id, "C2")
    qtbot.waitUntil(lambda: (stop := page.grid.current()) is not None and stop.line.id == made.id)


def test_the_form_asks_for_an_account_and_nothing_is_kept(
    page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    page.arrive(new=True)
    form = form_of(page, qtbot)
    page.panels.keep()
    qtbot.waitUntil(lambda: form.account_error() == "Aucun compte n’est choisi.")
    with client.workspace.read() as connection:
        assert len(find(connection, Visit)) == 1


def test_an_overlap_is_said_and_does_not_block(
    page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    page.arrive(new=True, account_id=client.account.id)
    form = form_of(page, qtbot)
    form.time.set_value(600)
    form.day.set_value(TODAY)
    qtbot.waitUntil(lambda: any("10:00" in one.text() for one in form.findChildren(Banner)))
    page.panels.keep()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert shell.toasts == [("Visite planifiée.", True)]


def test_a_free_time_is_taken_with_one_click(page: PlanPage, qtbot: QtBot, client: Client) -> None:
    page.arrive(new=True, account_id=client.account.id)
    form = form_of(page, qtbot)
    form.day.set_value(TOMORROW)
    qtbot.waitUntil(lambda: "08:00" in [one.accessibleName() for one in form.findChildren(Chip)])
    slot = next(one for one in form.findChildren(Chip) if one.accessibleName() == "08:00")
    slot.clicked.emit()
    assert form.time.value() == 480


def test_editing_keeps_the_account_and_changes_the_rest(
    page: PlanPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    QTest.keyClick(page.grid, Qt.Key.Key_E)
    form = form_of(page, qtbot)
    qtbot.waitUntil(lambda: form.conversation.value() == "C2")
    assert form.account.isEnabled() is False
    form.duration.set_value(90)
    page.panels.keep()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    after = kept(client)
    assert (after.duration_minutes, after.contact_id, after.conversation_key) == (90, client.claire.id, "C2")


def test_visits_at_the_same_time_stand_side_by_side(client: Client) -> None:
    with client.workspace.unit(None) as unit:
        for minute in (610, 700, 720):
            unit.put(visit_at(client.account.id, starts_minute=minute, duration_minutes=45))
    view = visits.day(client.workspace, TODAY)
    assert [(one.lane, one.lanes) for one in placed(view.stops)] == [(0, 2), (1, 2), (0, 2), (1, 2)]
    assert hours_of([view]) == (450, 1110)


def test_the_week_shows_its_end_only_when_something_is_there(client: Client) -> None:
    week = visits.week(client.workspace, TODAY)
    assert len(shown_days(week, "week", TODAY)) == 5
    assert len(shown_days(week, "week", TODAY + timedelta(days=5))) == 6
    assert [one.day for one in shown_days(week, "day", TOMORROW)] == [TOMORROW]
    visits.move(client.workspace, client.visit.id, TODAY + timedelta(days=6), 600)
    assert len(shown_days(visits.week(client.workspace, TODAY), "week", TODAY)) == 7


@pytest.mark.parametrize(
    ("text", "minute"),
    [("9", 540), ("9h", 540), ("9h30", 570), ("09:05", 545), ("930", 570), ("1415", 855), ("24:00", None),
     ("9:75", None), ("midi", None)],
)  # fmt: skip
def test_times_are_read_as_people_type_them(text: str, minute: int | None) -> None:
    assert parse_time(text) == minute


def test_the_heading_names_both_months_and_switches_language(
    page: PlanPage, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    page.arrive(day=date(2026, 11, 30))
    qtbot.waitUntil(lambda: page.heading() == "Semaine du 30\u00a0novembre au 4\u00a0décembre 2026")
    install_language(qapp, "en", tmp_path)
    said = page.heading()
    install_language(qapp, "fr", tmp_path)
    assert said == "Week of 30\u00a0November to 4\u00a0December 2026"


def test_a_visit_shorter_than_its_conversation_is_lengthened_in_one_click(
    page: PlanPage, qtbot: QtBot, client: Client
) -> None:
    page.arrive(new=True)
    form = form_of(page, qtbot)
    form.show_concerns((Concern("visit.shorter", {"planned": 45, "wanted": 75}),))
    banner = form.findChildren(Banner)[-1]
    banner.clicked.emit()
    assert (75, 75) == (form.duration.value(), form.planned().duration_minutes)
