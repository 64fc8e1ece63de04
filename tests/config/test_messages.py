"""The message files as a whole, and the class that reads them."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from salesdesk.config.formats import Language, date_text, euros_text, language_of, number_text
from salesdesk.config.messages import Entry, Explained, Messages
from salesdesk.config.resources import PACKAGE, resource_path
from salesdesk.domain.errors import StoreError, UserError

SENTENCES = ("what", "safe", "do")
ERROR_CLASSES = {"UserError", "StoreError", "SyncError", "ConflictError"}
# Arguments of the classes themselves, not of the message.
OWN_ARGUMENTS = {"retryable"}
PARTS = sorted({file.name for file in resource_path("messages").glob("*/*.toml")})


@cache
def entries(language: str, file: str) -> dict[str, Entry]:
    path = resource_path("messages", language, file)
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def sentences(language: str, file: str) -> Iterator[tuple[str, str]]:
    for name, entry in entries(language, file).items():
        if isinstance(entry, str):
            yield name, entry
        else:
            yield from ((f"{name}.{each}", entry.get(each, "")) for each in SENTENCES)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("file", PARTS)
def test_both_languages_have_the_same_entries_of_the_same_form(file: str) -> None:
    forms = [
        {name: "line" if isinstance(entry, str) else sorted(entry) for name, entry in entries(language, file).items()}
        for language in ("fr", "en")
    ]
    assert forms[0] == forms[1]
    assert [form for form in forms[0].values() if form not in ("line", sorted(SENTENCES))] == []


@pytest.mark.parametrize("file", PARTS)
def test_both_languages_fill_in_the_same_arguments(file: str) -> None:
    french, english = (
        {name: sorted(placeholders(text)) for name, text in sentences(language, file)} for language in ("fr", "en")
    )
    assert french == english


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("file", PARTS)
def test_every_placeholder_is_a_plain_name_with_a_known_form(file: str, language: str) -> None:
    known = [
        (name, text)
        for name, text in sentences(language, file)
        for _, field, form, conversion in string.Formatter().parse(text)
        if field is not None and (not field.isidentifier() or form not in ("", "raw", "euros") or conversion)
    ]
    assert known == []


def french_faults(text: str) -> list[str]:
    """Lists what French typography refuses in a text: an ordinary space, or none, before ; ! ? : and inside « »."""
    bare = re.sub(r"https?://\S+|\{[^}]*\}", "x", text)
    rules = {
        "no-break space before ; ! ?": r"(?<![\u202f\u00a0;!?])[;!?]",
        "no-break space before :": r"(?<![\u202f\u00a0]):(?!\d)",
        "no-break space after «": r"«(?![\u202f\u00a0])",
        "no-break space before »": r"(?<![\u202f\u00a0])»",
        "ordinary space before % or €": r" [%€]",
        "straight quotes": r'"',
    }
    return [name for name, pattern in rules.items() if re.search(pattern, bare)]


@pytest.mark.parametrize("file", PARTS)
def test_french_is_set_as_french(file: str) -> None:
    assert {name: faults for name, text in sentences("fr", file) if (faults := french_faults(text))} == {}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Prêt\u202f?", 0),
        ("Prêt ?", 1),
        ("Prêt?", 1),
        ("Note\u00a0: {line}", 0),
        ("Note : {line}", 1),
        ("à 12:30, voir https://x.example/?a=1", 0),
        ("«\u00a0mot\u00a0»", 0),
        ("« mot »", 2),
        ("10 %", 1),
        ("Quoi\u202f?!", 0),
    ],
)
def test_the_check_of_french_sees_what_it_should(text: str, count: int) -> None:
    assert len(french_faults(text)) == count


@dataclass(frozen=True)
class Raised:
    """A place in the source that makes an error with a key."""

    place: str
    key: str
    # None when arguments come from a mapping that the source does not spell out.
    arguments: frozenset[str] | None


def keys_in(argument: ast.expr) -> Iterator[str]:
    """Yields the literal keys of an argument, those on both sides of a condition too."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.IfExp):
        yield from keys_in(argument.body)
        yield from keys_in(argument.orelse)


def raised_in(source: str, place: str) -> Iterator[Raised]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in ERROR_CLASSES:
            names = {keyword.arg for keyword in node.keywords}
            given = None if None in names else frozenset(str(each) for each in names) - OWN_ARGUMENTS
            yield from (Raised(f"{place}:{node.lineno}", key, given) for key in keys_in(node.args[0]))


@cache
def raised() -> list[Raised]:
    return [
        each
        for file in sorted(PACKAGE.rglob("*.py"))
        for each in raised_in(file.read_text(encoding="utf-8"), str(file.relative_to(PACKAGE)))
    ]


def explained_in(language: str, key: str) -> Entry | None:
    part, _, name = key.partition(".")
    return entries(language, f"{part}.toml").get(name)


PARTS_RAISED = sorted({each.key.partition(".")[0] for each in raised()})


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("part", PARTS_RAISED)
def test_every_error_in_the_source_is_explained(part: str, language: str) -> None:
    unexplained = [
        f"{each.place} {each.key}"
        for each in raised()
        if each.key.startswith(f"{part}.") and not isinstance(explained_in(language, each.key), dict)
    ]
    assert unexplained == []


