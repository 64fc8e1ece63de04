"""Rows of the settings: a label with its explanation at the left, the control at the right."""

from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.config.settings import Setting, Settings
from salesdesk.desktop.i18n import number_text
from salesdesk.desktop.widgets import ComboBox, LineEdit, SegmentControl, TextLabel, hbox, mark_wrong, sized, vbox
from salesdesk.domain.errors import SalesDeskError

_FEW = 4
_ROUND = (1, 2, 5, 10, 15, 30, 60, 120, 240)
_MOST_STEPS = 20


class InfoRow(QWidget):
    """A label and its explanation, with anything at the right.

    Args:
        control: What stands at the right; None for nothing.
    """

    def __init__(self, control: QWidget | None = None) -> None:
        super().__init__()
        self.label, self.help = TextLabel("", 13, 500), TextLabel("", 12, 400, "text2", wrap=True)
        row = hbox(vbox(self.label, self.help, spacing=3), spacing=24, margins=(0, 8, 0, 8))
        row.setStretch(0, 1)
        if control is not None:
            row.addWidget(control)
        self.setLayout(row)

    def say(self, label: str, text: str) -> None:
        """Sets label and explanation."""
        self.label.setText(label)
        self.help.setText(text)
        self.help.setVisible(bool(text))


class SettingRow(InfoRow):
    """One declared setting; a change takes effect at once.

    Args:
        setting: Its declaration.
        settings: Where it is kept.
        messages: Its words.
    """

    def __init__(self, setting: Setting, settings: Settings, messages: Messages) -> None:
        self.setting, self._settings, self._messages = setting, settings, messages
        self.control: SegmentControl | ComboBox | LineEdit
        if setting.choices and len(setting.choices) <= _FEW:
            self.control = SegmentControl([(one, one) for one in setting.choices], settings.text(setting.key))
            self.control.chosen.connect(self._change)
        elif setting.choices or isinstance(setting.default, int):
            self.control = sized(ComboBox(), 220)
            self.control.activated.connect(self._picked)
        else:
            self.control = sized(LineEdit(settings.text(setting.key)), 300)
            self.control.editingFinished.connect(self._typed)
        super().__init__(self.control)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the words."""
        text = self._messages.text
        self.say(text(self.setting.label_key), text(self.setting.help_key))
        self.help.set_colour("text2")
        self.control.setAccessibleName(self.label.text())
        self.control.setAccessibleDescription(self.help.text())
        if isinstance(self.control, SegmentControl):
            self.control.set_choices([(one, text(self.setting.choice_key(one))) for one in self.setting.choices])
        elif isinstance(self.control, ComboBox):
            self.control.set_choices(self._choices())
        self.show_value()

    def show_value(self) -> None:
        """Shows the value as it is kept."""
        value = self._settings.value(self.setting.key)
        if isinstance(self.control, LineEdit):
            self.control.setText(str(value))
        elif isinstance(self.control, ComboBox):
            self.control.set_value(value)
        elif self.control.current() != value:
            self.control.choose(str(value))

    def _choices(self) -> list[tuple[object, str]]:
        setting = self.setting
        if setting.choices:
            return [(one, self._messages.text(setting.choice_key(one))) for one in setting.choices]
        least, most = setting.least or 0, setting.most or 0
        steps = range(least, most + 1, setting.step)
        values = set(steps) if len(steps) <= _MOST_STEPS else {one for one in _ROUND if least <= one <= most}
        return [(one, number_text(one)) for one in sorted(values | {self._settings.number(setting.key)})]

    def _picked(self) -> None:
        if isinstance(self.control, ComboBox):
            self._change(self.control.value())

    def _typed(self) -> None:
        if isinstance(self.control, LineEdit):
            self._change(self.control.text())

    def _change(self, value: object) -> None:
        if value == self._settings.value(self.setting.key):
            self._explain(None)
            return
        try:
            self._settings.change(self.setting.key, value)
        except SalesDeskError as error:
            self._explain(error)
        else:
            self._explain(None)
            self.show_value()

    def _explain(self, error: SalesDeskError | None) -> None:
        mark_wrong(self.control, error is not None)
        if error is None:
            self.help.setText(self._messages.text(self.setting.help_key))
            self.help.set_colour("text2")
            return
        said = self._messages.explain(error)
        self.help.setText(f"{said.what} {said.do}")
        self.help.set_colour("danger")
