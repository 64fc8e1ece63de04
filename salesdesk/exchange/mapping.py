"""Which column of a file fills which field (« correspondance »): proposed, kept for the next such file, applied.

A file's form is known by the fingerprint of its heads. Dates and decimals are decided for a whole column, never cell by
cell: 01/02/2026 means what the rest of its column means, and where nothing decides, a person does.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from salesdesk.domain.errors import UserError
from salesdesk.domain.imports import Problem
from salesdesk.domain.spelling import fold, likeness
from salesdesk.exchange import values
from salesdesk.exchange.tables import Cell, Row, shown
from salesdesk.exchange.values import DateOrder, DecimalSign

FieldKind = Literal["text", "number", "money", "date", "boolean", "choice", "reference", "identifier"]
MappingDict = dict[str, str | dict[str, str]]

_LIKE_ENOUGH = 0.8
_WORDS_WEIGHT = 0.9


@dataclass(frozen=True, slots=True)
class ImportField:
    """One field that a file can fill.

    Args:
        name: Name of the field in the domain.
        label_key: Message key of the name people read.
        kind: How its cells are read.
        required: True when a row without it cannot be imported.
        aliases_fr: French heads under which files give it.
        aliases_en: English heads under which files give it.
        digits: Full length of a code, for kind "identifier"; None when it varies.
    """

    name: str
    label_key: str
    kind: FieldKind = "text"
    required: bool = False
    aliases_fr: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """The noun a file is imported as.

    Args:
        noun: Name of the noun in the domain.
        fields: Its fields, in the order in which a person maps them.
    """

    noun: str
    fields: tuple[ImportField, ...]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column fills which field, and how it is written.

    Args:
        noun: The target's noun.
        fingerprint: Form of the file, from `fingerprint`.
        columns: Name of a field to head of its column.
        date_orders: Name of a date field to the order chosen or decided for its column.
        decimal_signs: Name of a number or money field to the decimal sign chosen or decided for its column.
        currency_column: Head of the column that names the currency of the row, or None.
        default_currency: ISO 4217 code where neither the cell nor the column names one.
    """

    noun: str
    fingerprint: str
    columns: Mapping[str, str] = field(default_factory=dict)
    date_orders: Mapping[str, DateOrder] = field(default_factory=dict)
    decimal_signs: Mapping[str, DecimalSign] = field(default_factory=dict)
    currency_column: str | None = None
    default_currency: str = "EUR"

    def to_dict(self) -> MappingDict:
        """The mapping as plain values, to be stored.

        Returns:
            Texts and dictionaries of texts only.
        """
        return {
            "noun": self.noun,
            "fingerprint": self.fingerprint,
            "columns": dict(self.columns),
            "date_orders": {name: order.value for name, order in self.date_orders.items()},
            "decimal_signs": {name: sign.value for name, sign in self.decimal_signs.items()},
            "currency_column": self.currency_column or "",
            "default_currency": self.default_currency,
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, object]) -> "ColumnMapping":
        """Bring a stored mapping back.

        Args:
            stored: What `to_dict` gave, perhaps years ago; what is absent takes its default.

        Returns:
            The mapping.

        Raises:
            UserError: ``import.bad_mapping``: the stored values are not of the form of a mapping.
        """
        try:
            return cls(
                noun=str(stored["noun"]),
                fingerprint=str(stored["fingerprint"]),
                columns=_texts(stored.get("columns")),
                date_orders={name: DateOrder(text) for name, text in _texts(stored.get("date_orders")).items()},
                decimal_signs={name: DecimalSign(text) for name, text in _texts(stored.get("decimal_signs")).items()},
                currency_column=str(stored.get("currency_column") or "") or None,
                default_currency=str(stored.get("default_currency") or "EUR"),
            )
        except (KeyError, ValueError, TypeError) as failure:
            raise UserError("import.bad_mapping") from failure


def _texts(stored: object) -> dict[str, str]:
    if stored is None:
        return {}
    if not isinstance(stored, Mapping):
        raise TypeError("not a table of texts")
    return {str(key): str(value) for key, value in stored.items()}


def fingerprint(header: Sequence[str]) -> str:
    """The form of a file: the same heads in any order, case and accents set aside, give the same fingerprint.

    Args:
        header: The heads.

    Returns:
        Thirty-two hexadecimal digits.
    """
    return hashlib.sha256("\n".join(sorted(map(fold, header))).encode()).hexdigest()[:32]


def propose(
    target: ImportTarget, header: Sequence[str], known: Iterable[ColumnMapping] = (), default_currency: str = "EUR"
) -> ColumnMapping:
    """Propose which column fills which field.

    Args:
        target: The noun and its fields.
        header: The heads of the file.
        known: Mappings kept from earlier files, latest first; one of the same form is taken as it is.
        default_currency: ISO 4217 code for a new mapping.

    Returns:
        The kept mapping, or one where each field takes the column whose head is most like one of its aliases; a column
        serves one field, and a field without a likely column is left out.
    """
    form = fingerprint(header)
    for kept in known:
        if kept.fingerprint == form and kept.noun == target.noun:
            return _rewritten(kept, header)
    scores = [(_score(item, head), -at, item.name, head) for item in target.fields for at, head in enumerate(header)]
    columns: dict[str, str] = {}
    for score, _, name, head in sorted(scores, key=lambda entry: entry[:2], reverse=True):
        if score >= _LIKE_ENOUGH and name not in columns and head not in columns.values():
            columns[name] = head
    ordered = {item.name: columns[item.name] for item in target.fields if item.name in columns}
    return ColumnMapping(
        target.noun, form, ordered, currency_column=_currency_column(header), default_currency=default_currency
    )


