"""The column of screens at the left."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.navigation import Screen
from salesdesk.desktop.widgets import (
    Avatar,
    FocusRing,
    NavButton,
    Themed,
    boxed,
    clear_layout,
    focus_ring,
    hbox,
    paint_avatar,
    painter_for,
    vbox,
)


class PersonButton(Themed, FocusRing, QAbstractButton):
    """The person's initials; opens what concerns them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def set_name(self, name: str) -> None:
        """Shows another person."""
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setVisible(bool(name))
        self.update()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(36), theme.px(36))

    def sizeHint(self) -> QSize:
        """Fixed."""
        return QSize(theme.px(36), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the initials in a circle."""
        painter = painter_for(self)
        inner = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_avatar(painter, inner, self.text(), 17, 12)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 18)
        painter.end()


class Rail(Themed, QWidget):
    """76 px with names; 56 px of icons alone when the window is narrow; lower buttons when it is not high."""

    screen_chosen = Signal(str)
    person_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons: dict[str, NavButton] = {}
        self._screens: list[Screen] = []
        self._narrow = False
        self._brand = Avatar("S", 36, brand=True)
        self._brand.setAccessibleName("SalesDesk")
        self._person = PersonButton()
        self._person.clicked.connect(lambda _=False: self.person_chosen.emit())
        self._main, self._foot = vbox(spacing=4), vbox(spacing=4)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(boxed(vbox(self._main, None, self._foot, spacing=4), "scrolled"))
        self.setLayout(
            vbox(
                hbox(None, self._brand, None),
                self._area,
                hbox(None, self._person, None),
                spacing=10,
                margins=(0, 14, 0, 12),
            )
        )
        self.follow_theme()

    def set_screens(self, screens: list[Screen]) -> None:
        """Shows the screens of a person."""
        clear_layout(self._main)
        clear_layout(self._foot)
        self._buttons, self._screens = {}, [screen for screen in screens if screen.place != "hidden"]
        for screen in self._screens:
            button = NavButton(screen.icon, screen.title(), keys_text(screen.shortcut))
            button.clicked.connect(lambda _=False, chosen=screen.id: self._choose(chosen))
            self._buttons[screen.id] = button
            target = self._main if screen.place == "main" else self._foot
            target.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()

    def set_person(self, name: str) -> None:
        """Shows who works here."""
        self._person.set_name(name)

    def set_badges(self, badges: dict[str, int]) -> None:
        """Counts by screen id."""
        for screen_id, button in self._buttons.items():
            button.set_badge(badges.get(screen_id, 0))

    def set_current(self, screen_id: str) -> None:
        """Marks the screen that is shown."""
        for each, button in self._buttons.items():
            button.setChecked(each == screen_id)

    def set_narrow(self, narrow: bool) -> None:
        """Folds to icons, or unfolds."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.restyle()

    def retitle(self) -> None:
        """Takes the screens' names anew, after a change of language."""
        for screen in self._screens:
            self._buttons[screen.id].set_text(screen.title())

    def button(self, screen_id: str) -> NavButton | None:
        """The button of a screen."""
        return self._buttons.get(screen_id)

    def _choose(self, screen_id: str) -> None:
        self.set_current(screen_id)
        self.screen_chosen.emit(screen_id)

    def restyle(self) -> None:
        """Fixes the width and the buttons' height."""
        self.setFixedWidth(theme.px(56 if self._narrow else 76))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lowers the buttons when they would not fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        count = len(self._buttons)
        room = self.height() - theme.px(120)
        mode: Literal["full", "dense", "folded"]
        if self._narrow or room < count * theme.px(50):
            mode = "folded" if self._narrow or room < count * theme.px(44) else "dense"
        else:
            mode = "full" if room >= count * theme.px(58) else "dense"
        for button in self._buttons.values():
            button.set_mode(mode)
