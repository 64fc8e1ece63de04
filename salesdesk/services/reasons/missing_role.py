"""Reason: nobody known at the client plays a role that the purchase needs (rôle d'achat sans personne)."""

from collections.abc import Iterable
from datetime import date

from salesdesk.domain.next_conversation import Reason, Urgency
from salesdesk.domain.process import BuyingRole, ConversationTemplate
from salesdesk.domain.saying import Filling, Saying
from salesdesk.domain.visits import VisitPurpose
from salesdesk.services.contacts import WANTED_ROLES
from salesdesk.services.reasons.sources import Sources, StagedAffair
from salesdesk.store.queries.reasons import keyed, roles_played

KIND = "missing_role"


def reasons(sources: Sources, _today: date) -> Iterable[Reason]:
    """Gives one reason an affair: the first role that a conversation of its stage wants, else that any sale wants.

    Args:
        sources: Where to read, for which accounts.
        _today: Not needed: the reason is as old as the stage.

    Yields:
        The reasons.

    Source: product.md 2.2, E06, the wrong interlocutor.
    """
    concerned = keyed(one.affair.account_id for one in sources.staged)
    played = roles_played(sources.connection, sources.org_id, concerned)
    for one in sources.staged:
        affair, known = one.affair, played.get(one.affair.account_id, set())
        role, template = _missing(one, known)
        if role is None:
            continue
        args: dict[str, Filling] = {"role": Saying(f"suggestion.role_{role.value}"), "affair": affair.name}
        yield Reason(
            kind=KIND, account_id=affair.account_id, subject=role.value, saying=Saying("suggestion.missing_role", args),
            urgency=Urgency.STALLED, due_on=affair.stage_since, amount_cents=affair.amount_cents,
            conversation_key=template.id if template else one.conversation_key, opportunity_id=affair.id, role=role,
            to_find=True, purpose=VisitPurpose.DISCOVERY,
        )  # fmt: skip


def _missing(one: StagedAffair, known: set[BuyingRole]) -> tuple[BuyingRole | None, ConversationTemplate | None]:
    for template in one.stage.conversations:
        wanted = one.process.role(template.role) if template.role else None
        if wanted is not None and wanted.buying_role not in known:
            return wanted.buying_role, template
    return next((role for role in WANTED_ROLES if role not in known), None), None
