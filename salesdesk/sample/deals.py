"""Opportunities (affaires) of the sample: each goes along its client's visits, stage by stage, on what he proved."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from salesdesk.domain.accounts import AccountStatus, Segment, Solvency
from salesdesk.domain.ids import EvidenceId, OpportunityId, StageChangeId
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.process import BuyingRole, Criterion, ProofFact, Side, Stage, may_enter, missing_proofs
from salesdesk.domain.products import Product
from salesdesk.domain.visits import VisitPurpose, VisitStatus
from salesdesk.sample.draw import FIRST_DAY, Draw
from salesdesk.sample.ledger import Book
from salesdesk.sample.phrases import DEALS, LOST, OVERRIDES, filled
from salesdesk.sample.proofs import PROOF_WORDS
from salesdesk.sample.site import Site, Stop
from salesdesk.sample.stories import REHEARSED_REP, SWOLLEN_STAGE

COUNTS = (30, 32, 31, 31, 31, 31, 31, 31)
"""Opportunities by rep; two stories of the demo rep bring one each: 250 in all."""
PURPOSES = {
    "S1": VisitPurpose.DISCOVERY,
    "S2": VisitPurpose.VALUE,
    "S3": VisitPurpose.PROPOSAL,
    "S4": VisitPurpose.CLOSING,
    "S5": VisitPurpose.BENEFIT_REVIEW,
}
SIGNING_STAGE = "S4"
PROPOSAL_STAGE = "S3"
_WORKING_SHARE = 5 / 7
_SWELL_SINCE, _SWELL = -120, 3.2
_SHARE_OF_POTENTIAL = {Segment.A: (0.15, 0.4), Segment.B: (0.2, 0.5), Segment.C: (0.25, 0.6), Segment.D: (0.3, 0.7)}
# When the office writes down what came without a visit: a delivery, a payment.
_OFFICE_MINUTE = 1_020
_AMOUNT_CRITERIA = frozenset({"S2x1", "S3x1"})


@dataclass(slots=True)
class Walk:
    """The way of one opportunity through its stages, before it becomes records."""

    id: OpportunityId
    site: Site
    opened: int
    amount_cents: int
    stage_at: int = 0
    since: int = 0
    due: float = 0.0
    facts: list[ProofFact] = field(default_factory=list)
    evidence: list[tuple[Evidence, Stop | None]] = field(default_factory=list)
    changes: list[StageChange] = field(default_factory=list)
    touched: list[Stop] = field(default_factory=list)
    outcome: OpportunityOutcome = OpportunityOutcome.OPEN
    closed: int | None = None
    paid: int | None = None
    lost_reason: str | None = None
    name: str = ""
    product_code: str = ""


class Deals:
    """Makes the opportunities of the firm.

    Args:
        book: What the firm shares.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._draw: Draw = book.draw
        self._stages = book.process.stages
        self.walks: list[Walk] = []

    def build(self, portfolio: list[Site], count: int) -> None:
        """Opens opportunities at the accounts of one rep and walks each as far as its visits carried it.

        Args:
            portfolio: His accounts.
            count: How many to open.
        """
        fit = [site for site in portfolio if self._is_fit(site)]
        strong = [site for site in fit if site.account.segment in (Segment.A, Segment.B)]
        queue = [*self._draw.shuffled(strong), *self._draw.shuffled(fit), *self._draw.shuffled(fit)]
        made, told = 0, {id(walk.site) for walk in self.walks}
        for site in (one for one in queue if id(one) not in told):
            starts = [at for at, stop in enumerate(site.stops) if self._may_open(stop)]
            if made < count and starts:
                self.walks.append(self._walked(site, self._draw.pick(starts)))
                made += 1

    @staticmethod
    def _is_fit(site: Site) -> bool:
        sound = site.account.solvency in (Solvency.SOUND, Solvency.WATCH)
        return sound and site.pace > 0 and site.account.status is not AccountStatus.LOST

    @staticmethod
    def _may_open(stop: Stop) -> bool:
        return stop.spoken and stop.conversation_key is None and FIRST_DAY + 3 < stop.day < -5 and is_free(stop)

    def _walked(self, site: Site, start: int) -> Walk:
        opening = site.stops[start]
        walk = self.opened(site, opening)
        for stop in site.stops[start + 1 :]:
            if walk.closed is not None or stop.day > -1:
                break
            if stop.spoken:
                self._meet(walk, stop)
        self._follow_up(walk)
        return walk

    def won_and_paid(self, site: Site) -> None:
        """Walks one opportunity to the money in the bank, each stage at the next contact: the client case to tell."""
        opening, *following = (stop for stop in site.stops if self._may_open(stop))
        walk = self.opened(site, opening)
        for stop in following[: len(self._stages) - 2]:
            self.touch(walk, stop)
            self.leave(walk, stop)
        self._sign(walk, self._stages[walk.stage_at], following[len(self._stages) - 2])
        self._follow_up(walk)
        self.walks.append(walk)

    def opened(self, site: Site, opening: Stop) -> Walk:
        """Opens an opportunity at a contact: the two facts of entry are the rep's own."""
        low, high = _SHARE_OF_POTENTIAL[site.account.segment or Segment.D]
        potential = (site.account.potential_cents or 500_000) // 100
        amount = max(900, round(potential * self._draw.between(low, high) / 100) * 100)
        born = self.instant(opening)
        walk = Walk(OpportunityId(self._draw.id_at(born)), site, opening.day, amount * 100)
        self.touch(walk, opening)
        self._enter(walk, 0, opening.day)
        for criterion in self._stages[0].entry:
            self.prove(walk, criterion, opening)
        self._change(walk, None, self._stages[0], opening, missing=())
        return walk

    def _enter(self, walk: Walk, stage_at: int, day: int) -> None:
        stage = self._stages[stage_at]
        stay = stage.standard_days * _WORKING_SHARE * self._draw.between(0.5, 1.4)
        if stage.id == SWOLLEN_STAGE and day > _SWELL_SINCE:
            stay *= _SWELL
        walk.stage_at, walk.since, walk.due = stage_at, day, day + stay

    def _meet(self, walk: Walk, stop: Stop) -> None:
        stage = self._stages[walk.stage_at]
        self.touch(walk, stop)
        missing = missing_proofs(stage, walk.facts)
        weak = walk.site.rep_at == REHEARSED_REP
        if stop.day < walk.due:
            if len(missing) > 1 and self._draw.chance(0.15 if weak else 0.45):
                self.prove(walk, missing[0], stop)
        elif self._draw.chance((1 - stage.to_next) * (0.8 if weak else 0.6)):
            self._lose(walk, stop)
        elif stage.id == SIGNING_STAGE:
            self._sign(walk, stage, stop)
        else:
            self.leave(walk, stop, overridden=self._draw.chance(0.4 if weak else 0.07))

    def leave(self, walk: Walk, stop: Stop, *, overridden: bool = False) -> None:
        """Proves what the stage still wants, except one criterion when it is overridden, and goes to the next one."""
        stage, following = self._stages[walk.stage_at], self._stages[walk.stage_at + 1]
        wanted = list(missing_proofs(stage, walk.facts))
        kept_back = wanted[-1].id if overridden and wanted else None
        for criterion in (*wanted, *following.entry):
            if criterion.id != kept_back and not any(fact.criterion_id == criterion.id for fact in walk.facts):
                self.prove(walk, criterion, stop)
        missing = self._missing(stage, following, walk)
        self._change(walk, stage, following, stop, missing)
        stop.advanced = True
        self._enter(walk, walk.stage_at + 1, stop.day)

    def _missing(self, stage: Stage, following: Stage, walk: Walk) -> tuple[str, ...]:
        left = (*missing_proofs(stage, walk.facts), *may_enter(self._book.process, following.id, walk.facts).missing)
        return tuple(dict.fromkeys(criterion.id for criterion in left))

    def _sign(self, walk: Walk, stage: Stage, stop: Stop) -> None:
        """The client signs; delivery and payment follow on their own days, if those have come."""
        for criterion in missing_proofs(stage, walk.facts):
            self.prove(walk, criterion, stop)
        walk.outcome, walk.closed, stop.advanced = OpportunityOutcome.WON, stop.day, True
        delivered = stop.day + self._draw.whole(5, 12)
        paid = delivered + self._draw.whole(18, 42)
        if delivered > -1:
            return
        last = self._stages[-1]
        self.prove(walk, last.entry[0], None, delivered)
        self._change(walk, stage, last, None, self._missing(stage, last, walk), delivered)
        self._enter(walk, len(self._stages) - 1, delivered)
        if paid < 0:
            self.prove(walk, last.exit[0], None, paid)
            walk.paid = paid

    def _lose(self, walk: Walk, stop: Stop) -> None:
        silent = self._draw.chance(0.3)
        walk.outcome = OpportunityOutcome.NO_DECISION if silent else OpportunityOutcome.LOST
        walk.closed, walk.lost_reason, stop.lost = stop.day, self._draw.pick(LOST), True

    def _follow_up(self, walk: Walk) -> None:
        """Gives later contacts their place: the review of the gain once signed, the next conversation while open."""
        after = [stop for stop in walk.site.stops if stop.day > (walk.closed or walk.since)]
        if walk.outcome is OpportunityOutcome.WON and self._stages[walk.stage_at].id != SIGNING_STAGE:
            reviews = [stop for stop in after if stop.spoken and -1 >= stop.day > walk.since][:2]
            for at, stop in enumerate(reviews):
                self.touch(walk, stop)
                if at == 0:
                    self.prove(walk, self._stages[-1].exit[1], stop)
        elif walk.outcome is OpportunityOutcome.OPEN:
            for stop in [one for one in after if one.status is VisitStatus.PLANNED][:2]:
                self.touch(walk, stop)

    def touch(self, walk: Walk, stop: Stop) -> None:
        """Makes a contact one of this opportunity, unless it already serves another purpose."""
        if stop.conversation_key is None and is_free(stop):
            stage = self._stages[walk.stage_at]
            stop.purpose = PURPOSES[stage.id]
            stop.conversation_key = self._draw.pick(stage.conversations).id
            walk.touched.append(stop)

    def prove(self, walk: Walk, criterion: Criterion, stop: Stop | None, day: int = 0, words: str = "") -> None:
        """Records a fact for a criterion, at a contact or between two.

        Args:
            walk: The opportunity.
            criterion: What it proves.
            stop: Contact at which it came up; None for a fact of the calendar (delivery, payment).
            day: Working day, when there is no contact.
            words: The client's words; drawn from the bank when empty.
        """
        at = self.instant(stop) if stop else self._draw.days.at(day, _OFFICE_MINUTE)
        kind, side = criterion.evidence[0], criterion.by or Side.CLIENT
        evidence = Evidence(
            id=EvidenceId(self._draw.id_at(at)),
            account_id=walk.site.account.id,
            opportunity_id=walk.id,
            criterion_key=criterion.id,
            kind=kind,
            side=side,
            words=words or self._words(walk.site, criterion.id),
            happened_on=self._draw.days.day(stop.day if stop else day),
            amount_cents=walk.amount_cents if criterion.id in _AMOUNT_CRITERIA else None,
            recorded_by=self._book.people.reps[walk.site.rep_at].id,
            recorded_at=at,
        )
        walk.facts.append(ProofFact(criterion.id, kind, side))
        walk.evidence.append((evidence, stop))

    def _words(self, site: Site, key: str) -> str:
        boss = site.person(BuyingRole.DECIDER, BuyingRole.PAYER).full_name
        who = site.contacts[0].full_name
        return self._draw.pick(PROOF_WORDS[key]).format(who=who, boss=boss, n2=self._draw.whole(11, 60))

    def instant(self, stop: Stop) -> datetime:
        """Returns when what came up at a contact was written down."""
        return self._draw.days.at(stop.day, stop.minute + stop.duration + 5)

    def _change(
        self, walk: Walk, from_: Stage | None, to: Stage, stop: Stop | None, missing: tuple[str, ...], day: int = 0
    ) -> None:
        at = self.instant(stop) if stop else self._draw.days.at(day, _OFFICE_MINUTE)
        reason = self._draw.pick(OVERRIDES).format(who=walk.site.contacts[0].full_name) if missing else None
        walk.changes.append(
            StageChange(
                id=StageChangeId(self._draw.id_at(at)),
                account_id=walk.site.account.id,
                opportunity_id=walk.id,
                from_stage=from_.id if from_ else None,
                to_stage=to.id,
                changed_at=at,
                changed_by=self._book.people.reps[walk.site.rep_at].id,
                missing=missing,
                override_reason=reason,
            )
        )

    def _name(self, walk: Walk) -> str:
        """Names an opportunity after what the client wants of it."""
        return filled(self._draw.pick(DEALS), {"part": walk.site.part, "machine": walk.site.machine})

    def _product(self, walk: Walk) -> Product:
        named = [one for one in self._book.products if one.code == walk.product_code]
        return self._draw.pick(named or self._book.products)

    def write_opportunities(self) -> None:
        """Writes the opportunities and says to each contact of theirs which one it serves."""
        for walk in self.walks:
            opportunity = self._record(walk)
            self._book.ledger.add(opportunity)
            for stop in walk.touched:
                stop.opportunity = opportunity

    def write_facts(self) -> None:
        """Writes evidence and changes of stage, once the conversations where they came up are known."""
        for walk in self.walks:
            for evidence, stop in walk.evidence:
                held = stop.conversation if stop else None
                self._book.ledger.add(replace(evidence, conversation_id=held.id) if held else evidence)
            self._book.ledger.add(*walk.changes)

    def _record(self, walk: Walk) -> Opportunity:
        draw, days = self._draw, self._draw.days
        is_open = walk.outcome is OpportunityOutcome.OPEN
        owner = self._book.people.reps[walk.site.rep_at].id
        return Opportunity(
            id=walk.id,
            account_id=walk.site.account.id,
            owner_id=owner,
            name=walk.name or self._name(walk),
            process_version_id=self._book.version_at(walk.opened).id,
            stage_key=self._stages[walk.stage_at].id,
            stage_since=days.day(walk.since),
            created_at=walk.changes[0].changed_at,
            amount_cents=None if is_open and walk.stage_at == 0 and draw.chance(0.3) else walk.amount_cents,
            product_id=self._product(walk).id,
            contact_id=walk.site.contacts[0].id,
            outcome=walk.outcome,
            opened_on=days.day(walk.opened),
            expected_on=days.day(draw.whole(4, 20)) if is_open and walk.stage_at > 1 else None,
            closed_on=None if walk.closed is None else days.day(walk.closed),
            paid_cents=0 if walk.paid is None else walk.amount_cents,
            paid_on=None if walk.paid is None else days.day(walk.paid),
            lost_reason=walk.lost_reason,
            trigger_key=self._trigger(walk),
            proposal_commented_on=self._proposed_on(walk, commented=True),
            proposal_sent_on=self._proposed_on(walk, commented=False),
        )

    def _trigger(self, walk: Walk) -> str:
        """The fact that opened it, from its identifier: one in five came from a client who was already searching."""
        facts = [one for one in self._book.process.triggers if not one.searching]
        searching = [one for one in self._book.process.triggers if one.searching]
        number = _number(walk)
        return (searching if number % 5 == 0 else facts)[number % len(searching if number % 5 == 0 else facts)].id

    def _proposed_on(self, walk: Walk, *, commented: bool) -> date | None:
        """When the proposal was gone through with the client, or else sent: commented ones end well more often."""
        at = next((one.changed_at for one in walk.changes if one.to_stage == PROPOSAL_STAGE), None)
        was_commented = _number(walk) % 10 < (7 if walk.outcome is OpportunityOutcome.WON else 3)
        return at.date() if at is not None and commented is was_commented else None


def _number(walk: Walk) -> int:
    """A number that comes from the drawn part of its identifier, so that another day leaves it as it is."""
    return walk.id.int & 0xFFFF


def is_free(stop: Stop) -> bool:
    """Tells whether a contact may serve an opportunity: a dispute or a pre-due call has its own subject."""
    return stop.purpose not in (VisitPurpose.DISPUTE, VisitPurpose.PRE_DUE)
