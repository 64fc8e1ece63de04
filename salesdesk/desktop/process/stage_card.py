"""One stage of the staircase: the client's progress, what proves it, what clients said of it, and its conversations.

Each line can be clicked, or reached with Tab, to propose a change of it.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.change_words import kind_text
from salesdesk.desktop.i18n import NBSP, number_text, percent
from salesdesk.desktop.process.words import outcome_look, quoted, words
from salesdesk.desktop.widgets import Card, Chip, IconLabel, TextLabel, hbox, sized, vbox
from salesdesk.domain.process import ConversationTemplate, Criterion, Process, Stage
from salesdesk.services.buying_study import StageStudy
from salesdesk.services.processes import Side

_STEP = 18
_MOST_STEPS = 8


class PlaceLine(Card):
    """A line of the process about which a change can be proposed.

    Args:
        layout: Its content.
        kind: Kind of part, as :func:`kind_text` names it.
        place: Its id.
        text: What it says, for screen readers.
        fill: Surface on which it lies.
    """

    def __init__(self, layout: QLayout, kind: str, place: str, text: str, fill: str = "surface") -> None:
        super().__init__(layout, fill=fill, border=fill, radius=6, shadow=False, clickable=True)
        self.place, self._bare = place, fill
        self.setAccessibleName(f"{kind_text(kind)}, {text}")
        self.setToolTip(self.tr("Proposer un changement (P)"))

    def set_found(self, found: bool) -> None:
        """Marks the line as the one that is looked for."""
        self.set_look(fill="accent_soft" if found else self._bare, border="accent" if found else self._bare)


class StageCard(Card):
    """A stage, read only; each stands a step further right than the one before.

    Args:
        stage: The stage.
        place: Its number, from 1.
        process: The process, for its roles.
        messages: Words of kinds of proof.
        study: What supports it; None while that is not known.
    """

    chosen = Signal(str)
    """Id of a line that was clicked."""

    def __init__(
        self, stage: Stage, place: int, process: Process, messages: Messages, study: StageStudy | None = None
    ) -> None:
        column = vbox(spacing=8, margins=(20, 16, 20, 18))
        super().__init__(column)
        self.stage_id = stage.id
        self.lines: dict[str, PlaceLine] = {}
        days = self.tr("{n} jours").format(n=number_text(stage.standard_days))
        head = hbox(
            Chip(str(place), "accent"), TextLabel(words(stage.buyer_state), 15, 600, wrap=True),
            Chip(days, "neutral", "clock"), Chip(percent(stage.to_next), "success", "arrow-right"), spacing=10,
        )  # fmt: skip
        head.setStretch(1, 1)
        column.addWidget(self._line(head, "stage", stage.id, words(stage.buyer_state), "surface", 2))
        for title, criteria in ((self.tr("Pour entrer"), stage.entry), (self.tr("Pour en sortir"), stage.exit)):
            if criteria:
                column.addWidget(TextLabel(title, 12, 500, "text3"))
                for one in criteria:
                    column.addWidget(self._criterion(one, messages))
        if study is not None and study.quoted:
            column.addWidget(self._quotes(study))
        for talk in stage.conversations:
            column.addWidget(self._conversation(talk, process))
        self.setAccessibleName(f"{place}. {words(stage.buyer_state)}")

    def _line(self, layout: QLayout, kind: str, place: str, text: str, fill: str, edge: int = 3) -> PlaceLine:
        layout.setContentsMargins(6, edge, 6, edge)
        line = PlaceLine(layout, kind, place, text, fill)
        line.clicked.connect(lambda: self.chosen.emit(place))
        self.lines[place] = line
        return line

    def _criterion(self, one: Criterion, messages: Messages) -> QWidget:
        kinds = ", ".join(messages.text(f"conversation.evidence_{kind}") for kind in one.evidence)
        icon, colour = ("badge-check", "success") if one.by is not Side.REP else ("circle-check", "text3")
        texts = vbox(TextLabel(words(one.text), 13, 500, wrap=True), spacing=1)
        if kinds:
            texts.addWidget(TextLabel(kinds, 12, 400, "text2", wrap=True))
        row = hbox(vbox(2, IconLabel(icon, colour, 16), None, spacing=0), texts, spacing=10)
        row.setStretch(1, 1)
        return self._line(row, "criterion", one.id, words(one.text), "surface")

    def _quotes(self, study: StageStudy) -> QWidget:
        column = vbox(TextLabel(self.tr("Ce qu’en disent les clients"), 12, 500, "text3"), spacing=8,
                      margins=(14, 10, 14, 12))  # fmt: skip
        for one in study.quoted:
            said = one.interview
            who = " · ".join((said.client, said.role, outcome_look(said.outcome)[0].lower()))
            texts = vbox(TextLabel(quoted(said.words), 13, 500, wrap=True), TextLabel(who, 12, 400, "text2"), spacing=1)
            row = hbox(vbox(2, IconLabel("quote", "accent_text", 16), None, spacing=0), texts, spacing=10)
            row.setStretch(1, 1)
            column.addLayout(row)
        return Card.panel(column)

    def _conversation(self, talk: ConversationTemplate, process: Process) -> QWidget:
        role = process.role(talk.role) if talk.role else None
        meta = [f"{talk.minutes}{NBSP}min"] + ([words(role.label)] if role else [])
        title = TextLabel(words(talk.theme), 13, 600, wrap=True)
        top = hbox(IconLabel("message-square-text", "accent_text", 16), title,
                   TextLabel(" · ".join(meta), 12, 400, "text3"), spacing=8)  # fmt: skip
        top.setStretch(1, 1)
        head = vbox(top, TextLabel(words(talk.goal), 12, 400, "text2", wrap=True), spacing=4)
        column = vbox(self._line(head, "conversation", talk.id, words(talk.theme), "sunken"), spacing=4,
                      margins=(10, 8, 10, 10))  # fmt: skip
        parts = (
            (self.tr("Questions"), "question", [(one.id, words(one.text)) for one in talk.questions]),
            (self.tr("Arguments"), "point", [(one.id, words(one.text)) for one in talk.points]),
            (self.tr("Engagements"), "commitment", [(one.id, words(one.text)) for one in talk.commitments]),
        )
        for group, kind, lines in parts:
            if lines:
                column.addLayout(hbox(TextLabel(group, 12, 500, "text3"), margins=(6, 4, 0, 0)))
            for key, text in lines:
                row = hbox(sized(TextLabel("•", 12, 400, "text3"), 10), TextLabel(text, 13, wrap=True), spacing=6)
                row.setStretch(1, 1)
                column.addWidget(self._line(row, kind, key, text, "sunken", 2))
        return Card.panel(column)


def indent(place: int) -> int:
    """How far right a stage stands, in design pixels: the staircase."""
    return _STEP * min(place - 1, _MOST_STEPS)
