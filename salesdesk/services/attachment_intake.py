"""Files on their way in (pièces jointes): checked, cleaned and encrypted first, then named in one transaction.

What is slow is done before the transaction, so that a proof and its files are kept, and undone, in one step.
Source: issue 3, point 4; trust.md, Attachments.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salesdesk.domain.attached_files import (
    HEAD_BYTES,
    IMAGES,
    MOST_BYTES,
    check_size,
    media_type_of,
    safe_name,
    shown_name,
)
from salesdesk.domain.attachments import Attachment, AttachmentKind
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, AttachmentId, ConversationId, EvidenceId, ExtraWorkId, OpportunityId
from salesdesk.domain.photo_metadata import without_metadata
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import files as reading
from salesdesk.store.unit import Unit
from salesdesk.store.vault import Kept

_READ_BYTES: Final = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a file is kept with.

    Attributes:
        account_id: The account; who sees it sees the file.
    """

    account_id: AccountId
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    evidence_id: EvidenceId | None = None
    extra_work_id: ExtraWorkId | None = None


@dataclass(frozen=True, slots=True)
class ReadyFile:
    """A content in the vault with what its record will say.

    Attributes:
        name: How it is called.
        media_type: What its bytes are.
        kept: Where it lies.
        notices: Message keys with their values: what the person should be told.
    """

    name: str
    media_type: str
    kept: Kept
    notices: tuple[tuple[str, dict[str, str]], ...]


def ready_from_path(workspace: Workspace, path: Path) -> ReadyFile:
    """Checks, cleans and encrypts a file of the disk, before any transaction.

    Args:
        workspace: Where.
        path: The file; it stays as it is.

    Returns:
        Its content in the vault.

    Raises:
        UserError: The file cannot be read, is too large, empty or a program, or its name leads elsewhere.
        StoreError: The disk is full.
    """
    safe_name(path.name)
    try:
        if not path.is_file():
            raise UserError("files.not_a_file", name=shown_name(path.name))
        # Before a byte is read: half a gigabyte is refused at once.
        check_size(path.name, path.stat().st_size)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError("files.not_readable", name=shown_name(path.name)) from error
    return ready_from_bytes(workspace, path.name, content)


def ready_from_bytes(workspace: Workspace, name: str, content: bytes) -> ReadyFile:
    """Checks, cleans and encrypts bytes; as :func:`ready_from_path`.

    Args:
        workspace: Where.
        name: How to call them.
        content: The bytes.

    Returns:
        Their content in the vault.

    Raises:
        UserError: They are too many, none, or a program, or the name leads elsewhere.
        StoreError: The disk is full.
    """
    safe = safe_name(name)
    check_size(safe, len(content))
    media_type = media_type_of(content[:HEAD_BYTES], safe)
    notices: list[tuple[str, dict[str, str]]] = []
    if safe != name:
        notices.append(("files.renamed", {"name": safe}))
    if media_type in IMAGES:
        clean = without_metadata(content, media_type)
        if clean is None:
            notices.append(("files.place_kept", {"name": safe}))
        elif clean != content:
            notices.append(("files.place_removed", {"name": safe}))
        content = clean or content
    view = memoryview(content)
    pieces = (bytes(view[at : at + _READ_BYTES]) for at in range(0, len(content), _READ_BYTES))
    return ReadyFile(safe, media_type, workspace.file_room.vault.keep(pieces), tuple(notices))


def note_content(workspace: Workspace, unit: Unit, kept: Kept) -> None:
    """Notes where a content lies; one that is here already is kept once, and the server is asked about it again."""
    before = reading.kept_file(unit.connection, kept.sha256)
    name = kept.name
    if before is not None and workspace.file_room.vault.has(before.vault_name):
        name = before.vault_name
    reading.keep_file(unit.connection, kept.sha256, name, kept.size_bytes, unit.now, is_sent=False)


def _drop_unused(workspace: Workspace, kept: Kept) -> None:
    with workspace.read() as connection:
        noted = reading.kept_file(connection, kept.sha256)
    if noted is None or noted.vault_name != kept.name:
        workspace.file_room.vault.remove(kept.name)


@contextmanager
def ready_files(workspace: Workspace, files: Sequence[ReadyFile]) -> Iterator[None]:
    """Drops the contents that no record came to name, whether what is done meanwhile succeeds or not.

    Args:
        workspace: Where.
        files: The contents.
    """
    try:
        yield
    finally:
        for one in files:
            _drop_unused(workspace, one.kept)


def put_file(
    unit: Unit, workspace: Workspace, ready: ReadyFile, place: Place, kind: AttachmentKind | None = None
) -> Attachment:
    """Names a content in a record, in a transaction that may hold more.

    Args:
        unit: The transaction.
        workspace: Where.
        ready: The content.
        place: What it is kept with.
        kind: What it is to its reader; None for photo or document by its bytes.

    Returns:
        The record.
    """
    record = Attachment(
        id=AttachmentId(workspace.new_id()),
        account_id=place.account_id,
        name=ready.name,
        kind=kind or (AttachmentKind.PHOTO if ready.media_type in IMAGES else AttachmentKind.DOCUMENT),
        media_type=ready.media_type,
        size_bytes=ready.kept.size_bytes,
        sha256=ready.kept.sha256,
        added_at=unit.now,
        added_by=workspace.user_id,
        conversation_id=place.conversation_id,
        opportunity_id=place.opportunity_id,
        evidence_id=place.evidence_id,
        extra_work_id=place.extra_work_id,
    )
    note_content(workspace, unit, ready.kept)
    unit.put(record)
    return record
