"""A small picture of a photo (vignette), made off the thread that draws, within a bound on what it may unpack to."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS: Final = 60_000_000
"""A photo of a good telephone; a small file that unpacks to more is not opened."""


def thumbnail(content: bytes, side: int) -> QImage | None:
    """Makes a square picture of a photo.

    Args:
        content: The whole file.
        side: Length of a side, in pixels of the screen.

    Returns:
        The picture; None when it is no image that can be shown, or one that would take too much memory.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    # Without a size beforehand there is no bound: such a format is shown as an icon.
    if not size.isValid() or size.width() * size.height() > MOST_PIXELS:
        return None
    reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return None
    left, top = (image.width() - side) // 2, (image.height() - side) // 2
    return image.copy(max(left, 0), max(top, 0), min(side, image.width()), min(side, image.height()))
