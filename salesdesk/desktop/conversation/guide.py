"""The left column: the six steps with the lines to cover, then the proofs that the stage asks for."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import (
    CheckBox,
    Step,
    Themed,
    clear_layout,
    focus_ring,
    icon_at,
    painter_for,
    text_in,
    vbox,
)
from salesdesk.desktop.widgets.check import paint_check

_HEAD: Final = 52
_LOW_HEAD: Final = 44


class WrapCheck(CheckBox):
    """A line to tick whose words are all read, on as many lines as they need.

    Args:
        text: The line.
        checked: Whether it is ticked.
        note: Small grey words at its end: the time of the tick.
        lines: Most lines shown; the whole text is in the tool tip.
    """

    def __init__(self, text: str, checked: bool = False, note: str = "", lines: int = 12) -> None:
        self._note, self._lines = note, lines
        super().__init__(text, checked, 32, fade=True)
        self.setAccessibleDescription(note)
        self.setToolTip(text)

    def restyle(self) -> None:
        """Fixes the font; the height follows the width."""
        self.setFont(theme.font(13))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    def _room(self, width: int) -> QRect:
        return QRect(theme.px(28), 0, max(width - theme.px(30), theme.px(60)), 10_000)

    def rows(self, width: int) -> list[str]:
        """The words as they are broken at a width; the last row is cut when there are more than may be shown."""
        metrics, room = QFontMetrics(self.font()), self._room(width).width()
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid() and len(starts) <= self._lines:
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(self.text())]
        rows = [self.text()[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        if len(rows) > self._lines:
            rest = self.text()[starts[self._lines - 1] :]
            # What is cut anyway leaves the note its room at the end.
            room -= self._note_width()
            rows = [*rows[: self._lines - 1], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
        return rows or [""]

    def _needed(self, width: int) -> int:
        return len(self.rows(width)) * QFontMetrics(self.font()).lineSpacing()

    def _below(self, width: int) -> int:
        """Room for the note under the words; none when it fits at the end of the last row."""
        if not self._note:
            return 0
        taken = QFontMetrics(self.font()).horizontalAdvance(self.rows(width)[-1])
        return 0 if taken + self._note_width() <= self._room(width).width() else theme.px(15)

    def _note_width(self) -> int:
        return QFontMetrics(theme.font(11)).horizontalAdvance(self._note) + theme.px(10) if self._note else 0

    def heightForWidth(self, width: int) -> int:
        """One line keeps the 32 px of a criterion."""
        return max(theme.px(32), self._needed(width) + self._below(width) + theme.px(10))

    def sizeHint(self) -> QSize:
        """As high as the words ask at the present width."""
        return QSize(theme.px(200), theme.px(32))

    def minimumSizeHint(self) -> QSize:
        """Words may become narrow."""
        return QSize(theme.px(90), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints box, words and time."""
        painter = painter_for(self)
        needed, below = self._needed(self.width()), self._below(self.width())
        top = (self.height() - needed - below) / 2
        line = QFontMetrics(self.font()).lineSpacing()
        paint_check(painter, theme.px(2), top + (line - theme.px(18)) / 2, self.isChecked(), self.isEnabled())
        colour = "text2" if self.isChecked() else "text"
        painter.setFont(self.font())
        painter.setPen(theme.token(colour if self.isEnabled() else "disabled"))
        left, ascent = theme.px(28), QFontMetrics(self.font()).ascent()
        for number, row in enumerate(self.rows(self.width())):
            painter.drawText(QPointF(left, top + number * line + ascent), row)
        if self._note:
            font = theme.font(11, 400, True)
            if below:
                text_in(painter, QRectF(theme.px(28), top + needed, self.width(), below), self._note, font, "text3")
            else:
                spot = QRectF(0, top + needed - line, self.width() - theme.px(2), line)
                text_in(painter, spot, self._note, font, "text3", Qt.AlignmentFlag.AlignRight)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), 6)
        painter.end()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a step: what is ticked, its words, whether and when."""

    key: str
    text: str
    checked: bool
    note: str = ""


class StepHead(CheckBox):
    """The 52 px row of one step: its disc, title and note; opens the step.

    Args:
        number: Its place, from 1.
        step: What it shows.
        spoken: How a screen reader says it.
    """

    opened = Signal(str)

    def __init__(self, number: int, step: Step, spoken: str) -> None:
        self._number, self.step, self._low = number, step, False
        super().__init__(step.title, height=52)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(step.note)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _=False: self.opened.emit(self.step.id))

    def set_low(self, low: bool) -> None:
        """Shows the title alone, in less height: the column is short."""
        if low != self._low:
            self._low = low
            self.setToolTip(self.step.note if low else "")
            self.restyle()
            self.update()

    def restyle(self) -> None:
        """Fixes the height: less without the note."""
        super().restyle()
        self.setFixedHeight(theme.px(_LOW_HEAD if self._low else _HEAD))

    def sizeHint(self) -> QSize:
        """Any width will do: texts are cut."""
        return QSize(theme.px(220), theme.px(_LOW_HEAD if self._low else _HEAD))

    def nextCheckState(self) -> None:
        """A step is opened, not ticked."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints disc, title and note."""
        painter = painter_for(self)
        self._disc(painter, QPointF(theme.px(24), theme.px(24)))
        now, done = self.step.state == "now", self.step.state == "done"
        title = "accent_text" if now or self.underMouse() else "text" if done else "text2"
        left, room = theme.px(46), self.width() - theme.px(54)
        first = QRectF(left, theme.px(15 if self._low else 7), room, theme.px(18))
        text_in(painter, first, self.step.title, theme.font(13, 600 if now else 500), title)
        if not self._low:
            note = QRectF(left, theme.px(25), room, theme.px(17))
            text_in(painter, note, self.step.note, theme.font(12, 400, True), "text2" if now else "text3")
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -3), 10)
        painter.end()

    def _disc(self, painter: QPainter, centre: QPointF) -> None:
        state = self.step.state
        done, now = state == "done", state == "now"
        radius = theme.px(11) if done else theme.px(10.5)
        painter.setBrush(theme.token("success" if done else "surface"))
        painter.setPen(Qt.PenStyle.NoPen if done else QPen(theme.token("accent" if now else "control_border"), 2))
        painter.drawEllipse(centre, radius, radius)
        if done:
            half = theme.px(7)
            icon_at(painter, centre.x() - half, centre.y() - half, "check", "on_success", 14, stroke=3)
            return
        room = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        font = theme.font(12, 700 if now else 600)
        text_in(
            painter, room, str(self._number), font, "accent_text" if now else "text3", Qt.AlignmentFlag.AlignHCenter
        )


