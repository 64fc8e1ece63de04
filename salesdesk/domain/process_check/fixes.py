"""Mends that are made in one click (corrections), each an honest change: no words are put in the client's mouth."""

from collections import Counter
from fractions import Fraction
from typing import Final

from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process.model import LANGUAGES, Criterion, Process, Stage, Text
from salesdesk.domain.process.vocabulary import BuyingRole, Cadence, EvidenceKind, Side
from salesdesk.domain.process_check import words
from salesdesk.domain.process_check.after_sale import after_sale_stage
from salesdesk.domain.process_check.balance import unbalance
from salesdesk.domain.process_check.findings import Fix, Place

_STEPS: Final = 20
_HEARD_FIRST: Final = (BuyingRole.BENEFICIARY, BuyingRole.DECIDER, BuyingRole.PAYER)


def rename_stage(rank: int, stage: Stage, role_words: frozenset[str]) -> Fix | None:
    """Proposes the fact that ends a stage as its name, where the author made the client its subject.

    Args:
        rank: Rank of the stage.
        stage: The stage.
        role_words: Words that name the roles of the process.

    Returns:
        The fix; None when no exit criterion has words that would pass the check themselves.
    """
    for criterion in stage.exit:
        spoken = {lang: said for lang in LANGUAGES if (said := getattr(criterion.text, lang))}
        by_client = criterion.by is not Side.REP and any(Side.CLIENT in kind.sides for kind in criterion.evidence)
        if by_client and all(_names_a_state(said, role_words) for said in spoken.values()):
            edit = Edit(EditKind.SET, ("stages", rank, "buyer_state"), dict(spoken))
            return Fix("check.fix_name_from_exit", {"criterion": criterion.id}, (edit,))
    return None


def _names_a_state(said: str, role_words: frozenset[str]) -> bool:
    return words.client_is_subject(said, role_words) and not words.proposal_in(said)


def by_client(place: Place, criterion: Criterion) -> Fix:
    """Asks the client for the proof: the kinds that he can make are kept, else his written word is asked for.

    Args:
        place: Where the criterion stands.
        criterion: The criterion.

    Returns:
        The fix.
    """
    kept = [
        str(kind) for kind in criterion.evidence if Side.CLIENT in kind.sides and kind is not EvidenceKind.DELIVERABLE
    ]
    edits = []
    wanted = kept or [str(EvidenceKind.CLIENT_MAIL)]
    if wanted != [str(kind) for kind in criterion.evidence]:
        edits.append(Edit(EditKind.SET, (*place, "evidence"), wanted))
    if criterion.by is not Side.CLIENT:
        edits.append(Edit(EditKind.SET, (*place, "by"), str(Side.CLIENT)))
    return Fix("check.fix_by_client", {"criterion": criterion.id}, tuple(edits))


def rebalance(days: list[int]) -> Fix:
    """Evens the standard days out just enough, the length of the whole cycle staying the same.

    Args:
        days: Standard days of each stage, which are out of balance.

    Returns:
        The fix: the stages whose days change.
    """
    mean = Fraction(sum(days), len(days))
    wanted = days
    for step in range(1, _STEPS + 1):
        closer = Fraction(_STEPS - step, _STEPS)
        wanted = _rounded([mean + closer * (day - mean) for day in days], sum(days))
        if unbalance([float(day) for day in wanted]) is None:
            break
    edits = tuple(
        Edit(EditKind.SET, ("stages", rank, "standard_days"), after)
        for rank, (before, after) in enumerate(zip(days, wanted, strict=True))
        if before != after
    )
    return Fix("check.fix_rebalance", {"days": " – ".join(map(str, wanted))}, edits)


def _rounded(parts: list[Fraction], total: int) -> list[int]:
    whole = [part.numerator // part.denominator for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda rank: (whole[rank] - parts[rank], rank))
    for rank in by_rest[: total - sum(whole)]:
        whole[rank] += 1
    return whole


def first_with_someone_else(process: Process, place: Place) -> Fix | None:
    """Proposes whom to meet first: who gains, else who decides or pays.

    Args:
        process: The process.
        place: Where the conversation stands.

    Returns:
        The fix; None when the process has no such role.
    """
    for wanted in _HEARD_FIRST:
        for role in process.roles:
            if role.buying_role is wanted:
                edit = Edit(EditKind.SET, (*place, "with"), role.id)
                return Fix("check.fix_with", {"role": role.label.in_(process.lang)}, (edit,))
    return None


def add_cadence(process: Process, place: Place) -> Fix:
    """Proposes how often to rehearse: as the other conversations, else every month.

    Args:
        process: The process.
        place: Where the conversation stands.

    Returns:
        The fix.
    """
    used = Counter(talk.cadence for talk in process.conversations() if talk.cadence)
    cadence = used.most_common(1)[0][0] if used else Cadence.MONTHLY
    edit = Edit(EditKind.SET, (*place, "cadence"), str(cadence))
    return Fix(f"check.fix_cadence_{cadence}", {}, (edit,))


def add_coach(process: Process, place: Place) -> Fix | None:
    """Proposes who helps: the coach of most other conversations.

    Args:
        process: The process.
        place: Where the conversation stands.

    Returns:
        The fix; None when no conversation has a coach.
    """
    named = Counter(talk.coach for talk in process.conversations() if talk.coach)
    if not named:
        return None
    coach = named.most_common(1)[0][0]
    edit = Edit(EditKind.SET, (*place, "coach"), in_languages(coach))
    return Fix("check.fix_coach", {"coach": coach.in_(process.lang)}, (edit,))


def in_languages(text: Text) -> dict[str, str]:
    """Returns a text as a process file writes it, by language.

    Args:
        text: The text.
    """
    return {lang: said for lang in LANGUAGES if (said := getattr(text, lang))}


def add_after_sale(process: Process) -> Fix:
    """Adds the stage that most processes forget: the client uses what was delivered and pays for it.

    Args:
        process: The process.

    Returns:
        The fix: one stage more, complete enough to pass the check, to be adapted by its author.
    """
    stage = after_sale_stage(process)
    edits = [Edit(EditKind.INSERT, ("stages", len(process.stages)), stage)]
    total = sum(one.standard_days for one in process.stages)
    if total == process.cycle_days:
        days = stage["standard_days"]
        assert isinstance(days, int)
        edits.append(Edit(EditKind.SET, ("process", "cycle_days"), total + days))
    return Fix("check.fix_after_sale", {}, tuple(edits))
