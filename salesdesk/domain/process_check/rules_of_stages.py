"""Rules on the stages and their criteria (règles sur les étapes): E01, E03, E05, E09, E11 and E12.

Where words alone do not decide, the kinds of evidence do: a proof that only the client can make is progress whatever
its name, a proof that only we can make is not.

Source: product.md 2.2; conversation.md section 4.
"""

from collections.abc import Iterator
from typing import Final

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.process.model import LANGUAGES, Criterion, Process, Stage, Text
from salesdesk.domain.process.vocabulary import EvidenceKind, Side
from salesdesk.domain.process_check import fixes, lexicon, people, words
from salesdesk.domain.process_check.balance import unbalance
from salesdesk.domain.process_check.findings import Finding, Level

_LONGEST_LABEL: Final = 4
_SIGNED: Final = frozenset({EvidenceKind.SIGNED_CONTRACT, EvidenceKind.PURCHASE_ORDER})
_AGREED: Final = _SIGNED | {EvidenceKind.COSIGNED_NOTE}
_AFTER_SALE: Final = frozenset({EvidenceKind.SIGNED_DELIVERY_NOTE, EvidenceKind.BANK_RECEIPT})


def spoken(text: Text) -> Iterator[str]:
    """Yields what a text says, in each language in which it was written.

    Args:
        text: The text.
    """
    return (said for lang in LANGUAGES if (said := getattr(text, lang)))


def first_match(text: Text, look: "words.Look") -> str:
    """Returns the first words that a look finds in any language of a text; empty when there are none.

    Args:
        text: The text.
        look: Finds words in a phrase.
    """
    return next((hit for said in spoken(text) if (hit := look(said))), "")


def client_made(criterion: Criterion) -> bool:
    """Says whether only a fact of the client proves a criterion.

    Args:
        criterion: The criterion.
    """
    if criterion.by is Side.CLIENT:
        return any(Side.CLIENT in kind.sides for kind in criterion.evidence)
    return (
        criterion.by is None
        and bool(criterion.evidence)
        and all(kind.sides == {Side.CLIENT} for kind in criterion.evidence)
    )


def role_words(process: Process) -> frozenset[str]:
    """Returns the words that name the roles of a process, in both languages.

    Args:
        process: The process.
    """
    labels = (words.plain(said) for role in process.roles for said in spoken(role.label))
    return frozenset(word for label in labels for word in label.split() if len(word) >= words.SHORTEST_ROLE_WORD)