class Guide(Themed, QWidget):
    """Steps below each other; the open ones show their lines."""

    step_chosen = Signal(str)
    line_toggled = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._heads: list[StepHead] = []
        self._checks: dict[str, WrapCheck] = {}
        self._shown: tuple[tuple[Step, tuple[Line, ...]], ...] = ()
        self._low = False
        self._column = vbox(spacing=0)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.follow_theme()

    def full_height(self) -> int:
        """The height with every step's note, at the present width."""
        margins = self._column.contentsMargins()
        lines = sum(
            check.heightForWidth(self.width() - theme.px(44 + 8)) for check in self._checks.values()
        ) + theme.px(14) * sum(bool(lines) for _step, lines in self._shown)
        return len(self._heads) * theme.px(_HEAD) + lines + margins.top() + margins.bottom()

    def set_low(self, low: bool) -> None:
        """Drops the notes of the steps that are not open, so that all of them are seen without scrolling."""
        self._low = low
        for head in self._heads:
            head.set_low(low and head.step.state != "now")

    def check(self, key: str) -> WrapCheck | None:
        """The row of a line, None while its step is closed."""
        return self._checks.get(key)

    def current_head(self) -> StepHead | None:
        """The row of the step that is open."""
        return next((one for one in self._heads if one.step.state == "now"), None)

    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return tuple(step for step, _lines in self._shown)

    def show_steps(self, steps: tuple[tuple[Step, tuple[Line, ...]], ...]) -> None:
        """Shows steps with the lines of the open ones; the focus stays where it was."""
        if steps == self._shown:
            return
        focused = next((key for key, check in self._checks.items() if check.hasFocus()), "")
        head = next((one.step.id for one in self._heads if one.hasFocus()), "")
        self._shown, self._heads, self._checks = steps, [], {}
        clear_layout(self._column)
        for number, (step, lines) in enumerate(steps, start=1):
            self._add(number, step, lines)
        self.set_low(self._low)
        target: QWidget | None = self._checks.get(focused)
        target = target or next((one for one in self._heads if one.step.id == head), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _add(self, number: int, step: Step, lines: tuple[Line, ...]) -> None:
        spoken = {
            "done": self.tr("Étape {number}, faite\u00a0: {title}"),
            "now": self.tr("Étape {number}, en cours\u00a0: {title}"),
            "todo": self.tr("Étape {number}, à venir\u00a0: {title}"),
        }[step.state].format(number=number, title=step.title)
        head = StepHead(number, step, spoken)
        head.opened.connect(self.step_chosen)
        self._heads.append(head)
        self._column.addWidget(head)
        if not lines:
            return
        box = vbox(spacing=0, margins=(44, 0, 8, 14))
        for line in lines:
            check = WrapCheck(line.text, line.checked, line.note, lines=2)
            check.toggled.connect(lambda on, key=line.key: self.line_toggled.emit(key, on))
            self._checks[line.key] = check
            box.addWidget(check)
        self._column.addLayout(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tint behind the current step and the lines between the discs."""
        painter = painter_for(self)
        for index, head in enumerate(self._heads):
            last = index + 1 == len(self._heads)
            bottom = self.height() if last else self._heads[index + 1].y()
            if head.step.state == "now":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.token("accent_soft"))
                tint = QRectF(0, head.y(), self.width(), bottom - head.y() - theme.px(4))
                painter.drawRoundedRect(tint, theme.px(10), theme.px(10))
            if not last:
                done = head.step.state == "done"
                painter.setPen(QPen(theme.token("success" if done else "border_strong"), 1.5))
                x = theme.px(24)
                painter.drawLine(QPointF(x, head.y() + theme.px(39)), QPointF(x, bottom + theme.px(9)))
        painter.end()
