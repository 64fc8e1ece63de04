"""Advice on a process (conseils sur le processus): what a file may do but had better not; neither error nor grade.

Source: the error list of the articles on process design (unbalanced stages, wrong interlocutor, customer forgotten,
stages badly named) and [cash]: the process ends in the bank.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Final

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.process.model import (
    LANGUAGES,
    ConversationTemplate,
    Process,
    Stage,
    Text,
)
from salesdesk.domain.process.vocabulary import (
    EvidenceKind,
    PointKind,
    QuestionType,
    Side,
)

LONGEST_STAGE_SHARE: Final = 0.40

_SELLER_WORDS: Final = frozenset(
    [
        "decouverte",
        "discovery",
        "demo",
        "demos",
        "demonstration",
        "demonstrations",
        "proposition",
        "propositions",
        "proposal",
        "proposals",
        "negociation",
        "negociations",
        "negotiation",
        "negotiations",
        "devis",
        "quote",
        "quotes",
        "closing",
    ]
)
# Words that name the buyer in any trade; the labels of the process's own roles come on top.
_BUYER_WORDS: Final = frozenset(
    [
        "client",
        "cliente",
        "clients",
        "acheteur",
        "acheteurs",
        "acheteuse",
        "entreprise",
        "site",
        "usine",
        "direction",
        "dirigeant",
        "dirigeante",
        "gerant",
        "prospect",
        "utilisateur",
        "utilisateurs",
        "customer",
        "customers",
        "buyer",
        "buyers",
        "company",
        "plant",
        "board",
        "management",
        "owner",
        "user",
        "users",
        "finance",
        "finances",
    ]
)
_WORD: Final = re.compile(r"[a-z0-9]+")
_SHORTEST_ROLE_WORD: Final = 4


@dataclass(frozen=True, slots=True)
class Advice:
    """One piece of advice.

    Args:
        code: ``L01`` to ``L10``.
        place: Path of the field in the file, such as ``stages[0].buyer_state``.
        key: Message key, ``process.lint_l01``.
        args: Values for the placeholders of the message.
    """

    code: str
    place: str
    key: str
    args: dict[str, ErrorArgument] = field(default_factory=dict)


def warnings(process: Process) -> tuple[Advice, ...]:
    """Lists the advice on a process, in the order of the codes.

    Args:
        process: A process without errors.

    Returns:
        The advice; empty when there is none.
    """
    return tuple(advice for rule in _RULES for advice in rule(process))


def _advice(number: int, place: str, **args: ErrorArgument) -> Advice:
    return Advice(f"L{number:02}", place, f"process.lint_l{number:02}", args)


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _stages(process: Process) -> Iterator[tuple[str, Stage]]:
    for index, stage in enumerate(process.stages):
        yield f"stages[{index}]", stage


def _conversations(process: Process) -> Iterator[tuple[str, ConversationTemplate]]:
    for path, stage in _stages(process):
        for index, conversation in enumerate(stage.conversations):
            yield f"{path}.conversations[{index}]", conversation


def _stage_named_after_buyer(process: Process) -> Iterator[Advice]:
    role_words = {
        word
        for role in process.roles
        for lang in LANGUAGES
        for word in _words(role.label.in_(lang))
        if len(word) >= _SHORTEST_ROLE_WORD
    }
    for path, stage in _stages(process):
        for lang in LANGUAGES:
            words = _words(stage.buyer_state.in_(lang))
            if _SELLER_WORDS.intersection(words) or not (_BUYER_WORDS | role_words).intersection(words):
                yield _advice(1, f"{path}.buyer_state", stage=stage.id)
                break


def _exit_proved_by_client(process: Process) -> Iterator[Advice]:
    for path, stage in _stages(process):
        for index, criterion in enumerate(stage.exit):
            if criterion.by is not Side.CLIENT or not criterion.evidence:
                yield _advice(2, f"{path}.exit[{index}]", criterion=criterion.id)


def _stage_not_too_long(process: Process) -> Iterator[Advice]:
    for path, stage in _stages(process):
        if stage.standard_days > LONGEST_STAGE_SHARE * process.cycle_days:
            share = round(100 * stage.standard_days / process.cycle_days)
            yield _advice(3, f"{path}.standard_days", stage=stage.id, percent=share)


def _conversation_with_someone(process: Process) -> Iterator[Advice]:
    for path, conversation in _conversations(process):
        if conversation.role is None:
            yield _advice(4, path, conversation=conversation.id)


def _point_with_a_figure(process: Process) -> Iterator[Advice]:
    for path, conversation in _conversations(process):
        for index, point in enumerate(conversation.points):
            if point.formula is None:
                yield _advice(5, f"{path}.points[{index}]", point=point.id)


def _profitability_asked(process: Process) -> Iterator[Advice]:
    types = {question.type for conversation in process.conversations() for question in conversation.questions}
    if QuestionType.PROFITABILITY not in types:
        yield _advice(6, "stages")


def _extra_price_announced(process: Process) -> Iterator[Advice]:
    kinds = {point.kind for conversation in process.conversations() for point in conversation.points}
    if PointKind.PRESALE not in kinds:
        yield _advice(7, "stages")


def _days_add_up(process: Process) -> Iterator[Advice]:
    total = sum(stage.standard_days for stage in process.stages)
    if total != process.cycle_days:
        yield _advice(8, "process.cycle_days", total=total, cycle_days=process.cycle_days)


def _ends_in_the_bank(process: Process) -> Iterator[Advice]:
    last = len(process.stages) - 1
    for path, stage in list(_stages(process))[last:]:
        if not any(EvidenceKind.BANK_RECEIPT in criterion.evidence for criterion in stage.exit):
            yield _advice(9, f"{path}.exit", stage=stage.id)


def _said_in_every_language(process: Process) -> Iterator[Advice]:
    for path, text in _texts(process, ""):
        for lang in LANGUAGES:
            if not getattr(text, lang):
                yield _advice(10, path, lang=lang)


def _texts(value: object, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{path}[{index}]")
    elif is_dataclass(value):
        for part in fields(value):
            yield from _texts(getattr(value, part.name), f"{path}.{part.name}".lstrip("."))


_RULES: Final[tuple[Callable[[Process], Iterator[Advice]], ...]] = (
    _stage_named_after_buyer,
    _exit_proved_by_client,
    _stage_not_too_long,
    _conversation_with_someone,
    _point_with_a_figure,
    _profitability_asked,
    _extra_price_announced,
    _days_add_up,
    _ends_in_the_bank,
    _said_in_every_language,
)
