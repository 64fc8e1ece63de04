"""Benefit calculators (calculs de gain): what a change is worth to the client, in euros, with its proof status.

Source: product.md 2.4 and conversation.md 3.3.
"""

from salesdesk.domain.value.evaluation import (
    Summary,
    evaluate,
    missing_inputs,
    read_inputs,
    summary,
    write_inputs,
)
from salesdesk.domain.value.formula import Benefit, Doubt, Formula, Reason
from salesdesk.domain.value.quantities import (
    CashOnce,
    Estimate,
    Given,
    Input,
    Kind,
    Origin,
    Output,
    PerYear,
    Unit,
)
from salesdesk.domain.value.registry import FORMULAS, formula
from salesdesk.domain.value.scale import Scale, scale_of

__all__ = [
    "FORMULAS",
    "Benefit",
    "CashOnce",
    "Doubt",
    "Estimate",
    "Formula",
    "Given",
    "Input",
    "Kind",
    "Origin",
    "Output",
    "PerYear",
    "Reason",
    "Scale",
    "Summary",
    "Unit",
    "evaluate",
    "formula",
    "missing_inputs",
    "read_inputs",
    "scale_of",
    "summary",
    "write_inputs",
]
