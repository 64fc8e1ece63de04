"""What is wrong with a process file (problèmes), with the place and the remedy of each fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from salesdesk.domain.errors import ErrorArgument, UserError

MAX_PROBLEMS: Final = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of a process file.

    Args:
        line: Line in the file, from 1.
        column: Column in the line, from 1.
        path: Field, such as ``stages[0].exit[1].evidence``; empty for the file as a whole.
        key: Message key; its ``what`` tells the fault and its ``do`` the remedy.
        args: Values for the placeholders of the message.
    """

    line: int
    column: int
    path: str
    key: str
    args: Mapping[str, ErrorArgument] = field(default_factory=dict)

    @property
    def remedy(self) -> str:
        """Returns the key of the sentence that tells how to mend the fault."""
        return f"{self.key}.do"


class ProcessFileError(UserError):
    """A process file is refused; every fault found in it is listed.

    Args:
        source: Name of the file, as the person knows it.
        problems: The faults, at least one, in the order of the file.
    """

    def __init__(self, source: str, problems: tuple[Problem, ...]) -> None:
        first = problems[0]
        super().__init__(
            "process.file_refused", source=source, count=len(problems), line=first.line, field=first.path or "-"
        )
        self.source = source
        self.problems = problems


class Findings:
    """Gathers the faults of one file and remembers where its fields stand.

    Args:
        source: Name of the file, as the person knows it.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self._problems: list[Problem] = []
        self._places: dict[str, tuple[int, int]] = {}

    def place(self, path: str, line: int, column: int) -> None:
        """Remembers where a field stands.

        Args:
            path: Field.
            line: Line, from 1.
            column: Column, from 1.
        """
        self._places[path] = (line, column)

    def add(self, line: int, column: int, path: str, key: str, **args: ErrorArgument) -> None:
        """Notes a fault at a place.

        Args:
            line: Line, from 1.
            column: Column, from 1.
            path: Field.
            key: Message key.
            **args: Values for the placeholders of the message.
        """
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(Problem(line, column, path, key, args))

    def add_at(self, path: str, key: str, **args: ErrorArgument) -> None:
        """Notes a fault at the place of a field that was read before.

        Args:
            path: Field.
            key: Message key.
            **args: Values for the placeholders of the message.
        """
        line, column = self._places.get(path, (1, 1))
        self.add(line, column, path, key, **args)

    def stop_if_any(self) -> None:
        """Refuses the file when a fault was noted.

        Raises:
            ProcessFileError: At least one fault was noted.
        """
        if self._problems:
            ordered = sorted(self._problems, key=lambda problem: (problem.line, problem.column))
            raise ProcessFileError(self.source, tuple(ordered))

    def stop(self, line: int, column: int, key: str, **args: ErrorArgument) -> ProcessFileError:
        """Notes a fault after which nothing can be read.

        Args:
            line: Line, from 1.
            column: Column, from 1.
            key: Message key.
            **args: Values for the placeholders of the message.

        Returns:
            The error to raise, with the faults noted before.
        """
        self.add(line, column, "", key, **args)
        return ProcessFileError(self.source, tuple(self._problems))
