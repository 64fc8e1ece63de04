"""Second step: which column fills which field, and what a person must decide (correspondance)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.importing.words import problem_text
from salesdesk.desktop.widgets import (
    Banner,
    Card,
    CheckBox,
    ComboBox,
    Field,
    LineEdit,
    ScrollColumn,
    SectionHeader,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.services.importing import (
    ColumnMapping,
    DateOrder,
    DecimalSign,
    DuplicateChoice,
    ImportFile,
    ImportRequest,
    Problem,
    Proposal,
)

Choice = TypeVar("Choice")

_CURRENCIES: Final = ("EUR", "USD", "GBP", "CHF", "CAD", "PLN", "SEK", "NOK", "DKK", "CZK", "HUF", "RON", "MAD")
_OUTCOMES: Final = ("won", "lost", "no_decision")


class MappingStep(QWidget):
    """A table of the file's columns at the left, the decisions at the right.

    Args:
        messages: Words of fields and problems.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._file: ImportFile | None = None
        self._proposal: Proposal | None = None
        self.fields: dict[str, ComboBox] = {}
        self.dates: dict[str, ComboBox] = {}
        self.signs: dict[str, ComboBox] = {}
        self.stages: dict[str, ComboBox] = {}
        self.banner = Banner(tone="warning", closable=False)
        self.banner.hide()
        self._title = SectionHeader("")
        self._choices_title = SectionHeader("")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setHorizontalSpacing(theme.px(16))
        self._decisions = vbox(spacing=14)
        table = Card(vbox(self._title, boxed(self._grid), spacing=12, margins=(20, 16, 20, 16)))
        decisions = Card(vbox(self._choices_title, self._decisions, spacing=12, margins=(20, 16, 20, 16)))
        left = ScrollColumn(vbox(table, None, spacing=0))
        right = ScrollColumn(vbox(decisions, None, spacing=0))
        body = hbox(left, sized(right, 380), spacing=16)
        body.setStretch(0, 1)
        column = vbox(self.banner, body, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self._make_options()
        self.retranslate()

    def _make_options(self) -> None:
        self.currency = ComboBox([(code, code) for code in _CURRENCIES])
        self.duplicates = ComboBox()
        self.unit = ComboBox()
        self.placeholder = CheckBox()
        self.placeholder_name = LineEdit()
        self.placeholder_name.setEnabled(False)
        self.placeholder.toggled.connect(self.placeholder_name.setEnabled)
        self._currency_field = Field("", self.currency)
        self._duplicates_field = Field("", self.duplicates)
        self._unit_field = Field("", self.unit)
        self._placeholder_field = Field("", self.placeholder_name)

    def retranslate(self) -> None:
        """Sets the texts."""
        self._title.set_title(self.tr("Colonnes du fichier"))
        self._choices_title.set_title(self.tr("Choix de lecture"))
        self._currency_field.set_label(self.tr("Devise par défaut"))
        self._duplicates_field.set_label(self.tr("Doublons probables"))
        self._unit_field.set_label(self.tr("Unité du chiffre d’affaires"))
        self._unit_field.set_hint(self.tr("Sous 500 000, il est lu en millions, sauf si le titre dit autre chose."))
        self._placeholder_field.set_label(self.tr("Nom du compte d’attente"))
        self._placeholder_field.set_hint(self.tr("Un par commercial : chacun ne voit que ses affaires."))
        self.placeholder.setText(self.tr("Rattacher les affaires sans compte"))
        if not self.placeholder_name.text():
            self.placeholder_name.setText(self.tr("Compte à préciser"))
        self.duplicates.set_choices(
            [
                (DuplicateChoice.SKIP, self.tr("Laisser de côté")),
                (DuplicateChoice.UPDATE, self.tr("Compléter le compte connu")),
                (DuplicateChoice.CREATE, self.tr("Créer quand même")),
            ]
        )
        units = [(1, self.tr("En unités")), (1_000, self.tr("En milliers")), (1_000_000, self.tr("En millions"))]
        self.unit.set_choices(units)
        if self._file is not None and self._proposal is not None:
            self.show_proposal(self._file, self._proposal)

    def show_proposal(self, file: ImportFile, proposal: Proposal) -> None:
        """Shows how a file would be read."""
        self._file, self._proposal = file, proposal
        self._show_columns(file, proposal.request)
        self._show_decisions(proposal)
        self.show_questions(proposal.questions)

    def show_questions(self, questions: tuple[Problem, ...]) -> None:
        """Says what is still to decide, above the table."""
        self.banner.setVisible(bool(questions))
        if questions:
            self.banner.set_message(
                self.tr("%n choix à faire avant l’essai", "", len(questions)),
                "warning",
                " ".join(problem_text(self._messages, one) for one in questions[:3]),
            )

    def _show_columns(self, file: ImportFile, request: ImportRequest) -> None:
        clear_layout(self._grid)
        self.fields.clear()
        for at, head in enumerate((self.tr("Colonne"), self.tr("Premières valeurs"), self.tr("Champ"))):
            self._grid.addWidget(TextLabel(head, 12, 500, "text3"), 0, at)
        choices = [("", self.tr("Ne pas importer"))]
        for item in request.fields.fields:
            text = self._messages.text(item.label_key)
            choices.append((item.name, f"{text} *" if item.required else text))
        by_column = {column: name for name, column in request.mapping.columns.items()}
        if request.mapping.currency_column:
            by_column.setdefault(request.mapping.currency_column, "currency")
        choices.append(("currency", self._messages.text("importing.field_currency")))
        for row, head in enumerate(file.header, start=1):
            combo = sized(ComboBox(choices), 220)
            combo.set_value(by_column.get(head, ""))
            combo.setAccessibleName(self.tr("Champ pour la colonne {head}").format(head=head))
            combo.currentIndexChanged.connect(lambda _at, chosen=head: self._take(chosen))
            self.fields[head] = combo
            self._grid.addWidget(TextLabel(head, 13, 500), row, 0)
            self._grid.addWidget(TextLabel(", ".join(file.samples.get(head, ())), 13, 400, "text2", tnum=True), row, 1)
            self._grid.addWidget(combo, row, 2)

    def _take(self, head: str) -> None:
        """A field is filled by one column: the last choice stands."""
        chosen = self.fields[head].value()
        for other, combo in self.fields.items():
            if other != head and chosen and combo.value() == chosen:
                combo.set_value("")

    def _show_decisions(self, proposal: Proposal) -> None:
        request = proposal.request
        self._keep_options()
        clear_layout(self._decisions)
        self.dates, self.signs, self.stages = {}, {}, {}
        kinds = {item.name: item.kind for item in request.fields.fields}
        self.currency.set_value(request.mapping.default_currency)
        self.unit.set_value(request.revenue_unit)
        if any(kind == "money" for kind in kinds.values()) or request.target == "accounts":
            self._add(self._currency_field)
        for name, column in request.mapping.columns.items():
            if kinds.get(name) == "date":
                self.dates[name] = self._decision(
                    self.tr("Dates de « {column} »").format(column=column), request.mapping.date_orders.get(name),
                    [
                        (DateOrder.DAY_FIRST, self.tr("Jour, mois, année")),
                        (DateOrder.MONTH_FIRST, self.tr("Mois, jour, année")),
                    ],
                )  # fmt: skip
            open_sign = any(one.key == "import.number_ambiguous" and one.column == column for one in proposal.questions)
            if open_sign:
                self.signs[name] = self._decision(
                    self.tr("Décimales de « {column} »").format(column=column), None,
                    [(DecimalSign.COMMA, self.tr("Virgule")), (DecimalSign.POINT, self.tr("Point"))],
                )  # fmt: skip
        if request.target == "accounts":
            self._add(self._unit_field)
            self._add(self._duplicates_field)
        if request.target == "opportunities":
            self._show_stages(proposal)
            self._add(self.placeholder)
            self._add(self._placeholder_field)

    def _show_stages(self, proposal: Proposal) -> None:
        english = self._messages.language is Language.ENGLISH
        choices: list[tuple[object, str]] = [(key, text[english]) for key, text in proposal.stages.items()]
        choices += [(key, self._messages.text(f"importing.outcome_{key}")) for key in _OUTCOMES]
        for word, choice in proposal.request.stages.items():
            label = self.tr("Étape « {word} »").format(word=word)
            self.stages[word] = self._decision(label, choice or None, choices)

    def _decision(self, label: str, value: object, choices: list[tuple[object, str]]) -> ComboBox:
        first = [] if value is not None else [(None, self.tr("À choisir"))]
        combo = ComboBox([*first, *choices])
        combo.set_value(value)
        self._add(Field(label, combo))
        return combo

    def _add(self, widget: QWidget) -> None:
        self._decisions.addWidget(widget)
        widget.show()

    def _keep_options(self) -> None:
        """The options outlive the column that shows them."""
        for widget in (
            self._currency_field, self._duplicates_field, self._unit_field, self.placeholder, self._placeholder_field,
        ):  # fmt: skip
            self._decisions.removeWidget(widget)
            widget.setParent(self)
            widget.hide()

    def chosen(self) -> ImportRequest:
        """Returns the request with everything that is chosen here."""
        assert self._proposal is not None
        request = self._proposal.request
        columns = {str(combo.value()): head for head, combo in self.fields.items() if combo.value()}
        currency_column = columns.pop("currency", None)
        mapping: ColumnMapping = replace(
            request.mapping,
            columns=columns,
            currency_column=currency_column,
            default_currency=str(self.currency.value()),
            date_orders={name: order for name, order in _answers(self.dates, DateOrder) if name in columns},
            decimal_signs=dict(_answers(self.signs, DecimalSign)),
        )
        return replace(
            request,
            mapping=mapping,
            duplicates=DuplicateChoice(str(self.duplicates.value())),
            revenue_unit=int(str(self.unit.value())) if request.target == "accounts" else 1,
            placeholder=self.placeholder_name.text().strip() if self.placeholder.isChecked() else "",
            stages={word: str(combo.value() or "") for word, combo in self.stages.items()},
        )

    def changeEvent(self, event: QEvent) -> None:
        """Sets the texts again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _answers(combos: dict[str, ComboBox], kind: Callable[[object], Choice]) -> list[tuple[str, Choice]]:
    return [(name, kind(combo.value())) for name, combo in combos.items() if combo.value() is not None]
