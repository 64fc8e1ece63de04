import ast
import importlib.util
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from installers import environment
from installers.environment import SetupError, explain_pip_failure
from installers.gates import Stage, all_stages, count_tests, run, unit_stages
from installers.hatch_build import compile_translations, find_lrelease
from installers.qt_system import USUAL_PACKAGES, advice, missing_in_ldd
from tests.architecture.sources import ROOT

TRANSLATION = (
    '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en"><context><name>Page</name>'
    "<message><source>Comptes</source><translation>Accounts</translation></message></context></TS>"
)


@pytest.fixture(scope="module")
def accepted() -> Callable[[str, dict[str, Any]], bool]:
    spec = importlib.util.spec_from_file_location("check_licences", ROOT / ".ci" / "check_licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[[str, dict[str, Any]], bool] = module.accepted
    return function


def _echo(text: str, status: int = 0) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import sys; print({text!r}); sys.exit({status})")


def test_old_python_gets_a_sentence() -> None:
    program = (
        "import sys, runpy; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['run.py', 'demo'];"
        f"runpy.run_path({str(ROOT / 'installers' / 'run.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("SalesDesk needs Python 3.11 or later; this is Python 3.9.2")
    assert "Traceback" not in done.stderr


def test_old_python_can_read_the_entry_point() -> None:
    ast.parse((ROOT / "installers" / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize(
    ("output", "first_words"),
    [
        (
            "WARNING: Retrying: NewConnectionError('...')\nERROR: No matching distribution found",
            "The parts of SalesDesk",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "A fetched part is not the one"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("ERROR: No matching distribution found for pyside6", "The package index has no build"),
        ("ERROR: something else", "pip could not install"),
    ],
)
def test_failure_of_pip_is_explained(output: str, first_words: str) -> None:
    actual = explain_pip_failure(output)
    assert actual.startswith(first_words)
    assert actual.endswith(output.splitlines()[-1])


def test_python_without_ensurepip_is_told_its_debian_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match=rf"apt install python3\.{sys.version_info.minor}-venv"):
        environment.prepare("run")


def test_missing_libraries_are_read_from_ldd() -> None:
    output = "\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibEGL.so.1 => not found\n"
    assert missing_in_ldd(output) == ["libEGL.so.1"]


def test_known_library_is_named_with_its_package_alone() -> None:
    actual = advice(["libEGL.so.1", "libxcb-cursor.so.0"], "")
    assert "sudo apt install libegl1 libxcb-cursor0\n" in actual


def test_unknown_library_is_named_with_all_usual_packages() -> None:
    actual = advice(["libnew.so.9"], "")
    assert "libnew.so.9" in actual
    assert f"sudo apt install {' '.join(USUAL_PACKAGES)}\n" in actual


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("=== 12 passed in 1.02s ===", {"passed": 12, "failed": 0, "skipped": 0}),
        ("1 failed, 2 passed, 3 skipped, 4 errors in 9.1s", {"passed": 2, "failed": 5, "skipped": 3}),
        ("===== no tests ran in 0.01s =====", {"passed": 0, "failed": 0, "skipped": 0}),
        ("=== 5 passed, 7 deselected in 1.02s ===", {"passed": 5, "failed": 0, "skipped": 0}),
    ],
)
def test_closing_line_is_counted(line: str, expected: dict[str, int]) -> None:
    assert count_tests(line) == expected


def test_failing_gate_does_not_stop_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    stages = [
        Stage("gate", _echo("bad", 1)),
        Stage("tests", _echo("= 3 passed, 1 skipped in 0.10s ="), tests=True),
    ]
    status = run(stages, {})
    lines = capfd.readouterr().out.splitlines()
    assert status == 1
    assert [line.split()[0] for line in lines if line.endswith(" s") and not line.startswith("---")] == ["FAILED", "ok"]
    assert lines[-2:] == ["tests: = 3 passed, 1 skipped in 0.10s =", "total: 3 passed, 0 failed, 1 skipped"]


def test_empty_stage_is_no_failure_but_an_empty_run_is(capfd: pytest.CaptureFixture[str]) -> None:
    empty = Stage("end to end", _echo("= no tests ran in 0.01s =", 5), tests=True)
    full = Stage("unit tests", _echo("= 3 passed in 0.10s ="), tests=True)
    assert [run([empty, full], {}), run([empty], {})] == [0, 1]
    assert "none" in capfd.readouterr().out


def test_arguments_reach_every_call_of_pytest_and_no_gate() -> None:
    stages = all_stages(["-k", "money"], [])
    assert {stage.tests: stage.command[-2:] == ("-k", "money") for stage in stages} == {True: True, False: False}


def test_virtual_screen_is_started_around_pytest() -> None:
    (stage,) = unit_stages([], ["xvfb-run", "-a"])
    assert stage.command[:2] == ("xvfb-run", "-a")


def test_translations_are_compiled_once_and_again_when_they_change(tmp_path: Path) -> None:
    assert find_lrelease() is not None
    source = tmp_path / "page_en.ts"
    source.write_text(TRANSLATION, encoding="utf-8")
    first, second = compile_translations(tmp_path), compile_translations(tmp_path)
    assert (first, second) == ([tmp_path / "page_en.qm"], [])
    assert first[0].stat().st_size > 0


def test_broken_translation_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "page_en.ts").write_text("<TS", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"page_en\.ts"):
        compile_translations(tmp_path)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", True),
        ("MIT License", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("Apache Software License; MIT License", True),
        ("Apache Software License; GNU General Public License v2 (GPLv2)", False),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("UNKNOWN", False),
    ],
)
def test_licence_is_judged_by_the_allow_list(
    accepted: Callable[[str, dict[str, Any]], bool], licence: str, expected: bool
) -> None:
    rules = tomllib.loads((ROOT / ".ci" / "licences.toml").read_text(encoding="utf-8"))
    assert accepted(licence, rules) is expected
