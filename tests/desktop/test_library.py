"""The library on screen and in a visit: found by typing, written by who may, marked in one key, taken back by undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.library.cases_tab import CasesTab
from salesdesk.desktop.library.form import CaseForm, ObjectionForm
from salesdesk.desktop.library.objections_tab import ObjectionsTab
from salesdesk.desktop.library.page import LibraryPage
from salesdesk.desktop.library.uses_tab import UsesTab
from salesdesk.desktop.messages.finder import MessageFinder
from salesdesk.desktop.messages.mark_bar import MarkBar
from salesdesk.domain.ids import ClientCaseId, MessageUseId, ObjectionAnswerId
from salesdesk.domain.library import ClientCase, MessageKind, MessageOutcome, MessageUse, ObjectionAnswer
from salesdesk.domain.people import Role
from salesdesk.domain.process import EvidenceKind
from salesdesk.services import undo
from salesdesk.services.process_reading import process_of
from salesdesk.store.queries.records import find
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at, people
from tests.factories.desk import NotingShell, desk_of


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def shell(qtbot: QtBot) -> NotingShell:
    return NotingShell()


def keep(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        for one in records:
            unit.put(one)


def kept(client: Client, record: type[Any]) -> list[Any]:
    with client.workspace.read() as connection:
        return find(connection, record)


def case(client: Client, **changes: Any) -> ClientCase:
    fields: dict[str, Any] = {
        "id": ClientCaseId(uuid4()), "title": "Ruptures −62 %", "client": "Fromagerie des Causses",
        "before": "Trois arrêts par mois", "result": "18 700 € constatés", "created_at": client.workspace.now(),
        "created_by": client.workspace.user_id, "agreed_on": date(2026, 5, 4), "stage_keys": ("S2",),
        "yearly_cents": 1_870_000,
    }  # fmt: skip
    return ClientCase(**(fields | changes))


def answer(client: Client, **changes: Any) -> ObjectionAnswer:
    fields: dict[str, Any] = {
        "id": ObjectionAnswerId(uuid4()), "objection": "Nous n’avons pas le temps",
        "answer": "Attendre laisse {amount} sur la table.", "formula": "cost_of_delay",
        "created_at": client.workspace.now(), "created_by": client.workspace.user_id,
    }  # fmt: skip
    return ObjectionAnswer(**(fields | changes))


def marketing(client: Client) -> None:
    keep(client, replace(people()[0], role=Role.MARKETING))


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> LibraryPage:
    made = LibraryPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    shell.host = made
    made.resize(1320, 820)
    shown(qtbot, made)
    return made


def arrived(page: LibraryPage, qtbot: QtBot, tab: str) -> Any:
    page.arrive(tab=tab)
    found = page.tabs[tab]
    qtbot.waitUntil(lambda: found.shown is not None)  # type: ignore[attr-defined]  # every tab has it
    return found


def panel_form(shell: NotingShell, qtbot: QtBot, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: shell.panel is not None and shell.panel.findChild(kind) is not None)
    assert shell.panel is not None
    return shell.panel.findChild(kind)


def titles(tab: Any) -> list[str]:
    return [tab.content(tab.model.item_at(row)).title for row in range(tab.model.rowCount())]


# --- the screen ---


def test_objections_of_process_and_library_are_found_by_typing(page: LibraryPage, qtbot: QtBot, client: Client) -> None:
    keep(client, answer(client))
    tab = arrived(page, qtbot, "objections")
    assert len(titles(tab)) > 1
    page.filters.field.setText("pas temps")
    assert titles(tab) == ["«\u00a0Nous n’avons pas le temps\u00a0»"]
    page.filters.field.setText("zzz")
    assert tab.stack.currentIndex() == 1


def test_a_rep_reads_and_sees_who_writes(page: LibraryPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    keep(client, answer(client))
    tab = arrived(page, qtbot, "objections")
    assert isinstance(tab, ObjectionsTab)
    assert not page.new.isVisible()
    page.filters.field.setText("pas temps")
    texts = [one.text() for one in tab.detail.findChildren(type(page.title))]
    assert any("proposez-leur vos mots" in one for one in texts)
    tab.edit_current()
    assert shell.panel is None


def test_marketing_writes_an_answer_and_undo_takes_it_back(
    page: LibraryPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    marketing(client)
    arrived(page, qtbot, "objections")
    qtbot.waitUntil(page.new.isVisible)
    page.new.click()
    form = panel_form(shell, qtbot, ObjectionForm)
    form.objection.setText("C’est trop tôt")
    form.answer.setPlainText("Attendre laisse {montant}.")
    form.submitted.emit()
    qtbot.waitUntil(lambda: bool(form.error.text()))
    assert "{montant}" in form.error.text()
    assert kept(client, ObjectionAnswer) == []
    form.answer.setPlainText("Attendre laisse {amount}.")
    form.scope.formula.set_value("cost_of_delay")
    form.submitted.emit()
    qtbot.waitUntil(lambda: ("Réponse enregistrée", True) in shell.toasts)
    assert [one.formula for one in kept(client, ObjectionAnswer)] == ["cost_of_delay"]
    undo.undo(client.workspace)
    assert kept(client, ObjectionAnswer) == []


def test_a_case_without_agreement_says_so_and_is_completed(
    page: LibraryPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    marketing(client)
    keep(client, case(client, agreed_on=None))
    tab = arrived(page, qtbot, "cases")
    assert isinstance(tab, CasesTab)
    assert [chip.text for chip in tab.content(tab.current()).chips] == ["Sans accord"]
    tab.edit_current()
    form = panel_form(shell, qtbot, CaseForm)
    form.agreed.set_value(TODAY)
    form.submitted.emit()
    qtbot.waitUntil(lambda: ("Cas client enregistré", True) in shell.toasts)
    assert [one.agreed_on for one in kept(client, ClientCase)] == [TODAY]


def test_retired_entries_hide_until_they_are_wanted(
    page: LibraryPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    marketing(client)
    keep(client, case(client))
    tab = arrived(page, qtbot, "cases")
    tab.retire_current()
    qtbot.waitUntil(lambda: ("Cas client retiré", True) in shell.toasts)
    qtbot.waitUntil(lambda: titles(tab) == [])
    page.filters.retired.clicked.emit()
    assert titles(tab) == ["Ruptures −62 %"]


def test_uses_show_counts_and_a_share_only_with_enough(page: LibraryPage, qtbot: QtBot, client: Client) -> None:
    uses = [
        MessageUse(
            id=MessageUseId(uuid4()), kind=MessageKind.POINT, message_key="p2", outcome=MessageOutcome.TAKEN,
            said_on=TODAY, process_key="distribution-industrielle", stage_key="S2",
        )
        for _ in range(20)
    ]  # fmt: skip
    keep(client, *uses[:19])
    tab = arrived(page, qtbot, "uses")
    assert isinstance(tab, UsesTab)
    assert "repris 19" in tab.spoken(tab.model.item_at(0))
    details = [one.text() for one in tab.detail.findChildren(type(page.title))]
    assert any("pas assez de données" in one for one in details)
    keep(client, uses[19])
    tab.load()
    qtbot.waitUntil(lambda: "repris 20" in tab.spoken(tab.model.item_at(0)))
    details = [one.text() for one in tab.detail.findChildren(type(page.title))]
    assert not any("pas assez de données" in one for one in details)
    tab.order.set_value("unused")
    assert all("dit 0" in tab.spoken(tab.model.item_at(row)) for row in range(tab.model.rowCount()))


# --- in a visit ---


class Visit:
    """A visit that has begun, on screen."""

    def __init__(self, qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, folder: Path) -> None:
        self.client, self.shell, self.jobs, self._bot = client, shell, jobs, qtbot
        self.page = ConversationPage(desk_of(client.workspace, jobs, shell, folder))
        qtbot.addWidget(self.page)
        shell.host = self.page
        self.page.resize(1320, 820)
        shown(qtbot, self.page)
        self.page.arrive(visit_id=client.visit.id)
        self.settle()
        self.page.begin()
        self.settle()

    def settle(self) -> None:
        """Waits until nothing is read or written any more."""
        self._bot.waitUntil(lambda: self.jobs.pending == 0)

    def finder(self) -> MessageFinder:
        """Opens the finder."""
        self.page.look_for_objection()
        found = self.page.messages.finder
        assert found is not None
        return found


@pytest.fixture
def visit(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> Visit:
    keep(client, case(client), case(client, title="Sans accord", agreed_on=None), answer(client))
    return Visit(qtbot, client, jobs, shell, tmp_path)


def test_typing_finds_the_answer_enter_and_a_figure_mark_it(visit: Visit) -> None:
    finder = visit.finder()
    QTest.keyClicks(finder.field, "pas temps")
    entry = finder.current()
    assert entry is not None
    assert entry.message.kind is MessageKind.OBJECTION_ANSWER
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    QTest.keyClick(finder.answer, Qt.Key.Key_2)
    visit.settle()
    (use,) = kept(visit.client, MessageUse)
    assert (use.kind, use.outcome, use.stage_key) == (
        MessageKind.OBJECTION_ANSWER, MessageOutcome.TAKEN, "S2",
    )  # fmt: skip
    assert visit.shell.panel is None
    assert ("Repris", True) in visit.shell.toasts


def test_an_answer_without_the_clients_figure_invents_none(visit: Visit) -> None:
    finder = visit.finder()
    QTest.keyClicks(finder.field, "pas temps")
    assert finder.answer.said == "Attendre laisse … sur la table."
    texts = [one.text() for one in finder.answer.findChildren(type(finder._hint))]
    assert any("n’en inventez pas" in one for one in texts)


def test_slash_objection_opens_the_finder_on_this_stage_first(visit: Visit) -> None:
    assert "objection" in [one.id for one in visit.page.notes.commands()]
    visit.page.notes.commanded.emit("objection")
    finder = visit.page.messages.finder
    assert finder is not None
    entry = finder.current()
    assert entry is not None
    assert not entry.stage_keys or "S2" in entry.stage_keys


def test_the_proof_card_shows_the_agreed_case_copies_and_marks_it(visit: Visit) -> None:
    card = visit.page.points.proof
    assert card is not None
    assert card.entry.case.title == "Ruptures −62 %"
    card.copy.click()
    assert "18 700 € constatés" in QGuiApplication.clipboard().text()
    QTest.keyClick(card, Qt.Key.Key_3)
    visit.settle()
    assert [one.outcome for one in kept(visit.client, MessageUse)] == [MessageOutcome.REFUSED]
    undo.undo(visit.client.workspace)
    visit.page.messages.show(visit.page.view)  # type: ignore[arg-type]  # it is shown
    visit.settle()
    assert kept(visit.client, MessageUse) == []


def test_a_case_is_quoted_in_the_notes(visit: Visit) -> None:
    finder = visit.finder()
    QTest.keyClicks(finder.field, "fromagerie")
    entry = finder.current()
    assert entry is not None
    assert len(finder.model._items) == 1
    finder.answer.quoted.emit(entry.case)  # type: ignore[union-attr]  # a case, as found
    visit.settle()
    assert "Preuve\u00a0: Fromagerie des Causses — Ruptures −62 %" in visit.page.notes.editor.text()


def test_a_talking_point_is_marked_by_one_key(visit: Visit) -> None:
    card = next(one for one in visit.page.points.cards() if one.bar is not None)
    QTest.keyClick(card, Qt.Key.Key_1)
    visit.settle()
    (use,) = kept(visit.client, MessageUse)
    assert (use.kind, use.message_key, use.outcome) == (
        MessageKind.POINT, card.card.point.id, MessageOutcome.SAID,  # type: ignore[union-attr]  # of the process
    )  # fmt: skip
    again = next(one for one in visit.page.points.cards() if one.bar is not None)
    assert again.bar is not None
    assert again.bar.marked() is MessageOutcome.SAID


def test_the_rep_is_told_that_his_words_come_back_in_the_clients_mail(visit: Visit) -> None:
    card = next(one for one in visit.page.points.cards() if one.card.point is not None and one.card.point.id == "p2")
    QTest.keyClick(card, Qt.Key.Key_1)
    visit.settle()
    criterion = next(
        one for one in process_of(visit.client.version).criteria() if EvidenceKind.CLIENT_MAIL in one.evidence
    )
    written = "Je confirme : le stock réduit rend de la trésorerie et évite des frais chaque année."
    visit.page.gestures.record_proof(criterion.id, EvidenceKind.CLIENT_MAIL, written, TODAY, None)
    visit.settle()
    said = visit.shell.toasts[-1][0]
    assert said.startswith("Preuve enregistrée")
    assert "vos mots reviennent dans l’écrit du client" in said
    assert "{" not in said
    outcomes = {one.outcome for one in kept(visit.client, MessageUse)}
    assert outcomes == {MessageOutcome.SAID, MessageOutcome.ECHOED}


def test_a_mark_bar_speaks_its_state_and_its_key(qtbot: QtBot) -> None:
    bar = MarkBar(MessageOutcome.TAKEN, "Stock libéré")
    qtbot.addWidget(bar)
    names = [chip.accessibleName() for chip in bar.chips.values()]
    assert names[0] == "Dit, Stock libéré, touche 1"
    assert names[1].startswith("Repris, Stock libéré, noté")
    assert not bar.press("9")
