"""Killed at any moment, a laptop has lost no write that it said was kept."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from salesdesk.domain.conversation import Conversation
from salesdesk.store.outbox import waiting_count
from salesdesk.store.queries.records import get
from tests.faults.writer import TALK, open_laptop

ROOT = Path(__file__).parents[2]


def run_and_kill(folder: Path, delay: float) -> int:
    """Lets a writer write for a while, kills it, returns the last number that it acknowledged."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writer", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    time.sleep(delay)
    assert writer.poll() is None, "the writer ended by itself"
    writer.kill()
    said = writer.stdout.read().split("\n")
    writer.wait()
    writer.stdout.close()
    # The last line may be cut in the middle: a number is acknowledged with its end of line.
    return max((int(line) for line in said[:-1]), default=0)


def check(folder: Path, acknowledged: int) -> None:
    laptop = open_laptop(folder)
    with laptop.read() as connection:
        talk = get(connection, Conversation, TALK)
        whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        waiting = waiting_count(connection)
    assert laptop.oplog is not None
    assert whole == "ok"
    logged = laptop.oplog.last_no
    kept = int(talk.notes.rsplit(" ", 1)[-1]) if talk is not None and talk.notes else 0
    assert kept >= acknowledged
    # Every write is one operation, queued once and logged once.
    assert (waiting, logged) == (kept, kept)
    laptop.close()


def kills(folder: Path, count: int, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(count):
        check(folder, run_and_kill(folder, chance.uniform(0.0, 0.12)))


@pytest.mark.timeout(400)
def test_a_hundred_kills_lose_no_acknowledged_write(tmp_path: Path) -> None:
    kills(tmp_path, 100, seed=20261123)


@pytest.mark.campaign
@pytest.mark.timeout(3600)
def test_a_thousand_kills_lose_no_acknowledged_write(tmp_path: Path) -> None:
    kills(tmp_path, 1_000, seed=7)