def e01_proposal_as_a_stage(process: Process) -> Iterator[Finding]:
    """Finds stages and exit proofs that are our proposal, quote or offer.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    roles = role_words(process)
    signature = signature_rank(process)
    for rank, stage in enumerate(process.stages):
        hit = first_match(stage.buyer_state, words.proposal_in)
        if hit and not _client_decides(stage, roles):
            yield Finding(
                "E01",
                Level.ERROR,
                ("stages", rank, "buyer_state"),
                "check.e01_stage",
                {"stage": stage.id, "words": hit},
                fixes.rename_stage(rank, stage, roles),
            )
        before_signature = signature is None or rank <= signature
        for index, criterion in enumerate(stage.exit):
            place = ("stages", rank, "exit", index)
            hit = first_match(criterion.text, words.proposal_in)
            if hit and not _client_judged_it(criterion, roles):
                args = {"criterion": criterion.id, "words": hit}
                yield Finding("E01", Level.ERROR, place, "check.e01_exit", args)
            elif before_signature and _is_our_document(criterion):
                args = {"criterion": criterion.id}
                fix = fixes.by_client(place, criterion)
                yield Finding("E01", Level.ERROR, place, "check.e01_deliverable", args, fix)


def _is_our_document(criterion: Criterion) -> bool:
    return set(criterion.evidence) == {EvidenceKind.DELIVERABLE} and criterion.by is not Side.CLIENT


def _client_decides(stage: Stage, roles: frozenset[str]) -> bool:
    signed = any(client_made(one) and _AGREED.intersection(one.evidence) for one in stage.exit)
    return signed and all(words.client_is_subject(said, roles) for said in spoken(stage.buyer_state))


def _client_judged_it(criterion: Criterion, roles: frozenset[str]) -> bool:
    if not client_made(criterion):
        return False
    if _AGREED.issuperset(criterion.evidence):
        return True
    # Having received it is no judgement: only what the client then says or writes of it is.
    return all(
        (words.client_is_subject(said, roles) or words.done_by_client(said, roles))
        and not words.found(lexicon.RECEIVED, said)
        for said in spoken(criterion.text)
    )


def e03_process_taken_for_automation(process: Process) -> Iterator[Finding]:
    """Finds stages that nobody talks in, and criteria that a machine or a form satisfies.

    Args:
        process: The process.

    Yields:
        One finding a place.
    """
    for rank, stage in enumerate(process.stages):
        if not any(talk.questions for talk in stage.conversations):
            key = "check.e03_no_question" if stage.conversations else "check.e03_no_conversation"
            place = ("stages", rank, "conversations") if stage.conversations else ("stages", rank)
            yield Finding("E03", Level.ERROR, place, key, {"stage": stage.id})
        for part in ("entry", "exit"):
            criteria: tuple[Criterion, ...] = getattr(stage, part)
            for index, criterion in enumerate(criteria):
                hit = first_match(criterion.text, lambda said: words.found(lexicon.UPKEEP, said))
                if hit and not client_made(criterion):
                    args = {"criterion": criterion.id, "words": hit}
                    yield Finding("E03", Level.WARNING, ("stages", rank, part, index), "check.e03_upkeep", args)


def e05_unbalanced_stages(process: Process) -> Iterator[Finding]:
    """Finds the stage that weighs too much in the standard days.

    Args:
        process: The process.

    Yields:
        One finding at most, at the longest stage.
    """
    days = [stage.standard_days for stage in process.stages]
    if not days:
        return
    verdict = unbalance([float(day) for day in days])
    if verdict is None:
        return
    longest = days.index(max(days))
    key, ratio = verdict
    args: dict[str, ErrorArgument] = {
        "stage": process.stages[longest].id,
        "ratio": round(ratio, 1),
        "days": days[longest],
    }
    yield Finding(
        "E05", Level.ERROR, ("stages", longest, "standard_days"), f"check.e05_{key}", args, fixes.rebalance(days)
    )


def e09_forgetting_the_client(process: Process) -> Iterator[Finding]:
    """Finds exit criteria whose subject is the seller, or that no fact of the client proves.

    Args:
        process: The process.

    Yields:
        One finding a criterion.
    """
    roles = role_words(process)
    for rank, stage in enumerate(process.stages):
        for index, criterion in enumerate(stage.exit):
            place = ("stages", rank, "exit", index)
            args = {"criterion": criterion.id, "stage": stage.id}
            if any(words.seller_is_subject(said, roles) for said in spoken(criterion.text)):
                yield Finding("E09", Level.ERROR, place, "check.e09_seller", args)
            elif not any(Side.CLIENT in kind.sides for kind in criterion.evidence) or criterion.by is Side.REP:
                fix = fixes.by_client(place, criterion)
                yield Finding("E09", Level.ERROR, place, "check.e09_no_client", args, fix)
            elif not client_made(criterion):
                fix = fixes.by_client(place, criterion)
                yield Finding("E09", Level.WARNING, place, "check.e09_either", args, fix)


def e11_badly_named_stages(process: Process) -> Iterator[Finding]:
    """Finds stages named after the seller's work or a forecast, or of which the client is not the subject.

    Args:
        process: The process.

    Yields:
        One finding a stage.
    """
    roles = role_words(process)
    for rank, stage in enumerate(process.stages):
        proved = bool(stage.exit) and all(client_made(one) for one in stage.exit)
        for said in spoken(stage.buyer_state):
            fault = _fault_of_name(said, roles, proved_by_client=proved)
            if fault is not None:
                key, hit = fault
                fix = fixes.rename_stage(rank, stage, roles)
                args = {"stage": stage.id, "words": hit}
                yield Finding("E11", Level.ERROR, ("stages", rank, "buyer_state"), key, args, fix)
                break


def _fault_of_name(said: str, roles: frozenset[str], *, proved_by_client: bool) -> tuple[str, str] | None:
    if words.client_is_subject(said, roles):
        return None
    families = [("numbered", lexicon.NUMBERED), ("forecast", lexicon.FORECAST), ("seller", lexicon.SELLER)]
    if len(words.plain(said).split()) > _LONGEST_LABEL:
        # In a sentence, "lost" or "probable" may tell of the client; as a label they are a seller's forecast.
        families.pop(1)
    for name, family in families:
        if hit := words.found(family, said):
            return f"check.e11_{name}", hit
    if words.seller_is_subject(said, roles):
        return "check.e11_seller", words.plain(said).split()[0]
    if words.client_is_worked_on(said, roles):
        return "check.e11_seller", said
    sentence = sum(word.isalpha() and word not in people.STOP for word in words.plain(said).split()) > 1
    return None if proved_by_client and sentence else ("check.e11_subject", said)


def e12_signature_as_the_last_stage(process: Process) -> Iterator[Finding]:
    """Finds a process in which nothing follows the signature: neither delivery nor use, invoice or payment.

    Args:
        process: The process.

    Yields:
        One finding at most, at the last stage.
    """
    signature = signature_rank(process)
    after = process.stages if signature is None else process.stages[signature + 1 :]
    last = len(process.stages) - 1
    if not process.stages or any(_is_after_sale(stage) for stage in after):
        return
    if any(_is_payment(criterion) for criterion in process.stages[last].exit):
        return
    args = {"stage": process.stages[last].id}
    yield Finding("E12", Level.ERROR, ("stages", last), "check.e12_nothing_after", args, fixes.add_after_sale(process))


def _is_payment(criterion: Criterion) -> bool:
    # A deposit paid with the signature is not yet the payment of what was delivered.
    deposit = first_match(criterion.text, lambda said: words.found(lexicon.DEPOSIT, said))
    return EvidenceKind.BANK_RECEIPT in criterion.evidence and not deposit


def _is_after_sale(stage: Stage) -> bool:
    if any(_AFTER_SALE.intersection(criterion.evidence) for criterion in stage.exit):
        return True
    # A name is believed only where the client's own facts stand behind it.
    named = first_match(stage.buyer_state, lambda said: words.found(lexicon.AFTER_SALE, said))
    return bool(named) and any(client_made(criterion) for criterion in stage.exit)


def signature_rank(process: Process) -> int | None:
    """Returns the rank of the stage that ends with the client's signature; None when no stage shows one.

    Args:
        process: The process.
    """
    stages = tuple(enumerate(process.stages))
    # A contract before an order: an order that renews it may come long after the first payment.
    for kind in (EvidenceKind.SIGNED_CONTRACT, EvidenceKind.PURCHASE_ORDER):
        proved = [rank for rank, stage in stages if any(kind in one.evidence for one in stage.exit)]
        if proved:
            return proved[-1]
    named = [
        rank
        for rank, stage in stages
        if not _is_after_sale(stage)
        and (
            first_match(stage.buyer_state, lambda said: words.found(lexicon.SIGNATURE, said))
            or any(first_match(one.text, lambda said: words.found(lexicon.SIGNATURE, said)) for one in stage.exit)
        )
    ]
    return named[-1] if named else None
