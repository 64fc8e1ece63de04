"""The steps of extra work (étapes du hors périmètre): announced, accepted or refused, done, given up by name, stopped.

Each is one gesture that undo takes back, and so takes the line one step back.
Source: product.md 2.4, extra-work ledger [value].
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_clock import is_done, is_stopped
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraStatus, has_reached
from salesdesk.domain.ids import ExtraWorkId, PracticeId
from salesdesk.services.extra_work import reached
from salesdesk.services.workspace import Workspace
from salesdesk.store.unit import Unit

LONGEST_TEXT: Final = 20_000
MOST_CENTS: Final = 10**13
"""A price beyond a hundred billion is a slip of the key, and would not fit the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What is said to the client before the work begins.

    Attributes:
        text: The message as it was sent or said.
        gain_cents: What the client gains; None when no figure exists.
        on: Day on which he heard it; None for today.
    """

    text: str
    price_cents: int
    gain_cents: int | None = None
    on: date | None = None


def announce(
    workspace: Workspace, extra_id: ExtraWorkId, said: Announcement, *, initiator: object | None = None
) -> ExtraWork:
    """Keeps that a price was announced, with the message.

    Args:
        workspace: Where.
        extra_id: The extra.
        said: Message, price and day.
        initiator: Who asks.

    Returns:
        The record. One that is already further stays there: the announcement came after the work.

    Raises:
        UserError: The price is not above zero or beyond all reason, the message is too long, or the day lies ahead or
            before the request.
    """
    if not 0 < said.price_cents <= MOST_CENTS:
        raise UserError("conversation.no_price" if said.price_cents <= 0 else "extra.price_too_high")
    if len(said.text) > LONGEST_TEXT:
        raise UserError("extra.too_long", most=LONGEST_TEXT)
    on = _past(workspace, said.on)

    def change(before: ExtraWork) -> ExtraWork:
        _not_before(workspace, before, on)
        priced = replace(
            before,
            price_cents=said.price_cents,
            gain_cents=before.gain_cents if said.gain_cents is None else said.gain_cents,
            announcement=said.text.strip() or before.announcement,
        )
        return reached(priced, ExtraStatus.ANNOUNCED, on)

    return _change(workspace, "undo_extra.announced", extra_id, change, initiator)


def accept(
    workspace: Workspace, extra_id: ExtraWorkId, reply: str, *, on: date | None = None, initiator: object | None = None
) -> ExtraWork:
    """Keeps the client's yes, in his words: they are the proof.

    Args:
        workspace: Where.
        extra_id: The extra.
        reply: What he wrote or said.
        on: Day of his yes; None for today.
        initiator: Who asks.

    Returns:
        The record; one already done keeps its step, its yes is then later than the work.

    Raises:
        UserError: The reply is empty or too long, no price was announced, or the day lies ahead or before the request.
    """
    words, day = _reply(reply), _past(workspace, on)

    def change(before: ExtraWork) -> ExtraWork:
        _not_before(workspace, before, day)
        if before.price_cents is None:
            raise UserError("extra.accepted_without_price", what=before.what)
        answered = replace(before, reply=words, accepted_on=day)
        return answered if is_done(before) else reached(answered, ExtraStatus.ACCEPTED, day)

    return _change(workspace, "undo_extra.accepted", extra_id, change, initiator)


def refuse(
    workspace: Workspace, extra_id: ExtraWorkId, reply: str, *, on: date | None = None, initiator: object | None = None
) -> ExtraWork:
    """Keeps the client's no, in his words; work that was not done stops.

    Args:
        workspace: Where.
        extra_id: The extra.
        reply: What he wrote or said.
        on: Day of his no; None for today.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: The reply is empty or too long, or the day lies ahead or before the request.
    """
    words, day = _reply(reply), _past(workspace, on)

    def change(before: ExtraWork) -> ExtraWork:
        _not_before(workspace, before, day)
        return replace(before, reply=words, stopped_on=before.stopped_on if is_done(before) else day)

    return _change(workspace, "undo_extra.refused", extra_id, change, initiator)


def mark(
    workspace: Workspace, extra_id: ExtraWorkId, status: ExtraStatus, *, on: date | None = None,
    initiator: object | None = None,
) -> ExtraWork:  # fmt: skip
    """Keeps that the work was done, invoiced or paid.

    Args:
        workspace: Where.
        extra_id: The extra.
        status: The step reached.
        on: On which day; None for today.
        initiator: Who asks.

    Returns:
        The record; done before accepted is kept too and is then an alarm.

    Raises:
        UserError: It would be invoiced without a price, or the day lies ahead or before the request.
    """
    day = _past(workspace, on)

    def change(before: ExtraWork) -> ExtraWork:
        _not_before(workspace, before, day)
        if has_reached(status, ExtraStatus.INVOICED) and not before.price_cents:
            raise UserError("extra.invoiced_without_price", what=before.what)
        return reached(before, status, day)

    return _change(workspace, f"undo_extra.{status.value}", extra_id, change, initiator)


def waive(workspace: Workspace, extra_id: ExtraWorkId, reason: str, *, initiator: object | None = None) -> ExtraWork:
    """Gives the price of an extra up, by name and with the reason; it is counted as a gift from then on.

    Args:
        workspace: Where; who works there signs.
        extra_id: The extra.
        reason: Why.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: There is no reason, or it is paid already.
    """
    why = " ".join(reason.split())
    if not why:
        raise UserError("extra.waived_without_reason")

    def change(before: ExtraWork) -> ExtraWork:
        if before.status is ExtraStatus.PAID:
            raise UserError("extra.paid_already", what=before.what)
        return replace(before, waived_on=workspace.today(), waived_by=workspace.user_id, waived_reason=why)

    return _change(workspace, "undo_extra.waived", extra_id, change, initiator)


def stop(workspace: Workspace, extra_id: ExtraWorkId, *, initiator: object | None = None) -> ExtraWork:
    """Stops extra work before it is done.

    Args:
        workspace: Where.
        extra_id: The extra.
        initiator: Who asks.

    Returns:
        The record.

    Raises:
        UserError: It is done already: announce it or waive it.
    """

    def change(before: ExtraWork) -> ExtraWork:
        if is_done(before):
            raise UserError("extra.done_already", what=before.what)
        return replace(before, stopped_on=workspace.today())

    return _change(workspace, "undo_extra.stopped", extra_id, change, initiator)


def link_practice(
    workspace: Workspace, extra_id: ExtraWorkId, practice_id: PracticeId | None, *, initiator: object | None = None
) -> ExtraWork:
    """Says which habit of the client caused an extra; None says that none did."""
    return _change(
        workspace, "undo_extra.linked", extra_id, lambda before: replace(before, practice_id=practice_id), initiator
    )


def _change(
    workspace: Workspace, name: str, extra_id: ExtraWorkId, change: Callable[[ExtraWork], ExtraWork],
    initiator: object | None,
) -> ExtraWork:  # fmt: skip
    with workspace.unit(name, initiator) as unit:
        after = change(_open_line(unit, extra_id))
        unit.put(after)
    return after


def _open_line(unit: Unit, extra_id: ExtraWorkId) -> ExtraWork:
    found = unit.need(ExtraWork, extra_id)
    if found.waived_on is not None or is_stopped(found):
        raise UserError("extra.settled", what=found.what)
    return found


def _not_before(workspace: Workspace, extra: ExtraWork, on: date) -> None:
    """A word dated before the request would hide that the work ran ahead of it; today is never too early."""
    if on < min(extra.asked_on, workspace.today()):
        raise UserError("extra.before_asked", day=on, asked=extra.asked_on)


def _past(workspace: Workspace, on: date | None) -> date:
    today = workspace.today()
    if on is not None and on > today:
        raise UserError("extra.future_day", day=on)
    return on or today


def _reply(reply: str) -> str:
    words = reply.strip()
    if not words:
        raise UserError("extra.reply_without_words")
    if len(words) > LONGEST_TEXT:
        raise UserError("extra.too_long", most=LONGEST_TEXT)
    return words
