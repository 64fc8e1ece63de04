"""Checks across a process (renvois): ids used twice, ids that name nothing, loops, figures that no formula gives."""

import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

from salesdesk.domain.process import ConversationTemplate, Criterion, Process, Text
from salesdesk.domain.value import FORMULAS
from salesdesk.exchange.processfile.problems import Findings
from salesdesk.exchange.processfile.section import closest

# A bound against nonsense; that more than seven are too many is said by the check, with its reason.
MAX_INDICATORS: Final = 50
MAX_STAGES: Final = 50
_BRACES: Final = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")


def check_references(process: Process, findings: Findings) -> None:
    """Notes every reference that does not hold.

    Args:
        process: The process as read.
        findings: Receives the faults.
    """
    _check_ids(process, findings)
    _check_stages(process, findings)
    _check_conditions(process, findings)
    if len(process.stages) > MAX_STAGES:
        findings.add_at(f"stages[{MAX_STAGES}]", "process.too_many_stages", limit=MAX_STAGES)
    if len(process.indicators) > MAX_INDICATORS:
        findings.add_at(f"indicators[{MAX_INDICATORS}]", "process.too_many_indicators", limit=MAX_INDICATORS)
    roles = tuple(role.id for role in process.roles)
    for path, conversation in _conversations(process):
        if conversation.role:
            _check_known(conversation.role, roles, f"{path}.with", "process.unknown_role", findings)
        _check_then(path, conversation, findings)
        _check_formulas(path, conversation, findings)


def _conversations(process: Process) -> Iterator[tuple[str, ConversationTemplate]]:
    for rank, stage in enumerate(process.stages):
        for index, conversation in enumerate(stage.conversations):
            yield f"stages[{rank}].conversations[{index}]", conversation


def _criteria(process: Process) -> Iterator[tuple[str, Criterion]]:
    for rank, stage in enumerate(process.stages):
        for part, criteria in (("entry", stage.entry), ("exit", stage.exit)):
            for index, criterion in enumerate(criteria):
                yield f"stages[{rank}].{part}[{index}]", criterion


def _check_known(name: str, known: Iterable[str], path: str, message: str, findings: Findings) -> bool:
    names = tuple(known)
    if name in names or not name:
        return name in names
    near = closest(name, names)
    if near is None:
        findings.add_at(path, message, name=name, known=", ".join(names))
    else:
        findings.add_at(path, f"{message}_like", name=name, known=", ".join(names), closest=near)
    return False


def _check_ids(process: Process, findings: Findings) -> None:
    parts = ("questions", "points", "objections", "commitments", "script")
    kinds: dict[str, list[tuple[str, str]]] = {part: [] for part in parts}
    for path, conversation in _conversations(process):
        for part in parts:
            kinds[part] += [(f"{path}.{part}[{i}]", item.id) for i, item in enumerate(getattr(conversation, part))]
    kinds["triggers"] = [(f"triggers[{index}]", item.id) for index, item in enumerate(process.triggers)]
    kinds["indicators"] = [(f"indicators[{index}]", item.id) for index, item in enumerate(process.indicators)]
    kinds["stages"] = [(f"stages[{rank}]", stage.id) for rank, stage in enumerate(process.stages)]
    kinds["conversations"] = [(path, conversation.id) for path, conversation in _conversations(process)]
    kinds["criteria"] = [(path, criterion.id) for path, criterion in _criteria(process)]
    for items in kinds.values():
        seen: dict[str, str] = {}
        for path, key in items:
            if key and key in seen:
                findings.add_at(f"{path}.id", "process.duplicate_id", name=key, first=seen[key])
            seen.setdefault(key, path)


def _check_stages(process: Process, findings: Findings) -> None:
    ids = [stage.id for stage in process.stages]
    for rank, stage in enumerate(process.stages):
        for index, key in enumerate(stage.back_to):
            path = f"stages[{rank}].back_to[{index}]"
            if _check_known(key, ids, path, "process.unknown_stage", findings) and ids.index(key) >= rank:
                findings.add_at(path, "process.back_to_forward", name=key, stage=stage.id)


