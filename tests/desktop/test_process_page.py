"""Published processes are read as a staircase; a file is published by who may, its faults shown by line."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mapping_panel import MappingPanel
from salesdesk.desktop.process.page import ProcessesPage
from salesdesk.desktop.process.stage_card import StageCard
from salesdesk.desktop.widgets import Button, Chip, TextLabel
from salesdesk.domain.errors import UserError
from salesdesk.domain.improvements import Improvement, ImprovementStatus, Interview
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.people import Role
from salesdesk.domain.process_check import Level
from salesdesk.services import processes, undo
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.desktop.places import shown
from tests.factories.accounts import account
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import conversation, distribution, keep, opportunity, workspace
from tests.factories.process_life import interview, proposal, renamed_text
from tests.factories.processes import process_version, template_text
from tests.factories.stores import BOSS, OTHER_REP, REP


@pytest.fixture
def ops(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, user_id=BOSS)
    firm = account()
    keep(made, (replace(made.me(), role=Role.SALES_OPERATIONS), distribution(), firm, opportunity(firm.id)))
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


def page_of(opened: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, folder: Path) -> ProcessesPage:
    page = ProcessesPage(desk_of(opened, jobs, shell, folder))
    qtbot.addWidget(page)
    page.resize(1280, 720)
    shown(qtbot, page)
    page.arrive()
    qtbot.waitUntil(lambda: jobs.pending == 0)
    # What a layout was given is shown by a posted event.
    QApplication.sendPostedEvents()
    return page


@pytest.fixture
def page(ops: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> ProcessesPage:
    return page_of(ops, jobs, shell, qtbot, tmp_path)


def second(text: str | None = None) -> str:
    return (text or template_text()).replace("version: 1", "version: 2", 1)


def file_of(folder: Path, text: str) -> Path:
    path = folder / "processus.yaml"
    path.write_text(text, "utf-8")
    return path


def test_the_version_in_force_stands_as_a_staircase(page: ProcessesPage) -> None:
    assert page.opened is not None
    cards = [one for one in page.findChildren(StageCard) if one.isVisible()]
    assert len(page.opened.process.stages) == len(cards)
    said = page.list.model.index(0, 0).data()
    assert said.startswith("Distributeur industriel - contrat cadre transmission et pompage, Version 1 · ")
    assert said.endswith("1 affaire en cours, En vigueur, A")


def test_a_new_version_is_published_and_shown(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, second()))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert page.versions is not None
    assert [(2, True), (1, False)] == [(one.version.version, one.is_latest) for one in page.versions.lines]
    assert (1, True) == (shell.syncs, shell.toasts[0][1])


def test_faults_are_shown_by_line(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, second().replace("stages:", "etapes:", 1)))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    lines = [label.text() for label in shell.panel.findChildren(TextLabel) if label.text().startswith("Ligne ")]
    assert lines
    assert page.versions is not None
    assert 1 == len(page.versions.lines)


def test_a_version_already_published_is_refused(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, template_text()))
    qtbot.waitUntil(lambda: jobs.pending == 0)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    assert "Non publié" == shell.panel.title.text()


def test_who_may_not_publish_is_not_offered_it_and_is_refused(
    jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path
) -> None:
    rep = workspace(tmp_path)
    page = page_of(rep, jobs, shell, qtbot, tmp_path)
    assert (False, True) == (page.list.publish.isVisible(), page.empty.isVisible())
    with pytest.raises(UserError) as refusal:
        processes.publish(rep, second(), source="processus.yaml")
    assert "processes.not_allowed" == refusal.value.key


@pytest.fixture
def rep(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path)
    firm = account()
    deals = [opportunity(firm.id, stage_key=key, name=f"Affaire {key}") for key in ("S1", "S2", "S4")]
    mapping = '{"S1": "S1", "S2": "T2", "S3": "S3", "S4": null, "S5": "S5"}'
    keep(made, (distribution(), process_version(version=2, content=renamed_text(), mapping=mapping), firm, *deals))
    return made


@pytest.fixture
def rep_page(rep: Workspace, jobs: Jobs, shell: NotingShell, qtbot: QtBot, tmp_path: Path) -> ProcessesPage:
    return page_of(rep, jobs, shell, qtbot, tmp_path)


def settled(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.pending == 0)
    QApplication.sendPostedEvents()


def kept(opened: Workspace, record: type) -> list:  # type: ignore[type-arg]  # of any noun
    with opened.read() as connection:
        return find(connection, record)


def texts(widget: object) -> list[str]:
    assert hasattr(widget, "findChildren")
    return [one.text() for one in widget.findChildren(TextLabel)]


def test_what_changes_is_told_line_by_line(rep_page: ProcessesPage, jobs: Jobs, qtbot: QtBot) -> None:
    QTest.keyClick(rep_page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    settled(jobs, qtbot)
    assert "changes" == rep_page.head.choice.current()
    said = texts(rep_page.changes)
    assert "15\u00a0jours → 20\u00a0jours" in [one.replace(" jours", "\u00a0jours") for one in said]
    assert {"Critère", "Le client a daté sa décision"} <= set(said)


def unbalanced() -> str:
    """The shipped process with a first stage that stays far too long: an error of balance."""
    return second().replace("standard_days: 15", "standard_days: 200", 1)


def test_a_finding_leads_who_makes_processes_to_its_place_in_the_studio(
    page: ProcessesPage, shell: NotingShell, jobs: Jobs, qtbot: QtBot, tmp_path: Path
) -> None:
    page.publish_file(file_of(tmp_path, unbalanced()))
    settled(jobs, qtbot)
    page.show_section("check")
    settled(jobs, qtbot)
    found = page.check.found
    assert found is not None
    (worst,) = [one for one in found.report.findings if one.level is Level.ERROR]
    # What only says that there is not enough history is nothing to mend.
    (button,) = [one for one in page.check.findChildren(Button) if one.isVisible()]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    screen, where = shell.opened[-1]
    assert page.check.cards[0].accessibleName().startswith(worst.rule)
    assert ("studio", {"process_version_id": page.chosen, "place": worst.place}) == (screen, where)


def test_who_makes_no_process_is_not_led_to_the_studio(
    rep_page: ProcessesPage, rep: Workspace, jobs: Jobs, qtbot: QtBot
) -> None:
    third = process_version(version=3, content=unbalanced().replace("version: 2", "version: 3", 1))
    keep(rep, [third])
    rep_page.arrive(process_version_id=third.id, section="check")
    settled(jobs, qtbot)
    assert rep_page.check.cards != []
    assert [one for one in rep_page.check.findChildren(Button) if one.isVisible()] == []


def test_a_version_is_exported_byte_for_byte(rep_page: ProcessesPage, jobs: Jobs, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "export.yaml"
    rep_page.export_to(path)
    settled(jobs, qtbot)
    assert renamed_text().encode() == path.read_bytes()


def test_a_rep_brings_his_deals_by_keyboard_in_one_gesture(
    rep_page: ProcessesPage, rep: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot
) -> None:
    assert "3 affaires suivent une version plus ancienne" == rep_page.head.banner.text()
    QTest.keyClick(rep_page, Qt.Key.Key_M)
    panel = shell.panel
    assert isinstance(panel, MappingPanel)
    qtbot.addWidget(panel)
    assert 2 == len(panel.form.chosen)
    # The first one is left out, and taken in again; the one without a counterpart cannot be chosen.
    panel.form.list.go_to(0)
    QTest.keyClick(panel.form.list, Qt.Key.Key_Space)
    assert 1 == len(panel.form.chosen)
    QTest.keyClick(panel.form.list, Qt.Key.Key_Space)
    panel.form.list.go_to(2)
    QTest.keyClick(panel.form.list, Qt.Key.Key_Space)
    assert "Faire passer 2 affaires" == panel.move_button.text()
    panel.move_deals()
    settled(jobs, qtbot)
    assert {"Affaire S1": "S1", "Affaire S2": "T2", "Affaire S4": "S4"} == {
        one.name: one.stage_key for one in kept(rep, Opportunity)
    }
    assert ("2 affaires suivent la version 2", True) == shell.toasts[-1]
    undo.undo(rep)
    assert {"S1", "S2", "S4"} == {one.stage_key for one in kept(rep, Opportunity)}


def test_a_line_of_the_process_leads_to_a_proposal(
    rep_page: ProcessesPage, rep: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot
) -> None:
    line = rep_page.stages.lines["q5"]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_P)
    form = rep_page.form
    assert form is not None
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    assert "q5" == form.place.value()
    form.submitted.emit()
    assert [] == kept(rep, Improvement)
    form.words.setPlainText("Demander le mois dernier")
    form.submitted.emit()
    settled(jobs, qtbot)
    (made,) = kept(rep, Improvement)
    assert ("q5", 2, REP, "Demander le mois dernier") == (made.place, made.version, made.proposed_by, made.proposal)
    assert dict(rep_page.head.choice.choices())["box"] == "Améliorations (1)"


def test_who_owns_the_process_answers_by_keyboard_and_a_refusal_needs_words(
    page: ProcessesPage, ops: Workspace, jobs: Jobs, qtbot: QtBot
) -> None:
    keep(ops, [proposal(proposed_by=OTHER_REP)])
    page.show_section("box")
    settled(jobs, qtbot)
    assert page.box.answer is not None
    QTest.keyClick(page.box.list, Qt.Key.Key_R)
    assert [ImprovementStatus.OPEN] == [one.status for one in kept(ops, Improvement)]
    page.box.answer.clearFocus()
    page.box.answer.setPlainText("Oui, dès la prochaine version")
    page.box.list.setFocus()
    QTest.keyClick(page.box.list, Qt.Key.Key_T)
    settled(jobs, qtbot)
    assert [(ImprovementStatus.TAKEN, "Oui, dès la prochaine version", BOSS)] == [
        (one.status, one.answer, one.answered_by) for one in kept(ops, Improvement)
    ]


def test_a_rep_reads_the_box_and_answers_nothing(
    rep_page: ProcessesPage, rep: Workspace, jobs: Jobs, qtbot: QtBot
) -> None:
    keep(rep, [proposal(proposed_by=OTHER_REP), proposal()])
    rep_page.show_section("box")
    settled(jobs, qtbot)
    assert rep_page.box.answer is None
    rows = [rep_page.box.model.index(row, 0).data() for row in range(2)]
    assert all("20 jours" in row for row in rows)
    mine = [one.id for one in kept(rep, Improvement) if one.proposed_by == REP]
    rep_page.box.list.go_to(rep_page.box.model.place_of(mine[0]) or 0)
    assert {"reword", "withdraw"} == set(rep_page.box.verbs)
    rep_page.box.verbs["withdraw"].click()
    settled(jobs, qtbot)
    assert [OTHER_REP] == [one.proposed_by for one in kept(rep, Improvement)]


def test_the_study_is_kept_by_form_and_quoted_at_its_stage(
    page: ProcessesPage, ops: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot
) -> None:
    page.show_section("study")
    settled(jobs, qtbot)
    QTest.keyClick(page.study.guide, Qt.Key.Key_N)
    form = page.study.form
    assert form is not None
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    form.submitted.emit()
    assert [] == kept(ops, Interview)
    form.client.setText("Une fonderie")
    form.role.setText("Acheteur")
    form.stages["S1"].setChecked(True)
    form.words.setPlainText("Vous aviez mes heures")
    form.submitted.emit()
    settled(jobs, qtbot)
    assert [("Une fonderie", ("S1",))] == [(one.client, one.stage_keys) for one in kept(ops, Interview)]
    page.show_section("stages")
    settled(jobs, qtbot)
    assert "«\u00a0Vous aviez mes heures\u00a0»" in texts(page.stages)


def test_an_old_interview_is_marked(rep_page: ProcessesPage, rep: Workspace, jobs: Jobs, qtbot: QtBot) -> None:
    keep(rep, [interview(held_on=interview().held_on.replace(year=2024))])
    rep_page.show_section("study")
    settled(jobs, qtbot)
    assert not rep_page.study.new.isVisible()
    assert rep_page.study.study is not None
    assert [True] == [one.old for one in rep_page.study.study.stages[0].citations]


def test_a_finding_leads_to_its_place(page: ProcessesPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.check.place_wanted.emit(("stages", 1, "exit", 0))
    settled(jobs, qtbot)
    assert "stages" == page.head.choice.current()
    assert "S2x1" == page.stages.current_place()


def test_the_check_gives_its_grade_with_the_history(page: ProcessesPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.show_section("check")
    settled(jobs, qtbot)
    assert "A" == page.check.mark.grade()
    assert page.check.cards


def test_without_deals_the_effect_says_where_it_is_read(page: ProcessesPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.show_section("effect")
    settled(jobs, qtbot)
    assert page.effect.found is not None
    assert not page.effect.found.sees_affairs
    assert "L’effet se lit sur le poste des managers" in texts(page.effect)


def test_below_twenty_ended_deals_the_effect_says_so(rep_page: ProcessesPage, jobs: Jobs, qtbot: QtBot) -> None:
    rep_page.show_section("effect")
    settled(jobs, qtbot)
    assert "Pas assez de données (n = 0 sur 20)" in texts(rep_page.effect)


def test_no_key_of_the_file_is_shown_where_a_part_moved_with_its_stage(
    rep_page: ProcessesPage, jobs: Jobs, qtbot: QtBot
) -> None:
    rep_page.show_section("changes")
    settled(jobs, qtbot)
    said = texts(rep_page.changes)
    assert "Déplacé" in [chip.text() for chip in rep_page.changes.findChildren(Chip)]
    assert [one for one in said if "S2" in one or "T2" in one] == []


def test_what_nobody_used_is_proposed_for_removal_in_words(
    rep_page: ProcessesPage, rep: Workspace, shell: NotingShell, jobs: Jobs, qtbot: QtBot
) -> None:
    deal = kept(rep, Opportunity)[0]
    held = [
        conversation(deal.account_id, conversation_key="C2", process_version_id=deal.process_version_id)
        for _ in range(20)
    ]
    keep(rep, held)
    rep_page.show_section("effect")
    settled(jobs, qtbot)
    assert rep_page.effect.removals
    rep_page.effect.removals[0].click()
    form = rep_page.form
    assert form is not None
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    assert form.words.toPlainText().endswith("jamais servi dans les 20 conversations tenues.")
    assert form.place.value()
