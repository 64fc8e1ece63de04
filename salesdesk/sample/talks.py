"""Visits, conversations, commitments (visites, conversations, engagements) of the sample, from the contacts placed."""

from datetime import datetime, timedelta

from salesdesk.domain.conversation import (
    Commitment,
    CommitmentStatus,
    Conversation,
    ConversationOutcome,
    ConversationState,
    tick,
)
from salesdesk.domain.ids import CommitmentId, ConversationId, ProcessVersionId, VisitId
from salesdesk.domain.process import ConversationTemplate, Side
from salesdesk.domain.visits import Channel, Visit, VisitPurpose, VisitStatus
from salesdesk.sample.calendar import ZONE
from salesdesk.sample.draw import EVENING, Draw
from salesdesk.sample.ledger import Book
from salesdesk.sample.notes import notes_for, slots
from salesdesk.sample.phrases import CLIENT_PROMISES, GOALS, REP_PROMISES, filled
from salesdesk.sample.site import Site, Stop
from salesdesk.sample.stories import REHEARSED_REP

_WORKING_SHARE = 5 / 7
# Chance of a promise at a conversation, by side: the rep who is weak in the field leaves with few of the client's.
_PROMISES = {Side.CLIENT: 0.34, Side.REP: 0.3}
_WEAK_PROMISES = {Side.CLIENT: 0.08, Side.REP: 0.3}
_LONG_OVERDUE = -25
_MINUTES_A_TICK = 3


