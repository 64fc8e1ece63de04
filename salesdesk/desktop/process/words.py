"""How the screen says what a process holds: its texts, words of a client, outcomes of interviews."""

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.change_words import without_figures
from salesdesk.desktop.i18n import NBSP, language, number_text
from salesdesk.desktop.widgets import Tone
from salesdesk.services.buying_study import OpportunityOutcome
from salesdesk.services.processes import Text


def words(text: Text) -> str:
    """The words of a process in the language of the screens; what a calculator will fill stays an ellipsis."""
    return without_figures(text.in_(language()))


def counted(count: int, one: str, many: str) -> str:
    """A number with its noun; French counts nought as one."""
    single = count == 1 or (count == 0 and language() == "fr")
    return (one if single else many).format(n=number_text(count))


def quoted(text: str) -> str:
    """Words between the quotation marks of the language, unless they bear some already."""
    bare = text.strip().strip('«»“”"').strip()
    return f"“{bare}”" if language() == "en" else f"«{NBSP}{bare}{NBSP}»"


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
