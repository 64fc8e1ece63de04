"""How long a start takes and what memory it holds, beside the ceilings and the peers of look.md, section 5.

Every figure is printed with its ratio; a busy machine fails nothing.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from tests.factories.programs import sample_home

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

ROOT = Path(__file__).parents[2]
RUNS = 5


@dataclass(frozen=True)
class Ceiling:
    """A figure not to pass, and the same figure of a program people know."""

    name: str
    most: float
    unit: str
    peer: str
    peer_figure: float

    def told(self, found: float) -> str:
        """The figure with its two ratios."""
        return (
            f"{self.name}: {found:.2f} {self.unit}, "
            f"{found / self.most:.2f} x the ceiling of {self.most:g} {self.unit}, "
            f"{found / self.peer_figure:.2f} x {self.peer} ({self.peer_figure:g} {self.unit})"
        )


PAINTED = Ceiling("window painted", 0.8, "s", "a minimal Qt window", 0.55)
USABLE = Ceiling("today's data usable", 1.5, "s", "Anki", 1.9)
MEMORY = Ceiling("memory once usable", 150, "MB", "Picard", 145)


def started(home: Path, profile_id: str) -> dict[str, Any]:
    """Starts the program once and gives what the probe told."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.start_probe", str(home), profile_id, str(time.monotonic())],
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A machine with the rep's and the manager's profile of the sample company, 600 accounts."""
    folder = tmp_path_factory.mktemp("machine")
    sample_home(folder, "rep", "manager")
    return folder


@pytest.mark.parametrize(("who", "screen"), [("rep", "today"), ("manager", "team")])
def test_from_the_start_to_the_first_data(
    home: Path, who: str, screen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = started(home, who)
    warm = [started(home, who) for _ in range(RUNS)]
    with capsys.disabled():
        cold = [first[name]["seconds"] for name in ("painted", "usable")]
        print(f"\n{who}, first run: painted {cold[0]:.2f} s, usable {cold[1]:.2f} s")
        for ceiling, name in ((PAINTED, "painted"), (USABLE, "usable")):
            print(f"{who}, {ceiling.told(median(one[name]['seconds'] for one in warm))}")
            print(f"  processor alone: {median(one[name]['cpu'] for one in warm):.2f} s")
        print(f"{who}, {MEMORY.told(median(one['usable']['rss'] for one in warm))}")
        print(f"  at the first paint: {median(one['painted']['rss'] for one in warm):.0f} MB")
        gap = median(one["gaps"][0] for one in warm) * 1000
        print(f"  longest gap of the GUI thread while it opens: {gap:.0f} ms, {gap / 50:.1f} x the 50 ms of a frame")
    assert {one["screen"] for one in warm} == {screen}
