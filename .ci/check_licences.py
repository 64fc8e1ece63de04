"""Checks that every part SalesDesk runs on carries a licence of the allow-list `.ci/licences.toml`."""

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent


def runtime_parts() -> set[str]:
    """Follow the run-time dependencies of pyproject.toml through what is installed.

    Returns:
        Canonical names of all parts that the program is shipped with on this machine.
    """
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    waiting = [Requirement(line) for line in project["dependencies"]]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        extras = frozenset(requirement.extras)
        key = (canonicalize_name(requirement.name), extras)
        if key in seen or not _applies(requirement, frozenset()):
            continue
        seen.add(key)
        lines = importlib.metadata.requires(requirement.name) or []
        waiting += [inner for inner in map(Requirement, lines) if _applies(inner, extras)]
    return {name for name, _ in seen}


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Tell whether a requirement's marker holds here, for one of the extras asked for."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""})


def accepted(licence: str, rules: dict[str, Any]) -> bool:
    """Judge one licence text.

    Args:
        licence: an SPDX expression, or what pip-licenses prints: classifiers joined by semicolons.
        rules: content of licences.toml.

    Returns:
        True when one choice of an OR, and all parts of an AND, are in the allow-list.
    """
    spelled = "; ".join(rules["spelling"].get(one.strip(), one.strip()) for one in licence.split(";"))
    # Classifiers joined by a semicolon do not say whether they are a choice: take them as all binding.
    choices = re.split(r"\s+OR\s+", spelled.replace("(", " ").replace(")", " ").replace(";", " AND "))
    return any(all(one.strip() in rules["allowed"] for one in re.split(r"\s+AND\s+", choice)) for choice in choices)


def main() -> int:
    """Print each part that may not come in.

    Returns:
        0 when all parts are allowed, else 1.
    """
    rules = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json"]
    listing = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    found: dict[str, str] = {canonicalize_name(part["Name"]): part["License"] for part in json.loads(listing)}
    by_hand = {name: part["licence"] for name, part in rules["parts"].items()}
    refused = 0
    for name in sorted(runtime_parts()):
        licence = by_hand.get(name, found.get(name, "UNKNOWN"))
        if not accepted(licence, rules):
            refused += 1
            print(f"{name}: {licence.splitlines()[0]} is not in .ci/licences.toml")
    print(f"{len(runtime_parts())} parts, {refused} refused")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
