"""The settings of this install (réglages): each declared once, kept in one small file, checked when read.

A new setting is one line in ``DECLARED``, its words in ``resources/messages/*/settings.toml`` and whoever uses it. What
the trade decides (when a note is saved, how long a lease lasts) is no setting.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from salesdesk.config.durable import replace_durably
from salesdesk.config.logs import part_logger
from salesdesk.domain.errors import StoreError, UserError

Value = str | int
Observer = Callable[[str, Value], None]

_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")

_LOG = part_logger("config.settings")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, with all that a settings page needs to show it.

    Args:
        key: Its name in the file.
        default: Its value until somebody sets it; its type is the type of the setting.
        page: The page that shows it; its title is the message ``settings.page_<page>``.
        choices: The values allowed; empty when any text or a range is.
        least: Lowest whole number allowed; None for texts.
        most: Highest whole number allowed; None for texts.
        step: By how much a page moves a number.
        is_url: True when the text is an address or empty.
    """

    key: str
    default: Value
    page: str
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    step: int = 1
    is_url: bool = False

    @property
    def label_key(self) -> str:
        """Message key of its label."""
        return f"settings.{self.key}_label"

    @property
    def help_key(self) -> str:
        """Message key of the sentence that explains it."""
        return f"settings.{self.key}_help"

    def choice_key(self, choice: str) -> str:
        """Returns the message key of one of its choices."""
        return f"settings.{self.key}_{choice}"

    def check(self, value: object) -> Value:
        """Checks a value.

        Args:
            value: Anything: what a page, the command line or the file gives.

        Returns:
            The value, an address without the slash at its end.

        Raises:
            UserError: ``settings.bad_choice``, ``settings.not_a_number``, ``settings.out_of_range``,
                ``settings.bad_address`` or ``settings.plain_http``.
        """
        if isinstance(self.default, int):
            return self._checked_number(value)
        if not isinstance(value, str) or (self.choices and value not in self.choices):
            raise UserError("settings.bad_choice", value=str(value), choices=", ".join(self.choices))
        return _checked_address(value) if self.is_url else value

    def _checked_number(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise UserError("settings.not_a_number", value=str(value))
        if self.least is not None and self.most is not None and not self.least <= value <= self.most:
            raise UserError("settings.out_of_range", value=value, least=self.least, most=self.most)
        return value


def _checked_address(value: str) -> str:
    address = value.strip().rstrip("/")
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise UserError("settings.bad_address", value=value) from error
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment or parts.username is not None:
        raise UserError("settings.bad_address", value=value)
    if parts.scheme == "http" and host not in _LOOPBACK:
        # trust.md section 3: plain HTTP on the machine itself only.
        raise UserError("settings.plain_http", value=value)
    return address


DECLARED: Final[tuple[Setting, ...]] = (
    Setting("language", "auto", "appearance", choices=("auto", "fr", "en")),
    Setting("theme", "auto", "appearance", choices=("auto", "light", "dark")),
    Setting("zoom", 100, "appearance", least=100, most=200, step=10),
    Setting(
        "start_screen",
        "today",
        "work",
        choices=("today", "visits", "accounts", "plan", "opportunities", "team"),
    ),
    # How much the conversation screen shows: product.md section 3, "Three densities".
    Setting("density", "auto", "work", choices=("auto", "checklist", "frame", "bare")),
    # Remarks on the language: product.md 2.4; raw notes by choice, sentences kept with consent only.
    Setting("nudge", "on", "work", choices=("on", "off")),
    Setting("nudge_notes", "off", "work", choices=("on", "off")),
    Setting("nudge_consent", "ask", "work", choices=("ask", "yes", "no")),
    # Calendars are shared and leak: the brief goes into an entry by choice only.
    Setting("calendar_brief", "off", "work", choices=("off", "on")),
    Setting("server_url", "", "sync", is_url=True),
    Setting("sync_every_minutes", 5, "sync", least=1, most=240),
    # Room for contents of attached files on this laptop: sync.md, Attachments, "budget per device".
    Setting("files_megabytes", 500, "sync", least=50, most=50_000, step=50),
)

BY_KEY: Final[Mapping[str, Setting]] = {setting.key: setting for setting in DECLARED}


class Settings:
    """The settings of one user on one machine. Read and changed on one thread.

    Args:
        path: The file; it and its directory may be missing. One that cannot be read is set aside as ``.damaged``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # As in the file: keys of a newer version and values that only it understands are written back untouched.
        self._kept = self._read()
        self._values: dict[str, Value] = {}
        self._observers: list[Observer] = []
        for key in self._kept.keys() & BY_KEY.keys():
            try:
                self._values[key] = BY_KEY[key].check(self._kept[key])
            except UserError as error:
                _LOG.warning("setting-not-usable", setting=key, reason=error.key)

    def value(self, key: str) -> Value:
        """Returns the value of a setting, its default when none was set.

        Args:
            key: One of ``BY_KEY``.

        Raises:
            KeyError: No such setting is declared.
        """
        return self._values.get(key, BY_KEY[key].default)

    def text(self, key: str) -> str:
        """Returns the value of a setting that is a text.

        Args:
            key: One of ``BY_KEY``.

        Raises:
            KeyError: No such setting is declared.
        """
        return str(self.value(key))

    def number(self, key: str) -> int:
        """Returns the value of a setting that is a whole number.

        Args:
            key: One of ``BY_KEY``.

        Raises:
            KeyError: No such setting is declared.
        """
        return int(self.value(key))

    def change(self, key: str, value: object) -> None:
        """Sets a setting, writes the file and tells the observers; the same value again does nothing.

        Args:
            key: One of ``BY_KEY``.
            value: The new value.

        Raises:
            KeyError: No such setting is declared.
            UserError: The value is not allowed, as in ``Setting.check``.
            StoreError: The file cannot be written (``settings.not_written``); the old value stands.
        """
        checked = BY_KEY[key].check(value)
        if checked == self._kept.get(key) or (key not in self._kept and checked == self.value(key)):
            return
        self._write({**self._kept, key: checked})
        self._values[key] = checked
        self._tell(key)

    def reset(self, key: str) -> None:
        """Gives a setting its default again, writes the file and tells the observers.

        Args:
            key: One of ``BY_KEY``.

        Raises:
            KeyError: No such setting is declared.
            StoreError: The file cannot be written (``settings.not_written``); the old value stands.
        """
        before = self.value(key)
        if key in self._kept:
            self._write({name: value for name, value in self._kept.items() if name != key})
            self._values.pop(key, None)
        if self.value(key) != before:
            self._tell(key)

    def observe(self, observer: Observer) -> Callable[[], None]:
        """Asks to be told of changes.

        Args:
            observer: Called with the key and the new value, after the file was written.

        Returns:
            Call it to be told no more.
        """
        self._observers.append(observer)

        def stop() -> None:
            if observer in self._observers:
                self._observers.remove(observer)

        return stop

    def _tell(self, key: str) -> None:
        for observer in tuple(self._observers):
            observer(key, self.value(key))

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_bytes())
        except FileNotFoundError:
            return {}
        except OSError as error:
            _LOG.warning("settings-unreadable", error=type(error))
            return {}
        except (ValueError, RecursionError):
            content = None
        if isinstance(content, dict):
            return content
        self._set_aside()
        return {}

    def _set_aside(self) -> None:
        _LOG.warning("settings-damaged")
        try:
            self._path.replace(self._path.with_name(f"{self._path.name}.damaged"))
        except OSError as error:
            _LOG.warning("settings-not-set-aside", error=type(error))

    def _write(self, kept: dict[str, Any]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_durably(self._path, json.dumps(kept, indent=2, ensure_ascii=False, sort_keys=True).encode() + b"\n")
        except OSError as error:
            raise StoreError("settings.not_written") from error
        self._kept = kept
