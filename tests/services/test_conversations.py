"""Conversations are prepared, held and concluded in single gestures, and what is typed is never lost."""

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from salesdesk.domain.coaching import SelfScore
from salesdesk.domain.conversation import Commitment, Conversation, ConversationOutcome, ConversationState
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ContactId, ConversationId, VisitId
from salesdesk.domain.opportunities import Evidence
from salesdesk.domain.process import EvidenceKind, Side
from salesdesk.domain.visits import Visit, VisitStatus
from salesdesk.services import conversation_end, conversations, extra_work, proofs, undo
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversation_end import Conclusion, NextVisit
from salesdesk.services.conversations import NewContact
from salesdesk.services.extra_work import NewExtra
from salesdesk.store.queries.conversations import self_score_of
from salesdesk.store.queries.records import find, get
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.stores import BOSS, DEVICE, KEY, ORG, REP

MOST_STATEMENTS = 18


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def begun(client: Client) -> ConversationId:
    return conversations.start(client.workspace, visit_id=client.visit.id)


def kept(client: Client, conversation_id: UUID) -> Conversation:
    with client.workspace.read() as connection:
        found = get(connection, Conversation, conversation_id)
    assert found is not None
    return found


def test_preparing_writes_nothing_and_knows_stage_template_and_missing_proofs(client: Client) -> None:
    before = client.workspace.waiting()
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    assert (before, False) == (client.workspace.waiting(), view.stored)
    assert view.stage is not None
    assert view.template is not None
    assert ("S2", "C2") == (view.stage.id, view.template.id)
    assert ["S2x1", "S2x2"] == [one.id for one in view.missing]
    assert (str(client.claire.id),) == view.conversation.participants


def test_the_screen_is_read_in_few_statements(client: Client) -> None:
    conversation_id = begun(client)
    seen: list[str] = []
    event.listen(client.workspace.laptop.store.reader, "before_cursor_execute", lambda *a: seen.append(a[2]))
    conversations.view(client.workspace, conversation_id)
    assert len([one for one in seen if one.startswith("SELECT")]) <= MOST_STATEMENTS


def test_starting_twice_goes_on_with_the_same_conversation(client: Client) -> None:
    assert begun(client) == begun(client)


def test_an_unplanned_conversation_gets_its_place_in_the_calendar(client: Client) -> None:
    conversation_id = conversations.start(client.workspace, account_id=client.account.id)
    view = conversations.view(client.workspace, conversation_id)
    assert view.visit is not None
    assert (TODAY, ConversationState.HELD) == (view.visit.starts_on, view.conversation.state)


def test_a_conversation_without_affair_shows_what_every_conversation_needs(tmp_path: Path, client: Client) -> None:
    with client.workspace.unit("affair.closed") as unit:
        unit.delete(type(client.opportunity), client.opportunity.id)
        unit.put(replace(client.visit, conversation_key=None, opportunity_id=None))
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    assert (None, None, ()) == (view.process, view.template, view.proofs)
    assert 6 == len(view.steps)
    assert all(item.message.startswith("conversation.generic_") for step in view.steps for item in step.items)


def test_a_template_named_by_the_visit_guides_even_without_affair(client: Client) -> None:
    with client.workspace.unit("affair.closed") as unit:
        unit.delete(type(client.opportunity), client.opportunity.id)
        unit.put(replace(client.visit, opportunity_id=None))
    view = conversations.prepare(client.workspace, visit_id=client.visit.id)
    assert view.template is not None
    assert ("C2", None) == (view.template.id, view.stage)


def test_starting_without_visit_nor_account_is_refused(client: Client) -> None:
    with pytest.raises(UserError, match=r"conversation\.with_whom"):
        conversations.start(client.workspace)


def test_typed_notes_are_kept_and_not_offered_to_undo(client: Client) -> None:
    conversation_id = begun(client)
    offered = undo.state(client.workspace).undo
    assert "Été 😀" == conversations.save_notes(client.workspace, conversation_id, "", "Été 😀")
    assert "Été 😀" == kept(client, conversation_id).notes
    assert offered == undo.state(client.workspace).undo


