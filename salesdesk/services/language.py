"""The language nudge (aide au langage): what is remarked in a text, what to say instead, what the writer decided.

Source: product.md 2.4; conversation.md 3.2. Never blocks; a decision is kept as a labelled sentence with consent only.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from uuid import UUID

from salesdesk.config.formats import Language, number_text
from salesdesk.config.messages import Messages
from salesdesk.domain.conversation import Figure
from salesdesk.domain.ids import AccountId, LanguageLabelId
from salesdesk.domain.language import Proposal, Remark, known_names, propose, remarks_on, strip_identities
from salesdesk.domain.language.folding import fold
from salesdesk.domain.language_labels import LanguageLabel, LanguageLabelKind, NudgeDecision
from salesdesk.domain.value import Estimate, Unit
from salesdesk.services import benefits, drafts
from salesdesk.services.language_tools import judged, tools_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import language as reading

_DISMISSED: Final = "language:dismissed"
_MOST_DISMISSED: Final = 5_000
_MISSING: Final = "\x00"
_WITHOUT_WORD: Final = frozenset(
    {Unit.COUNT, Unit.RATIO, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.KWH}
)
"""Units that the words around the figure name already, as in the sentences of the calculators."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark with what to say instead.

    Attributes:
        remark: The sentence, and what is said of it.
        proposal: Where the words come from.
        text: The sentence to say instead, or the question to ask, in the language of the text.
    """

    remark: Remark
    proposal: Proposal
    text: str


def advise(workspace: Workspace, text: str, lang: str, *, account_id: UUID | None = None) -> tuple[Advice, ...]:
    """Reads a text and says what is to be remarked in it.

    Args:
        workspace: Where.
        text: What a client will read, or a note.
        lang: Its language, ``fr`` or ``en``.
        account_id: The account whose figures may be named; None for a text that names none.

    Returns:
        Remarks in the order of the text; sentences dismissed on this laptop are left out.
    """
    found = remarks_on(text, lang, tools_of(workspace, lang), judged)
    if not found:
        return ()
    dismissed = _dismissed(workspace)
    kept = [one for one in found if _hash(one.sentence.text) not in dismissed]
    if not kept:
        return ()
    figures = benefits.figures_for(workspace, AccountId(account_id)) if account_id is not None else ()
    return tuple(_advice(workspace, one, figures, lang) for one in kept)


def _advice(workspace: Workspace, remark: Remark, figures: Sequence[Figure], lang: str) -> Advice:
    family = remark.verdict.family
    assert family is not None
    proposal = propose(family, figures, workspace.today())
    words = proposal_text(proposal, lang)
    if not words:
        proposal = propose(family, (), workspace.today())
        words = proposal_text(proposal, lang)
    return Advice(remark, proposal, words)


def proposal_text(proposal: Proposal, lang: str) -> str:
    """Puts a proposal into words.

    Args:
        proposal: A gain with figures, or a question.
        lang: Language of the text it is for.

    Returns:
        The sentence; empty when one of its figures is missing.
    """
    messages = _messages(lang)
    outputs = {name: _said(one, messages) for name, one in proposal.outputs.items()}
    absent = {one.name: _MISSING for one in proposal.formula.outputs if one.name not in outputs}
    text = messages.text(proposal.key, **absent, **outputs)
    # A gain without its amount is no gain to state.
    if _MISSING in text:
        return ""
    return f"{text} {messages.text('language.to_confirm')}" if proposal.to_confirm else text


@cache
def _messages(lang: str) -> Messages:
    # The words of a text are in its own language, whatever the screens speak; a part is read from its file once.
    return Messages(Language(lang))


def _said(value: Estimate, messages: Messages) -> str:
    language = messages.language
    figure = (
        number_text(float(value.spoken), language) if value.spoken % 1 else number_text(int(value.spoken), language)
    )
    if value.unit in _WITHOUT_WORD:
        return figure
    sign = messages.text(f"value.unit_{value.unit.value}")
    if language is Language.ENGLISH:
        return f"€{figure}" if value.unit is Unit.EUR else f"{figure}{sign}" if sign == "%" else f"{figure}\u00a0{sign}"
    return f"{figure}\u00a0{sign}"


def dismiss(workspace: Workspace, sentence: str) -> None:
    """Remembers on this laptop that a sentence is not to be remarked on again.

    Args:
        workspace: Where; only a hash of the sentence is kept.
        sentence: As it is written.
    """
    known = [one for one in _dismissed_list(workspace) if one != _hash(sentence)]
    drafts.keep(workspace, _DISMISSED, {"hashes": [*known, _hash(sentence)][-_MOST_DISMISSED:]})


def _dismissed(workspace: Workspace) -> frozenset[str]:
    return frozenset(_dismissed_list(workspace))


def _dismissed_list(workspace: Workspace) -> list[str]:
    found = (drafts.kept(workspace, _DISMISSED) or {}).get("hashes", [])
    return [str(one) for one in found] if isinstance(found, list) else []


def _hash(sentence: str) -> str:
    return hashlib.sha256(" ".join(fold(sentence).split()).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What the writer did with a remark.

    Attributes:
        sentence: The sentence remarked on.
        lang: Its language.
        proposed: What the remark took it for.
        decision: Accepted, edited or dismissed.
        replaced_by: The sentence that took its place; empty when none did.
    """

    sentence: str
    lang: str
    proposed: LanguageLabelKind
    decision: NudgeDecision
    replaced_by: str = ""


def decide(workspace: Workspace, decided: Decided, *, consent: bool) -> LanguageLabel | None:
    """Takes note of a decision.

    Args:
        workspace: Where.
        decided: What was decided.
        consent: Whether the writer lets his sentences serve the firm's model.

    Returns:
        The labelled sentence kept, names and figures taken out; None without consent.
    """
    if decided.decision is NudgeDecision.DISMISSED:
        dismiss(workspace, decided.sentence)
    if not consent:
        return None
    with workspace.unit(None) as unit:
        names = known_names(*reading.names(unit.connection))
        label = LanguageLabel(
            id=LanguageLabelId(workspace.new_id()),
            lang=decided.lang,
            sentence=strip_identities(decided.sentence, names),
            label=_label_of(decided),
            proposed=decided.proposed,
            decision=decided.decision,
            decided_on=workspace.today(),
            replaced_by=strip_identities(decided.replaced_by, names),
        )
        unit.put(label)
    return label


def _label_of(decided: Decided) -> LanguageLabelKind:
    dismissed = decided.decision is NudgeDecision.DISMISSED
    return LanguageLabelKind.NEUTRAL if dismissed else decided.proposed
