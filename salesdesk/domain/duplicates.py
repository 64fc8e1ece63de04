"""Two records of one company (« doublons »): how sure, and why; keys by which a store finds the few worth comparing."""

import re
from dataclasses import dataclass
from itertools import combinations

from salesdesk.domain.spelling import fold, likeness

LIKELY = 0.85
"""From here on an import takes two records for one company, and says so."""
POSSIBLE = 0.6
"""From here on a person entering an account is shown the other one."""

_FORM_WORDS = (
    "sarl sas sasu sa eurl sci snc scop selarl gie ltd limited plc inc incorporated corp corporation co company llc "
    "llp gmbh ag kg ug bv nv spa srl sprl ab oy as aps pty"
)
_COMMON_WORDS = "et and de du des le la les l d the of ets etablissements societe ste groupe group"
_COMMON_HOSTS = (
    "gmail.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net yahoo.fr yahoo.com hotmail.com hotmail.fr outlook.com "
    "outlook.fr facebook.com linkedin.com pagesjaunes.fr"
)
_LEGAL_FORMS = frozenset(_FORM_WORDS.split())
_EMPTY_WORDS = frozenset(_COMMON_WORDS.split())
_SHARED_HOSTS = frozenset(_COMMON_HOSTS.split())
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}[A-Za-z]?")
_LONGEST_PHONE = 9


@dataclass(frozen=True, slots=True)
class AccountTraits:
    """What of an account tells whether another one is the same company; empty text where unknown.

    Args:
        name: Name as written.
        postcode: Postcode of the visited address.
        siren: Normalised SIREN, or the first nine digits of the SIRET.
        vat: Normalised VAT number.
        phone: Phone in E.164 form.
        website: Address of the site, or the domain of its mail.
    """

    name: str
    postcode: str = ""
    siren: str = ""
    vat: str = ""
    phone: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class DuplicateVerdict:
    """How sure it is that two accounts are one company.

    Args:
        score: 0 for certainly two, 1 for certainly one.
        reasons: Message keys of what speaks for it, strongest first, then of what speaks against.
    """

    score: float
    reasons: tuple[str, ...]


def core_name(name: str) -> str:
    """The words of a company's name that tell it from others.

    Args:
        name: Name as written: "Ets. DUPONT & Fils (S.A.R.L.)".

    Returns:
        Folded words without legal form and empty words: "dupont fils"; the folded name when nothing else remains.
    """
    joined = _DOTTED.sub(lambda found: found[0].replace(".", ""), name)
    words = fold(joined).split()
    core = [word for word in words if word not in _LEGAL_FORMS and word not in _EMPTY_WORDS]
    return " ".join(core or words)


def website_domain(website: str) -> str:
    """The domain that belongs to the company.

    Args:
        website: An address, with or without "https://www.", or a mail address.

    Returns:
        The domain in small letters; empty for the domains of mail and directory firms, which many companies share.
    """
    host = website.strip().lower().split("//")[-1].split("/")[0].split("@")[-1].split(":")[0].removeprefix("www.")
    return "" if host in _SHARED_HOSTS or "." not in host else host


def score(left: AccountTraits, right: AccountTraits) -> DuplicateVerdict:
    """Compare two accounts.

    A legal number decides: equal, they are one; different, two legal persons share a name or a building at most.
    Without it the name weighs most, and place, phone and site confirm or contradict.

    Args:
        left: One account.
        right: The other.

    Returns:
        The same verdict for both orders of the arguments.
    """
    for one, other, key in ((left.siren, right.siren, "siren"), (left.vat, right.vat, "vat")):
        if one and other:
            return _by_number(left, right, one == other, key)
    name = _name_likeness(left.name, right.name)
    reasons = ["duplicates.same_name"] if name == 1 else ["duplicates.like_name"] if name >= POSSIBLE else []
    total, against = 0.75 * name, []
    for same, known, weight, key in _confirmations(left, right):
        if known and same:
            total += weight
            reasons.append(f"duplicates.same_{key}")
        elif known and key == "postcode":
            total -= 0.15
            against.append(f"duplicates.other_{key}")
    if name < 0.5:
        # A shared switchboard or building alone does not make one company of two names.
        total = min(total, POSSIBLE - 0.01)
    return DuplicateVerdict(round(min(max(total, 0.0), 0.99), 3), tuple(reasons + against))


def _by_number(left: AccountTraits, right: AccountTraits, same: bool, key: str) -> DuplicateVerdict:
    if not same:
        return DuplicateVerdict(0.0, (f"duplicates.other_{key}",))
    elsewhere = bool(left.postcode and right.postcode and left.postcode != right.postcode)
    if elsewhere:
        # Two establishments of one company: worth showing, never merged by an import.
        return DuplicateVerdict(
            round((LIKELY + POSSIBLE) / 2, 3), (f"duplicates.same_{key}", "duplicates.other_postcode")
        )
    return DuplicateVerdict(1.0, (f"duplicates.same_{key}",))


def _confirmations(left: AccountTraits, right: AccountTraits) -> tuple[tuple[bool, bool, float, str], ...]:
    sites = website_domain(left.website), website_domain(right.website)
    phones = left.phone[-_LONGEST_PHONE:], right.phone[-_LONGEST_PHONE:]
    return (
        (sites[0] == sites[1], all(sites), 0.25, "website"),
        (phones[0] == phones[1], all(phones), 0.25, "phone"),
        (left.postcode == right.postcode, bool(left.postcode and right.postcode), 0.15, "postcode"),
    )


def _name_likeness(left: str, right: str) -> float:
    one, other = core_name(left), core_name(right)
    if not one or not other:
        return 0.0
    words, others = set(one.split()), set(other.split())
    if one.replace(" ", "") == other.replace(" ", "") or words == others:
        return 1.0
    if _digits(words) != _digits(others):
        # "Garage 12" and "Garage 13" differ by one sign and are two.
        return 0.4
    letters = likeness(*sorted((" ".join(sorted(words)), " ".join(sorted(others)))))
    shared = len(words & others) / len(words | others)
    return max(letters, (letters + shared) / 2)


def _digits(words: set[str]) -> set[str]:
    return {word for word in words if any(char.isdigit() for char in word)}


def blocking_keys(traits: AccountTraits) -> frozenset[str]:
    """Keys that two records of one company share, so that a store looks up a handful instead of comparing all.

    Args:
        traits: The account.

    Returns:
        Short texts, each with its kind in front: legal numbers, end of the phone, domain, first word with the postcode,
        and the first letters of each pair of words of the name, so that one slip or a swapped order still meets.
    """
    keys = {f"s:{traits.siren}"} if traits.siren else set()
    if traits.vat:
        keys.add(f"v:{traits.vat}")
    if len(traits.phone) >= _LONGEST_PHONE:
        keys.add(f"p:{traits.phone[-_LONGEST_PHONE:]}")
    if domain := website_domain(traits.website):
        keys.add(f"w:{domain}")
    words = core_name(traits.name).split()
    if not words:
        return frozenset(keys)
    squeezed = "".join(words)
    keys |= {f"n:{squeezed[:5]}", f"e:{squeezed[-5:]}"}
    if traits.postcode:
        keys |= {f"c:{traits.postcode}:{word[:3]}" for word in words[:3]}
    keys |= {f"d:{min(a, b)[:4]}:{max(a, b)[:4]}" for a, b in combinations(words[:4], 2)}
    return frozenset(keys)
