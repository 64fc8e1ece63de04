"""Free text merged letter by letter (notes): the CRDT state behind a text field.

A state is one pycrdt document holding one text named ``body``. pycrdt counts UTF-8 bytes, Python counts code points and
Qt counts UTF-16 units: :func:`byte_index` is the one converter.
"""

from typing import TYPE_CHECKING, Final
from uuid import UUID

from salesdesk.domain.clock import device_tail

if TYPE_CHECKING:
    # 4 MB and 0.05 s that a start does not need: loaded with the first text that is edited or merged.
    from pycrdt import Doc, Text

_BODY: Final = "body"
MOST_TEXT_BYTES: Final = 256 * 1024


def byte_index(text: str, index: int) -> int:
    """Returns how many UTF-8 bytes stand before the code point at ``index``."""
    return len(text[:index].encode())


def _document(state: bytes | None, client: int | None = None) -> "tuple[Doc[Text], Text]":
    from pycrdt import Doc, Text

    doc: Doc[Text] = Doc(client_id=client) if client is not None else Doc()
    body = doc.get(_BODY, type=Text)
    if state:
        doc.apply_update(state)
    return doc, body


def text_of(state: bytes | None) -> str:
    """Returns the text that a state holds; empty for no state."""
    return str(_document(state)[1])


def changed_span(before: str, after: str) -> tuple[int, int, str]:
    """Finds the one span that differs between two texts.

    Args:
        before: The text as it was.
        after: The text as it is.

    Returns:
        First code point that differs, how many code points of ``before`` go, and what comes in their place.
    """
    most = min(len(before), len(after))
    start = 0
    while start < most and before[start] == after[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return start, len(before) - end - start, after[start : len(after) - end]


def edit(state: bytes | None, after: str, device_id: UUID) -> tuple[bytes, bytes]:
    """Brings the text of a state to ``after`` as an edit of one device.

    Args:
        state: The state before; None for a text that this device starts.
        after: The text that the person sees now.
        device_id: The device; its edits carry its own client number, so that saving again and again adds no client.

    Returns:
        The state after, and the update to send.
    """
    doc, body = _document(state, int.from_bytes(device_tail(device_id)))
    before = str(body)
    seen = doc.get_state()
    start, gone, put = changed_span(before, after)
    at = byte_index(before, start)
    with doc.transaction():
        if gone:
            del body[at : at + len(before[start : start + gone].encode())]
        if put:
            body.insert(at, put)
    return doc.get_update(), doc.get_update(seen)


def merge(state: bytes | None, update: bytes) -> tuple[bytes, str]:
    """Adds an update, or another state, to a state.

    Args:
        state: The present state, None for none.
        update: What comes from another device; bytes that are no update raise ValueError.

    Returns:
        The merged state and its text; the same whatever the order in which updates come.

    Raises:
        ValueError: The update cannot be read.
    """
    doc, body = _document(state)
    doc.apply_update(update)
    return doc.get_update(), str(body)
