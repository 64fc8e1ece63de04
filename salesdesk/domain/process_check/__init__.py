"""Check of a process (contrôle du processus): twelve rules, one for each named design error, and a grade A to F.

Source: product.md 2.2, the errors named in the articles on process design; conversation.md section 4.
"""

from collections.abc import Callable, Iterator
from typing import Final

from salesdesk.domain.process.model import Process
from salesdesk.domain.process_check.findings import (
    RULES,
    CheckReport,
    Finding,
    Fix,
    Level,
    Place,
    grade,
)
from salesdesk.domain.process_check.history import (
    ENOUGH,
    AffairHistory,
    Ending,
    History,
    ProofRecord,
    RepPractice,
    Stay,
)

__all__ = [
    "ENOUGH",
    "RULES",
    "AffairHistory",
    "CheckReport",
    "Ending",
    "Finding",
    "Fix",
    "History",
    "Level",
    "Place",
    "ProofRecord",
    "RepPractice",
    "Stay",
    "check",
    "grade",
]

_STATIC: Final[tuple[Callable[[Process], Iterator[Finding]], ...]] = ()
_HISTORICAL: Final[tuple[Callable[[Process, History], Iterator[Finding]], ...]] = ()


def check(process: Process, history: History | None = None) -> CheckReport:
    """Checks a process: what its definition says, and what was lived with it when a history is given.

    Args:
        process: A process without faults.
        history: What was lived with it.

    Returns:
        The grade and the findings, by rule.
    """
    findings = [finding for rule in _STATIC for finding in rule(process)]
    if history is not None:
        findings += [finding for rule in _HISTORICAL for finding in rule(process, history)]
    # The sort is stable: within a rule the order of the file stands.
    listed = tuple(sorted(findings, key=lambda one: one.rule))
    return CheckReport(grade(listed), listed)
