"""What the check of a process says (constats): each finding with its level, its place, its reason and its fix."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.process.edit import Edit

Place = tuple[str | int, ...]

RULES: Final = tuple(f"E{number:02}" for number in range(1, 13))
MOST_WARNINGS_OF_AN_A: Final = 3
_GRADES: Final = ("A", "C", "D", "E")


class Level(StrEnum):
    """How serious a finding is; only errors change the letter beyond B."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend that is made in one click.

    Args:
        label: Message key of what it does.
        args: Values for the placeholders of the label.
        edits: The changes, in the order in which they are made.
    """

    label: str
    args: Mapping[str, ErrorArgument] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check says.

    Args:
        rule: ``E01`` to ``E12``.
        level: How serious it is.
        place: Path inside the YAML document, as :class:`salesdesk.domain.process.edit.Edit` names it.
        reason: Message key.
        args: Values for the placeholders of the message.
        fix: The mend, where one exists.
    """

    rule: str
    level: Level
    place: Place
    reason: str
    args: Mapping[str, ErrorArgument] = field(default_factory=dict)
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """The check of one process.

    Args:
        grade: ``A`` to ``F``.
        findings: By rule, then in the order of the file.
    """

    grade: str
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[str, ...]:
        """Returns the rules with an error, each once, in their order."""
        return tuple(rule for rule in RULES if any(one.rule == rule for one in self.of_level(Level.ERROR)))

    def of_level(self, level: Level) -> tuple[Finding, ...]:
        """Returns the findings of a level, in their order.

        Args:
            level: The level.
        """
        return tuple(one for one in self.findings if one.level is level)


def grade(findings: tuple[Finding, ...]) -> str:
    """Grades a process by the number of rules with an error.

    Args:
        findings: All that the check says.

    Returns:
        ``A`` without error (``B`` with more than three warnings), ``C`` for one rule, ``D`` for two, ``E`` for three,
        ``F`` for more.
    """
    broken = {one.rule for one in findings if one.level is Level.ERROR}
    if not broken and sum(one.level is Level.WARNING for one in findings) > MOST_WARNINGS_OF_AN_A:
        return "B"
    return _GRADES[len(broken)] if len(broken) < len(_GRADES) else "F"
