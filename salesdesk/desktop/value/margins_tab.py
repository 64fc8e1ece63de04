"""First-year margins (marges de première année): expected at signature, checked at month 3."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.margin_form import ask_margin
from salesdesk.desktop.value import words
from salesdesk.desktop.value.forms import MonthThreeForm
from salesdesk.desktop.value.tab import HeadFigure, Tab
from salesdesk.desktop.widgets import Banner, Button, Card, RowChip, RowContent, StatFigure, TextLabel, hbox, vbox
from salesdesk.services import margins
from salesdesk.services.margins import MarginBook, MarginLine, MarginReview


class MarginsTab(Tab):
    """Signed affairs: checks due first, then those whose margin nobody worked out."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: MarginBook | None = None
        self.form: MonthThreeForm | None = None
        super().__init__(desk, page, "gauge")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Marges"))
        self.empty.set_texts(
            self.tr("Aucune affaire signée depuis un an"),
            self.tr("À la signature, la marge de la première année se calcule\u00a0: prix, moins pratiques, moins "
                    "gestes. Elle se vérifie au mois 3."),
        )  # fmt: skip
        super().retranslate()

    def load(self) -> None:
        """Reads the margins."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: margins.margins(workspace), self._show, key="margins")

    def _show(self, book: MarginBook) -> None:
        self.shown = book
        self.show_rows([(line.opportunity_id, line) for line in book.lines])
        self.figures_changed.emit()

    def figures(self) -> Sequence[HeadFigure]:
        """Margin expected, checks due, margins missing."""
        if self.shown is None:
            return ()
        book = self.shown
        expected = sum(line.review.margin_cents for line in book.lines if line.review is not None)
        return (
            HeadFigure(words.euros(expected), self.tr("attendus la première année"), "success"),
            HeadFigure(str(book.due), self.tr("à vérifier au mois 3"), "warning" if book.due else "text"),
            HeadFigure(str(book.missing), self.tr("sans marge calculée"), "warning" if book.missing else "text"),
        )

    def content(self, row: object) -> RowContent:
        """One signed affair."""
        assert isinstance(row, MarginLine)  # the model holds nothing else
        signed = self.tr("signée le {day}").format(day=i18n.date_text(row.signed_on))
        if row.review is None:
            return RowContent(
                row.affair, words.joined(row.account_name, signed), icon="calculator", icon_colour="warning",
                chips=(RowChip(self.tr("À calculer"), "warning"),), amount=words.euros(row.amount_cents),
                note=self.tr("signés"),
            )  # fmt: skip
        left = row.seen_cents if row.seen_cents is not None else row.review.margin_cents
        chip = RowChip(self.tr("Attendue"))
        if row.is_due:
            chip = RowChip(self.tr("Mois 3 à vérifier"), "warning")
        elif row.seen_cents is not None:
            chip = RowChip(self.tr("Vérifiée"), "success" if left >= 0 else "danger")
        return RowContent(
            row.affair, words.joined(row.account_name, signed), icon="gauge",
            icon_colour="warning" if row.is_due else "text3", chips=(chip,), amount=words.euros(left),
            amount_colour="success" if left >= 0 else "danger", note=self.tr("de marge"),
        )  # fmt: skip

    def spoken(self, row: object) -> str:
        """A line read aloud."""
        content = self.content(row)
        chips = (chip.text for chip in content.chips)
        return words.spoken(content.title, content.subtitle, *chips, f"{content.amount} {content.note}")

    def fill_detail(self, row: object) -> None:
        """One margin in full."""
        assert isinstance(row, MarginLine)  # the model holds nothing else
        self.add(TextLabel(row.affair, 15, 600, wrap=True))
        self.add(TextLabel(row.account_name, 13, 400, "text2"))
        may = self.shown is not None and self.shown.may_write
        if row.review is None:
            self.add(Banner(self.tr("La marge de la première année n’est pas calculée"), "warning", closable=False))
            if may:
                self._add_button(self.tr("Calculer la marge…"), "calculator", lambda: self.ask(row))
            return
        self._add_sum(row.review)
        if row.review.decision:
            signed = words.joined(self.tr("Signée quand même"), row.decided_by, words.day(row.review.decided_on))
            self.add(Banner(signed, "danger", row.review.decision, closable=False))
        self._add_month_three(row, row.review)
        if may and row.review.reviewed_on is None:
            self._add_button(self.tr("Vérifier au mois 3…"), "clipboard-check", lambda: self.check(row), row.is_due)
        if may:
            self._add_button(self.tr("Corriger la marge attendue…"), "pencil", lambda: self.ask(row), main=False)

    def _add_sum(self, review: MarginReview) -> None:
        colour = "success" if review.margin_cents >= 0 else "danger"
        column = vbox(
            StatFigure(words.euros(review.margin_cents), self.tr("de marge attendue"), colour), 6, spacing=4,
            margins=(14, 10, 14, 12),
        )  # fmt: skip
        for name, cents in (
            (self.tr("Prix"), review.price_cents), (self.tr("Pratiques"), -review.practices_cents),
            (self.tr("Gestes"), -review.gifts_cents),
        ):  # fmt: skip
            line = hbox(TextLabel(name, 13, 400, "text2"), TextLabel(words.euros(cents), 13, 500, tnum=True), spacing=8)
            line.setStretch(0, 1)
            column.addLayout(line)
        self.add(Card.panel(column))

    def _add_month_three(self, row: MarginLine, review: MarginReview) -> None:
        if row.seen_cents is None:
            text = self.tr("À vérifier le {day}").format(day=words.day(row.check_on))
            self.add(TextLabel(text, 13, 500, "warning" if row.is_due else "text2"))
            return
        seen = self.tr("Vu le {day}\u00a0: {margin} de marge sur l’année").format(
            day=words.day(review.reviewed_on), margin=words.euros(row.seen_cents)
        )
        self.add(TextLabel(seen, 13, 600, "success" if row.seen_cents >= 0 else "danger", wrap=True))
        if review.review_words:
            self.add(TextLabel(review.review_words, 13, 400, "text2", wrap=True))

    def _add_button(self, text: str, icon: str, run: Callable[[], None], main: bool = True) -> None:
        button = Button(text, "primary" if main else "secondary", icon, 34)
        button.clicked.connect(lambda _=False: run())
        self.add(hbox(button, None))

    def ask(self, row: MarginLine) -> None:
        """Opens the form of the margin."""
        ask_margin(self.desk, self.page, row.opportunity_id)

    def check(self, row: MarginLine) -> None:
        """Opens the form of month 3."""
        review = row.review
        if review is None:
            return
        form = MonthThreeForm(review, row.affair)
        self.form = form

        def save() -> None:
            seen, said = form.seen.cents() or 0, form.words.toPlainText()
            work = partial(margins.check, self.desk.workspace, review.id, seen, said, initiator=self.page)
            self.work.run(work, self.tr("Mois 3 vérifié"))

        self.work.ask(self.tr("Ce que montre le mois 3"), form, self.tr("Garder le constat"), save, row.account_name)
