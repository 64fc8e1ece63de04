"""Plain values as YAML text (écriture d'une valeur), quoted so that any reader gives the same value back."""

import re
from typing import Final

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
"""A value of a process file, without its lines."""

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)?")
_PROSE: Final = re.compile(r"[^\W\d_](?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff:#\[\]{},]*[^\s:#\[\]{},])?")
# Words that one or the other version of YAML takes for a flag or for nothing.
_TAKEN: Final = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"])
_ESCAPED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x85": "\\N", "\u2028": "\\L",
                   "\u2029": "\\P", "\ufeff": "\\uFEFF"}  # fmt: skip
_UNPRINTED: Final = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]')


def scalar_text(value: str | int | float | bool | None, style: str = "") -> str:
    """Writes a single value.

    Args:
        value: The value.
        style: What stood around the value that it replaces: a quotation mark, ``plain``, or empty for none.

    Returns:
        Text of one line that is read back as the same value, of the same kind.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if _is_safe(value, style):
        return value
    if style == "'" and not _UNPRINTED.search(value.replace("\\", "").replace('"', "")):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _UNPRINTED.sub(_escaped, value) + '"'


def _is_safe(value: str, style: str) -> bool:
    if style in ("'", '"') or value.casefold() in _TAKEN:
        return False
    return _WORD.fullmatch(value) is not None or (style == "plain" and _PROSE.fullmatch(value) is not None)


def _escaped(found: re.Match[str]) -> str:
    sign = found.group()
    return _ESCAPED.get(sign) or (f"\\x{ord(sign):02X}" if ord(sign) < 256 else f"\\u{ord(sign):04X}")


def is_inline(value: Plain) -> bool:
    """Tells whether a value is written on the line of its key: a single value, an empty one, a list of words."""
    if isinstance(value, dict):
        return not value
    if isinstance(value, list):
        return all(not isinstance(one, list | dict) and _reads_well(one) for one in value)
    return True


def _reads_well(value: object) -> bool:
    return not isinstance(value, str) or _is_safe(value, "")


def inline_text(value: Plain, style: str = "") -> str:
    """Writes any value on one line.

    Args:
        value: The value.
        style: As in :func:`scalar_text`, for a single value.

    Returns:
        Text in flow style for a list or a map.
    """
    if isinstance(value, list):
        return "[" + ", ".join(inline_text(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar_text(key)}: {inline_text(one)}" for key, one in value.items()) + "}"
    return scalar_text(value, style)


def map_lines(value: dict[str, Plain], indent: int) -> list[str]:
    """Writes the entries of a map in block style.

    Args:
        value: The map, not empty.
        indent: Column of its keys, from 0.

    Returns:
        Lines without their ends.
    """
    lines: list[str] = []
    for key, one in value.items():
        lines += entry_lines(key, one, indent)
    return lines


def entry_lines(key: str, value: Plain, indent: int) -> list[str]:
    """Writes one entry of a map in block style; arguments as for :func:`map_lines`."""
    head = f"{' ' * indent}{scalar_text(key)}:"
    if is_inline(value):
        return [f"{head} {inline_text(value, _text_style(value))}"]
    return [head, *block_lines(value, indent)]


def block_lines(value: Plain, indent: int) -> list[str]:
    """Writes a list or a map in block style, below a key that stands at a column."""
    if isinstance(value, dict):
        return map_lines(value, indent + 2)
    assert isinstance(value, list)  # single values are inline
    return [line for one in value for line in item_lines(one, indent + 2)]


def item_lines(value: Plain, indent: int) -> list[str]:
    """Writes one item of a list in block style.

    Args:
        value: The item.
        indent: Column of the dash, from 0.

    Returns:
        Lines without their ends; the first begins with the dash.
    """
    if isinstance(value, dict) and value:
        lines = map_lines(value, indent + 2)
    elif isinstance(value, list) and not is_inline(value):
        lines = [line for one in value for line in item_lines(one, indent + 2)]
    else:
        lines = [f"{' ' * (indent + 2)}{inline_text(value, _text_style(value))}"]
    return [f"{' ' * indent}- {lines[0].lstrip(' ')}", *lines[1:]]


def _text_style(value: object) -> str:
    # Sentences are quoted as in the shipped files, and keys are not.
    return '"' if isinstance(value, str) and not _is_safe(value, "") else ""
