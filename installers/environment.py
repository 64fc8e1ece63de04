"""Makes the virtual environment `.venv` of the clone and fills it with the hash-locked parts."""

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = "salesdesk-setup.json"
LOCKS = {"run": ROOT / ".ci" / "requirements-run.txt", "dev": ROOT / ".ci" / "requirements-dev.txt"}

_NETWORK_SIGNS = (
    "NewConnectionError",
    "Failed to establish a new connection",
    "Temporary failure in name resolution",
    "Name or service not known",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Connection refused",
    "Cannot connect to proxy",
    "ProxyError",
)


class SetupError(Exception):
    """Says in plain words what this machine lacks and what to do about it."""


def script(name: str) -> Path:
    """Locate a program of the virtual environment.

    Args:
        name: the program's name without suffix, for example `python`.

    Returns:
        Its path, whether or not it exists.
    """
    if os.name == "nt":
        return VENV / "Scripts" / f"{name}.exe"
    return VENV / "bin" / name


def child_environment(**extra: str) -> dict[str, str]:
    """Build the environment variables of the programs that this one starts.

    Args:
        **extra: variables to add or to replace.

    Returns:
        A copy of this process's variables, with UTF-8 everywhere and without those that would point Python elsewhere.
    """
    variables = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    variables.update(PYTHONUTF8="1", PYTHONUNBUFFERED="1", VIRTUAL_ENV=str(VENV))
    variables.update(extra)
    return variables


def explain_pip_failure(output: str) -> str:
    """Turn the output of a failed pip into what the reader can act on.

    Args:
        output: everything pip printed, both streams.

    Returns:
        Some sentences, then the last lines of pip for whoever needs them.
    """
    if any(sign in output for sign in _NETWORK_SIGNS):
        cause = (
            "The parts of SalesDesk could not be fetched: the package index does not answer.\n"
            "Check the network (or pip's proxy and index settings), then run the same command again; "
            "what was already fetched is kept."
        )
    elif "DO NOT MATCH THE HASHES" in output:
        cause = (
            "A fetched part is not the one that SalesDesk was tested with, so nothing of it was installed.\n"
            "If a proxy or a mirror stands between this machine and the package index, it changes the files."
        )
    elif "No space left on device" in output or "[Errno 28]" in output:
        cause = f"The disk is full: SalesDesk needs about 1.5 GB for its parts in {VENV}."
    elif "No matching distribution found" in output:
        cause = (
            "The package index has no build of one part for this Python or this machine.\n"
            f"This is Python {sys.version.split()[0]} on {sys.platform}; a 64-bit Python 3.11 to 3.13 is safe."
        )
    else:
        cause = "pip could not install the parts of SalesDesk."
    tail = "\n".join(f"    {line}" for line in output.strip().splitlines()[-12:])
    return f"{cause}\n\npip's last lines:\n{tail}"


def _pip(*arguments: str) -> None:
    """Run pip of the virtual environment in silence; speak when it fails."""
    command = [str(script("python")), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(explain_pip_failure(done.stdout))


def _require_venv_module() -> None:
    """Fail with the package to install when this Python cannot make virtual environments (Debian splits them off)."""
    if importlib.util.find_spec("venv") is not None and importlib.util.find_spec("ensurepip") is not None:
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise SetupError(
        "This Python cannot make a virtual environment: its modules venv and ensurepip are missing.\n"
        f"On Debian or Ubuntu: sudo apt install python{version}-venv\n"
        "Elsewhere: install Python with its standard tools, then run the same command again."
    )


def _venv_is_sound() -> bool:
    """Tell whether the virtual environment starts and belongs to a Python of the same version as this one."""
    if not script("python").exists():
        return False
    question = [str(script("python")), "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        answer = subprocess.run(question, capture_output=True, text=True, check=False, env=child_environment())
    except OSError:
        return False
    return answer.stdout.strip() == f"{sys.version_info.major}.{sys.version_info.minor}"


def _make_venv() -> None:
    """Make the virtual environment anew, over whatever stands there."""
    _require_venv_module()
    print(f"Making the virtual environment {VENV} ...", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"The virtual environment {VENV} could not be made:\n{done.stdout}{done.stderr}")


def _digest(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_stamp() -> dict[str, str]:
    """Read what was installed last time; empty when nothing is known."""
    try:
        content = json.loads((VENV / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write_stamp(stamp: dict[str, str]) -> None:
    """Note what is installed now, after each step: a failure of the next one must not repeat this one."""
    (VENV / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def prepare(kind: str) -> None:
    """Bring the virtual environment to the state of the lock file; does nothing when it is there already.

    Args:
        kind: `run` for what the program needs, `dev` for the tests as well.

    Raises:
        SetupError: when the machine lacks something: venv module, network, disk space.
    """
    if not _venv_is_sound():
        _make_venv()
    stamp = _read_stamp()
    lock = _digest(LOCKS[kind])
    if stamp.get(kind) != lock:
        print("Installing the parts, each checked against its hash (some minutes the first time) ...", flush=True)
        _pip("install", "-q", "--retries", "2", "--require-hashes", "-r", str(LOCKS[kind]))
        stamp[kind] = lock
        if kind == "dev":
            # lock.py makes the dev lock under the constraints of the other, so it holds all of it.
            stamp["run"] = _digest(LOCKS["run"])
        _write_stamp(stamp)
    # The entry point and the metadata come from pyproject.toml; a stale pip cache of them would hide a new command.
    project = _digest(ROOT / "pyproject.toml")
    if stamp.get("project") != project or stamp.get("folder") != str(ROOT):
        _pip("install", "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        stamp.update(project=project, folder=str(ROOT))
        _write_stamp(stamp)
