"""Portfolios (portefeuilles) of the sample: real communes, invented companies, people, and who holds each account."""

from collections.abc import Iterator
from dataclasses import replace

from salesdesk.config.geo import gazetteer
from salesdesk.domain.accounts import Account, AccountStatus, Contact, Ownership, OwnershipKind, Segment, Solvency
from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.identifiers import french_vat_of
from salesdesk.domain.ids import AccountId, ContactId, OwnershipId
from salesdesk.domain.process import BuyingRole
from salesdesk.domain.spelling import fold
from salesdesk.sample import banks
from salesdesk.sample.draw import BEFORE_HISTORY, FIRST_DAY, Draw
from salesdesk.sample.people import SECTORS, Sector, Staff, address, lives_at
from salesdesk.sample.site import NEVER, Site
from salesdesk.sample.stories import DEMO_REP, TALE_AT, Tale

FIELD_DAYS = 226
PLACES: tuple[tuple[Segment, int], ...] = ((Segment.A, 6), (Segment.B, 15), (Segment.C, 30), (Segment.D, 24))
SEGMENTS = tuple(segment for segment, count in PLACES for _ in range(count))
A_PORTFOLIO = len(SEGMENTS)
_SALES = {Segment.A: (48, 190), Segment.B: (9, 30), Segment.C: (2, 8), Segment.D: (0, 1)}
_POTENTIAL = {Segment.A: (1.1, 1.9), Segment.B: (1.2, 2.6), Segment.C: (1.2, 3.0), Segment.D: (4.0, 12.0)}
_PLAN = {Segment.A: (12, 16), Segment.B: (9, 12), Segment.C: (6, 9), Segment.D: (3, 5)}
_CONTACTS = {Segment.A: (3, 4), Segment.B: (2, 4), Segment.C: (1, 3), Segment.D: (1, 2)}
_STATUS = {
    Segment.A: ((0.94, AccountStatus.ACTIVE), (1.0, AccountStatus.ERODING)),
    Segment.B: ((0.9, AccountStatus.ACTIVE), (1.0, AccountStatus.ERODING)),
    Segment.C: ((0.83, AccountStatus.ACTIVE), (0.92, AccountStatus.ERODING), (1.0, AccountStatus.DORMANT)),
    Segment.D: ((0.5, AccountStatus.PROSPECT), (0.75, AccountStatus.DORMANT), (0.94, AccountStatus.ACTIVE),
                (1.0, AccountStatus.LOST)),
}  # fmt: skip
_MOST_TOWNS = 45
_GROUPS = 10
_GROUP_PARENT, _GROUP_CHILDREN = 11, (21, 22)
# Numbers kept by the regulator for fiction, by the first two digits of the department's numbers.
_FICTION = {"05": "+3353649", "04": "+3346571"}
_SOUTH_WEST = frozenset({"12", "31", "81"})
_MOBILE_FICTION = "+3363998"


