import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.sources import ROOT

LOCKS = ["requirements-run.txt", "requirements-dev.txt"]
_ENTRY = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;]+)", re.MULTILINE)


def _lock(name: str) -> str:
    return (ROOT / ".ci" / name).read_text(encoding="utf-8")


def _versions(name: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for part, version in _ENTRY.findall(_lock(name)):
        versions.setdefault(canonicalize_name(part), set()).add(version)
    return versions


def _required(extra: str | None) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines: list[str] = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_part_has_a_hash(name: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", _lock(name))[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_address(name: str) -> None:
    assert re.findall(r"https?:|file:|--index|--extra-index|--find-links|@ ", _lock(name)) == []


@pytest.mark.parametrize(("name", "extra"), [(LOCKS[0], None), (LOCKS[1], "dev")])
def test_lock_satisfies_every_requirement_of_the_project(name: str, extra: str | None) -> None:
    versions = _versions(name)
    missing = [
        str(requirement)
        for requirement in _required(extra)
        if not any(requirement.specifier.contains(one) for one in versions.get(canonicalize_name(requirement.name), ()))
    ]
    assert missing == []


@pytest.mark.parametrize("name", LOCKS)
def test_build_back_end_is_locked(name: str) -> None:
    assert {"hatchling", "editables"} <= set(_versions(name))


def test_developers_run_the_program_on_the_versions_of_its_users() -> None:
    run, dev = _versions(LOCKS[0]), _versions(LOCKS[1])
    assert {part: dev.get(part) for part in run} == run
