"""Syncing a profile with its server (synchronisation): rounds, the tokens they need, and how things stand."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec
from sqlalchemy import func, select

from salesdesk.domain.errors import SyncError, UserError
from salesdesk.domain.wire import instant_from_wire
from salesdesk.services.profiles import OpenProfile
from salesdesk.services.session import Session, Tokens
from salesdesk.services.signing_in import SignedIn
from salesdesk.services.workspace import Workspace
from salesdesk.store import outbox
from salesdesk.store.profile import get_fact, get_number, set_fact
from salesdesk.store.queries.files import count_to_send
from salesdesk.store.tables import TABLES
from salesdesk.sync.client import SYNCED_AT, Round, SyncClient

_TOKENS: Final = "tokens"
_STEPS: Final = {"push": 0.0, "pull": 0.5}

Progress = Callable[[float, str], None]
"""Share done from 0 to 1, and a word on it."""


class _KeptTokens(msgspec.Struct):
    server_url: str
    device_id: bytes
    access: str
    refresh: str
    expires_at: datetime


_decode_tokens: Final = msgspec.msgpack.Decoder(_KeptTokens).decode


@dataclass(frozen=True, slots=True)
class SyncState:
    """How sync stands.

    Attributes:
        waiting: Changes that the server has not confirmed.
        refused: Changes that it refused; their text is kept.
        conflicts: Pairs of values between which somebody should choose.
        synced_at: End of the last complete round; None before the first.
        signed_in: True when there are tokens to sync with.
        files: Contents of attached files that are only on this laptop.
    """

    waiting: int
    refused: int
    conflicts: int
    synced_at: datetime | None
    signed_in: bool
    files: int = 0


def state(workspace: Workspace) -> SyncState:
    """Reads how sync stands."""
    conflict = TABLES["conflict"].c
    with workspace.read() as connection:
        conflicts = connection.execute(
            select(func.count()).where(conflict.resolved_at.is_(None), conflict.deleted_stamp.is_(None))
        ).scalar_one()
        synced = get_number(connection, SYNCED_AT)
        return SyncState(
            waiting=outbox.waiting_count(connection),
            refused=len(outbox.not_sent(connection)),
            conflicts=int(conflicts),
            synced_at=instant_from_wire(synced) if synced else None,
            signed_in=get_fact(connection, _TOKENS) is not None,
            files=count_to_send(connection),
        )


def keep_tokens(workspace: Workspace, tokens: Tokens) -> None:
    """Keeps the tokens of a sign-in in the encrypted store."""
    kept = _KeptTokens(
        server_url=tokens.server_url,
        device_id=tokens.device_id.bytes,
        access=tokens.access,
        refresh=tokens.refresh,
        expires_at=tokens.expires_at,
    )
    with workspace.laptop.store.write() as connection:
        set_fact(connection, _TOKENS, msgspec.msgpack.encode(kept))


def read_tokens(workspace: Workspace) -> Tokens | None:
    """Reads the tokens kept; None when nobody is signed in."""
    with workspace.read() as connection:
        content = get_fact(connection, _TOKENS)
    if not content:
        return None
    kept = _decode_tokens(content)
    return Tokens(
        server_url=kept.server_url,
        device_id=workspace.device_id,
        access=kept.access,
        refresh=kept.refresh,
        expires_at=kept.expires_at,
    )


def forget_tokens(workspace: Workspace) -> None:
    """Signs out here: the next round asks for a sign-in; what waits stays."""
    with workspace.laptop.store.write() as connection:
        set_fact(connection, _TOKENS, b"")


def reconnect(workspace: Workspace, signed: SignedIn) -> None:
    """Takes up the sync of a profile again: after a repair, or when its session was over.

    Args:
        workspace: The profile's; the sign-in was made for its ``device_id``.
        signed: Who signed in.

    Raises:
        UserError: It is another person, firm or device than the profile's; nothing was changed.
    """
    theirs = (signed.org_id, signed.user_id, signed.tokens.device_id)
    if theirs != (workspace.org_id, workspace.user_id, workspace.device_id):
        raise UserError("profile.other_person", person=signed.user_name, firm=signed.org_name)
    keep_tokens(workspace, signed.tokens)


def move_server(workspace: Workspace, server_url: str) -> None:
    """Tells a signed-in profile that its server now listens at another address."""
    tokens = read_tokens(workspace)
    if tokens is not None:
        keep_tokens(workspace, replace(tokens, server_url=server_url))


def session_of(workspace: Workspace) -> Session:
    """Returns the session that renews the kept tokens."""
    return Session(lambda: read_tokens(workspace), lambda tokens: keep_tokens(workspace, tokens), workspace.now)


def run_round(
    profile: OpenProfile,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> Round:
    """Sends what waits and reads what changed; off the thread that draws the windows.

    Args:
        profile: Whose store, and which server.
        cancelled: Asked between batches and pages whether to stop.
        progress: Told how far it is.

    Returns:
        What was done.

    Raises:
        UserError: Nobody is signed in, or the session is over.
        SyncError: The server was not reached or refused; local work is safe.
        StoreError: The local database failed.
    """

    def tell(step: str, count: int) -> None:
        if progress is not None:
            # The number of rows to come is not known beforehand: each step fills its half ever more slowly.
            progress(_STEPS[step] + 0.5 * count / (count + 5_000), str(count))

    workspace = profile.workspace
    session = session_of(workspace)
    try:
        done = _round(profile, session, tell, cancelled)
    except SyncError as error:
        kept = read_tokens(workspace)
        if error.key != "sync.signed_out" or kept is None:
            raise
        # A clock that was set back takes a token for fresh that the server has ended: it is renewed, once.
        session.renew(kept.access)
        done = _round(profile, session, tell, cancelled)
    forget_confirmed(workspace)
    return done


def _round(
    profile: OpenProfile, session: Session, tell: Callable[[str, int], None], cancelled: Callable[[], bool] | None
) -> Round:
    from salesdesk.sync.http_transport import HttpTransport

    with contextlib.closing(HttpTransport(profile.card.server_url, session.access_token)) as transport:
        return SyncClient(profile.workspace.laptop, transport).round(tell, cancelled)


def forget_confirmed(workspace: Workspace) -> None:
    """Drops from the second file what the server has confirmed."""
    log = workspace.laptop.oplog
    if log is None:
        return
    with workspace.read() as connection:
        # What was refused is kept too until the person has seen it; what is being written now has a higher number.
        safe = outbox.safe_up_to(connection)
    log.forget_up_to(safe)
