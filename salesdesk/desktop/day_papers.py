"""The briefs of a day on paper (fiches du jour): one A5 page a visit, in the order of the day.

Source: product.md 2.15, printing of the day.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n, printing
from salesdesk.desktop.desk import Desk
from salesdesk.domain.ids import VisitId
from salesdesk.services import papers


def print_day(desk: Desk, owner: QWidget, visits: tuple[VisitId, ...]) -> None:
    """Prints the briefs of a day.

    Args:
        desk: Where the work runs.
        owner: The page that asks.
        visits: The visits in their order.
    """
    _make(desk, owner, visits, lambda html, title: printing.print_html(desk, owner, html, title, "A5"))


def save_day(desk: Desk, owner: QWidget, visits: tuple[VisitId, ...]) -> None:
    """Saves the briefs of a day as one PDF.

    Args:
        desk: Where the work runs.
        owner: The page that asks.
        visits: The visits in their order.
    """
    said = QCoreApplication.translate("DayPapers", "{name} est enregistré")
    _make(
        desk, owner, visits,
        lambda html, title: printing.save_pdf(
            desk, owner, html, title, "A5", lambda path: desk.shell.toast(said.format(name=path.name))
        ),
    )  # fmt: skip


def _make(desk: Desk, owner: QWidget, visits: tuple[VisitId, ...], then: Callable[[str, str], object]) -> None:
    def made(html: str) -> None:
        then(html, title)

    workspace, messages = desk.workspace, desk.messages
    title = QCoreApplication.translate("DayPapers", "Fiches du {day}").format(day=i18n.date_text(desk.today))
    desk.jobs.read(
        owner, lambda: papers.briefs_page(workspace, visits, messages), made,
        lambda error: printing.tell(desk, error),
    )  # fmt: skip
