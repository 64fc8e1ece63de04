"""The encrypted store of contents (coffre): files of a profile or of a server, each under a key and a name of its own.

A file is cut into chunks of 64 KiB, each sealed with AES-256-GCM under a counter and a mark on the last one: a chunk
that is missing, moved or cut off is found. Its key derives from the owner's key, a random salt and its own name, so
that one file put in the place of another is found too. Before the content stands a short label, sealed likewise: what
the content is, for a database that was lost. A file is written beside its place, synced, then renamed.
Source: trust.md section 2, Attachments; the chunking is the STREAM construction of Hoang, Reyhanitabar, Rogaway and
Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015.
"""

import contextlib
import errno
import hashlib
import hmac
import os
import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from salesdesk.config.durable import PRIVATE_MODE, sync_directory, sync_file
from salesdesk.domain.errors import StoreError

CHUNK_BYTES: Final = 64 * 1024
MOST_LABEL_BYTES: Final = 1_024
_KEY_BYTES: Final = 32
_TAG_BYTES: Final = 16
_SALT_BYTES: Final = 16
_MAGIC: Final = b"SDV1"
_HEADER_BYTES: Final = len(_MAGIC) + _SALT_BYTES
_LABEL_LENGTH_BYTES: Final = 2
_DRAFT: Final = ".part"
_NAME: Final = re.compile(r"[0-9a-f]{32}(-[0-9]{1,5})?")
_PLACE_BITS: Final = 32


@dataclass(frozen=True, slots=True)
class Kept:
    """A content that was kept.

    Attributes:
        name: Under which name; it says nothing of the content.
        size_bytes: Length of the content.
        sha256: SHA-256 of the content, 64 hexadecimal digits.
    """

    name: str
    size_bytes: int
    sha256: str


