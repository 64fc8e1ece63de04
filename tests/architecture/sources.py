"""The source files that the tests of the architecture read."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What tools leave behind, as in .gitignore; only read where there is no git, for example in an unpacked archive.
LEFT_BEHIND = {".git", ".venv", "build", "dist", "__pycache__"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """List the files of the clone that git knows or would take, so that nobody's build folder is read."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode("utf-8")
    except (OSError, subprocess.CalledProcessError):
        return tuple(path for path in sorted(ROOT.rglob("*")) if path.is_file() and not _is_left_behind(path))
    return tuple(path for path in (ROOT / name for name in sorted(set(listing.split("\0")) - {""})) if path.is_file())


def _is_left_behind(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return bool(LEFT_BEHIND & set(parts)) or parts[0].endswith("_cache") or path.suffix in {".pyc", ".qm"}


def python_files(folder: Path) -> list[Path]:
    """List the Python files of a folder and its sub-folders."""
    return [path for path in tracked_files() if path.suffix == ".py" and folder in path.parents]
