"""The buying study (étude d'achat): stage by stage, what clients told of their purchase, or what is missing."""

from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text, number_text, with_colon
from salesdesk.desktop.process.interview_form import InterviewForm, guide_panel
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.words import counted, outcome_look, quoted, words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Chip,
    IconButton,
    IconLabel,
    ScrollColumn,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.services import buying_study
from salesdesk.services.buying_study import INTERVIEWS_A_STAGE, OUTCOMES, Citation, Interview, StageStudy, Study


class StudySection(Section):
    """The interviews of the chosen process; N adds one for who keeps the study."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.study: Study | None = None
        self.form: InterviewForm | None = None
        self._said, self._heard = TextLabel("", 15, 600, wrap=True), TextLabel("", 12, 400, "text2", wrap=True)
        self.guide, self.new = Button("", "secondary", "list-checks"), Button("", "primary", "plus")
        head = hbox(vbox(self._said, self._heard, spacing=2), self.guide, self.new, spacing=10,
                    margins=(20, 14, 20, 16))  # fmt: skip
        head.setStretch(0, 1)
        self._stages = vbox(spacing=12)
        column = vbox(Card(head), ScrollColumn(vbox(boxed(self._stages), None)), spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.guide.clicked.connect(lambda _=False: self.desk.shell.open_panel(guide_panel()))
        self.new.clicked.connect(lambda _=False: self.add())
        self.retranslate()

    def load(self) -> None:
        """Reads the study."""
        if self.opened is not None:
            workspace, process = self.desk.workspace, self.opened.process
            self.desk.jobs.read(self.page, lambda: buying_study.study(workspace, process), self._show, key="study")

    def _show(self, found: Study) -> None:
        self.study = found
        self._render()

    def retranslate(self) -> None:
        """Sets every text."""
        self.guide.setText(self.tr("Questions de l’entretien"))
        self.new.setText(self.tr("Ajouter un entretien"))
        self.new.setToolTip(f"{self.tr('Ajouter un entretien')}  (N)")
        for button in (self.guide, self.new):
            button.updateGeometry()
        self._render()

    def take_focus(self) -> None:
        """Puts the keyboard on the guide, where the section begins."""
        self.guide.setFocus()

    def _render(self) -> None:
        found = self.study
        self.new.setVisible(found is not None and found.may_write)
        if found is None:
            return
        self._said.setText(
            self.tr("Chaque étape s’appuie sur deux clients entendus dans l’année")
            if not found.missing
            else counted(found.missing, self.tr("Il manque {n} citation de l’année"),
                         self.tr("Il manque {n} citations de l’année"))
        )  # fmt: skip
        counts = [f"{outcome_look(one)[0].lower()} {number_text(found.heard[one])}" for one in OUTCOMES]
        self._heard.setText(self.tr("Entendus depuis un an\u00a0: {counts}").format(counts=" · ".join(counts)))
        clear_layout(self._stages)
        for rank, one in enumerate(found.stages, 1):
            self._stages.addWidget(self._stage(rank, one))
        if found.elsewhere:
            column = vbox(TextLabel(self.tr("Étapes d’une autre version"), 15, 600), spacing=10,
                          margins=(20, 14, 20, 16))  # fmt: skip
            for citation in found.elsewhere:
                column.addWidget(self._citation(citation))
            self._stages.addWidget(Card(column))

    def _stage(self, rank: int, one: StageStudy) -> QWidget:
        chip = (
            Chip(self.tr("Il en manque {n}").format(n=one.missing), "warning", "circle-alert")
            if one.missing
            else Chip(self.tr("Appuyée"), "success", "check")
        )
        head = hbox(Chip(str(rank), "accent"), TextLabel(words(one.stage.buyer_state), 15, 600, wrap=True), chip,
                    spacing=10)  # fmt: skip
        head.setStretch(1, 1)
        column = vbox(head, spacing=12, margins=(20, 14, 20, 16))
        for citation in one.citations:
            column.addWidget(self._citation(citation))
        if not one.citations:
            said = self.tr("Personne n’a encore raconté cette étape. Il faut {n} clients\u00a0: un qui a signé, "
                           "un qui a renoncé.")  # fmt: skip
            column.addWidget(TextLabel(said.format(n=INTERVIEWS_A_STAGE), 13, 400, "text2", wrap=True))
        if one.missing and self.study is not None and self.study.may_write:
            add = Button(self.tr("Ajouter"), "ghost", "plus", 32)
            add.setAccessibleName(self.tr("Ajouter un entretien à l’étape {n}").format(n=rank))
            add.clicked.connect(lambda _=False: self.add(one.stage.id))
            column.addLayout(hbox(add, None))
        card = Card(column)
        card.setAccessibleName(f"{rank}. {words(one.stage.buyer_state)}")
        return card

    def _citation(self, one: Citation) -> QWidget:
        said = one.interview
        text, tone = outcome_look(said.outcome)
        day = date_text(said.held_on)
        chips = [Chip(text, tone)] + ([Chip(self.tr("Plus d’un an"), "warning", "clock")] if one.old else [])
        who = TextLabel(f"{said.client} · {said.role}", 12, 500, "text2", wrap=True)
        heard = self.tr("le {day}, par {name}").format(day=day, name=one.interviewer) if one.interviewer else day
        texts = vbox(TextLabel(quoted(said.words), 14, 500, "text3" if one.old else "text", wrap=True), who, spacing=3)
        for label, value in ((self.tr("Déclencheur"), said.trigger), (self.tr("Leçon"), said.lesson)):
            if value:
                texts.addWidget(TextLabel(with_colon(label, value), 12, 400, "text2", wrap=True))
        texts.addLayout(hbox(*chips, TextLabel(heard, 12, 400, "text3"), None, spacing=8))
        parts: list[object] = [vbox(3, IconLabel("quote", "accent_text", 18), None, spacing=0), texts]
        row = hbox(*parts, spacing=12, margins=(14, 12, 10, 12))  # type: ignore[arg-type]  # layouts
        row.setStretch(1, 1)
        if self.study is not None and self.study.may_write:
            edit = IconButton("pencil", self.tr("Modifier l’entretien"), 28)
            away = IconButton("trash-2", self.tr("Retirer l’entretien"), 28)
            edit.clicked.connect(lambda _=False: self._ask(said))
            away.clicked.connect(lambda _=False: self._remove(said))
            row.addLayout(vbox(edit, away, None, spacing=2))
        return Card.panel(row)

    def add(self, stage: str = "") -> None:
        """Opens the form of a new interview.

        Args:
            stage: Stage ticked at first; empty for none.
        """
        if self.study is not None and self.study.may_write:
            self._ask(None, stage)

    def _ask(self, known: Interview | None, stage: str = "") -> None:
        if self.opened is None:
            return
        process, workspace, page = self.opened.process, self.desk.workspace, self.page
        form = self.form = InterviewForm(process, self.desk.today, known, stage)

        def submit() -> None:
            if form.is_complete():
                draft = form.draft()
                self.run(lambda: buying_study.save(workspace, process, draft, initiator=page),
                         self.tr("Entretien gardé"))  # fmt: skip

        form.submitted.connect(submit)
        title = self.tr("Modifier l’entretien") if known else self.tr("Nouvel entretien")
        self.desk.shell.open_panel(form.panel(title), 520)
        form.client.setFocus()

    def _remove(self, known: Interview) -> None:
        workspace, page = self.desk.workspace, self.page
        self.run(lambda: buying_study.remove(workspace, known.id, initiator=page), self.tr("Entretien retiré"))
