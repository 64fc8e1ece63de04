"""Processus: published versions at the left; the chosen one in six sections, from its stages to its effect."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.mapping_panel import PANEL_WIDTH, MappingPanel
from salesdesk.desktop.page import Page
from salesdesk.desktop.process.box_section import BoxSection
from salesdesk.desktop.process.changes_section import ChangesSection
from salesdesk.desktop.process.check_section import CheckSection
from salesdesk.desktop.process.effect_section import EffectSection
from salesdesk.desktop.process.head import SECTIONS, ProcessHead, section_name
from salesdesk.desktop.process.proposal_form import ProposalForm
from salesdesk.desktop.process.refusals import refusal_panel
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.stages_section import StagesSection
from salesdesk.desktop.process.study_section import StudySection
from salesdesk.desktop.process.version_list import VersionList
from salesdesk.desktop.widgets import Card, Column, EmptyState, ResponsiveSplit, SidePanel, boxed, vbox
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.services import improvements, process_mapping, process_versions, processes
from salesdesk.services.events import Changed
from salesdesk.services.process_mapping import MappingPlan
from salesdesk.services.process_versions import OpenedVersion
from salesdesk.services.processes import ProcessVersion, Versions

_NOUNS: Final = frozenset(
    {"process_version", "opportunity", "improvement", "interview", "evidence", "stage_change", "conversation", "user"}
)


class ProcessesPage(Page):
    """The firm's processes. Opened with ``section`` it shows one, with ``process_version_id`` a version."""

    nouns = _NOUNS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.chosen: ProcessVersionId | None = None
        self.opened: OpenedVersion | None = None
        self.plans: tuple[MappingPlan, ...] = ()
        self.form: ProposalForm | None = None
        self.list = VersionList()
        self.head = ProcessHead()
        self.stages, self.changes = StagesSection(desk, self), ChangesSection(desk, self)
        self.check, self.box = CheckSection(desk, self), BoxSection(desk, self)
        self.study, self.effect = StudySection(desk, self), EffectSection(desk, self)
        self.sections: dict[str, Section] = {
            "stages": self.stages, "changes": self.changes, "check": self.check, "box": self.box,
            "study": self.study, "effect": self.effect,
        }  # fmt: skip
        self.empty = EmptyState("workflow", "")
        self._build()
        self._connect()
        self.retranslate()
        desk.shell.register(self, self._actions())

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for section in self.sections.values():
            self._stack.addWidget(section)
        reading = vbox(self.head, self._stack, spacing=12)
        reading.setStretch(1, 1)
        self._reading, self._none = boxed(reading), Card(vbox(self.empty, spacing=0))
        right = boxed(vbox(self._reading, self._none, spacing=0))
        columns = (Column("versions", "", self.list, 320), Column("version", "", right))
        self._split = ResponsiveSplit(columns, "version")
        self.setLayout(vbox(self._split, margins=(20, 16, 20, 16)))
        self._reading.hide()

    def _connect(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.view.opened.connect(lambda _key: self._split.show_column("version"))
        self.list.publish.clicked.connect(lambda _=False: self._ask_file())
        self.list.studio.clicked.connect(lambda _=False: self.open_studio())
        self.list.new.clicked.connect(lambda _=False: self.desk.shell.open("studio"))
        self.head.choice.chosen.connect(self.show_section)
        self.head.propose.clicked.connect(lambda _=False: self.propose())
        self.head.export.clicked.connect(lambda _=False: self._ask_target())
        self.head.mapping_wanted.connect(self.open_mapping)
        self.box.counted.connect(self.head.show_waiting)
        for section in self.sections.values():
            section.propose_wanted.connect(self.propose)
            section.place_wanted.connect(self._go_to)
            section.mend_wanted.connect(self.open_studio)

    def _actions(self) -> list[Action]:
        def here() -> str:
            return QCoreApplication.translate("ProcessesPage", "Processus")

        def answering() -> bool:
            return self.head.choice.current() == "box" and self.box.answer is not None

        def mapping() -> bool:
            return self.plan() is not None

        def is_open() -> bool:
            return self.opened is not None

        def studying() -> bool:
            study = self.study.study
            return self.head.choice.current() == "study" and study is not None and study.may_write

        rows: tuple[tuple[str, Callable[[], str], Callable[[], None], str, str, Callable[[], bool]], ...] = (
            ("propose", lambda: self.tr("Proposer un changement"), self.propose, "P", "lightbulb", is_open),
            ("map", lambda: self.tr("Faire passer les affaires"), self.open_mapping, "M", "arrow-right", mapping),
            ("export", lambda: self.tr("Exporter la version"), self._ask_target, "E", "download", is_open),
            ("interview", lambda: self.tr("Ajouter un entretien"), self.study.add, "N", "plus", studying),
            ("take", lambda: self.tr("Retenir l’amélioration"), partial(self.box.give_answer, taken=True), "T",
             "check", answering),
            ("refuse", lambda: self.tr("Refuser l’amélioration"), partial(self.box.give_answer, taken=False), "R",
             "x", answering),
        )  # fmt: skip
        verbs = [
            Action(f"processes.{name}", text, run, key, icon, when, here) for name, text, run, key, icon, when in rows
        ]
        sections = [
            Action(f"processes.{name}", partial(section_name, name), partial(self.show_section, name), f"Alt+{rank}",
                   "", is_open, here)
            for rank, name in enumerate(SECTIONS, 1)
        ]  # fmt: skip
        return [*verbs, *sections]

    def crumbs(self) -> tuple[str, ...]:
        """The screen alone."""
        return (self.tr("Processus"),)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``section``: one of the six; ``process_version_id``: a version.
        """
        wanted = where.get("process_version_id")
        if isinstance(wanted, UUID):
            self.chosen = ProcessVersionId(wanted)
        if where.get("section") in self.sections:
            self._turn(str(where["section"]))
        self.load()

    def hear(self, changed: Changed) -> None:
        """Reads again; a section that wrote reads itself."""
        if changed.initiator is not self and self.nouns & changed.nouns:
            self.load()

    def load(self) -> None:
        """Reads the versions, and the affairs that do not follow the ones in force."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: processes.versions(workspace), self._show, key="versions")
        self.desk.jobs.read(self, lambda: process_mapping.plans(workspace), self._show_plans, key="plans")

    def _show(self, found: Versions) -> None:
        chosen = self.list.show_versions(found, self.chosen)
        self.check.let_mend(found.may_publish)
        self._reading.setVisible(bool(found.lines))
        self._none.setVisible(not found.lines)
        if chosen is not None:
            self._choose(chosen)

    @property
    def versions(self) -> Versions:
        """What is published."""
        return self.list.versions

    def _show_plans(self, plans: tuple[MappingPlan, ...]) -> None:
        self.plans = plans
        self.head.show_plan(self.plan())

    def plan(self) -> MappingPlan | None:
        """The affairs of the process in view that follow an older version; None when there are none."""
        key = self.opened.version.process_key if self.opened else ""
        return next((one for one in self.plans if one.target.process_key == key), None)

    def _choose(self, version_id: object) -> None:
        if not isinstance(version_id, UUID):
            return
        wanted = self.chosen = ProcessVersionId(version_id)
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: process_versions.opened(workspace, wanted), self._open, self._refused, "open")

    def _open(self, opened: OpenedVersion) -> None:
        self.opened = opened
        self.head.show_version(opened)
        self.head.show_plan(self.plan())
        for name, section in self.sections.items():
            if name == self.head.choice.current():
                section.show_version(opened)
            elif name == "box":
                # The section's name says how many wait.
                section.show_version(opened)
            else:
                section.opened = opened

    def _turn(self, name: str) -> None:
        with QSignalBlocker(self.head.choice):
            self.head.choice.choose(name)
        self._stack.setCurrentWidget(self.sections[name])
        self.head.show_plan(self.plan())

    def show_section(self, name: str) -> None:
        """Shows a section, read afresh.

        Args:
            name: ``stages``, ``changes``, ``check``, ``box``, ``study`` or ``effect``.
        """
        self._turn(name)
        self._split.show_column("version")
        self.sections[name].load()
        # Single keys are verbs: the keyboard leaves the tabs.
        self.sections[name].take_focus()

    def _go_to(self, place: object) -> None:
        if isinstance(place, tuple):
            self.show_section("stages")
            self.stages.go_to(place)

    def open_studio(self, place: object = ()) -> None:
        """Opens the draft of the next version of the chosen process.

        Args:
            place: The place of the file to begin at; empty for the whole process.
        """
        if self.chosen is not None:
            begin = {"place": place} if place else {}
            self.desk.shell.open("studio", process_version_id=self.chosen, **begin)

    def propose(self, place: str = "", begun: str = "") -> None:
        """Opens the form of a proposal.

        Args:
            place: Id of a part; empty for the line that the keyboard is on, else the whole process.
            begun: Words to begin with.
        """
        opened = self.opened
        if opened is None or (self.box.box is not None and not self.box.box.may_propose):
            return
        form = self.form = ProposalForm(opened.process, place or self.stages.current_place(), begun)
        panel, _send = form.panel(self.tr("Proposer un changement"), self.tr("Proposer"))
        form.submitted.connect(lambda: self._send(form, opened))
        self.desk.shell.open_panel(panel)
        form.words.setFocus()

    def _send(self, form: ProposalForm, opened: OpenedVersion) -> None:
        if not form.is_complete():
            return
        workspace, version = self.desk.workspace, opened.version
        place, said = str(form.place.value()), form.words.toPlainText()
        self.box.run(
            lambda: improvements.propose(
                workspace, version.process_key, version.version, place, said, initiator=self
            ),
            self.tr("Amélioration envoyée\u00a0: réponse sous 14 jours"),
        )  # fmt: skip

    def open_mapping(self) -> None:
        """Opens the list of affairs that can go to the version in force."""
        plan = self.plan()
        if plan is not None:
            panel = MappingPanel(self.desk, self, plan, self.load)
            self.desk.shell.open_panel(panel, PANEL_WIDTH)
            panel.form.list.setFocus()

    def _ask_target(self) -> None:
        if self.opened is None:
            return
        version = self.opened.version
        begun = f"{version.process_key}-v{version.version}.yaml"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter la version"), begun, self._kinds())
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes the version in view to a file, byte for byte as it was published.

        Args:
            path: The file.
        """
        workspace, wanted = self.desk.workspace, self.chosen
        if wanted is None:
            return
        said = self.tr("«\u00a0{name}\u00a0» est écrit.").format(name=path.name)
        self.desk.jobs.write(
            self, lambda: process_versions.export_version(workspace, wanted, path),
            lambda _none: self.desk.shell.toast(said), self._refused,
        )  # fmt: skip

    def _kinds(self) -> str:
        return self.tr("Processus (*.yaml *.yml)")

    def retranslate(self) -> None:
        """Sets the texts that are the page's own."""
        self.empty.set_texts(
            self.tr("Aucun processus publié"),
            self.tr(
                "Un processus dit par quelles étapes passe un client, ce qui les prouve et ce qu’on s’y dit. "
                "La personne chargée des méthodes le publie depuis un fichier."
            ),
        )
        self._split.set_titles({"versions": self.tr("Versions"), "version": self.tr("Version")})

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Publier un processus"), "", self._kinds())
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
            self.desk.shell.toast(self.tr("«\u00a0{name}\u00a0» est publié.").format(name=made.name), undoable=True)
            self.desk.shell.request_sync()
            self.load()

        self.desk.jobs.write(self, lambda: processes.publish_file(workspace, path, initiator=self), done, self._refused)

    def _refused(self, error: Exception) -> None:
        panel: SidePanel | None = refusal_panel(error, self.desk.messages)
        if panel is not None:
            self.desk.shell.open_panel(panel, 560)
