"""Settings are shown from their declarations and take effect at once; PIN, session and protection are told."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from salesdesk.config import secrets
from salesdesk.config.paths import Paths
from salesdesk.config.pin import PinCost
from salesdesk.config.settings import DECLARED
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.settings.page import PinPanel, SettingsPage
from salesdesk.desktop.widgets import ComboBox, LineEdit, SegmentControl
from salesdesk.domain.ids import OrgId, UserId
from salesdesk.services import profiles
from salesdesk.services.profiles import OpenProfile, ProfileCard
from tests.factories.desk import NotingShell, desk_of

PIN = "vélo bleu pluie"
OTHER = "un train sous la neige"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.below(tmp_path / "home")
    made.create()
    return made


@pytest.fixture
def profile(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenProfile]:
    monkeypatch.setattr(secrets, "calibrated", lambda: PinCost(1, 64))
    card = ProfileCard("julie", "Julie Bernard", "Hydro Sud")
    made = profiles.create_profile(paths, card, org_id=OrgId(uuid4()), user_id=UserId(uuid4()), pin=PIN)
    yield made
    made.close()


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(profile: OpenProfile, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> SettingsPage:
    made = SettingsPage(desk_of(profile.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.arrive()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    return made


def test_every_declared_setting_has_its_row_with_its_words(page: SettingsPage) -> None:
    assert [one.key for one in DECLARED] == list(page.rows)
    assert all(row.label.text() and row.help.text() for row in page.rows.values())


def test_a_choice_takes_effect_at_once(page: SettingsPage) -> None:
    told: list[tuple[str, object]] = []
    page.desk.settings.observe(lambda key, value: told.append((key, value)))
    control = page.rows["theme"].control
    assert isinstance(control, SegmentControl)
    control.choose("dark")
    control.chosen.emit("dark")
    assert ([("theme", "dark")], "dark") == (told, page.desk.settings.text("theme"))


def test_a_number_is_chosen_from_its_range(page: SettingsPage) -> None:
    control = page.rows["zoom"].control
    assert isinstance(control, ComboBox)
    assert list(range(100, 201, 10)) == [control.itemData(place) for place in range(control.count())]
    control.set_value(150)
    control.activated.emit(control.currentIndex())
    assert 150 == page.desk.settings.number("zoom")


def test_an_address_that_cannot_be_used_is_explained_and_not_kept(page: SettingsPage) -> None:
    row = page.rows["server_url"]
    assert isinstance(row.control, LineEdit)
    row.control.setText("http://exemple.fr")
    row.control.editingFinished.emit()
    assert ("", True) == (page.desk.settings.text("server_url"), "https" in row.help.text())
    row.control.setText("https://exemple.fr/")
    row.control.editingFinished.emit()
    assert ("https://exemple.fr", "https://exemple.fr") == (
        page.desk.settings.text("server_url"), row.control.text(),
    )  # fmt: skip


def test_a_change_from_elsewhere_is_shown(page: SettingsPage) -> None:
    page.desk.settings.change("theme", "dark")
    control = page.rows["theme"].control
    assert isinstance(control, SegmentControl)
    assert "dark" == control.current()


def test_the_protection_of_the_store_is_told(page: SettingsPage) -> None:
    assert ("Chiffré", "Changer le code", False) == (
        page.trust.text(), page.pin.text(), page.sign_out.isVisible(),
    )  # fmt: skip


def test_the_pin_is_changed_only_with_the_old_one(
    page: SettingsPage, shell: NotingShell, qtbot: QtBot, jobs: Jobs, paths: Paths
) -> None:
    page.pin.click()
    panel = shell.panel
    assert isinstance(panel, PinPanel)
    panel.old.insert("pas le bon")
    panel.new.insert(OTHER)
    panel.again.insert(OTHER)
    panel.go.click()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert (True, []) == (panel._old.error().startswith("Ce code n’ouvre pas"), shell.toasts)
    panel.old.setText(PIN)
    panel.go.click()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert [("Code enregistré.", False)] == shell.toasts
    assert secrets.unlock(paths.profiles / "julie" / "slots.json", pin=OTHER)


def test_a_page_that_is_gone_hears_of_no_setting(
    profile: OpenProfile, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = desk_of(profile.workspace, jobs, shell, tmp_path)
    gone = SettingsPage(desk)
    gone.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(gone))
    desk.settings.change("language", "en")
    assert desk.settings.text("language") == "en"
