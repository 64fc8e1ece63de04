"""Processus: published versions at the left, the chosen one as a staircase; a file is published by who may."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text, language, number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.process.stage_card import StageCard, indent, words
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    Column,
    EmptyState,
    ItemsModel,
    PagedListView,
    ResponsiveSplit,
    RowChip,
    RowContent,
    ScrollColumn,
    SectionHeader,
    SidePanel,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.services import processes
from salesdesk.services.processes import Problem, Process, ProcessFileError, ProcessVersion, VersionLine, Versions


class ProcessesPage(Page):
    """The firm's processes, read only; arrows go from version to version."""

    nouns = frozenset({"process_version", "opportunity"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.versions: Versions | None = None
        self.process: Process | None = None
        self.chosen: ProcessVersionId | None = None
        self._head = SectionHeader("")
        self.model = ItemsModel(self._spoken)
        self.list = PagedListView(self.model, self._row, height=64)
        self.studio, self.new = Button("", "primary", "pencil", 36), Button("", "secondary", "plus", 36)
        self.publish = Button("", "secondary", "upload", 36)
        self._title, self._meta = TextLabel("", 20, 700), TextLabel("", 13, 400, "text2")
        self._stairs = vbox(spacing=14)
        self.empty = EmptyState("workflow", "")
        self._build()
        self.list.current_changed.connect(self._choose)
        self.publish.clicked.connect(lambda _=False: self._ask_file())
        self.studio.clicked.connect(lambda _=False: self.open_studio())
        self.new.clicked.connect(lambda _=False: self.desk.shell.open("studio"))
        self.retranslate()

    def _build(self) -> None:
        left = Card(
            vbox(boxed(vbox(self._head, margins=(16, 0, 16, 0))), self.list,
                 boxed(vbox(self.studio, self.new, self.publish, margins=(16, 4, 16, 10))), spacing=8,
                 margins=(1, 14, 1, 4))
        )  # fmt: skip
        self._reading = boxed(
            vbox(Card(vbox(self._title, self._meta, spacing=4, margins=(20, 16, 20, 18))),
                 ScrollColumn(vbox(boxed(self._stairs), None)), spacing=14)
        )  # fmt: skip
        self._none = Card(vbox(self.empty, spacing=0))
        right = boxed(vbox(self._reading, self._none, spacing=0))
        self._split = ResponsiveSplit((Column("versions", "", left, 320), Column("stairs", "", right)), "stairs")
        outer = vbox(self._split, margins=(20, 16, 20, 16))
        self.setLayout(outer)
        self._reading.hide()
        self._show_verbs(Versions((), False))

    def load(self) -> None:
        """Reads the versions."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: processes.versions(workspace), self._show, key="versions")

    def _show(self, found: Versions) -> None:
        self.versions = found
        self.list.blockSignals(True)
        self.model.set_items([(line.version.id, line) for line in found.lines])
        self.list.blockSignals(False)
        self._show_verbs(found)
        self._head.set_meta(number_text(len(found.lines)) if found.lines else "")
        self._reading.setVisible(bool(found.lines))
        self._none.setVisible(not found.lines)
        if found.lines:
            place = None if self.chosen is None else self.model.place_of(self.chosen)
            self.list.go_to(place or 0)
            self._choose(found.lines[place or 0].version.id)

    def _show_verbs(self, found: Versions) -> None:
        self.studio.setVisible(found.may_publish and bool(found.lines))
        self.new.setVisible(found.may_publish)
        self.publish.setVisible(found.may_publish)

    def open_studio(self) -> None:
        """Opens the draft of the next version of the chosen process."""
        if self.chosen is not None:
            self.desk.shell.open("studio", process_version_id=self.chosen)

    def _choose(self, version_id: object) -> None:
        if not isinstance(version_id, UUID):
            return
        wanted = self.chosen = ProcessVersionId(version_id)
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: processes.open_version(workspace, wanted), self._show_process, key="process")

    def _show_process(self, process: Process) -> None:
        self.process = process
        self._render()

    def _render(self) -> None:
        process = self.process
        if process is None:
            return
        self._title.setText(words(process.name))
        talks = sum(1 for _ in process.conversations())
        self._meta.setText(
            self.tr("Version {version} · {stages} étapes · {talks} conversations · cycle de {days} jours").format(
                version=process.version, stages=len(process.stages), talks=talks, days=number_text(process.cycle_days)
            )
        )
        clear_layout(self._stairs)
        for place, stage in enumerate(process.stages, 1):
            card = StageCard(stage, place, process, self.desk.messages)
            self._stairs.addWidget(boxed(hbox(card, margins=(indent(place), 0, 4, 0))))

    def retranslate(self) -> None:
        """Sets the texts that do not come from data, and the staircase again."""
        self._head.set_title(self.tr("Versions publiées"))
        self.list.setAccessibleName(self.tr("Versions publiées"))
        self.studio.setText(self.tr("Ouvrir le studio"))
        self.new.setText(self.tr("Nouveau processus"))
        self.publish.setText(self.tr("Publier un fichier"))
        for button in (self.studio, self.new, self.publish):
            button.updateGeometry()
        self.empty.set_texts(
            self.tr("Aucun processus publié"),
            self.tr(
                "Un processus dit par quelles étapes passe un client, ce qui les prouve et ce qu’on s’y dit. "
                "La personne chargée des méthodes le publie depuis un fichier."
            ),
        )
        self._split.set_titles({"versions": self.tr("Versions"), "stairs": self.tr("Étapes")})
        self._render()
        self.list.viewport().update()

    def _row(self, row: object) -> RowContent:
        assert isinstance(row, VersionLine)  # the only rows of the model
        single = row.affairs < 2 if language() == "fr" else row.affairs == 1
        text = self.tr("{n} affaire en cours") if single else self.tr("{n} affaires en cours")
        day = date_text(row.version.published_at.astimezone().date())
        chips = (RowChip(self.tr("En vigueur"), "success"),) if row.is_latest else ()
        name = f"{row.version.name} · v{row.version.version}"
        return RowContent(title=name, subtitle=f"{day} · {text.format(n=number_text(row.affairs))}", chips=chips)

    def _spoken(self, row: object) -> str:
        content = self._row(row)
        return ", ".join((content.title, content.subtitle, *(chip.text for chip in content.chips)))

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Publier un processus"), "", self.tr("Processus (*.yaml *.yml)")
        )
        if name:
            self.publish_file(Path(name))

    def publish_file(self, path: Path) -> None:
        """Publishes a file, or shows its faults by line.

        Args:
            path: The file.
        """
        workspace = self.desk.workspace

        def done(made: ProcessVersion) -> None:
            self.chosen = made.id
            self.desk.shell.toast(self.tr("« {name} » est publié.").format(name=made.name), undoable=True)
            self.desk.shell.request_sync()
            self.load()

        self.desk.jobs.write(self, lambda: processes.publish_file(workspace, path, initiator=self), done, self._refused)

    def _refused(self, error: Exception) -> None:
        if isinstance(error, ProcessFileError):
            rows = [self._problem(one) for one in error.problems]
            said = self.desk.messages.explain(error)
            body = boxed(vbox(Banner(said.what, "danger", said.safe, closable=False), *rows, spacing=10))
            self.desk.shell.open_panel(SidePanel(self.tr("À corriger"), body, subtitle=error.source), 560)
            return
        if isinstance(error, SalesDeskError):
            said = self.desk.messages.explain(error)
            body = boxed(vbox(Banner(said.what, "danger", f"{said.safe} {said.do}", closable=False)))
            self.desk.shell.open_panel(SidePanel(self.tr("Non publié"), body))

    def _problem(self, one: Problem) -> QWidget:
        where = self.tr("Ligne {line}, colonne {column}").format(line=one.line, column=one.column)
        error = processes.as_error(one)
        said = self.desk.messages.explain(error)
        place = f"{where} · {one.path}" if one.path else where
        texts = vbox(
            TextLabel(place, 12, 500, "text3"), TextLabel(said.what, 13, 500, wrap=True),
            TextLabel(said.do, 12, 400, "text2", wrap=True), spacing=2, margins=(12, 10, 12, 10),
        )  # fmt: skip
        return Card.panel(texts)
