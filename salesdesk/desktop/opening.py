"""Finding and opening a profile beside the thread that draws: the window stands meanwhile."""

from __future__ import annotations

import gc
import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesdesk.domain.errors import SalesDeskError

if TYPE_CHECKING:
    from salesdesk.config.paths import Paths
    from salesdesk.domain.people import User
    from salesdesk.services.profiles import OpenProfile, ProfileCard

LEADS = ("manager", "director")
# Loaded by the thread that opens the profile: an import on the GUI thread would hold the window still.
_FIRST_SERVICES = ("syncing", "undo", "search", "coaching", "commitments", "conversations")


@dataclass(frozen=True, slots=True)
class FoundProfiles:
    """The profiles of this machine.

    Attributes:
        cards: All of them.
        wanted: The one to open, empty to ask.
        asks_pin: Whether it asks for a PIN.
    """

    cards: list[ProfileCard]
    wanted: str
    asks_pin: bool


def look_for_profiles(paths: Paths, wanted: str) -> FoundProfiles:
    """Looks for profiles; off the GUI thread, which would wait for the imports.

    Args:
        paths: Where profiles live.
        wanted: Id of the one to open; empty to take the only one, or to ask.

    Returns:
        What was found.
    """
    from salesdesk.services import profiles

    cards = profiles.list_profiles(paths)
    if not wanted and len(cards) == 1:
        wanted = cards[0].profile_id
    try:
        asks_pin = bool(wanted) and profiles.needs_pin(paths, wanted)
    except SalesDeskError:
        # Keys that cannot be read are told of when the profile is opened.
        asks_pin = False
    return FoundProfiles(cards, wanted, asks_pin)


def open_unlocked(paths: Paths, profile_id: str, pin: str | None) -> tuple[OpenProfile, User]:
    """Opens a profile and reads whose it is; loads what the first screen asks for, off the GUI thread.

    Args:
        paths: Where profiles live.
        profile_id: Which one.
        pin: Its PIN, where the keyring does not open it.

    Returns:
        The open profile, and the person.
    """
    from salesdesk.services import profiles

    profile = profiles.open_profile(paths, profile_id, pin=pin)
    try:
        me = profile.workspace.me()
        for name in (*_FIRST_SERVICES, "team" if me.role in LEADS else "today"):
            importlib.import_module(f"salesdesk.services.{name}")
        # What was loaded stays until the end: later collections need not walk it, which the window would feel.
        gc.freeze()
    except BaseException:
        profile.close()
        raise
    return profile, me
