"""Reading the rows of a file by its mapping (« lecture des lignes »): each cell becomes a value or a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salesdesk.domain.imports import ClosedList, Correction, FieldValue, Problem
from salesdesk.exchange import values
from salesdesk.exchange.mapping import ColumnMapping, FieldKind, ImportField, ImportTarget
from salesdesk.exchange.tables import Cell, Row, shown
from salesdesk.exchange.values import DateOrder, DecimalSign


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """One row read field by field.

    Args:
        line: Line of the file.
        values: Name of a field to its value (text, cents, number, date or answer); absent when empty or unread.
        currencies: Name of a money field to its ISO 4217 code.
        corrections: Values of closed lists that were corrected.
        problems: What could not be read, the row's own problems first.
    """

    line: int
    values: Mapping[str, FieldValue]
    currencies: Mapping[str, str]
    corrections: tuple[Correction, ...]
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        """True when the row cannot be imported as it stands."""
        return any(problem.blocking for problem in self.problems)


class RowReader:
    """Reads the rows of one file by its mapping.

    Args:
        mapping: A settled mapping.
        target: The noun and its fields.
        header: The heads of the file.
        lists: Name of a "choice" or "reference" field to the values it may hold; without a list any text will do.
    """

    def __init__(
        self,
        mapping: ColumnMapping,
        target: ImportTarget,
        header: Sequence[str],
        lists: Mapping[str, ClosedList] | None = None,
    ) -> None:
        at = {head: position for position, head in enumerate(header)}
        self._mapping = mapping
        self._lists = lists or {}
        self._fields = [
            (item, at[mapping.columns[item.name]], mapping.columns[item.name])
            for item in target.fields
            if mapping.columns.get(item.name) in at
        ]
        self._currency_at = at.get(mapping.currency_column or "")

    def read(self, row: Row) -> ParsedRow:
        """Read one row.

        Args:
            row: The row of the table.

        Returns:
            Its values, with a problem for each cell that cannot be read.
        """
        parsed: dict[str, FieldValue] = {}
        currencies: dict[str, str] = {}
        corrections: list[Correction] = []
        problems = list(row.problems)
        for item, position, column in self._fields:
            cell = row.cells[position]
            value: FieldValue
            if cell is None:
                if item.required:
                    problems.append(Problem(row.line, column, "", "import.required_missing"))
                continue
            if item.kind == "money":
                value = self._money(item, row, cell, currencies)
            elif item.name in self._lists:
                found = self._lists[item.name].match(column, _text(cell))
                value = found[0] if found else None
                corrections += [found[1]] if found and found[1] else []
            else:
                value = self._plain(item, cell)
            if value is None:
                key = "import.unknown_choice" if item.name in self._lists else _FAILURES[item.kind]
                problems.append(Problem(row.line, column, shown(cell), key))
                continue
            if item.kind == "identifier" and item.digits and value != _text(cell):
                note = Problem(
                    row.line, column, shown(cell), "import.zeros_restored", {"code": str(value)}, blocking=False
                )
                problems.append(note)

            parsed[item.name] = value
        return ParsedRow(row.line, parsed, currencies, tuple(corrections), tuple(problems))

    def _money(self, item: ImportField, row: Row, cell: Cell, currencies: dict[str, str]) -> int | None:
        amount = values.money(cell, self._mapping.decimal_signs.get(item.name, DecimalSign.UNKNOWN))
        if amount is None:
            return None
        named = None if self._currency_at is None else row.cells[self._currency_at]
        of_row = values.currency(str(named)) if named is not None else None
        currencies[item.name] = amount.currency or of_row or self._mapping.default_currency
        return amount.cents

    def _plain(self, item: ImportField, cell: Cell) -> FieldValue:
        match item.kind:
            case "number" if item.name.endswith("_cents"):
                sign = self._mapping.decimal_signs.get(item.name, DecimalSign.UNKNOWN)
                return values.revenue(cell, sign, self._mapping.default_currency)
            case "number":
                return values.number(cell, self._mapping.decimal_signs.get(item.name, DecimalSign.UNKNOWN))
            case "date":
                return values.day(cell, self._mapping.date_orders.get(item.name, DateOrder.DAY_FIRST))
            case "boolean":
                return values.boolean(cell)
            case "identifier":
                return values.identifier(cell, item.digits)
        return _text(cell)


_FAILURES: Mapping[FieldKind, str] = {
    "text": "import.bad_text",
    "number": "import.bad_number",
    "money": "import.bad_amount",
    "date": "import.bad_date",
    "boolean": "import.bad_answer",
    "choice": "import.unknown_choice",
    "reference": "import.unknown_choice",
    "identifier": "import.digits_lost",
}


def _text(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) and "\n" not in cell else str(cell)
