"""The one reader of published processes (lecture d'un processus publié): each version is parsed once."""

from functools import lru_cache

from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.process import Process
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange.processfile import ProcessFileError, read_process

_MOST_KEPT = 32


@lru_cache(maxsize=_MOST_KEPT)
def _parsed(version_id: ProcessVersionId, content: str) -> Process:
    # A version never changes once published, so that its id and content are one key for good.
    return read_process(content, source=str(version_id))


def process_of(version: ProcessVersion) -> Process:
    """Reads the process of a published version; each is parsed once in the life of the program.

    Args:
        version: The version.

    Returns:
        Its process.

    Raises:
        ProcessFileError: Its text has faults, or was published by a newer program.
    """
    return _parsed(version.id, version.content)


def readable_process(version: ProcessVersion | None) -> Process | None:
    """Reads the process of a version where a screen can do without it.

    Args:
        version: The version; None when it is not here.

    Returns:
        Its process; None when there is no version or this program cannot read it.
    """
    if version is None:
        return None
    try:
        return process_of(version)
    except ProcessFileError:
        # A version published by a newer program: the page still shows what does not need it.
        return None
