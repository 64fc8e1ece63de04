"""Process files: what is read, what is refused and where, what is written."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.config.resources import resource_path
from salesdesk.domain.pipeline import ideal_counts
from salesdesk.domain.process import (
    BuyingRole,
    Cadence,
    EvidenceKind,
    PointKind,
    PracticeTrigger,
    QuestionType,
    Role,
    Side,
    Target,
    Text,
)
from salesdesk.exchange import processfile
from salesdesk.exchange.processfile import (
    ProcessFileError,
    read_process,
    read_process_file,
    warnings,
)

SMALL_FILE = Path(__file__).parents[1] / "data" / "processes" / "small.yaml"
SMALL = SMALL_FILE.read_text(encoding="utf-8")
TEMPLATES = ["distribution-industrielle", "expertise-comptable"]

Fault = tuple[int, str, str]


def faults(text: str) -> list[Fault]:
    with pytest.raises(ProcessFileError) as refused:
        read_process(text, source="small.yaml")
    return [(problem.line, problem.path, problem.key) for problem in refused.value.problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def changed(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, f"{old!r} must stand once in the file"
    return SMALL.replace(old, new)


# What is read


def test_both_spellings_of_a_text_are_read() -> None:
    process = read_process(SMALL, source="small.yaml")
    assert process.name == Text(fr="Petit processus")
    assert process.roles == (Role("boss", Text("Dirigeant", "Managing director"), BuyingRole.DECIDER),)


def test_a_plain_text_takes_the_language_of_the_process() -> None:
    process = read_process(changed("lang: fr", "lang: en"), source="small.yaml")
    assert process.stages[1].buyer_state == Text(en="Le dirigeant paie")


def test_amounts_and_durations_are_exact() -> None:
    process = read_process(SMALL, source="small.yaml")
    assert process.target == Target(12, 100_050)
    assert process.stages[0].conversations[0].questions[1].if_over == PracticeTrigger(
        "urgent", Text(fr="Urgences"), 30, 5_000, over=2.0
    )


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "windows.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert read_process_file(file) == read_process(SMALL, source="small.yaml")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_no_error_and_no_advice(name: str) -> None:
    process = read_process_file(resource_path("processes", f"{name}.yaml"))
    assert (process.id, warnings(process)) == (name, ())


@pytest.mark.parametrize(
    ("name", "counts"), [("distribution-industrielle", [3, 3, 2, 1, 1]), ("expertise-comptable", [3, 3, 3, 2, 1])]
)
def test_a_template_derives_the_ideal_pipeline_its_author_had_typed(name: str, counts: list[int]) -> None:
    process = read_process_file(resource_path("processes", f"{name}.yaml"))
    assert [stage.count for stage in ideal_counts(process)] == counts


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_conversation_of_a_template_can_be_learnt(name: str) -> None:
    process = read_process_file(resource_path("processes", f"{name}.yaml"))
    incomplete = [
        talk.id
        for talk in process.conversations()
        if not (talk.role and talk.contract and talk.skill and talk.coach and talk.cadence and talk.script)
    ]
    assert incomplete == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_indicator_of_a_template_serves_a_decision(name: str) -> None:
    process = read_process_file(resource_path("processes", f"{name}.yaml"))
    assert [
        one.id for one in process.indicators if not (one.owner and one.decision and one.ritual and one.target)
    ] == []


def test_the_templates_show_every_kind_of_evidence() -> None:
    shown: set[EvidenceKind] = set()
    for name in TEMPLATES:
        process = read_process_file(resource_path("processes", f"{name}.yaml"))
        shown.update(kind for criterion in process.criteria() for kind in criterion.evidence)
        shown.update(kind for talk in process.conversations() for point in talk.points for kind in point.proof)
    assert set(EvidenceKind) - shown == set()


# What is refused: one change, one fault, its line and field

WRONG = [
    ("    standard_days: 20\n", "", "stages[1]", "process.missing", "  - id: S2"),
    ("version: 2", "versio: 2", "process.versio", "process.unknown_key_like", "versio"),
    ("version: 2", "version: two", "process.version", "process.not_whole", "version"),
    ("version: 2", "version: 2.5", "process.version", "process.not_whole", "version"),
    ("name: Petit processus", "name: 12", "process.name", "process.not_words", "name: 12"),
    ("name: Petit processus", 'name: " "', "process.name", "process.empty_text", "name:"),
    ("name: Petit processus", "name: {de: x}", "process.name.de", "process.unknown_language", "name:"),
    ("wins_year: 12", "wins_year: 0", "process.target.wins_year", "process.out_of_range", "wins_year"),
    ("rate: 50}", "rate: 0}", "stages[0].conversations[0].questions[1].if_over.rate",
     "process.out_of_range_above", "rate: 0"),
    ("currency: EUR", "currency: euro", "process.currency", "process.bad_currency", "currency"),
    ("avg_value: 1000.50", "avg_value: 1000.505", "process.target.avg_value", "process.not_cents", "avg_value"),
    ("buying_role: decider", "buying_role: king", "roles.boss.buying_role", "process.unknown_buying_role", "king"),
    ("standard_days: 20", "standard_days: 0", "stages[1].standard_days", "process.out_of_range", "standard_days: 0"),
    ("standard_days: 20", "standard_days: -3", "stages[1].standard_days", "process.out_of_range", "days: -3"),
    ("to_next: 0.5", "to_next: 0", "stages[0].to_next", "process.out_of_range", "to_next: 0"),
    ("to_next: 0.5", "to_next: 1.01", "stages[0].to_next", "process.out_of_range", "to_next: 1.01"),
    ("to_next: 0.5", "to_next: .nan", "stages[0].to_next", "process.not_number", "to_next: .nan"),
    ("back_to: [S1]", "back_to: [S2]", "stages[1].back_to[0]", "process.back_to_forward", "back_to"),
    ("back_to: [S1]", "back_to: [zz]", "stages[1].back_to[0]", "process.unknown_stage", "back_to"),
    ("back_to: [S1]", "back_to: S1", "stages[1].back_to", "process.not_list", "back_to"),
    ("after: [S1x1]", "after: [nowhere]", "stages[1].entry[0].after[0]", "process.unknown_criterion", "nowhere"),
    ("id: S2x1", "id: S1x1", "stages[1].exit[0].id", "process.duplicate_id", '"Encaissé"'),
    ("[client_file]", "[fichier_client]", "stages[1].entry[0].evidence[0]", "process.unknown_evidence_like", "fichier"),
    ("[bank_receipt]", "[account_sheet]", "stages[1].exit[0].evidence", "process.unprovable", '"Encaissé"'),
    ("[bank_receipt]", "[]", "stages[1].exit[0].evidence", "process.empty_list", '"Encaissé"'),
    ("with: boss", "with: bos", "stages[0].conversations[0].with", "process.unknown_role_like", "with: bos"),
    ("minutes: 45", "minutes: 0", "stages[0].conversations[0].minutes", "process.out_of_range", "minutes: 0"),
    ("feeds: [downtime.hours]", "feeds: [downtime]", "stages[0].conversations[0].questions[0].feeds[0]",
     "process.bad_feed", "feeds"),
    ("feeds: [downtime.hours]", "feeds: [nothing.hours]", "stages[0].conversations[0].questions[0].feeds[0]",
     "process.unknown_formula", "feeds"),
    ("feeds: [downtime.hours]", "feeds: [downtime.hour]", "stages[0].conversations[0].questions[0].feeds[0]",
     "process.unknown_input_like", "feeds"),
    ("type: problem", "type: probleme", "stages[0].conversations[0].questions[0].type",
     "process.unknown_question_type_like", "probleme"),
    ("then: q2", "then: zz", "stages[0].conversations[0].questions[0].then", "process.unknown_question", "then: zz"),
    ("then: q2", "then: q1", "stages[0].conversations[0].questions[0].then", "process.then_cycle", "then: q1"),
    ("hours_month: 0.5", "hours_month: 0.51", "stages[0].conversations[0].questions[1].if_over.hours_month",
     "process.not_minutes", "0.51"),
    ("formula: downtime", "formula: downtimes", "stages[0].conversations[0].points[0].formula",
     "process.unknown_formula_like", "downtimes"),
    ("{events} arrêts", "{lives} arrêts", "stages[0].conversations[0].points[0].text",
     "process.unknown_output", "{lives}"),
    ("{events} arrêts", "{events arrêts", "stages[0].conversations[0].points[0].text",
     "process.bad_placeholder", "{events "),
    (", formula: cost_of_delay", "", "stages[0].conversations[0].objections[0].answer",
     "process.figure_without_formula", "Plus tard"),
    ("by: client, text: \"Envoyer", "by: vendeur, text: \"Envoyer", "stages[0].conversations[0].commitments[0].by",
     "process.unknown_side_like", "vendeur"),
    ("due_days: 7", "due_days: -1", "stages[0].conversations[0].commitments[0].due_days", "process.out_of_range", "-1"),
    ("to_next: 0.5", "to_next: 0.5\n    ideal_pipeline: {count: 3}", "stages[0].ideal_pipeline", "process.derived",
     "ideal_pipeline"),
    ("id: t1, text: \"Un arrêt récent\"", "id: t1, text: \"Un arrêt\", searching: oui", "triggers[0].searching",
     "process.not_flag", "searching"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "key", "place"), WRONG, ids=[f"{row[3]} {row[2]}" for row in WRONG])
def test_a_fault_is_named_with_its_line_and_field(old: str, new: str, path: str, key: str, place: str) -> None:
    text = changed(old, new)
    found = [fault for fault in faults(text) if fault[2] == key]
    field = f"{path}.standard_days" if key == "process.missing" else path
    assert found == [(line_of(text, place), field, key)]


def test_all_faults_are_listed_in_the_order_of_the_file() -> None:
    text = (
        SMALL.replace("version: 2", "version: x")
        .replace("with: boss", "with: nobody")
        .replace("due_days: 7", "due_day: 7")
    )
    assert faults(text) == [
        (3, "process.version", "process.not_whole"),
        (24, "stages[0].conversations[0].with", "process.unknown_role"),
        (39, "stages[0].conversations[0].commitments[0].due_days", "process.missing"),
        (39, "stages[0].conversations[0].commitments[0].due_day", "process.unknown_key_like"),
    ]


def test_the_error_counts_its_faults_and_names_the_first() -> None:
    with pytest.raises(ProcessFileError) as refused:
        read_process(changed("version: 2", "version: x"), source="small.yaml")
    assert refused.value.arguments == {"source": "small.yaml", "count": 1, "line": 3, "field": "process.version"}


def test_the_closest_known_name_is_proposed() -> None:
    with pytest.raises(ProcessFileError) as refused:
        read_process(changed("type: profitability", "type: rentabilite"), source="small.yaml")
    assert refused.value.problems[0].args["closest"] == "profitability"


def test_a_missing_part_is_reported_once_not_with_all_its_fields() -> None:
    assert faults("lang: fr\n")[:3] == [
        (1, "process", "process.missing"),
        (1, "roles", "process.missing"),
        (1, "stages", "process.missing"),
    ]


def test_entry_conditions_that_wait_for_each_other_are_refused() -> None:
    text = SMALL.replace(
        'text: "Compte connu", evidence: [account_sheet], by: rep',
        'text: "Compte connu", evidence: [account_sheet], by: rep, after: [S2e1]',
    )
    assert faults(text) == [(19, "stages[0].entry[0].after", "process.criteria_cycle")]


def test_an_entry_condition_may_not_wait_for_a_later_stage_even_without_a_written_way_back() -> None:
    text = SMALL.replace(", after: [S1x1]", "").replace(", by: rep}", ", by: rep, after: [S2x1]}")
    with pytest.raises(ProcessFileError) as refused:
        read_process(text, source="small.yaml")
    (problem,) = refused.value.problems
    loop = str(problem.args["loop"]).split(" → ")
    assert (problem.key, loop[0] == loop[-1], set(loop)) == (
        "process.criteria_cycle",
        True,
        {"S1e1", "S1x1", "S2e1", "S2x1"},
    )


def test_a_loop_of_questions_is_refused_once() -> None:
    text = SMALL.replace("text: Combien d'urgences ?", "text: Combien d'urgences ?\n            then: q1")
    assert faults(text) == [(29, "stages[0].conversations[0].questions[0].then", "process.then_cycle")]


def test_more_than_seven_indicators_are_read_for_the_check_to_judge_but_not_a_flood_of_them() -> None:
    def with_indicators(count: int) -> str:
        lines = "".join(f"  - {{id: i{rank}, text: Mesure}}\n" for rank in range(count))
        return SMALL.replace("stages:\n", f"indicators:\n{lines}stages:\n")

    assert len(read_process(with_indicators(8), source="small.yaml").indicators) == 8
    text = with_indicators(51)
    assert faults(text) == [(line_of(text, "id: i50"), "indicators[50]", "process.too_many_indicators")]


def test_more_than_fifty_stages_are_refused_at_the_next() -> None:
    extra = "".join(
        f"  - {{id: X{rank}, buyer_state: Client, standard_days: 1, to_next: 1, "
        f"exit: [{{id: X{rank}x, text: Fait, evidence: [client_mail]}}]}}\n"
        for rank in range(49)
    )
    assert faults(SMALL + extra) == [(line_of(SMALL + extra, "id: X48"), "stages[50]", "process.too_many_stages")]


def test_five_hundred_stages_are_refused_with_the_limit_not_with_five_hundred_faults() -> None:
    extra = "".join(
        f"  - {{id: X{rank}, buyer_state: Client, standard_days: 1, to_next: 1, "
        f"exit: [{{id: X{rank}x, text: Fait, evidence: [client_mail]}}]}}\n"
        for rank in range(498)
    )
    assert faults(SMALL + extra) == [(line_of(SMALL + extra, "id: X48,"), "stages[50]", "process.too_many_stages")]


# Hostile files


def test_a_duplicate_key_is_refused_with_both_lines() -> None:
    text = changed("  version: 2\n", "  version: 2\n  version: 3\n")
    with pytest.raises(ProcessFileError) as refused:
        read_process(text, source="small.yaml")
    (problem,) = refused.value.problems
    assert (problem.line, problem.column, problem.path, problem.args) == (
        4,
        3,
        "version",
        {"name": "version", "first": 3},
    )


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    layers = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    found = faults("\n".join(layers))
    assert (1, "", "process.anchor") in found
    assert [fault for fault in found if fault[0] == 2 and fault[2] == "process.alias"] == [(2, "", "process.alias")] * 9


def test_a_merge_of_aliases_is_refused() -> None:
    text = changed("  id: small\n", "  <<: *base\n  id: small\n")
    assert (2, "", "process.alias") in faults(text)


def test_a_tag_that_would_run_code_is_refused() -> None:
    text = changed("name: Petit processus", "name: !!python/object/apply:os.system ['true']")
    assert (5, "", "process.tag") in faults(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", (1, "", "process.empty")),
        (" \n\n", (1, "", "process.empty")),
        ("# only a comment\n", (1, "", "process.empty")),
        ("process:\n\tid: small\n", (2, "", "process.tab")),
        ("process: [\n", (2, "", "process.bad_yaml")),
        ("process:\n  id: 'open\n", (3, "", "process.bad_yaml")),
        ("process: {}\n---\nprocess: {}\n", (2, "", "process.several_documents")),
        ("a: " + "[" * 5000, (1, "", "process.too_deep")),
        ("- " * 5000 + "x", (1, "", "process.too_deep")),
        ("[" + "x, " * 25_000 + "x]", (1, "", "process.too_many")),
        ("a: b\nc: \x00\n", (2, "", "process.not_text")),
        ('a: "\\0"\n', (1, "", "process.not_text")),
        ("{[1, 2]: 3}\n", (1, "", "process.bad_key")),
        ("just words\n", (1, "", "process.not_map")),
        ("a: b\n" * 250_000, (1, "", "process.too_large")),
    ],
    ids=lambda value: value[2] if isinstance(value, tuple) else "",
)
def test_a_hostile_text_is_refused_at_its_line(text: str, fault: Fault) -> None:
    assert fault in faults(text)


def file_faults(path: Path) -> list[tuple[int, int, str]]:
    with pytest.raises(ProcessFileError) as refused:
        read_process_file(path)
    return [(problem.line, problem.column, problem.key) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "XLSX, DOCX, ZIP"),
        (b"PK\x03\x04" + b"x" * 2_000_000, "XLSX, DOCX, ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS, DOC"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
    ],
)
def test_a_file_of_another_type_is_named_for_what_it_is(tmp_path: Path, content: bytes, kind: str) -> None:
    file = tmp_path / "process.yaml"
    file.write_bytes(content)
    with pytest.raises(ProcessFileError) as refused:
        read_process_file(file)
    (problem,) = refused.value.problems
    assert (problem.line, problem.key, problem.args) == (1, "process.other_type", {"kind": kind})


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_sixteen_bit_text_is_refused_on_its_first_line_with_a_remedy(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "process.yaml"
    file.write_bytes(SMALL.encode(encoding))
    with pytest.raises(ProcessFileError) as refused:
        read_process_file(file)
    (problem,) = refused.value.problems
    assert (problem.line, problem.key) == (1, "process.not_utf8")


def test_latin_1_is_refused_at_the_first_accent(tmp_path: Path) -> None:
    file = tmp_path / "latin.yaml"
    file.write_bytes("process:\n  name: Été\n".encode("latin-1"))
    assert file_faults(file) == [(2, 9, "process.not_utf8")]


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "picture.yaml"
    file.write_bytes(b"\x8fabc\r\n\x1a\n\x00\x00")
    assert file_faults(file) == [(1, 1, "process.not_utf8")]


def test_five_megabytes_are_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    file.write_bytes(b"a: b\n" * 1_000_000)
    assert file_faults(file) == [(1, 1, "process.too_large")]


def test_a_file_that_is_not_there_is_refused_in_our_words(tmp_path: Path) -> None:
    assert file_faults(tmp_path / "none.yaml") == [(1, 1, "process.unreadable")]


@given(st.integers(0, len(SMALL) - 1), st.text(max_size=3))
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused_never_a_crash(position: int, noise: str) -> None:
    problems = 1
    try:
        read_process(SMALL[:position] + noise + SMALL[position + 1 :], source="small.yaml")
    except ProcessFileError as refused:
        problems = len(refused.problems)
    assert problems >= 1


def test_every_message_of_a_fault_exists_in_both_languages() -> None:
    wanted = {row[3].removeprefix("process.") for row in WRONG}
    for source in Path(processfile.__file__).parent.glob("*.py"):
        keys = set(re.findall(r'"process\.([a-z0-9_]+)"', source.read_text(encoding="utf-8"))) - {"cycle_days"}
        wanted |= keys | {f"{key}_like" for key in keys if key.startswith("unknown_")}
    wanted |= {f"lint_l{number:02}" for number in range(1, 11)}
    for lang in ("fr", "en"):
        messages = tomllib.loads(resource_path("messages", lang, "process.toml").read_text(encoding="utf-8"))
        assert wanted - messages.keys() == set()
        assert [key for key in wanted if set(messages[key]) != {"what", "safe", "do"}] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_sentence_of_a_fault_finds_the_values_it_asks_for(lang: str) -> None:
    messages = tomllib.loads(resource_path("messages", lang, "process.toml").read_text(encoding="utf-8"))
    for old, new, *_ in WRONG:
        with pytest.raises(ProcessFileError) as refused:
            read_process(changed(old, new), source="small.yaml")
        error = refused.value
        said = [messages["file_refused"]["what"].format(**error.arguments)]
        for problem in error.problems:
            entry = messages[problem.key.removeprefix("process.")]
            said += [entry[part].format(**problem.args) for part in ("what", "safe", "do")]
        assert [sentence for sentence in said if not sentence.strip()] == []


def test_every_word_of_a_closed_list_has_a_name_in_both_languages() -> None:
    lists = {
        "evidence": EvidenceKind,
        "question": QuestionType,
        "buying_role": BuyingRole,
        "side": Side,
        "point": PointKind,
        "cadence": Cadence,
    }
    wanted = {f"{prefix}_{word}" for prefix, words in lists.items() for word in words}
    for lang in ("fr", "en"):
        messages = tomllib.loads(resource_path("messages", lang, "process.toml").read_text(encoding="utf-8"))
        assert wanted - messages.keys() == set()
