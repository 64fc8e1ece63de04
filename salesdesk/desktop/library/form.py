"""Forms of the library: an answer to an objection, a client case; the nudge reads what a client will hear."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.library.words import role_name
from salesdesk.desktop.messages.words import in_language
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.widgets import (
    CheckBox,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    LineEdit,
    MoneyEdit,
    SegmentControl,
    TextEdit,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.value import FORMULAS, formula
from salesdesk.services.library import ClientCase, ObjectionAnswer, Shelf
from salesdesk.services.library_writing import AnswerDraft, CaseDraft


class ScopeFields(QWidget):
    """Where a message serves: language, process, stages, roles, tags, calculator.

    Args:
        desk: Words of roles and calculators.
        shelf: Processes to choose from.
        known: What is changed; None for a new message.
        fresh_result: Called with the outputs of the calculator whenever it changes.
    """

    def __init__(self, desk: Desk, shelf: Shelf, known: ClientCase | ObjectionAnswer | None) -> None:
        super().__init__()
        self._desk, self._shelf = desk, shelf
        lang = known.language if known is not None else i18n.language()
        self.language = SegmentControl(
            [("fr", self.tr("Français")), ("en", self.tr("Anglais"))], lang, self.tr("Langue du texte")
        )
        names = [(one.id, in_language(one.name)) for one in shelf.processes]
        self.process = ComboBox([("", self.tr("Tous les processus")), *names])
        self.process.set_value((known.process_key if known else None) or "")
        formulas = [(one, desk.messages.text(formula(one).label_key)) for one in FORMULAS]
        self.formula = ComboBox([("", self.tr("Aucun")), *formulas])
        self.formula.set_value((known.formula if known else None) or "")
        self.formula_field = Field(self.tr("Calculateur"), self.formula)
        self.tags = LineEdit(", ".join(known.tags) if known else "", self.tr("prix, stock, concurrent"))
        self._stage_boxes: dict[str, CheckBox] = {}
        self._stages = vbox(spacing=0)
        self.roles = {
            one.value: CheckBox(role_name(one.value, desk.messages), known is not None and one.value in known.roles)
            for one in BuyingRole
        }
        left = vbox(*list(self.roles.values())[:4], None, spacing=0)
        right = vbox(*list(self.roles.values())[4:], None, spacing=0)
        all_stages, all_roles = self.tr("aucune case\u00a0: toutes"), self.tr("aucune case\u00a0: tous")
        self.setLayout(
            vbox(
                FormRow(Field(self.tr("Langue du texte"), self.language), self.formula_field),
                Field(self.tr("Processus"), self.process),
                Field(self.tr("Étapes"), boxed(self._stages), optional=all_stages),
                Field(self.tr("Rôles d’achat"), boxed(hbox(left, right, spacing=12)), optional=all_roles),
                Field(self.tr("Mots pour le retrouver"), self.tags, self.tr("Séparés par des virgules.")), spacing=14,
            )
        )  # fmt: skip
        self._fill_stages(known.stage_keys if known else ())
        self.process.currentIndexChanged.connect(lambda _row: self._fill_stages(self.stage_keys()))

    def _fill_stages(self, checked: Iterable[str]) -> None:
        wanted, on = self.process.value(), set(checked)
        clear_layout(self._stages)
        self._stage_boxes = {}
        for process in self._shelf.processes:
            for stage in process.stages if wanted in ("", process.id) else ():
                if stage.id not in self._stage_boxes:
                    self._stage_boxes[stage.id] = CheckBox(in_language(stage.buyer_state), stage.id in on)
                    self._stages.addWidget(self._stage_boxes[stage.id])

    def stage_keys(self) -> tuple[str, ...]:
        """The stages chosen."""
        return tuple(key for key, box in self._stage_boxes.items() if box.isChecked())

    def chosen_roles(self) -> tuple[str, ...]:
        """The buying roles chosen."""
        return tuple(key for key, box in self.roles.items() if box.isChecked())

    def chosen_tags(self) -> tuple[str, ...]:
        """The words by which it is found."""
        return tuple(self.tags.text().split(","))


class LibraryForm(QWidget):
    """A form that Ctrl+Enter submits, Enter too outside long texts, and that keeps its texts when it is refused.

    Args:
        desk: What it may ask of the program.
    """

    submitted = Signal()
    width_wanted = 560

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.error = TextLabel("", 13, 500, "danger", wrap=True)
        self.error.hide()

    def say_error(self, text: str) -> None:
        """Says what was refused."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def watch(self, edits: Iterable[TextEdit], lang: Callable[[], str]) -> None:
        """Lets the language nudge read texts that a client will hear."""
        for edit in edits:
            attach_nudge(edit, self._desk, lang=lang)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits; a text of several lines keeps its own Enter and needs Ctrl with it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)


