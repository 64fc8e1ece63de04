"""Every noun has a wire form that loses nothing, and nothing but plain values goes out."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.accounts import Account, Segment
from salesdesk.domain.change import Merge
from salesdesk.domain.nouns import NOUN_BY_NAME, NOUNS, ScopeKind
from salesdesk.domain.people import Role
from salesdesk.domain.roles import RIGHTS, right
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.domain.wire import (
    FieldForm,
    WireKind,
    forms_of,
    from_wire,
    instant_from_wire,
    instant_to_wire,
    row_reader,
    to_wire,
)
from tests.factories.accounts import account

texts = st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=20)


def values_of(form: FieldForm, record: type[Any]) -> st.SearchStrategy[Any]:
    by_kind: dict[WireKind, st.SearchStrategy[Any]] = {
        WireKind.IDENTIFIER: st.uuids(),
        WireKind.TEXT: texts,
        WireKind.WHOLE: st.integers(-(2**53), 2**53),
        WireKind.REAL: st.floats(-180, 180),
        WireKind.FLAG: st.booleans(),
        WireKind.INSTANT: st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis adds the zone
        WireKind.DAY: st.dates(),
        WireKind.TEXTS: st.lists(texts, max_size=3).map(tuple),
    }
    if form.kind is WireKind.CHOICE:
        strategy: st.SearchStrategy[Any] = st.just("value of a newer version")
    else:
        strategy = by_kind[form.kind]
    return st.none() | strategy if form.optional else strategy


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
@given(data=st.data())
def test_a_record_comes_back_equal_from_its_wire_form(noun: Any, data: st.DataObject) -> None:
    record = noun.record(
        **{form.name: data.draw(values_of(form, noun.record), form.name) for form in forms_of(noun.record)}
    )
    wire = to_wire(record)
    build = row_reader(noun.record)
    rows = [build([*wire.values(), "of another table"]) for _ in range(2)]
    assert [record] * 3 == [from_wire(noun.record, wire), *rows]
    assert {type(value) for value in wire.values()} <= {type(None), int, float, str, bytes}


def test_a_choice_reads_back_as_its_member_and_an_unknown_one_as_it_came() -> None:
    wire = to_wire(account(segment=Segment.B))
    assert from_wire(Account, wire).segment is Segment.B
    assert from_wire(Account, wire | {"segment": "Z"}).segment == "Z"


def test_a_field_that_the_sender_did_not_know_takes_its_default() -> None:
    one = account()
    wire = to_wire(one)
    del wire["country"]
    assert one == from_wire(Account, wire | {"field_of_a_newer_version": 1})


def test_instants_are_whole_microseconds_of_utc() -> None:
    paris = datetime(2026, 3, 29, 3, 30, 0, 1, tzinfo=timezone(timedelta(hours=2)))
    assert instant_from_wire(instant_to_wire(paris)) == datetime(2026, 3, 29, 1, 30, 0, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="without time zone"):
        instant_to_wire(datetime(2026, 3, 29))  # noqa: DTZ001 - the missing zone is what is tested


def test_merge_rules_come_from_the_records() -> None:
    by_name = {form.name: form for form in forms_of(Visit)}
    assert (by_name["status"].merge, by_name["status"].order) == (Merge.ADVANCING, tuple(VisitStatus))
    assert by_name["starts_on"].merge is Merge.LATEST
    assert (by_name["starts_on"].kind, by_name["starts_on"].encode(date(2026, 1, 5))) == (WireKind.DAY, "2026-01-05")


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.name)
def test_every_noun_names_its_scope_purpose_and_personal_fields_truly(noun: Any) -> None:
    names = {one.name for one in fields(noun.record)}
    assert noun.personal <= names
    assert (noun.scope_field == "") == (noun.scope is ScopeKind.ORG)
    assert noun.scope_field == "" or noun.scope_field in names
    assert noun.purpose.startswith("privacy.")


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_right_on_every_noun_and_never_writes_what_it_cannot_read(role: Role) -> None:
    rights = {noun.name: right(role, noun.name) for noun in NOUNS}
    assert set(RIGHTS[role]) <= set(NOUN_BY_NAME)
    assert [name for name, one in rights.items() if (one.creates or one.fields != frozenset()) and not one.reads] == []


def test_an_unknown_role_or_noun_grants_nothing() -> None:
    assert (False, False) == (right("wizard", "account").reads, right(Role.REP, "secret").reads)


def test_administrators_read_no_note_and_reps_write_no_coaching() -> None:
    assert not right(Role.ADMINISTRATOR, "conversation").reads
    answer = right(Role.REP, "coaching_note")
    assert (answer.may_change("reply"), answer.may_change("words"), answer.creates) == (True, False, False)


def test_the_record_of_a_person_is_named_by_an_id() -> None:
    assert isinstance(to_wire(account(id=UUID(int=5)))["id"], bytes)
