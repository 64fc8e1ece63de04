"""Attaching the files that were chosen for a form (garder les fichiers choisis), once what they belong to is kept."""

from collections.abc import Sequence

from salesdesk.config.messages import Messages
from salesdesk.desktop.attachments.picking import Picked
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import attachments
from salesdesk.services.attachments import Place
from salesdesk.services.workspace import Workspace


def attach_picked(
    workspace: Workspace, messages: Messages, files: Sequence[Picked], place: Place, initiator: object | None = None
) -> list[str]:
    """Attaches files one after the other; one that is refused does not hold up the others. For the writing thread.

    Args:
        workspace: Where.
        messages: Words of what is to be said.
        files: What was chosen.
        place: What they are kept with.
        initiator: Who asks.

    Returns:
        What the person should be told: refusals, other names, places removed from photos.
    """
    said: list[str] = []
    for one in files:
        try:
            if one.path is not None:
                made = attachments.attach_file(workspace, one.path, place, initiator=initiator)
            else:
                made = attachments.attach_bytes(workspace, one.name, one.content, place, initiator=initiator)
        except SalesDeskError as error:
            explained = messages.explain(error)
            said.append(f"{explained.what} {explained.do}".strip())
            continue
        said += [messages.text(key, **args) for key, args in made.notices]
    return said
