"""Finds which system libraries of Linux Qt lacks, and names the Debian packages that hold them."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from installers.environment import SetupError, child_environment, script

# Shared library -> Debian package. Only libraries that Qt's wheels leave to the system.
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libpulse.so.0": "libpulse0",
    "libnss3.so": "libnss3",
    "libz.so.1": "zlib1g",
}
# What a bare Debian needs for a window; named whole when the missing library has no entry above.
USUAL_PACKAGES = [
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-image0",
    "libxcb-xkb1",
]

_PLUGINS = {"offscreen": "libqoffscreen.so", "xcb": "libqxcb.so", "wayland": "libqwayland.so"}
_PROBE = (
    "import json, pathlib, importlib.util as u\n"
    "folder = pathlib.Path(u.find_spec('PySide6').origin).parent\n"
    "report = {'folder': str(folder), 'error': ''}\n"
    "try:\n"
    "    import PySide6.QtGui, PySide6.QtWidgets\n"
    "except ImportError as error:\n"
    "    report['error'] = str(error)\n"
    "print(json.dumps(report))\n"
)


def missing_in_ldd(output: str) -> list[str]:
    """Read the libraries that the loader did not find.

    Args:
        output: what `ldd` printed.

    Returns:
        Their file names, in the order met, each once.
    """
    return list(dict.fromkeys(re.findall(r"^\s*(\S+) => not found", output, flags=re.MULTILINE)))


def advice(libraries: Iterable[str], error: str) -> str:
    """Say which packages to install.

    Args:
        libraries: file names of the missing shared libraries, possibly none.
        error: the loader's own sentence, used when no library could be named.

    Returns:
        Sentences that name the libraries and one command for Debian and Ubuntu.
    """
    missing = list(libraries)
    known = [PACKAGES[name] for name in missing if name in PACKAGES]
    packages = list(dict.fromkeys(known)) if missing and len(known) == len(missing) else USUAL_PACKAGES
    named = ", ".join(missing) or error
    return (
        f"Qt cannot start on this machine, some of its system libraries are missing: {named}\n"
        f"On Debian or Ubuntu: sudo apt install {' '.join(packages)}\n"
        "Then run the same command again; nothing already installed is lost."
    )


def _ldd(path: Path) -> list[str]:
    """List the libraries that one file misses; none when the machine has no ldd."""
    try:
        done = subprocess.run(["ldd", str(path)], capture_output=True, text=True, check=False)
    except OSError:
        return []
    return missing_in_ldd(done.stdout)


def check(platform: str) -> None:
    """Make sure that Qt loads in the virtual environment.

    Args:
        platform: Qt's platform plugin that will be used: `offscreen`, `xcb` or `wayland`.

    Raises:
        SetupError: when a system library is missing; it names the Debian packages.
    """
    if not sys.platform.startswith("linux"):
        return
    done = subprocess.run(
        [str(script("python")), "-c", _PROBE], capture_output=True, text=True, check=False, env=child_environment()
    )
    if done.returncode != 0:
        raise SetupError(f"PySide6 is damaged in the virtual environment; remove .venv and run again.\n{done.stderr}")
    report = json.loads(done.stdout)
    plugins = Path(report["folder"]) / "Qt" / "plugins" / "platforms"
    files = [Path(report["folder"]) / "QtGui.abi3.so", Path(report["folder"]) / "QtWidgets.abi3.so"]
    files += [plugins / _PLUGINS[platform]] if platform in _PLUGINS else []
    missing = [name for path in files if path.exists() for name in _ldd(path)]
    if report["error"] and not missing:
        missing = re.findall(r"(\S+\.so[.\d]*): cannot open shared object", report["error"])
    if missing or report["error"]:
        raise SetupError(advice(dict.fromkeys(missing), report["error"]))
