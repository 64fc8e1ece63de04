"""First start: a profile opened by its PIN, the firm joined through the browser, the sample company, both languages."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import httpx2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.config import secrets
from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.paths import Paths
from salesdesk.config.pin import PinCost
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.welcome.page import WelcomePage
from salesdesk.desktop.welcome.parts import strength_of
from salesdesk.domain.ids import OrgId, UserId
from salesdesk.services import profiles
from salesdesk.services.profiles import ProfileCard
from tests.desktop.places import shown
from tests.factories.servers import PASSWORD, RunningServer, running_server
from tests.factories.sign_in_requests import form_word

PIN = "vélo bleu pluie"
WAIT_MS = 20_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths.below(tmp_path / "home")
    made.create()
    return made


@pytest.fixture(autouse=True)
def _quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "calibrated", lambda: PinCost(1, 64))


@pytest.fixture
def locked(paths: Paths) -> ProfileCard:
    card = ProfileCard("julie", "Julie Bernard", "Hydro Sud")
    profiles.create_profile(paths, card, org_id=OrgId(uuid4()), user_id=UserId(uuid4()), pin=PIN).close()
    return card


Opened = list[tuple[str, object]]


class Start:
    """A welcome page with what it chose."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, paths: Paths) -> None:
        self.qtbot, self.jobs, self.paths = qtbot, jobs, paths
        self.messages = Messages(Language.FRENCH, strict=True)
        self.chosen: Opened = []

    def page(
        self, *cards: ProfileCard, wanted: str = "", sample: Callable[[], str] | None = None,
        browser: Callable[[str], bool] = lambda _: True,
    ) -> WelcomePage:  # fmt: skip
        page = WelcomePage(
            self.paths, self.jobs, self.messages, list(cards), wanted, sample, open_browser=browser,
            keyring=lambda: None,
        )  # fmt: skip
        page.profile_chosen.connect(lambda key, pin: self.chosen.append((key, pin)))
        self.qtbot.addWidget(page)
        page.resize(1280, 720)
        shown(self.qtbot, page)
        return page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.pending == 0, timeout=WAIT_MS)


@pytest.fixture
def start(qtbot: QtBot, jobs: Jobs, paths: Paths) -> Start:
    return Start(qtbot, jobs, paths)


def type_into(edit: object, text: str) -> None:
    edit.insert(text)  # type: ignore[attr-defined]  # a line edit; key clicks abort on accents


def test_a_machine_without_profile_offers_to_join_or_to_look_around(start: Start) -> None:
    page = start.page(sample=lambda: "x")
    assert (True, True, {}) == (page.choose.join.isVisible(), page.choose.sample.isVisible(), page.choose.rows)
    assert not start.page().choose.sample.isVisible()


def test_the_right_pin_opens_the_profile(start: Start, locked: ProfileCard) -> None:
    page = start.page(locked, wanted=locked.profile_id)
    assert page.step is page.unlock
    type_into(page.unlock.pin, PIN)
    QTest.keyClick(page.unlock.pin, Qt.Key.Key_Return)
    start.settle()
    assert [("julie", PIN)] == start.chosen
    profiles.open_profile(start.paths, "julie", pin=PIN).close()


def test_a_wrong_pin_is_told_where_it_was_typed_and_asked_again(start: Start, locked: ProfileCard) -> None:
    page = start.page(locked)
    page.choose.rows["julie"].clicked.emit()
    start.settle()
    assert page.step is page.unlock
    type_into(page.unlock.pin, "autre chose")
    page.unlock.go.click()
    start.settle()
    assert page.unlock.field.error().startswith("Ce code n’ouvre pas le profil.")
    assert ([], True) == (start.chosen, page.unlock.go.isEnabled())


def test_a_damaged_profile_is_repaired_and_opened_with_two_clicks(start: Start, locked: ProfileCard) -> None:
    folder = start.paths.profiles / "julie"
    (folder / "store.db").write_bytes(bytes(8192))
    page = start.page(locked, wanted="julie")
    type_into(page.unlock.pin, PIN)
    page.unlock.go.click()
    start.settle()
    assert (page.banner.isVisible(), start.chosen) == (True, [])
    page.banner.clicked.emit()
    start.settle()
    assert [one.name.partition("-")[0] for one in folder.glob("*damaged*")] == ["store.db.damaged"]
    page.banner.clicked.emit()
    assert [("julie", PIN)] == start.chosen
    profiles.open_profile(start.paths, "julie", pin=PIN).close()


def test_a_profile_held_by_another_program_says_by_which(start: Start, locked: ProfileCard) -> None:
    done, held = threading.Event(), threading.Event()

    def hold() -> None:
        profile = profiles.open_profile(start.paths, "julie", pin=PIN)
        held.set()
        done.wait(30)
        profile.close()

    holder = threading.Thread(target=hold)
    holder.start()
    assert held.wait(30)
    page = start.page(locked, wanted="julie")
    type_into(page.unlock.pin, PIN)
    page.unlock.go.click()
    start.settle()
    done.set()
    holder.join()
    assert page.banner.text().startswith("Ce profil est déjà ouvert par un autre programme")
    assert [] == start.chosen


def test_the_sample_company_is_made_and_opened(start: Start) -> None:
    page = start.page(sample=lambda: "exemple")
    page.choose.sample.clicked.emit()
    assert page.step is page.wait
    start.settle()
    assert [("exemple", None)] == start.chosen


