"""How the server answers (réponses): in the reader's language and in the form he asked for, and nothing besides.

A program gets ``{key, args}`` as MessagePack or JSON and words it itself; a browser gets a page.
"""

from collections.abc import Mapping
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.enums import MediaType

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.errors import ErrorArgument, SalesDeskError
from salesdesk.server.errors import status_of
from salesdesk.server.pages.layout import error_page
from salesdesk.sync import codec
from salesdesk.sync.protocol import Refused

MESSAGEPACK: Final = "application/msgpack"
JSON: Final = "application/json"
SYNC_PREFIX: Final = "/sync/"
HTML: Final = "text/html; charset=utf-8"

_WORDS: Final = {language: Messages(language) for language in Language}

AnyRequest = Request[Any, Any, Any]


def language_wanted(header: str) -> Language:
    """Chooses the language of a page.

    Args:
        header: ``Accept-Language`` of the request.

    Returns:
        The one of ours with the greatest weight; French when none of ours is asked for.
    """
    best, best_weight = Language.FRENCH, 0.0
    for part in header.split(",")[:20]:
        name, _, weight_text = part.strip().partition(";q=")
        try:
            weight = float(weight_text) if weight_text else 1.0
        except ValueError:
            continue
        known = next((one for one in Language if name.lower().split("-")[0] == one.value), None)
        if known is not None and weight > best_weight:
            best, best_weight = known, weight
    return best


def words_for(request: AnyRequest) -> Messages:
    """Gives the texts in the language of a request."""
    return _WORDS[language_wanted(request.headers.get("accept-language", ""))]


def page_answer(content: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response[bytes]:
    """Answers with a page."""
    return Response(content, status_code=status, media_type=HTML, headers=dict(headers or {}))


def json_answer(content: object, status: int = 200) -> Response[bytes]:
    """Answers with JSON."""
    return Response(msgspec.json.encode(content), status_code=status, media_type=MediaType.JSON)


def error_answer(request: AnyRequest, error: SalesDeskError) -> Response[bytes]:
    """Answers with an error.

    Args:
        request: What is answered; its ``Accept`` chooses between page, JSON and MessagePack.
        error: What went wrong.

    Returns:
        The answer, with ``Retry-After`` where waiting helps.
    """
    status, retry_after = status_of(error)
    headers = {"Retry-After": str(retry_after)} if retry_after else {}
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    accept = request.headers.get("accept", "")
    if "text/html" in accept:
        words = words_for(request)
        told = words.explain(error)
        return page_answer(error_page(words, told.what, (told.safe, told.do)), status, headers)
    if request.scope["path"].startswith(SYNC_PREFIX) and JSON not in accept:
        refused = Refused(key=error.key, args=_plain(error.arguments))
        return Response(codec.encode(refused), status_code=status, media_type=codec.MEDIA_TYPE, headers=headers)
    # Days among the arguments become ISO text, as msgspec writes them in both forms.
    body = {"key": error.key, "args": error.arguments}
    if JSON in accept and MESSAGEPACK not in accept:
        return Response(msgspec.json.encode(body), status_code=status, media_type=JSON, headers=headers)
    return Response(msgspec.msgpack.encode(body), status_code=status, media_type=MESSAGEPACK, headers=headers)


def _plain(arguments: Mapping[str, ErrorArgument]) -> dict[str, str | int]:
    return {name: value if isinstance(value, int) else str(value) for name, value in arguments.items()}
