import json
from pathlib import Path

import pytest

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.settings import DECLARED, Setting, Settings, Value
from salesdesk.domain.errors import StoreError, UserError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def written(path: Path, content: object) -> Settings:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(content))
    return Settings(path)


def test_without_a_file_every_setting_has_its_default(path: Path) -> None:
    settings = Settings(path)
    assert {each.key: settings.value(each.key) for each in DECLARED} == {each.key: each.default for each in DECLARED}
    assert not path.exists()


@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_default_is_allowed(setting: Setting) -> None:
    assert setting.check(setting.default) == setting.default


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("setting", DECLARED, ids=lambda setting: setting.key)
def test_every_setting_has_its_words(setting: Setting, language: Language) -> None:
    messages = Messages(language, strict=True)
    keys = [setting.label_key, setting.help_key, f"settings.page_{setting.page}"]
    keys += [setting.choice_key(choice) for choice in setting.choices]
    assert [key for key in keys if not messages.text(key)] == []


def test_a_changed_setting_is_there_at_the_next_start(path: Path) -> None:
    settings = Settings(path)
    settings.change("zoom", 150)
    settings.change("server_url", " https://ventes.example.fr/ ")
    again = Settings(path)
    assert (again.number("zoom"), again.text("server_url")) == (150, "https://ventes.example.fr")


def test_keys_of_a_newer_version_are_kept(path: Path) -> None:
    settings = written(path, {"hologram": {"depth": 3}, "theme": "dark"})
    settings.change("theme", "light")
    assert json.loads(path.read_text()) == {"hologram": {"depth": 3}, "theme": "light"}


@pytest.mark.parametrize(
    ("key", "stored"),
    [("zoom", 1000), ("zoom", "150"), ("zoom", True), ("zoom", 125.5), ("theme", "pink"), ("theme", None)],
)
def test_a_bad_value_in_the_file_gives_the_default_and_a_log_line(
    path: Path, caplog: pytest.LogCaptureFixture, key: str, stored: object
) -> None:
    settings = written(path, {key: stored})
    assert settings.value(key) == next(each.default for each in DECLARED if each.key == key)
    assert [record.message for record in caplog.records] == ["setting-not-usable"]


def test_a_bad_value_is_written_back_untouched_when_another_changes(path: Path) -> None:
    settings = written(path, {"theme": "sepia"})
    settings.change("zoom", 120)
    assert json.loads(path.read_text()) == {"theme": "sepia", "zoom": 120}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_is_set_aside_and_defaults_hold(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    settings.change("zoom", 120)
    assert path.with_name("settings.json.damaged").read_bytes() == content
    assert json.loads(path.read_text()) == {"zoom": 120}


@pytest.mark.parametrize(
    ("key", "value", "error_key"),
    [
        ("zoom", 99, "settings.out_of_range"),
        ("zoom", 201, "settings.out_of_range"),
        ("zoom", "120", "settings.not_a_number"),
        ("sync_every_minutes", 0, "settings.out_of_range"),
        ("language", "de", "settings.bad_choice"),
        ("server_url", "ventes.example.fr", "settings.bad_address"),
        ("server_url", "ftp://ventes.example.fr", "settings.bad_address"),
        ("server_url", "https://", "settings.bad_address"),
        ("server_url", "https://h:port", "settings.bad_address"),
        ("server_url", "https://me:secret@ventes.example.fr", "settings.bad_address"),
        ("server_url", "http://ventes.example.fr", "settings.plain_http"),
        ("server_url", 12, "settings.bad_choice"),
    ],
)
def test_a_value_that_is_not_allowed_changes_nothing(path: Path, key: str, value: object, error_key: str) -> None:
    settings = Settings(path)
    with pytest.raises(UserError) as error:
        settings.change(key, value)
    assert error.value.key == error_key
    assert not path.exists()


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8080", "http://localhost", "https://ventes.example.fr/salesdesk"]
)
def test_addresses_that_can_be_trusted_are_accepted(path: Path, address: str) -> None:
    settings = Settings(path)
    settings.change("server_url", address)
    assert settings.text("server_url") == address


def test_observers_hear_of_real_changes_until_they_stop(path: Path) -> None:
    settings = Settings(path)
    heard: list[tuple[str, Value]] = []

    def observer(key: str, value: Value) -> None:
        heard.append((key, value))

    stop = settings.observe(observer)
    settings.change("theme", "dark")
    settings.change("theme", "dark")
    settings.change("zoom", 100)
    settings.reset("theme")
    settings.reset("theme")
    stop()
    stop()
    settings.change("theme", "light")
    assert heard == [("theme", "dark"), ("theme", "auto")]


def test_a_file_that_cannot_be_written_leaves_the_old_value(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    settings = Settings(tmp_path / "config" / "settings.json")
    with pytest.raises(StoreError) as error:
        settings.change("zoom", 120)
    assert (error.value.key, settings.number("zoom")) == ("settings.not_written", 100)


def test_an_undeclared_setting_is_a_fault_of_the_program(path: Path) -> None:
    with pytest.raises(KeyError):
        Settings(path).value("autosave_ms")
