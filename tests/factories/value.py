"""Results of the benefit calculators, made from plain figures."""

from collections.abc import Mapping
from datetime import date

from salesdesk.domain.value import Benefit, Given, Origin, evaluate

TODAY = date(2026, 11, 21)
LOAN = {"capital": "180000", "months": "120", "rate_old": "3.50", "rate_new": "2.45"}


def computed(formula_id: str, values: Mapping[str, str]) -> Benefit:
    """Evaluates a formula on measured figures without a range."""
    given = {name: Given.exact(value, Origin.MEASURED, TODAY) for name, value in values.items()}
    return evaluate(formula_id, given, today=TODAY)
