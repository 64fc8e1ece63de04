"""The colleagues' form: whoever has its link enters a client's request (demande du client)."""

from typing import Final

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.handlers import HTTPRouteHandler
from litestar.params import RawBody

from salesdesk.server import form_links, requests
from salesdesk.server.answers import AnyRequest, page_answer, words_for
from salesdesk.server.auth import address_of, check_same_site
from salesdesk.server.errors import Refusal
from salesdesk.server.pages import requests as pages
from salesdesk.server.parts import Parts
from salesdesk.server.routes.forms import read_fields
from salesdesk.server.throttle import Rate

LARGEST_BODY: Final = 1024 * 1024
"""Room for a text that is far too long, so that it is answered with what was typed and why it is refused."""

_PER_NETWORK: Final = 20
_PER_LINK: Final = 60
_LOOKS_PER_NETWORK: Final = 120
_LOOKS_PER_LINK: Final = 600


def _word_of(request: AnyRequest) -> str:
    return str(request.path_params["word"])


def _show(parts: Parts, looks: Rate, request: AnyRequest) -> Response[bytes]:
    link = _word_of(request)
    looks.take(link, address_of(request))
    with parts.store.read() as connection:
        firm = form_links.firm_behind(connection, link)
    word = form_links.page_word(link, parts.form_key, now=parts.now())
    today = parts.now().date()
    return page_answer(pages.request_page(words_for(request), firm.name, link, word, today=today))


def _enter(parts: Parts, rate: Rate, looks: Rate, request: AnyRequest, body: bytes) -> Response[bytes]:
    check_same_site(request)
    link = _word_of(request)
    # Words are not tried faster by sending forms than by looking at pages.
    looks.take(link, address_of(request))
    with parts.store.read() as connection:
        firm = form_links.firm_behind(connection, link)
    fields = read_fields(request, body)
    words, now = words_for(request), parts.now()
    entered = requests.read_entry(fields, now.date())
    general, status, headers = "", 400, dict[str, str]()
    word = fields.get("form", "")
    try:
        request_id = form_links.read_page_word(word, link, parts.form_key, now=now)
        if not entered.problems:
            rate.take(link, address_of(request))
            requests.keep(parts.store, parts.hub, firm.id, request_id, entered)
            return page_answer(pages.received_page(words, link, entered.clean["client"]))
    except Refusal as refusal:
        # What was typed is given back, with a page word that is good again.
        told = words.explain(refusal)
        general, status = f"{told.what} {told.do}", refusal.status
        headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after else {}
        word = form_links.page_word(link, parts.form_key, now=now)
    page = pages.request_page(
        words, firm.name, link, word, today=now.date(), typed=entered.typed, problems=entered.problems, general=general
    )
    return page_answer(page, status, headers)


def request_routes(parts: Parts) -> list[HTTPRouteHandler]:
    """Makes the routes of the form.

    Args:
        parts: The server.

    Returns:
        The handlers.
    """
    rate, looks = Rate(_PER_NETWORK, _PER_LINK), Rate(_LOOKS_PER_NETWORK, _LOOKS_PER_LINK)

    # Two handlers on one path go to a thread by themselves: see routes/sign_in.py.
    @get("/requests/{word:str}")
    async def show_request_form(request: AnyRequest) -> Response[bytes]:
        """Show the form on which a colleague enters what a client asked for."""
        return await sync_to_thread(_show, parts, looks, request)

    @post("/requests/{word:str}", status_code=200, request_max_body_size=LARGEST_BODY)
    async def enter_request(request: AnyRequest, body: RawBody) -> Response[bytes]:
        """Keep a request, or give the form back with what is wrong in it."""
        return await sync_to_thread(_enter, parts, rate, looks, request, body)

    return [show_request_form, enter_request]
