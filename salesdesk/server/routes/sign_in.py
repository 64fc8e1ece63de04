"""Sign-in by the browser, tokens, invitations (connexion, jetons, invitations)."""

from dataclasses import replace
from typing import Any, Final

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from salesdesk.domain.errors import SalesDeskError, UserError
from salesdesk.server import invitations
from salesdesk.server.answers import JSON, MESSAGEPACK, AnyRequest, json_answer, page_answer, words_for
from salesdesk.server.auth import address_of, caller_of, check_same_site
from salesdesk.server.errors import Refusal, status_of
from salesdesk.server.pages import forms as pages
from salesdesk.server.pages.layout import STYLE_PATH, style_sheet
from salesdesk.server.parts import Parts
from salesdesk.server.people import choose_organisation, organisations
from salesdesk.server.routes.forms import read_fields
from salesdesk.server.sign_in import Asked, SignedIn, read_device_id, read_form, read_request, sign_form
from salesdesk.server.tokens import ACCESS_LIFE, TokenPair, end_sessions, refresh

REDIRECT_STATE: Final = "salesdesk_redirect"
"""Name under which a request keeps the one foreign address that its page's form may lead to."""


def _is_program(request: AnyRequest) -> bool:
    accept = request.headers.get("accept", "")
    return "text/html" not in accept and (JSON in accept or MESSAGEPACK in accept)


def _firm_name(parts: Parts, asked: Asked) -> str:
    with parts.store.read() as connection:
        known = organisations(connection)
        if len(known) == 1 or asked.organisation:
            return choose_organisation(connection, asked.organisation or None).name
    if not known:
        raise UserError("server.no_organisation")
    return ""


def _show_sign_in(
    parts: Parts, request: AnyRequest, asked: Asked, *, email: str = "", error: SalesDeskError | None = None
) -> Response[bytes]:
    words = words_for(request)
    problem = ""
    status, headers = 200, {}
    if error is not None:
        told = words.explain(error)
        problem = f"{told.what} {told.do}"
        status, retry_after = status_of(error)
        headers = {"Retry-After": str(retry_after)} if retry_after else {}
    try:
        firm = _firm_name(parts, asked)
    except UserError:
        if error is None:
            raise
        # The firm typed is the problem: it is asked for again.
        firm = ""
    request.scope["state"][REDIRECT_STATE] = asked.origin
    word = sign_form(asked, parts.form_key, now=parts.now())
    page = pages.sign_in_page(words, asked, word, firm=firm, email=email, problem=problem)
    return page_answer(page, status, headers)


def _authorize(parts: Parts, request: AnyRequest, body: bytes) -> Response[bytes]:
    check_same_site(request)
    fields = read_fields(request, body)
    asked = read_form(fields.get("form", ""), parts.form_key, now=parts.now())
    email = fields.get("email", "")[:254]
    if not asked.organisation and "organisation" in fields:
        asked = replace(asked, organisation=fields["organisation"][:120])
    try:
        target = parts.sign_in.by_password(asked, email, fields.get("password", ""), address_of(request))
    except UserError as error:
        if _is_program(request):
            raise
        return _show_sign_in(parts, request, asked, email=email, error=error)
    return Response(b"", status_code=303, headers={"Location": target})


def _pair(pair: TokenPair) -> dict[str, Any]:
    return {
        "access_token": pair.access,
        "token_type": "Bearer",
        "expires_in": int(ACCESS_LIFE.total_seconds()),
        "refresh_token": pair.refresh,
    }


def _signed_in(done: SignedIn) -> dict[str, Any]:
    user, firm = done.user, done.organisation
    return _pair(done.pair) | {
        "org_id": str(firm.id),
        "org_name": firm.name,
        "user_id": str(user.id),
        "user_name": user.name,
        "email": user.email,
        "role": str(user.role),
        "language": user.language,
        "device_id": str(done.device_id),
    }


