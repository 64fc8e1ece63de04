"""The form of the part that is chosen: its words in both languages, its choices, what is wrong with it."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.studio.fields import PlaceField
from salesdesk.desktop.studio.figure_words import FigureWords
from salesdesk.desktop.studio.key_field import KeyField
from salesdesk.desktop.studio.part_fields import PartFields, Row
from salesdesk.desktop.widgets import FormRow, ScrollColumn, boxed, vbox
from salesdesk.services.process_drafts import Place, Review, place_of
from salesdesk.services.process_keys import UsedKeys
from salesdesk.services.process_outline import Part, PartKind
from salesdesk.services.processes import as_error

_FIRST_MADE = (
    PartKind.STAGE, PartKind.CRITERION, PartKind.CONVERSATION, PartKind.QUESTION, PartKind.POINT, PartKind.OBJECTION,
    PartKind.COMMITMENT, PartKind.ROLE, PartKind.LINE, PartKind.INDICATOR, PartKind.TRIGGER, PartKind.GROUP,
)  # fmt: skip


class _Sheet(QWidget):
    """The fields of one kind of part; one sheet serves every part of its kind."""

    def __init__(self, rows: Iterator[Row]) -> None:
        super().__init__()
        self.fields: list[PlaceField] = []
        self._rows = rows
        self._column = vbox(spacing=16, margins=(24, 18, 24, 24))
        self.area = ScrollColumn(vbox(boxed(self._column), None, spacing=0))
        self.setLayout(vbox(self.area, spacing=0))

    def grow(self) -> QWidget | None:
        """Makes the next row; None when all are there."""
        found = next(self._rows, None)
        if found is None:
            return None
        row = [found] if isinstance(found, QWidget) else list(found)
        made = row[0] if len(row) == 1 else FormRow(*row)
        self._column.addWidget(made)
        self.fields += [part for one in row if isinstance(one, PlaceField) for part in one.parts()]
        # The style sheet is read for each widget when it is first shown, unless that was done before.
        for one in (made, *made.findChildren(QWidget)):
            one.ensurePolished()
        return made


class PartForm(QWidget):
    """The fields of one part at a time; sheets for the kinds of parts are made while nothing else is to be done.

    Args:
        desk: Words of the closed lists, and the nudge.
    """

    edited = Signal(object, object)
    """Makes the edits for a document; place of the field."""
    made = Signal(object)
    """A row of fields that was not there before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._messages = desk, desk.messages
        self.part: Part | None = None
        self.fields: list[PlaceField] = []
        self.used: UsedKeys = {}
        self._makers = PartFields(desk.messages)
        self._sheets: dict[PartKind, _Sheet] = {}
        self._stack = QStackedWidget()
        self.setLayout(vbox(self._stack, spacing=0))
        # One row at a turn of the event loop: a whole sheet at once would hold the window up.
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._make_ahead)
        self._left: list[PartKind] = []

    def prepare(self) -> None:
        """Makes the sheets that are still missing, row by row, when the window has nothing else to do."""
        self._left = [kind for kind in _FIRST_MADE if kind not in self._sheets or self._left]
        self._ahead.start()

    def is_preparing(self) -> bool:
        """Whether sheets are still missing."""
        return self._ahead.isActive()

    def afresh(self) -> None:
        """Forgets the sheets: their words are in another language now."""
        self.flush()
        self._ahead.stop()
        self.part, self.fields, self._left = None, [], []
        for sheet in self._sheets.values():
            self._stack.removeWidget(sheet)
            sheet.deleteLater()
        self._sheets = {}

    def show_part(self, review: Review, part: Part | None, *, behind: bool = False) -> None:
        """Shows a part; what is typed and still waits is carried over before another part is shown.

        Args:
            review: The document.
            part: The part; None shows nothing.
            behind: Whether edits are still under way, so that the same part's fields know more than the document.
        """
        known = self.part is not None and part is not None and self.part.place == part.place
        if not known:
            self._turn_to(part)
        self.part = part
        if known and behind:
            return
        faults: dict[Place, str] = {}
        for one in review.faults:
            faults.setdefault(place_of(one.path), self._messages.explain(as_error(one)).what)
        for field in self.fields:
            if isinstance(field, KeyField):
                field.used = self.used
            field.refresh(review.document)
            size = len(field.place)
            field.set_error(next((said for place, said in faults.items() if place[:size] == field.place), ""))

    def flush(self) -> None:
        """Carries over what is typed and still waits."""
        for field in self.fields:
            if field.is_pending():
                field.flush()

    def _turn_to(self, part: Part | None) -> None:
        self.flush()
        self._stack.setVisible(part is not None)
        if part is None:
            self.fields = []
            return
        sheet = self._sheet(part.kind)
        while self._grow(sheet):
            pass
        self.fields = sheet.fields
        for field in self.fields:
            field.move_to(part.place)
        sheet.area.verticalScrollBar().setValue(0)
        self._stack.setCurrentWidget(sheet)

    def _sheet(self, kind: PartKind) -> _Sheet:
        sheet = self._sheets.get(kind)
        if sheet is None:
            sheet = self._sheets[kind] = _Sheet(self._makers.rows(kind))
            self._stack.addWidget(sheet)
        return sheet

    def _make_ahead(self) -> None:
        if not self._left:
            self._ahead.stop()
        elif not self._grow(self._sheet(self._left[0])):
            self._left.pop(0)

    def _grow(self, sheet: _Sheet) -> bool:
        known = len(sheet.fields)
        row = sheet.grow()
        if row is None:
            return False
        for one in sheet.fields[known:]:
            one.edited.connect(lambda make, one=one: self.edited.emit(make, one.place))
            if isinstance(one, FigureWords):
                # What a client will hear is read by the nudge as it is typed.
                for lang, edit in one.edit_of.items():
                    attach_nudge(edit, self._desk, lang=partial(str, lang))
        self.made.emit(row)
        return True
