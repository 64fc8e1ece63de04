"""One stage of the staircase: the client's progress, what proves it, and the conversations that bring it about."""

import re

from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, language, number_text, percent
from salesdesk.desktop.widgets import Card, Chip, IconLabel, TextLabel, boxed, hbox, sized, vbox
from salesdesk.domain.process import ConversationTemplate, Criterion, Process, Stage
from salesdesk.services.processes import Side, Text

_PLACE = re.compile(r"\{\w+\}")
_STEP = 18
_MOST_STEPS = 8


def words(text: Text) -> str:
    """The words of a process in the language of the screens; what a calculator will fill stays an ellipsis."""
    return _PLACE.sub("…", text.in_(language()))


class StageCard(Card):
    """A stage, read only; each stands a step further right than the one before.

    Args:
        stage: The stage.
        place: Its number, from 1.
        process: The process, for its roles.
        messages: Words of kinds of proof.
    """

    def __init__(self, stage: Stage, place: int, process: Process, messages: Messages) -> None:
        column = vbox(spacing=10, margins=(20, 16, 20, 18))
        super().__init__(column)
        days = self.tr("{n} jours").format(n=number_text(stage.standard_days))
        head = hbox(
            Chip(str(place), "accent"), TextLabel(words(stage.buyer_state), 15, 600, wrap=True),
            Chip(days, "neutral", "clock"), Chip(percent(stage.to_next), "success", "arrow-right"), spacing=10,
        )  # fmt: skip
        head.setStretch(1, 1)
        column.addLayout(head)
        for title, criteria in ((self.tr("Pour entrer"), stage.entry), (self.tr("Pour en sortir"), stage.exit)):
            if criteria:
                column.addWidget(TextLabel(title, 12, 500, "text3"))
                for one in criteria:
                    column.addWidget(self._criterion(one, messages))
        for talk in stage.conversations:
            column.addWidget(self._conversation(talk, process))
        self.setAccessibleName(f"{place}. {words(stage.buyer_state)}")

    def _criterion(self, one: Criterion, messages: Messages) -> QWidget:
        kinds = ", ".join(messages.text(f"conversation.evidence_{kind}") for kind in one.evidence)
        icon, colour = ("badge-check", "success") if one.by is not Side.REP else ("circle-check", "text3")
        texts = vbox(TextLabel(words(one.text), 13, 500, wrap=True), spacing=1)
        if kinds:
            texts.addWidget(TextLabel(kinds, 12, 400, "text2", wrap=True))
        row = hbox(vbox(2, IconLabel(icon, colour, 16), None, spacing=0), texts, spacing=10)
        row.setStretch(1, 1)
        return boxed(row)

    def _conversation(self, talk: ConversationTemplate, process: Process) -> QWidget:
        role = process.role(talk.role) if talk.role else None
        meta = [f"{talk.minutes}{NBSP}min"] + ([words(role.label)] if role else [])
        column = vbox(
            hbox(IconLabel("message-square-text", "accent_text", 16), TextLabel(words(talk.theme), 13, 600), None,
                 TextLabel(" · ".join(meta), 12, 400, "text3"), spacing=8),
            TextLabel(words(talk.goal), 12, 400, "text2", wrap=True), spacing=6, margins=(14, 12, 14, 12),
        )  # fmt: skip
        parts = (
            (self.tr("Questions"), [words(one.text) for one in talk.questions]),
            (self.tr("Arguments"), [words(one.text) for one in talk.points]),
            (self.tr("Engagements"), [words(one.text) for one in talk.commitments]),
        )
        for title, lines in parts:
            if lines:
                column.addWidget(TextLabel(title, 12, 500, "text3"))
            for line in lines:
                row = hbox(
                    sized(TextLabel("•", 12, 400, "text3"), 10), TextLabel(line, 13, 400, "text", wrap=True), spacing=6
                )
                row.setStretch(1, 1)
                column.addLayout(row)
        return Card.panel(column)


def indent(place: int) -> int:
    """How far right a stage stands, in design pixels: the staircase."""
    return _STEP * min(place - 1, _MOST_STEPS)
