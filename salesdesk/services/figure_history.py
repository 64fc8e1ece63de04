"""History of the figures of an account (historique des chiffrages): each calculator, its figures over time, its proofs.

Source: product.md 2.4; conversation.md 3.3, a figure older than twelve months or with a guess is to be confirmed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Connection

from salesdesk.domain.conversation import Conversation, Figure, FigureMeasure
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, FigureId, FigureMeasureId
from salesdesk.domain.people import User
from salesdesk.domain.realised import MOST_MEASURED_CENTS, Realised, Share, realised_of
from salesdesk.domain.value import FORMULAS, Benefit, Formula, Given, Reason, evaluate, read_inputs
from salesdesk.services.said_words import said_words
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import figures as reading
from salesdesk.store.queries.records import get_many

__all__ = ["Figure", "FigureMeasure", "Realised", "Share"]

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class InputChange:
    """An input that is not what it was in the figure before.

    Attributes:
        name: Its key.
        before: What it was; None when it was not known.
        after: What it is; None when it was left out.
    """

    name: str
    before: Given | None
    after: Given | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """One figure in its history.

    Attributes:
        author: Who computed it, by name.
        computed_on: Local day.
        conversation_on: Day of the conversation in which it was computed; None outside one.
        changes: What differs from the figure before; empty for the first.
        given: Its inputs; empty when they cannot be read any more.
        benefit: The figure computed again today; None when today's formula refuses it.
        reasons: Why it is to be confirmed today.
        old: Whether it is older than twelve months.
        outdated: Whether the formula has changed since.
        realised: What was measured of it, latest first.
    """

    figure: Figure
    author: str
    computed_on: date
    conversation_on: date | None
    changes: tuple[InputChange, ...]
    given: Mapping[str, Given]
    benefit: Benefit | None
    reasons: tuple[Reason, ...]
    old: bool
    outdated: bool
    realised: tuple[Realised, ...]

    @property
    def to_confirm(self) -> bool:
        """Whether the client is to be asked before the figure is used in writing."""
        return self.old or bool(self.reasons)

    @property
    def is_agreed(self) -> bool:
        """Whether the client validated it in his words."""
        return self.figure.agreed_on is not None and bool(self.figure.agreed_words)

    @property
    def cents(self) -> int | None:
        """The amount to show: cash for a figure of cash, else the yearly amount; None when it is no amount."""
        known = FORMULAS.get(self.figure.formula)
        if known is not None and known.kind.value == "cash_once":
            return self.figure.cash_likely_cents
        return self.figure.yearly_likely_cents if self.figure.yearly_likely_cents is not None else (
            self.figure.cash_likely_cents
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One calculator and talking point with its figures, latest first."""

    formula: Formula
    point_key: str | None
    entries: tuple[FigureEntry, ...]

    @property
    def latest(self) -> FigureEntry:
        """The figure in force."""
        return self.entries[0]

    @property
    def course(self) -> tuple[int, ...]:
        """Amounts in cents, oldest first, of the figures that have one."""
        return tuple(one.cents for one in reversed(self.entries) if one.cents is not None)

    @property
    def asks_again(self) -> bool:
        """Whether an earlier figure was validated and the one in force was not."""
        return not self.latest.is_agreed and any(one.is_agreed for one in self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeasure:
    """What was measured after the sale.

    Attributes:
        figure_id: The promise.
        measured_on: The day; not ahead of today.
        cash_cents: Cash released; None when it was not measured.
        yearly_cents: Yearly gain; None likewise.
        words: The client's words on it.
    """

    figure_id: FigureId
    measured_on: date
    cash_cents: int | None = None
    yearly_cents: int | None = None
    words: str = ""


def history(workspace: Workspace, account_id: AccountId) -> tuple[FigureLine, ...]:
    """Reads the figures of an account over time.

    Args:
        workspace: Where.
        account_id: The account.

    Returns:
        One line a calculator and talking point, the one computed last first; figures of formulas that this program
        does not know are left out.
    """
    with workspace.read() as connection:
        figures = reading.all_figures(connection, workspace.org_id, account_id)
        measures = reading.measures(connection, workspace.org_id, account_id)
        people = get_many(connection, User, {one.computed_by for one in figures})
        held = get_many(connection, Conversation, {one.conversation_id for one in figures if one.conversation_id})
    lines: dict[tuple[str, str | None], list[Figure]] = {}
    for one in figures:
        if one.formula in FORMULAS:
            lines.setdefault((one.formula, one.point_key), []).append(one)
    measured: dict[UUID, list[FigureMeasure]] = {}
    for measure in measures:
        measured.setdefault(measure.figure_id, []).append(measure)
    return tuple(
        FigureLine(
            FORMULAS[formula],
            point_key,
            tuple(
                _entry(workspace, one, each[place + 1 :], people, held, measured.get(one.id, ()))
                for place, one in enumerate(each)
            ),
        )
        for (formula, point_key), each in lines.items()
    )


def _entry(
    workspace: Workspace,
    figure: Figure,
    older: Sequence[Figure],
    people: Mapping[UUID, User],
    held: Mapping[UUID, Conversation],
    measures: Sequence[FigureMeasure],
) -> FigureEntry:
    today, computed_on = workspace.today(), workspace.local(figure.computed_at).date()
    given, benefit = _today(figure, today)
    author = people.get(figure.computed_by)
    talk = held.get(figure.conversation_id) if figure.conversation_id else None
    at = (talk.started_at or talk.created_at) if talk is not None else None
    return FigureEntry(
        figure=figure,
        author=author.name if author is not None else "",
        computed_on=computed_on,
        conversation_on=workspace.local(at).date() if at is not None else None,
        changes=_changes(_inputs(older[0]), given) if older else (),
        given=given,
        benefit=benefit,
        reasons=benefit.reasons if benefit is not None else (),
        old=today - computed_on > _YEAR,
        outdated=figure.formula_version != FORMULAS[figure.formula].version,
        realised=tuple(realised_of(figure, one) for one in measures),
    )


def _inputs(figure: Figure) -> dict[str, Given]:
    try:
        return read_inputs(figure.inputs)
    except UserError:
        return {}


def _today(figure: Figure, today: date) -> tuple[dict[str, Given], Benefit | None]:
    given = _inputs(figure)
    try:
        return given, evaluate(figure.formula, given, today=today)
    except UserError:
        # Today's version of the formula refuses what an older one took: the amounts kept are shown as they are.
        return given, None


def _changes(before: Mapping[str, Given], after: Mapping[str, Given]) -> tuple[InputChange, ...]:
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        InputChange(name, before.get(name), after.get(name))
        for name in names
        if _numbers(before.get(name)) != _numbers(after.get(name))
    )


