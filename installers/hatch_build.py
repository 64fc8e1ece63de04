"""Build hook of hatchling: compiles the translations, resources/i18n/*.ts, to the .qm files that Qt loads."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def find_lrelease() -> str | None:
    """Find Qt's compiler of translations.

    Returns:
        The path of the program that PySide6 brings, or None when PySide6 is not installed here (a build of the wheel
        in an isolated environment: the .qm files of the source tree are then taken as they are).
    """
    folders = [Path(sys.executable).parent, *(Path(entry) / "PySide6" for entry in sys.path if entry)]
    for name in ("lrelease", "pyside6-lrelease"):
        found = shutil.which(name, path=os.pathsep.join(str(folder) for folder in folders))
        if found is not None:
            return found
    return None


def compile_translations(folder: Path) -> list[Path]:
    """Compile each .ts file that is newer than its .qm file.

    Args:
        folder: where the .ts files are; the .qm files are written beside them.

    Returns:
        The .qm files written now; empty when all were fresh or no compiler is at hand.

    Raises:
        RuntimeError: when a .ts file cannot be compiled; the message is the compiler's.
    """
    sources = [path for path in sorted(folder.glob("*.ts")) if _is_stale(path)]
    compiler = find_lrelease() if sources else None
    if compiler is None:
        return []
    written = []
    for source in sources:
        target = source.with_suffix(".qm")
        command = [compiler, "-silent", str(source), "-qm", str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{source.name}: {done.stdout}{done.stderr}")
        written.append(target)
    return written


def _is_stale(source: Path) -> bool:
    """Tell whether a translation changed since it was compiled."""
    target = source.with_suffix(".qm")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


class TranslationHook(BuildHookInterface[Any]):
    """Hatchling calls it at each build, the editable install of the clone included."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations before the files are gathered.

        Args:
            version: kind of build, `standard` or `editable`.
            build_data: hatchling's record of the build; the compiled files are added to it as artifacts, because git
                ignores them.
        """
        compile_translations(Path(self.root) / "resources" / "i18n")
        build_data["artifacts"].append("resources/i18n/*.qm")


def main() -> None:
    """Compile by hand, after a .ts file changed: `python installers/hatch_build.py`."""
    for path in compile_translations(Path(__file__).resolve().parents[1] / "resources" / "i18n"):
        print(path.name)


if __name__ == "__main__":
    main()
