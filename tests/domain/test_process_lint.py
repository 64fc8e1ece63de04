"""Advice L01 to L10: each has a process that deserves it and one that does not."""

from dataclasses import replace

import pytest

from salesdesk.domain.process import (
    ConversationTemplate,
    Criterion,
    EvidenceKind,
    Point,
    PointKind,
    Process,
    Question,
    QuestionType,
    Side,
    Stage,
    Target,
    Text,
    warnings,
)

BOTH = Text("mots", "words")
PAID = Criterion("x1", BOTH, (EvidenceKind.BANK_RECEIPT,), Side.CLIENT)
TALK = ConversationTemplate(
    "C1",
    BOTH,
    BOTH,
    30,
    role="boss",
    questions=(Question("q1", QuestionType.PROFITABILITY, BOTH),),
    points=(Point("p1", BOTH, formula="extra_price", kind=PointKind.PRESALE),),
)
BUYS = Text("Le client mesure son coût", "The client measures the cost")
STAGES = tuple(Stage(f"S{rank}", BUYS, 10, 1.0, exit=(PAID,), conversations=(TALK,)) for rank in (1, 2, 3))
SOUND = Process("p", 1, "fr", BOTH, "EUR", 30, Target(1, 1), (), STAGES)


def with_stage(**changes: object) -> Process:
    return replace(SOUND, stages=(*STAGES[:2], replace(STAGES[2], **changes)))  # type: ignore[arg-type]  # any field


def with_talks(**changes: object) -> Process:
    talk = replace(TALK, **changes)  # type: ignore[arg-type]  # any field
    return replace(SOUND, stages=tuple(replace(stage, conversations=(talk,)) for stage in STAGES))


def test_a_sound_process_gets_no_advice() -> None:
    assert warnings(SOUND) == ()


@pytest.mark.parametrize(
    "name", [Text("Découverte du client", "The client meets us"), Text("Première réunion", "First meeting")]
)
def test_a_stage_named_after_the_seller_gets_l01(name: Text) -> None:
    assert [(advice.code, advice.place) for advice in warnings(with_stage(buyer_state=name))] == [
        ("L01", "stages[2].buyer_state")
    ]


def test_an_exit_that_is_not_a_fact_of_the_client_gets_l02() -> None:
    advice = warnings(with_stage(exit=(PAID, replace(PAID, id="x2", by=Side.REP))))
    assert [(one.code, one.place, one.args) for one in advice] == [("L02", "stages[2].exit[1]", {"criterion": "x2"})]


def test_a_stage_over_two_fifths_of_the_cycle_gets_l03() -> None:
    advice = warnings(replace(with_stage(standard_days=20), cycle_days=40))
    assert [(one.code, one.args) for one in advice] == [("L03", {"stage": "S3", "percent": 50})]


def test_a_stage_of_exactly_two_fifths_gets_no_advice() -> None:
    stages = tuple(replace(stage, standard_days=days) for stage, days in zip(STAGES, (40, 30, 30), strict=True))
    assert warnings(replace(SOUND, stages=stages, cycle_days=100)) == ()


def test_a_conversation_with_no_one_gets_l04() -> None:
    assert {advice.code for advice in warnings(with_talks(role=None))} == {"L04"}


def test_a_point_without_a_formula_gets_l05() -> None:
    bare = Point("p1", BOTH, kind=PointKind.PRESALE)
    assert {advice.code for advice in warnings(with_talks(points=(bare,)))} == {"L05"}


def test_a_process_that_never_asks_for_profitability_gets_l06_once() -> None:
    assert [advice.code for advice in warnings(with_talks(questions=()))] == ["L06"]


def test_a_process_that_announces_no_price_gets_l07_once() -> None:
    assert [advice.code for advice in warnings(with_talks(points=()))] == ["L07"]


def test_days_that_do_not_add_up_get_l08_with_both_totals() -> None:
    advice = warnings(replace(SOUND, cycle_days=31))
    assert [(one.code, one.args) for one in advice] == [("L08", {"total": 30, "cycle_days": 31})]


def test_a_process_that_ends_before_the_bank_gets_l09() -> None:
    signed = replace(PAID, evidence=(EvidenceKind.SIGNED_CONTRACT,))
    assert [(one.code, one.place) for one in warnings(with_stage(exit=(signed,)))] == [("L09", "stages[2].exit")]


def test_a_text_in_one_language_only_gets_l10_at_its_place() -> None:
    advice = warnings(replace(SOUND, name=Text(fr="mots")))
    assert [(one.code, one.place, one.args) for one in advice] == [("L10", "name", {"lang": "en"})]
