"""Forms of the screen: a request, an answer, a reason, a decision, a line of the price list, the check of month 3."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from salesdesk.desktop import i18n
from salesdesk.desktop.evidence_form import PastDay
from salesdesk.desktop.value.form import ValueForm
from salesdesk.desktop.value.words import day, decision_name, euros
from salesdesk.desktop.widgets import (
    ChoiceSearch,
    ComboBox,
    DateEdit,
    Field,
    Find,
    FormRow,
    LineEdit,
    MoneyEdit,
    SegmentControl,
    TextEdit,
    TextLabel,
)
from salesdesk.domain.extra_work import ExtraWork, PracticeDecision
from salesdesk.domain.ids import AccountId, PracticeId
from salesdesk.domain.margins import longest_acceptance
from salesdesk.services.extra_tariffs import ExtraTariff, TariffDraft
from salesdesk.services.extra_work import NewExtra, Practice
from salesdesk.services.margins import MarginReview

_MINUTES_IN_HOUR = 60


def _hours_of(text: str) -> int:
    """Minutes of hours typed as "1,5"; 0 when they cannot be read."""
    try:
        return round(float(text.replace(",", ".").strip() or 0) * _MINUTES_IN_HOUR)
    except (ValueError, OverflowError):
        return 0


class RequestForm(ValueForm):
    """A client's request, noted by hand.

    Args:
        find: Finds accounts.
        today: Gives the day.
    """

    def __init__(self, find: Find, today: Callable[[], date]) -> None:
        super().__init__()
        self.account = ChoiceSearch(find, self.tr("Nom du compte"), "building-2")
        self.what = LineEdit("", self.tr("Reprise des étiquettes"))
        self.asked_by = LineEdit()
        self.on = PastDay(self.tr("Demandé le"), today)
        self.price = MoneyEdit()
        optional = self.tr("facultatif")
        self._account, self._what = (
            Field(self.tr("Compte"), self.account),
            Field(self.tr("Ce qu’il demande"), self.what),
        )
        later = self.tr("Laissez vide pour chiffrer plus tard.")
        for part in (
            self._account, self._what, Field(self.tr("Qui le demande"), self.asked_by, optional=optional),
            FormRow(self.on, Field(self.tr("Prix"), self.price, later, optional)),
        ):  # fmt: skip
            self.column.addWidget(part)
        self.setFocusProxy(self.account)

    def is_complete(self) -> bool:
        """An account and words are needed."""
        chosen = self.needs(self._account, self.account.key() is not None, self.tr("Choisissez un compte de la liste."))
        said = self.needs(self._what, bool(self.what.text().strip()), self.tr("Écrivez ce que le client demande."))
        return self.on.is_past() and chosen and said

    def draft(self) -> NewExtra:
        """What is typed."""
        return NewExtra(
            account_id=AccountId(self.account.key()),  # type: ignore[arg-type]  # ids travel through Qt as objects
            what=self.what.text(),
            price_cents=self.price.cents() or None,
            asked_on=self.on.day(),
            asked_by=self.asked_by.text(),
        )


class AnswerForm(ValueForm):
    """The client's answer in his words: they are the proof.

    Args:
        what: What was asked.
        price: Its price in words; empty while there is none.
        reply: What is known already.
        today: Gives the day.
    """

    def __init__(self, what: str, price: str, reply: str, today: Callable[[], date]) -> None:
        super().__init__()
        self.column.addWidget(TextLabel(what, 14, 600, wrap=True))
        if price:
            self.column.addWidget(TextLabel(price, 13, 500, "text2", tnum=True))
        self.answer = SegmentControl(
            [("yes", self.tr("Oui, on y va")), ("no", self.tr("Non"))], name=self.tr("Sa réponse")
        )
        self.words = TextEdit(reply, self.tr("Collez son message, ou écrivez ses mots"), lines=5)
        self.on = PastDay(self.tr("Jour de sa réponse"), today)
        self._words = Field(self.tr("Ses mots"), self.words, self.tr("Ils sont gardés comme preuve."))
        for part in (Field(self.tr("Sa réponse"), self.answer), self._words, self.on):
            self.column.addWidget(part)
        self.setFocusProxy(self.words)

    def is_complete(self) -> bool:
        """Words are needed, said or pasted."""
        said = bool(self.words.toPlainText().strip())
        return self.needs(self._words, said, self.tr("Collez son message, ou écrivez ses mots.")) and self.on.is_past()

    def accepted(self) -> bool:
        """Whether he said yes."""
        return self.answer.current() == "yes"


class ReasonForm(ValueForm):
    """A reason, signed and dated.

    Args:
        about: What it is about.
        hint: What becomes of it.
        placeholder: An example.
    """

    def __init__(self, about: str, hint: str, placeholder: str) -> None:
        super().__init__()
        self.column.addWidget(TextLabel(about, 14, 600, wrap=True))
        self.reason = TextEdit("", placeholder, lines=3)
        self._reason = Field(self.tr("Raison"), self.reason, hint)
        self.column.addWidget(self._reason)
        self.setFocusProxy(self.reason)

    def is_complete(self) -> bool:
        """A reason is needed."""
        return self.needs(self._reason, bool(self.reason.toPlainText().strip()), self.tr("Écrivez la raison."))

    def said(self) -> str:
        """The reason."""
        return self.reason.toPlainText()


class PracticeLinkForm(ValueForm):
    """Which habit of the client caused an extra.

    Args:
        extra: The extra.
        practices: Those of the account.
    """

    def __init__(self, extra: ExtraWork, practices: Sequence[Practice]) -> None:
        super().__init__()
        self.column.addWidget(TextLabel(extra.what, 14, 600, wrap=True))
        self.practice = ComboBox()
        rows = [(one.id, self.tr("{what} — {cost} par an").format(what=one.what, cost=euros(one.yearly_cents)))
                for one in practices]  # fmt: skip
        self.practice.set_choices([(None, self.tr("Aucune pratique")), *rows])
        self.practice.set_value(extra.practice_id)
        hint = self.tr("La fuite se compte alors par pratique.")
        if not practices:
            hint = self.tr("Aucune pratique n’est notée chez ce client\u00a0: notez-la pendant une visite.")
        self.column.addWidget(Field(self.tr("Pratique"), self.practice, hint))
        self.setFocusProxy(self.practice)

    def chosen(self) -> PracticeId | None:
        """The practice; None when none caused it."""
        key = self.practice.value()
        return PracticeId(key) if isinstance(key, UUID) else None


class PracticeDecisionForm(ValueForm):
    """Change it, price it, or accept it with a name and a date.

    Args:
        practice: The practice.
        decision: What is proposed.
        today: Gives the day.
    """

    def __init__(self, practice: Practice, decision: PracticeDecision, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.column.addWidget(TextLabel(practice.what, 14, 600, wrap=True))
        cost = self.tr("{cost} par an").format(cost=euros(practice.yearly_cents))
        self.column.addWidget(TextLabel(cost, 13, 500, "warning", tnum=True))
        choices = [PracticeDecision.CHANGE, PracticeDecision.PRICE, PracticeDecision.ACCEPT]
        self.decision = SegmentControl(
            [(one.value, decision_name(one)) for one in choices], decision.value, self.tr("Décision")
        )
        self.reason = TextEdit(practice.decision_reason, self.tr("Commande groupée le mardi à partir de janvier"), 3)
        self.revisit = DateEdit(practice.revisit_on, today)
        last = day(longest_acceptance(today()))
        self._reason = Field(self.tr("Comment, ou pourquoi"), self.reason)
        self._revisit = Field(
            self.tr("À revoir le"), self.revisit, self.tr("Au plus tard le {day}\u00a0: un an.").format(day=last)
        )
        for part in (Field(self.tr("Décision"), self.decision), self._reason, self._revisit):
            self.column.addWidget(part)
        self.setFocusProxy(self.decision)

    def chosen(self) -> PracticeDecision:
        """The decision."""
        return PracticeDecision(self.decision.current())

    def is_complete(self) -> bool:
        """To accept one needs a reason and a day at which it is looked at again."""
        accepts, said = self.chosen() is PracticeDecision.ACCEPT, bool(self.reason.toPlainText().strip())
        why = self.needs(self._reason, said or not accepts, self.tr("Accepter demande une raison."))
        on, today = self.revisit.value(), self._today()
        fine = self.revisit.is_valid() and (today < on <= longest_acceptance(today) if on is not None else not accepts)
        when = self.needs(self._revisit, fine, self.tr("Choisissez un jour à venir, dans l’année."))
        return why and when


class TariffForm(ValueForm):
    """One line of the price list.

    Args:
        known: The line that is changed; None for a new one.
        price_of: Works a price out: minutes, cents an hour, contingency in per cent.
    """

    def __init__(self, known: ExtraTariff | None, price_of: Callable[[int, int, int], int | None]) -> None:
        super().__init__()
        self._known, self._price_of = known, price_of
        self.name = LineEdit(known.name if known else "", self.tr("Reprise d’étiquettes, 100 références"))
        self.hours = LineEdit(i18n.number_text(known.minutes / _MINUTES_IN_HOUR, 2) if known else "")
        self.rate = MoneyEdit(known.hourly_cents if known else 7_500)
        self.margin = LineEdit(str(round(known.contingency * 100)) if known else "10")
        self.price = MoneyEdit(known.price_cents if known else None)
        self.note = TextEdit(known.note if known else "", self.tr("Ce qui est compris"), 2)
        self.worked_out = TextLabel("", 15, 600, "success", tnum=True)
        optional = self.tr("facultatif")
        self._name = Field(self.tr("Travail"), self.name)
        self._hours, self._rate = Field(self.tr("Heures"), self.hours), Field(self.tr("Prix d’une heure"), self.rate)
        self._margin = Field(self.tr("Imprévu, %"), self.margin)
        fixed = Field(self.tr("Prix fixe"), self.price, self.tr("Remplace le calcul."), optional)
        for part in (
            self._name, FormRow(self._hours, self._rate), FormRow(self._margin, fixed), self.worked_out,
            Field(self.tr("Note"), self.note, optional=optional),
        ):  # fmt: skip
            self.column.addWidget(part)
        for edit in (self.hours, self.margin):
            edit.textChanged.connect(lambda _text: self._compute())
        for money in (self.rate, self.price):
            money.value_changed.connect(lambda _cents: self._compute())
        self.setFocusProxy(self.name)
        self._compute()

    def _percent(self) -> int:
        text = self.margin.text().strip() or "0"
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else -1

    def _compute(self) -> None:
        price = self.price.cents() or self._price_of(
            _hours_of(self.hours.text()), self.rate.cents() or 0, self._percent()
        )
        self.worked_out.setText(self.tr("Prix annoncé\u00a0: {price}").format(price=euros(price)) if price else "")

    def is_complete(self) -> bool:
        """Name, time, rate and contingency are needed, within their ranges."""
        named = self.needs(self._name, bool(self.name.text().strip()), self.tr("Nommez le travail."))
        minutes, rate = _hours_of(self.hours.text()), self.rate.cents() or 0
        timed = self.needs(self._hours, 0 < minutes <= 2_000 * 60, self.tr("De 0,02 à 2\u202f000 heures."))
        rated = self.needs(self._rate, 500 <= rate <= 50_000, self.tr("De 5 à 500\u00a0€."))
        margin = self.needs(self._margin, 0 <= self._percent() <= 100, self.tr("De 0 à 100."))
        return named and timed and rated and margin

    def draft(self) -> TariffDraft:
        """What is typed."""
        return TariffDraft(
            id=self._known.id if self._known else None,
            name=self.name.text(),
            minutes=_hours_of(self.hours.text()),
            hourly_cents=self.rate.cents() or 0,
            contingency_percent=self._percent(),
            price_cents=self.price.cents() or None,
            note=self.note.toPlainText(),
        )


class MonthThreeForm(ValueForm):
    """What month 3 really shows.

    Args:
        review: The margin expected.
        affair: Name of the affair.
    """

    def __init__(self, review: MarginReview, affair: str) -> None:
        super().__init__()
        self._review = review
        self.column.addWidget(TextLabel(affair, 14, 600, wrap=True))
        expected = self.tr("Attendu à la signature\u00a0: {costs} de pratiques et de gestes, {margin} de marge.")
        costs = review.practices_cents + review.gifts_cents
        text = expected.format(costs=euros(costs), margin=euros(review.margin_cents))
        self.column.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))
        self.seen = MoneyEdit(review.seen_costs_cents if review.seen_costs_cents is not None else costs)
        self.words = TextEdit(review.review_words, self.tr("Ce qui a été vu, et ce qui est décidé"), 3)
        self.margin = TextLabel("", 15, 600, "success", tnum=True)
        hint = self.tr("Pratiques et gestes vus en trois mois, ramenés à l’année.")
        self._seen = Field(self.tr("Coûts réels sur un an"), self.seen, hint)
        self._words = Field(self.tr("Constat"), self.words)
        for part in (self._seen, self.margin, self._words):
            self.column.addWidget(part)
        self.seen.value_changed.connect(lambda _cents: self._compute())
        self.setFocusProxy(self.seen)
        self._compute()

    def _left(self) -> int:
        return self._review.price_cents - (self.seen.cents() or 0)

    def _compute(self) -> None:
        self.margin.setText(self.tr("Marge de l’année\u00a0: {margin}").format(margin=euros(self._left())))
        self.margin.set_colour("success" if self._left() >= 0 else "danger")

    def is_complete(self) -> bool:
        """An amount is needed, and words when the year is negative."""
        typed = self.needs(self._seen, self.seen.cents() is not None, self.tr("Écrivez un montant, zéro compris."))
        said = bool(self.words.toPlainText().strip()) or self._left() >= 0
        return (
            self.needs(self._words, said, self.tr("L’année est négative\u00a0: écrivez ce qui est décidé.")) and typed
        )
