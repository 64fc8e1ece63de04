"""The sub-commands of run.py: set the environment up, then start the demo or the gates."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from installers import environment, gates, qt_system
from installers.environment import ROOT, SetupError, child_environment, script


def _display_platform() -> str:
    """Guess the platform plugin that Qt will take for a window on this machine."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if chosen:
        return chosen
    if os.environ.get("DISPLAY"):
        return "xcb"
    return "wayland" if os.environ.get("WAYLAND_DISPLAY") else "offscreen"


def demo(arguments: Sequence[str]) -> int:
    """Open the application on the sample company.

    Args:
        arguments: passed on to `salesdesk demo`.

    Returns:
        The exit status of the application.

    Raises:
        SetupError: when the machine lacks something; it says what.
    """
    environment.prepare("run")
    qt_system.check(_display_platform())
    command = [str(script("python")), "-m", "salesdesk", "demo", *arguments]
    return subprocess.run(command, cwd=ROOT, env=child_environment(), check=False).returncode


def test(arguments: Sequence[str], *, fast: bool, x11: bool) -> int:
    """Run the gates and the tests.

    Args:
        arguments: passed on to every call of pytest.
        fast: run the unit tests alone.
        x11: show windows on a virtual X server, not in Qt's memory platform.

    Returns:
        0 when every gate and every test passed, else 1.

    Raises:
        SetupError: when the machine lacks something; it says what.
    """
    started = [shutil.which("xvfb-run"), "-a"] if x11 else []
    if x11 and started[0] is None:
        raise SetupError("--x11 needs xvfb-run. On Debian or Ubuntu: sudo apt install xvfb")
    platform = "xcb" if x11 else os.environ.get("QT_QPA_PLATFORM", "offscreen")
    environment.prepare("dev")
    qt_system.check(platform)
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # stdout is a TextIOWrapper when run as a program
    prefix = [part for part in started if part is not None]
    stages = gates.unit_stages(arguments, prefix) if fast else gates.all_stages(arguments, prefix)
    return gates.run(stages, child_environment(QT_QPA_PLATFORM=platform))
