"""How what changed between two versions of a process is said (ce qui change): closed lists, keys and units in words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, language, money, number_text, percent
from salesdesk.desktop.widgets import Tone
from salesdesk.domain.process import Process, Text
from salesdesk.domain.process_diff import Change, Difference, PartKind
from salesdesk.domain.value import FORMULAS

_PLACE: Final = re.compile(r"\{\w+\}")
_DAYS: Final = frozenset({"standard_days", "due_days", "cycle_days"})
_LISTS: Final = {
    "cadence": "cadence", "type": "question", "kind": "point", "by": "side", "buying_role": "buying_role",
    "evidence": "evidence", "proof": "evidence",
}  # fmt: skip
# Fields that hold keys of other parts of the process, and of which kind.
_KEYS: Final = {
    "back_to": PartKind.STAGE, "after": PartKind.CRITERION, "role": PartKind.ROLE, "then": PartKind.QUESTION,
}  # fmt: skip
_IN_STAGES: Final = frozenset({PartKind.CRITERION, PartKind.CONVERSATION})

Names = dict[tuple[PartKind, str], str]
"""What parts are called: keys of the file are given once a kind, not once a process."""


def without_figures(text: str) -> str:
    """A text of a process; what a calculator will fill becomes an ellipsis."""
    return _PLACE.sub("…", text)


def kind_text(kind: str) -> str:
    """The name of a kind of part."""
    say = QCoreApplication.translate
    return {
        "process": say("ProcessWords", "Processus"), "role": say("ProcessWords", "Interlocuteur"),
        "trigger": say("ProcessWords", "Déclencheur"), "indicator": say("ProcessWords", "Indicateur"),
        "stage": say("ProcessWords", "Étape"), "criterion": say("ProcessWords", "Critère"),
        "conversation": say("ProcessWords", "Conversation"), "question": say("ProcessWords", "Question"),
        "point": say("ProcessWords", "Argument"), "objection": say("ProcessWords", "Objection"),
        "commitment": say("ProcessWords", "Engagement"), "script": say("ProcessWords", "Réplique"),
        "gone": say("ProcessWords", "Partie d’une ancienne version"),
    }[kind]  # fmt: skip


def change_look(change: Change) -> tuple[str, Tone]:
    """What became of a part, and its tone; what was taken out is no alarm."""
    say = QCoreApplication.translate
    looks: dict[Change, tuple[str, Tone]] = {
        Change.ADDED: (say("ProcessWords", "Ajouté"), "success"),
        Change.REMOVED: (say("ProcessWords", "Retiré"), "neutral"),
        Change.MOVED: (say("ProcessWords", "Déplacé"), "accent"),
        Change.REWORDED: (say("ProcessWords", "Reformulé"), "accent"),
        Change.NUMBER: (say("ProcessWords", "Chiffre"), "warning"),
        Change.SETTING: (say("ProcessWords", "Réglage"), "neutral"),
    }
    return looks[change]


def field_text(field: str) -> str:
    """The name of a field of a part; empty for the field that is the part's own words."""
    say = QCoreApplication.translate
    return {
        "standard_days": say("ProcessWords", "durée normale"), "to_next": say("ProcessWords", "part qui continue"),
        "back_to": say("ProcessWords", "retours possibles"), "evidence": say("ProcessWords", "preuves admises"),
        "proof": say("ProcessWords", "preuves admises"), "by": say("ProcessWords", "de qui"),
        "after": say("ProcessWords", "après"), "goal": say("ProcessWords", "but"),
        "minutes": say("ProcessWords", "durée"), "role": say("ProcessWords", "interlocuteur"),
        "contract": say("ProcessWords", "ouverture"), "skill": say("ProcessWords", "savoir-faire"),
        "coach": say("ProcessWords", "accompagnant"), "cadence": say("ProcessWords", "rythme de répétition"),
        "type": say("ProcessWords", "genre"), "kind": say("ProcessWords", "genre"),
        "feeds": say("ProcessWords", "chiffres recueillis"), "if_no": say("ProcessWords", "pratique si non"),
        "if_over": say("ProcessWords", "pratique si plus"), "then": say("ProcessWords", "question suivante"),
        "formula": say("ProcessWords", "calcul"), "never_say": say("ProcessWords", "à ne pas dire"),
        "answer": say("ProcessWords", "réponse"), "due_days": say("ProcessWords", "délai"),
        "say": say("ProcessWords", "réponse modèle"), "must_say": say("ProcessWords", "idées à dire"),
        "owner": say("ProcessWords", "responsable"), "decision": say("ProcessWords", "décision"),
        "ritual": say("ProcessWords", "rituel"), "target": say("ProcessWords", "cible"),
        "buying_role": say("ProcessWords", "rôle d’achat"), "searching": say("ProcessWords", "cherche déjà"),
        "name": say("ProcessWords", "nom"), "currency": say("ProcessWords", "monnaie"),
        "lang": say("ProcessWords", "langue"), "cycle_days": say("ProcessWords", "cycle"),
        "wins_year": say("ProcessWords", "ventes par an"), "avg_value_cents": say("ProcessWords", "montant moyen"),
    }.get(field, "")  # fmt: skip


