"""The board of affairs in progress, and the page of one affair."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from salesdesk.domain.conversation import Commitment
from salesdesk.domain.ids import CommitmentId, StageChangeId, UserId
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Role, User
from salesdesk.domain.process import EvidenceKind, Side
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import opportunities, opportunity_board, opportunity_detail, opportunity_moves
from salesdesk.services.opportunities import OpportunityDraft
from salesdesk.services.opportunity_board import AffairCard, BoardFilter, Period, amounts_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.conversations import TODAY, Client, affair_at, client_at, visit_at
from tests.factories.opportunities import prove, put
from tests.factories.processes import INDUSTRY
from tests.factories.sample import sample_person, sample_workspace
from tests.factories.stores import REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


def cards(workspace: Workspace, **wanted: object) -> tuple[AffairCard, ...]:
    shown = opportunity_board.board(workspace, BoardFilter(**wanted))  # type: ignore[arg-type]  # fields by name
    return tuple(card for lane in shown.lanes for card in lane.cards)


def test_a_card_says_proofs_days_and_what_comes_next(client: Client) -> None:
    prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    (card,) = cards(client.workspace)
    step = card.next_step
    actual = (card.account_name, card.proved, card.wanted, card.days, card.standard_days, card.days_over)
    assert actual == ("Laiterie du Val d’Orb", 1, 2, 21, 25, 0)
    assert step is not None
    assert (step.on, step.title and step.title.fr[:8]) == (TODAY, "Urgences")


def test_a_contact_about_another_affair_is_not_the_next_step(client: Client) -> None:
    other = affair_at(client.account.id, client.version)
    put(client, other)
    found = {card.id: card.next_step for card in cards(client.workspace)}
    assert (found[other.id], found[client.opportunity.id] is None) == (None, False)


def test_a_promise_of_the_client_is_the_next_step_when_nothing_is_planned(client: Client) -> None:
    other = affair_at(client.account.id, client.version)
    owed = Commitment(
        id=CommitmentId(client.workspace.new_id()), account_id=client.account.id, side=Side.CLIENT,
        what="Envoyer les volumes", due_on=date(2026, 11, 20), made_on=date(2026, 11, 2), opportunity_id=other.id,
    )  # fmt: skip
    put(client, other, owed, replace(owed, id=CommitmentId(client.workspace.new_id()), side=Side.REP, what="Devis"))
    step = {card.id: card.next_step for card in cards(client.workspace)}[other.id]
    assert step is not None
    assert (step.promise, step.on, step.overdue) == ("Envoyer les volumes", date(2026, 11, 20), True)


def test_a_signed_affair_stays_in_view_until_it_is_paid(client: Client) -> None:
    opportunities.win(client.workspace, client.opportunity.id, TODAY)
    signed = len(cards(client.workspace)), len(cards(client.workspace, period=Period.ENDED))
    opportunities.pay(client.workspace, client.opportunity.id, TODAY, 4_200_000)
    paid = len(cards(client.workspace)), len(cards(client.workspace, period=Period.ENDED))
    assert (signed, paid) == ((1, 0), (0, 1))


def test_every_affair_is_in_one_of_the_two_lists(client: Client) -> None:
    won = OpportunityOutcome.WON
    others = [
        affair_at(client.account.id, client.version, outcome=won, closed_on=None),
        affair_at(client.account.id, client.version, outcome=won, closed_on=date(2017, 3, 1)),
        affair_at(client.account.id, client.version, outcome=won, closed_on=TODAY, amount_cents=None),
        affair_at(client.account.id, client.version, outcome=won, closed_on=TODAY, amount_cents=None, paid_cents=5),
        affair_at(client.account.id, client.version, outcome=OpportunityOutcome.LOST),
    ]
    put(client, *others)
    now = {card.id for card in cards(client.workspace)}
    over = {card.id for card in cards(client.workspace, period=Period.ENDED)}
    assert now == {client.opportunity.id, others[2].id}
    assert over == {others[0].id, others[1].id, others[3].id, others[4].id}


def test_filters_keep_a_stage_and_what_is_late(client: Client) -> None:
    late = affair_at(client.account.id, client.version, stage_key="S3", stage_since=date(2026, 10, 1))
    put(client, late)
    found = [[card.id for card in cards(client.workspace, **one)] for one in ({"stage_key": "S3"}, {"overdue": True})]
    assert (found, cards(client.workspace, overdue=True)[0].days_over) == ([[late.id], [late.id]], 23)


def test_an_imported_stage_is_shown_as_such_and_not_as_an_override(client: Client) -> None:
    change = StageChange(
        id=StageChangeId(client.workspace.new_id()), account_id=client.account.id,
        opportunity_id=client.opportunity.id, from_stage=None, to_stage="S2", changed_at=client.workspace.now(),
        changed_by=REP, missing=("S1x1",), override_reason="imported",
    )  # fmt: skip
    put(client, change)
    (card,) = cards(client.workspace)
    (passage,) = opportunity_detail.detail(client.workspace, client.opportunity.id).history
    assert (card.imported, card.override, passage.imported, passage.reason) == (True, "", True, "")


def test_the_reason_of_an_override_is_on_the_card_until_the_next_move(client: Client) -> None:
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Pilote déjà lancé")
    before = cards(client.workspace)[0].override
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Budget voté")
    assert (before, cards(client.workspace)[0].override) == ("Pilote déjà lancé", "Budget voté")


def test_a_board_without_affairs_shows_the_stages_of_the_newest_process(client: Client) -> None:
    with client.workspace.unit(None) as unit:
        unit.delete(Opportunity, client.opportunity.id)
    (lane,) = opportunity_board.board(client.workspace, BoardFilter()).lanes
    assert [column.stage_key for column in lane.columns] == ["S1", "S2", "S3", "S4", "S5"]


def test_an_affair_whose_process_is_not_here_has_a_column_of_its_own(client: Client) -> None:
    with client.workspace.unit(None) as unit:
        unit.delete(ProcessVersion, client.version.id)
    (lane,) = opportunity_board.board(client.workspace, BoardFilter()).lanes
    (column,) = lane.columns
    assert (column.stage_key, column.place, column.ideal, len(column.cards)) == ("S2", 0, None, 1)


def test_ideal_counts_grow_with_the_reps_of_the_team(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path, "manager")
    whole = opportunity_board.board(workspace, BoardFilter())
    one = opportunity_board.board(workspace, BoardFilter(owner_id=whole.owners[0][0]))
    workspace.close()
    ideals = [next(column.ideal.count for column in shown.lanes[0].columns if column.ideal) for shown in (whole, one)]
    assert (whole.reps, one.reps, ideals[0] > ideals[1] * (whole.reps - 1)) == (len(whole.owners), 1, True)


def test_a_manager_sees_the_affairs_of_his_tree_by_owner(tmp_path: Path) -> None:
    workspace = sample_workspace(tmp_path, "manager")
    whole = opportunity_board.board(workspace, BoardFilter())
    rep = sample_person("rep")
    his = cards(workspace, owner_id=rep.id)
    with workspace.read() as connection:
        known = {user.id for user in find(connection, User) if user.role is Role.REP}
    workspace.close()
    owners = {card.opportunity.owner_id for lane in whole.lanes for card in lane.cards}
    assert {card.opportunity.owner_id for card in his} == {rep.id}
    assert rep.id in dict(whole.owners)
    assert owners <= known


def test_a_rep_is_offered_no_other_owner(client: Client) -> None:
    assert opportunity_board.board(client.workspace, BoardFilter()).owners == ()


def test_the_board_takes_no_more_statements_for_more_affairs(client: Client) -> None:
    seen: list[str] = []
    event.listen(client.workspace.laptop.store.reader, "before_cursor_execute", lambda *args: seen.append(args[2]))
    opportunity_board.board(client.workspace, BoardFilter())
    few = len(seen)
    put(client, *(affair_at(client.account.id, client.version) for _ in range(40)))
    seen.clear()
    opportunity_board.board(client.workspace, BoardFilter())
    assert (len(seen), few <= 12) == (few, True)


def test_amounts_are_added_up_currency_by_currency(client: Client) -> None:
    put(
        client,
        affair_at(client.account.id, client.version, amount_cents=100, currency="USD"),
        affair_at(client.account.id, client.version, amount_cents=None),
    )
    assert amounts_of(cards(client.workspace)) == (("EUR", 4_200_000), ("USD", 100))


def test_the_page_of_an_affair_puts_proofs_beside_their_criteria(client: Client) -> None:
    entry = prove(client, "S2e1", EvidenceKind.CLIENT_FILE)
    proof = prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    old = prove(client, "S1x1", EvidenceKind.CLIENT_FILE)
    shown = opportunity_detail.detail(client.workspace, client.opportunity.id)
    assert [line.evidence for line in shown.proofs] == [(proof,), ()]
    assert [line.evidence for line in shown.entry] == [(entry,)]
    assert [one.evidence for one in shown.earlier] == [old]
    assert [one.id for one in shown.missing] == ["S2x2"]
    ways = (shown.forward and shown.forward.id, [stage.id for stage in shown.back])
    assert (ways, shown.place, shown.stages) == (("S3", ["S1"]), 2, 5)


def test_the_page_of_an_affair_names_the_roles_without_a_person(client: Client) -> None:
    shown = opportunity_detail.detail(client.workspace, client.opportunity.id)
    assert [role.value for role in shown.missing_roles] == ["payer"]


def test_an_override_is_named_and_dated_on_the_page(client: Client) -> None:
    opportunity_moves.leave_stage(client.workspace, client.opportunity.id, override_reason="Magasin fermé")
    (passage,) = opportunity_detail.detail(client.workspace, client.opportunity.id).history
    assert (passage.by, passage.reason, len(passage.missing)) == ("Jeanne Brun", "Magasin fermé", 2)
    assert client.workspace.local(passage.at).date() == TODAY


def test_a_new_affair_is_saved_here_until_it_is_sent(client: Client) -> None:
    draft = OpportunityDraft(account_id=client.account.id, name="Quai", process_key=INDUSTRY)
    made = opportunities.create(client.workspace, draft)
    assert {card.id: card.saved_here for card in cards(client.workspace)}[made.id] is True


def test_the_form_offers_processes_and_people_in_place(client: Client) -> None:
    put(client, replace(client.claire, left_on=date(2026, 1, 1)))
    offered = opportunity_detail.choices(client.workspace, client.account.id)
    assert ([key for key, _ in offered.processes], [one.id for one in offered.people]) == ([INDUSTRY], [client.marc.id])


def test_an_affair_can_be_opened_for_somebody_else(client: Client) -> None:
    other = UserId(client.workspace.new_id())
    draft = OpportunityDraft(account_id=client.account.id, name="Quai", process_key=INDUSTRY, owner_id=other)
    assert opportunities.create(client.workspace, draft).owner_id == other


def test_a_visit_of_yesterday_is_no_next_step(client: Client) -> None:
    put(client, replace(client.visit, starts_on=date(2026, 11, 22)), visit_at(client.account.id, starts_on=TODAY))
    (card,) = cards(client.workspace)
    assert card.next_step is not None
    assert (card.next_step.on, card.next_step.title) == (TODAY, None)
