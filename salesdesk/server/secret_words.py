"""The secrets the server hands out (jetons): 256 random bits behind the firm's id, kept only as a hash.

The firm's id comes first so that a secret is found by the whole key of its row, on one shard of a large database.
Source: trust.md section 3; OWASP ASVS 5.0, 7.2.3 and 10.4.3.
"""

import base64
import binascii
import hashlib
import os
from typing import Final
from uuid import UUID

from salesdesk.domain.ids import OrgId

RANDOM_BYTES: Final = 32
_ORG_BYTES: Final = 16


def new_secret(org_id: OrgId) -> str:
    """Makes a secret: 64 letters that are safe in an address and in a header."""
    return base64.urlsafe_b64encode(org_id.bytes + os.urandom(RANDOM_BYTES)).decode("ascii")


def hash_of(secret: str) -> bytes:
    """Returns what is kept of a secret: SHA-256, enough for 256 random bits."""
    return hashlib.sha256(secret.encode("utf-8")).digest()


def firm_of(secret: str) -> OrgId | None:
    """Reads the firm a secret belongs to.

    Args:
        secret: What a stranger sent.

    Returns:
        The firm's id, which need not exist; None when the text is no secret of ours.
    """
    try:
        content = base64.b64decode(secret.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        return None
    if len(content) != _ORG_BYTES + RANDOM_BYTES:
        return None
    return OrgId(UUID(bytes=content[:_ORG_BYTES]))