def _token(parts: Parts, request: AnyRequest, body: bytes) -> Response[bytes]:
    fields = read_fields(request, body)
    kind = fields.get("grant_type")
    if kind == "authorization_code":
        return json_answer(_signed_in(parts.sign_in.exchange(fields)))
    if kind != "refresh_token":
        raise Refusal("server.bad_request")
    device_id = read_device_id(fields.get("device_id", ""))
    with parts.store.write() as connection:
        outcome = refresh(connection, fields.get("refresh_token", ""), device_id, now=parts.now())
    if isinstance(outcome, Refusal):
        raise outcome
    return json_answer(_pair(outcome))


def _show_join(parts: Parts, request: AnyRequest) -> Response[bytes]:
    word = request.query_params.get("token", "")
    with parts.store.read() as connection:
        who = invitations.invited(connection, word, now=parts.now())
    return page_answer(pages.join_page(words_for(request), who, word))


def _join(parts: Parts, request: AnyRequest, body: bytes) -> Response[bytes]:
    check_same_site(request)
    fields = read_fields(request, body)
    word, password = fields.get("token", ""), fields.get("password", "")
    with parts.store.read() as connection:
        who = invitations.invited(connection, word, now=parts.now())
    words = words_for(request)
    try:
        if password != fields.get("again", password if _is_program(request) else ""):
            raise UserError("server.passwords_differ")
        done = invitations.join(parts.store, parts.people, parts.passwords, word, password, now=parts.now)
    except UserError as error:
        status, retry_after = status_of(error)
        if _is_program(request) or status in (403, 410):
            raise
        told = words.explain(error)
        headers = {"Retry-After": str(retry_after)} if retry_after else {}
        return page_answer(pages.join_page(words, who, word, problem=f"{told.what} {told.do}"), status, headers)
    if _is_program(request):
        return json_answer({"email": done.user.email})
    return page_answer(pages.joined_page(words, done))


def sign_in_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the routes of sign-in.

    Args:
        parts: The server.

    Returns:
        The handlers.
    """

    # Two handlers on one path: Litestar 2.25 wraps them twice for its threads and answers with a coroutine, so these
    # four go to a thread by themselves.
    @get("/authorize")
    async def show_sign_in(request: AnyRequest) -> Response[bytes]:
        """Show the sign-in page to a person whose program opened the browser."""
        asked = read_request(dict(request.query_params))
        return await sync_to_thread(_show_sign_in, parts, request, asked)

    @post("/authorize", status_code=303)
    async def authorize(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Check the password and send the browser back to the program with a code."""
        return await sync_to_thread(_authorize, parts, request, body)

    @post("/token", sync_to_thread=True, status_code=200)
    def token(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Exchange a code or a refresh token for a pair of tokens."""
        return _token(parts, request, body)

    @post("/sign-out", sync_to_thread=True, status_code=200)
    def sign_out(request: AnyRequest) -> Response[bytes]:
        """End the session of the calling device."""
        caller = caller_of(parts, request)
        with parts.store.write() as connection:
            end_sessions(connection, caller.org_id, device_id=caller.device_id)
        return json_answer({})

    @get("/me", sync_to_thread=True)
    def me(request: AnyRequest) -> Response[bytes]:
        """Tell who is signed in."""
        caller = caller_of(parts, request)
        user = caller.user
        return json_answer(
            {"org_id": str(caller.org_id), "user_id": str(user.id), "device_id": str(caller.device_id)}
            | {"role": str(user.role), "user_name": user.name}
        )

    @get("/join")
    async def show_join(request: AnyRequest) -> Response[bytes]:
        """Show an invited person the page on which he chooses a password."""
        return await sync_to_thread(_show_join, parts, request)

    @post("/join", status_code=200)
    async def join(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Keep the password of an invited person and make him active."""
        return await sync_to_thread(_join, parts, request, body)

    @get(STYLE_PATH, sync_to_thread=False, media_type="text/css", cache_control=None)
    def style() -> Response[str]:
        """Give the style sheet of the pages."""
        return Response(style_sheet(), media_type="text/css; charset=utf-8")

    return [show_sign_in, authorize, token, sign_out, me, show_join, join, style]