def test_a_save_over_a_remote_edit_keeps_both(client: Client) -> None:
    conversation_id = begun(client)
    conversations.save_notes(client.workspace, conversation_id, "", "Coût : 6 200 €")
    with client.workspace.unit(None) as unit:
        unit.put(replace(unit.need(Conversation, conversation_id), notes="😀 relu\nCoût : 6 200 €"))
    merged = conversations.save_notes(client.workspace, conversation_id, "Coût : 6 200 €", "Coût : 6 200 € par arrêt")
    assert "😀 relu\nCoût : 6 200 € par arrêt" == merged


def test_notes_above_256_kb_are_refused_and_what_was_kept_stays(client: Client) -> None:
    conversation_id = begun(client)
    conversations.save_notes(client.workspace, conversation_id, "", "court")
    with pytest.raises(UserError, match=r"conversation\.notes_too_long"):
        conversations.save_notes(client.workspace, conversation_id, "court", "é" * (128 * 1024 + 1))
    assert "court" == kept(client, conversation_id).notes


def test_every_note_acknowledged_before_a_kill_is_back_after_it(tmp_path: Path) -> None:
    folder = tmp_path / "killed"
    folder.mkdir()
    client = client_at(folder)
    conversation_id = begun(client)
    client.workspace.close()
    script = textwrap.dedent(
        f"""
        import sys
        from pathlib import Path
        from uuid import UUID
        from salesdesk.services import conversations
        from salesdesk.services.workspace import Workspace
        from tests.factories.stores import laptop_store
        workspace = Workspace(laptop_store(Path({str(folder)!r})))
        text = ""
        for word in range(10_000):
            typed = text + f"mot{{word}} é😀 "
            text = conversations.save_notes(workspace, UUID({str(conversation_id)!r}), text, typed)
            print(word, flush=True)
        """
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": "."},
    ) as typing:
        assert typing.stdout is not None
        acknowledged = [int(typing.stdout.readline()) for _ in range(15)]
        os.kill(typing.pid, signal.SIGKILL)
    again = client_at_again(folder)
    notes = kept(again, conversation_id).notes
    again.workspace.close()
    assert (
        "".join(f"mot{word} é😀 " for word in acknowledged)
        == notes[: len("".join(f"mot{w} é😀 " for w in acknowledged))]
    )


def client_at_again(folder: Path) -> Client:
    from salesdesk.services.workspace import Workspace
    from salesdesk.store.engine import open_encrypted
    from salesdesk.store.profile import Identity
    from salesdesk.store.unit import LaptopStore
    from tests.factories.stores import Wall

    laptop = LaptopStore(
        open_encrypted(folder / "laptop.db", KEY), Identity(org_id=ORG, user_id=REP, device_id=DEVICE), Wall()
    )
    nothing: object = None
    return Client(Workspace(laptop), *([nothing] * 6))  # type: ignore[arg-type]  # only the workspace is read


def test_a_tick_carries_its_time_and_can_be_taken_away(client: Client) -> None:
    conversation_id = begun(client)
    conversations.tick(client.workspace, conversation_id, "q5")
    conversations.tick(client.workspace, conversation_id, "q5")
    items = {
        item.key: item for step in conversations.view(client.workspace, conversation_id).steps for item in step.items
    }
    at = items["q5"].ticked_at
    assert at is not None
    assert at.date() == TODAY
    conversations.untick(client.workspace, conversation_id, "q5")
    assert () == kept(client, conversation_id).ticks


def proof(conversation_id: ConversationId, **changes: object) -> proofs.NewProof:
    fields: dict[str, object] = {
        "conversation_id": conversation_id,
        "criterion_key": "S2x1",
        "kind": EvidenceKind.COSIGNED_NOTE,
        "happened_on": TODAY,
        "words": "92 000 € immobilisés, c’est signé",
    }
    return proofs.NewProof(**(fields | changes))  # type: ignore[arg-type]  # a test names what it changes


def test_evidence_proves_the_criterion_of_the_stage(client: Client) -> None:
    conversation_id = begun(client)
    evidence = proofs.record_evidence(client.workspace, proof(conversation_id))
    view = conversations.view(client.workspace, conversation_id)
    assert ["S2x2"] == [one.id for one in view.missing]
    assert (Side.CLIENT, client.opportunity.id, evidence) == (
        evidence.side,
        evidence.opportunity_id,
        view.proofs[0].evidence[0],
    )
    proofs.withdraw_evidence(client.workspace, evidence.id)
    assert 2 == len(conversations.view(client.workspace, conversation_id).missing)


