"""What any caller meets: health, sync over HTTP, refusals, rights, sizes, patience."""

import logging
import socket
import time
from pathlib import Path

import httpx2
import msgspec
import pytest

from salesdesk.config.logs import KeyValueFormatter
from salesdesk.domain.errors import StoreError, SyncError, UserError
from salesdesk.domain.people import Role
from salesdesk.server import events
from salesdesk.server.config import KEY_FILE, ServerConfig, check, server_key
from salesdesk.server.passwords import Passwords
from salesdesk.server.permissions import PUBLIC, ROUTES, is_allowed
from salesdesk.services.signing_in import checked_server_url, sign_in_with_password
from salesdesk.sync import codec
from salesdesk.sync.protocol import Hello, HelloReply, Pull, PullReply, Push, PushReply, Refused
from tests.factories.servers import PASSWORD, RunningServer, new_device, running_server

MESSAGES = {
    "/sync/hello": Hello(proto_from=1, proto_to=1, schema=1, app_version="0.1.0", clock_ms=0),
    "/sync/pull": Pull(),
    "/sync/push": Push(batch_id=bytes(16), ops=[]),
}


def call(http: httpx2.Client, path: str, access: str, body: bytes | None = None, kind: str = "") -> httpx2.Response:
    headers = {"Authorization": f"Bearer {access}", "Content-Type": kind or codec.MEDIA_TYPE}
    return http.post(path, content=codec.encode(MESSAGES[path]) if body is None else body, headers=headers)


def test_health_tells_what_the_server_speaks(settled: RunningServer, settled_http: httpx2.Client) -> None:
    answer = settled_http.get("/health").json()
    assert (answer["ok"], answer["proto"], answer["database"]) == (True, 1, "sqlite")


@pytest.mark.parametrize(
    ("path", "form"), [("/sync/hello", HelloReply), ("/sync/pull", PullReply), ("/sync/push", PushReply)]
)
def test_a_signed_in_device_syncs(
    settled: RunningServer, settled_http: httpx2.Client, path: str, form: type[HelloReply | PullReply | PushReply]
) -> None:
    answer = call(settled_http, path, settled.sign_in("ada@voltaire.fr").tokens.access)
    assert answer.status_code == 200
    assert isinstance(codec.decode(answer.content, form), form)


def test_a_device_revoked_between_two_pages_is_told_so_in_the_syncs_own_form(
    server: RunningServer, http: httpx2.Client
) -> None:
    firm, _ = server.firm()
    done = server.sign_in("ada@voltaire.fr")
    assert call(http, "/sync/pull", done.tokens.access).status_code == 200
    server.parts.people.revoke_device(firm.id, done.tokens.device_id)
    answer = call(http, "/sync/pull", done.tokens.access)
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (403, "sync.revoked")


def test_a_firm_never_receives_another_firms_people(server: RunningServer, http: httpx2.Client) -> None:
    server.firm("Voltaire", "ada@voltaire.fr")
    server.firm("Rousseau", "jean@rousseau.fr")
    access = server.sign_in("ada@voltaire.fr", organisation="Voltaire").tokens.access
    content = b""
    for _ in range(5):
        answer = call(http, "/sync/pull", access)
        content += msgspec.msgpack.encode(codec.decode(answer.content, PullReply))
    assert b"ada@voltaire.fr" in content
    assert b"rousseau" not in content.lower()


def test_an_administrator_revokes_nobody_of_another_firm(server: RunningServer, http: httpx2.Client) -> None:
    server.firm("Voltaire", "ada@voltaire.fr")
    _, jean = server.firm("Rousseau", "jean@rousseau.fr")
    access = server.sign_in("ada@voltaire.fr", organisation="Voltaire").tokens.access
    headers = {"Authorization": f"Bearer {access}", "Accept": "application/json"}
    answer = http.post("/admin/revoke-person", data={"id": str(jean.id)}, headers=headers)
    assert (answer.status_code, answer.json()["key"]) == (400, "server.unknown_person")
    assert server.sign_in("jean@rousseau.fr", organisation="Rousseau").role == "administrator"


@pytest.mark.parametrize("token", ["x", "Bearer", "A" * 64, "é"])
def test_without_a_good_token_nothing_is_told(settled: RunningServer, settled_http: httpx2.Client, token: str) -> None:
    headers = {b"Authorization": f"Bearer {token}".encode(), b"Content-Type": codec.MEDIA_TYPE.encode()}
    answer = settled_http.post("/sync/pull", content=codec.encode(Pull()), headers=headers)
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (401, "server.sign_in_again")


def test_a_body_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with running_server(tmp_path / "s", largest_push_bytes=10_000) as server:
        server.firm()
        access = server.sign_in("ada@voltaire.fr").tokens.access
        with httpx2.Client(base_url=server.address, trust_env=False) as http:
            answer = call(http, "/sync/push", access, b"x" * 10_001)
            form = http.post("/token", data={"code": "x" * 70_000}, headers={"Accept": "application/json"})
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (413, "sync.too_large")
    assert (form.status_code, form.json()["key"]) == (413, "server.too_large")


