"""One search over accounts, people and notes."""

from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.services import search
from salesdesk.services.workspace import Workspace
from salesdesk.store.search import match_of
from tests.factories.accounts import account, contact
from tests.factories.portfolio import conversation, keep, workspace


@pytest.fixture
def rep(tmp_path: Path) -> Workspace:
    return workspace(tmp_path)


def found(here: Workspace, query: str) -> list[tuple[str, str]]:
    return [(hit.noun, hit.title) for hit in search.search(here, query)]


def test_accounts_whose_name_begins_as_typed_come_first(rep: Workspace) -> None:
    keep(rep, [account(name="Au Bon Pain"), account(name="Painsol", city="Sète")])
    assert found(rep, "pain") == [("account", "Painsol"), ("account", "Au Bon Pain")]
    assert search.search(rep, "") == []


def test_a_person_is_found_with_his_company(rep: Workspace) -> None:
    one = account(name="Laiterie")
    keep(rep, [one, contact(one.id, first_name="Éloïse", last_name="Garnier")])
    hits = search.search(rep, "eloise gar")
    assert [(hit.noun, hit.title, hit.subtitle) for hit in hits] == [("contact", "Éloïse Garnier", "Laiterie")]


def test_notes_are_found_by_the_beginning_of_a_word_without_its_accents(rep: Workspace) -> None:
    one = account(name="Laiterie")
    talk = conversation(one.id, "Claire veut **réduire** les ruptures sur la ligne yaourts.")
    keep(rep, [one, talk])
    assert found(rep, "reduir") == []
    assert search.catch_up(rep) == 1
    hits = search.search(rep, "reduir yaourt")
    assert [(hit.noun, hit.record_id, hit.title) for hit in hits] == [("conversation", talk.id, "Laiterie")]
    assert hits[0].subtitle == "Claire veut réduire les ruptures sur la ligne yaourts."


def test_a_note_changed_or_deleted_is_found_by_its_new_words_only(rep: Workspace) -> None:
    one = account(name="Laiterie")
    talk = conversation(one.id, "palettes")
    keep(rep, [one, talk])
    search.catch_up(rep)
    keep(rep, [replace(talk, notes="cartons")])
    assert search.catch_up(rep) == 1
    assert found(rep, "palette") == []
    assert found(rep, "carton") == [("conversation", "Laiterie")]
    with rep.unit(None) as unit:
        unit.delete(type(talk), talk.id)
    search.catch_up(rep)
    assert found(rep, "carton") == []
    assert search.catch_up(rep) == 0


def test_typed_signs_never_reach_the_query_language() -> None:
    assert match_of('quai" OR NEAR(x) le') == '"quai"* AND "NEAR"*'
    assert match_of("à l' (") == ""


def test_an_excerpt_is_cut_around_the_word_found() -> None:
    text = "mot " * 60 + "pénalité de retard " + "fin " * 60
    cut = search.excerpt(text, ["penalite"])
    assert "pénalité de retard" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < 160
