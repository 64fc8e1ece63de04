"""Form parts: a label over a control with its error below; inputs that follow the theme."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from salesdesk.desktop import icons, theme
from salesdesk.desktop.widgets.layout import hbox, vbox
from salesdesk.desktop.widgets.painting import Themed, painter_for
from salesdesk.desktop.widgets.text import IconLabel, TextLabel

_ARROW, _ARROW_GAP = 16, 10


def mark_wrong(control: QWidget, wrong: bool) -> None:
    """Gives a control the danger outline, or takes it away."""
    if bool(control.property("wrong")) != wrong:
        control.setProperty("wrong", wrong)
        # Qt reads a property in a selector only when the widget is polished.
        control.style().unpolish(control)
        control.style().polish(control)


class LineEdit(Themed, QLineEdit):
    """One line of text.

    Args:
        text: First text.
        placeholder: Grey hint while empty.
        icon: Icon at the left; empty for none.
    """

    def __init__(self, text: str = "", placeholder: str = "", icon: str = "") -> None:
        super().__init__(text)
        self._icon_name = icon
        self._leading = (
            self.addAction(icons.icon(icon, "text3", 16), self.ActionPosition.LeadingPosition) if icon else None
        )
        self.setPlaceholderText(placeholder)
        self.follow_theme()

    def event(self, event: QEvent) -> bool:
        """Leaves Ctrl+Z and Ctrl+Shift+Z to the window when there is nothing typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def restyle(self) -> None:
        """Fixes font and icon."""
        self.setFont(theme.font(13))
        if self._leading is not None:
            self._leading.setIcon(icons.icon(self._icon_name, "text3", 16))


class TextEdit(Themed, QPlainTextEdit):
    """Several lines of plain text in a frame.

    Args:
        text: First text.
        placeholder: Grey hint while empty.
        lines: Height in lines.
    """

    def __init__(self, text: str = "", placeholder: str = "", lines: int = 4) -> None:
        super().__init__(text)
        self._lines = lines
        self.setProperty("framed", True)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def restyle(self) -> None:
        """Fixes font and least height."""
        self.setFont(theme.font(13))
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for the asked lines."""
        return QSize(theme.px(200), self.fontMetrics().lineSpacing() * self._lines + theme.px(22))


class ComboBox(Themed, QComboBox):
    """A drop-down list.

    Args:
        choices: Pairs of value and text; the value comes back from :meth:`value`.
    """

    def __init__(self, choices: Sequence[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.set_choices(choices)
        self.follow_theme()

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Shows other choices; keeps the chosen value when it is among them."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for value, text in choices:
            self.addItem(text, value)
        self.blockSignals(False)
        self.set_value(kept)

    def value(self) -> object:
        """The chosen value, None when nothing is."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Chooses a value; an unknown one changes nothing."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def restyle(self) -> None:
        """Fixes the font."""
        self.setFont(theme.font(13))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the page: scrolling past a list must not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the box, the text cut with an ellipsis where it is too long, and the arrow."""
        box = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown_text()
        box.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        box.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        box.end()
        painter = painter_for(self)
        picture = icons.pixmap("chevron-down", "text2" if self.isEnabled() else "disabled", _ARROW)
        side = theme.px(_ARROW)
        painter.drawPixmap(QPoint(self.width() - side - theme.px(_ARROW_GAP), (self.height() - side) // 2), picture)
        painter.end()

    def shown_text(self) -> str:
        """The chosen text as it stands in the box: whole, or cut with an ellipsis."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        area = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, area, self)
        free = self.width() - theme.px(_ARROW + 2 * _ARROW_GAP)
        # Qt's label keeps a pixel at either side of the text.
        width = min(room.right(), free) - room.left() - 2
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)


class Field(QWidget):
    """A label, a control below it, and below that a hint or what is wrong.

    Args:
        label: What is asked.
        control: The input; it is named by the label for screen readers.
        hint: Small grey help.
        optional: Text shown beside the label, for example "facultatif".
    """

    def __init__(self, label: str, control: QWidget, hint: str = "", optional: str = "") -> None:
        super().__init__()
        self.control = control
        self._hint_text = hint
        self.label = TextLabel(label, 13, 500)
        self._optional = TextLabel(optional, 12, 400, "text3")
        self._hint = TextLabel(hint, 12, 400, "text3", wrap=True)
        self._icon = IconLabel("circle-alert", "danger", 14)
        self._below = hbox(self._icon, self._hint, spacing=6)
        self.setLayout(vbox(hbox(self.label, self._optional, None, spacing=6), control, self._below, spacing=6))
        self.label.setBuddy(control)
        control.setAccessibleName(label)
        control.installEventFilter(self)
        self.set_error("")

    def set_label(self, label: str) -> None:
        """Changes the label."""
        self.label.setText(label)
        self.control.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Changes the grey help."""
        self._hint_text = hint
        if not self._icon.isVisibleTo(self):
            self.set_error("")

    def set_error(self, error: str) -> None:
        """Says what is wrong; an empty text takes it away."""
        self._icon.setVisible(bool(error))
        self._hint.set_colour("danger" if error else "text3")
        self._hint.setText(error or self._hint_text)
        self._hint.setVisible(bool(error or self._hint_text))
        mark_wrong(self.control, bool(error))
        self.control.setAccessibleDescription(error or self._hint_text)

    def error(self) -> str:
        """What is said to be wrong, empty when nothing is."""
        return self._hint.text() if self._icon.isVisibleTo(self) else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the control's enabling."""
        if watched is self.control and event.type() == QEvent.Type.EnabledChange:
            self.label.setEnabled(self.control.isEnabled())
        return False


class FormRow(QWidget):
    """Fields side by side with equal widths.

    Args:
        *fields: From left to right.
    """

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        layout = hbox(*fields, spacing=12)
        for index in range(len(fields)):
            layout.setStretch(index, 1)
            layout.setAlignment(fields[index], Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """The layout's own."""
        return super().minimumSizeHint()
