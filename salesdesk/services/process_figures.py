"""Sample figures for the words of a process (chiffres d'exemple): how a sentence sounds with numbers in it."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from salesdesk.domain.process import Text
from salesdesk.domain.value import FORMULAS, Estimate, Given, Origin, evaluate

# Samples do not age.
_ANY_DAY: Final = date(2026, 1, 1)
_BRACES: Final = re.compile(r"\{([^{}]*)\}")
# Ordinary figures of a firm of fifty; every formula has all it can take, so that every output has a value.
_SAMPLES: Final[dict[str, dict[str, str]]] = {
    "loan": {"capital": "180000", "months": "120", "rate_old": "3.5", "rate_new": "2.45", "fees": "500"},
    "dso_release": {"revenue": "1800000", "days": "12", "rate": "5"},
    "time_saved": {"hours_week": "6", "cost_hour": "32"},
    "rework": {"errors_year": "120", "hours_each": "1.5", "cost_hour": "35", "material": "20", "share": "50"},
    "downtime": {"events": "3", "hours": "8", "margin_hour": "2600"},
    "stock_release": {"value": "92000", "pct": "36", "rate": "20"},
    "pump_energy": {"kw": "45", "hours": "6000", "speed": "0.8", "price": "0.15"},
    "bad_debt": {"loss": "8000", "margin": "20", "probability": "10"},
    "discount_breakeven": {"discount": "5", "margin": "25"},
    "terms_cost": {"sale": "40000", "days": "60", "rate": "5"},
    "cost_of_delay": {"gain_year": "24000", "months": "3"},
    "cost_of_problem": {"time": "12000", "errors": "8000", "interest": "2000", "lost_margin": "15000"},
    "tco": {"price_gap": "2500", "gain_year": "9000"},
    "benefit_ratio": {"gain_year": "24000", "fee_year": "6000"},
    "realised_vs_promised": {"promised": "20000", "actual": "23000"},
    "unprofitable_practice": {"hours_month": "3", "rate": "55", "clients": "40"},
    "extra_price": {"hours": "8", "rate": "75", "gain": "2400", "hours2": "14"},
}


@lru_cache(maxsize=32)
def sample_outputs(formula_id: str) -> Mapping[str, Estimate]:
    """Computes a formula on ordinary figures.

    Args:
        formula_id: Formula.

    Returns:
        Every output by name; empty for a formula that does not exist.
    """
    inputs = _SAMPLES.get(formula_id)
    if inputs is None:
        return MappingProxyType({})
    given = {name: Given.exact(value, Origin.BENCHMARK) for name, value in inputs.items()}
    return evaluate(formula_id, given, today=_ANY_DAY).outputs


def unknown_places(words: Text, formula_id: str | None) -> tuple[str, ...]:
    """Lists the placeholders that a formula does not fill.

    Args:
        words: A sentence in its languages.
        formula_id: Its formula; None for none, which fills nothing.

    Returns:
        Each once, as it is written between its braces.
    """
    chosen = FORMULAS.get(formula_id or "")
    known = chosen.output_names if chosen else frozenset()
    found = [name for text in (words.fr, words.en) for name in _BRACES.findall(text) if name not in known]
    return tuple(dict.fromkeys(found))
