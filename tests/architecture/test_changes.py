from pathlib import Path

import pytest

from installers.changes import FragmentError, compile_changes, main, read_fragment


def _fragment(folder: Path, name: str, kind: str, fr: str, en: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(f'kind = "{kind}"\nfr = "{fr}"\nen = "{en}"\n', encoding="utf-8")


def test_pages_of_help_hold_every_fragment() -> None:
    assert main(["--check"]) == 0


def test_newest_version_comes_first_and_kinds_keep_their_order(tmp_path: Path) -> None:
    _fragment(tmp_path / "0.9.0", "a.toml", "fixed", "Ancien", "Old")
    _fragment(tmp_path / "0.10.0", "a.toml", "fixed", "Réparé", "Mended")
    _fragment(tmp_path / "0.10.0", "b.toml", "added", "Neuf", "New")
    (tmp_path / "unreleased").mkdir()
    actual = compile_changes(tmp_path, "en")
    expected = (
        "# What is new\n\n## 0.10.0\n\n### Added\n\n- New\n\n### Fixed\n\n- Mended\n\n## 0.9.0\n\n### Fixed\n\n- Old\n"
    )
    assert actual == expected


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('kind = "added"\nfr = "x"\n', "the keys are kind, fr and en, found fr, kind"),
        ('kind = "added"\nfr = " "\nen = "x"\n', "holds a text that is not empty"),
        ('kind = "news"\nfr = "x"\nen = "x"\n', "found news"),
        ("kind = ", "wrong.toml: "),
    ],
)
def test_wrong_fragment_is_named_with_its_fault(tmp_path: Path, content: str, complaint: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FragmentError, match=complaint):
        read_fragment(path)
