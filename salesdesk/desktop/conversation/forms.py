"""Small forms in the side panel: a commitment, extra work and its price, a practice, a person."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.widgets import (
    Button,
    CheckBox,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    LineEdit,
    MoneyEdit,
    SegmentControl,
    TextLabel,
    vbox,
)
from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.ids import ContactId
from salesdesk.domain.process import BuyingRole, Criterion, Side
from salesdesk.services.extra_work import worked_out_price

DEFAULT_DUE_DAYS = 7
_MINUTES_IN_HOUR = 60


class Form(QWidget):
    """A form that Enter submits and that says what is missing.

    Subclasses fill ``self.column`` and answer :meth:`is_complete`.
    """

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = vbox(spacing=16)
        self.setLayout(self.column)

    def is_complete(self) -> bool:
        """Whether it may be kept; names what is missing at its field."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def _needs(self, field: Field, filled: bool, words: str) -> bool:
        field.set_error("" if filled else words)
        return filled


class CommitmentForm(Form):
    """Who does what by when."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.side = SegmentControl(
            [(Side.CLIENT.value, self.tr("Le client")), (Side.REP.value, self.tr("Nous"))], name=self.tr("Qui s’engage")
        )
        self.what = LineEdit("", self.tr("Valider la liste des articles"))
        self.due_on = DateEdit(today() + timedelta(days=DEFAULT_DUE_DAYS), today)
        self._what = Field(self.tr("À quoi"), self.what)
        for widget in (Field(self.tr("Qui s’engage"), self.side), self._what, Field(self.tr("Pour le"), self.due_on)):
            self.column.addWidget(widget)
        self.setFocusProxy(self.what)

    def is_complete(self) -> bool:
        """It must say what."""
        return self._needs(self._what, bool(self.what.text().strip()), self.tr("Écrivez qui fait quoi."))

    def chosen_side(self) -> Side:
        """Who promises."""
        return Side(self.side.current())


class ExtraForm(Form):
    """Work asked beyond the contract, and its price when it is known."""

    def __init__(self) -> None:
        super().__init__()
        self.what = LineEdit("", self.tr("Reprise des étiquettes"))
        self.price = MoneyEdit()
        self._what = Field(self.tr("Ce que le client demande"), self.what)
        price = Field(
            self.tr("Prix à annoncer"),
            self.price,
            self.tr("Laissez vide pour chiffrer plus tard."),
            self.tr("facultatif"),
        )
        self.column.addWidget(self._what)
        self.column.addWidget(price)
        self.setFocusProxy(self.what)

    def is_complete(self) -> bool:
        """It must say what."""
        return self._needs(self._what, bool(self.what.text().strip()), self.tr("Écrivez ce que le client demande."))


class PriceForm(Form):
    """Time, rate and margin make the price of extra work; it may be set by hand.

    Args:
        extra: The extra.
        today: Gives the day.
    """

    def __init__(self, extra: ExtraWork, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        minutes = extra.estimated_minutes or 0
        self.hours = LineEdit(i18n.number_text(minutes / _MINUTES_IN_HOUR, 1) if minutes else "")
        self.rate = MoneyEdit(7_500)
        self.margin = LineEdit("10")
        self.price = MoneyEdit(extra.price_cents)
        self.gain = MoneyEdit(extra.gain_cents)
        self._price = Field(self.tr("Prix à annoncer"), self.price, self.tr("Arrondi à la dizaine d’euros supérieure."))
        self.column.addWidget(TextLabel(extra.what, 14, 600, wrap=True))
        self.column.addWidget(
            FormRow(Field(self.tr("Heures"), self.hours), Field(self.tr("Prix d’une heure"), self.rate))
        )
        self.column.addWidget(FormRow(Field(self.tr("Imprévu, %"), self.margin), self._price))
        gain = Field(self.tr("Gain pour le client"), self.gain, optional=self.tr("facultatif"))
        self.column.addWidget(gain)
        for edit in (self.hours, self.margin):
            edit.textChanged.connect(lambda _text: self._compute())
        self.rate.value_changed.connect(lambda _cents: self._compute())
        self.setFocusProxy(self.hours)

    def minutes(self) -> int | None:
        """The time typed; None when there is none."""
        try:
            hours = float(self.hours.text().replace(",", ".").strip() or 0)
        except ValueError:
            return None
        return round(hours * _MINUTES_IN_HOUR) or None

    def _compute(self) -> None:
        minutes, rate, margin = self.minutes(), self.rate.cents(), self.margin.text().strip() or "0"
        if minutes and rate and margin.isdigit() and int(margin) <= 100 and 500 <= rate <= 50_000:
            self.price.set_cents(worked_out_price(minutes, rate, int(margin), self._today()))

    def is_complete(self) -> bool:
        """It must have a price."""
        return self._needs(self._price, bool(self.price.cents()), self.tr("Écrivez le prix annoncé au client."))


class PracticeForm(Form):
    """A habit that costs: time a month at an hourly cost, with the yearly cost as it is typed.

    Args:
        what: First words: what the question revealed.
        minutes: First time a month, in minutes.
        hourly_cents: First cost of an hour.
    """

    def __init__(self, what: str = "", minutes: int = 0, hourly_cents: int = 5_000) -> None:
        super().__init__()
        self.what = LineEdit(what, self.tr("Livraisons urgentes"))
        self.hours = LineEdit(i18n.number_text(minutes / _MINUTES_IN_HOUR, 1) if minutes else "")
        self.rate = MoneyEdit(hourly_cents)
        self._what = Field(self.tr("L’habitude constatée"), self.what)
        self._hours = Field(self.tr("Heures par mois"), self.hours)
        self.cost = TextLabel("", 15, 600, "warning", tnum=True)
        self.column.addWidget(self._what)
        self.column.addWidget(FormRow(self._hours, Field(self.tr("Coût d’une heure"), self.rate)))
        self.column.addWidget(self.cost)
        self.hours.textChanged.connect(lambda _text: self._compute())
        self.rate.value_changed.connect(lambda _cents: self._compute())
        self.setFocusProxy(self.what)
        self._compute()

    def minutes(self) -> int:
        """Minutes a month; 0 when there are none."""
        try:
            return round(float(self.hours.text().replace(",", ".").strip() or 0) * _MINUTES_IN_HOUR)
        except ValueError:
            return 0

    def _compute(self) -> None:
        yearly = self.minutes() * 12 * (self.rate.cents() or 0) // _MINUTES_IN_HOUR
        text = self.tr("{cost} par an").format(cost=i18n.money(yearly, decimals=False))
        self.cost.setText(text if yearly else "")

    def is_complete(self) -> bool:
        """It must say what, and how long it takes."""
        said = self._needs(self._what, bool(self.what.text().strip()), self.tr("Écrivez l’habitude constatée."))
        costs = self._needs(self._hours, self.minutes() > 0, self.tr("Indiquez un temps."))
        return said and costs


class DecisionForm(Form):
    """What is decided about a practice; signed by who decides.

    Args:
        practice: The practice.
    """

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        cost = self.tr("{cost} par an").format(cost=i18n.money(practice.yearly_cents, decimals=False))
        self.column.addWidget(TextLabel(practice.what, 14, 600, wrap=True))
        self.column.addWidget(TextLabel(cost, 13, 500, "warning", tnum=True))
        self.decision = ComboBox(
            [
                (PracticeDecision.CHANGE, self.tr("La changer avec le client")),
                (PracticeDecision.PRICE, self.tr("La tarifer")),
                (PracticeDecision.ACCEPT, self.tr("L’accepter, à mon nom")),
                (PracticeDecision.OPEN, self.tr("Pas encore décidé")),
            ]
        )
        self.decision.setCurrentIndex(0)
        self.decision.set_value(practice.decision)
        self.column.addWidget(Field(self.tr("Décision"), self.decision))
        self.setFocusProxy(self.decision)

    def chosen(self) -> PracticeDecision:
        """The decision."""
        return PracticeDecision(str(self.decision.value()))


class PersonForm(Form):
    """Who is present: the people known, one tick each, and somebody met for the first time.

    Args:
        messages: Words of the buying roles.
        known: Id, name and whether he is present, of each person known.
    """

    presence_changed = Signal(object, bool)

    def __init__(self, messages: Messages, known: tuple[tuple[ContactId, str, bool], ...] = ()) -> None:
        super().__init__()
        self.present: dict[ContactId, CheckBox] = {}
        if known:
            self.column.addWidget(TextLabel(self.tr("Déjà connues"), 12, 600, "text3"))
        for contact_id, name, there in known:
            box = CheckBox(name, there)
            box.toggled.connect(lambda on, contact_id=contact_id: self.presence_changed.emit(contact_id, on))
            self.present[contact_id] = box
            self.column.addWidget(box)
        self.name = LineEdit("", self.tr("Prénom et nom"))
        self.job = LineEdit()
        roles: list[tuple[object, str]] = [(None, self.tr("Pas encore connu"))]
        roles += [(one, messages.text(f"conversation.role_{one.value}")) for one in BuyingRole]
        self.role = ComboBox(roles)
        self.role.setCurrentIndex(0)
        self._name = Field(self.tr("Prénom et nom"), self.name)
        if known:
            self.column.addWidget(TextLabel(self.tr("Nouvelle personne"), 12, 600, "text3"))
        self.column.addWidget(self._name)
        self.column.addWidget(Field(self.tr("Fonction"), self.job, optional=self.tr("facultatif")))
        self.column.addWidget(Field(self.tr("Rôle d’achat"), self.role))
        self.setFocusProxy(self.name)

    def is_complete(self) -> bool:
        """A name is needed, unless people known were ticked and nothing else was typed."""
        ticked = any(box.isChecked() for box in self.present.values())
        nothing = not self.name.text().strip() and not self.job.text().strip()
        if ticked and nothing:
            return True
        return self._needs(self._name, bool(self.name.text().strip()), self.tr("Écrivez au moins son nom."))

    def chosen_role(self) -> BuyingRole | None:
        """The part that he plays; None while unknown."""
        value = self.role.value()
        return BuyingRole(str(value)) if value is not None else None


class ProofChoice(Form):
    """Which missing proof was obtained.

    Args:
        missing: The criteria that nothing proves.
    """

    chosen = Signal(str)

    def __init__(self, missing: tuple[Criterion, ...]) -> None:
        super().__init__()
        self.column.addWidget(TextLabel(self.tr("Que vient de prouver le client\u202f?"), 13, 500, "text2"))
        self.buttons: dict[str, Button] = {}
        for criterion in missing:
            button = Button(criterion.text.in_(i18n.language()), "secondary", "badge-check")
            button.clicked.connect(lambda _=False, key=criterion.id: self.chosen.emit(key))
            self.buttons[criterion.id] = button
            self.column.addWidget(button)
        self.setFocusProxy(self.buttons[missing[0].id])
