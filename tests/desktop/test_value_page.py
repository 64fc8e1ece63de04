"""The screen of value: clocks and lines, steps by key, announcement, decisions, margins, price list, inbox."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.attachments.picking import Picked
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.margin_form import MarginForm, ask_margin
from salesdesk.desktop.value.announce_form import AnnounceForm
from salesdesk.desktop.value.extra_verbs import verbs_of
from salesdesk.desktop.value.forms import (
    AnswerForm,
    MonthThreeForm,
    PracticeLinkForm,
    ReasonForm,
    RequestForm,
    TariffForm,
)
from salesdesk.desktop.value.margins_tab import MarginsTab
from salesdesk.desktop.value.page import ValuePage
from salesdesk.desktop.value.practices_tab import PracticesTab
from salesdesk.desktop.value.requests_tab import RequestsTab
from salesdesk.desktop.value.steps_line import StepsLine, marks_of
from salesdesk.desktop.value.tariff_tab import TariffTab
from salesdesk.domain.attachments import Attachment
from salesdesk.domain.extra_work import ExtraRequest, ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import AccountId, ExtraRequestId, ExtraWorkId, PracticeId
from salesdesk.domain.margins import ExtraTariff, MarginReview
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.services import extra_tariffs, margins, opportunities, undo
from salesdesk.services.extra_tariffs import TariffDraft
from salesdesk.services.margins import MarginDraft
from salesdesk.store.queries.records import find
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.files import with_files
from tests.factories.portfolio import opportunity
from tests.factories.stores import BOSS, REP


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    made = client_at(tmp_path)
    yield made
    made.workspace.close()


@pytest.fixture
def shell(qtbot: QtBot) -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> ValuePage:
    made = ValuePage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    shell.host = made
    made.resize(1320, 820)
    shown(qtbot, made)
    return made


def keep(client: Client, *records: Any) -> None:
    with client.workspace.unit(None) as unit:
        unit.put_all(records)


def kept(client: Client, record: type[Any]) -> list[Any]:
    with client.workspace.read() as connection:
        return find(connection, record)


def line(client: Client, days: int = 0, **changes: Any) -> ExtraWork:
    fields: dict[str, Any] = {
        "id": ExtraWorkId(uuid4()),
        "account_id": client.account.id,
        "what": "Reprise des étiquettes",
        "asked_on": TODAY - timedelta(days=days),
        "noted_by": REP,
        "price_cents": 32_000,
        "asked_by": "M. Aubry",
    }
    return ExtraWork(**(fields | changes))


def arrived(page: ValuePage, qtbot: QtBot, **where: object) -> None:
    page.arrive(**where)
    qtbot.waitUntil(lambda: page.extras().shown is not None)


def panel_form(shell: NotingShell, qtbot: QtBot, kind: type[Any]) -> Any:
    qtbot.waitUntil(lambda: shell.panel is not None and shell.panel.findChild(kind) is not None)
    assert shell.panel is not None
    return shell.panel.findChild(kind)


def said(shell: NotingShell, qtbot: QtBot) -> tuple[str, bool]:
    qtbot.waitUntil(lambda: bool(shell.toasts))
    return shell.toasts[-1]


def test_an_empty_ledger_teaches_and_its_button_notes_a_request(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    arrived(page, qtbot)
    assert page.extras().stack.currentIndex() == 1
    page.extras().empty.button.click()
    form = panel_form(shell, qtbot, RequestForm)
    form.submitted.emit()
    assert kept(client, ExtraWork) == []
    form.account.put(client.account.id, client.account.name)
    form.what.setText("Palettes à reprendre")
    form.submitted.emit()
    assert said(shell, qtbot) == ("Demande notée", True)
    qtbot.waitUntil(lambda: page.extras().line() is not None)
    assert [one.what for one in kept(client, ExtraWork)] == ["Palettes à reprendre"]


def test_the_clock_of_a_client_heads_the_list_and_its_lines_follow(
    page: ValuePage, qtbot: QtBot, client: Client
) -> None:
    keep(client, line(client, 41), line(client, 3, what="Palettes", price_cents=None))
    arrived(page, qtbot)
    tab = page.extras()
    assert tab.group_model.rowCount() == 2
    spoken = tab.groups.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Laiterie du Val d’Orb, 320\u00a0€ + 1 sans prix · 41\u00a0j sans annonce"
    assert [one.figure for one in tab.figures()][:2] == ["320\u00a0€", "1"]
    first = tab.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "30 jours sans annonce" in first


def test_the_message_follows_price_and_person_until_it_is_edited(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    keep(client, line(client, 31))
    arrived(page, qtbot)
    qtbot.waitUntil(page.extras().list.hasFocus)
    QTest.keyClick(page.extras().list, Qt.Key.Key_A)
    form: AnnounceForm = panel_form(shell, qtbot, AnnounceForm)
    assert form.contact() == client.marc
    assert form.body.toPlainText().startswith("Bonjour Marc Aubry,\n\nLe 23/10/2026, vous nous avez demandé")
    form.price.set_cents(45_000)
    form.price.value_changed.emit(45_000)
    form.gain.set_cents(900_000)
    form.gain.value_changed.emit(900_000)
    assert [one for one in ("450 €", "9\u202f000 €", "On y va") if one not in form.body.toPlainText()] == []
    form.body.setPlainText("À ma façon")
    form.price.value_changed.emit(45_000)
    assert form.body.toPlainText() == "À ma façon"
    form.submitted.emit()
    qtbot.waitUntil(lambda: kept(client, ExtraWork)[0].status is ExtraStatus.ANNOUNCED)
    (after,) = kept(client, ExtraWork)
    assert (after.price_cents, after.gain_cents, after.announced_on) == (45_000, 900_000, TODAY)
    assert after.announcement.endswith("À ma façon")


def test_the_message_is_copied_and_written_as_a_file(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell, tmp_path: Path
) -> None:
    keep(client, line(client, 31))
    arrived(page, qtbot)
    qtbot.waitUntil(lambda: page.extras().line() is not None)
    page.run_verb("announce")
    form: AnnounceForm = panel_form(shell, qtbot, AnnounceForm)
    form.copy.click()
    assert QApplication.clipboard().text() == form.body.toPlainText()
    form.save_to(tmp_path / "annonce.eml")
    qtbot.waitUntil(lambda: ("Message enregistré", False) in shell.toasts)
    assert b"X-Unsent: 1" in (tmp_path / "annonce.eml").read_bytes()


def test_the_answer_is_kept_as_proof_and_empty_words_are_refused_at_their_field(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    keep(client, line(client, 3, status=ExtraStatus.ANNOUNCED, announced_on=TODAY))
    arrived(page, qtbot)
    qtbot.waitUntil(page.extras().list.hasFocus)
    QTest.keyClick(page.extras().list, Qt.Key.Key_R)
    form: AnswerForm = panel_form(shell, qtbot, AnswerForm)
    form.submitted.emit()
    assert shell.toasts == []
    form.words.setPlainText("Oui, allez-y")
    form.submitted.emit()
    assert said(shell, qtbot) == ("Accord gardé comme preuve", True)
    assert [(one.status, one.reply) for one in kept(client, ExtraWork)] == [(ExtraStatus.ACCEPTED, "Oui, allez-y")]


def test_waiving_asks_for_a_reason_and_closes_the_line(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    keep(client, line(client, 40))
    arrived(page, qtbot)
    qtbot.waitUntil(page.extras().list.hasFocus)
    QTest.keyClick(page.extras().list, Qt.Key.Key_W)
    form: ReasonForm = panel_form(shell, qtbot, ReasonForm)
    form.reason.setPlainText("Erreur de notre part")
    form.submitted.emit()
    qtbot.waitUntil(lambda: page.extras().line() is None)
    assert [(one.waived_by, one.waived_reason) for one in kept(client, ExtraWork)] == [(REP, "Erreur de notre part")]


def test_verbs_follow_the_step_of_a_line(client: Client) -> None:
    steps = {
        ExtraStatus.ASKED: ["announce", "answer", "done", "waive", "stop"],
        ExtraStatus.ANNOUNCED: ["answer", "announce", "done", "waive", "stop"],
        ExtraStatus.ACCEPTED: ["done", "waive", "stop"],
        ExtraStatus.DONE: ["announce", "answer", "invoiced", "waive"],
        ExtraStatus.INVOICED: ["paid", "waive"],
        ExtraStatus.PAID: [],
    }
    assert {step: list(verbs_of(line(client, status=step))) for step in steps} == steps


def test_a_step_jumped_over_is_marked(client: Client) -> None:
    marks = marks_of(line(client, status=ExtraStatus.DONE, done_on=TODAY))
    assert [(one.passed, one.wrong) for one in marks] == [
        (True, False), (False, True), (False, True), (True, False), (False, False), (False, False),
    ]  # fmt: skip


def test_a_practice_is_accepted_only_with_a_reason_and_a_day(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    habit = Practice(
        id=PracticeId(uuid4()), account_id=client.account.id, what="Livraisons urgentes", noted_on=TODAY, noted_by=REP,
        monthly_minutes=600, hourly_cents=5_000,
    )  # fmt: skip
    keep(client, habit)
    page.arrive(tab="practices")
    tab = page.tabs["practices"]
    assert isinstance(tab, PracticesTab)
    qtbot.waitUntil(lambda: tab.shown is not None and tab.current() is not None)
    assert tab.shown is not None
    tab.decide(tab.shown.lines[0], PracticeDecision.ACCEPT)
    form = tab.form
    assert form is not None
    form.submitted.emit()
    assert kept(client, Practice)[0].decision is PracticeDecision.OPEN
    form.reason.setPlainText("Volume tenu")
    form.revisit.set_value(date(2027, 5, 3))
    form.submitted.emit()
    qtbot.waitUntil(lambda: kept(client, Practice)[0].decision is PracticeDecision.ACCEPT)
    assert (kept(client, Practice)[0].revisit_on, kept(client, Practice)[0].decided_by) == (date(2027, 5, 3), REP)


def test_a_negative_margin_asks_for_a_named_decision(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    opportunities.win(client.workspace, client.opportunity.id, TODAY, 1_000_000)
    ask_margin(page.desk, page, client.opportunity.id)
    form: MarginForm = panel_form(shell, qtbot, MarginForm)
    form.practices.set_cents(1_500_000)
    form.practices.value_changed.emit(1_500_000)
    form.submitted.emit()
    assert (form.left_cents(), kept(client, MarginReview)) == (-500_000, [])
    form.decision.setPlainText("Client de référence")
    form.submitted.emit()
    qtbot.waitUntil(lambda: bool(kept(client, MarginReview)))
    assert [(one.margin_cents, one.decided_by) for one in kept(client, MarginReview)] == [(-500_000, REP)]


def test_month_three_is_checked_from_the_list(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    opportunities.win(client.workspace, client.opportunity.id, date(2026, 8, 3), 1_000_000)
    margins.keep(
        client.workspace,
        MarginDraft(
            opportunity_id=client.opportunity.id, price_cents=1_000_000, practices_cents=100_000, gifts_cents=0
        ),
    )
    page.arrive(tab="margins")
    tab = page.tabs["margins"]
    assert isinstance(tab, MarginsTab)
    qtbot.waitUntil(lambda: tab.shown is not None and tab.current() is not None)
    assert (tab.shown and tab.shown.due) == 1
    tab.check(tab.current())  # type: ignore[arg-type]  # the only line
    form: MonthThreeForm = panel_form(shell, qtbot, MonthThreeForm)
    form.seen.set_cents(400_000)
    form.submitted.emit()
    qtbot.waitUntil(lambda: kept(client, MarginReview)[0].seen_costs_cents == 400_000)


def test_the_price_list_is_changed_by_a_manager_and_only_read_by_a_rep(
    qtbot: QtBot, jobs: Jobs, shell: NotingShell, tmp_path: Path
) -> None:
    boss = client_at(tmp_path, user_id=BOSS)
    page = ValuePage(desk_of(boss.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(page)
    shown(qtbot, page)
    page.arrive(tab="tariff")
    tab = page.tabs["tariff"]
    assert isinstance(tab, TariffTab)
    qtbot.waitUntil(lambda: tab.new_text() == "Ajouter au tarif")
    tab.run_new()
    form: TariffForm = panel_form(shell, qtbot, TariffForm)
    form.submitted.emit()
    assert kept(boss, ExtraTariff) == []
    form.name.setText("Relevé sur site")
    form.hours.setText("1,5")
    assert form.worked_out.text() == "Prix annoncé\u00a0: 130\u00a0€"
    form.submitted.emit()
    qtbot.waitUntil(lambda: bool(kept(boss, ExtraTariff)))
    qtbot.waitUntil(lambda: tab.current() is not None)
    boss.workspace.close()


def test_a_rep_reads_the_price_list_without_changing_it(page: ValuePage, qtbot: QtBot, client: Client) -> None:
    extra_tariffs.save(client.workspace, TariffDraft(name="Relevé", minutes=60, hourly_cents=7_500))
    page.arrive(tab="tariff")
    tab = page.tabs["tariff"]
    qtbot.waitUntil(lambda: tab.current() is not None)
    assert (tab.new_text(), page.new.isVisible()) == ("", False)


def test_a_request_is_taken_to_the_account_of_like_name(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    request = ExtraRequest(
        id=ExtraRequestId(uuid4()), client="LAITERIE DU VAL D'ORB", what="Palettes", received_on=date(2026, 11, 3),
        received_by="Léa",
    )  # fmt: skip
    keep(client, request)
    page.arrive(tab="requests")
    tab = page.tabs["requests"]
    assert isinstance(tab, RequestsTab)
    qtbot.waitUntil(lambda: bool(tab.takers))
    assert tab.takers[0].text().startswith("Prendre pour Laiterie du Val d’Orb")
    tab.takers[0].click()
    qtbot.waitUntil(lambda: tab.current() is None)
    assert [(one.account_id, one.received_by) for one in kept(client, ExtraWork)] == [(client.account.id, "Léa")]


def test_opened_at_an_account_it_shows_that_account(page: ValuePage, qtbot: QtBot, client: Client) -> None:
    keep(client, line(client, 5))
    arrived(page, qtbot, account_id=client.account.id)
    qtbot.waitUntil(lambda: page.extras().groups.current_id() == client.account.id)


def test_the_screen_speaks_english_at_once(
    page: ValuePage, qtbot: QtBot, client: Client, qapp: QApplication, tmp_path: Path
) -> None:
    keep(client, line(client, 41))
    arrived(page, qtbot)
    install_language(qapp, "en", tmp_path / "qm")
    try:
        qtbot.waitUntil(lambda: page.title.text() == "Value")
        assert page.new.text() == "Note a request"
    finally:
        install_language(qapp, "fr")


def habit_of(account_id: AccountId, what: str = "Étiquettes refaites") -> Practice:
    return Practice(
        id=PracticeId(uuid4()), account_id=account_id, what=what, noted_on=TODAY, noted_by=REP, monthly_minutes=60,
        hourly_cents=5_000,
    )  # fmt: skip


def test_a_line_is_linked_to_a_practice_of_its_account_and_undo_takes_it_back(
    qtbot: QtBot, page: ValuePage, client: Client, shell: NotingShell
) -> None:
    habit = habit_of(client.account.id)
    keep(client, line(client), habit, habit_of(AccountId(uuid4()), "D’un autre client"))
    arrived(page, qtbot)
    page.run_verb("practice")
    form = panel_form(shell, qtbot, PracticeLinkForm)
    assert [form.practice.itemData(place) for place in range(form.practice.count())] == [None, habit.id]
    form.practice.set_value(habit.id)
    form.submitted.emit()
    qtbot.waitUntil(lambda: kept(client, ExtraWork)[0].practice_id == habit.id)
    undo.undo(client.workspace)
    assert kept(client, ExtraWork)[0].practice_id is None


def test_the_files_of_a_line_are_kept_with_it_and_stay_when_the_line_is_read_again(
    qtbot: QtBot, page: ValuePage, client: Client, tmp_path: Path
) -> None:
    page.desk.workspace = with_files(client.workspace.laptop, tmp_path / "profile")
    extra = line(client)
    keep(client, extra)
    arrived(page, qtbot)
    strip = page.extras().files
    assert strip is not None
    strip.attach([Picked("bon.txt", content=b"Bon de commande 240")])
    qtbot.waitUntil(lambda: len(strip.rows) == 1)
    first = page.extras().shown
    page.load()
    qtbot.waitUntil(lambda: page.extras().shown is not first)
    found = kept(client, Attachment)
    assert [(one.extra_work_id, one.account_id) for one in found] == [(extra.id, client.account.id)]
    assert (page.extras().files is strip, strip.isVisible(), len(strip.rows)) == (True, True, 1)


def test_the_names_of_the_steps_keep_apart_at_the_width_of_the_column(qtbot: QtBot, page: ValuePage) -> None:
    install_language(QApplication.instance(), "en")  # type: ignore[arg-type]  # an application under test
    made = StepsLine(ExtraWork(
        id=ExtraWorkId(uuid4()), account_id=AccountId(uuid4()), what="x", asked_on=TODAY, noted_by=REP
    ))  # fmt: skip
    qtbot.addWidget(made)
    made.resize(341, 66)
    gaps = made.gaps()
    assert (min(gaps) >= 8, len(gaps)) == (True, 5)


def test_an_amount_that_cannot_be_read_is_not_kept_as_what_was_read_of_it_before(
    page: ValuePage, qtbot: QtBot, client: Client, shell: NotingShell
) -> None:
    keep(client, line(client, 3))
    arrived(page, qtbot)
    page.run_verb("announce")
    form: AnnounceForm = panel_form(shell, qtbot, AnnounceForm)
    form.price.clear()
    QTest.keyClicks(form.price, "32x0")
    form.submitted.emit()
    assert (form.price.cents(), form.price.is_valid(), shell.toasts) == (3_200, False, [])
    assert kept(client, ExtraWork)[0].announced_on is None


def test_a_margin_whose_amount_cannot_be_read_is_not_kept(qtbot: QtBot, client: Client) -> None:
    won = opportunity(client.account.id, outcome=OpportunityOutcome.WON, amount_cents=1_440_000, closed_on=TODAY)
    keep(client, won)
    form = MarginForm(margins.expected(client.workspace, won.id), "Jeanne")
    qtbot.addWidget(form)
    before = form.is_complete()
    form.practices.clear()
    QTest.keyClicks(form.practices, "48oo")
    assert (before, form.is_complete()) == (True, False)
