"""Affairs on screen: the board, proofs captured in the panel, moves by key and by drop, verbs with undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.evidence_form import EvidenceForm
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.pipeline.columns import MIME
from salesdesk.desktop.pipeline.detail import DetailView
from salesdesk.desktop.pipeline.forms import EndForm, OverrideForm
from salesdesk.desktop.pipeline.page import OpportunitiesPage
from salesdesk.domain.opportunities import Evidence, Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Role
from salesdesk.domain.process import EvidenceKind
from salesdesk.store.queries.records import find
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, affair_at, client_at, people
from tests.factories.desk import NotingShell, desk_of
from tests.factories.opportunities import affair_now, prove, prove_all, put

Form = TypeVar("Form")


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def shell(qtbot: QtBot) -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> OpportunitiesPage:
    made = OpportunitiesPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    shell.host = made
    made.resize(1300, 900)
    shown(qtbot, made)
    made.arrive()
    qtbot.waitUntil(lambda: made.shown is not None and made.current() is not None)
    return made


def opened(page: OpportunitiesPage, qtbot: QtBot, client: Client) -> DetailView:
    page.open_affair(client.opportunity.id)
    qtbot.waitUntil(lambda: page.gestures.view is not None)
    assert page.gestures.view is not None
    return page.gestures.view


def form_in(page: OpportunitiesPage, qtbot: QtBot, kind: type[Form]) -> Form:
    qtbot.waitUntil(lambda: page.gestures.view is not None and isinstance(page.gestures.view.form, kind))
    assert page.gestures.view is not None
    found = page.gestures.view.form
    assert isinstance(found, kind)
    return found


def said(shell: NotingShell, qtbot: QtBot) -> tuple[str, bool]:
    qtbot.waitUntil(lambda: bool(shell.toasts))
    return shell.toasts[-1]


def test_the_board_has_a_column_for_each_stage_and_the_affair_in_its_own(page: OpportunitiesPage) -> None:
    assert [box.model.rowCount() for box in page.board.boxes] == [0, 1, 0, 0, 0]
    assert page.board.boxes[1].name.text() == "2. Production et magasin mesurent le coût complet actuel"


def test_a_card_is_spoken_whole(page: OpportunitiesPage) -> None:
    view = page.board.boxes[1].view
    spoken = view.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    parts = ["Laiterie du Val d’Orb", "Contrat cadre pompage", "0/2 preuves", "21\u00a0j sur 25"]
    assert [part for part in parts if part not in spoken] == []


def test_enter_opens_the_affair_under_the_keyboard(page: OpportunitiesPage, qtbot: QtBot, shell: NotingShell) -> None:
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.panel is not None)
    assert shell.panel is not None
    assert shell.panel.title.text() == "Contrat cadre pompage"


def test_arrows_go_to_the_next_column_that_holds_a_card(page: OpportunitiesPage, qtbot: QtBot, client: Client) -> None:
    far = affair_at(client.account.id, client.version, stage_key="S4")
    put(client, far)
    page.load()
    qtbot.waitUntil(lambda: page.board.boxes[3].model.rowCount() == 1)
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_Right)
    current = page.current()
    assert (current and current.id, page.board.boxes[1].view.current_id()) == (far.id, None)


def test_a_proof_is_captured_beside_its_criterion(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    view = opened(page, qtbot, client)
    view.rows["S2x1"].verb.click()
    form = form_in(page, qtbot, EvidenceForm)
    form.words.setPlainText("92 000 € par an, de notre main")
    form.amount.set_cents(9_200_000)
    form.submit()
    assert said(shell, qtbot) == ("Preuve enregistrée", True)
    with client.workspace.read() as connection:
        (kept,) = find(connection, Evidence)
    assert (kept.criterion_key, kept.kind, kept.happened_on, kept.amount_cents) == (
        "S2x1", EvidenceKind.COSIGNED_NOTE, TODAY, 9_200_000,
    )  # fmt: skip


def test_only_the_kinds_that_prove_a_criterion_are_offered(
    page: OpportunitiesPage, qtbot: QtBot, client: Client
) -> None:
    put(client, replace(client.opportunity, stage_key="S3"))
    view = opened(page, qtbot, client)
    view.begin_proof("S3x2")
    form = form_in(page, qtbot, EvidenceForm)
    offered = [form.kind.itemData(row) for row in range(form.kind.count())]
    assert offered == [EvidenceKind.CLIENT_MAIL, EvidenceKind.CLIENT_WORDS]


def test_a_proof_without_words_stays_in_the_form(page: OpportunitiesPage, qtbot: QtBot, client: Client) -> None:
    opened(page, qtbot, client).begin_proof("S2x1")
    form = form_in(page, qtbot, EvidenceForm)
    form.submit()
    assert form.is_complete() is False


def test_a_proof_is_withdrawn_with_undo(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    proof = prove(client, "S2x1", EvidenceKind.COSIGNED_NOTE)
    opened(page, qtbot, client).proof_withdrawn.emit(proof)
    assert said(shell, qtbot) == ("Preuve retirée", True)


def test_an_affair_with_its_proofs_passes_on_by_one_key(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    prove_all(client)
    page.load()
    qtbot.waitUntil(lambda: (card := page.current()) is not None and not card.missing)
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    text, undoable = said(shell, qtbot)
    qtbot.waitUntil(lambda: page.board.boxes[2].model.rowCount() == 1)
    assert (text[:37], undoable, affair_now(client).stage_key) == ("Contrat cadre pompage est à l’étape «", True, "S3")


def test_without_its_proofs_it_asks_for_a_reason_and_names_what_is_missing(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    page.advance()
    form = form_in(page, qtbot, OverrideForm)
    form.submit()
    assert affair_now(client).stage_key == "S2"
    form.reason.setPlainText("Le magasin est fermé jusqu’en janvier")
    form.submit()
    said(shell, qtbot)
    with client.workspace.read() as connection:
        (change,) = find(connection, StageChange)
    assert (change.missing, change.override_reason) == (("S2x1", "S2x2"), "Le magasin est fermé jusqu’en janvier")


def drop(page: OpportunitiesPage, client: Client, column: int) -> None:
    data = QMimeData()
    data.setData(MIME, str(client.opportunity.id).encode())
    view = page.board.boxes[column].view
    event = QDropEvent(
        QPointF(10, 10), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    view.dropEvent(event)


def test_a_card_dropped_on_the_next_stage_moves_when_it_is_proved(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    prove_all(client)
    page.load()
    qtbot.waitUntil(lambda: (card := page.current()) is not None and not card.missing)
    drop(page, client, 2)
    said(shell, qtbot)
    assert affair_now(client).stage_key == "S3"


def test_a_card_dropped_on_the_next_stage_without_proofs_asks_for_a_reason(
    page: OpportunitiesPage, qtbot: QtBot, client: Client
) -> None:
    drop(page, client, 2)
    form_in(page, qtbot, OverrideForm)
    assert affair_now(client).stage_key == "S2"


def test_a_card_dropped_too_far_is_refused_in_words(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    drop(page, client, 3)
    text, undoable = said(shell, qtbot)
    assert ("ne peut pas aller de son étape" in text, undoable, affair_now(client).stage_key) == (True, False, "S2")


def test_a_signature_then_a_payment_make_the_sale(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_S)
    form_in(page, qtbot, EndForm).submit()
    qtbot.waitUntil(lambda: len(shell.toasts) == 1)
    page.gestures.open(client.opportunity.id, "pay")
    qtbot.waitUntil(lambda: (form := getattr(page.gestures.view, "form", None)) is not None and form.verb == "pay")
    form_in(page, qtbot, EndForm).submit()
    qtbot.waitUntil(lambda: len(shell.toasts) == 2)
    one = affair_now(client)
    assert (one.outcome, one.closed_on, one.paid_cents) == (OpportunityOutcome.WON, TODAY, 4_200_000)


def test_a_loss_needs_its_reason(page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell) -> None:
    opened(page, qtbot, client).begin("lose")
    form = form_in(page, qtbot, EndForm)
    form.submit()
    assert affair_now(client).outcome is OpportunityOutcome.OPEN
    form.reason.setPlainText("Parti chez un confrère")
    form.submit()
    said(shell, qtbot)
    assert affair_now(client).lost_reason == "Parti chez un confrère"


def test_a_new_affair_is_opened_from_the_keyboard(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: page.gestures.form is not None)
    form = page.gestures.form
    assert form is not None
    form.set_account(client.account.id, client.account.name)
    qtbot.waitUntil(lambda: form.process.count() == 1 and form.contact.count() == 3)
    form.name.setText("Quai de Béziers")
    page.gestures.keep()
    assert said(shell, qtbot) == ("Quai de Béziers est ouverte", True)
    qtbot.waitUntil(lambda: page.board.boxes[0].model.rowCount() == 1)


def test_a_form_without_account_says_so_and_keeps_nothing(
    page: OpportunitiesPage, qtbot: QtBot, client: Client
) -> None:
    page.open_new()
    page.gestures.keep()
    with client.workspace.read() as connection:
        affairs = find(connection, Opportunity)
    assert len(affairs) == 1


def test_the_list_holds_the_same_affairs(page: OpportunitiesPage, client: Client) -> None:
    QTest.keyClick(page.board.boxes[1].view, Qt.Key.Key_V)
    assert (page.stack.currentIndex(), page.model.rowCount(), page.list.current_id()) == (1, 1, client.opportunity.id)


def test_filters_that_leave_nothing_offer_to_show_all(page: OpportunitiesPage, qtbot: QtBot) -> None:
    page.filters.late.clicked.emit()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2)
    page.empty.clicked.emit()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 0)
    assert page.filters.wanted.overdue is False


def test_without_any_affair_the_screen_teaches_and_opens_the_form(
    page: OpportunitiesPage, qtbot: QtBot, client: Client
) -> None:
    with client.workspace.unit(None) as unit:
        unit.delete(Opportunity, client.opportunity.id)
    page.load()
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 2)
    page.empty.clicked.emit()
    qtbot.waitUntil(lambda: page.gestures.form is not None)


def test_ended_affairs_come_as_a_list(page: OpportunitiesPage, qtbot: QtBot, client: Client) -> None:
    put(client, affair_at(client.account.id, client.version, outcome=OpportunityOutcome.LOST, closed_on=TODAY))
    page.filters.period.choose("ended")
    qtbot.waitUntil(lambda: page.stack.currentIndex() == 1)
    assert page.model.rowCount() == 1


def test_who_may_not_write_is_offered_no_verb(page: OpportunitiesPage, qtbot: QtBot, client: Client) -> None:
    rep, _boss = people()
    put(client, replace(rep, role=Role.DIRECTOR))
    page.load()
    qtbot.waitUntil(lambda: page.shown is not None and not page.shown.may_write)
    view = opened(page, qtbot, client)
    menu = page.menu_of(client.opportunity.id)
    assert menu is not None
    assert (page.head.new.isVisible(), view.advance, len(menu.actions())) == (False, None, 2)


def test_the_screen_speaks_english_at_once(page: OpportunitiesPage, qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path)
    said_in_english = (page.head.new.text(), page.board.boxes[1].name.text(), page.crumbs())
    install_language(qapp, "fr", tmp_path)
    assert said_in_english == ("New deal", "2. Production and stores measure today’s full cost", ("Deals",))


def test_five_hundred_affairs_do_not_hold_up_the_window(
    page: OpportunitiesPage, qtbot: QtBot, client: Client, heartbeat: list[float]
) -> None:
    stages = ("S1", "S2", "S3", "S4")
    put(
        client,
        *(
            affair_at(
                client.account.id, client.version, stage_key=stages[at % 4], stage_since=date(2026, 10, 1 + at % 30)
            )
            for at in range(500)
        ),
    )
    heartbeat.clear()
    page.load()
    qtbot.waitUntil(lambda: sum(box.model.rowCount() for box in page.board.boxes) == 501)
    heartbeat[:] = heartbeat[1:]
    assert page.head.figures["open"].accessibleName() != ""


def test_columns_keep_their_least_width_in_a_narrow_window(page: OpportunitiesPage, qtbot: QtBot) -> None:
    page.resize(700, 700)
    bar = page.board.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    edges = [(box.x(), box.x() + box.width()) for box in page.board.boxes]
    assert [left for (_, right), (left, _) in pairwise(edges) if left < right] == []


def test_a_proposal_is_noted_on_its_deal_with_the_figures_of_the_firm(
    page: OpportunitiesPage, qtbot: QtBot, client: Client
) -> None:
    view = opened(page, qtbot, client)
    assert "pas assez de données" in view.proposal_facts
    view.proposal_noted.emit(True)
    qtbot.waitUntil(lambda: affair_now(client).proposal_commented_on is not None)
    after = affair_now(client)
    assert (TODAY, None) == (after.proposal_commented_on, after.proposal_sent_on)
