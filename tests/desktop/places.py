"""Places for widgets under test: a desk whose pages ask nothing of a store."""

from typing import cast

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

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


def shown(qtbot: QtBot, widget: QWidget) -> None:
    """Shows a window and waits until the keyboard can go there.

    Args:
        qtbot: Runs the event loop.
        widget: A window.
    """
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
