"""Contrast, zoom and live switching of the theme."""

import gc

import pytest
import shiboken6
from PySide6.QtGui import QColor, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from salesdesk.desktop import theme
from salesdesk.desktop.assets import resource_folder
from salesdesk.desktop.widgets import TONES, TextLabel, hbox, sized

SURFACES = ("canvas", "surface", "sunken")
TEXT_PAIRS = [
    *[(text, surface) for text in ("text", "text2") for surface in (*SURFACES, "hover", "accent_soft")],
    *[("text3", surface) for surface in SURFACES],
    *[("accent_text", surface) for surface in ("surface", "accent_soft", "canvas", "hover")],
    *[(kind, surface) for kind in ("success", "warning", "danger") for surface in ("surface", f"{kind}_soft")],
    *[("on_accent", fill) for fill in ("filled", "filled_hover", "danger_filled", "danger_filled_hover")],
    ("on_success", "success"),
    *TONES.values(),
]
OUTLINES = [("control_border", "surface"), ("control_border", "canvas"), ("accent", "surface"), ("accent", "canvas")]


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_has_a_contrast_of_four_and_a_half(name: theme.ThemeName) -> None:
    look = theme.Theme(name)
    weak = {pair: contrast(look.token(pair[0]), look.token(pair[1])) for pair in TEXT_PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < 4.495} == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_control_outline_has_a_contrast_of_three(name: theme.ThemeName) -> None:
    look = theme.Theme(name)
    weak = {pair: contrast(look.token(pair[0]), look.token(pair[1])) for pair in OUTLINES}
    assert {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < 3} == {}


def test_white_initials_can_be_read_on_every_avatar() -> None:
    ends = [end for index in range(theme.avatar_count()) for end in theme.avatar_colours(index)]
    ends += theme.avatar_colours(None)
    white = theme.Theme("light").token("on_accent")
    assert [end.name() for end in ends if contrast(white, end) < 4.5] == []


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.Theme("light").tokens == theme.Theme("dark").tokens


def test_sizes_follow_the_zoom_and_stay_between_one_and_two() -> None:
    assert [theme.Theme("light", zoom).px(16) for zoom in (0.5, 1.0, 1.5, 3.0)] == [16, 16, 24, 32]


def test_bundled_faces_have_the_narrow_space_and_arrows(qapp: QApplication) -> None:
    assert "Inter" in theme.load_fonts()
    face = QRawFont.fromFont(theme.font(13))
    assert face.familyName() == "Inter"
    assert [sign for sign in "\u202f→€œ−" if not face.supportsCharacter(ord(sign))] == []


def test_heavier_weights_are_other_faces(qapp: QApplication) -> None:
    widths = [
        QFontMetricsF(theme.font(13, weight)).horizontalAdvance("Laiterie du Val d’Orb")
        for weight in (400, 500, 600, 700)
    ]
    assert widths == sorted(set(widths))


def test_figures_line_up_with_tnum(qapp: QApplication) -> None:
    metrics = QFontMetricsF(theme.font(13, 400, True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_fonts_weigh_less_than_the_limit() -> None:
    assert sum(path.stat().st_size for path in resource_folder("fonts").glob("*.ttf")) < 1_600_000


def test_live_switch_and_zoom_reach_widgets_that_exist(qapp: QApplication) -> None:
    label = TextLabel("33 500 €", 26, 700)
    box = sized(label, width=100)
    layout = hbox(spacing=16)
    before = label.font().pixelSize()
    theme.apply_theme(qapp, "dark", 2.0)
    assert (before, label.font().pixelSize(), box.width(), theme.current().is_dark) == (26, 52, 200, True)
    theme.scale_layout(layout)
    assert layout.spacing() == 32
    label.deleteLater()


def test_a_deleted_widget_is_not_told_and_not_kept(qapp: QApplication) -> None:
    label = TextLabel("court")
    shiboken6.delete(label)
    theme.apply_theme(qapp, "dark")
    del label
    gc.collect()
    assert theme.current().name == "dark"
