"""Drafts (brouillons): what a form held when the program ended, offered again when the form is opened next."""

import json
from collections.abc import Mapping

from salesdesk.domain.wire import instant_to_wire
from salesdesk.services.workspace import Workspace
from salesdesk.store.drafts import drafts_under, drop_draft, get_draft, put_draft


def keep(workspace: Workspace, key: str, content: Mapping[str, object]) -> None:
    """Keeps what a form holds; it is no change of a record and is never sent.

    Args:
        workspace: Where.
        key: Names the form and its record, ``account:<id>``.
        content: Plain values by field.
    """
    text = json.dumps(dict(content), ensure_ascii=False)
    with workspace.laptop.store.write() as connection:
        put_draft(connection, key, text, instant_to_wire(workspace.now()))


def kept(workspace: Workspace, key: str) -> dict[str, object] | None:
    """Reads what a form held; None when it was closed properly."""
    with workspace.read() as connection:
        text = get_draft(connection, key)
    if text is None:
        return None
    found: dict[str, object] = json.loads(text)
    return found


def kept_under(workspace: Workspace, key: str) -> list[tuple[str, dict[str, object]]]:
    """Reads what the forms of a key and of those below it held, the one kept last first; arguments as :func:`kept`."""
    with workspace.read() as connection:
        return [(name, json.loads(text)) for name, text in drafts_under(connection, key)]


def drop(workspace: Workspace, key: str) -> None:
    """Forgets a draft: its form was saved or given up."""
    with workspace.laptop.store.write() as connection:
        drop_draft(connection, key)