class ObjectionForm(LibraryForm):
    """An objection and its answer.

    Args:
        desk: What it may ask of the program.
        shelf: Processes to choose from.
        known: What is changed; None for a new one.
    """

    def __init__(self, desk: Desk, shelf: Shelf, known: ObjectionAnswer | None) -> None:
        super().__init__(desk)
        self._known = known
        self.objection = LineEdit(known.objection if known else "", self.tr("Vous êtes plus chers."))
        self.answer = TextEdit(
            known.answer if known else "", self.tr("Sur la pièce, oui. Sur l’année, attendre laisse {amount}…"), 4
        )
        self.question = TextEdit(
            known.question if known else "", self.tr("Que vous a coûté le dernier arrêt\u202f?"), 2
        )
        self.scope = ScopeFields(desk, shelf, known)
        self._places = TextLabel("", 12, 400, "text3", wrap=True)
        optional = self.tr("facultatif")
        self.setLayout(
            vbox(
                Field(self.tr("Ce que dit le client"), self.objection), Field(self.tr("Réponse"), self.answer),
                self._places, Field(self.tr("Question pour revenir"), self.question, optional=optional), self.scope,
                self.error, spacing=14,
            )
        )  # fmt: skip
        self.watch((self.answer, self.question), self.scope.language.current)
        self.scope.formula.currentIndexChanged.connect(lambda _row: self._show_places())
        self._show_places()
        self.setFocusProxy(self.objection)

    def _show_places(self) -> None:
        chosen = str(self.scope.formula.value() or "")
        names = ", ".join(f"{{{one.name}}}" for one in formula(chosen).outputs) if chosen else ""
        text = self.tr("Le chiffre du client remplit\u00a0: {names}. S’il manque, la question est proposée.")
        self._places.setText(text.format(names=names))
        self._places.setVisible(bool(names))

    def draft(self) -> AnswerDraft:
        """What is typed."""
        scope = self.scope
        return AnswerDraft(
            objection=self.objection.text(), answer=self.answer.toPlainText(), question=self.question.toPlainText(),
            language=scope.language.current(), formula=str(scope.formula.value() or "") or None,
            process_key=str(scope.process.value() or "") or None, stage_keys=scope.stage_keys(),
            roles=scope.chosen_roles(), tags=scope.chosen_tags(), id=self._known.id if self._known else None,
        )  # fmt: skip


class CaseForm(LibraryForm):
    """A client case.

    Args:
        desk: What it may ask of the program.
        shelf: Processes to choose from.
        known: What is changed; None for a new one.
    """

    def __init__(self, desk: Desk, shelf: Shelf, known: ClientCase | None) -> None:
        super().__init__(desk)
        self._known = known
        self.title = LineEdit(known.title if known else "", self.tr("Ruptures −62\u202f% en cinq mois"))
        self.client = LineEdit(known.client if known else "", self.tr("Une fromagerie de l’Aveyron"))
        self.sector = LineEdit(known.sector if known else "", self.tr("Agroalimentaire, papier, énergie…"))
        self.before = TextEdit(known.before if known else "", self.tr("Son problème, dans ses mots"), 3)
        self.result = TextEdit(known.result if known else "", self.tr("Ce qui a changé, dans ses mots"), 3)
        self.yearly = MoneyEdit(known.yearly_cents if known else None)
        self.cash = MoneyEdit(known.cash_cents if known else None)
        self.agreed = DateEdit(known.agreed_on if known else None, lambda: desk.today)
        self.scope = ScopeFields(desk, shelf, known)
        optional = self.tr("facultatif")
        trade = Field(self.tr("Métier"), self.sector, optional=optional)
        self._agreed = Field(
            self.tr("Accord du client, le"), self.agreed,
            self.tr("Sans accord, le cas reste dans la bibliothèque et n’est jamais montré en visite."), optional,
        )  # fmt: skip
        self.setLayout(
            vbox(
                Field(self.tr("Titre, avec le chiffre"), self.title),
                FormRow(Field(self.tr("Client"), self.client), trade),
                Field(self.tr("Avant"), self.before), Field(self.tr("Résultat"), self.result),
                FormRow(
                    Field(self.tr("Gain par an, mesuré"), self.yearly, optional=optional),
                    Field(self.tr("Trésorerie rendue, une fois"), self.cash, optional=optional),
                ),
                self._agreed, self.scope, self.error, spacing=14,
            )
        )  # fmt: skip
        self.watch((self.before, self.result), self.scope.language.current)
        self.setFocusProxy(self.title)

    def draft(self) -> CaseDraft | None:
        """What is typed; None while the day of agreement cannot be read."""
        fine = self.agreed.is_valid()
        self._agreed.set_error("" if fine else self.tr("Un jour, par exemple 4/5/2026"))
        if not fine:
            return None
        scope = self.scope
        return CaseDraft(
            title=self.title.text(), client=self.client.text(), sector=self.sector.text(),
            before=self.before.toPlainText(), result=self.result.toPlainText(),
            yearly_cents=self.yearly.cents(), cash_cents=self.cash.cents(), agreed_on=self.agreed.value(),
            language=scope.language.current(), formula=str(scope.formula.value() or "") or None,
            process_key=str(scope.process.value() or "") or None, stage_keys=scope.stage_keys(),
            roles=scope.chosen_roles(), tags=scope.chosen_tags(), id=self._known.id if self._known else None,
        )  # fmt: skip
