"""Echo (écho): which of our sentences come back in the client's own written proof.

Precision comes first: a false echo would praise a message that nobody took up. A sentence of ours counts as come back
when one or two neighbouring sentences of the client hold at least three of its content words and 60 % of all of them,
two of them side by side in our order, and agree with it on yes or no. Figures, amounts and placeholders say nothing:
they differ from client to client. Words that the client had written before we spoke are his, and never count.
Source: product.md 2.6, Echo.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.spelling import fold

LEAST_WORDS: Final = 3
"""Content words of ours that the client must use."""
LEAST_SHARE: Final = 0.6
"""Share of the content words of our sentence that he must use."""
NEAR: Final = 2
"""How far apart, in content words, two neighbours of ours may stand in his text."""

WRITTEN: Final = frozenset(
    {
        EvidenceKind.CLIENT_MAIL,
        EvidenceKind.CLIENT_FILE,
        EvidenceKind.COSIGNED_NOTE,
        EvidenceKind.COSIGNED_VOLUME_SHEET,
        EvidenceKind.VALIDATED_VISIT_REPORT,
        EvidenceKind.MEASUREMENT_REPORT,
        EvidenceKind.PURCHASE_ORDER,
        EvidenceKind.SIGNED_CONTRACT,
    }
)
"""Kinds of evidence in which the client writes. What he only said is noted by the rep, in the rep's words perhaps."""

_PLACE: Final = re.compile(r"\{\w+\}")
_SENTENCE: Final = re.compile(r"(?<=[.!?…;])\s+|\n+")
_NEGATION: Final = re.compile(r"\b(?:ne|n|pas|jamais|aucune?|sans|not|no|never|without|cannot)\b|n['’]t\b")
_ENDINGS: Final = (
    "issements", "issement", "ements", "ement", "aient", "erons", "eront", "ions", "ees", "ent", "ant", "ons", "ait",
    "ais", "ing", "er", "ez", "ee", "es", "ed", "ir", "e",
)  # fmt: skip
_LEAST_STEM: Final = 4
_LONGEST_STEM: Final = 7
_SMALL_WORDS: Final = """
le la les un une des du de d l au aux et ou ni mais donc car or que qui quoi dont ce cet cette ces c s se sa son ses
leur leurs mon ma mes ton ta tes notre nos votre vos je tu il elle on nous vous ils elles me te lui y en ne n pas plus
moins tres bien tout toute tous toutes si sur sous dans par pour avec sans chez entre vers est sont etre etes suis
sommes ete etait sera seront ai as a avons avez ont avoir avait aura fait faire fais font faut peut peuvent pouvez va
vont aller comme quand puis alors aussi encore deja meme autre autres chaque quel quelle quels quelles ici eux cela ca
ceci apres avant depuis lors selon oui non merci bonjour cordialement jour jours mois an ans annee annees heure heures
euro euros
the an of to in at by for from with without and but so are was were be been being am it its this that these those there
here he she they we you i him her them us my your our their his have has had do does did done will would can could
should may might must not no yes if then than more less very all any each every what which who whom whose when where
how out up down over under about into only just also still again thanks hello regards day days month months year years
hour hours
"""
_STOP: Final = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Echo:
    """A sentence of ours that came back.

    Attributes:
        ours: Our sentence.
        theirs: The client's sentence, or two.
        share: Share of our content words that he used.
    """

    ours: str
    theirs: str
    share: float


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    stems: tuple[str, ...]
    negative: bool


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Cuts the ending of a folded word, in French and English alike.

    Args:
        word: Lower case, without accents.

    Returns:
        Its beginning: "arreter", "arrets" and "arrete" give the same.
    """
    bare = word[:-1] if len(word) > _LEAST_STEM and word[-1] in "sx" and word[-2] != "s" else word
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST_STEM:
            bare = bare[: -len(ending)]
            break
    return bare[:_LONGEST_STEM]


def content_stems(text: str) -> tuple[str, ...]:
    """Returns the content words of a text as stems, in order, without figures, placeholders and small words."""
    words = fold(_PLACE.sub(" ", text)).split()
    return tuple(
        stem(word) for word in words if len(word) > 2 and word not in _STOP and not any(sign.isdigit() for sign in word)
    )


def _sentences(text: str) -> list[_Sentence]:
    found = []
    for part in _SENTENCE.split(text):
        bare = part.strip(" «»“”\"'\u00a0\u202f")
        stems = content_stems(bare)
        if stems:
            found.append(_Sentence(bare, stems, _NEGATION.search(bare.casefold()) is not None))
    return found


def _windows(sentences: Sequence[_Sentence]) -> Iterable[_Sentence]:
    yield from sentences
    for one, following in pairwise(sentences):
        both = _Sentence(
            f"{one.text} {following.text}", one.stems + following.stems, one.negative or following.negative
        )
        yield both


def _side_by_side(ours: Sequence[str], theirs: Sequence[str], shared: frozenset[str]) -> bool:
    """Whether two neighbours of ours that both count stand near each other, in our order, in his text."""
    pairs = {(one, two) for one, two in pairwise(ours) if one != two and {one, two} <= shared}
    return any((word, near) in pairs for at, word in enumerate(theirs) for near in theirs[at + 1 : at + 1 + NEAR])


def _come_back(ours: _Sentence, theirs: _Sentence, known: frozenset[str]) -> Echo | None:
    own = frozenset(ours.stems) - known
    shared = own & frozenset(theirs.stems)
    if len(shared) < LEAST_WORDS or len(shared) < LEAST_SHARE * len(frozenset(ours.stems)):
        return None
    if ours.negative != theirs.negative or not _side_by_side(ours.stems, theirs.stems, shared):
        return None
    return Echo(ours.text, theirs.text, len(shared) / len(frozenset(ours.stems)))


def find_echo(said: Iterable[str], written: str, before: Iterable[str] = ()) -> Echo | None:
    """Looks for a message of ours in what the client wrote.

    Args:
        said: The message as it may have been said: its words in each language.
        written: What the client wrote after it was said.
        before: What he had written before: those words are his own.

    Returns:
        The sentence that came back most fully, with his; None when none did.
    """
    known = frozenset(one for text in before for one in content_stems(text))
    windows = list(_windows(_sentences(written)))
    found = [
        echo
        for text in said
        for ours in _sentences(text)
        for theirs in windows
        if (echo := _come_back(ours, theirs, known)) is not None
    ]
    # One sentence of his before two: the shortest that holds as much.
    return max(found, key=lambda one: (one.share, -len(one.theirs)), default=None)
