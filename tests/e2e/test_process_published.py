"""Version 3 is published from a draft; both reps see it, one brings his deals there, the manager sees it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from salesdesk.config.paths import Paths
from salesdesk.domain.accounts import Ownership
from salesdesk.domain.ids import OpportunityId, OwnershipId, ProcessVersionId
from salesdesk.domain.improvements import ImprovementStatus
from salesdesk.domain.opportunities import Opportunity, StageChange
from salesdesk.domain.process import EvidenceKind
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.services import (
    accounts,
    improvements,
    news,
    opportunities,
    process_drafts,
    process_mapping,
    process_publishing,
    processes,
    profiles,
    proofs,
    syncing,
)
from salesdesk.services.opportunities import OpportunityDraft
from salesdesk.services.opportunity_moves import leave_stage
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.e2e.processes import PIN, ServerProcess, make_profile
from tests.factories.process_life import renamed_text, second_text
from tests.factories.processes import INDUSTRY

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(180)]

PEOPLE = {"odile": "sales_operations", "anna": "rep", "bruno": "rep"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path / "firm")
    made.home.mkdir()
    made.admin("create-organisation", "Essai SA", "--admin-email", "anne@essai.example", "--admin-name", "Anne Adam")
    made.admin("team-add", "Ventes")
    made.start()
    made.invite("paul@essai.example", "Paul Orme", "manager", "--team", "Ventes", "--manager-of", "Ventes")
    for name, role in PEOPLE.items():
        made.invite(f"{name}@essai.example", name.capitalize(), role, "--team", "Ventes")
    for name in ("paul", *PEOPLE):
        make_profile(made, tmp_path / name, name, f"{name}@essai.example")
    yield made
    made.stop()


@contextmanager
def at_work(folder: Path, name: str) -> Iterator[Workspace]:
    """Opens a person's laptop, synced before and after what he does there."""
    opened = profiles.open_profile(Paths.below(folder / name), name, pin=PIN)
    try:
        syncing.run_round(opened)
        yield opened.workspace
        done = syncing.run_round(opened)
        assert syncing.state(opened.workspace).refused == 0, done
    finally:
        opened.close()


def deal_of(workspace: Workspace, name: str) -> OpportunityId:
    """Opens a deal at an account of one's own, proved and passed on to the second stage."""
    firm = replace(accounts.blank(workspace), name=name)
    with workspace.unit(None) as unit:
        unit.put(firm)
        unit.put(
            Ownership(
                id=OwnershipId(workspace.new_id()), account_id=firm.id, user_id=workspace.user_id,
                starts_on=workspace.today(),
            )
        )  # fmt: skip
    made = opportunities.create(workspace, OpportunityDraft(account_id=firm.id, name=name, process_key=INDUSTRY))
    leave_stage(workspace, made.id, override_reason="Le client a tout dit au téléphone")
    fact = proofs.NewProof(
        opportunity_id=made.id, criterion_key="S2x1", kind=EvidenceKind.COSIGNED_NOTE, happened_on=workspace.today(),
        words="« 41 000 euros par an, c’est bien cela. »",
    )  # fmt: skip
    proofs.record_evidence(workspace, fact)
    return made.id


def publish(workspace: Workspace, text: str, mapping: dict[str, str | None]) -> ProcessVersion:
    draft = process_drafts.Draft(INDUSTRY, text, "brouillon")
    asked = process_publishing.confirmation(workspace, draft)
    ideas = [one.improvement.id for one in asked.to_credit]
    return process_publishing.publish_draft(
        workspace, draft, "Sur une idée d’Anna.", {**asked.mapping, **mapping}, credited=ideas
    )  # fmt: skip


def where(workspace: Workspace) -> dict[str, tuple[int, str]]:
    """Version and stage of each deal that a laptop holds, by name."""
    with workspace.read() as connection:
        versions: dict[ProcessVersionId, int] = {one.id: one.version for one in find(connection, ProcessVersion)}
        deals = find(connection, Opportunity)
    return {one.name: (versions[one.process_version_id], one.stage_key) for one in deals}


def test_a_new_version_reaches_everybody_and_a_rep_brings_his_deals_there(
    server: ServerProcess, tmp_path: Path
) -> None:
    with at_work(tmp_path, "odile") as odile:
        # A new firm begins with the processes that are shipped.
        assert publish(odile, second_text(), {}).version == 2
    with at_work(tmp_path, "anna") as anna:
        deal = deal_of(anna, "Laiterie")
        idea = improvements.propose(anna, INDUSTRY, 2, "S2x2", "Faire dater la décision")
    with at_work(tmp_path, "bruno") as bruno:
        deal_of(bruno, "Fromagerie")

    with at_work(tmp_path, "odile") as odile:
        assert where(odile) == {}
        improvements.answer(odile, idea.id, taken=True, words="Oui, dès la version 3")
        third = publish(odile, renamed_text(), {"S2": "T2"})
        assert third.version == 3

    with at_work(tmp_path, "bruno") as bruno:
        lines = [one.version for one in processes.versions(bruno).lines if one.version.process_key == INDUSTRY]
        assert [one.version for one in lines] == [3, 2, 1]
        (plan,) = process_mapping.plans(bruno)
        assert ([one.opportunity.name for one in plan.deals], plan.guessed) == (["Fromagerie"], False)

    with at_work(tmp_path, "anna") as anna:
        (answered,) = news.waiting(anna).answers
        assert (answered.status, answered.credited_version) == (ImprovementStatus.TAKEN, 3)
        (plan,) = process_mapping.plans(anna)
        (kept,) = plan.deals[0].standing
        assert kept.fr.startswith("Coût annuel actuel")
        assert process_mapping.move(anna, plan.target.id, [deal]) == 1
        assert process_mapping.plans(anna) == ()

    with at_work(tmp_path, "paul") as paul:
        assert where(paul) == {"Laiterie": (3, "T2"), "Fromagerie": (2, "S2")}
        with paul.read() as connection:
            steps = {(one.from_stage, one.to_stage) for one in find(connection, StageChange)}
        assert ("S2", "T2") in steps
        (plan,) = process_mapping.plans(paul)
        assert [one.opportunity.name for one in plan.deals] == ["Fromagerie"]
        assert process_mapping.move(paul, plan.target.id, [plan.deals[0].opportunity.id]) == 1

    with at_work(tmp_path, "bruno") as bruno:
        assert where(bruno) == {"Fromagerie": (3, "T2")}
        assert process_mapping.plans(bruno) == ()
