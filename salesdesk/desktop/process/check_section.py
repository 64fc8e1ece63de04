"""The check of a version (contrôle) with what was lived with it: grade, findings, a click to the place."""

from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.grade_mark import GradeMark
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.words import counted, words
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
from salesdesk.domain.process_check import Finding, Level
from salesdesk.services import process_versions
from salesdesk.services.process_versions import Checked

_LEVELS: dict[Level, tuple[str, str]] = {
    Level.ERROR: ("circle-x", "danger"), Level.WARNING: ("triangle-alert", "warning"), Level.NOTE: ("info", "text3"),
}  # fmt: skip

_TO_MEND = frozenset({Level.ERROR, Level.WARNING})
_ORDER = list(_LEVELS)


class CheckSection(Section):
    """Twelve rules, on the definition and on the history that this laptop holds."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.mark = GradeMark()
        self.verdict, self.detail = TextLabel("", 15, 600, wrap=True), TextLabel("", 12, 400, "text2", wrap=True)
        head = hbox(self.mark, vbox(None, self.verdict, self.detail, None, spacing=2), spacing=14,
                    margins=(20, 16, 20, 16))  # fmt: skip
        head.setStretch(1, 1)
        self._list = vbox(spacing=10)
        column = vbox(Card(head), ScrollColumn(vbox(boxed(self._list), None)), spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.found: Checked | None = None
        self.cards: list[Card] = []
        self.may_mend = False

    def load(self) -> None:
        """Checks the version, with its history, off the thread that draws."""
        if self.opened is not None:
            workspace, wanted = self.desk.workspace, self.opened.version.id
            self.desk.jobs.read(
                self.page, lambda: process_versions.checked(workspace, wanted), self._show, key="process-check"
            )

    def _show(self, found: Checked) -> None:
        self.found = found
        self._render()

    def retranslate(self) -> None:
        """Says it again in the other language."""
        self._render()

    def take_focus(self) -> None:
        """Puts the keyboard on the first finding."""
        if self.cards:
            self.cards[0].setFocus()

    def let_mend(self, may_mend: bool) -> None:
        """Offers the studio beside each finding, to whom it is open.

        Args:
            may_mend: Whether the person's role makes processes.
        """
        if may_mend != self.may_mend:
            self.may_mend = may_mend
            self._render()

    def _render(self) -> None:
        found = self.found
        if found is None:
            return
        report = found.report
        self.mark.set_grade(report.grade)
        errors, warned = len(report.errors), len(report.of_level(Level.WARNING))
        self.verdict.setText(self.tr("Le client est au centre") if not errors else self.tr("Des erreurs de conception"))
        counts = self.tr("Règles en erreur\u00a0: {errors} · avertissements\u00a0: {warned}").format(
            errors=errors, warned=warned
        )
        lived = counted(
            found.affairs,
            self.tr("{n} affaire vécue lue sur ce poste"),
            self.tr("{n} affaires vécues lues sur ce poste"),
        )
        parts = [counts, lived]
        if found.written != report.grade:
            parts.append(self.tr("sur le texte seul\u00a0: {grade}").format(grade=found.written))
        self.detail.setText(" · ".join(parts))
        clear_layout(self._list)
        worst_first = sorted(report.findings, key=lambda one: _ORDER.index(one.level))
        self.cards = [self._card(one) for one in worst_first]
        for card in self.cards:
            self._list.addWidget(card)
        if not self.cards:
            self._list.addWidget(
                TextLabel(self.tr("Aucune des douze erreurs de conception n’est vue."), 13, 400, "text2", wrap=True)
            )

    def _where(self, finding: Finding) -> str:
        """The stage that a finding is about; empty for one about the whole process."""
        stages = self.opened.process.stages if self.opened else ()
        match finding.place:
            case ("stages", int(rank), *_) if rank < len(stages):
                return words(stages[rank].buyer_state)
        return ""

    def _card(self, finding: Finding) -> Card:
        icon, colour = _LEVELS[finding.level]
        said = self.desk.messages.text(finding.reason, **finding.args)
        where = self._where(finding)
        rule = f"{finding.rule} · {where}" if where else finding.rule
        texts = vbox(TextLabel(rule, 12, 600, colour), TextLabel(said, 13, 400, wrap=True), spacing=3)
        if self.may_mend and finding.level in _TO_MEND:
            texts.addLayout(hbox(self._mend(finding), None, spacing=0))
        row = hbox(vbox(1, IconLabel(icon, colour, 16), None, spacing=0), texts,
                   vbox(1, IconLabel("chevron-right", "text3", 16), None, spacing=0), spacing=10,
                   margins=(14, 10, 12, 12))  # fmt: skip
        row.setStretch(1, 1)
        card = Card(row, shadow=False, radius=10, clickable=True)
        card.setAccessibleName(f"{finding.rule}. {said}")
        card.setToolTip(self.tr("Montrer l’endroit"))
        card.clicked.connect(lambda: self.place_wanted.emit(finding.place))
        return card

    def _mend(self, finding: Finding) -> Button:
        """Leads to the place in the studio, where a mend that the check knows is one click away."""
        button = Button(self.tr("Corriger dans le studio"), "secondary", "wrench", 32)
        fix = finding.fix
        label = self.desk.messages.text(fix.label, **fix.args) if fix is not None else ""
        button.setToolTip(label)
        button.setAccessibleName(" – ".join(part for part in (button.text(), finding.rule, label) if part))
        button.clicked.connect(lambda _=False: self.mend_wanted.emit(finding.place))
        return button
