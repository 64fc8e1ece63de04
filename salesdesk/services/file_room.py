"""Where the contents of a profile lie (coffre), and where a copy lies while another program shows it."""

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salesdesk.config.durable import PRIVATE_MODE
from salesdesk.config.logs import part_logger
from salesdesk.store.vault import Vault, on_disk

VAULT: Final = "files"
"""Name of the vault's folder in that of the profile."""
OPENED: Final = "opened"

_LOG = part_logger("services.file_room")


@dataclass(frozen=True, slots=True)
class FileRoom:
    """The contents of one profile.

    Attributes:
        vault: The encrypted contents.
        opened: Folder of the copies that are open in other programs, readable by their user alone; emptied when the
            profile is opened and when it is closed.
    """

    vault: Vault
    opened: Path

    def put_out(self, name: str, content: Iterable[bytes]) -> Path:
        """Writes a copy in the clear for another program to show.

        Args:
            name: Its name, one that every system takes.
            content: Its bytes.

        Returns:
            The copy; it cannot be changed, so that nobody takes it for the file itself.

        Raises:
            StoreError: The disk is full or refuses.
        """
        with on_disk():
            folder = self.opened / os.urandom(8).hex()
            folder.mkdir(mode=0o700, parents=True)
            path = folder / name
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(path, flags, PRIVATE_MODE), "wb") as stream:
                for piece in content:
                    stream.write(piece)
            path.chmod(stat.S_IRUSR)
        return path

    def empty_opened(self) -> None:
        """Removes the copies; one that another program still holds open is tried again the next time."""
        for copy in self.opened.rglob("*"):
            # Windows removes no file that cannot be written.
            with contextlib.suppress(OSError):
                copy.chmod(stat.S_IRWXU if copy.is_dir() else stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(self.opened, ignore_errors=True)
        if self.opened.exists():
            _LOG.warning("copies-left")


def room_in(folder: Path, opened: Path, key: bytes) -> FileRoom:
    """Opens the contents of a profile.

    Args:
        folder: The profile's folder.
        opened: Where copies are put; what is left there is removed.
        key: The profile's data key.

    Returns:
        The room.

    Raises:
        StoreError: The folder cannot be used.
    """
    room = FileRoom(Vault(folder / VAULT, key), opened)
    room.empty_opened()
    return room
