"""The refusal of a proposed conversation (refus d'une proposition), remembered with its reason.

Source: product.md 2.3: the next best conversation is proposed with its reason and can be refused with a reason.
"""

from dataclasses import dataclass
from datetime import date, datetime

from salesdesk.domain.ids import AccountId, SuggestionRefusalId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionRefusal:
    """A proposal that the rep put aside, and why.

    Attributes:
        kind: Kind of reason refused, ``missing_proof`` for instance.
        subject: What the reason was about: key of a criterion, id of a commitment; empty for the account as a whole.
        why: The rep's words.
        until: Last day on which it is not proposed again; None for as long as its subject stays the same.
    """

    id: SuggestionRefusalId
    account_id: AccountId
    kind: str
    subject: str
    why: str
    refused_by: UserId
    refused_at: datetime
    until: date | None = None
