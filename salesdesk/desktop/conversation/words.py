"""Figures in words, as the conversation says them; they are those of every screen that shows a benefit."""

from salesdesk.desktop.benefits.words import (
    Headline,
    band,
    estimate,
    filled,
    headline,
    how,
    origin_text,
    quantity,
    quoted,
    sentence,
    translate,
)

__all__ = [
    "Headline", "band", "estimate", "filled", "headline", "how", "origin_text", "quantity", "quoted",
    "sentence", "translate",
]  # fmt: skip
