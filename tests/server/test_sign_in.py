"""Sign-in by the browser: the page, the password, the code, the tokens."""

import re
import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.errors import SyncError, UserError
from salesdesk.domain.people import UserStatus
from salesdesk.server.people import person
from salesdesk.services.session import Tokens
from salesdesk.services.signing_in import Session, sign_in, sign_in_with_password
from tests.factories.servers import PASSWORD, RunningServer, new_device, running_server
from tests.factories.sign_in_requests import CALLBACK, STATE, VERIFIER, form_word, post_password, query


def code_from(response: httpx2.Response) -> str:
    return parse_qs(urlsplit(response.headers["location"]).query)["code"][0]


def exchange(http: httpx2.Client, code: str, **changes: str) -> httpx2.Response:
    fields = {
        "grant_type": "authorization_code",
        "client_id": "salesdesk-desktop",
        "code": code,
        "code_verifier": VERIFIER,
        "redirect_uri": CALLBACK,
        "device_id": str(new_device().id),
        "device_name": "Portable",
    }
    return http.post("/token", data=fields | changes, headers={"Accept": "application/json"})


def refresh(http: httpx2.Client, tokens: Tokens | Mapping[str, str], device_id: object) -> httpx2.Response:
    word = tokens.refresh if isinstance(tokens, Tokens) else tokens["refresh_token"]
    fields = {"grant_type": "refresh_token", "refresh_token": word, "device_id": str(device_id)}
    return http.post("/token", data=fields, headers={"Accept": "application/json"})


def status_with(http: httpx2.Client, access: str) -> int:
    return http.get("/me", headers={"Authorization": f"Bearer {access}"}).status_code


def test_a_person_signs_in_over_the_pages_and_is_known_afterwards(server: RunningServer, http: httpx2.Client) -> None:
    firm, admin = server.firm()
    done = server.sign_in("ADA@voltaire.fr ")
    me = http.get("/me", headers={"Authorization": f"Bearer {done.tokens.access}"}).json()
    assert (me["org_id"], me["user_id"]) == (str(firm.id), str(admin.id))
    assert (done.user_name, done.role, done.org_name) == ("Ada Martin", "administrator", "Voltaire")


