"""From a process to the text of its file (écriture): one canonical form, which the reader gives back unchanged."""

from dataclasses import fields
from enum import StrEnum
from io import StringIO
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from salesdesk.domain.process import (
    PointKind,
    PracticeTrigger,
    Process,
    Target,
    Text,
)

_HEAD: Final = ("id", "version", "lang", "name", "currency", "cycle_days", "target")
_NO_FOLDING: Final = 1 << 30


def write_process(process: Process) -> str:
    """Writes a process as YAML.

    Args:
        process: A process without faults.

    Returns:
        The text: block style, every text by language, what has its default value left out.
    """
    document = {
        "process": {name: _plain(getattr(process, name)) for name in _HEAD},
        "roles": {
            role.id: {"label": _plain(role.label), "buying_role": str(role.buying_role)} for role in process.roles
        },
        "triggers": _plain(process.triggers),
        "indicators": _plain(process.indicators),
        "stages": _plain(process.stages),
    }
    yaml = YAML(typ="rt")
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = _NO_FOLDING
    yaml.indent(mapping=2, sequence=4, offset=2)
    # The reader refuses aliases: the same text used twice is written twice.
    yaml.representer.ignore_aliases = lambda data: True
    buffer = StringIO()
    yaml.dump({name: part for name, part in document.items() if part}, buffer)
    return buffer.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return {lang: DoubleQuotedScalarString(words) for lang, words in (("fr", value.fr), ("en", value.en)) if words}
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Target):
        return {"wins_year": value.wins_year, "avg_value": _units(value.avg_value_cents)}
    if isinstance(value, PracticeTrigger):
        return _practice(value)
    if isinstance(value, str | int | float):
        return value
    return _part(value)


def _part(value: object) -> dict[str, object]:
    part: dict[str, object] = {}
    for one in fields(value):  # type: ignore[arg-type]  # every other value of a process is a dataclass
        item = getattr(value, one.name)
        if item is None or item == () or item is False or item is PointKind.BENEFIT:
            continue
        part["with" if one.name == "role" else one.name] = _plain(item)
    return part


def _practice(practice: PracticeTrigger) -> dict[str, object]:
    part: dict[str, object] = {} if practice.over is None else {"value": practice.over}
    return part | {
        "practice": practice.practice,
        "label": _plain(practice.label),
        "hours_month": round(practice.minutes_month / 60, 6),
        "rate": _units(practice.rate_cents),
    }


def _units(cents: int) -> int | float:
    return cents // 100 if cents % 100 == 0 else cents / 100
