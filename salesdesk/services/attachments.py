"""Files kept with a conversation, an evidence, an extra or a client case (pièces jointes): attach, list, open, save.

A file is checked, cleaned of what a camera noted, encrypted, and only then named in a record, which syncs like any
other; its bytes travel apart (``services.file_sync``). Source: issue 3, point 4; trust.md, Attachments.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final
from uuid import UUID

from salesdesk.domain.attached_files import HEAD_BYTES, media_type_of, safe_name
from salesdesk.domain.attachments import Attachment, AttachmentKind
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import (
    AccountId,
    AttachmentId,
    ClientCaseId,
    ConversationId,
    EvidenceId,
    ExtraWorkId,
    OpportunityId,
)
from salesdesk.domain.library import ClientCase
from salesdesk.services.attachment_intake import (
    Place,
    ReadyFile,
    note_content,
    put_file,
    ready_files,
    ready_from_bytes,
    ready_from_path,
)
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import files as reading
from salesdesk.store.vault import on_disk

__all__ = [
    "Attached", "AttachmentLine", "Place", "ReadyFile", "Whereabouts", "attach", "attach_bytes", "attach_file",
    "attach_to_case", "chunks_of", "detach_from_case", "is_here", "lines_of", "open_copy", "put_file", "read_content",
    "ready_files", "ready_from_bytes", "ready_from_path", "save_as", "withdraw",
]  # fmt: skip

_NAMELESS: Final = "file"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was attached, and what the person should be told.

    Attributes:
        attachment: The record.
        notices: Message keys with their values: another name, the place of a photo removed or perhaps kept.
    """

    attachment: Attachment
    notices: tuple[tuple[str, dict[str, str]], ...] = ()


class Whereabouts(StrEnum):
    """Where a content is, as seen from this laptop."""

    SENT = "sent"
    HERE = "here"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """A file in a list.

    Attributes:
        attachment: The record.
        where: ``sent``: here and at the server; ``here``: waits to be sent; ``remote``: not on this laptop yet.
        mine: True when the person added it.
    """

    attachment: Attachment
    where: Whereabouts
    mine: bool


def attach(
    workspace: Workspace,
    path: Path,
    *,
    account_id: AccountId,
    conversation_id: ConversationId | None = None,
    opportunity_id: OpportunityId | None = None,
    evidence_id: EvidenceId | None = None,
    extra_work_id: ExtraWorkId | None = None,
    kind: AttachmentKind | None = None,
) -> Attachment:
    """Keeps a file of the disk; see :func:`attach_file`, which also says what was changed.

    Args:
        workspace: Where.
        path: The file; it stays as it is.
        account_id: The account.
        conversation_id: The conversation.
        opportunity_id: The affair.
        evidence_id: The evidence.
        extra_work_id: The extra.
        kind: What it is to its reader; None for photo or document by its bytes.

    Returns:
        The record.

    Raises:
        UserError: The file cannot be read, or is none that may be attached.
        StoreError: The disk is full.
    """
    place = Place(
        account_id=account_id,
        conversation_id=conversation_id,
        opportunity_id=opportunity_id,
        evidence_id=evidence_id,
        extra_work_id=extra_work_id,
    )
    return attach_file(workspace, path, place, kind=kind).attachment


def attach_file(
    workspace: Workspace,
    path: Path,
    place: Place,
    *,
    kind: AttachmentKind | None = None,
    initiator: object | None = None,
) -> Attached:
    """Keeps a file of the disk, encrypted.

    Args:
        workspace: Where.
        path: The file; it stays as it is.
        place: What it is kept with.
        kind: What it is to its reader; None for photo or document by its bytes.
        initiator: Who asks.

    Returns:
        What was kept and what to say of it.

    Raises:
        UserError: The file cannot be read, is too large, empty or a program, or its name leads elsewhere.
        StoreError: The disk is full.
    """
    ready = ready_from_path(workspace, path)
    return _attached(workspace, ready, place, kind, initiator)


def attach_bytes(
    workspace: Workspace,
    name: str,
    content: bytes,
    place: Place,
    *,
    kind: AttachmentKind | None = None,
    initiator: object | None = None,
) -> Attached:
    """Keeps bytes of the clipboard or of the program itself; as :func:`attach_file`.

    Args:
        workspace: Where.
        name: How to call them.
        content: The bytes.
        place: What they are kept with.
        kind: What they are to their reader; None for photo or document by the bytes.
        initiator: Who asks.

    Returns:
        What was kept and what to say of it.

    Raises:
        UserError: They are too many, none, or a program, or the name leads elsewhere.
        StoreError: The disk is full.
    """
    return _attached(workspace, ready_from_bytes(workspace, name, content), place, kind, initiator)


def _attached(
    workspace: Workspace, ready: ReadyFile, place: Place, kind: AttachmentKind | None, initiator: object | None
) -> Attached:
    with ready_files(workspace, (ready,)), workspace.unit("undo_files.attached", initiator, file=ready.name) as unit:
        record = put_file(unit, workspace, ready, place, kind)
    return Attached(record, ready.notices)


