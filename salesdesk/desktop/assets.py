"""Where fonts, icons, themes and translations lie: beside the package in a source tree, inside it once installed."""

from pathlib import Path


def resource_folder(name: str) -> Path:
    """One folder of resources.

    Args:
        name: Folder below ``resources``: ``fonts``, ``icons``, ``themes`` or ``i18n``.

    Returns:
        The folder of the source tree when there is one, else the one packed with the program.
    """
    package = Path(__file__).resolve().parent.parent
    tree = package.parent / "resources" / name
    return tree if tree.is_dir() else package / "_resources" / name
