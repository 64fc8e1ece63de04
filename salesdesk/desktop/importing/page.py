"""Import a file (importer un fichier): file, mapping, dry run and result on one page, each left only when ready."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.importing.file_step import FileStep
from salesdesk.desktop.importing.mapping_step import MappingStep
from salesdesk.desktop.importing.trial_step import TrialStep
from salesdesk.desktop.importing.words import problem_text
from salesdesk.desktop.jobs import CancelToken
from salesdesk.desktop.jobs import Progress as Tell
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import Banner, Button, Chip, Progress, TextLabel, boxed, hbox, vbox
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import importing
from salesdesk.services.importing import ImportFile, ImportRequest, ImportResult, Preview, Proposal

T = TypeVar("T")
_STEPS: Final = 4
_FILE, _MAPPING, _TRIAL, _RESULT = range(_STEPS)


class ImportPage(Page):
    """The four steps of an import.

    Args:
        desk: What it may ask of the program.
        parent: Qt owner.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.file: ImportFile | None = None
        self.preview: Preview | None = None
        self.result: ImportResult | None = None
        self._token: CancelToken | None = None
        self._chips = [Chip("", "neutral") for _ in range(_STEPS)]
        self._title = TextLabel("", 20, 700)
        self._error = Banner(tone="danger")
        self._error.hide()
        self.file_step = FileStep(desk.messages)
        self.mapping_step = MappingStep(desk.messages)
        self.trial_step = TrialStep(desk.messages)
        self.result_step = TrialStep(desk.messages)
        self.steps = QStackedWidget()
        for step in (self.file_step, self.mapping_step, self.trial_step, self.result_step):
            self.steps.addWidget(step)
        self._bar = Progress()
        self._busy_text = TextLabel("", 12, 400, "text2")
        self.cancel = Button("", "quiet", "x")
        self._busy = boxed(hbox(self._busy_text, self._bar, self.cancel, spacing=12))
        self.back = Button("", "ghost", "arrow-left")
        self.export = Button("", "secondary", "download")
        self.undo = Button("", "secondary", "undo-2")
        self.go = Button("", "primary", height=40)
        self._build()
        self.retranslate()
        self._show_step(_FILE)

    def _build(self) -> None:
        head = hbox(self._title, 16, *self._chips, None, spacing=8)
        foot = hbox(self.back, self._busy, None, self.export, self.undo, self.go, spacing=10)
        foot.setStretch(1, 1)
        column = vbox(head, self._error, self.steps, foot, spacing=14, margins=(20, 16, 20, 16))
        column.setStretch(2, 1)
        self.setLayout(column)
        self._busy.hide()
        self.file_step.file_chosen.connect(self.choose)
        self.file_step.sheet_chosen.connect(self._choose_sheet)
        self.cancel.clicked.connect(lambda _=False: self.stop())
        self.back.clicked.connect(lambda _=False: self._go_back())
        self.go.clicked.connect(lambda _=False: self._advance())
        self.export.clicked.connect(lambda _=False: self._ask_export())
        self.undo.clicked.connect(lambda _=False: self.take_back())

    def retranslate(self) -> None:
        """Sets every text that does not come from data."""
        self._title.setText(self.tr("Importer"))
        self.cancel.setText(self.tr("Arrêter"))
        self.back.setText(self.tr("Retour"))
        self.export.setText(self.tr("Exporter les lignes écartées…"))
        self.undo.setText(self.tr("Annuler l’import"))
        self._bar.setAccessibleName(self.tr("Avancement"))
        self._show_chips()
        self._show_buttons()

    def crumbs(self) -> tuple[str, ...]:
        """Returns where the person is."""
        return (self.tr("Importer"), *((self.file.path.name,) if self.file is not None else ()))

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``path`` of a file to begin with.
        """
        path = where.get("path")
        if isinstance(path, (str, Path)):
            self.choose(Path(path))

    # The steps.

    def choose(self, path: object, sheet: str | None = None) -> None:
        """Looks at a file.

        Args:
            path: Where it is.
            sheet: Which sheet; None for the first.
        """
        chosen = Path(str(path))
        self._error.hide()
        self._work(
            self.tr("Lecture du fichier…"), lambda _token, _tell: importing.inspect(chosen, sheet), self._looked_at
        )

    def _choose_sheet(self, name: str) -> None:
        if self.file is not None:
            self.choose(self.file.path, name)

    def _looked_at(self, file: ImportFile) -> None:
        self.file, self.preview, self.result = file, None, None
        self.file_step.show_file(file)
        self.crumbs_changed.emit()
        self._show_step(_FILE)
        self.go.setFocus()

    def _advance(self) -> None:
        step = self.steps.currentIndex()
        if step == _FILE:
            self._propose(None)
        elif step == _MAPPING:
            self._propose(self.mapping_step.chosen())
        elif step == _TRIAL:
            self._apply()
        else:
            self._again()

    def _propose(self, chosen: ImportRequest | None) -> None:
        file, target = self.file, str(self.file_step.target.value())
        if file is None:
            self.file_step.zone.ask()
            return
        workspace = self.desk.workspace

        def work(token: CancelToken, tell: Tell) -> Proposal:
            return importing.propose(
                workspace, file, target, mapping=None if chosen is None else chosen.mapping,
                progress=_share(tell), cancelled=lambda: token.cancelled,
            )  # fmt: skip

        self._work(self.tr("Lecture des colonnes…"), work, lambda found: self._proposed(found, chosen))

    def _proposed(self, proposal: Proposal, chosen: ImportRequest | None) -> None:
        assert self.file is not None
        if chosen is not None:
            # What a person chose stands; words that only now came to light are added.
            request = replace(chosen, mapping=proposal.request.mapping)
            request = replace(request, stages={**proposal.request.stages, **chosen.stages})
            questions = tuple(
                one
                for one in proposal.questions
                if one.key != "importing.stage_unknown" or not request.stages.get(one.value)
            )
            proposal = Proposal(request, questions, proposal.stages)
        self.mapping_step.show_proposal(self.file, proposal)
        blocking = [one for one in proposal.questions if one.key != "importing.stage_unknown"]
        if chosen is None or blocking:
            self._show_step(_MAPPING)
        else:
            self._try(proposal.request)

    def _try(self, request: ImportRequest) -> None:
        workspace = self.desk.workspace

        def work(token: CancelToken, tell: Tell) -> Preview:
            return importing.dry_run(workspace, request, _share(tell), lambda: token.cancelled)

        self._work(self.tr("Essai à blanc…"), work, self._tried)

    def _tried(self, preview: Preview) -> None:
        self.preview = preview
        self.trial_step.show_preview(preview)
        people = self.tr("%n personne(s) à inviter", "", len(preview.people)) if preview.people else ""
        if preview.writes:
            text = self.tr("Voici ce que ferait l’import. Rien n’est encore écrit.")
            self.trial_step.banner.set_message(text, "info", people)
        else:
            text = self.tr("Rien à importer : tout ce qui peut l’être est déjà là.")
            self.trial_step.banner.set_message(text, "success")
        self._show_step(_TRIAL)

    def _apply(self) -> None:
        preview, workspace = self.preview, self.desk.workspace
        if preview is None:
            return

        def work(token: CancelToken, tell: Tell) -> ImportResult:
            return importing.apply(workspace, preview, _share(tell), lambda: token.cancelled, self)

        self._work(self.tr("Import en cours…"), work, self._applied)

    def _applied(self, result: ImportResult) -> None:
        self.result = result
        self.result_step.show_preview(result.done)
        self.result_step.banner.set_message(
            self.tr("Import terminé"), "success", self.tr("Il s’annule d’un seul geste, ici ou par Ctrl+Z.")
        )
        self._show_step(_RESULT)
        self.desk.shell.toast(self.tr("Fichier importé."), undoable=True)
        self.desk.shell.request_sync()

    def take_back(self) -> None:
        """Undoes the import that was just made."""
        result, workspace = self.result, self.desk.workspace
        if result is None:
            return
        self._work(self.tr("Annulation…"), lambda _token, _tell: importing.undo(workspace, result), self._taken_back)
        self.cancel.hide()

    def _taken_back(self, _inverted: object) -> None:
        self.result = None
        self.result_step.banner.set_message(self.tr("Import annulé"), "info", self.tr("Tout est comme avant l’import."))
        self._show_buttons()

    def _ask_export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Enregistrer les lignes écartées"), "", "CSV (*.csv)")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes the listed rows with line and reason.

        Args:
            path: Where to.
        """
        preview, messages = self.result_step.preview if self._done else self.preview, self.desk.messages
        if preview is None:
            return
        heads = (self.tr("Ligne"), self.tr("Motif"))

        def work(_token: CancelToken, _tell: Tell) -> int:
            return importing.export_listed(preview, path, lambda one: problem_text(messages, one), heads)

        self._work(self.tr("Écriture du fichier…"), work, self._exported)

    def _exported(self, count: int) -> None:
        self.desk.shell.toast(self.tr("%n ligne(s) écrite(s)", "", count))

    def _again(self) -> None:
        self.file = self.preview = self.result = None
        self.file_step.clear()
        self._show_step(_FILE)
        self.crumbs_changed.emit()

    def _go_back(self) -> None:
        self._error.hide()
        self._show_step(max(self.steps.currentIndex() - 1, _FILE))

    # Work and its state.

    @property
    def _done(self) -> bool:
        return self.steps.currentIndex() == _RESULT

    def _work(self, text: str, work: Callable[[CancelToken, Tell], T], done: Callable[[T], None]) -> None:
        if self._token is not None:
            return
        self._busy_text.setText(text)
        self._bar.set_value(0)
        self._error.hide()

        def finished(result: T) -> None:
            self._rest()
            done(result)

        self._token = self.desk.jobs.background(
            self, work, finished, self._failed, lambda share, _text: self._bar.set_value(share)
        )
        self._busy.show()
        self.cancel.show()
        self._show_buttons()

    def stop(self) -> None:
        """Stops the work that runs; nothing of it is kept."""
        if self._token is not None:
            self._token.cancel()
            self._rest()

    def _rest(self) -> None:
        self._token = None
        self._busy.hide()
        self._show_buttons()

    def _failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, SalesDeskError):
            told = self.desk.messages.explain(error)
            self._error.set_message(told.what, "danger", f"{told.safe} {told.do}".strip())
            self._error.show()

    def _show_step(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        self._show_chips()
        self._show_buttons()

    def _show_chips(self) -> None:
        names = (self.tr("Fichier"), self.tr("Correspondance"), self.tr("Essai à blanc"), self.tr("Résultat"))
        now = self.steps.currentIndex()
        for at, (chip, name) in enumerate(zip(self._chips, names, strict=True)):
            tone = "success" if at < now else "accent" if at == now else "neutral"
            chip.set_content(f"{at + 1}. {name}", tone, "check" if at < now else "")  # type: ignore[arg-type]  # a tone

    def _show_buttons(self) -> None:
        step, busy = self.steps.currentIndex(), self._token is not None
        texts = (
            self.tr("Continuer") if self.file is not None else self.tr("Choisir un fichier…"),
            self.tr("Essayer à blanc"), self.tr("Importer"), self.tr("Importer un autre fichier"),
        )  # fmt: skip
        self.go.setText(texts[step])
        self.go.updateGeometry()
        writes = self.preview is not None and self.preview.writes
        self.go.setEnabled(not busy and (step != _TRIAL or writes))
        self.go.setVisible(step != _FILE or self.file is not None)
        self.back.setVisible(step in (_MAPPING, _TRIAL) and not busy)
        shown = self.trial_step.preview if step == _TRIAL else self.result_step.preview if step == _RESULT else None
        self.export.setVisible(shown is not None and shown.total.listed.rows > 0)
        self.export.setEnabled(not busy)
        self.undo.setVisible(step == _RESULT and self.result is not None and self.result.gesture > 0)
        self.undo.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops what runs, or goes a step back."""
        if event.key() == Qt.Key.Key_Escape:
            if self._token is not None:
                self.stop()
                return
            if self.steps.currentIndex() in (_MAPPING, _TRIAL):
                self._go_back()
                return
        super().keyPressEvent(event)


def _share(tell: Tell) -> Callable[[int, int], None]:
    """Turns what is done and the total into a share."""
    return lambda done, total: tell(done / total if total else 0.0, "")
