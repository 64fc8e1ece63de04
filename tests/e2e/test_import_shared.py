"""A manager imports his firm's files by command, syncs, and everybody finds on his laptop what is his, and no more."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Account
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import User
from salesdesk.services import profiles
from salesdesk.store.queries.records import find
from tests.e2e.processes import PIN, ServerProcess, command, make_profile
from tests.factories.imports import FILES

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]

EVERYBODY = {"Anna Petit", "Bruno Sanz", "Chloé Diaz", "Denis Roy", "Éva Lund", "Marc Aubry", "Inès Faure"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path / "firm")
    made.home.mkdir()
    made.admin("create-organisation", "Essai SA", "--admin-email", "anne@essai.example", "--admin-name", "Anne Adam")
    made.admin("team-add", "Ventes")
    made.start()
    made.invite("paul@essai.example", "Paul Orme", "manager", "--team", "Ventes", "--manager-of", "Ventes")
    yield made
    made.stop()


def synced(home: Path) -> Any:
    return json.loads(command(home, "sync", "--pin-stdin", "--json", data=PIN.encode()))


def holdings(home: Path, profile: str) -> tuple[set[str], Counter[str], set[str]]:
    """Reads the accounts, the opportunities by account and the people that one laptop has."""
    opened = profiles.open_profile(Paths.below(home), profile, pin=PIN)
    try:
        with opened.workspace.read() as connection:
            accounts = {one.id: one.name for one in find(connection, Account)}
            deals = Counter(accounts[one.account_id] for one in find(connection, Opportunity))
            return set(accounts.values()), deals, {one.name for one in find(connection, User)}
    finally:
        opened.close()


def test_files_imported_by_a_manager_reach_his_other_laptop_and_each_rep_gets_his_own(
    server: ServerProcess, tmp_path: Path
) -> None:
    home = tmp_path / "paul"
    make_profile(server, home, "paul", "paul@essai.example")
    for target in ("teams", "products", "accounts", "opportunities"):
        words = (target, str(FILES / f"{target}.csv"), "--currency", "USD", "--yes", "--pin-stdin")
        command(home, "import", *words, data=PIN.encode())
    done = synced(home)
    assert (done["refused"], done["conflicts"], done["waiting"]) == (0, 0, 0)

    make_profile(server, tmp_path / "again", "paul", "paul@essai.example")
    accounts, deals, people = holdings(tmp_path / "again", "paul")
    assert accounts == {"Aciéries du Lac", "Groupe Orme", "Verrerie Nord", "Moulins Bel"}
    assert deals == {"Aciéries du Lac": 1, "Groupe Orme": 2, "Verrerie Nord": 1, "Moulins Bel": 1}
    assert people - {"Anne Adam", "Paul Orme"} == EVERYBODY
    assert holdings(home, "paul") == (accounts, deals, people)

    # Who came with the files is invited by his name; he joins and reads his own accounts alone.
    server.invite("bruno@essai.example", "Bruno Sanz", "rep")
    make_profile(server, tmp_path / "bruno", "bruno", "bruno@essai.example")
    mine, his_deals, colleagues = holdings(tmp_path / "bruno", "bruno")
    assert (mine, his_deals) == ({"Verrerie Nord", "Moulins Bel"}, {"Verrerie Nord": 1, "Moulins Bel": 1})
    assert colleagues == people
    server.invite("denis@essai.example", "Denis Roy", "rep")
    make_profile(server, tmp_path / "denis", "denis", "denis@essai.example")
    assert holdings(tmp_path / "denis", "denis")[0] == set()
    server.invite("ines@essai.example", "Inès Faure", "manager")
    make_profile(server, tmp_path / "ines", "ines", "ines@essai.example")
    assert holdings(tmp_path / "ines", "ines")[0] == {"Groupe Orme"}
