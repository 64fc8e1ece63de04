"""Conclude in ninety seconds: outcome, proofs, promises of both sides, next date, extra work announced, own score."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.conversation import words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    CheckBox,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    IconLabel,
    LineEdit,
    ScrollColumn,
    SectionHeader,
    SegmentControl,
    TextLabel,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.conversation import ConversationOutcome
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ContactId, ExtraWorkId
from salesdesk.domain.process import Side
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversation_end import Channel, Conclusion, NextVisit
from salesdesk.services.conversation_view import ConversationView

NEXT_IN_DAYS = 14


@dataclass(slots=True)
class _PromiseRow:
    """One promise to keep or to leave: its box, who, what, by when."""

    keep: CheckBox
    side: Side
    what: LineEdit
    due_on: DateEdit
    key: str | None


class ConcludeView(QWidget):
    """The form that ends a conversation.

    Args:
        messages: Words of the kinds of evidence.
        today: Gives the day.
    """

    concluded = Signal(object)
    """The :class:`Conclusion`."""

    def __init__(self, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._messages, self._today = messages, today
        self._view: ConversationView | None = None
        self._promises: list[_PromiseRow] = []
        self._extras: list[tuple[CheckBox, ExtraWorkId]] = []
        self.outcome = SegmentControl()
        self.score = SegmentControl()
        self.next_on = DateEdit(None, today)
        self.next_at = LineEdit("09:00")
        self.next_what = ComboBox()
        self.next_channel = ComboBox()
        self._error = TextLabel("", 13, 500, "danger", wrap=True)
        self.finish = Button("", "primary", "check", height=40)
        self.finish.clicked.connect(lambda _=False: self.submit())
        self._heads = {name: SectionHeader("") for name in ("outcome", "proofs", "promises", "next", "extras", "score")}
        self._proofs, self._promise_rows, self._extra_rows = vbox(spacing=8), vbox(spacing=8), vbox(spacing=2)
        self._cards: dict[str, Card] = {}
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.add_client = Button("", "ghost", "plus", height=32)
        self.add_ours = Button("", "ghost", "plus", height=32)
        self.add_client.clicked.connect(lambda _=False: self.add_promise(Side.CLIENT, focus=True))
        self.add_ours.clicked.connect(lambda _=False: self.add_promise(Side.REP, focus=True))
        self._next_on, self._next_at = Field("", self.next_on), Field("", self.next_at)
        self._next_what, self._next_channel = Field("", self.next_what), Field("", self.next_channel)
        adders = hbox(self.add_client, self.add_ours, None, spacing=4)
        following = vbox(
            FormRow(self._next_on, self._next_at), FormRow(self._next_what, self._next_channel), spacing=12
        )
        self._score_help = TextLabel("", 12, 400, "text3", wrap=True)
        parts: dict[str, tuple[object, ...]] = {
            "outcome": (hbox(self.outcome, None),),
            "promises": (self._promise_rows, adders),
            "next": (following,),
            "proofs": (self._proofs,),
            "extras": (self._extra_rows,),
            "score": (hbox(self.score, None), self._score_help),
        }
        for name, items in parts.items():
            body = vbox(self._heads[name], *items, spacing=12, margins=(20, 16, 20, 18))  # type: ignore[arg-type]  # layouts and widgets
            self._cards[name] = Card(body)
        left = vbox(self._cards["outcome"], self._cards["promises"], self._cards["next"], None, spacing=16)
        end = hbox(self._error, self.finish, spacing=16)
        end.setStretch(0, 1)
        right = vbox(self._cards["proofs"], self._cards["extras"], self._cards["score"], None, spacing=16)
        row = hbox(left, right, spacing=16, margins=(0, 0, 2, 4))
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        column = vbox(ScrollColumn(row), end, spacing=12)
        column.setStretch(0, 1)
        self.setLayout(column)

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        titles = {
            "outcome": self.tr("1. À quoi cette conversation a-t-elle mené\u202f?"),
            "promises": self.tr("2. Qui fait quoi, pour quand"),
            "next": self.tr("3. La prochaine conversation, datée"),
            "proofs": self.tr("Preuves recueillies"),
            "extras": self.tr("Hors périmètre annoncé"),
            "score": self.tr("Votre propre note"),
        }
        for name, title in titles.items():
            self._heads[name].set_title(title)
        self.outcome.set_choices(
            [
                (ConversationOutcome.ADVANCED.value, self.tr("Avance")),
                (ConversationOutcome.CONTINUED.value, self.tr("Se poursuit")),
                (ConversationOutcome.NO_DECISION.value, self.tr("Sans décision")),
                (ConversationOutcome.REFUSED.value, self.tr("Refus")),
                (ConversationOutcome.NO_SHOW.value, self.tr("Absent")),
            ]
        )
        self.score.set_choices([("0", "–"), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")])
        self.outcome.setAccessibleName(titles["outcome"])
        self._score_help.setText(self.tr("1 absent · 2 avec aide · 3 seul · 4 peut l’enseigner"))
        self.add_client.setText(self.tr("Le client"))
        self.add_ours.setText(self.tr("Nous"))
        self._next_on.set_label(self.tr("Jour"))
        self._next_at.set_label(self.tr("Heure"))
        self._next_what.set_label(self.tr("Conversation"))
        self._next_channel.set_label(self.tr("Canal"))
        self.finish.setText(self.tr("Conclure"))
        self.finish.setToolTip(self.tr("Conclure  (Ctrl Entrée)"))
        channels = {
            Channel.VISIT: self.tr("Visite"), Channel.VIDEO: self.tr("Visio"), Channel.PHONE: self.tr("Téléphone"),
            Channel.EMAIL: self.tr("Courriel"), Channel.SOCIAL: self.tr("Réseau social"),
            Channel.EVENT: self.tr("Événement"),
        }  # fmt: skip
        self.next_channel.set_choices(list(channels.items()))
        if self.next_channel.value() is None:
            self.next_channel.setCurrentIndex(0)

    def show_view(self, view: ConversationView) -> None:
        """Fills the form for a conversation; what was typed for the same one stays."""
        same = self._view is not None and self._view.conversation.id == view.conversation.id
        self._view = view
        self._show_proofs(view)
        self._show_extras(view)
        if same:
            return
        self._error.setText("")
        outcome = view.conversation.outcome or ConversationOutcome.ADVANCED
        self.outcome.choose(outcome.value)
        self.score.choose(str(view.self_score.score if view.self_score else 0))
        self._show_templates(view)
        self._show_promises(view)

    def _show_proofs(self, view: ConversationView) -> None:
        clear_layout(self._proofs)
        own = [
            (line, one) for line in view.proofs for one in line.evidence if one.conversation_id == view.conversation.id
        ]
        for line, one in own:
            said = words.quoted(one.words) if one.words else i18n.money(one.amount_cents or 0)
            self._fact("badge-check", "success", words.in_language(line.criterion.text), said)
        for criterion in view.missing:
            self._fact("square", "text3", words.in_language(criterion.text), self.tr("Manque encore"))
        if not own and not view.missing:
            text = self.tr("Aucune preuve n’est demandée à cette étape.")
            self._proofs.addWidget(TextLabel(text, 13, 400, "text3", wrap=True))

    def _fact(self, icon: str, colour: str, text: str, note: str) -> None:
        mark = IconLabel(icon, colour, 17)
        texts = vbox(TextLabel(text, 13, 500, wrap=True), TextLabel(note, 12, 400, "text3", wrap=True), spacing=2)
        row = hbox(mark, texts, spacing=10)
        row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        self._proofs.addLayout(row)

    def _show_extras(self, view: ConversationView) -> None:
        kept = {extra_id for box, extra_id in self._extras if box.isChecked()}
        clear_layout(self._extra_rows)
        self._extras = []
        for extra in view.extras:
            if extra.status is ExtraStatus.ASKED and extra.price_cents is not None:
                text = f"{extra.what} — {i18n.money(extra.price_cents)}"
                box = CheckBox(text, extra.id in kept)
                self._extras.append((box, extra.id))
                self._extra_rows.addWidget(box)
        self._cards["extras"].setVisible(bool(self._extras))

    def _show_templates(self, view: ConversationView) -> None:
        every = list(view.process.conversations()) if view.process else []
        choices: list[tuple[object, str]] = [(one.id, words.in_language(one.theme)) for one in every]
        self.next_what.set_choices([("", self.tr("Sans guide")), *choices])
        keys = [one.id for one in every]
        now = view.conversation.conversation_key
        following = keys[keys.index(now) + 1] if now in keys and keys.index(now) + 1 < len(keys) else (now or "")
        self.next_what.set_value(following)
        self.next_on.set_value(_workday(view.today + timedelta(days=NEXT_IN_DAYS)))

    def _show_promises(self, view: ConversationView) -> None:
        clear_layout(self._promise_rows)
        self._promises = []
        for one in (*view.ledger.theirs, *view.ledger.ours):
            if one.conversation_id == view.conversation.id:
                day = i18n.date_short(one.due_on) if one.due_on else self.tr("sans date")
                who = self.tr("Le client") if one.side is Side.CLIENT else self.tr("Nous")
                text = TextLabel(f"{i18n.with_colon(who, one.what)} — {day}", 13, 400, "text2", wrap=True)
                row = hbox(IconLabel("handshake", "success", 16), text, spacing=10)
                row.setStretch(1, 1)
                self._promise_rows.addLayout(row)
        for template in view.template.commitments if view.template else ():
            due = _workday(view.today + timedelta(days=template.due_days))
            self.add_promise(template.by, words.in_language(template.text), due, template.id)
        if not self._promises:
            self.add_promise(Side.CLIENT)

    def add_promise(
        self, side: Side, what: str = "", due: date | None = None, key: str | None = None, *, focus: bool = False
    ) -> None:
        """Adds a promise to fill in; one with words from the process is kept once it is ticked."""
        known = key is not None
        keep = CheckBox("", checked=not known)
        keep.setAccessibleName(self.tr("Garder cet engagement"))
        text = LineEdit(what, self.tr("Qui fait quoi"))
        text.setCursorPosition(0)
        text.setAccessibleName(self.tr("Engagement"))
        day = DateEdit(due or _workday(self._today() + timedelta(days=7)), self._today)
        day.setAccessibleName(self.tr("Pour le"))
        text.textEdited.connect(lambda _text: keep.setChecked(True))
        who = TextLabel(self.tr("Le client") if side is Side.CLIENT else self.tr("Nous"), 12, 600, "text3")
        row = hbox(sized(keep, 26), sized(who, 66), text, sized(day, 136), spacing=8)
        row.setStretch(2, 1)
        self._promise_rows.addLayout(row)
        self._promises.append(_PromiseRow(keep, side, text, day, key))
        if focus:
            text.setFocus(Qt.FocusReason.OtherFocusReason)

    def promises(self) -> list[tuple[CheckBox, LineEdit, DateEdit]]:
        """The rows of promises, in order."""
        return [(one.keep, one.what, one.due_on) for one in self._promises]

    def begin(self) -> None:
        """Puts the focus on the first entry."""
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, what: str) -> None:
        """Says why it was refused; what was typed stays."""
        self._error.setText(what)

    def submit(self) -> None:
        """Sends the conclusion, or says what cannot be read."""
        # A day being typed is read when its field is left.
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        self._error.setText("")
        minute = _minute_of(self.next_at.text())
        self._next_at.set_error("" if minute is not None else self.tr("Une heure, par exemple 14:30"))
        valid = self.next_on.is_valid()
        self._next_on.set_error("" if valid else self.tr("Ce jour ne peut pas être lu."))
        if minute is not None and valid and self._view is not None:
            self.concluded.emit(self._conclusion(self._view, minute))

    def _conclusion(self, view: ConversationView, minute: int) -> Conclusion:
        score = int(self.score.current() or 0)
        return Conclusion(
            conversation_id=view.conversation.id,
            outcome=ConversationOutcome(self.outcome.current()),
            commitments=tuple(self._new(one, view) for one in self._promises if one.keep.isChecked() and _said(one)),
            next_visit=self._following(view, minute),
            announced=tuple(extra_id for box, extra_id in self._extras if box.isChecked()),
            self_score=score or None,
        )

    @staticmethod
    def _new(row: _PromiseRow, view: ConversationView) -> NewCommitment:
        return NewCommitment(
            account_id=view.account.id,
            side=row.side,
            what=row.what.text(),
            due_on=row.due_on.value(),
            conversation_id=view.conversation.id,
            opportunity_id=view.conversation.opportunity_id,
            template_key=row.key,
        )

    def _following(self, view: ConversationView, minute: int) -> NextVisit | None:
        day = self.next_on.value()
        if day is None:
            return None
        key, channel = self.next_what.value(), self.next_channel.value()
        template = None
        if view.process is not None:
            template = next((one for one in view.process.conversations() if one.id == key), None)
        who = view.conversation.participants
        known = {str(one.id): one.id for one in view.contacts}
        contact: ContactId | None = next((known[one] for one in who if one in known), None)
        return NextVisit(
            on=day,
            minute=minute,
            duration_minutes=template.minutes if template else 45,
            channel=Channel(str(channel)) if channel else Channel.VISIT,
            contact_id=contact,
            conversation_key=template.id if template else None,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next entry; Ctrl+Enter concludes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.submit()
            else:
                focused = QApplication.focusWidget()
                if focused is not None:
                    self.focusNextChild()
            return
        super().keyPressEvent(event)


def _said(row: _PromiseRow) -> bool:
    return bool(row.what.text().strip())


def _workday(day: date) -> date:
    """The day itself, or the Monday after a week-end."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= 5 else day


def _minute_of(text: str) -> int | None:
    """Minutes after midnight of "14:30", "14h30" or "9"; None when it is no hour."""
    hours, _, minutes = text.strip().lower().replace("h", ":").partition(":")
    if not hours.isdigit() or (minutes and not minutes.isdigit()):
        return None
    total = int(hours) * 60 + int(minutes or 0)
    return total if int(hours) < 24 and int(minutes or 0) < 60 else None
