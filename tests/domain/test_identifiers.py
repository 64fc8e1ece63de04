"""Legal numbers and phones are judged without a network, with the reason of a refusal."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.identifiers import (
    IdentifierVerdict,
    check_eu_vat,
    check_siren,
    check_siret,
    french_vat_of,
    normalise_phone,
    siren_of,
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("732 829 320", IdentifierVerdict(True, "732829320")),
        ("732.829.320", IdentifierVerdict(True, "732829320")),
        ("732\u00a0829\u202f320", IdentifierVerdict(True, "732829320")),
        ("732 829 321", IdentifierVerdict(False, "732 829 321", "identifiers.siren_checksum")),
        (" 73282932 ", IdentifierVerdict(False, "73282932", "identifiers.siren_length")),
        ("73282932O", IdentifierVerdict(False, "73282932O", "identifiers.siren_form")),
        ("", IdentifierVerdict(False, "", "identifiers.siren_form")),
    ],
)
def test_a_siren_is_judged(text: str, verdict: IdentifierVerdict) -> None:
    assert check_siren(text) == verdict


@pytest.mark.parametrize(
    ("text", "ok", "reason"),
    [
        ("732 829 320 00074", True, ""),
        ("732 829 320 00079", False, "identifiers.siret_checksum"),
        ("356 000 000 00048", True, ""),
        ("356 000 000 49837", True, ""),
        ("356 000 000 49838", False, "identifiers.siret_checksum"),
        ("732829320", False, "identifiers.siret_length"),
    ],
)
def test_a_siret_is_judged_and_post_offices_have_their_own_rule(text: str, ok: bool, reason: str) -> None:
    verdict = check_siret(text)
    assert (verdict.ok, verdict.reason) == (ok, reason)


@pytest.mark.parametrize(
    ("text", "ok", "reason"),
    [
        ("FR 44 732 829 320", True, ""),
        ("fr44732829320", True, ""),
        ("FR 45 732 829 320", False, "identifiers.vat_checksum"),
        ("BE 0697.449.992", True, ""),
        ("US 123456789", False, "identifiers.vat_country"),
        ("FR 44", False, "identifiers.vat_form"),
    ],
)
def test_a_vat_number_is_judged_by_the_rule_of_its_country(text: str, ok: bool, reason: str) -> None:
    verdict = check_eu_vat(text)
    assert (verdict.ok, verdict.reason) == (ok, reason)


def test_siren_and_vat_follow_from_a_siret() -> None:
    assert siren_of("73282932000074") == "732829320"
    assert french_vat_of("732829320") == "FR44732829320"


@pytest.mark.parametrize(
    ("text", "country", "verdict"),
    [
        ("04 78 62 34 56", "FR", IdentifierVerdict(True, "+33478623456")),
        ("+33 (0)4.78.62.34.56", "FR", IdentifierVerdict(True, "+33478623456")),
        ("0033 4 78 62 34 56", "FR", IdentifierVerdict(True, "+33478623456")),
        ("04\u00a078\u00a062\u00a034\u00a056", "FR", IdentifierVerdict(True, "+33478623456")),
        ("04 78 62 34 56 poste 12", "FR", IdentifierVerdict(True, "+33478623456;ext=12")),
        ("04 78 62 34 56 ext. 12", "FR", IdentifierVerdict(True, "+33478623456;ext=12")),
        ("000 555 0100", "US", IdentifierVerdict(False, "000 555 0100", "identifiers.phone_unknown")),
        ("0478", "FR", IdentifierVerdict(False, "0478", "identifiers.phone_length")),
        ("08 78 62 34 56 78 90", "FR", IdentifierVerdict(False, "08 78 62 34 56 78 90", "identifiers.phone_length")),
        ("02 555 12 34", "be", IdentifierVerdict(True, "+3225551234")),
        ("à rappeler", "FR", IdentifierVerdict(False, "à rappeler", "identifiers.phone_form")),
        ("", "FR", IdentifierVerdict(False, "", "identifiers.phone_form")),
    ],
)
def test_a_phone_is_brought_to_its_international_form(text: str, country: str, verdict: IdentifierVerdict) -> None:
    assert normalise_phone(text, country) == verdict


def test_the_number_plans_are_not_loaded_before_the_first_phone() -> None:
    code = "import sys, salesdesk.domain.identifiers; print('phonenumbers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(text=st.text(max_size=40))
def test_any_text_gets_a_verdict_with_a_reason_exactly_when_refused(text: str) -> None:
    verdicts = [check_siren(text), check_siret(text), check_eu_vat(text), normalise_phone(text)]
    assert [verdict.ok for verdict in verdicts] == [not verdict.reason for verdict in verdicts]
