"""What the screen of the library says of a message: its kind, where it serves, to whom."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from salesdesk.config.messages import Messages
from salesdesk.desktop.messages.words import in_language
from salesdesk.services.library import MessageKind, Shelf


def kind_name(kind: MessageKind) -> str:
    """Name of a kind of message."""
    tr = QCoreApplication.translate
    return {
        MessageKind.POINT: tr("LibraryWords", "Argument"),
        MessageKind.OBJECTION: tr("LibraryWords", "Objection du processus"),
        MessageKind.OBJECTION_ANSWER: tr("LibraryWords", "Objection"),
        MessageKind.CLIENT_CASE: tr("LibraryWords", "Cas client"),
    }[kind]


def role_name(role: str, messages: Messages) -> str:
    """Name of a buying role, with a capital."""
    text = messages.text(f"process.buying_role_{role}")
    return f"{text[:1].upper()}{text[1:]}"


def role_names(roles: Iterable[str], messages: Messages) -> str:
    """Names of buying roles; empty for all of them."""
    return ", ".join(role_name(one, messages) for one in roles)


def stage_names(shelf: Shelf, process_key: str | None, stage_keys: Iterable[str]) -> str:
    """Names of stages by the buyer's state; the key of one that no process has any more."""
    known = {
        stage.id: in_language(stage.buyer_state)
        for process in shelf.processes
        if process_key in (None, process.id)
        for stage in process.stages
    }
    return ", ".join(known.get(one, one) for one in stage_keys)


def joined(*parts: str) -> str:
    """Parts that are not empty, with a dot between them."""
    return " · ".join(one for one in parts if one)