def _check_conditions(process: Process, findings: Findings) -> None:
    """Refuses criteria that wait for themselves: by ``after``, or because a stage is left only once it was entered."""
    ids = {criterion.id for _, criterion in _criteria(process)}
    graph: dict[str, set[str]] = {}
    before: set[str] = set()
    for stage in process.stages:
        for group in (stage.entry, stage.exit):
            for criterion in group:
                graph.setdefault(criterion.id, set()).update(before, ids.intersection(criterion.after))
            before = {criterion.id for criterion in group} or before
    for path, criterion in _criteria(process):
        for index, key in enumerate(criterion.after):
            _check_known(key, ids, f"{path}.after[{index}]", "process.unknown_criterion", findings)
    loop = _loop(graph)
    for path, criterion in _criteria(process):
        if loop and criterion.after and criterion.id in loop and set(criterion.after).intersection(loop):
            findings.add_at(f"{path}.after", "process.criteria_cycle", loop=" → ".join(loop))
            return


def _loop(graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1]))
    return ()


def _check_then(path: str, conversation: ConversationTemplate, findings: Findings) -> None:
    ids = [question.id for question in conversation.questions]
    asked = [(f"questions[{index}]", item.then) for index, item in enumerate(conversation.questions)]
    asked += [(f"objections[{index}]", item.then) for index, item in enumerate(conversation.objections)]
    for part, then in asked:
        if then is not None:
            _check_known(then, ids, f"{path}.{part}.then", "process.unknown_question", findings)
    loop = _loop({question.id: {question.then} for question in conversation.questions if question.then})
    for index, question in enumerate(conversation.questions):
        if question.id in loop:
            findings.add_at(f"{path}.questions[{index}].then", "process.then_cycle", loop=" → ".join(loop))
            return


def _check_formulas(path: str, conversation: ConversationTemplate, findings: Findings) -> None:
    for index, question in enumerate(conversation.questions):
        for rank, feed in enumerate(question.feeds):
            _check_feed(feed, f"{path}.questions[{index}].feeds[{rank}]", findings)
    for index, point in enumerate(conversation.points):
        _check_figures(point.text, "text", point.formula, f"{path}.points[{index}]", findings)
    for index, objection in enumerate(conversation.objections):
        place = f"{path}.objections[{index}]"
        _check_figures(objection.answer, "answer", objection.formula, place, findings)
        # The client's words come before any calculation: they can hold no figure of ours.
        _check_figures(objection.text, "text", None, place, findings)


def _check_feed(feed: str, path: str, findings: Findings) -> None:
    if not feed:
        return
    formula, dot, name = feed.partition(".")
    if not dot:
        findings.add_at(path, "process.bad_feed", value=feed)
    elif _check_known(formula, FORMULAS, path, "process.unknown_formula", findings):
        _check_known(name, sorted(FORMULAS[formula].input_names), path, "process.unknown_input", findings)


def _check_figures(text: Text, part: str, formula: str | None, path: str, findings: Findings) -> None:
    outputs: tuple[str, ...] = ()
    if formula:
        if not _check_known(formula, FORMULAS, f"{path}.formula", "process.unknown_formula", findings):
            return
        outputs = tuple(sorted(FORMULAS[formula].output_names))
    for lang in ("fr", "en"):
        place = f"{path}.{part}"
        for found in _BRACES.finditer(getattr(text, lang)):
            name = found.group(1)
            if name is None or not _NAME.fullmatch(name):
                findings.add_at(place, "process.bad_placeholder", value=found.group(), lang=lang)
            elif not formula:
                findings.add_at(place, "process.figure_without_formula", name=name, lang=lang)
            else:
                _check_known(name, outputs, place, "process.unknown_output", findings)
