"""Where SalesDesk keeps its files on this machine."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import PlatformDirs

HOME_VARIABLE = "SALESDESK_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one user on one machine.

    Attributes:
        data: what must be backed up: stores and what belongs to them.
        config: settings.
        cache: may be deleted at any time.
        logs: rotating log files.
        profiles: one sub-folder for each profile (a user's store); lies in `data`.
    """

    data: Path
    config: Path
    cache: Path
    logs: Path
    profiles: Path

    @classmethod
    def of_user(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Find the folders by the rules of the operating system.

        Args:
            environment: the process's variables; `SALESDESK_HOME` in it moves all folders below one (tests, demo).

        Returns:
            The folders; none is created.
        """
        home = environment.get(HOME_VARIABLE)
        if home:
            return cls.below(Path(home))
        # Without an author's folder on Windows; data stays on the machine and does not roam: a store is no small file.
        folders = PlatformDirs("SalesDesk", appauthor=False, roaming=False)
        data = folders.user_data_path
        return cls(
            data=data,
            config=folders.user_config_path,
            cache=folders.user_cache_path,
            logs=folders.user_log_path,
            profiles=data / "profiles",
        )

    @classmethod
    def below(cls, home: Path) -> Self:
        """Put all folders below one.

        Args:
            home: the folder; made absolute, so that a later change of the working folder moves nothing.

        Returns:
            The folders; none is created.
        """
        root = home.expanduser().absolute()
        return cls(
            data=root / "data",
            config=root / "config",
            cache=root / "cache",
            logs=root / "logs",
            profiles=root / "data" / "profiles",
        )

    def create(self) -> None:
        """Make the folders that do not exist, readable by their user alone.

        Raises:
            OSError: when one cannot be made.
        """
        for folder in (self.data, self.config, self.cache, self.logs, self.profiles):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
