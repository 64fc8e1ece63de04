"""What changes (ce qui change): the version against another one, in words, and what its author says of it."""

from PySide6.QtWidgets import QWidget

from salesdesk.desktop.change_words import (
    Names,
    before_and_after,
    change_look,
    field_text,
    kind_text,
    names_of_parts,
    part_name,
)
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.widgets import (
    Card,
    Chip,
    ComboBox,
    EmptyState,
    ScrollColumn,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.services import process_mapping, process_versions
from salesdesk.services.process_versions import Change, Difference, PartKind
from salesdesk.services.processes import ProcessVersion

_MOST_SHOWN = 150


class ChangesSection(Section):
    """The differences of the chosen version from the one before, or from any other."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.since = ComboBox()
        self._since_label = TextLabel("", 13, 500, "text2")
        self._rows = vbox(spacing=10)
        self.empty = EmptyState("history", "")
        self._head = boxed(hbox(self._since_label, sized(self.since, 260), None, spacing=10))
        self._scroll = ScrollColumn(vbox(boxed(self._rows), None))
        self._none = Card(vbox(self.empty))
        column = vbox(self._head, self._scroll, self._none, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        self.differences: tuple[Difference, ...] = ()
        self._names: Names = {}
        self.since.currentIndexChanged.connect(lambda _index: self._compare())
        self.retranslate()

    def load(self) -> None:
        """Offers the other versions, the one before chosen, and compares."""
        opened = self.opened
        if opened is None:
            return
        self.since.blockSignals(True)
        self.since.clear()
        for one in opened.others:
            said = self.tr("version {n}, du {day}")
            day = date_text(one.published_at.astimezone().date())
            self.since.addItem(said.format(n=one.version, day=day), str(one.id))
        before = opened.previous
        if before is not None:
            self.since.set_value(str(before.id))
        self.since.blockSignals(False)
        for widget in (self._head, self._scroll):
            widget.setVisible(before is not None)
        self._none.setVisible(before is None)
        if before is not None:
            self._compare()

    def _other(self) -> ProcessVersion | None:
        others = self.opened.others if self.opened else ()
        return next((one for one in others if str(one.id) == self.since.value()), None)

    def _compare(self) -> None:
        opened, other = self.opened, self._other()
        if opened is None or other is None:
            return
        own = opened.version
        self.desk.jobs.read(self.page, lambda: process_versions.changes(other, own), self._show, key="changes")

    def _show(self, found: tuple[Difference, ...]) -> None:
        self.differences = found
        self._render()

    def retranslate(self) -> None:
        """Sets the texts again."""
        self._since_label.setText(self.tr("Depuis"))
        self.since.setAccessibleName(self.tr("Comparer avec"))
        self.empty.set_texts(
            self.tr("C’est la première version"),
            self.tr("À la prochaine, ce qui a été ajouté, retiré, reformulé ou rechiffré se lira ici, ligne à ligne."),
        )
        self._render()

    def _render(self) -> None:
        clear_layout(self._rows)
        other = self._other()
        if self.opened is None or other is None:
            return
        self._names = names_of_parts((process_versions.readable(other), self.opened.process))
        if self.opened.version.notes:
            self._rows.addWidget(self._notes(self.opened.version))
        mapping = self._mapping()
        if mapping is not None:
            self._rows.addWidget(mapping)
        if not self.differences:
            self._rows.addWidget(TextLabel(self.tr("Rien ne change entre ces deux versions."), 13, 400, "text2"))
            return
        shown = [self._row(one) for one in self.differences[:_MOST_SHOWN]]
        self._rows.addWidget(Card(vbox(*shown, spacing=14, margins=(20, 16, 20, 18))))
        if len(self.differences) > _MOST_SHOWN:
            more = self.tr("et {n} de plus").format(n=len(self.differences) - _MOST_SHOWN)
            self._rows.addWidget(TextLabel(more, 12, 400, "text3"))

    def _notes(self, version: ProcessVersion) -> QWidget:
        title = self.tr("Notes de la version {n}").format(n=version.version)
        texts = vbox(TextLabel(title, 12, 600, "accent_text"), TextLabel(version.notes, 13, 400, wrap=True), spacing=4,
                     margins=(16, 12, 16, 14))  # fmt: skip
        return Card.panel(texts, fill="accent_soft", radius=10)

    def _mapping(self) -> QWidget | None:
        opened = self.opened
        if opened is None or opened.previous is None or self._other() != opened.previous:
            return None
        said = process_mapping.mapping_said(opened.version)
        moved = {old: new for old, new in said.items() if old != new}
        if not moved:
            return None
        names = {key: said for (kind, key), said in self._names.items() if kind is PartKind.STAGE}
        rows = vbox(TextLabel(self.tr("Où vont les affaires en cours"), 13, 600), spacing=6, margins=(20, 14, 20, 16))
        for old, new in moved.items():
            goes = (
                names.get(new, new) if new else self.tr("pas d’étape correspondante\u00a0: elles restent où elles sont")
            )
            rows.addWidget(TextLabel(f"{names.get(old, old)} → {goes}", 13, 400, "text2", wrap=True))
        return Card(rows)

    def _row(self, one: Difference) -> QWidget:
        text, tone = change_look(one.change)
        field = field_text(one.field)
        kind = f"{kind_text(one.part.value)} · {field}" if field else kind_text(one.part.value)
        texts = vbox(
            TextLabel(kind, 12, 500, "text3"), TextLabel(part_name(one, self._names), 13, 500, wrap=True), spacing=2
        )  # fmt: skip
        said = before_and_after(one, self._names, self.desk.messages)
        if said is not None:
            before, after = said
            if one.change is Change.REWORDED:
                texts.addWidget(
                    TextLabel(self.tr("Avant\u00a0: {text}").format(text=before), 12, 400, "text3", wrap=True)
                )
                texts.addWidget(
                    TextLabel(self.tr("Après\u00a0: {text}").format(text=after), 12, 500, "text", wrap=True)
                )
            else:
                texts.addWidget(TextLabel(f"{before} → {after}", 13, 600, "text", wrap=True, tnum=True))
        row = hbox(sized(boxed(vbox(hbox(Chip(text, tone), None), None, spacing=0)), 96), texts, spacing=10)
        row.setStretch(1, 1)
        return boxed(row)