@pytest.mark.parametrize("address", ["http://exemple.fr", "n’importe quoi", "ftp://exemple.fr"])
def test_an_address_that_cannot_be_used_is_refused_in_its_field(start: Start, address: str) -> None:
    page = start.page()
    page.choose.join.clicked.emit()
    type_into(page.address.address, address)
    page.address.go.click()
    assert (True, True) == (bool(page.address.field.error()), page.step is page.address)


def test_waiting_for_the_browser_can_be_given_up(start: Start) -> None:
    page = start.page()
    page.choose.join.clicked.emit()
    type_into(page.address.address, "http://127.0.0.1:9")
    page.address.go.click()
    assert page.step is page.wait
    page.wait.cancel.click()
    start.settle()
    assert (True, []) == (page.choose.isVisible(), start.chosen)


def test_a_server_that_does_not_answer_is_told_beside_the_address(start: Start) -> None:
    def browser(address: str) -> bool:
        back = httpx2.QueryParams(httpx2.URL(address).query)
        httpx2.get(back["redirect_uri"], params={"code": "x", "state": back["state"]}, trust_env=False)
        return True

    in_thread = later(browser)
    page = start.page(browser=in_thread)
    page.choose.join.clicked.emit()
    type_into(page.address.address, "http://127.0.0.1:9")
    page.address.go.click()
    start.settle()
    assert (True, "Le serveur ne répond pas.") == (page.step is page.address, page.banner.text())
    assert [] == list(start.paths.profiles.glob("*"))


def later(browser: Callable[[str], bool]) -> Callable[[str], bool]:
    """A browser opens at once and does its work beside."""

    def open_it(address: str) -> bool:
        threading.Thread(target=browser, args=(address,), daemon=True).start()
        return True

    return open_it


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        yield running


def human(address: str) -> bool:
    """Signs in on the server's page as a person would, and follows it back."""
    with httpx2.Client(trust_env=False, follow_redirects=True, headers={"Accept": "text/html"}) as http:
        page = http.get(address)
        fields = {"form": form_word(page.text), "email": "claire@voltaire.fr", "password": PASSWORD}
        http.post(str(page.url.copy_with(query=None)), data=fields)
    return True


def test_the_firm_is_joined_in_three_steps(start: Start, server: RunningServer, qtbot: QtBot) -> None:
    firm, _ = server.firm()
    server.person(firm, "claire@voltaire.fr")
    page = start.page(browser=later(human))
    page.choose.join.clicked.emit()
    type_into(page.address.address, server.address)
    page.address.go.click()
    qtbot.waitUntil(lambda: page.step is page.protect, timeout=WAIT_MS)
    type_into(page.protect.pin, PIN)
    type_into(page.protect.again, PIN)
    page.protect.go.click()
    qtbot.waitUntil(lambda: bool(start.chosen), timeout=WAIT_MS)
    ((made, pin),) = start.chosen
    profile = profiles.open_profile(start.paths, made, pin=PIN)
    me = profile.workspace.me()
    profile.close()
    assert (PIN, "Claire Petit", "Voltaire") == (pin, me.name, profile.card.firm)


def test_a_first_sync_that_fails_can_be_tried_again_or_given_up_without_a_trace(
    start: Start, server: RunningServer, qtbot: QtBot
) -> None:
    firm, _ = server.firm()
    server.person(firm, "claire@voltaire.fr")
    page = start.page(browser=later(human))
    page.choose.join.clicked.emit()
    type_into(page.address.address, server.address)
    page.address.go.click()
    qtbot.waitUntil(lambda: page.step is page.protect, timeout=WAIT_MS)
    server.serving.stop()
    type_into(page.protect.pin, PIN)
    type_into(page.protect.again, PIN)
    page.protect.go.click()
    qtbot.waitUntil(page.wait.retry.isVisible, timeout=WAIT_MS)
    assert page.banner.isVisible()
    page.wait.cancel.click()
    start.settle()
    assert ([], []) == (list(start.paths.profiles.glob("*")), start.chosen)


def test_a_weak_pin_and_two_that_differ_go_no_further(start: Start) -> None:
    step = start.page().protect
    chosen: list[str] = []
    step.chosen.connect(chosen.append)
    type_into(step.pin, "123456")
    step.go.click()
    assert step.field.error()
    step.pin.clear()
    type_into(step.pin, PIN)
    type_into(step.again, "autre")
    step.go.click()
    assert ("Les deux saisies diffèrent.", []) == (step.second.error(), chosen)


@pytest.mark.parametrize(
    ("pin", "level"),
    [("12345", 0), ("azerty", 0), ("492837", 1), ("vélo bleu 12", 2), ("un vélo bleu sous la pluie", 3)],
)
def test_a_pin_is_judged(pin: str, level: int) -> None:
    assert level == strength_of(pin)


def test_language_and_theme_are_changed_here(start: Start, qapp: QApplication) -> None:
    page = start.page()
    told: list[str] = []
    page.language_chosen.connect(told.append)
    page.theme_chosen.connect(told.append)
    page._speak("en")
    title = page.choose.join.title.text()
    page._turn_theme()
    page._turn_theme()
    install_language(qapp, "fr")
    assert ("Join my company", ["en", "dark", "light"]) == (title, told)
