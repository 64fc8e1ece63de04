"""The panels of an account's figures (panneaux des bénéfices): history, measure, statement; opened from any screen."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.benefits.history import HistoryView
from salesdesk.desktop.benefits.measure import MeasureForm
from salesdesk.desktop.benefits.opening import choose_benefit, open_sheet
from salesdesk.desktop.benefits.sheet import PANEL_WIDTH
from salesdesk.desktop.benefits.statement import StatementView
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.printing import print_html, save_pdf, tell
from salesdesk.desktop.widgets import Button, SidePanel
from salesdesk.domain.ids import AccountId
from salesdesk.services import benefit_statement, figure_history
from salesdesk.services.benefit_statement import Statement
from salesdesk.services.figure_history import Figure, FigureLine
from salesdesk.services.visits import PlannedVisit, VisitPurpose

_STATEMENT_WIDTH = 720
_NEXT_WEEK = timedelta(days=7)
_MORNING = 9 * 60


def open_history(desk: Desk, owner: QWidget, account_id: AccountId) -> None:
    """Opens the history of the figures of an account.

    Args:
        desk: What it may ask of the program.
        owner: The page that asks.
        account_id: The account.
    """
    view = HistoryView(desk.messages)

    def again() -> None:
        open_history(desk, owner, account_id)

    def show(lines: tuple[FigureLine, ...]) -> None:
        view.show_lines(lines)
        new = Button(QCoreApplication.translate("BenefitOpening", "Calculer un bénéfice"), "primary", "plus")
        new.clicked.connect(lambda _=False: choose_benefit(desk, owner, account_id, again))
        title = QCoreApplication.translate("BenefitOpening", "Historique des bénéfices")
        desk.shell.open_panel(SidePanel(title, view, (new,)), PANEL_WIDTH)

    view.new_asked.connect(lambda: choose_benefit(desk, owner, account_id, again))
    view.sheet_asked.connect(lambda key, point: open_sheet(desk, owner, account_id, key, point, again))
    view.measure_asked.connect(lambda figure: open_measure(desk, owner, figure))
    view.measure_withdrawn.connect(lambda key: _withdraw(desk, owner, account_id, key))
    workspace = desk.workspace
    desk.jobs.read(owner, lambda: figure_history.history(workspace, account_id), show, key="benefit-history")


def _withdraw(desk: Desk, owner: QWidget, account_id: AccountId, measure_id: object) -> None:
    said = QCoreApplication.translate("BenefitOpening", "Constat retiré")

    def done(_none: object) -> None:
        desk.shell.toast(said, undoable=True)
        open_history(desk, owner, account_id)

    work = figure_history.withdraw_measure
    desk.jobs.write(owner, lambda: work(desk.workspace, measure_id), done)  # type: ignore[arg-type]  # the view's id


def open_measure(desk: Desk, owner: QWidget, figure: Figure) -> None:
    """Opens the form of what was measured of a figure; keeping it goes back to the history.

    Args:
        desk: What it may ask of the program.
        owner: The page that asks.
        figure: The promise.
    """
    form = MeasureForm(figure, desk.messages, lambda: desk.today)
    button = Button(QCoreApplication.translate("BenefitOpening", "Garder le constat"), "primary", "check")
    button.setEnabled(False)
    form.changed.connect(lambda: button.setEnabled(form.measure() is not None))
    said = QCoreApplication.translate("BenefitOpening", "Constat gardé")

    def kept(_measure: object) -> None:
        desk.shell.toast(said, undoable=True)
        open_history(desk, owner, figure.account_id)

    def refused(error: Exception) -> None:
        button.setEnabled(True)
        tell(desk, error)

    def keep() -> None:
        new = form.measure()
        if new is None or not button.isEnabled():
            return
        # The form stays until it is kept: what was typed is not lost with a refusal, nor kept twice by two clicks.
        button.setEnabled(False)
        desk.jobs.write(owner, lambda: figure_history.record_measure(desk.workspace, new), kept, refused)

    button.clicked.connect(lambda _=False: keep())
    form.submitted.connect(keep)
    title = QCoreApplication.translate("BenefitOpening", "Promis et constaté")
    desk.shell.open_panel(SidePanel(title, form, (button,)))


def open_statement(desk: Desk, owner: QWidget, account_id: AccountId) -> None:
    """Opens the statement of benefits of an account: preview, PDF, paper, and the visit that renews.

    Args:
        desk: What it may ask of the program.
        owner: The page that asks.
        account_id: The account.
    """
    workspace = desk.workspace

    def show_years(found: tuple[tuple[int, ...], Statement]) -> None:
        years, statement = found
        view = StatementView(years, desk.messages)
        view.show_statement(statement)
        view.year_chosen.connect(lambda year: _show_year(desk, owner, account_id, view, year))
        view.renew.clicked.connect(lambda _=False: _renew(desk, account_id))
        view.print.clicked.connect(lambda _=False: print_html(desk, owner, view.html(), _title(view)))
        view.pdf.clicked.connect(lambda _=False: save_pdf(desk, owner, view.html(), _title(view)))
        title = QCoreApplication.translate("BenefitOpening", "Relevé des bénéfices")
        buttons = (view.renew, view.print, view.pdf)
        desk.shell.open_panel(SidePanel(title, view, buttons), _STATEMENT_WIDTH)

    def read() -> tuple[tuple[int, ...], Statement]:
        known = benefit_statement.years(workspace, account_id)
        return known, benefit_statement.statement(workspace, account_id, known[0])

    desk.jobs.read(owner, read, show_years, key="benefit-statement")


def _show_year(desk: Desk, owner: QWidget, account_id: AccountId, view: StatementView, year: int) -> None:
    workspace = desk.workspace
    desk.jobs.read(
        owner, lambda: benefit_statement.statement(workspace, account_id, year), view.show_statement, key="benefit-year"
    )


def _title(view: StatementView) -> str:
    shown = view.statement
    return f"{shown.account_name} {shown.year}" if shown is not None else ""


def _renew(desk: Desk, account_id: AccountId) -> None:
    desk.shell.close_panel()
    goal = QCoreApplication.translate("BenefitOpening", "Relire ensemble les bénéfices validés, puis renouveler")
    visit = PlannedVisit(
        account_id=account_id, starts_on=desk.today + _NEXT_WEEK, starts_minute=_MORNING,
        purpose=VisitPurpose.BENEFIT_REVIEW, goal=goal,
    )  # fmt: skip
    desk.shell.open("plan", wanted=visit, day=visit.starts_on)
