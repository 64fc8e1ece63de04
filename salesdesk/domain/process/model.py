"""A sales process (processus) as data: stages (étapes), criteria (critères), conversations and what is said in them.

Ids inside a process are the words of its file, stable keys for cards, scores and translations.

Source: [conversations], [adoption].
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from salesdesk.domain.process.vocabulary import (
    BuyingRole,
    Cadence,
    EvidenceKind,
    PointKind,
    QuestionType,
    Side,
)

LANGUAGES: Final = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the languages of the product; an empty string means not written in that language.

    Args:
        fr: French.
        en: English.
    """

    fr: str = ""
    en: str = ""

    def in_(self, lang: str) -> str:
        """Returns the words in a language, or in the other one when they are missing.

        Args:
            lang: ``fr`` or ``en``; anything else reads as French, the first language of the product.

        Returns:
            The words, empty only when no language has any.
        """
        first, second = (self.en, self.fr) if lang == "en" else (self.fr, self.en)
        return first or second


@dataclass(frozen=True, slots=True)
class Target:
    """What the process must bring in a year.

    Args:
        wins_year: Sales wanted in a year, for one rep.
        avg_value_cents: Mean amount of a sale, in cents of the currency of the process.
    """

    wins_year: int
    avg_value_cents: int


@dataclass(frozen=True, slots=True)
class Role:
    """Someone to talk with (interlocuteur type).

    Args:
        id: Key in the file.
        label: Name of the function as the client says it.
        buying_role: Part played in the purchase.
    """

    id: str
    label: Text
    buying_role: BuyingRole


@dataclass(frozen=True, slots=True)
class Trigger:
    """A fact observed at the client that opens the cycle (déclencheur).

    Args:
        id: Key in the file.
        text: The fact.
        searching: True when the client already looks for a supplier: a process of only these comes too late.
    """

    id: str
    text: Text
    searching: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure that someone uses to decide (indicateur); None where the author did not say, which the check reports.

    Args:
        id: Key in the file.
        text: What is measured.
        owner: Who answers for it.
        decision: What is decided from it.
        ritual: The meeting where it is read.
        target: The level wanted.
    """

    id: str
    text: Text
    owner: Text | None = None
    decision: Text | None = None
    ritual: Text | None = None
    target: Text | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """Entry or exit criterion of a stage (critère).

    Args:
        id: Key in the file.
        text: The fact to prove.
        evidence: Kinds of evidence, any one of which proves it.
        by: Side whose fact it is; None when either will do.
        after: Criteria that must be proved before this one.
    """

    id: str
    text: Text
    evidence: tuple[EvidenceKind, ...]
    by: Side | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeTrigger:
    """Habit of the client that an answer reveals, with its cost (pratique non rentable).

    Args:
        practice: Key of the practice.
        label: Its name.
        minutes_month: Time lost a month, in minutes.
        rate_cents: Cost of an hour, in cents.
        over: Number above which the answer reveals it; None when the answer "no" does.
    """

    practice: str
    label: Text
    minutes_month: int
    rate_cents: int
    over: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question to ask.

    Args:
        id: Key in the file.
        type: What it looks for.
        text: The words.
        feeds: Calculator inputs that the answer fills, ``formula.input``.
        if_no: Practice revealed by a "no".
        if_over: Practice revealed by a number above a limit.
        then: Question of the same conversation to ask next.
    """

    id: str
    type: QuestionType
    text: Text
    feeds: tuple[str, ...] = ()
    if_no: PracticeTrigger | None = None
    if_over: PracticeTrigger | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """Talking point (argument): a benefit said with the client's own figures.

    Args:
        id: Key in the file.
        text: The words, with placeholders ``{output}`` of the formula.
        formula: Calculator that gives the figures.
        kind: Benefit, or price of extra work announced before it.
        proof: Evidence that supports it.
        never_say: What a rep would say of himself instead.
    """

    id: str
    text: Text
    formula: str | None = None
    kind: PointKind = PointKind.BENEFIT
    proof: tuple[EvidenceKind, ...] = ()
    never_say: Text | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """What the client may object, and the answer.

    Args:
        id: Key in the file.
        text: The client's words.
        answer: The rep's words, with placeholders of the formula.
        formula: Calculator that gives the figures.
        then: Question of the same conversation to come back to.
    """

    id: str
    text: Text
    answer: Text
    formula: str | None = None
    then: str | None = None


