"""The words of everything that is not a screen: messages by key, in French and English (messages).

``resources/messages/<language>/<part>.toml`` holds two kinds of entries: a line of text, and a table of three lines
for an error: what happened, what is safe, what to do. A part is read when it is first asked for.

A text may hold ``{name}``, filled with the argument of that name: numbers and dates as the language writes them,
``{name:raw}`` as it is (a year, a reference), ``{name:euros}`` cents as an amount.
"""

import re
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from salesdesk.config.formats import Language, date_text, euros_text, number_text
from salesdesk.config.logs import part_logger
from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import ErrorArgument, SalesDeskError

# A key can come from a server: it must not lead out of the folder.
_KEY: Final = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)", re.ASCII)
_GENERAL: Final = "general.unexpected"
_LAST_RESORT: Final = {
    Language.FRENCH: "Une erreur inattendue s’est produite.",
    Language.ENGLISH: "Something unexpected happened.",
}

_LOG = part_logger("config.messages")

Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explained:
    """An error in words.

    Args:
        what: What happened.
        safe: What was not lost or not changed.
        do: What the reader can do about it.
    """

    what: str
    safe: str
    do: str


class _Filler(string.Formatter):
    """Fills placeholders; knows names only, so that no text reaches into an object."""

    def __init__(self, language: Language, strict: bool) -> None:
        self._language = language
        self._strict = strict

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        if field_name not in kwargs and not self._strict:
            _LOG.warning("message-argument-missing", argument=field_name)
        return (kwargs[field_name] if self._strict else kwargs.get(field_name, "…")), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "raw" or isinstance(value, (str, bool)):
            return str(value)
        if isinstance(value, int) and format_spec == "euros":
            return euros_text(value, self._language)
        if format_spec:
            raise ValueError(format_spec)
        if isinstance(value, (int, float)):
            return number_text(value, self._language)
        return date_text(value, self._language) if isinstance(value, date) else str(value)


class Messages:
    """Gives the words for keys, in one language at a time.

    Args:
        language: The language to begin with.
        strict: True in tests: a missing key or argument raises KeyError. False: the general message takes its place.
    """

    def __init__(self, language: Language, *, strict: bool = False) -> None:
        self._language = language
        self._strict = strict
        self._parts: dict[tuple[Language, str], Mapping[str, Entry]] = {}

    @property
    def language(self) -> Language:
        """The language spoken now."""
        return self._language

    def set_language(self, language: Language) -> None:
        """Changes the language of what is asked for from now on.

        Args:
            language: French or English.
        """
        self._language = language

    def text(self, key: str, **args: ErrorArgument) -> str:
        """Returns the text of an entry; of an error's entry what happened.

        Args:
            key: ``part.name``.
            **args: Values for the placeholders.

        Raises:
            KeyError: Strict, and the key or an argument is missing.
        """
        entry = self._entry(key)
        return self._filled(entry if isinstance(entry, str) else entry["what"], args)

    def explain(self, error: SalesDeskError) -> Explained:
        """Says an error in words.

        Args:
            error: Any error of the family.

        Returns:
            Its three sentences; those of ``general.unexpected`` when its key has none.

        Raises:
            KeyError: Strict, and the key or an argument is missing or the entry is no table.
        """
        entry = self._entry(error.key)
        if isinstance(entry, str):
            if self._strict:
                raise KeyError(error.key)
            entry = {"what": entry, "safe": "", "do": ""}
        return Explained(*(self._filled(entry[each], error.arguments) for each in ("what", "safe", "do")))

    def _filled(self, text: str, args: Mapping[str, ErrorArgument]) -> str:
        return _Filler(self._language, self._strict).vformat(text, (), args).strip()

    def _entry(self, key: str) -> Entry:
        found = self._find(key)
        if found is not None:
            return found
        if self._strict:
            raise KeyError(key)
        _LOG.warning("message-missing", message=key)
        last_resort = {"what": _LAST_RESORT[self._language], "safe": "", "do": ""}
        return self._find(_GENERAL) or last_resort

    def _find(self, key: str) -> Entry | None:
        match = _KEY.fullmatch(key)
        if match is None:
            return None
        part, name = match.groups()
        if (self._language, part) not in self._parts:
            self._parts[self._language, part] = _read(self._language, part)
        return self._parts[self._language, part].get(name)


def _read(language: Language, part: str) -> Mapping[str, Entry]:
    try:
        content: dict[str, Entry] = tomllib.loads(
            resource_path("messages", language, f"{part}.toml").read_text(encoding="utf-8")
        )
    except (OSError, ValueError) as error:
        # An install that misses a file must still be able to say that something went wrong.
        _LOG.error("messages-unreadable", failure=error, part=part)
        return {}
    return content
