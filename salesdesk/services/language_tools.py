"""Lexicon and weights in use (outils du langage): those that come with the program, or the firm's once published.

Source: conversation.md 3.2: the server refits, a JSON of weights syncs back.
"""

import hashlib
import threading
import tomllib
from functools import cache
from typing import Final

from sqlalchemy import Connection

from salesdesk.config.logs import part_logger
from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import LanguageWeightsId
from salesdesk.domain.language import Labelled, Lexicon, Tools, Verdict, Weights, judge, read_lexicon, read_weights
from salesdesk.domain.language_labels import LanguageLabelKind
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import language as reading

_LOG = part_logger("services.language")
_HEADER: Final = "label\ttrade\tgroup\tsentence"


@cache
def shipped_lexicon(lang: str) -> Lexicon:
    """Returns the lexicon that comes with the program.

    Args:
        lang: ``fr`` or ``en``.
    """
    path = resource_path("value_language", f"lexicon_{lang}.toml")
    return read_lexicon(tomllib.loads(path.read_text("utf-8")), lang)


@cache
def shipped_weights(lang: str) -> Weights:
    """Returns the weights that come with the program.

    Args:
        lang: ``fr`` or ``en``.
    """
    return read_weights(resource_path("value_language", f"weights_{lang}.json").read_text("utf-8"), lang)


def shipped_sentences(lang: str) -> tuple[Labelled, ...]:
    """Returns the labelled sentences that come with the program.

    Args:
        lang: ``fr`` or ``en``.
    """
    path = resource_path("value_language", "sentences", f"{lang}.tsv")
    return read_sentences(path.read_text("utf-8"), path.name)


def read_sentences(content: str, name: str) -> tuple[Labelled, ...]:
    """Reads labelled sentences: label, trade, group and sentence, tabs between them, one a line.

    Args:
        content: The file.
        name: Its name, for errors.

    Returns:
        The sentences, in the order of the file.

    Raises:
        UserError: ``language.bad_sentences`` with the line.
    """
    found = []
    for number, line in enumerate(content.splitlines(), 1):
        cells = line.split("\t")
        if line == _HEADER or not line.strip():
            continue
        if len(cells) != 4 or cells[0] not in tuple(LanguageLabelKind) or not cells[1] or not cells[3].strip():
            raise UserError("language.bad_sentences", file=name, line=number)
        found.append(Labelled(cells[3].strip(), LanguageLabelKind(cells[0]), cells[1], cells[2]))
    return tuple(found)


_lock = threading.Lock()
_published: dict[LanguageWeightsId, Tools | None] = {}
"""Tools with weights of the firm read so far; None for weights that cannot be used."""
_verdicts: dict[tuple[Tools, bytes], Verdict] = {}
_MOST_VERDICTS: Final = 4_000


def tools_of(workspace: Workspace, lang: str) -> Tools:
    """Returns what judges the sentences of a language here.

    Args:
        workspace: Where; its firm's weights of the greatest version come before those of the program.
        lang: ``fr`` or ``en``.
    """
    with workspace.read() as connection:
        return _firm_tools(connection, lang) or shipped_tools(lang)


@cache
def shipped_tools(lang: str) -> Tools:
    """Returns what judges the sentences of a language where no firm's weights are at hand."""
    return Tools(shipped_lexicon(lang), shipped_weights(lang))


def judged(sentence: str, tools: Tools) -> Verdict:
    """Judges a sentence, once: while one is typed, the others of the text stay as they were.

    Args:
        sentence: As it is written; only a hash of it is remembered.
        tools: Lexicon and weights of its language.

    Returns:
        The verdict.
    """
    key = (tools, hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=16).digest())
    with _lock:
        found = _verdicts.get(key)
    if found is None:
        found = judge(sentence, tools)
        with _lock:
            if len(_verdicts) >= _MOST_VERDICTS:
                _verdicts.clear()
            _verdicts[key] = found
    return found


def _firm_tools(connection: Connection, lang: str) -> Tools | None:
    for record_id in reading.weights_ids(connection, lang):
        with _lock:
            known = record_id in _published
            tools = _published.get(record_id)
        if not known:
            tools = _read_published(connection, record_id, lang)
            with _lock:
                _published[record_id] = tools
        if tools is not None:
            return tools
    return None


def _read_published(connection: Connection, record_id: LanguageWeightsId, lang: str) -> Tools | None:
    try:
        weights = read_weights(reading.weights_content(connection, record_id), lang)
    except UserError as failure:
        # An older version, or the program's own, is better than none.
        _LOG.warning("published-weights-ignored", lang=lang, part=str(failure.arguments.get("part", "")))
        return None
    return Tools(shipped_lexicon(lang), weights)