class Talks:
    """Writes what became of the contacts of the firm.

    Args:
        book: What the firm shares.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._draw: Draw = book.draw
        self._templates = {one.id: one for one in book.process.conversations()}

    def write(self, site: Site) -> None:
        """Writes the visits of one account, then what was said at them."""
        for stop in site.stops:
            stop.goal = stop.goal or self._goal(site, stop)
            stop.visit = self._visit(site, stop)
            self._book.ledger.add(stop.visit)
        for at, stop in enumerate(site.stops):
            following = site.stops[at + 1] if at + 1 < len(site.stops) else None
            if stop.conversation is None and self._is_noted(stop):
                stop.conversation = self._concluded(site, stop, following)
                self._book.ledger.add(stop.conversation)
                self._promise(site, stop)
            elif stop.conversation is None and self._is_prepared(site, stop):
                stop.conversation = self._prepared(site, stop)
                self._book.ledger.add(stop.conversation)

    def _is_noted(self, stop: Stop) -> bool:
        is_call = stop.channel is Channel.PHONE and stop.conversation_key is None
        return stop.spoken and stop.day < 0 and not (is_call and self._draw.chance(0.4))

    def _is_prepared(self, site: Site, stop: Stop) -> bool:
        if stop.status is not VisitStatus.PLANNED or stop.channel is not Channel.VISIT:
            return False
        if site.rep_at == REHEARSED_REP:
            return True
        # Today is prepared by everybody, tomorrow by half.
        return stop.day == 0 or (stop.day == 1 and self._draw.chance(0.5))

    def _goal(self, site: Site, stop: Stop) -> str:
        template = self._template(stop)
        if template is not None:
            return template.goal.fr
        choices = GOALS.get(stop.purpose)
        return filled(self._draw.pick(choices), slots(self._draw, site, stop)) if choices else ""

    def _template(self, stop: Stop) -> ConversationTemplate | None:
        return self._templates.get(stop.conversation_key or "")

    def _visit(self, site: Site, stop: Stop) -> Visit:
        planned_at = max(self._draw.born(stop.day - self._draw.whole(3, 12)), site.account.created_at)
        return Visit(
            id=VisitId(self._draw.id_at(planned_at)),
            account_id=site.account.id,
            rep_id=self._book.people.reps[site.rep_at].id,
            starts_on=self._draw.days.day(stop.day),
            starts_minute=stop.minute,
            duration_minutes=stop.duration,
            zone=ZONE,
            channel=stop.channel,
            direction=stop.direction,
            purpose=stop.purpose,
            status=stop.status,
            contact_id=stop.contact.id if stop.contact else None,
            opportunity_id=stop.opportunity.id if stop.opportunity else None,
            conversation_key=stop.conversation_key,
            goal=stop.goal,
            reason=stop.reason,
            pinned=stop.pinned,
        )

    def draft(self, site: Site, stop: Stop, created_at: datetime) -> dict[str, object]:
        """Returns the fields that a conversation has from its visit."""
        assert stop.visit is not None  # visits are written first
        return {
            "id": ConversationId(self._draw.id_at(created_at)),
            "account_id": site.account.id,
            "rep_id": stop.visit.rep_id,
            "created_at": created_at,
            "visit_id": stop.visit.id,
            "opportunity_id": stop.visit.opportunity_id,
            "process_version_id": self._version(stop) if stop.conversation_key else None,
            "conversation_key": stop.conversation_key,
            "participants": (str(stop.visit.contact_id),) if stop.visit.contact_id else (),
            "goal": stop.goal,
        }

    def _version(self, stop: Stop) -> ProcessVersionId:
        affair = stop.opportunity
        return affair.process_version_id if affair else self._book.version_at(stop.day).id

    def _prepared(self, site: Site, stop: Stop) -> Conversation:
        created_at = self._draw.born(-1, self._draw.whole(960, 1070))
        ticks = self._ticks(("general.generic_goal", "general.generic_solvency"), created_at, stop)
        return Conversation(**self.draft(site, stop, created_at), ticks=ticks)  # type: ignore[arg-type]  # fields by name

    def _concluded(self, site: Site, stop: Stop, following: Stop | None) -> Conversation:
        days = self._draw.days
        started_at = days.at(stop.day, stop.minute + self._draw.whole(0, 6))
        concluded_at = min(
            days.at(stop.day, stop.minute + stop.duration + self._draw.whole(2, 14)), days.at(-1, EVENING)
        )
        return Conversation(
            **self.draft(site, stop, started_at),  # type: ignore[arg-type]  # fields by name
            state=ConversationState.CONCLUDED,
            ticks=self._ticks(self._covered(stop), started_at, stop),
            notes=stop.notes or notes_for(self._draw, site, stop),
            started_at=started_at,
            concluded_at=concluded_at,
            outcome=self._outcome(stop),
            next_visit_id=following.visit.id if following and following.visit else None,
        )

    def _covered(self, stop: Stop) -> tuple[str, ...]:
        template = self._template(stop)
        if template is None:
            return ()
        keys = ["general.generic_goal", f"{template.id}.contract"]
        keys += [one.id for one in template.questions if self._draw.chance(0.75)]
        return (*keys, *(one.id for one in template.points if self._draw.chance(0.5)))

    @staticmethod
    def _ticks(keys: tuple[str, ...], started_at: datetime, stop: Stop) -> tuple[str, ...]:
        spacing = min(_MINUTES_A_TICK, max(stop.duration // (len(keys) + 1), 1))
        at = (started_at + timedelta(minutes=spacing * rank) for rank in range(1, len(keys) + 1))
        return tuple(sorted(tick(key, moment) for key, moment in zip(keys, at, strict=True)))

    def _outcome(self, stop: Stop) -> ConversationOutcome:
        if stop.lost:
            return ConversationOutcome.REFUSED
        if stop.advanced:
            return ConversationOutcome.ADVANCED
        if stop.purpose is VisitPurpose.PROSPECTING and self._draw.chance(0.2):
            return ConversationOutcome.NO_DECISION
        return ConversationOutcome.CONTINUED

    def _promise(self, site: Site, stop: Stop) -> None:
        shares = _WEAK_PROMISES if site.rep_at == REHEARSED_REP else _PROMISES
        template = self._template(stop)
        for side, share in shares.items():
            if self._draw.chance(share):
                chosen = template.commitments[0] if template and template.commitments else None
                if chosen and side is chosen.by and self._draw.chance(0.5):
                    self._commit(site, stop, side, chosen.text.fr, chosen.id)
                else:
                    bank = CLIENT_PROMISES if side is Side.CLIENT else REP_PROMISES
                    words = filled(self._draw.pick(bank), slots(self._draw, site, stop))
                    self._commit(site, stop, side, words, None)

    def _commit(self, site: Site, stop: Stop, side: Side, what: str, template_key: str | None) -> None:
        draw, held = self._draw, stop.conversation
        assert held is not None  # promises are made at a conversation concluded
        assert held.concluded_at is not None
        due = stop.day + max(2, round(draw.whole(3, 21) * _WORKING_SHARE))
        status, settled = self._kept(side, stop.day, due)
        self._book.ledger.add(
            Commitment(
                id=CommitmentId(draw.id_at(held.concluded_at)),
                account_id=site.account.id,
                side=side,
                what=what,
                due_on=draw.days.day(due),
                made_on=draw.days.day(stop.day),
                conversation_id=held.id,
                opportunity_id=held.opportunity_id,
                contact_id=stop.contact.id if stop.contact else None,
                template_key=template_key,
                status=status,
                settled_on=None if settled is None else draw.days.day(settled),
            )
        )

    def _kept(self, side: Side, made: int, due: int) -> tuple[CommitmentStatus, int | None]:
        drawn = self._draw.random.random()
        if due >= 0:
            early = drawn < 0.12 and made < -2
            return (CommitmentStatus.KEPT, self._draw.whole(made + 1, -1)) if early else (CommitmentStatus.OPEN, None)
        if drawn < 0.06 and due > _LONG_OVERDUE:
            return CommitmentStatus.OPEN, None
        settled = min(max(due + self._draw.whole(-3, 1), made + 1), -1)
        if drawn < (0.8 if side is Side.REP else 0.72):
            return CommitmentStatus.KEPT, settled
        if drawn < 0.93:
            return CommitmentStatus.BROKEN, min(due + 3, -1)
        return CommitmentStatus.DROPPED, settled
