"""The accounts of the sample that tell a story (histoires), all in the demo rep's portfolio.

Source: product.md section 4, the stories of the sample company.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.ids import AccountId, UserId
from salesdesk.domain.visits import Channel, VisitPurpose

DEMO_REP = 0
REHEARSED_REP = 2
"""Strong in rehearsal, weak in the field: prepares everything, brings few proofs back."""
SWOLLEN_STAGE = "S3"


class Story(StrEnum):
    """What the account shows."""

    NEXT_CONVERSATION = "next_conversation"
    SATURATED = "saturated"
    CLIENT_CASE = "client_case"
    NEGLECTED = "neglected"
    DISPUTE = "dispute"
    PRACTICE = "practice"
    EXTRA_WORK = "extra_work"


@dataclass(frozen=True, slots=True)
class Tale:
    """One account of a story: its place in the rep's list, its figures, its pace.

    Attributes:
        place: Rank in the demo rep's list: 0 to 5 are segment A, 6 to 20 segment B.
        trade: Rank of its trade in the bank.
        sales: Yearly sales, euros.
        potential: Estimated potential, euros.
        plan: Contacts planned a year.
        realised: Contacts that the calendar holds a year; as planned if None.
        until: Last working day on which it was met; None for no end.
    """

    story: Story
    place: int
    name: str
    town: str
    trade: int
    sales: int
    potential: int
    plan: int
    realised: int | None = None
    until: int | None = None


TALES = (
    Tale(Story.NEXT_CONVERSATION, 0, "Laiterie du Val d’Orb", "Bédarieux", 0, 38_400, 112_000, 8, realised=0),
    Tale(Story.SATURATED, 1, "Cave coopérative de Maurargue", "Pézenas", 0, 98_000, 102_000, 12, realised=30),
    Tale(Story.CLIENT_CASE, 6, "Fromagerie des Causses", "Millau", 0, 26_500, 41_000, 9),
    Tale(Story.NEGLECTED, 7, "Papeterie de la Combe Vaillère", "Lodève", 2, 11_800, 145_000, 9, until=-148),
    Tale(Story.DISPUTE, 8, "Fonderie de Servignol", "Sète", 3, 22_600, 47_000, 9),
    Tale(Story.PRACTICE, 9, "Résines de Garrenac", "Frontignan", 5, 19_200, 36_000, 9),
    Tale(Story.EXTRA_WORK, 10, "Scierie du Haut Brénac", "Saint-Affrique", 1, 17_400, 39_000, 9),
)
TALE_AT = {tale.place: tale for tale in TALES}

# Contacts fixed by a story: working day, channel, purpose.
FIXED: dict[Story, tuple[tuple[int, Channel, VisitPurpose], ...]] = {
    Story.NEXT_CONVERSATION: (
        (-258, Channel.PHONE, VisitPurpose.PROSPECTING),
        (-188, Channel.VISIT, VisitPurpose.FOLLOW_UP),
        (-96, Channel.VISIT, VisitPurpose.DISCOVERY),
        (-47, Channel.VIDEO, VisitPurpose.DISCOVERY),
        (-19, Channel.VISIT, VisitPurpose.DISCOVERY),
        (0, Channel.VISIT, VisitPurpose.VALUE),
        (6, Channel.VISIT, VisitPurpose.VALUE),
        (13, Channel.PHONE, VisitPurpose.FOLLOW_UP),
        (18, Channel.VISIT, VisitPurpose.PROPOSAL),
    ),
    Story.DISPUTE: (
        (-23, Channel.PHONE, VisitPurpose.DISPUTE),
        (-14, Channel.VISIT, VisitPurpose.DISPUTE),
        (-5, Channel.PHONE, VisitPurpose.DISPUTE),
        (3, Channel.VISIT, VisitPurpose.DISPUTE),
    ),
    # One held yesterday, on which the manager has just written.
    Story.CLIENT_CASE: ((-1, Channel.VISIT, VisitPurpose.BENEFIT_REVIEW),),
    Story.PRACTICE: ((-10, Channel.VISIT, VisitPurpose.FOLLOW_UP),),
    Story.EXTRA_WORK: ((-8, Channel.VISIT, VisitPurpose.FOLLOW_UP),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """Where each story of the sample is to be seen: its account, or the rep and the stage it is about."""

    accounts: Mapping[Story, AccountId]
    rehearsed_rep: UserId
    swollen_stage: str = SWOLLEN_STAGE
