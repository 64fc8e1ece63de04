"""Who has a word in the one-minute brief (fournisseurs de la préparation), in the order in which it is read.

A capability adds its line in three steps: a module here named after its noun, with one function
``lines(workspace, view) -> Iterable[BriefLine]``; its words in ``resources/messages/<lang>/brief.toml``; its function
in ``BRIEF_PROVIDERS`` at the place where it is to be read. Its ``weight`` decides whether it is read at all when there
is too much: 90 and above stops a visit that goes wrong, 80 changes what is said, 60 is good to know.
"""

from typing import Final

from salesdesk.services.briefs import benefits, coaching, extras, goal, people, promises, proofs, realised, solvency
from salesdesk.services.briefs.line import BriefLine, BriefProvider, BriefTarget, BriefTone

__all__ = ["BRIEF_PROVIDERS", "BriefLine", "BriefProvider", "BriefTarget", "BriefTone"]

BRIEF_PROVIDERS: Final[tuple[BriefProvider, ...]] = (
    people.lines,
    goal.lines,
    solvency.lines,
    promises.lines,
    proofs.lines,
    benefits.lines,
    realised.lines,
    extras.lines,
    coaching.lines,
)
