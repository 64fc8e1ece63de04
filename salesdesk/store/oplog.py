"""The operations log (journal de secours): unsent work in a second file, so that a damaged database loses none of it.

An append-only file beside the database. Each operation that waits to be sent is also written here, as one record
sealed by AES-256-GCM under a key of its own, and forced to the disk. The highest number in it tells what the database
ought to hold: SQLite ignores what follows a damaged frame of its write-ahead log and says nothing.

Source: trust.md section 2 (corruption), section 1 (60 of 60 flipped bits in a WAL were reported by nobody).
"""

import errno
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, Self

from salesdesk.config.durable import replace_durably, sync_file
from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import StoreError
from salesdesk.store.oplog_format import HEADS_SIZE, Damage, OpLogFormat, Record, has_whole_head

# A quota and a limit on the size of a file mean the same to the person: there is no room.
_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})

_LOG = part_logger("store.oplog")


@contextmanager
def _disk_told() -> Iterator[None]:
    """Turns what the disk refuses into the store's own errors."""
    try:
        yield
    except OSError as error:
        raise StoreError("store.disk_full" if error.errno in _NO_ROOM else "store.disk_failed") from error


class OpLog:
    """The operations log of one profile, open for writing. One process at a time; its threads may share it.

    Args:
        path: The file, which exists; ``OpLog.open`` is the way in.
        key: The data key of the profile, 32 bytes.
        created: What the attribute of that name shall say.

    Attributes:
        created: True when there was no file: a database that holds unsent operations has then lost its second copy.
        torn_bytes: Length of the unfinished record that was cut off at the end; what it held was never acknowledged.
    """

    def __init__(self, path: Path, key: bytes, *, created: bool) -> None:
        self.created = created
        self.torn_bytes = 0
        self._path = path
        self._format = OpLogFormat(key)
        self._turn = threading.RLock()
        self._damage: dict[int, Damage] = {}
        self._last_append: tuple[int, int, int, int] | None = None
        self._floor = self._last_no = self._last_whole = self._end = 0
        self._file = path.open("r+b", buffering=0)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Opens the log, makes it where there is none, checks every record and cuts off a torn tail.

        Args:
            path: The file; its directory exists.
            key: The data key of the profile, 32 bytes.

        Returns:
            The log; look at ``damaged``, ``torn_bytes`` and ``created``.

        Raises:
            StoreError: The key is another (``store.wrong_key``); neither a head nor a record can be read
                (``store.oplog_damaged``); no room (``store.disk_full``); the disk refuses (``store.disk_failed``).
        """
        with _disk_told(), ExitStack() as on_failure:
            created = not path.exists()
            if created:
                replace_durably(path, OpLogFormat(key).heads(0))
            log = cls(path, key, created=created)
            on_failure.callback(log.close)
            log._check()
            on_failure.pop_all()
        return log

    def close(self) -> None:
        """Closes the file; everything acknowledged is on the disk already."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    @property
    def last_no(self) -> int:
        """Highest number that the log ever held, 0 when none; forgotten ones and damaged ones count.

        A database whose last operation is below it has lost something, or was killed between this log and its own
        commit: what is missing is in ``read_all``.
        """
        return self._last_no

    @property
    def damaged(self) -> tuple[Damage, ...]:
        """What could not be read so far, in the order of the file."""
        return tuple(self._damage[offset] for offset in sorted(self._damage))

    def append(self, first_no: int, payloads: Sequence[bytes]) -> None:
        """Adds operations: one write, one wait for the disk. When it returns they survive a power cut.

        Args:
            first_no: Number of the first; the others follow on.
            payloads: What to keep, one an operation, each 64 MiB at most; none writes nothing.

        Raises:
            StoreError: No room (``store.disk_full``) or the disk refuses (``store.disk_failed``); nothing was added.
            ValueError: A number that the log holds or has forgotten already, or a payload that is too large.
        """
        if not payloads:
            return
        with self._turn:
            if first_no <= max(self._last_whole, self._floor):
                raise ValueError(f"operation {first_no} after {self._last_whole}")
            block = b"".join(self._format.record(first_no + index, each) for index, each in enumerate(payloads))
            with _disk_told():
                self._write(block)
            self._last_append = (first_no, len(block), self._last_no, self._last_whole)
            self._end += len(block)
            self._last_whole = first_no + len(payloads) - 1
            self._last_no = max(self._last_no, self._last_whole)

    def withdraw(self, first_no: int) -> None:
        """Takes the latest ``append`` back: the transaction that it belonged to was rolled back.

        Args:
            first_no: The number it was made with; any other is ignored, so that a second call does no harm.

        Raises:
            StoreError: The disk refuses (``store.disk_failed``); the records are then read again at the next opening.
        """
        with self._turn, _disk_told():
            if self._last_append is None or self._last_append[0] != first_no:
                return
            _, size, last_no, last_whole = self._last_append
            self._file.truncate(self._end - size)
            sync_file(self._file.fileno())
            self._end -= size
            # What was forgotten meanwhile stays forgotten.
            self._last_no, self._last_whole = max(last_no, self._floor), last_whole
            self._last_append = None

    def read_all(self) -> Iterator[tuple[int, bytes]]:
        """Reads the operations that were not forgotten, in the order they were added.

        Yields:
            Number and payload of each whole record; a damaged one is left out and added to ``damaged``.

        Raises:
            StoreError: The disk refuses (``store.disk_failed``).
        """
        with self._turn, _disk_told():
            content = self._path.read_bytes()[: self._end]
        for part in self._format.parts(content, self._floor):
            if isinstance(part, Damage):
                self._report(part)
            else:
                yield part.number, part.payload

    def forget_up_to(self, number: int) -> None:
        """Rewrites the log without the operations that the server has acknowledged.

        Args:
            number: The last one that is safe elsewhere; ``last_no`` never falls because of it.

        Raises:
            StoreError: No room or the disk refuses; the log is then as it was.
        """
        with self._turn, _disk_told():
            if number <= self._floor:
                return
            content = self._path.read_bytes()[: self._end]
            # A damaged stretch above the number stays: it still tells that something is missing there.
            kept = [part for part in self._format.parts(content, self._floor) if part.number > number]
            body = b"".join(content[part.offset : part.offset + part.size] for part in kept)
            self._rewrite(number, body)
            self._last_no = max(number, self._last_no)

    def _rewrite(self, floor: int, body: bytes) -> None:
        content = self._format.heads(floor) + body
        # Windows replaces no file that is open.
        self._file.close()
        try:
            replace_durably(self._path, content)
        finally:
            self._file = self._path.open("r+b", buffering=0)
        self._floor, self._end = floor, len(content)
        if self._last_append is not None and self._last_append[0] <= floor:
            self._last_append = None
        self._damage.clear()
        for part in self._format.parts(content, floor):
            if isinstance(part, Damage):
                self._report(part)

    def _write(self, block: bytes) -> None:
        try:
            # What a failed write left and could not be cut off must not stay behind a shorter one.
            self._file.truncate(self._end)
            self._file.seek(self._end)
            left = memoryview(block)
            while left:
                # An unbuffered file may take less than it is given, most of all when the disk is nearly full.
                left = left[self._file.write(left) :]
            sync_file(self._file.fileno())
        except OSError:
            try:
                self._file.truncate(self._end)
            except OSError as error:
                _LOG.warning("oplog-not-cut", error=type(error))
            raise

    def _check(self) -> None:
        """Reads the whole file once: heads, records, tail."""
        content = self._path.read_bytes()
        floors = self._format.floors(content)
        self._floor = max(floors, default=0)
        parts = list(self._format.parts(content, self._floor))
        whole = [part.number for part in parts if isinstance(part, Record)]
        if not floors and not whole:
            raise StoreError("store.wrong_key" if has_whole_head(content) else "store.oplog_damaged")
        self._end = len(content)
        tail = parts[-1] if parts else None
        if isinstance(tail, Damage) and tail.torn:
            self._cut_tail(tail)
            parts.pop()
        for part in parts:
            if isinstance(part, Damage):
                self._report(part)
        known = [part.number for part in parts if isinstance(part, Record) or part.numbered]
        self._last_whole = max(whole, default=self._floor)
        self._last_no = max(self._floor, *known) if known else self._floor
        if len(floors) < 2:
            self._mend_heads(content[HEADS_SIZE : self._end], self._floor if floors else whole[0] - 1)

    def _cut_tail(self, torn: Damage) -> None:
        self._end, self.torn_bytes = torn.offset, torn.size
        _LOG.warning("oplog-torn-tail", size=torn.size)
        self._file.truncate(self._end)
        sync_file(self._file.fileno())

    def _mend_heads(self, body: bytes, floor: int) -> None:
        _LOG.warning("oplog-heads-damaged")
        try:
            self._rewrite(floor, body)
        except OSError as error:
            # The records were read; a disk that cannot be written will say so at the next append.
            _LOG.warning("oplog-heads-not-mended", error=type(error))

    def _report(self, damage: Damage) -> None:
        if damage.offset not in self._damage:
            _LOG.warning("oplog-record-damaged", number=damage.number, size=damage.size)
            self._damage[damage.offset] = damage
