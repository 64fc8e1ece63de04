"""``salesdesk serve`` as a process of its own: ready, stopped, refused."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.factories.servers import PASSWORD, new_device, word_of

ENVIRONMENT = {"SALESDESK_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"}


def salesdesk(*words: str) -> list[str]:
    return [sys.executable, "-m", "salesdesk", *words]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | ENVIRONMENT
    return subprocess.run(
        salesdesk(*words), env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


@contextmanager
def serving(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    ready = folder / "ready"
    process = subprocess.Popen(
        salesdesk("serve", "--data", str(folder / "server"), "--port", "0", "--ready-file", str(ready), *words),
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        deadline = time.monotonic() + 60
        while not ready.exists() and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        yield process, ready.read_text() if ready.exists() else ""
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_the_path_of_a_firm_from_its_creation_to_a_revoked_device(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from salesdesk.domain.errors import SyncError
    from salesdesk.services.signing_in import Session, sign_in_with_password

    server = str(tmp_path / "server")
    made = run("admin", "--data", server, "create-organisation", "V", "--admin-email", "a@v.fr", "--admin-name", "Ada")
    with serving(tmp_path) as (_, address):
        fields = {"token": word_of(made.stdout), "password": PASSWORD, "again": PASSWORD}
        assert httpx2.post(f"{address}/join", data=fields, trust_env=False).status_code == 200

        def now() -> datetime:
            return datetime.now(UTC)

        done = sign_in_with_password(address, "a@v.fr", PASSWORD, new_device(), now=now)
        kept = [done.tokens]
        session = Session(lambda: kept[-1], kept.append, now)
        assert session.renew(done.tokens.access) != done.tokens.access
        # The command works beside the running server, on the same database.
        revoked = run("admin", "--data", server, "revoke", "device", str(done.tokens.device_id))
        assert revoked.returncode == 0, revoked.stderr
        with pytest.raises(SyncError) as caught:
            session.renew(kept[-1].access)
    assert caught.value.key == "sync.revoked"


def test_the_address_is_printed_once_and_sigterm_ends_it_in_order(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        assert httpx2.get(f"{address}/health", trust_env=False).json()["ok"] is True
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 0
    assert out.splitlines() == [f"SalesDesk listens on {address}", "SalesDesk has stopped."]
    assert err == ""
    assert not (tmp_path / "ready").exists()


def test_plain_http_to_the_outside_is_refused(tmp_path: Path) -> None:
    done = run("serve", "--data", str(tmp_path), "--host", "0.0.0.0")
    assert (done.returncode, "Without TLS" in done.stderr) == (1, True)
    assert list(tmp_path.glob("server*")) == []


def test_a_port_in_use_is_said_without_a_traceback(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--data", str(tmp_path), "--port", port)
    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be opened." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_database_is_said_without_a_traceback(tmp_path: Path) -> None:
    run("admin", "--data", str(tmp_path), "create-organisation", "V", "--admin-email", "a@v.fr", "--admin-name", "Ada")
    database = tmp_path / "server.db"
    database.write_bytes(b"\0" * len(database.read_bytes()))
    done = run("serve", "--data", str(tmp_path), "--port", "0")
    assert done.returncode == 3
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_does_not_answer_is_said(tmp_path: Path) -> None:
    done = run("serve", "--data", str(tmp_path), "--database", "postgresql://127.0.0.1:9/none", "--port", "0")
    assert (done.returncode, "The database does not answer." in done.stderr) == (3, True)


def test_a_certificate_without_its_key_is_refused(tmp_path: Path) -> None:
    pem = tmp_path / "cert.pem"
    pem.write_text("nothing")
    half = run("serve", "--data", str(tmp_path), "--tls-cert", str(pem))
    whole = run("serve", "--data", str(tmp_path), "--tls-cert", str(pem), "--tls-key", str(pem), "--port", "0")
    assert (half.returncode, "go together" in half.stderr) == (1, True)
    assert (whole.returncode, "cannot be read" in whole.stderr) == (1, True)


def test_every_offered_command_can_be_loaded() -> None:
    import click

    from salesdesk.cli import main

    context = click.Context(main)
    names = main.list_commands(context)
    assert {"serve", "admin"} <= set(names)
    assert [name for name in names if main.get_command(context, name) is None] == []


def test_an_unknown_command_ends_with_two() -> None:
    done = run("dance")
    assert (done.returncode, "There is no command “dance”" in done.stderr) == (2, True)


def test_a_server_ends_with_the_program_that_started_it(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    words = ["serve", "--port", "0", "--data", str(tmp_path / "data"), "--ready-file", str(ready)]
    server = subprocess.Popen(
        [sys.executable, "-m", "salesdesk", *words, "--until-stdin-closes"], stdin=subprocess.PIPE
    )
    assert server.stdin is not None
    deadline = time.monotonic() + 30
    while not ready.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (ready.exists(), server.poll()) == (True, None)
    server.stdin.close()
    assert server.wait(30) == 0
