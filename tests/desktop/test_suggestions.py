"""The proposed conversation: its reason on the screen, one key to plan it, one to put it aside, one to ask why."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.config.formats import Language
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.plan.page import PlanPage
from salesdesk.desktop.suggestion_panel import RefuseForm, WhyView
from salesdesk.desktop.today.page import TodayPage
from salesdesk.desktop.widgets import Field, IconButton, TextLabel
from salesdesk.domain.conversation import Commitment
from salesdesk.domain.ids import CommitmentId
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import Side
from salesdesk.domain.visits import Channel, VisitStatus
from salesdesk.services import commitments, next_conversation
from salesdesk.services.next_conversation import Reason
from salesdesk.services.visits import PlannedVisit
from tests.desktop.places import shown
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.opportunities import put


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """A client to whom we owe something for six days, and whom nobody is about to see."""
    made = client_at(tmp_path)
    owed = Commitment(
        id=CommitmentId(uuid4()), account_id=made.account.id, side=Side.REP, what="Chiffrer l’arrêt",
        due_on=TODAY - timedelta(days=6), made_on=TODAY - timedelta(days=30), contact_id=made.marc.id,
    )  # fmt: skip
    put(made, owed, replace(made.visit, status=VisitStatus.CANCELLED))
    return made


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def day(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> TodayPage:
    page = TodayPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(page)
    page.resize(1300, 820)
    page.arrive()
    qtbot.waitUntil(lambda: not page.suggestions.isHidden())
    shown(qtbot, page)
    return page


@pytest.fixture
def sheet(qtbot: QtBot, client: Client, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> AccountPage:
    page = AccountPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(page)
    page.resize(1300, 820)
    page.retranslate()
    page.arrive(account_id=client.account.id)
    qtbot.waitUntil(lambda: not page.suggestion.isHidden())
    shown(qtbot, page)
    return page


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(TextLabel) if label.isVisibleTo(widget)]


def panel(shell: NotingShell, kind: type[QWidget]) -> QWidget:
    assert shell.panel is not None
    assert isinstance(shell.panel.content, kind)
    return shell.panel.content


def press(page: QWidget, key: str) -> None:
    page.setFocus()
    QTest.keyClick(page, Qt.Key(ord(key)))


def button(inside: QWidget, text: str) -> QPushButton:
    return next(one for one in inside.findChildren(QPushButton) if one.text() == text)


def test_the_day_says_whom_to_talk_to_and_why(day: TodayPage) -> None:
    said = texts(day.suggestions)
    for wanted in (
        "Laiterie du Val d’Orb", "Promis par nous pour le 17/11/2026\u00a0: Chiffrer l’arrêt", "Marc Aubry, DAF",
        "Téléphone",
    ):  # fmt: skip
        assert wanted in said


def test_one_key_opens_the_visit_filled_in(
    day: TodayPage, client: Client, shell: NotingShell, qtbot: QtBot, jobs: Jobs, tmp_path: Path
) -> None:
    press(day, "C")
    ((screen, where),) = shell.opened
    wanted = where["wanted"]
    assert isinstance(wanted, PlannedVisit)
    assert ("plan", client.account.id, client.marc.id, Channel.PHONE) == (
        screen, wanted.account_id, wanted.contact_id, wanted.channel,
    )  # fmt: skip
    plan = PlanPage(desk_of(client.workspace, jobs, shell, tmp_path))
    qtbot.addWidget(plan)
    plan.retranslate()
    plan.arrive(**where)
    qtbot.waitUntil(lambda: plan.panels.form is not None and plan.panels.form.contact.value() == client.marc.id)
    assert plan.panels.form is not None
    assert replace(wanted, opportunity_id=client.opportunity.id, conversation_key="C1") == replace(
        plan.panels.form.planned(), opportunity_id=client.opportunity.id, conversation_key="C1"
    )


def test_why_says_the_rule_with_the_figures_of_this_case(day: TodayPage, shell: NotingShell) -> None:
    press(day, "W")
    said = texts(panel(shell, WhyView))
    for wanted in (
        "Nous devons quelque chose\u00a0: 400", "+400",
        "Compte depuis le 17/11/2026\u00a0: un point par jour, 40 au plus",
        "+6",
        "3\u00a0: quatre points chacun, 16 au plus", "+12",
    ):  # fmt: skip
        assert wanted in said
    score = day.suggestions.blocks[0].suggestion.proposal.score
    assert (400, 6, 0, 12) == (score.urgency, score.age, score.amount, score.company)


def test_a_refusal_needs_a_word_and_brings_the_next_reason(
    day: TodayPage, client: Client, shell: NotingShell, qtbot: QtBot
) -> None:
    press(day, "X")
    form = panel(shell, RefuseForm)
    assert isinstance(form, RefuseForm)
    assert shell.panel is not None
    keep = button(shell.panel, "Écarter")
    keep.click()
    field = form.findChild(Field)
    assert field is not None
    qtbot.waitUntil(lambda: "Dites en quelques mots" in " ".join(texts(form)))
    form.words.setPlainText("Le DAF est en congé")
    form.length.set_value(30)
    keep.click()
    qtbot.waitUntil(lambda: bool(shell.toasts))
    assert [("Suggestion écartée.", True)] == shell.toasts
    qtbot.waitUntil(lambda: "overdue_commitment" != day.suggestions.blocks[0].suggestion.first.kind)
    (line,) = next_conversation.refusals(client.workspace, client.account.id)
    assert ("Le DAF est en congé", TODAY + timedelta(days=30)) == (line.refusal.why, line.refusal.until)


def test_a_ready_reason_is_one_click(day: TodayPage, shell: NotingShell) -> None:
    press(day, "X")
    form = panel(shell, RefuseForm)
    assert isinstance(form, RefuseForm)
    form.ready[0].clicked.emit()
    assert "Le client est absent" == form.words.toPlainText()


def test_the_keys_of_the_day_stay_silent_without_a_proposal(
    day: TodayPage, client: Client, shell: NotingShell, qtbot: QtBot
) -> None:
    put(
        client, replace(client.account, planned_contacts=None),
        replace(client.opportunity, outcome=OpportunityOutcome.WON),
    )  # fmt: skip
    put(client, *_settled(client))
    day.load()
    qtbot.waitUntil(lambda: not day.suggestions.blocks)
    qtbot.waitUntil(lambda: any(one.startswith("Rien n’attend") for one in texts(day.suggestions)))
    for key in "CXW":
        press(day, key)
    assert ([], None) == (shell.opened, shell.panel)


def _settled(client: Client) -> list[Commitment]:
    return [replace(one, due_on=None) for one in commitments.overdue(client.workspace)]


def proposed(sheet: AccountPage) -> Reason | None:
    block = sheet.suggestion.block
    return block.suggestion.first if block is not None else None


def test_the_account_remembers_what_was_put_aside_and_takes_it_back(
    sheet: AccountPage, client: Client, shell: NotingShell, qtbot: QtBot
) -> None:
    assert sheet.suggestion.block is not None
    first = sheet.suggestion.block.suggestion.first
    next_conversation.refuse(client.workspace, first, "Le DAF est en congé")
    sheet.load()
    qtbot.waitUntil(lambda: "Le DAF est en congé" in " ".join(texts(sheet.suggestion)))
    assert any("par vous\u00a0: «\u00a0Le DAF est en congé\u00a0»" in one for one in texts(sheet.suggestion))
    button(sheet.suggestion, "Reprendre").click()
    qtbot.waitUntil(lambda: [("Suggestion reprise.", True)] == shell.toasts)
    qtbot.waitUntil(lambda: proposed(sheet) == first)


def test_the_account_answers_to_the_same_keys(sheet: AccountPage, client: Client, shell: NotingShell) -> None:
    press(sheet, "W")
    panel(shell, WhyView)
    press(sheet, "X")
    panel(shell, RefuseForm)
    press(sheet, "C")
    assert "plan" == shell.opened[-1][0]


def test_every_button_of_a_proposal_says_at_which_account(day: TodayPage) -> None:
    block = day.suggestions.blocks[0]
    for one in (block.plan_button, block.aside_button, block.why_button):
        assert one.accessibleName().endswith("Laiterie du Val d’Orb")


def test_a_proposal_leads_to_its_account(day: TodayPage, client: Client, shell: NotingShell) -> None:
    next(
        one
        for one in day.suggestions.findChildren(IconButton)
        if one.accessibleName() == "Ouvrir le compte\u00a0: Laiterie du Val d’Orb"
    ).click()
    assert [("account", {"account_id": client.account.id})] == shell.opened


def test_the_card_speaks_english(day: TodayPage, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    day.desk.messages.set_language(Language.ENGLISH)
    install_language(qapp, "en", tmp_path)
    qtbot.waitUntil(lambda: "Promised by us for 17 Nov 2026: Chiffrer l’arrêt" in texts(day.suggestions))
    said = [*texts(day.suggestions), day.suggestions.blocks[0].plan_button.text()]
    install_language(qapp, "fr", tmp_path)
    for wanted in ("Next best conversations", "Phone", "Plan it"):
        assert wanted in said
