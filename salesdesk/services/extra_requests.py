"""Requests that colleagues received and entered on the firm's form (demandes reçues): taken to an account or put aside.

The form knows no account; whose client it is is found here, by likeness of names.
"""

from dataclasses import dataclass, replace

from salesdesk.domain.accounts import Account
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraRequest, ExtraWork
from salesdesk.domain.ids import AccountId, ExtraRequestId, ExtraWorkId
from salesdesk.services import accounts
from salesdesk.services.accounts import Duplicate
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries import extra_ledger as reading
from salesdesk.store.queries.records import need
from salesdesk.store.unit import Unit

__all__ = ["Duplicate", "ExtraRequest"]


@dataclass(frozen=True, slots=True)
class Inbox:
    """Requests that wait.

    Attributes:
        requests: The oldest first.
        may_write: Whether the person may take one up.
    """

    requests: tuple[ExtraRequest, ...]
    may_write: bool


def inbox(workspace: Workspace) -> Inbox:
    """Reads the requests that nobody took up or put aside."""
    with workspace.read() as connection:
        found = reading.open_requests(connection, workspace.org_id)
    may = workspace.my_right("extra_request").creates and workspace.my_right("extra_work").creates
    return Inbox(found, may)


def proposals(workspace: Workspace, request_id: ExtraRequestId) -> tuple[Duplicate, ...]:
    """Finds the accounts of this laptop that the client of a request may be, the likeliest first.

    Args:
        workspace: Where.
        request_id: The request.

    Returns:
        At most three; empty when no name is like it.
    """
    with workspace.read() as connection:
        request = need(connection, ExtraRequest, request_id)
    typed = Account(
        id=AccountId(workspace.new_id()), name=request.client, created_by=workspace.user_id, created_at=workspace.now()
    )
    return accounts.duplicates(workspace, typed)


def take(
    workspace: Workspace, request_id: ExtraRequestId, account_id: AccountId, *, initiator: object | None = None
) -> ExtraWork:
    """Takes a request up: it becomes extra work of an account, asked on the day the colleague received it.

    Args:
        workspace: Where.
        request_id: The request.
        account_id: Whose it is.
        initiator: Who asks.

    Returns:
        The extra work; a request that somebody settled meanwhile is refused.
    """
    with workspace.unit("undo_extra.request_taken", initiator) as unit:
        request = _waiting(unit, request_id)
        account = unit.need(Account, account_id)
        extra = ExtraWork(
            id=ExtraWorkId(workspace.new_id()),
            account_id=account.id,
            what=request.what,
            asked_on=min(request.received_on, workspace.today()),
            noted_by=workspace.user_id,
            asked_by=request.asked_by,
            received_by=request.received_by,
        )
        unit.put(extra)
        unit.put(
            replace(
                request, account_id=account.id, extra_work_id=extra.id, settled_by=workspace.user_id,
                settled_at=unit.now,
            )
        )  # fmt: skip
    return extra


def dismiss(
    workspace: Workspace, request_id: ExtraRequestId, reason: str, *, initiator: object | None = None
) -> ExtraRequest:
    """Puts a request aside, with the reason.

    Args:
        workspace: Where.
        request_id: The request.
        reason: Why it becomes no extra work: already in the contract, entered twice.
        initiator: Who asks.

    Returns:
        The record; one that somebody settled meanwhile is refused.

    Raises:
        UserError: There is no reason.
    """
    why = " ".join(reason.split())
    if not why:
        raise UserError("extra.dismissed_without_reason")
    with workspace.unit("undo_extra.request_dismissed", initiator) as unit:
        request = _waiting(unit, request_id)
        after = replace(request, dismissed_reason=why, settled_by=workspace.user_id, settled_at=unit.now)
        unit.put(after)
    return after


def _waiting(unit: Unit, request_id: ExtraRequestId) -> ExtraRequest:
    request = unit.need(ExtraRequest, request_id)
    if request.settled_at is not None:
        raise UserError("extra.request_settled", client=request.client)
    return request