def names_of_parts(processes: Iterable[Process | None]) -> Names:
    """What the parts of a process are called, by key; a later process wins.

    Args:
        processes: The versions that are compared, the older first; None for one that cannot be read.

    Returns:
        Their words, in the language of the screens.
    """
    lang = language()
    names: Names = {}
    for process in processes:
        if process is not None:
            names.update({(kind, key): without_figures(text.in_(lang)) for kind, key, text in _named(process)})
    return names


def _named(process: Process) -> Iterator[tuple[PartKind, str, Text]]:
    yield from ((PartKind.ROLE, one.id, one.label) for one in process.roles)
    yield from ((PartKind.TRIGGER, one.id, one.text) for one in process.triggers)
    yield from ((PartKind.INDICATOR, one.id, one.text) for one in process.indicators)
    yield from ((PartKind.STAGE, one.id, one.buyer_state) for one in process.stages)
    yield from ((PartKind.CRITERION, one.id, one.text) for one in process.criteria())
    for talk in process.conversations():
        yield PartKind.CONVERSATION, talk.id, talk.theme
        yield from ((PartKind.QUESTION, one.id, one.text) for one in talk.questions)
        yield from ((PartKind.POINT, one.id, one.text) for one in talk.points)
        yield from ((PartKind.OBJECTION, one.id, one.text) for one in talk.objections)
        yield from ((PartKind.COMMITMENT, one.id, one.text) for one in talk.commitments)
        yield from ((PartKind.SCRIPT, one.id, one.cue) for one in talk.script)


def part_name(one: Difference, names: Names) -> str:
    """What the part that changed is called, in the language of the screens where it has words in it."""
    return names.get((one.part, one.id)) or without_figures(one.label) or one.id


def value_text(one: Difference, value: str, names: Names, messages: Messages) -> str:
    """What stands before or after, with its unit and in words.

    Args:
        one: The difference.
        value: Its ``before`` or ``after``.
        names: What the parts are called, by key (see `names_of_parts`).
        messages: Words of the closed lists.

    Returns:
        For example "15 jours", "chaque semaine", or the name of a stage.
    """
    say = QCoreApplication.translate
    if not value:
        return say("ProcessWords", "rien")
    if (kind := _KEYS.get(one.field)) is not None:
        return ", ".join(names.get((kind, key), key) for key in value.split(", "))
    if one.field == "formula":
        return messages.text(FORMULAS[value].label_key) if value in FORMULAS else value
    if one.field == "feeds":
        return ", ".join(_input_name(fed, messages) for fed in value.split(", "))
    if (part := _LISTS.get(one.field)) is not None:
        return ", ".join(messages.text(f"process.{part}_{key}") for key in value.split(", "))
    if one.field == "searching":
        return say("ProcessWords", "oui") if value == str(True) else say("ProcessWords", "non")
    return _measured(one.field, value)


def _input_name(fed: str, messages: Messages) -> str:
    """The name of an input of a calculator, from ``formula.input``."""
    key, _dot, name = fed.partition(".")
    return messages.text(FORMULAS[key].input_label_key(name)) if key in FORMULAS else fed


def _moved(one: Difference, names: Names) -> tuple[str, str] | None:
    """The stage or conversation that a part left and the one it went to; None where both are called the same."""
    (left, _, was), (found, _, now) = one.before.partition("."), one.after.partition(".")
    say = QCoreApplication.translate
    ways = {"entry": say("ProcessWords", "pour entrer"), "exit": say("ProcessWords", "pour en sortir")}
    kind = PartKind.STAGE if one.part in _IN_STAGES else PartKind.CONVERSATION
    before, after = names.get((kind, left), left), names.get((kind, found), found)
    if was != now and {was, now} <= set(ways):
        return f"{before} ({ways[was]})", f"{after} ({ways[now]})"
    return None if before == after else (before, after)


def _measured(field: str, value: str) -> str:
    if field in _DAYS:
        return QCoreApplication.translate("ProcessWords", "{n} jours").format(n=number_text(float(value)))
    if field == "minutes":
        return f"{value}{NBSP}min"
    if field == "to_next":
        return percent(float(value))
    if field == "avg_value_cents":
        return money(int(value))
    return without_figures(value)


def before_and_after(one: Difference, names: Names, messages: Messages) -> tuple[str, str] | None:
    """Says what a field was and what it is.

    Args:
        one: The difference.
        names: What the parts are called, by key.
        messages: Words of the closed lists.

    Returns:
        Both in words; None where there is nothing to say: the whole part came or went, or it only changed its place
        among its neighbours, or moved with a stage whose key alone changed.
    """
    if one.change in (Change.ADDED, Change.REMOVED) or (one.part is PartKind.PROCESS and not one.field):
        return None
    if one.change is Change.MOVED:
        return _moved(one, names)
    return value_text(one, one.before, names, messages), value_text(one, one.after, names, messages)
