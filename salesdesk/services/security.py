"""How the data on this machine is protected (sécurité): what opens it, and the PIN, the first or another."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salesdesk.config import secrets, slots_file
from salesdesk.config.slots_file import SlotKind
from salesdesk.domain.errors import StoreError
from salesdesk.services.workspace import Workspace

_SLOTS: Final = "slots.json"


@dataclass(frozen=True, slots=True)
class Protection:
    """What opens the store of this machine.

    Attributes:
        has_keyring: The system's keyring does.
        has_pin: A PIN does.
        is_sample: Everybody can: the sample company hides nothing.
        folder: Where the encrypted store lies.
    """

    has_keyring: bool
    has_pin: bool
    is_sample: bool
    folder: Path


def protection(workspace: Workspace) -> Protection:
    """Reads what opens the store of the person at work; nothing when its keys cannot be read."""
    folder = Path(workspace.laptop.store.name).parent
    try:
        kinds = {slot.kind for slot in slots_file.read(folder / _SLOTS).slots}
    except StoreError:
        kinds = set()
    return Protection(SlotKind.KEYRING in kinds, SlotKind.PIN in kinds, SlotKind.SAMPLE in kinds, folder)


def change_pin(workspace: Workspace, *, old_pin: str | None, new_pin: str) -> None:
    """Sets the PIN, the first or another; the data itself is not written again.

    Args:
        workspace: Whose store.
        old_pin: The PIN so far; None when there was none.
        new_pin: The PIN from now on.

    Raises:
        UserError: The old PIN is wrong, or the new one too weak.
        StoreError: The keys cannot be read or written; the old PIN still opens.
    """
    folder = Path(workspace.laptop.store.name).parent
    secrets.change_pin(folder / _SLOTS, old_pin=old_pin, new_pin=new_pin)