@dataclass(frozen=True, slots=True)
class CommitmentTemplate:
    """A commitment to obtain or to give (engagement).

    Args:
        id: Key in the file.
        by: Side that commits itself.
        text: What is done.
        due_days: Days after the conversation.
    """

    id: str
    by: Side
    text: Text
    due_days: int


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """One line to rehearse.

    Args:
        id: Key in the file.
        cue: What the rep hears or sees.
        say: A model answer.
        must_say: Ideas without which the answer fails, one to four.
    """

    id: str
    cue: Text
    say: Text
    must_say: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversationTemplate:
    """One exchange of a stage (conversation): with whom, on what, to obtain what.

    Args:
        id: Key in the file.
        theme: What it is about, for the client.
        goal: What the rep wants to leave with.
        minutes: Normal length.
        role: Key of the role to meet, ``with`` in the file; None where the author did not say.
        contract: Opening sentence that says how the exchange may end.
        questions: In the order to ask.
        points: Talking points.
        objections: What may be objected.
        commitments: What both sides may promise.
        skill: What a rep must know how to do.
        coach: Who helps to learn it.
        cadence: How often it is rehearsed.
        script: Lines to rehearse.
    """

    id: str
    theme: Text
    goal: Text
    minutes: int
    role: str | None = None
    contract: Text | None = None
    questions: tuple[Question, ...] = ()
    points: tuple[Point, ...] = ()
    objections: tuple[Objection, ...] = ()
    commitments: tuple[CommitmentTemplate, ...] = ()
    skill: Text | None = None
    coach: Text | None = None
    cadence: Cadence | None = None
    script: tuple[ScriptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the buyer's progress (étape).

    Args:
        id: Key in the file.
        buyer_state: The progress, the client being the subject.
        standard_days: Normal stay.
        to_next: Share that goes on to the next stage, or to the end for the last one, in (0, 1].
        entry: Criteria to enter.
        exit: Criteria to leave.
        conversations: Conversations of the stage.
        back_to: Earlier stages to which an opportunity may return.
    """

    id: str
    buyer_state: Text
    standard_days: int
    to_next: float
    entry: tuple[Criterion, ...] = ()
    exit: tuple[Criterion, ...] = ()
    conversations: tuple[ConversationTemplate, ...] = ()
    back_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Process:
    """One version of a sales process (processus).

    Args:
        id: Key of the process, the same for all its versions.
        version: 1 and up.
        lang: Language in which it was written.
        name: Its name.
        currency: ISO 4217 code of its amounts.
        cycle_days: Normal length from the first stage to the last.
        target: What it must bring in a year.
        roles: People to meet.
        stages: In order.
        triggers: Facts that open the cycle.
        indicators: Measures that steer it.
    """

    id: str
    version: int
    lang: str
    name: Text
    currency: str
    cycle_days: int
    target: Target
    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]
    triggers: tuple[Trigger, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    def criteria(self) -> Iterator[Criterion]:
        """Yields every criterion, entry then exit, stage by stage."""
        for stage in self.stages:
            yield from stage.entry
            yield from stage.exit

    def conversations(self) -> Iterator[ConversationTemplate]:
        """Yields every conversation in the order of the stages."""
        for stage in self.stages:
            yield from stage.conversations

    def role(self, role_id: str) -> Role | None:
        """Returns the role of that key, or None when the process has none.

        Args:
            role_id: Key of a role.
        """
        return next((role for role in self.roles if role.id == role_id), None)
