"""The colleagues' form: whoever has the link enters a request, reads nothing, and every hostile thing is answered."""

import html
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from salesdesk.cli import main
from salesdesk.domain.extra_work import ExtraRequest
from salesdesk.domain.people import Organisation
from salesdesk.server import form_links
from salesdesk.server.routes.requests import _LOOKS_PER_NETWORK, _PER_NETWORK, LARGEST_BODY
from salesdesk.store.engine import open_encrypted
from salesdesk.store.profile import Identity, write_identity
from salesdesk.store.queries.records import find
from salesdesk.store.schema import prepare
from salesdesk.store.server_tables import FORM_LINK
from salesdesk.store.unit import LaptopStore
from salesdesk.sync.client import SyncClient
from salesdesk.sync.memory_transport import MemoryTransport
from tests.factories.browsers import browser, chromedriver
from tests.factories.servers import RunningServer
from tests.factories.stores import KEY

FRENCH = {"Accept": "text/html", "Accept-Language": "fr"}
ENGLISH = {"Accept": "text/html", "Accept-Language": "en-GB"}


def link_of(server: RunningServer, firm: Organisation | None = None) -> str:
    made = firm or server.firm()[0]
    with server.parts.store.write() as connection:
        return form_links.new_link(connection, made.id, made.id, now=server.clock())  # type: ignore[arg-type]  # any id


