"""The parts of a process file as a tree to walk through (plan du processus), and new parts to put in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.process import Text
from salesdesk.exchange.processfile.spans import Place
from salesdesk.exchange.processfile.written import Plain


class PartKind(StrEnum):
    """What a part of a process is."""

    PROCESS = "process"
    ROLE = "role"
    TRIGGER = "trigger"
    INDICATOR = "indicator"
    STAGE = "stage"
    CRITERION = "criterion"
    CONVERSATION = "conversation"
    QUESTION = "question"
    POINT = "point"
    OBJECTION = "objection"
    COMMITMENT = "commitment"
    LINE = "line"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Part:
    """One part, or a group of parts of one kind.

    Attributes:
        place: Where it stands in the file; of a group, its list or map.
        kind: What it is.
        words: Its title; empty for a group.
        key: Its key in the file; of a group, the name of the list.
        holds: What a group holds; None for a part.
        children: What is in it.
    """

    place: Place
    kind: PartKind
    words: Text
    key: str
    holds: PartKind | None = None
    children: tuple["Part", ...] = ()


_GROUPS: Final = {
    "roles": PartKind.ROLE, "triggers": PartKind.TRIGGER, "indicators": PartKind.INDICATOR, "stages": PartKind.STAGE,
    "entry": PartKind.CRITERION, "exit": PartKind.CRITERION, "conversations": PartKind.CONVERSATION,
    "questions": PartKind.QUESTION, "points": PartKind.POINT, "objections": PartKind.OBJECTION,
    "commitments": PartKind.COMMITMENT, "script": PartKind.LINE,
}  # fmt: skip
_INSIDE: Final = {
    PartKind.STAGE: ("entry", "exit", "conversations"),
    PartKind.CONVERSATION: ("questions", "points", "objections", "commitments", "script"),
}
_TITLE: Final = {
    PartKind.PROCESS: "name", PartKind.ROLE: "label", PartKind.STAGE: "buyer_state", PartKind.CONVERSATION: "theme",
    PartKind.LINE: "cue",
}  # fmt: skip
_LETTER: Final = {
    PartKind.TRIGGER: "t", PartKind.INDICATOR: "i", PartKind.STAGE: "S", PartKind.CONVERSATION: "C",
    PartKind.QUESTION: "q", PartKind.POINT: "p", PartKind.OBJECTION: "o", PartKind.COMMITMENT: "k",
    PartKind.LINE: "r", PartKind.ROLE: "role",
}  # fmt: skip


def text_of(value: Plain, lang: str = "fr") -> Text:
    """Reads words of a file, by language or not.

    Args:
        value: A map by language, or plain words.
        lang: Language of plain words.

    Returns:
        The words; empty where there are none.
    """
    if isinstance(value, dict):
        return Text(*(str(value[one]) if isinstance(value.get(one), str) else "" for one in ("fr", "en")))
    if value is None or isinstance(value, list):
        return Text()
    return Text(en=str(value)) if lang == "en" else Text(fr=str(value))


def outline(data: dict[str, Plain]) -> tuple[Part, ...]:
    """Lays out a process file.

    Args:
        data: The file as plain values; parts of a wrong kind are left out, the faults name them.

    Returns:
        The process itself, then the groups of its parts.
    """
    head = _map(data.get("process"))
    lang = str(head.get("lang", "fr"))
    first = Part(("process",), PartKind.PROCESS, text_of(head.get("name"), lang), "process")
    return (first, *(_group(data, (), name, lang) for name in ("roles", "triggers", "indicators", "stages")))


def _map(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _group(outer: dict[str, Plain], place: Place, name: str, lang: str) -> Part:
    here, kind = (*place, name), _GROUPS[name]
    found = outer.get(name)
    if isinstance(found, dict):
        parts = tuple(_part(_map(one), (*here, key), kind, key, lang) for key, one in found.items())
    else:
        items = found if isinstance(found, list) else []
        parts = tuple(
            _part(one, (*here, rank), kind, str(one.get("id", "")), lang)
            for rank, one in enumerate(items)
            if isinstance(one, dict)
        )
    return Part(here, PartKind.GROUP, Text(), name, kind, parts)


def _part(values: dict[str, Plain], place: Place, kind: PartKind, key: str, lang: str) -> Part:
    words = text_of(values.get(_TITLE.get(kind, "text")), lang)
    inside = tuple(_group(values, place, name, lang) for name in _INSIDE.get(kind, ()))
    return Part(place, kind, words, key, None, inside)


def walk(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yields every part and group, from the top down.

    Args:
        parts: An outline.
    """
    for part in parts:
        yield part
        yield from walk(part.children)


def part_around(parts: tuple[Part, ...], place: Place) -> Part | None:
    """Finds the part in which a place lies: a finding may name a single field.

    Args:
        parts: An outline.
        place: A place of the file.

    Returns:
        The innermost part or group; None outside all of them.
    """
    around = [part for part in walk(parts) if place[: len(part.place)] == part.place]
    return max(around, key=lambda part: len(part.place), default=None)


