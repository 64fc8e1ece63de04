"""The sign-in in a real browser: what headers and forms do there is not what an HTTP client does."""

import threading
from pathlib import Path

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.people import Role
from salesdesk.services.signing_in import SignedIn, sign_in
from tests.factories.browsers import Browser, browser, chromedriver
from tests.factories.servers import PASSWORD, RunningServer, new_device

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(chromedriver() is None, reason="this machine has no chromedriver with Chromium"),
]


def fill(window: Browser, email: str, password: str) -> None:
    window.script("document.querySelector('#email').value = ''")
    window.type("#email", email)
    window.type("#password", password)
    window.submit("button")


def test_a_person_joins_then_signs_in_and_comes_back_to_the_program(server: RunningServer, tmp_path: Path) -> None:
    firm, _ = server.firm("Voltaire Énergie")
    user = server.parts.people.add_person(firm.id, "claire@voltaire.fr", "Claire Petit", Role.REP)
    word = server.invitation(firm, user)
    outcome: list[SignedIn] = []
    asked = threading.Event()
    addresses: list[str] = []

    def open_browser(address: str) -> bool:
        addresses.append(address)
        asked.set()
        return True

    def program() -> None:
        words = Messages(Language.FRENCH, strict=True)
        device = new_device("Portable de Claire")
        outcome.append(
            sign_in(
                server.address,
                device,
                open_browser=open_browser,
                messages=words,
                now=server.clock,
                wait_seconds=60,
            )
        )

    waiting = threading.Thread(target=program)
    with browser(tmp_path / "browser") as window:
        window.open(f"{server.address}/join?token={word}")
        window.type("#password", PASSWORD)
        window.type("#again", PASSWORD)
        window.submit("button")
        assert window.text("h1") == "C’est fait"
        waiting.start()
        assert asked.wait(10)
        window.open(addresses[0])
        assert window.text(".chip").endswith(": Portable de Claire")
        fill(window, "claire@voltaire.fr", "pas le bon")
        assert window.text("#alert").startswith("Adresse ou mot de passe incorrect.")
        # The focus is set when the page is first painted, which may be after it was read.
        assert window.until("return document.activeElement.id", "password") == "password"
        fill(window, "claire@voltaire.fr", PASSWORD)
        waiting.join(30)
        assert window.text("h1") == "Vous êtes connecté"
    assert [one.email for one in outcome] == ["claire@voltaire.fr"]


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_the_page_is_cut_at_any_width(server: RunningServer, tmp_path: Path, width: int) -> None:
    firm, admin = server.firm("Société des Établissements Voltaire et Associés de Haute-Garonne")
    with browser(tmp_path / "browser", width=width) as window:
        window.open(f"{server.address}/join?token={server.invitation(firm, admin)}")
        wide = window.script("return document.documentElement.scrollWidth <= window.innerWidth")
        assert wide is True
        styled = window.script("return getComputedStyle(document.querySelector('main')).borderTopLeftRadius")
        assert styled == "12px"
