"""Published process versions for tests, from the templates that are shipped."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from uuid import uuid4

from salesdesk.config.resources import resource_path
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.process_versions import ProcessVersion
from tests.factories.stores import BOSS

INDUSTRY = "distribution-industrielle"


@cache
def template_text(key: str = INDUSTRY) -> str:
    """Reads a process file that is shipped."""
    return resource_path("processes", f"{key}.yaml").read_text(encoding="utf-8")


def process_version(**changes: Any) -> ProcessVersion:
    """Makes a published version of the industrial template; any field can be given."""
    fields: dict[str, Any] = {
        "id": ProcessVersionId(uuid4()),
        "process_key": INDUSTRY,
        "version": 1,
        "name": "Distributeur industriel",
        "content": template_text(),
        "published_at": datetime(2026, 10, 1, 8, 0, tzinfo=UTC),
        "published_by": BOSS,
    }
    return ProcessVersion(**(fields | changes))
