"""The editable lexicon (lexique): families of phrases that speak of us, and the benefits they lead to.

Source: conversation.md 3.2: effort family, then the benefit family offered.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.language.folding import own_words
from salesdesk.domain.language_labels import LanguageLabelKind
from salesdesk.domain.value import FORMULAS

_LONGEST_PATTERN: Final = 2_000
_NAME: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases of one kind.

    Attributes:
        id: Its name; its reason is the message ``language.reason_<id>``.
        label: Effort or feature.
        benefits: Ids of the calculators that say the same in the client's euros, the best first.
        patterns: What tells it in a folded sentence.
    """

    id: str
    label: LanguageLabelKind
    benefits: tuple[str, ...]
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A family found in a sentence, and where, in the folded text."""

    family: Family
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The families of a language.

    Attributes:
        lang: ``fr`` or ``en``.
        families: In the order in which they are tried.
        exempt: A sentence that holds one of these tells a gain: the lexicon says nothing of it.
        courtesy: A sentence that holds one of these thanks or arranges: the model alone says nothing of it.
    """

    lang: str
    families: tuple[Family, ...]
    exempt: tuple[re.Pattern[str], ...]
    courtesy: tuple[re.Pattern[str], ...] = ()

    def find(self, folded: str) -> Hit | None:
        """Finds the first family of a sentence.

        Args:
            folded: The folded sentence.

        Returns:
            The family and the words that tell it; None when there is none, when the sentence tells a gain, or when the
            words stand in a quotation: those are somebody else's.
        """
        own = own_words(folded)
        if any(pattern.search(own) for pattern in self.exempt):
            return None
        for family in self.families:
            for pattern in family.patterns:
                found = pattern.search(own)
                if found is not None and found.group().strip():
                    return Hit(family, *_tight(own, found.start(), found.end()))
        return None

    def is_courtesy(self, folded: str) -> bool:
        """Tells whether a sentence only thanks, sends, or arranges what comes next.

        Args:
            folded: The folded sentence.
        """
        return any(pattern.search(folded) for pattern in self.courtesy)

    def family(self, family_id: str) -> Family | None:
        """Returns a family by its id; None when there is none."""
        return next((one for one in self.families if one.id == family_id), None)

    def first_of(self, label: LanguageLabelKind) -> Family:
        """Returns the family whose benefits are offered when the model alone speaks.

        Args:
            label: Effort or feature.
        """
        return next(one for one in self.families if one.label is label)


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " ,;:":
        start += 1
    while end > start and text[end - 1] in " ,;:":
        end -= 1
    return start, end


def read_lexicon(content: Mapping[str, Any], lang: str) -> Lexicon:
    """Reads a lexicon, as its TOML file holds it.

    Args:
        content: The parsed file.
        lang: Language it must be of.

    Returns:
        The lexicon.

    Raises:
        UserError: ``language.bad_lexicon`` with the family and the pattern.
    """
    if content.get("lang") != lang:
        raise UserError("language.bad_lexicon", **_where("lang", str(content.get("lang"))))
    words = content.get("words", {})
    families = tuple(_family(one, words) for one in content.get("family", ()))
    for label in (LanguageLabelKind.EFFORT, LanguageLabelKind.FEATURE):
        if not any(one.label is label for one in families):
            raise UserError("language.bad_lexicon", **_where("label", label.value))
    exempt, courtesy = (
        _patterns(content.get(part, {}).get("patterns", ()), words, part) for part in ("exempt", "courtesy")
    )
    return Lexicon(lang, families, exempt, courtesy)


def _family(content: Mapping[str, Any], words: Mapping[str, str]) -> Family:
    name = str(content.get("id", ""))
    if content.get("label") not in (LanguageLabelKind.EFFORT, LanguageLabelKind.FEATURE):
        raise UserError("language.bad_lexicon", **_where(name, str(content.get("label"))))
    benefits = tuple(map(str, content.get("benefits", ())))
    unknown = [one for one in benefits if one not in FORMULAS]
    if not benefits or unknown:
        raise UserError("language.bad_lexicon", **_where(name, ", ".join(unknown)))
    label = LanguageLabelKind(content["label"])
    return Family(name, label, benefits, _patterns(content.get("patterns", ()), words, name))


def _patterns(sources: Sequence[str], words: Mapping[str, str], name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(source, words, name) for source in sources)


def _pattern(source: str, words: Mapping[str, str], name: str) -> re.Pattern[str]:
    # Only names of [words] are filled in, so that {0,4} stays what it is.
    whole = _NAME.sub(lambda found: words.get(found.group(1), found.group()), source)
    if len(whole) > _LONGEST_PATTERN or _NAME.search(whole):
        raise UserError("language.bad_lexicon", **_where(name, source))
    try:
        return re.compile(whole)
    except re.error as failure:
        raise UserError("language.bad_lexicon", **_where(name, source)) from failure


def _where(family: str, detail: str) -> dict[str, str]:
    return {"family": family, "detail": detail}
