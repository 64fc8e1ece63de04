"""People of an account: entered with their phones checked, doubles shown, roles still missing named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.process import BuyingRole
from salesdesk.services import account_page, contacts, undo
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.portfolio import keep, workspace


@pytest.fixture
def rep(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


def test_roles_of_those_who_left_or_object_count_as_missing() -> None:
    one = account()
    people = (
        contact(one.id, buying_role=BuyingRole.DECIDER, left_on=date(2026, 1, 1)),
        contact(one.id, buying_role=BuyingRole.PAYER, opposed=True),
        contact(one.id, buying_role=BuyingRole.BENEFICIARY),
    )
    assert contacts.missing_roles(people) == (BuyingRole.DECIDER, BuyingRole.PAYER)


def test_a_person_is_kept_with_his_phone_in_international_form_and_undo_takes_him_away(rep: Workspace) -> None:
    one = account()
    keep(rep, [one])
    entered = replace(contacts.blank(rep, one.id), first_name=" Marc ", last_name="Aubry", mobile="06 12 34 56 78")
    kept = contacts.save(rep, entered)
    assert (kept.full_name, kept.mobile) == ("Marc Aubry", "+33612345678")
    assert account_page.view(rep, one.id).people == (kept,)
    undo.undo(rep)
    assert account_page.view(rep, one.id).people == ()


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"last_name": " "}, "account.contact_name_missing"),
        ({"phone": "12"}, "account.bad_number"),
        ({"email": "@exemple.fr"}, "account.bad_email"),
    ],
)
def test_what_cannot_be_is_refused(rep: Workspace, changes: dict[str, str], key: str) -> None:
    with pytest.raises(UserError) as caught:
        contacts.save(rep, contact(account().id, **changes))
    assert caught.value.key == key


def test_the_same_name_without_its_accents_is_shown_as_a_double(rep: Workspace) -> None:
    one = account()
    there = contact(one.id, first_name="Zoé", last_name="Brûlé")
    keep(rep, [one, there])
    assert contacts.same_person(rep, contact(one.id, first_name="ZOE", last_name="Brule")) == there
    assert contacts.same_person(rep, there) is None


def test_a_person_deleted_comes_back_by_undo(rep: Workspace) -> None:
    one = account()
    person = contact(one.id)
    keep(rep, [one, person])
    contacts.delete(rep, person)
    assert account_page.view(rep, one.id).people == ()
    undo.undo(rep)
    assert account_page.view(rep, one.id).people == (person,)
