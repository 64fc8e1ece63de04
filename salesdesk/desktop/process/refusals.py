"""What is shown when a file is not published: its faults by line, or the one reason."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.widgets import Banner, Card, SidePanel, TextLabel, boxed, vbox
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import processes
from salesdesk.services.processes import Problem, ProcessFileError


def refusal_panel(error: Exception, messages: Messages) -> SidePanel | None:
    """Makes the panel of a refusal.

    Args:
        error: Why something was not done.
        messages: Its words.

    Returns:
        A panel, not yet open; None for an error that is not one of the program's own.
    """
    say = QCoreApplication.translate
    if isinstance(error, ProcessFileError):
        rows = [_problem(one, messages) for one in error.problems]
        said = messages.explain(error)
        body = boxed(vbox(Banner(said.what, "danger", said.safe, closable=False), *rows, spacing=10))
        return SidePanel(say("ProcessRefusal", "À corriger"), body, subtitle=error.source)
    if isinstance(error, SalesDeskError):
        said = messages.explain(error)
        body = boxed(vbox(Banner(said.what, "danger", f"{said.safe} {said.do}", closable=False)))
        return SidePanel(say("ProcessRefusal", "Non publié"), body)
    return None


def _problem(one: Problem, messages: Messages) -> QWidget:
    where = QCoreApplication.translate("ProcessRefusal", "Ligne {line}, colonne {column}")
    where = where.format(line=one.line, column=one.column)
    said = messages.explain(processes.as_error(one))
    place = f"{where} · {one.path}" if one.path else where
    texts = vbox(
        TextLabel(place, 12, 500, "text3"), TextLabel(said.what, 13, 500, wrap=True),
        TextLabel(said.do, 12, 400, "text2", wrap=True), spacing=2, margins=(12, 10, 12, 10),
    )  # fmt: skip
    return Card.panel(texts)
