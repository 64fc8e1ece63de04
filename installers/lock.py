"""Remakes the lock files of `.ci/` from pyproject.toml: `python3 installers/lock.py`.

Versions already locked are kept. Arguments are passed on to uv: `--upgrade` moves all, `--upgrade-package NAME` one.
Every version and every hash is written, no address: where the files come from is the business of each machine's pip.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADER = "# Made by `python3 installers/lock.py` from pyproject.toml; do not edit by hand.\n"
_ADDRESS = re.compile(r"https?://|file:|^--?(?:index|extra-index|find-links|i |f )", re.MULTILINE)


def _find_uv() -> str:
    """Find uv beside this Python, in the clone's environment or on the path."""
    places = [Path(sys.executable).parent, ROOT / ".venv" / "bin", ROOT / ".venv" / "Scripts"]
    search = os.pathsep.join([*(str(place) for place in places), os.environ.get("PATH", "")])
    found = shutil.which("uv", path=search)
    if found is None:
        sys.exit("uv is missing: run `python3 installers/run.py test --fast` once, or `pip install uv`.")
    return found


def _compile(target: Path, *arguments: str) -> None:
    """Write one lock file, and refuse it when an address slipped in."""
    command = [_find_uv(), "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"]
    command += ["pyproject.toml", ".ci/build-requirements.in", *arguments, *sys.argv[1:]]
    # Local links of one machine must not decide what everybody installs.
    variables = {name: value for name, value in os.environ.items() if name not in {"UV_FIND_LINKS", "PIP_FIND_LINKS"}}
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / target.name
        if target.exists():
            # uv keeps the versions it finds in its output file: a new part must not move all the others.
            shutil.copyfile(target, draft)
        command += ["--output-file", str(draft)]
        done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"uv could not resolve the requirements:\n{done.stderr}")
        lock = draft.read_text(encoding="utf-8").removeprefix(HEADER)
    if _ADDRESS.search(lock):
        sys.exit(f"An address would have been written to {target.name}; nothing was changed.")
    target.write_text(HEADER + lock, encoding="utf-8", newline="\n")
    print(f"{target.relative_to(ROOT)}: {lock.count('==')} parts")


def main() -> None:
    """Write both lock files; the one for developers keeps to the versions of the other."""
    run_lock = ROOT / ".ci" / "requirements-run.txt"
    _compile(run_lock)
    _compile(ROOT / ".ci" / "requirements-dev.txt", "--extra", "dev", "--constraint", str(run_lock.relative_to(ROOT)))


if __name__ == "__main__":
    main()
