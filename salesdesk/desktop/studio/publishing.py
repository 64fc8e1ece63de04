"""The last look before a version goes to every laptop: grade, errors to answer for, what changes, notes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.change_words import (
    before_and_after,
    change_look,
    field_text,
    kind_text,
    names_of_parts,
    part_name,
)
from salesdesk.desktop.grade_mark import GradeMark
from salesdesk.desktop.studio.stage_mapping import Credits, StageMapping
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    CheckBox,
    Chip,
    Field,
    SidePanel,
    TextEdit,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.domain.ids import ImprovementId
from salesdesk.domain.process_diff import Difference, PartKind
from salesdesk.services.process_publishing import Confirmation

_MOST_CHANGES = 30


class PublishForm(QWidget):
    """What a version will be, and what the person says about it.

    Args:
        asked: What publishing would do.
        messages: Words of the findings.
    """

    ready_changed = Signal(bool)
    """Whether every error is answered for."""

    def __init__(self, asked: Confirmation, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._names = names_of_parts((asked.before, asked.after))
        mark = GradeMark()
        mark.set_grade(asked.report.grade)
        title = self.tr("{name}, version {version}").format(name=asked.name, version=asked.version)
        told = self.tr("Elle part sur tous les postes\u202f; les affaires en cours gardent leur version.")
        head = hbox(mark, vbox(None, TextLabel(title, 15, 600, wrap=True), TextLabel(told, 12, 400, "text2", wrap=True),
                               None, spacing=2), spacing=14)  # fmt: skip
        head.setStretch(1, 1)
        column = vbox(boxed(head), spacing=16)
        self.checks: dict[str, CheckBox] = {}
        if asked.to_answer_for:
            column.addWidget(self._errors(asked, messages))
        if asked.differences:
            column.addWidget(self._changes(asked))
        self.stages: StageMapping | None = None
        if asked.before is not None:
            self.stages = StageMapping(asked.before, asked.after, asked.mapping)
            column.addWidget(self.stages)
        self.credits: Credits | None = None
        if asked.to_credit:
            self.credits = Credits(asked.to_credit)
            self.credits.changed.connect(self._thank)
            column.addWidget(self.credits)
        self._thanks = ""
        self.notes = TextEdit(lines=5, placeholder=self.tr("Ce qui change, pourquoi, et qui l’a proposé"))
        column.addWidget(Field(self.tr("Notes de version"), self.notes))
        column.addStretch(1)
        self.setLayout(column)

    def _errors(self, asked: Confirmation, messages: Messages) -> QWidget:
        text = self.tr("Le contrôle voit des erreurs")
        detail = self.tr("Corrigez-les, ou cochez chaque règle pour en répondre en votre nom.")
        rows = vbox(Banner(text, "warning", detail, closable=False), spacing=8)
        for rule in dict.fromkeys(one.rule for one in asked.to_answer_for):
            first = next(one for one in asked.to_answer_for if one.rule == rule)
            box = CheckBox(self.tr("J’en réponds\u00a0: {rule}").format(rule=rule))
            box.toggled.connect(lambda _on: self.ready_changed.emit(self.is_ready()))
            self.checks[rule] = box
            words = messages.text(first.reason, **first.args)
            rows.addWidget(Card.panel(vbox(box, TextLabel(words, 12, 400, "text2", wrap=True), spacing=2,
                                           margins=(12, 8, 12, 10))))  # fmt: skip
        return boxed(rows)

    def _changes(self, asked: Confirmation) -> QWidget:
        rows = vbox(TextLabel(self.tr("Ce qui change"), 13, 600), spacing=8)
        # The number of the version always differs: it stands in the title.
        told = [one for one in asked.differences if (one.part, one.field) != (PartKind.PROCESS, "version")]
        for one in told[:_MOST_CHANGES]:
            rows.addWidget(self._change(one))
        if len(told) > _MOST_CHANGES:
            rows.addWidget(TextLabel(self.tr("et {n} de plus").format(n=len(told) - _MOST_CHANGES), 12, 400, "text3"))
        if not told:
            rows.addWidget(
                TextLabel(self.tr("Rien ne change depuis la dernière version."), 13, 400, "text2", wrap=True)
            )
        return boxed(rows)

    def _change(self, one: Difference) -> QWidget:
        words, tone = change_look(one.change)
        field = field_text(one.field)
        kind = f"{kind_text(one.part.value)} · {field}" if field else kind_text(one.part.value)
        texts = vbox(
            TextLabel(kind, 12, 500, "text3"), TextLabel(part_name(one, self._names), 13, 500, wrap=True), spacing=1
        )  # fmt: skip
        said = before_and_after(one, self._names, self._messages)
        if said is not None:
            texts.addWidget(TextLabel(" → ".join(said), 12, 400, "text2", wrap=True))
        row = hbox(vbox(Chip(words, tone), None, spacing=0), texts, spacing=10)
        row.setStretch(1, 1)
        return boxed(row)

    def _thank(self) -> None:
        """Names who proposed what the version brings, in place of what was named before; the rest stays as typed."""
        said = self.credits.thanks() if self.credits else ""
        kept = self.notes.toPlainText()
        bare = kept.replace(self._thanks, "", 1).rstrip("\n") if self._thanks else kept.rstrip("\n")
        self._thanks = said
        self.notes.setPlainText("\n".join(part for part in (bare, said) if part))

    def mapping(self) -> dict[str, str | None]:
        """Where the affairs of each stage go; empty for a first version."""
        return self.stages.mapping() if self.stages else {}

    def credited(self) -> tuple[ImprovementId, ...]:
        """The proposals that the version brings."""
        return self.credits.credited() if self.credits else ()

    def is_ready(self) -> bool:
        """Whether every error is answered for."""
        return all(box.isChecked() for box in self.checks.values())

    def acknowledged(self) -> tuple[str, ...]:
        """Rules that the person answers for."""
        return tuple(rule for rule, box in self.checks.items() if box.isChecked())

    def panel(self) -> tuple[SidePanel, Button]:
        """Puts the form in a panel.

        Returns:
            The panel and its main button.
        """
        publish = Button(self.tr("Publier cette version"), "primary", "upload")
        publish.setEnabled(self.is_ready())
        self.ready_changed.connect(publish.setEnabled)
        return SidePanel(self.tr("Publier"), self, (publish,)), publish
