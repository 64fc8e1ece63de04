import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.sources import ROOT, python_files

DESKTOP = ROOT / "salesdesk" / "desktop"
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("uuid", "uuid4"), ("uuid", "uuid7")}


def _imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _screens() -> list[str]:
    return [folder.name for folder in DESKTOP.iterdir() if folder.is_dir() and (folder / "page.py").exists()]


def _impure_names(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if (node.value.id, node.attr) in CLOCKS or (node.value.id == "random" and node.attr != "Random"):
                yield f"{path.name}:{node.lineno} {node.value.id}.{node.attr}"
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"open", "print", "input"}
        ):
            yield f"{path.name}:{node.lineno} {node.func.id}"


def test_every_import_contract_is_kept() -> None:
    program = Path(sys.executable).with_name("lint-imports.exe" if sys.platform == "win32" else "lint-imports")
    done = subprocess.run(
        [program, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_screen_imports_another() -> None:
    screens = _screens()
    wrong = [
        f"{path.relative_to(ROOT)}: {module}"
        for screen in screens
        for path in python_files(DESKTOP / screen)
        for module in _imported_modules(path)
        for other in screens
        if other != screen and (module + ".").startswith(f"salesdesk.desktop.{other}.")
    ]
    assert wrong == []


def test_domain_asks_no_clock_no_chance_and_no_file() -> None:
    wrong = [name for path in python_files(ROOT / "salesdesk" / "domain") for name in _impure_names(path)]
    assert wrong == []
