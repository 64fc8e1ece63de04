"""Ideal pipeline: what each stage must hold, from the target, the stays and the conversions."""

import pytest

from salesdesk.domain.pipeline import Step, ideal_counts, ideal_pipeline
from salesdesk.domain.process import Target
from salesdesk.exchange.processfile import read_process
from tests.factories.processes import template_text


def test_the_checked_example_needs_thirty_twelve_six_and_four() -> None:
    # Stage-to-win rates of 10, 25, 50 and 75 % are these conversions from stage to stage.
    steps = [Step(f"S{rank}", 30.4, rate) for rank, rate in enumerate((0.4, 0.5, 2 / 3, 0.75), start=1)]
    ideal = ideal_pipeline(Target(36, 10_000_000), steps)
    assert [line.count for line in ideal] == [30, 12, 6, 4]
    assert [round(line.inflow_year) for line in ideal] == [360, 144, 72, 48]
    assert [line.value_cents for line in ideal] == [300_000_000, 120_000_000, 60_000_000, 40_000_000]


def test_a_count_is_not_rounded_up_by_binary_noise() -> None:
    # 21 / 0.7 x 73 / 365 is 6; in binary it comes out a little above and would be rounded up to 7.
    assert [line.count for line in ideal_pipeline(Target(21, 100), [Step("S1", 73, 0.7)])] == [6]


@pytest.mark.parametrize(("days", "count"), [(365, 10), (366, 11), (1, 1)])
def test_a_count_is_rounded_up(days: int, count: int) -> None:
    assert [line.count for line in ideal_pipeline(Target(10, 100), [Step("S1", days, 1.0)])] == [count]


def test_without_stage_there_is_nothing_to_hold() -> None:
    assert ideal_pipeline(Target(10, 100), []) == ()


def test_a_process_gives_its_own_target_and_stages() -> None:
    process = read_process(template_text(), source="template.yaml")
    ideal = ideal_counts(process)
    assert [line.stage_id for line in ideal] == [stage.id for stage in process.stages]
    assert [line.count for line in ideal] == [3, 3, 2, 1, 1]
