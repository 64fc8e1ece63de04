"""Process files (fichiers de processus): YAML in, a process out, every fault named with its line and field."""

from pathlib import Path
from typing import Final

from salesdesk.domain.process import Advice, Process, warnings
from salesdesk.exchange.processfile.build import build_process
from salesdesk.exchange.processfile.document import ProcessDocument
from salesdesk.exchange.processfile.problems import Findings, Problem, ProcessFileError
from salesdesk.exchange.processfile.references import check_references
from salesdesk.exchange.processfile.tree import MAX_BYTES, parse_tree
from salesdesk.exchange.processfile.writer import write_process

__all__ = [
    "MAX_BYTES",
    "Advice",
    "Problem",
    "ProcessDocument",
    "ProcessFileError",
    "read_process",
    "read_process_file",
    "read_process_text",
    "warnings",
    "write_process",
]

# What people pick by mistake, by its first bytes: a remedy for a text would not help them.
_OTHER_TYPES: Final = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "XLSX, DOCX, ZIP",
    b"\xd0\xcf\x11\xe0": "XLS, DOC",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_FIRST_LETTERS: Final = 4


def read_process(text: str, *, source: str) -> Process:
    """Reads a process from YAML text.

    Args:
        text: The text, at most one megabyte.
        source: Name of the file, for the error.

    Returns:
        The process, every reference in it sound.

    Raises:
        ProcessFileError: The text has faults; all of them are listed.
    """
    findings = Findings(source)
    process = build_process(parse_tree(text.removeprefix("\ufeff"), findings), findings)
    check_references(process, findings)
    findings.stop_if_any()
    return process


def read_process_text(path: Path) -> str:
    """Reads the text of a process file as it stands: its line ends and its mark of byte order stay.

    Args:
        path: The file, UTF-8.

    Returns:
        The text; encoded again it gives the bytes of the file.

    Raises:
        ProcessFileError: The file cannot be opened, is too large or is not text in UTF-8.
    """
    findings = Findings(path.name)
    try:
        with path.open("rb") as stream:
            # One byte more than allowed is enough to know that a file is too large, whatever its size.
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise findings.stop(1, 1, "process.unreadable", reason=error.strerror or "") from error
    for start, kind in _OTHER_TYPES.items():
        if content.startswith(start):
            raise findings.stop(1, 1, "process.other_type", kind=kind)
    if b"\x00" in content[:_FIRST_LETTERS]:
        # Text of two or four bytes a letter: said here, or the first accent would be blamed, lines further down.
        raise findings.stop(1, 1, "process.not_utf8")
    if len(content) > MAX_BYTES:
        raise findings.stop(1, 1, "process.too_large", limit_kb=MAX_BYTES // 1000)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        raise findings.stop(before.count(b"\n") + 1, column, "process.not_utf8") from error


def read_process_file(path: Path) -> Process:
    """Reads a process from a file.

    Args:
        path: The file, UTF-8.

    Returns:
        The process.

    Raises:
        ProcessFileError: The file cannot be opened, is of another type, is not text in UTF-8, or has faults.
    """
    return read_process(read_process_text(path), source=path.name)
