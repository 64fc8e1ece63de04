"""Accounts (comptes): listed, entered with their numbers checked, their doubles shown, taken away with undo.

Source: product.md 2.1.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from salesdesk.config.geo import gazetteer
from salesdesk.domain.accounts import (
    SOLVENCY_VALID_DAYS,
    Account,
    AccountStatus,
    Ownership,
    OwnershipKind,
    Segment,
    Solvency,
)
from salesdesk.domain.duplicates import POSSIBLE, AccountTraits, core_name, score
from salesdesk.domain.errors import ConflictError, UserError
from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.identifiers import (
    IdentifierVerdict,
    check_eu_vat,
    check_siren,
    check_siret,
    normalise_phone,
    siren_of,
)
from salesdesk.domain.ids import AccountId, OwnershipId, UserId
from salesdesk.domain.people import User
from salesdesk.domain.spelling import fold
from salesdesk.services.portfolio import AccountFilter, Held, Listing, PortfolioCounts, SortBy
from salesdesk.services.portfolio_index import index_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.outbox import unsent_ids
from salesdesk.store.queries import accounts as reading
from salesdesk.store.queries.accounts import AccountLine
from salesdesk.store.queries.people import people_below
from salesdesk.store.queries.records import get_many
from salesdesk.store.unit import Unit

__all__ = [
    "Account",
    "AccountFilter",
    "AccountLine",
    "AccountStatus",
    "Held",
    "Listing",
    "PortfolioCounts",
    "Segment",
    "Solvency",
    "SortBy",
]

_CHECKS: Final = {"siren": check_siren, "siret": check_siret, "vat_number": check_eu_vat, "phone": normalise_phone}
_MOST_COMPARED: Final = 60
_MOST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One row of the list.

    Attributes:
        line: The facts.
        solvency_due: True when its solvency is to be asked again.
        saved_here: True when the server has not confirmed it yet.
    """

    line: AccountLine
    solvency_due: bool
    saved_here: bool


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An account that may be the one being entered.

    Attributes:
        score: 0 to 1.
        reasons: Message keys, strongest first.
    """

    id: AccountId
    name: str
    city: str | None
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holders:
    """Who may own an account, for the form.

    Attributes:
        owner_id: Who owns it now; None when nobody does.
        choices: The people a manager may give it to, himself first; a rep has himself only.
    """

    owner_id: UserId | None
    choices: tuple[User, ...]


def listing(workspace: Workspace, wanted: AccountFilter) -> Listing:
    """Filters and sorts the portfolio; see :class:`AccountFilter`."""
    return index_of(workspace).listing(workspace, wanted)


def rows(workspace: Workspace, ids: Sequence[UUID]) -> dict[UUID, AccountRow]:
    """Reads one window of the list.

    Args:
        workspace: Where.
        ids: At most a page.

    Returns:
        The rows of accounts that are still there.
    """
    today = workspace.today()
    with workspace.read() as connection:
        lines = reading.lines(connection, workspace.org_id, ids, today)
        unsent = unsent_ids(connection, ids)
    return {key: AccountRow(line, _solvency_is_due(line, today), key in unsent) for key, line in lines.items()}


def _solvency_is_due(line: AccountLine, today: date) -> bool:
    return line.solvency_on is None or (today - line.solvency_on).days > SOLVENCY_VALID_DAYS


def blank(workspace: Workspace) -> Account:
    """Makes an empty account, not yet kept."""
    return Account(id=AccountId(workspace.new_id()), name="", created_by=workspace.user_id, created_at=workspace.now())


def get(workspace: Workspace, account_id: AccountId) -> Account | None:
    """Reads one account; None when it is not there, or no more."""
    with workspace.read() as connection:
        return reading.account_of(connection, workspace.org_id, account_id)


def holders(workspace: Workspace, account_id: AccountId | None) -> Holders:
    """Reads who owns an account, and to whom the person may give it.

    Args:
        workspace: Where.
        account_id: The account; None for one that is being entered.
    """
    me = workspace.me()
    with workspace.read() as connection:
        held = [] if account_id is None else reading.owners(connection, workspace.org_id, account_id)
        below = people_below(connection, me.id) if workspace.is_manager() else []
        present = _owner_now(held, workspace)
        others = get_many(connection, User, [present.user_id]) if present is not None else {}
    choices = {one.id: one for one in (me, *below)}
    if present is not None and present.user_id in others:
        choices.setdefault(present.user_id, others[present.user_id])
    owner = me.id if account_id is None else present.user_id if present is not None else None
    return Holders(owner, tuple(choices.values()))


def check(field: str, text: str) -> IdentifierVerdict:
    """Checks a number while it is typed, without a network.

    Args:
        field: ``siren``, ``siret``, ``vat_number`` or ``phone``.
        text: What was typed; empty is allowed.

    Returns:
        The verdict, with the number in its normal form when it can exist.
    """
    return _CHECKS[field](text) if text.strip() else IdentifierVerdict(True, "")


def communes(typed: str, limit: int = 8) -> list[Commune]:
    """Finds the communes that begin as typed, by name or postcode; reads the gazetteer at the first call."""
    return gazetteer().search(typed, limit)


def duplicates(workspace: Workspace, account: Account) -> tuple[Duplicate, ...]:
    """Finds accounts that may be the one being entered, surest first; entering it is never refused for that.

    Args:
        workspace: Where.
        account: What is known so far.

    Returns:
        At most three.
    """
    candidates = _candidates(workspace, account)
    with workspace.read() as connection:
        others = get_many(connection, Account, candidates)
    mine = _traits(account)
    found = []
    for other in others.values():
        verdict = score(mine, _traits(other))
        if verdict.score >= POSSIBLE:
            found.append(Duplicate(other.id, other.name, other.city, verdict.score, verdict.reasons))
    return tuple(sorted(found, key=lambda one: (-one.score, one.name))[:_MOST_SHOWN])


def _candidates(workspace: Workspace, account: Account) -> list[AccountId]:
    """Finds the few accounts worth comparing: those that share the beginnings of words, a number or a phone."""
    needles = [f" {word[:4]}" for word in core_name(account.name).split()[:4] if len(word) > 1]
    siren = account.siren or (siren_of(account.siret) if account.siret else "")
    phone = f"0{(account.phone or '').partition(';')[0][-9:]}"
    sure = [one for one in (siren, phone if len(phone) == 10 else "") if one]
    columns = index_of(workspace).columns(workspace)
    points: Counter[int] = Counter()
    for needle, weight in [(one, 1) for one in needles] + [(one, 9) for one in sure]:
        for place, text in enumerate(columns.texts):
            if needle in text:
                points[place] += weight
    if account.postcode:
        for place in points:
            points[place] += account.postcode in columns.texts[place]
    ranked = [columns.ids[place] for place, _ in points.most_common(_MOST_COMPARED + 1)]
    return [key for key in ranked if key != account.id]


def _traits(account: Account) -> AccountTraits:
    return AccountTraits(
        name=account.name,
        postcode=account.postcode or "",
        siren=account.siren or (siren_of(account.siret) if account.siret else ""),
        vat=account.vat_number or "",
        phone=account.phone or "",
        website=account.website or account.email or "",
    )


def save(
    workspace: Workspace, account: Account, *, owner_id: UserId | None = None, initiator: object | None = None
) -> Account:
    """Keeps an account, new or changed, and who owns it.

    Args:
        workspace: Where.
        account: The whole record; numbers may be written in any form.
        owner_id: Who is to own it; None leaves a known account as it is and gives a new one to who enters it.
        initiator: Who asks.

    Returns:
        The record as kept.

    Raises:
        UserError: It has no name, a number cannot exist, or it would be its own parent, near or far.
    """
    clean = _cleaned(account)
    today = workspace.today()
    with workspace.unit("undo_account.saved", initiator, account=clean.name) as unit:
        before = unit.get(Account, clean.id)
        if before is None or before.status is not clean.status:
            clean = replace(clean, status_on=today)
        _refuse_cycle(unit, clean)
        unit.put(clean)
        wanted = owner_id or (workspace.user_id if before is None else None)
        if wanted is not None:
            _give(workspace, unit, clean.id, wanted)
    return clean


def _refuse_cycle(unit: Unit, account: Account) -> None:
    above, seen = account.parent_id, {account.id}
    while above is not None:
        parent = unit.get(Account, above)
        if parent is None or parent.id in seen - {account.id}:
            return
        if account.id in (parent.id, parent.parent_id):
            raise UserError("account.parent_cycle", name=account.name, parent=parent.name)
        seen.add(parent.id)
        above = parent.parent_id


def _give(workspace: Workspace, unit: Unit, account_id: AccountId, user_id: UserId) -> None:
    today = workspace.today()
    present = _owner_now(reading.owners(unit.connection, workspace.org_id, account_id), workspace)
    if present is not None and present.user_id == user_id:
        return
    if present is not None and present.starts_on >= today:
        # Given by mistake a moment ago: nobody ever worked under it.
        unit.put(replace(present, user_id=user_id))
        return
    if present is not None:
        unit.put(replace(present, ends_on=today - timedelta(days=1)))
    owned = Ownership(
        id=OwnershipId(workspace.new_id()),
        account_id=account_id,
        user_id=user_id,
        kind=OwnershipKind.OWNER,
        starts_on=today,
    )
    unit.put(owned)


def _owner_now(held: Sequence[Ownership], workspace: Workspace) -> Ownership | None:
    today = workspace.today()
    for one in held:
        if one.kind is OwnershipKind.OWNER and one.starts_on <= today and (one.ends_on is None or one.ends_on >= today):
            return one
    return None


def _cleaned(account: Account) -> Account:
    name = " ".join(account.name.split())
    if not name:
        raise UserError("account.name_missing")
    if account.parent_id == account.id:
        raise UserError("account.own_parent", name=name)
    numbers: dict[str, str | None] = {}
    for field in _CHECKS:
        verdict = check(field, getattr(account, field) or "")
        if not verdict.ok:
            raise UserError("account.bad_number", value=verdict.normalised)
        numbers[field] = verdict.normalised or None
    if numbers["siret"] and not numbers["siren"]:
        numbers["siren"] = siren_of(numbers["siret"])
    if account.email and "@" not in account.email.strip("@"):
        raise UserError("account.bad_email", value=account.email)
    tags = tuple(sorted({" ".join(tag.split()) for tag in account.tags} - {""}))
    return replace(account, name=name, tags=tags, **numbers)  # type: ignore[arg-type]  # four text fields


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What stays when an account is deleted: its people and its history are not touched."""

    name: str
    people: int
    visits: int
    affairs: int


