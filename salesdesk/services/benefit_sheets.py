"""What a calculator sheet is opened with (fiche de chiffrage): what is known, who may have said it, what to ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Figure
from salesdesk.domain.ids import AccountId, OpportunityId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome
from salesdesk.domain.process import ConversationTemplate, Text
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.value import formula
from salesdesk.services import benefits
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.process_reading import readable_process
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import contacts, timeline
from salesdesk.store.queries import figures as reading
from salesdesk.store.queries.conversations import of_account

__all__ = ["BenefitCard", "SheetContext", "context", "open_sheet", "questions_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetContext:
    """What surrounds a sheet.

    Attributes:
        people: Names of those who may have said a figure.
        price_cents: Amount of the open affair, against which a yearly gain is drawn; None without one.
        opportunity_id: That affair.
        questions: Input name to the question of the process that obtains it.
    """

    people: tuple[str, ...] = ()
    price_cents: int | None = None
    opportunity_id: OpportunityId | None = None
    questions: Mapping[str, Text] = field(default_factory=dict)


def questions_of(templates: Sequence[ConversationTemplate], formula_id: str) -> dict[str, Text]:
    """Finds the questions that obtain the inputs of a calculator.

    Args:
        templates: Conversations, the one at hand first.
        formula_id: Id of the calculator.

    Returns:
        Input name to the first question that feeds it.
    """
    found: dict[str, Text] = {}
    for template in templates:
        for question in template.questions:
            for fed in question.feeds:
                calculator, _, name = fed.partition(".")
                if calculator == formula_id:
                    found.setdefault(name, question.text)
    return found


def context(
    people: Sequence[Contact],
    opportunity: Opportunity | None,
    templates: Sequence[ConversationTemplate],
    formula_id: str,
) -> SheetContext:
    """Makes what surrounds a sheet from what a screen has read already.

    Args:
        people: Contacts of the account.
        opportunity: The affair at hand.
        templates: Conversations of its process, the one at hand first.
        formula_id: Id of the calculator.
    """
    return SheetContext(
        people=tuple(one.full_name for one in people),
        price_cents=opportunity.amount_cents if opportunity is not None else None,
        opportunity_id=opportunity.id if opportunity is not None else None,
        questions=questions_of(templates, formula_id),
    )


def open_sheet(
    workspace: Workspace, account_id: AccountId, formula_id: str, point_key: str | None = None
) -> tuple[BenefitCard, SheetContext]:
    """Reads what a sheet outside a conversation is opened with.

    Args:
        workspace: Where.
        account_id: The account.
        formula_id: Id of the calculator.
        point_key: Talking point whose figure is meant; None for the one computed freely, else the latest.

    Returns:
        The benefit with its latest figure, and what surrounds it.
    """
    with workspace.read() as connection:
        known = reading.latest_figures(connection, workspace.org_id, account_id)
        people = contacts.people(connection, workspace.org_id, account_id)
        affair = _affair(of_account(connection, Opportunity, workspace.org_id, account_id))
        versions: Sequence[ProcessVersion] = (
            timeline.process_versions(connection, {affair.process_version_id}) if affair is not None else ()
        )
    processes = [process for one in versions if (process := readable_process(one)) is not None]
    templates = [template for process in processes for template in process.conversations()]
    figure = _figure(known, formula_id, point_key)
    cards = benefits.cards((), None, (figure,), workspace.today()) if figure is not None else ()
    card = cards[0] if cards else BenefitCard(formula=formula(formula_id))
    return card, context(people, affair, templates, formula_id)


def _affair(found: Sequence[Opportunity]) -> Opportunity | None:
    running = [one for one in found if one.outcome is OpportunityOutcome.OPEN]
    return max(running, key=lambda one: one.amount_cents or 0, default=None)


def _figure(known: Sequence[Figure], formula_id: str, point_key: str | None) -> Figure | None:
    same = [one for one in known if one.formula == formula_id]
    exact = [one for one in same if one.point_key == point_key]
    return next(iter(exact or same), None)
