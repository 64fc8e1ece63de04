"""Saves notes while they are typed: 400 ms after the last key, at least every 2 s, again and again on failure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from salesdesk.domain.errors import StoreError
from salesdesk.domain.notes import rebase

PAUSE_MS: Final = 400
MOST_MS: Final = 2000
RETRY_MS: Final = 3000

Save = Callable[[str, str, Callable[[str], None], Callable[[Exception], None]], None]
"""Gets base, text, what to call with the text kept, and what to call with an error."""


class Editor(Protocol):
    """The editor as far as saving is concerned."""

    def text(self) -> str:
        """The text as it stands."""

    def take_over(self, text: str) -> None:
        """Lets a newer text in."""


@dataclass(frozen=True, slots=True)
class _Sent:
    base: str
    text: str


class Autosave(QObject):
    """Keeps what is typed and lets in what comes from elsewhere.

    ``base`` is the last text that the store is known to hold. Only one save is under way at a time; its answer is the
    base of the next one, so that saves and remote edits form one order.

    Args:
        editor: The editor.
        save: Sends a save; answers on the GUI thread.
        parent: Qt owner.
    """

    saved = Signal()
    """All that is typed is kept."""
    dirty = Signal()
    """Something typed is not kept yet."""
    failed = Signal(object)
    """The error of a save; the text stays in the editor and is sent again."""

    def __init__(self, editor: Editor, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._save = editor, save
        self.base = ""
        self._sent: _Sent | None = None
        self._open = False
        self._again = False
        self._unsure = False
        self._generation = 0
        self._pause = self._timer(PAUSE_MS)
        self._most = self._timer(MOST_MS)
        self._retry = self._timer(RETRY_MS)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self.save_now)
        return timer

    @property
    def pending(self) -> bool:
        """Whether something typed is not kept yet."""
        return self._open and (self._sent is not None or self._editor.text() != self.base)

    def begin(self, base: str) -> None:
        """Starts with the text that the store holds and the editor shows."""
        self.stop()
        self.base, self._open = base, True

    def stop(self) -> None:
        """Forgets the note; what was sent is still kept."""
        for timer in (self._pause, self._most, self._retry):
            timer.stop()
        self._generation += 1
        self._sent, self._open, self._again, self._unsure = None, False, False, False

    def touch(self) -> None:
        """Notes that a key was typed."""
        if not self._open:
            return
        self._pause.start()
        if not self._most.isActive():
            self._most.start()
        self.dirty.emit()

    def save_now(self) -> None:
        """Saves what is not kept yet."""
        if self._open and self._editor.text() != self.base:
            self._send()

    def flush(self) -> None:
        """Sends what is typed now, even behind a save under way: the note is left, or the program ends."""
        if not self._open:
            return
        base = self.base if self._sent is None else self._sent.text
        if self._editor.text() != base:
            self._generation += 1
            self.base, self._sent = base, None
            self._send()

    def exchange(self) -> None:
        """Fetches what came from elsewhere, saving on the way."""
        if self._open:
            self._send()

    def _send(self) -> None:
        self._pause.stop()
        self._most.stop()
        if self._sent is not None:
            self._again = True
            return
        self._sent = _Sent(self.base, self._editor.text())
        generation = self._generation
        self._save(
            self._sent.base,
            self._sent.text,
            lambda kept: self._kept(generation, kept),
            lambda error: self._failed(generation, error),
        )

    def _kept(self, generation: int, text: str) -> None:
        if generation != self._generation or self._sent is None:
            return
        sent, self._sent = self._sent, None
        self._retry.stop()
        live = self._editor.text()
        unsure, self._unsure = self._unsure, False
        if text != sent.text and not unsure:
            # Keys typed since the save are carried over to the text that was kept.
            live = rebase(sent.text, live, text)
            self._editor.take_over(live)
        self.base = text
        again, self._again = self._again, False
        if live != text or again:
            self._pause.start()
        if live == text:
            self.saved.emit()

    def _failed(self, generation: int, error: Exception) -> None:
        if generation != self._generation:
            # The save before a flush failed: what the next answer lacks was never kept, nobody took it out.
            self._unsure = self._open
            return
        self._sent, self._again = None, False
        # A full disk may have room in three seconds; a refused text stays refused until another key is typed.
        if isinstance(error, StoreError):
            self._retry.start()
        self.failed.emit(error)
