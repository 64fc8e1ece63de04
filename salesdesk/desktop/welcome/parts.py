"""Parts of the welcome: a choice as a card, the steps, how strong a PIN is."""

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import (
    Avatar,
    Card,
    IconLabel,
    TextLabel,
    Themed,
    hbox,
    icon_at,
    painter_for,
    panel,
    text_in,
    vbox,
)
from salesdesk.domain.errors import UserError
from salesdesk.services.joining import check_pin

_GOOD_BITS, _STRONG_BITS = 35.0, 60.0


class ChoiceCard(Card):
    """One way to go on.

    Args:
        icon: Icon; empty to draw the initials of the title.
        main: True for the way that most people take.
    """

    def __init__(self, icon: str, main: bool = False) -> None:
        self.title = TextLabel("", 14, 600)
        self.text = TextLabel("", 12, 400, "text2", wrap=True)
        self.avatar = Avatar("", 40, round_shape=True)
        self._lock = IconLabel("lock", "text3", 16)
        self._lock.hide()
        leading: QWidget = _Tile(icon) if icon else self.avatar
        row = hbox(
            leading, vbox(self.title, self.text, spacing=3), self._lock, IconLabel("chevron-right", "text3", 18),
            spacing=14, margins=(16, 14, 14, 16),
        )  # fmt: skip
        row.setStretch(1, 1)
        super().__init__(row, border="accent" if main else "border", clickable=True)
        if icon:
            self.avatar.hide()
            self.avatar.setParent(self)

    def say(self, title: str, text: str) -> None:
        """Sets what it says."""
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.avatar.set_name(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def show_lock(self, locked: bool) -> None:
        """Shows that a PIN will be asked for."""
        self._lock.setVisible(locked)


class _Tile(Themed, QWidget):
    """An icon on a tinted square."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(40), theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints tile and icon."""
        painter = painter_for(self)
        panel(painter, QRectF(self.rect()), 11, "accent_soft")
        offset = (self.width() - theme.px(20)) / 2
        icon_at(painter, offset, offset, self._icon, "accent_text", 20)
        painter.end()


class StepLine(Themed, QWidget):
    """The three steps of a first start, with the present one marked."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._now = 0
        self.follow_theme()

    def set_steps(self, titles: tuple[str, ...], now: int) -> None:
        """Shows the steps.

        Args:
            titles: From left to right.
            now: Place of the present one, from 0.
        """
        self._titles, self._now = titles, now
        self.setAccessibleName(f"{now + 1}/{len(titles)} {titles[now]}")
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints a bar and a title for each step."""
        painter = painter_for(self)
        count, gap = len(self._titles), theme.px(10)
        if count:
            width = (self.width() - gap * (count - 1)) / count
            for place, title in enumerate(self._titles):
                left = place * (width + gap)
                done, now = place < self._now, place == self._now
                bar = QRectF(left, 0, width, theme.px(4))
                panel(painter, bar, 2, "success" if done else "accent" if now else "border")
                room = QRectF(left, theme.px(10), width, theme.px(20))
                weight, colour = (600, "text") if now else (500, "text2" if done else "text3")
                text_in(painter, room, title, theme.font(12, weight), colour)
        painter.end()


def strength_of(pin: str) -> int:
    """Judges a PIN: 0 refused, 1 weak, 2 good, 3 strong.

    Args:
        pin: As typed.

    Source: the number of tries that its length and kinds of characters ask of a thief, as bits.
    """
    try:
        check_pin(pin)
    except UserError:
        return 0
    kinds = ((str.isdigit, 10), (str.islower, 26), (str.isupper, 26))
    alphabet = sum(size for is_kind, size in kinds if any(is_kind(one) for one in pin))
    alphabet += 20 if any(not one.isalnum() for one in pin) else 0
    # A character that comes again gives a thief nothing new to find.
    bits = len(set(pin)) * math.log2(max(alphabet, 2))
    return 1 + (bits >= _GOOD_BITS) + (bits >= _STRONG_BITS)


class StrengthBar(Themed, QWidget):
    """Three bars that fill as a PIN grows stronger."""

    _COLOURS = ("border", "warning", "accent", "success")

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.follow_theme()

    def set_level(self, level: int, words: str) -> None:
        """Shows a judgement of :func:`strength_of` and says it."""
        self.level = level
        self.setAccessibleName(words)
        self.update()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the bars."""
        painter = painter_for(self)
        gap = theme.px(6)
        width = (self.width() - 2 * gap) / 3
        for place in range(3):
            filled = place < self.level
            box = QRectF(place * (width + gap), 0, width, self.height())
            panel(painter, box, 3, self._COLOURS[self.level] if filled else "border")
        painter.end()