def test_the_code_goes_back_to_the_program_with_its_state(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    answer = post_password(http, "ada@voltaire.fr", PASSWORD)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(CALLBACK + "?code=")
    assert parse_qs(urlsplit(answer.headers["location"]).query)["state"] == [STATE]


@pytest.mark.parametrize(
    "redirect",
    [
        "https://evil.example/callback",
        "http://127.0.0.1:54321/callback/../x",
        "http://127.0.0.1:54321/other",
        "http://127.0.0.1@evil.example:80/callback",
        "http://127.0.0.1.evil.example:80/callback",
        "http://localhost:54321/callback",
        "http://127.0.0.1/callback",
        "http://127.0.0.1:99999/callback",
        "http://127.0.0.1:54321/callback?x=1",
        "//127.0.0.1:54321/callback",
        "javascript:alert(1)",
        "",
    ],
)
def test_no_other_address_than_the_own_loopback_is_redirected_to(
    settled: RunningServer, settled_http: httpx2.Client, redirect: str
) -> None:
    answer = settled_http.get("/authorize", params=query(redirect_uri=redirect))
    assert (answer.status_code, answer.headers.get("location")) == (400, None)


@pytest.mark.parametrize(
    "changes",
    [
        {"code_challenge_method": "plain"},
        {"code_challenge": "short"},
        {"state": ""},
        {"client_id": "other"},
        {"response_type": "token"},
    ],
)
def test_a_request_without_proof_of_its_program_is_refused(
    settled: RunningServer, settled_http: httpx2.Client, changes: dict[str, str]
) -> None:
    answer = settled_http.get("/authorize", params=query(**changes), headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["key"]) == (400, "server.bad_request")


def test_wrong_password_and_unknown_person_get_the_same_answer(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    wrong = post_password(http, "ada@voltaire.fr", "pas le bon mot")
    unknown = post_password(http, "ada@voltaire.fr".replace("ada", "eva"), "pas le bon mot")
    assert wrong.status_code == unknown.status_code == 401
    strip = re.compile(r'name="form" value="[^"]+"')
    assert strip.sub("", wrong.text) == strip.sub("", unknown.text).replace("eva@", "ada@")


def test_guessing_is_slowed_down_for_the_guesser_and_the_alert_is_logged(
    server: RunningServer, http: httpx2.Client
) -> None:
    firm, _ = server.firm()
    answers = [post_password(http, "ada@voltaire.fr", f"essai numéro {n}") for n in range(6)]
    assert [one.status_code for one in answers] == [401] * 5 + [429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    # The right password waits as well, and another person's account is free.
    assert post_password(http, "ada@voltaire.fr", PASSWORD).status_code == 429
    assert post_password(http, "eva@voltaire.fr", "x" * 9).status_code == 401
    assert server.event_names(firm).count("sign_in.slowed") == 1


def test_a_network_that_tries_many_accounts_is_slowed_down(tmp_path: Path) -> None:
    with running_server(tmp_path / "s", failures_per_address=4) as server:
        server.firm()
        keys = []
        for n in range(5):
            with pytest.raises(UserError) as caught:
                sign_in_with_password(server.address, f"u{n}@x.fr", "longer word", new_device(), now=server.clock)
            keys.append(caught.value.key)
    assert keys == ["server.wrong_password"] * 4 + ["server.too_many_attempts"]


def test_more_sign_ins_than_the_workers_can_take_are_sent_away(server: RunningServer) -> None:
    server.firm()
    turns = [server.parts.passwords._turn() for _ in range(2)]  # a busy server without its cost
    for turn in turns:
        turn.__enter__()
    statuses: list[int] = []

    def attempt() -> None:
        with httpx2.Client(base_url=server.address, trust_env=False, timeout=20) as client:
            statuses.append(post_password(client, "ada@voltaire.fr", PASSWORD).status_code)

    waiting = [threading.Thread(target=attempt) for _ in range(10)]
    for one in waiting:
        one.start()
    while not any(status == 429 for status in statuses):
        waiting[0].join(0.01)
    for turn in turns:
        turn.__exit__(None, None, None)
    for one in waiting:
        one.join()
    assert sorted(statuses) == [303] * 8 + [429] * 2


def test_a_code_is_worth_nothing_without_its_verifier(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    code = code_from(post_password(http, "ada@voltaire.fr", PASSWORD))
    answer = exchange(http, code, code_verifier="w" * 50)
    assert (answer.status_code, answer.json()["key"]) == (400, "server.code_over")
    assert exchange(http, code).status_code == 400


def test_a_code_is_worth_nothing_at_another_address(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    code = code_from(post_password(http, "ada@voltaire.fr", PASSWORD))
    assert exchange(http, code, redirect_uri="http://127.0.0.1:11111/callback").status_code == 400


def test_a_code_serves_once_and_the_second_use_is_logged(server: RunningServer, http: httpx2.Client) -> None:
    firm, _ = server.firm()
    code = code_from(post_password(http, "ada@voltaire.fr", PASSWORD))
    assert [exchange(http, code).status_code, exchange(http, code).status_code] == [200, 400]
    assert "code.reused" in server.event_names(firm)


def test_a_code_ends_after_five_minutes(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    code = code_from(post_password(http, "ada@voltaire.fr", PASSWORD))
    server.clock.advance(timedelta(minutes=5))
    assert exchange(http, code).status_code == 400


def test_a_device_keeps_to_its_person(server: RunningServer) -> None:
    firm, _ = server.firm()
    server.person(firm, "claire@voltaire.fr")
    device = new_device()
    server.sign_in("ada@voltaire.fr", device)
    with pytest.raises(UserError) as caught:
        server.sign_in("claire@voltaire.fr", device)
    assert caught.value.key == "server.device_taken"


def test_an_access_token_ends_after_ten_minutes_and_the_session_renews_it(
    server: RunningServer, http: httpx2.Client
) -> None:
    server.firm()
    kept = [server.sign_in("ada@voltaire.fr").tokens]
    session = Session(lambda: kept[-1], kept.append, server.clock)
    assert session.access_token() == kept[0].access
    server.clock.advance(timedelta(minutes=10))
    assert status_with(http, kept[0].access) == 401
    assert status_with(http, session.access_token()) == 200
    assert len(kept) == 2


def test_a_refresh_token_stays_good_until_its_successor_is_used(server: RunningServer, http: httpx2.Client) -> None:
    firm, _ = server.firm()
    first = server.sign_in("ada@voltaire.fr").tokens
    # Two replies lost on a train: asked again with the same token.
    lost = [refresh(http, first, first.device_id) for _ in range(2)]
    second = refresh(http, first, first.device_id).json()
    third = refresh(http, second, first.device_id)
    assert [one.status_code for one in [*lost, third]] == [200, 200, 200]
    assert status_with(http, third.json()["access_token"]) == 200
    assert "token.reused" not in server.event_names(firm)


def test_a_replaced_refresh_token_that_comes_back_ends_the_device(server: RunningServer, http: httpx2.Client) -> None:
    firm, _ = server.firm()
    first = server.sign_in("ada@voltaire.fr").tokens
    second = refresh(http, first, first.device_id).json()
    third = refresh(http, second, first.device_id).json()
    stolen = refresh(http, first, first.device_id)
    assert (stolen.status_code, stolen.json()["key"]) == (403, "sync.revoked")
    assert status_with(http, third["access_token"]) == 403
    assert refresh(http, third, first.device_id).status_code == 403
    assert "token.reused" in server.event_names(firm)


def test_a_twin_from_a_lost_reply_that_comes_back_later_ends_the_device(
    server: RunningServer, http: httpx2.Client
) -> None:
    server.firm()
    first = server.sign_in("ada@voltaire.fr").tokens
    twin = refresh(http, first, first.device_id).json()
    second = refresh(http, first, first.device_id).json()
    assert refresh(http, second, first.device_id).status_code == 200
    assert refresh(http, twin, first.device_id).status_code == 403


def test_a_refresh_token_is_refused_to_another_device_without_harm_to_its_own(
    server: RunningServer, http: httpx2.Client
) -> None:
    firm, _ = server.firm()
    tokens = server.sign_in("ada@voltaire.fr").tokens
    assert refresh(http, tokens, new_device().id).status_code == 401
    assert refresh(http, tokens, tokens.device_id).status_code == 200
    assert "token.of_another_device" in server.event_names(firm)


def test_a_session_ends_after_thirty_idle_days_and_after_ninety_in_all(
    server: RunningServer, http: httpx2.Client
) -> None:
    server.firm()
    idle = server.sign_in("ada@voltaire.fr").tokens
    server.clock.advance(timedelta(days=30))
    assert refresh(http, idle, idle.device_id).status_code == 401
    busy = server.sign_in("ada@voltaire.fr").tokens
    current: Tokens | Mapping[str, str] = busy
    for _ in range(4):
        server.clock.advance(timedelta(days=22))
        answer = refresh(http, current, busy.device_id)
        assert answer.status_code == 200
        current = answer.json()
    server.clock.advance(timedelta(days=2))
    assert refresh(http, current, busy.device_id).status_code == 401


def test_a_revoked_person_is_refused_at_the_next_request(server: RunningServer, http: httpx2.Client) -> None:
    firm, _ = server.firm()
    claire = server.person(firm, "claire@voltaire.fr")
    tokens = server.sign_in("claire@voltaire.fr").tokens
    assert status_with(http, tokens.access) == 200
    server.parts.people.revoke_person(firm.id, claire.id)
    assert status_with(http, tokens.access) == 403
    with pytest.raises(SyncError) as caught:
        server.sign_in("claire@voltaire.fr")
    assert caught.value.key == "sync.revoked"


def test_a_revoked_device_cannot_sign_in_again(server: RunningServer) -> None:
    firm, _ = server.firm()
    device = new_device()
    server.sign_in("ada@voltaire.fr", device)
    server.parts.people.revoke_device(firm.id, device.id)
    with pytest.raises(SyncError) as caught:
        server.sign_in("ada@voltaire.fr", device)
    assert caught.value.key == "sync.revoked"


def test_signing_out_ends_the_session(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    tokens = server.sign_in("ada@voltaire.fr").tokens
    assert http.post("/sign-out", headers={"Authorization": f"Bearer {tokens.access}"}).status_code == 200
    assert status_with(http, tokens.access) == 401


def test_one_address_in_two_firms_is_two_people(server: RunningServer) -> None:
    one, _ = server.firm("Voltaire", "ada@conseil.fr")
    two, _ = server.firm("Rousseau", "ada@conseil.fr")
    assert server.sign_in("ada@conseil.fr", organisation="voltaire").org_id == one.id
    assert server.sign_in("ada@conseil.fr", organisation=str(two.id)).org_id == two.id
    with pytest.raises(UserError) as caught:
        server.sign_in("ada@conseil.fr")
    assert caught.value.key == "server.which_organisation"


def test_the_form_asks_for_the_firm_when_there_are_several(server: RunningServer, http: httpx2.Client) -> None:
    server.firm("Voltaire", "ada@conseil.fr")
    server.firm("Rousseau", "bob@conseil.fr")
    page = http.get("/authorize", params=query(), headers={"Accept": "text/html"})
    fields = {"form": form_word(page.text), "email": "bob@conseil.fr", "password": PASSWORD}
    assert 'name="organisation"' in page.text
    assert http.post("/authorize", data=fields | {"organisation": "Rousseau"}).status_code == 303
    again = http.post("/authorize", data=fields | {"organisation": "Diderot"}, headers={"Accept": "text/html"})
    assert (again.status_code, 'name="organisation"' in again.text) == (400, True)


def test_the_browser_brings_the_code_back_to_the_program(server: RunningServer) -> None:
    server.firm()
    closing: list[str] = []

    def browser(address: str) -> bool:
        def walk() -> None:
            parts = urlsplit(address)
            with httpx2.Client(base_url=server.address, trust_env=False) as client:
                # A page that guesses ports disturbs nothing.
                back = parse_qs(parts.query)["redirect_uri"][0]
                closing.append(str(client.get(f"{back}?code=x&state=wrong").status_code))
                page = client.get(f"{parts.path}?{parts.query}", headers={"Accept": "text/html"})
                fields = {"form": form_word(page.text), "email": "ada@voltaire.fr", "password": PASSWORD}
                answer = client.post("/authorize", data=fields, headers={"Accept": "text/html"})
                closing.append(client.get(answer.headers["location"]).text)

        threading.Thread(target=walk).start()
        return True

    words = Messages(Language.FRENCH, strict=True)
    done = sign_in(server.address, new_device(), open_browser=browser, messages=words, now=server.clock)
    assert done.email == "ada@voltaire.fr"
    assert closing[0] == "404"
    assert "Vous êtes connecté" in closing[1]


def test_giving_up_ends_the_wait_at_once(server: RunningServer) -> None:
    cancelled = threading.Event()
    cancelled.set()
    words = Messages(Language.ENGLISH, strict=True)
    with pytest.raises(UserError) as caught:
        sign_in(
            server.address,
            new_device(),
            open_browser=lambda _: True,
            messages=words,
            now=server.clock,
            cancelled=cancelled,
        )
    assert caught.value.key == "signin.cancelled"


def test_a_person_who_walks_away_is_told_so(server: RunningServer) -> None:
    words = Messages(Language.ENGLISH, strict=True)
    with pytest.raises(UserError) as caught:
        sign_in(
            server.address,
            new_device(),
            open_browser=lambda _: True,
            messages=words,
            now=server.clock,
            wait_seconds=0.2,
        )
    assert caught.value.key == "signin.timed_out"


def test_joining_makes_a_person_active(server: RunningServer) -> None:
    firm, admin = server.firm()
    with server.parts.store.read() as connection:
        found = person(connection, firm.id, admin.id)
    assert found is not None
    assert found.status == UserStatus.ACTIVE
