"""The language nudge on the words of a process that a client will hear (aide au langage)."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.studio.fields import PlaceField, WordsField
from salesdesk.desktop.studio.figure_words import FigureWords

_SAID: Final = frozenset({"contract", "say", "goal", "theme"})
"""Fields whose words are said; what the client says himself and what must never be said are left alone."""


def watch_words(fields: Iterable[PlaceField], desk: Desk) -> None:
    """Lets the nudge read the fields of a part, each in its own language; no account, so no figure is named.

    Args:
        fields: Those of the part shown.
        desk: What a page may ask of the program.
    """
    for field in fields:
        if isinstance(field, FigureWords) or (isinstance(field, WordsField) and field.place[-1] in _SAID):
            for lang, edit in field.edit_of.items():
                attach_nudge(edit, desk, lang=partial(str, lang))
