"""What holds for every test: no real screen, no real keyring, no folder of the user."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt or keyring; whoever wants a real screen sets the variable himself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A backend that refuses: a test that wants a keyring brings one, none may write to the developer's own.
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

# Two busy cores make single examples slow; the time limit of the test holds the whole.
settings.register_profile("salesdesk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("campaign", parent=settings.get_profile("salesdesk"), max_examples=2000)
settings.load_profile(os.environ.get("SALESDESK_HYPOTHESIS", "salesdesk"))


@pytest.fixture(autouse=True)
def _home_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every file of the program below the test's own folder, programs that the test starts included."""
    monkeypatch.setenv("SALESDESK_HOME", str(tmp_path / "salesdesk-home"))
