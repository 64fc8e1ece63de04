"""Process files as they are written: whatever is written is read back unchanged."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesdesk.config.resources import resource_path
from salesdesk.domain.process import (
    BuyingRole,
    Cadence,
    CommitmentTemplate,
    ConversationTemplate,
    Criterion,
    EvidenceKind,
    Indicator,
    Objection,
    Point,
    PointKind,
    PracticeTrigger,
    Process,
    Question,
    QuestionType,
    Role,
    ScriptLine,
    Side,
    Stage,
    Target,
    Text,
    Trigger,
)
from salesdesk.exchange.processfile import read_process, read_process_file, write_process
from salesdesk.exchange.processfile.tree import CONTROL

TEMPLATES = ["distribution-industrielle", "expertise-comptable"]
KEYS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True)
LETTERS = st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\t\x85 '\"#:{}&*"))
WORDS = (
    st.text(LETTERS, max_size=8)
    .map(lambda words: CONTROL.sub("", words))
    .map(lambda words: words + "." * (not words.strip()))
)
TEXTS = st.one_of(st.builds(Text, WORDS, WORDS), st.builds(Text, fr=WORDS), st.builds(Text, en=WORDS))
PLAIN = st.builds(Text, st.text(string.ascii_letters, min_size=1), st.text(string.digits, min_size=1))
CENTS = st.integers(1, 10**11)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    roles = tuple(
        Role(key, draw(TEXTS), draw(st.sampled_from(BuyingRole))) for key in draw(st.sets(KEYS, min_size=1, max_size=2))
    )
    count = draw(st.integers(1, 3))
    return Process(
        id=draw(KEYS),
        version=draw(st.integers(1, 999)),
        lang=draw(st.sampled_from(["fr", "en"])),
        name=draw(TEXTS),
        currency="EUR",
        cycle_days=draw(st.integers(1, 999)),
        target=Target(draw(st.integers(1, 999)), draw(CENTS)),
        roles=roles,
        triggers=(Trigger("t1", draw(TEXTS), draw(st.booleans())),),
        indicators=(Indicator("i1", draw(TEXTS), draw(st.none() | TEXTS), target=draw(st.none() | TEXTS)),),
        stages=tuple(draw_stage(draw, rank, roles) for rank in range(count)),
    )


def draw_stage(draw: st.DrawFn, rank: int, roles: tuple[Role, ...]) -> Stage:
    exits = Criterion(f"x{rank}", draw(TEXTS), (EvidenceKind.CLIENT_MAIL,), draw(st.sampled_from([None, Side.CLIENT])))
    entry = Criterion(f"e{rank}", draw(TEXTS), (EvidenceKind.ACCOUNT_SHEET,), None, (f"x{rank - 1}",) if rank else ())
    return Stage(
        id=f"S{rank}",
        buyer_state=draw(TEXTS),
        standard_days=draw(st.integers(1, 99)),
        to_next=draw(st.floats(0.0001, 1)),
        entry=(entry,),
        exit=(exits,),
        conversations=(draw_conversation(draw, rank, roles),),
        back_to=("S0",) if rank else (),
    )


def draw_conversation(draw: st.DrawFn, rank: int, roles: tuple[Role, ...]) -> ConversationTemplate:
    habit = PracticeTrigger(draw(KEYS), draw(TEXTS), draw(st.integers(1, 44_000)), draw(CENTS))
    counted = PracticeTrigger(draw(KEYS), draw(TEXTS), 7, 1, over=draw(st.floats(0, 1000)))
    question = Question(f"q{rank}", draw(st.sampled_from(QuestionType)), draw(TEXTS), ("loan.months",), habit, counted)
    line = ScriptLine(f"r{rank}", draw(TEXTS), draw(TEXTS), tuple(draw(st.lists(TEXTS, max_size=4))))
    return ConversationTemplate(
        id=f"C{rank}",
        theme=draw(TEXTS),
        goal=draw(TEXTS),
        minutes=draw(st.integers(1, 600)),
        role=draw(st.none() | st.sampled_from([role.id for role in roles])),
        contract=draw(st.none() | TEXTS),
        questions=(question,),
        points=(Point(f"p{rank}", draw(PLAIN), "loan", draw(st.sampled_from(PointKind)), (), draw(st.none() | TEXTS)),),
        objections=(Objection(f"o{rank}", draw(PLAIN), draw(PLAIN), then=f"q{rank}"),),
        commitments=(CommitmentTemplate(f"k{rank}", draw(st.sampled_from(Side)), draw(TEXTS), 0),),
        cadence=draw(st.none() | st.sampled_from(Cadence)),
        script=(line,),
    )


@given(processes())
@settings(max_examples=25)
def test_what_is_written_is_read_back_unchanged(process: Process) -> None:
    assert read_process(write_process(process), source="store") == process


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_canonical_form_of_a_template_is_stable(name: str) -> None:
    process = read_process_file(resource_path("processes", f"{name}.yaml"))
    text = write_process(process)
    assert read_process(text, source=name) == process
    assert write_process(read_process(text, source=name)) == text
