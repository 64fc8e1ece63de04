"""Communes are found while one types, whatever the accents, and by every one of their postcodes."""

import pytest

from salesdesk.domain.gazetteer import Commune, Gazetteer, columns_from_csv

LINES = """\
2A004,Ajaccio,20000 20090 20167,2A,41.9349,8.7011,76320
42218,Saint-Étienne,42000 42100 42230,42,45.4401,4.3873,172565
58062,Château-Chinon (Ville),58120,58,47.0643,3.9331,1963
59512,Roubaix,59100,59,50.6879,3.1818,98892
62318,Étaples,62630,62,50.5167,1.6436,10600
62826,Le Touquet-Paris-Plage,62520,62,50.5086,1.5989,4224
75056,Paris,75001 75002 75116,75,48.8566,2.3428,2103778
76259,Œuville,76450,76,49.8,0.7,300
82137,Parisot,82160,82,44.2636,1.8594,520
97101,Les Abymes,97139 97142,971,16.2727,-61.5017,51055
"""


@pytest.fixture(scope="module")
def communes() -> Gazetteer:
    return Gazetteer(columns_from_csv(LINES))


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("par", ["Paris", "Parisot", "Le Touquet-Paris-Plage"]),
        ("paris", ["Paris", "Parisot", "Le Touquet-Paris-Plage"]),
        ("PARISOT", ["Parisot"]),
        ("saint etienne", ["Saint-Étienne"]),
        ("St-Étien", ["Saint-Étienne"]),
        ("etap", ["Étaples"]),
        ("touquet", ["Le Touquet-Paris-Plage"]),
        ("chateau chinon v", ["Château-Chinon (Ville)"]),
        ("oeuv", ["Œuville"]),
        ("œuv", ["Œuville"]),
        ("75116", ["Paris"]),
        ("62", ["Étaples", "Le Touquet-Paris-Plage"]),
        ("97142", ["Les Abymes"]),
        ("  ", []),
        ("aris", []),
        ("\n", []),
        ("xyz", []),
    ],
)
def test_a_commune_is_found_as_one_types(communes: Gazetteer, typed: str, names: list[str]) -> None:
    assert [commune.name for commune in communes.search(typed)] == names


def test_no_more_than_the_asked_number_is_returned(communes: Gazetteer) -> None:
    assert [commune.name for commune in communes.search("par", limit=2)] == ["Paris", "Parisot"]
    assert communes.search("par", limit=0) == []


def test_an_official_code_gives_everything_known(communes: Gazetteer) -> None:
    assert communes.by_insee("2a004") == Commune(
        "2A004", "Ajaccio", ("20000", "20090", "20167"), "2A", 41.9349, 8.7011, 76320
    )
    assert communes.by_insee("99999") is None


def test_a_postcode_gives_every_commune_that_has_it(communes: Gazetteer) -> None:
    assert [commune.name for commune in communes.by_postcode("20090")] == ["Ajaccio"]
    assert communes.by_postcode("200") == []
    assert len(communes) == 10
