"""How the screen says what a process holds: its texts, kinds of parts, outcomes of interviews, ways of a change."""

import re

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, language, money, number_text, percent
from salesdesk.desktop.widgets import Tone
from salesdesk.domain.process import EvidenceKind
from salesdesk.services.buying_study import OpportunityOutcome
from salesdesk.services.process_versions import Change, Difference, PartKind
from salesdesk.services.processes import Side, Text

_PLACE = re.compile(r"\{\w+\}")


def words(text: Text) -> str:
    """The words of a process in the language of the screens; what a calculator will fill stays an ellipsis."""
    return _PLACE.sub("…", text.in_(language()))


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun; French counts nought as one."""
    single = count == 1 or (count == 0 and language() == "fr")
    return (one if single else many).format(n=number_text(count))


def quoted(text: str) -> str:
    """Words between the quotation marks of the language, unless they bear some already."""
    bare = text.strip().strip('«»“”"').strip()
    return f"“{bare}”" if language() == "en" else f"«{NBSP}{bare}{NBSP}»"


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


def outcome_look(outcome: OpportunityOutcome) -> tuple[str, Tone]:
    """How an interview names the end of the purchase; a lost one teaches, it is not an alarm."""
    say = QCoreApplication.translate
    looks: dict[OpportunityOutcome, tuple[str, Tone]] = {
        OpportunityOutcome.WON: (say("ProcessWords", "Gagnée"), "success"),
        OpportunityOutcome.LOST: (say("ProcessWords", "Perdue"), "neutral"),
        OpportunityOutcome.NO_DECISION: (say("ProcessWords", "Sans décision"), "neutral"),
        OpportunityOutcome.OPEN: (say("ProcessWords", "En cours"), "neutral"),
    }
    return looks[outcome]


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


_DAYS = frozenset({"standard_days", "due_days", "cycle_days"})


def value_text(one: Difference, value: str, messages: Messages) -> str:
    """What stands before or after, with its unit and in words.

    Args:
        one: The difference.
        value: Its ``before`` or ``after``.
        messages: Words of kinds of proof.
    """
    say = QCoreApplication.translate
    if not value:
        return say("ProcessWords", "rien")
    if one.change is Change.MOVED:
        return value.replace(".entry", "").replace(".exit", "")
    if one.field in _DAYS:
        return say("ProcessWords", "{n} jours").format(n=number_text(float(value)))
    if one.field == "minutes":
        return f"{value}{NBSP}min"
    if one.field == "to_next":
        return percent(float(value))
    if one.field == "avg_value_cents":
        return money(int(value))
    if one.field in ("evidence", "proof"):
        kinds = [EvidenceKind(key) for key in value.split(", ") if key in list(EvidenceKind)]
        return ", ".join(messages.text(f"conversation.evidence_{kind.value}") for kind in kinds)
    if one.field == "by":
        return say("ProcessWords", "du client") if value == Side.CLIENT else say("ProcessWords", "de nous")
    if one.field == "searching":
        return say("ProcessWords", "oui") if value == str(True) else say("ProcessWords", "non")
    return _PLACE.sub("…", value)


def is_whole(one: Difference) -> bool:
    """Whether the part came or went as a whole, so that before and after have nothing to say."""
    return one.change in (Change.ADDED, Change.REMOVED) or (one.part is PartKind.PROCESS and not one.field)
