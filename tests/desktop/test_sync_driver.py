"""When rounds run and what the chip says of them, with a real server: sent, waiting, away, two values."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.sync_driver import SyncDriver
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.ids import ConflictId, OrgId, UserId
from salesdesk.services import accounts, profiles, syncing
from salesdesk.services.profiles import OpenProfile, ProfileCard
from tests.factories.servers import RunningServer, new_device, running_server

WAIT_MS = 20_000


@dataclass
class Desk:
    """A profile with its driver and chip.

    Attributes:
        profile: The profile.
        driver: Its driver, started.
        chip: What the window shows.
        stopped: Errors that were told.
    """

    profile: OpenProfile
    driver: SyncDriver
    chip: ShellState
    stopped: list[str]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as one:
        yield one


@pytest.fixture
def signed(server: RunningServer, tmp_path: Path) -> Iterator[OpenProfile]:
    """A profile of an administrator who has signed in."""
    firm, admin = server.firm()
    device = new_device()
    found = server.sign_in(admin.email, device)
    paths = Paths.below(tmp_path / "machine")
    paths.create()
    card = ProfileCard("ada", admin.name, firm.name, server.address, is_sample=True)
    made = profiles.create_profile(paths, card, org_id=firm.id, user_id=admin.id, device_id=device.id)
    syncing.keep_tokens(made.workspace, found.tokens)
    yield made
    made.close()


def desk_on(profile: OpenProfile, jobs: Jobs, tmp_path: Path) -> Desk:
    chip, stopped = ShellState(), list[str]()
    driver = SyncDriver(profile, jobs, chip, Settings(tmp_path / "settings.json"))
    driver.stopped_by.connect(lambda error: stopped.append(error.key))
    profile.workspace.listen(lambda _changed: None)
    return Desk(profile, driver, chip, stopped)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=WAIT_MS)


def test_a_new_pace_holds_at_once(jobs: Jobs, signed: OpenProfile, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    driver = SyncDriver(signed, jobs, ShellState(), settings)
    driver.keep_pace()
    settings.change("sync_every_minutes", 30)
    driver.keep_pace()
    found = [timer.interval() for timer in driver.findChildren(QTimer) if timer.isActive()]
    driver.stop()
    assert found == [30 * 60_000]


def write_account(desk: Desk, jobs: Jobs, name: str) -> None:
    workspace = desk.profile.workspace

    def work() -> None:
        accounts.save(workspace, replace(accounts.blank(workspace), name=name))

    jobs.write(None, work)


def test_a_profile_without_a_server_is_away_and_never_syncs(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    paths = Paths.below(tmp_path / "machine")
    paths.create()
    card = ProfileCard("solo", "Julie Bernard", "Hydro Sud", is_sample=True)
    profile = profiles.create_profile(paths, card, org_id=OrgId(uuid4()), user_id=UserId(uuid4()))
    desk = desk_on(profile, jobs, tmp_path)
    desk.driver.start()
    desk.driver.run_now()
    settle(qtbot, jobs)
    desk.driver.stop()
    profile.close()
    assert (desk.chip.sync, desk.chip.sync_count, desk.driver.last_error) == ("offline", 0, None)


def test_a_round_sends_what_waits(qtbot: QtBot, jobs: Jobs, signed: OpenProfile, tmp_path: Path) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    desk.driver.run_now()
    settle(qtbot, jobs)
    write_account(desk, jobs, "Laiterie du Val d’Orb")
    settle(qtbot, jobs)
    desk.driver.hear(None)  # type: ignore[arg-type]  # what changed does not matter
    settle(qtbot, jobs)
    waiting = (desk.chip.sync, desk.chip.sync_count > 0)
    # A moment of quiet after the change the driver sends by itself.
    qtbot.waitUntil(lambda: desk.chip.sync == "synced", timeout=WAIT_MS)
    desk.driver.stop()
    assert (waiting, desk.chip.sync_count, desk.stopped) == (("waiting", True), 0, [])


def test_a_server_that_is_gone_is_away_without_a_word(
    qtbot: QtBot, jobs: Jobs, server: RunningServer, signed: OpenProfile, tmp_path: Path
) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    server.serving.stop()
    write_account(desk, jobs, "Laiterie du Val d’Orb")
    settle(qtbot, jobs)
    desk.driver.run_now()
    settle(qtbot, jobs)
    desk.driver.stop()
    assert (desk.chip.sync, desk.chip.sync_count > 0, desk.stopped) == ("offline", True, [])
    assert desk.driver.last_error is not None


def test_a_person_who_is_not_signed_in_is_told_once(
    qtbot: QtBot, jobs: Jobs, signed: OpenProfile, tmp_path: Path
) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    syncing.forget_tokens(signed.workspace)
    for _ in range(2):
        desk.driver.run_now()
        settle(qtbot, jobs)
    desk.driver.stop()
    assert (desk.chip.sync, len(desk.stopped)) == ("offline", 1)


def test_two_values_show_on_the_chip(qtbot: QtBot, jobs: Jobs, signed: OpenProfile, tmp_path: Path) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    workspace = signed.workspace
    pair = Conflict(
        id=ConflictId(workspace.new_id()), record_scope_id=signed.workspace.org_id, noun="account",
        record_id=workspace.new_id(), field="name", kept='"Laiterie"', other='"Laiterie du Val"',
        detected_at=datetime(2026, 11, 23, 8, tzinfo=UTC),
    )  # fmt: skip
    with workspace.unit(None) as unit:
        unit.put(pair)
    desk.driver.hear(None)  # type: ignore[arg-type]  # what changed does not matter
    settle(qtbot, jobs)
    desk.driver.stop()
    assert (desk.chip.sync, desk.chip.sync_count) == ("conflict", 1)


def test_rounds_asked_for_during_a_round_make_one_more(
    qtbot: QtBot, jobs: Jobs, signed: OpenProfile, tmp_path: Path
) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    started: list[bool] = []
    jobs.busy_changed.connect(started.append)
    for _ in range(5):
        desk.driver.run_now()
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: started.count(True) == 2, timeout=WAIT_MS)
    settle(qtbot, jobs)
    # Longer than the moment of quiet: nothing else may follow.
    qtbot.wait(1_800)
    desk.driver.stop()
    assert started.count(True) == 2


def test_a_stopped_driver_does_nothing_more(qtbot: QtBot, jobs: Jobs, signed: OpenProfile, tmp_path: Path) -> None:
    desk = desk_on(signed, jobs, tmp_path)
    desk.driver.start()
    desk.driver.stop()
    desk.driver.run_now()
    desk.driver.run_soon()
    settle(qtbot, jobs)
    assert [timer for timer in desk.driver.findChildren(QTimer) if timer.isActive()] == []
    assert syncing.state(signed.workspace).synced_at is None
