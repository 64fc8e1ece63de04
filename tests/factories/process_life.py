"""A second version of the shipped industrial process, proposals and interviews, for tests of how a process lives."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from salesdesk.domain.ids import ImprovementId, InterviewId
from salesdesk.domain.improvements import Improvement, Interview
from salesdesk.domain.opportunities import OpportunityOutcome
from tests.factories.processes import INDUSTRY, template_text
from tests.factories.stores import BOSS, REP


def second_text(version: int = 2) -> str:
    """The industrial process under another number, with a longer first stage."""
    text = template_text().replace("version: 1", f"version: {version}", 1)
    return text.replace("standard_days: 15", "standard_days: 20", 1)


def renamed_text(version: int = 2) -> str:
    """The same, its second stage under another key, and there another second exit criterion."""
    text = second_text(version).replace("- id: S2\n", "- id: T2\n", 1).replace("[S2]", "[T2]")
    start = text.index("- id: S2x2\n")
    end = text.index("conversations:", start)
    made = """- id: S2x9
        text:
          fr: "Le client a daté sa décision"
          en: "The client has dated his decision"
        evidence: [client_words]
        by: client

    """
    return text[:start] + made + text[end:]


def proposal(**changes: Any) -> Improvement:
    """Makes an open proposal of the rep, twenty days old on the day of the tests; any field can be given."""
    fields: dict[str, Any] = {
        "id": ImprovementId(uuid4()),
        "process_key": INDUSTRY,
        "version": 1,
        "place": "q5",
        "proposal": "Demander les urgences du mois dernier",
        "proposed_by": REP,
        "proposed_at": datetime(2026, 11, 3, 9, 0, tzinfo=UTC),
    }
    return Improvement(**(fields | changes))


def interview(**changes: Any) -> Interview:
    """Makes an interview of a won client about the first two stages; any field can be given."""
    fields: dict[str, Any] = {
        "id": InterviewId(uuid4()),
        "process_key": INDUSTRY,
        "client": "Fromagerie des Causses",
        "role": "Directrice de production",
        "outcome": OpportunityOutcome.WON,
        "held_on": date(2026, 6, 2),
        "interviewed_by": BOSS,
        "stage_keys": ("S1", "S2"),
        "words": "« C’est en écrivant le coût que j’ai su quoi défendre. »",
    }
    return Interview(**(fields | changes))
