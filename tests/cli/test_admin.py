"""``salesdesk admin``: the firm from its creation to the check of its log."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from salesdesk.cli import main
from salesdesk.server.config import DATABASE_FILE, KEY_FILE, ServerConfig, derived_key, open_store, server_key
from salesdesk.store.engine import open_encrypted
from salesdesk.store.server_tables import COUNTER


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "server"


def run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["admin", "--data", str(data), *words], prog_name="salesdesk")


def run_json(data: Path, *words: str) -> Any:
    result = run(data, *words, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)


def create(data: Path, name: str = "Voltaire") -> Any:
    return run_json(data, "create-organisation", name, "--admin-email", "ada@voltaire.fr", "--admin-name", "Ada Martin")


def test_a_firm_is_created_and_its_administrator_invited(data: Path) -> None:
    result = run(data, "create-organisation", "Voltaire", "--admin-email", "a@b.fr", "--admin-name", "Ada Martin")
    assert result.exit_code == 0
    assert re.search(r"^http://127\.0\.0\.1:8420/join\?token=[A-Za-z0-9_-]{64}$", result.output, re.MULTILINE)


def test_a_firm_is_created_once(data: Path) -> None:
    create(data)
    again = run(data, "create-organisation", "VOLTAIRE", "--admin-email", "x@y.fr", "--admin-name", "X")
    assert again.exit_code == 1
    assert "already on this server" in again.output


def test_teams_form_a_tree_and_people_are_invited_into_them(data: Path) -> None:
    create(data)
    france = run_json(data, "team-add", "France")
    west = run_json(data, "team-add", "Ouest", "--parent", "france")
    assert west["parent_id"] == france["id"]
    words = ("marc@voltaire.fr", "--name", "Marc Roy", "--role", "manager", "--team", "Ouest", "--manager-of", "Ouest")
    boss = run_json(data, "invite", *words, "--url", "https://desk.example")
    assert boss["invitation"].startswith("https://desk.example/join?token=")
    teams = {team["name"]: team for team in run_json(data, "teams")}
    assert teams["Ouest"]["manager_id"] == boss["user_id"]
    people = {user["email"]: user for user in run_json(data, "list")["users"]}
    marc = people["marc@voltaire.fr"]
    assert (marc["status"], marc["role"], marc["team_id"]) == ("pending", "manager", west["id"])


def test_inviting_again_completes_the_same_person(data: Path) -> None:
    create(data)
    first = run_json(data, "invite", "c@v.fr", "--name", "Claire", "--role", "rep")
    second = run_json(data, "invite", "C@V.fr", "--name", "Claire Petit", "--role", "rep")
    assert first["user_id"] == second["user_id"]
    assert first["invitation"] != second["invitation"]
    assert [u["name"] for u in run_json(data, "list")["users"] if u["email"] == "c@v.fr"] == ["Claire Petit"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("invite", "no-address", "--name", "X", "--role", "rep"), "is not an e-mail address"),
        (("invite", "a@b.fr", "--name", " ", "--role", "rep"), "This name is empty"),
        (("invite", "a@b.fr", "--name", "X", "--role", "rep", "--team", "Sud"), "No team is called Sud"),
        (("team-add", "Nord", "--parent", "Mars"), "No team is called Mars"),
        (("reset-password", "nobody@b.fr"), "not in the company"),
        (("revoke", "user", "01a0c450-6c01-7000-8000-000000000000"), "not in the company"),
        (("revoke", "device", "01a0c450-6c01-7000-8000-000000000000"), "unknown or already revoked"),
    ],
)
def test_what_cannot_be_done_is_said_and_ends_with_one(data: Path, words: tuple[str, ...], sentence: str) -> None:
    create(data)
    result = run(data, *words)
    assert (result.exit_code, sentence in result.output) == (1, True)
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("invite", "a@b.fr", "--name", "X", "--role", "king"), "--role must be one of"),
        (("invite", "a@b.fr", "--role", "rep"), "--name is missing"),
        (("revoke", "user", "not-an-id"), "IDENTIFIER cannot be used"),
        (("dance",), "There is no command “dance”"),
        (("list", "--colour"), "There is no option --colour"),
    ],
)
def test_a_command_written_wrongly_ends_with_two(data: Path, words: tuple[str, ...], sentence: str) -> None:
    result = run(data, *words)
    assert result.exit_code == 2
    assert sentence in result.output


def test_a_folder_without_a_server_is_said_and_left_empty(data: Path) -> None:
    result = run(data, "list")
    assert (result.exit_code, "There is no server" in result.output) == (1, True)
    assert not data.exists()


def test_a_lost_key_is_a_failure_of_the_machine(data: Path) -> None:
    create(data)
    (data / KEY_FILE).unlink()
    result = run(data, "list")
    assert (result.exit_code, "key of the database is not where" in result.output) == (3, True)


def test_several_firms_need_to_be_named(data: Path) -> None:
    create(data)
    create(data, "Rousseau")
    assert run(data, "list").exit_code == 1
    named = CliRunner().invoke(main, ["admin", "--data", str(data), "--organisation", "rousseau", "list", "--json"])
    assert json.loads(named.output)["organisation"]["name"] == "Rousseau"


def test_the_log_is_listed_and_a_changed_line_is_found(data: Path) -> None:
    create(data)
    run_json(data, "team-add", "France")
    assert [line["name"] for line in run_json(data, "events")] == ["team.created", "organisation.created"]
    assert run(data, "events", "--verify").exit_code == 0
    key = bytes.fromhex((data / KEY_FILE).read_text())
    store = open_encrypted(data / DATABASE_FILE, derived_key(key, "database"))
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE event SET happened_at = happened_at + 1 WHERE no = 1")
    store.close()
    broken = run(data, "events", "--verify")
    assert (broken.exit_code, "changed at lines 1" in broken.output) == (1, True)


def test_the_database_is_encrypted_and_its_key_private(data: Path) -> None:
    create(data)
    assert (data / KEY_FILE).stat().st_mode & 0o077 == 0
    plain = sqlite3.connect(data / DATABASE_FILE)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM sqlite_master").fetchall()
    plain.close()


def test_errors_speak_the_readers_language(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "fr")
    assert "Il n’y a pas de serveur" in run(data, "list").output


def test_a_database_put_back_from_a_backup_begins_a_new_history(data: Path) -> None:
    create(data)
    before = epoch_of(data)
    assert run(data, "restored").exit_code == 0
    assert epoch_of(data) != before


def epoch_of(data: Path) -> bytes:
    config = ServerConfig(data=data)
    store = open_store(config, server_key(data))
    try:
        with store.read() as connection:
            return bytes(connection.execute(select(COUNTER.c.epoch)).scalar_one())
    finally:
        store.close()
