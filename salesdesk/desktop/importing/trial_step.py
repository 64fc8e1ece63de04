"""Third and fourth step: what every row would do, or did (essai à blanc, résultat)."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.importing.words import amount_text, correction_text, line_content
from salesdesk.desktop.widgets import (
    Banner,
    Card,
    ItemsModel,
    PagedListView,
    RowContent,
    SectionHeader,
    SegmentControl,
    StatFigure,
    TextLabel,
    WindowedModel,
    boxed,
    hbox,
    sized,
    vbox,
)
from salesdesk.desktop.widgets.windowed import Deliver
from salesdesk.services.importing import AgentCount, Correction, LineKind, Preview, PreviewLine


class _Figure(QWidget):
    """A count under its name."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self.name = TextLabel("", 12, 500, "text2")
        self.figure = StatFigure("0", "", colour, 20)
        self.setLayout(vbox(self.name, self.figure, spacing=2))

    def show_count(self, name: str, count: int, note: str = "") -> None:
        """Shows a count."""
        self.name.setText(name)
        self.figure.set_figure(QLocale().toString(count), note)


class TrialStep(QWidget):
    """Counts above, the lines worth a look at the left, agents and corrections at the right.

    Args:
        messages: Words of problems and corrections.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.preview: Preview | None = None
        self._shown: list[int] = []
        self.banner = Banner(closable=False)
        self._figures = {
            "entered": _Figure("success"),
            "corrected": _Figure("accent_text"),
            "unchanged": _Figure("text"),
            "duplicate": _Figure("warning"),
            "listed": _Figure("danger"),
        }
        self._sum = TextLabel("", 12, 400, "text2", wrap=True, tnum=True)
        self.filter = SegmentControl()
        self.filter.chosen.connect(lambda _key: self._filter())
        self.model = WindowedModel(self._fetch, lambda row, _column: self._spoken(row), parent=self)
        self.lines = PagedListView(self.model, self._content, name="")
        self._agents_title = SectionHeader("")
        self.agents = ItemsModel(str, parent=self)
        self._agents_list = PagedListView(self.agents, self._agent, height=52)
        self._corrections_title = SectionHeader("")
        self.corrections = ItemsModel(str, parent=self)
        self._corrections_list = PagedListView(self.corrections, self._correction, height=52)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        figures = Card(
            vbox(hbox(*self._figures.values(), None, spacing=36), self._sum, spacing=8, margins=(20, 14, 20, 14))
        )
        lines = vbox(hbox(self.filter, None, margins=(14, 12, 14, 6)), self.lines, spacing=4, margins=(2, 0, 2, 8))
        lines.setStretch(1, 1)
        self._agents_card = Card(
            vbox(hbox(self._agents_title, margins=(14, 12, 14, 4)), self._agents_list, spacing=2, margins=(2, 0, 2, 8))
        )
        self._corrections_card = Card(
            vbox(
                hbox(self._corrections_title, margins=(14, 12, 14, 4)),
                self._corrections_list,
                spacing=2,
                margins=(2, 0, 2, 8),
            )
        )
        right = vbox(self._agents_card, self._corrections_card, spacing=12)
        right.setStretch(0, 3)
        right.setStretch(1, 2)
        body = hbox(Card(lines), sized(boxed(right), 360), spacing=16)
        body.setStretch(0, 1)
        column = vbox(self.banner, figures, body, spacing=12)
        column.setStretch(2, 1)
        self.setLayout(column)

    def retranslate(self) -> None:
        """Sets the texts."""
        self._agents_title.set_title(self.tr("Par commercial"))
        self._corrections_title.set_title(self.tr("Corrections"))
        self.lines.setAccessibleName(self.tr("Lignes du fichier"))
        self._agents_list.setAccessibleName(self.tr("Par commercial"))
        self._corrections_list.setAccessibleName(self.tr("Corrections"))
        self.filter.setAccessibleName(self.tr("Lignes montrées"))
        if self.preview is not None:
            self.show_preview(self.preview)

    def show_preview(self, preview: Preview) -> None:
        """Shows what an import would do, or did."""
        self.preview = preview
        total, kinds = preview.total, preview.kinds
        currency = preview.request.mapping.default_currency
        new = self.tr("dont {count} nouvelles").format(count=QLocale().toString(kinds[LineKind.NEW]))
        entered = total.imported + total.corrected
        self._figures["entered"].show_count(self.tr("Importées"), entered.rows, new)
        self._figures["corrected"].show_count(self.tr("Corrigées"), total.corrected.rows)
        self._figures["unchanged"].show_count(self.tr("Inchangées"), kinds[LineKind.UNCHANGED])
        self._figures["duplicate"].show_count(self.tr("Doublons"), kinds[LineKind.DUPLICATE])
        self._figures["listed"].show_count(self.tr("Écartées"), total.listed.rows)
        left = total.listed + total.duplicate
        self._sum.setText(
            self.tr(
                "{rows} lignes = {entered} importées + {left} écartées ou en double ; {value} = {taken} + {rest}."
            ).format(
                rows=QLocale().toString(total.total.rows),
                entered=QLocale().toString(entered.rows),
                left=QLocale().toString(left.rows),
                value=amount_text(total.total.value_cents, currency),
                taken=amount_text(entered.value_cents, currency),
                rest=amount_text(left.value_cents, currency),
            )
        )
        self.agents.set_items(list(preview.by_agent.items()))
        self._agents_card.setVisible(len(preview.by_agent) > 1 or "" not in preview.by_agent)
        self.corrections.set_items(list(enumerate(preview.corrections)))
        self._corrections_card.setVisible(bool(preview.corrections))
        self._show_filter(preview)

    def _show_filter(self, preview: Preview) -> None:
        counts = {
            "listed": (self.tr("Écartées"), preview.kinds[LineKind.LISTED]),
            "corrected": (self.tr("Corrigées"), preview.total.corrected.rows),
            "duplicate": (self.tr("Doublons"), preview.kinds[LineKind.DUPLICATE]),
            "changed": (self.tr("Modifiées"), preview.kinds[LineKind.CHANGED]),
            "new": (self.tr("Nouvelles"), preview.kinds[LineKind.NEW]),
        }
        shown = [(key, f"{name} {QLocale().toString(count)}") for key, (name, count) in counts.items() if count]
        self.filter.set_choices([*shown, ("all", self.tr("Toutes"))], shown[0][0] if shown else "all")
        self._filter()

    def _filter(self) -> None:
        if self.preview is None:
            return
        wanted = self.filter.current()
        self._shown = [
            at
            for at, line in enumerate(self.preview.lines)
            if wanted in ("all", line.kind) or (wanted == "corrected" and line.corrected)
        ]
        self.model.set_ids(self._shown)
        self.lines.scrollToTop()

    def _fetch(self, ids: Sequence[Hashable], deliver: Deliver) -> None:
        lines = self.preview.lines if self.preview is not None else ()
        rows: Mapping[Hashable, object] = {at: lines[at] for at in ids if isinstance(at, int) and at < len(lines)}
        deliver(rows)

    def _spoken(self, row: object) -> str:
        content = self._content(row)
        return f"{content.title}. {content.subtitle}"

    def _content(self, row: object) -> RowContent:
        assert isinstance(row, PreviewLine)
        assert self.preview is not None
        title = self.tr("Ligne {line} – {label}").format(line=row.line, label=row.planned.label or "—")
        return line_content(self._messages, row, title, self.preview.request.mapping.default_currency)

    def _agent(self, item: object) -> RowContent:
        assert isinstance(item, AgentCount)
        assert self.preview is not None
        name = next((agent for agent, count in self.preview.by_agent.items() if count is item), "")
        entered = item.imported + item.corrected
        left = item.total.rows - entered.rows
        note = self.tr("{entered} importées, {left} écartées").format(entered=entered.rows, left=left)
        value = amount_text(item.total.value_cents, self.preview.request.mapping.default_currency)
        return RowContent(
            title=name or self.tr("Sans commercial"),
            subtitle=note,
            avatar=name or "?",
            amount=value if item.total.value_cents else "",
        )

    def _correction(self, item: object) -> RowContent:
        assert isinstance(item, tuple)
        correction, count = item
        assert isinstance(correction, Correction)
        title = f"{correction.before} → {correction.after}"
        return RowContent(
            title=title, subtitle=correction_text(self._messages, correction), amount=f"× {QLocale().toString(count)}"
        )

    def changeEvent(self, event: QEvent) -> None:
        """Sets the texts again when the language changes."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
