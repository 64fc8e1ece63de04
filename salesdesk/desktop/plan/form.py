"""The form of a visit, in the panel at the right: with whom, how, when, for what; what to know is said below."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import language
from salesdesk.desktop.plan.time_edit import TimeEdit
from salesdesk.desktop.visit_words import channel_text, duration_text, purpose_text
from salesdesk.desktop.widgets import (
    Banner,
    CheckBox,
    Chip,
    ChoiceSearch,
    ComboBox,
    DateEdit,
    Field,
    Find,
    FormRow,
    LineEdit,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.ids import AccountId
from salesdesk.services.visit_form import FormChoices
from salesdesk.services.visits import Channel, Concern, PlannedVisit, Slot, VisitPurpose, clock

_DURATIONS = (15, 30, 45, 60, 90, 120, 180)
_SLOTS_SHOWN = 4


class VisitForm(QWidget):
    """All that a visit needs; only an account and a day are required.

    Args:
        start: What stands in it at first.
        ask: Finds accounts.
        messages: Words of concerns.
        today: The person's day.
        known: Name of the account when it cannot be changed any more; empty to choose one.
    """

    changed = Signal()
    """What speaks against the plan is to be asked again, 150 ms after the last change."""
    account_chosen = Signal(object)

    def __init__(self, start: PlannedVisit, ask: Find, messages: Messages, today: date, known: str = "") -> None:
        super().__init__()
        self._start, self._messages = start, messages
        self._choices: FormChoices | None = None
        self._asked = False
        self.account = ChoiceSearch(ask, self.tr("Nom ou ville du compte"), "building-2")
        if start.account_id is not None:
            self.account.put(start.account_id, known)
        self.account.setEnabled(not known)
        self.contact = ComboBox([(None, self.tr("Personne en particulier"))])
        self.opportunity = ComboBox([(None, self.tr("Aucune affaire"))])
        self.conversation = ComboBox([(None, self.tr("Libre"))])
        self.channel = ComboBox([(one, channel_text(one)) for one in Channel])
        self.purpose = ComboBox([(one, purpose_text(one)) for one in VisitPurpose])
        self.day = DateEdit(start.starts_on, lambda: today)
        self.time = TimeEdit(start.starts_minute)
        lengths = sorted({*_DURATIONS, start.duration_minutes})
        self.duration = ComboBox([(one, duration_text(one)) for one in lengths])
        self.goal = LineEdit(start.goal, self.tr("Ce que vous voulez obtenir"))
        self.done = CheckBox(self.tr("Déjà faite"))
        self.pinned = CheckBox(self.tr("Heure fixée par le client"), start.pinned)
        for box, value in (
            (self.channel, start.channel), (self.purpose, start.purpose), (self.duration, start.duration_minutes),
        ):  # fmt: skip
            box.set_value(value)
        self._account_field = Field(self.tr("Compte"), self.account)
        self._day_field = Field(self.tr("Jour"), self.day)
        self._slots, self._concerns = hbox(spacing=6), vbox(spacing=8)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(150)
        self._timer.timeout.connect(self.changed)
        self._build(is_new=not known)
        self._connect()

    def _build(self, is_new: bool) -> None:
        self.done.setVisible(is_new)
        self.setLayout(
            vbox(
                self._account_field,
                FormRow(self._day_field, Field(self.tr("Heure"), self.time), Field(self.tr("Durée"), self.duration)),
                boxed(self._slots),
                boxed(self._concerns),
                FormRow(Field(self.tr("Canal"), self.channel), Field(self.tr("Objet"), self.purpose)),
                Field(self.tr("Interlocuteur"), self.contact),
                FormRow(Field(self.tr("Affaire"), self.opportunity), Field(self.tr("Conversation"), self.conversation)),
                Field(self.tr("Objectif"), self.goal),
                boxed(hbox(self.pinned, self.done, None, spacing=16)),
                spacing=14,
            )
        )
        self.setFocusProxy(self.account.search if is_new else self.day)

    def _connect(self) -> None:
        self.account.chosen.connect(self._account_changed)
        self.opportunity.currentIndexChanged.connect(lambda _index: self._show_conversations())
        self.day.value_changed.connect(lambda _day: self._soon())
        self.time.value_changed.connect(lambda _minute: self._soon())
        self.done.toggled.connect(lambda _on: self._soon())
        for box in (self.duration, self.channel, self.contact, self.conversation):
            box.currentIndexChanged.connect(lambda _index: self._soon())

    def _soon(self) -> None:
        self._timer.start()

    def _account_changed(self, account_id: object) -> None:
        self._account_field.set_error("")
        self.account_chosen.emit(account_id)
        self._soon()

    def show_choices(self, choices: FormChoices) -> None:
        """Offers the people and affairs of the account; the largest affair and its conversation are proposed."""
        self._choices = choices
        account, start = choices.account, self._start
        self.account.put(account.id, account.name)
        people = [
            (one.id, ", ".join(part for part in (one.full_name, one.job_title) if part)) for one in choices.contacts
        ]
        self.contact.set_choices([(None, self.tr("Personne en particulier")), *people])
        affairs = [(one.opportunity.id, one.opportunity.name) for one in choices.opportunities]
        self.opportunity.set_choices([(None, self.tr("Aucune affaire")), *affairs])
        same = start.account_id == account.id
        self.contact.set_value(start.contact_id if same and start.contact_id else (people[0][0] if people else None))
        chosen = start.opportunity_id if same and start.opportunity_id else (affairs[0][0] if affairs else None)
        self.opportunity.set_value(chosen)
        self._show_conversations()
        if same and start.conversation_key:
            self.conversation.set_value(start.conversation_key)
        self._soon()

    def _show_conversations(self) -> None:
        wanted = self.opportunity.value()
        found = self._choices.opportunities if self._choices else ()
        own = next((one.conversations for one in found if one.opportunity.id == wanted), ())
        self.conversation.set_choices([(None, self.tr("Libre")), *((one.id, one.theme.in_(language())) for one in own)])
        if own:
            self.conversation.set_value(own[0].id)
            self.goal.setPlaceholderText(own[0].goal.in_(language()))

    def planned(self) -> PlannedVisit:
        """Returns the visit as it stands in the form."""
        key = self.conversation.value()
        return PlannedVisit(
            account_id=self.account.key(),  # type: ignore[arg-type]  # ids travel through Qt as objects
            starts_on=self.day.value(),
            starts_minute=self.time.value(),
            duration_minutes=int(str(self.duration.value())),
            channel=Channel(str(self.channel.value())),
            direction=self._start.direction,
            purpose=VisitPurpose(str(self.purpose.value())),
            contact_id=self.contact.value(),  # type: ignore[arg-type]  # as above
            opportunity_id=self.opportunity.value(),  # type: ignore[arg-type]  # as above
            conversation_key=str(key) if key is not None else None,
            goal=self.goal.text(),
            place=self._start.place,
            pinned=self.pinned.isChecked(),
            done=self.done.isChecked(),
        )

    def account_id(self) -> AccountId | None:
        """The account chosen, None when none is."""
        return self.planned().account_id

    def show_concerns(self, concerns: Sequence[Concern], asked: bool = False) -> None:
        """Says what speaks against the plan.

        Args:
            concerns: What was found.
            asked: Whether the person wanted to keep the visit: only then is what is missing called wrong.
        """
        clear_layout(self._concerns)
        # What was asked for once stays asked for: the next look at the plan must not take the word back.
        self._asked = self._asked or asked
        said = {one.key: self._messages.text(one.key, **one.args) for one in concerns}
        self._account_field.set_error(said.get("visit.no_account", "") if self._asked else "")
        self._day_field.set_error(said.get("visit.no_day", "") if self._asked else "")
        for key in ("visit.no_account", "visit.no_day"):
            said.pop(key, "")
        stopping = {one.key for one in concerns if one.stops}
        wanted = next((int(str(one.args["wanted"])) for one in concerns if one.key == "visit.shorter"), 0)
        for key, text in said.items():
            verb = (
                self.tr("Allonger à {minutes}").format(minutes=duration_text(wanted)) if key == "visit.shorter" else ""
            )
            banner = Banner(text, "danger" if key in stopping else "warning", "", verb, closable=False)
            banner.clicked.connect(lambda: self._lengthen(wanted))
            self._concerns.addWidget(banner)

    def _lengthen(self, minutes: int) -> None:
        """Gives the visit the length that its conversation needs."""
        known = {int(str(self.duration.itemData(index))) for index in range(self.duration.count())}
        self.duration.set_choices([(one, duration_text(one)) for one in sorted({*known, minutes})])
        self.duration.set_value(minutes)
        self._soon()

    def account_error(self) -> str:
        """Returns what is said to be wrong with the account, empty when nothing is."""
        return self._account_field.error()

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Offers the first free times of the day; one click takes one."""
        clear_layout(self._slots)
        if slots:
            self._slots.addWidget(TextLabel(self.tr("Créneaux libres"), 12, 500, "text3"))
        for slot in slots[:_SLOTS_SHOWN]:
            chip = Chip(clock(slot.starts_minute), "neutral", height=28, clickable=True)
            chip.clicked.connect(lambda minute=slot.starts_minute: self.time.set_value(minute))
            self._slots.addWidget(chip)
        self._slots.addStretch(1)
