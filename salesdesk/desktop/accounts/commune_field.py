"""The commune, chosen as one types (commune): brings postcode, official code and place with it."""

from collections.abc import Callable, Sequence

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import Choice, ChoiceEdit
from salesdesk.domain.gazetteer import Commune
from salesdesk.services import accounts


class CommuneEdit(ChoiceEdit):
    """A line that offers the communes beginning as typed, by name or postcode; anything else may be typed too.

    ``chosen`` gives the :class:`Commune`.

    Args:
        desk: Whose jobs search.
        text: First text.
    """

    def __init__(self, desk: Desk, text: str = "") -> None:
        super().__init__(self._communes, "map-pin", text)
        self._desk = desk

    def _communes(self, typed: str, offer: Callable[[Sequence[Choice]], None]) -> None:
        self._desk.jobs.read(
            self,
            lambda: accounts.communes(typed),
            lambda found: offer([commune_choice(one) for one in found]),
            key="communes",
        )


def commune_choice(commune: Commune) -> Choice:
    """A commune on offer: its name and first postcode in the list, its name in the line."""
    return Choice(commune, commune.name, commune.postcodes[0])
