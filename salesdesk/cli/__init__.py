"""The command line (ligne de commande): one file a sub-command, loaded when it is called.

Exit codes: 0 done; 1 what was asked is refused and can be corrected; 2 the command is written wrongly; 3 the machine,
the network or the program itself failed. Every error is a sentence in the reader's language; the log has the rest.
"""

import errno
import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import click

from salesdesk import __version__
from salesdesk.cli.terminal import open_log, say, tell_bug, tell_error, tell_failure, tell_misuse
from salesdesk.config.logs import close_logs
from salesdesk.domain.errors import ConflictError, SalesDeskError, UserError

DEFAULT: Final = "app"
REFUSED, MISUSED, FAILED = 1, 2, 3
_INTERRUPTED: Final = 130

COMMANDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # A name of the language's own cannot name a module that others import.
        "app": "app",
        "demo": "demo",
        "serve": "serve",
        "admin": "admin",
        "sync": "sync",
        "import": "import_",
        "export": "export",
        "process": "process",
        "language": "language",
        "doctor": "doctor",
    }
)
"""Module of each sub-command; one that is not there is not offered."""


class LazyGroup(click.Group):
    """The sub-commands, each imported when it is named: a quick command does not pay for the heavy ones."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names the sub-commands that this version has."""
        return [name for name in COMMANDS if _module_of(name) is not None]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Loads one sub-command; None when there is none of that name."""
        module = _module_of(cmd_name)
        if module is None:
            return None
        command = importlib.import_module(module).command
        assert isinstance(command, click.Command)
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs a command line and ends the process with the code of its outcome.

        Args:
            args: The words; None for the process's own.
            prog_name: Name of the program in its help.
            complete_var: Variable by which a shell asks for completions.
            standalone_mode: False lets errors out, for tests.
            **extra: For click's context.

        Returns:
            What the command returned; only if not ``standalone_mode``.
        """
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                # A terminal that lacks a letter shows a mark in its place rather than an error.
                stream.reconfigure(errors="replace")
        sys.exit(self._code_of(args, prog_name, complete_var, extra))

    def _code_of(
        self, args: Sequence[str] | None, prog_name: str | None, complete_var: str | None, extra: Mapping[str, Any]
    ) -> int:
        try:
            result = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            tell_misuse(error)
            return MISUSED
        except (click.Abort, KeyboardInterrupt):
            return _INTERRUPTED
        except SalesDeskError as error:
            tell_error(error)
            return REFUSED if isinstance(error, UserError | ConflictError) else FAILED
        except OSError as error:
            if error.errno == errno.EPIPE:
                return 0
            tell_failure(error)
            return FAILED
        except Exception as error:
            tell_bug(error)
            return FAILED
        finally:
            close_logs()
        return result if isinstance(result, int) else 0


def _module_of(name: str) -> str | None:
    if name not in COMMANDS:
        return None
    module = f"{__name__}.{COMMANDS[name]}"
    return module if importlib.util.find_spec(module) is not None else None


@click.group(cls=LazyGroup, invoke_without_command=True, help=say("cli.help"))
@click.version_option(__version__, message="SalesDesk %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Runs the sub-command named, the app when none is."""
    if ctx.invoked_subcommand is not None:
        open_log(ctx.invoked_subcommand)
        return
    command = ctx.command.get_command(ctx, DEFAULT) if isinstance(ctx.command, LazyGroup) else None
    if command is None:
        click.echo(ctx.get_help())
        return
    with command.make_context(DEFAULT, [], parent=ctx) as inner:
        command.invoke(inner)
