"""What was measured after the sale (constaté): its form, and promised against realised, drawn."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.widgets import (
    Band,
    BandValues,
    DateEdit,
    Field,
    IconButton,
    LineEdit,
    MoneyEdit,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.services.figure_history import Figure, FigureEntry, NewMeasure, Realised, Share


class MeasureForm(QWidget):
    """What was measured of one figure.

    Args:
        figure: The promise.
        messages: Name of the calculator.
        today: Gives the day.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(self, figure: Figure, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._figure, self._today = figure, today
        self.cash, self.yearly = MoneyEdit(), MoneyEdit()
        self.words = LineEdit("", self.tr("«\u00a0Un seul arrêt depuis mai\u00a0»"))
        self.day = DateEdit(today(), today)
        column = vbox(TextLabel(messages.text(f"value.formula_{figure.formula}"), 13, 600), spacing=16)
        for edit, promised, label in (
            (self.cash, figure.cash_likely_cents, self.tr("Trésorerie constatée, une fois")),
            (self.yearly, figure.yearly_likely_cents, self.tr("Gain constaté, par an")),
        ):
            if promised is not None:
                said = self.tr("Promis\u00a0: {amount}").format(amount=i18n.money(promised, decimals=False))
                column.addWidget(Field(label, edit, said))
                edit.value_changed.connect(lambda _cents: self.changed.emit())
        column.addWidget(Field(self.tr("Ce qu’il en dit"), self.words, optional=self.tr("facultatif")))
        column.addWidget(Field(self.tr("Constaté le"), self.day))
        self.setLayout(column)
        self.setFocusProxy(self.yearly if figure.yearly_likely_cents is not None else self.cash)

    def measure(self) -> NewMeasure | None:
        """What is typed; None while no amount is, or one is wrong."""
        cash, yearly, day = self.cash.cents(), self.yearly.cents(), self.day.value()
        if (cash is None and yearly is None) or day is None or not (self.cash.is_valid() and self.yearly.is_valid()):
            return None
        return NewMeasure(
            figure_id=self._figure.id, measured_on=day, cash_cents=cash, yearly_cents=yearly, words=self.words.text()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)


class RealisedBand(QWidget):
    """One measure drawn on the band of its promise.

    Args:
        realised: The measure and its shares.
    """

    withdrawn = Signal(object)
    """Id of the measure."""

    def __init__(self, realised: Realised) -> None:
        super().__init__()
        column = vbox(spacing=2)
        for share, unit in ((realised.cash, self.tr("une fois")), (realised.yearly, self.tr("par an"))):
            if share is not None:
                column.addLayout(self._head(realised, share, unit))
                column.addWidget(Band(comparison_values(share), "accent"))
        if realised.measure.words:
            column.addWidget(TextLabel(words.quoted(realised.measure.words), 12, 500, "text2", wrap=True))
        self.setLayout(column)

    def _head(self, realised: Realised, share: Share, unit: str) -> QHBoxLayout:
        colour = "success" if share.is_kept else "warning"
        text = self.tr("Constaté {amount} {unit}, {share} du promis")
        shown = text.format(
            amount=i18n.money(share.actual_cents, decimals=False), unit=unit, share=i18n.percent(_likely(share))
        )
        day = TextLabel(i18n.date_text(realised.measure.measured_on), 12, 400, "text3", tnum=True)
        back = IconButton("x", self.tr("Retirer ce constat"), 28, "text3")
        back.clicked.connect(lambda _=False: self.withdrawn.emit(realised.measure.id))
        line = hbox(TextLabel(shown, 12, 600, colour, wrap=True), day, back, spacing=8)
        line.setStretch(0, 1)
        return line


def _likely(share: Share) -> float:
    return float(share.percent.likely) / 100


def comparison_values(share: Share) -> BandValues:
    """The promise as a band, with what was measured as the line it is held against.

    Args:
        share: Promised and measured.
    """
    promised = (share.promised_low_cents, share.promised_cents, share.promised_high_cents)
    low, likely, high = (i18n.money(one, decimals=False) for one in promised)
    actual = i18n.money(share.actual_cents, decimals=False)
    said = words.translate("BenefitBand", "constaté {amount}").format(amount=actual)
    text = words.translate("BenefitBand", "Promis de {low} à {high}, probable {likely}, {actual}")
    return BandValues(
        promised[0] / 100, promised[1] / 100, promised[2] / 100, (low, likely, high), share.actual_cents / 100, said,
        text.format(low=low, high=high, likely=likely, actual=said),
    )  # fmt: skip


def realised_line(entry: FigureEntry) -> str:
    """Promised against realised in one line; empty when nothing was measured."""
    if not entry.realised:
        return ""
    share = entry.realised[0].yearly or entry.realised[0].cash
    if share is None:
        return ""
    text = words.translate("BenefitBand", "Constaté {amount}, {share} du promis")
    return text.format(amount=i18n.money(share.actual_cents, decimals=False), share=i18n.percent(_likely(share)))
