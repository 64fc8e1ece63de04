"""What is loaded before the window stands on the screen: nothing that the first picture does not show.

Source: house.md, "Start-up": the shell is painted first, then the rest is loaded.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# SQLAlchemy alone costs 0.4 s and 30 MB; the services, the store and the sync bring it in.
LATER = (
    "sqlalchemy", "sqlcipher3", "alembic", "keyring", "pycrdt", "httpx2", "httpcore2", "anyio", "asyncio", "ssl",
    "phonenumbers", "stdnum", "msgspec", "zstandard", "cryptography", "argon2", "ruamel", "babel", "filelock",
    "truststore", "litestar", "uvicorn", "python_calamine", "xlsxwriter", "limits", "authlib", "psycopg",
    "salesdesk.services", "salesdesk.store", "salesdesk.sync", "salesdesk.server", "salesdesk.sample",
    "salesdesk.exchange", "salesdesk.domain.process", "salesdesk.domain.value",
)  # fmt: skip
SCREENS = (
    "today", "visits", "accounts", "plan", "pipeline", "coaching", "process", "importing", "sync", "settings",
    "conversation", "welcome", "help",
)  # fmt: skip
MOST_MODULES = 330


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Names of the modules of a program whose window was just painted."""
    home = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_probe", str(home), "", str(time.monotonic())],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=90,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout)["modules"])


@pytest.mark.parametrize("name", [*LATER, *(f"salesdesk.desktop.{screen}" for screen in SCREENS)])
def test_the_first_paint_does_without(loaded: list[str], name: str) -> None:
    assert [module for module in loaded if module == name or module.startswith(f"{name}.")] == []


def test_the_first_paint_loads_few_modules(loaded: list[str]) -> None:
    assert len(loaded) <= MOST_MODULES, f"{len(loaded)} modules"


def test_the_window_is_among_what_is_loaded(loaded: list[str]) -> None:
    assert {"PySide6.QtWidgets", "salesdesk.desktop.mainwindow", "salesdesk.cli.app"} <= set(loaded)
