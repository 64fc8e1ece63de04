"""Check of a process: each rule has a process that breaks it alone and one that only seems to, in each language."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from ruamel.yaml import YAML

from salesdesk.config.resources import resource_path
from salesdesk.domain.process import EvidenceKind, Process, Side, Text
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.domain.process_check import RULES, CheckReport, Finding, Level, check, grade
from salesdesk.exchange.processfile import read_process, read_process_file, write_process
from tests.factories.process_check import NEAR, TRUE, edited, edited_text

LANGS = ("fr", "en")
CASES = [(rule, lang) for rule in RULES for lang in LANGS]


def document(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def at(tree: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        tree = tree[step]
    return tree


def apply(tree: Any, edit: Edit) -> None:
    parent, last = at(tree, edit.path[:-1]), edit.path[-1]
    if edit.kind is EditKind.INSERT:
        parent.insert(last, edit.value)
    else:
        assert edit.kind is EditKind.SET
        parent[last] = edit.value


def mended(process: Process, finding: Finding) -> Process:
    """Makes the edits of a fix on the written file and reads it again: what the studio does in one click."""
    assert finding.fix is not None
    tree = document(write_process(process))
    for edit in finding.fix.edits:
        apply(tree, edit)
    return from_tree(tree)


def from_tree(tree: Any) -> Process:
    buffer = StringIO()
    yaml = YAML()
    yaml.representer.ignore_aliases = lambda data: True
    yaml.dump(tree, buffer)
    return read_process(buffer.getvalue(), source="mended.yaml")


@pytest.mark.parametrize("lang", LANGS)
def test_the_sound_process_has_nothing_to_mend(lang: str) -> None:
    assert check(edited(lang, [])) == CheckReport("A")


@pytest.mark.parametrize(("rule", "lang"), CASES)
def test_a_true_case_breaks_its_rule_and_no_other(rule: str, lang: str) -> None:
    report = check(edited(lang, TRUE[rule][lang]))
    assert (report.errors, report.grade) == ((rule,), "C")


@pytest.mark.parametrize(("rule", "lang"), CASES)
def test_a_near_miss_breaks_nothing(rule: str, lang: str) -> None:
    assert check(edited(lang, NEAR[rule][lang])).errors == ()


@pytest.mark.parametrize(("rule", "lang"), CASES)
def test_the_place_of_a_finding_is_in_the_file(rule: str, lang: str) -> None:
    text = edited_text(lang, TRUE[rule][lang])
    for finding in check(read_process(text, source="x")).findings:
        assert at(document(text), finding.place) is not None


@pytest.mark.parametrize(("rule", "lang"), CASES)
def test_a_fix_mends_what_it_was_offered_for_and_breaks_nothing(rule: str, lang: str) -> None:
    process = edited(lang, TRUE[rule][lang])
    for finding in check(process).findings:
        if finding.fix is not None:
            after = check(mended(process, finding))
            assert finding not in after.findings
            assert set(after.errors) <= {rule}


@pytest.mark.parametrize("rule", ["E05", "E06", "E09", "E10", "E11", "E12"])
@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_that_can_be_mended_honestly_offer_it(rule: str, lang: str) -> None:
    process = edited(lang, TRUE[rule][lang])
    finding = next(one for one in check(process).findings if one.rule == rule)
    assert check(mended(process, finding)).errors == ()


@pytest.mark.parametrize("name", ["distribution-industrielle", "expertise-comptable"])
def test_the_shipped_processes_get_an_a(name: str) -> None:
    assert check(read_process_file(resource_path("processes", f"{name}.yaml"))) == CheckReport("A")


# The grade


@pytest.mark.parametrize(
    ("errors", "warnings", "letter"),
    [
        (0, 0, "A"),
        (0, 3, "A"),
        (0, 4, "B"),
        (1, 0, "C"),
        (1, 9, "C"),
        (2, 0, "D"),
        (3, 0, "E"),
        (4, 0, "F"),
        (12, 0, "F"),
    ],
)
def test_the_grade_counts_rules_with_an_error(errors: int, warnings: int, letter: str) -> None:
    found = [Finding(rule, Level.ERROR, (), "check.x") for rule in RULES[:errors]]
    found += [Finding("E09", Level.WARNING, (), "check.x")] * warnings
    assert grade(tuple(found)) == letter


def test_two_errors_of_one_rule_count_once() -> None:
    both = Finding("E07", Level.ERROR, (), "check.e07_owner"), Finding("E07", Level.ERROR, (), "check.e07_target")
    assert grade(both) == "C"


def test_notes_change_no_grade() -> None:
    assert grade((Finding("E05", Level.NOTE, (), "check.e05_few_stays"),) * 9) == "A"


# Names alone miss cases: the kinds of evidence decide


def with_first_exit(lang: str, **changes: Any) -> Process:
    process = edited(lang, [])
    first = process.stages[0]
    stage = replace(first, exit=(replace(first.exit[0], **changes),))
    return replace(process, stages=(stage, *process.stages[1:]))


def named(words: str, *, proved: bool = True) -> Process:
    process = edited("fr", [])
    first = replace(process.stages[0], buyer_state=Text(fr=words))
    if not proved:
        rep_only = replace(first.exit[0], evidence=(EvidenceKind.ACCOUNT_SHEET,), by=None)
        first = replace(first, exit=(rep_only,))
    return replace(process, stages=(first, *process.stages[1:]))


@pytest.mark.parametrize(
    "words",
    [
        "Découverte",
        "R2",
        "RDV 1",
        "Premier rendez-vous",
        "Prospects qualifiés",
        "Client contacté",
        "Négociations en cours",
        "Pipeline",
        "Best case",
        "Commit",
        "Affaires chaudes",
        "Closed Won",
        "Closing",
        "Qualifier le besoin",
        "Démos",
        "Le besoin du client est qualifié",
        "Contacts made",
        "Needs Analysis",
        "Presentation Scheduled",
        "Prospecting",
        "Id. Decision Makers",
        "Prospect à relancer",
        "Client Meeting",
        "Client rencontré",
        "Customer Demo",
        "En cours",
        "50 %",
        "Signature en attente",
        "Notre équipe présente la solution",
        "Équipe commerciale engagée",
        "Client",
        "Gagnée",
    ],
)
def test_a_seller_s_name_is_found_whatever_proves_the_stage(words: str) -> None:
    assert check(named(words)).errors[-1:] == ("E11",)


@pytest.mark.parametrize(
    "words",
    [
        "Le client admet un problème chiffré",
        "Les dirigeants comparent",
        "Decision Maker Bought-In",
        "Direction engagée",
        "Le comité de direction arbitre",
        "The two owners agree on a date",
        "Production et magasin mesurent leur coût",
        "Notre client mesure son coût",
        "Le client a décidé d’avancer",
        "Le client relance ses fournisseurs",
        "Les équipes du client testent la machine",
        "Le prospect reconnaît un coût",
        "The buyers commit in writing",
    ],
)
def test_a_name_of_which_the_client_is_the_subject_passes(words: str) -> None:
    assert check(named(words)).errors == ()


def test_a_name_of_an_unknown_trade_passes_only_on_the_client_s_own_evidence() -> None:
    verdicts = [check(named("L’apiculteur mesure ses pertes", proved=proved)).errors for proved in (True, False)]
    assert verdicts == [(), ("E09", "E11")]


def test_our_own_document_is_a_proposal_under_another_name() -> None:
    process = with_first_exit("fr", text=Text(fr="Étude remise"), evidence=(EvidenceKind.DELIVERABLE,), by=None)
    assert "check.e01_deliverable" in {one.reason for one in check(process).findings}


def test_a_proposal_that_the_client_only_received_is_no_progress() -> None:
    reasons = [
        [one.reason for one in check(with_first_exit("fr", text=Text(fr=words))).findings]
        for words in ("La direction a reçu la proposition", "La direction a annoté la proposition")
    ]
    assert reasons == [["check.e01_exit"], []]


def test_a_criterion_that_either_side_may_prove_is_a_warning_only() -> None:
    process = with_first_exit("fr", evidence=(EvidenceKind.CLIENT_MAIL, EvidenceKind.ACCOUNT_SHEET), by=None)
    (finding,) = check(process).findings
    assert (finding.rule, finding.level, check(process).grade) == ("E09", Level.WARNING, "A")
    assert check(mended(process, finding)) == CheckReport("A")


def test_a_criterion_of_which_the_seller_is_the_subject_is_found_though_the_client_proves_it() -> None:
    process = with_first_exit("fr", text=Text(fr="Nous avons reçu l’accord"), by=Side.CLIENT)
    assert [one.reason for one in check(process).findings] == ["check.e09_seller"]


def test_a_deposit_with_the_signature_is_not_the_payment() -> None:
    process = edited("fr", [])
    paid = replace(process.stages[2].exit[0], id="S2x2", text=Text(fr="Le site a payé l’acompte"))
    signed = replace(process.stages[1], exit=(*process.stages[1].exit, paid))
    assert check(replace(process, stages=(process.stages[0], signed))).errors == ("E12",)


def test_without_trigger_a_fact_of_the_client_at_the_entry_opens_the_cycle() -> None:
    silent = replace(edited("fr", []), triggers=())
    first = silent.stages[0]
    fact = replace(first.entry[0], evidence=(EvidenceKind.CLIENT_WORDS,), by=Side.CLIENT)
    opened = replace(silent, stages=(replace(first, entry=(fact,)), *silent.stages[1:]))
    assert (check(silent).errors, check(opened).errors) == (("E08",), ())


def test_only_searching_triggers_come_too_late() -> None:
    process = edited("en", [])
    late = replace(process, triggers=tuple(replace(one, searching=True) for one in process.triggers))
    assert check(late).errors == ("E04",)


def test_an_eighth_indicator_is_one_too_many() -> None:
    process = edited("en", [])
    boards = [
        check(
            replace(process, indicators=tuple(replace(process.indicators[0], id=f"i{n}") for n in range(count)))
        ).errors
        for count in (7, 8)
    ]
    assert boards == [(), ("E07",)]


def test_evened_out_days_keep_the_length_of_the_cycle() -> None:
    process = edited("fr", TRUE["E05"]["fr"])
    finding = check(process).findings[0]
    after = [stage.standard_days for stage in mended(process, finding).stages]
    assert (sum(after), max(after) <= 4 * min(after)) == (10 + 46 + 12, True)


def test_the_added_stage_keeps_the_days_of_the_cycle_in_step() -> None:
    process = edited("fr", TRUE["E12"]["fr"])
    after = mended(process, check(process).findings[0])
    assert after.cycle_days == sum(stage.standard_days for stage in after.stages) == 37 + 12
