"""Difference of two versions of a process (différence), by ids; and where open affairs go (correspondance des étapes).

An id is the stable key of a part: the same id with other words was reworded, another id is another part.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from salesdesk.domain.process.model import LANGUAGES, Process, Stage, Target, Text
from salesdesk.domain.process_check.words import plain

LEAST_LIKENESS: Final = 0.5
_SAME_IN_NAME_ONLY: Final = 0.1


class Change(StrEnum):
    """What became of a part."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    NUMBER = "number"
    SETTING = "setting"


class PartKind(StrEnum):
    """Which part of a process."""

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
    SCRIPT = "script"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Args:
        change: What became of the part.
        part: Which kind of part.
        id: Its key.
        label: What it says, in the language of the process.
        field: The field that changed; empty where the whole part did.
        before: The field before, or the parent it left; empty where there was none.
        after: The field after, or the parent it went to; empty where there is none.
    """

    change: Change
    part: PartKind
    id: str
    label: str = ""
    field: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    kind: PartKind
    id: str
    parent: str
    value: object


# A part's own lists hold parts of their own, compared under their own ids.
_INSIDE: Final = frozenset(
    {"entry", "exit", "conversations", "questions", "points", "objections", "commitments", "script", "id"}
)
_LABELS: Final = ("buyer_state", "label", "theme", "text", "cue")
_IN_CONVERSATION: Final = (
    ("questions", PartKind.QUESTION),
    ("points", PartKind.POINT),
    ("objections", PartKind.OBJECTION),
    ("commitments", PartKind.COMMITMENT),
    ("script", PartKind.SCRIPT),
)


def _parts(process: Process) -> Iterator[_Part]:
    for role in process.roles:
        yield _Part(PartKind.ROLE, role.id, "", role)
    for trigger in process.triggers:
        yield _Part(PartKind.TRIGGER, trigger.id, "", trigger)
    for indicator in process.indicators:
        yield _Part(PartKind.INDICATOR, indicator.id, "", indicator)
    for stage in process.stages:
        yield _Part(PartKind.STAGE, stage.id, "", stage)
        for name in ("entry", "exit"):
            for criterion in getattr(stage, name):
                yield _Part(PartKind.CRITERION, criterion.id, f"{stage.id}.{name}", criterion)
        for talk in stage.conversations:
            yield _Part(PartKind.CONVERSATION, talk.id, stage.id, talk)
            for name, kind in _IN_CONVERSATION:
                for item in getattr(talk, name):
                    yield _Part(kind, item.id, talk.id, item)


def diff(before: Process, after: Process) -> tuple[Difference, ...]:
    """Compares two versions of a process.

    Args:
        before: The older version.
        after: The newer one.

    Returns:
        The differences: of the process as a whole, then of its parts in the order of the newer version, then what it
        no longer has.
    """
    lang = after.lang
    old = {(part.kind, part.id): part for part in _parts(before)}
    new = {(part.kind, part.id): part for part in _parts(after)}
    found = list(_whole(before, after, lang))
    shifted = _shifted(list(old), list(new), old, new)
    for key, part in new.items():
        label = _label(part.value, lang)
        if key not in old:
            found.append(Difference(Change.ADDED, part.kind, part.id, label, after=part.parent))
            continue
        was = old[key]
        if was.parent != part.parent or key in shifted:
            found.append(Difference(Change.MOVED, part.kind, part.id, label, before=was.parent, after=part.parent))
        found += _fields(part.kind, part.id, label, was.value, part.value, lang)
    gone = (part for key, part in old.items() if key not in new)
    found += (
        Difference(Change.REMOVED, part.kind, part.id, _label(part.value, lang), before=part.parent) for part in gone
    )
    return tuple(found)


def _whole(before: Process, after: Process, lang: str) -> Iterator[Difference]:
    inside = {"roles", "triggers", "indicators", "stages", "id", "version", "target"}
    label = after.name.in_(lang)
    for name in (part.name for part in fields(after) if part.name not in inside):
        yield from _field(PartKind.PROCESS, after.id, label, name, getattr(before, name), getattr(after, name), lang)
    for part in fields(Target):
        old, new = getattr(before.target, part.name), getattr(after.target, part.name)
        yield from _field(PartKind.PROCESS, after.id, label, part.name, old, new, lang)


_Key = tuple[PartKind, str]


def _shifted(old_keys: list[_Key], new_keys: list[_Key], old: dict[_Key, _Part], new: dict[_Key, _Part]) -> set[_Key]:
    """Finds the parts that changed their order among those that kept their parent: as few as explain the new order."""
    groups: dict[tuple[PartKind, str], list[_Key]] = {}
    for key in new_keys:
        if key in old and old[key].parent == new[key].parent:
            groups.setdefault((key[0], new[key].parent), []).append(key)
    rank = {key: index for index, key in enumerate(old_keys)}
    shifted: set[_Key] = set()
    for keys in groups.values():
        shifted.update(set(keys) - _longest_in_order(keys, rank))
    return shifted


def _longest_in_order(keys: list[_Key], rank: dict[_Key, int]) -> set[_Key]:
    best: list[list[_Key]] = []
    for index, key in enumerate(keys):
        before = [best[earlier] for earlier in range(index) if rank[keys[earlier]] < rank[key]]
        best.append([*_longest(before), key])
    return set(_longest(best))


def _longest(runs: list[list[_Key]]) -> list[_Key]:
    return max(runs, key=len) if runs else []


def _fields(kind: PartKind, part_id: str, label: str, before: object, after: object, lang: str) -> Iterator[Difference]:
    for part in fields(after):  # type: ignore[arg-type]  # every part of a process is a dataclass
        if part.name not in _INSIDE:
            old, new = getattr(before, part.name), getattr(after, part.name)
            yield from _field(kind, part_id, label, part.name, old, new, lang)


def _field(
    kind: PartKind, part_id: str, label: str, name: str, old: object, new: object, lang: str
) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, Text) or isinstance(new, Text):
        change = Change.REWORDED
    elif isinstance(new, int | float) and not isinstance(new, bool):
        change = Change.NUMBER
    else:
        change = Change.SETTING
    was, now = _said(old, lang), _said(new, lang)
    if was == now:
        # The words changed in the other language alone.
        other = next(one for one in LANGUAGES if one != lang)
        was, now = _said(old, other), _said(new, other)
    yield Difference(change, kind, part_id, label, name, was, now)


def _said(value: object, lang: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.in_(lang)
    if isinstance(value, tuple):
        return ", ".join(_said(item, lang) for item in value)
    if isinstance(value, str | int | float):
        return str(value)
    return " ".join(_said(getattr(value, part.name), lang) for part in fields(value))  # type: ignore[arg-type]  # a part


def _label(value: object, lang: str) -> str:
    return next((getattr(value, name).in_(lang) for name in _LABELS if hasattr(value, name)), "")


def propose_mapping(before: Process, after: Process) -> dict[str, str | None]:
    """Proposes where the affairs of each stage go in another version.

    A stage keeps its id as long as it is still about the same; else the stage that took over most of its criteria, or
    that says most nearly the same, is proposed.

    Args:
        before: The version that the affairs follow.
        after: The version to which they would go.

    Returns:
        For each old stage the new one; None where nothing is near enough, and someone must choose.
    """
    return {stage.id: _goes_to(stage, after.stages) for stage in before.stages}


def _goes_to(stage: Stage, candidates: tuple[Stage, ...]) -> str | None:
    scored = [(_likeness(stage, one), one.id) for one in candidates]
    best, best_id = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    same = next((score for score, key in scored if key == stage.id), None)
    if same is not None and (same > _SAME_IN_NAME_ONLY or best < LEAST_LIKENESS):
        # An id that was given to quite another stage is no better than none.
        return stage.id if same > _SAME_IN_NAME_ONLY else None
    return best_id if best >= LEAST_LIKENESS else None


def _likeness(one: Stage, other: Stage) -> float:
    ids = _overlap({item.id for item in one.exit}, {item.id for item in other.exit})
    said = max(_overlap(_words(one, lang), _words(other, lang)) for lang in LANGUAGES)
    named = max(_overlap(_spoken(one.buyer_state, lang), _spoken(other.buyer_state, lang)) for lang in LANGUAGES)
    # The same criteria under the same ids count only where they still say something of the same.
    return max(said, named, ids if said > _SAME_IN_NAME_ONLY else 0.0)


def _words(stage: Stage, lang: str) -> set[str]:
    texts = (stage.buyer_state, *(item.text for item in stage.exit))
    return {word for text in texts for word in _spoken(text, lang)}


def _spoken(text: Text, lang: str) -> set[str]:
    # Articles say nothing; every language of the product has them in words of up to three letters.
    return {word for word in plain(getattr(text, lang)).split() if len(word) > len("les")}


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
