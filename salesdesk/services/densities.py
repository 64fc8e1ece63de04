"""How much of the guide to show (densité): as chosen by hand for a template on this laptop, else as skill proposes.

Source: product.md 2.3: three densities, chosen by skill and by hand.
"""

import json

from sqlalchemy import Connection

from salesdesk.domain.conversation import Density
from salesdesk.domain.density import Advice, Held, advise
from salesdesk.services import drafts
from salesdesk.services.workspace import Workspace
from salesdesk.store.drafts import get_draft
from salesdesk.store.queries.guidance import concluded_of_template

__all__ = ["Advice", "advice_for", "choose", "chosen_for"]

_COUNTED = 50
_NO_TEMPLATE = "free"


def advice_for(connection: Connection, workspace: Workspace, template: str | None) -> Advice:
    """Proposes how much to show to the person who works here.

    Args:
        connection: Where to read.
        workspace: Who works.
        template: The conversation of the process; None for an unguided one, for which the general lines are shown.

    Returns:
        The proposal with its reason.
    """
    if template is None:
        return Advice(Density.FRAME, "density.free")
    rows = concluded_of_template(connection, workspace.org_id, workspace.user_id, template, _COUNTED)
    return advise([Held(row.score, bool(json.loads(row.ticks or "[]"))) for row in rows])


def chosen_for(connection: Connection, template: str | None) -> Density | None:
    """Reads what was chosen by hand for a template on this laptop; None when nothing was."""
    text = get_draft(connection, _key(template))
    said = json.loads(text).get("density") if text else None
    return Density(said) if said in set(Density) else None


def choose(workspace: Workspace, template: str | None, density: Density | None) -> None:
    """Remembers a choice by hand, on this laptop only.

    Args:
        workspace: Who works.
        template: The conversation of the process; None for an unguided one.
        density: What to show; None follows the proposal again.
    """
    if density is None:
        drafts.drop(workspace, _key(template))
    else:
        drafts.keep(workspace, _key(template), {"density": density.value})


def _key(template: str | None) -> str:
    return f"density:{template or _NO_TEMPLATE}"
