"""Attached files on a screen: added three ways, opened, saved, taken away; the memo and its missing microphone."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop.attachments import AttachmentStrip, FilePick, Picked, ready_picked
from salesdesk.desktop.attachments.picking import picked_from
from salesdesk.desktop.attachments.thumbnails import thumbnail
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.jobs import CancelToken, Jobs
from salesdesk.desktop.memo_bar import RATE, MemoBar
from salesdesk.domain.errors import UserError
from salesdesk.services import attachments, memos
from salesdesk.services.attachments import Place
from salesdesk.services.workspace import Workspace
from salesdesk.store import journal
from salesdesk.store.queries import files as reading
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.files import pdf, put, with_files
from tests.factories.profiles import talk_at
from tests.factories.stores import laptop_store

ACCOUNT = account()
TALK = talk_at(ACCOUNT)
PLACE = Place(account_id=ACCOUNT.id, conversation_id=TALK.id)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    laptop = laptop_store(tmp_path)
    made = with_files(laptop, tmp_path / "profile")
    with made.unit(None) as unit:
        unit.put(ACCOUNT)
        unit.put(TALK)
    yield made
    made.close()


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def desk(workspace: Workspace, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> Desk:
    return desk_of(workspace, jobs, shell, tmp_path)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=10_000)


@pytest.fixture
def strip(qtbot: QtBot, desk: Desk) -> AttachmentStrip:
    made = AttachmentStrip(desk)
    qtbot.addWidget(made)
    made.show_place("conversation_id", TALK.id, PLACE)
    made.show()
    settle(qtbot, desk.jobs)
    return made


def names(strip: AttachmentStrip) -> list[str]:
    return [one.name for one in strip.attachments()]


def picture(width: int = 60, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


def test_without_files_the_list_teaches(strip: AttachmentStrip) -> None:
    assert strip.empty.isVisible()
    assert strip.add.isVisible()


def test_dropped_files_are_attached_and_undo_takes_them_away(
    qtbot: QtBot, strip: AttachmentStrip, desk: Desk, shell: NotingShell, tmp_path: Path
) -> None:
    dropped = QMimeData()
    path = put(tmp_path / "out", "Devis.pdf", pdf())
    dropped.setUrls([QUrl.fromLocalFile(str(path)), QUrl("https://example.org/a.pdf")])
    assert strip.take(dropped)
    settle(qtbot, desk.jobs)
    assert names(strip) == ["Devis.pdf"]
    assert shell.toasts == [("Fichier joint", True)]
    assert shell.syncs == 1
    assert not strip.empty.isVisible()
    assert "Devis.pdf" in strip.rows[0].accessibleName()
    assert "à envoyer" in strip.rows[0].accessibleName()
    journal.undo(desk.workspace.laptop)
    strip.load()
    settle(qtbot, desk.jobs)
    assert names(strip) == []


def test_a_pasted_picture_is_attached_and_shown_small(qtbot: QtBot, strip: AttachmentStrip, desk: Desk) -> None:
    pasted = QMimeData()
    pasted.setImageData(picture())
    assert strip.take(pasted)
    settle(qtbot, desk.jobs)
    assert names(strip) == ["photo collée.png"]
    qtbot.waitUntil(strip.rows[0].thumbnail.has_image, timeout=5_000)


def test_text_is_no_file(strip: AttachmentStrip) -> None:
    pasted = QMimeData()
    pasted.setText("bonjour")
    assert not strip.take(pasted)
    assert picked_from(pasted, "x.png") == []


def test_a_refused_file_is_explained_and_the_others_are_kept(qtbot: QtBot, strip: AttachmentStrip, desk: Desk) -> None:
    strip.attach([Picked("x.exe", content=b"MZ"), Picked("note.txt", content=b"bonjour")])
    settle(qtbot, desk.jobs)
    assert names(strip) == ["note.txt"]
    assert "programme" in strip.error.text()
    assert strip.error.isVisible()


def test_keys_open_and_take_away(
    qtbot: QtBot, strip: AttachmentStrip, desk: Desk, shell: NotingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    strip.attach([Picked("note.txt", content=b"bonjour"), Picked("b.txt", content=b"bonsoir")])
    settle(qtbot, desk.jobs)
    shown: list[bytes] = []

    def show(url: QUrl) -> bool:
        shown.append(Path(url.toLocalFile()).read_bytes())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    QTest.keyClick(strip.rows[0], Qt.Key.Key_Return)
    settle(qtbot, desk.jobs)
    assert shown == [b"bonjour"]
    QTest.keyClick(strip.rows[0], Qt.Key.Key_Delete)
    settle(qtbot, desk.jobs)
    assert names(strip) == ["b.txt"]
    assert shell.toasts[-1] == ("Fichier retiré", True)


def test_a_copy_is_saved_where_the_person_wants(
    qtbot: QtBot, strip: AttachmentStrip, desk: Desk, tmp_path: Path
) -> None:
    strip.attach([Picked("note.txt", content=b"bonjour")])
    settle(qtbot, desk.jobs)
    strip.save(strip.rows[0].line, tmp_path / "copie.txt")
    settle(qtbot, desk.jobs)
    assert (tmp_path / "copie.txt").read_bytes() == b"bonjour"


def test_whoever_only_reads_adds_and_takes_away_nothing(qtbot: QtBot, desk: Desk) -> None:
    attachments.attach_bytes(desk.workspace, "note.txt", b"bonjour", PLACE)
    strip = AttachmentStrip(desk, read_only=True)
    qtbot.addWidget(strip)
    strip.show_place("conversation_id", TALK.id, PLACE)
    strip.show()
    settle(qtbot, desk.jobs)
    assert not strip.add.isVisible()
    QTest.keyClick(strip.rows[0], Qt.Key.Key_Delete)
    settle(qtbot, desk.jobs)
    assert names(strip) == ["note.txt"]


def test_what_is_on_the_server_is_read_first_and_what_has_not_come_is_said(
    qtbot: QtBot, strip: AttachmentStrip, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = desk.workspace
    kept = attachments.attach_bytes(workspace, "a.txt", b"bonjour", PLACE).attachment
    with workspace.laptop.store.write() as connection:
        reading.forget_file(connection, kept.sha256)
    strip.load()
    settle(qtbot, desk.jobs)
    assert "sur le serveur" in strip.rows[0].accessibleName()
    strip.open(strip.rows[0].line)
    assert "pas sur ce poste" in strip.error.text()
    outcomes: list[Exception | None] = [UserError("files.not_arrived"), None]
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.fileName())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)

    def fetch(_owner: QObject, wanted: object, done: Any, failed: Any, tell: Any) -> CancelToken:
        assert wanted == kept
        tell(0.5)
        assert strip.cancel.isVisible()
        outcome = outcomes.pop(0)
        if outcome is not None:
            failed(outcome)
            return CancelToken()
        made = workspace.file_room.vault.keep([b"bonjour"])
        with workspace.laptop.store.write() as connection:
            reading.keep_file(connection, kept.sha256, made.name, 7, workspace.now(), is_sent=True)
        done(None)
        return CancelToken()

    desk.extras["fetch_file"] = fetch
    strip.open(strip.rows[0].line)
    settle(qtbot, desk.jobs)
    assert "pas encore arrivé du serveur" in strip.error.text()
    strip.open(strip.rows[0].line)
    settle(qtbot, desk.jobs)
    assert shown == ["a.txt"]
    assert "envoyé" in strip.rows[0].accessibleName()


def test_a_picture_that_unpacks_to_too_much_is_not_opened() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1_000))) + chunk(b"IEND", b"")
    )
    assert thumbnail(bomb, 40) is None
    assert thumbnail(b"rien", 40) is None


def test_files_chosen_for_a_form_wait_and_go_with_what_it_makes(qtbot: QtBot, workspace: Workspace) -> None:
    pick = FilePick()
    qtbot.addWidget(pick)
    one, other = Picked("a.txt", content=b"un"), Picked("b.exe", content=b"deux")
    pick.picked.emit([one, other, one])
    assert pick.files() == (one, other)
    ready, said = ready_picked(workspace, Messages(Language.FRENCH, strict=True), pick.files())
    assert ["a.txt"] == [one.name for one in ready]
    assert ["programme" in text for text in said] == [True]


class Tape(QObject):
    """Stands at the port of the microphone and gives real samples."""

    heard = Signal(bytes)
    failed = Signal()

    def __init__(self, there: bool = True) -> None:
        super().__init__()
        self.there, self.calls = there, list[str]()

    def is_there(self) -> bool:
        return self.there

    def start(self) -> None:
        self.calls.append("start")

    def pause(self) -> None:
        self.calls.append("pause")

    def resume(self) -> None:
        self.calls.append("resume")

    def stop(self) -> None:
        self.calls.append("stop")


def memo_bar(qtbot: QtBot, desk: Desk, tape: Tape) -> tuple[QWidget, MemoBar]:
    host = QWidget()
    qtbot.addWidget(host)
    bar = MemoBar(desk, lambda _parent: tape)
    QVBoxLayout(host).addWidget(bar)
    host.show()
    bar.show_conversation(TALK.id, True)
    settle(qtbot, desk.jobs)
    return host, bar


def test_a_memo_is_recorded_paused_and_kept(qtbot: QtBot, desk: Desk) -> None:
    tape = Tape()
    _host, bar = memo_bar(qtbot, desk, tape)
    bar.toggle()
    tape.heard.emit(struct.pack("<h", 16_384) * RATE)
    assert bar.level.value() == 0.5
    assert bar.time.text().startswith("0:01")
    bar.hold()
    tape.heard.emit(bytes(2 * RATE))
    bar.hold()
    bar.toggle()
    settle(qtbot, desk.jobs)
    assert tape.calls == ["start", "pause", "resume", "stop"]
    assert [one.milliseconds for one in memos.memos_of(desk.workspace, TALK.id)] == [1_000]


def test_a_memo_ends_by_itself_after_three_minutes(qtbot: QtBot, desk: Desk) -> None:
    tape = Tape()
    _host, bar = memo_bar(qtbot, desk, tape)
    bar.toggle()
    for _ in range(19):
        tape.heard.emit(bytes(20 * RATE))
    assert not bar.is_recording()
    settle(qtbot, desk.jobs)
    assert [one.milliseconds for one in memos.memos_of(desk.workspace, TALK.id)] == [180_000]


def test_out_of_sight_the_microphone_is_closed_and_what_was_said_is_kept(qtbot: QtBot, desk: Desk) -> None:
    tape = Tape()
    host, bar = memo_bar(qtbot, desk, tape)
    bar.toggle()
    tape.heard.emit(bytes(2 * RATE))
    host.hide()
    settle(qtbot, desk.jobs)
    assert tape.calls == ["start", "stop"]
    assert len(memos.memos_of(desk.workspace, TALK.id)) == 1


def test_without_a_microphone_the_person_is_told_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    _host, bar = memo_bar(qtbot, desk, Tape(there=False))
    bar.toggle()
    assert not bar.is_recording()
    assert "micro" in bar.said.text()
    assert bar.said.isVisible()
