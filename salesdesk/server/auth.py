"""Who calls (appelant): the bearer token of a request, asked of the database each time.

Source: RFC 6750; trust.md section 7, Revocation: refused at the very next request.
"""

from typing import Final

from salesdesk.server.answers import AnyRequest
from salesdesk.server.errors import Refusal
from salesdesk.server.parts import Parts
from salesdesk.server.permissions import check_allowed
from salesdesk.server.tokens import Caller, identify

_SCHEME: Final = "bearer"


def bearer_of(request: AnyRequest) -> str:
    """Reads the token of a request.

    Raises:
        Refusal: There is none; status 401.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != _SCHEME or not token:
        raise Refusal("server.sign_in_again", 401)
    return token.strip()


def caller_of(parts: Parts, request: AnyRequest) -> Caller:
    """Tells who makes a request, and refuses what his role may not call.

    Args:
        parts: The server.
        request: The request.

    Returns:
        The caller.

    Raises:
        Refusal: 401 without a good token, 403 when revoked or not allowed.
    """
    token = bearer_of(request)
    with parts.store.read() as connection:
        caller = identify(connection, token, now=parts.now())
    check_allowed(caller.user.role, request.method, request.scope["path"])
    return caller


def address_of(request: AnyRequest) -> str:
    """Returns the caller's address: the connection's, or what a believed proxy says (uvicorn decides which)."""
    return request.client.host if request.client else "unknown"


def check_same_site(request: AnyRequest) -> None:
    """Refuses a form that another site sent.

    Args:
        request: A POST of a form.

    Raises:
        Refusal: Status 403.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin", "")
    # Behind a proxy the scheme here is http and there https: host and port decide.
    own = origin.partition("://")[2] == request.headers.get("host", "")
    if site not in ("same-origin", "none") or (origin and not own):
        raise Refusal("server.foreign_form", 403)
