"""Why something was not done in the studio (refus): the reason, and each fault of a file with its line and remedy."""

from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.widgets import Banner, Card, TextLabel, vbox
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services.processes import Problem, ProcessFileError, as_error

_MOST_SHOWN = 20


class RefusalBody(QWidget):
    """What a panel says of a refusal.

    Args:
        error: Why something was not done.
        messages: Its words.
    """

    def __init__(self, error: SalesDeskError, messages: Messages) -> None:
        super().__init__()
        said = messages.explain(error)
        problems = error.problems[:_MOST_SHOWN] if isinstance(error, ProcessFileError) else ()
        detail = said.safe if problems else f"{said.safe} {said.do}"
        column = vbox(Banner(said.what, "danger", detail.strip(), closable=False), spacing=10)
        for one in problems:
            column.addWidget(self._problem(one, messages))
        column.addStretch(1)
        self.setLayout(column)

    def _problem(self, one: Problem, messages: Messages) -> QWidget:
        said = messages.explain(as_error(one))
        place = self.tr("Ligne {line}, colonne {column}").format(line=one.line, column=one.column)
        return Card.panel(
            vbox(TextLabel(f"{place} · {one.path}" if one.path else place, 12, 500, "text3"),
                 TextLabel(said.what, 13, 500, wrap=True), TextLabel(said.do, 12, 400, "text2", wrap=True),
                 spacing=2, margins=(12, 10, 12, 10))
        )  # fmt: skip