def _nonce(place: int, *, is_last: bool) -> bytes:
    return bytes(7) + place.to_bytes(_PLACE_BITS // 8) + (b"\x01" if is_last else b"\x00")


@contextlib.contextmanager
def on_disk() -> Iterator[None]:
    """Turns what the disk says into an error that a person can act on.

    Raises:
        StoreError: ``files.disk_full`` where there is no room, ``files.disk_failed`` otherwise.
    """
    try:
        yield
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise StoreError("files.disk_full" if is_full else "files.disk_failed") from error


class Writer:
    """A content on its way into the vault; used as a context, it is dropped unless it was kept.

    Args:
        vault: Where to.
        name: Its name there.
        label: What it is, at most 1,024 bytes.

    Raises:
        StoreError: The disk refuses.
        ValueError: The label is too long.
    """

    def __init__(self, vault: "Vault", name: str, label: bytes = b"") -> None:
        if len(label) > MOST_LABEL_BYTES:
            raise ValueError(f"expected a label of at most {MOST_LABEL_BYTES} bytes, got {len(label)}")
        self._vault, self._name = vault, name
        self._hash = hashlib.sha256()
        self._size = self._place = 0
        self._rest = bytearray()
        salt = os.urandom(_SALT_BYTES)
        self._cipher = vault.cipher_of(name, salt)
        # A draft has a name of its own: two writers of one name never share it.
        self._draft = vault.folder / f"{name}-{os.urandom(4).hex()}{_DRAFT}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with on_disk():
            self._stream = os.fdopen(os.open(self._draft, flags, PRIVATE_MODE), "wb")
        try:
            with on_disk():
                self._stream.write(_MAGIC + salt + len(label).to_bytes(_LABEL_LENGTH_BYTES))
                self._seal(label, is_last=False)
        except StoreError:
            self.drop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.drop()

    @property
    def size_bytes(self) -> int:
        """Bytes taken so far."""
        return self._size

    def _seal(self, plain: bytes, *, is_last: bool) -> None:
        self._stream.write(self._cipher.encrypt(_nonce(self._place, is_last=is_last), plain, _MAGIC))
        self._place += 1

    def write(self, content: bytes) -> None:
        """Takes the next bytes.

        Args:
            content: Any number of them.

        Raises:
            StoreError: The disk is full or refuses.
        """
        self._hash.update(content)
        self._size += len(content)
        self._rest += content
        with on_disk():
            # The last chunk is known only at the end: a full one waits for what follows.
            while len(self._rest) > CHUNK_BYTES:
                self._seal(bytes(self._rest[:CHUNK_BYTES]), is_last=False)
                del self._rest[:CHUNK_BYTES]

    def keep(self) -> Kept:
        """Ends the content and puts it in its place; it is on the disk when this returns.

        Returns:
            What was kept.

        Raises:
            StoreError: The disk is full or refuses; nothing was kept.
        """
        with on_disk():
            self._seal(bytes(self._rest), is_last=True)
            self._stream.flush()
            sync_file(self._stream.fileno())
            self._stream.close()
            os.replace(self._draft, self._vault.path_of(self._name))
            sync_directory(self._vault.folder)
        return Kept(self._name, self._size, self._hash.hexdigest())

    def drop(self) -> None:
        """Gives up what was not kept; nothing happens after :meth:`keep`."""
        with contextlib.suppress(OSError):
            self._stream.close()
        with contextlib.suppress(OSError):
            self._draft.unlink(missing_ok=True)


class Vault:
    """A folder of encrypted contents.

    Args:
        folder: The folder, made if it is missing; drafts that a killed program left in it are removed.
        key: The owner's key, 32 bytes, from which every file's key derives.

    Raises:
        StoreError: The folder cannot be used.
        ValueError: The key is not 32 bytes.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        if len(key) != _KEY_BYTES:
            raise ValueError(f"expected a key of {_KEY_BYTES} bytes, got {len(key)}")
        self.folder = folder
        self._key = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=b"SalesDesk vault 1").derive(key)
        with on_disk():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for draft in folder.glob(f"*{_DRAFT}"):
                draft.unlink(missing_ok=True)

    def cipher_of(self, name: str, salt: bytes) -> AESGCM:
        """Returns the cipher of one file, under a key that only its name and salt give."""
        info = b"SalesDesk file|" + name.encode("ascii")
        return AESGCM(HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=salt, info=info).derive(self._key))

    @staticmethod
    def new_name() -> str:
        """Returns a random name."""
        return os.urandom(16).hex()

    def name_for(self, sha256: str) -> str:
        """Returns the name under which parts of a content gather: always the same, and no one else can compute it.

        Args:
            sha256: SHA-256 of the content, hexadecimal.
        """
        return hmac.digest(self._key, f"parts|{sha256}".encode(), "sha256")[:16].hex()

    def path_of(self, name: str) -> Path:
        """Returns where a content lies.

        Args:
            name: Its name.

        Raises:
            ValueError: It is no name that a vault gives.
        """
        if not _NAME.fullmatch(name):
            raise ValueError("not a name of the vault")
        return self.folder / name

    def writer(self, name: str | None = None, label: bytes = b"") -> Writer:
        """Begins a content.

        Args:
            name: Its name; None for a random one. A content of that name is replaced when the new one is kept.
            label: What it is, sealed with it; at most 1,024 bytes.

        Returns:
            The writer; use it as a context.

        Raises:
            StoreError: The disk refuses.
        """
        name = self.new_name() if name is None else name
        self.path_of(name)
        return Writer(self, name, label)

    def keep(self, content: Iterable[bytes], name: str | None = None, label: bytes = b"") -> Kept:
        """Keeps a whole content.

        Args:
            content: Its bytes, in pieces.
            name: As in :meth:`writer`.
            label: As in :meth:`writer`.

        Returns:
            What was kept.

        Raises:
            StoreError: The disk is full or refuses; nothing was kept.
        """
        with self.writer(name, label) as writer:
            for piece in content:
                writer.write(piece)
            return writer.keep()

    def read(self, name: str) -> Iterator[bytes]:
        """Gives a content, a chunk at a time; each is checked before it is given.

        Args:
            name: Its name.

        Yields:
            At most 64 KiB at a time.

        Raises:
            StoreError: It is not here (``files.content_missing``), damaged or under another key
                (``files.content_damaged``), or the disk refuses.
        """
        with self._opened(name) as (stream, cipher, _label):
            place, chunk = 1, self._piece(stream)
            while True:
                following = self._piece(stream)
                yield self._open(cipher, chunk, place, is_last=not following)
                if not following:
                    return
                place, chunk = place + 1, following

    def label_of(self, name: str) -> bytes:
        """Reads what a content is.

        Args:
            name: Its name.

        Returns:
            The label that was given with it.

        Raises:
            StoreError: As :meth:`read`.
        """
        with self._opened(name) as (_stream, _cipher, label):
            return label

    @contextlib.contextmanager
    def _opened(self, name: str) -> Iterator[tuple[IO[bytes], AESGCM, bytes]]:
        try:
            with on_disk(), self.path_of(name).open("rb") as stream:
                head = stream.read(_HEADER_BYTES + _LABEL_LENGTH_BYTES)
                length = int.from_bytes(head[_HEADER_BYTES:])
                if not head.startswith(_MAGIC) or len(head) < _HEADER_BYTES + _LABEL_LENGTH_BYTES:
                    raise StoreError("files.content_damaged")
                cipher = self.cipher_of(name, head[len(_MAGIC) : _HEADER_BYTES])
                label = self._open(cipher, stream.read(min(length, MOST_LABEL_BYTES) + _TAG_BYTES), 0, is_last=False)
                yield stream, cipher, label
        except StoreError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                raise StoreError("files.content_missing") from error
            raise

    @staticmethod
    def _piece(stream: IO[bytes]) -> bytes:
        return stream.read(CHUNK_BYTES + _TAG_BYTES)

    @staticmethod
    def _open(cipher: AESGCM, sealed: bytes, place: int, *, is_last: bool) -> bytes:
        try:
            return cipher.decrypt(_nonce(place, is_last=is_last), sealed, _MAGIC)
        except (InvalidTag, ValueError) as error:
            raise StoreError("files.content_damaged") from error

    def has(self, name: str) -> bool:
        """Tells whether a content is here; not whether it is whole."""
        return self.path_of(name).is_file()

    def remove(self, name: str) -> None:
        """Removes a content; one that is not here is no error.

        Args:
            name: Its name.

        Raises:
            StoreError: The disk refuses.
        """
        with on_disk():
            self.path_of(name).unlink(missing_ok=True)

    def names(self, older_than_seconds: float = 0.0) -> list[str]:
        """Lists the contents that are here.

        Args:
            older_than_seconds: Only those written at least so long ago.

        Returns:
            Their names, in order.

        Raises:
            StoreError: The disk refuses.
        """
        latest = time.time() - older_than_seconds
        found = []
        with on_disk(), os.scandir(self.folder) as entries:
            for entry in entries:
                if _NAME.fullmatch(entry.name) and (not older_than_seconds or entry.stat().st_mtime <= latest):
                    found.append(entry.name)
        return sorted(found)
