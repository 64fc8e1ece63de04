"""Eleven structural flags of a sentence (indices de structure): who is its subject, what it counts.

They carry over to trades that the model never read. Source: conversation.md 3: flags transfer, words do not.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FLAGS: Final = (
    "we_subject",
    "client_subject",
    "currency",
    "percent",
    "time_unit",
    "digit",
    "question",
    "starts_we",
    "starts_you",
    "comparative",
    "from_to",
)
"""Names of the flags, in the order of the weights."""

_US: Final = {
    "fr": r"(?:nous|on|je|j'|notre \w+|nos \w+|mon \w+|ma \w+|mes \w+|le cabinet|l'atelier|l'agence|notre)",
    "en": r"(?:we|i|i'm|i've|we're|we've|our \w+|my \w+|the workshop|the practice)",
}
_YOU: Final = {
    "fr": r"(?:vous|votre \w+|vos \w+)",
    "en": r"(?:you|your \w+|you're|you've|you'll)",
}
_NUMBER: Final = {
    "fr": r"(?:\d[\d ]*|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|quinze|demi)",
    "en": r"(?:\d[\d,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twenty|half)",
}
_SHAPES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "fr": {
            "we_subject": rf"\b{_US['fr']}\b",
            "client_subject": rf"\b{_YOU['fr']}\b"
            r"|\b(?:le|la|les|leur|son|sa|ses) (?:client|equipe|dirigeant|societe)\w*",
            "currency": r"€|\beuros?\b|\beur\b|\d ?k€|£|\$",
            "percent": r"%|\bpour ?cent\b|\bpoints?\b|\bmoitie\b|\btiers\b",
            "time_unit": r"\b(?:heures?|jours?|journees?|semaines?|mois|ans?|annees?|minutes?|nuits?|soirs?|soirees?"
            r"|week-ends?|matinees?|trimestres?)\b|\b\d+ ?(?:h|j|min)\b",
            "digit": r"\d",
            "question": r"\?",
            "starts_we": rf"^\W*{_US['fr']}",
            "starts_you": rf"^\W*{_YOU['fr']}\b",
            "comparative": r"\b(?:plus|moins|mieux|davantage|meilleure?s?|moindres?|au lieu|contre|baiss\w+|diminu\w+"
            r"|augment\w+|recul\w+|progress\w+|recuper\w+|economis\w+|evit\w+|gagn\w+)\b",
            "from_to": rf"\bd[eu']s? ?{_NUMBER['fr']}[^.;]{{0,25}}? a (?:moins de )?{_NUMBER['fr']}\b"
            r"|\d ?>+ ?\d|->|→|au lieu d",
        },
        "en": {
            "we_subject": rf"\b{_US['en']}\b",
            "client_subject": rf"\b{_YOU['en']}\b|\b(?:the|their|his|her) (?:client|team|owner|company)\w*",
            "currency": r"€|\beuros?\b|\beur\b|\d ?k€|£|\$|\bpounds?\b|\bdollars?\b",
            "percent": r"%|\bper ?cent\b|\bpoints?\b|\bhalf\b|\bhalved\b|\bthird\b",
            "time_unit": r"\b(?:hours?|days?|weeks?|months?|years?|minutes?|nights?|evenings?|weekends?|mornings?"
            r"|quarters?|fortnights?)\b|\b\d+ ?(?:h|hrs?|d|min)\b",
            "digit": r"\d",
            "question": r"\?",
            "starts_we": rf"^\W*{_US['en']}\b",
            "starts_you": rf"^\W*{_YOU['en']}\b",
            "comparative": r"\b(?:more|less|fewer|better|sooner|earlier|lower|instead|than|drop\w*|fall\w*|cut\w*"
            r"|reduc\w+|ris\w+|climb\w*|sav\w+|avoid\w*|gain\w*|recover\w*)\b",
            "from_to": rf"\bfrom {_NUMBER['en']}[^.;]{{0,25}}? to (?:under )?{_NUMBER['en']}\b"
            r"|\d ?>+ ?\d|->|→|\binstead of\b",
        },
    }
)
_COMPILED: Final = {lang: tuple(re.compile(shapes[name]) for name in FLAGS) for lang, shapes in _SHAPES.items()}


def flags_of(folded: str, lang: str) -> tuple[bool, ...]:
    """Reads the flags of a sentence.

    Args:
        folded: The sentence as :func:`salesdesk.domain.language.folding.fold` gives it.
        lang: ``fr`` or ``en``.

    Returns:
        One truth for each of ``FLAGS``, in their order.
    """
    return tuple(shape.search(folded) is not None for shape in _COMPILED[lang])


def is_question(folded: str) -> bool:
    """Tells whether a sentence asks, and is therefore exempt: asking is discovery.

    A question inside a quotation that a statement reports does not make it one.

    Args:
        folded: The folded sentence.
    """
    return folded.rstrip(" \"')]").endswith("?")
