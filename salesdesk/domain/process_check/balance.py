"""Balance of the stages (équilibre des étapes): how much the longest may exceed the others.

Source: product.md 2.2, rule E05.
"""

from typing import Final

MOST_OVER_MEDIAN: Final = 3
MOST_OVER_MIN: Final = 4


def unbalance(days: list[float]) -> tuple[str, float] | None:
    """Measures how much the longest stage exceeds the others.

    Args:
        days: Length of each stage, at least one.

    Returns:
        ``median`` or ``min`` with the ratio that is too high; None when the stages are balanced.
    """
    ranked = sorted(days)
    half = len(ranked) // 2
    middle = ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
    longest, shortest = ranked[-1], ranked[0]
    if longest > MOST_OVER_MEDIAN * middle:
        return "median", longest / max(middle, 1.0)
    if longest > MOST_OVER_MIN * shortest:
        return "min", longest / max(shortest, 1.0)
    return None
