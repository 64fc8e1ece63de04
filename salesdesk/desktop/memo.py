"""Microphone and loudspeaker of the voice memo (mémo vocal): the only module that knows Qt's multimedia.

Sound is taken as it is, 16-bit at 16 kHz, into memory: an encoder of the system would write a file in the clear. Loaded
when the first memo is recorded or played.
Source: conversation.md section 2 (QAudioSource at 16 kHz mono, tried).
"""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QAudioOutput, QAudioSource, QMediaDevices, QMediaPlayer

RATE: Final = 16_000


def sound_format() -> QAudioFormat:
    """Returns the form in which memos are recorded: 16 kHz, one channel, 16 bits."""
    form = QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return form


class Microphone(QObject):
    """The microphone of this machine."""

    heard = Signal(bytes)
    """Samples, as they come."""
    failed = Signal()
    """The device was taken away or refuses."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: QAudioSource | None = None
        self._stream: QIODevice | None = None

    @staticmethod
    def is_there() -> bool:
        """Tells whether a microphone is there that records in our form."""
        device = QMediaDevices.defaultAudioInput()
        return not device.isNull() and device.isFormatSupported(sound_format())

    def start(self) -> None:
        """Begins to record."""
        self._source = QAudioSource(QMediaDevices.defaultAudioInput(), sound_format(), self)
        self._source.stateChanged.connect(self._changed)
        self._stream = self._source.start()
        if self._stream is None:
            self.failed.emit()
            return
        self._stream.readyRead.connect(self._read)

    def _read(self) -> None:
        if self._stream is not None:
            self.heard.emit(bytes(self._stream.readAll().data()))

    def _changed(self, _state: object) -> None:
        if self._source is not None and self._source.error().name not in ("NoError", "UnderrunError"):
            self.failed.emit()

    def pause(self) -> None:
        """Stops listening for a while."""
        if self._source is not None:
            self._source.suspend()

    def resume(self) -> None:
        """Listens again."""
        if self._source is not None:
            self._source.resume()

    def stop(self) -> None:
        """Lets go of the device."""
        source, self._source, self._stream = self._source, None, None
        if source is not None:
            source.stop()
            source.deleteLater()


class Loudspeaker(QObject):
    """Plays a memo from memory; nothing of it is written anywhere."""

    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buffer = QBuffer(self)
        self._player = QMediaPlayer(self)
        self._player.setAudioOutput(QAudioOutput(self))
        self._player.mediaStatusChanged.connect(self._changed)
        self._player.errorOccurred.connect(lambda _error, _text: self.failed.emit())

    @staticmethod
    def is_there() -> bool:
        """Tells whether something is there to listen with."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, content: bytes) -> None:
        """Plays a sound file from its beginning."""
        self.stop()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._player.setSourceDevice(self._buffer)
        self._player.play()

    def _changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()

    def stop(self) -> None:
        """Stops."""
        self._player.stop()
        self._player.setSourceDevice(None)  # type: ignore[arg-type]  # Qt takes none, the stub does not say so
        self._buffer.close()
