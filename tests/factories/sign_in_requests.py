"""The requests of a browser on the sign-in pages, for tests of the server."""

import base64
import hashlib
import re

import httpx2

VERIFIER = "v" * 50
CALLBACK = "http://127.0.0.1:54321/callback"
STATE = "s" * 32


def challenge_of(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def query(**changes: str) -> dict[str, str]:
    asked = {
        "response_type": "code",
        "client_id": "salesdesk-desktop",
        "redirect_uri": CALLBACK,
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
        "state": STATE,
        "device_name": "Portable de Claire",
    }
    return asked | changes


def form_word(page: str) -> str:
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def post_password(http: httpx2.Client, email: str, password: str, **headers: str) -> httpx2.Response:
    page = http.get("/authorize", params=query(), headers={"Accept": "text/html"})
    fields = {"form": form_word(page.text), "email": email, "password": password}
    return http.post("/authorize", data=fields, headers={"Accept": "text/html"} | headers)
