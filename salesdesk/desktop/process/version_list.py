"""The versions at the left: by process, the latest first, each with its day, its author, its affairs and its grade."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.grade_mark import grade_tone
from salesdesk.desktop.i18n import Retranslated, date_text, number_text
from salesdesk.desktop.process.words import counted, words
from salesdesk.desktop.widgets import (
    Button,
    Card,
    ItemsModel,
    PagedListView,
    RowChip,
    RowContent,
    RowDelegate,
    SectionHeader,
    boxed,
    text_in,
    vbox,
)
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.services.processes import VersionLine, Versions

_HEIGHT = 92


class VersionDelegate(RowDelegate):
    """Paints a version in three lines: its process, its number and author, then what follows it and its grade.

    Args:
        content: Makes the content; its amount is the third line.
        parent: The view.
    """

    def __init__(self, content: Callable[[object], RowContent], parent: QWidget) -> None:
        super().__init__(content, parent, _HEIGHT)

    def paint_content(self, painter: QPainter, rect: QRectF, content: RowContent) -> None:
        """Paints the lines below each other; nothing is cut to make room for the chips."""
        left = self._leading(painter, rect, content)
        room = QRectF(left, rect.top() + theme.px(8), rect.right() - left, theme.px(20))
        text_in(painter, room, content.title, theme.font(13, 600), "text")
        room.moveTop(room.top() + theme.px(21))
        text_in(painter, room, content.subtitle, theme.font(12, 400, True), "text2")
        room.moveTop(room.top() + theme.px(25))
        right = self._chips(painter, room, content)
        last = QRectF(room.left(), room.top(), right - room.left(), room.height())
        text_in(painter, last, content.amount, theme.font(12, 500, True), "text3")


class VersionList(Retranslated, Card):
    """Versions and the verbs of who publishes."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(vbox(spacing=8, margins=(1, 14, 1, 4)))
        self.versions = Versions((), may_publish=False)
        self.head = SectionHeader("")
        self.model = ItemsModel(self._spoken, parent=self)
        self.view = PagedListView(self.model, self._row, _HEIGHT)
        self.studio, self.new = Button("", "primary", "pencil", 36), Button("", "secondary", "plus", 36)
        self.publish = Button("", "secondary", "upload", 36)
        self._verbs: QWidget = boxed(vbox(self.studio, self.new, self.publish, margins=(16, 4, 16, 10)))
        column = self.layout()
        assert column is not None  # given above
        for widget in (boxed(vbox(self.head, margins=(16, 0, 16, 0))), self.view, self._verbs):
            column.addWidget(widget)
        self.view.setItemDelegate(VersionDelegate(self._row, self.view))
        self.view.current_changed.connect(self.chosen.emit)
        self.show_versions(self.versions, None)
        self.retranslate()

    def show_versions(self, found: Versions, chosen: ProcessVersionId | None) -> ProcessVersionId | None:
        """Shows the versions.

        Args:
            found: What is published.
            chosen: The one that was in view; None for the one in force of the process with the most affairs.

        Returns:
            The one that is chosen now; None when nothing is published.
        """
        self.versions = found
        self.view.blockSignals(True)
        self.model.set_items([(line.version.id, line) for line in found.lines])
        place = None if chosen is None else self.model.place_of(chosen)
        place = _most_used(found) if place is None else place
        self.view.go_to(place)
        self.view.blockSignals(False)
        self._verbs.setVisible(found.may_publish)
        self.studio.setVisible(found.may_publish and bool(found.lines))
        self.head.set_meta(number_text(len(found.lines)) if found.lines else "")
        return found.lines[place].version.id if found.lines else None

    def retranslate(self) -> None:
        """Sets every text."""
        self.head.set_title(self.tr("Versions publiées"))
        self.view.setAccessibleName(self.tr("Versions publiées"))
        self.studio.setText(self.tr("Ouvrir le studio"))
        self.new.setText(self.tr("Nouveau processus"))
        self.publish.setText(self.tr("Publier un fichier"))
        for button in (self.studio, self.new, self.publish):
            button.updateGeometry()
        self.view.viewport().update()

    def _row(self, row: object) -> RowContent:
        assert isinstance(row, VersionLine)  # the only rows of the model
        day = date_text(row.version.published_at.astimezone().date())
        affairs = counted(row.affairs, self.tr("{n} affaire en cours"), self.tr("{n} affaires en cours"))
        number = self.tr("Version {n}").format(n=row.version.version)
        parts = (number, day, row.published_by)
        chips = (RowChip(row.grade, grade_tone(row.grade)),) if row.grade else ()
        if row.is_latest:
            chips = (RowChip(self.tr("En vigueur"), "success"), *chips)
        icon, colour = ("workflow", "accent_text") if row.is_latest else ("history", "text3")
        name = words(row.title) or row.version.name
        return RowContent(
            name, " · ".join(part for part in parts if part), icon=icon, icon_colour=colour, chips=chips,
            amount=affairs,
        )  # fmt: skip

    def _spoken(self, row: object) -> str:
        content = self._row(row)
        return ", ".join((content.title, content.subtitle, content.amount, *(chip.text for chip in content.chips)))


def _most_used(found: Versions) -> int:
    affairs = Counter[str]()
    for line in found.lines:
        affairs[line.version.process_key] += line.affairs
    ranks = [rank for rank, line in enumerate(found.lines) if line.is_latest]
    return max(ranks, key=lambda rank: affairs[found.lines[rank].version.process_key], default=0)
