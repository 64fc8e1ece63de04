"""Draws every shared widget in both themes, to be looked at: ``python -m tests.desktop.gallery OUT_DIR``."""

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.actions import Action, ActionRegistry
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.navigation import Screen, ScreenRegistry
from salesdesk.desktop.page import Page
from salesdesk.desktop.shellstate import ShellState
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Column,
    ComboBox,
    DateEdit,
    EmptyState,
    Field,
    LineEdit,
    ResponsiveSplit,
    ScrollColumn,
    SectionHeader,
    SidePanel,
    boxed,
    vbox,
)
from salesdesk.desktop.widgets.date_edit import style_calendar
from tests.desktop.gallery_cards import account_header, controls, left_column, list_card, point_card
from tests.desktop.places import desk_without_store


class ConversationPage(Page):
    """The mock-up's page, out of shared widgets alone."""

    def __init__(self, desk: object, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)  # type: ignore[arg-type]  # the gallery has no workspace
        right = ScrollColumn(
            vbox(
                SectionHeader("Arguments de valeur", Button("Tous (7)", "ghost", height=28)),
                point_card(False),
                point_card(True),
                None,
                spacing=10,
            )
        )
        split = ResponsiveSplit(
            (
                Column("steps", "Étapes", left_column(), 304),
                Column(
                    "list",
                    "Comptes",
                    boxed(
                        vbox(
                            list_card(),
                            Card(
                                vbox(
                                    EmptyState(
                                        "handshake",
                                        "Aucun engagement",
                                        "Ce que le client promet apparaîtra ici.",
                                        "Noter un engagement",
                                    )
                                )
                            ),
                            spacing=12,
                        )
                    ),
                ),
                Column("points", "Arguments", right, 376),
            ),
            "list",
        )
        self.setLayout(vbox(account_header(), split, spacing=16, margins=(20, 16, 20, 16)))

    def crumbs(self) -> tuple[str, ...]:
        """The account."""
        return ("Laiterie du Val d’Orb",)


class ControlsPage(Page):
    """Every control."""

    def __init__(self, desk: object, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)  # type: ignore[arg-type]  # the gallery has no workspace
        self.setLayout(vbox(controls(), margins=(20, 16, 20, 16)))


RAIL = (
    ("today", "Journée", "layout-dashboard"),
    ("visits", "Visites", "message-square-text"),
    ("accounts", "Comptes", "users"),
    ("plan", "Plan", "route"),
    ("pipeline", "Affaires", "trending-up"),
    ("rehearsal", "Répéter", "graduation-cap"),
    ("cash", "Encaisser", "wallet"),
    ("team", "Équipe", "users-round"),
    ("process", "Processus", "workflow"),
)


def make_window() -> MainWindow:
    """A window with a full rail."""
    screens = ScreenRegistry()
    for order, (name, title, icon) in enumerate(RAIL):
        page = ControlsPage if name == "accounts" else ConversationPage
        screens.register(Screen(name, lambda title=title: title, icon, page, shortcut=f"Ctrl+{order + 1}", order=order))  # type: ignore[misc]  # default argument
    screens.register(Screen("trust", lambda: "Confiance", "shield-check", ControlsPage, place="foot", order=90))
    screens.register(Screen("settings", lambda: "Réglages", "settings", ControlsPage, place="foot", order=91))
    state = ShellState("Julie Bernard", frozenset({"rep"}))
    state.set_sync("offline", 3)
    state.set_badges({"visits": 4})
    state.set_notifications(2)
    actions = ActionRegistry()
    window = MainWindow(screens, state, actions)
    window.attach(desk_without_store(window))
    actions.register(
        window,
        [Action("visit.start", lambda: "Commencer la visite", lambda: None, "N", "play", group=lambda: "Visites")],
    )
    return window


def settle(milliseconds: int = 120) -> None:
    """Lets Qt lay out and paint."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(window: MainWindow, folder: Path, name: str) -> None:
    """Takes one picture."""
    settle()
    window.grab().save(str(folder / f"{name}.png"))


def draw(folder: Path) -> None:
    """Draws every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    install_language(app, "fr")
    theme.watcher().reduced_motion = True
    theme.apply_theme(app, "light", 1.0)
    window = make_window()
    window.resize(1440, 900)
    window.show()
    for name in ("light", "dark"):
        theme.apply_theme(app, name)
        window.open("visits")
        shoot(window, folder, f"page-{name}")
        for toast in window.toasts.toasts():
            toast.leave()
        window.toast("Engagement noté : Claire Vidal, mar. 1 déc.", undoable=True)
        window.open("accounts")
        shoot(window, folder, f"controls-{name}")
        window.open_panel(
            SidePanel(
                "Noter un engagement",
                boxed(
                    vbox(
                        Field("Quoi", LineEdit("Envoyer le plan du quai")),
                        Field("Qui", ComboBox([(1, "Nous"), (2, "Le client")])),
                        Field("Pour quand", DateEdit(date(2026, 12, 1))),
                        spacing=16,
                    )
                ),
                (Button("Annuler"), Button("Noter", "primary")),
                "Laiterie du Val d’Orb",
            )
        )
        shoot(window, folder, f"drawer-{name}")
        window.close_panel()
        window.palette_overlay.open("")
        shoot(window, folder, f"palette-{name}")
        window.palette_overlay.close_palette()
        calendar = style_calendar(__import__("PySide6.QtWidgets").QtWidgets.QCalendarWidget())
        calendar.show()
        settle(50)
        calendar.grab().save(str(folder / f"calendar-{name}.png"))
        calendar.close()
    theme.apply_theme(app, "light", 1.5)
    window.resize(1280, 720)
    window.open("visits")
    shoot(window, folder, "page-150")
    theme.apply_theme(app, "light", 1.0)
    shoot(window, folder, "page-1280")
    window.close()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
