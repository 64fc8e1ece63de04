"""Words of an import for the screen (mots de l'import): problems, corrections, changes, amounts."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from salesdesk.config.messages import Messages
from salesdesk.desktop.i18n import NBSP, language
from salesdesk.desktop.widgets import RowChip, RowContent
from salesdesk.desktop.widgets.chip import Tone
from salesdesk.domain.errors import ErrorArgument
from salesdesk.services.importing import Correction, FieldChange, LineKind, PreviewLine, Problem

_TONES: Final[dict[LineKind, Tone]] = {
    LineKind.NEW: "success",
    LineKind.CHANGED: "accent",
    LineKind.UNCHANGED: "neutral",
    LineKind.DUPLICATE: "warning",
    LineKind.LISTED: "danger",
}
_SIGNS: Final = {"EUR": "€", "USD": "$", "GBP": "£"}
_MOST_CHANGES: Final = 4


def problem_text(messages: Messages, problem: Problem) -> str:
    """Says a problem in one sentence."""
    args: dict[str, ErrorArgument] = {"line": problem.line, "column": problem.column, "value": problem.value}
    args |= problem.args
    if "field" in args:
        args["field"] = messages.text(str(args["field"]))
    return messages.text(problem.key, **args)


def correction_text(messages: Messages, correction: Correction) -> str:
    """Says a correction with its rule."""
    return messages.text(
        correction.rule.value, column=correction.column, before=correction.before, after=correction.after
    )


def change_text(messages: Messages, change: FieldChange) -> str:
    """Says a change of one field: before, an arrow, after."""
    name = messages.text(f"importing.field_{change.field}")
    after = _value(messages, change.field, change.after)
    if change.before in (None, ""):
        return f"{name} {after}"
    return f"{name} {_value(messages, change.field, change.before)} → {after}"


def _value(messages: Messages, field: str, value: object) -> str:
    if field == "outcome":
        return messages.text(f"importing.outcome_{value}")
    if field.endswith("_cents") and isinstance(value, int):
        return amount_text(value)
    if isinstance(value, date):
        return QLocale().toString(QDate(value.year, value.month, value.day), QLocale.FormatType.ShortFormat)
    return str(value)


def amount_text(cents: int, currency: str = "") -> str:
    """Writes an amount in whole units, with the currency's sign."""
    text = QLocale().toString(round(cents / 100))
    sign = _SIGNS.get(currency, currency)
    if not sign:
        return text
    return f"{sign}{text}" if language() == "en" and len(sign) == 1 else f"{text}{NBSP}{sign}"


def line_content(messages: Messages, line: PreviewLine, title: str, currency: str) -> RowContent:
    """Makes the row of one line of the dry run.

    Args:
        messages: Words.
        line: The line.
        title: Line number and name.
        currency: Of its amount.
    """
    outcome = line.planned.outcome
    said: list[str] = [problem_text(messages, problem) for problem in outcome.reasons]
    said += [correction_text(messages, one) for one in outcome.corrections]
    said += [problem_text(messages, problem) for problem in line.planned.remarks]
    if outcome.duplicate_of:
        said.append(f"= {outcome.duplicate_of} ({outcome.score:.0%})")
    if not said:
        said = [change_text(messages, change) for change in line.planned.changes[:_MOST_CHANGES]]
    chip = RowChip(messages.text(f"importing.kind_{line.kind}"), _TONES[line.kind])
    amount = amount_text(outcome.value_cents, currency) if outcome.value_cents else ""
    return RowContent(title=title, subtitle=sentence(said), chips=(chip,), amount=amount, note=outcome.agent)


def sentence(parts: Iterable[str]) -> str:
    """Joins parts with a middle dot."""
    return " · ".join(part for part in parts if part)
