"""What Ctrl+K finds in the sample company: accounts, people and notes, each leading to its screen."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.palette import PaletteItem
from salesdesk.desktop.palette_search import palette_provider
from tests.factories.desk import NotingShell, desk_of
from tests.factories.sample import sample_workspace


@pytest.mark.parametrize(
    ("query", "title"), [("laiterie val orb", "Laiterie du Val d’Orb"), ("vidal claire", "Claire Vidal")]
)
def test_what_is_found_opens_its_account(qtbot: QtBot, jobs: Jobs, tmp_path: Path, query: str, title: str) -> None:
    workspace, shell = sample_workspace(tmp_path), NotingShell()
    found: list[PaletteItem] = []
    provide = palette_provider(desk_of(workspace, jobs, shell, tmp_path))

    def deliver(items: Sequence[PaletteItem]) -> None:
        found.extend(items)

    provide(query, deliver)
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=20_000)
    hit = next(item for item in found if item.title == title)
    hit.run()
    workspace.close()
    assert [screen for screen, _ in shell.opened] == ["account"]


def test_only_the_last_of_several_keystrokes_is_answered(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    provide = palette_provider(desk_of(workspace, jobs, NotingShell(), tmp_path))
    answered: list[str] = []
    for typed in ("l", "la", "lai"):
        provide(typed, lambda _items, typed=typed: answered.append(typed))  # type: ignore[misc]  # binds the loop's value
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=20_000)
    workspace.close()
    assert answered == ["lai"]


def test_nothing_found_is_an_empty_list(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path)
    answers: list[list[PaletteItem]] = []
    palette_provider(desk_of(workspace, jobs, NotingShell(), tmp_path))(
        "zzzzqx", lambda items: answers.append([*items])
    )
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=20_000)
    workspace.close()
    assert answers == [[]]