def test_evidence_of_a_conversation_must_prove_the_criterion_it_is_given_for(client: Client) -> None:
    conversation_id = begun(client)
    with pytest.raises(UserError, match="proves_nothing"):
        proofs.record_evidence(client.workspace, proof(conversation_id, kind=EvidenceKind.SOLVENCY_CHECK))


def test_evidence_of_a_conversation_names_it(client: Client) -> None:
    conversation_id = begun(client)
    evidence = proofs.record_evidence(client.workspace, proof(conversation_id))
    assert evidence.conversation_id == conversation_id


def test_evidence_dated_ahead_or_without_a_fact_is_refused(client: Client) -> None:
    conversation_id = begun(client)
    with pytest.raises(UserError, match="future_evidence"):
        proofs.record_evidence(client.workspace, proof(conversation_id, happened_on=date(2026, 12, 24)))
    with pytest.raises(UserError, match="evidence_without_words"):
        proofs.record_evidence(client.workspace, proof(conversation_id, words="  "))


def test_somebody_met_joins_the_account_and_those_present(client: Client) -> None:
    conversation_id = begun(client)
    met = conversations.meet(client.workspace, conversation_id, NewContact(name="Anne Le Goff", job_title="Achats"))
    assert ("Anne Le", "Goff") == (met.first_name, met.last_name)
    assert {str(client.claire.id), str(met.id)} == set(kept(client, conversation_id).participants)
    conversations.remove_participant(client.workspace, conversation_id, ContactId(met.id))
    assert (str(client.claire.id),) == kept(client, conversation_id).participants


def conclusion(client: Client, conversation_id: ConversationId) -> Conclusion:
    promise = NewCommitment(
        account_id=client.account.id,
        side=Side.CLIENT,
        what="Valider la liste des 30 articles",
        due_on=date(2026, 12, 3),
        conversation_id=conversation_id,
        template_key="k2",
    )
    return Conclusion(
        conversation_id=conversation_id,
        outcome=ConversationOutcome.ADVANCED,
        commitments=(promise,),
        next_visit=NextVisit(on=date(2026, 12, 1), conversation_key="C3", contact_id=client.marc.id),
        self_score=3,
    )


def test_concluding_settles_visit_promises_next_visit_and_score_in_one_gesture(client: Client) -> None:
    conversation_id = begun(client)
    concluded = conversation_end.conclude(client.workspace, conclusion(client, conversation_id))
    view = conversations.view(client.workspace, conversation_id)
    assert view.visit is not None
    assert view.next_visit is not None
    assert view.self_score is not None
    assert (ConversationState.CONCLUDED, VisitStatus.DONE) == (concluded.state, view.visit.status)
    assert (date(2026, 12, 1), "C3") == (view.next_visit.starts_on, view.next_visit.conversation_key)
    assert (concluded.next_visit_id, 3) == (view.next_visit.id, view.self_score.score)
    assert ["Valider la liste des 30 articles"] == [one.what for one in view.ledger.theirs]


def test_undoing_a_conclusion_brings_the_held_conversation_back(client: Client) -> None:
    conversation_id = begun(client)
    conversation_end.conclude(client.workspace, conclusion(client, conversation_id))
    undo.undo(client.workspace)
    view = conversations.view(client.workspace, conversation_id)
    assert view.visit is not None
    assert (ConversationState.HELD, VisitStatus.PLANNED) == (view.conversation.state, view.visit.status)
    assert (None, None, ()) == (view.next_visit, view.self_score, view.ledger.theirs)


def test_concluding_again_corrects_the_next_visit_instead_of_adding_one(client: Client) -> None:
    conversation_id = begun(client)
    first = conversation_end.conclude(client.workspace, conclusion(client, conversation_id))
    later = replace(conclusion(client, conversation_id), commitments=(), next_visit=NextVisit(on=date(2026, 12, 8)))
    second = conversation_end.conclude(client.workspace, later)
    with client.workspace.read() as connection:
        visit = get(connection, Visit, second.next_visit_id or UUID(int=0))
    assert first.next_visit_id == second.next_visit_id
    assert visit is not None
    assert date(2026, 12, 8) == visit.starts_on


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"next_visit": NextVisit(on=date(2026, 11, 2))}, "past_next_visit"),
        ({"self_score": 5}, "bad_score"),
    ],
)
def test_a_refused_conclusion_keeps_nothing(client: Client, changes: dict[str, object], key: str) -> None:
    conversation_id = begun(client)
    with pytest.raises(UserError, match=key):
        conversation_end.conclude(client.workspace, replace(conclusion(client, conversation_id), **changes))  # type: ignore[arg-type]  # a test names what it changes
    view = conversations.view(client.workspace, conversation_id)
    assert (ConversationState.HELD, ()) == (view.conversation.state, view.ledger.theirs)


