"""Rules on what was lived with a process (règles sur l'historique): E01, E04, E05 and E10, from twenty cases on.

Source: product.md 2.2: below twenty cases a rule says that there are not enough data, and nothing else.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.process.model import Process
from salesdesk.domain.process.vocabulary import EvidenceKind
from salesdesk.domain.process_check.balance import unbalance
from salesdesk.domain.process_check.findings import Finding, Level, Place
from salesdesk.domain.process_check.history import ENOUGH, AffairHistory, Ending, History, ProofRecord

MOST_EARLY_PERCENT: Final = 50
MOST_OPEN_DAYS: Final = 30
MOST_SEARCHING_PERCENT: Final = 80
LEAST_REHEARSED_PERCENT: Final = 80
REHEARSED_WITHIN: Final = timedelta(days=30)
MOST_BULK_PERCENT: Final = 20
BULK_WITHIN: Final = timedelta(minutes=5)
BULK_CRITERIA: Final = 3

# What the client must have seen before a proposal means anything to him: the use he would make of it, how it would be
# put in place, what justifies it. Each is asked for only where the process itself asks for it.
_SEEN_BEFORE: Final = (
    frozenset({EvidenceKind.CLIENT_FILE, EvidenceKind.CLIENT_WORDS, EvidenceKind.COSIGNED_VOLUME_SHEET}),
    frozenset({EvidenceKind.VALIDATED_VISIT_REPORT, EvidenceKind.MEASUREMENT_REPORT}),
    frozenset({EvidenceKind.COSIGNED_NOTE, EvidenceKind.CLIENT_MAIL}),
)


def _share(cases: list[bool]) -> int:
    return round(100 * sum(cases) / len(cases))


def _too_few(rule: str, place: Place, what: str, count: int) -> Finding:
    args: Mapping[str, ErrorArgument] = {"count": count, "enough": ENOUGH}
    return Finding(rule, Level.NOTE, place, f"check.{rule.lower()}_few_{what}", args)


def e01_proposals_made_too_early(process: Process, history: History) -> Iterator[Finding]:
    """Tells the share of proposals sent before the client had seen what they rest on, and those left open.

    Args:
        process: The process.
        history: What was lived with it.

    Yields:
        Not enough data, or one finding for each of the two limits that is passed.
    """
    sent = [one for one in history.affairs if one.sent_on is not None]
    if len(sent) < ENOUGH:
        yield _too_few("E01", ("stages",), "proposals", len(sent))
        return
    asked = {kind for criterion in process.criteria() for kind in criterion.evidence}
    families = tuple(family for family in _SEEN_BEFORE if family & asked)
    share = _share([_is_early(one, families) for one in sent])
    if share > MOST_EARLY_PERCENT:
        args: Mapping[str, ErrorArgument] = {"percent": share, "count": len(sent)}
        yield Finding("E01", Level.ERROR, ("stages",), "check.e01_early", args)
    elif share:
        args = {"percent": share, "count": len(sent)}
        yield Finding("E01", Level.WARNING, ("stages",), "check.e01_early", args)
    waiting = [one for one in sent if one.ending is Ending.OPEN and _open_days(one, history.today) > MOST_OPEN_DAYS]
    if waiting:
        args = {"count": len(waiting), "days": MOST_OPEN_DAYS}
        yield Finding("E01", Level.WARNING, ("stages",), "check.e01_left_open", args)


def _is_early(affair: AffairHistory, families: tuple[frozenset[EvidenceKind], ...]) -> bool:
    sent = affair.sent_on
    if sent is None:
        return False
    if affair.commented_on is None or affair.commented_on > sent:
        return True
    seen = {proof.kind for proof in affair.proofs if proof.recorded_at.date() <= sent}
    return not all(family & seen for family in families)


def _open_days(affair: AffairHistory, today: date) -> int:
    return 0 if affair.sent_on is None else (today - affair.sent_on).days


def e04_most_were_searching(process: Process, history: History) -> Iterator[Finding]:
    """Tells whether most affairs entered at a trigger that says that the client already looks for a supplier.

    Args:
        process: The process.
        history: What was lived with it.

    Yields:
        Not enough data, or one finding when the limit is passed.
    """
    searching = {trigger.id: trigger.searching for trigger in process.triggers}
    known = [searching[one.trigger_id] for one in history.affairs if one.trigger_id in searching]
    if len(known) < ENOUGH:
        yield _too_few("E04", ("triggers",), "triggers", len(known))
        return
    # Compared unrounded: exactly 80 % passes, one affair more does not.
    if 100 * sum(known) > MOST_SEARCHING_PERCENT * len(known):
        args: Mapping[str, ErrorArgument] = {"percent": _share(known), "count": len(known)}
        yield Finding("E04", Level.ERROR, ("triggers",), "check.e04_history", args)


def e05_unbalanced_stays(process: Process, history: History) -> Iterator[Finding]:
    """Tells whether affairs stay much longer in one stage than in the others, by the median stay.

    Args:
        process: The process.
        history: What was lived with it.

    Yields:
        Not enough data for each stage that lacks them, and one finding when two stages at least can be compared.
    """
    lengths: defaultdict[str, list[int]] = defaultdict(list)
    for affair in history.affairs:
        for stay in affair.stays:
            if stay.left_on is not None:
                lengths[stay.stage_id].append((stay.left_on - stay.entered_on).days)
    medians: list[tuple[int, float]] = []
    for rank, stage in enumerate(process.stages):
        stays = lengths[stage.id]
        if len(stays) < ENOUGH:
            yield _too_few("E05", ("stages", rank), "stays", len(stays))
        else:
            medians.append((rank, float(median(stays))))
    verdict = unbalance([days for _, days in medians]) if len(medians) > 1 else None
    if verdict is not None:
        rank, days = max(medians, key=lambda one: one[1])
        args: Mapping[str, ErrorArgument] = {
            "stage": process.stages[rank].id,
            "days": round(days),
            "ratio": round(verdict[1], 1),
        }
        yield Finding("E05", Level.ERROR, ("stages", rank), f"check.e05_stay_{verdict[0]}", args)


def e10_reps_do_not_rehearse(process: Process, history: History) -> Iterator[Finding]:
    """Tells whether too few reps rehearsed a conversation of the process in the last thirty days.

    Args:
        process: The process.
        history: What was lived with it.

    Yields:
        Not enough data, or one finding when the limit is not reached.
    """
    reps = history.reps or ()
    if len(reps) < ENOUGH:
        yield _too_few("E10", ("stages",), "reps", len(reps))
        return
    since = history.today - REHEARSED_WITHIN
    ready = [rep.rehearsed_on is not None and rep.rehearsed_on >= since for rep in reps]
    if 100 * sum(ready) < LEAST_REHEARSED_PERCENT * len(ready):
        args: Mapping[str, ErrorArgument] = {"percent": _share(ready), "count": len(ready)}
        yield Finding("E10", Level.ERROR, ("stages",), "check.e10_rehearsed", args)


def e10_ticked_in_bulk(process: Process, history: History) -> Iterator[Finding]:
    """Tells whether criteria of several stages are written down in one go, so that the proofs follow the move.

    Args:
        process: The process.
        history: What was lived with it.

    Yields:
        Not enough data, or one finding when the limit is passed.
    """
    # What opens a stage is often proved with what closes the one before: both belong to the same passage.
    passage_of = {
        criterion.id: rank - before
        for rank, stage in enumerate(process.stages)
        for before, criteria in ((1, stage.entry), (0, stage.exit))
        for criterion in criteria
    }
    proved = [one for one in history.affairs if len({proof.criterion_id for proof in one.proofs}) >= BULK_CRITERIA]
    if len(proved) < ENOUGH:
        yield _too_few("E10", ("stages",), "proofs", len(proved))
        return
    bulk = [_in_bulk(one.proofs, passage_of) for one in proved]
    if 100 * sum(bulk) > MOST_BULK_PERCENT * len(bulk):
        args: Mapping[str, ErrorArgument] = {"percent": _share(bulk), "count": len(bulk)}
        yield Finding("E10", Level.WARNING, ("stages",), "check.e10_bulk", args)


def _in_bulk(proofs: tuple[ProofRecord, ...], passage_of: dict[str, int]) -> bool:
    ranked = sorted(proofs, key=_moment)
    for index, first in enumerate(ranked):
        together = [
            one
            for one in ranked[index:]
            if one.recorded_at - first.recorded_at <= BULK_WITHIN and one.author == first.author
        ]
        passages = {passage_of[one.criterion_id] for one in together if one.criterion_id in passage_of}
        if len(passages) > 1 and len({one.criterion_id for one in together}) >= BULK_CRITERIA:
            return True
    return False


def _moment(proof: ProofRecord) -> datetime:
    return proof.recorded_at


HISTORICAL: Final[tuple[Callable[[Process, History], Iterator[Finding]], ...]] = (
    e01_proposals_made_too_early,
    e04_most_were_searching,
    e05_unbalanced_stays,
    e10_reps_do_not_rehearse,
    e10_ticked_in_bulk,
)
