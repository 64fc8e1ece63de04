"""The promises of both sides in the form that concludes: kept already, typed in the notes, or of the process."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import (
    Button,
    CheckBox,
    DateEdit,
    IconLabel,
    LineEdit,
    TextLabel,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.client_lines import open_tasks
from salesdesk.domain.process import Side
from salesdesk.domain.spelling import fold
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversation_view import ConversationView

DUE_IN_DAYS = 7


def workday(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


@dataclass(slots=True)
class PromiseRow:
    """One promise to keep or to leave: its box, who, what, by when."""

    keep: CheckBox
    side: Side
    what: LineEdit
    due_on: DateEdit
    key: str | None

    def is_said(self) -> bool:
        """Whether it is to be kept and says something."""
        return self.keep.isChecked() and bool(self.what.text().strip())


class PromiseRows(QWidget):
    """Rows of promises, with a button to add one for each side.

    Args:
        today: Gives the day.
    """

    changed = Signal()
    """What is promised, or whether it is kept, has changed."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.rows: list[PromiseRow] = []
        self._offered: set[str] = set()
        self._list = vbox(spacing=8)
        self.add_client = Button("", "ghost", "plus", height=32)
        self.add_ours = Button("", "ghost", "plus", height=32)
        self.add_client.clicked.connect(lambda _=False: self.add(Side.CLIENT, focus=True))
        self.add_ours.clicked.connect(lambda _=False: self.add(Side.REP, focus=True))
        self.setLayout(vbox(self._list, hbox(self.add_client, self.add_ours, None, spacing=4), spacing=12))

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.add_client.setText(self.tr("Le client"))
        self.add_ours.setText(self.tr("Nous"))

    def show_view(self, view: ConversationView) -> None:
        """Shows what a conversation promised so far and what it may promise; nothing is to be typed a second time."""
        clear_layout(self._list)
        self.rows = []
        kept = [one for one in (*view.ledger.theirs, *view.ledger.ours) if one.conversation_id == view.conversation.id]
        for one in kept:
            day = i18n.date_short(one.due_on) if one.due_on else self.tr("sans date")
            said = i18n.with_colon(self._who(one.side), one.what)
            text = TextLabel(f"{said} — {day}", 13, 400, "text2", wrap=True)
            row = hbox(IconLabel("handshake", "success", 16), text, spacing=10)
            row.setStretch(1, 1)
            self._list.addLayout(row)
        known = {fold(one.what) for one in kept}
        self._offered = set()
        self.offer_tasks(view, view.conversation.notes)
        for template in view.template.commitments if view.template else ():
            due = workday(view.today + timedelta(days=template.due_days))
            text_of = in_language(template.text)
            if fold(text_of) not in known:
                self.add(template.by, text_of, due, template.id)
        if not self.rows and not kept:
            self.add(Side.CLIENT)

    def offer_tasks(self, view: ConversationView, notes: str) -> None:
        """Adds what was typed into the notes to do; what was offered or is kept already is not offered again.

        Args:
            view: The conversation.
            notes: The notes as they stand in the editor.
        """
        whole = (*view.ledger.theirs, *view.ledger.ours)
        known = {fold(one.what) for one in whole if one.conversation_id == view.conversation.id}
        for task in open_tasks(notes, [one.full_name for one in view.contacts]):
            name = fold(task.what)
            # A line that a command of the notes wrote ends with its day, and is kept already.
            if name not in self._offered and not any(name.startswith(each) for each in known):
                self._offered.add(name)
                self.add(task.side, task.what)

    def _who(self, side: Side) -> str:
        return self.tr("Le client") if side is Side.CLIENT else self.tr("Nous")

    def add(
        self, side: Side, what: str = "", due: date | None = None, key: str | None = None, *, focus: bool = False
    ) -> None:
        """Adds a promise; one with words from the process is kept once it is ticked.

        Args:
            side: Who promises.
            what: First words.
            due: First day; None a week from today.
            key: The commitment of the process that it answers; None for one made freely.
            focus: Whether the keyboard goes to it.
        """
        keep = CheckBox("", checked=key is None)
        keep.setAccessibleName(i18n.with_colon(self.tr("Garder cet engagement"), what))
        text = LineEdit(what, self.tr("Qui fait quoi"))
        text.setCursorPosition(0)
        text.setAccessibleName(self.tr("Engagement"))
        day = DateEdit(due or workday(self._today() + timedelta(days=DUE_IN_DAYS)), self._today)
        day.setAccessibleName(self.tr("Pour le"))
        text.textEdited.connect(lambda _text: keep.setChecked(True))
        text.textEdited.connect(lambda _text: self.changed.emit())
        keep.toggled.connect(lambda _on: self.changed.emit())
        who = TextLabel(self._who(side), 12, 600, "text3")
        row = hbox(sized(keep, 26), sized(who, 66), text, sized(day, 136), spacing=8)
        row.setStretch(2, 1)
        self._list.addLayout(row)
        self.rows.append(PromiseRow(keep, side, text, day, key))
        if focus:
            text.setFocus(Qt.FocusReason.OtherFocusReason)

    def ours(self, view: ConversationView | None) -> tuple[str, ...]:
        """What we promise: kept already and about to be."""
        kept = view.ledger.ours if view is not None else ()
        before = [one.what for one in kept if view is not None and one.conversation_id == view.conversation.id]
        now = [one.what.text() for one in self.rows if one.side is Side.REP and one.is_said()]
        return (*before, *now)

    def promised(self, view: ConversationView) -> tuple[NewCommitment, ...]:
        """The promises to keep."""
        return tuple(
            NewCommitment(
                account_id=view.account.id,
                side=one.side,
                what=one.what.text(),
                due_on=one.due_on.value(),
                conversation_id=view.conversation.id,
                opportunity_id=view.conversation.opportunity_id,
                template_key=one.key,
            )
            for one in self.rows
            if one.is_said()
        )
