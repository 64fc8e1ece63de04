"""The quieter gestures of the conversation screen: density, recap, paper, calendar, a client who did not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from salesdesk.desktop.actions import keys_text
from salesdesk.domain.conversation import Density

if TYPE_CHECKING:
    from salesdesk.desktop.conversation.page import ConversationPage

DENSITY_KEY = "Alt+D"
RECAP_KEY = "Alt+R"
DENSITIES = (Density.FRAME, Density.CHECKLIST, Density.BARE)


def density_text(density: Density) -> str:
    """Names a density in the language of the moment."""
    tr = QCoreApplication.translate
    return {
        Density.FRAME: tr("ConversationPage", "Guide complet"),
        Density.CHECKLIST: tr("ConversationPage", "Liste à cocher"),
        Density.BARE: tr("ConversationPage", "Notes seules"),
    }[density]


def density_after(density: Density) -> Density:
    """The density that follows another, the first after the last."""
    return DENSITIES[(DENSITIES.index(density) + 1) % len(DENSITIES)]


def page_menu(page: ConversationPage) -> QMenu:
    """Makes the menu behind the three points.

    Args:
        page: The screen.

    Returns:
        The menu, which goes when it closes.
    """
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    _densities(menu, page)
    menu.addSeparator()
    _papers(menu, page)
    menu.addSeparator()
    tr = QCoreApplication.translate
    _add(menu, tr("ConversationPage", "Ouvrir le compte"), page.open_account)
    if page.view is not None and page.view.visit is not None and page.state() == "prepare":
        _add(menu, tr("ConversationPage", "Le client n’est pas venu"), page.around.no_show)
    return menu


def _add(menu: QMenu, text: str, run: object, key: str = "") -> None:
    action = menu.addAction(f"{text}\t{keys_text(key)}" if key else text)
    action.triggered.connect(lambda _=False: run())  # type: ignore[operator]  # a method without arguments


def _densities(menu: QMenu, page: ConversationPage) -> None:
    tr = QCoreApplication.translate
    advice = page.shown.advice if page.shown is not None else None
    advised = advice.density if advice is not None else None
    reason = page.desk.messages.text(advice.reason, **advice.args) if advice is not None else ""
    for density in DENSITIES:
        text = density_text(density)
        if density is advised:
            text = tr("ConversationPage", "{density} (proposé)").format(density=text)
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(density is page.density())
        action.setToolTip(reason if density is advised else "")
        action.triggered.connect(lambda _=False, density=density: page.choose_density(density))
    if page.shown is not None and page.shown.chosen is not None:
        _add(menu, tr("ConversationPage", "Suivre la suggestion"), lambda: page.choose_density(None))


def _papers(menu: QMenu, page: ConversationPage) -> None:
    tr = QCoreApplication.translate
    around = page.around
    if page.view is not None and page.view.stored:
        _add(menu, tr("ConversationPage", "Compte rendu au client…"), around.open_recap, RECAP_KEY)
    _add(menu, tr("ConversationPage", "Fiche A5 en PDF…"), around.save_brief)
    _add(menu, tr("ConversationPage", "Imprimer la fiche A5…"), around.print_brief)
    _add(menu, tr("ConversationPage", "Feuille de visite en PDF…"), around.save_sheet)
    _add(menu, tr("ConversationPage", "Imprimer la feuille de visite…"), around.print_sheet)
    if page.view is not None and page.view.visit is not None:
        _add(menu, tr("ConversationPage", "Mettre à l’agenda (.ics)…"), around.save_calendar)
