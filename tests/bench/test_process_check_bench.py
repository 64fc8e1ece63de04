"""How long the check of a process of fifty stages takes, definition and history; printed with its ceiling."""

from dataclasses import replace
from datetime import date, timedelta
from statistics import quantiles
from time import perf_counter

import pytest

from salesdesk.domain.process import Process, Text
from salesdesk.domain.process_check import AffairHistory, History, Stay, check
from salesdesk.domain.process_check.words import plain
from salesdesk.exchange.processfile import read_process
from tests.factories.processes import template_text

CEILING_MS = 50.0
STAGES = 50


def of_fifty_stages() -> Process:
    """Repeats the stages of the industrial template, each text made unlike the others so that no memory helps."""
    process = read_process(template_text(), source="template.yaml")
    stages = []
    for rank in range(STAGES):
        stage = process.stages[rank % len(process.stages)]
        name = Text(f"{stage.buyer_state.fr} {rank}", f"{stage.buyer_state.en} {rank}")
        talks = tuple(
            replace(
                talk,
                points=tuple(
                    replace(point, text=Text(f"{point.text.fr} {rank}", f"{point.text.en} {rank}"))
                    for point in talk.points
                ),
            )
            for talk in stage.conversations
        )
        exits = tuple(
            replace(one, id=f"{one.id}-{rank}", text=Text(f"{one.text.fr} {rank}", f"{one.text.en} {rank}"))
            for one in stage.exit
        )
        stages.append(replace(stage, id=f"S{rank}", buyer_state=name, exit=exits, conversations=talks))
    return replace(process, stages=tuple(stages))


def lived(process: Process) -> History:
    """Makes a thousand affairs that each went through all the stages."""
    start = date(2024, 1, 1)
    stays = tuple(
        Stay(stage.id, start + timedelta(days=5 * rank), start + timedelta(days=5 * rank + 5))
        for rank, stage in enumerate(process.stages)
    )
    return History(date(2026, 11, 22), (AffairHistory(stays=stays, sent_on=start),) * 1000)


def milliseconds(process: Process, history: History | None) -> list[float]:
    """Checks as the studio does after an edit: nothing remembered of the words."""
    taken = []
    for _ in range(20):
        plain.cache_clear()
        started = perf_counter()
        check(process, history)
        taken.append((perf_counter() - started) * 1000)
    return taken


@pytest.mark.bench
@pytest.mark.parametrize("with_history", [False, True])
def test_the_check_of_a_process_of_fifty_stages(*, with_history: bool) -> None:
    process = of_fifty_stages()
    taken = milliseconds(process, lived(process) if with_history else None)
    at_95 = quantiles(taken, n=20)[-1]
    what = "with 1000 affairs of history" if with_history else "definition alone"
    print(f"check of 50 stages, {what}: p95 {at_95:.1f} ms, {at_95 / CEILING_MS:.2f} of {CEILING_MS:.0f} ms")
    assert len(process.stages) == STAGES
