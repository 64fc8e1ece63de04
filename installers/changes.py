"""Compiles the news fragments of `.changes/` into the help: `python3 installers/changes.py [--check]`."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNRELEASED = "unreleased"
KINDS = ("added", "changed", "fixed", "removed", "security")
TITLES = {
    "fr": {
        "title": "Nouveautés",
        UNRELEASED: "Prochaine version",
        "added": "Ajouts",
        "changed": "Changements",
        "fixed": "Corrections",
        "removed": "Retraits",
        "security": "Sécurité",
    },
    "en": {
        "title": "What is new",
        UNRELEASED: "Next version",
        "added": "Added",
        "changed": "Changed",
        "fixed": "Fixed",
        "removed": "Removed",
        "security": "Security",
    },
}


class FragmentError(Exception):
    """A news fragment that does not keep to the convention of .changes/README.md."""


def read_fragment(path: Path) -> dict[str, str]:
    """Read one fragment.

    Args:
        path: a TOML file with exactly the keys `kind`, `fr` and `en`.

    Returns:
        The three texts by key, without outer white space.

    Raises:
        FragmentError: when a key is missing, unknown, empty or of another type, or the kind is not in `KINDS`.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise FragmentError(f"{path.name}: {error}") from error
    if set(content) != {"kind", *TITLES}:
        raise FragmentError(f"{path.name}: the keys are kind, fr and en, found {', '.join(sorted(content)) or 'none'}")
    texts = {key: value.strip() for key, value in content.items() if isinstance(value, str) and value.strip()}
    if len(texts) != len(content):
        raise FragmentError(f"{path.name}: each key holds a text that is not empty")
    if texts["kind"] not in KINDS:
        raise FragmentError(f"{path.name}: the kind is one of {', '.join(KINDS)}, found {texts['kind']}")
    return texts


def _version_order(folder: Path) -> tuple[int, ...]:
    """Sort key of a version's folder: the unreleased one above all numbers."""
    if folder.name == UNRELEASED:
        return (sys.maxsize,)
    return tuple(int(part) for part in folder.name.split("."))


def compile_changes(folder: Path, language: str) -> str:
    """Write the page of news of one language.

    Args:
        folder: `.changes/`, with one sub-folder for each version and one named `unreleased`.
        language: `fr` or `en`.

    Returns:
        Markdown, newest version first, ending in a line feed.

    Raises:
        FragmentError: when a fragment is wrong.
    """
    titles = TITLES[language]
    lines = [f"# {titles['title']}"]
    for version in sorted((path for path in folder.iterdir() if path.is_dir()), key=_version_order, reverse=True):
        fragments = [read_fragment(path) for path in sorted(version.glob("*.toml"))]
        if not fragments:
            continue
        lines += ["", f"## {titles.get(version.name, version.name)}"]
        for kind in KINDS:
            texts = [" ".join(fragment[language].split()) for fragment in fragments if fragment["kind"] == kind]
            if texts:
                lines += ["", f"### {titles[kind]}", "", *(f"- {text}" for text in texts)]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the pages of help, or compare them with the fragments.

    Args:
        arguments: `--check` to compare only.

    Returns:
        0, or 1 when a fragment is wrong or, with `--check`, a page is out of date.
    """
    for language in TITLES:
        target = ROOT / "resources" / "help" / "changes" / f"{language}.md"
        try:
            page = compile_changes(ROOT / ".changes", language)
        except FragmentError as error:
            print(error, file=sys.stderr)
            return 1
        if "--check" in arguments:
            if not target.exists() or target.read_text(encoding="utf-8") != page:
                print(f"{target.name} is out of date: run `python3 installers/changes.py`", file=sys.stderr)
                return 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
