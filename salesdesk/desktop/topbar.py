"""The bar over every screen: where I am, search, sync, notifications, theme."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.widgets import (
    Button,
    Chip,
    IconButton,
    IconLabel,
    SearchField,
    TextLabel,
    Themed,
    Tone,
    boxed,
    clear_layout,
    hbox,
)


class TopBar(Themed, Retranslated, QWidget):
    """56 px over the pages.

    Args:
        state: What it shows of sync and notifications.
    """

    home_requested = Signal()
    search_requested = Signal()
    sync_requested = Signal()
    notifications_requested = Signal()
    theme_requested = Signal()

    def __init__(self, state: ShellState) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._state = state
        self._title, self._trail = "", list[str]()
        self._place = hbox(spacing=4)
        self.search = SearchField("", keys_text("Ctrl+K"), opens=True)
        self.search.opened.connect(self.search_requested)
        self.sync_chip = Chip("", "neutral", "cloud", height=28, clickable=True)
        self.sync_chip.clicked.connect(self.sync_requested)
        self.bell = IconButton("bell", self.tr("Notifications"), size=32)
        self.bell.clicked.connect(lambda _=False: self.notifications_requested.emit())
        self.theme_button = IconButton("moon", self.tr("Passer au thème sombre"), size=32)
        self.theme_button.clicked.connect(lambda _=False: self.theme_requested.emit())
        self._left = boxed(self._place)
        right = boxed(hbox(None, self.sync_chip, self.bell, self.theme_button, spacing=6))
        row = hbox(self._left, self.search, right, spacing=16, margins=(16, 0, 16, 0))
        for index, stretch in enumerate((3, 4, 3)):
            row.setStretch(index, stretch)
        self.setLayout(row)
        state.changed.connect(self._show_state)
        self.retranslate()
        self.follow_theme()

    def set_place(self, title: str, trail: list[str]) -> None:
        """Says where the person is.

        Args:
            title: Name of the screen.
            trail: What stands after it.
        """
        if (title, trail) == (self._title, self._trail):
            return
        self._title, self._trail = title, list(trail)
        clear_layout(self._place)
        parts = [title, *trail]
        if not trail:
            # A lone title stands where the text of a title that is a button stands.
            self._place.addSpacing(theme.px(8))
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            if index:
                self._place.addWidget(IconLabel("chevron-right", "text3", 14))
            if index == 0 and not last:
                home = Button(part, "quiet", height=28)
                home.clicked.connect(lambda _=False: self.home_requested.emit())
                self._place.addWidget(home)
            else:
                self._place.addWidget(TextLabel(part, 13, 600 if last else 500, "text" if last else "text3"))
        self._place.addStretch(1)

    def restyle(self) -> None:
        """Fixes the height and the theme button's picture."""
        self.setFixedHeight(theme.px(56))
        self.search.setMaximumWidth(theme.px(420))
        self.search.setMinimumWidth(theme.px(120))
        self._show_theme()

    def retranslate(self) -> None:
        """Sets every text anew."""
        self.search.set_placeholder(self.tr("Rechercher un compte, une note, une action…"))
        self._show_theme()
        self._show_state()

    def _show_theme(self) -> None:
        dark = theme.current().is_dark
        self.theme_button.set_icon_name("sun" if dark else "moon")
        self.theme_button.set_name(self.tr("Passer au thème clair") if dark else self.tr("Passer au thème sombre"))

    def _show_state(self) -> None:
        count = self._state.sync_count
        texts: dict[str, tuple[str, Tone, str]] = {
            "synced": (self.tr("Synchronisé"), "success", "cloud-check"),
            "waiting": (self.tr("En attente · {n} à envoyer").format(n=count), "accent", "cloud-upload"),
            "offline": (
                self.tr("Hors ligne · {n} à envoyer").format(n=count) if count else self.tr("Hors ligne"),
                "warning",
                "cloud-off",
            ),
            "conflict": (self.tr("À départager · {n}").format(n=count), "danger", "git-merge"),
        }
        self.sync_chip.set_content(*texts[self._state.sync])
        waiting = self._state.notifications
        self.bell.set_badge(waiting)
        name = self.tr("Notifications\u00a0: {n} à lire").format(n=waiting) if waiting else self.tr("Notifications")
        self.bell.set_name(name)
