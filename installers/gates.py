"""Runs the gates and the test stages one after the other and sums them up; a failing one does not stop the rest."""

import re
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from installers.environment import ROOT, script

WORKERS = "2"
NO_TEST_COLLECTED = 5
_CLOSING_LINE = re.compile(r"^=*\s*(?:\d+ [a-z]+,? ?)+in [\d.]+s.*|^=*\s*no tests ran in .*")
_COUNT = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b")


@dataclass(frozen=True, slots=True)
class Stage:
    """One gate or one call of pytest.

    Attributes:
        name: what the summary calls it.
        command: program and arguments.
        tests: whether it is a call of pytest, whose closing line is read.
    """

    name: str
    command: tuple[str, ...]
    tests: bool = False


@dataclass(slots=True)
class Outcome:
    """What became of one stage.

    Attributes:
        name: of the stage.
        status: exit status.
        seconds: wall-clock time.
        closing_line: pytest's last line, empty for a gate.
        counts: tests by outcome: passed, failed, skipped.
    """

    name: str
    status: int
    seconds: float
    closing_line: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """`ok`, `none` when pytest had nothing to run, else `FAILED`."""
        if self.status == 0:
            return "ok"
        # A stage may be empty, for example with `-- -k name`; run() refuses a day on which all of them are.
        return "none" if self.status == NO_TEST_COLLECTED and self.closing_line else "FAILED"


def _pytest(name: str, marks: str, arguments: Sequence[str], prefix: Sequence[str], workers: str = WORKERS) -> Stage:
    """Describe one call of pytest on the tests with the given marks."""
    python = str(script("python"))
    command = (*prefix, python, "-m", "pytest", "-m", marks, "-n", workers, "--color=no", *arguments)
    return Stage(name, command, tests=True)


def unit_stages(arguments: Sequence[str], prefix: Sequence[str]) -> list[Stage]:
    """List the stages of a quick run.

    Args:
        arguments: passed on to pytest.
        prefix: program that pytest is started by, for example `xvfb-run`; empty for none.

    Returns:
        The unit tests alone.
    """
    return [_pytest("unit tests", "not e2e and not bench and not campaign", arguments, prefix)]


def all_stages(arguments: Sequence[str], prefix: Sequence[str]) -> list[Stage]:
    """List every gate and every stage of the tests, cheapest first.

    Args:
        arguments: passed on to every call of pytest.
        prefix: program that pytest is started by, for example `xvfb-run`; empty for none.

    Returns:
        The stages in the order they run.
    """
    python = str(script("python"))
    return [
        Stage("ruff check", (python, "-m", "ruff", "check", ".")),
        Stage("ruff format", (python, "-m", "ruff", "format", "--check", ".")),
        Stage("mypy", (python, "-m", "mypy")),
        Stage("layers", (str(script("lint-imports")), "--no-logo")),
        Stage("licences", (python, ".ci/check_licences.py")),
        Stage("dependencies", (python, "-m", "deptry", "--no-ansi", ".")),
        *unit_stages(arguments, prefix),
        _pytest("end to end", "e2e and not campaign", arguments, prefix),
        # Alone on the machine, or the figures mean nothing.
        _pytest("benchmarks", "bench and not e2e and not campaign", arguments, prefix, workers="0"),
    ]


def count_tests(closing_line: str) -> dict[str, int]:
    """Read the numbers of pytest's closing line.

    Args:
        closing_line: for example `=== 3 failed, 12 passed in 1.02s ===`.

    Returns:
        Tests by outcome: passed, failed (errors are counted here), skipped; 0 where the line is silent.
    """
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for number, word in _COUNT.findall(closing_line):
        counts["failed" if word.startswith("error") else word] += int(number)
    return counts


def _run_stage(stage: Stage, variables: Mapping[str, str]) -> Outcome:
    """Run one stage, showing its output as it comes."""
    print(f"\n--- {stage.name}", flush=True)
    start = time.monotonic()
    closing_line = ""
    with subprocess.Popen(
        stage.command,
        cwd=ROOT,
        env=dict(variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if stage.tests and _CLOSING_LINE.match(line):
                closing_line = line.strip()
    seconds = time.monotonic() - start
    print(f"--- {stage.name}: {seconds:.1f} s", flush=True)
    return Outcome(stage.name, process.returncode, seconds, closing_line, count_tests(closing_line))


def run(stages: Sequence[Stage], variables: Mapping[str, str]) -> int:
    """Run all stages and print the summary, pytest's closing lines and the total.

    Args:
        stages: what to run, in order.
        variables: environment variables of the programs.

    Returns:
        0 when all stages passed and at least one test ran, else 1.
    """
    outcomes = [_run_stage(stage, variables) for stage in stages]
    total = {word: sum(outcome.counts.get(word, 0) for outcome in outcomes) for word in ("passed", "failed", "skipped")}
    print("\n--- summary")
    for outcome in outcomes:
        print(f"{outcome.verdict:<8}{outcome.name:<16}{outcome.seconds:>8.1f} s")
    print()
    for outcome in outcomes:
        if outcome.closing_line:
            print(f"{outcome.name}: {outcome.closing_line}")
    print(f"total: {total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped", flush=True)
    all_good = all(outcome.verdict != "FAILED" for outcome in outcomes)
    return 0 if all_good and total["passed"] > 0 else 1
