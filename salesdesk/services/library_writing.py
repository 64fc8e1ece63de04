"""Writing the library of messages (bibliothèque): answers and client cases are kept, retired and brought back.

Source: product.md 1, marketing owns messages and client cases.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from salesdesk.domain.errors import UserError
from salesdesk.domain.ids import ClientCaseId, ObjectionAnswerId
from salesdesk.domain.library import ClientCase, ObjectionAnswer
from salesdesk.domain.value import FORMULAS, formula
from salesdesk.services.workspace import Workspace

LANGUAGES: Final = ("fr", "en")
LONGEST_LINE: Final = 200
LONGEST_TEXT: Final = 2_000
_PLACE: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerDraft:
    """An answer as it is typed; ``id`` is None for a new one."""

    objection: str
    answer: str
    question: str = ""
    language: str = "fr"
    formula: str | None = None
    process_key: str | None = None
    stage_keys: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    id: ObjectionAnswerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """A client case as it is typed; ``id`` is None for a new one."""

    title: str
    client: str
    before: str
    result: str
    language: str = "fr"
    sector: str = ""
    formula: str | None = None
    yearly_cents: int | None = None
    cash_cents: int | None = None
    process_key: str | None = None
    stage_keys: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    agreed_on: date | None = None
    id: ClientCaseId | None = None


def _may_write(workspace: Workspace) -> None:
    if not workspace.my_right("client_case").creates:
        raise UserError("library.not_yours")


def _line(text: str, missing: str) -> str:
    said = " ".join(text.split())
    if not said:
        raise UserError(missing)
    if len(said) > LONGEST_LINE:
        raise UserError("library.too_long", most=LONGEST_LINE)
    return said


def _body(text: str, missing: str = "") -> str:
    said = text.strip()
    if not said and missing:
        raise UserError(missing)
    if len(said) > LONGEST_TEXT:
        raise UserError("library.too_long", most=LONGEST_TEXT)
    return said


def _check_places(text: str, formula_id: str | None) -> None:
    """Refuses a placeholder that nothing fills: the rep would read it to the client."""
    chosen = formula(formula_id) if formula_id is not None and formula_id in FORMULAS else None
    known = {one.name for one in chosen.outputs} if chosen is not None else set()
    unknown = [name for name in _PLACE.findall(text) if name not in known]
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in sorted(known)) or "–"
        raise UserError("library.unknown_place", name=f"{{{unknown[0]}}}", known=names)


def _tags(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({" ".join(one.split()).casefold() for one in words if one.strip()}))


def save_answer(workspace: Workspace, draft: AnswerDraft, *, initiator: object | None = None) -> ObjectionAnswer:
    """Keeps an objection with its answer.

    Args:
        workspace: Where.
        draft: What is typed.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The person does not write here, a text is missing or too long, or a placeholder is not of the
            calculator chosen.
    """
    _may_write(workspace)
    objection = _line(draft.objection, "library.no_objection")
    answer, question = _body(draft.answer, "library.no_answer"), _body(draft.question)
    _check_places(answer, draft.formula)
    _check_places(question, None)
    with workspace.unit("undo_library.answer_saved", initiator, objection=objection) as unit:
        before = unit.need(ObjectionAnswer, draft.id) if draft.id is not None else None
        record = ObjectionAnswer(
            id=before.id if before else ObjectionAnswerId(workspace.new_id()),
            objection=objection,
            answer=answer,
            question=question,
            created_at=before.created_at if before else unit.now,
            created_by=before.created_by if before else workspace.user_id,
            language=draft.language if draft.language in LANGUAGES else LANGUAGES[0],
            formula=draft.formula,
            process_key=draft.process_key,
            stage_keys=draft.stage_keys,
            roles=draft.roles,
            tags=_tags(draft.tags),
            retired_at=before.retired_at if before else None,
        )
        unit.put(record)
    return record


def save_case(workspace: Workspace, draft: CaseDraft, *, initiator: object | None = None) -> ClientCase:
    """Keeps a client case; its sheet stays as it is.

    Args:
        workspace: Where.
        draft: What is typed.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The person does not write here, a text is missing or too long, the client's agreement lies ahead, or
            an amount is not positive.
    """
    _may_write(workspace)
    title, client = _line(draft.title, "library.no_title"), _line(draft.client, "library.no_client")
    told, result = _body(draft.before, "library.no_before"), _body(draft.result, "library.no_result")
    if draft.agreed_on is not None and draft.agreed_on > workspace.today():
        raise UserError("library.agreed_ahead", day=draft.agreed_on)
    if any(amount is not None and amount <= 0 for amount in (draft.yearly_cents, draft.cash_cents)):
        raise UserError("library.bad_amount")
    with workspace.unit("undo_library.case_saved", initiator, title=title) as unit:
        before = unit.need(ClientCase, draft.id) if draft.id is not None else None
        fresh = ClientCase(
            id=before.id if before else ClientCaseId(workspace.new_id()),
            title=title,
            client=client,
            before=told,
            result=result,
            created_at=before.created_at if before else unit.now,
            created_by=before.created_by if before else workspace.user_id,
        )
        record = replace(
            before or fresh, title=title, client=client, before=told, result=result,
            language=draft.language if draft.language in LANGUAGES else LANGUAGES[0], sector=draft.sector.strip(),
            formula=draft.formula, yearly_cents=draft.yearly_cents, cash_cents=draft.cash_cents,
            process_key=draft.process_key, stage_keys=draft.stage_keys, roles=draft.roles, tags=_tags(draft.tags),
            agreed_on=draft.agreed_on,
        )  # fmt: skip
        unit.put(record)
    return record


def retire(
    workspace: Workspace, record: type[ClientCase] | type[ObjectionAnswer], record_id: UUID, *,
    back: bool = False, initiator: object | None = None,
) -> None:  # fmt: skip
    """Takes a case or an answer out of what is proposed, or brings it back; what was said with it stays counted.

    Args:
        workspace: Where.
        record: ``ClientCase`` or ``ObjectionAnswer``.
        record_id: Which one.
        back: True to propose it again.
        initiator: Who asks.

    Raises:
        UserError: The person does not write here.
        ConflictError: It was deleted meanwhile.
    """
    _may_write(workspace)
    with workspace.unit("undo_library.brought_back" if back else "undo_library.retired", initiator) as unit:
        unit.put(replace(unit.need(record, record_id), retired_at=None if back else unit.now))
