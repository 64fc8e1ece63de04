"""How sync stands, the tokens it keeps, and what the second file forgets."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import DeviceId, UserId
from salesdesk.services import syncing
from salesdesk.services.profiles import OpenProfile
from salesdesk.services.session import Tokens
from salesdesk.services.signing_in import SignedIn
from salesdesk.store.outbox import confirm, refuse, waiting
from tests.factories.accounts import account
from tests.factories.profiles import make_profile, paths_in
from tests.factories.stores import BOSS, DEVICE, ORG, REP

TOKENS = Tokens(
    server_url="http://127.0.0.1:9",
    device_id=DEVICE,
    access="a",
    refresh="r",
    expires_at=datetime(2026, 11, 23, tzinfo=UTC),
)
SIGNED = SignedIn(
    tokens=TOKENS, org_id=ORG, org_name="Essai SA", user_id=REP, user_name="Jeanne", email="j@essai.fr", role="rep",
    language="fr",
)  # fmt: skip


@pytest.fixture
def profile(tmp_path: Path) -> OpenProfile:
    return make_profile(paths_in(tmp_path), server_url="http://127.0.0.1:9")


def test_tokens_are_kept_moved_and_forgotten(profile: OpenProfile) -> None:
    workspace = profile.workspace
    assert (syncing.read_tokens(workspace), syncing.state(workspace).signed_in) == (None, False)
    syncing.reconnect(workspace, SIGNED)
    assert syncing.read_tokens(workspace) == TOKENS
    syncing.move_server(workspace, "http://127.0.0.1:10")
    assert syncing.read_tokens(workspace) == replace(TOKENS, server_url="http://127.0.0.1:10")
    syncing.forget_tokens(workspace)
    assert syncing.read_tokens(workspace) is None
    profile.close()


@pytest.mark.parametrize("change", [{"user_id": UserId(BOSS)}, {"tokens": replace(TOKENS, device_id=DeviceId(BOSS))}])
def test_nobody_else_takes_up_the_sync_of_a_profile(profile: OpenProfile, change: dict[str, object]) -> None:
    with pytest.raises(UserError) as caught:
        syncing.reconnect(profile.workspace, replace(SIGNED, **change))  # type: ignore[arg-type]  # fields of SignedIn
    assert (caught.value.key, syncing.read_tokens(profile.workspace)) == ("profile.other_person", None)
    profile.close()


def test_the_second_file_keeps_what_waits_and_what_was_refused(profile: OpenProfile) -> None:
    workspace = profile.workspace
    for name in ("Un", "Deux", "Trois", "Quatre"):
        with workspace.unit("account.created") as unit:
            unit.put(account(name=name))
    log = workspace.laptop.oplog
    assert log is not None
    with workspace.read() as connection:
        ids = [one.op_id.bytes for one in waiting(connection, 10)]
    with workspace.laptop.store.write() as connection:
        confirm(connection, ids[:2], 1)
        refuse(connection, ids[2], "sync.refused_value:name")
        confirm(connection, ids[3:], 1)
    syncing.forget_confirmed(workspace)
    assert [number for number, _ in log.read_all()] == [3, 4, 5]
    with workspace.laptop.store.write() as connection:
        connection.exec_driver_sql("DELETE FROM outbox WHERE refusal IS NOT NULL")
    syncing.forget_confirmed(workspace)
    assert [number for number, _ in log.read_all()] == []
    profile.close()


def test_what_is_being_written_while_a_round_ends_is_not_forgotten(profile: OpenProfile) -> None:
    workspace = profile.workspace
    log = workspace.laptop.oplog
    assert log is not None
    with workspace.read() as connection:
        ids = [one.op_id.bytes for one in waiting(connection, 10)]
    with workspace.laptop.store.write() as connection:
        confirm(connection, ids, 1)
    # Written to the second file and not committed yet: the round on the other thread ends here, then the commit fails.
    log.append(2, [b"x" * 40])
    syncing.forget_confirmed(workspace)
    assert [number for number, _ in log.read_all()] == [2]
    log.withdraw(2)
    with workspace.unit("account.created") as unit:
        unit.put(account(name="Après"))
    assert [number for number, _ in log.read_all()] == [2]
    profile.close()


def test_the_last_complete_round_is_told(profile: OpenProfile) -> None:
    state = syncing.state(profile.workspace)
    assert (state.waiting, state.refused, state.conflicts, state.synced_at) == (1, 0, 0, None)
    profile.close()
