"""Icons are coloured, scaled and kept."""

import pytest
from PySide6.QtWidgets import QApplication

from salesdesk.desktop import icons, theme


def test_every_icon_can_be_drawn(qapp: QApplication) -> None:
    blank = [name for name in icons.names() if icons.pixmap(name, "text", 16).toImage().allGray() is False]
    assert len(icons.names()) >= 80
    # Drawn in the dark text colour, which is not grey: an image without ink would be grey.
    assert len(blank) == len(icons.names())


def test_the_same_icon_is_drawn_once(qapp: QApplication) -> None:
    assert icons.pixmap("check", "text", 16, 1.0).cacheKey() == icons.pixmap("check", "text", 16, 1.0).cacheKey()


def test_an_icon_takes_the_token_s_colour(qapp: QApplication) -> None:
    picture = icons.pixmap("square", "danger", 24, 1.0).toImage()
    wanted = theme.token("danger")
    inks = [picture.pixelColor(x, 12) for x in range(24)]
    strongest = max(inks, key=lambda ink: ink.alpha())
    assert abs(strongest.red() - wanted.red()) < 12


def test_dense_screens_get_more_pixels(qapp: QApplication) -> None:
    picture = icons.pixmap("check", "text", 16, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (32, 2.0)


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "text", 16)
