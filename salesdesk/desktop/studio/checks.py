"""The live check at the right of the studio: the grade, what is wrong, and a mend in one click where there is one."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.grade_mark import GradeMark
from salesdesk.desktop.studio.slices import Slices
from salesdesk.desktop.widgets import (
    Button,
    Card,
    IconLabel,
    ScrollColumn,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.process import Advice
from salesdesk.domain.process_check import CheckReport, Finding, Fix, Level
from salesdesk.services.process_drafts import Place, Problem, Review, place_of
from salesdesk.services.processes import as_error

_LEVELS: dict[Level, tuple[str, str]] = {
    Level.ERROR: ("circle-x", "danger"), Level.WARNING: ("triangle-alert", "warning"), Level.NOTE: ("info", "text3"),
}  # fmt: skip
_MOST_SHOWN = 40


class CheckPanel(QWidget):
    """Grade, faults of the file, findings of the check, advice.

    Args:
        messages: Their words.
    """

    chosen = Signal(object)
    """Place of what was clicked."""
    fixed = Signal(object)
    """The mend that was asked for."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.mark = GradeMark()
        self.verdict, self.detail = TextLabel("", 15, 600, wrap=True), TextLabel("", 12, 400, "text2", wrap=True)
        head = hbox(self.mark, vbox(None, self.verdict, self.detail, None, spacing=2), spacing=14)
        head.setStretch(1, 1)
        self._list: QVBoxLayout = vbox(spacing=10)
        body = ScrollColumn(vbox(boxed(self._list), None, spacing=0), gutter=6)
        column = vbox(Card(vbox(boxed(head), margins=(16, 14, 16, 14))), body, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self._shown: tuple[object, ...] = ()
        self._slices = Slices(self)

    def show_review(self, review: Review) -> None:
        """Shows what is wrong with a document.

        Args:
            review: The document.
        """
        report = review.report
        self.mark.set_grade(report.grade if report else "")
        self._tell(review, report)
        findings = report.findings if report else ()
        shown = (review.faults, findings, review.advice, self._messages.language)
        if shown == self._shown:
            return
        self._shown = shown
        clear_layout(self._list)
        self._slices.run(partial(self._list.addWidget, card) for card in self._cards(review, findings))

    def _cards(self, review: Review, findings: tuple[Finding, ...]) -> Iterator[QWidget]:
        """Makes the cards, each when its turn has come: forty at once would hold the window up."""
        for fault in review.faults[:_MOST_SHOWN]:
            yield self._fault(fault)
        for finding in findings[:_MOST_SHOWN]:
            yield self._finding(finding)
        if review.advice:
            yield TextLabel(self.tr("Conseils"), 12, 600, "text3")
        for advice in review.advice[:_MOST_SHOWN]:
            yield self._advice(advice)

    def _tell(self, review: Review, report: CheckReport | None) -> None:
        if report is None:
            self.verdict.setText(self.tr("À corriger avant de noter"))
            self.detail.setText(self.tr("Fautes dans le fichier\u00a0: {n}").format(n=len(review.faults)))
            return
        errors, warned = len(report.errors), len(report.of_level(Level.WARNING))
        good = self.tr("Le client est au centre") if not errors else self.tr("Des erreurs de conception")
        self.verdict.setText(good)
        self.detail.setText(
            self.tr("En erreur\u00a0: {errors} · Avertissements\u00a0: {warned}").format(errors=errors, warned=warned)
        )

    def _fault(self, fault: Problem) -> QWidget:
        said = self._messages.explain(as_error(fault))
        place = self.tr("Ligne {line}, colonne {column}").format(line=fault.line, column=fault.column)
        return self._card(("circle-x", "danger"), place, f"{said.what} {said.do}", place_of(fault.path), None)

    def _finding(self, finding: Finding) -> QWidget:
        words = self._messages.text(finding.reason, **finding.args)
        return self._card(_LEVELS[finding.level], finding.rule, words, finding.place, finding.fix)

    def _advice(self, advice: Advice) -> QWidget:
        words = self._messages.text(advice.key, **advice.args)
        return self._card(("lightbulb", "text3"), advice.code, words, place_of(advice.place), None)

    def _card(self, look: tuple[str, str], code: str, words: str, place: Place, fix: Fix | None) -> QWidget:
        icon, colour = look
        texts = vbox(TextLabel(code, 12, 600, colour), TextLabel(words, 13, 400, wrap=True), spacing=3)
        if fix is not None:
            button = Button(self.tr("Corriger"), "secondary", "wrench", 32)
            label = self._messages.text(fix.label, **fix.args)
            button.setToolTip(label)
            button.setAccessibleName(f"{self.tr('Corriger')} {code} – {label}")
            button.clicked.connect(lambda _=False: self.fixed.emit(fix))
            texts.addWidget(TextLabel(label, 12, 400, "text2", wrap=True))
            texts.addLayout(hbox(button, None, spacing=0))
        row = hbox(vbox(1, IconLabel(icon, colour, 16), None, spacing=0), texts, spacing=10, margins=(12, 10, 12, 10))
        row.setStretch(1, 1)
        card = Card(row, shadow=False, radius=10, clickable=True)
        card.setAccessibleName(f"{code}. {words}")
        card.clicked.connect(lambda: self.chosen.emit(place))
        return card
