"""The library (bibliothèque): objections with answers, client cases, and which messages work."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.library.cases_tab import CasesTab
from salesdesk.desktop.library.filters import LibraryFilters
from salesdesk.desktop.library.objections_tab import ObjectionsTab
from salesdesk.desktop.library.tab import LibraryTab
from salesdesk.desktop.library.uses_tab import UsesTab
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import Button, Card, SegmentControl, TextLabel, hbox, vbox
from salesdesk.services.events import Changed
from salesdesk.services.message_uses import MessageKey

_TABS: Final = ("objections", "cases", "uses")


class LibraryPage(Page):
    """The screen. Opened with ``tab`` it shows one, with ``message`` an entry of it."""

    nouns = frozenset({"client_case", "objection_answer", "message_use", "process_version"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs: dict[str, LibraryTab] = {
            "objections": ObjectionsTab(desk, self), "cases": CasesTab(desk, self), "uses": UsesTab(desk, self),
        }  # fmt: skip
        self._message: MessageKey | None = None
        self.title = TextLabel("", 20, 700)
        self.choice = SegmentControl()
        self.new = Button("", "primary", "plus")
        self.filters = LibraryFilters(desk.messages)
        head = vbox(
            hbox(self.title, 8, self.choice, None, self.new, spacing=12), self.filters, spacing=12,
            margins=(16, 12, 16, 14),
        )  # fmt: skip
        self.stack = QStackedWidget()
        for tab in self.tabs.values():
            self.stack.addWidget(tab)
            tab.read.connect(self._was_read)
        column = vbox(Card(head), self.stack, spacing=12, margins=(20, 16, 20, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self.choice.chosen.connect(self.show_tab)
        self.new.clicked.connect(lambda _=False: self.tab().run_new())
        self.filters.changed.connect(lambda: self.tab().narrow(self.filters.wanted()))
        self.retranslate()
        desk.shell.register(self, self._actions())

    def _actions(self) -> list[Action]:
        def here() -> str:
            return _text("here")

        def writes() -> bool:
            return bool(self.tab().new_text())

        tabs = [
            Action(
                f"library.{name}", partial(_text, name), partial(self.show_tab, name), f"Alt+{place}", "", group=here
            )
            for place, name in enumerate(_TABS, start=1)
        ]
        return [
            Action("library.new", partial(_text, "new"), lambda: self.tab().run_new(), "N", "plus", writes, here),
            Action("library.edit", partial(_text, "edit"), self.edit, "E", "pencil", writes, here),
            Action("library.retire", partial(_text, "retire"), self.retire, "Del", "archive", writes, here),
            Action("library.find", partial(_text, "find"), self.look_for, "/", "search", group=here),
            *tabs,
        ]

    def tab(self) -> LibraryTab:
        """The tab in view."""
        return self.tabs[self.choice.current() or _TABS[0]]

    def edit(self) -> None:
        """Opens the entry that the keyboard is on for writing."""
        tab = self.tab()
        if isinstance(tab, ObjectionsTab | CasesTab):
            tab.edit_current()

    def retire(self) -> None:
        """Retires the entry that the keyboard is on, or brings it back."""
        tab = self.tab()
        if isinstance(tab, ObjectionsTab | CasesTab):
            tab.retire_current()

    def look_for(self) -> None:
        """Puts the keyboard where one searches."""
        self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.field.selectAll()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.setText(_text("here"))
        with QSignalBlocker(self.choice):
            self.choice.set_choices([(name, _text(name)) for name in _TABS])
        self.choice.setAccessibleName(self.tr("Rubriques"))
        self.filters.retranslate()
        self._show_head()

    def crumbs(self) -> tuple[str, ...]:
        """Nothing stands above it."""
        return (_text("here"),)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``tab``: ``objections``, ``cases`` or ``uses``; ``message``: the entry to show.
        """
        message = where.get("message")
        self._message = message if isinstance(message, MessageKey) else None
        if where.get("tab") in self.tabs:
            self.show_tab(str(where["tab"]))
        else:
            self.tab().wants_focus = True
            self.load()

    def load(self) -> None:
        """Reads the tab in view."""
        self.tab().load()

    def hear(self, changed: Changed) -> None:
        """Reads again what somebody else, or undo, changed; a tab reads what it wrote itself."""
        if changed.initiator is not self and self.nouns & changed.nouns:
            self.load()

    def show_tab(self, name: str) -> None:
        """Shows a tab, read afresh."""
        with QSignalBlocker(self.choice):
            self.choice.choose(name)
        tab = self.tabs[name]
        self.stack.setCurrentWidget(tab)
        self.filters.show_for(name)
        tab.wants_focus = True
        LibraryTab.narrow(tab, self.filters.wanted())
        tab.load()
        self._show_head()

    def _was_read(self) -> None:
        tab = self.tab()
        shelf = getattr(tab, "shown", None)
        if isinstance(tab, UsesTab) and tab.shown is not None:
            self.filters.show_shelf(tab.shown.shelf)
        elif shelf is not None and not isinstance(tab, UsesTab):
            self.filters.show_shelf(shelf)
        if self._message is not None:
            tab.choose(self._message)
            self._message = None
        self._show_head()

    def _show_head(self) -> None:
        text = self.tab().new_text()
        self.new.setText(text)
        self.new.setToolTip(f"{text}  (N)")
        self.new.setVisible(bool(text))


def _text(name: str) -> str:
    tr = QCoreApplication.translate
    return {
        "here": tr("LibraryPage", "Arguments"),
        "objections": tr("LibraryPage", "Objections"),
        "cases": tr("LibraryPage", "Cas clients"),
        "uses": tr("LibraryPage", "Emploi"),
        "new": tr("LibraryPage", "Nouvelle entrée"),
        "edit": tr("LibraryPage", "Modifier l’entrée"),
        "retire": tr("LibraryPage", "Retirer ou remettre l’entrée"),
        "find": tr("LibraryPage", "Chercher dans la bibliothèque"),
    }[name]
