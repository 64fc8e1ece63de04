"""Rules on who is met, what is said and what is measured (règles sur les conversations): E02, E04, E06, E07, E08, E10.

Source: product.md 2.2; conversation.md section 4.
"""

from collections.abc import Iterator
from typing import Final

from salesdesk.domain.process.model import ConversationTemplate, Indicator, Process, Text
from salesdesk.domain.process.vocabulary import BuyingRole, Side
from salesdesk.domain.process_check import fixes, lexicon, words
from salesdesk.domain.process_check.findings import Finding, Level, Place
from salesdesk.domain.process_check.rules_of_stages import client_made, first_match, spoken

MOST_INDICATORS: Final = 7
_DECIDE: Final = frozenset({BuyingRole.DECIDER, BuyingRole.BENEFICIARY})
_SIDELINES: Final = frozenset({BuyingRole.GATEKEEPER, BuyingRole.THIRD_PARTY})


def conversations(process: Process) -> Iterator[tuple[Place, ConversationTemplate]]:
    """Yields every conversation with its place, in the order of the stages.

    Args:
        process: The process.
    """
    for rank, stage in enumerate(process.stages):
        for index, talk in enumerate(stage.conversations):
            yield ("stages", rank, "conversations", index), talk


def e02_activity_taken_for_effectiveness(process: Process) -> Iterator[Finding]:
    """Finds criteria and indicators that count what we do, without proof from the client.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    for rank, stage in enumerate(process.stages):
        for part in ("entry", "exit"):
            for index, criterion in enumerate(getattr(stage, part)):
                hit = first_match(criterion.text, lambda said: words.found(lexicon.ACTIVITY, said))
                from_client = criterion.by is not Side.REP and any(
                    Side.CLIENT in kind.sides for kind in criterion.evidence
                )
                if hit and not from_client:
                    place = ("stages", rank, part, index)
                    args = {"criterion": criterion.id, "words": hit}
                    fix = fixes.by_client(place, criterion)
                    yield Finding("E02", Level.ERROR, place, "check.e02_criterion", args, fix)
    for index, indicator in enumerate(process.indicators):
        if hit := _counted_activity(indicator):
            args = {"indicator": indicator.id, "words": hit}
            yield Finding("E02", Level.ERROR, ("indicators", index), "check.e02_indicator", args)


def _counted_activity(indicator: Indicator) -> str:
    for text in (indicator.text, indicator.target):
        if text is None:
            continue
        for said in spoken(text):
            hit = words.found(lexicon.ACTIVITY, said)
            if hit and not any(words.found(lexicon.CLIENT_RESULT, other) for other in spoken(indicator.text)):
                return hit
    return ""


def e04_only_prospects_already_searching(process: Process) -> Iterator[Finding]:
    """Finds a cycle that opens only once the client already looks for a supplier.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    if process.triggers and all(trigger.searching for trigger in process.triggers):
        yield Finding("E04", Level.ERROR, ("triggers",), "check.e04_all_searching", {"count": len(process.triggers)})
    if process.triggers and not any(trigger.searching for trigger in process.triggers):
        hits = [first_match(one.text, lambda said: words.found(lexicon.SEARCHING, said)) for one in process.triggers]
        if all(hits):
            yield Finding("E04", Level.ERROR, ("triggers",), "check.e04_searching_words", {"words": hits[0]})
    for stage in process.stages[:1]:
        places: list[tuple[Place, Text]] = [(("stages", 0, "buyer_state"), stage.buyer_state)]
        places += [(("stages", 0, "entry", index), one.text) for index, one in enumerate(stage.entry)]
        for place, text in places:
            hit = first_match(text, lambda said: words.found(lexicon.SEARCHING, said))
            if hit:
                args = {"stage": stage.id, "words": hit}
                yield Finding("E04", Level.ERROR, place, "check.e04_first_stage", args)


def e06_wrong_interlocutor(process: Process) -> Iterator[Finding]:
    """Finds conversations with nobody, a process that meets neither who decides nor who gains, a first meeting too low.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    talks = list(conversations(process))
    for place, talk in talks:
        if talk.role is None:
            args = {"conversation": talk.id}
            fix = fixes.first_with_someone_else(process, place)
            yield Finding("E06", Level.ERROR, place, "check.e06_nobody", args, fix)
    met = {role.buying_role for _, talk in talks if talk.role and (role := process.role(talk.role))}
    if not met & _DECIDE:
        yield Finding("E06", Level.ERROR, ("roles",), "check.e06_no_decider")
    for place, talk in talks[:1]:
        role = process.role(talk.role) if talk.role else None
        if role is None:
            continue
        args = {"conversation": talk.id, "role": role.label.in_(process.lang)}
        fix = fixes.first_with_someone_else(process, place)
        doer = first_match(role.label, words.implementer_in)
        # The part played in the purchase decides; the title only where that part leaves it open.
        if role.buying_role is BuyingRole.USER or (role.buying_role is BuyingRole.TECHNICAL and doer):
            yield Finding("E06", Level.ERROR, (*place, "with"), "check.e06_implementer", args, fix)
        elif role.buying_role in _SIDELINES:
            yield Finding("E06", Level.WARNING, (*place, "with"), "check.e06_sideline", args, fix)


def e07_measuring_at_random(process: Process) -> Iterator[Finding]:
    """Finds indicators that nobody owns, decides from, reads or aims at, and a board with too many of them.

    Args:
        process: The process.

    Yields:
        One finding a missing part.
    """
    for index, indicator in enumerate(process.indicators):
        for part in ("owner", "decision", "ritual", "target"):
            if getattr(indicator, part) is None:
                args = {"indicator": indicator.id}
                yield Finding("E07", Level.ERROR, ("indicators", index), f"check.e07_{part}", args)
    if len(process.indicators) > MOST_INDICATORS:
        counts = {"count": len(process.indicators), "limit": MOST_INDICATORS}
        yield Finding("E07", Level.ERROR, ("indicators",), "check.e07_too_many", counts)


def e08_evangelising(process: Process) -> Iterator[Finding]:
    """Finds a cycle that no fact at the client opens, and talking points that speak of us.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    observed = any(client_made(criterion) for stage in process.stages[:1] for criterion in stage.entry)
    if not process.triggers and not observed:
        yield Finding("E08", Level.ERROR, ("triggers",), "check.e08_no_trigger")
    for place, talk in conversations(process):
        for index, point in enumerate(talk.points):
            if any(words.says_us_more(said) for said in spoken(point.text)):
                args = {"point": point.id}
                yield Finding("E08", Level.ERROR, (*place, "points", index), "check.e08_point", args)


def e10_neglecting_adoption(process: Process) -> Iterator[Finding]:
    """Finds conversations that nobody can learn: without script, skill, coach or cadence.

    Args:
        process: The process.

    Yields:
        One finding a missing part.
    """
    for place, talk in conversations(process):
        args = {"conversation": talk.id}
        if not talk.script:
            yield Finding("E10", Level.ERROR, place, "check.e10_script", args)
        if talk.skill is None:
            yield Finding("E10", Level.ERROR, place, "check.e10_skill", args)
        if talk.coach is None:
            yield Finding("E10", Level.ERROR, place, "check.e10_coach", args, fixes.add_coach(process, place))
        if talk.cadence is None:
            yield Finding("E10", Level.ERROR, place, "check.e10_cadence", args, fixes.add_cadence(process, place))
