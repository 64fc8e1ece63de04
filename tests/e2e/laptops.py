"""Laptops and a server as processes that a test may kill at any moment."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from salesdesk.config.paths import Paths
from salesdesk.server.config import ServerConfig, open_store, server_key
from salesdesk.services import profiles, syncing
from salesdesk.services.profiles import ProfileCard
from salesdesk.services.signing_in import Device, sign_in_with_password
from salesdesk.store.server_tables import CHANGE_LOG
from salesdesk.store.tables import TABLES
from tests.e2e.processes import PASSWORD, PIN, ROOT, WAIT_SECONDS, ServerProcess, environment


class MortalServer(ServerProcess):
    """A server that can be killed."""

    def kill(self) -> None:
        """Kills it without a warning."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(WAIT_SECONDS)
        self._process = None
        (self.home / "ready").unlink(missing_ok=True)

    def counts(self) -> tuple[int, int]:
        """Counts its accounts, and the operations that it applied more than once."""
        store = open_store(ServerConfig(data=self.data), server_key(self.data))
        try:
            with store.read() as connection:
                accounts = connection.execute(select(func.count()).select_from(TABLES["account"])).scalar_one()
                log = CHANGE_LOG.c
                doubled = connection.execute(select(log.op_id).group_by(log.op_id).having(func.count() > 1)).all()
        finally:
            store.close()
        return int(accounts), len(doubled)


class LaptopProcess:
    """A laptop of one person as a process of its own (tests/e2e/laptop.py)."""

    def __init__(self, server: ServerProcess, home: Path, email: str) -> None:
        self.home = home
        self._process: subprocess.Popen[str] | None = None
        paths = Paths.below(home)
        paths.create()
        device = profiles.new_device_id()
        signed = sign_in_with_password(
            server.address, email, PASSWORD, Device(id=device, name="Portable"), now=profiles.wall_clock
        )
        card = ProfileCard("p", signed.user_name, signed.org_name, server_url=server.address)
        opened = profiles.create_profile(
            paths, card, org_id=signed.org_id, user_id=signed.user_id, device_id=device, pin=PIN
        )
        syncing.keep_tokens(opened.workspace, signed.tokens)
        opened.close()

    def start(self) -> None:
        """Starts it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.laptop", str(self.home), "p", PIN],
            cwd=ROOT, env=environment(self.home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip
        assert self.read() == {"ok": "opened"}

    def send(self, *order: Any) -> None:
        """Gives an order and does not wait for it."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """Reads the next answer."""
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the laptop ended"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def do(self, *order: Any) -> Any:
        """Gives an order that must succeed, and returns its answer."""
        self.send(*order)
        answer = self.read()
        assert "ok" in answer, answer
        return answer["ok"]

    def kill_after(self, seconds: float) -> None:
        """Kills it without a warning, some time from now."""
        time.sleep(seconds)
        self.end()

    def end(self) -> None:
        """Kills it if it runs."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait(WAIT_SECONDS)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process = None
