"""Objections and their answers (objections): those of the processes and of the library, the most convincing first."""

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.desktop.benefits.quote import Quote
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.library import words
from salesdesk.desktop.library.form import ObjectionForm
from salesdesk.desktop.library.tab import LibraryTab
from salesdesk.desktop.messages.words import in_language, open_words, quoted, share_text, spoken, uses_text
from salesdesk.desktop.widgets import Button, Card, Chip, RowChip, RowContent, TextLabel, hbox, vbox
from salesdesk.domain.value import formula
from salesdesk.services import library
from salesdesk.services.library import Filter, ObjectionAnswer, ObjectionEntry, Shelf
from salesdesk.services.library_writing import retire, save_answer


class ObjectionsTab(LibraryTab):
    """The objections."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.shown: Shelf | None = None
        self.form: ObjectionForm | None = None
        super().__init__(desk, page, "message-square-quote")
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.list.setAccessibleName(self.tr("Objections"))
        self._teach()
        super().retranslate()

    def _teach(self) -> None:
        if self.shown is not None and self.shown.objections:
            self.empty.set_texts(
                self.tr("Aucune objection ne répond à ces mots"),
                self.tr("Retirez un mot ou un filtre\u00a0: chaque mot est cherché au début d’un mot de l’objection, "
                        "de la réponse ou de ses mots-clés."),
                self.new_text(),
            )  # fmt: skip
            return
        self.empty.set_texts(
            self.tr("Aucune objection n’est encore écrite"),
            self.tr("Écrivez ce que dit le client et ce que vous lui répondez. En visite, Alt O retrouve la réponse "
                    "pendant qu’il parle."),
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
        """Shows the objections that fit."""
        super().narrow(wanted)
        self._teach()
        if self.shown is not None:
            found = library.find(self.shown.objections, wanted)
            self.show_rows([(one.message, one) for one in found])

    def new_text(self) -> str:
        """Text of the main button; empty for who does not write here."""
        return self.tr("Nouvelle objection") if self.shown is not None and self.shown.may_write else ""

    def run_new(self) -> None:
        """Opens an empty form."""
        self.edit(None)

    def content(self, row: object) -> RowContent:
        """One objection."""
        assert isinstance(row, ObjectionEntry)  # the model holds nothing else
        source = self.tr("Bibliothèque") if row.record is not None else self.tr("Processus")
        chips = [RowChip(self.tr("Retirée"), "warning")] if row.retired else []
        chips.append(RowChip(source, "accent" if row.record is not None else "neutral"))
        return RowContent(
            quoted(in_language(row.objection)), open_words(row.answer), icon="message-square-quote",
            icon_colour="text3" if row.retired else "accent_text", chips=tuple(chips), note=uses_text(row.tally),
        )  # fmt: skip

    def spoken(self, row: object) -> str:
        """An objection read aloud."""
        assert isinstance(row, ObjectionEntry)  # the model holds nothing else
        return spoken(row)

    def fill_detail(self, row: object) -> None:
        """One objection in full."""
        assert isinstance(row, ObjectionEntry)  # the model holds nothing else
        self.add(TextLabel(quoted(in_language(row.objection)), 13, 500, "text2", wrap=True))
        self.add(TextLabel(open_words(row.answer), 16, 600, wrap=True))
        if in_language(row.question):
            self.add(Quote(quoted(in_language(row.question)), "circle-help"))
        self._add_scope(row)
        self._add_counts(row)
        if row.record is None:
            note = self.tr("Elle appartient au processus\u00a0: elle se change dans le studio.")
            self.add(TextLabel(note, 12, 400, "text3", wrap=True))
        elif self.shown is not None and self.shown.may_write:
            self._add_buttons(row.record, row.retired)
        elif self.shown is not None:
            note = self.tr("Le marketing et les méthodes commerciales écrivent ici\u00a0: proposez-leur vos mots.")
            self.add(TextLabel(note, 12, 400, "text3", wrap=True))

    def _add_scope(self, row: ObjectionEntry) -> None:
        assert self.shown is not None  # rows are shown from it
        where = words.stage_names(self.shown, row.process_key, row.stage_keys) or self.tr("toutes les étapes")
        who = words.role_names(row.roles, self.desk.messages) or self.tr("tous les rôles")
        self.add(TextLabel(self.tr("Entendue\u00a0: {where}").format(where=where), 12, 400, "text2", wrap=True))
        self.add(TextLabel(self.tr("Dite par\u00a0: {who}").format(who=who), 12, 400, "text2", wrap=True))
        if row.formula:
            name = self.desk.messages.text(formula(row.formula).label_key)
            figure = self.tr("Chiffre du client\u00a0: {name}").format(name=name)
            self.add(TextLabel(figure, 12, 400, "text2", wrap=True))
        tags = row.record.tags if row.record is not None else ()
        if tags:
            self.add(hbox(*(Chip(one) for one in tags[:4]), None, spacing=6))

    def _add_counts(self, row: ObjectionEntry) -> None:
        tally = row.tally
        taken = self.tr("Repris par le client\u00a0: {share}").format(share=share_text(tally.taken_share, tally))
        echoed = self.tr("Revenu {n} fois dans l’écrit d’un client").format(n=tally.echoed) if tally.echoed else ""
        lines = [TextLabel(one, 12, 500, "text2", wrap=True, tnum=True) for one in (taken, echoed) if one]
        self.add(Card.panel(vbox(*lines, spacing=4, margins=(12, 10, 12, 10))))

    def _add_buttons(self, record: ObjectionAnswer, retired: bool) -> None:
        change = Button(self.tr("Modifier"), "secondary", "pencil", 34)
        change.clicked.connect(lambda _=False: self.edit(record))
        away = Button(
            self.tr("Remettre") if retired else self.tr("Retirer"), "quiet", "rotate-ccw" if retired else "archive", 34
        )
        away.clicked.connect(lambda _=False: self.retire(record))
        self.add(hbox(change, away, None, spacing=8))

    def edit_current(self) -> None:
        """Opens the entry that the keyboard is on for writing."""
        row = self.current()
        if isinstance(row, ObjectionEntry) and row.record is not None:
            self.edit(row.record)

    def edit(self, record: ObjectionAnswer | None) -> None:
        """Opens the form of an answer; None for a new one."""
        if self.shown is None or not self.shown.may_write:
            return
        form = ObjectionForm(self.desk, self.shown, record)
        self.form = form

        def save() -> None:
            work = partial(save_answer, self.desk.workspace, form.draft(), initiator=self.page)
            self.work.run(work, self.tr("Réponse enregistrée"), form.say_error)

        title = self.tr("Objection") if record is not None else self.tr("Nouvelle objection")
        self.work.ask(title, form, save)

    def retire_current(self) -> None:
        """Retires the entry that the keyboard is on, or brings it back."""
        row = self.current()
        if isinstance(row, ObjectionEntry) and row.record is not None and self.shown is not None:
            self.retire(row.record)

    def retire(self, record: ObjectionAnswer) -> None:
        """Retires an answer, or brings it back."""
        back = record.retired_at is not None
        said = self.tr("Objection remise") if back else self.tr("Objection retirée")
        work = partial(
            retire, self.desk.workspace, ObjectionAnswer, record.id, back=back, initiator=self.page
        )  # fmt: skip
        self.work.run(work, said)
