"""Where the open affairs of each stage go in the version that is published (correspondance des étapes), to be edited.

The proposals that were taken and that the version brings are named below, to be credited.
"""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import language
from salesdesk.desktop.widgets import Banner, CheckBox, ComboBox, TextLabel, sized, vbox
from salesdesk.domain.ids import ImprovementId
from salesdesk.domain.process import Process
from salesdesk.services.improvements import TakenProposal

_LABEL_WIDTH = 440


class StageMapping(QWidget):
    """One choice for each stage of the version before.

    Args:
        before: The version before.
        after: The version that is published.
        proposed: New stage by old one, as the program proposes it.
    """

    def __init__(self, before: Process, after: Process, proposed: Mapping[str, str | None]) -> None:
        super().__init__()
        none = self.tr("Pas d’étape correspondante\u00a0: elles restent à leur version")
        targets: list[tuple[object, str]] = [
            (stage.id, f"{rank}. {stage.buyer_state.in_(language())}") for rank, stage in enumerate(after.stages, 1)
        ]
        column = vbox(TextLabel(self.tr("Où vont les affaires en cours"), 13, 600), spacing=10)
        said = self.tr(
            "Le commercial et son manager les feront passer, toutes ou certaines\u202f; les preuves restent."
        )
        column.addWidget(TextLabel(said, 12, 400, "text2", wrap=True))
        self.choices: dict[str, ComboBox] = {}
        for rank, stage in enumerate(before.stages, 1):
            name = f"{rank}. {stage.buyer_state.in_(language())}"
            combo = ComboBox([*targets, ("", none)])
            combo.set_value(proposed.get(stage.id) or "")
            combo.setAccessibleName(name)
            self.choices[stage.id] = combo
            column.addLayout(vbox(TextLabel(name, 12, 500, "text2", wrap=True), sized(combo, _LABEL_WIDTH), spacing=4))
        if any(not proposed.get(stage.id) for stage in before.stages):
            text = self.tr("Une étape n’a pas de correspondante proposée")
            column.addWidget(Banner(text, "warning", closable=False))
        self.setLayout(column)

    def mapping(self) -> dict[str, str | None]:
        """What is chosen: new stage by old one, None where there is none."""
        return {key: str(combo.value()) or None for key, combo in self.choices.items()}


class Credits(QWidget):
    """The taken proposals, each with a box: those ticked are marked as brought, and named in the notes.

    Args:
        taken: The proposals.
    """

    changed = Signal()

    def __init__(self, taken: tuple[TakenProposal, ...]) -> None:
        super().__init__()
        self._taken = taken
        column = vbox(TextLabel(self.tr("Améliorations retenues que cette version apporte"), 13, 600), spacing=4)
        self.boxes: dict[ImprovementId, CheckBox] = {}
        for one in taken:
            box = CheckBox(self.tr("De {who}").format(who=one.author) if one.author else self.tr("Amélioration"))
            box.setAccessibleDescription(one.improvement.proposal)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[one.improvement.id] = box
            column.addWidget(box)
            column.addWidget(TextLabel(one.improvement.proposal, 12, 400, "text2", wrap=True))
        self.setLayout(column)

    def credited(self) -> tuple[ImprovementId, ...]:
        """Those that are ticked."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    def thanks(self) -> str:
        """The line of the notes that names who proposed them; empty while none is ticked."""
        wanted = self.credited()
        names = dict.fromkeys(one.author for one in self._taken if one.improvement.id in wanted and one.author)
        return self.tr("Sur une idée de {names}.").format(names=", ".join(names)) if names else ""
