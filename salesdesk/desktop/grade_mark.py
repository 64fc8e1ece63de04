"""The grade of a process as a big letter on its tint (note du contrôle)."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import TONES, Themed, Tone, painter_for, panel, text_in

_TONES: dict[str, Tone] = {"A": "success", "B": "success", "C": "warning", "D": "warning", "E": "danger", "F": "danger"}


def grade_tone(grade: str) -> Tone:
    """The tone of a grade; neutral for one that is not known."""
    return _TONES.get(grade, "neutral")


class GradeMark(Themed, QWidget):
    """The grade as a big letter on its tint.

    Args:
        side: Width and height.
    """

    def __init__(self, side: int = 64) -> None:
        super().__init__()
        self._grade, self._side = "", side
        self.follow_theme()

    def grade(self) -> str:
        """The letter; empty while there is none."""
        return self._grade

    def set_grade(self, grade: str) -> None:
        """Shows a letter; an empty one shows that there is none yet."""
        self._grade = grade
        self.setAccessibleName(grade or "–")
        self.update()

    def restyle(self) -> None:
        """Fixes the size."""
        self.setFixedSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints tint and letter."""
        painter = painter_for(self)
        text, fill = TONES[grade_tone(self._grade)]
        panel(painter, QRectF(self.rect()), 14, fill)
        centre = Qt.AlignmentFlag.AlignHCenter
        text_in(painter, QRectF(self.rect()), self._grade or "–", theme.font(self._side * 9 // 16, 700), text, centre)
        painter.end()
