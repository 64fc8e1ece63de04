"""Extra work (hors périmètre): the clock of each client, the lines with their alarms, one line with its six steps."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.attachments.strip import AttachmentStrip
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import extra_verbs, words
from salesdesk.desktop.value.extra_detail import detail_parts
from salesdesk.desktop.value.gauge import GroupDelegate
from salesdesk.desktop.value.tab import ROW_HEIGHT, HeadFigure, Tab
from salesdesk.desktop.widgets import (
    Card,
    Column,
    ComboBox,
    ItemsModel,
    PagedListView,
    RowChip,
    RowContent,
    SearchField,
    SegmentControl,
    TextLabel,
    hbox,
    vbox,
)
from salesdesk.domain.extra_clock import is_stopped, is_waived
from salesdesk.domain.ids import ExtraWorkId
from salesdesk.services import extra_ledger
from salesdesk.services.attachments import Place
from salesdesk.services.extra_ledger import GroupBy, Ledger, LedgerFilter, LedgerGroup, LedgerLine, Show

GROUPS_WIDTH: Final = 312
_EVERY = object()


class ExtrasTab(Tab):
    """Groups at the left, their lines in the middle, one line in full at the right."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.wanted = LedgerFilter()
        self.shown: Ledger | None = None
        self._wanted_account: object | None = None
        self.files: AttachmentStrip | None = None
        self._files_of: ExtraWorkId | None = None
        super().__init__(desk, page, "hand-coins")
        self.verbs = extra_verbs.ExtraVerbs(desk, self.work)
        self.groups.current_changed.connect(lambda _key: self._show_group())
        self.retranslate()

    def before(self) -> tuple[Column, ...]:
        """The groups with what narrows them."""
        self.group_model = ItemsModel(self._group_spoken, parent=self)
        self.groups = PagedListView(self.group_model, self._group_content, ROW_HEIGHT)
        self.groups.setItemDelegate(GroupDelegate(self._group_content, self.groups, ROW_HEIGHT))
        self.search = SearchField("")
        self.by, self.show_which, self.rep = SegmentControl(), SegmentControl(), ComboBox()
        self.search.query_changed.connect(lambda text: self._narrow(replace(self.wanted, words=text)))
        self.by.chosen.connect(lambda key: self._narrow(replace(self.wanted, group=GroupBy(key))))
        self.show_which.chosen.connect(lambda key: self._narrow(replace(self.wanted, show=Show(key))))
        self.rep.currentIndexChanged.connect(
            lambda _row: self._narrow(replace(self.wanted, rep_id=self.rep.value()))  # type: ignore[arg-type]  # ids travel through Qt as objects
        )
        box = vbox(
            self.search, hbox(self.by, None), hbox(self.show_which, None), self.rep, self.groups, spacing=8,
            margins=(10, 12, 10, 6),
        )  # fmt: skip
        box.setStretch(4, 1)
        return (Column("groups", "", Card(box), GROUPS_WIDTH),)

    def retranslate(self) -> None:
        """Sets every text."""
        with QSignalBlocker(self.by), QSignalBlocker(self.show_which):
            self.by.set_choices(
                [
                    (GroupBy.ACCOUNT.value, self.tr("Compte")), (GroupBy.REP.value, self.tr("Commercial")),
                    (GroupBy.PRACTICE.value, self.tr("Pratique")),
                ]
            )  # fmt: skip
            self.show_which.set_choices(
                [
                    (Show.OPEN.value, self.tr("En cours")), (Show.ALARMS.value, self.tr("Alarmes")),
                    (Show.ALL.value, self.tr("Tout")),
                ]
            )  # fmt: skip
        self.search.setPlaceholderText(self.tr("Compte ou demande"))
        self.search.setAccessibleName(self.tr("Compte ou demande"))
        self.by.setAccessibleName(self.tr("Regrouper par"))
        self.show_which.setAccessibleName(self.tr("Montrer"))
        self.rep.setAccessibleName(self.tr("De qui"))
        self.groups.setAccessibleName(self.tr("Horloges"))
        self.list.setAccessibleName(self.tr("Demandes hors périmètre"))
        if self.shown is not None:
            self._offer_reps(self.shown)
        super().retranslate()

    def titles(self) -> dict[str, str]:
        """Names of the columns while they are tabs."""
        return {"groups": self.tr("Horloges"), **super().titles()}

    def new_text(self) -> str:
        """The main button notes a request."""
        return self.tr("Noter une demande") if self.shown is None or self.shown.may_write else ""

    def run_new(self) -> None:
        """Opens the form of a request."""
        self.verbs.note()

    def run_empty(self) -> None:
        """Shows everything again when filters hide it, else notes a request."""
        if self._is_narrowed():
            self.clear()
        else:
            self.run_new()

    def _is_narrowed(self) -> bool:
        return bool(self.wanted.words.strip() or self.wanted.rep_id or self.wanted.show is Show.ALARMS)

    def clear(self) -> None:
        """Shows the open lines of everybody again."""
        self.search.clear()
        self.show_which.choose(Show.OPEN.value)
        with QSignalBlocker(self.rep):
            self.rep.setCurrentIndex(0)
        self.wanted = LedgerFilter(group=self.wanted.group)
        self.load()

    def show_account(self, account_id: object) -> None:
        """Shows the lines of an account once they are read."""
        self._wanted_account = account_id
        self.by.choose(GroupBy.ACCOUNT.value)
        self.wanted = LedgerFilter(show=Show(self.show_which.current() or Show.OPEN.value))

    def _narrow(self, wanted: LedgerFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self.load()

    def load(self) -> None:
        """Reads the ledger."""
        workspace, wanted = self.desk.workspace, self.wanted
        self.desk.jobs.read(self, lambda: extra_ledger.ledger(workspace, wanted), self._show, key="ledger")

    def _show(self, found: Ledger) -> None:
        self.shown = found
        self._offer_reps(found)
        key = self._wanted_account or self.groups.current_id()
        every = [(_EVERY, found), *((one.key or one.name, one) for one in found.groups)]
        self.group_model.set_items(every if found.groups else [])
        place = self.group_model.place_of(key) if key is not None else None
        self._wanted_account = None
        if found.groups:
            self.groups.go_to(place or 0)
        self._show_empty()
        self._show_group()
        self.figures_changed.emit()

    def _offer_reps(self, found: Ledger) -> None:
        with QSignalBlocker(self.rep):
            self.rep.set_choices([(None, self.tr("Tous les commerciaux")), *found.reps])
            self.rep.set_value(self.wanted.rep_id)
        self.rep.setVisible(len(found.reps) > 1)

    def _show_empty(self) -> None:
        if self._is_narrowed():
            self.empty.set_texts(
                self.tr("Aucune demande ne correspond"), self.tr("Rien ne répond à ces filtres."),
                self.tr("Tout afficher"), "search",
            )  # fmt: skip
            return
        self.empty.set_texts(
            self.tr("Aucun travail hors périmètre"),
            self.tr("Une demande au-delà du contrat se note ici, ou pendant la visite en tapant /. Elle s’annonce avec "
                    "un prix avant que le travail commence."),
            self.new_text(), "hand-coins",
        )  # fmt: skip

    def _show_group(self) -> None:
        found = self.group_model.item_at(self.groups.currentIndex().row())
        lines: Sequence[LedgerLine] = found.lines if isinstance(found, Ledger | LedgerGroup) else ()
        self.show_rows([(line.id, line) for line in lines])

    def figures(self) -> Sequence[HeadFigure]:
        """What builds up, the alarms, what leaks and what was given up."""
        if self.shown is None:
            return ()
        found = self.shown
        unpriced = found.clock.unpriced
        waiting = self.tr("en attente d’accord")
        if unpriced:
            waiting = self.tr("+ {n} sans prix, en attente d’accord").format(n=unpriced)
        leak_colour = "danger" if found.leaked.known_cents else "text"
        alarms = self.tr("alarme") if found.alarms == 1 else self.tr("alarmes")
        return (
            HeadFigure(words.euros(found.clock.known_cents), waiting, "warning" if found.accounts_due else "text"),
            HeadFigure(str(found.alarms), alarms, "danger" if found.alarms else "text"),
            HeadFigure(words.leak_text(found.leaked), self.tr("de fuite"), leak_colour),
            HeadFigure(words.leak_text(found.waived), self.tr("abandonnés à un nom")),
        )  # fmt: skip

    def _group_content(self, row: object) -> RowContent:
        if isinstance(row, Ledger):
            return RowContent(
                self.tr("Tout"), words.clock_short(row.clock), icon="layers", amount=self._leak(row.leaked.known_cents),
                amount_colour="danger", note=self.tr("fuite") if row.leaked.known_cents else "",
            )  # fmt: skip
        assert isinstance(row, LedgerGroup)  # only groups follow the first row
        return RowContent(
            row.name or self.tr("Sans pratique"), words.clock_short(row.clock), icon="users",
            amount=self._leak(row.leaked.known_cents), amount_colour="danger",
            note=self.tr("fuite") if row.leaked.known_cents else "",
        )  # fmt: skip

    def _leak(self, cents: int) -> str:
        return words.euros(cents) if cents else ""

    def _group_spoken(self, row: object) -> str:
        content = self._group_content(row)
        assert isinstance(row, Ledger | LedgerGroup)  # nothing else is in this list
        leak = self.tr("fuite {amount}").format(amount=content.amount) if content.amount else ""
        return words.spoken(content.title, words.clock_text(row.clock), leak)

    def content(self, row: object) -> RowContent:
        """One line: what was asked, where, its step and its alarms."""
        assert isinstance(row, LedgerLine)  # the model holds nothing else
        extra = row.extra
        state = RowChip(words.step_name(extra.status))
        if is_waived(extra):
            state = RowChip(self.tr("Abandonné"))
        elif is_stopped(extra):
            state = RowChip(self.tr("Arrêté"))
        alarm = (
            (RowChip(self.desk.messages.text(f"extra.alarm_{row.alarms[0].value}"), "danger"),) if row.alarms else ()
        )
        price = words.euros(extra.price_cents) if extra.price_cents is not None else self.tr("sans prix")
        age = self.tr("{days}\u00a0j").format(days=row.days)
        icon, colour = ("triangle-alert", "danger") if row.alarms else ("file-text", "text3")
        return RowContent(
            extra.what, words.joined(row.account_name, row.practice or row.rep_name), icon=icon, icon_colour=colour,
            chips=(*alarm, state), amount=price, note=age,
        )  # fmt: skip

    def spoken(self, row: object) -> str:
        """A line read aloud."""
        content = self.content(row)
        return words.spoken(
            content.title, content.subtitle, *(chip.text for chip in content.chips), content.amount, content.note
        )

    def fill_detail(self, row: object) -> None:
        """The line in full, with its verbs."""
        assert isinstance(row, LedgerLine)  # the model holds nothing else
        may = self.shown is not None and self.shown.may_write
        for part in detail_parts(row, self.desk, self.verbs, may_write=may):
            self.add(part)
        self._add_files(row, may_write=may)

    def show_current(self) -> None:
        """Shows the line in full; its files stay as they are while it is the same line."""
        if self.files is not None:
            self.column.removeWidget(self.files)
            self.files.hide()
        super().show_current()

    def _add_files(self, row: LedgerLine, *, may_write: bool) -> None:
        if self.files is None:
            self.files = AttachmentStrip(self.desk, read_only=not may_write, compact=may_write)
            self.files.setParent(self)
        self.add(TextLabel(self.tr("Fichiers"), 12, 500, "text3"))
        self.add(self.files)
        self.files.show()
        if row.id != self._files_of:
            self._files_of = row.id
            extra = row.extra
            place = Place(account_id=extra.account_id, extra_work_id=extra.id, opportunity_id=extra.opportunity_id)
            self.files.show_place("extra_work_id", extra.id, place)

    def load_files(self) -> None:
        """Reads the files of the line again."""
        if self.files is not None:
            self.files.load()

    def line(self) -> LedgerLine | None:
        """The line that the keyboard is on."""
        row = self.current()
        return row if isinstance(row, LedgerLine) else None
