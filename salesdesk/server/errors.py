"""What a request is refused with: a message key, its HTTP status, and when to come back."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from salesdesk.domain.errors import ConflictError, ErrorArgument, SalesDeskError, StoreError, SyncError, UserError
from salesdesk.sync.protocol import STATUS_OF

REVOKED: Final = "sync.revoked"
BUSY_SECONDS: Final = 5

# Refused before the hub is asked, with statuses that the hub's own answers have too.
_STATUS_OF_KEY: Final[Mapping[str, int]] = MappingProxyType(dict(STATUS_OF) | {REVOKED: 403})


class Refusal(UserError):
    """A request that is answered with an error of its own status.

    Args:
        key: Message key.
        status: HTTP status, 400 to 599.
        retry_after: Seconds after which the same request may pass; None where waiting does not help.
        **args: Values for the placeholders of the message.
    """

    def __init__(self, key: str, status: int = 400, *, retry_after: int | None = None, **args: ErrorArgument) -> None:
        super().__init__(key, **args)
        self.status = status
        self.retry_after = retry_after


def status_of(error: SalesDeskError) -> tuple[int, int | None]:
    """Chooses the HTTP status of an error.

    Args:
        error: What was raised.

    Returns:
        The status, and the seconds after which to try again or None.
    """
    if isinstance(error, Refusal):
        return error.status, error.retry_after
    if error.key in _STATUS_OF_KEY:
        return _STATUS_OF_KEY[error.key], None
    if isinstance(error, StoreError):
        return 503, BUSY_SECONDS
    if isinstance(error, SyncError):
        return (503, BUSY_SECONDS) if error.retryable else (400, None)
    return (409, None) if isinstance(error, ConflictError) else (400, None)
