"""The result of a calculator (résultat): drawn above while one types, explained in words below."""

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.quote import Quote, icon_line
from salesdesk.desktop.widgets import (
    Band,
    BandValues,
    Button,
    Card,
    Chip,
    StatFigure,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.money import spoken
from salesdesk.domain.value import Estimate, Kind
from salesdesk.domain.value.decisions import LOWEST_RATIO
from salesdesk.services.benefits import Benefit, BenefitCard

_WHOLE_PROMISE = 100


def band_values(benefit: Benefit, messages: Messages, price_cents: int | None) -> BandValues:
    """What the band of a result shows: its money, else its first output, held against what it is judged by.

    Args:
        benefit: The result.
        messages: Words of units.
        price_cents: Amount of the affair; None without one.
    """
    amounts = benefit.cash_once if benefit.kind is Kind.CASH_ONCE else benefit.yearly
    threshold: float | None = None
    limit = ""
    if amounts is not None:
        cents = (amounts.low_cents, amounts.likely_cents, amounts.high_cents)
        labels = (i18n.money(spoken(cents[0])), i18n.money(spoken(cents[1])), i18n.money(spoken(cents[2])))
        low, likely, high = (one / 100 for one in cents)
        if price_cents and benefit.kind is Kind.YEARLY_GAIN:
            threshold, limit = price_cents / 100, words.translate("BenefitBand", "Prix\u00a0: {price}").format(
                price=i18n.money_short(price_cents)
            )  # fmt: skip
    else:
        one: Estimate = benefit.outputs[benefit.headline]
        low, likely, high = float(one.low), float(one.likely), float(one.high)
        labels = tuple(  # type: ignore[assignment]  # three texts of three values
            words.estimate(Estimate(one.unit, value, value, value, one.exact), messages)
            for value in (one.low, one.likely, one.high)
        )
        if benefit.formula == "benefit_ratio":
            threshold, limit = float(LOWEST_RATIO), words.translate("BenefitBand", "3 pour 1")
        elif benefit.formula == "realised_vs_promised":
            threshold, limit = float(_WHOLE_PROMISE), words.translate("BenefitBand", "promis")
    text = words.translate("BenefitBand", "De {low} à {high}, probable {likely}")
    said = text.format(low=labels[0], high=labels[2], likely=labels[1])
    said = f"{said}, {limit}" if limit else said
    return BandValues(low, likely, high, labels, threshold, limit, said)


class ResultHead(Card):
    """The figure and its band, or what is still missing; it stays in sight while the inputs scroll.

    Args:
        messages: Words of formulas.
        price_cents: Amount of the affair; None without one.
    """

    def __init__(self, messages: Messages, price_cents: int | None) -> None:
        self._messages, self._price_cents = messages, price_cents
        self.figure = StatFigure("", "")
        self.chip = Chip("", "warning")
        self.band = Band()
        self.ask = TextLabel("", 13, 500, "text2", wrap=True)
        head = hbox(self.figure, None, self.chip, spacing=8)
        super().__init__(
            vbox(head, self.band, self.ask, spacing=4, margins=(16, 10, 16, 10)),
            fill="sunken", border="sunken", radius=10, shadow=False,
        )  # fmt: skip

    def show_result(self, benefit: Benefit | None, trouble: str) -> None:
        """Shows a result.

        Args:
            benefit: It; None while there is none.
            trouble: What to say instead.
        """
        known = benefit is not None
        for part in (self.figure, self.band):
            part.setVisible(known)
        self.chip.setVisible(known and benefit is not None and benefit.to_confirm)
        self.ask.setVisible(not known)
        self.ask.setText(trouble or self.tr("Le résultat s’affiche dès que les chiffres sont là."))
        if benefit is None:
            self.band.set_values(None)
            self.setAccessibleName(self.ask.text())
            return
        large = words.headline(benefit, self._messages)
        self.figure.set_figure(large.figure, large.unit)
        self.chip.set_content(self.tr("À confirmer"), "warning")
        values = band_values(benefit, self._messages, self._price_cents)
        self.band.set_values(values)
        self.setAccessibleName(f"{large.figure} {large.unit}. {values.spoken}")


class ResultDetail(QWidget):
    """How the figure was computed, what to say, why it is to be confirmed, what follows from it.

    Args:
        card: The benefit that is computed; its talking point gives the sentence.
        messages: Words of formulas.
    """

    def __init__(self, card: BenefitCard, messages: Messages) -> None:
        super().__init__()
        self._card, self._messages = card, messages
        self._list = vbox(spacing=8)
        self._sentence = ""
        self.setLayout(self._list)

    def sentence(self) -> str:
        """The sentence to say aloud; empty while there is no figure."""
        return self._sentence

    def texts(self) -> list[str]:
        """Every line that is shown."""
        return [one.text() for one in self.findChildren(TextLabel) if one.isVisibleTo(self)]

    def show_result(self, benefit: Benefit | None) -> None:
        """Shows what explains a result; nothing for None."""
        clear_layout(self._list)
        self._sentence = ""
        if benefit is not None:
            self._calculation(benefit)
            self._say(benefit)
            self._doubts(benefit)
        for key in benefit.notes if benefit is not None else self._card.formula.notes:
            self._list.addLayout(icon_line("info", self._messages.text(key)))

    def _calculation(self, benefit: Benefit) -> None:
        self._list.addWidget(TextLabel(self.tr("Le calcul en mots"), 12, 600, "text3"))
        for line in words.calculation(benefit, self._messages):
            self._list.addLayout(icon_line("calculator", line, "text2"))
        for line in words.amounts(benefit):
            self._list.addLayout(icon_line("euro", line, "text2", 500))

    def _say(self, benefit: Benefit) -> None:
        self._sentence = words.sentence_of(self._card.formula, self._card.point, benefit, self._messages)
        copy = Button(self.tr("Copier la phrase"), "ghost", "copy", height=28)
        copy.clicked.connect(lambda _=False: QApplication.clipboard().setText(self._sentence))
        self._list.addLayout(hbox(TextLabel(self.tr("À dire à voix haute"), 12, 600, "text3"), None, copy))
        self._list.addWidget(Quote(words.quoted(self._sentence)))

    def _doubts(self, benefit: Benefit) -> None:
        for text in words.doubts(self._card.formula, benefit.reasons, self._messages):
            self._list.addLayout(icon_line("triangle-alert", text, "warning", 500))
        for key in benefit.advice:
            self._list.addLayout(icon_line("shield-alert", self._messages.text(key), "danger", 500))
