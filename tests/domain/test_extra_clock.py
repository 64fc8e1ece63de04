"""The thirteenth invoice: what builds up at a client, how old it is, and what is wrong with a line."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from salesdesk.domain.extra_clock import (
    InvoiceClock,
    age_in_days,
    clock_of,
    is_closed,
    is_overdue,
    is_surprise,
    is_unannounced,
    leaked,
    line_alarms,
    waived,
)
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraAlarm, ExtraStatus, Leakage
from salesdesk.domain.ids import AccountId, ExtraWorkId
from tests.factories.stores import REP

TODAY = date(2026, 11, 23)


def extra(days: int = 0, **changes: Any) -> ExtraWork:
    """Makes extra work asked so many days ago, at 100 euros."""
    fields: dict[str, Any] = {
        "id": ExtraWorkId(uuid4()),
        "account_id": AccountId(uuid4()),
        "what": "Reprise des étiquettes",
        "asked_on": TODAY - timedelta(days=days),
        "noted_by": REP,
        "price_cents": 10_000,
    }
    return ExtraWork(**(fields | changes))


YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize(
    ("changes", "surprise", "unannounced"),
    [
        ({}, True, True),
        ({"status": ExtraStatus.ANNOUNCED, "announced_on": YESTERDAY}, True, False),
        ({"status": ExtraStatus.ANNOUNCED}, True, False),
        ({"status": ExtraStatus.ACCEPTED, "accepted_on": YESTERDAY}, False, False),
        ({"status": ExtraStatus.ACCEPTED}, False, False),
        ({"status": ExtraStatus.DONE, "done_on": YESTERDAY}, True, True),
        ({"status": ExtraStatus.DONE, "done_on": YESTERDAY, "accepted_on": YESTERDAY}, False, False),
        ({"status": ExtraStatus.INVOICED, "invoiced_on": YESTERDAY}, False, False),
        ({"waived_on": YESTERDAY}, False, False),
        ({"stopped_on": YESTERDAY}, False, False),
        ({"stopped_on": YESTERDAY, "status": ExtraStatus.DONE}, True, True),
    ],
)
def test_a_bill_surprises_until_the_yes_or_the_invoice(
    changes: dict[str, Any], surprise: bool, unannounced: bool
) -> None:
    line = extra(**changes)
    assert (is_surprise(line), is_unannounced(line)) == (surprise, unannounced)


def test_the_clock_sums_prices_counts_what_has_none_and_dates_the_oldest_unannounced() -> None:
    lines = [
        extra(12, price_cents=32_000),
        extra(20, price_cents=None),
        extra(45, status=ExtraStatus.ANNOUNCED, announced_on=YESTERDAY, price_cents=5_000),
        extra(90, status=ExtraStatus.PAID),
    ]
    expected = InvoiceClock(
        known_cents=37_000, unpriced=1, lines=3, unannounced=2, oldest_on=TODAY - timedelta(days=20), days=20
    )
    found = clock_of(lines, TODAY)
    assert (found, found.is_due, found.days_left) == (expected, False, 10)


@pytest.mark.parametrize(("days", "due"), [(29, False), (30, True), (31, True)])
def test_the_clock_rings_at_thirty_days(days: int, due: bool) -> None:
    line = extra(days)
    assert (clock_of([line], TODAY).is_due, is_overdue(line, TODAY)) == (due, due)


def test_an_empty_clock_does_not_ring_and_a_day_ahead_has_no_age() -> None:
    assert clock_of([], TODAY) == InvoiceClock()
    assert age_in_days(extra(-3), TODAY) == 0


def test_alarms_of_a_line_end_with_its_age_and_stop_when_it_is_closed() -> None:
    late = extra(31, status=ExtraStatus.DONE, done_on=YESTERDAY)
    assert line_alarms(late, TODAY) == (ExtraAlarm.DONE_BEFORE_ACCEPTED, ExtraAlarm.THIRTY_DAYS)
    closed = extra(31, status=ExtraStatus.DONE, done_on=YESTERDAY, waived_on=TODAY)
    assert (is_closed(closed), line_alarms(closed, TODAY)) == (True, ())
    assert line_alarms(extra(2), TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "leak", "given"),
    [
        ({"status": ExtraStatus.DONE}, Leakage(10_000), Leakage()),
        ({"status": ExtraStatus.DONE, "waived_on": TODAY}, Leakage(), Leakage(10_000)),
        ({"price_cents": None, "waived_on": TODAY}, Leakage(), Leakage(unpriced=1)),
        ({"status": ExtraStatus.ACCEPTED}, Leakage(), Leakage()),
    ],
)
def test_what_is_given_up_by_name_is_counted_apart_from_the_leak(
    changes: dict[str, Any], leak: Leakage, given: Leakage
) -> None:
    line = extra(**changes)
    assert (leaked(line), waived(line)) == (leak, given)
