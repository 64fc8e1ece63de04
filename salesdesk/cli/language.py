"""`salesdesk language`: check sentences, report on the gates, learn the weights anew. Langage de valeur."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from salesdesk.cli.terminal import print_json, say
from salesdesk.domain.errors import UserError

if TYPE_CHECKING:
    from salesdesk.domain.language import Labelled, Verdict
    from salesdesk.domain.language.evaluation import Confusion
    from salesdesk.services.language_refit import Refit, Report
    from salesdesk.services.profiles import OpenProfile

_LANG: Final = click.Choice(["fr", "en"])
_MOST_MEGABYTES: Final = 20
_MOST_LETTERS: Final = 2_000


@click.group("language")
def command() -> None:
    """Check the language of what a client will read."""


@command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--lang", type=_LANG, required=True, help="Language of the sentences.")
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
def check(file: Path, lang: str, *, as_json: bool) -> None:
    """Judge the sentences of a file, one a line."""
    from salesdesk.domain.language import judge
    from salesdesk.services.language_tools import shipped_tools

    sentences = _lines_of(file)
    tools = shipped_tools(lang)
    judged = [(one, judge(one, tools)) for one in sentences]
    if as_json:
        print_json({"sentences": [_as_json(text, verdict) for text, verdict in judged]})
        return
    for text, verdict in judged:
        click.echo(_told(text, verdict))
    flagged = sum(verdict.flagged for _, verdict in judged)
    click.echo(say("language.cli_summary", flagged=flagged, total=len(judged)))


def _as_json(text: str, verdict: "Verdict") -> dict[str, Any]:
    reason = say(verdict.reason) if verdict.flagged else ""
    return {"text": text, "flagged": verdict.flagged, "label": verdict.label.value, "reason": reason}


def _told(text: str, verdict: "Verdict") -> str:
    if not verdict.flagged:
        return say("language.cli_fine", text=text)
    label = say(f"language.label_{verdict.label.value}")
    return say("language.cli_flagged", text=text, label=label, reason=say(verdict.reason))


@command.command("report")
@click.option("--lang", type=_LANG, help="One language; both when not given.")
@click.option("--from", "files", type=click.Path(path_type=Path), multiple=True, help="More labelled sentences (TSV).")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def report(lang: str | None, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Tell how well the remarks hold in trades never read."""
    from salesdesk.services import language_refit

    if files and lang is None:
        raise click.UsageError("--from")
    reports = [
        language_refit.report_on(language_refit.sentences_of(one, *map(_labelled, files)), one)
        for one in ((lang,) if lang else ("fr", "en"))
    ]
    if as_json:
        print_json({"languages": [_report_json(one) for one in reports]})
        return
    for one in reports:
        _tell_report(one)
    if len(reports) > 1:
        _tell_both(reports)


