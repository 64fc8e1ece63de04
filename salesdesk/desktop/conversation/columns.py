"""A scrolling column whose bar comes only when its words, wrapped at its width, need it."""

from PySide6.QtWidgets import QLayout

from salesdesk.desktop.widgets import ScrollColumn


def fitted(layout: QLayout) -> ScrollColumn:
    """Makes a column that scrolls.

    Args:
        layout: Content.

    Returns:
        The column.
    """
    column = ScrollColumn(layout)
    # The least height of wrapped words is reckoned at their least width: it would bring the bar too early.
    column.body.setMinimumHeight(1)
    return column
