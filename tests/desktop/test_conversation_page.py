"""The conversation screen lives through prepare, hold and conclude on a real store."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.benefits.numbers import read_number
from salesdesk.desktop.benefits.sheet import CalculatorSheet
from salesdesk.desktop.conversation.forms import CommitmentForm, PersonForm, PracticeForm
from salesdesk.desktop.conversation.guide import WrapCheck
from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import TextLabel
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.process import EvidenceKind
from salesdesk.services import conversations
from salesdesk.services.commitments import Side
from salesdesk.store.queries.records import get
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.stores import BOSS, REP


@dataclass(frozen=True, slots=True)
class Scene:
    """A page on a real store."""

    page: ConversationPage
    client: Client
    shell: NotingShell
    jobs: Jobs
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.pending, timeout=5000)

    def kept(self) -> Conversation:
        assert self.page.view is not None
        with self.client.workspace.read() as connection:
            found = get(connection, Conversation, self.page.view.conversation.id)
        assert found is not None
        return found

    def held(self) -> "Scene":
        self.page.arrive(visit_id=self.client.visit.id)
        self.settle()
        self.page.begin()
        self.settle()
        return self


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    client = client_at(tmp_path)
    problems: list[object] = []
    jobs = Jobs(lambda owner, error, taken: None if taken else problems.append(error))
    host = QWidget()
    shell = NotingShell(host)
    page = ConversationPage(desk_of(client.workspace, jobs, shell, tmp_path))
    page.resize(1360, 840)
    page.show()
    yield Scene(page, client, shell, jobs, qtbot)
    page.leave()
    qtbot.waitUntil(lambda: not jobs.pending, timeout=5000)
    page.notes.autosave.stop()
    jobs.shutdown()
    shell.close_panel()
    page.close()
    client.workspace.close()
    assert [] == problems


def test_a_visit_opens_prepared_and_nothing_is_kept(scene: Scene) -> None:
    before = scene.client.workspace.waiting()
    scene.page.arrive(visit_id=scene.client.visit.id)
    scene.settle()
    assert ("prepare", before) == (scene.page.state(), scene.client.workspace.waiting())
    assert ("Visites", "Laiterie du Val d’Orb") == scene.page.crumbs()


def test_beginning_opens_the_notes(scene: Scene) -> None:
    scene.held()
    assert ("hold", ConversationState.HELD) == (scene.page.state(), scene.kept().state)


def test_what_is_typed_is_kept_when_the_page_is_left(scene: Scene) -> None:
    scene.held()
    scene.page.notes.editor.insertPlainText("Pénalité 6\u202f200\u00a0€ 😀")
    scene.page.leave()
    scene.settle()
    assert "Pénalité 6\u202f200\u00a0€ 😀" == scene.kept().notes


def test_a_remote_edit_arrives_while_typing_and_nothing_is_lost(scene: Scene) -> None:
    scene.held()
    scene.page.notes.editor.insertPlainText("Claire : ")
    scene.page.notes.autosave.save_now()
    scene.settle()
    with scene.client.workspace.unit(None) as unit:
        unit.put(replace(scene.kept(), notes="👍 relu\nClaire : "))
    scene.page.notes.editor.insertPlainText("92 000 € é")
    from salesdesk.services.events import Changed

    scene.page.hear(Changed(frozenset({"conversation"}), frozenset({scene.client.account.id})))
    scene.settle()
    assert "👍 relu\nClaire : 92 000 € é" == scene.page.notes.editor.text() == scene.kept().notes


def test_a_line_ticked_carries_its_time(scene: Scene) -> None:
    scene.held()
    scene.page.guide.choose("quantify")
    row = scene.page.guide.guide.check("q5")
    assert row is not None
    row.click()
    scene.settle()
    again = scene.page.guide.guide.check("q5")
    assert again is not None
    assert again.isChecked()
    assert again.accessibleDescription()
    assert scene.kept().ticks[0].startswith("q5@")


def test_ticking_a_criterion_asks_for_its_evidence_and_keeps_it(scene: Scene) -> None:
    scene.held()
    row = next(one for one in scene.page.guide.findChildren(WrapCheck) if one.text().startswith("Coût annuel"))
    row.click()
    form = scene.page.guide.capture()
    assert form is not None
    form.submit()
    assert scene.page.view is not None
    assert 2 == len(scene.page.view.missing)
    form.words.setPlainText("C’est bien 92 000 €")
    form.submit()
    scene.settle()
    assert ["S2x2"] == [one.id for one in scene.page.view.missing]
    assert EvidenceKind.COSIGNED_NOTE is scene.page.view.proofs[0].evidence[0].kind
    assert ("Preuve enregistrée", True) in scene.shell.toasts


def open_panel(scene: Scene, kind: type[QWidget]) -> QWidget:
    assert scene.shell.panel is not None
    found = scene.shell.panel.findChild(kind)
    assert isinstance(found, QWidget)
    return found


def press_main(scene: Scene) -> None:
    assert scene.shell.panel is not None
    buttons = [one for one in scene.shell.panel.findChildren(QAbstractButton) if one.text() == "Enregistrer"]
    buttons[-1].click()


def test_a_commitment_noted_by_slash_is_a_line_and_a_record(scene: Scene) -> None:
    scene.held()
    scene.page.gestures.run("commitment")
    form = open_panel(scene, CommitmentForm)
    assert isinstance(form, CommitmentForm)
    form.what.setText("Sortir l’historique")
    form.due_on.set_value(date(2026, 12, 1))
    press_main(scene)
    scene.settle()
    assert scene.page.view is not None
    (promise,) = scene.page.view.ledger.theirs
    assert ("Sortir l’historique", Side.CLIENT) == (promise.what, promise.side)
    assert "Sortir l’historique" in scene.page.notes.editor.text()


def test_a_commitment_without_words_is_not_kept(scene: Scene) -> None:
    scene.held()
    scene.page.gestures.run("commitment")
    press_main(scene)
    assert scene.shell.panel is not None
    scene.shell.close_panel()


def test_a_person_met_joins_those_present(scene: Scene) -> None:
    scene.held()
    scene.page.gestures.run("person")
    form = open_panel(scene, PersonForm)
    assert isinstance(form, PersonForm)
    form.name.setText("Anne Goff")
    press_main(scene)
    scene.settle()
    assert scene.page.view is not None
    assert "Goff" in [one.last_name for one in scene.page.view.contacts]
    assert 2 == len(scene.kept().participants)


def test_a_benefit_is_computed_as_it_is_typed_and_kept(scene: Scene) -> None:
    scene.held()
    assert scene.page.view is not None
    scene.page.gestures.open_benefit(next(one for one in scene.page.view.cards if one.id == "p2"))
    form = open_panel(scene, CalculatorSheet)
    assert isinstance(form, CalculatorSheet)
    assert form.benefit is None
    form.rows[0].likely.setText("92 000")
    form.rows[1].likely.setText("140")
    assert form.benefit is None
    assert form.rows[1].error()
    form.rows[1].likely.setText("36")
    assert form.benefit is not None
    assert not form.rows[1].error()
    form.submitted.emit()
    scene.settle()
    assert 3_312_000 == scene.page.view.best[0].likely_cents
    assert "33" in scene.page.notes.editor.text()


@pytest.mark.parametrize(
    ("text", "value"), [("92 000", Decimal(92000)), ("3,5", Decimal("3.5")), ("12k", Decimal(12000)), ("", None)]
)
def test_numbers_are_read_as_people_write_them(text: str, value: Decimal | None) -> None:
    assert value == read_number(text)


@pytest.mark.parametrize(
    "text", ["1e400", "1e1000000", "1e-400", "NaN", "inf", "5kk", "k", "1.2.3", "1_000", "9" * 400]
)
def test_what_nobody_writes_for_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^.{1,24}$"):
        read_number(text)


def test_an_objection_finds_its_answer_by_typing(scene: Scene) -> None:
    scene.held()
    scene.page.points.objections.field.setText("urgences metier")
    assert any("stock convenu" in one for one in scene.page.points.objections.answers())
    scene.page.points.objections.field.setText("zzz")
    assert [] == scene.page.points.objections.answers()


def test_a_conversation_is_concluded_by_keys_with_promises_and_next_date(scene: Scene) -> None:
    scene.held()
    QTest.keyClick(scene.page.notes.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "conclude" == scene.page.state()
    keep, what, _day = scene.page.conclude.promises()[0]
    keep.setChecked(True)
    assert what.text().startswith("Valider la liste")
    scene.page.conclude.score.choose("3")
    QTest.keyClick(scene.page.conclude, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    scene.settle()
    assert scene.page.view is not None
    assert scene.page.view.next_visit is not None
    assert (ConversationState.CONCLUDED, "hold") == (scene.kept().state, scene.page.state())
    assert (date(2026, 12, 7), "C3") == (
        scene.page.view.next_visit.starts_on,
        scene.page.view.next_visit.conversation_key,
    )
    assert 1 == len(scene.page.view.ledger.theirs)
    assert ("Visite conclue", True) in scene.shell.toasts


def test_the_date_of_the_next_step_stands_beside_its_title_however_long_the_goal(scene: Scene) -> None:
    goal = "Commenter la proposition avec la direction et les finances du site de Béziers"
    with scene.client.workspace.unit("visit.planned") as unit:
        unit.put(visit_at(scene.client.account.id, starts_on=date(2026, 12, 3), goal=goal))
    scene.held()
    said = [one.text() for one in scene.page.header.findChildren(TextLabel)]
    assert {"Prochaine étape · jeu. 3 déc.", goal} <= set(said)


def test_leaving_without_concluding_keeps_everything(scene: Scene) -> None:
    scene.held()
    scene.page.notes.editor.insertPlainText("À suivre")
    scene.page.go_on()
    scene.page.leave()
    scene.settle()
    assert ("À suivre", ConversationState.HELD) == (scene.kept().notes, scene.kept().state)


def test_a_past_next_date_is_refused_in_place_and_what_was_typed_stays(scene: Scene) -> None:
    scene.held()
    scene.page.go_on()
    scene.page.conclude.next_on.set_value(date(2026, 11, 2))
    scene.page.conclude.submit()
    scene.settle()
    assert "conclude" == scene.page.state()
    assert "déjà passé" in scene.page.conclude._error.text()
    assert date(2026, 11, 2) == scene.page.conclude.next_on.value()


def test_an_unplanned_conversation_begins_from_the_account(scene: Scene) -> None:
    scene.page.arrive(account_id=scene.client.account.id)
    scene.settle()
    scene.page.begin()
    scene.settle()
    assert scene.page.view is not None
    assert scene.page.view.visit is not None
    assert ("hold", TODAY) == (scene.page.state(), scene.page.view.visit.starts_on)


def test_a_manager_reads_only(scene: Scene) -> None:
    conversation_id = conversations.start(scene.client.workspace, visit_id=scene.client.visit.id)
    laptop = scene.client.workspace.laptop
    laptop.identity = replace(laptop.identity, user_id=BOSS)
    scene.page.arrive(conversation_id=conversation_id)
    scene.settle()
    assert ("hold", True) == (scene.page.state(), scene.page.notes.editor.isReadOnly())
    assert not scene.page.header.main_button().isVisible()


def test_a_conversation_deleted_meanwhile_says_so(scene: Scene) -> None:
    scene.held()
    with scene.client.workspace.unit("gone") as unit:
        unit.delete(Conversation, scene.kept().id)
    scene.page.desk.jobs._report = lambda *_found: None
    scene.page.load()
    scene.settle()
    assert scene.page._gone.isVisible()


def test_what_was_being_typed_into_a_deleted_conversation_is_on_the_clipboard(scene: Scene) -> None:
    scene.held()
    with scene.client.workspace.unit("gone") as unit:
        unit.delete(Conversation, scene.kept().id)
    scene.page.desk.jobs._report = lambda *_found: None
    scene.page.notes.editor.insertPlainText("Né à Zürich 😀 שלום")
    scene.page.load()
    scene.settle()
    assert scene.page._gone.isVisible()
    assert "Né à Zürich 😀 שלום" == QGuiApplication.clipboard().text()


def test_a_conversation_that_changes_hands_while_open_is_only_read_from_then_on(scene: Scene) -> None:
    scene.held()
    with scene.client.workspace.unit("handed") as unit:
        unit.put(replace(scene.kept(), rep_id=BOSS))
    scene.page.load()
    scene.settle()
    assert scene.page.notes.editor.isReadOnly()
    assert not scene.page.header.main_button().isVisible()
    with scene.client.workspace.unit("back") as unit:
        unit.put(replace(scene.kept(), rep_id=REP))
    scene.page.load()
    scene.settle()
    assert not scene.page.notes.editor.isReadOnly()


def test_columns_are_reached_by_keys(scene: Scene) -> None:
    scene.held()
    scene.page.activateWindow()
    scene.page.notes.editor.setFocus()
    scene.page.next_column(1)
    assert scene.page.points.isAncestorOf(scene.page._focused())
    scene.page.next_column(1)
    assert scene.page.guide.isAncestorOf(scene.page._focused())


@pytest.mark.parametrize(("density", "rows"), [("frame", 4), ("checklist", 10), ("bare", 0)])
def test_the_density_rules_how_much_of_the_guide_is_shown(scene: Scene, density: str, rows: int) -> None:
    scene.page.desk.settings.change("density", density)
    scene.held()
    scene.page.guide.choose("quantify")
    guide = scene.page.guide.guide
    scene.qtbot.waitUntil(lambda: rows == sum(one.isVisible() for one in guide.findChildren(WrapCheck)))
    assert (rows > 0) == guide.isVisible()


def test_the_screen_opens_within_150_ms_with_500_events(scene: Scene) -> None:
    from salesdesk.domain.ids import CommitmentId
    from salesdesk.services.commitments import Commitment

    workspace, whose = scene.client.workspace, scene.client.account.id
    with workspace.unit("events") as unit:
        for index in range(500):
            unit.put(
                Commitment(
                    id=CommitmentId(workspace.new_id()), account_id=whose, side=Side.REP, what=f"Essai {index}",
                    due_on=TODAY, made_on=TODAY,
                )
            )  # fmt: skip
    scene.held()
    started = perf_counter()
    scene.page.arrive(visit_id=scene.client.visit.id)
    scene.settle()
    # Three times the target: two cores shared with other tests tell a lost order of magnitude, not a millisecond.
    assert perf_counter() - started < 0.45


def test_a_practice_of_the_process_is_offered_with_its_cost(scene: Scene) -> None:
    scene.held()
    scene.page.gestures.toggle_line("q6", True)
    scene.settle()
    scene.page.gestures.run("practice")
    form = open_panel(scene, PracticeForm)
    assert isinstance(form, PracticeForm)
    assert ("Livraisons urgentes", 180) == (form.what.text(), form.minutes())
    press_main(scene)
    scene.settle()
    assert scene.page.view is not None
    (practice,) = scene.page.view.practices
    assert ("urgent_deliveries", 198_000) == (practice.practice_key, practice.yearly_cents)


def test_a_disk_that_fills_while_noting_loses_no_text(scene: Scene) -> None:
    scene.held()
    store = scene.client.workspace.laptop.store
    with store.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
    text = "Pénalité de 6 200 € 😀 " * 4000
    scene.page.notes.editor.insertPlainText(text)
    scene.page.notes.autosave.save_now()
    scene.settle()
    assert (True, text) == (scene.page.notes.banner.isVisible(), scene.page.notes.editor.text())
    with store.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    scene.page.notes.autosave.save_now()
    scene.settle()
    assert (False, text) == (scene.page.notes.banner.isVisible(), scene.kept().notes)
