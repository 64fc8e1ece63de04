"""How one visit is painted in the grid: a tinted card with a bar that says its state."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from salesdesk.desktop import theme
from salesdesk.desktop.visit_words import CHANNEL_ICONS, leg_text, state_of, time_range, who_text
from salesdesk.desktop.widgets import TONES, icon_at, panel, text_in
from salesdesk.services.visits import Stop, VisitStatus, clock

_BARS = {"neutral": "accent", "accent": "accent", "success": "success", "warning": "warning", "danger": "danger"}


def paint_visit(painter: QPainter, rect: QRectF, stop: Stop, chosen: bool, focused: bool, moving: bool) -> None:
    """Paints a visit.

    Args:
        painter: Where.
        rect: Its room in the grid; what does not fit is left out, the name last.
        stop: The visit.
        chosen: Whether it is the one that keys act on.
        focused: Whether the keyboard is on the grid.
        moving: Whether it is being dragged away: it is then faint.
    """
    line = stop.line
    tone = state_of(line)[1]
    off = line.status in (VisitStatus.CANCELLED, VisitStatus.MISSED)
    painter.save()
    painter.setOpacity(0.35 if moving else 1.0)
    fill = "sunken" if off else TONES[tone][1] if tone != "neutral" else "surface"
    panel(painter, rect, 8, "accent_soft" if chosen else fill, "accent" if chosen else "border_strong")
    if chosen and focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.token("accent"), 2))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
    bar = QRectF(rect.left() + theme.px(4), rect.top() + theme.px(5), theme.px(3), rect.height() - theme.px(10))
    panel(painter, bar, 1.5, "control_border" if line.status is VisitStatus.CANCELLED else _BARS[tone])
    _texts(painter, rect.adjusted(theme.px(13), 0, -theme.px(8), 0), stop, off)
    painter.restore()


def _texts(painter: QPainter, room: QRectF, stop: Stop, off: bool) -> None:
    line = stop.line
    side = theme.px(14)
    icon_at(painter, room.right() - side, room.top() + theme.px(6), CHANNEL_ICONS[line.channel], "text3", 14)
    if line.pinned:
        icon_at(painter, room.right() - 2 * side - theme.px(4), room.top() + theme.px(6), "pin", "text3", 14)
    ink = "text3" if off else "text"
    bold, plain = theme.font(12, 600), theme.font(11, 400, True)
    bold.setStrikeOut(line.status is VisitStatus.CANCELLED)
    y, step = room.top() + theme.px(4), theme.px(17)
    wide = room.width() > theme.px(340)
    # A short card says its time before its name; a higher one has a line for it.
    short = room.height() < theme.px(42)
    title = f"{clock(line.starts_minute)}  {line.account_name}" if short else line.account_name
    first = QRectF(room.left(), y, room.width() - side - theme.px(4), step)
    text_in(painter, first, title, bold, ink)
    when = time_range(line) if room.width() > theme.px(90) else clock(line.starts_minute)
    below = [who_text(line)] if short else [when, who_text(line)]
    below += [line.goal] if line.goal else []
    below += [leg_text(stop.leg)] if stop.leg and wide else []
    if wide:
        below = [" · ".join(text for text in below if text)]
    for text in below:
        y += step
        if y + step > room.bottom():
            return
        text_in(painter, QRectF(room.left(), y, room.width(), step), text, plain, "text3" if off else "text2")
