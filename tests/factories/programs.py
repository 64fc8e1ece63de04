"""The whole program on the sample company: profiles made once a run, then copied, and the composition around them."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from salesdesk.domain.ids import DeviceId
from salesdesk.sample import fill_laptop
from salesdesk.sample.people import device_of
from salesdesk.services import profiles
from salesdesk.services.profiles import ProfileCard
from tests.factories.sample import ANCHOR, Who, sample_company, sample_person


@cache
def _prepared(who: Who) -> Path:
    """Makes the profile of a person once, below a folder that goes with the process."""
    home = Path(tempfile.mkdtemp(prefix="salesdesk-profile-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    paths = Paths.below(home)
    paths.create()
    person = sample_person(who)
    card = ProfileCard(who, person.name, "Hydro Sud", is_sample=True, today=ANCHOR.isoformat())
    opened = profiles.create_profile(
        paths, card, org_id=sample_company().organisation.id, user_id=person.id, device_id=DeviceId(device_of(person))
    )
    fill_laptop(opened.workspace.laptop, sample_company())
    opened.close()
    return paths.profiles / who


def sample_home(folder: Path, *people: Who, language: str = "fr") -> Paths:
    """Makes the files of a machine with profiles of the sample company.

    Args:
        folder: Where.
        *people: Whose profiles.
        language: Of the settings.

    Returns:
        Its paths; the profiles are called ``rep`` and ``manager``.
    """
    paths = Paths.below(folder)
    paths.create()
    for who in people:
        shutil.copytree(_prepared(who), paths.profiles / who)
    settings = Settings(paths.config / "settings.json")
    settings.change("language", language)
    settings.change("theme", "light")
    return paths
