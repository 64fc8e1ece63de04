"""The server's end of attached contents (fichiers): who may send and read which, parts that come, the hash at the end.

Access is by the scope of a live record that refers to the content: who sees the record reads, who may write it sends.
What is unknown and what is forbidden get the same answer, so that nobody learns whether a file exists.
Source: sync.md section 2, Attachments.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from salesdesk.config.logs import part_logger
from salesdesk.domain.attached_files import MOST_BYTES
from salesdesk.domain.errors import StoreError, SyncError
from salesdesk.domain.roles import right
from salesdesk.domain.wire import instant_to_wire
from salesdesk.store import server_files, server_people, server_store
from salesdesk.store.engine import Store
from salesdesk.store.profile import Identity, Now
from salesdesk.store.server_files import Referrer, StoredFile, key_of
from salesdesk.store.server_people import Person
from salesdesk.store.vault import Vault
from salesdesk.sync.file_port import PART_BYTES, FileState, parts_of

_HASH_DIGITS: Final = 64
_HEXADECIMAL: Final = frozenset("0123456789abcdef")

_LOG = part_logger("sync.files")


class Unknown(SyncError):
    """The one answer to whoever asks for what is not his or is not there."""

    def __init__(self) -> None:
        super().__init__("sync.file_unknown", retryable=False)


class FileHub:
    """The contents of every firm on a server.

    Args:
        store: The server's database.
        vault: Where the bytes lie.
        now: Gives the wall clock.
    """

    def __init__(self, store: Store, vault: Vault, now: Now) -> None:
        self.store = store
        self.vault = vault
        self.now = now

    def head(self, caller: Identity, sha256: str) -> FileState:
        """Tells how much of a content has come.

        Args:
            caller: Who asks.
            sha256: Of the content.

        Returns:
            The state.

        Raises:
            SyncError: No record that the caller sees refers to it (``sync.file_unknown``), or he was revoked.
        """
        stored = server_store.retried(self.store, lambda connection: self._known(connection, caller, sha256))
        if stored.received_bytes == stored.size_bytes and not stored.is_complete and stored.received_bytes:
            # The server ended between the last part and its check.
            stored = self._checked(caller, stored)
        return FileState(stored.size_bytes, stored.received_bytes, stored.is_complete)

    def put(self, caller: Identity, sha256: str, part: int, content: bytes) -> FileState:
        """Takes one part of a content.

        Args:
            caller: Who sends.
            sha256: Of the whole content.
            part: Its number, from 0.
            content: Its bytes: 1 MB, or what is left for the last one.

        Returns:
            The state after it; a part that came already changes nothing.

        Raises:
            SyncError: He may not (``sync.file_unknown``), the part does not follow the last one or has another length
                (``sync.file_part``), or the hash of the whole is another (``sync.file_differs``): all is discarded.
            StoreError: The server's disk is full or refuses.
        """

        def work(connection: Connection) -> StoredFile:
            stored = self._writable(connection, caller, sha256)
            if stored.is_complete or part * PART_BYTES < stored.received_bytes:
                return stored
            length = min(PART_BYTES, stored.size_bytes - stored.received_bytes)
            if part * PART_BYTES != stored.received_bytes or len(content) != length:
                raise SyncError("sync.file_part", retryable=True)
            # Inside the transaction: two laptops that send the same content take turns, a part is never changed
            # after it counts. Written again after a retry it is the same part.
            self.vault.keep([content], name=f"{stored.vault_name}-{part}")
            received = stored.received_bytes + length
            server_files.note_file(connection, caller.org_id, stored.key, received_bytes=received)
            return replace(stored, received_bytes=received)

        stored = server_store.retried(self.store, work)
        if stored.received_bytes == stored.size_bytes and not stored.is_complete:
            stored = self._checked(caller, stored)
        return FileState(stored.size_bytes, stored.received_bytes, stored.is_complete)

    def get(self, caller: Identity, sha256: str, part: int) -> bytes:
        """Gives one part of a content.

        Args:
            caller: Who reads.
            sha256: Of the content.
            part: Its number, from 0.

        Returns:
            Its bytes.

        Raises:
            Unknown: The caller sees no record that refers to it, or it has not come whole.
            StoreError: The server's disk failed or the file is damaged.
        """
        with self.store.read() as connection:
            seen, _ = self._seen(connection, caller, sha256)
            stored = next((one for one in self._stored(connection, caller, sha256, seen) if one.is_complete), None)
        if stored is None or not 0 <= part < parts_of(stored.size_bytes):
            raise Unknown
        return b"".join(self.vault.read(f"{stored.vault_name}-{part}"))

    def _person(self, connection: Connection, caller: Identity) -> Person:
        device = server_people.read_device(connection, caller.org_id, caller.device_id)
        person = server_people.read_person(connection, caller.org_id, caller.user_id)
        is_his = device is not None and device.user_id == caller.user_id.bytes and device.revoked_at is None
        if not is_his or person is None or not server_people.is_active(person):
            raise SyncError("sync.revoked", retryable=False)
        return person

    def _seen(self, connection: Connection, caller: Identity, sha256: str) -> tuple[list[Referrer], list[Referrer]]:
        """Reads the records by which the caller may read a content, and those of them by which he may send it."""
        person = self._person(connection, caller)
        if len(sha256) != _HASH_DIGITS or not _HEXADECIMAL.issuperset(sha256):
            raise Unknown
        found = server_files.referrers(connection, caller.org_id, sha256)
        access = server_people.access_of(connection, caller.org_id, caller.user_id, (one.scope_id for one in found))
        scopes = {caller.org_id.bytes} | {scope for scope, row in access.items() if row.lost_rev is None}
        inside = [one for one in found if one.scope_id in scopes and 0 < one.size_bytes <= MOST_BYTES]
        seen = [one for one in inside if right(person.role, one.noun).reads]
        if not seen:
            raise Unknown
        return seen, [one for one in seen if right(person.role, one.noun).creates]

    @staticmethod
    def _stored(
        connection: Connection, caller: Identity, sha256: str, seen: list[Referrer], *, lock: bool = False
    ) -> list[StoredFile]:
        """Reads what has come of a content in the scopes of some records, the complete ones first."""
        scopes = {scope for one in seen for scope in (one.scope_id, *one.left_scopes)}
        keys = sorted(key_of(sha256, scope) for scope in scopes)
        found = server_files.stored_files(connection, caller.org_id, keys, lock=lock)
        return sorted(found.values(), key=lambda one: (not one.is_complete, one.key))

    def _known(self, connection: Connection, caller: Identity, sha256: str) -> StoredFile:
        seen, mine = self._seen(connection, caller, sha256)
        if mine:
            return self._writable(connection, caller, sha256)
        stored = self._stored(connection, caller, sha256, seen)
        return stored[0] if stored else StoredFile("", "", seen[0].size_bytes, 0, is_complete=False)

    def _writable(self, connection: Connection, caller: Identity, sha256: str) -> StoredFile:
        """Reads the content to go on with, and begins it where there is none."""
        seen, mine = self._seen(connection, caller, sha256)
        if not mine:
            raise Unknown
        stored = self._stored(connection, caller, sha256, seen, lock=True)
        own = {key_of(sha256, one.scope_id): one for one in mine}
        if stored and stored[0].is_complete:
            self._share(connection, caller, stored, own)
            return stored[0]
        begun = next((one for one in stored if one.key in own), None)
        if begun is None:
            key, first = min(own.items())
            begun = StoredFile(key, self.vault.new_name(), first.size_bytes, 0, is_complete=False)
            server_files.begin_file(connection, caller.org_id, begun, instant_to_wire(self.now()))
        return begun

    def _share(
        self, connection: Connection, caller: Identity, stored: list[StoredFile], own: dict[str, Referrer]
    ) -> None:
        """Keeps a complete content for each scope to which the caller, who may read it, would send it."""
        there = {one.key: one for one in stored}
        for key in own:
            if key in there and there[key].is_complete:
                continue
            # Parts of one that was unfinished are swept by the upkeep, which sees that no key leads to them.
            server_files.drop_file(connection, caller.org_id, key)
            shared = replace(stored[0], key=key)
            server_files.begin_file(connection, caller.org_id, shared, instant_to_wire(self.now()))

    def _content(self, stored: StoredFile) -> Iterator[bytes]:
        for part in range(parts_of(stored.size_bytes)):
            yield from self.vault.read(f"{stored.vault_name}-{part}")

    def _checked(self, caller: Identity, stored: StoredFile) -> StoredFile:
        """Holds a content that has come whole against its hash; one that is another is discarded."""
        digest = hashlib.sha256()
        try:
            for chunk in self._content(stored):
                digest.update(chunk)
            is_right = digest.hexdigest() == server_files.sha256_of(stored.key)
        except StoreError as error:
            if error.key not in ("files.content_damaged", "files.content_missing"):
                raise
            is_right = False

        def work(connection: Connection) -> None:
            if is_right:
                now_us = instant_to_wire(self.now())
                server_files.note_file(connection, caller.org_id, stored.key, completed_at=now_us)
            else:
                server_files.drop_file(connection, caller.org_id, stored.key)

        server_store.retried(self.store, work)
        if not is_right:
            _LOG.warning("content-discarded", bytes=stored.size_bytes)
            self.discard(stored)
            raise SyncError("sync.file_differs", retryable=True)
        return replace(stored, is_complete=True)

    def discard(self, stored: StoredFile) -> None:
        """Removes the parts of a content to which no key leads any more."""
        for part in range(parts_of(stored.size_bytes)):
            self.vault.remove(f"{stored.vault_name}-{part}")
