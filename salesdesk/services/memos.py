"""The rep's own voice memo after a visit (mémo vocal): recorded here, encrypted, and never sent anywhere.

It holds his voice alone: it is recorded after the conversation, never during it.
Source: conversation.md section 2; trust.md section 8.
"""

import io
import wave
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from salesdesk.domain.attached_files import HEAD_BYTES, media_type_of
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ConversationId
from salesdesk.services.attachments import chunks_of
from salesdesk.services.file_sync import memo_label
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import files as reading
from salesdesk.store.queries.files import Memo
from salesdesk.store.queries.records import need

__all__ = ["MOST_SECONDS", "Memo", "MemoTake", "content_of", "keep", "memos_of", "remove", "wave_file"]

MOST_SECONDS: Final = 180
_SLACK_MS: Final = 2_000


@dataclass(frozen=True, slots=True)
class MemoTake:
    """What was recorded.

    Attributes:
        content: A sound file (WAV, AAC or FLAC).
        milliseconds: How long it lasts.
    """

    content: bytes
    milliseconds: int


def wave_file(samples: bytes, rate: int) -> MemoTake:
    """Makes a sound file of 16-bit samples of one channel.

    Args:
        samples: The samples, little-endian.
        rate: Samples a second.

    Returns:
        The file, and how long it lasts.
    """
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(samples)
    return MemoTake(made.getvalue(), len(samples) // 2 * 1000 // rate)


def keep(workspace: Workspace, conversation_id: ConversationId, take: MemoTake) -> Memo:
    """Keeps a memo, encrypted, on this laptop only.

    Args:
        workspace: Where.
        conversation_id: After which conversation.
        take: What was recorded.

    Returns:
        The memo.

    Raises:
        UserError: Nothing was recorded, it is longer than three minutes, or it is no sound.
        ConflictError: The conversation was deleted meanwhile.
        StoreError: The disk is full.
    """
    if not take.content or take.milliseconds <= 0:
        raise UserError("files.memo_empty")
    if take.milliseconds > MOST_SECONDS * 1000 + _SLACK_MS:
        raise UserError("files.memo_too_long", minutes=MOST_SECONDS // 60)
    if media_type_of(take.content[:HEAD_BYTES], "memo").partition("/")[0] not in ("audio", "video"):
        raise UserError("files.memo_empty")
    with workspace.read() as connection:
        need(connection, Conversation, conversation_id)
    vault = workspace.file_room.vault
    memo = Memo(workspace.new_id(), conversation_id, "", take.milliseconds, workspace.now())
    kept = vault.keep([take.content], label=memo_label(memo))
    memo = Memo(memo.id, conversation_id, kept.sha256, take.milliseconds, memo.made_at)
    with workspace.laptop.store.write() as connection:
        before = reading.kept_file(connection, kept.sha256)
        reading.keep_file(connection, kept.sha256, kept.name, kept.size_bytes, memo.made_at, is_sent=False)
        reading.keep_memo(connection, memo)
    if before is not None:
        vault.remove(before.vault_name)
    return memo


def memos_of(workspace: Workspace, conversation_id: ConversationId) -> tuple[Memo, ...]:
    """Lists the memos of a conversation, the oldest first."""
    with workspace.read() as connection:
        return tuple(reading.memos_of(connection, conversation_id))


def content_of(workspace: Workspace, memo: Memo) -> bytes:
    """Reads a memo to be played.

    Raises:
        UserError: It is not here any more.
        StoreError: It is damaged.
    """
    return b"".join(chunks_of(workspace, memo.sha256))


def remove(workspace: Workspace, memo_id: UUID) -> None:
    """Deletes a memo for good: nobody else has a copy."""
    with workspace.laptop.store.write() as connection:
        memo = reading.memo(connection, memo_id)
        if memo is None:
            return
        kept = reading.kept_file(connection, memo.sha256)
        reading.forget_memo(connection, memo_id)
        is_shared = reading.is_referred(connection, memo.sha256)
        if kept is not None and not is_shared:
            reading.forget_file(connection, memo.sha256)
    if kept is not None and not is_shared:
        workspace.file_room.vault.remove(kept.vault_name)
