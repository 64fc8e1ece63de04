"""The two commands of the README: `python3 installers/run.py demo` and `python3 installers/run.py test`.

Standard library only. This file keeps to syntax that old Pythons can read, so that they answer with a sentence and not
with a SyntaxError; everything else is imported once the version is known to be good.
"""

from __future__ import annotations

import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
OLDEST_PYTHON = (3, 11)


def _parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Sets up SalesDesk in this folder (.venv), then opens the demo or runs the tests.",
    )
    commands = parser.add_subparsers(dest="command", metavar="demo|test")
    demo = commands.add_parser("demo", help="open the application on the sample company")
    demo.add_argument("rest", nargs=argparse.REMAINDER, help="passed on to `salesdesk demo`")
    test = commands.add_parser("test", help="run every gate and the tests")
    test.add_argument("--fast", action="store_true", help="unit tests only: no gate, no end-to-end test, no benchmark")
    test.add_argument("--x11", action="store_true", help="show the windows on a virtual X server (needs xvfb-run)")
    test.add_argument("rest", nargs=argparse.REMAINDER, help="after --, passed on to pytest")
    return parser


def main(arguments: list[str]) -> int:
    """Run one sub-command.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit status: 0 when all went well, 2 when the machine lacks something (said on stderr).
    """
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        sys.stderr.write(
            "SalesDesk needs Python 3.11 or later; this is Python " + found + " (" + sys.executable + ").\n"
            "Install a newer Python, then call it by its name, for example: python3.12 installers/run.py demo\n"
        )
        return 2
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return 2
    rest = options.rest[1:] if options.rest[:1] == ["--"] else options.rest

    sys.path.insert(0, ROOT)
    # Imported here: these modules use syntax that a Python older than 3.11 cannot read.
    from installers import commands
    from installers.environment import SetupError

    try:
        if options.command == "demo":
            return commands.demo(rest)
        return commands.test(rest, fast=options.fast, x11=options.x11)
    except SetupError as error:
        sys.stdout.flush()
        sys.stderr.write("\n" + str(error) + "\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
