"""A photo attached without a network reaches the manager's screen: two profiles, their drivers, a real server."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from salesdesk.desktop.attachments import AttachmentStrip
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.sync_driver import SyncDriver
from salesdesk.domain.accounts import Account
from salesdesk.domain.ids import AccountId, TeamId
from salesdesk.domain.people import Organisation, Role, Team, User
from salesdesk.services import attachments, profiles, syncing
from salesdesk.services.attachments import Place, Whereabouts
from salesdesk.services.profiles import OpenProfile, ProfileCard
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.files import CANARY, located_jpeg, pdf
from tests.factories.servers import RunningServer, new_device, running_server

WAIT_MS = 20_000


class Person:
    """Somebody with a profile, a driver and a chip."""

    def __init__(self, server: RunningServer, firm: Organisation, user: User, folder: Path, jobs: Jobs) -> None:
        device = new_device()
        found = server.sign_in(user.email, device)
        paths = Paths.below(folder)
        paths.create()
        card = ProfileCard("p", user.name, firm.name, server.address, is_sample=True)
        self.profile: OpenProfile = profiles.create_profile(
            paths, card, org_id=firm.id, user_id=user.id, device_id=device.id
        )
        syncing.keep_tokens(self.profile.workspace, found.tokens)
        self.chip = ShellState()
        self.driver = SyncDriver(self.profile, jobs, self.chip, Settings(folder / "settings.json"))

    def round(self, qtbot: QtBot, jobs: Jobs) -> None:
        self.driver.run_now()
        qtbot.waitUntil(lambda: jobs.pending == 0, timeout=WAIT_MS)

    def close(self) -> None:
        self.driver.stop()
        self.profile.close()


@pytest.fixture
def pair(tmp_path: Path, jobs: Jobs, qtbot: QtBot) -> Iterator[tuple[Person, Person]]:
    with running_server(tmp_path / "server") as server:
        firm, _ = server.firm()
        rep = server.person(firm, "remi@voltaire.fr", name="Rémi")
        boss = server.person(firm, "bruno@voltaire.fr", Role.MANAGER, "Bruno")
        team = Team(id=TeamId(boss.id), name="Nord", manager_id=boss.id)
        server.parts.hub.put(firm.id, None, [team])
        moved = [replace(one, team_id=team.id) for one in people_of(server) if one.id in (rep.id, boss.id)]
        server.parts.hub.put(firm.id, None, moved)
        made = (
            Person(server, firm, rep, tmp_path / "remi", jobs),
            Person(server, firm, boss, tmp_path / "bruno", jobs),
        )
        made[0].round(qtbot, jobs)
        yield made
        for one in made:
            one.close()


def people_of(server: RunningServer) -> list[User]:
    from salesdesk.store.queries.records import find

    with server.parts.store.read() as connection:
        return find(connection, User)


def account_of(person: Person) -> Account:
    workspace = person.profile.workspace
    made = account(id=AccountId(workspace.new_id()), created_by=workspace.user_id)
    with workspace.unit(None) as unit:
        unit.put(made)
    return made


def test_a_photo_attached_without_a_network_is_opened_by_the_manager(
    qtbot: QtBot, jobs: Jobs, pair: tuple[Person, Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rep, boss = pair
    whose = account_of(rep)
    workspace = rep.profile.workspace
    place = Place(account_id=whose.id)
    photo = attachments.attach_bytes(workspace, "quai.jpg", located_jpeg(), place).attachment
    paper = attachments.attach_bytes(workspace, "devis.pdf", pdf(1_500_000), place).attachment
    assert syncing.state(workspace).files == 2
    rep.round(qtbot, jobs)
    assert syncing.state(workspace).files == 0
    assert (rep.chip.sync, rep.chip.sync_count) == ("synced", 0)
    boss.round(qtbot, jobs)
    desk = desk_of(boss.profile.workspace, jobs, NotingShell(), tmp_path)
    desk.extras["fetch_file"] = boss.driver.fetch
    strip = AttachmentStrip(desk)
    qtbot.addWidget(strip)
    strip.show_place("account_id", whose.id, place)
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=WAIT_MS)
    assert [(one.line.attachment, one.line.where) for one in strip.rows] == [
        (photo, Whereabouts.REMOTE),
        (paper, Whereabouts.REMOTE),
    ]
    shown: list[bytes] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    for row in tuple(strip.rows):
        strip.open(row.line)
        qtbot.waitUntil(lambda: jobs.pending == 0, timeout=WAIT_MS)
    assert shown == [attachments.read_content(workspace, photo), pdf(1_500_000)]
    assert CANARY not in shown[0]
    assert [row.line.where for row in strip.rows] == [Whereabouts.SENT, Whereabouts.SENT]


def test_without_a_server_a_file_waits_and_the_person_is_not_bothered(
    qtbot: QtBot, jobs: Jobs, pair: tuple[Person, Person]
) -> None:
    rep, _boss = pair
    told: list[object] = []
    rep.driver.stopped_by.connect(told.append)
    rep.profile.card = replace(rep.profile.card, server_url="http://127.0.0.1:9")
    attachments.attach_bytes(rep.profile.workspace, "a.pdf", pdf(), Place(account_id=account_of(rep).id))
    rep.round(qtbot, jobs)
    assert syncing.state(rep.profile.workspace).files == 1
    assert (rep.chip.sync, told) == ("offline", [])
