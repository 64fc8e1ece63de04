"""Buttons of four kinds, the icon-only button, and the rail's button."""

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QToolButton

from salesdesk.desktop import icons, theme
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, icon_at, painter_for, text_in, text_width

Kind = Literal["primary", "secondary", "ghost", "quiet", "danger"]

_TEXT = {"primary": "on_accent", "secondary": "text", "ghost": "accent_text", "quiet": "text3", "danger": "on_accent"}
_FILL = {"primary": "filled", "secondary": "surface", "danger": "danger_filled"}
_FILL_OVER = {
    "primary": "filled_hover",
    "secondary": "hover",
    "ghost": "hover",
    "quiet": "hover",
    "danger": "danger_filled_hover",
}


class Button(Themed, FocusRing, QPushButton):
    """A button with a word on it.

    Args:
        text: A verb.
        kind: ``primary`` once a screen; ``secondary``; ``ghost`` for links; ``quiet`` the same in grey; ``danger``
            to destroy.
        icon: Icon before the text; empty for none.
        height: 36, or 40 in a header.
    """

    def __init__(self, text: str = "", kind: Kind = "secondary", icon: str = "", height: int = 36) -> None:
        super().__init__(text)
        self._kind, self._icon, self._height, self._over = kind, icon, height, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.follow_theme()

    def set_kind(self, kind: Kind) -> None:
        """Changes the kind."""
        self._kind = kind
        self.updateGeometry()
        self.update()

    def set_icon_name(self, icon: str) -> None:
        """Changes the icon; empty for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        """Fixes font and height."""
        self.setFont(theme.font(13, 600 if self._kind in ("primary", "danger") else 500))
        self.setFixedHeight(theme.px(self._height))

    def sizeHint(self) -> QSize:
        """As wide as icon and text."""
        side = 8 if self._kind in ("ghost", "quiet") else 14
        width = text_width(self.text(), self.font()) + 2 * theme.px(side)
        if self._icon:
            width += theme.px(16) + (theme.px(8) if self.text() else 0)
        return QSize(int(width + 1.5), theme.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Shows the hover colour."""
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Shows the rest colour."""
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints surface, ring, icon and text."""
        painter = painter_for(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), 8)
            rect = rect.adjusted(3, 3, -3, -3)
        self._surface(painter, rect)
        self._content(painter)
        painter.end()

    def _surface(self, painter: QPainter, rect: QRectF) -> None:
        fill = self._fill_colour()
        outlined = self._kind == "secondary" and not self.ring
        painter.setPen(QPen(theme.token("border_strong"), 1) if outlined else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
        radius = theme.px(6 if self.ring else 8)
        painter.drawRoundedRect(rect, radius, radius)

    def _fill_colour(self) -> QColor | None:
        if not self.isEnabled():
            return theme.token("sunken") if self._kind in _FILL else None
        name = _FILL.get(self._kind)
        if self._over or self.isDown():
            name = _FILL_OVER[self._kind]
        return theme.token(name) if name else None

    def _content(self, painter: QPainter) -> None:
        colour = _TEXT[self._kind] if self.isEnabled() else "disabled"
        icon_colour = "text2" if colour == "text" else colour
        wanted = text_width(self.text(), self.font())
        extra = theme.px(16) + (theme.px(8) if self.text() else 0) if self._icon else 0
        left = max((self.width() - wanted - extra) / 2, float(theme.px(6)))
        if self._icon:
            icon_at(painter, left, (self.height() - theme.px(16)) / 2, self._icon, icon_colour, 16)
            left += extra
        room = QRectF(left, 0, self.width() - left - theme.px(4), self.height())
        text_in(painter, room, self.text(), self.font(), colour)


class IconButton(Themed, FocusRing, QToolButton):
    """An icon that acts; its name is spoken and shown as tool tip.

    Args:
        icon: Icon.
        name: What it does; required, since nothing else says it.
        size: Side of the hit area in design pixels, 28 or more.
        colour: Colour of the icon.
        icon_size: Side of the icon in design pixels.
    """

    def __init__(self, icon: str, name: str, size: int = 28, colour: str = "text2", icon_size: int = 16) -> None:
        super().__init__()
        if not name.strip():
            raise ValueError("an icon-only button needs a name")
        self._icon_name, self._colour, self._size, self._icon_size = icon, colour, max(size, 28), icon_size
        self._badge = 0
        self._shortcut_text = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self.follow_theme()

    def set_name(self, name: str, shortcut: str = "") -> None:
        """Changes what it says it does; a shortcut is shown in the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  ({shortcut})" if shortcut else name)

    def set_icon_name(self, icon: str, colour: str | None = None) -> None:
        """Changes the icon and, when given, its colour."""
        self._icon_name, self._colour = icon, colour or self._colour
        self.update()

    def set_badge(self, count: int) -> None:
        """A number at the corner; 0 for none."""
        self._badge = count
        self.update()

    def restyle(self) -> None:
        """Fixes the hit area."""
        self.setFixedSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints hover, icon, badge and ring."""
        painter = painter_for(self)
        rect = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown() or self.isChecked()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(rect, theme.px(6), theme.px(6))
        colour = "accent_text" if self.isChecked() else self._colour
        side = theme.px(self._icon_size)
        picture = icons.pixmap(self._icon_name, colour if self.isEnabled() else "disabled", self._icon_size)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)
        if self._badge:
            paint_badge(painter, self.width() - theme.px(16), 0, str(min(self._badge, 99)))
        if self.ring:
            focus_ring(painter, rect, 6)
        painter.end()


