"""Check of a process (contrôle du processus): twelve rules, one for each named design error, and a grade A to F.

Source: product.md 2.2, the errors named in the articles on process design; conversation.md section 4.
"""

from collections.abc import Callable, Iterator
from typing import Final

from salesdesk.domain.process.model import Process
from salesdesk.domain.process_check import rules_of_people, rules_of_stages
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
from salesdesk.domain.process_check.rules_of_history import HISTORICAL

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

_STATIC: Final[tuple[Callable[[Process], Iterator[Finding]], ...]] = (
    rules_of_stages.e01_proposal_as_a_stage,
    rules_of_people.e02_activity_taken_for_effectiveness,
    rules_of_stages.e03_process_taken_for_automation,
    rules_of_people.e04_only_prospects_already_searching,
    rules_of_stages.e05_unbalanced_stages,
    rules_of_people.e06_wrong_interlocutor,
    rules_of_people.e07_measuring_at_random,
    rules_of_people.e08_evangelising,
    rules_of_stages.e09_forgetting_the_client,
    rules_of_people.e10_neglecting_adoption,
    rules_of_stages.e11_badly_named_stages,
    rules_of_stages.e12_signature_as_the_last_stage,
)


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
        findings += [finding for rule in HISTORICAL for finding in rule(process, history)]
    # The sort is stable: within a rule the order of the file stands.
    listed = tuple(sorted(findings, key=lambda one: one.rule))
    return CheckReport(grade(listed), listed)
