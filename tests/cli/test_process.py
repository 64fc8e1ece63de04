"""``salesdesk process`` checks, compares and publishes files, and ends with the code of what it found."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from salesdesk.cli import main
from salesdesk.config.paths import Paths
from salesdesk.config.resources import resource_path
from salesdesk.domain.people import Organisation, Role, User, UserStatus
from salesdesk.domain.process_check import RULES
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import profiles
from salesdesk.services.profiles import ProfileCard
from salesdesk.store.queries.records import find
from tests.factories.process_check import FOLDER, NEAR, TRUE, edited_text
from tests.factories.stores import BOSS, ORG

PIN = "483920"
SHIPPED = [
    str(resource_path("processes", f"{name}.yaml")) for name in ("distribution-industrielle", "expertise-comptable")
]
CRM = sorted(str(file) for file in (FOLDER.parent / "crm").glob("*.yaml"))


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESDESK_LANGUAGE", "en")


def run(*words: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["process", *words], input=given, prog_name="salesdesk")


def as_json(*words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)


def written(folder: Path, text: str, name: str = "process.yaml") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


# check


@pytest.mark.parametrize("file", SHIPPED)
def test_a_shipped_process_passes_with_an_a(file: str) -> None:
    result = run("check", file, "--json")
    assert (result.exit_code, json.loads(result.stdout)["grade"], json.loads(result.stdout)["findings"]) == (0, "A", [])


def test_an_error_is_told_with_rule_level_place_reason_and_fix_and_ends_with_one(tmp_path: Path) -> None:
    text = edited_text("en", TRUE["E11"]["en"])
    result = run("check", written(tmp_path, text), "--json")
    (finding,) = json.loads(result.stdout)["findings"]
    line = text[: text.index('"Qualification"')].count("\n") + 1
    assert (result.exit_code, finding["rule"], finding["level"]) == (1, "E11", "error")
    assert (finding["place"], finding["line"]) == ("stages[0].buyer_state", line)
    assert "“qualification”" in finding["reason"]
    assert finding["fix"] == "Name the stage after its criterion S1x1"


def test_a_finding_without_an_honest_fix_has_none(tmp_path: Path) -> None:
    (finding,) = as_json("check", written(tmp_path, edited_text("en", TRUE["E07"]["en"])))["findings"]
    assert finding["fix"] is None


def test_a_warning_does_not_fail_the_command(tmp_path: Path) -> None:
    either = [("evidence: [client_mail], by: client", "evidence: [client_mail, account_sheet]")]
    result = run("check", written(tmp_path, edited_text("en", either)), "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["grade"], [one["level"] for one in told["findings"]]) == (0, "A", ["warning"])


def test_the_plain_output_names_grade_line_and_fix(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, edited_text("en", TRUE["E12"]["en"])))
    assert "process.yaml: grade C" in result.output
    assert "Possible fix: Add a stage of use and payment." in result.output


def test_several_files_give_a_table_in_markdown() -> None:
    result = run("check", *CRM, *SHIPPED)
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in result.stdout.splitlines()]
    assert rows[0] == ["File", "Grade", *RULES]
    broken = {row[0]: [rule for rule, cell in zip(RULES, row[2:], strict=True) if cell] for row in rows[2:]}
    assert broken["hubspot"] == ["E02", "E03", "E06", "E08", "E09", "E11", "E12"]
    assert broken["distribution-industrielle"] == []
    assert result.exit_code == 1


def test_several_files_as_json_are_named() -> None:
    assert [(one["file"], one["grade"]) for one in as_json("check", *SHIPPED)] == [
        (Path(file).name, "A") for file in SHIPPED
    ]


HOSTILE = {
    "unknown key": ("  version: 1", "  versio: 1", "process.versio"),
    "duplicate id": ("- id: S2\n", "- id: S1\n", "stages[1].id"),
    "no such formula": ("formula: downtime", "formula: uptime", "stages[0].conversations[0].points[0].formula"),
    "placeholder": ("{events} stoppages", "{sleep} stoppages", "stages[0].conversations[0].points[0].text"),
    "zero days": ("standard_days: 15", "standard_days: 0", "stages[1].standard_days"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_faulty_file_is_refused_with_line_field_and_remedy(tmp_path: Path, case: str) -> None:
    old, new, field = HOSTILE[case]
    text = edited_text("en", [(old, new)])
    result = run("check", written(tmp_path, text), "--json")
    told = json.loads(result.stdout)
    faults = {one["field"]: one for one in told["refused"]}
    assert (result.exit_code, told["grade"], told["findings"]) == (1, None, [])
    assert faults[field]["line"] > 1
    assert faults[field]["reason"]
    assert faults[field]["remedy"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "XLSX"),
        (b"", "empty"),
        ("process:\n".encode("utf-16"), "UTF-8"),
        (b"a: &a [x]\nb: [*a, *a]\n", "alias"),
    ],
)
def test_what_is_no_process_file_is_refused_in_words(tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    result = run("check", str(tmp_path / "x.yaml"))
    assert result.exit_code == 1
    assert word in result.stderr
    assert "line 1" in result.stderr


def test_a_file_that_is_not_there_is_refused_beside_one_that_is(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "nothing.yaml"), SHIPPED[0])
    assert result.exit_code == 1
    assert "| nothing | refused |" in result.stdout
    assert "| distribution-industrielle | A |" in result.stdout


def test_a_check_without_file_is_misuse() -> None:
    assert run("check").exit_code == 2


# diff


def test_a_difference_is_told_by_its_id_and_the_mapping_follows(tmp_path: Path) -> None:
    old = written(tmp_path, edited_text("en", []), "old.yaml")
    new = written(tmp_path, edited_text("en", NEAR["E05"]["en"]), "new.yaml")
    told = as_json("diff", old, new)
    assert told["differences"] == [
        {"change": "number", "part": "stage", "id": "S2", "field": "standard_days", "before": "15", "after": "36"}
    ]
    assert told["mapping"] == {"S1": "S1", "S2": "S2", "S3": "S3"}
    assert "Number – stage S2, standard_days: 15 becomes 36" in run("diff", old, new).output


def test_the_same_file_twice_has_no_difference() -> None:
    assert run("diff", SHIPPED[0], SHIPPED[0]).output == "No difference.\n"


def test_a_difference_with_a_refused_file_is_refused(tmp_path: Path) -> None:
    result = run("diff", SHIPPED[0], written(tmp_path, "process: [\n"))
    assert result.exit_code == 1
    assert "is refused" in result.stderr


# publish


@pytest.fixture
def profile() -> None:
    card = ProfileCard("ops", "Jeanne Colin", "Fonderies Voltaire")
    opened = profiles.create_profile(Paths.of_user(), card, org_id=ORG, user_id=BOSS, pin=PIN)
    with opened.workspace.unit(None) as unit:
        unit.put(Organisation(id=ORG, name="Fonderies Voltaire"))
        unit.put(
            User(id=BOSS, name="Jeanne Colin", email="j@v.fr", role=Role.SALES_OPERATIONS, status=UserStatus.ACTIVE)
        )
    opened.close()


def published() -> list[tuple[str, int]]:
    opened = profiles.open_profile(Paths.of_user(), "ops", pin=PIN)
    try:
        with opened.workspace.read() as connection:
            return [(one.process_key, one.version) for one in find(connection, ProcessVersion)]
    finally:
        opened.close()


@pytest.mark.usefixtures("profile")
def test_a_sound_process_is_published_once(tmp_path: Path) -> None:
    file = written(tmp_path, edited_text("en", []))
    told = json.loads(run("publish", file, "--pin-stdin", "--json", given=f"{PIN}\n").stdout)
    assert (told["process"], told["version"], told["grade"]) == ("sound-en", 1, "A")
    again = run("publish", file, "--pin-stdin", given=f"{PIN}\n")
    assert (again.exit_code, published()) == (1, [("sound-en", 1)])


@pytest.mark.usefixtures("profile")
def test_a_process_with_errors_needs_a_yes(tmp_path: Path) -> None:
    file = written(tmp_path, edited_text("en", TRUE["E11"]["en"]))
    refused = run("publish", file, "--pin-stdin", given=f"{PIN}\n")
    assert (refused.exit_code, published()) == (1, [])
    assert "--yes" in refused.stderr
    assert run("publish", file, "--pin-stdin", "--yes", given=f"{PIN}\n").exit_code == 0
    assert published() == [("sound-en", 1)]


@pytest.mark.usefixtures("profile")
def test_a_wrong_pin_publishes_nothing(tmp_path: Path) -> None:
    file = written(tmp_path, edited_text("en", []))
    assert run("publish", file, "--pin-stdin", given="000000\n").exit_code != 0
    assert published() == []


@pytest.mark.usefixtures("profile")
def test_a_refused_file_is_not_published(tmp_path: Path) -> None:
    assert run("publish", written(tmp_path, "process: [\n"), "--pin-stdin", given=f"{PIN}\n").exit_code == 1
    assert published() == []
