"""The closed lists of a sales process (processus de vente): each value is the word written in a process file."""

from enum import StrEnum
from typing import Final


class Side(StrEnum):
    """Who acts: the client or the rep (vendeur)."""

    CLIENT = "client"
    REP = "rep"


class BuyingRole(StrEnum):
    """Part that a person plays in a purchase (rôle d'achat)."""

    DECIDER = "decider"
    BENEFICIARY = "beneficiary"
    PAYER = "payer"
    USER = "user"
    TECHNICAL = "technical"
    GATEKEEPER = "gatekeeper"
    THIRD_PARTY = "third_party"


class QuestionType(StrEnum):
    """What a question looks for.

    Source: SPIN order of questions for the first four; [value] and [cash] for profitability and payment.
    """

    SITUATION = "situation"
    PROBLEM = "problem"
    IMPLICATION = "implication"
    NEED_PAYOFF = "need_payoff"
    PROFITABILITY = "profitability"
    DECISION = "decision"
    PAYMENT = "payment"
    REFERRAL = "referral"


class PointKind(StrEnum):
    """A talking point (argument) states a benefit, or announces the price of extra work before it is done."""

    BENEFIT = "benefit"
    PRESALE = "presale"


class Cadence(StrEnum):
    """How often a conversation is rehearsed with its coach."""

    WEEKLY = "weekly"
    EVERY_TWO_WEEKS = "every_two_weeks"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class EvidenceKind(StrEnum):
    """Kind of fact that proves a criterion (preuve)."""

    ACCOUNT_SHEET = "account_sheet"
    CLIENT_WORDS = "client_words"
    CLIENT_FILE = "client_file"
    CLIENT_MAIL = "client_mail"
    ACCEPTED_INVITATION = "accepted_invitation"
    COSIGNED_NOTE = "cosigned_note"
    COSIGNED_VOLUME_SHEET = "cosigned_volume_sheet"
    VALIDATED_VISIT_REPORT = "validated_visit_report"
    MEASUREMENT_REPORT = "measurement_report"
    CLIENT_CASE = "client_case"
    PURCHASE_ORDER = "purchase_order"
    SIGNED_CONTRACT = "signed_contract"
    SOLVENCY_CHECK = "solvency_check"
    SEPA_MANDATE = "sepa_mandate"
    TEST_INVOICE = "test_invoice"
    DELIVERABLE = "deliverable"
    SIGNED_DELIVERY_NOTE = "signed_delivery_note"
    BANK_RECEIPT = "bank_receipt"

    @property
    def sides(self) -> frozenset[Side]:
        """Returns the sides that can produce this kind of fact; a payment never comes from the rep."""
        return _SIDES.get(self, _CLIENT)


_CLIENT: Final = frozenset({Side.CLIENT})
_REP: Final = frozenset({Side.REP})
# What only the rep can produce never proves the client's progress; a deliverable counts for him once he accepts it.
_SIDES: Final = {
    EvidenceKind.ACCOUNT_SHEET: _REP,
    EvidenceKind.CLIENT_CASE: _REP,
    EvidenceKind.SOLVENCY_CHECK: _REP,
    EvidenceKind.DELIVERABLE: _CLIENT | _REP,
}
