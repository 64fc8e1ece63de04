"""A whole cycle on each shipped process, from the first contact to the money in the bank, and what it leaves."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from salesdesk.domain.conversation import Conversation, ConversationOutcome
from salesdesk.domain.opportunities import Evidence, Opportunity, StageChange
from salesdesk.domain.process import BuyingRole, ConversationTemplate, EvidenceKind, Process, Stage
from salesdesk.domain.value import Given, Origin
from salesdesk.exchange.processfile import read_process
from salesdesk.services import (
    benefits,
    commitments,
    conversation_end,
    conversations,
    opportunities,
    opportunity_moves,
    proofs,
    visits,
)
from salesdesk.services.commitments import NewCommitment
from salesdesk.services.conversation_end import Conclusion, NextVisit
from salesdesk.services.visit_concerns import PlannedVisit
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from salesdesk.store.tables import table_of
from tests.factories.accounts import account, contact
from tests.factories.conversations import people
from tests.factories.processes import process_version, template_text
from tests.factories.stores import Wall, laptop_store

PROCESSES = ("distribution-industrielle", "expertise-comptable")
SIGNING = frozenset({EvidenceKind.SIGNED_CONTRACT, EvidenceKind.PURCHASE_ORDER})
AMOUNT_CENTS = 4_200_000
SAID = {
    "benefit_ratio": {"gain_year": "18000", "fee_year": "4000"},
    "cost_of_delay": {"gain_year": "18000", "months": "2"},
    "cost_of_problem": {"time": "1200", "lost_margin": "6000"},
    "discount_breakeven": {"discount": "5", "margin": "25"},
    "downtime": {"events": "2", "hours": "8", "margin_hour": "450"},
    "dso_release": {"revenue": "1440000", "days": "15", "rate": "6"},
    "extra_price": {"hours": "3", "rate": "80", "contingency": "15", "gain": "900", "hours2": "2"},
    "loan": {"capital": "180000", "months": "120", "rate_old": "3.50", "rate_new": "2.45"},
    "pump_energy": {"kw": "15", "hours": "4000", "speed": "0.8", "price": "0.18"},
    "realised_vs_promised": {"promised": "18000", "actual": "16500"},
    "stock_release": {"value": "80000", "pct": "25", "rate": "20"},
    "tco": {"price_gap": "2000", "gain_year": "5000"},
    "terms_cost": {"sale": "42000", "days": "60", "rate": "6"},
    "time_saved": {"hours_week": "2", "cost_hour": "32"},
    "unprofitable_practice": {"hours_month": "0.5", "rate": "50"},
}
"""What the clients of both walks say: inputs of each calculator that the shipped processes use."""


@dataclass
class Walk:
    """A rep who lives one opportunity, day after day."""

    workspace: Workspace
    wall: Wall
    process: Process
    contact_ids: dict[BuyingRole, object]
    affair: Opportunity
    log: list[str] = field(default_factory=list)

    def today(self) -> date:
        return self.workspace.today()

    def wait(self, days: int) -> None:
        self.wall.instant += timedelta(days=days)

    def hold(self, template: ConversationTemplate) -> None:
        """Plans the conversation for today, goes through its guide, computes its benefits, concludes it."""
        role = next(one for one in self.process.roles if one.id == template.role).buying_role
        wanted = PlannedVisit(
            account_id=self.affair.account_id,
            starts_on=self.today(),
            duration_minutes=template.minutes,
            contact_id=self.contact_ids[role],  # type: ignore[arg-type]  # a ContactId
            opportunity_id=self.affair.id,
            conversation_key=template.id,
        )
        visit = visits.plan(self.workspace, wanted)
        held = conversations.start(self.workspace, visit_id=visit.id)
        view = conversations.view(self.workspace, held)
        assert view.template == template
        for step in view.steps:
            for item in step.items:
                conversations.tick(self.workspace, held, item.key)
        for key in sorted({one.formula for one in template.points if one.formula is not None}):
            self.compute(key, held)
        promised = tuple(
            NewCommitment(
                account_id=self.affair.account_id,
                side=one.by,
                what=one.text.in_("fr"),
                due_on=self.today() + timedelta(days=one.due_days),
                conversation_id=held,
                opportunity_id=self.affair.id,
                template_key=one.id,
            )
            for one in template.commitments
        )
        following = NextVisit(on=self.today() + timedelta(days=7))
        end = Conclusion(
            conversation_id=held,
            outcome=ConversationOutcome.ADVANCED,
            commitments=promised,
            next_visit=following,
            self_score=3,
        )
        conversation_end.conclude(self.workspace, end)
        self.log.append(f"{template.id}: {len(view.steps)} steps, {len(promised)} commitments")

    def compute(self, key: str, held: object) -> None:
        """Fills a calculator with figures in its ranges, said by the client."""
        given = {name: Given.exact(said, Origin.CLIENT_SAID, self.today()) for name, said in SAID[key].items()}
        request = benefits.FigureRequest(
            account_id=self.affair.account_id,
            formula=key,
            given=given,
            conversation_id=held,  # type: ignore[arg-type]  # a ConversationId
            opportunity_id=self.affair.id,
        )
        benefits.evaluate_and_save(self.workspace, request)

    def prove(self, stage: Stage) -> None:
        for criterion in stage.exit:
            kind = criterion.evidence[0]
            proofs.record_evidence(
                self.workspace,
                proofs.NewProof(
                    criterion_key=criterion.id,
                    kind=kind,
                    happened_on=self.today(),
                    words="« Oui, c’est bien cela. »",
                    opportunity_id=self.affair.id,
                ),
            )
            if kind in SIGNING:
                opportunities.win(self.workspace, self.affair.id, self.today(), AMOUNT_CENTS)
                self.log.append(f"{stage.id}: signed")
            if kind is EvidenceKind.BANK_RECEIPT:
                opportunities.pay(self.workspace, self.affair.id, self.today(), AMOUNT_CENTS)
                self.log.append(f"{stage.id}: paid")


def walk_on(folder: Path, key: str) -> Walk:
    wall = Wall()
    workspace = Workspace(laptop_store(folder, now=wall))
    process = read_process(template_text(key), source=key)
    version = process_version(process_key=key, content=template_text(key), name=process.name.fr)
    firm = account(name="Menuiserie Rouvière")
    met = {role: contact(firm.id, last_name=f"Vidal-{role.value}", buying_role=role) for role in BuyingRole}
    with workspace.unit(None) as unit:
        for record in (*people(), firm, *met.values(), version):
            unit.put(record)
    draft = opportunities.OpportunityDraft(
        account_id=firm.id, name="Premier cycle", process_key=key, amount_cents=AMOUNT_CENTS
    )
    affair = opportunities.create(workspace, draft)
    return Walk(workspace, wall, process, {role: one.id for role, one in met.items()}, affair)


def live(walk: Walk) -> Opportunity:
    """Lives the whole cycle, one stage after the other, each within its standard days."""
    stages = walk.process.stages
    for stage in stages:
        for template in stage.conversations:
            walk.wait(2)
            walk.hold(template)
        walk.wait(1)
        walk.prove(stage)
        if stage.id != stages[-1].id:
            move = opportunity_moves.leave_stage(walk.workspace, walk.affair.id)
            assert move.missing == ()
            walk.log.append(f"{stage.id} -> {move.entered.id}")
    return _affair(walk)


def _affair(walk: Walk) -> Opportunity:
    with walk.workspace.read() as connection:
        return find(connection, Opportunity)[0]


@pytest.mark.parametrize("key", PROCESSES)
def test_a_cycle_is_lived_from_the_first_contact_to_the_payment(tmp_path: Path, key: str) -> None:
    walk = walk_on(tmp_path, key)
    affair = live(walk)
    print(f"\n{key}: " + "; ".join(walk.log))
    stages = [one.id for one in walk.process.stages]
    with walk.workspace.read() as connection:
        passages = [one.to_stage for one in sorted(find(connection, StageChange), key=lambda one: one.changed_at)]
        overrides = [one for one in find(connection, StageChange) if one.override_reason]
        proved = {one.criterion_key for one in find(connection, Evidence)}
        held = find(connection, Conversation)
    assert (passages, overrides) == (stages, [])
    assert proved == {one.id for stage in walk.process.stages for one in stage.exit}
    assert sorted(one.conversation_key or "" for one in held) == sorted(one.id for one in walk.process.conversations())
    assert {one.outcome for one in held} == {ConversationOutcome.ADVANCED}
    assert (opportunities.is_made(affair), affair.paid_cents) == (True, AMOUNT_CENTS)
    assert affair.closed_on is not None
    assert affair.paid_on is not None
    assert affair.closed_on < affair.paid_on


@pytest.mark.parametrize("key", PROCESSES)
def test_the_promises_and_proofs_of_a_cycle_are_kept_and_wait_to_be_sent(tmp_path: Path, key: str) -> None:
    walk = walk_on(tmp_path, key)
    live(walk)
    promised = commitments.ledger(walk.workspace, walk.affair.account_id)
    templates = [one for each in walk.process.conversations() for one in each.commitments]
    assert len(promised.ours) + len(promised.theirs) == len(templates)
    with walk.workspace.read() as connection:
        unsynced = connection.execute(
            select(func.count()).select_from(table_of(Evidence)).where(table_of(Evidence).c.rev == 0)
        ).scalar_one()
    assert unsynced == sum(len(stage.exit) for stage in walk.process.stages)
    assert walk.workspace.saved_here_only([walk.affair.id]) == {walk.affair.id}
