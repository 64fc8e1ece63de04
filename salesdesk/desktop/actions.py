"""Verbs of the program, declared once: menus, the palette, the cheat sheet and tool tips are made from them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from salesdesk.desktop import icons


def always() -> bool:
    """The condition of an action that can always run."""
    return True


def no_text() -> str:
    """An empty text."""
    return ""


@dataclass(frozen=True, slots=True)
class Action:
    """One verb.

    Attributes:
        id: Dotted name, ``visit.start``.
        text: Gives its words in the present language, for example ``lambda: self.tr("Commencer la visite")``.
        run: Does it.
        shortcut: Portable keys, ``Ctrl+K`` or a single ``N``; empty for none.
        icon: Icon; empty for none.
        when: Whether it can run now.
        group: Gives the heading it stands under in the cheat sheet.
        also: Other keys that do the same, shown nowhere: the Enter of the number pad.
        own_key: True when the page hears the key itself, as Enter, which a button with the focus takes first.
    """

    id: str
    text: Callable[[], str]
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    when: Callable[[], bool] = always
    group: Callable[[], str] = no_text
    also: tuple[str, ...] = ()
    own_key: bool = False


def keys_text(shortcut: str) -> str:
    """Keys as this system writes them; empty stays empty."""
    text = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
    # "Ctrl K" reads more calmly than "Ctrl+K"; a plus sign that is itself the key stays.
    return re.sub(r"\+(?=.)", " ", text)


def is_bare(shortcut: str) -> bool:
    """Whether keys are one key alone, which a field could be meant to take: ``N``, ``/``, ``Del``."""
    return len(shortcut) == 1 or shortcut == "Del"


def typing() -> bool:
    """Whether the keyboard is in something that takes letters: single keys are no verbs there."""
    focused = QApplication.focusWidget()
    return isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox | QComboBox)


@dataclass(slots=True)
class _Bound:
    action: Action
    qaction: QAction
    widget: QWidget


class ActionRegistry(QObject):
    """Every action there is now.

    Args:
        parent: Qt owner.
    """

    changed = Signal()
    """Actions came or went."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bound: dict[str, _Bound] = {}

    def register(self, widget: QWidget, actions: Iterable[Action]) -> None:
        """Makes actions live as long as a widget; their keys work in its window, or for a page while it has the focus.

        Args:
            widget: The window, or the page they belong to.
            actions: Actions; one with the id of an earlier one takes its place.
        """
        scope = (
            Qt.ShortcutContext.WindowShortcut if widget.isWindow() else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        for action in actions:
            self.remove(action.id)
            qaction = QAction(widget)
            keys = () if action.own_key else (action.shortcut, *action.also)
            qaction.setShortcuts([QKeySequence(one) for one in keys if one])
            qaction.setShortcutContext(scope)
            qaction.triggered.connect(lambda _=False, name=action.id: self._pressed(name))
            widget.addAction(qaction)
            self._bound[action.id] = _Bound(action, qaction, widget)
        self.changed.emit()

    def remove(self, action_id: str) -> None:
        """Takes an action away; an unknown one is no error."""
        bound = self._bound.pop(action_id, None)
        if bound is not None and shiboken6.isValid(bound.qaction):
            bound.qaction.deleteLater()
            self.changed.emit()

    def get(self, action_id: str) -> Action | None:
        """An action by its id, None when it is not there."""
        self._drop_dead()
        bound = self._bound.get(action_id)
        return bound.action if bound else None

    def all(self) -> list[Action]:
        """Every action, in the order of registering."""
        self._drop_dead()
        return [bound.action for bound in self._bound.values()]

    def available(self) -> list[Action]:
        """Actions that can run now: their page is on screen and their condition holds."""
        self._drop_dead()
        return [
            bound.action
            for bound in self._bound.values()
            if (bound.widget.isWindow() or bound.widget.isVisible()) and bound.action.when()
        ]

    def run(self, action_id: str) -> bool:
        """Runs an action if its condition holds.

        Args:
            action_id: Which.

        Returns:
            Whether it ran.
        """
        action = self.get(action_id)
        if action is None or not action.when():
            return False
        action.run()
        return True

    def _pressed(self, action_id: str) -> None:
        action = self.get(action_id)
        if action is not None and not (is_bare(action.shortcut) and typing()):
            self.run(action_id)

    def menu(self, action_ids: Iterable[str], parent: QWidget) -> QMenu:
        """A menu with keys shown; ``-`` makes a line.

        Args:
            action_ids: In order; those not there are left out.
            parent: Qt owner.

        Returns:
            A menu, not yet shown.
        """
        menu = QMenu(parent)
        for action_id in action_ids:
            if action_id == "-":
                menu.addSeparator()
                continue
            action = self.get(action_id)
            if action is not None:
                self._add_to(menu, action)
        return menu

    def _add_to(self, menu: QMenu, action: Action) -> None:
        keys = keys_text(action.shortcut)
        item = menu.addAction(f"{action.text()}\t{keys}" if keys else action.text())
        if action.icon:
            item.setIcon(icons.icon(action.icon, "text2", 16))
        item.setEnabled(action.when())
        item.triggered.connect(lambda _=False, name=action.id: self.run(name))

    def _drop_dead(self) -> None:
        dead = [name for name, bound in self._bound.items() if not shiboken6.isValid(bound.widget)]
        for name in dead:
            del self._bound[name]
