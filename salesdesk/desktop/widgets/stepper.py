"""The vertical list of steps: done, now with its criteria as real check boxes, to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.check import CheckBox
from salesdesk.desktop.widgets.layout import clear_layout, vbox
from salesdesk.desktop.widgets.painting import FocusRing, Themed, focus_ring, icon_at, painter_for, text_in

StepState = Literal["done", "now", "todo"]


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line to tick.

    Attributes:
        id: What comes back when it is ticked.
        text: What must be true.
        checked: Whether it is.
    """

    id: str
    text: str
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes:
        id: What comes back when it is chosen.
        title: Its name.
        note: Small grey line below.
        state: ``done``, ``now`` or ``todo``.
        criteria: Lines to tick, shown while it is ``now``.
    """

    id: str
    title: str
    note: str = ""
    state: StepState = "todo"
    criteria: tuple[Criterion, ...] = ()


class _StepRow(Themed, FocusRing, QAbstractButton):
    """The 52 px row of one step: its disc, title and note; a button, so keyboard and screen reader know it."""

    def __init__(self, number: int, step: Step, spoken: str) -> None:
        super().__init__()
        self._number, self.step, self._over = number, step, False
        self.setText(step.title)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(step.note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes the height."""
        self.setFixedHeight(theme.px(52))

    def sizeHint(self) -> QSize:
        """Any width will do: texts are cut."""
        return QSize(theme.px(220), theme.px(52))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tints the title."""
        self._over = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Takes the tint away."""
        self._over = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints disc, title and note."""
        painter = painter_for(self)
        self._disc(painter, QPointF(theme.px(24), theme.px(24)))
        now, done = self.step.state == "now", self.step.state == "done"
        title = "accent_text" if now or self._over else "text" if done else "text2"
        left, room = theme.px(46), self.width() - theme.px(54)
        line = QRectF(left, theme.px(7), room, theme.px(18))
        text_in(painter, line, self.step.title, theme.font(13, 600 if now else 500), title)
        note = QRectF(left, theme.px(25), room, theme.px(17))
        text_in(painter, note, self.step.note, theme.font(12, 400, True), "text2" if now else "text3")
        if self.ring:
            focus_ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -3), 10)
        painter.end()

    def _disc(self, painter: QPainter, centre: QPointF) -> None:
        state = self.step.state
        radius = theme.px(11) if state == "done" else theme.px(10.5)
        painter.setBrush(theme.token("success" if state == "done" else "surface"))
        if state == "done":
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(
                QPen(theme.token("accent" if state == "now" else "control_border"), 2 if state == "now" else 1.5)
            )
        painter.drawEllipse(centre, radius, radius)
        half = theme.px(7)
        if state == "done":
            icon_at(painter, centre.x() - half, centre.y() - half, "check", "on_success", 14, stroke=3)
            return
        room = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        colour = "accent_text" if state == "now" else "text3"
        font = theme.font(12, 700 if state == "now" else 600)
        text_in(painter, room, str(self._number), font, colour, Qt.AlignmentFlag.AlignHCenter)


class Stepper(Themed, QWidget):
    """Steps below each other; the current one opens and shows its criteria.

    Args:
        steps: In order.
        name: What the steps lead to, for screen readers.
    """

    step_chosen = Signal(str)
    """Id of a step that was clicked or opened by keyboard."""
    criterion_toggled = Signal(str, str, bool)
    """Ids of step and criterion, and whether it is now ticked."""

    def __init__(self, steps: Sequence[Step] = (), name: str = "") -> None:
        super().__init__()
        self._rows: list[_StepRow] = []
        self._boxes: dict[tuple[str, str], CheckBox] = {}
        self._column: QVBoxLayout = vbox(spacing=0)
        self._steps: tuple[Step, ...] = ()
        self.setLayout(self._column)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_steps(steps)
        self.follow_theme()

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Shows other steps; the focus stays on the same step or criterion where it still exists."""
        if tuple(steps) == self._steps:
            return
        focus = self._focused()
        clear_layout(self._column)
        self._steps, self._rows, self._boxes = tuple(steps), [], {}
        for number, step in enumerate(self._steps, start=1):
            self._add(number, step)
        self._restore(focus)
        self.updateGeometry()
        self.update()

    def steps(self) -> tuple[Step, ...]:
        """What is shown."""
        return self._steps

    def criterion(self, step_id: str, criterion_id: str) -> CheckBox | None:
        """The check box of a criterion, None when it is not shown."""
        return self._boxes.get((step_id, criterion_id))

    def _add(self, number: int, step: Step) -> None:
        spoken = {
            "done": self.tr("Étape {number}, faite\u00a0: {title}"),
            "now": self.tr("Étape {number}, en cours\u00a0: {title}"),
            "todo": self.tr("Étape {number}, à venir\u00a0: {title}"),
        }[step.state].format(number=number, title=step.title)
        row = _StepRow(number, step, spoken)
        row.clicked.connect(lambda _=False, chosen=step.id: self.step_chosen.emit(chosen))
        self._rows.append(row)
        self._column.addWidget(row)
        if step.state != "now" or not step.criteria:
            return
        box = vbox(spacing=0, margins=(44, 0, 8, 14))
        for criterion in step.criteria:
            check = CheckBox(criterion.text, criterion.checked, fade=True)
            key = (step.id, criterion.id)
            check.toggled.connect(lambda on, key=key: self.criterion_toggled.emit(*key, on))
            self._boxes[key] = check
            box.addWidget(check)
        self._column.addLayout(box)

    def _focused(self) -> tuple[str, str] | None:
        for key, check in self._boxes.items():
            if check.hasFocus():
                return key
        for row in self._rows:
            if row.hasFocus():
                return row.step.id, ""
        return None

    def _restore(self, focus: tuple[str, str] | None) -> None:
        if focus is None:
            return
        box = self._boxes.get(focus)
        target: QWidget | None = box
        if target is None:
            target = next((row for row in self._rows if row.step.id == focus[0]), None)
        if target is not None:
            # Qt shows a new child with the next event; until then it could not take the focus.
            target.show()
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tint behind the current step and the lines between the discs."""
        painter = painter_for(self)
        for index, row in enumerate(self._rows):
            bottom = self._rows[index + 1].y() if index + 1 < len(self._rows) else self.height()
            if row.step.state == "now":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.token("accent_soft"))
                tint = QRectF(0, row.y(), self.width(), bottom - row.y() - theme.px(4))
                painter.drawRoundedRect(tint, theme.px(10), theme.px(10))
            if index + 1 < len(self._rows):
                done = row.step.state == "done"
                painter.setPen(QPen(theme.token("success" if done else "border_strong"), 1.5))
                x = theme.px(24)
                painter.drawLine(QPointF(x, row.y() + theme.px(39)), QPointF(x, bottom + theme.px(9)))
        painter.end()
