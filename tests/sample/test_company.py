"""The sample company as a whole: repeatable, complete, of invented names, every reference known."""

import hashlib
import re
from collections import Counter, defaultdict
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from salesdesk.domain.accounts import Account, Contact, Ownership, OwnershipKind, Segment
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.identifiers import check_eu_vat, check_siren, check_siret
from salesdesk.domain.nouns import NOUN_OF
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import User
from salesdesk.domain.visits import Visit
from salesdesk.domain.wire import to_wire
from salesdesk.sample import Company, company
from salesdesk.sample.calendar import is_working
from tests.factories.sample import ANCHOR, sample_by_id, sample_company, sample_records

# Names of French industrial distributors and of large industrial firms: none may come out of the word banks.
KNOWN_FIRMS = {
    *("lactalis", "danone", "michelin", "rexel", "sonepar", "descours", "cabaud", "orexad", "wurth", "lafarge"),
    *(
        "saint-gobain",
        "arkema",
        "bonduelle",
        "roquette",
        "tereos",
        "sodiaal",
        "savencia",
        "eurial",
        "candia",
        "yoplait",
    ),
    *(
        "veolia",
        "suez",
        "saur",
        "eramet",
        "aperam",
        "constellium",
        "plastic omnium",
        "smurfit",
        "arjowiggins",
        "holcim",
    ),
    *("colas", "eiffage", "fenwick", "brammer", "prolians", "vicat"),
}


def digest(made: Company) -> str:
    return hashlib.sha256(repr([(type(one).__name__, to_wire(one)) for one in made.records]).encode()).hexdigest()


def test_same_seed_and_day_give_the_same_bytes() -> None:
    assert digest(company(ANCHOR)) == digest(sample_company())


def test_another_seed_gives_another_company() -> None:
    assert digest(company(ANCHOR, seed=7)) != digest(sample_company())


def _without_days(record: Any) -> tuple[Any, ...]:
    kept = []
    for one in fields(record):
        value = getattr(record, one.name)
        is_dated = isinstance(value, UUID | date) or one.name in ("ticks", "participants", "inputs")
        # The key of a case or an answer is its identifier, which begins with the day of its birth.
        if is_dated or (one.name == "message_key" and "-" in value):
            continue
        # The notes of one conversation name months and a day; everything else is the same word for word.
        is_told = one.name == "notes" and getattr(record, "state", None) is ConversationState.HELD
        kept.append(None if is_told else value)
    return (type(record).__name__, *kept)


def test_another_day_moves_dates_only() -> None:
    other = company(date(2027, 7, 15))
    assert [_without_days(one) for one in other.records] == [_without_days(one) for one in sample_company().records]


def test_ids_are_unique() -> None:
    ids = [one.id for one in sample_company().records]
    assert len(set(ids)) == len(ids)


def test_records_come_after_those_they_refer_to() -> None:
    # A visit planned next and the manager of a team are known by id before they are written.
    ahead = {("conversation", "next_visit_id"), ("team", "manager_id")}
    seen: set[UUID] = set()
    wrong = []
    known = {one.id for one in sample_company().records}
    for record in sample_company().records:
        noun = NOUN_OF[type(record)].name
        for one in fields(record):
            value = getattr(record, one.name)
            if one.name != "id" and isinstance(value, UUID):
                allowed = known if (noun, one.name) in ahead else seen
                wrong += [(noun, one.name)] if value not in allowed else []
        seen.add(record.id)
    assert Counter(wrong) == {}


def test_participants_are_contacts_of_the_account() -> None:
    contacts = {(str(one.id), one.account_id) for one in sample_records(Contact)}
    wrong = [
        one.id for one in sample_records(Conversation) if {(p, one.account_id) for p in one.participants} - contacts
    ]
    assert wrong == []


def test_children_stay_on_the_account_of_their_parent() -> None:
    parents = {"conversation_id": Conversation, "visit_id": Visit, "opportunity_id": Opportunity, "contact_id": Contact}
    wrong = []
    for record in sample_company().records:
        for name, parent in parents.items():
            at = getattr(record, name, None)
            if (
                at is not None
                and hasattr(record, "account_id")
                and sample_by_id(parent)[at].account_id != record.account_id
            ):
                wrong.append((type(record).__name__, name))
    assert wrong == []


def test_a_firm_of_the_size_promised() -> None:
    made = sample_company()
    assert (len(sample_records(Account)), len(made.reps), len(made.managers), len(sample_records(Opportunity))) == (
        600,
        8,
        2,
        250,
    )
    assert len({one.role for one in sample_records(User)}) == 6
    parents = {team.id: team.parent_id for team in made.teams}
    assert sorted(parent is None for parent in parents.values()) == [False, False, True]


def test_one_owner_holds_an_account() -> None:
    owners = Counter(one.account_id for one in sample_records(Ownership) if one.kind is OwnershipKind.OWNER)
    assert set(owners.values()) == {1}
    assert len(owners) == 600
    assert sum(one.kind is OwnershipKind.SUBSTITUTE for one in sample_records(Ownership)) == 3


def test_segment_a_brings_most_of_the_sales() -> None:
    sales: Counter[Segment] = Counter()
    for account in sample_records(Account):
        sales[account.segment] += account.yearly_sales_cents or 0
    assert 0.5 <= sales[Segment.A] / sales.total() <= 0.75
    assert [one.name for one in sample_records(Account) if (one.yearly_sales_cents or 0) > one.potential_cents] == []


def test_legal_numbers_are_sound_and_belong_to_nobody() -> None:
    wrong = [
        one.siren
        for one in sample_records(Account)
        if not (check_siren(one.siren).ok and check_siret(one.siret).ok and check_eu_vat(one.vat_number).ok)
        or not one.siren.startswith("000")
    ]
    assert wrong == []


def test_nobody_can_be_called_or_written_to() -> None:
    people = [*sample_records(User), *sample_records(Contact), *sample_records(Account)]
    assert [one.email for one in people if one.email is not None and not one.email.endswith(".example")] == []
    numbers = [number for one in sample_records(Contact) for number in (one.phone, one.mobile) if number is not None]
    fiction = re.compile(r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}")
    assert [number for number in numbers if not fiction.fullmatch(number)] == []


def test_sign_in_addresses_are_unique() -> None:
    assert len({one.email for one in sample_records(User)}) == len(sample_records(User))


def test_no_company_bears_a_known_name() -> None:
    assert [one.name for one in sample_records(Account) for firm in KNOWN_FIRMS if firm in one.name.casefold()] == []
    assert len({one.name for one in sample_records(Account)}) == 600


def test_accounts_lie_where_their_rep_drives() -> None:
    departments = defaultdict(set)
    owner = {one.account_id: one.user_id for one in sample_records(Ownership) if one.kind is OwnershipKind.OWNER}
    for account in sample_records(Account):
        departments[owner[account.id]].add(account.postcode[:2])
    assert {len(found) for found in departments.values()} == {2}


@pytest.mark.parametrize("anchor", [date(2024, 2, 29), date(2026, 1, 2), date(2026, 8, 14), date(2027, 5, 3)])
def test_the_day_before_any_anchor_is_lived_by_all(anchor: date) -> None:
    made = company(anchor)
    visits = [one for one in made.records if isinstance(one, Visit)]
    assert [one.starts_on for one in visits if not is_working(one.starts_on)] == []
    assert {one.rep_id for one in visits if one.starts_on == made.anchor} == {one.id for one in made.reps}
