"""Colours, type and sizes of the whole program, from one table of tokens; light, dark and zoom switch live.

Source: the design language of SalesDesk; contrast after WCAG 2.2, 1.4.3 (text) and 1.4.11 (controls).
"""

import tomllib
from functools import cache
from typing import Literal, Protocol
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory, QWidget

from salesdesk.desktop.assets import resource_folder
from salesdesk.desktop.stylesheet import build_stylesheet

ThemeName = Literal["light", "dark"]
ThemeChoice = Literal["auto", "light", "dark"]

FAMILY = "Inter"
ZOOM_MIN, ZOOM_MAX = 1.0, 2.0
FOLD_WIDTH = 1100
"""Width in design pixels below which side columns become tabs and the rail folds."""


@cache
def _tables() -> dict[str, dict[str, object]]:
    with (resource_folder("themes") / "tokens.toml").open("rb") as file:
        return tomllib.load(file)


class Theme:
    """One look: a table of colours at one zoom.

    Args:
        name: ``light`` or ``dark``.
        zoom: Factor for every size, 1.0 to 2.0.
    """

    def __init__(self, name: ThemeName = "light", zoom: float = 1.0) -> None:
        self.name: ThemeName = name
        self.zoom = min(max(zoom, ZOOM_MIN), ZOOM_MAX)
        self._colours = {key: QColor(str(value)) for key, value in _tables()[name].items()}
        self._fonts: dict[tuple[int, int, bool], QFont] = {}

    @property
    def is_dark(self) -> bool:
        """True in the dark theme."""
        return self.name == "dark"

    @property
    def tokens(self) -> tuple[str, ...]:
        """Names of every colour."""
        return tuple(self._colours)

    def token(self, name: str) -> QColor:
        """A colour by its name.

        Args:
            name: Token of ``tokens.toml``.

        Returns:
            A copy, free to be changed.

        Raises:
            KeyError: No such token.
        """
        return QColor(self._colours[name])

    def px(self, size: float) -> int:
        """A design size in pixels of this zoom, at least 1 for anything above 0."""
        return max(1, round(size * self.zoom)) if size > 0 else 0

    def font(self, size: int = 13, weight: int = 400, tnum: bool = False) -> QFont:
        """The interface's type face.

        Args:
            size: Design pixels (11, 12, 13, 14, 15, 20 or 26).
            weight: 400, 500, 600 or 700.
            tnum: Figures of equal width, for columns of amounts.

        Returns:
            A font without hinting, scaled by the zoom.
        """
        key = (size, weight, tnum)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(size, weight, tnum)
        return QFont(self._fonts[key])

    def _make_font(self, size: int, weight: int, tnum: bool) -> QFont:
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if size >= 20:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
        if tnum:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


class Follower(Protocol):
    """A widget that wants to know."""

    def theme_changed(self) -> None:
        """Colours or sizes changed."""


class ThemeWatcher(QObject):
    """Tells painted widgets that colours or sizes changed. One for the process, see :func:`watcher`."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme()
        self.choice: ThemeChoice = "auto"
        self.reduced_motion = False
        # Weak, and no Qt connection: PySide keeps a connected method of a mixin alive after its widget is gone.
        self._followers: WeakKeyDictionary[Follower, None] = WeakKeyDictionary()

    def add_follower(self, follower: Follower) -> None:
        """Calls a widget at each change for as long as it lives."""
        self._followers[follower] = None

    def tell(self) -> None:
        """Tells everyone, in the order in which they came."""
        for follower in list(self._followers):
            if shiboken6.isValid(follower):
                follower.theme_changed()
        self.theme_changed.emit()


@cache
def watcher() -> ThemeWatcher:
    """The process's watcher; made at first use."""
    return ThemeWatcher()


def current() -> Theme:
    """The theme now in force."""
    return watcher().theme


def token(name: str) -> QColor:
    """A colour of the theme now in force."""
    return watcher().theme.token(name)


def px(size: float) -> int:
    """A design size in pixels at the present zoom."""
    return watcher().theme.px(size)


def font(size: int = 13, weight: int = 400, tnum: bool = False) -> QFont:
    """A font of the theme now in force; see :meth:`Theme.font`."""
    return watcher().theme.font(size, weight, tnum)


def motion_ms(milliseconds: int) -> int:
    """A duration for an animation: at most 150 ms, and 0 when the person wants no motion."""
    return 0 if watcher().reduced_motion else min(milliseconds, 150)


