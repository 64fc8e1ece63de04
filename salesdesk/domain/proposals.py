"""Proposals (propositions): commented in person, or sent without that; how each ended in this firm.

Source: product.md 2.3: a proposal is commented in person, and the firm's own figures say why, with n.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.spelling import fold

ENOUGH: Final = 20
"""Below so many ended affairs a rate says nothing, and is not shown."""

_NAMES: Final = frozenset(
    {
        "proposition", "propositions", "devis", "offre", "offres", "proposal", "proposals", "quote", "quotes",
        "quotation", "quotations", "offer", "offers",
    }
)  # fmt: skip
_SENDING: Final = ("envo", "transm", "adress", "remet", "expedi", "send", "sent", "submit", "mail", "email")


@dataclass(frozen=True, slots=True)
class ProposalGroup:
    """Affairs whose proposal went the same way.

    Attributes:
        ended: How many ended.
        won: How many of them were won.
        median_cents: Median amount of those won; None when none was, or none has an amount.
    """

    ended: int
    won: int
    median_cents: int | None

    @property
    def says(self) -> bool:
        """Whether there are enough of them to show a rate."""
        return self.ended >= ENOUGH

    @property
    def rate(self) -> float:
        """Share that was won, 0 to 1; 0 when none ended."""
        return self.won / self.ended if self.ended else 0.0


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """What the firm's own affairs say: commented in person first, against sent without that."""

    commented: ProposalGroup
    sent: ProposalGroup


def facts(affairs: Iterable[Opportunity]) -> ProposalFacts:
    """Compares how affairs ended, by the way of their proposal.

    Args:
        affairs: Affairs of the firm; those still open, and those without a proposal, do not count.

    Returns:
        Both groups; a proposal commented on the day it was sent, or before, counts as commented.
    """
    ended = [one for one in affairs if one.outcome is not OpportunityOutcome.OPEN]
    commented = [one for one in ended if is_commented(one)]
    sent = [one for one in ended if one.proposal_sent_on is not None and not is_commented(one)]
    return ProposalFacts(_group(commented), _group(sent))


def is_commented(affair: Opportunity) -> bool:
    """Tells whether the proposal was gone through in person, not after it had been sent."""
    day, sent = affair.proposal_commented_on, affair.proposal_sent_on
    return day is not None and (sent is None or day <= sent)


def _group(affairs: Sequence[Opportunity]) -> ProposalGroup:
    won = [one for one in affairs if one.outcome is OpportunityOutcome.WON]
    amounts = [one.amount_cents for one in won if one.amount_cents is not None]
    return ProposalGroup(len(affairs), len(won), int(median(amounts)) if amounts else None)


def sends_proposal(words: str) -> bool:
    """Tells whether a promise or a next step is that a proposal is sent.

    Args:
        words: What was promised, in French or English.

    Returns:
        True when it names a proposal and a way of sending it; commenting or presenting one is not sending it.
    """
    known = fold(words).split()
    if any(one.startswith(("comment", "present", "walk", "discut", "discuss")) for one in known):
        return False
    return any(one in _NAMES for one in known) and any(one.startswith(_SENDING) for one in known)
