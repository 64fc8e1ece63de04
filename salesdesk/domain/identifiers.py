"""Legal numbers and phones (« identifiants légaux, téléphone ») checked without a network."""

import re
from dataclasses import dataclass

from stdnum.eu import vat
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError
from stdnum.fr import siren, siret

_DEFAULT_COUNTRY = "FR"
_EXTENSION = re.compile(r"\s*\b(?:poste|p\.)\s*(?=\d{1,6}$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IdentifierVerdict:
    """What a check found.

    Args:
        ok: True when the number can exist; whether it was ever given to somebody only a register knows.
        normalised: The number without separators when it is ok, else the text as given, outer spaces removed.
        reason: Message key of what is wrong, or empty.
    """

    ok: bool
    normalised: str
    reason: str = ""


def check_siren(text: str) -> IdentifierVerdict:
    """Check the number of a French company: nine digits, the last one a check digit.

    Args:
        text: The number, with or without separators.

    Returns:
        The verdict.

    Source: code de commerce R123-221; Luhn's check.
    """
    bare = _bare(text)
    try:
        return IdentifierVerdict(True, siren.validate(bare))
    except ValidationError as failure:
        return _refused(text, failure, "identifiers.siren")


def check_siret(text: str) -> IdentifierVerdict:
    """Check the number of a French establishment: the SIREN and five digits.

    Args:
        text: The number, with or without separators.

    Returns:
        The verdict; post offices (SIREN 356 000 000) pass by the sum of their digits, which is a multiple of five.

    Source: code de commerce R123-221; INSEE, SIRET numbers of La Poste.
    """
    bare = _bare(text)
    try:
        return IdentifierVerdict(True, siret.validate(bare))
    except ValidationError as failure:
        return _refused(text, failure, "identifiers.siret")


def check_eu_vat(text: str) -> IdentifierVerdict:
    """Check an intra-community VAT number by the rule of its country.

    Args:
        text: The number with its two letters in front, with or without separators.

    Returns:
        The verdict.

    Source: directive 2006/112/CE, article 215.
    """
    bare = _bare(text).upper()
    try:
        return IdentifierVerdict(True, vat.validate(bare))
    except ValidationError as failure:
        return _refused(text, failure, "identifiers.vat")


def siren_of(siret_number: str) -> str:
    """The company an establishment belongs to.

    Args:
        siret_number: A normalised SIRET.

    Returns:
        Its first nine digits.
    """
    return siret_number[:9]


def french_vat_of(siren_number: str) -> str:
    """The VAT number that follows from a SIREN.

    Args:
        siren_number: A normalised SIREN.

    Returns:
        FR, two check digits, the SIREN.

    Source: BOI-TVA-DECLA-20-10-30; the key is (12 + 3 x (SIREN mod 97)) mod 97.
    """
    return f"FR{(12 + 3 * (int(siren_number) % 97)) % 97:02d}{siren_number}"


def normalise_phone(text: str, country: str = _DEFAULT_COUNTRY) -> IdentifierVerdict:
    """Bring a phone number to its international form.

    Args:
        text: The number as people write it: "04 78 00 00 00", "+33 (0)4 78...", "0033...".
        country: ISO 3166 code of the country whose short form is understood.

    Returns:
        The verdict; when ok, the number in E.164 form, with its extension after ";ext=" if it has one.

    Source: ITU-T E.164 and E.123.
    """
    # Two megabytes of number plans: only a form or an import with phones pays for them.
    import phonenumbers

    try:
        number = phonenumbers.parse(_EXTENSION.sub(" ext. ", text.replace("\u00a0", " ")), country.upper())
    except phonenumbers.NumberParseException as failure:
        too_short = failure.error_type == phonenumbers.NumberParseException.TOO_SHORT_NSN
        return IdentifierVerdict(False, text.strip(), f"identifiers.phone_{'length' if too_short else 'form'}")
    if not phonenumbers.is_possible_number(number):
        return IdentifierVerdict(False, text.strip(), "identifiers.phone_length")
    if not phonenumbers.is_valid_number(number):
        return IdentifierVerdict(False, text.strip(), "identifiers.phone_unknown")
    extension = f";ext={number.extension}" if number.extension else ""
    number.extension = None
    return IdentifierVerdict(True, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) + extension)


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum() or char == "+")


def _refused(text: str, failure: ValidationError, part: str) -> IdentifierVerdict:
    match failure:
        case InvalidLength():
            ending = "length"
        case InvalidChecksum():
            ending = "checksum"
        case InvalidComponent() if part == "identifiers.vat":
            ending = "country"
        case _:
            ending = "form"
    return IdentifierVerdict(False, text.strip(), f"{part}_{ending}")
