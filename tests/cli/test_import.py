"""``salesdesk import`` tells what it would do, asks, imports in one gesture, and ends with the code of its outcome."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from salesdesk.cli import main
from salesdesk.config.paths import Paths
from salesdesk.domain.people import Organisation, Role, Team, User, UserStatus
from salesdesk.domain.products import Product
from salesdesk.services import profiles
from salesdesk.services.profiles import ProfileCard
from salesdesk.store.queries.records import find
from tests.factories.imports import FILES, TEAM, written
from tests.factories.processes import process_version
from tests.factories.stores import BOSS, ORG

PIN = "483920"


@pytest.fixture(autouse=True)
def _profile(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")
    card = ProfileCard("boss", "Jeanne Colin", "Fonderies Voltaire")
    opened = profiles.create_profile(Paths.of_user(), card, org_id=ORG, user_id=BOSS, pin=PIN)
    with opened.workspace.unit(None) as unit:
        unit.put(Organisation(id=ORG, name="Fonderies Voltaire"))
        unit.put(Team(id=TEAM, name="Ventes", manager_id=BOSS))
        unit.put(User(id=BOSS, name="Jeanne Colin", email="j@v.fr", role=Role.MANAGER, status=UserStatus.ACTIVE))
        unit.put(process_version())
    opened.close()


def run(*words: str, pin: str = PIN) -> Result:
    return CliRunner().invoke(main, ["import", *words, "--pin-stdin"], input=f"{pin}\n", prog_name="salesdesk")


def as_json(*words: str) -> Any:
    result = run(*words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def products() -> set[str]:
    opened = profiles.open_profile(Paths.of_user(), "boss", pin=PIN)
    try:
        with opened.workspace.read() as connection:
            return {one.name for one in find(connection, Product)}
    finally:
        opened.close()


def test_a_dry_run_says_what_would_be_done_and_writes_nothing() -> None:
    result = run("products", str(FILES / "products.csv"), "--dry-run")
    assert (0, set()) == (result.exit_code, products())
    assert "products.csv: 3 rows; new 3" in result.output
    assert "nothing was written" in result.output


def test_an_import_needs_a_yes_where_nobody_can_be_asked() -> None:
    result = run("products", str(FILES / "products.csv"))
    assert (1, set()) == (result.exit_code, products())
    assert "--yes" in result.output


def test_a_yes_imports_and_again_there_is_nothing_to_do() -> None:
    assert "Import done" in run("products", str(FILES / "products.csv"), "--yes").output
    assert {"Presse A1", "Presse Pro", "Four 500"} == products()
    assert "Nothing to import" in run("products", str(FILES / "products.csv"), "--yes").output


def test_the_whole_small_set_as_json_adds_up() -> None:
    for target in ("teams", "products", "accounts"):
        assert as_json(target, str(FILES / f"{target}.csv"), "--currency", "USD")["written"]
    done = as_json("opportunities", str(FILES / "opportunities.csv"), "--currency", "USD")
    assert {"new": 5, "changed": 0, "unchanged": 0, "duplicate": 0, "listed": 5} == done["rows"]
    anna = {"rows": 4, "value_cents": 155_400, "imported": 1, "imported_cents": 105_400, "listed": 3}
    assert anna == done["agents"]["Anna Petit"]
    assert "Line 3: the deal has no account." == done["listed"][0]["reasons"][0]


def test_an_open_question_is_refused_and_answered_by_an_option(tmp_path: Path) -> None:
    for target in ("teams", "products", "accounts"):
        run(target, str(FILES / f"{target}.csv"), "--yes")
    path = written(tmp_path, "id,account,stage,close date\n1,Moulins Bel,Won,01/02/2026\n")
    refused = run("opportunities", str(path), "--dry-run")
    assert 1 == refused.exit_code
    assert "01/02/2026" in refused.output
    assert 0 == run("opportunities", str(path), "--dry-run", "--date-order", "day_first").exit_code


def test_a_mapping_is_written_and_read_back(tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.json"
    run("products", str(FILES / "products.csv"), "--dry-run", "--save-mapping", str(mapping))
    content = json.loads(mapping.read_text("utf-8"))
    content["mapping"]["columns"] = {"name": "x", "price_cents": "y"}
    mapping.write_text(json.dumps(content), "utf-8")
    path = written(tmp_path, "x,y\nTour,5\n")
    assert 0 == run("products", str(path), "--yes", "--mapping", str(mapping)).exit_code
    assert {"Tour"} == products()


@pytest.mark.parametrize("text", ["{", "[]", '{"stages": 3}', '{"mapping": {"noun": 1}}'])
def test_a_mapping_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text, "mapping.json")
    assert 1 == run("products", str(FILES / "products.csv"), "--dry-run", "--mapping", str(path)).exit_code


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = run("products", str(tmp_path / "absent.csv"))
    assert 1 == result.exit_code
    assert "absent.csv" in result.output


def test_a_word_that_is_no_target_is_a_misuse() -> None:
    assert 2 == run("cars", str(FILES / "products.csv")).exit_code


def test_a_wrong_pin_is_refused() -> None:
    assert 1 == run("products", str(FILES / "products.csv"), pin="000000").exit_code


def test_a_circle_of_parents_is_told_line_by_line(tmp_path: Path) -> None:
    path = written(tmp_path, "account,subsidiary_of\nUn,Deux\nDeux,Un\n")
    result = run("accounts", str(path), "--dry-run")
    assert 0 == result.exit_code
    assert result.output.count("leads back to this very account") == 2
