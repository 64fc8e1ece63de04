"""The stored and sent form of each field of a record: one form for SQLite, PostgreSQL and MessagePack.

It derives from the record classes, so that a new field needs no codec: identifiers are 16 bytes, instants microseconds
since 1970 in UTC, days ISO text, choices their text, yes or no 1 or 0, sets of texts a JSON list.
"""

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from salesdesk.domain.change import Merge, Wire

Record = TypeVar("Record")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class WireKind(StrEnum):
    """The kinds of stored value; each has one column type in the store."""

    IDENTIFIER = "identifier"
    TEXT = "text"
    WHOLE = "whole"
    REAL = "real"
    FLAG = "flag"
    INSTANT = "instant"
    DAY = "day"
    CHOICE = "choice"
    TEXTS = "texts"


def instant_to_wire(value: datetime) -> int:
    """Returns the microseconds since 1970 of an aware instant.

    Raises:
        ValueError: The instant has no time zone.
    """
    if value.tzinfo is None:
        raise ValueError(f"instant without time zone: {value}")
    return (value - _EPOCH) // _MICROSECOND


def instant_from_wire(value: int) -> datetime:
    """Returns the UTC instant that lies that many microseconds after 1970."""
    return _EPOCH + timedelta(microseconds=value)


def texts_to_wire(value: tuple[str, ...]) -> str:
    """Returns the JSON list of some texts."""
    return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))


def texts_from_wire(value: str) -> tuple[str, ...]:
    """Reads the JSON list of some texts."""
    return tuple(str(one) for one in json.loads(value))


def _choice_from_wire(choice: type[StrEnum]) -> Callable[[Any], Any]:
    known = {member.value: member for member in choice}

    def read(value: str) -> str:
        # A value added by a newer version is kept as it came: shown raw, never lost.
        return known.get(value, value)

    return read


@dataclass(frozen=True, slots=True)
class FieldForm:
    """How one field of a record is stored, sent and merged.

    Attributes:
        name: Name of the field, the column and the key in a push.
        kind: Kind of stored value.
        optional: True when None means something.
        merge: Rule by which two values become one.
        order: Values of an advancing field, first to last; empty otherwise.
        default: Wire form of the default; meaningful only if ``has_default``.
        has_default: False for a field that every record must be given.
        encode: Python value, not None, to its wire form.
        decode: Wire form, not None, to the Python value.
    """

    name: str
    kind: WireKind
    optional: bool
    merge: Merge
    order: tuple[str, ...]
    default: Wire
    has_default: bool
    encode: Callable[[Any], Wire]
    decode: Callable[[Any], Any]

    def to_wire(self, value: object) -> Wire:
        """Returns the wire form of a Python value, None included."""
        return None if value is None else self.encode(value)

    def from_wire(self, value: Wire) -> Any:
        """Returns the Python value of a wire form, None included."""
        return None if value is None else self.decode(value)


def _same(value: Any) -> Any:
    return value


def _plain_type(hint: Any) -> tuple[Any, bool]:
    optional = False
    if get_origin(hint) in (Union, types.UnionType):
        inner = [one for one in get_args(hint) if one is not type(None)]
        optional = len(inner) < len(get_args(hint))
        hint = inner[0]
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint, optional


def _kind_of(hint: Any) -> tuple[WireKind, Callable[[Any], Wire], Callable[[Any], Any]]:
    if get_origin(hint) is tuple:
        return WireKind.TEXTS, texts_to_wire, texts_from_wire
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return WireKind.CHOICE, str, _choice_from_wire(hint)
    table: Mapping[Any, tuple[WireKind, Callable[[Any], Wire], Callable[[Any], Any]]] = {
        UUID: (WireKind.IDENTIFIER, lambda value: value.bytes, lambda value: UUID(bytes=bytes(value))),
        str: (WireKind.TEXT, _same, _same),
        int: (WireKind.WHOLE, _same, _same),
        float: (WireKind.REAL, float, float),
        bool: (WireKind.FLAG, int, bool),
        datetime: (WireKind.INSTANT, instant_to_wire, instant_from_wire),
        date: (WireKind.DAY, lambda value: value.isoformat(), date.fromisoformat),
    }
    return table[hint]


def forms_of(record: type[Any]) -> tuple[FieldForm, ...]:
    """Describes the fields of a record class, in order.

    Args:
        record: A frozen dataclass of the trade whose fields are identifiers, texts, numbers, instants, days, choices,
            flags or tuples of texts, each possibly None.

    Returns:
        One form a field.

    Raises:
        KeyError: A field has a type without a wire form.
    """
    known = _FORMS.get(record)
    if known is None:
        known = _FORMS[record] = _read_forms(record)
    return known


_FORMS: Final[dict[type[Any], tuple[FieldForm, ...]]] = {}


def _read_forms(record: type[Any]) -> tuple[FieldForm, ...]:
    hints = get_type_hints(record)
    forms = []
    for one in fields(record):
        hint, optional = _plain_type(hints[one.name])
        kind, encode, decode = _kind_of(hint)
        merge = one.metadata.get("merge", Merge.LATEST)
        has_default = one.default is not MISSING
        forms.append(
            FieldForm(
                name=one.name,
                kind=kind,
                optional=optional,
                merge=merge,
                order=tuple(hint) if merge is Merge.ADVANCING else (),
                default=None if not has_default or one.default is None else encode(one.default),
                has_default=has_default,
                encode=encode,
                decode=decode,
            )
        )
    return tuple(forms)


def to_wire(record: Any) -> dict[str, Wire]:
    """Returns the wire form of each field of a record."""
    return {form.name: form.to_wire(getattr(record, form.name)) for form in forms_of(type(record))}


def from_wire(record: type[Record], values: Mapping[Any, Any]) -> Record:
    """Builds a record from wire values; a field that is absent takes its default.

    Args:
        record: The record class.
        values: Wire form by field name; names that the class does not have are ignored.

    Returns:
        The record.

    Raises:
        TypeError: A field without a default is absent.
    """
    return record(**{f.name: f.from_wire(values[f.name]) for f in forms_of(record) if f.name in values})


def row_reader(record: type[Record]) -> Callable[[Sequence[Any]], Record]:
    """Makes what builds records from rows of one reading: faster than :func:`from_wire` where there are thousands.

    Args:
        record: The record class.

    Returns:
        A function of a row that begins with the wire values of all fields in their order; what follows is ignored. It
        builds an identifier that many rows share once.
    """
    forms = forms_of(record)
    names = [form.name for form in forms]
    decoded = [(place, form.decode) for place, form in enumerate(forms) if form.decode is not _same]
    shared = {place for place, form in enumerate(forms) if form.kind is WireKind.IDENTIFIER and form.name != "id"}
    ids: dict[bytes, Any] = {}

    def build(row: Sequence[Any]) -> Record:
        values = list(row)
        for place, decode in decoded:
            value = values[place]
            if value is None:
                continue
            if place in shared:
                known = ids.get(value)
                values[place] = ids.setdefault(value, decode(value)) if known is None else known
            else:
                values[place] = decode(value)
        return record(**dict(zip(names, values, strict=False)))

    return build
