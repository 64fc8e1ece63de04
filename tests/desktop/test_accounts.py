"""The portfolio and an account's page: what they show, what their keys do, what their forms keep."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.accounts.account_form import AccountForm, open_account_form
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.accounts.commune_field import CommuneEdit, commune_choice
from salesdesk.desktop.accounts.contact_form import ContactForm
from salesdesk.desktop.accounts.deleting import left_behind_text
from salesdesk.desktop.accounts.page import AccountsPage
from salesdesk.desktop.accounts.parent_field import ParentEdit
from salesdesk.desktop.accounts.words import phone_text, solvency_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import Choice
from salesdesk.domain.accounts import AccountStatus, Segment, Solvency
from salesdesk.domain.conversation import CommitmentStatus
from salesdesk.domain.process import BuyingRole, Side
from salesdesk.services import accounts, commitments, drafts
from salesdesk.services.accounts import LeftBehind, SortBy
from salesdesk.services.events import Changed
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import conversation, keep, opportunity, promise, visit, workspace
from tests.factories.stores import BOSS


@pytest.fixture
def rep(tmp_path: Path) -> Iterator[Workspace]:
    opened = workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def desk(rep: Workspace, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> Desk:
    return desk_of(rep, jobs, shell, tmp_path)


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    """Waits until no job is under way."""
    qtbot.waitUntil(lambda: jobs.pending == 0, timeout=10_000)


def list_of(qtbot: QtBot, desk: Desk) -> AccountsPage:
    page = AccountsPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.retranslate()
    page.show()
    page.arrive()
    settle(qtbot, desk.jobs)
    return page


def page_of(qtbot: QtBot, desk: Desk, account_id: UUID) -> AccountPage:
    page = AccountPage(desk)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.retranslate()
    page.show()
    page.arrive(account_id=account_id)
    settle(qtbot, desk.jobs)
    return page


def test_the_list_shows_accounts_by_name_and_says_a_row_in_words(qtbot: QtBot, desk: Desk, rep: Workspace) -> None:
    keep(rep, [account(name="Zinc"), account(name="Été", city="Sète", segment=Segment.A, yearly_sales_cents=12_000_00)])
    page = list_of(qtbot, desk)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.model.row_at(0)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    said = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Été, Sète, A, Prospect, Solvabilité à vérifier, 12\u00a0k€"
    assert page.title.meta.text() == "2 comptes"


def test_typing_narrows_the_list_and_an_empty_answer_offers_to_show_all(
    qtbot: QtBot, desk: Desk, rep: Workspace
) -> None:
    keep(rep, [account(name="Laiterie"), account(name="Fonderie")])
    page = list_of(qtbot, desk)
    page.filters.search.setText("fond")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.title.meta.text() == "1 sur 2 comptes"
    page.filters.search.setText("introuvable")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    page.empty.clicked.emit()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)


def test_an_empty_portfolio_offers_to_import(qtbot: QtBot, desk: Desk, shell: NotingShell) -> None:
    page = list_of(qtbot, desk)
    assert page.stack.currentWidget() is page.empty
    page.empty.clicked.emit()
    assert shell.opened == [("import", {})]


def test_segments_counts_and_order_narrow_and_sort(qtbot: QtBot, desk: Desk, rep: Workspace) -> None:
    one = account(name="A", segment=Segment.A, status=AccountStatus.ERODING, yearly_sales_cents=5)
    two = account(name="B", segment=Segment.B, status=AccountStatus.ACTIVE, yearly_sales_cents=9)
    keep(rep, [one, two])
    page = list_of(qtbot, desk)
    page.filters.sort_by(SortBy.SALES)
    settle(qtbot, desk.jobs)
    assert list(page.model.ids()) == [two.id, one.id]
    page.filters.status.set_value(AccountStatus.ACTIVE)
    settle(qtbot, desk.jobs)
    assert list(page.model.ids()) == [two.id]
    page.filters.clear()
    page.filters.segments[Segment.A].clicked.emit()
    settle(qtbot, desk.jobs)
    assert list(page.model.ids()) == [one.id]
    page.filters.segments[Segment.A].clicked.emit()
    page.counts.cards["eroding"].clicked.emit()
    settle(qtbot, desk.jobs)
    assert list(page.model.ids()) == [one.id]
    assert page.counts.cards["eroding"].note.text() == "A"
    page.counts.cards["eroding"].clicked.emit()
    settle(qtbot, desk.jobs)
    assert page.model.rowCount() == 2


def test_enter_opens_and_delete_takes_away_with_a_toast(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    one = account(name="Seule")
    keep(rep, [one, contact(one.id)])
    page = list_of(qtbot, desk)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert shell.opened == [("account", {"account_id": one.id})]
    page.delete_current()
    settle(qtbot, desk.jobs)
    assert shell.toasts == [("«\u00a0Seule\u00a0» est supprimé. Restent enregistrés\u00a0: 1 interlocuteur.", True)]


def test_a_change_elsewhere_shows_in_the_list_and_keeps_the_place(qtbot: QtBot, desk: Desk, rep: Workspace) -> None:
    two = account(name="Deux")
    keep(rep, [two, account(name="Trois")])
    page = list_of(qtbot, desk)
    page.view.go_to(0)
    keep(rep, [account(name="Avant")])
    page.hear(Changed(nouns=frozenset({"account"}), ids=frozenset()))
    settle(qtbot, desk.jobs)
    assert page.model.rowCount() == 3
    assert page.view.current_id() == two.id


def test_a_manager_chooses_whose_accounts(qtbot: QtBot, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> None:
    boss = workspace(tmp_path, BOSS)
    page = list_of(qtbot, desk_of(boss, jobs, shell, tmp_path))
    assert page.filters.person.isVisible()
    assert page.filters.person.count() == 4
    jobs.shutdown()
    boss.close()


def test_the_page_shows_missing_roles_promises_affairs_and_time_line(qtbot: QtBot, desk: Desk, rep: Workspace) -> None:
    one = account(name="Laiterie", planned_contacts=8)
    keep(rep, [one, contact(one.id, buying_role=BuyingRole.DECIDER), promise(one.id, "Envoyer les comptes")])
    keep(rep, [opportunity(one.id), conversation(one.id, "Bien"), visit(one.id, date(2026, 12, 1), goal="Conclure")])
    page = page_of(qtbot, desk, one.id)
    assert page.header.name.text() == "Laiterie"
    assert page.header.next_step.text() == "Conclure"
    assert page.header.visits.text() == "Contact 0 sur 8 prévus"
    assert page.timeline.model.rowCount() == 4
    assert page.crumbs() == ("Laiterie",)


def test_one_click_settles_a_promise_and_can_be_taken_back(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    one = account()
    owed = promise(one.id, "Rappeler", Side.REP)
    keep(rep, [one, owed])
    page = page_of(qtbot, desk, one.id)
    page.promises.settled.emit(owed.id, CommitmentStatus.KEPT)
    settle(qtbot, desk.jobs)
    assert commitments.ledger(rep, one.id).our_rate.kept == 1
    assert shell.toasts == [("Promesse tenue", True)]


def test_the_buttons_prepare_and_plan_for_this_account(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    one = account()
    keep(rep, [one])
    page = page_of(qtbot, desk, one.id)
    page.header.prepare.click()
    page.header.plan.click()
    assert shell.opened == [("conversation", {"account_id": one.id}), ("plan", {"account_id": one.id})]


def test_an_account_that_went_says_so(qtbot: QtBot, desk: Desk) -> None:
    page = page_of(qtbot, desk, account().id)
    assert page.stack.currentWidget() is page.gone


def form_in(shell: NotingShell, qtbot: QtBot) -> AccountForm:
    qtbot.waitUntil(lambda: shell.panel is not None)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    form = shell.panel.content
    assert isinstance(form, AccountForm)
    return form


def test_a_new_account_is_kept_with_its_commune_and_opened(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    page = list_of(qtbot, desk)
    page.create_account()
    form = form_in(shell, qtbot)
    form.put({"name": "Scierie du Lac", "segment": "B", "yearly_sales_cents": 120_000, "tags": "bois, lac"})
    city = form.fields["city"].control
    assert isinstance(city, CommuneEdit)
    city.pick(commune_choice(accounts.communes("Bédarieux")[0]))
    form.save()
    settle(qtbot, desk.jobs)
    assert shell.panel is None
    kept = accounts.get(rep, shell.opened[-1][1]["account_id"])  # type: ignore[arg-type]  # the page gives an id
    assert kept is not None
    assert (kept.name, kept.segment, kept.postcode, kept.insee) == ("Scierie du Lac", Segment.B, "34600", "34028")
    assert (kept.tags, kept.yearly_sales_cents) == (("bois", "lac"), 120_000)
    assert kept.latitude == pytest.approx(43.6, abs=0.1)


def test_the_parent_company_is_found_as_one_types_and_only_an_account_is_kept(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    group = account(name="Groupe Lactalia")
    keep(rep, [group])
    page = list_of(qtbot, desk)
    page.create_account()
    form = form_in(shell, qtbot)
    form.put({"name": "Fromagerie du Pic", "employees": "42", "founded_year": "1987", "country": "CH"})
    field = form.fields["parent_id"]
    control = field.control
    assert isinstance(control, ParentEdit)
    QTest.keyClicks(control, "lacta")
    form.save()
    refused = field.error()
    qtbot.waitUntil(lambda: control.offered() == [Choice(group.id, "Groupe Lactalia")])
    control.pick(control.offered()[0])
    form.save()
    settle(qtbot, desk.jobs)
    kept = accounts.get(rep, shell.opened[-1][1]["account_id"])  # type: ignore[arg-type]  # the page gives an id
    assert kept is not None
    assert (refused, kept.parent_id, kept.employees, kept.founded_year, kept.country) == (
        "Choisissez un compte de la liste, ou effacez.", group.id, 42, 1987, "CH",
    )  # fmt: skip


def test_a_kept_parent_is_shown_by_name_and_stays(qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell) -> None:
    group = account(name="Groupe Lactalia")
    firm = account(name="Fromagerie", parent_id=group.id, currency="SEK")
    keep(rep, [group, firm])
    page = list_of(qtbot, desk)
    open_account_form(desk, firm, page)
    form = form_in(shell, qtbot)
    control = form.fields["parent_id"].control
    assert isinstance(control, ParentEdit)
    qtbot.waitUntil(lambda: control.text() == "Groupe Lactalia")
    record = form.record()
    assert record is not None
    assert (record.parent_id, record.currency) == (group.id, "SEK")


def test_a_wrong_number_is_said_while_typing_and_nothing_is_kept(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    page = list_of(qtbot, desk)
    page.create_account()
    form = form_in(shell, qtbot)
    form.put({"name": "X", "siren": "552100555"})
    qtbot.waitUntil(lambda: bool(form.fields["siren"].error()), timeout=5_000)
    assert form.fields["siren"].error() == desk.messages.text("identifiers.siren_checksum")
    form.save()
    settle(qtbot, desk.jobs)
    assert accounts.listing(rep, accounts.AccountFilter()).total == 0
    form.forget()
    settle(qtbot, desk.jobs)


def test_an_account_without_a_name_is_refused_beside_its_field(qtbot: QtBot, desk: Desk, shell: NotingShell) -> None:
    page = list_of(qtbot, desk)
    page.create_account()
    form = form_in(shell, qtbot)
    form.save()
    settle(qtbot, desk.jobs)
    assert form.fields["name"].error().startswith("Le compte n’a pas de nom.")


def test_a_double_is_shown_in_the_form_with_its_reasons(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    there = account(name="Dupont et fils SARL")
    keep(rep, [there])
    page = list_of(qtbot, desk)
    page.create_account()
    form = form_in(shell, qtbot)
    form.put({"name": "Dupont & Fils"})
    qtbot.waitUntil(lambda: form.doubles.isVisibleTo(form), timeout=5_000)
    form._open_double(there.id)
    settle(qtbot, desk.jobs)
    assert shell.opened[-1] == ("account", {"account_id": there.id})


def test_what_a_form_held_is_brought_back_after_a_crash(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    page = list_of(qtbot, desk)
    page.create_account()
    first = form_in(shell, qtbot)
    first.put({"name": "À moitié"})
    qtbot.waitUntil(lambda: drafts.kept(rep, "account:new") is not None, timeout=5_000)
    shell.close_panel()
    page.create_account()
    second = form_in(shell, qtbot)
    qtbot.waitUntil(lambda: second.values()["name"] == "À moitié")
    assert second.draft.isVisibleTo(second)
    second.save()
    settle(qtbot, desk.jobs)
    assert drafts.kept(rep, "account:new") is None


def test_a_missing_role_opens_the_form_with_that_role(
    qtbot: QtBot, desk: Desk, rep: Workspace, shell: NotingShell
) -> None:
    one = account()
    keep(rep, [one])
    page = page_of(qtbot, desk, one.id)
    page.add_contact(BuyingRole.PAYER)
    assert shell.panel is not None
    qtbot.addWidget(shell.panel)
    form = shell.panel.content
    assert isinstance(form, ContactForm)
    form.put({"last_name": "Aubry", "mobile": "06 12 34 56 78"})
    form.save()
    settle(qtbot, desk.jobs)
    page.load()
    settle(qtbot, desk.jobs)
    assert shell.toasts[-1] == ("Aubry est enregistré.", True)
    assert page.people.title.meta.text() == "1"


@pytest.mark.parametrize(
    ("solvency", "on", "due", "text"),
    [
        (None, None, True, "Solvabilité à vérifier"),
        (Solvency.SOUND, date(2026, 9, 14), False, "Solvable au 14/09/2026"),
        (Solvency.SOUND, date(2025, 9, 14), True, "Solvabilité à revoir, vue le 14/09/2025"),
        (Solvency.FAILED, date(2025, 9, 14), True, "Insolvable au 14/09/2025"),
    ],
)
def test_solvency_is_said_with_its_day(solvency: Solvency | None, on: date | None, due: bool, text: str) -> None:
    assert solvency_text(solvency, on, due)[0] == text


def test_words_are_said_in_english_too(qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path / "qm")
    said = left_behind_text(LeftBehind("Dairy", 0, 2, 1))
    assert said == "“Dairy” is deleted. Still kept: 2 planned visits, 1 open deal."
    assert phone_text("+33467001234") == "04\u00a067\u00a000\u00a012\u00a034"
