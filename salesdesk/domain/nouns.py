"""Every synced noun in one table: its record, who shares it (périmètre), and why the firm may keep it.

The store derives its tables from it, the sync its rows, the privacy screens their data map. Parents come first.
Source: sync.md, Scopes; trust.md G1.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from salesdesk.domain.accounts import Account, Contact, Ownership
from salesdesk.domain.attachments import Attachment
from salesdesk.domain.coaching import CoachingNote, SelfScore
from salesdesk.domain.conflicts import Conflict
from salesdesk.domain.conversation import Commitment, Conversation, Figure, FigureMeasure
from salesdesk.domain.extra_work import ExtraRequest, ExtraWork, Practice
from salesdesk.domain.improvements import Improvement, Interview
from salesdesk.domain.language_labels import LanguageLabel, LanguageWeights
from salesdesk.domain.library import ClientCase, MessageUse, ObjectionAnswer
from salesdesk.domain.margins import ExtraTariff, MarginReview
from salesdesk.domain.opportunities import Evidence, Opportunity, StageChange
from salesdesk.domain.people import Organisation, Team, User
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.products import Price, Product
from salesdesk.domain.suggestions import SuggestionRefusal
from salesdesk.domain.visits import Visit


class ScopeKind(StrEnum):
    """Who shares a record: the firm, those who hold an account, a person and his managers, or as another record."""

    ORG = "org"
    ACCOUNT = "account"
    PERSON = "person"
    RECORD = "record"


class Basis(StrEnum):
    """Legal basis of keeping personal data (GDPR article 6)."""

    NONE = "none"
    CONTRACT = "contract"
    LEGITIMATE_INTEREST = "legitimate_interest"


class Retention(StrEnum):
    """How long a noun is kept: a name of the dated policy of trust.md section 8."""

    WITH_FIRM = "with_firm"
    CLIENT_36_MONTHS = "client_36_months"
    EMPLOYMENT = "employment"
    COACHING_12_MONTHS = "coaching_12_months"


@dataclass(frozen=True, slots=True)
class Noun:
    """One noun of the trade as store and sync see it.

    Attributes:
        name: Name of the noun and of its table.
        record: Its frozen dataclass.
        scope: Who shares it.
        scope_field: Field that holds the id of its scope; empty for the firm's own records.
        purpose: Why it is kept, a message key of ``resources/messages/<lang>/privacy.toml``.
        basis: Legal basis, where it holds data on a person.
        retention: Name of the policy that ends it.
        personal: Fields that tell about a living person.
    """

    name: str
    record: type[Any]
    scope: ScopeKind
    scope_field: str
    purpose: str
    basis: Basis
    retention: Retention
    personal: frozenset[str] = frozenset()


def _org(name: str, record: type[Any], basis: Basis = Basis.NONE, personal: str = "") -> Noun:
    retention = Retention.EMPLOYMENT if personal else Retention.WITH_FIRM
    return Noun(name, record, ScopeKind.ORG, "", "privacy.run_the_firm", basis, retention, frozenset(personal.split()))


def _account(name: str, record: type[Any], personal: str = "", scope_field: str = "account_id") -> Noun:
    return Noun(
        name,
        record,
        ScopeKind.ACCOUNT,
        scope_field,
        "privacy.serve_the_client",
        Basis.LEGITIMATE_INTEREST,
        Retention.CLIENT_36_MONTHS,
        frozenset(personal.split()),
    )


def _person(name: str, record: type[Any], personal: str) -> Noun:
    return Noun(
        name,
        record,
        ScopeKind.PERSON,
        "person_id",
        "privacy.coach_the_person",
        Basis.LEGITIMATE_INTEREST,
        Retention.COACHING_12_MONTHS,
        frozenset(personal.split()),
    )


NOUNS: Final[tuple[Noun, ...]] = (
    _org("organisation", Organisation),
    _org("team", Team),
    _org("user", User, Basis.CONTRACT, "name email"),
    _org("product", Product),
    _org("price", Price),
    _org("process_version", ProcessVersion),
    _account("account", Account, "phone email solvency", scope_field="id"),
    _account("ownership", Ownership),
    _account("contact", Contact, "last_name first_name job_title buying_role phone mobile email opposed left_on"),
    _account("opportunity", Opportunity),
    _account("visit", Visit, "goal reason"),
    _account("conversation", Conversation, "participants goal notes"),
    _account("evidence", Evidence, "words"),
    _account("stage_change", StageChange),
    _account("commitment", Commitment, "what"),
    _account("figure", Figure, "inputs agreed_words"),
    _account("extra_work", ExtraWork, "what reply asked_by received_by announcement"),
    _account("practice", Practice, "what"),
    _person("coaching_note", CoachingNote, "words reply"),
    _person("self_score", SelfScore, "score"),
    Noun(
        "conflict",
        Conflict,
        ScopeKind.RECORD,
        "record_scope_id",
        "privacy.lose_nothing",
        Basis.LEGITIMATE_INTEREST,
        Retention.CLIENT_36_MONTHS,
        frozenset({"kept", "other"}),
    ),
    # A cursor names a noun by its place: what is added comes last.
    _account("attachment", Attachment, "name"),
    _account("figure_measure", FigureMeasure, "words"),
    _account("margin_review", MarginReview),
    _account("suggestion_refusal", SuggestionRefusal, "why"),
    _org("client_case", ClientCase),
    _org("objection_answer", ObjectionAnswer),
    _org("message_use", MessageUse),
    _org("improvement", Improvement),
    _org("interview", Interview, Basis.LEGITIMATE_INTEREST, "role words"),
    _org("extra_tariff", ExtraTariff),
    _org("extra_request", ExtraRequest, Basis.LEGITIMATE_INTEREST, "asked_by received_by"),
    _org("language_label", LanguageLabel),
    _org("language_weights", LanguageWeights),
)

NOUN_BY_NAME: Final[Mapping[str, Noun]] = MappingProxyType({noun.name: noun for noun in NOUNS})
NOUN_OF: Final[Mapping[type[Any], Noun]] = MappingProxyType({noun.record: noun for noun in NOUNS})
