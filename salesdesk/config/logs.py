"""Logs: one named logger for each part, lines of key=value, and a rule that keeps what clients said out of them.

A log goes to whoever helps the user. So a line carries counts, ids, times, states and codes, never a note, a name, an
amount or a secret. The rule does not trust the caller: a text that is not a single plain word is replaced by its
length, a key that names a person, a sum or a secret loses its value, exceptions are written without their message (a
database's error quotes the row), and records of other libraries without their arguments.
"""

import enum
import logging
import logging.handlers
import re
import traceback
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from salesdesk.config.paths import Paths

ROOT_NAME = "salesdesk"
FILE_BYTES = 1_000_000
FILES_KEPT = 5

_FIELDS = "salesdesk_fields"
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_.:/+-]{1,60}")
_PRIVATE_KEY = re.compile(
    r"(^|_)(name|note|notes|text|title|subject|body|label|email|phone|address|amount|cents|price|pin|password|passphrase"
    r"|secret|token|key|code_verifier|authorization|cookie)(_|$)"
)


class PartLogger:
    """Writes lines of one part of the program: `log.info("pushed", batch=3, waited_ms=41)`."""

    __slots__ = ("_logger",)

    def __init__(self, part: str) -> None:
        self._logger = logging.getLogger(f"{ROOT_NAME}.{part}")

    def debug(self, event: str, **fields: object) -> None:
        """Write a step that matters to whoever looks for a fault.

        Args:
            event: what happened, one word or words joined by hyphens.
            **fields: facts; ids, counts, times, states.
        """
        self._write(logging.DEBUG, event, fields)

    def info(self, event: str, **fields: object) -> None:
        """Write something that happened as it should.

        Args:
            event: what happened, one word or words joined by hyphens.
            **fields: facts; ids, counts, times, states.
        """
        self._write(logging.INFO, event, fields)

    def warning(self, event: str, **fields: object) -> None:
        """Write something that went wrong and was got over.

        Args:
            event: what happened, one word or words joined by hyphens.
            **fields: facts; ids, counts, times, states.
        """
        self._write(logging.WARNING, event, fields)

    def error(self, event: str, failure: BaseException | None = None, **fields: object) -> None:
        """Write a fault of the program.

        Args:
            event: what happened, one word or words joined by hyphens.
            failure: the exception; its type and its frames are written, its message is not.
            **fields: facts; ids, counts, times, states.
        """
        self._write(logging.ERROR, event, fields, failure)

    def _write(self, level: int, event: str, fields: dict[str, object], failure: BaseException | None = None) -> None:
        self._logger.log(level, event, exc_info=failure, extra={_FIELDS: fields})


def part_logger(part: str) -> PartLogger:
    """Give the logger of one part of the program.

    Args:
        part: name of the part, for example `sync` or `store.backup`.

    Returns:
        Its logger; the same part always writes to the same place.
    """
    return PartLogger(part)


def shown(key: str, value: object) -> str:
    """Write one value as a log may carry it.

    Args:
        key: name of the field; one that names a person, a sum or a secret hides the value.
        value: any object.

    Returns:
        Plain text without white space; `<hidden>` or `<N characters>` where the value must not be read.
    """
    if _PRIVATE_KEY.search(key):
        return "<hidden>"
    match value:
        case None:
            return "none"
        case enum.Enum():
            return shown(key, value.value)
        case bool() | int() | UUID():
            return str(value).lower()
        case float():
            return f"{value:.6g}"
        case timedelta():
            return f"{value.total_seconds():.6g}s"
        case datetime() | date():
            return value.isoformat()
        case type():
            return value.__name__
        case str() if _PLAIN_WORD.fullmatch(value):
            return value
        case str() | bytes() | Path():
            return f"<{len(str(value))}_characters>"
        case _:
            return f"<{type(value).__name__}>"


class KeyValueFormatter(logging.Formatter):
    """Writes a record as key=value and applies the rule of this module."""

    def format(self, record: logging.LogRecord) -> str:
        """Write one record.

        Args:
            record: from a PartLogger, or from another library.

        Returns:
            One line, followed by one indented line for each frame of an exception.
        """
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        part = record.name.removeprefix(f"{ROOT_NAME}.")
        # Not getMessage(): the arguments of another library's record may hold anything.
        event = " ".join(str(record.msg).split())
        words = [f"at={at}", f"level={record.levelname.lower()}", f"part={part}", f'event="{event[:200]}"']
        fields: dict[str, object] = getattr(record, _FIELDS, {})
        words += [f"{key}={shown(key, value)}" for key, value in fields.items()]
        lines = [" ".join(words)]
        if record.exc_info and record.exc_info[1] is not None:
            lines += _frames(record.exc_info[1])
        return "\n".join(lines)


def _frames(failure: BaseException) -> list[str]:
    """List an exception and what caused it: types and places, no message."""
    lines = []
    current: BaseException | None = failure
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  exception={type(current).__name__}")
        for frame in traceback.extract_tb(current.__traceback__):
            lines.append(f"    {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}")
        current = current.__cause__ or current.__context__
    return lines


def configure_logs(paths: Paths, level: int = logging.INFO, program: str = "desktop") -> Path:
    """Open the log file of this process; a second call replaces the first.

    Args:
        paths: where the logs lie; the folder is made when missing.
        level: lowest level written for SalesDesk's own parts; other libraries are written from WARNING up.
        program: name of the file without suffix; each program has its own, because two cannot rotate one.

    Returns:
        The path of the file.

    Raises:
        OSError: when the folder or the file cannot be written.
    """
    paths.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = paths.logs / f"{program}.log"
    handler = logging.handlers.RotatingFileHandler(
        target, maxBytes=FILE_BYTES, backupCount=FILES_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(KeyValueFormatter())
    handler.set_name(ROOT_NAME)
    close_logs()
    logging.getLogger().addHandler(handler)
    logging.getLogger(ROOT_NAME).setLevel(level)
    return target


def close_logs() -> None:
    """Close the log file of this process; does nothing when none is open."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if one.get_name() == ROOT_NAME]:
        root.removeHandler(handler)
        handler.close()
