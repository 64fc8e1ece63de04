"""A tab of a screen (onglet à liste): a list with one line in full beside it, and gestures that undo."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Column,
    EmptyState,
    ItemsModel,
    PagedListView,
    ResponsiveSplit,
    RowContent,
    ScrollColumn,
    SidePanel,
    boxed,
    clear_layout,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError

ROW_HEIGHT = 60


class Gestures(QObject):
    """Carries out the gestures of a tab: the use case, a toast that takes it back, a new reading.

    Args:
        desk: What it may ask of the program.
        page: Who asks.
    """

    done = Signal()
    """Something was changed."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self.page = desk, page

    def run(self, work: Callable[[], object], said: str, refused: Callable[[str], None] | None = None) -> None:
        """Writes, then says so; a refusal is said in its own words.

        Args:
            work: The use case.
            said: What the toast says.
            refused: Says a refusal, in the form whose texts stay; None for the toast.
        """

        def finished(_result: object) -> None:
            self._desk.shell.close_panel()
            self._desk.shell.toast(said, undoable=True)
            self._desk.shell.request_sync()
            self.done.emit()

        def failed(error: Exception) -> None:
            if isinstance(error, SalesDeskError):
                told = self._desk.messages.explain(error)
                (refused or self._desk.shell.toast)(f"{told.what} {told.do}".strip())

        self._desk.jobs.write(self.page, work, finished, failed)

    def open_form(
        self, title: str, form: QWidget, verb: str, save: Callable[[], None], *, width: int, subtitle: str = ""
    ) -> None:
        """Opens a form in the panel.

        Args:
            title: What is done.
            form: The form.
            verb: Text of its button.
            save: Saves what it holds.
            width: Width that the form wants, in pixels at 100 %.
            subtitle: About what.
        """
        keep, leave = Button(verb, "primary", "check"), Button(self.tr("Annuler"), "ghost")
        keep.clicked.connect(lambda _=False: save())
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        content = boxed(vbox(form))
        content.setFocusProxy(form)
        self._desk.shell.open_panel(SidePanel(title, content, (leave, keep), subtitle), width)


class ListTab(Retranslated, QWidget):
    """One tab: subclasses read, and fill ``column`` for the line that the keyboard is on.

    Args:
        desk: What it may ask of the program.
        page: The screen; jobs are asked in its name.
        icon: Icon of the empty state.
    """

    detail_width = 392
    """Width of the line in full, in pixels at 100 %."""

    def __init__(self, desk: Desk, page: QWidget, icon: str) -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self.wants_focus = False
        self.model = ItemsModel(self.spoken, parent=self)
        self.list = PagedListView(self.model, self.content, ROW_HEIGHT)
        self.empty = EmptyState(icon, "")
        self.column = vbox(spacing=14, margins=(18, 16, 18, 18))
        self.detail = Card(vbox(ScrollColumn(self.column), margins=(2, 2, 2, 2)))
        columns = (
            *self.before(),
            Column("list", "", Card(vbox(*self.above(), self.list, spacing=0, margins=(2, 6, 2, 6)))),
            Column("detail", "", self.detail, self.detail_width),
        )
        self.split = ResponsiveSplit(columns, "list")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(Card(vbox(self.empty)))
        self.setLayout(vbox(self.stack))
        self.list.current_changed.connect(lambda _key: self.show_current())
        self.list.opened.connect(lambda _key: self.opened())
        self.list.clicked.connect(lambda _index: self.opened())
        self.empty.clicked.connect(self.run_empty)

    def before(self) -> tuple[Column, ...]:
        """Columns left of the list."""
        return ()

    def above(self) -> tuple[QWidget, ...]:
        """What stands over the list."""
        return ()

    def load(self) -> None:
        """Reads what the tab shows."""

    def new_text(self) -> str:
        """Text of the main button; empty while there is none."""
        return ""

    def run_new(self) -> None:
        """What the main button does."""

    def run_empty(self) -> None:
        """What the button of the empty state does."""
        self.run_new()

    def content(self, row: object) -> RowContent:
        """What a row shows."""
        return RowContent(str(row))

    def spoken(self, row: object) -> str:
        """What a row says to a screen reader."""
        return str(row)

    def fill_detail(self, row: object) -> None:
        """Shows one line in full."""

    def titles(self) -> dict[str, str]:
        """Names of the columns while they are tabs."""
        return {"list": self.tr("Liste"), "detail": self.tr("Détail")}

    def retranslate(self) -> None:
        """Sets every text that does not come from data."""
        self.split.set_titles(self.titles())
        self.show_current()
        self.list.viewport().update()

    def show_rows(self, rows: Sequence[tuple[Hashable, object]]) -> None:
        """Shows rows; the keyboard stays on the line that it was on."""
        current, had_focus = self.list.current_id(), self.list.hasFocus()
        self.model.set_items(rows)
        place = self.model.place_of(current) if current is not None else None
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows:
            self.list.go_to(place or 0)
            if had_focus or self.wants_focus:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.wants_focus = False
        self.show_current()

    def current(self) -> object | None:
        """The row that the keyboard is on."""
        return self.model.item_at(self.list.currentIndex().row())

    def choose(self, key: Hashable) -> None:
        """Puts the keyboard on a line, when it is there."""
        place = self.model.place_of(key)
        if place is not None:
            self.list.go_to(place)

    def opened(self) -> None:
        """Brings the line in full to the front where columns are tabs."""
        if self.split.is_folded():
            self.split.show_column("detail")

    def show_current(self) -> None:
        """Shows the line that the keyboard is on in full."""
        clear_layout(self.column)
        row = self.current()
        if row is not None:
            self.fill_detail(row)
        self.column.addStretch(1)

    def add(self, item: QWidget | QLayout) -> None:
        """Adds a part to the line in full."""
        if isinstance(item, QWidget):
            self.column.addWidget(item)
        else:
            self.column.addLayout(item)
