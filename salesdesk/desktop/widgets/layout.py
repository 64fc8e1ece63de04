"""Boxes whose margins and fixed sizes follow the zoom; thin rules; a column that scrolls."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.painting import Themed, painter_for

Item = QWidget | QLayout | int | None
"""A widget, a layout, a gap in design pixels, or None for a stretch."""
Margins = tuple[int, int, int, int]
W = TypeVar("W", bound=QWidget)


def hbox(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Things side by side.

    Args:
        *items: Widgets, layouts, gaps in design pixels, None for a stretch.
        spacing: Design pixels between items.
        margins: Left, top, right, bottom in design pixels.

    Returns:
        A layout that follows the zoom.
    """
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def vbox(*items: Item, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Things below each other; arguments as :func:`hbox`."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def _fill(layout: QBoxLayout, items: Iterable[Item], spacing: int, margins: Margins) -> None:
    layout.setProperty(theme.DESIGN_BOX, [spacing, *margins])
    theme.scale_layout(layout)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(theme.px(item))
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)


def sized(widget: W, width: int = 0, height: int = 0) -> W:
    """Fixes a widget's size in design pixels and keeps it so when the zoom changes.

    Args:
        widget: What to size.
        width: 0 leaves the width free.
        height: 0 leaves the height free.

    Returns:
        The same widget.
    """
    widget.setProperty(theme.DESIGN_SIZE, [width, height])
    theme.scale_widget(widget)
    return widget


def boxed(layout: QLayout, name: str = "") -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    if name:
        widget.setObjectName(name)
    widget.setLayout(layout)
    return widget


def clear_layout(layout: QLayout) -> None:
    """Takes every widget out of a layout, inner layouts too, and deletes them later."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class Rule(Themed, QWidget):
    """A 1 px line between parts.

    Args:
        vertical: True for an upright line.
        length: Length of an upright line in design pixels; 0 fills the height.
        colour: Its colour.
    """

    def __init__(self, vertical: bool = False, length: int = 0, colour: str = "border") -> None:
        super().__init__()
        self._vertical, self._length, self._colour = vertical, length, colour
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the thickness and, when asked, the length."""
        if self._vertical:
            self.setFixedWidth(1)
            if self._length:
                self.setFixedHeight(theme.px(self._length))
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fills the line."""
        painter = painter_for(self)
        painter.fillRect(self.rect(), theme.token(self._colour))
        painter.end()


class _Body(QWidget):
    """What a column scrolls."""

    def minimumSizeHint(self) -> QSize:
        """Gives no least height for words that wrap: it would be that of the narrowest column.

        The area asks for the height at its real width by itself, and brings its bar by that.
        """
        hint = super().minimumSizeHint()
        layout = self.layout()
        return QSize(hint.width(), 1) if layout is not None and layout.hasHeightForWidth() else hint


class ScrollColumn(QScrollArea):
    """A column that scrolls when it is higher than its room; it never scrolls sideways.

    Args:
        layout: Content; more can be put in through :attr:`body`.
        gutter: Design pixels between the content and the bar, while there is one.
    """

    def __init__(self, layout: QLayout | None = None, gutter: int = 0) -> None:
        super().__init__()
        self._gutter = gutter
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = _Body()
        self.body.setObjectName("scrolled")
        self.body.setLayout(layout or vbox())
        self.setWidget(self.body)
        self.body.installEventFilter(self)
        if gutter:
            self.verticalScrollBar().rangeChanged.connect(self._keep_gutter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the area at least as wide as its content needs."""
        if watched is self.body and event.type() == QEvent.Type.LayoutRequest:
            self._fit_width()
        return False

    def _keep_gutter(self, _low: int, high: int) -> None:
        # A narrower column is never lower: the gutter cannot take away the bar that it was made for.
        self.setViewportMargins(0, 0, theme.px(self._gutter) if high > 0 else 0, 0)

    def _fit_width(self) -> None:
        wanted = self.body.minimumSizeHint().width()
        if wanted > self.minimumWidth():
            self.setMinimumWidth(min(wanted, theme.px(theme.FOLD_WIDTH)))

    def sizeHint(self) -> QSize:
        """The content's own wish."""
        return self.body.sizeHint()


def expanding(widget: QWidget) -> QWidget:
    """Lets a widget take all the width and height there is; returns it."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return widget
