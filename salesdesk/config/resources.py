"""Finds the files that come with the program: icons, fonts, themes, translations, messages, processes, help."""

import sys
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


@cache
def resource_root() -> Path:
    """Locate the folder of resources of this kind of installation.

    The source tree comes first: an editable install leaves a copy in the environment that grows stale.

    Returns:
        `resources/` of the source tree, else the folder inside a frozen program, else the one inside the wheel.
    """
    return find_root(PACKAGE, getattr(sys, "_MEIPASS", None))


def find_root(package: Path, frozen: str | None) -> Path:
    """Choose the folder of resources.

    Args:
        package: folder of the package `salesdesk`.
        frozen: folder where a frozen program unpacked itself; None when not frozen.

    Returns:
        The folder; it is not checked to exist unless it is the source tree's.
    """
    tree = package.parent / "resources"
    if (package.parent / "pyproject.toml").is_file() and tree.is_dir():
        return tree
    if frozen is not None:
        return Path(frozen) / "salesdesk" / "_resources"
    return package / "_resources"


def resource_path(*parts: str) -> Path:
    """Name one file or folder of resources.

    Args:
        *parts: path below the folder of resources, for example `"messages", "fr", "import.toml"`.

    Returns:
        Its absolute path, whether or not it exists: each reader says in its own words what it misses.
    """
    return resource_root().joinpath(*parts)
