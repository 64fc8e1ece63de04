"""All benefit formulas by id."""

from collections.abc import Mapping
from types import MappingProxyType

from salesdesk.domain.errors import UserError
from salesdesk.domain.value import decisions, finance, operations, profitability
from salesdesk.domain.value.formula import Formula

FORMULAS: Mapping[str, Formula] = MappingProxyType(
    {
        one.id: one
        for one in (
            finance.LOAN,
            finance.DSO_RELEASE,
            operations.TIME_SAVED,
            operations.REWORK,
            operations.DOWNTIME,
            finance.STOCK_RELEASE,
            operations.PUMP_ENERGY,
            finance.BAD_DEBT,
            finance.DISCOUNT_BREAKEVEN,
            finance.TERMS_COST,
            decisions.COST_OF_DELAY,
            decisions.COST_OF_PROBLEM,
            decisions.TCO,
            decisions.BENEFIT_RATIO,
            decisions.REALISED_VS_PROMISED,
            profitability.UNPROFITABLE_PRACTICE,
            profitability.EXTRA_PRICE,
        )
    }
)


def formula(formula_id: str) -> Formula:
    """Finds a formula.

    Args:
        formula_id: Its id.

    Returns:
        The formula.

    Raises:
        UserError: ``value.unknown_formula`` when there is none of this id.
    """
    known = FORMULAS.get(formula_id)
    if known is None:
        raise UserError("value.unknown_formula", formula=formula_id, known=", ".join(FORMULAS))
    return known
