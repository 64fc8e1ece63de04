"""Extra work: order of its steps, the alarm and the leakage."""

from datetime import date

import pytest

from salesdesk.domain.extras import (
    ORDER,
    ExtraAlarm,
    ExtraStatus,
    Leakage,
    alarms,
    done_before_accepted,
    has_reached,
    leakage,
    next_status,
    total_leakage,
)

MONDAY = date(2026, 11, 16)
TUESDAY = date(2026, 11, 17)


def test_an_extra_advances_from_asked_to_paid() -> None:
    assert [one.value for one in ORDER] == ["asked", "announced", "accepted", "done", "invoiced", "paid"]


def test_each_step_leads_to_the_next_and_paid_is_the_end() -> None:
    assert [next_status(one) for one in ORDER] == [*ORDER[1:], None]


def test_a_step_is_reached_by_itself_and_by_every_later_one() -> None:
    reached = [has_reached(one, ExtraStatus.DONE) for one in ORDER]
    assert reached == [False, False, False, True, True, True]


@pytest.mark.parametrize(
    ("status", "accepted_on", "done_on", "expected"),
    [
        (ExtraStatus.ASKED, None, None, False),
        (ExtraStatus.ACCEPTED, MONDAY, None, False),
        (ExtraStatus.DONE, MONDAY, TUESDAY, False),
        (ExtraStatus.DONE, MONDAY, MONDAY, False),
        (ExtraStatus.DONE, MONDAY, None, False),
        (ExtraStatus.DONE, TUESDAY, MONDAY, True),
        (ExtraStatus.DONE, None, MONDAY, True),
        (ExtraStatus.PAID, None, None, True),
        (ExtraStatus.ANNOUNCED, None, MONDAY, True),
    ],
)
def test_work_done_without_an_earlier_yes_is_an_alarm(
    status: ExtraStatus, accepted_on: date | None, done_on: date | None, expected: bool
) -> None:
    assert done_before_accepted(status, accepted_on=accepted_on, done_on=done_on) is expected


def test_alarms_come_gravest_first() -> None:
    found = alarms(ExtraStatus.DONE, price_cents=None, accepted_on=None, done_on=MONDAY)
    assert found == (ExtraAlarm.DONE_BEFORE_ACCEPTED, ExtraAlarm.ANNOUNCED_WITHOUT_PRICE)


def test_an_extra_asked_without_price_raises_no_alarm() -> None:
    assert alarms(ExtraStatus.ASKED, price_cents=None, accepted_on=None, done_on=None) == ()


def test_an_extra_in_order_raises_no_alarm() -> None:
    assert alarms(ExtraStatus.DONE, price_cents=15_000, accepted_on=MONDAY, done_on=TUESDAY) == ()


@pytest.mark.parametrize(
    ("status", "price_cents", "accepted_on", "expected"),
    [
        (ExtraStatus.DONE, 15_000, None, Leakage(known_cents=15_000)),
        (ExtraStatus.DONE, None, None, Leakage(unpriced=1)),
        (ExtraStatus.DONE, 15_000, MONDAY, Leakage()),
        (ExtraStatus.INVOICED, 15_000, None, Leakage()),
    ],
)
def test_work_done_without_a_yes_leaks_until_it_is_invoiced(
    status: ExtraStatus, price_cents: int | None, accepted_on: date | None, expected: Leakage
) -> None:
    assert leakage(status, price_cents=price_cents, accepted_on=accepted_on, done_on=TUESDAY) == expected


def test_leakage_is_summed_and_counts_what_has_no_price() -> None:
    assert total_leakage([Leakage(15_000), Leakage(unpriced=1), Leakage(5_000, 1)]) == Leakage(20_000, 2)
