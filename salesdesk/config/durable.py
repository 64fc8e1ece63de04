"""Files that are either the old one or the new one, whole, whatever happens to the machine (écriture sûre)."""

import contextlib
import os
import sys
from pathlib import Path

PRIVATE_MODE = 0o600


def sync_file(descriptor: int) -> None:
    """Waits until the disk holds what was written to an open file.

    Args:
        descriptor: File descriptor open for writing.

    Raises:
        OSError: The disk refused; what it holds is unknown.
    """
    if sys.platform == "darwin":
        # fsync on macOS stops at the drive's own cache.
        import fcntl

        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_directory(directory: Path) -> None:
    """Waits until the disk holds the names in a directory; Windows keeps them with the file and needs no wait.

    Args:
        directory: Existing directory.

    Raises:
        OSError: The disk refused.
    """
    if os.name == "nt":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def draft_of(path: Path) -> Path:
    """Names the file in which the new content of a file is made; a leftover after a power cut is simply overwritten."""
    return path.with_name(f"{path.name}.new")


def replace_durably(path: Path, content: bytes, *, mode: int = PRIVATE_MODE) -> None:
    """Puts new content in the place of a file, or leaves the old file as it was.

    Args:
        path: The file, which may be missing; its directory exists.
        content: The whole new content.
        mode: Permissions of the new file on systems that have them.

    Raises:
        OSError: No room, or the disk refused; the old file stands.

    Source: trust.md section 2, "fsync + rename".
    """
    draft = draft_of(path)
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
        with open(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            sync_file(stream.fileno())
        os.replace(draft, path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)
