"""Reading one cell as number, amount, date or code (« lecture des valeurs »), French or American in writing."""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from salesdesk.domain.spelling import fold
from salesdesk.exchange.tables import Cell

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009']+")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_DATE = re.compile(r"(\d{1,4})\s*[-/.\s]\s*(\d{1,2}|[^\W\d]+\.?)\s*[-/.\s,]\s*(\d{1,4})(?:[T\s].*)?")
_NAMED_US = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2}),?\s+(\d{4})")
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CURRENCIES = {
    "€": "EUR",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "¥": "JPY",
}
_CURRENCY = re.compile(r"^(US\$|[€$£¥]|[A-Za-z]{3}|euros?)|(US\$|[€$£¥]|[A-Za-z]{3}|euros?)$", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}")
_LOST_DIGITS = re.compile(r"\d[.,]\d+[eE]\+?\d+")
_UNCLEAR = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_ZEROS_LOST = 2
_YES = frozenset({"1", "x", "oui", "o", "vrai", "yes", "y", "true"})
_NO = frozenset({"0", "non", "n", "faux", "no", "false"})
_MONTHS = (
    ("janvier", "january", "janv", "jan"),
    ("fevrier", "february", "fevr", "fev", "feb"),
    ("mars", "march", "mar"),
    ("avril", "april", "avr", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "july", "juil", "jul"),
    ("aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("decembre", "december", "dec"),
)
_MONTH_NUMBER = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_OLDEST_YEAR, _LATEST_YEAR = 1900, 2200


class DecimalSign(enum.Enum):
    """Which sign a column puts before its decimals."""

    COMMA = ","
    POINT = "."
    UNKNOWN = ""


class DateOrder(enum.Enum):
    """In which order a column writes the parts of its dates."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as a file gives it.

    Args:
        cents: The amount, in hundredths of the currency.
        currency: ISO 4217 code, or None when the cell names none.
    """

    cents: int
    currency: str | None = None


def number(cell: Cell, sign: DecimalSign = DecimalSign.UNKNOWN) -> Decimal | None:
    """Read a number; a percentage is divided by a hundred.

    Args:
        cell: The cell.
        sign: Decimal sign of the column; when unknown, one group of three digits after a single sign ("1,234") is taken
            as thousands after a comma or as decimals after a point, the way each of the two countries writes it most.

    Returns:
        The number, or None when the cell holds none.
    """
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str):
        return None
    text = _SPACES.sub("", cell).replace("−", "-")
    percent = text.endswith("%")
    text = text.removesuffix("%")
    if text.startswith("(") and text.endswith(")"):
        text = "-" + text[1:-1]
    elif text.endswith("-"):
        text = "-" + text[:-1]
    if not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    plain = _point_only(text, sign)
    if plain is None:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value / 100 if percent else value


def _point_only(text: str, sign: DecimalSign) -> str | None:
    """The number with a point before its decimals and nothing between thousands; None when it is no such number."""
    last = max(text.rfind(","), text.rfind("."))
    if last < 0:
        return text
    mark = sign.value or _decimal_mark(text, last)
    other = "," if mark == "." else "."
    whole, _, decimals = text.partition(mark) if mark else (text, "", "")
    if decimals and not decimals.isdigit():
        return None
    groups = whole.lstrip("+-").split(other if mark else text[last])
    if len(groups) > 1 and (any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3):
        return None
    sign_text = "-" if whole.startswith("-") else ""
    digits = "".join(groups)
    if not digits.isdigit():
        return None
    return f"{sign_text}{digits}.{decimals}" if decimals else f"{sign_text}{digits}"


def _decimal_mark(text: str, last: int) -> str:
    """The sign that stands before decimals, empty when the only signs stand between thousands."""
    both = "," in text and "." in text
    if both:
        return text[last]
    if text.count(text[last]) > 1:
        return ""
    return "" if text[last] == "," and len(text) - last - 1 == 3 else text[last]


def decimal_sign(cells: Iterable[Cell]) -> DecimalSign:
    """Decide from a whole column which sign stands before decimals.

    Args:
        cells: The cells of the column.

    Returns:
        The sign that only one reading allows somewhere in the column; unknown when nothing decides.
    """
    votes = {DecimalSign.COMMA: 0, DecimalSign.POINT: 0}
    for cell in cells:
        if not isinstance(cell, str):
            continue
        text = _CURRENCY.sub("", _SPACES.sub("", cell)).removesuffix("%")
        last = max(text.rfind(","), text.rfind("."))
        if last < 0:
            continue
        if ("," in text and "." in text) or (text.count(text[last]) == 1 and (len(text) - last != 4 or text[0] == "0")):
            votes[DecimalSign(text[last])] += 1
        elif text.count(text[last]) > 1:
            votes[DecimalSign.POINT if text[last] == "," else DecimalSign.COMMA] += 1
    if votes[DecimalSign.COMMA] == votes[DecimalSign.POINT]:
        return DecimalSign.UNKNOWN
    return max(votes, key=lambda sign: votes[sign])


def money(cell: Cell, sign: DecimalSign = DecimalSign.UNKNOWN) -> Money | None:
    """Read an amount, with the currency when the cell names it before or after.

    Args:
        cell: The cell: "1 234,50 €", "$1,234.50", "EUR 12".
        sign: Decimal sign of the column.

    Returns:
        The amount rounded to the cent, or None when the cell holds none.
    """
    cell, code = _without_currency(cell)
    value = None if isinstance(cell, str) and cell.endswith("%") else number(cell, sign)
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        return None
    return Money(round(value * 100), code)


