"""The improvement box (propositions): those that wait and those answered; the chosen one in full beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from salesdesk.desktop.change_words import kind_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text
from salesdesk.desktop.process.proposal_form import ProposalForm
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.words import counted, words
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Column,
    EmptyState,
    Field,
    ItemsModel,
    PagedListView,
    ResponsiveSplit,
    RowChip,
    RowContent,
    ScrollColumn,
    TextEdit,
    TextLabel,
    Tone,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import ImprovementId
from salesdesk.domain.improvements import ImprovementStatus
from salesdesk.services import improvements
from salesdesk.services.improvements import Box, ProposalLine

_DETAIL_WIDTH = 380
_FOLD_BELOW = 700


class BoxSection(Section):
    """The proposals of the chosen process; T takes the one in view, R refuses it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.box: Box | None = None
        self.answer: TextEdit | None = None
        self.verbs: dict[str, Button] = {}
        self._answer_field: Field | None = None
        self.model = ItemsModel(self._spoken, parent=self)
        self.list = PagedListView(self.model, self._row, 64)
        self._alarm = Banner("", "warning", closable=False)
        self._column: QVBoxLayout = vbox(spacing=12, margins=(18, 16, 18, 18))
        self.empty = EmptyState("lightbulb", "")
        self.empty.clicked.connect(lambda: self.propose_wanted.emit("", ""))
        columns = (
            Column("list", "", Card(vbox(self.list, margins=(2, 6, 2, 6)))),
            Column("detail", "", Card(vbox(ScrollColumn(self._column), margins=(2, 2, 2, 2))), _DETAIL_WIDTH),
        )
        self._split = ResponsiveSplit(columns, "list", _FOLD_BELOW)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(Card(vbox(self.empty)))
        column = vbox(self._alarm, self._stack, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self._alarm.hide()
        self.list.current_changed.connect(lambda _key: self._show_current())
        self.list.opened.connect(lambda _key: self._split.show_column("detail"))
        self.retranslate()

    def load(self) -> None:
        """Reads the box; who has looked at it has seen the answers."""
        if self.opened is None:
            return
        workspace, key, looking = self.desk.workspace, self.opened.version.process_key, self.isVisible()

        self.desk.jobs.read(self.page, lambda: improvements.box(workspace, key), self._show, key="box")
        if looking:
            self.desk.jobs.write(self.page, lambda: improvements.see_answers(workspace), lambda _none: None)

    def _show(self, found: Box) -> None:
        current = self.list.current_id()
        self.box = found
        self.model.set_items([(one.improvement.id, one) for one in found.lines])
        self._stack.setCurrentIndex(0 if found.lines else 1)
        if found.lines:
            self.list.go_to((self.model.place_of(current) if current is not None else None) or 0)
        self._alarm.setVisible(bool(found.late))
        if found.late:
            text = counted(
                found.late, self.tr("{n} amélioration attend une réponse depuis plus de 14 jours"),
                self.tr("{n} améliorations attendent une réponse depuis plus de 14 jours"),
            )  # fmt: skip
            self._alarm.set_message(text, "warning")
        self.empty.button.setVisible(found.may_propose)
        self.counted.emit(found.waiting)
        self._show_current()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Améliorations"))
        self._split.set_titles({"list": self.tr("Améliorations"), "detail": self.tr("Détail")})
        self.empty.set_texts(
            self.tr("Aucune amélioration"),
            self.tr("Un critère qui ne se prouve jamais, une question qui tombe à plat, un mot du client à "
                    "reprendre\u00a0: dites-le ici. Chaque amélioration reçoit une réponse sous 14 jours."),
            self.tr("Proposer un changement"),
        )  # fmt: skip
        if self.box is not None:
            self._show(self.box)

    def take_focus(self) -> None:
        """Puts the keyboard on the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def line(self) -> ProposalLine | None:
        """The proposal that the keyboard is on."""
        found = self.model.item_at(self.list.currentIndex().row())
        return found if isinstance(found, ProposalLine) else None

    def _row(self, row: object) -> RowContent:
        assert isinstance(row, ProposalLine)  # the only rows of the model
        text, tone = self._state(row)
        about = words(row.place) or kind_text(row.place_kind)
        return RowContent(
            row.improvement.proposal, f"{row.author} · {about}", avatar=row.author, chips=(RowChip(text, tone),)
        )  # fmt: skip

    def _state(self, row: ProposalLine) -> tuple[str, Tone]:
        one = row.improvement
        if one.credited_version is not None:
            return self.tr("Version {n}").format(n=one.credited_version), "success"
        if one.status is ImprovementStatus.TAKEN:
            return self.tr("Retenue"), "success"
        if one.status is ImprovementStatus.REFUSED:
            return self.tr("Refusée"), "neutral"
        days = counted(row.age_days, self.tr("{n} jour"), self.tr("{n} jours"))
        return days, "warning" if row.late else "accent"

    def _spoken(self, row: object) -> str:
        content = self._row(row)
        return ", ".join((content.title, content.subtitle, *(chip.text for chip in content.chips)))

    def _show_current(self) -> None:
        clear_layout(self._column)
        self.answer, self.verbs, self._answer_field = None, {}, None
        row = self.line()
        if row is not None:
            self._fill(row)
        self._column.addStretch(1)

    def _fill(self, row: ProposalLine) -> None:
        one = row.improvement
        text, tone = self._state(row)
        self._column.addLayout(hbox(Chip(text, tone), None))
        self._column.addWidget(TextLabel(one.proposal, 15, 600, wrap=True))
        day = date_text(one.proposed_at.astimezone().date())
        made = self.tr("{who}, le {day}, devant la version {n}").format(who=row.author, day=day, n=one.version)
        self._column.addWidget(TextLabel(made, 12, 400, "text2", wrap=True))
        place = vbox(TextLabel(kind_text(row.place_kind), 12, 500, "text3"), spacing=2, margins=(12, 10, 12, 12))
        if words(row.place):
            place.addWidget(TextLabel(words(row.place), 13, 500, wrap=True))
        self._column.addWidget(Card.panel(place))
        if not row.is_open:
            self._column.addWidget(self._answered(row))
        box = self.box
        if box is not None and box.may_answer and one.credited_version is None:
            self._add_answer(row)
        if row.mine and row.is_open:
            self._add_own(row)

    def _answered(self, row: ProposalLine) -> QWidget:
        one = row.improvement
        day = date_text(one.answered_at.astimezone().date()) if one.answered_at else ""
        title = self.tr("Réponse de {who}, le {day}").format(who=row.answerer, day=day)
        texts = vbox(TextLabel(title, 12, 600, "text2", wrap=True), spacing=4, margins=(12, 10, 12, 12))
        if one.answer:
            texts.addWidget(TextLabel(one.answer, 13, 400, wrap=True))
        if one.credited_version is not None:
            brought = self.tr("Apportée par la version {n}, à son nom").format(n=one.credited_version)
            texts.addWidget(TextLabel(brought, 12, 600, "success", wrap=True))
        elif one.status is ImprovementStatus.TAKEN:
            waits = self.tr("Elle attend la version qui l’apportera.")
            texts.addWidget(TextLabel(waits, 12, 400, "text2", wrap=True))
        fill = "success_soft" if one.status is ImprovementStatus.TAKEN else "sunken"
        return Card.panel(texts, fill=fill)

    def _add_answer(self, row: ProposalLine) -> None:
        begun = row.improvement.answer
        self.answer = TextEdit(begun, self.tr("Pourquoi oui, ou pourquoi non"), 3)
        self._answer_field = Field(self.tr("Votre réponse"), self.answer)
        taken, refused = Button(self.tr("Retenir"), "primary", "check"), Button(self.tr("Refuser"), "secondary", "x")
        taken.setToolTip(f"{self.tr('Retenir')}  (T)")
        refused.setToolTip(f"{self.tr('Refuser')}  (R)")
        taken.clicked.connect(lambda _=False: self.give_answer(taken=True))
        refused.clicked.connect(lambda _=False: self.give_answer(taken=False))
        self.verbs.update(taken=taken, refused=refused)
        self._column.addWidget(self._answer_field)
        self._column.addLayout(hbox(taken, refused, None))

    def _add_own(self, row: ProposalLine) -> None:
        edit, back = Button(self.tr("Reformuler"), "ghost", "pencil"), Button(self.tr("Retirer"), "ghost", "trash-2")
        edit.clicked.connect(lambda _=False: self._reword(row))
        back.clicked.connect(lambda _=False: self._withdraw(row.improvement.id))
        self.verbs.update(reword=edit, withdraw=back)
        self._column.addLayout(hbox(edit, back, None))

    def give_answer(self, *, taken: bool) -> None:
        """Answers the proposal in view with what is typed.

        Args:
            taken: True when a version will bring it; a refusal needs words.
        """
        row, edit, field = self.line(), self.answer, self._answer_field
        if row is None or edit is None or field is None:
            return
        said = edit.toPlainText()
        if not taken and not said.strip():
            field.set_error(self.tr("Dites pourquoi\u00a0: un refus sans raison tarit la boîte."))
            edit.setFocus()
            return
        workspace, wanted, page = self.desk.workspace, row.improvement.id, self.page
        told = self.tr("Amélioration retenue") if taken else self.tr("Amélioration refusée, avec sa raison")
        self.run(lambda: improvements.answer(workspace, wanted, taken=taken, words=said, initiator=page), told)

    def _withdraw(self, wanted: ImprovementId) -> None:
        workspace, page = self.desk.workspace, self.page
        self.run(lambda: improvements.withdraw(workspace, wanted, initiator=page), self.tr("Amélioration retirée"))

    def _reword(self, row: ProposalLine) -> None:
        if self.opened is None:
            return
        form = ProposalForm(self.opened.process, row.improvement.place, row.improvement.proposal)
        form.place.setEnabled(False)
        panel, _send = form.panel(self.tr("Reformuler"), self.tr("Garder"))
        workspace, wanted, page = self.desk.workspace, row.improvement.id, self.page

        def submit() -> None:
            if form.is_complete():
                said = form.words.toPlainText()
                self.run(
                    lambda: improvements.reword(workspace, wanted, said, initiator=page),
                    self.tr("Amélioration reformulée"),
                )

        form.submitted.connect(submit)
        self.desk.shell.open_panel(panel)
