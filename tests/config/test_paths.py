import os
import sys
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths


def test_one_variable_moves_every_folder(tmp_path: Path) -> None:
    actual = Paths.of_user({"SALESDESK_HOME": str(tmp_path)})
    assert actual == Paths(
        data=tmp_path / "data",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
        logs=tmp_path / "logs",
        profiles=tmp_path / "data" / "profiles",
    )


def test_relative_home_is_fixed_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.of_user({"SALESDESK_HOME": "here"})
    monkeypatch.chdir("/" if os.name != "nt" else "C:\\")
    assert paths.data == tmp_path / "here" / "data"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG folders are Linux's")
def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    actual = Paths.of_user({})
    assert actual.profiles == tmp_path / "share" / "SalesDesk" / "profiles"


def test_empty_variable_counts_as_unset() -> None:
    assert Paths.of_user({"SALESDESK_HOME": ""}) == Paths.of_user({})


def test_created_folders_exist_and_belong_to_the_user_alone(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path / "home")
    paths.create()
    paths.create()
    assert all(folder.is_dir() for folder in (paths.data, paths.config, paths.cache, paths.logs, paths.profiles))
    if os.name != "nt":
        assert paths.profiles.stat().st_mode & 0o077 == 0
