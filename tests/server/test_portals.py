"""What a laptop says when something else than its server answers: a hotel's portal, a broken proxy, a hostile page."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from salesdesk.domain.errors import SalesDeskError, SyncError
from salesdesk.services.session import Session, Tokens
from salesdesk.services.signing_in import sign_in_with_password
from tests.factories.servers import PASSWORD, new_device


@contextmanager
def answering(status: int, kind: str, content: bytes) -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", "0")))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Location", "https://portal.example/")
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as portal:
        thread = threading.Thread(target=portal.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{portal.server_address[1]}"
        finally:
            portal.shutdown()
            thread.join()


PORTALS = [
    (200, "text/html", b"<html><form action='/pay'></form></html>"),
    (302, "text/html", b""),
    (511, "text/html", b"<html>sign in to the network</html>"),
    (200, "application/json", b"<html>"),
    (200, "application/json", b"[]"),
    (200, "application/json", b'{"access_token": 1}'),
    (400, "application/json", b'{"error": "other"}'),
    (400, "application/json", b'{"key": 5, "args": {}}'),
    (502, "text/plain", b"bad gateway"),
]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.mark.parametrize(("status", "kind", "content"), PORTALS)
def test_a_portal_is_not_taken_for_the_server(status: int, kind: str, content: bytes) -> None:
    with answering(status, kind, content) as address:
        kept = Tokens(server_url=address, device_id=new_device().id, access="a", refresh="r", expires_at=now())
        saved: list[Tokens] = []
        with pytest.raises(SyncError) as signing_in:
            sign_in_with_password(address, "a@b.fr", PASSWORD, new_device(), now=now)
        with pytest.raises(SyncError) as renewing:
            Session(lambda: kept, saved.append, now).access_token()
    assert (signing_in.value.key, signing_in.value.retryable) == ("signin.not_salesdesk", True)
    assert (renewing.value.key, renewing.value.retryable) == ("signin.not_salesdesk", True)
    assert saved == []


def test_the_names_of_a_hostile_answer_do_no_harm() -> None:
    content = b'{"key": "x.y", "args": {"self": 1, "key": "z", "retryable": true, "n": 2, "deep": {}}}'
    with answering(400, "application/json", content) as address:
        kept = Tokens(server_url=address, device_id=new_device().id, access="a", refresh="r", expires_at=now())
        with pytest.raises(SalesDeskError) as caught:
            Session(lambda: kept, lambda _: None, now).access_token()
    assert (caught.value.key, caught.value.arguments) == ("x.y", {"n": 2})


def test_a_good_token_is_used_without_asking_the_server() -> None:
    later = now() + timedelta(minutes=5)
    kept = Tokens(server_url="http://127.0.0.1:9", device_id=new_device().id, access="a", refresh="r", expires_at=later)
    assert Session(lambda: kept, lambda _: None, now).access_token() == "a"
