"""Words and shapes that no tool of ours forbids by itself. The words are split here, or this file would name itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, python_files, tracked_files

LONGEST_MODULE = 450
TOP_LEVEL = {
    ".changes",
    ".ci",
    ".editorconfig",
    ".gitattributes",
    ".github",
    ".gitignore",
    ".pre-commit-config.yaml",
    "LICENSE",
    "README.md",
    "installers",
    "pyproject.toml",
    "resources",
    "salesdesk",
    "tests",
}
REGISTRIES = [
    "pypi" + ".org",
    "python" + "hosted",
    "npmjs" + ".",
    "crates" + ".io",
    "proxy.golang" + ".org",
    "deb.debian" + ".org",
]
TEXT_SUFFIXES = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".in",
    ".yaml",
    ".yml",
    ".html",
    ".css",
    ".js",
    ".ts",
    ".spec",
    ".sh",
    ".cfg",
    "",
}
DATABASE_FOLDERS = ["store", "sync", "server"]
# What never leaves the laptop's own SQLite is free of these two rules.
LAPTOP_ONLY = {
    "search.py": {"trigger"},  # the full-text index follows its table
    "laptop_tables.py": {"serial"},  # the outbox counts its operations, and never uses a number twice
    "versions": {"serial"},  # revisions make the laptop's tables too; test_server_schema.py reads the server's
}

SQL_FAULTS = {
    "serial": re.compile(r"\b(?:BIG|SMALL)?SERIAL\b|\bAUTOINCREMENT\b", re.IGNORECASE),
    "sequence": re.compile(r"\b(?:CREATE|ALTER)\s+SEQUENCE\b|\bnextval\s*\(", re.IGNORECASE),
    "advisory lock": re.compile(r"\bpg_(?:try_)?advisory", re.IGNORECASE),
    "trigger": re.compile(r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:TEMP\w*\s+)?(?:CONSTRAINT\s+)?TRIGGER\b", re.IGNORECASE),
    "deferrable constraint": re.compile(r"\bDEFERRABLE\b|\bINITIALLY\s+DEFERRED\b", re.IGNORECASE),
    "offset page": re.compile(r"\bOFFSET\s+(?:\d|:|\?|%)", re.IGNORECASE),
}
IMPORT_FAULTS = {"Sequence": "sequence", "Identity": "serial"}
KEYWORD_FAULTS = {
    "autoincrement": "serial",
    "sqlite_autoincrement": "serial",
    "deferrable": "deferrable constraint",
    "initially": "deferrable constraint",
}


def sql_faults(source: str) -> list[str]:
    """Name each thing in the source that a large engine cannot do or that breaks retries; docstrings are not read."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    faults: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            faults += [fault for fault, pattern in SQL_FAULTS.items() if pattern.search(node.value)]
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            # `.offset(...)` of a query; a bare name offset() is somebody's function.
            if called == "offset" and isinstance(node.func, ast.Attribute):
                faults.append("offset page")
            faults += [
                KEYWORD_FAULTS[keyword.arg]
                for keyword in node.keywords
                if keyword.arg in KEYWORD_FAULTS and getattr(keyword.value, "value", None) not in {False, None}
            ]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
            faults += [IMPORT_FAULTS[alias.name] for alias in node.names if alias.name in IMPORT_FAULTS]
    return faults


def untranslatable(source: str) -> list[int]:
    """List the lines where tr() or translate() gets a text that the extraction tool cannot read as it stands."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        texts = {"tr": node.args[:1], "translate": node.args[:2]}.get(node.func.attr, [])
        # str.translate(table) is another function: one argument.
        if node.func.attr == "translate" and len(node.args) < 2:
            continue
        if any(not (isinstance(text, ast.Constant) and isinstance(text.value, str)) for text in texts):
            lines.append(node.lineno)
    return lines


def _texts() -> Iterator[tuple[Path, str]]:
    for path in tracked_files():
        if path.suffix in TEXT_SUFFIXES and "data" not in path.relative_to(ROOT).parts:
            try:
                yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


@pytest.mark.parametrize("word", REGISTRIES)
def test_no_file_names_a_package_registry(word: str) -> None:
    assert [str(name) for name, text in _texts() if word in text] == []


@pytest.mark.parametrize("word", ["TO" + "DO", "FIX" + "ME", "process" + "Events"])
def test_no_source_holds_the_word(word: str) -> None:
    pattern = re.compile(rf"\b{word}\b")
    assert [str(name) for name, text in _texts() if name.suffix == ".py" and pattern.search(text)] == []


def test_texts_to_translate_are_plain_constants() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in python_files(ROOT / "salesdesk" / "desktop")
        for line in untranslatable(path.read_text(encoding="utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('self.tr(f"{n} comptes")', [1]),
        ('self.tr("%n compte(s)" % n)', [1]),
        ('self.tr("{n} comptes".format(n=n))', [1]),
        ("self.tr(text)", [1]),
        ('QCoreApplication.translate("Page", f"{n}")', [1]),
        ('self.tr("{n} comptes").format(n=n)', []),
        ('self.tr("%n compte(s)", None, n)', []),
        ("name.translate(table)", []),
    ],
)
def test_check_of_translations_sees_faults(source: str, expected: list[int]) -> None:
    assert untranslatable(source) == expected


def test_top_level_folder_holds_only_what_the_house_names() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert found - TOP_LEVEL == set()


def test_no_module_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {lines}"
        for path in python_files(ROOT)
        # A revision of the database lists each table once, however many there are.
        if path.parent.name != "versions" and (lines := path.read_text(encoding="utf-8").count("\n")) > LONGEST_MODULE
    ]
    assert long == []


def test_sql_suits_large_engines() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {fault}"
        for folder in DATABASE_FOLDERS
        for path in python_files(ROOT / "salesdesk" / folder)
        for fault in sql_faults(path.read_text(encoding="utf-8"))
        if fault not in LAPTOP_ONLY.get(path.name, set()) | LAPTOP_ONLY.get(path.parent.name, set())
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('sql = "CREATE TABLE t (id BIGSERIAL)"', ["serial"]),
        ("column(Integer, autoincrement=True)", ["serial"]),
        ("from sqlalchemy import Identity", ["serial"]),
        ("from sqlalchemy import Sequence", ["sequence"]),
        ('run("SELECT pg_advisory_xact_lock(1)")', ["advisory lock"]),
        ('run("CREATE TRIGGER t AFTER INSERT")', ["trigger"]),
        ('ForeignKey("a.id", deferrable=True)', ["deferrable constraint"]),
        ("select(Account).offset(50)", ["offset page"]),
        ('run("SELECT 1 LIMIT 5 OFFSET :start")', ["offset page"]),
        ('def f():\n    """No OFFSET 5 here, no BIGSERIAL."""', []),
        ("from collections.abc import Sequence", []),
        ("column(Integer, autoincrement=False)", []),
    ],
)
def test_check_of_sql_sees_faults(source: str, expected: list[str]) -> None:
    assert sql_faults(source) == expected
