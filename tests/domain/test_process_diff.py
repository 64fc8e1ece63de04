"""Differences of two versions by ids, and where the affairs of each stage go."""

from dataclasses import replace

from salesdesk.domain.process import EvidenceKind, Process, Stage, Target, Text
from salesdesk.domain.process_diff import Change, Difference, PartKind, diff, propose_mapping
from tests.factories.process_check import edited

BASE = edited("fr", [])


def told(after: Process) -> list[tuple[Change, PartKind, str, str]]:
    return [(one.change, one.part, one.id, one.field) for one in diff(BASE, after)]


def with_stage(rank: int, **changes: object) -> Process:
    stages = list(BASE.stages)
    stages[rank] = replace(stages[rank], **changes)  # type: ignore[arg-type]  # any field
    return replace(BASE, stages=tuple(stages))


def test_a_version_does_not_differ_from_itself() -> None:
    assert diff(BASE, replace(BASE, version=2)) == ()


def test_a_number_is_told_with_what_it_was() -> None:
    assert diff(BASE, with_stage(1, standard_days=20)) == (
        Difference(
            Change.NUMBER, PartKind.STAGE, "S2", "La direction s’engage par contrat", "standard_days", "15", "20"
        ),
    )


def test_the_target_and_the_name_belong_to_the_process() -> None:
    after = replace(BASE, target=Target(24, 2_000_000), name=Text(fr="Pièces"))
    assert told(after) == [
        (Change.REWORDED, PartKind.PROCESS, "sound-fr", "name"),
        (Change.NUMBER, PartKind.PROCESS, "sound-fr", "wins_year"),
    ]


def test_words_of_the_other_language_alone_are_told_in_that_language() -> None:
    stage = BASE.stages[0]
    after = with_stage(0, buyer_state=Text(stage.buyer_state.fr, "The workshop knows"))
    (one,) = diff(BASE, after)
    assert (one.change, one.after) == (Change.REWORDED, "The workshop knows")


def test_other_evidence_is_a_setting() -> None:
    criterion = replace(BASE.stages[0].exit[0], evidence=(EvidenceKind.CLIENT_MAIL, EvidenceKind.COSIGNED_NOTE))
    (one,) = diff(BASE, with_stage(0, exit=(criterion,)))
    assert (one.change, one.id, one.before, one.after) == (
        Change.SETTING, "S1x1", "client_mail", "client_mail, cosigned_note",
    )  # fmt: skip


def test_what_was_added_and_removed_names_its_parent() -> None:
    talk = BASE.stages[0].conversations[0]
    other = replace(talk.questions[0], id="q9")
    after = with_stage(0, conversations=(replace(talk, questions=(other,)),))
    assert [(one.change, one.id, one.before, one.after) for one in diff(BASE, after)] == [
        (Change.ADDED, "q9", "", "C1"),
        (Change.REMOVED, "q1", "C1", ""),
    ]


def test_a_criterion_that_changes_stage_is_moved_not_removed() -> None:
    moved = BASE.stages[0].exit[0]
    stages = (replace(BASE.stages[0], exit=()), replace(BASE.stages[1], exit=(moved, *BASE.stages[1].exit)))
    after = replace(BASE, stages=(*stages, BASE.stages[2]))
    assert diff(BASE, after) == (
        Difference(
            Change.MOVED, PartKind.CRITERION, "S1x1", "L’atelier a écrit le coût annuel des arrêts",
            before="S1.exit", after="S2.exit",
        ),
    )  # fmt: skip


def test_a_stage_that_changes_its_rank_is_the_only_one_moved() -> None:
    first, second, third = BASE.stages
    assert told(replace(BASE, stages=(second, third, first))) == [(Change.MOVED, PartKind.STAGE, "S1", "")]


# Where affairs go


def test_a_stage_keeps_its_id() -> None:
    assert propose_mapping(BASE, with_stage(0, standard_days=99)) == {"S1": "S1", "S2": "S2", "S3": "S3"}


def renamed(stage: Stage, key: str) -> Stage:
    return replace(stage, id=key)


def test_a_stage_under_another_id_is_found_by_its_criteria_and_words() -> None:
    first, second, third = BASE.stages
    after = replace(BASE, stages=(renamed(first, "A"), renamed(second, "B"), renamed(third, "C")))
    assert propose_mapping(BASE, after) == {"S1": "A", "S2": "B", "S3": "C"}


def test_words_alone_are_enough_when_every_id_is_new() -> None:
    first = BASE.stages[0]
    fresh = replace(first, id="A", exit=(replace(first.exit[0], id="A1"),))
    assert propose_mapping(BASE, replace(BASE, stages=(fresh,)))["S1"] == "A"


def test_a_stage_that_is_gone_asks_someone_to_choose() -> None:
    after = replace(BASE, stages=BASE.stages[1:])
    assert propose_mapping(BASE, after) == {"S1": None, "S2": "S2", "S3": "S3"}


def test_an_id_given_to_quite_another_stage_is_not_trusted() -> None:
    first, second, third = BASE.stages
    swapped = (renamed(second, "S1"), renamed(first, "S2"), third)
    assert propose_mapping(BASE, replace(BASE, stages=swapped)) == {"S1": "S2", "S2": "S1", "S3": "S3"}


def test_without_a_stage_to_go_to_there_is_none() -> None:
    assert set(propose_mapping(BASE, replace(BASE, stages=())).values()) == {None}
