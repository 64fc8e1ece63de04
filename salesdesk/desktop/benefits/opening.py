"""Opening a calculator from anywhere (calculer un bénéfice): the account's page, its history, the palette."""

from collections.abc import Callable, Sequence
from typing import cast
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.actions import Action
from salesdesk.desktop.benefits.choice import BenefitChoice
from salesdesk.desktop.benefits.sheet import PANEL_WIDTH, CalculatorSheet, sheet_panel
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.printing import tell
from salesdesk.desktop.widgets import Choice, SidePanel
from salesdesk.domain.ids import AccountId
from salesdesk.services import benefit_sheets, benefits, search
from salesdesk.services.benefit_sheets import BenefitCard, SheetContext

_MOST = 8


def everywhere(desk: Desk, window: QWidget) -> Action:
    """The verb of the palette that computes a benefit for a client chosen first.

    Args:
        desk: What it may ask of the program.
        window: Who asks.
    """

    def text() -> str:
        return QCoreApplication.translate("BenefitOpening", "Calculer un bénéfice")

    return Action("benefits.calculate", text, lambda: _choose(desk, window), icon="calculator")


def _choose(desk: Desk, window: QWidget) -> None:
    choose_benefit(desk, window)


def open_sheet(
    desk: Desk,
    owner: QWidget,
    account_id: AccountId,
    formula_id: str,
    point_key: str | None = None,
    done: Callable[[], None] | None = None,
) -> None:
    """Opens the sheet of a calculator for an account, with its latest figure.

    Args:
        desk: What it may ask of the program.
        owner: The page that asks.
        account_id: The account.
        formula_id: Id of the calculator.
        point_key: Talking point whose figure is meant.
        done: Told when a figure was kept.
    """

    def show(found: tuple[BenefitCard, SheetContext]) -> None:
        card, around = found
        sheet = CalculatorSheet(card, around, desk.messages, lambda: desk.today)
        panel = sheet_panel(sheet, desk.messages, lambda kept: _keep(desk, owner, kept, account_id, around, done))
        desk.shell.open_panel(panel, PANEL_WIDTH)

    workspace = desk.workspace
    desk.jobs.read(
        owner,
        lambda: benefit_sheets.open_sheet(workspace, account_id, formula_id, point_key),
        show,
        key="benefit-sheet",
    )


def _keep(
    desk: Desk,
    owner: QWidget,
    sheet: CalculatorSheet,
    account_id: AccountId,
    around: SheetContext,
    done: Callable[[], None] | None,
) -> None:
    request = sheet.request(account_id, None, around.opportunity_id)
    said = QCoreApplication.translate("BenefitOpening", "Chiffre gardé")
    desk.shell.close_panel()

    def kept(_figure: object) -> None:
        desk.shell.toast(said, undoable=True)
        if done is not None:
            done()

    desk.jobs.write(
        owner, lambda: benefits.evaluate_and_save(desk.workspace, request), kept, lambda error: tell(desk, error)
    )


def choose_benefit(
    desk: Desk, owner: QWidget, account_id: AccountId | None = None, done: Callable[[], None] | None = None
) -> BenefitChoice:
    """Opens the list of calculators.

    Args:
        desk: What it may ask of the program.
        owner: The page that asks.
        account_id: The account; None asks for it first.
        done: Told when a figure was kept.

    Returns:
        The list, open in the side panel.
    """

    def find(typed: str, offer: Callable[[Sequence[Choice]], None]) -> None:
        def show(hits: list[search.Hit]) -> None:
            offer([Choice(hit.account_id, hit.title, hit.subtitle) for hit in hits if hit.noun == "account"])

        desk.jobs.read(owner, lambda: search.search(desk.workspace, typed, _MOST), show, key="benefit-account")

    choice = BenefitChoice(desk.messages, None if account_id is not None else find)

    def chosen(formula_id: str, found: object) -> None:
        wanted = account_id if account_id is not None else AccountId(cast(UUID, found))
        open_sheet(desk, owner, wanted, formula_id, None, done)

    choice.chosen.connect(chosen)
    desk.shell.open_panel(SidePanel(QCoreApplication.translate("BenefitOpening", "Calculer un bénéfice"), choice))
    return choice
