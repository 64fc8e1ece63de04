"""Road distance and time between two places (trajet), estimated without a map server.

Source: planning.md, road estimate: great circle times a detour of 1.34, the mean radial detour of 300 European cities
(Environment and Planning B, 2023, doi 10.1177/23998083231168870); speeds by band are assumptions to be calibrated.
"""

import math
from dataclasses import dataclass
from typing import Final

DETOUR: Final = 1.34
EARTH_KM: Final = 6371.0088
PARKING_MINUTES: Final = 3
_SPEEDS: Final = ((8.0, 32.0), (30.0, 55.0), (math.inf, 75.0))

Place = tuple[float, float]
"""Degrees north, degrees east, WGS 84."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one place to the next.

    Attributes:
        km: Road distance, estimated.
        minutes: Driving time with parking, estimated; 0 when the two places are the same.
    """

    km: float
    minutes: int


def great_circle_km(start: Place, end: Place) -> float:
    """Returns the distance over the sphere.

    Args:
        start: From where.
        end: To where.

    Source: haversine formula.
    """
    south, north = math.radians(start[0]), math.radians(end[0])
    half_up = math.sin((north - south) / 2) ** 2
    half_across = math.sin(math.radians(end[1] - start[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half_up + math.cos(south) * math.cos(north) * half_across))


def leg(start: Place, end: Place) -> Leg:
    """Estimates the road from one place to another.

    Args:
        start: From where.
        end: To where.

    Returns:
        Distance and time.
    """
    km = great_circle_km(start, end) * DETOUR
    if km < 0.1:
        return Leg(0.0, 0)
    speed = next(speed for limit, speed in _SPEEDS if km < limit)
    return Leg(km, round(km / speed * 60) + PARKING_MINUTES)
