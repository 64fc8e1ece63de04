"""Reason: fewer contacts were held than the year so far asks for (écart d'intensité)."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.saying import Saying
from salesdesk.services.reasons.sources import Sources
from salesdesk.store.queries.reasons import contacts_of_year

KIND = "intensity_gap"


def expected_to_date(planned: int, today: date) -> int:
    """Returns how many of the contacts of a year should be held by a day, in equal steps, whole ones only."""
    return planned * _day_of_year(today) // _days_in(today.year)


def reasons(sources: Sources, today: date) -> Iterable[Reason]:
    """Gives one reason an account where a whole contact or more is missing.

    Args:
        sources: Where to read, for which accounts.
        today: The day.

    Yields:
        The reasons, as old as the first contact that is missing; one that goes on missing is another subject, so that
        a refusal does not silence an account that is more and more neglected.
    """
    for one in contacts_of_year(sources.connection, sources.org_id, today, sources.accounts):
        expected = expected_to_date(one.planned, today)
        if expected <= one.done:
            continue
        args = {"done": one.done, "expected": expected, "planned": one.planned}
        yield Reason(
            kind=KIND, account_id=one.account_id, subject=f"{today.year}:{expected - one.done}",
            saying=Saying("suggestion.intensity_gap", args), urgency=Urgency.CARE,
            due_on=_day_of(one.done + 1, one.planned, today.year), amount_cents=one.potential_cents,
        )  # fmt: skip


def _day_of(contact: int, planned: int, year: int) -> date:
    """The first day on which so many contacts are expected."""
    return date(year, 1, 1) + timedelta(days=-(-contact * _days_in(year) // planned) - 1)


def _day_of_year(today: date) -> int:
    return (today - date(today.year, 1, 1)).days + 1


@lru_cache(maxsize=8)
def _days_in(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days
