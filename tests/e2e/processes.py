"""The processes of an end-to-end test: the server and the programs of its people, each ended by its own id."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx2

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from salesdesk.services import profiles, syncing
from salesdesk.services.profiles import ProfileCard
from salesdesk.services.signing_in import Device, sign_in_with_password

ROOT = Path(__file__).parents[2]
PASSWORD = "un vélo bleu sous la pluie"
PIN = "714928"
WAIT_SECONDS = 60
SALESDESK = (sys.executable, "-m", "salesdesk")


def environment(home: Path) -> dict[str, str]:
    """Returns the variables of a process whose files are below one folder."""
    own = {"SALESDESK_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "SALESDESK_LANGUAGE": "fr"}
    return os.environ | own | {"PYTHONUNBUFFERED": "1"}


def command(home: Path, *arguments: str, data: bytes | None = None, expected: int = 0) -> str:
    """Runs one command of the program and returns what it printed."""
    done = subprocess.run(
        [*SALESDESK, *arguments],
        cwd=ROOT, env=environment(home), input=data, capture_output=True, timeout=WAIT_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == expected, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


class ServerProcess:
    """``salesdesk serve`` on a port that it keeps from one start to the next."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "server"
        self.address = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        ready = self.home / "ready"
        port = self.address.rpartition(":")[2] or "0"
        self._process = subprocess.Popen(
            [*SALESDESK, "serve", "--port", port, "--data", str(self.data), "--ready-file", str(ready)],
            cwd=ROOT, env=environment(self.home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until(ready.exists)
        self.address = ready.read_text("utf-8")

    def stop(self) -> None:
        """Stops it in good order."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(WAIT_SECONDS)
            self._process = None

    def admin(self, *arguments: str) -> str:
        """Runs ``salesdesk admin`` on its database."""
        return command(self.home, "admin", "--data", str(self.data), *arguments)

    def invite(self, email: str, name: str, role: str, *more: str) -> None:
        """Invites a person, who joins by the page that the invitation names and chooses a password."""
        said = self.admin("invite", email, "--name", name, "--role", role, *more)
        found = re.search(r"\S*/join\?token=([\w~.-]+)|token=([\w~.-]+)|\b([\w-]{22,})\b", said)
        assert found is not None, said
        self.join(next(group for group in found.groups() if group))

    def join(self, token: str) -> None:
        """Chooses the password of an invited person on the server's own page."""
        with httpx2.Client(base_url=self.address, follow_redirects=False) as client:
            page = client.get("/join", params={"token": token}, headers={"Accept": "text/html"})
            hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text))
            fields = hidden | {"password": PASSWORD, "again": PASSWORD, "repeat": PASSWORD, "token": token}
            answer = client.post("/join", data=fields)
            assert answer.status_code in (200, 303), answer.text


def make_profile(server: ServerProcess, home: Path, name: str, email: str) -> None:
    """Makes the profile of a person who has joined, as the first start of the program does, and syncs it."""
    paths = Paths.below(home)
    paths.create()
    Settings(paths.config / "settings.json").change("language", "fr")
    device = profiles.new_device_id()
    signed = sign_in_with_password(
        server.address, email, PASSWORD, Device(id=device, name="Portable"), now=profiles.wall_clock
    )
    card = ProfileCard(
        profile_id=name, person=signed.user_name, firm=signed.org_name, server_url=server.address, today=""
    )
    opened = profiles.create_profile(
        paths, card, org_id=signed.org_id, user_id=signed.user_id, device_id=device, pin=PIN
    )
    syncing.keep_tokens(opened.workspace, signed.tokens)
    syncing.run_round(opened)
    opened.close()


class ProgramProcess:
    """The program of one person, with a hand on it (tests/e2e/hand.py)."""

    def __init__(self, home: Path, profile: str) -> None:
        self.home, self.profile = home, profile
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Starts it and waits for its first screen."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.hand", str(self.home), self.profile, PIN],
            cwd=ROOT, env=environment(self.home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip
        assert self._read() == "opened"

    def do(self, *order: Any) -> Any:
        """Gives an order and returns its answer, once the program has nothing more to do."""
        self._send(*order)
        return self._read()

    def _send(self, *order: Any) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def shows(self, text: str) -> bool:
        """Tells whether some widget says something."""
        return any(text in said for said in self.do("shown"))

    def sync(self) -> None:
        """Syncs and waits for the end of it."""
        self.do("sync")

    def kill(self) -> None:
        """Kills it without a warning."""
        assert self._process is not None
        self._process.kill()
        self._close()

    def quit(self) -> None:
        """Closes its window; the program must end by itself, in good order."""
        self._send("quit")
        assert self._process is not None
        assert self._process.wait(WAIT_SECONDS) == 0
        self._close()

    def _close(self) -> None:
        assert self._process is not None
        self._process.wait(WAIT_SECONDS)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process = None

    def end(self) -> None:
        """Ends it at the end of a test, however it stands."""
        if self._process is not None:
            self.kill()

    def _read(self) -> Any:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the program ended"
        answer = json.loads(line)
        assert "error" not in answer, answer["error"]
        return answer["ok"]


def until(condition: Any, seconds: float = WAIT_SECONDS) -> None:
    """Waits for something to become true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def listed(home: Path, *arguments: str) -> Sequence[Any]:
    """Runs a command that prints JSON and reads it."""
    found: Sequence[Any] = json.loads(command(home, *arguments))
    return found
