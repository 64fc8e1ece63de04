"""Voice memos: kept encrypted on this laptop, never sent, found again after a repair."""

import io
import math
import struct
import wave
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.ids import ConversationId
from salesdesk.services import file_sync, memos, repair
from salesdesk.services.memos import MemoTake
from salesdesk.services.profiles import OpenProfile, open_profile
from salesdesk.store.queries import files as reading
from tests.factories.accounts import account
from tests.factories.profiles import PROFILE, make_profile, paths_in, talk_at

ACCOUNT = account()
TALK = talk_at(ACCOUNT)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[OpenProfile]:
    opened = make_profile(paths_in(tmp_path))
    with opened.workspace.unit(None) as unit:
        unit.put(ACCOUNT)
        unit.put(TALK)
    yield opened
    opened.close()


def tone(seconds: float = 1.0, pitch: float = 440.0) -> bytes:
    """Samples of a tone, 16 kHz."""
    count = int(16_000 * seconds)
    return struct.pack(f"<{count}h", *(int(12_000 * math.sin(pitch * at / 2_546.5)) for at in range(count)))


def test_a_memo_is_a_sound_file_that_lasts_what_was_recorded() -> None:
    take = memos.wave_file(tone(1.5), 16_000)
    with wave.open(io.BytesIO(take.content)) as heard:
        assert (heard.getframerate(), heard.getnchannels(), heard.readframes(heard.getnframes())) == (
            16_000,
            1,
            tone(1.5),
        )
    assert take.milliseconds == 1_500


def test_a_memo_comes_back_and_is_deleted_for_good(profile: OpenProfile) -> None:
    workspace = profile.workspace
    take = memos.wave_file(tone(), 16_000)
    kept = memos.keep(workspace, TALK.id, take)
    assert memos.memos_of(workspace, TALK.id) == (kept,)
    assert memos.content_of(workspace, kept) == take.content
    memos.remove(workspace, kept.id)
    assert memos.memos_of(workspace, TALK.id) == ()
    assert workspace.file_room.vault.names() == []


def test_a_memo_is_in_the_clear_nowhere_and_is_never_sent_or_tidied_away(profile: OpenProfile, tmp_path: Path) -> None:
    workspace = profile.workspace
    canary = tone(0.2, 523.0)
    kept = memos.keep(workspace, TALK.id, memos.wave_file(canary, 16_000))
    with workspace.read() as connection:
        assert reading.to_send(connection, ready_only=False) == []
        assert reading.count_to_send(connection) == 0
    assert file_sync.tidy(workspace, 0) == 0
    assert memos.content_of(workspace, kept).endswith(canary)
    found = [path for path in tmp_path.rglob("*") if path.is_file() and canary[200:400] in path.read_bytes()]
    assert found == []


@pytest.mark.parametrize(
    ("take", "key"),
    [
        (MemoTake(b"", 0), "files.memo_empty"),
        (MemoTake(b"RIFF\x00\x00\x00\x00WAVE", 0), "files.memo_empty"),
        (MemoTake(b"du texte, pas un son", 1_000), "files.memo_empty"),
        (MemoTake(b"RIFF\x00\x00\x00\x00WAVE", 183_000), "files.memo_too_long"),
    ],
)
def test_what_is_no_memo_is_refused(profile: OpenProfile, take: MemoTake, key: str) -> None:
    with pytest.raises(UserError) as caught:
        memos.keep(profile.workspace, TALK.id, take)
    assert caught.value.key == key
    assert profile.workspace.file_room.vault.names() == []


def test_a_memo_of_a_conversation_that_is_gone_is_refused(profile: OpenProfile) -> None:
    with pytest.raises(ConflictError):
        memos.keep(profile.workspace, ConversationId(uuid4()), memos.wave_file(tone(), 16_000))


def test_a_memo_is_found_again_after_the_database_was_lost(profile: OpenProfile, tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    kept = memos.keep(profile.workspace, TALK.id, memos.wave_file(tone(), 16_000))
    profile.close()
    (paths.profiles / PROFILE / "store.db").write_bytes(b"broken" * 1_000)
    repair.rebuild(paths, PROFILE)
    again = open_profile(paths, PROFILE)
    try:
        assert memos.memos_of(again.workspace, TALK.id) == (kept,)
        assert memos.content_of(again.workspace, kept) == memos.wave_file(tone(), 16_000).content
    finally:
        again.close()
