"""The whole sample company (entreprise exemple) for one day: every record, parents first, the same for the same seed.

Source: product.md section 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from salesdesk.domain.people import Organisation, Team, User
from salesdesk.domain.visits import Visit
from salesdesk.sample import coach, extras, figures, laiterie, library, margins, process_life
from salesdesk.sample.accounts import Portfolios
from salesdesk.sample.calendar import WorkDays, working_anchor
from salesdesk.sample.deals import COUNTS, Deals
from salesdesk.sample.draw import BEFORE_HISTORY, LAST_DAY, Draw
from salesdesk.sample.ledger import Book, open_book
from salesdesk.sample.people import staff
from salesdesk.sample.phrases import CLIENT_CASE_NOTES, filled
from salesdesk.sample.rounds import Rounds
from salesdesk.sample.site import Site
from salesdesk.sample.stories import DEMO_REP, REHEARSED_REP, TALES, Stories, Story
from salesdesk.sample.talks import Talks

# No secret: the sign-in page of the sample says it aloud.
SAMPLE_PASSWORD: Final = "client-heureux"  # noqa: S105
_MARGIN_DAYS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """One French industrial distributor on one day.

    Attributes:
        anchor: The day taken for today.
        seed: What every choice came from.
        records: All records, what others refer to before them.
        reps: The eight reps, the demo rep first.
        next_visit: The demo rep's next visit of the day.
        stories: Where each story is to be seen.
        password: The password of everybody; no secret, the sign-in page says it.
    """

    anchor: date
    seed: int
    records: Sequence[Any]
    organisation: Organisation
    teams: tuple[Team, ...]
    director: User
    managers: tuple[User, ...]
    reps: tuple[User, ...]
    marketing: User
    sales_operations: User
    administrator: User
    next_visit: Visit
    stories: Stories
    password: str = SAMPLE_PASSWORD

    @property
    def demo_rep(self) -> User:
        """The rep on whom the demo opens."""
        return self.reps[DEMO_REP]

    @property
    def demo_manager(self) -> User:
        """His manager, one click away."""
        return self.managers[0]

    @property
    def users(self) -> tuple[User, ...]:
        """Everybody."""
        others = (self.marketing, self.sales_operations, self.administrator)
        return (self.director, *self.managers, *self.reps, *others)


def company(anchor: date, seed: int = 2026) -> Company:
    """Makes the sample company.

    Args:
        anchor: The day to take for today; on a Saturday, a Sunday or a bank holiday the next working day is taken.
        seed: Same seed and day, same bytes; another day moves dates only.

    Returns:
        The company.
    """
    anchor = working_anchor(anchor)
    draw = Draw(seed, WorkDays(anchor, BEFORE_HISTORY - _MARGIN_DAYS, LAST_DAY + _MARGIN_DAYS))
    people = staff(draw)
    book = open_book(draw, people)
    portfolios = _portfolios(book)
    told = {tale.story: portfolios[DEMO_REP][tale.place] for tale in TALES}
    _live(book, Draw(seed + 1, draw.days), portfolios, told)
    next_visit = next(stop.visit for stop in told[Story.NEXT_CONVERSATION].stops if stop.day == 0)
    assert next_visit is not None  # the story fixes it
    return Company(
        anchor=anchor,
        seed=seed,
        records=tuple(book.ledger.in_order()),
        organisation=people.organisation,
        teams=people.teams,
        director=people.director,
        managers=people.managers,
        reps=people.reps,
        marketing=people.marketing,
        sales_operations=people.sales_operations,
        administrator=people.administrator,
        next_visit=next_visit,
        stories=Stories(
            accounts={story: site.account.id for story, site in told.items()},
            rehearsed_rep=people.reps[REHEARSED_REP].id,
        ),
    )


def _portfolios(book: Book) -> list[list[Site]]:
    """Makes the accounts with their people and fills the calendar of every rep."""
    made = Portfolios(book.draw, book.people)
    portfolios = made.build()
    laiterie.settle(book, portfolios[DEMO_REP][0])
    for rep_at, (portfolio, home) in enumerate(zip(portfolios, made.homes, strict=True)):
        for site in portfolio:
            book.ledger.add(site.account, *site.contacts)
        Rounds(book.draw, portfolio, home, rep_at).place_all()
    book.ledger.add(*made.ownerships)
    return portfolios


def _live(book: Book, guide: Draw, portfolios: list[list[Site]], told: dict[Story, Site]) -> None:
    """Lets fourteen months pass: affairs, what was said, what was promised, what was done too early."""
    deals, talks = Deals(book), Talks(book)
    laiterie.open_deal(book, deals, told[Story.NEXT_CONVERSATION])
    deals.won_and_paid(told[Story.CLIENT_CASE])
    _tell_client_case(told[Story.CLIENT_CASE])
    for portfolio, count in zip(portfolios, COUNTS, strict=True):
        deals.build(portfolio, count)
    deals.write_opportunities()
    for portfolio in portfolios:
        for site in portfolio:
            talks.write(site)
            # What the picture shows is all that is known there.
            if site is not told[Story.NEXT_CONVERSATION]:
                figures.write_figures(book, site)
                extras.write_extras(book, site)
        coach.write_coaching(book, portfolio)
    laiterie.hold(book, talks, told[Story.NEXT_CONVERSATION])
    deals.write_facts()
    extras.write_done_before_accepted(book, told[Story.EXTRA_WORK])
    extras.write_unprofitable(book, told[Story.PRACTICE])
    _coach_demo_rep(book, told)
    _guide(book, guide)


def _guide(book: Book, draw: Draw) -> None:
    """Fills the library, the improvement box and the ledgers; its own chance leaves what was drawn before as it was."""
    library.write_library(book, draw)
    library.write_uses(book, draw)
    process_life.write_process_life(book, draw)
    margins.write_tariffs(book, draw)
    margins.write_margins(book, draw)
    margins.write_measures(book, draw)


def _tell_client_case(site: Site) -> None:
    """Yesterday's review of the gain, of which other clients may be told."""
    stop = next(stop for stop in site.stops if stop.day == -1)
    stop.contact = site.contacts[0]
    stop.notes = filled(CLIENT_CASE_NOTES, {"who": site.contacts[0].full_name})


def _coach_demo_rep(book: Book, told: dict[Story, Site]) -> None:
    """One note on yesterday's conversation that the demo rep has not opened, one that he has answered."""
    case, dispute = told[Story.CLIENT_CASE], told[Story.DISPUTE]
    yesterday = next(stop.conversation for stop in case.stops if stop.day == -1)
    earlier = next(stop.conversation for stop in dispute.stops if stop.day == -14)
    assert yesterday is not None  # the stories fix both
    assert earlier is not None
    coach.write_note(book, case, yesterday, coach.UNSEEN, day=-1)
    coach.write_note(book, dispute, earlier, coach.ANSWERED, day=-13, seen=-12, reply=coach.ANSWER)