def attach_to_case(
    workspace: Workspace, case_id: ClientCaseId, path: Path, *, initiator: object | None = None
) -> ClientCase:
    """Keeps the sheet of a client case in the library; it takes the place of the one before.

    Args:
        workspace: Where.
        case_id: The case.
        path: The file.
        initiator: Who asks.

    Returns:
        The case.

    Raises:
        ConflictError: The case was deleted meanwhile.
        UserError: As :func:`attach_file`.
        StoreError: The disk is full.
    """
    ready = ready_from_path(workspace, path)
    kept = ready.kept
    named = workspace.unit("undo_files.case_attached", initiator, file=ready.name)
    with ready_files(workspace, (ready,)), named as unit:
        case = unit.need(ClientCase, case_id)
        changed = replace(case, file_name=ready.name, file_sha256=kept.sha256, file_bytes=kept.size_bytes)
        note_content(workspace, unit, kept)
        unit.put(changed)
    return changed


def detach_from_case(workspace: Workspace, case_id: ClientCaseId, *, initiator: object | None = None) -> None:
    """Takes the sheet off a client case; undo brings it back."""
    with workspace.unit("undo_files.case_detached", initiator) as unit:
        unit.put(replace(unit.need(ClientCase, case_id), file_name="", file_sha256="", file_bytes=0))


def withdraw(workspace: Workspace, attachment_id: AttachmentId, *, initiator: object | None = None) -> None:
    """Takes a file away; its content stays while undo may bring it back."""
    with workspace.unit("undo_files.withdrawn", initiator) as unit:
        unit.delete(Attachment, attachment_id)


def lines_of(workspace: Workspace, field: str, record_id: UUID) -> tuple[AttachmentLine, ...]:
    """Lists the files kept with a record, the oldest first.

    Args:
        workspace: Where.
        field: Which reference: ``account_id``, ``conversation_id``, ``opportunity_id``, ``evidence_id`` or
            ``extra_work_id``.
        record_id: The record.

    Returns:
        The files with where their contents are.
    """
    with workspace.read() as connection:
        found = reading.attachments_of(connection, field, record_id)
        kept = reading.kept_files(connection, [one.sha256 for one in found])

    def where(sha256: str) -> Whereabouts:
        if sha256 not in kept:
            return Whereabouts.REMOTE
        return Whereabouts.SENT if kept[sha256].is_sent else Whereabouts.HERE

    return tuple(AttachmentLine(one, where(one.sha256), one.added_by == workspace.user_id) for one in found)


def is_here(workspace: Workspace, sha256: str) -> bool:
    """Tells whether a content is on this laptop."""
    with workspace.read() as connection:
        kept = reading.kept_file(connection, sha256)
    return kept is not None and workspace.file_room.vault.has(kept.vault_name)


def chunks_of(workspace: Workspace, sha256: str) -> Iterator[bytes]:
    """Gives a content, a chunk at a time.

    Args:
        workspace: Where.
        sha256: Which one.

    Yields:
        Its bytes.

    Raises:
        UserError: It is not on this laptop (``files.not_here``).
        StoreError: It is damaged.
    """
    with workspace.read() as connection:
        kept = reading.kept_file(connection, sha256)
    if kept is None or not workspace.file_room.vault.has(kept.vault_name):
        raise UserError("files.not_here")
    yield from workspace.file_room.vault.read(kept.vault_name)


def read_content(workspace: Workspace, attached: Attachment | ClientCase) -> bytes:
    """Reads the whole content of a file that is on this laptop.

    Args:
        workspace: Where.
        attached: The attachment, or the case with a sheet.

    Returns:
        At most 25 MB.

    Raises:
        UserError: It is not on this laptop (``files.not_here``), or there is none.
        StoreError: It is damaged.
    """
    return b"".join(chunks_of(workspace, _name_and_hash(attached)[1]))


def _name_and_hash(attached: Attachment | ClientCase) -> tuple[str, str]:
    name, sha256 = (
        (attached.name, attached.sha256)
        if isinstance(attached, Attachment)
        else (attached.file_name, attached.file_sha256)
    )
    if not sha256:
        raise UserError("files.not_here")
    try:
        # Another laptop chose it: what it may lead to is looked at here too.
        return safe_name(name), sha256
    except UserError:
        return _NAMELESS, sha256


def open_copy(workspace: Workspace, attached: Attachment | ClientCase) -> Path:
    """Puts a copy where another program can show it.

    Args:
        workspace: Where.
        attached: The attachment, or the case with a sheet.

    Returns:
        The copy, in a private folder that is emptied when the profile is closed.

    Raises:
        UserError: It is not on this laptop, or is a program under whatever name.
        StoreError: It is damaged, or the disk is full.
    """
    name, sha256 = _name_and_hash(attached)
    content = read_content(workspace, attached)
    media_type_of(content[:HEAD_BYTES], name)
    path = workspace.file_room.put_out(name, [content])
    with workspace.laptop.store.write() as connection:
        reading.mark_used(connection, sha256, workspace.now())
    return path


def save_as(workspace: Workspace, attached: Attachment | ClientCase, path: Path) -> None:
    """Writes a copy where the person wants it.

    Args:
        workspace: Where.
        attached: The attachment, or the case with a sheet.
        path: The file to write; replaced if it exists.

    Raises:
        UserError: It is not on this laptop.
        StoreError: It is damaged, or the disk is full or refuses; a file that was there stays.
    """
    content = read_content(workspace, attached)
    draft = path.with_name(f"{path.name}.new")
    with on_disk():
        try:
            draft.write_bytes(content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