def revenue(cell: Cell, sign: DecimalSign, code: str) -> Decimal | None:
    """Read a number that may name its currency, in a unit that only the column tells: "38 400 €", "1.2".

    Args:
        cell: The cell.
        sign: Decimal sign of the column.
        code: ISO 4217 code of the column.

    Returns:
        The number, or None when the cell holds none or names another currency.
    """
    cell, named = _without_currency(cell)
    return number(cell, sign) if named in {None, code} else None


def _without_currency(cell: Cell) -> tuple[Cell, str | None]:
    if not isinstance(cell, str):
        return cell, None
    text = _SPACES.sub("", cell)
    found = _CURRENCY.search(text)
    code = currency(found[0]) if found else None
    return (text[: found.start()] + text[found.end() :], code) if found and code else (text, None)


def currency(text: str) -> str | None:
    """Read the name of a currency.

    Args:
        text: A sign, a code or a word: "€", "usd", "euros".

    Returns:
        The ISO 4217 code, or None when it is none.
    """
    bare = text.strip()
    known = _CURRENCIES.get(bare.casefold())
    return known or (bare.upper() if _CODE.fullmatch(bare.upper()) else None)


def boolean(cell: Cell) -> bool | None:
    """Read yes or no, in French or English.

    Args:
        cell: The cell.

    Returns:
        The answer, or None when the cell gives none.
    """
    text = fold(str(cell)) if cell is not None else ""
    return True if text in _YES else False if text in _NO else None


def day(cell: Cell, order: DateOrder) -> date | None:
    """Read a date.

    Args:
        cell: The cell; a date, or text such as 2026-03-01, 1/3/2026, 01.03.26, 20260301, 1er mars 2026, March 1, 2026.
        order: Order of the parts in this column, as decided by `date_orders`; a year of four digits in front and a
            month in letters need none.

    Returns:
        The date, or None when the cell holds none.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    parts = _parts(cell) if isinstance(cell, str) else None
    if parts is None:
        return None
    first, second, third, fixed = parts
    match fixed or order:
        case DateOrder.YEAR_FIRST:
            return _valid(first, second, third)
        case DateOrder.MONTH_FIRST:
            return _valid(third, first, second)
        case _:
            return _valid(third, second, first)


def date_orders(cells: Iterable[Cell]) -> frozenset[DateOrder]:
    """Decide from a whole column in which orders its dates can be read.

    Args:
        cells: The cells of the column.

    Returns:
        The orders that read every date of the column: one when a cell such as 10/20/2016 decides, two when all cells
        are ambiguous and somebody must choose, none when no single order reads them all.
    """
    possible = {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}
    seen = False
    for cell in cells:
        if not needs_order(cell):
            continue
        readable = {order for order in DateOrder if day(cell, order) is not None}
        if readable & {DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST}:
            seen = True
            possible &= readable
    return frozenset(possible) if seen else frozenset({DateOrder.DAY_FIRST})


def needs_order(cell: Cell) -> bool:
    """Whether a date can only be read once the order of its column is known.

    Args:
        cell: The cell.

    Returns:
        True for three numbers without a year in front.
    """
    parts = _parts(cell) if isinstance(cell, str) else None
    return parts is not None and parts[3] is None


def _parts(text: str) -> tuple[int, int, int, DateOrder | None] | None:
    """Three numbers, and their order where the writing itself shows it."""
    bare = text.strip()
    compact = _COMPACT_DATE.fullmatch(bare)
    if compact:
        return int(compact[1]), int(compact[2]), int(compact[3]), DateOrder.YEAR_FIRST
    named = _NAMED_US.fullmatch(bare)
    if named:
        month = _MONTH_NUMBER.get(fold(named[1]))
        return (month, int(named[2]), int(named[3]), DateOrder.MONTH_FIRST) if month else None
    found = _DATE.fullmatch(bare.replace("1er ", "1 "))
    if not found:
        return None
    middle = found[2]
    if not middle.isdigit():
        month = _MONTH_NUMBER.get(fold(middle))
        fixed = DateOrder.YEAR_FIRST if len(found[1]) == 4 else DateOrder.DAY_FIRST
        return (int(found[1]), month, int(found[3]), fixed) if month else None
    fixed_order = DateOrder.YEAR_FIRST if len(found[1]) == 4 else None
    return int(found[1]), int(middle), int(found[3]), fixed_order


def _valid(year: int, month: int, of_month: int) -> date | None:
    if 0 <= year < 100:
        # Excel's own rule for two digits.
        year += 2000 if year < 30 else 1900
    if not _OLDEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, of_month)
    except ValueError:
        return None


def identifier(cell: Cell, digits: int | None = None) -> str | None:
    """Read a code whose digits are no quantity: SIREN, postcode, order number.

    Args:
        cell: The cell; a spreadsheet may have made a number of it and so lost the zeros in front.
        digits: Full length of the code, to put one or two such zeros back; None when it varies.

    Returns:
        The code, or None when its last digits are lost ("3.56E+13") or the cell holds none.
    """
    if isinstance(cell, Decimal):
        if cell != cell.to_integral_value() or cell < 0 or cell >= Decimal(10) ** 15:
            return None
        cell = f"{cell:.0f}"
    if not isinstance(cell, str) or _LOST_DIGITS.fullmatch(cell):
        return None
    short = digits is not None and cell.isdigit() and digits - _ZEROS_LOST <= len(cell) < digits
    return cell.zfill(digits) if digits and short else cell


def grouping_is_unclear(cell: Cell) -> bool:
    """Whether a number alone cannot tell thousands from decimals.

    Args:
        cell: The cell.

    Returns:
        True for one to three digits, one sign and three digits: "1,234" or "1.234".
    """
    return isinstance(cell, str) and _UNCLEAR.fullmatch(_CURRENCY.sub("", _SPACES.sub("", cell))) is not None
