"""Reading a form that a browser or a program posted (formulaire)."""

from typing import Final
from urllib.parse import parse_qsl

from salesdesk.server.answers import AnyRequest
from salesdesk.server.errors import Refusal

FORM: Final = "application/x-www-form-urlencoded"
_MOST_FIELDS: Final = 20


def content_type(request: AnyRequest) -> str:
    """Returns the type of a request's body without its parameters, in lower case."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def read_fields(request: AnyRequest, body: bytes) -> dict[str, str]:
    """Reads the fields of a form; of a field sent twice, neither: which one was meant nobody knows.

    Args:
        request: The request.
        body: Its body.

    Returns:
        Value by name.

    Raises:
        Refusal: The body is no form (415), or it is malformed (400).
    """
    if content_type(request) != FORM:
        raise Refusal("server.bad_content_type", 415)
    try:
        text = body.decode("ascii")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError:
        raise Refusal("server.bad_request") from None
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names) or any("\0" in value for _, value in pairs):
        raise Refusal("server.bad_request")
    return dict(pairs)
