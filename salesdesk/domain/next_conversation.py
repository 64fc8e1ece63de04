"""The next best conversation (prochaine meilleure conversation): reasons to talk, weighed by a rule one can say aloud.

The rule, in the words of the screen: what is urgent first, then what is old, then what is large.

- urgency: 400 points for what we owe, 300 for what was promised, 200 for an affair that stands still, 100 for care;
- age: a point a day since it is due, 40 at most;
- amount: a point a thousand of the amount at stake, 40 at most;
- company: four points for each further reason at the same account, 16 at most.

The last three never make up a class of urgency (96 points at most). Ties go to the oldest, then to the reason given
first.
Source: product.md 2.3: proposed with its reason, refusable with a reason; no model, so that anybody can check it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from heapq import nsmallest
from typing import Final, NamedTuple

from salesdesk.domain.ids import AccountId, ContactId, OpportunityId
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.saying import Saying
from salesdesk.domain.suggestions import SuggestionRefusal
from salesdesk.domain.visits import Channel, VisitPurpose

URGENCY_POINTS: Final = 100
MOST_AGE_POINTS: Final = 40
MOST_AMOUNT_POINTS: Final = 40
CENTS_A_POINT: Final = 100_000
POINTS_A_FURTHER_REASON: Final = 4
MOST_FURTHER_REASONS: Final = 4


class Urgency(IntEnum):
    """Class of urgency; its value times a hundred is its points."""

    CARE = 1
    """The relation would wear out: too few contacts, solvency not asked."""
    STALLED = 2
    """An affair stands still: a proof, a role, the days of a stage."""
    PROMISED = 3
    """Somebody waits: the client's word is overdue, a proposal lies uncommented, a payment nears its day."""
    OWED = 4
    """We owe: our word is overdue, a surprise bill builds up, a dispute is open."""


class Reason(NamedTuple):
    """One reason to talk to a client now; a plain tuple, because thousands are made for the three that are shown.

    Attributes:
        kind: What sort of reason, ``missing_proof`` for instance; a refusal names it.
        subject: What it is about exactly; a refusal holds while it stays the same.
        saying: The reason in one sentence.
        due_on: Since when it counts; None when it has no age.
        amount_cents: What is at stake; 0 when nothing is known.
        conversation_key: Template to hold; None leaves it to the stage of the opportunity.
        contact_id: Whom to meet; None leaves it to the role.
        role: Buying role to meet; None when anybody will do.
        to_find: True when nobody is known to play that role yet.
        channel: By what way.
        purpose: What for.
    """

    kind: str
    account_id: AccountId
    subject: str
    saying: Saying
    urgency: Urgency
    due_on: date | None = None
    amount_cents: int = 0
    conversation_key: str | None = None
    contact_id: ContactId | None = None
    opportunity_id: OpportunityId | None = None
    role: BuyingRole | None = None
    to_find: bool = False
    channel: Channel = Channel.VISIT
    purpose: VisitPurpose = VisitPurpose.FOLLOW_UP


@dataclass(frozen=True, slots=True)
class Score:
    """What a reason, or an account, weighs; each part can be shown.

    Attributes:
        urgency: Points of its class.
        age: Points of its age.
        amount: Points of the amount at stake.
        company: Points of the further reasons at the account; 0 for a single reason.
    """

    urgency: int
    age: int
    amount: int
    company: int = 0

    @property
    def total(self) -> int:
        """The sum by which things are ranked."""
        return self.urgency + self.age + self.amount + self.company


@dataclass(frozen=True, slots=True)
class Proposal:
    """The conversation proposed for one account.

    Attributes:
        reasons: Why, the heaviest first; never empty.
        score: That of the first reason, with the points of the others.
    """

    account_id: AccountId
    reasons: tuple[Reason, ...]
    score: Score

    @property
    def first(self) -> Reason:
        """The reason that decides."""
        return self.reasons[0]


def days_due(reason: Reason, today: date) -> int:
    """Returns for how many days a reason has counted; 0 for one without age or still to come."""
    return 0 if reason.due_on is None else max((today - reason.due_on).days, 0)


def weigh(reason: Reason, today: date) -> Score:
    """Weighs one reason by the rule of the module.

    Args:
        reason: The reason.
        today: The day.

    Returns:
        Its parts.
    """
    return Score(*_points(reason, today))


def _points(reason: Reason, today: date) -> tuple[int, int, int]:
    age, amount = days_due(reason, today), max(reason.amount_cents, 0) // CENTS_A_POINT
    return (
        URGENCY_POINTS * reason.urgency,
        age if age < MOST_AGE_POINTS else MOST_AGE_POINTS,
        amount if amount < MOST_AMOUNT_POINTS else MOST_AMOUNT_POINTS,
    )


def runs(refusal: SuggestionRefusal, today: date) -> bool:
    """Tells whether a refusal still holds on a day; without a last day it holds as long as its subject."""
    return refusal.until is None or today <= refusal.until


def rank(
    reasons: Iterable[Reason], refusals: Iterable[SuggestionRefusal], today: date, limit: int | None = None
) -> tuple[Proposal, ...]:
    """Makes one proposal an account and puts the best first.

    Args:
        reasons: All that is known; of two on the same kind and subject the heavier stays.
        refusals: What was put aside.
        today: The day.
        limit: At most so many; None for all.

    Returns:
        The proposals; an account whose every reason was put aside has none.
    """
    aside = {(one.account_id, one.kind, one.subject) for one in refusals if runs(one, today)}
    kept: dict[AccountId, dict[tuple[str, str], _Weighed]] = {}
    for reason in reasons:
        if aside and (reason.account_id, reason.kind, reason.subject) in aside:
            continue
        own, subject = kept.setdefault(reason.account_id, {}), (reason.kind, reason.subject)
        weighed = (-sum(_points(reason, today)), reason.due_on or date.max, reason)
        same = own.get(subject)
        if same is None or weighed[0] < same[0]:
            own[subject] = weighed
    # Only what is shown is made: of two thousand accounts three are.
    standing = [(*_standing(own.values()), account_id) for account_id, own in kept.items()]
    best = sorted(standing) if limit is None else nsmallest(limit, standing)
    return tuple(_proposal(account_id, kept[account_id].values(), today) for *_, account_id in best)


_Weighed = tuple[int, date, Reason]
"""Points, negative so that the heaviest comes first; since when; the reason."""


def _standing(weighed: Collection[_Weighed]) -> tuple[int, date]:
    """Where an account stands: its points, negative, and since when its first reason counts."""
    points, since = min(one[:2] for one in weighed) if len(weighed) > 1 else next(iter(weighed))[:2]
    return points - _company(len(weighed)), since


def _company(reasons: int) -> int:
    return POINTS_A_FURTHER_REASON * min(reasons - 1, MOST_FURTHER_REASONS)


def _proposal(account_id: AccountId, weighed: Collection[_Weighed], today: date) -> Proposal:
    ordered = tuple(reason for *_, reason in sorted(weighed, key=lambda one: one[:2]))
    return Proposal(account_id, ordered, replace(weigh(ordered[0], today), company=_company(len(ordered))))
