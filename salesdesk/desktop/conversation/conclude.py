"""Conclude in ninety seconds: outcome, proofs, promises of both sides, next date, extra work announced, own score."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words
from salesdesk.desktop.conversation.extra_rows import ExtraRows
from salesdesk.desktop.conversation.promise_rows import PromiseRows, workday
from salesdesk.desktop.conversation.proposal_card import ProposalCard
from salesdesk.desktop.i18n import in_language
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
    vbox,
)
from salesdesk.domain.conversation import ConversationOutcome
from salesdesk.domain.ids import ContactId
from salesdesk.services.conversation_end import Channel, Conclusion, NextVisit, VisitPurpose
from salesdesk.services.conversation_screen import ConversationScreen
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.visits import clock

NEXT_IN_DAYS = 14
COMMENT_IN_DAYS = 7


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
        self.promised = PromiseRows(today)
        self.extras = ExtraRows()
        self.proposal = ProposalCard(messages)
        self._purpose: VisitPurpose | None = None
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
        self._proofs = vbox(spacing=8)
        self._next_hint = TextLabel("", 12, 400, "text2", wrap=True)
        self._cards: dict[str, Card] = {}
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._next_on, self._next_at = Field("", self.next_on), Field("", self.next_at)
        self._next_what, self._next_channel = Field("", self.next_what), Field("", self.next_channel)
        following = vbox(
            self._next_hint, FormRow(self._next_on, self._next_at), FormRow(self._next_what, self._next_channel),
            spacing=12,
        )  # fmt: skip
        self._score_help = TextLabel("", 12, 400, "text3", wrap=True)
        parts: dict[str, tuple[object, ...]] = {
            "outcome": (hbox(self.outcome, None),),
            "promises": (self.promised,),
            "next": (following,),
            "proofs": (self._proofs,),
            "extras": (self.extras,),
            "score": (hbox(self.score, None), self._score_help),
        }
        for name, items in parts.items():
            body = vbox(self._heads[name], *items, spacing=12, margins=(20, 16, 20, 18))  # type: ignore[arg-type]  # layouts and widgets
            self._cards[name] = Card(body)
        left = vbox(self._cards["outcome"], self._cards["promises"], self._cards["next"], None, spacing=16)
        self._end = hbox(self._error, self.finish, spacing=16)
        self._end.setStretch(0, 1)
        score, proofs, extras = self._cards["score"], self._cards["proofs"], self._cards["extras"]
        right = vbox(score, proofs, self.proposal, extras, None, spacing=16)
        row = hbox(left, right, spacing=16, margins=(0, 0, 2, 4))
        row.setStretch(0, 3)
        row.setStretch(1, 2)
        column = vbox(ScrollColumn(row), self._end, spacing=12)
        column.setStretch(0, 1)
        self.setLayout(column)
        self.promised.changed.connect(self._promises_changed)
        self.proposal.visit_wanted.connect(self._plan_comment)
        self.next_what.currentIndexChanged.connect(lambda _index: self._forget_purpose())

    def put_beside_finish(self, part: QWidget) -> None:
        """Puts a part before the button that ends the visit."""
        self._end.insertWidget(0, part)

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
        self.promised.retranslate()
        self.proposal.retranslate()
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

    def show_view(self, view: ConversationView, screen: ConversationScreen | None = None) -> None:
        """Fills the form for a conversation; what was typed for the same one stays.

        Args:
            view: The conversation.
            screen: What the firm's own affairs say of proposals, and the conversation proposed next.
        """
        same = self._view is not None and self._view.conversation.id == view.conversation.id
        self._view = view
        self._show_proofs(view)
        self._cards["extras"].setVisible(self.extras.show_view(view))
        self.proposal.show_view(view, screen.proposals if screen is not None else None)
        if same:
            self._promises_changed()
            self._order()
            return
        self._error.setText("")
        outcome = view.conversation.outcome or ConversationOutcome.ADVANCED
        self.outcome.choose(outcome.value)
        self.score.choose(str(view.self_score.score if view.self_score else 0))
        self._show_templates(view)
        self._show_next(view, screen)
        self.promised.show_view(view)
        self._promises_changed()
        self._order()

    def take_notes(self, notes: str) -> None:
        """Offers what was typed into the notes since the form was filled.

        Args:
            notes: The notes as they stand in the editor.
        """
        if self._view is not None:
            self.promised.offer_tasks(self._view, notes)
            self._promises_changed()
            self._order()

    def _order(self) -> None:
        """The keyboard goes by weight, not by column: outcome, own score, promises, next date, proposal, extra work."""
        promises = [one for row in self.promised.rows for one in (row.keep, row.what, row.due_on)]
        extras = [one for box, price in self.extras.rows() for one in (box, price) if one is not None]
        order: list[QWidget] = [
            self.outcome, self.score, *promises, self.promised.add_client, self.promised.add_ours, self.next_on,
            self.next_at, self.next_what, self.next_channel, self.proposal.commented, self.proposal.sent, *extras,
            self.finish,
        ]  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _promises_changed(self) -> None:
        self.proposal.promise(self.promised.ours(self._view))

    def _plan_comment(self) -> None:
        """The next conversation comments the proposal: in person, dated, before it leaves."""
        self.next_channel.set_value(Channel.VISIT)
        if self.next_on.value() is None:
            self.next_on.set_value(workday(self._today() + timedelta(days=COMMENT_IN_DAYS)))
        self._purpose = VisitPurpose.PROPOSAL
        self._next_hint.setText(self.tr("Visite pour commenter la proposition, avant de l’envoyer."))
        self._next_hint.show()
        self.next_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_purpose(self) -> None:
        if self._purpose is not None:
            self._purpose = None
            self._next_hint.hide()

    def _show_proofs(self, view: ConversationView) -> None:
        clear_layout(self._proofs)
        own = [
            (line, one) for line in view.proofs for one in line.evidence if one.conversation_id == view.conversation.id
        ]
        for line, one in own:
            said = words.quoted(one.words) if one.words else i18n.money(one.amount_cents or 0)
            self._fact("badge-check", "success", in_language(line.criterion.text), said)
        for criterion in view.missing:
            self._fact("square", "text3", in_language(criterion.text), self.tr("Manque encore"))
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

    def _show_templates(self, view: ConversationView) -> None:
        every = list(view.process.conversations()) if view.process else []
        choices: list[tuple[object, str]] = [(one.id, in_language(one.theme)) for one in every]
        self.next_what.set_choices([("", self.tr("Sans guide")), *choices])
        keys = [one.id for one in every]
        now = view.conversation.conversation_key
        following = keys[keys.index(now) + 1] if now in keys and keys.index(now) + 1 < len(keys) else (now or "")
        self.next_what.set_value(following)

    def _show_next(self, view: ConversationView, screen: ConversationScreen | None) -> None:
        self._purpose = None
        planned = view.next_visit
        if planned is not None:
            # It is in the calendar already: a second one would be typed twice.
            day, at = i18n.date_short(planned.starts_on), clock(planned.starts_minute)
            self._next_hint.setText(self.tr("Déjà datée\u00a0: {day} à {time}.").format(day=day, time=at))
            self.next_on.set_value(None)
        else:
            self._next_hint.setText(self._proposed(screen))
            self.next_on.set_value(workday(view.today + timedelta(days=NEXT_IN_DAYS)))
        self._next_hint.setVisible(bool(self._next_hint.text()))

    def _proposed(self, screen: ConversationScreen | None) -> str:
        reason = screen.following.first if screen is not None and screen.following is not None else None
        if reason is None:
            return ""
        self.next_channel.set_value(reason.channel)
        said = reason.saying.words(self._messages.text, i18n.language())
        return self.tr("Proposé parce que\u00a0: {reason}").format(reason=said)

    def promises(self) -> list[tuple[CheckBox, LineEdit, DateEdit]]:
        """The rows of promises, in order."""
        return [(one.keep, one.what, one.due_on) for one in self.promised.rows]

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
        if minute is not None and valid and self.extras.is_complete() and self._view is not None:
            self.concluded.emit(self._conclusion(self._view, minute))

    def _conclusion(self, view: ConversationView, minute: int) -> Conclusion:
        score = int(self.score.current() or 0)
        return Conclusion(
            conversation_id=view.conversation.id,
            outcome=ConversationOutcome(self.outcome.current()),
            commitments=self.promised.promised(view),
            next_visit=self._following(view, minute),
            announced=self.extras.announced(),
            prices=self.extras.prices(),
            self_score=score or None,
            proposal_commented=self.proposal.was_commented(),
            proposal_sent=self.proposal.was_sent(),
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
            purpose=self._purpose or VisitPurpose.FOLLOW_UP,
            goal=self._messages.text("proposal.visit_goal") if self._purpose is not None else "",
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


def _minute_of(text: str) -> int | None:
    """Minutes after midnight of "14:30", "14h30" or "9"; None when it is no hour."""
    hours, _, minutes = text.strip().lower().replace("h", ":").partition(":")
    if not hours.isdigit() or (minutes and not minutes.isdigit()):
        return None
    total = int(hours) * 60 + int(minutes or 0)
    return total if int(hours) < 24 and int(minutes or 0) < 60 else None
