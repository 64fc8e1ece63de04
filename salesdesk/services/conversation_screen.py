"""What the conversation screen reads in one go (écran de conversation): the view, its density, brief and proposals."""

from dataclasses import dataclass

from salesdesk.domain.conversation import ConversationState, Density
from salesdesk.domain.ids import AccountId, ConversationId, VisitId
from salesdesk.domain.proposals import ProposalFacts
from salesdesk.services import conversations, densities, next_conversation, proposals
from salesdesk.services.brief import BriefLine, brief_of
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.densities import Advice
from salesdesk.services.next_conversation import Suggestion
from salesdesk.services.visit_lengths import Shortness, shortness
from salesdesk.services.workspace import Workspace

__all__ = ["Advice", "BriefLine", "ConversationScreen", "ProposalFacts", "Shortness", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationScreen:
    """All of it.

    Attributes:
        advice: The density that skill proposes.
        chosen: The density chosen by hand for this template on this laptop; None follows the setting and the proposal.
        brief: The minute before; empty once the conversation has begun.
        short: How much the visit is too short; None when it is long enough.
        proposals: What the firm's own affairs say of proposals.
        following: The next best conversation at this account, to date before leaving; None without a reason, while it
            is only being prepared, or once it is concluded.
    """

    view: ConversationView
    advice: Advice
    chosen: Density | None
    brief: tuple[BriefLine, ...]
    short: Shortness | None
    proposals: ProposalFacts
    following: Suggestion | None = None


def read(
    workspace: Workspace,
    *,
    conversation_id: ConversationId | None = None,
    visit_id: VisitId | None = None,
    account_id: AccountId | None = None,
) -> ConversationScreen:
    """Reads the screen.

    Args:
        workspace: Who works.
        conversation_id: A conversation that was begun; None to prepare one.
        visit_id: The visit to prepare; None for an unplanned conversation.
        account_id: With whom, when there is no visit.

    Returns:
        What is shown; what was deleted meanwhile is refused.
    """
    if conversation_id is not None:
        view = conversations.view(workspace, conversation_id)
    else:
        view = conversations.prepare(workspace, visit_id=visit_id, account_id=account_id)
    template = view.template
    key = template.id if template else None
    with workspace.read() as connection:
        advice = densities.advice_for(connection, workspace, key)
        chosen = densities.chosen_for(connection, key)
    begun = view.stored and view.conversation.state is not ConversationState.CONCLUDED
    following = next_conversation.for_account(workspace, view.account.id) if begun else None
    return ConversationScreen(
        view=view,
        advice=advice,
        chosen=chosen,
        brief=brief_of(workspace, view) if not view.stored or view.conversation.started_at is None else (),
        short=shortness(view.visit, template),
        proposals=proposals.read_facts(workspace),
        following=following,
    )
