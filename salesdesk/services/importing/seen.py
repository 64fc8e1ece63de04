"""Keys already met in a file (« clés déjà lues »), in a few bytes each: a million rows must not fill the memory."""

from array import array
from hashlib import blake2b
from typing import Final

_FIRST_SIZE: Final = 1 << 12


class SeenKeys:
    """The first line of each key, held as the key's 64-bit digest.

    Two of a million keys share a digest once in tens of millions of files; such a row would be listed as a repetition,
    with the line that it was taken for.
    """

    def __init__(self) -> None:
        self._digests = array("Q", bytes(8 * _FIRST_SIZE))
        self._lines = array("I", bytes(4 * _FIRST_SIZE))
        self._count = 0

    def first_line(self, key: str, line: int) -> int | None:
        """Tells where a key was met before.

        Args:
            key: Any text.
            line: Line on which it is met now, kept if it is the first.

        Returns:
            The earlier line; None when there is none.
        """
        digest = int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little") or 1
        at = self._place(digest)
        if self._digests[at]:
            return self._lines[at]
        self._digests[at], self._lines[at] = digest, line
        self._count += 1
        if 3 * self._count > 2 * len(self._digests):
            self._grow()
        return None

    def _place(self, digest: int) -> int:
        mask = len(self._digests) - 1
        at = digest & mask
        while self._digests[at] not in (0, digest):
            at = (at + 1) & mask
        return at

    def _grow(self) -> None:
        digests, lines = self._digests, self._lines
        self._digests = array("Q", bytes(16 * len(digests)))
        self._lines = array("I", bytes(8 * len(lines)))
        for digest, line in zip(digests, lines, strict=True):
            if digest:
                at = self._place(digest)
                self._digests[at], self._lines[at] = digest, line
