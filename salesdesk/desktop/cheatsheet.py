"""The sheet of all keys, made from the actions."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.actions import Action, ActionRegistry, keys_text
from salesdesk.desktop.widgets import Kbd, SectionHeader, SidePanel, TextLabel, boxed, hbox, vbox


def cheat_sheet(actions: ActionRegistry) -> SidePanel:
    """A panel that lists every action with a key, under its group.

    Args:
        actions: The register.

    Returns:
        A panel, not yet open.
    """
    groups: dict[str, list[Action]] = {}
    for action in actions.available():
        if action.shortcut:
            groups.setdefault(action.group() or QCoreApplication.translate("cheatsheet", "Partout"), []).append(action)
    blocks = [_block(title, listed) for title, listed in groups.items()]
    title = QCoreApplication.translate("cheatsheet", "Raccourcis clavier")
    return SidePanel(title, boxed(vbox(*blocks, None, spacing=20)))


def _block(title: str, listed: list[Action]) -> QWidget:
    rows = [hbox(TextLabel(action.text()), None, Kbd(keys_text(action.shortcut)), spacing=12) for action in listed]
    return boxed(vbox(SectionHeader(title), *rows, spacing=8))
