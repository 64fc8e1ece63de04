"""The laptop's end of attached contents: sends one part after the other, reads them likewise, goes on where it stopped.

Parts that were read lie in the vault under a name that only this vault can compute, until all are there; so a transfer
that was cut at any byte, by either end, costs at most one part. What came is kept only when its hash is the one asked
for.
"""

import hashlib
from collections.abc import Callable, Iterator
from typing import Final

from salesdesk.domain.errors import StoreError, SyncError
from salesdesk.store.vault import Kept, Vault
from salesdesk.sync.file_port import PART_BYTES, FilePort, FileState, parts_of

Progress = Callable[[float], None]
"""Called with the share that is done, 0 to 1."""

_MOST_TURNS: Final = 3


class Stopped(Exception):
    """Somebody asked to stop; what was done is kept, the next transfer goes on from there."""


def _never() -> bool:
    return False


def _quiet(_share: float) -> None:
    return None


def _pieces(content: Iterator[bytes]) -> Iterator[bytes]:
    """Cuts a content into parts of the length in which they travel."""
    rest = bytearray()
    for chunk in content:
        rest += chunk
        while len(rest) >= PART_BYTES:
            yield bytes(rest[:PART_BYTES])
            del rest[:PART_BYTES]
    if rest:
        yield bytes(rest)


def send(
    port: FilePort,
    vault: Vault,
    vault_name: str,
    sha256: str,
    progress: Progress = _quiet,
    cancelled: Callable[[], bool] = _never,
) -> None:
    """Sends a content, or what the server does not have of it.

    Args:
        port: The server.
        vault: Where the content lies.
        vault_name: Under which name.
        sha256: Its hash.
        progress: Told how far it is.
        cancelled: Asked between parts whether to stop.

    Raises:
        Stopped: It was asked to.
        SyncError: The server was not reached or refused; ``sync.file_unknown`` before it has a referring record.
        StoreError: The content is not here or damaged.
    """
    state = port.head(sha256)
    for _ in range(_MOST_TURNS):
        if state.is_complete:
            return
        try:
            state = _send_from(port, vault.read(vault_name), sha256, state, progress, cancelled)
        except SyncError as error:
            if error.key != "sync.file_part":
                raise
            # Another laptop sends the same content, or the server lost a part: it says where to go on.
            state = port.head(sha256)
    if not state.is_complete:
        raise SyncError("sync.file_part", retryable=True)


def _send_from(
    port: FilePort,
    content: Iterator[bytes],
    sha256: str,
    state: FileState,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> FileState:
    for part, piece in enumerate(_pieces(content)):
        if part * PART_BYTES < state.received_bytes:
            continue
        if cancelled():
            raise Stopped
        progress(state.received_bytes / max(1, state.size_bytes))
        state = port.put(sha256, part, piece)
        if state.is_complete:
            break
    return state


def fetch(
    port: FilePort,
    vault: Vault,
    sha256: str,
    size_bytes: int,
    progress: Progress = _quiet,
    cancelled: Callable[[], bool] = _never,
) -> Kept:
    """Reads a content from the server into the vault.

    Args:
        port: The server.
        vault: Where to keep it.
        sha256: Its hash.
        size_bytes: Its length, as its record says.
        progress: Told how far it is.
        cancelled: Asked between parts whether to stop.

    Returns:
        What was kept.

    Raises:
        Stopped: It was asked to.
        SyncError: The server was not reached, does not have it yet (``sync.file_unknown``), or what came is another
            content (``sync.file_differs``).
        StoreError: The disk is full or refuses.
    """
    base, count = vault.name_for(sha256), parts_of(size_bytes)
    names = [f"{base}-{part}" for part in range(count)]
    for part, name in enumerate(names):
        if vault.has(name):
            continue
        if cancelled():
            raise Stopped
        progress(part / count)
        vault.keep([port.get(sha256, part)], name=name)
    try:
        kept = _joined(vault, names, sha256, size_bytes)
    except SyncError:
        # Asked for again from the start; where only this disk has no room, what came stays.
        _remove(vault, names)
        raise
    _remove(vault, names)
    return kept


def _remove(vault: Vault, names: list[str]) -> None:
    for name in names:
        vault.remove(name)


def _joined(vault: Vault, names: list[str], sha256: str, size_bytes: int) -> Kept:
    digest = hashlib.sha256()
    with vault.writer() as writer:
        for name in names:
            try:
                for chunk in vault.read(name):
                    digest.update(chunk)
                    writer.write(chunk)
            except StoreError as error:
                if error.key in ("files.disk_full", "files.disk_failed"):
                    raise
                raise SyncError("sync.file_differs", retryable=True) from error
        if writer.size_bytes != size_bytes or digest.hexdigest() != sha256:
            raise SyncError("sync.file_differs", retryable=True)
        return writer.keep()
