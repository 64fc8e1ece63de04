"""Head of the chosen version: its name, who published it, the affairs that do not follow it yet, the sections."""

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import Retranslated, number_text
from salesdesk.desktop.process.words import counted, words
from salesdesk.desktop.widgets import Banner, Button, Card, SegmentControl, TextLabel, hbox, vbox
from salesdesk.services.process_mapping import MappingPlan
from salesdesk.services.process_versions import OpenedVersion

SECTIONS = ("stages", "changes", "check", "box", "study", "effect")


def section_name(name: str) -> str:
    """The name of a section."""
    say = QCoreApplication.translate
    return {
        "stages": say("ProcessHead", "Étapes"), "changes": say("ProcessHead", "Ce qui change"),
        "check": say("ProcessHead", "Contrôle"), "box": say("ProcessHead", "Améliorations"),
        "study": say("ProcessHead", "Étude d’achat"), "effect": say("ProcessHead", "Effet"),
    }[name]  # fmt: skip


class ProcessHead(Retranslated, QWidget):
    """Title, verbs and sections of one version."""

    mapping_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.meta = TextLabel("", 20, 700, wrap=True), TextLabel("", 13, 400, "text2", wrap=True)
        self.propose, self.export = Button("", "secondary", "lightbulb"), Button("", "ghost", "download")
        self.choice = SegmentControl([(name, section_name(name)) for name in SECTIONS], "stages")
        self.banner = Banner("", "info", closable=False)
        self._opened: OpenedVersion | None = None
        self._plan: MappingPlan | None = None
        self._waiting = 0
        top = hbox(vbox(self.title, self.meta, spacing=4), vbox(hbox(self.export, self.propose), None), spacing=12)
        top.setStretch(0, 1)
        card = Card(vbox(top, hbox(self.choice, None), spacing=14, margins=(20, 16, 16, 14)))
        self.setLayout(vbox(card, self.banner, spacing=12))
        self.banner.clicked.connect(self.mapping_wanted.emit)
        self.banner.hide()
        self.retranslate()

    def show_version(self, opened: OpenedVersion) -> None:
        """Shows a version.

        Args:
            opened: The version.
        """
        self._opened = opened
        process = opened.process
        self.title.setText(words(process.name))
        talks = sum(1 for _ in process.conversations())
        said = self.tr("Version {version} · {stages} étapes · {talks} conversations · cycle de {days} jours").format(
            version=process.version, stages=len(process.stages), talks=talks, days=number_text(process.cycle_days)
        )
        self.meta.setText(said)

    def show_plan(self, plan: MappingPlan | None) -> None:
        """Says which affairs follow an older version.

        Args:
            plan: Of the process in view; None when all follow the version in force.
        """
        self._plan = plan
        # Where one reads or compares versions; elsewhere the room is for what was asked.
        self.banner.setVisible(plan is not None and self.choice.current() in ("stages", "changes"))
        if plan is None:
            return
        text = counted(
            len(plan.deals), self.tr("{n} affaire suit une version plus ancienne"),
            self.tr("{n} affaires suivent une version plus ancienne"),
        )  # fmt: skip
        stuck = len(plan.deals) - len(plan.movable)
        detail = counted(stuck, self.tr("{n} n’a pas d’étape correspondante et reste"),
                         self.tr("{n} n’ont pas d’étape correspondante et restent")) if stuck else ""  # fmt: skip
        verb = self.tr("Passer à la version {n}").format(n=plan.target.version)
        self.banner.set_message(text, "info", detail, verb)

    def show_waiting(self, count: int) -> None:
        """Says how many proposals wait.

        Args:
            count: How many.
        """
        self._waiting = count
        self._name_sections()

    def _name_sections(self) -> None:
        texts = {name: section_name(name) for name in SECTIONS}
        if self._waiting:
            texts["box"] = f"{texts['box']} ({number_text(self._waiting)})"
        with QSignalBlocker(self.choice):
            self.choice.set_choices(list(texts.items()), self.choice.current() or "stages")

    def retranslate(self) -> None:
        """Sets every text."""
        self.propose.setText(self.tr("Proposer un changement"))
        self.propose.setToolTip(f"{self.tr('Proposer un changement')}  (P)")
        self.export.setText(self.tr("Exporter"))
        self.export.setToolTip(f"{self.tr('Exporter en YAML, octet pour octet')}  (E)")
        for button in (self.propose, self.export):
            button.updateGeometry()
        self.choice.setAccessibleName(self.tr("Rubriques"))
        self._name_sections()
        if self._opened is not None:
            self.show_version(self._opened)
        self.show_plan(self._plan)
