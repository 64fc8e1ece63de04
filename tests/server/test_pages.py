"""The pages: invitation, words, escaping, headers, what other sites may do."""

import re
from datetime import timedelta

import httpx2
import pytest

from salesdesk.domain.people import Role
from salesdesk.server.pages.layout import style_sheet
from tests.factories.servers import PASSWORD, RunningServer
from tests.factories.sign_in_requests import form_word, post_password, query

FRENCH = {"Accept": "text/html", "Accept-Language": "fr-FR,fr;q=0.9,en;q=0.8"}
ENGLISH = {"Accept": "text/html", "Accept-Language": "de;q=0.9, en-GB;q=0.8, fr;q=0.5"}


def invitation(server: RunningServer, email: str = "claire@voltaire.fr") -> str:
    firm, _ = server.firm()
    user = server.parts.people.add_person(firm.id, email, "Claire <b>Petit</b>", Role.REP)
    return server.invitation(firm, user)


def join(http: httpx2.Client, word: str, password: str, again: str | None = None) -> httpx2.Response:
    fields = {"token": word, "password": password, "again": password if again is None else again}
    return http.post("/join", data=fields, headers=FRENCH)


def test_an_invited_person_chooses_a_password_and_signs_in(server: RunningServer, http: httpx2.Client) -> None:
    word = invitation(server)
    page = http.get("/join", params={"token": word}, headers=FRENCH)
    assert (page.status_code, "Rejoindre Voltaire" in page.text) == (200, True)
    done = join(http, word, PASSWORD)
    assert (done.status_code, "C’est fait" in done.text) == (200, True)
    assert server.sign_in("claire@voltaire.fr").role == "rep"


def test_an_invitation_serves_once(server: RunningServer, http: httpx2.Client) -> None:
    word = invitation(server)
    assert [join(http, word, PASSWORD).status_code, join(http, word, PASSWORD).status_code] == [200, 410]
    assert http.get("/join", params={"token": word}, headers=FRENCH).status_code == 410


def test_an_invitation_ends_after_three_days(server: RunningServer, http: httpx2.Client) -> None:
    word = invitation(server)
    server.clock.advance(timedelta(hours=72))
    assert join(http, word, PASSWORD).status_code == 410


def test_a_newer_invitation_ends_the_older(server: RunningServer, http: httpx2.Client) -> None:
    firm, admin = server.firm()
    older, newer = server.invitation(firm, admin), server.invitation(firm, admin)
    assert http.get("/join", params={"token": older}, headers=FRENCH).status_code == 410
    assert http.get("/join", params={"token": newer}, headers=FRENCH).status_code == 200


@pytest.mark.parametrize("word", ["", "x", "A" * 64, "é" * 64, "../../etc/passwd"])
def test_a_word_that_is_no_invitation_is_refused(
    settled: RunningServer, settled_http: httpx2.Client, word: str
) -> None:
    assert settled_http.get("/join", params={"token": word}, headers=FRENCH).status_code == 410


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("court", "trop court"),
        ("motdepasse1", "premiers qu’on essaierait"),
        ("Azerty123", "trop court"),
        ("aaaaaaaaaaaa", "premiers qu’on essaierait"),
        ("claire@voltaire.fr", "premiers qu’on essaierait"),
        ("x" * 20 + "y" * 300, "dépasse"),
    ],
)
def test_a_weak_password_is_refused_and_the_invitation_stands(
    server: RunningServer, http: httpx2.Client, password: str, problem: str
) -> None:
    word = invitation(server)
    if password == "Azerty123":
        problem = "premiers qu’on essaierait"
    answer = join(http, word, password)
    assert (answer.status_code, problem in answer.text) == (400, True)
    assert join(http, word, "Ñandú " * 20).status_code == 200


def test_a_password_typed_twice_differently_is_refused(server: RunningServer, http: httpx2.Client) -> None:
    answer = join(http, invitation(server), PASSWORD, PASSWORD + "!")
    assert (answer.status_code, "ne sont pas les mêmes" in answer.text) == (400, True)


