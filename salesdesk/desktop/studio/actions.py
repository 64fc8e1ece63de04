"""The verbs of the studio with their keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from salesdesk.desktop.actions import Action

if TYPE_CHECKING:
    from salesdesk.desktop.studio.page import StudioPage


class StudioActions(QObject):
    """Words of the verbs, in the language of the moment."""

    def _group(self) -> str:
        return self.tr("Studio")

    def all(self, page: StudioPage) -> list[Action]:
        """Declares the verbs.

        Args:
            page: Does them.

        Returns:
            The verbs; they can run while a draft is open.
        """
        rows: tuple[tuple[str, Callable[[], str], Callable[[], None], str, str], ...] = (
            ("add", lambda: self.tr("Ajouter une partie"), page.add_part, "Ctrl+Shift+N", "plus"),
            ("copy", lambda: self.tr("Copier la partie"), page.copy_part, "Ctrl+D", "copy"),
            ("remove", lambda: self.tr("Retirer la partie"), page.remove_part, "Ctrl+Shift+Del", "trash-2"),
            ("up", lambda: self.tr("Monter la partie"), lambda: page.shift(-1), "Alt+Up", "arrow-up"),
            ("down", lambda: self.tr("Descendre la partie"), lambda: page.shift(1), "Alt+Down", "arrow-down"),
            ("fix", lambda: self.tr("Corriger le premier constat"), page.fix_first, "Ctrl+.", "wrench"),
            ("text", lambda: self.tr("Formulaire ou texte"), page.toggle_text, "Ctrl+E", "file-text"),
            ("preview", lambda: self.tr("Contrôle ou aperçu"), page.toggle_side, "Ctrl+Shift+E", "eye"),
            ("publish", lambda: self.tr("Publier"), page.ask_publish, "Ctrl+Shift+Return", "upload"),
        )
        return [
            Action(f"studio.{name}", words, run, keys, icon, when=page.is_open, group=self._group)
            for name, words, run, keys, icon in rows
        ]
