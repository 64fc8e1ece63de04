"""Labels: plain text only, in a token's colour, cut with an ellipsis or wrapped."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from salesdesk.desktop import icons, theme
from salesdesk.desktop.widgets.layout import hbox
from salesdesk.desktop.widgets.painting import Themed, text_width


class TextLabel(Themed, QLabel):
    """One text in the interface's type. It never reads HTML: data is shown as it is.

    Args:
        text: What to show.
        px: Size in design pixels.
        weight: 400, 500, 600 or 700.
        colour: Colour.
        wrap: Several lines; otherwise one line, cut with an ellipsis, the whole text in the tool tip.
        tnum: Figures of equal width.
    """

    def __init__(
        self, text: str = "", px: int = 13, weight: int = 400, colour: str = "text", wrap: bool = False,
        tnum: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._px, self._weight, self._colour, self._tnum = px, weight, colour, tnum
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        vertical = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        horizontal = QSizePolicy.Policy.Expanding if wrap else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(horizontal, vertical)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self.follow_theme()

    def set_colour(self, colour: str) -> None:
        """Changes the colour."""
        self._colour = colour
        self.update()

    def restyle(self) -> None:
        """Takes the font from the theme."""
        self.setFont(theme.font(self._px, self._weight, self._tnum))

    def minimumSizeHint(self) -> QSize:
        """A cut line may become narrow; wrapped text keeps Qt's rule."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(min(hint.width(), theme.px(80)), hint.height())
        return QSize(min(hint.width(), theme.px(28)), hint.height())

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        hint = super().sizeHint()
        if self.wordWrap():
            return hint
        return QSize(int(text_width(self.text(), self.font()) + 1.999), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the text in the token's colour; one line is cut when needed."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(theme.token(self._colour if self.isEnabled() else "disabled"))
        if self.wordWrap():
            painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextWordWrap, self.text())
        else:
            painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self._cut())
        painter.end()

    def _cut(self) -> str:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() + 1)
        tip = self.text() if shown != self.text() else ""
        if self.toolTip() != tip:
            self.setToolTip(tip)
        return shown


class IconLabel(Themed, QLabel):
    """A still icon; pure ornament, so that screen readers pass over it.

    Args:
        name: Icon.
        colour: Colour.
        size: Side in design pixels.
    """

    def __init__(self, name: str, colour: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._name, self._colour, self._size = name, colour, size
        self.follow_theme()

    def set_icon(self, name: str, colour: str | None = None) -> None:
        """Changes the icon and, when given, its colour."""
        self._name, self._colour = name, colour or self._colour
        self.restyle()

    def restyle(self) -> None:
        """Draws the icon anew."""
        self.setPixmap(icons.pixmap(self._name, self._colour, self._size))
        self.setFixedSize(theme.px(self._size), theme.px(self._size))


class StatFigure(QWidget):
    """A figure as the largest element, with its unit in small beside it.

    Args:
        figure: Formatted amount or number.
        unit: What it counts, for example "par an".
        colour: Colour of the figure.
        px: Size of the figure.
    """

    def __init__(self, figure: str, unit: str = "", colour: str = "success", px: int = 26) -> None:
        super().__init__()
        self.figure = TextLabel(figure, px, 700, colour, tnum=True)
        self.unit = TextLabel(unit, 13, 500, "text2")
        layout = hbox(self.figure, self.unit, None, spacing=6)
        layout.setAlignment(self.unit, Qt.AlignmentFlag.AlignBottom)
        self.unit.setContentsMargins(0, 0, 0, theme.px(4) if px >= 20 else 0)
        # Shown before it has a parent, it would flash up as a window of its own and take the focus away.
        self.setLayout(layout)
        self.unit.setVisible(bool(unit))
        self._say()

    def set_figure(self, figure: str, unit: str | None = None) -> None:
        """Changes the figure and, when given, its unit."""
        self.figure.setText(figure)
        if unit is not None:
            self.unit.setText(unit)
            self.unit.setVisible(bool(unit))
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"{self.figure.text()} {self.unit.text()}".strip())


class SectionHeader(QWidget):
    """A card's or column's title with something at its right.

    Args:
        title: 15 px, weight 600.
        trailing: Widget at the right end: a count, a button, a chip; None for none.
        meta: Small grey text left of the trailing widget.
    """

    def __init__(self, title: str, trailing: QWidget | None = None, meta: str = "") -> None:
        super().__init__()
        self.title = TextLabel(title, 15, 600)
        self.meta = TextLabel(meta, 12, 400, "text3", tnum=True)
        items = [self.title, None, self.meta] + ([trailing] if trailing else [])
        self.setLayout(hbox(*items, spacing=8))
        self.meta.setVisible(bool(meta))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_title(self, title: str) -> None:
        """Changes the title."""
        self.title.setText(title)

    def set_meta(self, meta: str) -> None:
        """Changes the grey text; an empty one hides it."""
        self.meta.setText(meta)
        self.meta.setVisible(bool(meta))