def delete(workspace: Workspace, account_id: AccountId, *, initiator: object | None = None) -> LeftBehind:
    """Leaves a tombstone in place of an account; undo brings it back with all that hangs on it.

    Args:
        workspace: Where.
        account_id: The account.
        initiator: Who asks.

    Returns:
        What hangs on it and is kept.

    Raises:
        ConflictError: It is not there, or no more.
    """
    with workspace.read() as connection:
        people, visits, affairs = reading.hanging_counts(connection, workspace.org_id, account_id, workspace.today())
        found = reading.account_of(connection, workspace.org_id, account_id)
    if found is None:
        raise ConflictError("store.gone", noun="account")
    with workspace.unit("undo_account.deleted", initiator, account=found.name) as unit:
        unit.delete(Account, account_id)
    return LeftBehind(found.name, people, visits, affairs)


def names(workspace: Workspace, typed: str, limit: int = 8) -> list[tuple[AccountId, str]]:
    """Finds accounts by what their name begins with, for a field that names another account."""
    wanted = fold(typed)
    if not wanted:
        return []
    found = listing(workspace, AccountFilter(text=typed)).ids[:limit]
    with workspace.read() as connection:
        lines = reading.lines(connection, workspace.org_id, found, workspace.today())
    return [(key, lines[key].name) for key in found if key in lines]
