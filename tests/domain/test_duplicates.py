"""Two records of one company are recognised; two companies that look alike are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesdesk.domain.duplicates import (
    LIKELY,
    POSSIBLE,
    AccountTraits,
    blocking_keys,
    core_name,
    score,
    website_domain,
)

ONE_COMPANY = [
    (AccountTraits("Dupont & Fils SARL", "69001"), AccountTraits("Ets. DUPONT et fils (S.A.R.L.)", "69001")),
    (AccountTraits("Élan Énergie SAS", "21000"), AccountTraits("ELAN ENERGIE", "21000")),
    (AccountTraits("Menuiserie Lefèvre", "35000"), AccountTraits("Menuiserie Lefevbre", "35000")),
    (AccountTraits("Müller Werkzeug GmbH", phone="+4930123456"), AccountTraits("Muller Werkzeug", phone="+4930123456")),
    (AccountTraits("Northwind Ltd", website="www.northwind.example"), AccountTraits("North Wind Limited", website="https://northwind.example/contact")),
    (AccountTraits("Martin Transports", "13002"), AccountTraits("Transports Martin", "13002")),
    (AccountTraits("Anciens noms", siren="732829320"), AccountTraits("Nouveau nom", siren="732829320")),
]  # fmt: skip

TWO_COMPANIES = [
    (AccountTraits("Garage 12", "75011"), AccountTraits("Garage 13", "75011")),
    (AccountTraits("Boulangerie Martin", "69001"), AccountTraits("Boucherie Martin", "69001")),
    (
        AccountTraits("Dupont SARL", "69001", siren="732829320"),
        AccountTraits("Dupont SARL", "69001", siren="552100554"),
    ),
    (AccountTraits("Alpha Conseil", phone="+33465710011"), AccountTraits("Zénith Bois", phone="+33465710011")),
    (AccountTraits("Le Petit Four", website="x@gmail.com"), AccountTraits("La Grande Roue", website="y@gmail.com")),
    (AccountTraits("Pharmacie du Centre", "35000"), AccountTraits("Pharmacie de la Gare", "35000")),
]


@pytest.mark.parametrize(("left", "right"), ONE_COMPANY)
def test_two_records_of_one_company_are_likely_and_meet_by_a_key(left: AccountTraits, right: AccountTraits) -> None:
    assert score(left, right).score >= LIKELY
    assert blocking_keys(left) & blocking_keys(right)


@pytest.mark.parametrize(("left", "right"), TWO_COMPANIES)
def test_two_companies_that_look_alike_stay_below_likely(left: AccountTraits, right: AccountTraits) -> None:
    assert score(left, right).score < LIKELY


def test_the_same_name_in_another_town_is_possible_but_not_likely() -> None:
    verdict = score(AccountTraits("Hôtel Bellevue", "06000"), AccountTraits("Hotel Bellevue", "29200"))
    assert POSSIBLE <= verdict.score < LIKELY
    assert verdict.reasons == ("duplicates.same_name", "duplicates.other_postcode")


def test_two_establishments_of_one_company_are_shown_but_not_taken_for_one() -> None:
    verdict = score(AccountTraits("A", "69001", siren="732829320"), AccountTraits("A", "13002", siren="732829320"))
    assert POSSIBLE <= verdict.score < LIKELY


def test_reasons_name_what_speaks_for_it() -> None:
    left = AccountTraits("Élan", "21000", phone="+33465710011", website="elan.example")
    right = AccountTraits("Elan SAS", "21000", phone="+33465710011", website="www.elan.example")
    verdict = score(left, right)
    assert verdict.reasons == (
        "duplicates.same_name",
        "duplicates.same_website",
        "duplicates.same_phone",
        "duplicates.same_postcode",
    )
    assert verdict.score == 0.99


def test_only_the_words_that_tell_a_company_apart_are_kept() -> None:
    assert core_name("Ets. DUPONT & Fils (S.A.R.L.)") == "dupont fils"
    assert core_name("SAS") == "sas"


def test_a_domain_that_many_companies_share_tells_nothing() -> None:
    assert website_domain("https://www.Elan.example:443/x") == "elan.example"
    assert (website_domain("zoe@gmail.com"), website_domain("voir"), website_domain("")) == ("", "", "")


def test_the_same_or_another_vat_number_decides_where_no_siren_does() -> None:
    left = AccountTraits("Élan", vat="FR44732829320")
    assert score(left, AccountTraits("Autre nom", vat="FR44732829320")).score == 1.0
    assert score(left, AccountTraits("Élan", vat="BE0697449992")).score == 0.0
    assert "v:FR44732829320" in blocking_keys(left)


def test_an_account_without_a_name_has_the_keys_of_the_rest_and_resembles_nobody() -> None:
    nameless = AccountTraits("...", website="elan.example")
    assert blocking_keys(nameless) == {"w:elan.example"}
    assert score(nameless, AccountTraits("Élan")).score == 0.0


TRAITS = st.builds(
    AccountTraits,
    name=st.text("abé S.1", max_size=12),
    postcode=st.sampled_from(["", "69001", "69002"]),
    siren=st.sampled_from(["", "732829320"]),
    phone=st.sampled_from(["", "+33465710011"]),
)


@given(left=TRAITS, right=TRAITS)
def test_the_order_of_the_two_does_not_matter(left: AccountTraits, right: AccountTraits) -> None:
    assert score(left, right) == score(right, left)
    assert 0 <= score(left, right).score <= 1
