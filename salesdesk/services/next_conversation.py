"""The next best conversation of an account and of the day (prochaine meilleure conversation), and what was put aside.

Source: product.md 2.3: proposed with its reason, refusable with a reason; all of it from the laptop's own store.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import Connection

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, OpportunityId, SuggestionRefusalId
from salesdesk.domain.next_conversation import Proposal, Reason, Score, rank, runs, weigh
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import User
from salesdesk.domain.process import BuyingRole, ConversationTemplate, Process
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.suggestions import SuggestionRefusal
from salesdesk.domain.visits import Channel
from salesdesk.domain.workdays import is_holiday
from salesdesk.services.process_reading import readable_process
from salesdesk.services.reasons import REASON_PROVIDERS, Sources
from salesdesk.services.said_words import said_words
from salesdesk.services.visit_concerns import PlannedVisit
from salesdesk.services.visit_days import DEFAULT_MINUTES
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import reasons as reading
from salesdesk.store.queries.reasons import keyed
from salesdesk.store.queries.records import get_many

__all__ = ["Proposal", "Reason", "Score", "SuggestionRefusal", "weigh"]

SHOWN_A_DAY: Final = 3
SEEN_SOON_DAYS: Final = 14
"""An account that is seen within two weeks needs no other conversation proposed for the day."""
_CALL_MINUTES: Final = 15
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A conversation proposed: with whom, on what, by what way, and why.

    Attributes:
        contact: Whom to meet; with a role to find, who can lead there; None when nobody is known.
        to_find: The buying role that nobody is known to play; None when there is none to find.
        template: The conversation of the process to hold; None for a free one.
        affair: Name of the opportunity that it is about; empty for none.
        seen_on: Day of a contact already planned soon, or held today; None without one.
        today: The day on which the score stands.
    """

    account_id: AccountId
    account_name: str
    city: str
    proposal: Proposal
    contact: Contact | None
    to_find: BuyingRole | None
    template: ConversationTemplate | None
    opportunity_id: OpportunityId | None
    affair: str
    seen_on: date | None
    today: date

    @property
    def first(self) -> Reason:
        """The reason that decides."""
        return self.proposal.first

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason, the heaviest first."""
        return self.proposal.reasons

    @property
    def channel(self) -> Channel:
        """By what way."""
        return self.first.channel


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """A refusal that still hides a reason.

    Attributes:
        reason: What it hides.
        by_me: True when the person who works here put it aside.
        author: Name of who did; empty when unknown here.
    """

    refusal: SuggestionRefusal
    reason: Reason
    by_me: bool
    author: str


def for_account(workspace: Workspace, account_id: AccountId) -> Suggestion | None:
    """Finds the next best conversation of one account.

    Args:
        workspace: Who works.
        account_id: The account.

    Returns:
        It with every reason that was not put aside; None without a reason, or when the account is gone.
    """
    wanted = frozenset({account_id})
    today = workspace.today()
    with workspace.read() as connection:
        ranked = _ranked(connection, workspace, wanted, 1)
        seen = reading.contact_days(connection, workspace.org_id, today, _soon(today), keyed(wanted))
        return next(iter(_dressed(connection, workspace, ranked, seen)), None)


def for_day(workspace: Workspace, limit: int = SHOWN_A_DAY) -> tuple[Suggestion, ...]:
    """Finds the next best conversations of the person who works here.

    Args:
        workspace: Who works.
        limit: At most so many.

    Returns:
        One an account that he holds today, the best first; accounts seen within two weeks are left out.
    """
    today = workspace.today()
    with workspace.read() as connection:
        own = reading.own_accounts(connection, workspace.org_id, workspace.user_id, today)
        seen = reading.contact_days(connection, workspace.org_id, today, _soon(today), keyed(own))
        ranked = _ranked(connection, workspace, own - seen.keys(), limit)
        return _dressed(connection, workspace, ranked, {})


def _soon(today: date) -> date:
    return today + timedelta(days=SEEN_SOON_DAYS)


def _ranked(
    connection: Connection, workspace: Workspace, accounts: frozenset[AccountId], limit: int
) -> tuple[Proposal, ...]:
    if not accounts:
        return ()
    refusals = reading.refusals_of(connection, workspace.org_id, keyed(accounts))
    return rank(_reasons(connection, workspace, accounts), refusals, workspace.today(), limit)


def _reasons(connection: Connection, workspace: Workspace, accounts: frozenset[AccountId]) -> list[Reason]:
    today, sources = workspace.today(), Sources(connection, workspace, accounts)
    return [one for provider in REASON_PROVIDERS for one in provider(sources, today)]


def _dressed(
    connection: Connection, workspace: Workspace, proposals: Sequence[Proposal], seen: Mapping[AccountId, date]
) -> tuple[Suggestion, ...]:
    ids = frozenset(one.account_id for one in proposals)
    accounts = get_many(connection, Account, ids)
    people = reading.people_of(connection, workspace.org_id, keyed(ids))
    named = {one.first.opportunity_id for one in proposals} - {None}
    affairs = get_many(connection, Opportunity, [one for one in named if one is not None])
    versions = get_many(connection, ProcessVersion, {one.process_version_id for one in affairs.values()})
    made = []
    for one in proposals:
        account = accounts.get(one.account_id)
        if account is None:
            continue
        affair = affairs.get(one.first.opportunity_id) if one.first.opportunity_id else None
        process = readable_process(versions.get(affair.process_version_id)) if affair else None
        template = _template(one.first, process, affair)
        made.append(
            Suggestion(
                account_id=one.account_id,
                account_name=account.name,
                city=account.city or "",
                proposal=one,
                contact=_whom(one.first, people.get(one.account_id, []), process, template, affair),
                to_find=one.first.role if one.first.to_find else None,
                template=template,
                opportunity_id=affair.id if affair else None,
                affair=affair.name if affair else "",
                seen_on=seen.get(one.account_id),
                today=workspace.today(),
            )
        )
    return tuple(made)


def _template(reason: Reason, process: Process | None, affair: Opportunity | None) -> ConversationTemplate | None:
    if process is None or affair is None:
        return None
    if reason.conversation_key is not None:
        return next((one for one in process.conversations() if one.id == reason.conversation_key), None)
    stage = next((one for one in process.stages if one.id == affair.stage_key), None)
    return stage.conversations[0] if stage is not None and stage.conversations else None


def _whom(
    reason: Reason,
    people: Sequence[Contact],
    process: Process | None,
    template: ConversationTemplate | None,
    affair: Opportunity | None,
) -> Contact | None:
    """Whom the reason names, else who plays the role wanted, else the contact of the affair, else anybody there."""
    role = process.role(template.role) if process and template and template.role else None
    wanted = reason.role or (role.buying_role if role else None)
    of_affair = affair.contact_id if affair else None
    for fits in (
        lambda one: one.id == reason.contact_id,
        lambda one: wanted is not None and one.buying_role is wanted,
        lambda one: one.id == of_affair,
    ):
        found = next(filter(fits, people), None)
        if found is not None:
            return found
    return people[0] if people else None


def visit_for(workspace: Workspace, suggestion: Suggestion) -> PlannedVisit:
    """Makes the visit that a suggestion proposes, for the form: it is kept only when the person says so.

    Args:
        workspace: Who works.
        suggestion: The suggestion.

    Returns:
        The plan, on the next working day.
    """
    template, remote = suggestion.template, suggestion.channel is Channel.PHONE
    return PlannedVisit(
        account_id=suggestion.account_id,
        starts_on=_next_workday(workspace.today()),
        duration_minutes=_CALL_MINUTES if remote else (template.minutes if template else DEFAULT_MINUTES),
        channel=suggestion.channel,
        purpose=suggestion.first.purpose,
        contact_id=suggestion.contact.id if suggestion.contact else None,
        opportunity_id=suggestion.opportunity_id,
        conversation_key=template.id if template else None,
    )


def _next_workday(today: date) -> date:
    day = today + timedelta(days=1)
    while day.weekday() >= _SATURDAY or is_holiday(day):
        day += timedelta(days=1)
    return day


def refuse(
    workspace: Workspace, reason: Reason, why: str, until: date | None = None, *, initiator: object | None = None
) -> SuggestionRefusal:
    """Puts a reason aside and remembers why.

    Args:
        workspace: Who works.
        reason: The reason.
        why: In the person's words.
        until: Last day on which it is not proposed; None for as long as its subject stays the same.
        initiator: Who asks.

    Returns:
        The record; an earlier refusal of the same reason is replaced.

    Raises:
        UserError: No word says why, there are too many, or the last day is past.
        ConflictError: The account is here no more.
    """
    words = said_words(why, "suggestion.why_too_long")
    if not words:
        raise UserError("suggestion.why_missing")
    if until is not None and until < workspace.today():
        raise UserError("suggestion.until_past", day=until)
    with workspace.unit("undo_next.refused", initiator) as unit:
        unit.need(Account, reason.account_id)
        known = reading.refusals_of(unit.connection, workspace.org_id, keyed({reason.account_id}))
        same = next((one for one in known if (one.kind, one.subject) == (reason.kind, reason.subject)), None)
        refusal = SuggestionRefusal(
            id=same.id if same else SuggestionRefusalId(workspace.new_id()),
            account_id=reason.account_id,
            kind=reason.kind,
            subject=reason.subject,
            why=words,
            refused_by=workspace.user_id,
            refused_at=workspace.now(),
            until=until,
        )
        unit.put(refusal)
    return refusal


def take_back(workspace: Workspace, refusal_id: SuggestionRefusalId, *, initiator: object | None = None) -> None:
    """Takes a refusal back: its reason is proposed again.

    Args:
        workspace: Who works.
        refusal_id: The refusal; one taken back meanwhile is refused.
        initiator: Who asks.
    """
    with workspace.unit("undo_next.taken_back", initiator) as unit:
        unit.need(SuggestionRefusal, refusal_id)
        unit.delete(SuggestionRefusal, refusal_id)


def refusals(workspace: Workspace, account_id: AccountId) -> tuple[RefusalLine, ...]:
    """Reads what was put aside at an account and still hides a reason, latest first.

    Args:
        workspace: Who works.
        account_id: The account.

    Returns:
        One line a refusal; those that ran out, or whose subject is gone, hide nothing and are left out.
    """
    wanted, today = frozenset({account_id}), workspace.today()
    with workspace.read() as connection:
        known = [one for one in reading.refusals_of(connection, workspace.org_id, keyed(wanted)) if runs(one, today)]
        if not known:
            return ()
        reasons = {(one.kind, one.subject): one for one in _reasons(connection, workspace, wanted)}
        names = get_many(connection, User, {one.refused_by for one in known})
    return tuple(
        RefusalLine(
            one,
            reasons[one.kind, one.subject],
            one.refused_by == workspace.user_id,
            names[one.refused_by].name if one.refused_by in names else "",
        )
        for one in known
        if (one.kind, one.subject) in reasons
    )
