"""Parts of one affair in full: a criterion with its proofs, a passage from stage to stage."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import date_short, in_language
from salesdesk.desktop.pipeline.words import amount_text, quoted
from salesdesk.desktop.widgets import Button, Card, IconButton, IconLabel, TextLabel, hbox, vbox
from salesdesk.services.opportunity_detail import Evidence, Passage, ProofLine


class Words:
    """What the parts need to speak.

    Args:
        messages: Words of the kinds of proof.
        names: Names of people by id.
        currency: In which amounts are written.
    """

    def __init__(self, messages: Messages, names: Mapping[UUID, str], currency: str) -> None:
        self.messages, self.names, self.currency = messages, names, currency

    def source(self, evidence: Evidence) -> str:
        """Kind, day and who wrote it down."""
        kind = self.messages.text(f"conversation.evidence_{evidence.kind.value}")
        parts = [kind, date_short(evidence.happened_on), self.names.get(evidence.recorded_by, "")]
        if evidence.amount_cents is not None:
            parts.insert(1, amount_text(evidence.amount_cents, self.currency))
        return " · ".join(part for part in parts if part)


class ProofRow(QWidget):
    """A criterion: proved or not, by what; its verb when it is not.

    Args:
        line: The criterion with its proofs.
        words: How they are said.
        may_write: Whether proofs may be added and taken back.
    """

    wanted = Signal(str)
    """Id of the criterion for which a proof is to be typed."""
    withdrawn = Signal(object)
    """A proof that is to go."""

    def __init__(self, line: ProofLine, words: Words, *, may_write: bool) -> None:
        super().__init__()
        self.criterion_id = line.criterion.id
        text = in_language(line.criterion.text)
        icon = IconLabel("circle-check" if line.proved else "circle", "success" if line.proved else "text3", 18)
        state = self.tr("Prouvé") if line.proved else self.tr("À prouver")
        self.setAccessibleName(f"{text} : {state}")
        title = TextLabel(text, 13, 500, "text", wrap=True)
        self.below = vbox(title, spacing=4)
        for evidence in line.evidence:
            self.below.addLayout(self._evidence(evidence, words, may_write))
        self.verb = Button(self.tr("Prouver"), "secondary", height=28)
        self.verb.setAccessibleName(self.tr("Prouver : {criterion}").format(criterion=text))
        self.verb.clicked.connect(lambda _=False: self.wanted.emit(self.criterion_id))
        self.verb.setVisible(may_write and not line.proved)
        row = hbox(vbox(icon, None), self.below, vbox(self.verb, None), spacing=10)
        row.setStretch(1, 1)
        self.setLayout(row)

    def _evidence(self, evidence: Evidence, words: Words, may_write: bool) -> QHBoxLayout:
        said = vbox(spacing=0)
        if evidence.words:
            said.addWidget(TextLabel(quoted(evidence.words), 13, 400, "text2", wrap=True))
        said.addWidget(TextLabel(words.source(evidence), 12, 400, "text3", wrap=True))
        back = IconButton("x", self.tr("Retirer cette preuve"), 28)
        back.clicked.connect(lambda _=False: self.withdrawn.emit(evidence))
        back.setVisible(may_write)
        row = hbox(said, vbox(back, None), spacing=4)
        row.setStretch(0, 1)
        return row


def passage_row(passage: Passage, day: str) -> QWidget:
    """A passage from a stage to another; an override says what was missing, why, and who signed it.

    Args:
        passage: The passage.
        day: Its day in words.
    """
    say = QCoreApplication.translate
    signed = " · ".join(part for part in (day, passage.by) if part)
    icon, colour = ("arrow-left", "text3") if passage.backward else ("arrow-right", "text3")
    same = passage.left is not None and passage.left == passage.entered
    if passage.left is None:
        icon = "flag"
    elif same:
        icon = "workflow"
    if passage.reason:
        icon, colour = "triangle-alert", "warning"
    elif passage.imported:
        icon = "import"
    said = vbox(
        TextLabel(in_language(passage.entered), 13, 500, "text", wrap=True),
        TextLabel(signed, 12, 400, "text3"),
        spacing=2,
    )
    if same:
        said.addWidget(TextLabel(say("PassageRow", "Suit une version plus récente"), 12, 400, "text2", wrap=True))
    if passage.imported:
        said.addWidget(TextLabel(say("PassageRow", "Étape importée, sans preuve"), 12, 400, "text2", wrap=True))
    if passage.reason:
        missing = ", ".join(in_language(one) for one in passage.missing)
        reason, without = say("PassageRow", "Dérogation : {reason}"), say("PassageRow", "Sans preuve de : {missing}")
        inside = vbox(
            TextLabel(reason.format(reason=passage.reason), 12, 600, "warning", wrap=True),
            TextLabel(without.format(missing=missing), 12, 400, "text2", wrap=True),
            spacing=2,
            margins=(10, 8, 10, 8),
        )
        said.addWidget(Card.panel(inside, fill="warning_soft"))
    row = hbox(vbox(IconLabel(icon, colour, 16), None), said, spacing=10)
    row.setStretch(1, 1)
    box = QWidget()
    box.setLayout(row)
    return box
