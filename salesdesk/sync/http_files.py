"""Attached contents over HTTP: the same connection and session as the sync, bytes as they are."""

import time
from typing import Final

from salesdesk.domain.errors import SyncError
from salesdesk.sync import codec
from salesdesk.sync.file_port import (
    FILE_HEADER,
    FILES_PATH,
    PART_BYTES,
    PART_HEADER,
    PART_TYPE,
    FileState,
    state_from,
)
from salesdesk.sync.http_transport import WHOLE_SECONDS, HttpTransport, check_status, not_ours, told, twice
from salesdesk.sync.protocol import STATUS_OF, Refused

_MOST_REFUSAL: Final = 64 * 1024
_KEY_OF_STATUS: Final = {404: "sync.file_unknown", 403: "sync.revoked"}


class HttpFiles(HttpTransport):
    """A :class:`salesdesk.sync.file_port.FilePort` over HTTP; it is the transport of the sync as well."""

    def head(self, sha256: str) -> FileState:
        """Asks how much of a content has come."""
        return self._state("HEAD", sha256)

    def put(self, sha256: str, part: int, content: bytes) -> FileState:
        """Sends one part."""
        return self._state("PUT", sha256, part, content)

    def get(self, sha256: str, part: int) -> bytes:
        """Asks for one part."""
        with told():
            status, _headers, body = twice(lambda: self._ask("GET", sha256, part, None))
        return body if status == 200 else self._refused(status, body)

    def _state(self, method: str, sha256: str, part: int | None = None, content: bytes | None = None) -> FileState:
        with told():
            status, headers, body = twice(lambda: self._ask(method, sha256, part, content))
        state = state_from(headers) if status == 200 else None
        if state is None:
            self._refused(status, body)
            raise not_ours(status)
        return state

    def _ask(
        self, method: str, sha256: str, part: int | None, content: bytes | None
    ) -> tuple[int, dict[str, str], bytes]:
        import httpx2

        headers = {"Authorization": f"Bearer {self._token()}", FILE_HEADER: sha256, "Accept": codec.MEDIA_TYPE}
        if part is not None:
            headers[PART_HEADER] = str(part)
        if content is not None:
            headers["Content-Type"] = PART_TYPE
        body, deadline = bytearray(), time.monotonic() + WHOLE_SECONDS
        url = f"{self._url}{FILES_PATH}"
        with self._opened().stream(method, url, content=content, headers=headers) as response:
            is_part = response.headers.get("content-type", "").startswith(PART_TYPE)
            most = PART_BYTES if is_part else _MOST_REFUSAL
            for piece in response.iter_bytes():
                body += piece
                if time.monotonic() > deadline:
                    raise httpx2.ReadTimeout("the answer takes too long", request=response.request)
                if len(body) > most:
                    raise SyncError("sync.not_our_server", retryable=True)
            if method == "GET" and response.status_code == 200 and not is_part:
                raise SyncError("sync.not_our_server", retryable=True)
            return response.status_code, dict(response.headers), bytes(body)

    @staticmethod
    def _refused(status: int, body: bytes) -> bytes:
        check_status(status)
        if not body and status in _KEY_OF_STATUS:
            # The answer to HEAD has no body.
            raise SyncError(_KEY_OF_STATUS[status], retryable=False)
        try:
            refused = codec.decode(body, Refused)
        except SyncError as error:
            raise not_ours(status) from error
        raise SyncError(refused.key, retryable=status not in STATUS_OF.values(), **refused.args)
