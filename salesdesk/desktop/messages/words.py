"""Messages in words: an answer with the client's figure, what became of it, an echo."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits import words as figures
from salesdesk.domain.process import Objection, Text
from salesdesk.domain.value import formula
from salesdesk.services.benefits import Benefit
from salesdesk.services.echoes import Heard
from salesdesk.services.library import CaseEntry, ClientCase, ObjectionEntry, Tally
from salesdesk.services.message_uses import LEAST_USES, MessageOutcome, VisitMessages

quoted = figures.quoted
in_language = i18n.in_language

_PLACE: Final = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer ready to be said.

    Attributes:
        text: The rep's words, with the client's figure where it is known; else an ellipsis stands in its place.
        complete: False while a figure is missing.
        ask: What to come back to: the question that obtains the figure, or the one that follows the answer.
    """

    text: str
    complete: bool
    ask: str


def answer_of(entry: ObjectionEntry, benefits: Mapping[str, Benefit], messages: Messages) -> Answer:
    """Fills an answer with the client's latest figure; without one the question takes its place, never an amount.

    Args:
        entry: The objection.
        benefits: The client's latest figure of each calculator.
        messages: Words of the calculators.
    """
    benefit = benefits.get(entry.formula) if entry.formula else None
    text = figures.filled(in_language(entry.answer), benefit.outputs if benefit else {}, messages)
    ask = in_language(entry.question)
    missing = "…" in text and "{" in in_language(entry.answer)
    if missing and not ask and entry.formula:
        name = messages.text(formula(entry.formula).label_key).lower()
        ask = QCoreApplication.translate("Messages", "Chiffrez d’abord avec lui\u00a0: {what}").format(what=name)
    return Answer(text, not missing, ask)


def open_words(text: Text) -> str:
    """The words of a message with its figures left open."""
    return _PLACE.sub("…", in_language(text))


def outcome_text(outcome: MessageOutcome) -> str:
    """Names how a message went."""
    tr = QCoreApplication.translate
    return {
        MessageOutcome.SAID: tr("Messages", "Dit"),
        MessageOutcome.TAKEN: tr("Messages", "Repris"),
        MessageOutcome.REFUSED: tr("Messages", "Refusé"),
        MessageOutcome.ECHOED: tr("Messages", "Écho"),
    }[outcome]


def uses_text(tally: Tally) -> str:
    """How often a message was said and taken up, with n; a share only where there are enough."""
    tr = QCoreApplication.translate
    if not tally.uses:
        return tr("Messages", "jamais dit")
    if tally.taken_share is None:
        return tr("Messages", "dit {n} fois").format(n=i18n.number_text(tally.uses))
    share = i18n.percent(tally.taken_share)
    return tr("Messages", "repris {share} (n\u00a0=\u00a0{n})").format(share=share, n=i18n.number_text(tally.uses))


def share_text(share: float | None, tally: Tally) -> str:
    """A share, or that there is too little to tell one."""
    if share is not None:
        return f"{i18n.percent(share)} (n\u00a0=\u00a0{i18n.number_text(tally.uses)})"
    return QCoreApplication.translate("Messages", "pas assez de données (n\u00a0=\u00a0{n} sur {least})").format(
        n=i18n.number_text(tally.uses), least=LEAST_USES
    )


def gain_of(case: ClientCase) -> tuple[str, str] | None:
    """The figure of a case and its unit; cash and a yearly gain are never added: the yearly one is shown first."""
    tr = QCoreApplication.translate
    if case.yearly_cents is not None:
        return i18n.money(case.yearly_cents, decimals=False), tr("Messages", "par an, mesurés")
    if case.cash_cents is not None:
        return i18n.money(case.cash_cents, decimals=False), tr("Messages", "de trésorerie, une fois")
    return None


def case_title(case: ClientCase) -> str:
    """How a case is announced to the rep."""
    return QCoreApplication.translate("Messages", "Preuve\u00a0: {client}").format(client=case.client)


def case_line(case: ClientCase) -> str:
    """A case in one line, for the notes and the recap."""
    return f"{case_title(case)} — {case.title}"


def case_text(case: ClientCase) -> str:
    """A case as it is copied: who, what troubled him, what changed."""
    return "\n".join((f"{case.client} — {case.title}", case.before, case.result))


def library_objections(visit: VisitMessages | None) -> tuple[Objection, ...]:
    """The objections of the library as those of a process, for a field that searches both."""
    entries = visit.objections if visit is not None else ()
    return tuple(
        Objection(one.message.key, one.objection, one.answer, one.formula) for one in entries if one.record is not None
    )


def spoken(entry: ObjectionEntry | CaseEntry) -> str:
    """A row read aloud."""
    if isinstance(entry, CaseEntry):
        return ", ".join((case_title(entry.case), entry.case.title, uses_text(entry.tally)))
    return ", ".join((in_language(entry.objection), in_language(entry.answer), uses_text(entry.tally)))


def echo_text(heard: tuple[Heard, ...]) -> list[str]:
    """Tells the rep that his words came back, each sentence with its figures left out."""
    tr = QCoreApplication.translate
    said = tr("Messages", "{sentence}\u00a0: vos mots reviennent dans l’écrit du client.")
    return [said.format(sentence=quoted(_PLACE.sub("…", one.echo.ours))) for one in heard]
