"""The files kept with a record (bande de fichiers): add, look at, save, take away; undo gives back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog

from salesdesk.desktop import theme
from salesdesk.desktop.attachments.picking import FileDrop, Picked
from salesdesk.desktop.attachments.row import THUMBNAIL, FileRow
from salesdesk.desktop.attachments.thumbnails import thumbnail
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import percent
from salesdesk.desktop.jobs import CancelToken
from salesdesk.desktop.widgets import Button, EmptyState, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.attached_files import IMAGES
from salesdesk.domain.attachments import Attachment
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import attachments
from salesdesk.services.attachments import Attached, AttachmentLine, Place, Whereabouts


class AttachmentStrip(FileDrop):
    """The files of one record, one a line; more are added by a button, by dropping and by pasting.

    Args:
        desk: What it may ask of the program; ``extras["fetch_file"]`` reads contents from the server.
        read_only: True where the person only reads.
        compact: True where it is one part among others: without files it is its button alone.
    """

    counted = Signal(int)
    """How many files there are, after each reading."""

    def __init__(self, desk: Desk, *, read_only: bool = False, compact: bool = False) -> None:
        super().__init__()
        self._desk, self._read_only, self._compact = desk, read_only, compact
        self._field, self._record_id = "", UUID(int=0)
        self._place: Place | None = None
        self._fetching: CancelToken | None = None
        self.rows: list[FileRow] = []
        self._list = vbox(spacing=2)
        self.empty = EmptyState("paperclip", "")
        self.error = TextLabel("", 12, 500, "danger", wrap=True)
        self.cancel = Button("", "ghost", "x", 28)
        self.cancel.clicked.connect(lambda _=False: self.stop_fetching())
        self.cancel.hide()
        self.error.hide()
        # Only hidden here: shown before it has a parent, it would be a window of its own for a moment.
        if read_only:
            self.add.hide()
        self.add.setEnabled(not read_only)
        self.setLayout(
            vbox(self.empty, boxed(self._list), self.error, hbox(self.add, self.cancel, None, spacing=4), spacing=6)
        )
        self.empty.hide()
        self.picked.connect(self.attach)
        self.retranslate()

    def retranslate(self) -> None:
        """Says in the present language what it is for."""
        super().retranslate()
        self.setAccessibleName(self.tr("Fichiers joints"))
        self.cancel.setText(self.tr("Arrêter le téléchargement"))
        hint = self.tr("Une photo du quai, un devis signé\u00a0: déposez-le ici. Il est chiffré sur ce poste.")
        self.empty.set_texts(self.tr("Aucun fichier"), "" if self._read_only else hint)

    def show_place(self, field: str, record_id: UUID, place: Place) -> None:
        """Shows the files of a record.

        Args:
            field: By which reference: ``conversation_id``, ``evidence_id``, ``extra_work_id``, ``opportunity_id`` or
                ``account_id``.
            record_id: The record.
            place: With what a new file is kept.
        """
        self._field, self._record_id, self._place = field, record_id, place
        self.load()

    def load(self) -> None:
        """Reads the files again."""
        workspace, field, record_id = self._desk.workspace, self._field, self._record_id
        if field:
            self._desk.jobs.read(
                self, lambda: attachments.lines_of(workspace, field, record_id), self._show, key="list"
            )

    def attach(self, files: list[Picked]) -> None:
        """Attaches files, one after the other; one that is refused does not hold up the others."""
        self.say_error("")
        for one in files:
            self._desk.jobs.write(self, partial(self._attached, one), self._told, self._refused)

    def _attached(self, one: Picked) -> Attached:
        workspace, place = self._desk.workspace, self._place
        assert place is not None  # files are offered only while a record is shown
        if one.path is not None:
            return attachments.attach_file(workspace, one.path, place, initiator=self)
        return attachments.attach_bytes(workspace, one.name, one.content, place, initiator=self)

    def _told(self, made: Attached) -> None:
        said = [self.tr("Fichier joint")]
        said += [self._desk.messages.text(key, **args) for key, args in made.notices]
        self._desk.shell.toast(". ".join(one.rstrip(".") for one in said), undoable=True)
        self._desk.shell.request_sync()
        self.load()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            explained = self._desk.messages.explain(error)
            self.say_error(f"{explained.what} {explained.do}".strip())
        self.load()

    def say_error(self, text: str) -> None:
        """Says what was refused; empty takes it back."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def _where(self, where: Whereabouts) -> str:
        return {
            Whereabouts.SENT: self.tr("envoyé"),
            Whereabouts.HERE: self.tr("à envoyer"),
            Whereabouts.REMOTE: self.tr("sur le serveur"),
        }[where]

    def _show(self, lines: tuple[AttachmentLine, ...]) -> None:
        place = next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        clear_layout(self._list)
        self.rows = []
        for line in lines:
            row = FileRow(line, not self._read_only, self._where)
            row.opened.connect(self.open)
            row.saved.connect(self._ask_where)
            row.removed.connect(self.remove)
            self._list.addWidget(row)
            self.rows.append(row)
            if line.attachment.media_type in IMAGES and line.where is not Whereabouts.REMOTE:
                self._draw(row)
        self.empty.setVisible(not lines and not self._compact)
        if place is not None and self.rows:
            self.rows[min(place, len(self.rows) - 1)].setFocus()
        self.counted.emit(len(lines))

    def _draw(self, row: FileRow) -> None:
        workspace, kept = self._desk.workspace, row.line.attachment
        side = round(theme.px(THUMBNAIL) * self.devicePixelRatioF())

        def work() -> QImage | None:
            return thumbnail(attachments.read_content(workspace, kept), side)

        def done(image: QImage | None) -> None:
            if image is not None:
                row.thumbnail.show_image(image)

        # A picture that cannot be made is no error: the icon stays, opening says what is wrong.
        self._desk.jobs.read(row, work, done, lambda _error: None)

    def open(self, line: AttachmentLine) -> None:
        """Opens a file in the program of its type; read from the server first where it must be."""
        workspace, kept = self._desk.workspace, line.attachment

        def show() -> None:
            self._desk.jobs.write(self, lambda: attachments.open_copy(workspace, kept), self._launch, self._refused)

        self._with_content(line, show)

    def _launch(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.say_error(self.tr("Aucun programme de ce poste n’ouvre ce fichier\u00a0: enregistrez une copie."))

    def _ask_where(self, line: AttachmentLine) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Enregistrer une copie"), line.attachment.name)
        if name:
            self.save(line, Path(name))

    def save(self, line: AttachmentLine, path: Path) -> None:
        """Writes a copy of a file.

        Args:
            line: The file.
            path: Where to.
        """
        workspace, kept, done = self._desk.workspace, line.attachment, self.tr("Copie enregistrée")

        def write() -> None:
            self._desk.jobs.write(
                self,
                lambda: attachments.save_as(workspace, kept, path),
                lambda _none: self._desk.shell.toast(done),
                self._refused,
            )

        self._with_content(line, write)

    def remove(self, line: AttachmentLine) -> None:
        """Takes a file away; undo brings it back."""
        workspace, done = self._desk.workspace, self.tr("Fichier retiré")

        def finished(_none: None) -> None:
            self._desk.shell.toast(done, undoable=True)
            self.load()

        kept = line.attachment.id
        self._desk.jobs.write(
            self, lambda: attachments.withdraw(workspace, kept, initiator=self), finished, self._refused
        )

    def _with_content(self, line: AttachmentLine, go_on: Callable[[], None]) -> None:
        self.say_error("")
        if line.where is not Whereabouts.REMOTE:
            go_on()
            return
        fetch = self._desk.extras.get("fetch_file")
        if fetch is None:
            self.say_error(self._desk.messages.text("files.not_here"))
            return
        row = next((one for one in self.rows if one.line is line), None)

        def tell(share: float, _text: str = "") -> None:
            if row in self.rows and row is not None:
                row.say(self.tr("téléchargement… {share}").format(share=percent(share)))

        def done(_none: object) -> None:
            self._end_fetch()
            go_on()
            self.load()

        def failed(error: Exception) -> None:
            self._end_fetch()
            self._refused(error)

        self.cancel.show()
        token = fetch(self, line.attachment, done, failed, tell)
        self._fetching = token if isinstance(token, CancelToken) else None

    def _end_fetch(self) -> None:
        self._fetching = None
        self.cancel.hide()

    def stop_fetching(self) -> None:
        """Stops a download; what came stays for the next time."""
        if self._fetching is not None:
            self._fetching.cancel()
        self._end_fetch()
        for row in self.rows:
            row.say("")

    def attachments(self) -> tuple[Attachment, ...]:
        """The files that are shown."""
        return tuple(row.line.attachment for row in self.rows)