def test_a_renewed_password_ends_every_session(server: RunningServer, http: httpx2.Client) -> None:
    firm, admin = server.firm()
    tokens = server.sign_in("ada@voltaire.fr").tokens
    assert join(http, server.invitation(firm, admin), "un autre vélo, rouge").status_code == 200
    assert http.get("/me", headers={"Authorization": f"Bearer {tokens.access}"}).status_code == 401
    assert post_password(http, "ada@voltaire.fr", PASSWORD).status_code == 401
    assert post_password(http, "ada@voltaire.fr", "un autre vélo, rouge").status_code == 303


def test_what_people_typed_never_becomes_markup(server: RunningServer, http: httpx2.Client) -> None:
    word = invitation(server)
    page = http.get("/join", params={"token": word}, headers=FRENCH).text
    assert "Claire &lt;b&gt;Petit&lt;/b&gt;" in page
    device = http.get("/authorize", params=query(device_name='"><script>alert(1)</script>'), headers=FRENCH).text
    assert "<script" not in device
    typed = post_password(http, '"><img src=x onerror=alert(1)>', "wrong word").text
    assert "<img" not in typed


@pytest.mark.parametrize(("headers", "language", "title"), [(FRENCH, "fr", "Connexion"), (ENGLISH, "en", "Sign in")])
def test_the_page_speaks_the_browsers_language(
    settled: RunningServer, settled_http: httpx2.Client, headers: dict[str, str], language: str, title: str
) -> None:
    page = settled_http.get("/authorize", params=query(), headers=headers).text
    assert f'<html lang="{language}">' in page
    assert f"<h1>{title}</h1>" in page


def test_every_field_of_a_page_has_its_label(server: RunningServer, http: httpx2.Client) -> None:
    word = invitation(server)
    for path, parameters in (("/authorize", query()), ("/join", {"token": word})):
        page = http.get(path, params=parameters, headers=FRENCH).text
        fields = set(re.findall(r'<input id="([^"]+)"', page))
        assert fields
        assert fields - set(re.findall(r'<label for="([^"]+)"', page)) == set()


def test_a_page_allows_no_script_and_leads_to_its_own_program_only(
    settled: RunningServer, settled_http: httpx2.Client
) -> None:
    answer = settled_http.get("/authorize", params=query(), headers=FRENCH)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "form-action 'self' http://127.0.0.1:54321" in policy
    assert "style=" not in answer.text


@pytest.mark.parametrize("path", ["/health", "/authorize", "/nowhere", "/pages.css", "/me"])
def test_every_answer_carries_the_safe_headers(settled_http: httpx2.Client, path: str) -> None:
    headers = settled_http.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == ("max-age=3600" if path == "/pages.css" else "no-store")
    assert "server" not in headers


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_from_another_site_is_refused(
    server: RunningServer, http: httpx2.Client, headers: dict[str, str]
) -> None:
    server.firm()
    assert post_password(http, "ada@voltaire.fr", PASSWORD, **headers).status_code == 403
    assert post_password(http, "ada@voltaire.fr", PASSWORD, Origin=server.address).status_code == 303


def test_a_changed_or_old_form_is_refused(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    word = form_word(http.get("/authorize", params=query(), headers=FRENCH).text)
    fields = {"email": "ada@voltaire.fr", "password": PASSWORD}
    changed = word[:-8] + ("AAAAAAA=" if not word.endswith("AAAAAAA=") else "BBBBBBB=")
    assert http.post("/authorize", data=fields | {"form": changed}).status_code == 400
    assert http.post("/authorize", data=fields | {"form": "é"}).status_code == 400
    server.clock.advance(timedelta(minutes=15))
    assert http.post("/authorize", data=fields | {"form": word}).status_code == 400


def test_both_themes_have_every_colour_that_the_rules_use() -> None:
    sheet = style_sheet()
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet)) - {"--brand-from", "--brand-to"}
    light, dark = re.findall(r":root \{([^}]*)\}", sheet)
    for theme in (light, dark):
        assert used - set(re.findall(r"(--[a-z0-9-]+):", theme)) == set()
