"""Joining the firm from a laptop (rejoindre l'entreprise): after the sign-in a profile is made, then filled.

A profile without its first data cannot be opened, so one that is given up before is removed with its keys.
"""

import os
import platform
import shutil
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from salesdesk.config import secrets
from salesdesk.config.os_keyring import KeyringPort, system_keyring
from salesdesk.config.paths import Paths
from salesdesk.config.pin import check_pin
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ENTROPY_BYTES, DeviceId, uuid7
from salesdesk.services import syncing
from salesdesk.services.profiles import (
    OpenProfile,
    ProfileCard,
    create_profile,
    new_profile_id,
    open_profile,
    wall_clock,
)
from salesdesk.services.signing_in import Device, SignedIn, checked_server_url

__all__ = [
    "Device",
    "KeyringPort",
    "SignedIn",
    "check_pin",
    "first_sync",
    "give_up",
    "join",
    "system_keyring",
    "try_open",
]

_SLOTS = "slots.json"


def new_device(now: Callable[[], datetime] = wall_clock) -> Device:
    """Returns an identity for this laptop: a new id, and the name that the system gives it."""
    unix_ms = int(now().timestamp() * 1000)
    return Device(id=DeviceId(uuid7(unix_ms, os.urandom(ENTROPY_BYTES))), name=platform.node()[:60])


def invitation_of(address: str) -> str:
    """Tells whether what was typed is an invitation rather than the bare address of a server.

    Args:
        address: As typed or pasted.

    Returns:
        The invitation's own page, to be opened first; empty for an address alone.

    Raises:
        UserError: It is no usable address.
    """
    clean = address.strip()
    if any(one.isspace() for one in clean):
        raise UserError("signin.bad_address", address=clean[:100])
    server = checked_server_url(clean)
    parts = urlsplit(clean if "://" in clean else f"https://{clean}")
    if parts.path.strip("/") == "":
        return ""
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{server}{parts.path}{query}{fragment}"


def join(
    paths: Paths,
    signed: SignedIn,
    *,
    pin: str | None,
    keyring: KeyringPort | None,
    now: Callable[[], datetime] = wall_clock,
) -> OpenProfile:
    """Makes the profile of a person who has signed in.

    Args:
        paths: Where profiles live.
        signed: Who, at which firm, with which tokens.
        pin: PIN that opens the store; needed where there is no keyring.
        keyring: The system's keyring; None for none.
        now: The wall clock.

    Returns:
        The open profile, still empty.

    Raises:
        UserError: The PIN is too weak, or neither keyring nor PIN keeps the key.
        StoreError: The profile cannot be written.
    """
    card = ProfileCard(
        profile_id=new_profile_id(),
        person=signed.user_name,
        firm=signed.org_name,
        server_url=signed.tokens.server_url,
    )
    profile = create_profile(
        paths,
        card,
        org_id=signed.org_id,
        user_id=signed.user_id,
        device_id=signed.tokens.device_id,
        pin=pin,
        keyring=keyring,
        now=now,
    )
    syncing.keep_tokens(profile.workspace, signed.tokens)
    return profile


def first_sync(profile: OpenProfile, *, cancelled: Callable[[], bool], progress: syncing.Progress) -> None:
    """Fetches everything that the person may see, for the first time.

    Args:
        profile: The new profile.
        cancelled: Asked between pages whether to stop.
        progress: Told how far it is.
    """
    syncing.run_round(profile, cancelled=cancelled, progress=progress)


def give_up(paths: Paths, profile: OpenProfile) -> None:
    """Removes a profile that was never filled, its keys first.

    Args:
        paths: Where profiles live.
        profile: The open profile.

    Raises:
        StoreError: Its keys could not be removed.
    """
    profile.close()
    folder = paths.profiles / profile.card.profile_id
    secrets.destroy(folder / _SLOTS)
    shutil.rmtree(folder, ignore_errors=True)


def try_open(paths: Paths, profile_id: str, pin: str | None) -> None:
    """Opens a profile and closes it again, so that what stands against it is told where the PIN is asked for.

    Args:
        paths: Where profiles live.
        profile_id: Which one.
        pin: Its PIN; None where the keyring opens it.

    Raises:
        UserError: The PIN is needed or wrong, another program holds the profile, or there is none.
        StoreError: The store is damaged or was written by a newer version.
    """
    open_profile(paths, profile_id, pin=pin).close()
