"""The price list of extras (tarif): read by all, changed by managers and sales operations."""

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import words
from salesdesk.desktop.value.forms import TariffForm
from salesdesk.desktop.value.tab import Tab
from salesdesk.desktop.widgets import Button, Card, RowChip, RowContent, StatFigure, TextLabel, hbox, vbox
from salesdesk.services import extra_tariffs
from salesdesk.services.extra_tariffs import ExtraTariff, PriceList, TariffLine
from salesdesk.services.extra_work import worked_out_price

_MINUTES_IN_HOUR = 60


class TariffTab(Tab):
    """The price list, by name."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: PriceList | None = None
        self.form: TariffForm | None = None
        super().__init__(desk, page, "euro")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Tarif du hors périmètre"))
        self._show_empty()
        super().retranslate()

    def _show_empty(self) -> None:
        self.empty.set_texts(
            self.tr("Aucun prix au tarif"),
            self.tr("Un travail souvent demandé a un prix d’avance\u00a0: personne ne l’improvise devant le client."),
            self.new_text(),
        )

    def new_text(self) -> str:
        """The main button adds a line, for who may."""
        return self.tr("Ajouter au tarif") if self.shown is not None and self.shown.may_write else ""

    def run_new(self) -> None:
        """Opens the form of a new line."""
        self.edit(None)

    def load(self) -> None:
        """Reads the price list."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: extra_tariffs.price_list(workspace), self._show, key="tariffs")

    def _show(self, found: PriceList) -> None:
        self.shown = found
        self._show_empty()
        self.show_rows([(line.tariff.id, line) for line in found.lines])
        self.figures_changed.emit()

    def content(self, row: object) -> RowContent:
        """One line."""
        assert isinstance(row, TariffLine)  # the model holds nothing else
        chips = (RowChip(self.tr("Prix fixe")),) if row.tariff.price_cents is not None else ()
        return RowContent(row.tariff.name, self._made_of(row.tariff), icon="file-text", icon_colour="text3",
                          chips=chips, amount=words.euros(row.price_cents))  # fmt: skip

    def _made_of(self, tariff: ExtraTariff) -> str:
        hours = i18n.number_text(tariff.minutes / _MINUTES_IN_HOUR, 1 if tariff.minutes % _MINUTES_IN_HOUR else 0)
        text = self.tr("{hours}\u00a0h × {rate}").format(hours=hours, rate=words.euros(tariff.hourly_cents))
        rest = self.tr("+ {share} d’imprévu").format(share=i18n.percent(tariff.contingency))
        return f"{text} {rest}" if tariff.contingency else text

    def spoken(self, row: object) -> str:
        """A line read aloud."""
        content = self.content(row)
        return words.spoken(content.title, content.subtitle, content.amount)

    def fill_detail(self, row: object) -> None:
        """One line in full."""
        assert isinstance(row, TariffLine)  # the model holds nothing else
        self.add(TextLabel(row.tariff.name, 15, 600, wrap=True))
        price = StatFigure(words.euros(row.price_cents), self.tr("de prix annoncé"))
        made_of = TextLabel(self._made_of(row.tariff), 12, 400, "text2", wrap=True)
        self.add(Card.panel(vbox(price, made_of, spacing=2, margins=(14, 10, 14, 12))))
        if row.tariff.note:
            self.add(TextLabel(row.tariff.note, 13, 400, "text2", wrap=True))
        if self.shown is None or not self.shown.may_write:
            return
        change, retire = Button(self.tr("Modifier…"), "secondary", "pencil", 34), Button(
            self.tr("Retirer du tarif"), "ghost", "archive", 34
        )  # fmt: skip
        change.clicked.connect(lambda _=False: self.edit(row.tariff))
        retire.clicked.connect(lambda _=False: self._retire(row.tariff))
        self.add(hbox(change, retire, None, spacing=8))

    def _price_of(self, minutes: int, hourly_cents: int, percent: int) -> int | None:
        if not (0 < minutes <= 2_000 * _MINUTES_IN_HOUR and 500 <= hourly_cents <= 50_000 and 0 <= percent <= 100):
            return None
        return worked_out_price(minutes, hourly_cents, percent, self.desk.today)

    def edit(self, known: ExtraTariff | None) -> None:
        """Opens the form of a line; None for a new one."""
        form = TariffForm(known, self._price_of)
        self.form = form

        def save() -> None:
            work = partial(extra_tariffs.save, self.desk.workspace, form.draft(), initiator=self.page)
            self.work.run(work, self.tr("Tarif enregistré"))

        self.work.ask(self.tr("Ligne du tarif"), form, self.tr("Enregistrer"), save)

    def _retire(self, tariff: ExtraTariff) -> None:
        work = partial(extra_tariffs.retire, self.desk.workspace, tariff.id, initiator=self.page)
        self.work.run(work, self.tr("Retiré du tarif"))
