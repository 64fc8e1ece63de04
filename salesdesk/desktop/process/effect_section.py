"""The effect of the process by version (effet): cycle, where lost affairs were lost, signed and paid; unused lines."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.desktop.change_words import kind_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text, money, number_text
from salesdesk.desktop.process.effect_chart import BarChart, BarRow
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.words import counted, quoted, words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    EmptyState,
    ScrollColumn,
    StatFigure,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.process_check import ENOUGH
from salesdesk.services import process_versions
from salesdesk.services.process_versions import Effects, UnusedField, VersionEffect


class EffectSection(Section):
    """The versions side by side, then what nobody used, each with a proposal to take it out."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.found: Effects | None = None
        self.removals: list[Button] = []
        self.empty = EmptyState("trending-up", "")
        self._column = vbox(spacing=12)
        self._scroll = ScrollColumn(vbox(boxed(self._column), None))
        self._none = Card(vbox(self.empty))
        column = vbox(self._scroll, self._none)
        self.setLayout(column)
        self._none.hide()
        self.retranslate()

    def load(self) -> None:
        """Reads what the versions led to."""
        if self.opened is not None:
            workspace, wanted = self.desk.workspace, self.opened.version.id
            self.desk.jobs.read(self.page, lambda: process_versions.effects(workspace, wanted), self._show,
                                key="effect")  # fmt: skip

    def _show(self, found: Effects) -> None:
        self.found = found
        self._render()

    def retranslate(self) -> None:
        """Sets every text."""
        self.empty.set_texts(
            self.tr("L’effet se lit sur le poste des managers"),
            self.tr("Il se calcule avec les affaires, et votre rôle n’en détient aucune\u00a0: les managers et la "
                    "direction le voient ici pour leurs équipes. Demandez-leur cette vue avant de publier."),
        )  # fmt: skip
        self._render()

    def take_focus(self) -> None:
        """Puts the keyboard on the first line to take out."""
        if self.removals:
            self.removals[0].setFocus()

    def _render(self) -> None:
        found = self.found
        if found is None:
            return
        self._scroll.setVisible(found.sees_affairs)
        self._none.setVisible(not found.sees_affairs)
        clear_layout(self._column)
        self.removals = []
        if not found.sees_affairs:
            return
        row = hbox(*(self._version(one, found) for one in found.versions[-3:]), spacing=12)
        self._column.addLayout(row)
        self._column.addWidget(self._unused(found))

    def _version(self, one: VersionEffect, found: Effects) -> QWidget:
        day = date_text(one.version.published_at.astimezone().date())
        title = TextLabel(self.tr("Version {n}").format(n=one.version.version), 15, 600)
        column = vbox(hbox(title, None, TextLabel(day, 12, 400, "text3")), spacing=12, margins=(18, 14, 18, 16))
        still = counted(one.open, self.tr("{n} affaire en cours"), self.tr("{n} affaires en cours"))
        ended = counted(one.ended, self.tr("{n} terminée"), self.tr("{n} terminées"))
        column.addWidget(TextLabel(f"{still} · {ended}", 12, 400, "text2", tnum=True))
        if not one.enough:
            said = self.tr("Pas assez de données (n = {n} sur {least})").format(n=one.ended, least=ENOUGH)
            column.addWidget(Card.panel(vbox(TextLabel(said, 13, 500, "text2", wrap=True), margins=(12, 10, 12, 10))))
        else:
            self._figures(column, one)
            self._losses(column, one, found)
            self._amounts(column, one, found)
        column.addStretch(1)
        return Card(column)

    def _figures(self, column: QVBoxLayout, one: VersionEffect) -> None:
        days = "–" if one.cycle_days is None else number_text(one.cycle_days)
        won = self.tr("gagnées sur {n}").format(n=one.ended)
        column.addLayout(
            hbox(StatFigure(days, self.tr("jours de cycle"), "text", 26),
                 StatFigure(number_text(one.wins), won, "success", 26), None, spacing=24)
        )  # fmt: skip

    def _losses(self, column: QVBoxLayout, one: VersionEffect, found: Effects) -> None:
        greatest = max((lost.count for each in found.versions for lost in each.lost), default=0)
        rows = tuple(
            BarRow(
                words(lost.label) or lost.stage_id, lost.count,
                self.tr("{n}, écartées à temps").format(n=lost.count) if lost.early else number_text(lost.count),
                "success" if lost.early else "accent",
            )
            for lost in one.lost
        )  # fmt: skip
        title = self.tr("Où les autres se sont arrêtées")
        column.addWidget(TextLabel(title, 13, 600))
        chart: QWidget = BarChart(rows, greatest, title) if rows else TextLabel(self.tr("Aucune"), 12, 400, "text2")
        column.addWidget(chart)

    def _amounts(self, column: QVBoxLayout, one: VersionEffect, found: Effects) -> None:
        title = self.tr("Signé, et payé")
        column.addWidget(TextLabel(title, 13, 600))
        rows = []
        for amount in one.amounts:
            greatest = max(
                (each.signed_cents for version in found.versions for each in version.amounts
                 if each.currency == amount.currency), default=0,
            )  # fmt: skip
            share = amount.paid_cents / amount.signed_cents if amount.signed_cents else 0.0
            said = self.tr("{signed}, dont {paid} payés").format(
                signed=self._money(amount.signed_cents, amount.currency),
                paid=self._money(amount.paid_cents, amount.currency),
            )
            rows.append(BarChart((BarRow(amount.currency, amount.signed_cents, said, "success", share),), greatest,
                                 title))  # fmt: skip
        for chart in rows:
            column.addWidget(chart)

    @staticmethod
    def _money(cents: int, currency: str) -> str:
        return money(cents) if currency == "EUR" else f"{number_text(cents / 100)}\u00a0{currency}"

    def _unused(self, found: Effects) -> QWidget:
        column = vbox(TextLabel(self.tr("Ce que personne n’utilise"), 15, 600), spacing=10, margins=(18, 14, 18, 16))
        if not found.unused:
            said = self.tr("Rien à retirer, ou pas encore {n} conversations tenues à une étape pour le dire.")
            column.addWidget(TextLabel(said.format(n=ENOUGH), 13, 400, "text2", wrap=True))
        for one in found.unused:
            column.addWidget(self._line(one))
        return Card(column)

    def _line(self, one: UnusedField) -> QWidget:
        never = self.tr("Jamais servi dans les {n} conversations tenues").format(n=one.conversations)
        texts = vbox(
            TextLabel(f"{kind_text(one.kind)} · {never}", 12, 400, "text2", wrap=True),
            TextLabel(words(one.text), 13, 500, wrap=True), spacing=1,
        )  # fmt: skip
        propose = Button(self.tr("Proposer le retrait"), "secondary", "lightbulb", 32)
        propose.setAccessibleName(f"{self.tr('Proposer le retrait')} – {words(one.text)}")
        begun = self.tr("Retirer {text}\u00a0: jamais servi dans les {n} conversations tenues.").format(
            text=quoted(words(one.text)), n=one.conversations
        )
        propose.clicked.connect(lambda _=False: self.propose_wanted.emit(one.id, begun))
        self.removals.append(propose)
        row = hbox(texts, vbox(propose, None, spacing=0), spacing=12)
        row.setStretch(0, 1)
        return boxed(row)
