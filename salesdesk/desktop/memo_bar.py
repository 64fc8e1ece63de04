"""The voice memo of the rep (mémo vocal), in *conclude* only: one key records, one key ends, three minutes at most.

No microphone is ever open while a conversation is held: the memo is the rep's own voice, after it.
"""

from collections.abc import Callable
from typing import Any, Final, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import Button, Card, IconButton, Progress, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import ConversationId
from salesdesk.services import memos
from salesdesk.services.memos import MOST_SECONDS, Memo

KEY: Final = "Ctrl+M"
RATE: Final = 16_000
_BYTES_A_SECOND: Final = 2 * RATE


class Source(Protocol):
    """What gives the sound; the microphone of :mod:`salesdesk.desktop.memo`."""

    heard: SignalInstance
    failed: SignalInstance

    def is_there(self) -> bool:
        """Whether there is a device."""
        ...

    def start(self) -> None:
        """Begins."""
        ...

    def pause(self) -> None:
        """Stops for a while."""
        ...

    def resume(self) -> None:
        """Goes on."""
        ...

    def stop(self) -> None:
        """Ends."""
        ...


def _microphone(parent: QWidget) -> Any:
    from salesdesk.desktop.memo import Microphone

    return Microphone(parent)


def _clock(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"


class MemoBar(Card):
    """Records, plays and deletes the memos of a conversation.

    Args:
        desk: What it may ask of the program.
        open_source: Makes what gives the sound; None for the microphone of this machine.
    """

    def __init__(self, desk: Desk, open_source: Callable[[QWidget], Any] | None = None) -> None:
        self._desk, self._open_source = desk, open_source or _microphone
        self._conversation_id: ConversationId | None = None
        self._source: Any = None
        self._speaker: Any = None
        self._samples = bytearray()
        self._paused = False
        self.record = Button("", "secondary", "mic", 32)
        self.pause = IconButton("pause", "…", 32)
        self.level = Progress(0.0, "success")
        self.time = TextLabel("", 13, 500, "text2", tnum=True)
        self.said = TextLabel("", 12, 400, "text3", wrap=True)
        self._list = hbox(spacing=6)
        head = hbox(self.record, self.pause, self.level, self.time, boxed(self._list), spacing=10)
        head.setStretch(2, 1)
        super().__init__(vbox(head, self.said, spacing=4, margins=(6, 4, 12, 5)), radius=10, shadow=False)
        self.level.setMinimumWidth(120)
        self.record.clicked.connect(lambda _=False: self.toggle())
        self.pause.clicked.connect(lambda _=False: self.hold())
        for one in (self.pause, self.level):
            one.hide()
        self.said.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self.record.setText(self.tr("Terminer le mémo") if self.is_recording() else self.tr("Mémo vocal"))
        self.record.setToolTip(f"{self.tr('Votre mémo, chiffré, reste sur ce poste')}  ({keys_text(KEY)})")
        self.record.updateGeometry()
        self.pause.set_name(self.tr("Reprendre") if self._paused else self.tr("Pause"))
        self.pause.set_icon_name("mic" if self._paused else "pause")
        self.level.setAccessibleName(self.tr("Niveau du micro"))

    def show_conversation(self, conversation_id: ConversationId, mine: bool) -> None:
        """Shows the memos of a conversation; others' conversations have none here."""
        if conversation_id != self._conversation_id:
            self.stop()
        self._conversation_id = conversation_id
        self.setVisible(mine and self._desk.workspace.keeps_files)
        self.load()

    def load(self) -> None:
        """Reads the memos again."""
        workspace, wanted = self._desk.workspace, self._conversation_id
        if wanted is not None:
            self._desk.jobs.read(self, lambda: memos.memos_of(workspace, wanted), self._show, key="memos")

    def _show(self, found: tuple[Memo, ...]) -> None:
        clear_layout(self._list)
        for number, memo in enumerate(found, 1):
            play = Button(_clock(memo.milliseconds), "ghost", "play", 28)
            play.setAccessibleName(self.tr("Écouter le mémo {n}").format(n=number))
            play.clicked.connect(lambda _=False, memo=memo: self.play(memo))
            drop = IconButton("trash-2", self.tr("Supprimer le mémo {n} définitivement").format(n=number))
            drop.clicked.connect(lambda _=False, memo=memo: self._remove(memo))
            self._list.addWidget(play)
            self._list.addWidget(drop)

    def is_recording(self) -> bool:
        """Whether the microphone is open, paused or not."""
        return self._source is not None

    def toggle(self) -> None:
        """Begins to record, or ends and keeps."""
        if self.is_recording():
            self.stop()
        elif self._conversation_id is not None and self.isVisible():
            self._begin()

    def _begin(self) -> None:
        source = self._open_source(self)
        if not source.is_there():
            source.deleteLater()
            self._say(self.tr("Aucun micro sur ce poste\u00a0: branchez-en un ou autorisez-le, puis recommencez."))
            return
        self._say("")
        self._samples.clear()
        self._paused = False
        self._source = source
        source.heard.connect(self._heard)
        source.failed.connect(self._lost)
        for one in (self.pause, self.level):
            one.show()
        self.retranslate()
        self._tell()
        source.start()

    def _heard(self, samples: bytes) -> None:
        if self._source is None or self._paused:
            return
        self._samples += samples
        peak = max((abs(one) for one in memoryview(samples[: len(samples) // 2 * 2]).cast("h")), default=0)
        self.level.set_value(peak / 32_768)
        self._tell()
        if len(self._samples) >= MOST_SECONDS * _BYTES_A_SECOND:
            del self._samples[MOST_SECONDS * _BYTES_A_SECOND :]
            self._say(self.tr("Trois minutes\u00a0: le mémo est gardé."))
            self.stop()

    def _tell(self) -> None:
        now = len(self._samples) * 1000 // _BYTES_A_SECOND
        self.time.setText(f"{_clock(now)} / {_clock(MOST_SECONDS * 1000)}" if self.is_recording() else "")

    def hold(self) -> None:
        """Pauses, or goes on."""
        if self._source is None:
            return
        self._paused = not self._paused
        (self._source.pause if self._paused else self._source.resume)()
        self.retranslate()

    def _lost(self) -> None:
        self._say(self.tr("Le micro ne répond plus\u00a0: ce qui était enregistré est gardé."))
        self.stop()

    def stop(self) -> None:
        """Ends the recording and keeps what was recorded."""
        source, self._source = self._source, None
        if self._speaker is not None:
            self._speaker.stop()
        if source is None:
            return
        source.stop()
        source.deleteLater()
        for one in (self.pause, self.level):
            one.hide()
        self.retranslate()
        self._tell()
        take, wanted, workspace = bytes(self._samples), self._conversation_id, self._desk.workspace
        self._samples.clear()
        if take and wanted is not None:
            self._desk.jobs.write(
                self,
                lambda: memos.keep(workspace, wanted, memos.wave_file(take, RATE)),
                lambda _memo: self.load(),
                self._refused,
            )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            explained = self._desk.messages.explain(error)
            self._say(f"{explained.what} {explained.do}".strip())

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def play(self, memo: Memo) -> None:
        """Plays a memo."""
        from salesdesk.desktop.memo import Loudspeaker

        if not Loudspeaker.is_there():
            self._say(self.tr("Aucune sortie de son sur ce poste."))
            return
        if self._speaker is None:
            self._speaker = Loudspeaker(self)
            self._speaker.failed.connect(lambda: self._say(self.tr("Ce mémo ne peut pas être lu.")))
        workspace = self._desk.workspace
        self._desk.jobs.read(self, lambda: memos.content_of(workspace, memo), self._speaker.play, self._refused)

    def _remove(self, memo: Memo) -> None:
        workspace = self._desk.workspace
        self._desk.jobs.write(self, lambda: memos.remove(workspace, memo.id), lambda _none: self.load(), self._refused)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight the microphone is closed; what was recorded is kept."""
        self.stop()
        super().hideEvent(event)
