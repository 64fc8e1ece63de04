"""Client cases (cas clients): what others gained, told with their agreement; the sheet of each, encrypted."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.library import words
from salesdesk.desktop.library.form import CaseForm
from salesdesk.desktop.library.tab import LibraryTab
from salesdesk.desktop.messages.sheet import SheetOpener
from salesdesk.desktop.messages.words import gain_of, share_text, spoken, uses_text
from salesdesk.desktop.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    Chip,
    RowChip,
    RowContent,
    StatFigure,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.services import attachments, library
from salesdesk.services.library import CaseEntry, ClientCase, Filter, Shelf
from salesdesk.services.library_writing import retire, save_case


class CasesTab(LibraryTab):
    """The client cases."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: Shelf | None = None
        self.form: CaseForm | None = None
        self.sheets = SheetOpener(desk, page)
        super().__init__(desk, page, "badge-check")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Cas clients"))
        self._teach()
        super().retranslate()

    def _teach(self) -> None:
        if self.shown is not None and self.shown.cases:
            self.empty.set_texts(
                self.tr("Aucun cas ne répond à ces mots"),
                self.tr("Retirez un mot ou un filtre\u00a0: on cherche dans le titre, le client, le métier, l’avant et "
                        "le résultat."),
                self.new_text(),
            )  # fmt: skip
            return
        self.empty.set_texts(
            self.tr("Aucun cas client n’est encore écrit"),
            self.tr("Un client qui a mesuré son gain convainc mieux que nous. Écrivez son avant, son résultat, et le "
                    "jour où il a accepté d’être cité."),
            self.new_text(),
        )  # fmt: skip

    def load(self) -> None:
        """Reads the library."""
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: library.shelf(workspace), self._show, key="shelf")

    def _show(self, shelf: Shelf) -> None:
        self.shown = shelf
        self.narrow(self.wanted)
        self.read.emit()

    def narrow(self, wanted: Filter) -> None:
        """Shows the cases that fit."""
        super().narrow(wanted)
        self._teach()
        if self.shown is not None:
            found = library.find(self.shown.cases, wanted)
            self.show_rows([(one.message, one) for one in found])

    def new_text(self) -> str:
        """Text of the main button; empty for who does not write here."""
        return self.tr("Nouveau cas client") if self.shown is not None and self.shown.may_write else ""

    def run_new(self) -> None:
        """Opens an empty form."""
        self.edit(None)

    def content(self, row: object) -> RowContent:
        """One case."""
        assert isinstance(row, CaseEntry)  # the model holds nothing else
        gain = gain_of(row.case)
        chips = []
        if row.retired:
            chips.append(RowChip(self.tr("Retiré"), "warning"))
        if row.case.agreed_on is None:
            chips.append(RowChip(self.tr("Sans accord"), "danger"))
        return RowContent(
            row.case.title, words.joined(row.case.client, row.case.sector), avatar=row.case.client, chips=tuple(chips),
            amount=gain[0] if gain else "", amount_colour="success", note=uses_text(row.tally),
        )  # fmt: skip

    def spoken(self, row: object) -> str:
        """A case read aloud."""
        assert isinstance(row, CaseEntry)  # the model holds nothing else
        chips = (chip.text for chip in self.content(row).chips)
        return ", ".join((spoken(row), *chips))

    def fill_detail(self, row: object) -> None:
        """One case in full."""
        assert isinstance(row, CaseEntry)  # the model holds nothing else
        case = row.case
        names = vbox(
            TextLabel(case.client, 13, 500, "text2", wrap=True), TextLabel(case.sector, 12, 400, "text3"), spacing=2
        )
        head = hbox(Avatar(case.client, 36), names, spacing=10)
        head.setStretch(1, 1)
        self.add(head)
        self.add(TextLabel(case.title, 16, 600, wrap=True, tnum=True))
        gain = gain_of(case)
        if gain is not None:
            self.add(StatFigure(*gain))
        if case.agreed_on is None:
            why = self.tr("Il n’est ni montré en visite ni imprimé tant que le client n’a pas donné son accord.")
            self.add(Banner(self.tr("Sans accord du client"), "danger", why, closable=False))
        for name, text in ((self.tr("Avant"), case.before), (self.tr("Résultat"), case.result)):
            inside = vbox(
                TextLabel(name, 12, 500, "text3"), TextLabel(text, 13, 400, wrap=True), spacing=3,
                margins=(12, 9, 12, 10),
            )  # fmt: skip
            self.add(Card.panel(inside))
        self._add_scope(row)
        self._add_sheet(case)
        if self.shown is not None and self.shown.may_write:
            self._add_buttons(case, row.retired)

    def _add_scope(self, row: CaseEntry) -> None:
        assert self.shown is not None  # rows are shown from it
        case, tally = row.case, row.tally
        where = words.stage_names(self.shown, case.process_key, case.stage_keys) or self.tr("toutes les étapes")
        who = words.role_names(case.roles, self.desk.messages) or self.tr("tous les rôles")
        taken = self.tr("Repris par le client\u00a0: {share}").format(share=share_text(tally.taken_share, tally))
        lines = [
            self.tr("Aide à\u00a0: {where}").format(where=where), self.tr("Parle à\u00a0: {who}").format(who=who), taken
        ]  # fmt: skip
        if case.agreed_on is not None:
            lines.append(self.tr("Accord du client le {day}").format(day=i18n.date_text(case.agreed_on)))
        for line in lines:
            self.add(TextLabel(line, 12, 400, "text2", wrap=True, tnum=True))
        if case.tags:
            self.add(hbox(*(Chip(one) for one in case.tags[:4]), None, spacing=6))

    def _add_sheet(self, case: ClientCase) -> None:
        may_write = self.shown is not None and self.shown.may_write
        row = hbox(spacing=8)
        if case.file_name:
            see = Button(self.tr("Ouvrir la fiche"), "secondary", "file-text", 34)
            see.setToolTip(case.file_name.replace("<", "\u2039"))
            see.clicked.connect(lambda _=False: self.sheets.open(case))
            row.addWidget(see)
        if may_write:
            text = self.tr("Remplacer la fiche…") if case.file_name else self.tr("Joindre une fiche…")
            attach = Button(text, "ghost", "paperclip", 34)
            attach.clicked.connect(lambda _=False: self._choose_sheet(case))
            row.addWidget(attach)
        if case.file_name and may_write:
            drop = Button(self.tr("Ôter"), "quiet", "x", 34)
            drop.clicked.connect(lambda _=False: self._drop_sheet(case))
            row.addWidget(drop)
        row.addStretch(1)
        self.add(row)

    def _choose_sheet(self, case: ClientCase) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("Fiche du cas client"))
        if name:
            self.attach_sheet(case, Path(name))

    def attach_sheet(self, case: ClientCase, path: Path) -> None:
        """Keeps the sheet of a case, encrypted.

        Args:
            case: The case.
            path: The file of the disk; it stays as it is.
        """
        work = partial(attachments.attach_to_case, self.desk.workspace, case.id, path, initiator=self.page)
        self.work.run(work, self.tr("Fiche jointe"))

    def _drop_sheet(self, case: ClientCase) -> None:
        work = partial(attachments.detach_from_case, self.desk.workspace, case.id, initiator=self.page)
        self.work.run(work, self.tr("Fiche ôtée"))

    def _add_buttons(self, case: ClientCase, retired: bool) -> None:
        change = Button(self.tr("Modifier"), "secondary", "pencil", 34)
        change.clicked.connect(lambda _=False: self.edit(case))
        away = Button(
            self.tr("Remettre") if retired else self.tr("Retirer"), "quiet", "rotate-ccw" if retired else "archive", 34
        )
        away.clicked.connect(lambda _=False: self.retire(case))
        self.add(hbox(change, away, None, spacing=8))

    def edit_current(self) -> None:
        """Opens the case that the keyboard is on for writing."""
        row = self.current()
        if isinstance(row, CaseEntry):
            self.edit(row.case)

    def edit(self, record: ClientCase | None) -> None:
        """Opens the form of a case; None for a new one."""
        if self.shown is None or not self.shown.may_write:
            return
        form = CaseForm(self.desk, self.shown, record)
        self.form = form

        def save() -> None:
            draft = form.draft()
            if draft is not None:
                work = partial(save_case, self.desk.workspace, draft, initiator=self.page)
                self.work.run(work, self.tr("Cas client enregistré"), form.say_error)

        self.work.ask(self.tr("Cas client") if record is not None else self.tr("Nouveau cas client"), form, save)

    def retire_current(self) -> None:
        """Retires the case that the keyboard is on, or brings it back."""
        row = self.current()
        if isinstance(row, CaseEntry):
            self.retire(row.case)

    def retire(self, record: ClientCase) -> None:
        """Retires a case, or brings it back."""
        back = record.retired_at is not None
        said = self.tr("Cas client remis") if back else self.tr("Cas client retiré")
        self.work.run(
            partial(retire, self.desk.workspace, ClientCase, record.id, back=back, initiator=self.page), said
        )  # fmt: skip