def test_a_small_body_that_unpacks_to_much_is_refused(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    access = server.sign_in("ada@voltaire.fr").tokens.access
    answer = call(http, "/sync/push", access, codec.encode(bytes(20_000_000)))
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (413, "sync.too_large")


@pytest.mark.parametrize("body", [b"", b"<html>portal</html>", b"\x28\xb5\x2f\xfd", b"\xff" * 100])
def test_a_damaged_body_is_refused(settled: RunningServer, settled_http: httpx2.Client, body: bytes) -> None:
    answer = call(settled_http, "/sync/push", settled.sign_in("ada@voltaire.fr").tokens.access, body)
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (400, "sync.bad_body")


def test_a_body_of_another_kind_is_refused(server: RunningServer, http: httpx2.Client) -> None:
    server.firm()
    answer = call(http, "/sync/push", server.sign_in("ada@voltaire.fr").tokens.access, kind="text/html")
    assert answer.status_code == 415
    assert http.post("/token", json={}, headers={"Accept": "application/json"}).status_code == 415


@pytest.mark.parametrize(
    "body",
    [
        b"grant_type=refresh_token&grant_type=x",
        b"a=%FF%FE",
        b"a=%00",
        b"\xc3\xa9=1",
        b"&".join(b"f%d=1" % n for n in range(30)),
    ],
)
def test_a_malformed_form_is_refused(settled: RunningServer, settled_http: httpx2.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    answer = settled_http.post("/token", content=body, headers=headers)
    assert (answer.status_code, answer.json()["key"]) == (400, "server.bad_request")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/token", 405)])
def test_a_wrong_address_is_told_in_the_callers_form(
    settled: RunningServer, settled_http: httpx2.Client, method: str, path: str, status: int
) -> None:
    as_json = settled_http.request(method, path, headers={"Accept": "application/json"})
    as_page = settled_http.request(method, path, headers={"Accept": "text/html", "Accept-Language": "en"})
    as_bytes = settled_http.request(method, path)
    assert {as_json.status_code, as_page.status_code, as_bytes.status_code} == {status}
    key = as_json.json()["key"]
    assert msgspec.msgpack.decode(as_bytes.content)["key"] == key
    assert "<h1>" in as_page.text
    assert "Traceback" not in as_page.text


def test_a_fault_of_the_server_is_told_without_its_insides(
    server: RunningServer, http: httpx2.Client, caplog: pytest.LogCaptureFixture
) -> None:
    server.firm()
    access = server.sign_in("ada@voltaire.fr").tokens.access
    # A database that vanished under the server is the nearest thing to a fault of ours.
    object.__setattr__(server.parts, "hub", None)
    answer = call(http, "/sync/pull", access)
    assert (answer.status_code, codec.decode(answer.content, Refused).key) == (500, "server.unexpected")
    assert b"Traceback" not in answer.content
    assert [one.levelname for one in caplog.records if one.levelname == "ERROR"] == ["ERROR"]


def test_a_body_that_comes_too_slowly_is_given_up(tmp_path: Path) -> None:
    with running_server(tmp_path / "s", body_seconds=0.3) as server:
        host, port = server.address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as line:
            head = "POST /token HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            line.sendall(f"{head}Content-Length: 50\r\n\r\na=1".encode())
            started = time.monotonic()
            answer = line.recv(4096)
    assert answer.startswith(b"HTTP/1.1 408")
    assert time.monotonic() - started < 5


def test_the_log_holds_no_address_no_token_and_no_query(
    server: RunningServer, http: httpx2.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="salesdesk")
    firm, admin = server.firm()
    word = server.invitation(firm, admin)
    http.get("/join", params={"token": word})
    http.get(f"/{word}")
    done = server.sign_in("ada@voltaire.fr")
    written = "\n".join(KeyValueFormatter().format(record) for record in caplog.records)
    assert "route=/join" in written
    for secret in ("ada@", "Ada", word, done.tokens.access, done.tokens.refresh, "code="):
        assert secret not in written


def test_every_route_is_public_or_has_its_roles(server: RunningServer) -> None:
    from litestar.routes import HTTPRoute

    from salesdesk.server.app import make_app

    known = {
        (method, route.path)
        for route in make_app(server.parts).routes
        if isinstance(route, HTTPRoute)
        for method in route.methods
        if method != "OPTIONS"
    }
    guarded = {(method, path) for method, path in known if path not in PUBLIC}
    assert guarded == set(ROUTES)


@pytest.mark.parametrize("role", [*Role, "of_a_newer_version"])
def test_only_the_administrator_ends_sessions(role: str) -> None:
    assert is_allowed(role, "POST", "/admin/revoke-person") == (role == Role.ADMINISTRATOR)
    assert is_allowed(role, "POST", "/sync/pull") == (role in tuple(Role))


def test_a_rep_is_refused_what_the_administrator_may(server: RunningServer, http: httpx2.Client) -> None:
    firm, admin = server.firm()
    server.person(firm, "claire@voltaire.fr")
    rep = {"Authorization": f"Bearer {server.sign_in('claire@voltaire.fr').tokens.access}"}
    boss = {"Authorization": f"Bearer {server.sign_in('ada@voltaire.fr').tokens.access}"}
    for path in ("/admin/people", "/admin/events"):
        assert [http.get(path, headers=one).status_code for one in (rep, boss)] == [403, 200]
    assert http.post("/admin/revoke-person", data={"id": str(admin.id)}, headers=rep).status_code == 403


def test_the_description_of_the_routes_is_hidden_unless_asked_for(tmp_path: Path) -> None:
    for openapi, status in ((False, 404), (True, 200)):
        with running_server(tmp_path / str(openapi), openapi=openapi) as server:
            assert httpx2.get(f"{server.address}/schema/openapi.json", trust_env=False).status_code == status


def test_a_changed_a_removed_and_an_added_line_of_the_log_are_found(server: RunningServer) -> None:
    firm, _ = server.firm()
    server.person(firm, "claire@voltaire.fr")
    store = server.parts.store
    with store.read() as connection:
        verdict = events.verify(connection, firm.id)
    assert (verdict.faults, verdict.checked) == ((), 4)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE event SET name = 'nothing' WHERE no = 2")
    with store.read() as connection:
        assert events.verify(connection, firm.id).faults == (2,)
    with store.write() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE no = 2")
    with store.read() as connection:
        assert events.verify(connection, firm.id).faults == (3,)


def test_passwords_are_kept_at_the_advised_cost() -> None:
    kept = Passwords().hash("un vélo bleu")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_same_letters_composed_otherwise_are_the_same_password() -> None:
    passwords = Passwords(time_cost=1, memory_kib=64)
    assert passwords.verify(passwords.hash("ve\u0301lo bleu"), "v\u00e9lo bleu")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10", "desk.example"])
def test_plain_http_stays_on_the_machine(tmp_path: Path, host: str) -> None:
    with pytest.raises(UserError) as caught:
        check(ServerConfig(data=tmp_path, host=host))
    assert caught.value.key == "server.plain_http"
    check(ServerConfig(data=tmp_path, host=host, behind_proxy=True))


def test_the_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = server_key(folder, {})
    assert server_key(folder, {}) == key
    assert (folder / KEY_FILE).stat().st_mode & 0o777 == 0o600
    (folder / KEY_FILE).chmod(0o644)
    with pytest.raises(StoreError) as caught:
        server_key(folder, {})
    assert caught.value.key == "server.key_open"


def test_a_key_that_is_lost_is_never_replaced_by_another(tmp_path: Path) -> None:
    (tmp_path / "server.db").write_bytes(b"x")
    with pytest.raises(StoreError) as caught:
        server_key(tmp_path, {})
    assert caught.value.key == "server.key_missing"


def test_the_database_file_is_not_readable_without_its_key(server: RunningServer) -> None:
    server.firm()
    assert b"SQLite" not in (server.parts.config.data / "server.db").read_bytes()[:64]


def test_a_caller_cannot_say_that_he_is_somebody_else(tmp_path: Path) -> None:
    with running_server(tmp_path / "s", failures_per_address=2) as server:
        server.firm()
        with httpx2.Client(base_url=server.address, trust_env=False) as http:
            from tests.factories.sign_in_requests import post_password

            statuses = [
                post_password(http, f"u{n}@x.fr", "longer word", **{"X-Forwarded-For": f"10.0.0.{n}"}).status_code
                for n in range(3)
            ]
    assert statuses == [401, 401, 429]


@pytest.mark.parametrize(
    "address", ["http://desk.example", "ftp://desk.example", "https://", "https://me@desk.example", "https://x:port"]
)
def test_a_client_speaks_in_the_clear_on_its_own_machine_only(address: str) -> None:
    with pytest.raises(UserError) as caught:
        checked_server_url(address)
    assert caught.value.key == "signin.bad_address"
    assert checked_server_url(" desk.example/path ") == "https://desk.example"
    assert checked_server_url("http://127.0.0.1:8420/") == "http://127.0.0.1:8420"


def test_a_server_that_is_down_is_a_clear_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(SyncError) as caught:
            sign_in_with_password(address, "a@b.fr", PASSWORD, new_device(), now=lambda: None)  # type: ignore[arg-type,return-value]  # never asked
    assert (caught.value.key, caught.value.retryable) == ("signin.unreachable", True)
