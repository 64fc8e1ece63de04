"""An amount in euros, kept in cents (Montant)."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from salesdesk.desktop.i18n import money
from salesdesk.desktop.widgets.fields import LineEdit, mark_wrong

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u20ac']")
_MAX_CENTS = 10**14
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(,\d{3})+")
_GROUPED_BY_POINTS = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")


def parse_money(text: str) -> int | None:
    """Reads an amount as people type it: "1 234,50 €", "1234.5", "33,5k".

    Args:
        text: What was typed; either comma or point may stand before the cents, "k" means thousand.

    Returns:
        Cents, or None for an empty text.

    Raises:
        ValueError: It is no amount, or has more than two decimals.
    """
    bare = _SPACES.sub("", text).lower()
    if not bare:
        return None
    factor = 1000 if bare.endswith("k") else 1
    bare = bare.removesuffix("k").replace("\u2212", "-")
    if bare.count(",") == 1 and bare.count(".") == 1:
        # The sign that comes first separates thousands.
        bare = bare.replace("." if bare.index(".") < bare.index(",") else ",", "")
    elif _GROUPED.fullmatch(bare.partition(".")[0]) or _GROUPED_BY_POINTS.fullmatch(bare):
        # Three digits after a sign are thousands: no amount has three decimals. So "€3,200" is not three euros twenty.
        bare = bare.replace("," if "," in bare else ".", "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"-?\d+(\.\d*)?|-?\.\d+", bare):
        raise ValueError(text)
    try:
        cents = Decimal(bare) * factor * 100
    except InvalidOperation as error:
        raise ValueError(text) from error
    if cents != cents.to_integral_value() or abs(cents) > _MAX_CENTS:
        raise ValueError(text)
    return int(cents)


class MoneyEdit(LineEdit):
    """An input for euros; formats itself when left.

    Args:
        cents: First amount, None for empty.
        allow_negative: Whether amounts below zero may be typed.
    """

    value_changed = Signal(object)
    """The amount in cents, or None; sent while typing whenever the text is an amount."""

    def __init__(self, cents: int | None = None, allow_negative: bool = False) -> None:
        super().__init__()
        self._allow_negative = allow_negative
        self._cents: int | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setMaxLength(24)
        self.set_cents(cents)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._format)

    def cents(self) -> int | None:
        """The last amount that could be read; None when empty."""
        return self._cents

    def set_cents(self, cents: int | None) -> None:
        """Shows an amount."""
        self._cents = cents
        mark_wrong(self, False)
        self.setText("" if cents is None else money(cents))

    def is_valid(self) -> bool:
        """Whether the text is empty or an amount that is allowed."""
        return self._read(self.text())[0]

    def _read(self, text: str) -> tuple[bool, int | None]:
        try:
            cents = parse_money(text)
        except ValueError:
            return False, None
        return (cents is None or cents >= 0 or self._allow_negative), cents

    def _typed(self, text: str) -> None:
        valid, cents = self._read(text)
        if valid:
            mark_wrong(self, False)
            if cents != self._cents:
                self._cents = cents
                self.value_changed.emit(cents)

    def _format(self) -> None:
        valid, _cents = self._read(self.text())
        mark_wrong(self, not valid)
        if valid:
            self.setText("" if self._cents is None else money(self._cents))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Selects the amount so that typing replaces it."""
        super().focusInEvent(event)
        self.selectAll()