@lru_cache(maxsize=32)
def _both(key: str) -> tuple[tuple[str, str], ...]:
    return tuple((lang.value, Messages(lang).text(key)) for lang in (Language.FRENCH, Language.ENGLISH))


def _words(name: str) -> dict[str, Plain]:
    return dict(_both(f"studio.new_{name}"))


def fresh_key(data: dict[str, Plain], place: Place) -> str:
    """Makes a key that no part of the same kind has.

    Args:
        data: The file as plain values.
        place: The list or map that the new part joins.

    Returns:
        The key, such as ``q7`` or ``S2x3``.
    """
    group = str(place[-1])
    kind = _GROUPS[group]
    taken = {part.key for part in walk(outline(data)) if part.kind is kind}
    prefix = _LETTER.get(kind, "")
    if kind is PartKind.CRITERION:
        stage = data.get("stages")
        owner = stage[place[1]] if isinstance(stage, list) and isinstance(place[1], int) else None
        prefix = f"{_map(owner).get('id', 'S')}{'e' if group == 'entry' else 'x'}"
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def new_part(data: dict[str, Plain], place: Place) -> tuple[str, dict[str, Plain]]:
    """Makes a part that the file can take as it stands, with words that say what to write.

    Args:
        data: The file as plain values.
        place: The list or map that the new part joins.

    Returns:
        Its key, and the part; a role's key is not in the part.
    """
    kind = _GROUPS[str(place[-1])]
    key = fresh_key(data, place)
    made: dict[str, Plain] = {} if kind is PartKind.ROLE else {"id": key}
    made[_TITLE.get(kind, "text")] = _words(kind.value)
    if kind is PartKind.STAGE:
        proof: dict[str, Plain] = {"id": f"{key}x1", "text": _words("criterion"), "evidence": ["client_words"],
                                   "by": "client"}  # fmt: skip
        made |= {"standard_days": 15, "to_next": 0.5, "exit": [proof]}
    elif kind is PartKind.CRITERION:
        made |= {"evidence": ["client_words"], "by": "client"}
    elif kind is PartKind.CONVERSATION:
        role = next(iter(_map(data.get("roles"))), None)
        made = {"id": key, **({"with": role} if role else {}), **made, "goal": _words("goal"), "minutes": 45}
    else:
        made |= _rest(kind)
    return key, made


def _rest(kind: PartKind) -> dict[str, Plain]:
    rest: dict[PartKind, dict[str, Plain]] = {
        PartKind.ROLE: {"buying_role": "user"},
        PartKind.QUESTION: {"type": "situation"},
        PartKind.OBJECTION: {"answer": _words("answer")},
        PartKind.COMMITMENT: {"by": "client", "due_days": 7},
        PartKind.LINE: {"say": _words("say")},
    }
    return rest.get(kind, {})


def new_practice(data: dict[str, Plain], place: Place, *, counted: bool) -> dict[str, Plain]:
    """Makes a habit that an answer reveals, to be filled in.

    Args:
        data: The file as plain values.
        place: Where it goes, inside its question.
        counted: Whether a number above a limit reveals it.

    Returns:
        The habit; its key is the one of the question with what reveals it.
    """
    question: Plain = data
    for step in place[:-1]:
        if isinstance(question, dict) and isinstance(step, str):
            question = question.get(step)
        elif isinstance(question, list) and isinstance(step, int):
            question = question[step]
    key = f"{_map(question).get('id', 'q')}-{'over' if counted else 'no'}"
    limit: dict[str, Plain] = {"value": 10} if counted else {}
    return {**limit, "practice": key, "label": _words("practice"), "hours_month": 2, "rate": 35}


def copied(data: dict[str, Plain], place: Place, value: Plain) -> Plain:
    """Makes a copy of a part whose keys, and those of the parts in it, are new.

    Args:
        data: The file as plain values.
        place: The list that the copy joins.
        value: The part.

    Returns:
        The copy.
    """
    taken = {part.key for part in walk(outline(data))}
    renamed: dict[str, str] = {}
    return _pointed(_copied(value, taken, renamed), renamed)


def _copied(value: Plain, taken: set[str], renamed: dict[str, str]) -> Plain:
    if isinstance(value, list):
        return [_copied(one, taken, renamed) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _copied(one, taken, renamed) for key, one in value.items()}
    if isinstance(made.get("id"), str):
        old = str(made["id"])
        stem = old.rstrip("0123456789") or old
        number = 1
        while f"{stem}{number}" in taken:
            number += 1
        made["id"] = renamed[old] = f"{stem}{number}"
        taken.add(f"{stem}{number}")
    return made


def _pointed(value: Plain, renamed: dict[str, str]) -> Plain:
    """Lets what pointed inside the original point inside the copy."""
    if isinstance(value, list):
        return [_pointed(one, renamed) for one in value]
    if not isinstance(value, dict):
        return value
    made = {key: _pointed(one, renamed) for key, one in value.items()}
    if isinstance(made.get("then"), str):
        made["then"] = renamed.get(str(made["then"]), made["then"])
    if isinstance(made.get("after"), list):
        made["after"] = [renamed.get(one, one) if isinstance(one, str) else one for one in made["after"]]  # type: ignore[union-attr]  # a list
    return made
