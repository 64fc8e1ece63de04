"""The history of figures of an account (historique des chiffrages): each calculator over time, with its proofs."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.measure import RealisedBand
from salesdesk.desktop.benefits.quote import icon_line
from salesdesk.desktop.benefits.sign_off import AgreedCard
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Chip,
    EmptyState,
    Sparkline,
    StatFigure,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.money import spoken
from salesdesk.domain.value import Given, Kind
from salesdesk.services.figure_history import FigureEntry, FigureLine, InputChange

_SHOWN = 6


def unit_of(entry: FigureEntry, line: FigureLine) -> str:
    """What the amount of a figure is: once, or every year."""
    cash = line.formula.kind is Kind.CASH_ONCE or entry.figure.yearly_likely_cents is None
    return words.translate("BenefitBand", "une fois") if cash else words.translate("BenefitBand", "par an")


def course_of(line: FigureLine) -> Sparkline | None:
    """The amounts over time as a small line; None with fewer than two."""
    course = line.course
    if len(course) < 2:
        return None
    first, last = i18n.money(course[0], decimals=False), i18n.money(course[-1], decimals=False)
    said = words.translate("BenefitBand", "De {first} à {last} en {count} chiffrages")
    values = [one / 100 for one in course]
    return Sparkline(values, "success", said.format(first=first, last=last, count=len(course)), 80, 26)


class HistoryView(QWidget):
    """All the calculators of an account with their figures, latest first.

    Args:
        messages: Words of calculators and inputs.
    """

    sheet_asked = Signal(str, object)
    """Id of the calculator, and key of the talking point (None without one)."""
    measure_asked = Signal(object)
    """The figure."""
    measure_withdrawn = Signal(object)
    """Id of the measure."""
    new_asked = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._list = vbox(spacing=14)
        self.setLayout(self._list)

    def show_lines(self, lines: tuple[FigureLine, ...]) -> None:
        """Shows the figures; without any, how to come to the first."""
        clear_layout(self._list)
        if not lines:
            empty = EmptyState(
                "calculator", self.tr("Rien n’est chiffré"),
                self.tr("Posez la question du coût actuel, puis calculez avec lui\u00a0: ses chiffres, ses mots."),
                self.tr("Calculer un bénéfice"),
            )  # fmt: skip
            empty.clicked.connect(self.new_asked.emit)
            self._list.addWidget(empty)
        for line in lines:
            self._list.addWidget(self._line(line))

    def texts(self) -> list[str]:
        """Every text shown."""
        return [one.text() for one in self.findChildren(TextLabel) if one.isVisibleTo(self)]

    def _line(self, line: FigureLine) -> Card:
        column = vbox(spacing=8, margins=(16, 12, 16, 14))
        title = TextLabel(self._messages.text(line.formula.label_key), 14, 600)
        head = hbox(title, None, spacing=8)
        head.setStretch(0, 1)
        course = course_of(line)
        if course is not None:
            head.addWidget(course)
        head.addWidget(state_chip(line))
        column.addLayout(head)
        for place, entry in enumerate(line.entries[:_SHOWN]):
            self._entry(column, line, entry, first=place == 0)
        if len(line.entries) > _SHOWN:
            more = self.tr("et {n} chiffrages plus anciens").format(n=len(line.entries) - _SHOWN)
            column.addWidget(TextLabel(more, 12, 400, "text3"))
        open_sheet = Button(self.tr("Ouvrir la fiche"), "secondary", "calculator", height=32)
        open_sheet.clicked.connect(partial(self._ask_sheet, line))
        measure = Button(self.tr("Noter le constaté"), "ghost", "gauge", height=32)
        measure.clicked.connect(partial(self._ask_measure, line))
        measure.setVisible(line.latest.cents is not None)
        column.addLayout(hbox(open_sheet, measure, None, spacing=8))
        return Card(column)

    def _ask_sheet(self, line: FigureLine, _checked: bool = False) -> None:
        self.sheet_asked.emit(line.formula.id, line.point_key)

    def _ask_measure(self, line: FigureLine, _checked: bool = False) -> None:
        self.measure_asked.emit(line.latest.figure)

    def _entry(self, column: QVBoxLayout, line: FigureLine, entry: FigureEntry, *, first: bool) -> None:
        inner = vbox(spacing=4)
        amount = i18n.money(spoken(entry.cents)) if entry.cents is not None else self._headline(entry)
        unit = unit_of(entry, line) if entry.cents is not None else ""
        small = TextLabel(f"{amount} {unit}".strip(), 13, 600, "text2", tnum=True)
        figure = StatFigure(amount, unit, px=20) if first else small
        about = TextLabel(self._about(entry), 12, 400, "text3", tnum=True)
        row = hbox(figure, None, about, spacing=8)
        inner.addLayout(row)
        if entry.is_agreed and entry.figure.agreed_on is not None:
            inner.addWidget(AgreedCard(entry.figure.agreed_words, entry.figure.agreed_on))
        for change in entry.changes:
            inner.addLayout(icon_line("pencil-line", self._change(line, change), "text2"))
        if entry.outdated:
            text = self.tr("Formule version {n}, changée depuis").format(n=entry.figure.formula_version)
            inner.addLayout(icon_line("history", text))
        if first:
            for text in self._doubts(line, entry):
                inner.addLayout(icon_line("triangle-alert", text, "warning", 500))
        for realised in entry.realised:
            band = RealisedBand(realised)
            band.withdrawn.connect(self.measure_withdrawn)
            inner.addWidget(band)
        column.addWidget(boxed(inner))

    def _headline(self, entry: FigureEntry) -> str:
        if entry.benefit is None:
            return "–"
        return words.headline(entry.benefit, self._messages).figure

    def _about(self, entry: FigureEntry) -> str:
        parts = [entry.author, i18n.date_text(entry.computed_on)]
        if entry.conversation_on is not None:
            parts.append(self.tr("en visite"))
        return " · ".join(part for part in parts if part)

    def _change(self, line: FigureLine, change: InputChange) -> str:
        label = self._messages.text(line.formula.input_label_key(change.name))
        before, after = self._said(line, change, change.before), self._said(line, change, change.after)
        return i18n.with_colon(label, self.tr("{before} devient {after}").format(before=before, after=after))

    def _said(self, line: FigureLine, change: InputChange, given: Given | None) -> str:
        if given is None:
            return self.tr("rien")
        unit = next(one.unit for one in line.formula.inputs if one.name == change.name)
        low, likely, high = (words.quantity(one, unit, self._messages) for one in (given.low, given.likely, given.high))
        span = f"{likely} ({low} – {high})" if given.low != given.high else likely
        if change.before is not None and change.after is not None and change.before.origin is change.after.origin:
            return span
        return f"{span}, {self._messages.text(f'value.origin_{given.origin.value}')}"

    def _doubts(self, line: FigureLine, entry: FigureEntry) -> list[str]:
        found = words.doubts(line.formula, entry.reasons, self._messages)
        if entry.old and not found:
            found.append(self._messages.text("value.doubt_too_old"))
        if line.asks_again:
            found.append(self.tr("Les chiffres ont changé depuis sa validation\u00a0: demandez-lui à nouveau."))
        return found


def state_chip(line: FigureLine) -> Chip:
    """Validated, to confirm, or neither yet."""
    if line.latest.is_agreed and not line.latest.old:
        return Chip(words.translate("BenefitBand", "Validé par le client"), "success", "badge-check")
    if line.latest.to_confirm or line.asks_again:
        return Chip(words.translate("BenefitBand", "À confirmer"), "warning")
    return Chip(words.translate("BenefitBand", "À valider avec lui"), "neutral")
