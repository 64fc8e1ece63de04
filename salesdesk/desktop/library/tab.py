"""What the three tabs of the library have in common: a list, one entry in full beside it, gestures that undo."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.library.form import LibraryForm
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
from salesdesk.services.library import Filter

DETAIL_WIDTH = 440


class LibraryWork(QObject):
    """Carries out the gestures of the screen: the use case, a toast that takes it back, a new reading.

    Args:
        desk: What it may ask of the program.
        page: Who asks.
    """

    done = Signal()

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def run(self, work: Callable[[], object], said: str, form: LibraryForm | None = None) -> None:
        """Writes, then says so; what is refused is said in the form, whose texts stay.

        Args:
            work: The use case.
            said: What the toast says.
            form: Where a refusal is said; None for the toast.
        """

        def finished(_result: object) -> None:
            self._desk.shell.close_panel()
            self._desk.shell.toast(said, undoable=True)
            self._desk.shell.request_sync()
            self.done.emit()

        def refused(error: Exception) -> None:
            if not isinstance(error, SalesDeskError):
                return
            told = self._desk.messages.explain(error)
            text = f"{told.what} {told.do}".strip()
            if form is not None:
                form.say_error(text)
            else:
                self._desk.shell.toast(text)

        self._desk.jobs.write(self._page, work, finished, refused)

    def ask(self, title: str, form: LibraryForm, save: Callable[[], None]) -> None:
        """Opens a form in the panel.

        Args:
            title: What is written.
            form: The form.
            save: Saves what it holds.
        """
        keep, leave = Button(self.tr("Enregistrer"), "primary", "check"), Button(self.tr("Annuler"), "ghost")
        keep.clicked.connect(lambda _=False: save())
        form.submitted.connect(save)
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        content = boxed(vbox(form))
        content.setFocusProxy(form)
        self._desk.shell.open_panel(SidePanel(title, content, (leave, keep)), form.width_wanted)


class LibraryTab(Retranslated, QWidget):
    """One tab: sub-classes read, make rows, and fill ``column`` for the row that the keyboard is on.

    Args:
        desk: What it may ask of the program.
        page: The screen; jobs are asked in its name.
        icon: Icon of the empty state.
    """

    read = Signal()
    """The tab was read afresh."""

    def __init__(self, desk: Desk, page: QWidget, icon: str) -> None:
        super().__init__()
        self.desk, self.page = desk, page
        self.wants_focus = False
        self.wanted = Filter()
        self.work = LibraryWork(desk, page)
        self.work.done.connect(self.load)
        self.model = ItemsModel(self.spoken, parent=self)
        self.list = PagedListView(self.model, self.content, 60)
        self.empty = EmptyState(icon, "")
        self.column = vbox(spacing=14, margins=(18, 16, 18, 18))
        self.detail = Card(vbox(ScrollColumn(self.column), margins=(2, 2, 2, 2)))
        listed = vbox(*self.above(), self.list, spacing=0, margins=(2, 6, 2, 6))
        self.split = ResponsiveSplit(
            (Column("list", "", Card(listed)), Column("detail", "", self.detail, DETAIL_WIDTH)), "list"
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(Card(vbox(self.empty)))
        self.setLayout(vbox(self.stack))
        self.list.current_changed.connect(lambda _key: self.show_current())
        self.list.opened.connect(lambda _key: self.opened())
        self.empty.clicked.connect(self.run_new)

    def above(self) -> tuple[QWidget, ...]:
        """What stands over the list."""
        return ()

    def load(self) -> None:
        """Reads what the tab shows."""

    def narrow(self, wanted: Filter) -> None:
        """Shows what is wanted of what was read.

        Args:
            wanted: What is wanted.
        """
        self.wanted = wanted

    def new_text(self) -> str:
        """Text of the main button; empty while there is none."""
        return ""

    def run_new(self) -> None:
        """What the main button does."""

    def content(self, row: object) -> RowContent:
        """What a row shows."""
        return RowContent(str(row))

    def spoken(self, row: object) -> str:
        """What a row says to a screen reader."""
        return str(row)

    def fill_detail(self, row: object) -> None:
        """Shows one entry in full."""

    def retranslate(self) -> None:
        """Sets every text that does not come from data."""
        self.split.set_titles({"list": self.tr("Liste"), "detail": self.tr("Détail")})
        self.show_current()
        self.list.viewport().update()

    def show_rows(self, rows: Sequence[tuple[Hashable, object]]) -> None:
        """Shows rows; the keyboard stays on the entry that it was on."""
        current, had_focus = self.list.current_id(), self.list.hasFocus()
        self.model.set_items(rows)
        place = self.model.place_of(current)
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
        """Puts the keyboard on an entry, when it is there."""
        place = self.model.place_of(key)
        if place is not None:
            self.list.go_to(place)

    def opened(self) -> None:
        """Brings the entry in full to the front where columns are tabs."""
        if self.split.is_folded():
            self.split.show_column("detail")

    def show_current(self) -> None:
        """Shows the entry that the keyboard is on in full."""
        clear_layout(self.column)
        row = self.current()
        if row is not None:
            self.fill_detail(row)
        self.column.addStretch(1)

    def add(self, item: QWidget | QLayout) -> None:
        """Adds a part to the entry in full."""
        if isinstance(item, QWidget):
            self.column.addWidget(item)
        else:
            self.column.addLayout(item)