def _rewritten(kept: ColumnMapping, header: Sequence[str]) -> ColumnMapping:
    """The kept mapping with the heads as this file writes them."""
    heads = {fold(head): head for head in header}
    columns = {name: heads[fold(head)] for name, head in kept.columns.items() if fold(head) in heads}
    return replace(kept, columns=columns, currency_column=heads.get(fold(kept.currency_column or "")))


def _currency_column(header: Sequence[str]) -> str | None:
    return next((head for head in header if fold(head) in {"devise", "monnaie", "currency", "currency code"}), None)


def _score(item: ImportField, head: str) -> float:
    folded = fold(head)
    best = 0.0
    for alias in (item.name, *item.aliases_fr, *item.aliases_en):
        word = fold(alias)
        if folded == word:
            return 1.0
        whole = f" {word} " in f" {folded} " and len(word) > 3
        share = len(word) / max(len(folded), 1)
        best = max(best, _WORDS_WEIGHT if whole and share > 0.4 else 0.0)
        if len(word) > 3:
            best = max(best, likeness(folded, word))
    return min(best, 0.99)


def settle(
    mapping: ColumnMapping, target: ImportTarget, header: Sequence[str], rows: Iterable[Row]
) -> tuple[ColumnMapping, list[Problem]]:
    """Decide the order of dates and the decimal sign of each column from all its cells.

    Args:
        mapping: The mapping; what it already holds was chosen by a person and stands.
        target: The noun and its fields.
        header: The heads of the file.
        rows: Every row, once.

    Returns:
        The completed mapping, and one problem for each column where a person must choose (``import.date_ambiguous``,
        ``import.date_mixed``, ``import.number_ambiguous``), or for a required field without a column.
    """
    problems = [
        Problem(0, "", "", "import.required_unmapped", {"field": item.label_key})
        for item in target.fields
        if item.required and item.name not in mapping.columns
    ]
    at = {head: position for position, head in enumerate(header)}
    dates, numbers = _open_questions(mapping, target, at)
    seen: dict[str, _Seen] = {item.name: {} for item in (*dates, *numbers)}
    for row in rows:
        for item in (*dates, *numbers):
            cell = row.cells[at[mapping.columns[item.name]]]
            if isinstance(cell, str):
                form = cell if item.kind == "date" else _number_form(cell)
                seen[item.name].setdefault(form, (row.line, cell))
    orders, signs = dict(mapping.date_orders), dict(mapping.decimal_signs)
    for item in dates:
        problems += _decide_dates(mapping.columns[item.name], item.name, seen[item.name], orders)
    for item in numbers:
        problems += _decide_sign(mapping.columns[item.name], item.name, seen[item.name], signs)
    return replace(mapping, date_orders=orders, decimal_signs=signs), problems


_Seen = dict[Cell, tuple[int, str]]
"""Each distinct form of a column's cells, with the first line and cell that shows it."""
_ONE_DIGIT = str.maketrans("0123456789", "1111111111")


def _number_form(cell: str) -> str:
    """The place of the signs, which alone matters: a million amounts have a few dozen forms."""
    form = cell.translate(_ONE_DIGIT)
    return f"0{form[1:]}" if cell.startswith(("0.", "0,")) else form


def _open_questions(
    mapping: ColumnMapping, target: ImportTarget, at: Mapping[str, int]
) -> tuple[list[ImportField], list[ImportField]]:
    mapped = [item for item in target.fields if mapping.columns.get(item.name) in at]
    dates = [item for item in mapped if item.kind == "date" and item.name not in mapping.date_orders]
    numbers = [item for item in mapped if item.kind in ("number", "money") and item.name not in mapping.decimal_signs]
    return dates, numbers


def _decide_dates(column: str, name: str, seen: _Seen, orders: dict[str, DateOrder]) -> Iterable[Problem]:
    possible = values.date_orders(seen)
    if len(possible) == 1:
        orders[name] = next(iter(possible))
        return []
    key = "import.date_ambiguous" if possible else "import.date_mixed"
    line, example = next((at for at in seen.values() if values.needs_order(at[1])), (0, ""))
    return [Problem(line, column, shown(example), key)]


def _decide_sign(column: str, name: str, seen: _Seen, signs: dict[str, DecimalSign]) -> Iterable[Problem]:
    sign = values.decimal_sign(seen)
    unclear = next((at for form, at in seen.items() if values.grouping_is_unclear(form)), None)
    if sign is not DecimalSign.UNKNOWN or unclear is None:
        signs[name] = sign
        return []
    return [Problem(unclear[0], column, shown(unclear[1]), "import.number_ambiguous")]