def towns_of(sector: Sector) -> list[Commune]:
    """Lists the most populous communes of a sector, the home department first."""
    found: list[Commune] = []
    for department, most in zip(sector.departments, (_MOST_TOWNS, _MOST_TOWNS // 2), strict=True):
        communes = (one for one in gazetteer().search(department, 4 * most) if one.department == department)
        found += list(communes)[:most]
    return found


class Portfolios:
    """Makes the accounts, rep by rep.

    Args:
        draw: Source of choices.
        people: Who holds them.
    """

    def __init__(self, draw: Draw, people: Staff) -> None:
        self._draw = draw
        self._people = people
        self._number = 0
        self._names = self._invented()
        self._taken = {tale.name for tale in TALE_AT.values()}
        self.homes: list[Commune] = []
        self.ownerships: list[Ownership] = []

    def build(self) -> list[list[Site]]:
        """Makes the sites of every rep, groups of companies included."""
        portfolios = []
        for rep_at, sector in enumerate(SECTORS):
            towns = towns_of(sector)
            self.homes.append(lives_at(sector.home, towns))
            portfolios.append([self._site(rep_at, place, towns) for place in range(A_PORTFOLIO)])
        self._join_groups(portfolios)
        self._cover_absence(portfolios)
        return portfolios

    def _invented(self) -> Iterator[str]:
        places = [start + end for start in banks.PLACE_STARTS for end in banks.PLACE_ENDS]
        while True:
            yield from self._draw.shuffled(places)

    def _name(self, trade: banks.Trade) -> str:
        while True:
            place = next(self._names)
            link = "d’" if fold(place)[0] in "aeiouh" else "de "
            name = f"{self._draw.pick(trade.companies)} {link}{place}"
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _site(self, rep_at: int, place: int, towns: list[Commune]) -> Site:
        draw = self._draw
        tale = TALE_AT.get(place) if rep_at == DEMO_REP else None
        trade = banks.TRADES[tale.trade] if tale else draw.pick(banks.TRADES)
        # The square of a chance favours the populous towns at the head of the list.
        town = towns[int(draw.random.random() ** 2 * len(towns))]
        if tale:
            town = next(
                one for one in gazetteer().search(tale.town, 9) if one.department in SECTORS[rep_at].departments
            )
        since = NEVER if place % 9 or tale or SEGMENTS[place] is Segment.A else draw.whole(FIRST_DAY + 20, -60)
        account = self._account(rep_at, SEGMENTS[place], trade, town, tale, since)
        plan = account.planned_contacts or 0
        realised = tale.realised if tale and tale.realised is not None else plan
        site = Site(
            account=account,
            rep_at=rep_at,
            trade=trade,
            machine=draw.pick(trade.machines),
            part=draw.pick(trade.parts),
            latitude=account.latitude or 0.0,
            longitude=account.longitude or 0.0,
            pace=FIELD_DAYS / realised if realised else 0.0,
            since=since,
        )
        if tale and tale.until is not None:
            site.until = tale.until
        site.last = max(FIRST_DAY, since) - draw.random.random() * site.pace
        site.contacts = self._contacts(site, SEGMENTS[place])
        self.ownerships.append(self._ownership(site))
        return site

    def _account(
        self, rep_at: int, segment: Segment, trade: banks.Trade, town: Commune, tale: Tale | None, since: int
    ) -> Account:
        draw = self._draw
        created = draw.days.at(max(since, BEFORE_HISTORY), draw.whole(480, 1070))
        status = AccountStatus.ACTIVE if tale else self._status(segment)
        sales = tale.sales if tale else self._sales(segment, status)
        share = draw.between(*_POTENTIAL[segment])
        potential = tale.potential if tale else round(max(sales, 1_500) * share / 500) * 500
        solvency = Solvency.SOUND if tale else self._solvency()
        plan = tale.plan if tale else draw.whole(*_PLAN[segment])
        if status is AccountStatus.LOST or solvency is Solvency.FAILED:
            plan = 0
        draft = Account(
            id=AccountId(draw.id_at(created)),
            name=tale.name if tale else self._name(trade),
            created_by=self._people.reps[rep_at].id,
            created_at=created,
            sector=trade.sector,
            segment=segment,
            status=status,
            status_on=draw.days.day(max(draw.whole(-200, -20), since)),
            yearly_sales_cents=None if status is AccountStatus.PROSPECT else sales * 100,
            potential_cents=potential * 100,
            employees=max(4, potential // draw.whole(700, 2_000)),
            founded_year=draw.whole(1948, 2012),
            planned_contacts=plan,
            payment_terms_days=30 if tale else draw.pick((30, 30, 45, 60)),
            credit_limit_cents=None if status is AccountStatus.PROSPECT else max(sales // 4, 1_000) // 500 * 50_000,
            solvency=solvency,
            solvency_on=None if solvency is None else draw.days.day(self._checked_on(since, tale)),
            solvency_source=None if solvency is None else draw.pick(("Assureur-crédit", "Comptes déposés", "Banque")),
            opening_hours=draw.pick(banks.HOURS),
            visit_windows=draw.pick(banks.WINDOWS) if draw.chance(0.4) else None,
        )
        return self._registered(self._located(draft, town))

    def _status(self, segment: Segment) -> AccountStatus:
        drawn = self._draw.random.random()
        return next(status for limit, status in _STATUS[segment] if drawn < limit)

    def _sales(self, segment: Segment, status: AccountStatus) -> int:
        low, high = _SALES[segment]
        sales = self._draw.euros(low * 1000, high * 1000)
        lessened = {AccountStatus.ERODING: 2, AccountStatus.DORMANT: 8}.get(status, 1)
        return 0 if status in (AccountStatus.PROSPECT, AccountStatus.LOST) else sales // lessened

    def _solvency(self) -> Solvency | None:
        drawn = self._draw.random.random()
        limits = ((0.84, Solvency.SOUND), (0.92, Solvency.WATCH), (0.935, Solvency.FAILED))
        return next((verdict for limit, verdict in limits if drawn < limit), None)

    def _checked_on(self, since: int, tale: Tale | None) -> int:
        # One check in ten is older than twelve months, so that the question comes up again.
        day = -30 if tale else self._draw.whole(-320 if self._draw.chance(0.1) else -230, -5)
        return max(day, since)

    def _located(self, account: Account, town: Commune) -> Account:
        draw = self._draw
        prefix = _FICTION["05" if town.department in _SOUTH_WEST else "04"]
        slug = address(account.name, "x").partition("@")[0].replace(".", "-")
        return replace(
            account,
            street=f"{draw.whole(1, 180)} {draw.pick(banks.STREETS)}",
            postcode=town.postcodes[0],
            city=town.name,
            insee=town.insee,
            latitude=round(town.latitude + draw.between(-0.012, 0.012), 5),
            longitude=round(town.longitude + draw.between(-0.016, 0.016), 5),
            phone=f"{prefix}{draw.whole(0, 9999):04d}",
            email=f"contact@{slug}.example",
            website=f"https://www.{slug}.example",
        )

    def _registered(self, account: Account) -> Account:
        # No company has ever been given a number that begins with three zeros.
        self._number += 1
        siren = _with_check_digit(f"000{10_000 + self._number * 37:05d}")
        siret = _with_check_digit(f"{siren}0001")
        return replace(account, siren=siren, siret=siret, vat_number=french_vat_of(siren))

    def _contacts(self, site: Site, segment: Segment) -> list[Contact]:
        draw, small = self._draw, segment is Segment.D
        jobs = draw.shuffled(banks.SMALL_FIRM_JOBS if small else banks.JOBS)
        if not small:
            # Somebody who runs the machines comes first: conversations begin with him.
            jobs.sort(key=lambda job: job[1] not in (BuyingRole.TECHNICAL, BuyingRole.BENEFICIARY))
        domain = (site.account.email or "").partition("@")[2]
        chosen = jobs[: draw.whole(*_CONTACTS[segment])]
        # Somebody can always be met: the first one never asked to be left alone.
        return [self._contact(site, *job, domain, is_first=at == 0) for at, job in enumerate(chosen)]

    def _contact(self, site: Site, title: str, role: BuyingRole, domain: str, *, is_first: bool) -> Contact:
        draw = self._draw
        first, last = draw.pick(banks.FIRST_NAMES), draw.pick(banks.LAST_NAMES)
        return Contact(
            id=ContactId(draw.id_at(site.account.created_at)),
            account_id=site.account.id,
            first_name=first,
            last_name=last,
            job_title=banks.job_for(title, first),
            buying_role=role,
            phone=site.account.phone,
            mobile=f"{_MOBILE_FICTION}{draw.whole(0, 9999):04d}" if draw.chance(0.7) else None,
            email=address(f"{first} {last}", domain),
            opposed=not is_first and draw.chance(0.015),
            created_at=site.account.created_at,
        )

    def _ownership(self, site: Site) -> Ownership:
        return Ownership(
            id=OwnershipId(self._draw.id_at(site.account.created_at)),
            account_id=site.account.id,
            user_id=self._people.reps[site.rep_at].id,
            starts_on=self._draw.days.day(max(site.since, BEFORE_HISTORY)),
        )

    def _join_groups(self, portfolios: list[list[Site]]) -> None:
        for group in range(_GROUPS):
            own, other = portfolios[group % len(portfolios)], portfolios[(group + 1) % len(portfolios)]
            parent = own[_GROUP_PARENT + group // len(portfolios)]
            children = [own[_GROUP_CHILDREN[0] + 3 * (group // len(portfolios))]]
            children.append(other[_GROUP_CHILDREN[1] + 3 * (group // len(portfolios))])
            place = parent.account.name.split()[-1]
            for child in children:
                company = child.account.name.rpartition(" d")[0]
                name = f"{company} {place if place.startswith('d’') else f'de {place}'}"
                name = name if name not in self._taken else f"{name} ({child.account.city})"
                self._taken.add(name)
                child.account = replace(child.account, parent_id=parent.account.id, name=name)

    def _cover_absence(self, portfolios: list[list[Site]]) -> None:
        """A colleague's three best accounts are covered by the demo rep for two weeks."""
        for site in portfolios[DEMO_REP + 1][:3]:
            self.ownerships.append(
                Ownership(
                    id=OwnershipId(self._draw.id_at(self._draw.born(-3, 600))),
                    account_id=site.account.id,
                    user_id=self._people.reps[DEMO_REP].id,
                    kind=OwnershipKind.SUBSTITUTE,
                    starts_on=self._draw.days.day(-2),
                    ends_on=self._draw.days.day(10),
                )
            )


def _with_check_digit(digits: str) -> str:
    """Adds the digit that makes Luhn's sum a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return f"{digits}{-total % 10}"
