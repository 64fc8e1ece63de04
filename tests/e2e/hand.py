"""The program with a person's hand on it: a process that runs the real window and does what it is told, line by line.

Each line on its input is a JSON list, a verb and its arguments; each answer is a line of JSON. The window is real (Qt's
memory platform), the store is real, and so is the server it syncs with.
"""

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from salesdesk.config.paths import Paths
from salesdesk.desktop.app import Program, Start
from salesdesk.desktop.widgets import SegmentControl
from salesdesk.domain.accounts import Account
from salesdesk.domain.conversation import Conversation, ConversationState
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.people import User
from salesdesk.store.queries.records import find

IDLE_MS = 30
IDLE_LOOKS = 8


class Hand(QObject):
    """Takes orders from a thread that reads, and obeys them on the thread that draws."""

    ordered = Signal(str)

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.faults: list[str] = []
        self._quiet = 0
        self._then: Callable[[], Any] = lambda: None
        self._timer = QTimer(self)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._look)
        self.ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        program.errors.bug_found.connect(self.faults.append)
        program.errors.told.connect(lambda text: self.faults.append(text.what))

    @Slot(str)
    def _obey(self, line: str) -> None:
        verb, *arguments = json.loads(line)
        if verb == "type_and_go_on":
            # Nobody waits for what this starts: the test kills the program meanwhile.
            self.do_type(*arguments)
            print(json.dumps({"ok": None}), flush=True)
            return
        if verb == "quit":
            self.program.window.close()
            return
        self._then = lambda: getattr(self, "do_" + verb)(*arguments)
        self._settle(self._answer)

    def _settle(self, then: Callable[[], None]) -> None:
        self._quiet, self._after = 0, then
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        self._quiet = self._quiet + 1 if self.program.jobs.pending == 0 else 0
        if self._quiet >= IDLE_LOOKS:
            self._timer.stop()
            self._after()

    def _answer(self) -> None:
        try:
            result = self._then()
        except (LookupError, AssertionError, SalesDeskError) as error:
            print(json.dumps({"error": f"{type(error).__name__}: {error}"}), flush=True)
            return
        # What was done may have started work: the answer comes when that is over too.
        self._settle(lambda: print(json.dumps({"ok": result}), flush=True))

    # --- what a person can do ---

    def do_open(self, screen: str, where: dict[str, str]) -> None:
        ids = {name: UUID(value) if name.endswith("_id") else value for name, value in where.items()}
        self.program.window.open(screen, **ids)

    def do_click(self, name: str) -> None:
        self._button(name).click()

    def do_choose(self, text: str) -> None:
        """Chooses one of several side by side, with the keys that a person would press."""
        for control in self._visible(SegmentControl):
            places = [shown for _, shown in control.choices()]
            if text in places:
                control.setFocus()
                QTest.keyClick(control, Qt.Key.Key_Home)
                for _ in range(places.index(text)):
                    QTest.keyClick(control, Qt.Key.Key_Right)
                return
        raise LookupError(f"nothing to choose is called {text!r}")

    def do_type(self, into: str, text: str) -> None:
        field = self._field(into)
        field.setFocus()
        for character in text:
            # Key by key as a person does; QTest cannot send accents, so that the text comes with the event's insertion.
            if isinstance(field, QLineEdit):
                field.insert(character)
            else:
                field.insertPlainText(character)

    def do_text(self, into: str) -> str:
        field = self._field(into)
        return str(field.text() if isinstance(field, QLineEdit) else field.toPlainText())

    def do_shown(self) -> list[str]:
        return [text for widget in self._visible(QWidget) if (text := words_of(widget))]

    def do_rows(self, _screen: str) -> list[str]:
        view = next(one for one in self._visible(QAbstractItemView) if one.model() is not None)
        model = view.model()
        return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]

    def do_talk_at(self, name: str) -> None:
        """Opens the last conversation at an account that is not concluded, or begins one."""
        account_id, talk_id = self._ask(lambda connection: newest_talk(connection, name))
        if talk_id is None:
            self.program.window.open("conversation", account_id=account_id)
        else:
            self.program.window.open("conversation", conversation_id=talk_id)

    def do_rep(self, name: str) -> None:
        person_id = self._ask(lambda connection: next(u.id for u in find(connection, User) if u.name == name))
        self.program.window.open("rep", rep_id=person_id)

    def _ask(self, question: Callable[[Any], Any]) -> Any:
        """Reads the store beside the thread that draws, as the program's own jobs do."""
        assert self.program.desk is not None
        workspace = self.program.desk.workspace

        def read() -> Any:
            with workspace.read() as connection:
                return question(connection)

        with ThreadPoolExecutor(1) as one:
            return one.submit(read).result()

    def do_sync(self) -> None:
        assert self.program.desk is not None
        self.program.desk.extras["sync_now"]()

    def do_chip(self) -> list[object]:
        return [self.program.state.sync, self.program.state.sync_count]

    def do_faults(self) -> list[str]:
        told, self.faults[:] = list(self.faults), []
        return told

    def _visible(self, kind: type[Any]) -> list[Any]:
        return [one for one in self.program.window.findChildren(kind) if one.isVisible()]

    def _button(self, name: str) -> Any:
        for kind in (QAbstractButton, QWidget):
            for one in self._visible(kind):
                if name in (one.accessibleName(), one.property("text")) and hasattr(one, "click") and one.isEnabled():
                    return one
        raise LookupError(f"no button {name!r} among {self.do_shown()}")

    def _field(self, name: str) -> Any:
        for one in self._visible(QWidget):
            if isinstance(one, QLineEdit | QPlainTextEdit | QTextEdit) and name in (
                one.accessibleName(),
                one.placeholderText(),
            ):
                return one
        raise LookupError(f"no field {name!r}")


def newest_talk(connection: Any, name: str) -> tuple[UUID, UUID | None]:
    """Finds an account by its name, and its last conversation that is not concluded."""
    account = next(one for one in find(connection, Account) if one.name == name)
    talks = [one for one in find(connection, Conversation) if one.account_id == account.id]
    open_ones = [one for one in talks if one.state is not ConversationState.CONCLUDED]
    newest = max(open_ones, key=lambda one: one.created_at, default=None)
    return account.id, None if newest is None else newest.id


def words_of(widget: QWidget) -> str:
    """Returns what a widget says to a person or to a screen reader."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text() or widget.accessibleName()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return widget.accessibleName()


def main(home: str, profile_id: str, pin: str) -> None:
    """Opens a profile and obeys until the window closes."""
    app = QApplication(sys.argv[:1])
    program = Program(app, Paths.below(Path(home)), Start())
    hand = Hand(program)
    program.opened.connect(lambda _id: print(json.dumps({"ok": "opened"}), flush=True))
    program.window.resize(1440, 900)
    program.window.show()
    program.open_profile(profile_id, pin)

    def read() -> None:
        for line in sys.stdin:
            hand.ordered.emit(line)

    threading.Thread(target=read, daemon=True).start()
    sys.exit(app.exec())


if __name__ == "__main__":
    main(*sys.argv[1:4])
