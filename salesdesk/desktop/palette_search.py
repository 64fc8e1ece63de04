"""What Ctrl+K finds in the data: accounts, contacts and notes, asked off the GUI thread as the person types."""

from collections.abc import Callable, Sequence

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.palette import PaletteItem, Provider
from salesdesk.services import search
from salesdesk.services.search import Hit

_MOST = 12
_ICONS = {"account": "building-2", "contact": "user-round", "conversation": "message-square-text"}


def palette_provider(desk: Desk) -> Provider:
    """Makes the palette's source.

    Args:
        desk: Whose data.

    Returns:
        Called with what was typed and with whom to give what was found.
    """

    def opener(hit: Hit) -> Callable[[], None]:
        def run() -> None:
            if hit.noun == "conversation":
                desk.shell.open("conversation", conversation_id=hit.record_id)
            else:
                desk.shell.open("account", account_id=hit.account_id)

        return run

    def provide(query: str, deliver: Callable[[Sequence[PaletteItem]], None]) -> None:
        def show(hits: list[Hit]) -> None:
            deliver([PaletteItem(_ICONS.get(hit.noun, "search"), hit.title, hit.subtitle, opener(hit)) for hit in hits])

        desk.jobs.read(None, lambda: search.search(desk.workspace, query, _MOST), show, key="palette")

    return provide
