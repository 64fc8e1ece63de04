"""What the sample knows of an account while it is made (chantier): the record, its people, its contacts over time."""

from dataclasses import dataclass, field

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.visits import Channel, Direction, Visit, VisitPurpose, VisitStatus
from salesdesk.sample.banks import Trade
from salesdesk.sample.draw import LAST_DAY

NEVER = -10_000


@dataclass(slots=True, eq=False)
class Stop:
    """One contact in the calendar, before it becomes a record; ``day`` counts working days from the anchor."""

    day: int
    channel: Channel
    purpose: VisitPurpose
    minute: int = 0
    duration: int = 60
    direction: Direction = Direction.OUT
    status: VisitStatus = VisitStatus.PLANNED
    pinned: bool = False
    goal: str = ""
    notes: str = ""
    reason: str | None = None
    contact: Contact | None = None
    opportunity: Opportunity | None = None
    conversation_key: str | None = None
    advanced: bool = False
    lost: bool = False
    visit: Visit | None = None
    conversation: Conversation | None = None

    @property
    def spoken(self) -> bool:
        """Whether it was held, and by word of mouth: only then does a conversation come of it."""
        return self.status is VisitStatus.DONE and self.channel in (Channel.VISIT, Channel.VIDEO, Channel.PHONE)


@dataclass(slots=True, eq=False)
class Site:
    """One account of the sample in the making.

    Attributes:
        pace: Working days between two contacts; 0 when none is planned.
        since: First day on which it can be met.
        until: Last day on which it is met.
        last: Day of the last contact placed.
        zone: Which of the rep's day tours passes by.
    """

    account: Account
    rep_at: int
    trade: Trade
    machine: str
    part: str
    latitude: float
    longitude: float
    pace: float
    since: int = NEVER
    until: int = LAST_DAY
    last: float = NEVER
    zone: int = 0
    contacts: list[Contact] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    said: set[str] = field(default_factory=set)

    def person(self, *roles: BuyingRole) -> Contact:
        """Returns the first contact who plays one of some roles, else the first of all."""
        for role in roles:
            for one in self.contacts:
                if one.buying_role is role:
                    return one
        return self.contacts[0]

    def need(self, day: int) -> float:
        """Tells how much a contact is due on a day: 1 when the pace says today, more when it is late."""
        if not self.pace or not self.since < day <= self.until:
            return 0.0
        return (day - self.last) / self.pace
