"""Profiles on a disk, quick to open: their key is that of the sample company."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation
from salesdesk.domain.ids import ConversationId
from salesdesk.domain.people import Role, User, UserStatus
from salesdesk.services.profiles import OpenProfile, ProfileCard, create_profile
from tests.factories.stores import DEVICE, ORG, REP

PROFILE = "jeanne"
PERSON = User(id=REP, name="Jeanne Bréval", email="jeanne@essai.fr", role=Role.MANAGER, status=UserStatus.ACTIVE)


def paths_in(folder: Path) -> Paths:
    """Makes the folders of a program below one."""
    paths = Paths.below(folder)
    paths.create()
    return paths


def make_profile(paths: Paths, *, pin: str | None = None, server_url: str = "") -> OpenProfile:
    """Makes a profile that holds its own person; opened by a PIN, or by the key that everybody knows."""
    card = ProfileCard(
        profile_id=PROFILE, person=PERSON.name, firm="Essai SA", server_url=server_url, is_sample=pin is None
    )
    opened = create_profile(paths, card, org_id=ORG, user_id=REP, device_id=DEVICE, pin=pin)
    with opened.workspace.unit(None) as unit:
        unit.put(PERSON)
    return opened


def talk_at(account: Account, number: int = 0xC1) -> Conversation:
    """Makes a conversation at an account."""
    return Conversation(
        id=ConversationId(UUID(int=0x0197_0000_0000_7000_8000_000000000000 + number)),
        account_id=account.id,
        rep_id=REP,
        created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    )
