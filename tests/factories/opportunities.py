"""What tests of affairs do to the client of ``tests.factories.conversations``."""

from typing import Any

from salesdesk.domain.ids import OpportunityId
from salesdesk.domain.opportunities import Evidence, Opportunity
from salesdesk.domain.process import EvidenceKind
from salesdesk.services import proofs
from salesdesk.store.queries.records import get
from tests.factories.conversations import TODAY, Client


def affair_now(client: Client, opportunity_id: OpportunityId | None = None) -> Opportunity:
    """Reads an affair as it is kept; the client's own one when none is named."""
    with client.workspace.read() as connection:
        found = get(connection, Opportunity, opportunity_id or client.opportunity.id)
    assert found is not None
    return found


def put(client: Client, *records: object) -> None:
    """Keeps records in one gesture that undo does not offer."""
    with client.workspace.unit(None) as unit:
        for one in records:
            unit.put(one)


def prove(client: Client, key: str, kind: EvidenceKind, **more: Any) -> Evidence:
    """Records a proof on the client's affair, said today; any field can be given."""
    fields: dict[str, Any] = {
        "opportunity_id": client.opportunity.id, "happened_on": TODAY, "words": "« Oui, c’est bien cela. »",
    }  # fmt: skip
    return proofs.record_evidence(client.workspace, proofs.NewProof(criterion_key=key, kind=kind, **(fields | more)))


def prove_all(client: Client) -> None:
    """Proves both exit criteria of the stage in which the client's affair is."""
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    prove(client, "S2x2", EvidenceKind.COSIGNED_VOLUME_SHEET)
