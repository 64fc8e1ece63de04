"""What commands say on a terminal (terminal): texts in the reader's language, errors, tables, JSON."""

import json
import locale
import logging
import os
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import click

from salesdesk.config.formats import Language, language_of
from salesdesk.config.logs import configure_logs, part_logger
from salesdesk.config.messages import Explained, Messages
from salesdesk.config.paths import Paths
from salesdesk.domain.errors import ErrorArgument, SalesDeskError

LANGUAGE_VARIABLE: Final = "SALESDESK_LANGUAGE"

_LOG = part_logger("cli")


def language_here() -> Language:
    """Finds the language to speak: the variable ``SALESDESK_LANGUAGE``, else the terminal's."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    # Windows has none of these variables, but a locale.
    spoken = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return language_of(os.environ.get(LANGUAGE_VARIABLE, "auto"), spoken)


@cache
def _messages(language: Language) -> Messages:
    return Messages(language)


def say(key: str, **args: ErrorArgument) -> str:
    """Returns a text in the reader's language.

    Args:
        key: Its message key.
        **args: Values for its placeholders.
    """
    return _messages(language_here()).text(key, **args)


def explain(key: str, **args: ErrorArgument) -> Explained:
    """Returns what an error says in the reader's language.

    Args:
        key: Its message key.
        **args: Values for its placeholders.
    """
    return _messages(language_here()).explain(SalesDeskError(key, **args))


def tell_error(error: SalesDeskError) -> None:
    """Writes what went wrong, what is safe and what to do, to the error output."""
    told = _messages(language_here()).explain(error)
    for line in (told.what, told.safe, told.do):
        if line:
            click.echo(line, err=True)


def tell_bug(error: Exception) -> None:
    """Writes that the program failed; where and how goes to the log, nothing of it to the terminal."""
    _LOG.error("command-failed", failure=error)
    tell_error(SalesDeskError("cli.failed", kind=type(error).__name__))


def tell_failure(error: OSError) -> None:
    """Writes what the machine refused: a folder that cannot be made, a full disk, a port in use."""
    _LOG.error("command-refused-by-machine", failure=error)
    reason = error.strerror or type(error).__name__
    tell_error(SalesDeskError("cli.machine", reason=reason, path=str(error.filename or "–")))


def open_log(command: str) -> None:
    """Opens the log of a command that has none of its own; a machine without a place for it does without.

    Args:
        command: Name of the sub-command, and of its log.
    """
    try:
        configure_logs(Paths.of_user(), program=command)
    except OSError:
        logging.getLogger().addHandler(logging.NullHandler())


def tell_misuse(error: click.ClickException) -> None:
    """Writes what is wrong with the command line, and where its help is."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    path = context.command_path if context else "salesdesk"
    click.echo(_misuse(error), err=True)
    click.echo(say("cli.see_help", command=path), err=True)


def _misuse(error: click.ClickException) -> str:
    match error:
        case click.NoSuchCommand():
            return say("cli.no_command", name=error.command_name)
        case click.NoSuchOption():
            return say("cli.no_option", name=error.option_name)
        case click.MissingParameter():
            return say("cli.missing", name=_name_of(error))
        case click.BadParameter():
            choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
            key = "cli.bad_choice" if choices else "cli.bad_value"
            return say(key, name=_name_of(error), **({"choices": ", ".join(map(str, choices))} if choices else {}))
        case click.BadOptionUsage():
            return say("cli.no_value", name=error.option_name)
        case _:
            return say("cli.misused")


def _name_of(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return str(error.param_hint or (error.param.name if error.param else None) or "").upper()


def print_json(content: object) -> None:
    """Writes data for another program: JSON, instants as ISO text."""

    def plain(value: object) -> Any:
        return value.isoformat() if isinstance(value, datetime) else str(value)

    click.echo(json.dumps(content, ensure_ascii=False, indent=2, default=plain))


def print_table(rows: Sequence[Sequence[str | UUID | None]]) -> None:
    """Writes rows in columns, as wide as their longest cell; None is a dash."""
    cells = [["–" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)] if cells else []
    for row in cells:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
