"""Keys of a process: what points to one follows, and the deals that rely on one are counted."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from salesdesk.domain.ids import AccountId, EvidenceId
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.process.edit import Edit, EditKind
from salesdesk.exchange.processfile import ProcessDocument
from salesdesk.services.process_drafts import changed
from salesdesk.services.process_keys import renamed, used_keys
from salesdesk.services.process_outline import PartKind
from tests.factories.accounts import account
from tests.factories.portfolio import distribution, keep, opportunity, workspace
from tests.factories.stores import REP


def rename(document: ProcessDocument, place: tuple[str | int, ...], key: str) -> ProcessDocument:
    return changed(document, renamed(document, place, key)).document


def test_stages_criteria_and_questions_take_what_points_to_them_along() -> None:
    before = ProcessDocument(distribution().content, "d")
    before = before.apply(Edit(EditKind.SET, ("stages", 1, "exit", 0, "after"), ["S1x1"]))
    talk = ("stages", 0, "conversations", 0)
    before = before.apply(Edit(EditKind.SET, (*talk, "questions", 1, "then"), "q1"))
    after = rename(rename(rename(before, ("stages", 1, "id"), "proof"), ("stages", 0, "exit", 0, "id"), "list"),
                   (*talk, "questions", 0, "id"), "first")  # fmt: skip
    assert () == after.faults
    assert ["proof"] == after.value(("stages", 2, "back_to"))
    assert ["list"] == after.value(("stages", 1, "exit", 0, "after"))
    assert "first" == after.value((*talk, "questions", 1, "then"))


def test_a_key_that_two_parts_share_is_changed_alone() -> None:
    before = ProcessDocument(distribution().content.replace("id: S1\n", "id: S2\n", 1), "d")
    assert (Edit(EditKind.SET, ("stages", 0, "id"), "S1"),) == renamed(before, ("stages", 0, "id"), "S1")


@pytest.mark.parametrize("key", ["", "S1"])
def test_no_key_and_the_same_key_change_nothing(key: str) -> None:
    assert () == renamed(ProcessDocument(distribution().content, "d"), ("stages", 0, "id"), key)


def test_deals_are_counted_once_by_key(tmp_path: Path) -> None:
    opened, client = workspace(tmp_path), account(name="Laiterie")
    deals = [opportunity(client.id, stage_key="S2"), opportunity(client.id, stage_key="S1")]
    keep(opened, (distribution(), client, *deals))
    keep(opened, [proof(client.id, deals[0].id, words) for words in ("un", "deux")])
    found = used_keys(opened, distribution().process_key)
    assert {(PartKind.STAGE, "S1"): 1, (PartKind.STAGE, "S2"): 1, (PartKind.CRITERION, "S1x1"): 1} == found
    assert {} == used_keys(opened, "another")


def proof(account_id: AccountId, deal: object, words: str) -> Evidence:
    return Evidence(
        id=EvidenceId(uuid4()), account_id=account_id, opportunity_id=deal, criterion_key="S1x1",  # type: ignore[arg-type]  # an id of a deal
        kind=EvidenceKind.CLIENT_WORDS, words=words, happened_on=date(2026, 11, 20), recorded_by=REP,
        recorded_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )  # fmt: skip
