"""Places for widgets under test: a desk whose pages ask nothing of a store."""

from typing import cast

from salesdesk.desktop.desk import Desk, Shell
from salesdesk.desktop.jobs import Jobs


def desk_without_store(shell: Shell) -> Desk:
    """A desk for pages that read nothing: frame and navigation can be tested without a workspace.

    Args:
        shell: The window.

    Returns:
        A desk that holds the shell alone.
    """
    nothing = cast("Jobs", None)
    return Desk(
        workspace=nothing, jobs=nothing, messages=nothing, settings=nothing, shell=shell,  # type: ignore[arg-type]  # pages of these tests touch none of them
    )  # fmt: skip