def avatar_colours(index: int | None) -> tuple[QColor, QColor]:
    """Two ends of an avatar's gradient.

    Args:
        index: Any number, folded into the list of pairs; None for the brand's pair.

    Returns:
        Start and end colour.
    """
    table = _tables()["avatars"]
    if index is None:
        start, end = table["brand"]  # type: ignore[misc]  # toml gives object; the test of the file holds its shape
    else:
        pairs: list[tuple[str, str]] = table["pairs"]  # type: ignore[assignment]  # as above
        start, end = pairs[index % len(pairs)]
    return QColor(start), QColor(end)


def avatar_count() -> int:
    """How many avatar gradients there are."""
    pairs = _tables()["avatars"]["pairs"]
    return len(pairs) if isinstance(pairs, list) else 0


@cache
def load_fonts() -> tuple[str, ...]:
    """Registers the bundled faces once.

    Returns:
        The families found.
    """
    families: list[str] = []
    for path in sorted(resource_folder("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


def resolve(choice: ThemeChoice) -> ThemeName:
    """The theme a choice means on this screen.

    Args:
        choice: ``auto`` follows the system when it tells its scheme, and is light otherwise.

    Returns:
        ``light`` or ``dark``.
    """
    if choice != "auto":
        return choice
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def palette(theme: Theme) -> QPalette:
    """Qt's palette made from the tokens, for the parts that the style draws."""
    result = QPalette()
    role = QPalette.ColorRole
    table = (
        (role.Window, "canvas"), (role.WindowText, "text"), (role.Base, "surface"), (role.AlternateBase, "sunken"),
        (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.Highlight, "filled"),
        (role.HighlightedText, "on_accent"), (role.PlaceholderText, "text3"), (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"), (role.Accent, "accent"), (role.Link, "accent_text"), (role.Mid, "border"),
    )  # fmt: skip
    for colour_role, name in table:
        result.setColor(colour_role, theme.token(name))
    for colour_role in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, colour_role, theme.token("disabled"))
    return result


def apply_theme(app: QApplication, choice: ThemeChoice = "auto", zoom: float | None = None) -> Theme:
    """Puts a look on the whole program, at once and while it runs.

    Args:
        app: The application.
        choice: ``auto``, ``light`` or ``dark``.
        zoom: Factor from 1.0 to 2.0; None keeps the present one.

    Returns:
        The theme now in force.
    """
    load_fonts()
    watch = watcher()
    rescaled = zoom is not None and zoom != watch.theme.zoom
    theme = Theme(resolve(choice), watch.theme.zoom if zoom is None else zoom)
    watch.theme, watch.choice = theme, choice
    if app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(theme.font(13))
    app.setPalette(palette(theme))
    app.setStyleSheet(build_stylesheet(theme))
    watch.tell()
    if rescaled:
        _rescale(app, theme)
    return theme


def follow_system(app: QApplication) -> None:
    """Follows the system's light or dark scheme while the choice is ``auto``."""

    def _scheme_changed() -> None:
        if watcher().choice == "auto":
            apply_theme(app, "auto")

    app.styleHints().colorSchemeChanged.connect(_scheme_changed)


DESIGN_BOX = "design_box"
DESIGN_SIZE = "design_size"


def scale_layout(layout: QLayout) -> None:
    """Gives a layout its margins and spacing at the present zoom from the design sizes kept in its property."""
    box = layout.property(DESIGN_BOX)
    if box:
        spacing, left, top, right, bottom = box
        layout.setContentsMargins(px(left), px(top), px(right), px(bottom))
        layout.setSpacing(px(spacing))


def scale_widget(widget: QWidget) -> None:
    """Gives a widget its fixed size at the present zoom from the design size kept in its property."""
    size = widget.property(DESIGN_SIZE)
    if size:
        width, height = size
        if width:
            widget.setFixedWidth(px(width))
        if height:
            widget.setFixedHeight(px(height))


def _rescale(app: QApplication, theme: Theme) -> None:
    for widget in app.allWidgets():
        scale_widget(widget)
        for layout in widget.findChildren(QLayout, options=Qt.FindChildOption.FindDirectChildrenOnly):
            scale_layout(layout)
            for inner in layout.findChildren(QLayout):
                scale_layout(inner)
        widget.updateGeometry()
