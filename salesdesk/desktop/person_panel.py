"""The person's panel: who works here, and the other profiles of this machine one click away."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.widgets import Avatar, Banner, Button, Card, SidePanel, TextLabel, hbox, vbox
from salesdesk.services.profiles import ProfileCard


def person_panel(
    card: ProfileCard, cards: list[ProfileCard], switch: Callable[[str], None], open_settings: Callable[[], None]
) -> SidePanel:
    """Makes the panel that opens from the person at the foot of the rail.

    Args:
        card: The open profile.
        cards: Every profile of this machine.
        switch: Opens another one by its id.
        open_settings: Opens the settings.

    Returns:
        The panel.
    """
    rows: list[QWidget | int] = [_row(card, None)]
    if card.is_sample:
        rows.append(
            Banner(
                QCoreApplication.translate("PersonPanel", "Entreprise d’exemple"),
                "info",
                QCoreApplication.translate(
                    "PersonPanel", "Ses données sont inventées et sa clé n’est pas secrète : n’y notez rien de réel."
                ),
                closable=False,
            )
        )
    others = [one for one in cards if one.profile_id != card.profile_id]
    if others:
        rows += [
            12,
            TextLabel(QCoreApplication.translate("PersonPanel", "Autres profils de ce poste"), 12, 500, "text3"),
        ]
        rows += [_row(one, switch) for one in others]
    settings = Button(QCoreApplication.translate("PersonPanel", "Réglages"), "secondary", "settings")
    settings.clicked.connect(open_settings)
    body = Card.panel(vbox(*rows, 12, settings, None, spacing=8, margins=(0, 0, 0, 0)))
    return SidePanel(QCoreApplication.translate("PersonPanel", "Vous"), body, subtitle=card.firm)


def _row(card: ProfileCard, switch: Callable[[str], None] | None) -> Card:
    names = vbox(TextLabel(card.person, 13, 600), TextLabel(card.firm, 12, 400, "text2"), spacing=1)
    row = Card(
        hbox(Avatar(card.person, 36, round_shape=True), names, None, spacing=10, margins=(12, 10, 12, 10)),
        clickable=switch is not None,
    )
    row.setAccessibleName(card.person)
    if switch is not None:
        row.clicked.connect(partial(switch, card.profile_id))
    return row
