"""Contents of attached files between this laptop and its server (envoi des fichiers): sent after each round of sync.

What was attached here is sent once its record has been; what others attached is read when somebody opens it. Contents
that the server has leave this laptop when they take more room than the person allows, the least used first.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import msgspec

from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import StoreError, SyncError, UserError
from salesdesk.domain.ids import ConversationId
from salesdesk.domain.wire import instant_from_wire, instant_to_wire
from salesdesk.services.profiles import OpenProfile
from salesdesk.services.syncing import session_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import files as reading
from salesdesk.store.queries.files import Memo
from salesdesk.sync import files as transfer
from salesdesk.sync.file_port import FilePort

DAY_SECONDS = 86_400.0
_MEGABYTE = 1024 * 1024
_LOG = part_logger("services.file_sync")

Progress = Callable[[float, str], None]
"""Share done from 0 to 1, and a word on it."""
Stopped = transfer.Stopped


@dataclass(slots=True)
class Sent:
    """What was sent.

    Attributes:
        files: How many contents the server has now that it had not.
        left: How many still wait.
    """

    files: int = 0
    left: int = 0


class _MemoLabel(msgspec.Struct):
    """What stands in the vault with a memo, so that it is found again when the database was lost."""

    id: bytes
    conversation_id: bytes
    milliseconds: int
    made_at: int


_decode_label = msgspec.msgpack.Decoder(_MemoLabel).decode


def memo_label(memo: Memo) -> bytes:
    """Returns the label under which a memo lies in the vault."""
    return msgspec.msgpack.encode(
        _MemoLabel(memo.id.bytes, memo.conversation_id.bytes, memo.milliseconds, instant_to_wire(memo.made_at))
    )


@contextlib.contextmanager
def port_of(profile: OpenProfile) -> Iterator[FilePort]:
    """Gives the way to the contents of a profile's server.

    Args:
        profile: Which one; signed in.

    Yields:
        The port.

    Raises:
        UserError: The profile has no server (``files.no_server``).
    """
    from salesdesk.sync.http_files import HttpFiles

    if not profile.card.server_url:
        raise UserError("files.no_server")
    session = session_of(profile.workspace)
    with contextlib.closing(HttpFiles(profile.card.server_url, session.access_token)) as port:
        yield port


def send_waiting(
    workspace: Workspace,
    port: FilePort,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Sent:
    """Sends the contents that the server does not have, the smallest first.

    Args:
        workspace: Whose.
        port: The server.
        cancelled: Asked between parts whether to stop; what was sent stays sent.
        progress: Told how far it is.

    Returns:
        What was done.

    Raises:
        SyncError: The server was not reached; the next round goes on from where this one stopped.
        StoreError: The local database or disk failed.
    """
    done = Sent()
    with workspace.read() as connection:
        waiting = reading.to_send(connection)
    for place, one in enumerate(waiting):

        def tell(share: float, place: int = place) -> None:
            if progress is not None:
                progress((place + share) / len(waiting), str(len(waiting) - place))

        try:
            transfer.send(
                port, workspace.file_room.vault, one.vault_name, one.sha256, tell, cancelled or (lambda: False)
            )
        except transfer.Stopped:
            break
        except (SyncError, StoreError) as error:
            if not _is_of_one_file(error):
                raise
            # The others are sent all the same; this one is tried again in the next round.
            _LOG.warning("file-not-sent", reason=error.key)
            continue
        with workspace.laptop.store.write() as connection:
            reading.mark_sent(connection, one.sha256, workspace.now())
        done.files += 1
    done.left = waiting_files(workspace)
    return done


def _is_of_one_file(error: SyncError | StoreError) -> bool:
    return error.key in {
        "sync.file_unknown", "sync.file_part", "sync.file_differs", "files.content_missing", "files.content_damaged"
    }  # fmt: skip


def waiting_files(workspace: Workspace) -> int:
    """Counts the contents that are only on this laptop."""
    with workspace.read() as connection:
        return reading.count_to_send(connection)


def fetch(
    workspace: Workspace,
    port: FilePort,
    sha256: str,
    size_bytes: int,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> None:
    """Reads a content from the server, unless it is here.

    Args:
        workspace: For whom.
        port: The server.
        sha256: Which content.
        size_bytes: Its length, as its record says.
        cancelled: Asked between parts whether to stop; what came stays for the next time.
        progress: Told how far it is.

    Raises:
        Stopped: It was asked to.
        UserError: The laptop that attached it has not sent it yet (``files.not_arrived``).
        SyncError: The server was not reached, or what came is not the file.
        StoreError: The disk is full.
    """
    vault = workspace.file_room.vault
    with workspace.read() as connection:
        kept = reading.kept_file(connection, sha256)
    if kept is not None and vault.has(kept.vault_name):
        return

    def tell(share: float) -> None:
        if progress is not None:
            progress(share, "")

    try:
        came = transfer.fetch(port, vault, sha256, size_bytes, tell, cancelled or (lambda: False))
    except SyncError as error:
        if error.key != "sync.file_unknown":
            raise
        raise UserError("files.not_arrived") from error
    with workspace.laptop.store.write() as connection:
        reading.keep_file(connection, sha256, came.name, came.size_bytes, workspace.now(), is_sent=True)


def tidy(workspace: Workspace, budget_megabytes: int) -> int:
    """Puts vault and database in agreement and keeps to the room that contents may take; for the background.

    Args:
        workspace: Whose.
        budget_megabytes: Room for all contents of this laptop.

    Returns:
        How many contents left this laptop.

    Raises:
        StoreError: The database or the disk failed.
    """
    find_again(workspace, older_than_seconds=DAY_SECONDS)
    with workspace.laptop.store.write() as connection:
        reading.ask_again_of_unreferred(connection)
        leaving = reading.needless(connection)
        gone = {one.sha256 for one in leaving}
        leaving += [
            one for one in reading.over_budget(connection, budget_megabytes * _MEGABYTE) if one.sha256 not in gone
        ]
        for one in leaving:
            reading.forget_file(connection, one.sha256)
    # After the commit: a content without a line is found again, a line without its content would be a loss.
    for one in leaving:
        workspace.file_room.vault.remove(one.vault_name)
    return len(leaving)


def find_again(workspace: Workspace, *, older_than_seconds: float = 0.0) -> int:
    """Notes the contents that lie in the vault and of which the database says nothing: after a repair, or a kill.

    What neither a record nor undo refers to is removed, if it has lain there for a while.

    Args:
        workspace: Whose.
        older_than_seconds: Only contents written so long ago; 0 removes nothing.

    Returns:
        How many were noted.

    Raises:
        StoreError: The database or the disk failed.
    """
    vault = workspace.file_room.vault
    with workspace.read() as connection:
        known = reading.vault_names(connection)
    found = 0
    for name in vault.names(older_than_seconds):
        if name in known:
            continue
        if "-" not in name and _noted(workspace, name, keep_all=not older_than_seconds):
            found += 1
        elif older_than_seconds:
            # Parts of a transfer that nobody took up, or a content whose record was never made.
            vault.remove(name)
    return found


def _noted(workspace: Workspace, name: str, *, keep_all: bool) -> bool:
    vault = workspace.file_room.vault
    try:
        label, size = vault.label_of(name), 0
        digest = hashlib.sha256()
        for chunk in vault.read(name):
            digest.update(chunk)
            size += len(chunk)
    except StoreError as error:
        if error.key not in ("files.content_damaged", "files.content_missing"):
            raise
        _LOG.warning("content-damaged")
        return False
    sha256, memo = digest.hexdigest(), _memo_of(label, digest.hexdigest())
    with workspace.laptop.store.write() as connection:
        if reading.kept_file(connection, sha256) is not None:
            return False
        if memo is not None:
            reading.keep_memo(connection, memo)
        elif not keep_all and not reading.is_referred(connection, sha256):
            return False
        reading.keep_file(connection, sha256, name, size, workspace.now(), is_sent=False)
    return True


def _memo_of(label: bytes, sha256: str) -> Memo | None:
    if not label:
        return None
    try:
        told = _decode_label(label)
        ids = UUID(bytes=told.id), ConversationId(UUID(bytes=told.conversation_id))
    except (msgspec.MsgspecError, ValueError):
        return None
    return Memo(ids[0], ids[1], sha256, told.milliseconds, instant_from_wire(told.made_at))
