from pathlib import Path

from salesdesk.config.resources import find_root, resource_path


def test_source_tree_wins_over_a_stale_copy_in_the_package(tmp_path: Path) -> None:
    package = tmp_path / "salesdesk"
    (package / "_resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    (tmp_path / "pyproject.toml").touch()
    actual = find_root(package, None)
    assert actual == tmp_path / "resources"


def test_folder_named_resources_without_a_project_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    actual = find_root(tmp_path / "salesdesk", None)
    assert actual == tmp_path / "salesdesk" / "_resources"


def test_frozen_program_reads_where_it_unpacked_itself(tmp_path: Path) -> None:
    actual = find_root(tmp_path / "lib" / "salesdesk", str(tmp_path / "unpacked"))
    assert actual == tmp_path / "unpacked" / "salesdesk" / "_resources"


def test_resources_of_this_clone_are_found() -> None:
    actual = resource_path("help", "changes", "fr.md")
    assert actual == Path(__file__).resolve().parents[2] / "resources" / "help" / "changes" / "fr.md"
    assert actual.is_file()
