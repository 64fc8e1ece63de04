"""Value language (langage de valeur): finds effort talk, feature talk and "it is easy", and what to say instead.

Source: product.md 2.4; conversation.md section 3.
"""

from salesdesk.domain.language.learning import Labelled, learn
from salesdesk.domain.language.lexicon import Family, Lexicon, read_lexicon
from salesdesk.domain.language.model import Weights, read_weights
from salesdesk.domain.language.proposals import Proposal, propose
from salesdesk.domain.language.remarks import Remark, Tools, Verdict, judge, remarks_on
from salesdesk.domain.language.sentences import Sentence, split
from salesdesk.domain.language.stripping import KnownNames, known_names, strip_identities

LANGUAGES = ("fr", "en")
"""Languages with a lexicon and a model."""

__all__ = [
    "LANGUAGES",
    "Family",
    "KnownNames",
    "Labelled",
    "Lexicon",
    "Proposal",
    "Remark",
    "Sentence",
    "Tools",
    "Verdict",
    "Weights",
    "judge",
    "known_names",
    "learn",
    "propose",
    "read_lexicon",
    "read_weights",
    "remarks_on",
    "split",
    "strip_identities",
]
