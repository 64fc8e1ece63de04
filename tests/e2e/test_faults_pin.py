"""The real program before a wrong PIN, then before a damaged store: both are told, and both are got over."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths
from salesdesk.config.settings import Settings
from tests.e2e.processes import PIN, ROOT, ProgramProcess, environment, until
from tests.factories.profiles import PERSON, PROFILE, make_profile, paths_in

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(120)]


class LockedProgram(ProgramProcess):
    """The program as it starts before a profile that asks for its PIN."""

    def start(self) -> None:
        """Starts it."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.locked_hand", str(self.home), self.profile],
            cwd=ROOT, env=environment(self.home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip
        until(lambda: self.shows("Votre code") or self.shows("Ouvrir"))

    def give(self, pin: str) -> None:
        """Gives a PIN."""
        self.do("clear", "Votre code")
        self.do("type", "Votre code", pin)
        self.do("click", "Ouvrir")


@pytest.fixture
def program(tmp_path: Path) -> Iterator[LockedProgram]:
    paths = paths_in(tmp_path)
    Settings(paths.config / "settings.json").change("language", "fr")
    make_profile(paths, pin=PIN).close()
    built = LockedProgram(tmp_path, PROFILE)
    yield built
    built.end()


def test_a_wrong_pin_is_told_and_the_right_one_opens(program: LockedProgram) -> None:
    program.start()
    program.give("222222")
    assert program.shows("Ce code n’ouvre pas le profil.")
    assert program.do("who") == ""
    program.give(PIN)
    until(lambda: program.do("who") == PERSON.name)
    assert program.do("faults") == []
    program.quit()


def test_a_damaged_store_is_told_repaired_and_opened(program: LockedProgram) -> None:
    folder = Paths.below(program.home).profiles / PROFILE
    (folder / "store.db").write_bytes(bytes(8192))
    program.start()
    program.give(PIN)
    assert program.shows("endommagée")
    program.do("click", "Réparer")
    until(lambda: program.shows("Profil réparé."))
    program.do("click", "Ouvrir le profil")
    until(lambda: program.do("who") == PERSON.name)
    assert [one.name.partition("-")[0] for one in folder.glob("*damaged*")] == ["store.db.damaged"]
    assert program.do("faults") == []
    program.quit()
