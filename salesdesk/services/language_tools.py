"""Lexicon and weights in use (outils du langage): those that come with the program, or the firm's once published.

Source: conversation.md 3.2: the server refits, a JSON of weights syncs back.
"""

import threading
import tomllib
from functools import cache
from typing import Final

from sqlalchemy import Connection

from salesdesk.config.logs import part_logger
from salesdesk.config.resources import resource_path
from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import LanguageWeightsId
from salesdesk.domain.language import Labelled, Lexicon, Tools, Weights, read_lexicon, read_weights
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
_published: dict[LanguageWeightsId, Weights | None] = {}
"""Weights of the firm read so far; None for some that cannot be used."""


def tools_of(workspace: Workspace, lang: str) -> Tools:
    """Returns what judges the sentences of a language here.

    Args:
        workspace: Where; its firm's weights of the greatest version come before those of the program.
        lang: ``fr`` or ``en``.
    """
    with workspace.read() as connection:
        weights = _firm_weights(connection, lang)
    return Tools(shipped_lexicon(lang), weights or shipped_weights(lang))


def shipped_tools(lang: str) -> Tools:
    """Returns what judges the sentences of a language where no firm's store is open."""
    return Tools(shipped_lexicon(lang), shipped_weights(lang))


def _firm_weights(connection: Connection, lang: str) -> Weights | None:
    for record_id in reading.weights_ids(connection, lang):
        with _lock:
            if record_id not in _published:
                _published[record_id] = _read_published(connection, record_id, lang)
            weights = _published[record_id]
        if weights is not None:
            return weights
    return None


def _read_published(connection: Connection, record_id: LanguageWeightsId, lang: str) -> Weights | None:
    try:
        return read_weights(reading.weights_content(connection, record_id), lang)
    except UserError as failure:
        # An older version, or the program's own, is better than none.
        _LOG.warning("published-weights-ignored", lang=lang, part=str(failure.arguments.get("part", "")))
        return None
