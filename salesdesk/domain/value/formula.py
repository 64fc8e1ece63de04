"""What a benefit formula is (formule de gain), and what it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from salesdesk.domain.value.quantities import CashOnce, Estimate, Given, Input, Kind, Output, PerYear

Values = Mapping[str, Decimal]
"""One value of each input known: an optional input that was not given is not in it."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a formula gives for one value of each input, before rounding.

    Attributes:
        outputs: Output name to value in the unit of the output.
        cash_once: One-off amount in units of the currency; None when the formula gives none.
        yearly: Yearly amount in units of the currency; None when the formula gives none.
    """

    outputs: Mapping[str, Decimal]
    cash_once: Decimal | None = None
    yearly: Decimal | None = None


def no_check(_values: Values) -> None:
    """Accepts all values: the ranges of the inputs say enough."""


def no_advice(_likely: Result) -> tuple[str, ...]:
    """Gives no advice."""
    return ()


@dataclass(frozen=True, slots=True)
class Formula:
    """One benefit calculator.

    Attributes:
        id: Name used by the process files; never changes.
        version: Raised whenever the same inputs would give another result.
        kind: What its money is.
        inputs: What it asks, in the order of the form.
        outputs: What it gives, in the order of the page; the first is the headline.
        compute: Pure function of one value of each input, monotone in each input while the others stay.
        check: Raises UserError when values in range do not go together.
        advise: Message keys of advice that follows from the likely result.
        notes: Message keys shown by the form: what the formula leaves out or supposes.
        measure: Inputs that must be measured; from any other origin the result is an extrapolation.
        confirm_default: Inputs whose default is an assumption about this client, to be confirmed with him.
    """

    id: str
    version: int
    kind: Kind
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    compute: Callable[[Values], Result]
    check: Callable[[Values], None] = no_check
    advise: Callable[[Result], tuple[str, ...]] = no_advice
    notes: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    confirm_default: tuple[str, ...] = ()

    @property
    def label_key(self) -> str:
        """Message key of its name."""
        return f"value.formula_{self.id}"

    @property
    def sentence_key(self) -> str:
        """Message key of its benefit sentence, with outputs as placeholders."""
        return f"value.sentence_{self.id}"

    @property
    def input_names(self) -> frozenset[str]:
        """Names that ``feeds`` of a question may fill."""
        return frozenset(one.name for one in self.inputs)

    @property
    def output_names(self) -> frozenset[str]:
        """Names usable as placeholders in a talking point."""
        return frozenset(one.name for one in self.outputs)

    def input_label_key(self, name: str) -> str:
        """Returns the message key of the name of an input."""
        return f"value.input_{self.id}_{name}"


class Doubt(StrEnum):
    """Why a result is marked "to confirm" (à confirmer)."""

    GUESS = "guess"
    TOO_OLD = "too_old"
    UNDATED = "undated"
    EXTRAPOLATED = "extrapolated"
    BY_DEFAULT = "by_default"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to confirm a result, and the input that it comes from."""

    doubt: Doubt
    input: str

    @property
    def key(self) -> str:
        """Message key of the reason."""
        return f"value.doubt_{self.doubt.value}"


@dataclass(frozen=True, slots=True)
class Benefit:
    """Result of a formula, with all that is needed to show, store and check it.

    Attributes:
        formula: Id of the formula.
        version: Its version at the time.
        kind: What its money is.
        cash_once: One-off amount in cents; None when the formula gives none.
        yearly: Yearly amount in cents; None when the formula gives none.
        outputs: Placeholder to value; an optional output is missing when its input is.
        headline: Name of the output to show large.
        inputs: Every input used, those by default included.
        defaulted: Names of the inputs taken by default.
        reasons: Why it is to be confirmed; empty when it stands as it is.
        advice: Message keys of advice that follows from the likely result.
        notes: Message keys of what the formula leaves out or supposes.
    """

    formula: str
    version: int
    kind: Kind
    cash_once: CashOnce | None
    yearly: PerYear | None
    outputs: Mapping[str, Estimate]
    headline: str
    inputs: Mapping[str, Given]
    defaulted: frozenset[str] = frozenset()
    reasons: tuple[Reason, ...] = ()
    advice: tuple[str, ...] = field(default=())
    notes: tuple[str, ...] = field(default=())

    @property
    def to_confirm(self) -> bool:
        """True when the client should be asked before the figure is used in writing."""
        return bool(self.reasons)
