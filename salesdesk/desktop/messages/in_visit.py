"""Messages in a visit: read beside the conversation, found by key, marked, quoted; used by the conversation screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.messages.finder import WIDTH, MessageFinder
from salesdesk.desktop.messages.sheet import SheetOpener
from salesdesk.desktop.messages.words import case_line, case_text, outcome_text
from salesdesk.desktop.widgets import SidePanel
from salesdesk.services import message_uses
from salesdesk.services.library import ClientCase, MessageKey
from salesdesk.services.message_uses import MessageOutcome, VisitMessages

_NOUNS: Final = frozenset({"message_use", "client_case", "objection_answer"})

if TYPE_CHECKING:
    from salesdesk.desktop.desk import Desk
    from salesdesk.services.conversation_view import ConversationView
    from salesdesk.services.events import Changed


class PointsLike(Protocol):
    """The column of what may be said."""

    message_marked: SignalInstance
    case_opened: SignalInstance
    case_copied: SignalInstance

    def show_messages(self, messages: VisitMessages, writes: bool) -> None:
        """Shows the best case, the answers of the library, and what was marked."""


class MessagesInVisit(QObject):
    """Reads and writes what is said in one conversation after the other.

    Args:
        desk: What it may ask of the program.
        page: Whose messages.
        columns: Where they are shown.
        put_line: Adds a line to the notes.
    """

    def __init__(
        self, desk: Desk, page: QWidget, columns: tuple[PointsLike, ...], put_line: Callable[[str], None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._columns, self._put_line = desk, page, columns, put_line
        self._sheets = SheetOpener(desk, page)
        self._view: ConversationView | None = None
        self.shown: VisitMessages | None = None
        self.finder: MessageFinder | None = None
        for column in columns:
            column.message_marked.connect(self.mark)
            column.case_opened.connect(self.open)
            column.case_copied.connect(lambda entry: self._copy(case_text(entry.case)))

    def show(self, view: ConversationView) -> None:
        """Reads what may be said in a conversation, off the GUI thread, and shows it."""
        self._view = view
        workspace = self._desk.workspace
        self._desk.jobs.read(self._page, lambda: message_uses.for_visit(workspace, view), self._render, key="messages")

    def hear(self, changed: Changed) -> None:
        """Reads again what somebody else, or undo, changed of the messages."""
        if self._view is not None and changed.initiator is not self._page and _NOUNS & changed.nouns:
            self.show(self._view)

    def _writes(self) -> bool:
        return self._view is not None and self._view.mine and self._view.stored

    def _render(self, messages: VisitMessages) -> None:
        self.shown = messages
        for column in self._columns:
            column.show_messages(messages, self._writes())

    def open(self, message: MessageKey | None = None) -> None:
        """Opens the finder.

        Args:
            message: The message to show at once; None begins with typing.
        """
        if self.shown is None or self._view is None:
            return
        finder = MessageFinder(self._desk.messages, self.shown, self._writes())
        finder.answer.marked.connect(self._marked_there)
        finder.answer.copied.connect(self._copy)
        finder.answer.quoted.connect(self._quote)
        finder.answer.sheet_wanted.connect(self._sheets.open)
        finder.destroyed.connect(lambda _=None: self._forget())
        self.finder = finder
        title = self.tr("Que répondre, que montrer")
        self._desk.shell.open_panel(SidePanel(title, finder, (), self._view.account.name), WIDTH)
        if message is not None:
            finder.choose(message)
            finder.pick()

    def _forget(self) -> None:
        self.finder = None

    def _marked_there(self, message: MessageKey, outcome: MessageOutcome) -> None:
        # Back to the notes at once: the client is talking.
        self._desk.shell.close_panel()
        self.mark(message, outcome)

    def mark(self, message: MessageKey, outcome: MessageOutcome) -> None:
        """Notes how a message went; the same mark again takes it back.

        Args:
            message: Which one.
            outcome: Said, taken up or refused.
        """
        if self.shown is None or not self._writes():
            return
        workspace, page, place = self._desk.workspace, self._page, self.shown.place

        def done(noted: MessageOutcome | None) -> None:
            said = outcome_text(noted) if noted is not None else self.tr("Note retirée")
            self._desk.shell.toast(said, undoable=True)
            if self._view is not None:
                self.show(self._view)

        self._desk.jobs.write(
            self._page, lambda: message_uses.mark(workspace, place, message, outcome, initiator=page), done
        )

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.shell.toast(self.tr("Copié"))

    def _quote(self, case: ClientCase) -> None:
        self._desk.shell.close_panel()
        self._put_line(case_line(case))
