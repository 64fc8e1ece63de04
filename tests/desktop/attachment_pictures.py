"""Draws the attached files and the memo, to be looked at: ``python -m tests.desktop.attachment_pictures OUT``."""

import os
import sys
import tempfile
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.attachments import AttachmentStrip, FilePick, Picked
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.memo_bar import MemoBar
from salesdesk.desktop.widgets import Card, vbox
from salesdesk.services import attachments, memos
from salesdesk.services.attachments import Place
from salesdesk.store.queries import files as reading
from tests.desktop.conversation_pictures import settle
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.files import pdf, with_files
from tests.factories.profiles import talk_at
from tests.factories.stores import laptop_store

LOOKS: tuple[tuple[Literal["light", "dark"], Literal["fr", "en"], float], ...] = (
    ("light", "fr", 1.0),
    ("dark", "fr", 1.0),
    ("light", "en", 1.0),
    ("light", "fr", 1.5),
)


def photo() -> bytes:
    """A picture with something to see in it."""
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    fade = QLinearGradient(0, 0, 640, 480)
    fade.setColorAt(0, QColor("#F6C453"))
    fade.setColorAt(1, QColor("#2B6CB0"))
    painter.fillRect(image.rect(), fade)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")  # type: ignore[call-overload]  # the stub knows bytes only
    return bytes(buffer.data().data())


def main(out: Path) -> None:
    """Draws each look.

    Args:
        out: Folder of the pictures.
    """
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    out.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    workspace = with_files(laptop_store(folder), folder / "profile")
    client = account()
    talk = talk_at(client)
    with workspace.unit(None) as unit:
        unit.put(client)
        unit.put(talk)
    place = Place(account_id=client.id, conversation_id=talk.id)
    made = [
        attachments.attach_bytes(workspace, name, content, place).attachment
        for name, content in (
            ("Quai de Béziers, côté réception, avant ouverture en mars.jpg", photo()),
            ("Devis signé.pdf", pdf(1_400_000)),
            ("Historique des arrêts.csv", b"jour;arr\xc3\xaats\n03/10;2\n"),
        )
    ]
    memos.keep(workspace, talk.id, memos.wave_file(bytes(32_000 * 74), 16_000))
    with workspace.laptop.store.write() as connection:
        reading.mark_sent(connection, made[0].sha256, workspace.now())
        reading.forget_file(connection, made[1].sha256)
    for look, language, zoom in LOOKS:
        theme.apply_theme(app, look, zoom)
        install_language(app, language, folder / "qm")
        jobs = Jobs(lambda _owner, error, _taken: print(error))
        desk = desk_of(workspace, jobs, NotingShell(), folder)
        strip, pick, bar, bare = AttachmentStrip(desk), FilePick(), MemoBar(desk), AttachmentStrip(desk)
        strip.show_place("conversation_id", talk.id, place)
        bare.show_place("evidence_id", talk.id, place)
        bar.show_conversation(talk.id, True)
        pick.picked.emit([Picked("Courriel du DAF.eml", content=b"x")])
        host = QWidget()
        cards = [Card(vbox(one, margins=(14, 12, 14, 12))) for one in (strip, bare, pick)]
        host.setLayout(vbox(*cards, bar, None, spacing=16, margins=(20, 20, 20, 20)))
        host.resize(theme.px(480), theme.px(640))
        host.show()
        settle(jobs)
        host.grab().save(str(out / f"files-{look}-{language}-{round(zoom * 100)}.png"))
        host.close()
        jobs.shutdown()
    workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