@pytest.mark.parametrize("part", PARTS_RAISED)
def test_every_error_in_the_source_brings_what_its_message_needs(part: str) -> None:
    short = []
    for each in raised():
        entry = explained_in("fr", each.key)
        if each.key.startswith(f"{part}.") and isinstance(entry, dict) and each.arguments is not None:
            missing = set[str]().union(*map(placeholders, entry.values())) - each.arguments
            short += [f"{each.place} {each.key} {name}" for name in sorted(missing)]
    assert short == []


def test_errors_are_found_in_source_whatever_their_shape() -> None:
    lines = [
        'raise UserError("a.b", n=1)',
        'x = errors.SyncError("a.c" if y else "a.d", retryable=True, **z)',
        "StoreError(key)",
    ]
    assert list(raised_in("\n".join(lines), "m")) == [
        Raised("m:1", "a.b", frozenset({"n"})),
        Raised("m:2", "a.c", None),
        Raised("m:2", "a.d", None),
    ]


def test_an_error_is_explained_in_the_language_spoken_now() -> None:
    messages = Messages(Language.FRENCH, strict=True)
    error = UserError("settings.out_of_range", value=12000, least=100, most=200)
    assert messages.explain(error).what == "12\u202f000 est hors des limites."
    messages.set_language(Language.ENGLISH)
    assert messages.explain(error) == Explained(
        "12,000 is out of range.", "Nothing was changed.", "Choose a number from 100 to 200."
    )


def test_plain_entries_and_what_of_errors_are_texts() -> None:
    messages = Messages(Language.ENGLISH, strict=True)
    assert messages.text("settings.theme_dark") == "Dark"
    assert messages.text("secrets.pin_too_short", minimum=6) == "This PIN is too short: it needs at least 6 characters."


@pytest.mark.parametrize("key", ["store.no_such", "nopart.x", "nokey", "../fr/store.damaged", "store.damaged.what", ""])
def test_a_missing_key_fails_in_tests_and_is_general_at_run_time(key: str) -> None:
    with pytest.raises(KeyError):
        Messages(Language.FRENCH, strict=True).text(key)
    running = Messages(Language.ENGLISH)
    assert running.text(key) == "Something unexpected happened."
    assert running.explain(StoreError(key)).do != ""


def test_a_missing_argument_fails_in_tests_and_is_a_gap_at_run_time() -> None:
    with pytest.raises(KeyError):
        Messages(Language.ENGLISH, strict=True).text("secrets.pin_too_short")
    assert "at least … characters" in Messages(Language.ENGLISH).text("secrets.pin_too_short")


def test_an_error_whose_entry_is_a_line_is_no_table() -> None:
    with pytest.raises(KeyError):
        Messages(Language.ENGLISH, strict=True).explain(UserError("settings.theme_dark"))
    assert Messages(Language.ENGLISH).explain(UserError("settings.theme_dark")) == Explained("Dark", "", "")


def test_a_text_given_as_argument_is_never_filled_in_itself() -> None:
    error = UserError("settings.bad_choice", value="{choices.__class__}", choices="a, b")
    assert (
        Messages(Language.ENGLISH, strict=True).explain(error).what
        == "“{choices.__class__}” is not one of the choices."
    )


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (0, "0", "0"),
        (-1234567, "-1\u202f234\u202f567", "-1,234,567"),
        (1234.5, "1\u202f234,5", "1,234.5"),
        (2.0, "2", "2"),
        (0.126, "0,13", "0.13"),
    ],
)
def test_numbers_are_written_as_the_language_does(value: float, french: str, english: str) -> None:
    assert (number_text(value, Language.FRENCH), number_text(value, Language.ENGLISH)) == (french, english)


def test_amounts_and_dates_are_written_as_the_language_does() -> None:
    assert euros_text(-123450, Language.FRENCH) == "-1\u202f234,50\u00a0€"
    assert euros_text(5, Language.ENGLISH) == "€0.05"
    assert date_text(date(2026, 11, 1), Language.FRENCH) == "01/11/2026"
    assert date_text(date(2026, 11, 1), Language.ENGLISH) == "1 Nov 2026"
    assert date_text(datetime(2026, 11, 1, 8, 5, tzinfo=UTC), Language.FRENCH) == "01/11/2026 08:05"


@pytest.mark.parametrize(
    ("choice", "locale_name", "language"),
    [
        ("fr", "en_US", "fr"),
        ("en", "fr_FR", "en"),
        ("auto", "fr_CA", "fr"),
        ("auto", "de_DE", "en"),
        ("auto", "", "en"),
    ],
)
def test_the_language_follows_the_setting_and_then_the_system(choice: str, locale_name: str, language: str) -> None:
    assert language_of(choice, locale_name) == language


def test_the_program_speaks_even_without_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salesdesk.config.messages.resource_path", tmp_path.joinpath)
    assert Messages(Language.FRENCH).text("store.damaged") == "Une erreur inattendue s’est produite."