def paint_badge(painter: QPainter, x: float, y: float, text: str) -> None:
    """A count in a filled circle with a thin surface-coloured rim."""
    width = max(theme.px(17), round(text_width(text, theme.font(10, 600))) + theme.px(9))
    rect = QRectF(x, y, width, theme.px(17))
    painter.setPen(QPen(theme.token("surface"), 2))
    painter.setBrush(theme.token("filled"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    text_in(painter, rect, text, theme.font(10, 600), "on_accent", Qt.AlignmentFlag.AlignHCenter)


class NavButton(Themed, FocusRing, QAbstractButton):
    """A place in the rail: icon over its name.

    Args:
        icon: Icon.
        text: Name of the screen.
        shortcut: Keys shown in the tool tip.
    """

    def __init__(self, icon: str, text: str, shortcut: str = "") -> None:
        super().__init__()
        self._icon_name, self._badge, self._mode, self._keys = icon, 0, "full", shortcut
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_text(text)
        self.follow_theme()

    def set_text(self, text: str) -> None:
        """Changes the name."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text}  ({self._keys})" if self._keys else text)

    def set_badge(self, count: int) -> None:
        """A number at the icon's corner; 0 for none."""
        self._badge = count
        self.update()

    def set_mode(self, mode: Literal["full", "dense", "folded"]) -> None:
        """``full`` 64x54, ``dense`` 64x46, ``folded`` icon only, 44x40."""
        if mode != self._mode:
            self._mode = mode
            self.restyle()
            self.update()

    def restyle(self) -> None:
        """Fixes the size of the mode."""
        width, height = {"full": (64, 54), "dense": (64, 46), "folded": (44, 40)}[self._mode]
        self.setFixedSize(theme.px(width), theme.px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints tint, icon, name, badge and ring."""
        painter = painter_for(self)
        tint = QRectF(self.rect()).adjusted(theme.px(2), 1, -theme.px(2), -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.token("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(tint, theme.px(10), theme.px(10))
        colour = "accent_text" if self.isChecked() else "text2"
        top = theme.px({"full": 10, "dense": 6, "folded": 10}[self._mode])
        side = theme.px(20)
        icon_at(painter, (self.width() - side) / 2, top, self._icon_name, colour, 20)
        if self._mode != "folded":
            room = QRectF(0, top + side + theme.px(2), self.width(), theme.px(16))
            weight = 600 if self.isChecked() else 500
            text_in(painter, room, self.text(), theme.font(11, weight), colour, Qt.AlignmentFlag.AlignHCenter)
        if self._badge:
            paint_badge(painter, self.width() / 2 + theme.px(3), top - theme.px(6), str(min(self._badge, 99)))
        if self.ring:
            focus_ring(painter, tint, 10)
        painter.end()
