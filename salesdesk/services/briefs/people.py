"""Brief: with whom (avec qui), and who is still to be found."""

from collections.abc import Iterable

from salesdesk.domain.accounts import Contact
from salesdesk.domain.saying import Filling, Saying
from salesdesk.services.briefs.line import BriefLine, BriefTarget, BriefTone
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace


def lines(_workspace: Workspace, view: ConversationView) -> Iterable[BriefLine]:
    """Says with whom the conversation is held, and which role it wants that nobody there plays.

    Args:
        _workspace: Not needed: the view says it all.
        view: The conversation.

    Yields:
        Two people at most, then the role to find.
    """
    wanted = set(view.conversation.participants)
    present = [one for one in view.contacts if str(one.id) in wanted]
    for place, contact in enumerate(present[:2]):
        yield BriefLine(
            kind="who", saying=_who(contact), weight=95 if place == 0 else 42,
            tone=BriefTone.WARNING if contact.opposed else BriefTone.NEUTRAL,
            target=BriefTarget("contact", str(contact.id)),
        )  # fmt: skip
    role = view.role
    if role is not None and role.buying_role not in {one.buying_role for one in view.contacts}:
        yield BriefLine(
            kind="role", saying=Saying("brief.role_to_find", {"role": role.label}), weight=88, tone=BriefTone.WARNING
        )
    elif not present:
        yield BriefLine(kind="who", saying=Saying("brief.nobody"), weight=70, tone=BriefTone.WARNING)


def _who(contact: Contact) -> Saying:
    args: dict[str, Filling] = {"name": contact.full_name}
    if contact.opposed:
        return Saying("brief.who_opposed", args)
    key = "brief.who"
    if contact.job_title:
        key, args["title"] = f"{key}_title", contact.job_title
    if contact.buying_role is not None:
        key, args["role"] = f"{key}_role", Saying(f"conversation.role_{contact.buying_role.value}")
    return Saying(key, args)
