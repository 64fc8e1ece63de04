"""The ideal pipeline (pipeline idéal): what each stage must hold for the target to be reached, derived, never typed.

Source: product.md 2.9. Little's law: what is in a stage = what enters it in a year x the stay, in years; what must
enter a stage = the wins wanted / the product of the conversions that remain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from salesdesk.domain.process import Process, Target

DAYS_A_YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as far as the ideal pipeline is concerned.

    Args:
        stage_id: The stage.
        days: Normal stay.
        to_next: Share that goes on, in (0, 1].
    """

    stage_id: str
    days: float
    to_next: float


@dataclass(frozen=True, slots=True)
class IdealStage:
    """What a stage should hold on an ordinary day.

    Args:
        stage_id: The stage.
        inflow_year: Opportunities that must enter it in a year.
        count: Opportunities in it, rounded up.
        value_cents: Their amount at the mean value of the target.
    """

    stage_id: str
    inflow_year: float
    count: int
    value_cents: int


def ideal_pipeline(target: Target, steps: Sequence[Step]) -> tuple[IdealStage, ...]:
    """Derives the ideal pipeline from a target and the stages.

    Args:
        target: Wins of a year and their mean amount.
        steps: The stages, in order; every share lies in (0, 1].

    Returns:
        One line a stage, in their order.
    """
    ideal: list[IdealStage] = []
    inflow = Fraction(target.wins_year)
    for step in reversed(steps):
        # Through str: 0.7 means seven tenths, not the nearest double, or 12.000000001 would be rounded up to 13.
        inflow /= Fraction(str(step.to_next))
        count = ceil(inflow * Fraction(str(step.days)) / DAYS_A_YEAR)
        ideal.append(IdealStage(step.stage_id, float(inflow), count, count * target.avg_value_cents))
    return tuple(reversed(ideal))


def ideal_counts(process: Process) -> tuple[IdealStage, ...]:
    """Derives the ideal pipeline of a process from its target, standard days and conversions.

    Args:
        process: The process.

    Returns:
        One line a stage, in their order.
    """
    steps = [Step(stage.id, stage.standard_days, stage.to_next) for stage in process.stages]
    return ideal_pipeline(process.target, steps)
