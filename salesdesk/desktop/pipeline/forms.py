"""Small forms of an affair: the reason of an override, how it ended, a payment, the affair itself."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.evidence_form import InlineForm, PastDay
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import (
    ChoiceSearch,
    ComboBox,
    DateEdit,
    Field,
    Find,
    FormRow,
    LineEdit,
    MoneyEdit,
    TextEdit,
    TextLabel,
    vbox,
)
from salesdesk.domain.ids import AccountId
from salesdesk.services.opportunities import Opportunity, OpportunityDraft
from salesdesk.services.opportunity_detail import Choices


class OverrideForm(InlineForm):
    """Why an affair goes on without its proofs; what is missing is named first.

    Args:
        missing: What nothing proves.
        target: The next stage.
        author: Who takes it on himself.
    """

    def __init__(self, missing: Sequence[str], target: str, author: str) -> None:
        super().__init__(self.tr("Avancer par dérogation"))
        self.column.addWidget(TextLabel(self.tr("Vers « {stage} »").format(stage=target), 13, 600, wrap=True))
        self.column.addWidget(TextLabel(self.tr("Sans ces preuves :"), 12, 500, "warning"))
        for one in missing:
            self.column.addWidget(TextLabel(f"○ {one}", 12, 400, "text2", wrap=True))
        self.reason = TextEdit("", self.tr("Ce qui justifie d’avancer quand même"), lines=2)
        hint = self.tr("Signée par {name}, datée d’aujourd’hui et montrée au responsable.").format(name=author)
        self._field = Field(self.tr("Raison"), self.reason, hint)
        self.column.addWidget(self._field)
        self.setFocusProxy(self.reason)

    def is_complete(self) -> bool:
        """A reason is needed."""
        said = bool(self.reason.toPlainText().strip())
        self._field.set_error("" if said else self.tr("Écrivez la raison."))
        return said


class EndForm(InlineForm):
    """How an affair ends, or what was paid.

    Args:
        verb: ``win``, ``lose``, ``no_decision`` or ``pay``.
        affair: The affair.
        today: Gives the day.
    """

    def __init__(self, verb: str, affair: Opportunity, today: Callable[[], date]) -> None:
        texts = {
            "win": (self.tr("Noter la signature"), self.tr("Signée le")),
            "lose": (self.tr("Clore comme perdue"), self.tr("Perdue le")),
            "no_decision": (self.tr("Clore sans décision"), self.tr("Constaté le")),
            "pay": (self.tr("Noter le paiement"), self.tr("Payé le")),
        }[verb]
        super().__init__(texts[0])
        self.verb = verb
        self.on = PastDay(texts[1], today)
        owed = affair.amount_cents
        if verb == "pay" and owed is not None:
            owed = max(owed - affair.paid_cents, 0)
        self.amount = MoneyEdit(owed)
        self.reason = TextEdit("", self.tr("Dans les mots du client"), lines=2)
        amount = Field(self.tr("Montant signé") if verb == "win" else self.tr("Montant reçu"), self.amount)
        self._amount, self._reason = amount, Field(self.tr("Pourquoi ?"), self.reason)
        if verb in ("win", "pay"):
            self.column.addWidget(FormRow(self.on, self._amount))
            self.reason.setParent(self)
            self.reason.hide()
            self.setFocusProxy(self.amount)
        else:
            self.column.addWidget(self._reason)
            self.column.addWidget(self.on)
            self.amount.setParent(self)
            self.amount.hide()
            self.setFocusProxy(self.reason)

    def is_complete(self) -> bool:
        """A loss needs its reason, money its amount."""
        money, why = self.amount.cents() or 0, self.reason.toPlainText().strip()
        if self.verb in ("win", "pay"):
            self._amount.set_error("" if money > 0 else self.tr("Un montant supérieur à zéro"))
        silent = self.verb == "lose" and not why
        self._reason.set_error(self.tr("Écrivez pourquoi, dans les mots du client.") if silent else "")
        return self.on.is_past() and not silent and (money > 0 or self.verb not in ("win", "pay"))


class AffairForm(QWidget):
    """The affair itself: a new one names its account and its process, a known one keeps them.

    Args:
        find: Finds accounts.
        today: Gives the day.
        known: The affair that is edited; None for a new one.
        account_name: Name of its account; empty to choose one.
    """

    account_chosen = Signal(object)

    def __init__(self, find: Find, today: Callable[[], date], known: Opportunity | None, account_name: str) -> None:
        super().__init__()
        self.process_key = ""
        self._owner_id = known.owner_id if known else None
        self.account = ChoiceSearch(find, self.tr("Nom du compte"), "building-2")
        self.name = LineEdit(known.name if known else "", self.tr("Ce que le client veut obtenir"))
        self.process = ComboBox()
        self.amount = MoneyEdit(known.amount_cents if known else None)
        self.expected = DateEdit(known.expected_on if known else None, today)
        self.contact = ComboBox([(None, self.tr("Personne en particulier"))])
        self.product = ComboBox([(None, self.tr("Aucun produit"))])
        self._first = (known.contact_id if known else None, known.product_id if known else None)
        self._account = Field(self.tr("Compte"), self.account)
        self._name = Field(self.tr("Affaire"), self.name)
        self._process = Field(self.tr("Processus"), self.process)
        self._expected = Field(self.tr("Décision attendue le"), self.expected, optional=self.tr("facultatif"))
        optional = self.tr("facultatif")
        self.setLayout(
            vbox(
                self._account, self._name, self._process,
                FormRow(Field(self.tr("Montant"), self.amount, optional=optional), self._expected),
                Field(self.tr("Interlocuteur"), self.contact, optional=optional),
                Field(self.tr("Produit"), self.product, optional=optional), spacing=14,
            )
        )  # fmt: skip
        if account_name:
            self.account.put(known.account_id if known else None, account_name)
            self.account.setEnabled(known is None)
        self._process.setVisible(known is None)
        self.setFocusProxy(self.name if account_name else self.account)
        self.account.chosen.connect(self._chosen)

    def set_account(self, account_id: AccountId, name: str) -> None:
        """Takes an account as chosen."""
        self.account.put(account_id, name)
        self._chosen(account_id)

    def _chosen(self, key: object | None) -> None:
        if key is not None:
            self._account.set_error("")
            self.account_chosen.emit(key)
            self.name.setFocus()

    def show_choices(self, choices: Choices) -> None:
        """Offers processes, people of the account and products."""
        first = not self.process.count()
        self.process.set_choices([(key, in_language(name)) for key, name in choices.processes])
        if first:
            self.process.set_value(self.process_key)
        people = [(one.id, one.full_name) for one in choices.people]
        self.contact.set_choices([(None, self.tr("Personne en particulier")), *people])
        self.product.set_choices([(None, self.tr("Aucun produit")), *((one.id, one.name) for one in choices.products)])
        for box, value in zip((self.contact, self.product), self._first, strict=True):
            box.set_value(value)

    def draft(self) -> OpportunityDraft | None:
        """What is typed; None when something is missing, which is said at its field."""
        self._account.set_error("" if self.account.key() else self.tr("Choisissez un compte de la liste."))
        self._name.set_error("" if self.name.text().strip() else self.tr("Donnez un nom à l’affaire."))
        readable = self.expected.is_valid() and self.amount.is_valid()
        self._expected.set_error("" if self.expected.is_valid() else self.tr("Cette date ne se lit pas."))
        if self.account.key() is None or not self.name.text().strip() or not readable:
            return None
        return OpportunityDraft(
            account_id=self.account.key(),  # type: ignore[arg-type]  # ids travel through Qt as objects
            name=self.name.text(),
            process_key=str(self.process.value() or ""),
            amount_cents=self.amount.cents(),
            contact_id=self.contact.value(),  # type: ignore[arg-type]  # ids travel through Qt as objects
            product_id=self.product.value(),  # type: ignore[arg-type]  # as above
            expected_on=self.expected.value(),
            owner_id=self._owner_id,
        )
