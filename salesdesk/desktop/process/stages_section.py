"""The stages as a staircase (étapes), with what clients said of each; any line leads to a proposal."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.process.section import Section
from salesdesk.desktop.process.stage_card import PlaceLine, StageCard, indent
from salesdesk.desktop.process.words import words
from salesdesk.desktop.widgets import Card, IconLabel, ScrollColumn, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.process import Process
from salesdesk.services import buying_study
from salesdesk.services.buying_study import Study

Place = tuple[str | int, ...]


def id_at(process: Process, place: Place) -> str:
    """Finds the id of the part at a place of the file.

    Args:
        process: The process.
        place: Path inside the document.

    Returns:
        The id of the innermost part on the way; empty when the place lies outside the parts that the screen shows.
    """
    found, part = "", process
    for step in place:
        if isinstance(step, int):
            if not isinstance(part, tuple) or step >= len(part):
                break
            part = part[step]
            found = str(getattr(part, "id", found))
        else:
            part = getattr(part, step, None)  # type: ignore[assignment]  # the walk goes down through any part
    return found


class StagesSection(Section):
    """The staircase of the chosen version."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self._stairs = vbox(spacing=14)
        self._scroll = ScrollColumn(vbox(boxed(self._stairs), None))
        self.setLayout(vbox(self._scroll))
        self.lines: dict[str, PlaceLine] = {}
        self._wanted = ""
        self._found: PlaceLine | None = None
        self._study: Study | None = None

    def load(self) -> None:
        """Reads what clients said of the stages."""
        if self.opened is not None:
            workspace, process = self.desk.workspace, self.opened.process
            self.desk.jobs.read(self.page, lambda: buying_study.study(workspace, process), self._show, key="stairs")

    def _show(self, study: Study) -> None:
        self._study = study
        self._render()

    def retranslate(self) -> None:
        """Draws the staircase again."""
        self._render()

    def _render(self) -> None:
        if self.opened is None or self._study is None:
            return
        process, held = self.opened.process, self._focused()
        clear_layout(self._stairs)
        self.lines, self._found = {}, None
        self._add_list(self.tr("Ce qui ouvre le cycle"), "zap",
                       [(one.id, "trigger", words(one.text)) for one in process.triggers])  # fmt: skip
        for place, stage in enumerate(process.stages, 1):
            card = StageCard(stage, place, process, self.desk.messages, self._study.of_stage(stage.id))
            card.chosen.connect(lambda key: self.propose_wanted.emit(key, ""))
            self.lines.update(card.lines)
            self._stairs.addWidget(boxed(hbox(card, margins=(indent(place), 0, 4, 0))))
        self._add_list(self.tr("Ce qui se mesure"), "gauge",
                       [(one.id, "indicator", words(one.text)) for one in process.indicators])  # fmt: skip
        if held in self.lines:
            self.lines[held].setFocus()
        self._seek()

    def _focused(self) -> str:
        return next((key for key, line in self.lines.items() if line.hasFocus()), "")

    def _add_list(self, title: str, icon: str, rows: list[tuple[str, str, str]]) -> None:
        if not rows:
            return
        column = vbox(TextLabel(title, 13, 600), spacing=4, margins=(20, 14, 20, 14))
        for key, kind, text in rows:
            row = hbox(IconLabel(icon, "text3", 16), TextLabel(text, 13, wrap=True), spacing=10, margins=(6, 2, 6, 2))
            row.setStretch(1, 1)
            line = PlaceLine(row, kind, key, text)
            line.clicked.connect(lambda key=key: self.propose_wanted.emit(key, ""))
            self.lines[key] = line
            column.addWidget(line)
        self._stairs.addWidget(boxed(hbox(Card(column), margins=(0, 0, 4, 0))))

    def current_place(self) -> str:
        """Id of the line that the keyboard is on; empty when it is on none."""
        return self._focused()

    def go_to(self, place: Place) -> None:
        """Shows a place of the file, as soon as the stages are there.

        Args:
            place: Path inside the document.
        """
        if self.opened is not None:
            self._wanted = id_at(self.opened.process, place)
            self._seek()

    def _seek(self) -> None:
        line = self.lines.get(self._wanted)
        if line is None:
            return
        if self._found is not None:
            self._found.set_found(False)
        self._found, self._wanted = line, ""
        line.set_found(True)
        line.setFocus()
        # Once the layout has given it its place.
        QTimer.singleShot(0, line, lambda: self._scroll.ensureWidgetVisible(line, 0, 60))
