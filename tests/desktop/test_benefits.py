"""Calculator sheet, sign-off, history, measure and statement, by keyboard, in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.config.formats import Language
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.benefits.choice import BenefitChoice
from salesdesk.desktop.benefits.history import HistoryView
from salesdesk.desktop.benefits.measure import MeasureForm
from salesdesk.desktop.benefits.opening import choose_benefit, open_sheet
from salesdesk.desktop.benefits.panels import open_history, open_measure, open_statement
from salesdesk.desktop.benefits.sheet import CalculatorSheet
from salesdesk.desktop.benefits.statement import StatementView
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.domain.value import FORMULAS, Origin
from salesdesk.services import figure_history
from salesdesk.services.visits import PlannedVisit, VisitPurpose
from tests.factories.conversations import TODAY
from tests.factories.desk import NotingShell, desk_of
from tests.factories.figures import SAID, Told, told_client

T = TypeVar("T", bound=QWidget)


@dataclass
class Scene:
    told: Told
    desk: Desk
    shell: NotingShell
    owner: QWidget
    jobs: Jobs
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.pending, timeout=5000)
        self.qtbot.wait(1)

    def sheet(self, formula: str) -> CalculatorSheet:
        open_sheet(self.desk, self.owner, self.told.client.account.id, formula)
        self.settle()
        return self.panel(CalculatorSheet)

    def panel(self, kind: type[T]) -> T:
        assert self.shell.panel is not None
        assert isinstance(self.shell.panel.content, kind)
        return self.shell.panel.content


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> Iterator[Scene]:
    told = told_client(tmp_path, TODAY)
    owner = QWidget()
    qtbot.addWidget(owner)
    shell = NotingShell(owner)
    yield Scene(told, desk_of(told.client.workspace, jobs, shell, tmp_path), shell, owner, jobs, qtbot)
    shell.close_panel()
    jobs.shutdown()
    told.client.workspace.close()


def speak(scene: Scene, language: Literal["fr", "en"]) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    install_language(app, language)
    scene.desk.messages.set_language(Language(language))


def test_a_sheet_is_filled_in_and_kept_by_keyboard_alone(scene: Scene) -> None:
    sheet = scene.sheet("time_saved")
    hours, cost, share, _weeks = sheet.rows
    assert sheet.benefit is None
    QTest.keyClicks(hours.likely, "2")
    QTest.keyClicks(cost.likely, "32")
    assert sheet.benefit is not None
    assert sheet.benefit.yearly is not None
    assert 144_000 == sheet.benefit.yearly.likely_cents
    QTest.keyClick(hours.likely, Qt.Key.Key_Up)
    assert "2,5" == hours.likely.text()
    QTest.keyClick(hours.likely, Qt.Key.Key_PageUp)
    assert "7,5" == hours.likely.text()
    QTest.keyClick(hours.likely, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert "0" == hours.likely.text()
    hours.likely.setText("2")
    QTest.keyClick(hours.likely, Qt.Key.Key_E)
    assert (Origin.GUESS, "2") == (hours.origin.origin(), hours.likely.text())
    assert sheet.benefit.to_confirm
    QTest.keyClick(hours.slider.handles["likely"], Qt.Key.Key_M)
    assert Origin.MEASURED is hours.origin.origin()
    QTest.keyClick(share.likely, Qt.Key.Key_F)
    assert share.low.isVisibleTo(sheet)
    QTest.keyClicks(share.likely, "50")
    QTest.keyClicks(share.low, "25")
    QTest.keyClick(cost.likely, Qt.Key.Key_Return)
    scene.settle()
    kept = figure_history.history(scene.told.client.workspace, scene.told.client.account.id)[0].latest
    assert ("time_saved", 72_000, 144_000) == (
        kept.figure.formula, kept.figure.yearly_low_cents, kept.figure.yearly_likely_cents
    )  # fmt: skip
    assert [("Chiffre gardé", True)] == scene.shell.toasts


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("hors limites, de 0,5 à 1", "loi du cube")), ("en", ("0.5", "cube"))],
)
def test_out_of_range_is_refused_with_range_and_reason_and_what_was_typed_stays(
    scene: Scene, language: Literal["fr", "en"], words: tuple[str, str]
) -> None:
    speak(scene, language)
    sheet = scene.sheet("pump_energy")
    speed = sheet.rows[2]
    speed.likely.setText("80")
    said = speed.error().replace("\u202f", " ").replace("\u00a0", " ")
    assert all(one in said for one in words)
    assert ("80", None) == (speed.likely.text(), sheet.benefit)
    assert speed.error() == speed.likely.accessibleDescription()
    speed.likely.setText("0.8" if language == "en" else "0,8")
    assert "" == speed.error()
    assert sheet.benefit is not None


def test_a_missing_figure_shows_the_question_that_obtains_it(scene: Scene) -> None:
    sheet = scene.sheet("downtime")
    sheet.rows[0].likely.setText("")
    text = sheet.head.ask.text()
    assert text.startswith("«")
    assert sheet.rows[0].likely.accessibleDescription() == text


def test_the_calculation_is_said_in_words_and_the_sentence_in_two_figures(scene: Scene) -> None:
    sheet = scene.sheet("pump_energy")
    lines = [one.replace("\u202f", " ").replace("\u00a0", " ") for one in sheet.detail.texts()]
    assert "15 kW × 4 000 h × (1 − 0,8³) × 0,18 €/kWh" in lines
    assert "5 200 €" in sheet.detail.sentence().replace("\u202f", " ").replace("\u00a0", " ")


def test_cash_and_yearly_gain_stand_on_two_lines(scene: Scene) -> None:
    sheet = scene.sheet("stock_release")
    lines = [one.replace("\u202f", " ").replace("\u00a0", " ") for one in sheet.detail.texts()]
    assert "33 000 € de trésorerie, une fois" in lines
    assert "6 600 € par an" in lines


@pytest.mark.parametrize("formula", list(FORMULAS))
def test_every_calculator_has_a_sheet_with_its_slider_at_what_is_typed(scene: Scene, formula: str) -> None:
    sheet = scene.sheet(formula)
    for row in sheet.rows:
        row.slider.step("likely", 1, large=False) if row.slider.values()[1] < 10**8 else None
        assert row.slider.values()[1] == row.given().likely  # type: ignore[union-attr]  # a step gave it one
        assert row.slider.handles["likely"].accessibleName()


def test_a_change_takes_the_proof_away_and_the_same_numbers_bring_it_back(scene: Scene) -> None:
    sheet = scene.sheet("downtime")
    assert (SAID, False) == (sheet.agreed.words(), sheet.agreed.asks_again())
    sheet.rows[1].likely.setText("9")
    assert ("", True) == (sheet.agreed.words(), sheet.agreed.asks_again())
    sheet.rows[1].likely.setText("8")
    assert (SAID, False) == (sheet.agreed.words(), sheet.agreed.asks_again())


def test_history_shows_the_course_and_opens_the_sheet(scene: Scene) -> None:
    open_history(scene.desk, scene.owner, scene.told.client.account.id)
    scene.settle()
    view = scene.panel(HistoryView)
    said = " ".join(view.texts()).replace("\u202f", " ").replace("\u00a0", " ")
    assert "Marge perdue par heure : 1 800 € devient 2 600 €" in said
    assert "75 % du promis" in said
    view.sheet_asked.emit("downtime", None)
    scene.settle()
    assert "downtime" == scene.panel(CalculatorSheet).card.formula.id


def test_a_measure_is_noted_and_taken_back(scene: Scene) -> None:
    open_measure(scene.desk, scene.owner, scene.told.stock)
    form = scene.panel(MeasureForm)
    assert form.measure() is None
    QTest.keyClicks(form.cash, "30000")
    QTest.keyClick(form.cash, Qt.Key.Key_Return)
    scene.settle()
    view = scene.panel(HistoryView)
    assert "Constaté 30\u202f000\u00a0€ une fois, 91\u202f% du promis" in view.texts()
    workspace = scene.told.client.workspace
    found = figure_history.history(workspace, scene.told.client.account.id)
    measure = next(one for one in found if one.formula.id == "stock_release").latest.realised[0].measure
    view.measure_withdrawn.emit(measure.id)
    scene.settle()
    assert not any("Constaté 30" in one for one in scene.panel(HistoryView).texts())


def test_the_statement_plans_the_renewal_in_one_gesture(scene: Scene) -> None:
    open_statement(scene.desk, scene.owner, scene.told.client.account.id)
    scene.settle()
    view = scene.panel(StatementView)
    assert "Énergie de pompage" not in view.paper.toPlainText()
    assert SAID in view.paper.toPlainText()
    assert view.pdf.isEnabled()
    view.renew.click()
    screen, where = scene.shell.opened[-1]
    wanted = where["wanted"]
    assert isinstance(wanted, PlannedVisit)
    assert ("plan", VisitPurpose.BENEFIT_REVIEW, scene.told.client.account.id) == (
        screen, wanted.purpose, wanted.account_id
    )  # fmt: skip


def test_a_calculator_is_found_by_typing_and_asks_for_the_client_first(scene: Scene) -> None:
    choice = choose_benefit(scene.desk, scene.owner)
    assert len(FORMULAS) == len(choice.buttons)
    choice.search.setText("energie")
    assert ["pump_energy"] == choice.shown()
    told: list[tuple[str, object]] = []
    choice.chosen.connect(lambda key, account: told.append((key, account)))
    choice.buttons["pump_energy"].click()
    assert [] == told
    assert choice.account is not None
    choice.account.put(scene.told.client.account.id, "Laiterie")
    choice.buttons["pump_energy"].click()
    scene.settle()
    assert [("pump_energy", scene.told.client.account.id)] == told
    assert Decimal(15) == scene.panel(CalculatorSheet).given()["kw"].likely


def test_the_page_of_the_account_leads_to_all_of_it(scene: Scene) -> None:
    page = AccountPage(scene.desk)
    scene.qtbot.addWidget(page)
    page.arrive(account_id=scene.told.client.account.id)
    scene.settle()
    page.benefits.open_history()
    scene.settle()
    scene.panel(HistoryView)
    page.benefits.calculate()
    scene.panel(BenefitChoice)