@command.command("refit")
@click.option("--lang", type=_LANG, required=True, help="Language of the weights.")
@click.option("--from", "files", type=click.Path(path_type=Path), multiple=True, help="More labelled sentences (TSV).")
@click.option("--out", type=click.Path(path_type=Path), help="Write the weights to a file.")
@click.option("--publish", is_flag=True, help="Publish the weights to all laptops of the firm.")
@click.option("--profile", default="", help="Id of the profile whose firm's sentences are learned from.")
@click.option("--sample", is_flag=True, help="Use the sample company.")
@click.option("--pin-stdin", is_flag=True, help="Read the PIN from the standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def refit(lang: str, files: tuple[Path, ...], out: Path | None, **options: Any) -> None:
    """Learn the weights anew from the shipped, the firm's and given sentences."""
    from salesdesk.services import language_refit

    more = [_labelled(one) for one in files]
    if not (options["publish"] or options["profile"] or options["sample"]):
        made = language_refit.refit(language_refit.sentences_of(lang, *more), lang)
        _finish(made, out, None, as_json=options["as_json"])
        return
    opened = _open(options)
    try:
        firm = language_refit.firm_sentences(opened.workspace, lang)
        made = language_refit.refit(language_refit.sentences_of(lang, firm, *more), lang)
        version = None
        if options["publish"]:
            if not options["as_json"]:
                _tell_report(made.report)
            version = language_refit.publish(opened.workspace, made).version
    finally:
        opened.close()
    _finish(made, out, version, as_json=options["as_json"])


def _open(options: dict[str, Any]) -> "OpenProfile":
    import sys

    from salesdesk.config.paths import Paths
    from salesdesk.services import profiles

    paths = Paths.of_user()
    pin = sys.stdin.readline().rstrip("\n") if options["pin_stdin"] else None
    wanted = options["profile"]
    if options["sample"] and not wanted:
        wanted = next((card.profile_id for card in profiles.list_profiles(paths) if card.is_sample), "")
    return profiles.open_profile(paths, profiles.choose_profile(paths, wanted), pin=pin)


def _finish(made: "Refit", out: Path | None, version: int | None, *, as_json: bool) -> None:
    content = made.weights.to_json().encode()
    if out is not None:
        try:
            out.write_bytes(content)
        except OSError as failure:
            raise UserError("language.not_written", file=out.name, reason=failure.strerror or "") from failure
    if as_json:
        print_json({**_report_json(made.report), "bytes": len(content), "version": version})
        return
    if version is None:
        _tell_report(made.report)
    if out is not None:
        click.echo(say("language.cli_written", file=out.name, sentences=made.weights.sentences, bytes=len(content)))
    if version is not None:
        click.echo(say("language.cli_published", version=version))


def _report_json(told: "Report") -> dict[str, Any]:
    parts = {"all": told.everything, "hard": told.hard, "hold_out": told.hold_out}
    return {
        "lang": told.lang,
        "passes": told.passes,
        "questions_flagged": told.questions,
        **{name: _counts(one) for name, one in parts.items() if one is not None},
    }


def _counts(one: "Confusion") -> dict[str, float]:
    return {
        "sentences": one.sentences,
        "told": one.told,
        "missed": one.missed,
        "wrong": one.wrong,
        "left": one.left,
        "precision": round(one.precision, 4),
        "recall": round(one.recall, 4),
    }


def _tell_report(told: "Report") -> None:
    parts = (("all", told.everything), ("hard", told.hard), ("hold_out", told.hold_out))
    for name, one in parts:
        if one is not None:
            _tell_matrix(f"[{told.lang}] {say(f'language.cli_{name}')}", one)
    click.echo(say("language.cli_questions", count=told.questions))


def _tell_both(reports: Sequence["Report"]) -> None:
    from salesdesk.domain.language.evaluation import confusion

    _tell_matrix(say("language.cli_both"), confusion(one for told in reports for one in told.judged))


def _tell_matrix(name: str, one: "Confusion") -> None:
    precision, recall = round(100 * one.precision, 1), round(100 * one.recall, 1)
    click.echo(say("language.cli_matrix", name=name, sentences=one.sentences, precision=precision, recall=recall))
    heads = ("", say("language.cli_column_ours"), say("language.cli_column_other"))
    rows = (
        heads,
        (say("language.cli_row_told"), str(one.told), str(one.wrong)),
        (say("language.cli_row_left"), str(one.missed), str(one.left)),
    )
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _labelled(file: Path) -> "tuple[Labelled, ...]":
    from salesdesk.services.language_tools import read_sentences

    return read_sentences("\n".join(_lines(file)), file.name)


def _lines_of(file: Path) -> list[str]:
    lines = _lines(file)
    for number, line in enumerate(lines, 1):
        if len(line) > _MOST_LETTERS:
            raise UserError("language.long_line", file=file.name, line=number, length=len(line), most=_MOST_LETTERS)
    sentences = [line.strip() for line in lines if any(sign.isalnum() for sign in line)]
    if not sentences:
        raise UserError("language.empty", file=file.name)
    return sentences


def _lines(file: Path) -> list[str]:
    try:
        # Before reading: a huge file must not be taken into memory, a pipe has no size.
        if file.is_file() and file.stat().st_size > _MOST_MEGABYTES * 1_000_000:
            raise UserError("language.too_large", file=file.name, most=_MOST_MEGABYTES)
        content = file.read_bytes()
    except OSError as failure:
        raise UserError("language.unreadable", file=file.name, reason=failure.strerror or "") from failure
    if (place := content.find(b"\0")) >= 0:
        raise UserError("language.binary", file=file.name, line=content.count(b"\n", 0, place) + 1)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = content.count(b"\n", 0, failure.start) + 1
        raise UserError("language.not_utf8", file=file.name, line=line) from failure
    return [line.rstrip("\r") for line in text.split("\n")]
