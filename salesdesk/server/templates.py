"""The shipped sales processes (modèles de processus), published to a new firm: its first day has one to sell by."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from salesdesk.config.resources import resource_path
from salesdesk.domain.ids import ProcessVersionId, UserId
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.exchange.processfile import read_process, read_process_text


def shipped_versions(new_id: Callable[[], UUID], published_at: datetime, published_by: UserId) -> list[ProcessVersion]:
    """Reads the shipped process files as first versions of a firm.

    Args:
        new_id: Makes identifiers.
        published_at: When they are published.
        published_by: Who publishes them.

    Returns:
        One version a file, by name of file.
    """
    versions = []
    for path in sorted(resource_path("processes").glob("*.yaml")):
        text = read_process_text(path)
        process = read_process(text, source=path.name)
        versions.append(
            ProcessVersion(
                id=ProcessVersionId(new_id()),
                process_key=process.id,
                version=process.version,
                name=process.name.in_(process.lang),
                content=text,
                published_at=published_at,
                published_by=published_by,
            )
        )
    return versions
