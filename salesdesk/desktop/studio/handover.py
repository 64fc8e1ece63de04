"""What comes into the draft and goes out of it as a whole: a file in, a file out, a version, nothing at all."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.studio.editing import Editing
from salesdesk.desktop.studio.publishing import PublishForm
from salesdesk.desktop.widgets import Button
from salesdesk.services import process_drafts, process_publishing
from salesdesk.services.process_drafts import Draft
from salesdesk.services.process_publishing import Confirmation
from salesdesk.services.processes import ProcessVersion


class Handover(QObject):
    """Imports, exports, publishes and gives up.

    Args:
        desk: Where the work runs.
        editing: The document under way.
        page: Qt owner, and the window of the file dialogs.
    """

    refused = Signal(object)
    """The error of what was not done."""
    opened = Signal(object)
    """A draft that begins with a file."""

    def __init__(self, desk: Desk, editing: Editing, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editing, self._page = desk, editing, page
        self.form: PublishForm | None = None
        self.button: Button | None = None

    def _kinds(self) -> str:
        return self.tr("Processus (*.yaml *.yml)")

    def ask_file(self, use: Callable[[Path], None]) -> None:
        """Lets the person choose a file to read.

        Args:
            use: Gets the file.
        """
        name, _ = QFileDialog.getOpenFileName(self._page, self.tr("Importer un processus"), "", self._kinds())
        if name:
            use(Path(name))

    def ask_target(self) -> None:
        """Lets the person choose a file to write."""
        title = self.tr("Exporter le processus")
        name, _ = QFileDialog.getSaveFileName(self._page, title, "processus.yaml", self._kinds())
        if name:
            self.export_to(Path(name))

    def begin_file(self, path: Path) -> None:
        """Begins a draft with a file; its faults are shown, not refused.

        Args:
            path: The file.
        """
        self._desk.jobs.read(self, lambda: process_drafts.from_file(path), self.opened.emit, self.refused.emit)

    def bring_file(self, path: Path) -> None:
        """Puts a file in place of the draft's text, as one step that can be undone.

        Args:
            path: The file.
        """
        label = self.tr("Import de {name}").format(name=path.name)
        self._desk.jobs.read(
            self, lambda: process_drafts.from_file(path), lambda draft: self._editing.replace(draft.text, label),
            self.refused.emit,
        )  # fmt: skip

    def export_to(self, path: Path) -> None:
        """Writes the draft's text to a file, byte for byte.

        Args:
            path: The file.
        """
        review = self._editing.review
        if review is None:
            return
        text = review.document.text
        said = self.tr("«\u00a0{name}\u00a0» est écrit.").format(name=path.name)
        self._desk.jobs.write(
            self, lambda: process_drafts.export(text, path), lambda _: self._desk.shell.toast(said), self.refused.emit
        )

    def discard(self) -> None:
        """Forgets the draft and goes back to the processes."""
        draft, workspace = self._editing.draft, self._desk.workspace
        if draft is None:
            return

        def done(_none: None) -> None:
            self._desk.shell.toast(self.tr("Le brouillon est abandonné."))
            self._desk.shell.open("processes")

        self._editing.forget()
        self._desk.jobs.write(self, lambda: process_drafts.discard(workspace, draft), done)

    def ask_publish(self) -> None:
        """Shows what publishing would do."""
        draft, review, workspace = self._editing.draft, self._editing.review, self._desk.workspace
        if draft is None or review is None:
            return
        asked = Draft(draft.key, review.document.text, draft.source, draft.base, draft.base_id, draft.saved_at)
        self._desk.jobs.read(
            self,
            lambda: process_publishing.confirmation(workspace, asked),
            lambda found: self._confirm(asked, found),
            self.refused.emit,
        )

    def _confirm(self, draft: Draft, asked: Confirmation) -> None:
        form = PublishForm(asked, self._desk.messages)
        panel, button = form.panel()
        button.clicked.connect(lambda _=False: self._publish(draft, form))
        self.form, self.button = form, button
        self._desk.shell.open_panel(panel, 520)

    def _publish(self, draft: Draft, form: PublishForm) -> None:
        workspace, notes, rules = self._desk.workspace, form.notes.toPlainText(), form.acknowledged()
        mapping, credited = form.mapping(), form.credited()

        def work() -> ProcessVersion:
            return process_publishing.publish_draft(
                workspace, draft, notes, mapping, acknowledged=rules, credited=credited, initiator=self._page
            )

        def done(made: ProcessVersion) -> None:
            self._editing.forget()
            self._desk.shell.close_panel()
            said = self.tr("«\u00a0{name}\u00a0», version {version}, est publié.")
            self._desk.shell.toast(said.format(name=made.name, version=made.version), undoable=True)
            self._desk.shell.request_sync()
            self._desk.shell.open("processes")

        def failed(error: Exception) -> None:
            self._editing.hold(False)
            self.refused.emit(error)

        # A save that came after it would bring the draft back.
        self._editing.hold(True)
        self._desk.jobs.write(self, work, done, failed)
