"""The author of a version says where its deals go and whom it credits; a deal says that it follows an older version."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mapping_panel import MappingPanel
from salesdesk.desktop.pipeline.detail import DetailView
from salesdesk.desktop.pipeline.gestures import Gestures
from salesdesk.desktop.pipeline.page import OpportunitiesPage
from salesdesk.desktop.studio.publishing import PublishForm
from salesdesk.desktop.widgets import Banner, TextLabel
from salesdesk.domain.improvements import ImprovementStatus
from salesdesk.domain.people import Role
from salesdesk.services import process_drafts, process_publishing
from salesdesk.services.process_publishing import Confirmation
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import distribution, keep, opportunity, workspace
from tests.factories.process_life import proposal, renamed_text
from tests.factories.processes import INDUSTRY, process_version
from tests.factories.stores import BOSS, OTHER_REP


@pytest.fixture
def ops(tmp_path: Path) -> Iterator[Workspace]:
    made = workspace(tmp_path, user_id=BOSS)
    idea = proposal(proposed_by=OTHER_REP, status=ImprovementStatus.TAKEN, answered_by=BOSS)
    keep(made, (replace(made.me(), role=Role.SALES_OPERATIONS), distribution(), idea))
    yield made
    made.close()


def form_of(ops: Workspace, qtbot: QtBot, jobs: Jobs, folder: Path) -> tuple[PublishForm, Confirmation]:
    asked = process_publishing.confirmation(ops, process_drafts.Draft(INDUSTRY, renamed_text(), "test"))
    form = PublishForm(asked, desk_of(ops, jobs, NotingShell(), folder).messages)
    qtbot.addWidget(form)
    return form, asked


def test_the_proposed_mapping_is_shown_and_can_be_changed(
    ops: Workspace, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    form, asked = form_of(ops, qtbot, jobs, tmp_path)
    assert form.stages is not None
    assert form.mapping() == dict(asked.mapping)
    assert form.mapping()["S2"] == "T2"
    form.stages.choices["S2"].set_value("")
    form.stages.choices["S4"].set_value("S3")
    assert {key: form.mapping()[key] for key in ("S2", "S4")} == {"S2": None, "S4": "S3"}


def test_what_changes_is_shown_in_words_without_a_key_of_the_file(
    ops: Workspace, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    form, _asked = form_of(ops, qtbot, jobs, tmp_path)
    said = [one.text() for one in form.findChildren(TextLabel)]
    assert "Étape · durée normale" in said
    assert "15 jours → 20 jours" in said
    assert [one for one in said if "S2" in one or "T2" in one] == []


def test_a_credited_proposal_is_named_in_the_notes_and_what_was_typed_stays(
    ops: Workspace, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    form, asked = form_of(ops, qtbot, jobs, tmp_path)
    assert form.credits is not None
    (box,) = form.credits.boxes.values()
    assert form.credited() == ()
    form.notes.setPlainText("Décision datée")
    box.setChecked(True)
    assert form.notes.toPlainText() == "Décision datée\nSur une idée de Karim Haddad."
    assert form.credited() == tuple(one.improvement.id for one in asked.to_credit)
    box.setChecked(False)
    assert (form.notes.toPlainText(), form.credited()) == ("Décision datée", ())


def test_a_deal_on_an_older_version_leads_to_the_new_one(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> None:
    rep, shell = workspace(tmp_path), NotingShell()
    firm = account()
    deal = opportunity(firm.id, stage_key="S2")
    keep(rep, (distribution(), process_version(version=2, content=renamed_text()), firm, deal))
    page = OpportunitiesPage(desk_of(rep, jobs, shell, tmp_path))
    qtbot.addWidget(page)
    page.open_affair(deal.id)
    qtbot.waitUntil(lambda: jobs.pending == 0)
    view = page.gestures.view
    assert isinstance(page.gestures, Gestures)
    assert isinstance(view, DetailView)
    said = [one.text() for one in view.findChildren(Banner)]
    assert "Suit la version 1" in said
    view.mapping_wanted.emit()
    panel = shell.panel
    assert isinstance(panel, MappingPanel)
    qtbot.addWidget(panel)
    panel.move_deals()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert shell.toasts[-1] == ("1 affaire suit la version 2", True)
    page.open_affair(deal.id)
    qtbot.waitUntil(lambda: jobs.pending == 0)
    shown = page.gestures.view
    assert shown is not None
    assert shown.shown is not None
    assert (shown.shown.opportunity.stage_key, shown.plan) == ("T2", None)
    # The stage that it left is named in the words of the version before.
    assert [one.left.fr for one in shown.shown.history if one.left] == [
        "Production et magasin mesurent le coût complet actuel"
    ]  # fmt: skip
    rep.close()
