"""The register of screens: what stands in the rail, for whom, and how its page is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    # The window is painted before the store is loaded, which these bring in.
    from salesdesk.desktop.desk import Desk
    from salesdesk.desktop.page import Page

MakePage = Callable[["Desk", QWidget | None], "Page"]
"""A page's class, or a function that imports it first."""


@dataclass(frozen=True, slots=True)
class Screen:
    """One place of the rail.

    Attributes:
        id: ``today``, ``visits``...
        title: Gives its name in the present language.
        icon: Icon.
        factory: Makes the page when it is first opened.
        roles: Who sees it; empty means everyone.
        shortcut: Portable keys; empty for none.
        place: ``main`` upper part, ``foot`` lower part, ``hidden`` not in the rail.
        order: Lower stands higher.
        under: Id of the screen whose place in the rail it keeps lit, for one that is not in the rail itself.
    """

    id: str
    title: Callable[[], str]
    icon: str
    factory: MakePage
    roles: frozenset[str] = frozenset()
    shortcut: str = ""
    place: Literal["main", "foot", "hidden"] = "main"
    order: int = 100
    under: str = ""


class ScreenRegistry:
    """The screens of this program; only registered ones are shown."""

    def __init__(self) -> None:
        self._screens: dict[str, Screen] = {}

    def register(self, screen: Screen) -> None:
        """Adds a screen.

        Args:
            screen: With an id not yet taken.

        Raises:
            ValueError: The id is taken.
        """
        if screen.id in self._screens:
            raise ValueError(f"screen {screen.id} is there already")
        self._screens[screen.id] = screen

    def get(self, screen_id: str) -> Screen:
        """A screen by its id.

        Raises:
            KeyError: No such screen.
        """
        return self._screens[screen_id]

    def for_roles(self, roles: frozenset[str]) -> list[Screen]:
        """Screens a person with these roles sees, in the rail's order."""
        seen = [screen for screen in self._screens.values() if not screen.roles or screen.roles & roles]
        return sorted(seen, key=lambda screen: screen.order)
