"""Every value that comes from outside is checked here, before any transaction begins; what is wrong is named."""

import json
import math
from datetime import UTC, date, datetime
from typing import Any, Final

from salesdesk.domain.change import ChangeKind, Merge, Wire
from salesdesk.domain.clock import STAMP_BYTES
from salesdesk.domain.nouns import NOUN_BY_NAME, Noun
from salesdesk.domain.wire import FieldForm, WireKind, forms_of, instant_to_wire
from salesdesk.store.texts import MOST_TEXT_BYTES
from salesdesk.sync.protocol import Op

ID_BYTES: Final = 16
_MOST_WHOLE: Final = 1 << 63
_MOST_CHOICE: Final = 100
_MOST_MEMBERS: Final = 5_000
_FIRST_INSTANT: Final = instant_to_wire(datetime(1900, 1, 1, tzinfo=UTC))
_LAST_INSTANT: Final = instant_to_wire(datetime(2999, 12, 31, tzinfo=UTC))


class Fault(Exception):
    """A change that cannot be taken.

    Args:
        code: Message key.
        field: Field that it is about.
    """

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(code, field)
        self.code = code
        self.field = field


def check_op(op: Op) -> list[str]:
    """Checks the shape of one change, and puts its values into their stored form.

    Args:
        op: The change; unknown fields are taken out of it, flags become 0 or 1.

    Returns:
        Names of the fields that this server does not know.

    Raises:
        Fault: Something in it cannot be stored.
    """
    noun = NOUN_BY_NAME.get(op.noun)
    if noun is None:
        raise Fault("sync.refused_noun")
    if len(op.record_id) != ID_BYTES or len(op.op_id) != ID_BYTES:
        raise Fault("sync.refused_id")
    if any(len(stamp) != STAMP_BYTES for stamp in (op.stamp, *op.base.values())):
        raise Fault("sync.refused_stamp")
    if op.kind is not ChangeKind.PUT:
        op.fields, op.members, op.text = {}, {}, {}
        return []
    forms = {form.name: form for form in forms_of(noun.record)}
    ignored = sorted({*op.fields, *op.members, *op.text} - forms.keys())
    op.fields = {name: checked(forms[name], value) for name, value in op.fields.items() if name in forms}
    _check_members(op, forms)
    _check_text(op, forms)
    if op.fields.get("id", op.record_id) != op.record_id:
        raise Fault("sync.refused_value", "id")
    return ignored


def _check_members(op: Op, forms: dict[str, FieldForm]) -> None:
    op.members = {name: one for name, one in op.members.items() if name in forms}
    for name, one in op.members.items():
        if forms[name].merge is not Merge.MEMBERS:
            raise Fault("sync.refused_value", name)
        members = [*one.added, *one.removed]
        if len(members) > _MOST_MEMBERS or any(not _is_text(member) for member in members):
            raise Fault("sync.refused_value", name)
        if sum(len(member) for member in members) > MOST_TEXT_BYTES:
            raise Fault("sync.refused_size", name)


def _check_text(op: Op, forms: dict[str, FieldForm]) -> None:
    op.text = {name: update for name, update in op.text.items() if name in forms}
    for name, update in op.text.items():
        if forms[name].merge is not Merge.TEXT:
            raise Fault("sync.refused_value", name)
        if len(update) > 4 * MOST_TEXT_BYTES:
            raise Fault("sync.refused_size", name)


def _is_text(value: Any) -> bool:
    # PostgreSQL cannot store the character NUL.
    return isinstance(value, str) and "\x00" not in value and _is_unicode(value)


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def checked(form: FieldForm, value: Any) -> Wire:
    """Checks one value against the form of its field.

    Args:
        form: The field.
        value: What came.

    Returns:
        The value as it is stored.

    Raises:
        Fault: It is of another kind, out of range or too long.
    """
    if value is None:
        if form.optional:
            return None
        raise Fault("sync.refused_value", form.name)
    if not _fits(form.kind, value):
        raise Fault("sync.refused_value", form.name)
    if isinstance(value, str) and len(value.encode()) > MOST_TEXT_BYTES:
        raise Fault("sync.refused_size", form.name)
    return int(value) if form.kind is WireKind.FLAG else value


def _fits(kind: WireKind, value: Any) -> bool:
    if kind is WireKind.IDENTIFIER:
        return isinstance(value, bytes) and len(value) == ID_BYTES
    if kind is WireKind.TEXT:
        return _is_text(value)
    if kind is WireKind.CHOICE:
        return _is_text(value) and 0 < len(value) <= _MOST_CHOICE
    if kind is WireKind.FLAG:
        return isinstance(value, int) and value in {0, 1}
    if kind is WireKind.REAL:
        return isinstance(value, float | int) and not isinstance(value, bool) and _is_finite(value)
    if kind is WireKind.DAY:
        return _is_day(value)
    if kind is WireKind.TEXTS:
        return _is_texts(value)
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    if kind is WireKind.INSTANT:
        return _FIRST_INSTANT <= value <= _LAST_INSTANT
    return -_MOST_WHOLE <= value < _MOST_WHOLE


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_texts(value: Any) -> bool:
    try:
        members = json.loads(value) if _is_text(value) else None
    except (ValueError, RecursionError):
        return False
    return isinstance(members, list) and len(members) <= _MOST_MEMBERS and all(_is_text(one) for one in members)


def missing_field(noun: Noun, op: Op) -> str | None:
    """Returns the first field that a new record lacks; None when it is whole."""
    for form in forms_of(noun.record):
        given = form.name in op.fields or form.name in op.text or form.name in op.members
        if not given and not form.has_default and not form.optional and form.name != "id":
            return form.name
    return None
