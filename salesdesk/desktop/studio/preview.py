"""What the rep will see of the part that is chosen: the guide of its conversation, or the proofs of its stage."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, language, number_text
from salesdesk.desktop.studio.figure_words import with_samples
from salesdesk.desktop.studio.slices import Slices
from salesdesk.desktop.widgets import (
    Card,
    CheckBox,
    IconLabel,
    ScrollColumn,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.process import ConversationTemplate, Process, Stage
from salesdesk.services.conversation_guide import GuideStep, guide_of
from salesdesk.services.process_drafts import Place, Review


class PreviewPanel(QWidget):
    """The chosen stage or conversation as a rep meets it.

    Args:
        messages: Words of lines that every conversation has.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._column = vbox(spacing=12)
        self.setLayout(vbox(ScrollColumn(vbox(boxed(self._column), None, spacing=0), gutter=6), spacing=0))
        self._shown: tuple[object, ...] = ()
        self._waiting: tuple[Review, Place] | None = None
        self._slices = Slices(self)

    def show_review(self, review: Review, place: Place) -> None:
        """Shows the stage or conversation in which a place lies.

        Args:
            review: The document.
            place: The place that is chosen.
        """
        # What nobody looks at is drawn when somebody does.
        self._waiting = (review, place)
        if self.isVisible():
            self._show(review, place)

    def showEvent(self, event: QShowEvent) -> None:
        """Draws what was asked for while nobody looked."""
        super().showEvent(event)
        if self._waiting is not None:
            self._show(*self._waiting)

    def _show(self, review: Review, place: Place) -> None:
        process = review.process
        stage, talk = (None, None) if process is None else _around(process, place)
        shown = (process is None, stage, talk, language())
        if shown == self._shown:
            return
        self._shown = shown
        self._slices.stop()
        clear_layout(self._column)
        if stage is None:
            text = self.tr(
                "Choisissez une étape ou une conversation\u00a0: elle se montre ici comme le commercial la verra."
            )
            if process is None:
                text = self.tr("L’aperçu revient dès que les fautes du fichier sont corrigées.")
            self._column.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))
            return
        talks = (talk,) if talk else stage.conversations
        self._slices.run(
            (lambda: self._column.addWidget(self._stage(stage)), *(partial(self._add, one, process) for one in talks))
        )

    def _add(self, talk: ConversationTemplate, process: Process | None) -> None:
        self._column.addWidget(self._conversation(talk, process))

    def _stage(self, stage: Stage) -> QWidget:
        own = language()
        days = self.tr("{n} jours").format(n=number_text(stage.standard_days))
        column = vbox(
            TextLabel(stage.buyer_state.in_(own), 15, 600, wrap=True), TextLabel(days, 12, 400, "text3"),
            4, TextLabel(self.tr("Preuves pour sortir de l’étape"), 12, 600, "text3"),
            spacing=4, margins=(16, 14, 16, 14),
        )  # fmt: skip
        for one in stage.exit:
            kinds = ", ".join(self._messages.text(f"process.evidence_{kind}") for kind in one.evidence)
            fact, kind = TextLabel(one.text.in_(own), 13, 500, wrap=True), TextLabel(kinds, 12, 400, "text2", wrap=True)
            texts = vbox(fact, kind, spacing=1)
            row = hbox(vbox(1, IconLabel("badge-check", "success", 16), None, spacing=0), texts, spacing=8)
            row.setStretch(1, 1)
            column.addLayout(row)
        return Card(column)

    def _conversation(self, talk: ConversationTemplate, process: Process | None) -> QWidget:
        own = language()
        role = process.role(talk.role) if process and talk.role else None
        meta = " · ".join([*([role.label.in_(own)] if role else []), f"{talk.minutes}{NBSP}min"])
        column = vbox(
            TextLabel(talk.theme.in_(own), 15, 600, wrap=True), TextLabel(meta, 12, 400, "text3"),
            TextLabel(talk.goal.in_(own), 13, 400, "text2", wrap=True), spacing=4, margins=(16, 14, 16, 14),
        )  # fmt: skip
        formulas = {point.id: point.formula for point in talk.points}
        for number, step in enumerate(guide_of(talk, ()), 1):
            column.addSpacing(6)
            column.addWidget(TextLabel(f"{number}. {self._step(step)}", 13, 600, "accent_text"))
            for item in step.items:
                words = self._messages.text(item.message) if item.message else item.words.in_(own)
                line = TextLabel(with_samples(words, formulas.get(item.key)), 13, 400, "text", wrap=True)
                box = CheckBox("", height=20)
                box.setEnabled(False)
                row = hbox(vbox(box, None, spacing=0), line, spacing=6)
                row.setStretch(1, 1)
                column.addLayout(row)
        return Card(column)

    def _step(self, step: GuideStep) -> str:
        return {
            "prepare": self.tr("Préparer"), "open": self.tr("Ouvrir sur l’enjeu"), "quantify": self.tr("Chiffrer"),
            "propose": self.tr("Proposer la valeur"), "presell": self.tr("Pré-vendre"), "engage": self.tr("Engager"),
        }[step.id]  # fmt: skip


def _around(process: Process, place: Place) -> tuple[Stage | None, ConversationTemplate | None]:
    """Finds the stage, and the conversation, in which a place lies."""
    match place:
        case ("stages", int(rank), *inside) if rank < len(process.stages):
            stage = process.stages[rank]
            match inside:
                case ["conversations", int(talk), *_] if talk < len(stage.conversations):
                    return stage, stage.conversations[talk]
            return stage, None
    return None, None
