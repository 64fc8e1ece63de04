"""`salesdesk process`: check process files, compare two, publish one. Processus de vente.

``check`` ends with 1 when a rule has an error or a file is refused; its other findings are advice.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from salesdesk.cli.terminal import explain, print_json, print_table, say
from salesdesk.domain.errors import ErrorArgument, UserError
from salesdesk.domain.process import Advice
from salesdesk.domain.process_check import RULES, CheckReport, Finding, Level, Place, check
from salesdesk.domain.process_diff import Change, Difference, diff, propose_mapping
from salesdesk.exchange.processfile import (
    Problem,
    ProcessDocument,
    ProcessFileError,
    read_process_file,
    read_process_text,
    warnings,
)

_REFUSED: Final = 1
_BROKEN: Final = "✗"
_MARKS: Final = {Level.ERROR: _BROKEN, Level.WARNING: "!", Level.NOTE: "i"}


@dataclass(frozen=True, slots=True)
class _Checked:
    path: Path
    report: CheckReport | None
    lines: tuple[int, ...] = ()
    advice: tuple[Advice, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def stands(self) -> bool:
        return self.report is not None and not self.report.errors


@click.group("process")
def command() -> None:
    """Check, compare and publish process files."""


@command.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check_files(files: tuple[Path, ...], *, as_json: bool) -> int:
    """Check process files against the twelve rules; several give a table."""
    checked = [_checked(path) for path in files]
    if as_json:
        told = [_as_json(one) for one in checked]
        print_json(
            told[0]
            if len(told) == 1
            else [{"file": one.path.name} | part for one, part in zip(checked, told, strict=True)]
        )
    elif len(checked) == 1:
        _tell(checked[0])
    else:
        _tell_table(checked)
    return 0 if all(one.stands for one in checked) else _REFUSED


def _checked(path: Path) -> _Checked:
    try:
        document = ProcessDocument(read_process_text(path), path.name)
        process = read_process_file(path)
    except ProcessFileError as error:
        return _Checked(path, None, problems=error.problems)
    report = check(process)
    lines = tuple(document.place_line(finding.place) for finding in report.findings)
    return _Checked(path, report, lines, warnings(process))


def path_of(place: Place) -> str:
    """Writes a place as a person reads it, such as ``stages[0].exit[1]``.

    Args:
        place: Names of keys and ranks in lists.
    """
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in place).lstrip(".")


def _reason(finding: Finding) -> str:
    return say(finding.reason, **finding.args)


def _fix(finding: Finding) -> str | None:
    return None if finding.fix is None else say(finding.fix.label, **finding.fix.args)


def _as_json(checked: _Checked) -> dict[str, Any]:
    if checked.report is None:
        return {"grade": None, "findings": [], "refused": [_problem(one) for one in checked.problems]}
    return {
        "grade": checked.report.grade,
        "findings": [
            {
                "rule": finding.rule,
                "level": str(finding.level),
                "place": path_of(finding.place),
                "line": line,
                "reason": _reason(finding),
                "fix": _fix(finding),
            }
            for finding, line in zip(checked.report.findings, checked.lines, strict=True)
        ],
        "advice": [
            {"code": one.code, "place": one.place, "reason": say(one.key, **one.args)} for one in checked.advice
        ],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    told = explain(problem.key, **problem.args)
    return {
        "line": problem.line,
        "column": problem.column,
        "field": problem.path,
        "reason": told.what,
        "remedy": told.do,
    }


def _tell(checked: _Checked) -> None:
    if checked.report is None:
        _tell_refusal(checked)
        return
    click.echo(say("process_cli.grade", file=checked.path.name, grade=checked.report.grade))
    for finding, line in zip(checked.report.findings, checked.lines, strict=True):
        click.echo(
            say(
                "process_cli.finding",
                rule=finding.rule,
                level=say(f"check.level_{finding.level}"),
                line=line,
                place=path_of(finding.place),
                reason=_reason(finding),
            )
        )
        if (fix := _fix(finding)) is not None:
            click.echo("    " + say("process_cli.fix", fix=fix))
    if checked.advice:
        click.echo(say("process_cli.advice", count=len(checked.advice)))
    for one in checked.advice:
        click.echo(f"  {one.code}  {one.place}  {say(one.key, **one.args)}")


def _tell_refusal(checked: _Checked) -> None:
    click.echo(say("process_cli.refused", file=checked.path.name, count=len(checked.problems)), err=True)
    for problem in checked.problems:
        told = explain(problem.key, **problem.args)
        args: dict[str, ErrorArgument] = {
            "line": problem.line,
            "field": problem.path or "–",
            "reason": told.what,
            "remedy": told.do,
        }
        click.echo("  " + say("process_cli.problem", **args), err=True)


def _tell_table(checked: list[_Checked]) -> None:
    click.echo("| " + " | ".join((say("process_cli.file"), say("process_cli.grade_head"), *RULES)) + " |")
    click.echo("|" + " --- |" * (len(RULES) + 2))
    for one in checked:
        if one.report is None:
            cells = [say("process_cli.refused_short"), *[""] * len(RULES)]
        else:
            cells = [one.report.grade, *(_mark(one.report, rule) for rule in RULES)]
        click.echo(f"| {one.path.stem} | " + " | ".join(cells) + " |")
    for one in checked:
        if one.report is None:
            _tell_refusal(one)


def _mark(report: CheckReport, rule: str) -> str:
    levels = {finding.level for finding in report.findings if finding.rule == rule}
    return next((mark for level, mark in _MARKS.items() if level in levels), "")


@command.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the differences as JSON.")
def diff_files(old: Path, new: Path, *, as_json: bool) -> int:
    """Tell what changed from one process file to another, by ids."""
    read = []
    for path in (old, new):
        try:
            read.append(read_process_file(path))
        except ProcessFileError as error:
            _tell_refusal(_Checked(path, None, problems=error.problems))
            return _REFUSED
    before, after = read
    found, mapping = diff(before, after), propose_mapping(before, after)
    if as_json:
        print_json({"differences": [_difference(one) for one in found], "mapping": mapping})
        return 0
    if not found:
        click.echo(say("process_cli.same"))
    for one in found:
        click.echo(_line_of(one))
    if found:
        click.echo(say("process_cli.mapping"))
        print_table([(f"  {stage}", "→", target or say("process_cli.to_choose")) for stage, target in mapping.items()])
    return 0


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "change": str(one.change),
        "part": str(one.part),
        "id": one.id,
        "field": one.field or None,
        "before": one.before,
        "after": one.after,
    }


def _line_of(one: Difference) -> str:
    part = say(f"process_cli.part_{one.part}")
    if one.change in (Change.ADDED, Change.REMOVED):
        return say(f"process_cli.{one.change}", part=part, id=one.id, label=one.label)
    if one.change is Change.MOVED:
        return say("process_cli.moved", part=part, id=one.id, before=one.before or "–", after=one.after or "–")
    args = {"part": part, "id": one.id, "field": one.field, "before": one.before or "–", "after": one.after or "–"}
    return say(f"process_cli.{one.change}", **args)


@command.command("publish")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--profile", default="", help="Id of the profile; not needed where there is one alone.")
@click.option("--sample", is_flag=True, help="Publish in the sample company.")
@click.option("--pin-stdin", is_flag=True, help="Read the PIN from the standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print what was published as JSON.")
@click.option("--yes", is_flag=True, help="Publish without asking, whatever the grade.")
def publish_file(file: Path, *, profile: str, sample: bool, pin_stdin: bool, as_json: bool, yes: bool) -> int:
    """Publish a process file as a new version; what is open keeps its own."""
    from salesdesk.cli.import_ import chosen_profile
    from salesdesk.config.paths import Paths
    from salesdesk.services import processes, profiles

    checked = _checked(file)
    if checked.report is None:
        if as_json:
            print_json(_as_json(checked))
        _tell_refusal(checked)
        return _REFUSED
    pin = sys.stdin.readline().rstrip("\n") if pin_stdin else None
    if not as_json:
        _tell(checked)
    _confirm(checked.report, yes=yes)
    opened = profiles.open_profile(Paths.of_user(), chosen_profile(profile, sample=sample), pin=pin)
    try:
        made = processes.publish_file(opened.workspace, file)
    finally:
        opened.close()
    if as_json:
        content = {"process": made.process_key, "version": made.version, "published_at": made.published_at}
        print_json(content | {"grade": checked.report.grade})
    else:
        click.echo(say("process_cli.published", name=made.name, version=made.version))
    return 0


def _confirm(report: CheckReport, *, yes: bool) -> None:
    if yes or not report.errors:
        return
    question = say("process_cli.confirm", grade=report.grade, rules=", ".join(report.errors))
    if not sys.stdin.isatty() or not click.confirm(question):
        raise UserError("process_cli.not_confirmed", grade=report.grade)