def _numbers(one: Given | None) -> tuple[object, ...]:
    return () if one is None else (one.low, one.likely, one.high, one.origin)


def record_measure(workspace: Workspace, new: NewMeasure, *, initiator: object | None = None) -> FigureMeasure:
    """Keeps what was measured of a promise.

    Args:
        workspace: Where.
        new: The measure.
        initiator: Who asks.

    Returns:
        The measure kept.

    Raises:
        UserError: ``benefits.nothing_measured`` without an amount, ``benefits.below_zero`` with one below zero,
            ``benefits.above_limit`` with one beyond what a calculator takes, ``benefits.day_ahead`` for a day to come,
            ``benefits.words_too_long`` with too many words.
    """
    amounts = [one for one in (new.cash_cents, new.yearly_cents) if one is not None]
    if not amounts:
        raise UserError("benefits.nothing_measured")
    if min(amounts) < 0:
        raise UserError("benefits.below_zero")
    if max(amounts) > MOST_MEASURED_CENTS:
        raise UserError("benefits.above_limit", limit=MOST_MEASURED_CENTS)
    if new.measured_on > workspace.today():
        raise UserError("benefits.day_ahead", day=new.measured_on)
    with workspace.unit("undo_benefits.measured", initiator) as unit:
        figure = unit.need(Figure, new.figure_id)
        measure = FigureMeasure(
            id=FigureMeasureId(workspace.new_id()),
            account_id=figure.account_id,
            figure_id=figure.id,
            measured_on=new.measured_on,
            measured_by=workspace.user_id,
            yearly_cents=new.yearly_cents,
            cash_cents=new.cash_cents,
            words=said_words(new.words, "benefits.words_too_long"),
        )
        unit.put(measure)
    return measure


def withdraw_measure(workspace: Workspace, measure_id: FigureMeasureId, *, initiator: object | None = None) -> None:
    """Takes a measure back.

    Args:
        workspace: Where.
        measure_id: The measure.
        initiator: Who asks.
    """
    with workspace.unit("undo_benefits.measure_withdrawn", initiator) as unit:
        unit.delete(FigureMeasure, measure_id)


def latest_realised(connection: Connection, workspace: Workspace, account_id: AccountId) -> tuple[Realised, ...]:
    """Reads what was measured of each figure, the latest measure of each, latest first.

    Args:
        connection: Where to read.
        workspace: Whose.
        account_id: The account.
    """
    figures = {one.id: one for one in reading.all_figures(connection, workspace.org_id, account_id)}
    found: dict[FigureId, Realised] = {}
    for measure in reading.measures(connection, workspace.org_id, account_id):
        if measure.figure_id in figures:
            found.setdefault(measure.figure_id, realised_of(figures[measure.figure_id], measure))
    return tuple(found.values())