def page_word(http: httpx2.Client, link: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', http.get(f"/requests/{link}", headers=FRENCH).text)
    assert found is not None
    return found[1]


def fields(server: RunningServer, word: str, **changes: str) -> dict[str, str]:
    typed = {
        "form": word, "client": "Laiterie du Val d’Orb", "what": "Reprise de 12 palettes\nle lundi",
        "asked_by": "M. Aubry", "day": server.clock().date().isoformat(), "received_by": "Léa, magasin",
    }  # fmt: skip
    return typed | changes


def kept(server: RunningServer) -> list[ExtraRequest]:
    with server.parts.store.read() as connection:
        return find(connection, ExtraRequest)


def send(http: httpx2.Client, link: str, typed: dict[str, str], **headers: str) -> httpx2.Response:
    return http.post(f"/requests/{link}", data=typed, headers=FRENCH | headers)


def test_a_request_is_kept_as_the_colleague_wrote_it(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    answer = send(http, link, fields(server, page_word(http, link)))
    assert (answer.status_code, "Demande transmise" in answer.text) == (200, True)
    (one,) = kept(server)
    actual = (one.client, one.what, one.asked_by, one.received_by, one.received_on, one.account_id, one.settled_at)
    expected = ("Laiterie du Val d’Orb", "Reprise de 12 palettes\nle lundi", "M. Aubry", "Léa, magasin")
    assert actual == (*expected, server.clock().date(), None, None)


def test_the_request_reaches_a_laptop_at_its_next_round(
    server: RunningServer, http: httpx2.Client, tmp_path: Path
) -> None:
    firm, _ = server.firm()
    rep = server.person(firm, "claire@voltaire.fr")
    link = link_of(server, firm)
    send(http, link, fields(server, page_word(http, link)))
    signed = server.sign_in("claire@voltaire.fr")
    store = open_encrypted(tmp_path / "laptop.db", KEY)
    prepare(store, "laptop")
    identity = Identity(org_id=firm.id, user_id=rep.id, device_id=signed.tokens.device_id)
    with store.write() as connection:
        write_identity(connection, identity)
    laptop = LaptopStore(store, identity, server.clock)
    SyncClient(laptop, MemoryTransport(server.parts.hub, identity)).round()
    with laptop.read() as connection:
        assert [one.client for one in find(connection, ExtraRequest)] == ["Laiterie du Val d’Orb"]
    laptop.close()


def test_a_page_sent_twice_is_one_request(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    typed = fields(server, page_word(http, link))
    statuses = [send(http, link, typed | {"what": what}).status_code for what in ("Palettes", "Autre chose")]
    assert (statuses, [one.what for one in kept(server)]) == ([200, 200], ["Palettes"])


def test_the_page_speaks_the_language_of_the_browser_and_names_the_firm_only(
    server: RunningServer, http: httpx2.Client
) -> None:
    link = link_of(server)
    french, english = (http.get(f"/requests/{link}", headers=one).text for one in (FRENCH, ENGLISH))
    assert ("Une demande d’un client" in french, "A request from a client" in english) == (True, True)
    assert ("Un client de Voltaire" in french, "Ada Martin" in french) == (True, False)


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("client", "  ", "Écrivez le nom du client."),
        ("what", "\u200b \n", "Écrivez ce que le client demande."),
        ("received_by", "", "Écrivez votre nom"),
        ("client", "x" * 121, "121 caractères"),
        ("what", "x" * 100_000, "100\u202f000 caractères"),
        ("day", "hier", "Choisissez un jour"),
        ("day", "2999-01-01", "pas encore venu"),
        ("day", "1999-01-01", "plus d’un an"),
    ],
)
def test_a_refused_field_says_why_and_everything_typed_is_given_back(
    server: RunningServer, http: httpx2.Client, name: str, text: str, why: str
) -> None:
    link = link_of(server)
    answer = send(http, link, fields(server, page_word(http, link), **{name: text}))
    wrong = re.search(rf'id="{name}-wrong">([^<]+)<', answer.text)
    assert (answer.status_code, kept(server)) == (400, [])
    assert wrong is not None
    assert why in html.unescape(wrong[1])
    shown = html.unescape(answer.text)
    assert [one for one in ("M. Aubry", "Reprise de 12" if name != "what" else "") if one not in shown] == []
    if text.strip() and name != "day":
        assert text in shown


def test_html_is_shown_as_it_was_typed_and_never_obeyed(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    nasty = '"><script>alert(1)</script></textarea><img src=x onerror=alert(1)>'
    again = send(http, link, fields(server, page_word(http, link), what=nasty, client=nasty, received_by=""))
    done = send(http, link, fields(server, page_word(http, link), what=nasty, client=nasty))
    assert [one for page in (again, done) for one in ("<script", "<img") if one in page.text] == []
    assert [one.what for one in kept(server)] == [nasty]


def test_signs_that_hide_or_turn_text_round_are_left_out(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    send(
        http,
        link,
        fields(server, page_word(http, link), client="Lai\u00adte\u202erie\t du  Val\ue000", what="a\r\nb\x07c"),
    )
    assert [(one.client, one.what) for one in kept(server)] == [("Laiterie du Val", "a\nb c")]


@pytest.mark.parametrize("body", [b"what=%00", b"what=a&what=b", b"what=%ff", "what=é".encode(), b"&" * 50])
def test_a_body_that_no_browser_sends_is_refused(server: RunningServer, http: httpx2.Client, body: bytes) -> None:
    link = link_of(server)
    headers = FRENCH | {"Content-Type": "application/x-www-form-urlencoded"}
    assert http.post(f"/requests/{link}", content=body, headers=headers).status_code == 400
    assert kept(server) == []


def test_a_body_beyond_the_limit_and_another_type_are_refused(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    too_large = send(http, link, {"what": "x" * LARGEST_BODY})
    other = http.post(f"/requests/{link}", json={"what": "x"}, headers=FRENCH)
    assert (too_large.status_code, other.status_code, kept(server)) == (413, 415, [])


@pytest.mark.parametrize("word", ["x", "A" * 64, "é" * 64, "..%2F..%2Fetc%2Fpasswd", "%00", "A" * 5_000])
def test_a_link_that_is_none_of_ours_is_over(settled: RunningServer, settled_http: httpx2.Client, word: str) -> None:
    answers = [settled_http.get(f"/requests/{word}", headers=FRENCH), send(settled_http, word, {"client": "x"})]
    assert [one.status_code in (404, 410) for one in answers] == [True, True]


def test_a_revoked_link_and_one_of_another_firm_open_nothing(server: RunningServer, http: httpx2.Client) -> None:
    firm, _ = server.firm()
    other, _ = server.firm("Ohm", "bob@ohm.fr")
    link, theirs = link_of(server, firm), link_of(server, other)
    word = page_word(http, link)
    assert send(http, theirs, fields(server, word)).status_code == 400
    with server.parts.store.write() as connection:
        (mark,) = [one.mark for one in form_links.links(connection, firm.id)]
        assert form_links.revoke_link(connection, firm.id, mark, now=server.clock()) is True
        assert form_links.revoke_link(connection, firm.id, mark, now=server.clock()) is False
    answers = [http.get(f"/requests/{link}", headers=FRENCH), send(http, link, fields(server, word))]
    assert [one.status_code for one in answers] == [410, 410]
    assert kept(server) == []


def test_a_page_left_open_for_a_day_gives_back_what_was_typed_and_then_passes(
    server: RunningServer, http: httpx2.Client
) -> None:
    link = link_of(server)
    old = page_word(http, link)
    server.clock.advance(timedelta(hours=25))
    answer = send(http, link, fields(server, old))
    assert (answer.status_code, "Reprise de 12 palettes" in answer.text) == (400, True)
    fresh = re.search(r'name="form" value="([^"]+)"', answer.text)
    assert fresh is not None
    assert send(http, link, fields(server, fresh[1])).status_code == 200


@pytest.mark.parametrize("headers", [{"Origin": "https://mal.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_cannot_send_the_form(server: RunningServer, http: httpx2.Client, headers: dict[str, str]) -> None:
    link = link_of(server)
    assert send(http, link, fields(server, page_word(http, link)), **headers).status_code == 403
    assert send(http, link, fields(server, "forged")).status_code == 400
    assert kept(server) == []


def test_whoever_floods_the_form_waits_and_loses_nothing_typed(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    for _ in range(_PER_NETWORK):
        assert send(http, link, fields(server, page_word(http, link))).status_code == 200
    answer = send(http, link, fields(server, page_word(http, link)))
    assert (answer.status_code, "M. Aubry" in answer.text) == (429, True)
    assert 1 <= int(answer.headers["retry-after"]) <= 60
    assert len(kept(server)) == _PER_NETWORK


def test_words_are_not_tried_faster_by_sending_forms(server: RunningServer, http: httpx2.Client) -> None:
    guesses = [f"{'A' * 85}{number:03d}" for number in range(_LOOKS_PER_NETWORK + 1)]
    statuses = [send(http, guess, {"form": "x"}).status_code for guess in guesses]
    assert (set(statuses[:-1]), statuses[-1]) == ({410}, 429)


def test_a_form_sent_many_times_at_once_is_one_request(server: RunningServer, http: httpx2.Client) -> None:
    link = link_of(server)
    typed = fields(server, page_word(http, link))
    with ThreadPoolExecutor(8) as hands:
        answers = list(hands.map(lambda _: send(http, link, typed).status_code, range(8)))
    assert (answers, len(kept(server))) == ([200] * 8, 1)


def test_the_link_is_kept_as_a_hash_only(server: RunningServer) -> None:
    link = link_of(server)
    with server.parts.store.read() as connection:
        rows = [tuple(row) for row in connection.execute(select(FORM_LINK))]
    assert link not in repr(rows)
    assert link.encode() not in b"".join(one for row in rows for one in row if isinstance(one, bytes))


def run(data: Path, *words: str) -> Any:
    result = CliRunner().invoke(main, ["admin", "--data", str(data), *words], prog_name="salesdesk")
    return result


def test_the_administrator_makes_lists_and_revokes_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")
    data = tmp_path / "server"
    run(data, "create-organisation", "Voltaire", "--admin-email", "ada@voltaire.fr", "--admin-name", "Ada Martin")
    made = json.loads(run(data, "form-link", "new", "--url", "https://sales.voltaire.fr/", "--json").output)
    assert re.fullmatch(r"https://sales\.voltaire\.fr/requests/[A-Za-z0-9_-]{64}", made["form_link"])
    (listed,) = json.loads(run(data, "form-link", "list", "--json").output)
    assert (listed["revoked_at"], len(listed["mark"])) == (None, 2 * form_links.MARK_BYTES)
    assert run(data, "form-link", "revoke", listed["mark"]).exit_code == 0
    again = run(data, "form-link", "revoke", listed["mark"])
    assert (again.exit_code, "No working link" in again.output) == (1, True)
    assert "revoked" in run(data, "form-link", "list").output


@pytest.mark.e2e
@pytest.mark.skipif(chromedriver() is None, reason="this machine has no chromedriver with Chromium")
def test_a_colleague_fills_the_form_in_a_browser(server: RunningServer, tmp_path: Path) -> None:
    link = link_of(server)
    with browser(tmp_path / "browser", width=400) as window:
        window.open(f"{server.address}/requests/{link}")
        assert window.until("return document.activeElement.id", "client") == "client"
        assert window.script("return document.querySelector('#day').value") == server.clock().date().isoformat()
        window.type("#client", "Laiterie du Val d’Orb")
        window.type("#what", "Reprise de 12 palettes")
        window.script("document.querySelector('#received_by').required = false")
        window.submit("button")
        assert window.text("#received_by-wrong").startswith("Écrivez votre nom")
        assert window.script("return document.querySelector('#what').value") == "Reprise de 12 palettes"
        assert window.until("return document.activeElement.id", "received_by") == "received_by"
        wide = window.script("return document.documentElement.scrollWidth <= window.innerWidth")
        (tmp_path / "wrong.png").write_bytes(window.picture())
        window.type("#received_by", "Léa")
        window.submit("button")
        assert (window.text("h1"), wide) == ("Demande transmise", True)
        (tmp_path / "done.png").write_bytes(window.picture())
    assert [one.received_by for one in kept(server)] == ["Léa"]