def test_extra_work_is_announced_with_the_conclusion(client: Client) -> None:
    conversation_id = begun(client)
    extra = extra_work.note(
        client.workspace, NewExtra(account_id=client.account.id, what="Étiquettes", price_cents=320_000)
    )
    told = replace(conclusion(client, conversation_id), announced=(extra.id,))
    conversation_end.conclude(client.workspace, told)
    with client.workspace.read() as connection:
        after = get(connection, ExtraWork, extra.id)
    assert after is not None
    assert (ExtraStatus.ANNOUNCED, TODAY) == (after.status, after.announced_on)


def test_a_no_show_marks_the_visit_missed(client: Client) -> None:
    concluded = conversation_end.no_show(client.workspace, client.visit.id, NextVisit(on=date(2026, 11, 30)))
    view = conversations.view(client.workspace, concluded.id)
    assert view.visit is not None
    assert (ConversationOutcome.NO_SHOW, VisitStatus.MISSED) == (concluded.outcome, view.visit.status)


def test_a_missed_visit_is_one_step_to_undo(client: Client) -> None:
    missed = conversation_end.no_show(client.workspace, client.visit.id)
    undo.undo(client.workspace)
    with client.workspace.read() as connection:
        visit, talk = get(connection, Visit, client.visit.id), get(connection, Conversation, missed.id)
    assert visit is not None
    assert (VisitStatus.PLANNED, None) == (visit.status, talk)


def test_two_laptops_that_conclude_the_same_visit_apart_make_the_same_records(tmp_path: Path) -> None:
    made: list[list[set[UUID]]] = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        client = client_at(tmp_path / name)
        # The same visit, known to both before they went apart.
        shared = replace(client.visit, id=VisitId(UUID(int=0x0197_0000_0000_7000_8000_00000000F0F0)))
        with client.workspace.unit("visit.planned") as unit:
            unit.put(shared)
        talk = conversations.start(client.workspace, visit_id=shared.id)
        conversation_end.conclude(client.workspace, conclusion(client, talk))
        with client.workspace.read() as connection:
            found: list[set[UUID]] = [
                {one.id for one in find(connection, Conversation)},
                {one.id for one in find(connection, Commitment)},
                {one.id for one in find(connection, Visit) if one.id != client.visit.id},
                {one.id for one in find(connection, SelfScore)},
            ]
        made.append(found)
        client.workspace.close()
    assert made[0] == made[1]
    assert [1, 1, 2, 1] == [len(ids) for ids in made[0]]


def test_a_manager_reads_the_conversation_of_a_rep_as_not_his(tmp_path: Path, client: Client) -> None:
    conversation_id = begun(client)
    client.workspace.laptop.identity = replace(client.workspace.laptop.identity, user_id=BOSS)
    assert not conversations.view(client.workspace, conversation_id).mine


def test_the_own_score_is_kept_once_for_a_conversation(client: Client) -> None:
    conversation_id = begun(client)
    for score in (2, 4):
        told = replace(conclusion(client, conversation_id), commitments=(), self_score=score)
        conversation_end.conclude(client.workspace, told)
    with client.workspace.read() as connection:
        own = self_score_of(connection, ORG, REP, conversation_id)
    assert own is not None
    assert 4 == own.score


def test_evidence_without_affair_is_refused(client: Client) -> None:
    with client.workspace.unit("affair.closed") as unit:
        unit.delete(type(client.opportunity), client.opportunity.id)
    conversation_id = conversations.start(client.workspace, account_id=client.account.id)
    with pytest.raises(UserError, match="no_opportunity"):
        proofs.record_evidence(client.workspace, proof(conversation_id))
    with client.workspace.read() as connection:
        assert get(connection, Evidence, client.account.id) is None
