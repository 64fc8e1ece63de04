"""The source files that the tests of the architecture read."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files() -> tuple[Path, ...]:
    """List the files of the clone that git knows or would take, so that nobody's build folder is read."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(set(listing.stdout.decode("utf-8").split("\0")) - {""})
    return tuple(path for path in (ROOT / name for name in names) if path.is_file())


def python_files(folder: Path) -> list[Path]:
    """List the Python files of a folder and its sub-folders."""
    return [path for path in tracked_files() if path.suffix == ".py" and folder in path.parents]
