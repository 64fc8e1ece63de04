"""Remarks: what speaks of us is told with its reason and its words, questions and the client's words are left alone."""

import tomllib
import unicodedata

import pytest

from salesdesk.domain.errors import UserError
from salesdesk.domain.language import judge, read_lexicon, remarks_on
from salesdesk.domain.language.flags import FLAGS, flags_of
from salesdesk.domain.language.folding import fold, fold_placed
from salesdesk.domain.language_labels import LanguageLabelKind
from salesdesk.services.language_tools import shipped_tools


@pytest.mark.parametrize(
    ("lang", "sentence", "family", "words"),
    [
        ("fr", "Hier, nous avons passé six heures sur vos comptes.", "time_on_file", "nous avons passé"),
        ("fr", "Rassurez-vous, c’est très simple.", "easy", "c’est très simple"),
        ("fr", "Notre logiciel intègre la paie.", "product", "Notre logiciel intègre"),
        ("en", "Yesterday we spent six hours on your books.", "time_on_file", "we spent"),
        ("en", "Don’t worry, it is very easy.", "easy", "is very easy"),
    ],
)
def test_a_remark_names_its_family_and_its_words(lang: str, sentence: str, family: str, words: str) -> None:
    verdict = judge(sentence, shipped_tools(lang))
    assert verdict.family is not None
    assert (True, family, words) == (verdict.flagged, verdict.family.id, sentence[verdict.start : verdict.end])
    assert f"language.reason_{family}" == verdict.reason


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Combien d’heures avons-nous passé sur votre dossier ?"),
        ("fr", "Combien de temps votre équipe passe-t-elle sur la paie ? »"),
        ("en", "How many hours did we spend on your file?"),
        ("en", "Is it easy to use?"),
    ],
)
def test_a_question_is_never_flagged(lang: str, sentence: str) -> None:
    assert not judge(sentence, shipped_tools(lang)).flagged


@pytest.mark.parametrize(
    ("lang", "sentence", "label"),
    [
        ("fr", "Vous gagnez une demi-journée par semaine, soit 9 000 € par an.", LanguageLabelKind.BENEFIT),
        ("fr", "Le client dit : « nous avons passé trois nuits dessus ».", LanguageLabelKind.NEUTRAL),
        ("fr", "Je vous envoie le compte rendu demain.", LanguageLabelKind.NEUTRAL),
        ("en", "You save €9,000 a year.", LanguageLabelKind.BENEFIT),
        ("en", "I will send you the minutes tomorrow.", LanguageLabelKind.NEUTRAL),
    ],
)
def test_gains_facts_and_quotations_are_left_alone(lang: str, sentence: str, label: LanguageLabelKind) -> None:
    verdict = judge(sentence, shipped_tools(lang))
    assert (False, label, "") == (verdict.flagged, verdict.label, verdict.reason)


def test_words_are_underlined_in_decomposed_letters_too() -> None:
    text = unicodedata.normalize("NFD", "Été. 😀 Cœur : nous avons passé deux jours dessus.")
    remark = remarks_on(text, "fr", shipped_tools("fr"))[0]
    assert "nous avons passé" == unicodedata.normalize("NFC", text[remark.start : remark.end])


def test_folding_is_the_same_with_places_and_without() -> None:
    text = "Ça « coûte » 9\u202f900 € — Œuvre…"
    assert fold(text) == fold_placed(text).text == 'ca " coute " 9 900 € - oeuvre...'


@pytest.mark.parametrize(
    ("lang", "sentence", "flag"),
    [
        ("fr", "Nous livrons.", "starts_we"),
        ("fr", "Votre marge monte.", "starts_you"),
        ("fr", "Cela coûte 9 €.", "currency"),
        ("fr", "Deux points de marge.", "percent"),
        ("fr", "Trois jours.", "time_unit"),
        ("fr", "De 5 % à 2 %.", "from_to"),
        ("fr", "Moins de stock.", "comparative"),
        ("en", "As for us, our team came.", "we_subject"),
        ("en", "For this your cost falls.", "client_subject"),
        ("en", "From 5 to 3.", "from_to"),
        ("en", "Why?", "question"),
        ("en", "Line 2", "digit"),
    ],
)
def test_each_flag_reads_the_structure(lang: str, sentence: str, flag: str) -> None:
    assert flags_of(fold(sentence), lang)[FLAGS.index(flag)]
    assert not flags_of(fold("Bonjour."), lang)[FLAGS.index(flag)]


_LEXICON = """
lang = "fr"
[words]
us = "nous"
[[family]]
id = "a"
label = "effort"
benefits = ["loan"]
patterns = ["{us} peinons"]
[[family]]
id = "b"
label = "feature"
benefits = ["tco"]
patterns = ["gamme"]
"""


def test_a_lexicon_fills_its_words_in() -> None:
    lexicon = read_lexicon(tomllib.loads(_LEXICON), "fr")
    hit = lexicon.find("hier nous peinons")
    assert hit is not None
    assert ("a", 5) == (hit.family.id, hit.start)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"loan"', '"pension"'),
        ('label = "effort"', 'label = "neutral"'),
        ("{us} peinons", "(nous"),
        ("{us} peinons", "{nobody} peinons"),
        ('lang = "fr"', 'lang = "en"'),
        ("peinons", "peinons" + "x" * 2000),
    ],
)
def test_a_lexicon_that_does_not_hold_is_refused(before: str, after: str) -> None:
    with pytest.raises(UserError, match="bad_lexicon"):
        read_lexicon(tomllib.loads(_LEXICON.replace(before, after)), "fr")
