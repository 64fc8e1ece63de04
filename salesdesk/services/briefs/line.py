"""One line of the one-minute brief (ligne de préparation), as its provider makes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from textwrap import shorten
from typing import Final

from salesdesk.domain.saying import Saying
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace

_LONGEST: Final = 160


class BriefTone(StrEnum):
    """How a line is to be taken."""

    NEUTRAL = "neutral"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class BriefTarget:
    """What a line is about, so that a screen can lead there.

    Attributes:
        noun: Noun of the record, or ``criterion``, ``benefit``, ``question`` for a part of the process.
        key: Its id as text.
    """

    noun: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefLine:
    """One thing to know before a conversation.

    Attributes:
        kind: What it is about; names its icon.
        saying: The sentence.
        weight: How much it matters, 0 to 100: of too many lines the lightest are left out.
        tone: How it is to be taken.
        detail: A second sentence in grey; None without one.
        target: Where it leads; None when nowhere.
    """

    kind: str
    saying: Saying
    weight: int
    tone: BriefTone = BriefTone.NEUTRAL
    detail: Saying | None = None
    target: BriefTarget | None = None


BriefProvider = Callable[[Workspace, ConversationView], Iterable[BriefLine]]
"""Makes the lines of one capability; calls no clock but the workspace's, and reads in one statement at most."""


def brief_words(text: str) -> str:
    """Cuts words that were written freely to what one line of a brief bears."""
    return shorten(text, _LONGEST, placeholder="…")
