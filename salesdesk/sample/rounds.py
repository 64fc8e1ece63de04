"""Rounds (tournées) of the sample: each working day of a rep gets its contacts, in an order that a car can drive."""

from math import asin, cos, radians, sin, sqrt

from salesdesk.domain.accounts import AccountStatus
from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.visits import Channel, Direction, VisitPurpose, VisitStatus
from salesdesk.sample.draw import FIRST_DAY, LAST_DAY, Draw
from salesdesk.sample.phrases import NOT_HELD
from salesdesk.sample.site import Site, Stop
from salesdesk.sample.stories import DEMO_REP, FIXED, TALE_AT, Story

ZONES = 8
_DAY_STARTS, _LEAVES_HOME, _LUNCH, _AFTER_LUNCH, _DAY_ENDS = 510, 540, 740, 815, 1125
_NEXT_CONVERSATION_AT = 600
_DETOUR, _KM_AN_HOUR, _EARTH_KM = 1.3, 58.0, 6371.0
_REMOTE = ((0.62, Channel.PHONE), (0.76, Channel.VIDEO), (0.96, Channel.EMAIL), (1.0, Channel.SOCIAL))
_MINUTES = {
    Channel.VISIT: (45, 60, 60, 75),
    Channel.VIDEO: (30, 45),
    Channel.PHONE: (15, 20),
    Channel.EMAIL: (10, 15),
    Channel.SOCIAL: (10,),
    Channel.EVENT: (120,),
}


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Returns the great-circle distance between two places, each (latitude, longitude) in degrees."""
    north, south = radians(first[0]), radians(second[0])
    across = radians(second[1] - first[1])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def travel_minutes(first: tuple[float, float], second: tuple[float, float]) -> int:
    """Estimates the minutes by car between two places, in steps of five.

    Source: product.md 2.8, great circle with a detour factor.
    """
    return -(-int(kilometres(first, second) * _DETOUR / _KM_AN_HOUR * 60) // 5) * 5 + 5


def _at(site: Site) -> tuple[float, float]:
    return site.latitude, site.longitude


class Rounds:
    """Places the contacts of one rep.

    Args:
        draw: Source of choices.
        sites: His accounts.
        home: Where he starts in the morning.
        rep_at: His place among the reps.
    """

    def __init__(self, draw: Draw, sites: list[Site], home: Commune, rep_at: int) -> None:
        self._draw = draw
        self._sites = sites
        self._home = (home.latitude, home.longitude)
        self._rep_at = rep_at
        self._zones: list[list[Site]] = [[] for _ in range(ZONES)]
        self._fixed: dict[int, list[tuple[Site, Channel, VisitPurpose]]] = {}
        self._share_out()

    def _share_out(self) -> None:
        """Cuts the sector into slices of the compass around home, each a day's tour."""
        near = sorted(self._sites, key=self._bearing)
        for rank, site in enumerate(near):
            site.zone = rank * ZONES // len(near)
            self._zones[site.zone].append(site)
        if self._rep_at == DEMO_REP:
            for place, tale in TALE_AT.items():
                for day, channel, purpose in FIXED.get(tale.story, ()):
                    self._fixed.setdefault(day, []).append((self._sites[place], channel, purpose))

    def _bearing(self, site: Site) -> tuple[float, float]:
        north, east = site.latitude - self._home[0], (site.longitude - self._home[1]) * cos(radians(self._home[0]))
        length = sqrt(north * north + east * east) or 1.0
        # Order of the compass without an arc tangent: the upper half by falling cosine, then the lower half.
        return (0.0, -east / length) if north >= 0 else (1.0, east / length)

    def place_all(self) -> None:
        """Fills every working day of the calendar."""
        for day in range(FIRST_DAY, LAST_DAY + 1):
            if not self._is_away(day) or day in self._fixed:
                self._fill(day)
        for site in self._sites:
            site.stops.sort(key=lambda stop: (stop.day, stop.minute))

    def _is_away(self, day: int) -> bool:
        shift = 2 * self._rep_at
        weeks = ((-262 + shift, 5), (-205 - shift, 5), (-118 + shift, 10), (-64 + shift, 5))
        return any(start <= day < start + length for start, length in weeks)

    def _fill(self, day: int) -> None:
        fixed = self._fixed.get(day, [])
        physical = [one for one in fixed if one[1] is Channel.VISIT]
        remote = [one for one in fixed if one[1] is not Channel.VISIT]
        visits, calls = self._appetite(day)
        busy = {id(site) for site, _, _ in fixed}
        zone = self._zones[physical[0][0].zone] if physical else self._neediest(day)
        for site in self._due(zone, day, busy, visits - len(physical), floor=0.2 if day >= 0 else 0.75):
            physical.append((site, Channel.VISIT, self._purpose(site, Channel.VISIT)))
        for site in self._due(self._sites, day, busy, calls - len(remote), floor=0.5 if day >= 0 else 0.9):
            channel = self._channel(day)
            remote.append((site, channel, self._purpose(site, channel)))
        self._lay_out(day, self._ordered(physical), remote)

    def _appetite(self, day: int) -> tuple[int, int]:
        if day == 0:
            # The next conversation is an hour away from home: one visit less that day.
            return (3 if self._rep_at == DEMO_REP else 4), 3
        if day % 10 == 4:
            return 0, 4
        return (3, 1) if day < -15 else (3, 2)

    def _neediest(self, day: int) -> list[Site]:
        def need(zone: list[Site]) -> float:
            return sum(sorted((site.need(day) for site in zone), reverse=True)[:4])

        return max(self._zones, key=need)

    def _due(self, sites: list[Site], day: int, busy: set[int], count: int, floor: float) -> list[Site]:
        if count <= 0:
            return []
        needs = [(site.need(day), rank, site) for rank, site in enumerate(sites) if id(site) not in busy]
        chosen = [site for need, _, site in sorted(needs, key=lambda one: (-one[0], one[1]))[:count] if need >= floor]
        busy.update(id(site) for site in chosen)
        return chosen

    def _channel(self, day: int) -> Channel:
        drawn = self._draw.random.random()
        if day == 0:
            return Channel.PHONE if drawn < 0.6 else Channel.VIDEO
        return next(channel for limit, channel in _REMOTE if drawn < limit)

    def _purpose(self, site: Site, channel: Channel) -> VisitPurpose:
        if site.account.status is AccountStatus.PROSPECT:
            return VisitPurpose.PROSPECTING
        drawn = self._draw.random.random()
        if channel is Channel.PHONE and drawn < 0.3:
            return VisitPurpose.PRE_DUE
        if drawn < 0.72:
            return VisitPurpose.FOLLOW_UP
        return VisitPurpose.BENEFIT_REVIEW if drawn < 0.9 else VisitPurpose.OTHER

    def _ordered(self, stops: list[tuple[Site, Channel, VisitPurpose]]) -> list[tuple[Site, Channel, VisitPurpose]]:
        """Orders visits as one drives: a fixed one first, then always the nearest that is left."""
        left, here = list(stops), self._home
        ordered: list[tuple[Site, Channel, VisitPurpose]] = []
        while left:
            nearest = min(left, key=lambda one: kilometres(here, _at(one[0])))
            chosen = left[0] if not ordered and self._is_next_conversation(left[0][0]) else nearest
            left.remove(chosen)
            ordered.append(chosen)
            here = _at(chosen[0])
        return ordered

    def _is_next_conversation(self, site: Site) -> bool:
        tale = TALE_AT[0]
        return tale.story is Story.NEXT_CONVERSATION and site.account.name == tale.name

    def _lay_out(
        self,
        day: int,
        physical: list[tuple[Site, Channel, VisitPurpose]],
        remote: list[tuple[Site, Channel, VisitPurpose]],
    ) -> None:
        cursor, here, lunched = _DAY_STARTS, self._home, False
        if remote:
            cursor = self._put(day, remote[0], cursor) + 5
        cursor = max(cursor, _LEAVES_HOME)
        for stop in physical:
            cursor += travel_minutes(here, _at(stop[0]))
            if day == 0 and self._is_next_conversation(stop[0]):
                cursor = max(cursor, _NEXT_CONVERSATION_AT)
            if cursor >= _LUNCH and not lunched:
                cursor, lunched = max(cursor + 60, _AFTER_LUNCH), True
            if cursor + 75 <= _DAY_ENDS:
                cursor, here = self._put(day, stop, cursor) + 5, _at(stop[0])
        # What is left is done from the car park of the last client, or from home on an office day.
        cursor = max(cursor + 10, _AFTER_LUNCH)
        for stop in remote[1:]:
            if cursor + 45 <= _DAY_ENDS:
                cursor = self._put(day, stop, cursor) + 10

    def _put(self, day: int, placed: tuple[Site, Channel, VisitPurpose], minute: int) -> int:
        site, channel, purpose = placed
        stop = Stop(day, channel, purpose, minute=minute, duration=self._draw.pick(_MINUTES[channel]))
        if channel in (Channel.PHONE, Channel.EMAIL) and self._draw.chance(0.12):
            stop.direction = Direction.IN
        stop.contact = self._draw.pick([one for one in site.contacts if not one.opposed])
        self._settle(stop, site)
        site.stops.append(stop)
        site.last = day if stop.status is not VisitStatus.CANCELLED else day - site.pace / 2
        return minute + stop.duration

    def _settle(self, stop: Stop, site: Site) -> None:
        """Says what became of a contact that lies in the past; a fixed one was always held."""
        drawn = self._draw.random.random()
        if stop.day > 0:
            stop.pinned = drawn < 0.1
            return
        is_told = any(site is one for one, _, _ in self._fixed.get(stop.day, []))
        if stop.day == 0:
            # Only the demo rep has made his first call when the demo opens.
            if self._rep_at == DEMO_REP and stop.minute == _DAY_STARTS:
                stop.status = VisitStatus.DONE
        elif is_told or drawn < 0.91:
            stop.status = VisitStatus.DONE
        else:
            stop.status = VisitStatus.MISSED if drawn < 0.95 else VisitStatus.CANCELLED
            stop.reason = self._draw.pick(NOT_HELD)
