"""From the tree of a process file to the process (lecture), field by field.

Source: conversation.md, format of a process; each function below reads one kind of map.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from salesdesk.domain.process import (
    LANGUAGES,
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
from salesdesk.exchange.processfile.problems import Findings
from salesdesk.exchange.processfile.section import Section
from salesdesk.exchange.processfile.tree import MapNode, Node, RefusedNode

MAX_DAYS: Final = 3650
MAX_MINUTES: Final = 1440
MAX_MUST_SAY: Final = 4
MOST_MONEY: Final = Decimal(1_000_000_000)
MOST_HOURS_MONTH: Final = Decimal(744)
# Below, a year would need more opportunities than a float can count.
LOWEST_CONVERSION: Final = Decimal("0.0001")
_ZERO: Final = Decimal(0)
_CURRENCY_LETTERS: Final = 3
_EVIDENCE: Final = "process.unknown_evidence"


@dataclass(frozen=True, slots=True)
class _Head:
    id: str
    version: int
    lang: str
    name: Text
    currency: str
    cycle_days: int
    target: Target


def build_process(root: Node, findings: Findings) -> Process:
    """Reads the whole process.

    Args:
        root: The tree of the file.
        findings: Receives the faults; a process built with faults is not to be used.

    Returns:
        The process.
    """
    if isinstance(root, MapNode):
        return _whole(Section(root, "", findings), findings)
    if not isinstance(root, RefusedNode):
        findings.add(root.line, root.column, "", "process.not_map")
    return _whole(Section(None, "", findings), findings)


def _whole(document: Section, findings: Findings) -> Process:
    head = _head(document.section("process"), findings)
    document.lang = head.lang
    process = Process(
        id=head.id,
        version=head.version,
        lang=head.lang,
        name=head.name,
        currency=head.currency,
        cycle_days=head.cycle_days,
        target=head.target,
        roles=tuple(_role(name, part) for name, part in document.named_sections("roles")),
        triggers=tuple(_trigger(part) for part in document.sections("triggers")),
        indicators=tuple(_indicator(part) for part in document.sections("indicators")),
        stages=tuple(_stage(part, findings) for part in document.sections("stages", required=True)),
    )
    document.close()
    return process


def _head(part: Section, findings: Findings) -> _Head:
    lang = part.word("lang")
    if lang and lang not in LANGUAGES:
        findings.add_at(part.field_path("lang"), "process.unknown_language", name=lang, known=", ".join(LANGUAGES))
    part.lang = lang if lang in LANGUAGES else LANGUAGES[0]
    currency = part.word("currency")
    if currency and not (len(currency) == _CURRENCY_LETTERS and currency.isupper() and currency.isalpha()):
        findings.add_at(part.field_path("currency"), "process.bad_currency", value=currency)
    target = part.section("target")
    head = _Head(
        id=part.word("id"),
        version=part.whole("version", 1, 1_000_000),
        lang=part.lang,
        name=part.text("name"),
        currency=currency,
        cycle_days=part.whole("cycle_days", 1, MAX_DAYS),
        target=Target(target.whole("wins_year", 1, 1_000_000), _cents(target, "avg_value", findings)),
    )
    target.close()
    part.close()
    return head


def _cents(part: Section, key: str, findings: Findings) -> int:
    cents = part.number(key, _ZERO, MOST_MONEY, above=True) * 100
    if cents != cents.to_integral_value():
        findings.add_at(part.field_path(key), "process.not_cents")
    return int(cents)


def _role(name: str, part: Section) -> Role:
    role = Role(name, part.text("label"), part.choice("buying_role", BuyingRole, "process.unknown_buying_role"))
    part.close()
    return role


def _trigger(part: Section) -> Trigger:
    trigger = Trigger(part.word("id"), part.text("text"), part.flag("searching"))
    part.close()
    return trigger


def _indicator(part: Section) -> Indicator:
    indicator = Indicator(
        id=part.word("id"),
        text=part.text("text"),
        owner=part.optional_text("owner"),
        decision=part.optional_text("decision"),
        ritual=part.optional_text("ritual"),
        target=part.optional_text("target"),
    )
    part.close()
    return indicator


def _stage(part: Section, findings: Findings) -> Stage:
    stage = Stage(
        id=part.word("id"),
        buyer_state=part.text("buyer_state"),
        standard_days=part.whole("standard_days", 1, MAX_DAYS),
        to_next=float(part.number("to_next", LOWEST_CONVERSION, Decimal(1))),
        back_to=part.words("back_to"),
        entry=tuple(_criterion(item, findings) for item in part.sections("entry")),
        exit=tuple(_criterion(item, findings) for item in part.sections("exit", required=True)),
        conversations=tuple(_conversation(item, findings) for item in part.sections("conversations")),
    )
    part.close(derived=("ideal_pipeline",))
    return stage


def _criterion(part: Section, findings: Findings) -> Criterion:
    criterion = Criterion(
        id=part.word("id"),
        text=part.text("text"),
        evidence=part.choices("evidence", EvidenceKind, _EVIDENCE, required=True),
        by=part.optional_choice("by", Side, "process.unknown_side"),
        after=part.words("after"),
    )
    part.close()
    by = criterion.by
    if by is not None and criterion.evidence and not any(by in kind.sides for kind in criterion.evidence):
        findings.add_at(part.field_path("evidence"), "process.unprovable", side=str(by), criterion=criterion.id)
    return criterion


def _conversation(part: Section, findings: Findings) -> ConversationTemplate:
    conversation = ConversationTemplate(
        id=part.word("id"),
        role=part.optional_word("with"),
        theme=part.text("theme"),
        goal=part.text("goal"),
        minutes=part.whole("minutes", 1, MAX_MINUTES),
        contract=part.optional_text("contract"),
        skill=part.optional_text("skill"),
        coach=part.optional_text("coach"),
        cadence=part.optional_choice("cadence", Cadence, "process.unknown_cadence"),
        questions=tuple(_question(item, findings) for item in part.sections("questions")),
        points=tuple(_point(item) for item in part.sections("points")),
        objections=tuple(_objection(item) for item in part.sections("objections")),
        commitments=tuple(_commitment(item) for item in part.sections("commitments")),
        script=tuple(_script_line(item, findings) for item in part.sections("script")),
    )
    part.close()
    return conversation


def _question(part: Section, findings: Findings) -> Question:
    if_no, if_over = part.optional_section("if_no"), part.optional_section("if_over")
    question = Question(
        id=part.word("id"),
        type=part.choice("type", QuestionType, "process.unknown_question_type"),
        text=part.text("text"),
        feeds=part.words("feeds"),
        if_no=None if if_no is None else _practice(if_no, findings, counted=False),
        if_over=None if if_over is None else _practice(if_over, findings, counted=True),
        then=part.optional_word("then"),
    )
    part.close()
    return question


def _practice(part: Section, findings: Findings, *, counted: bool) -> PracticeTrigger:
    minutes = part.number("hours_month", _ZERO, MOST_HOURS_MONTH, above=True) * 60
    # A third of an hour has no exact decimal: the tolerance is a thousandth of a minute, half a minute is refused.
    if abs(minutes - round(minutes)) > Decimal("0.001"):
        findings.add_at(part.field_path("hours_month"), "process.not_minutes")
    practice = PracticeTrigger(
        practice=part.word("practice"),
        label=part.text("label"),
        minutes_month=round(minutes),
        rate_cents=_cents(part, "rate", findings),
        over=float(part.number("value", _ZERO, MOST_MONEY)) if counted else None,
    )
    part.close()
    return practice


def _point(part: Section) -> Point:
    point = Point(
        id=part.word("id"),
        kind=part.optional_choice("kind", PointKind, "process.unknown_point_kind") or PointKind.BENEFIT,
        text=part.text("text"),
        formula=part.optional_word("formula"),
        proof=part.choices("proof", EvidenceKind, _EVIDENCE),
        never_say=part.optional_text("never_say"),
    )
    part.close()
    return point


def _objection(part: Section) -> Objection:
    objection = Objection(
        id=part.word("id"),
        text=part.text("text"),
        answer=part.text("answer"),
        formula=part.optional_word("formula"),
        then=part.optional_word("then"),
    )
    part.close()
    return objection


def _commitment(part: Section) -> CommitmentTemplate:
    commitment = CommitmentTemplate(
        id=part.word("id"),
        by=part.choice("by", Side, "process.unknown_side"),
        text=part.text("text"),
        due_days=part.whole("due_days", 0, MAX_DAYS),
    )
    part.close()
    return commitment


def _script_line(part: Section, findings: Findings) -> ScriptLine:
    line = ScriptLine(part.word("id"), part.text("cue"), part.text("say"), part.texts("must_say"))
    part.close()
    if len(line.must_say) > MAX_MUST_SAY:
        findings.add_at(part.field_path("must_say"), "process.too_many_must_say", limit=MAX_MUST_SAY)
    return line
