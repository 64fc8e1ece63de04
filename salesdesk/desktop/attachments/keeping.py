"""Making ready the files chosen for a form (garder les fichiers choisis): they are kept with what they show."""

from collections.abc import Sequence

from salesdesk.config.messages import Messages
from salesdesk.desktop.attachments.picking import Picked
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import attachments
from salesdesk.services.attachments import ReadyFile
from salesdesk.services.workspace import Workspace


def ready_picked(
    workspace: Workspace, messages: Messages, files: Sequence[Picked]
) -> tuple[tuple[ReadyFile, ...], list[str]]:
    """Makes files ready one after the other; one that is refused does not hold up the others. For the writing thread.

    Args:
        workspace: Where.
        messages: Words of what is to be said.
        files: What was chosen.

    Returns:
        The contents, and what the person should be told: refusals, other names, places removed from photos.
    """
    made: list[ReadyFile] = []
    said: list[str] = []
    for one in files:
        try:
            if one.path is not None:
                ready = attachments.ready_from_path(workspace, one.path)
            else:
                ready = attachments.ready_from_bytes(workspace, one.name, one.content)
        except SalesDeskError as error:
            explained = messages.explain(error)
            said.append(f"{explained.what} {explained.do}".strip())
            continue
        made.append(ready)
        said += [messages.text(key, **args) for key, args in ready.notices]
    return tuple(made), said
