"""What waits and what was refused is said by record; a conflict is settled by one gesture, and no value is lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import Account
from salesdesk.domain.change import ChangeKind
from salesdesk.domain.errors import UserError
from salesdesk.domain.nouns import NOUNS
from salesdesk.domain.people import Role
from salesdesk.domain.wire import forms_of
from salesdesk.services import conflicts, undo
from salesdesk.services.conflicts import Shown
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import get
from tests.factories.portfolio import keep
from tests.factories.queues import QueueCase
from tests.factories.stores import BOSS, laptop_store


@pytest.fixture
def case(tmp_path: Path) -> QueueCase:
    return QueueCase(tmp_path)


def kept(case: QueueCase) -> Account | None:
    with case.workspace.read() as connection:
        return get(connection, Account, case.firm.id)


def test_changes_of_one_record_wait_as_one_line_with_its_fields(case: QueueCase) -> None:
    case.change(city="Lodève")
    case.change(phone="+33467000000")
    found = conflicts.queue(case.workspace)
    (line,) = found.waiting
    assert (case.firm.name, ("city", "phone"), 2, ChangeKind.PUT) == (line.title, line.fields, line.changes, line.kind)
    assert 2 == found.total


def test_a_record_on_an_account_names_the_account(case: QueueCase) -> None:
    with case.workspace.unit(None) as unit:
        unit.delete(type(case.claire), case.claire.id)
    (line,) = conflicts.queue(case.workspace).waiting
    assert ("Claire Vidal", case.firm.name, ChangeKind.DELETE) == (line.title, line.account, line.kind)


def test_a_refused_change_keeps_its_reason_and_its_values_until_it_is_thrown_away(case: QueueCase) -> None:
    number = case.refuse(city="Lodève")
    (line,) = conflicts.queue(case.workspace).refused
    assert ("sync.refused_right", "city", (("city", Shown("text", "Lodève")),)) == (
        line.reason,
        line.field,
        line.values,
    )
    conflicts.dismiss(case.workspace, number)
    assert () == conflicts.queue(case.workspace).refused


@pytest.mark.parametrize(
    ("field", "other", "shown"),
    [
        ("city", "Lodève", Shown("text", "Lodève")),
        ("city", None, Shown("empty")),
        ("potential_cents", 9_000_000, Shown("cents", 9_000_000)),
        ("employees", 12, Shown("number", 12)),
        ("segment", "A", Shown("choice", "A")),
        ("solvency_on", "2026-11-02", Shown("day", date(2026, 11, 2))),
        ("created_by", BOSS.hex, Shown("name", "Anne Morel")),
    ],
)
def test_the_other_value_is_shown_and_put_in_place(case: QueueCase, field: str, other: object, shown: Shown) -> None:
    made = case.conflict(field, None, other)
    (line,) = conflicts.queue(case.workspace).conflicts
    assert (shown, "Julie Bernard", "Anne Morel", True) == (line.other, line.kept_by, line.other_by, line.may_take)
    settled = conflicts.settle(case.workspace, made.id, take_other=True)
    now = kept(case)
    assert now is not None
    assert case.workspace.user_id == settled.resolved_by
    assert () == conflicts.queue(case.workspace).conflicts
    written = getattr(now, field)
    assert other == (
        written.hex if field == "created_by" else written.isoformat() if field == "solvency_on" else written
    )


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else value


def test_keeping_changes_nothing_but_the_conflict(case: QueueCase) -> None:
    before = kept(case)
    conflicts.settle(case.workspace, case.conflict("city", "Bédarieux", "Lodève").id, take_other=False)
    assert (before, ()) == (kept(case), conflicts.queue(case.workspace).conflicts)


def test_settling_is_undone_as_one_gesture(case: QueueCase) -> None:
    made = case.conflict("city", "Bédarieux", "Lodève")
    conflicts.settle(case.workspace, made.id, take_other=True)
    undo.undo(case.workspace)
    now = kept(case)
    assert now is not None
    assert ("Bédarieux", 1) == (now.city, len(conflicts.queue(case.workspace).conflicts))


def test_a_change_that_met_a_deletion_brings_the_record_back(case: QueueCase) -> None:
    with case.workspace.unit(None) as unit:
        unit.delete(Account, case.firm.id)
    made = case.conflict("", None, {"city": "Lodève"})
    (line,) = conflicts.queue(case.workspace).conflicts
    assert (Shown("deleted"), Shown("text", "Lodève")) == (line.kept, line.other)
    conflicts.settle(case.workspace, made.id, take_other=True)
    now = kept(case)
    assert now is not None
    assert "Lodève" == now.city


def test_a_conflict_is_settled_once(case: QueueCase) -> None:
    made = case.conflict("city", "Bédarieux", "Lodève")
    conflicts.settle(case.workspace, made.id, take_other=False)
    with pytest.raises(UserError) as refusal:
        conflicts.settle(case.workspace, made.id, take_other=True)
    assert "conflicts.settled" == refusal.value.key


def test_who_may_not_change_the_record_may_not_take_the_other_value(case: QueueCase, tmp_path: Path) -> None:
    boss = Workspace(laptop_store(tmp_path, user_id=BOSS))
    keep(boss, [replace(boss.me(), role=Role.DIRECTOR)])
    made = case.conflict("city", "Bédarieux", "Lodève")
    assert [False] == [one.may_take for one in conflicts.queue(boss).conflicts]
    with pytest.raises(UserError) as refusal:
        conflicts.settle(boss, made.id, take_other=True)
    assert "conflicts.not_allowed" == refusal.value.key


@pytest.mark.parametrize("language", list(Language))
def test_every_noun_and_field_has_words(language: Language) -> None:
    messages = Messages(language, strict=True)
    names = {f"record.noun_{noun.name}" for noun in NOUNS}
    names |= {f"record.field_{form.name}" for noun in NOUNS for form in forms_of(noun.record)}
    assert all(messages.text(name) for name in names)
