"""Concluding by keyboard, counted: keys pressed, entries required, nothing typed a second time.

Run with ``-s`` to read the report.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.conversation.forms import CommitmentForm, ExtraForm
from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.jobs import Jobs
from salesdesk.domain.conversation import ConversationOutcome, ConversationState
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.process import Side
from salesdesk.services import conversations
from salesdesk.services.conversation_view import ConversationView
from salesdesk.store.queries.records import get
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.desk import NotingShell, desk_of

MOST_SECONDS = 90
SECONDS_A_KEY = 1.2
"""A person who looks and decides between keys: slow for typing, quick for a form."""
SECONDS_TO_READ = 25
MOST_REQUIRED = 3


@dataclass
class Fingers:
    """Counts what the keyboard does on the real page."""

    page: ConversationPage
    keys: int = 0
    typed: list[str] = field(default_factory=list)
    visited: list[QWidget] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # No hand is quicker than the event loop: new rows are shown by it.
        QApplication.sendPostedEvents()
        focused = QApplication.focusWidget() or self.page
        if not self.visited or self.visited[-1] is not focused:
            self.visited.append(focused)
        self.keys += 1
        QTest.keyClick(focused, key, modifier)

    def until(self, target: QWidget) -> None:
        for _ in range(40):
            if target.hasFocus() or target.isAncestorOf(QApplication.focusWidget() or self.page):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError([(type(one).__name__, one.accessibleName()[:20]) for one in self.visited])

    def finish(self) -> None:
        self.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def seconds(self) -> float:
        return SECONDS_TO_READ + self.keys * SECONDS_A_KEY + sum(len(one) for one in self.typed) * 0.3


@dataclass
class Scene:
    """A page on a real store, in front."""

    page: ConversationPage
    client: Client
    shell: NotingShell
    jobs: Jobs
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.pending, timeout=5000)

    def kept(self) -> ConversationView:
        assert self.page.view is not None
        return conversations.view(self.client.workspace, self.page.view.conversation.id)


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    client = client_at(tmp_path)
    problems: list[object] = []
    jobs = Jobs(lambda owner, error, taken: None if taken else problems.append(error))
    shell = NotingShell(QWidget())
    page = ConversationPage(desk_of(client.workspace, jobs, shell, tmp_path))
    page.resize(1360, 840)
    page.show()
    page.activateWindow()
    made = Scene(page, client, shell, jobs, qtbot)
    page.arrive(visit_id=client.visit.id)
    made.settle()
    page.begin()
    made.settle()
    yield made
    page.leave()
    made.settle()
    page.notes.autosave.stop()
    jobs.shutdown()
    shell.close_panel()
    page.close()
    client.workspace.close()
    assert [] == problems


def note_by_commands(scene: Scene) -> None:
    """What is noted while the client talks: a promise and extra work by command, a box typed by hand."""
    act = scene.page.gestures
    act.run("commitment")
    assert scene.shell.panel is not None
    form = scene.shell.panel.findChild(CommitmentForm)
    assert isinstance(form, CommitmentForm)
    form.what.setText("Sortir l’historique GMAO")
    form.due_on.set_value(date(2026, 12, 1))
    form.submitted.emit()
    scene.settle()
    act.run("extra")
    assert scene.shell.panel is not None
    extra = scene.shell.panel.findChild(ExtraForm)
    assert isinstance(extra, ExtraForm)
    extra.what.setText("Reprise des étiquettes")
    extra.price.set_cents(320_000)
    extra.submitted.emit()
    scene.settle()
    scene.page.notes.editor.insertPlainText("- [ ] Nous : rappeler Claire avant le comité\n")
    scene.page.notes.autosave.save_now()
    scene.settle()


def report(name: str, fingers: Fingers, required: int) -> None:
    """Prints the count; the test compares it."""
    print(
        f"\nconclude {name}: {fingers.keys} keys, {len(fingers.visited)} entries visited, {required} required, "
        f"{len(fingers.typed)} typed, about {fingers.seconds():.0f} s of {MOST_SECONDS}"
    )


def test_the_shortest_way_is_two_gestures(scene: Scene) -> None:
    fingers = Fingers(scene.page)
    fingers.finish()
    assert "conclude" == scene.page.state()
    fingers.finish()
    scene.settle()
    report("at its shortest", fingers, 0)
    talk = scene.kept().conversation
    assert (ConversationState.CONCLUDED, ConversationOutcome.ADVANCED, 2) == (talk.state, talk.outcome, fingers.keys)
    assert talk.next_visit_id is not None


def test_a_full_conclusion_stays_within_ninety_seconds_and_three_entries(scene: Scene) -> None:
    note_by_commands(scene)
    fingers, form = Fingers(scene.page), scene.page.conclude
    fingers.finish()
    required = [form.outcome, form.score]
    # One key each: the outcome moves one step, the score is its own figure.
    fingers.until(form.outcome)
    fingers.press(Qt.Key.Key_Right)
    fingers.until(form.score)
    fingers.press(Qt.Key.Key_3)
    offered = next(row for row in form.promised.rows if row.key is not None)
    fingers.until(offered.keep)
    fingers.press(Qt.Key.Key_Space)
    box, _price = form.extras.rows()[0]
    fingers.until(box)
    fingers.press(Qt.Key.Key_Space)
    fingers.finish()
    scene.settle()
    report("in full", fingers, len(required))
    after = scene.kept()
    assert (ConversationOutcome.CONTINUED, 3) == (
        after.conversation.outcome, after.self_score.score if after.self_score else None,
    )  # fmt: skip
    assert {"Sortir l’historique GMAO", "Valider la liste des 30 articles à stock convenu"} == {
        one.what for one in after.ledger.theirs
    }
    assert ["rappeler Claire avant le comité"] == [one.what for one in after.ledger.ours]
    assert [(ExtraStatus.ANNOUNCED, TODAY)] == [(one.status, one.announced_on) for one in after.extras]
    assert len(required) <= MOST_REQUIRED
    assert [] == fingers.typed
    assert fingers.keys <= 45
    assert fingers.seconds() <= MOST_SECONDS


def test_a_promise_made_by_command_is_not_offered_again(scene: Scene) -> None:
    note_by_commands(scene)
    scene.page.go_on()
    offered = [row.what.text() for row in scene.page.conclude.promised.rows]
    assert 1 == offered.count("rappeler Claire avant le comité")
    assert [] == [one for one in offered if one.startswith("Sortir")]


def test_a_next_visit_in_the_calendar_is_not_dated_twice(scene: Scene) -> None:
    from tests.factories.conversations import visit_at

    with scene.client.workspace.unit("visit.planned") as unit:
        unit.put(visit_at(scene.client.account.id, starts_on=date(2026, 12, 3)))
    scene.page.load()
    scene.settle()
    fingers = Fingers(scene.page)
    scene.page.conclude._view = None
    scene.page.load()
    scene.settle()
    fingers.finish()
    fingers.finish()
    scene.settle()
    after = scene.kept()
    assert (None, date(2026, 12, 3)) == (
        after.conversation.next_visit_id, after.next_visit.starts_on if after.next_visit else None,
    )  # fmt: skip


def test_sending_a_proposal_offers_a_visit_first_and_is_kept_on_the_deal(scene: Scene) -> None:
    scene.page.go_on()
    form = scene.page.conclude
    assert not form.proposal.banner.isVisible()
    form.promised.add(Side.REP, "Envoyer la proposition chiffrée")
    form.promised.changed.emit()
    assert form.proposal.banner.isVisible()
    assert "pas assez de données (0" in form.proposal._figures.text()
    form.proposal.banner.clicked.emit()
    form.proposal.commented.setChecked(True)
    assert not form.proposal.banner.isVisible()
    form.submit()
    scene.settle()
    after = scene.kept()
    assert after.next_visit is not None
    assert ("proposal", "Commenter la proposition") == (after.next_visit.purpose.value, after.next_visit.goal)
    with scene.client.workspace.read() as connection:
        affair = get(connection, Opportunity, scene.client.opportunity.id)
    assert affair is not None
    assert (TODAY, None) == (affair.proposal_commented_on, affair.proposal_sent_on)


def test_extra_work_without_a_price_is_not_announced(scene: Scene) -> None:
    from salesdesk.services import extra_work
    from salesdesk.services.extra_work import NewExtra

    extra_work.note(scene.client.workspace, NewExtra(account_id=scene.client.account.id, what="Étiquettes"))
    scene.page.load()
    scene.settle()
    scene.page.go_on()
    form = scene.page.conclude
    box, price = form.extras.rows()[0]
    assert price is not None
    box.setChecked(True)
    form.submit()
    scene.settle()
    assert "conclude" == scene.page.state()
    price.set_cents(45_000)
    form.submit()
    scene.settle()
    (extra,) = scene.kept().extras
    assert (ExtraStatus.ANNOUNCED, 45_000) == (extra.status, extra.price_cents)
