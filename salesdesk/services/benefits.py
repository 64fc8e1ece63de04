"""Benefits in euros (bénéfices): the client's own figures, put beside the talking points that say them.

Source: product.md 2.3 and 2.4 [value].
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from salesdesk.domain.conversation import Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import AccountId, ConversationId, FigureId, OpportunityId
from salesdesk.domain.process import ConversationTemplate, Point, PointKind, Question
from salesdesk.domain.value import (
    FORMULAS,
    Benefit,
    Formula,
    Given,
    Input,
    Kind,
    Origin,
    evaluate,
    formula,
    missing_inputs,
    read_inputs,
    write_inputs,
)
from salesdesk.services.said_words import said_words
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import figures as reading

__all__ = ["Benefit", "Given", "Input", "Kind", "Origin"]

_FROM_CLIENT = frozenset({Origin.CLIENT_SAID, Origin.MEASURED})


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitCard:
    """A talking point with what is known of this client.

    Attributes:
        formula: The calculator.
        point: The talking point of the process; None for a figure computed freely.
        figure: What was computed last; None when nothing was.
        benefit: The figure computed again today, so that its age is judged today; None without a figure.
        given: Inputs known, by name.
        from_client: How many inputs this client said or that were measured at his site.
        missing: Inputs still to be asked for.
        question: The question of the conversation that obtains the first of them; None when it has none.
    """

    formula: Formula
    point: Point | None = None
    figure: Figure | None = None
    benefit: Benefit | None = None
    given: Mapping[str, Given] = field(default_factory=dict)
    from_client: int = 0
    missing: tuple[Input, ...] = ()
    question: Question | None = None

    @property
    def id(self) -> str:
        """What tells this card from the others of a conversation."""
        return self.point.id if self.point else f"formula.{self.formula.id}"

    @property
    def presale(self) -> bool:
        """Whether it announces the price of extra work."""
        return self.point is not None and self.point.kind is PointKind.PRESALE

    @property
    def likely_cents(self) -> int:
        """The greater of its likely amounts, for ranking only: cash and yearly gain are never added."""
        if self.benefit is None:
            return 0
        amounts = (self.benefit.cash_once, self.benefit.yearly)
        return max((one.likely_cents for one in amounts if one is not None), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRequest:
    """A benefit to compute and keep.

    Attributes:
        formula: Id of the calculator.
        given: Input name to figure.
        agreed_words: The client's words when he signed it off; empty until then.
        agreed_on: Day on which he said them; None takes today.
    """

    account_id: AccountId
    formula: str
    given: Mapping[str, Given]
    conversation_id: ConversationId | None = None
    opportunity_id: OpportunityId | None = None
    point_key: str | None = None
    agreed_words: str = ""
    agreed_on: date | None = None


def figures_for(workspace: Workspace, account_id: AccountId) -> tuple[Figure, ...]:
    """Reads the figures of an account: the latest of each calculator and talking point, latest first."""
    with workspace.read() as connection:
        return reading.latest_figures(connection, workspace.org_id, account_id)


def preview(formula_id: str, given: Mapping[str, Given], today: date) -> Benefit:
    """Computes a benefit without keeping it, while its form is filled in.

    Args:
        formula_id: Id of the calculator.
        given: Input name to figure.
        today: Day from which the age of a figure is counted.

    Returns:
        The benefit; an input out of its range, or missing, is refused by name.
    """
    return evaluate(formula_id, given, today=today)


def evaluate_and_save(workspace: Workspace, request: FigureRequest, *, initiator: object | None = None) -> Figure:
    """Computes a benefit and keeps it with its inputs, their origins and the version of the formula.

    The latest figure of the same calculator and point is replaced within a conversation, or outside one on the same
    day; an older conversation keeps its own, and so does a figure that the client signed off with other inputs.

    Args:
        workspace: Where.
        request: What to compute.
        initiator: Who asks.

    Returns:
        The figure kept; an input out of its range, or missing, is refused by name and nothing is kept, and so is a day
        of agreement to come. Words said about other inputs are not taken over: the client is asked again.
    """
    today = workspace.today()
    benefit = evaluate(request.formula, request.given, today=today)
    with workspace.unit("undo_conversation.figure_computed", initiator) as unit:
        known = reading.latest_figures(unit.connection, workspace.org_id, request.account_id)
        earlier = next((one for one in known if _key(one) == (request.formula, request.point_key)), None)
        figure = _figure(workspace, request, benefit, earlier)
        unit.put(figure)
    return figure


def _key(figure: Figure) -> tuple[str, str | None]:
    return figure.formula, figure.point_key


def _is_replaced(workspace: Workspace, earlier: Figure, request: FigureRequest) -> bool:
    if earlier.conversation_id != request.conversation_id:
        return False
    if earlier.agreed_on is not None and not same_inputs(earlier, request.given):
        return False
    # Outside a conversation nothing else bounds the figure: yesterday's stays in the history.
    return request.conversation_id is not None or workspace.local(earlier.computed_at).date() == _real_day(workspace)


def _real_day(workspace: Workspace) -> date:
    # Not the day of the sample company: figures carry the instant at which they were really computed.
    return workspace.local(workspace.now()).date()


def _figure(workspace: Workspace, request: FigureRequest, benefit: Benefit, earlier: Figure | None) -> Figure:
    cash, yearly = benefit.cash_once, benefit.yearly
    replaced = earlier is not None and _is_replaced(workspace, earlier, request)
    words, agreed_on = _agreement(workspace, request, earlier)
    return Figure(
        id=earlier.id if earlier is not None and replaced else FigureId(workspace.new_id()),
        account_id=request.account_id,
        formula=benefit.formula,
        formula_version=benefit.version,
        inputs=write_inputs(request.given),
        computed_at=workspace.now(),
        computed_by=workspace.user_id,
        conversation_id=request.conversation_id,
        opportunity_id=request.opportunity_id,
        point_key=request.point_key,
        cash_low_cents=cash.low_cents if cash else None,
        cash_likely_cents=cash.likely_cents if cash else None,
        cash_high_cents=cash.high_cents if cash else None,
        yearly_low_cents=yearly.low_cents if yearly else None,
        yearly_likely_cents=yearly.likely_cents if yearly else None,
        yearly_high_cents=yearly.high_cents if yearly else None,
        to_confirm=benefit.to_confirm,
        agreed_words=words,
        agreed_on=agreed_on,
    )


def _agreement(workspace: Workspace, request: FigureRequest, earlier: Figure | None) -> tuple[str, date | None]:
    words = said_words(request.agreed_words, "benefits.words_too_long")
    if not words:
        return "", None
    if request.agreed_on is not None and request.agreed_on > workspace.today():
        raise UserError("benefits.day_ahead", day=request.agreed_on)
    said_before = earlier is not None and (earlier.agreed_words, earlier.agreed_on) == (words, request.agreed_on)
    if said_before and earlier is not None and not same_inputs(earlier, request.given):
        return "", None
    return words, request.agreed_on or workspace.today()


def same_inputs(figure: Figure, given: Mapping[str, Given]) -> bool:
    """Tells whether a figure was computed with these numbers; who said them, and when, does not matter.

    Args:
        figure: The figure.
        given: Input name to figure.
    """
    try:
        before = read_inputs(figure.inputs)
    except UserError:
        return False
    return {name: (one.low, one.likely, one.high) for name, one in before.items()} == {
        name: (one.low, one.likely, one.high) for name, one in given.items()
    }


def sign_off(
    workspace: Workspace, figure_id: FigureId, words: str, on: date, *, initiator: object | None = None
) -> Figure:
    """Keeps the client's own words and the day on which he validated a figure (validé dans les mots du client).

    Args:
        workspace: Where.
        figure_id: The figure.
        words: What he said, as he said it.
        on: The day; not ahead of today.
        initiator: Who asks.

    Returns:
        The figure with its proof.

    Raises:
        UserError: ``benefits.no_words`` without words, ``benefits.words_too_long`` with too many,
            ``benefits.day_ahead`` for a day to come.

    Source: product.md 2.4, statement of benefits: the gains he validated in his words.
    """
    said = said_words(words, "benefits.words_too_long")
    if not said:
        raise UserError("benefits.no_words")
    if on > workspace.today():
        raise UserError("benefits.day_ahead", day=on)
    with workspace.unit("undo_benefits.signed_off", initiator) as unit:
        signed = replace(unit.need(Figure, figure_id), agreed_words=said, agreed_on=on)
        unit.put(signed)
    return signed


def question_for(template: ConversationTemplate | None, formula_id: str, known: Iterable[str]) -> Question | None:
    """Finds the question of a conversation that obtains the first missing input of a calculator.

    Args:
        template: The conversation; None for an improvised one.
        formula_id: Id of the calculator.
        known: Names of the inputs known.

    Returns:
        The question, or None when nothing is missing or no question asks for it.

    Source: conversation.md 3.2: no figure, propose the question that gets it, never an invented amount.
    """
    if template is None:
        return None
    for one in missing_inputs(formula_id, known):
        for question in template.questions:
            if f"{formula_id}.{one.name}" in question.feeds:
                return question
    return None


def cards(
    points: Sequence[Point], template: ConversationTemplate | None, figures: Sequence[Figure], today: date
) -> tuple[BenefitCard, ...]:
    """Puts the figures of an account beside talking points.

    Args:
        points: Talking points of the stage, those of the conversation first.
        template: The conversation.
        figures: Latest figures of the account.
        today: The day.

    Returns:
        One card a point that has a calculator, then one a figure that no point uses.
    """
    made, used = [], set()
    for point in points:
        if point.formula is None or point.formula not in FORMULAS:
            continue
        figure = _figure_of(point, figures)
        used.add(figure.id if figure else None)
        made.append(_card(formula(point.formula), point, figure, template, today))
    for figure in figures:
        if figure.id not in used and figure.formula in FORMULAS:
            made.append(_card(formula(figure.formula), None, figure, template, today))
    return tuple(made)


def _figure_of(point: Point, figures: Sequence[Figure]) -> Figure | None:
    same = [one for one in figures if one.formula == point.formula]
    own = [one for one in same if one.point_key == point.id]
    return next(iter(own or same), None)


def _card(
    chosen: Formula, point: Point | None, figure: Figure | None, template: ConversationTemplate | None, today: date
) -> BenefitCard:
    given, benefit = _known(chosen, figure, today)
    return BenefitCard(
        formula=chosen,
        point=point,
        figure=figure,
        benefit=benefit,
        given=given,
        from_client=sum(one.origin in _FROM_CLIENT for one in given.values()),
        missing=missing_inputs(chosen.id, given),
        question=question_for(template, chosen.id, given),
    )


def _known(chosen: Formula, figure: Figure | None, today: date) -> tuple[dict[str, Given], Benefit | None]:
    if figure is None:
        return {}, None
    try:
        given = read_inputs(figure.inputs)
        return given, evaluate(chosen.id, given, today=today)
    except UserError:
        # A newer version of the formula may refuse what an older one took: the form asks again.
        return {}, None


def best_two(known: Sequence[BenefitCard]) -> tuple[BenefitCard, ...]:
    """Chooses the two benefits to say: those this client's own figures carry best, then the greatest likely amount.

    Args:
        known: Cards of the stage; prices, comparisons and our own costs are no benefit to say.

    Returns:
        Two cards at most, the best first; points of the stage stand before figures of earlier ones.

    Source: product.md 2.3, the best two benefits.
    """
    sayable = [
        one for one in known
        if (not one.presale and one.formula.kind in (Kind.CASH_ONCE, Kind.YEARLY_GAIN, Kind.CLIENT_COST))
        or (one.point is not None and not one.presale)
    ]  # fmt: skip
    ranked = sorted(
        sayable,
        key=lambda one: (one.benefit is None, one.point is None, -one.from_client, -one.likely_cents),
    )
    return tuple(ranked[:2])
