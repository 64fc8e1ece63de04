"""The one style sheet, made from the tokens: text inputs, lists, menus, scroll bars and what Qt draws itself.

Buttons, chips, cards and check boxes are painted by their own classes in ``desktop/widgets``.
"""

from typing import Protocol

from PySide6.QtGui import QColor


class Tokens(Protocol):
    """What the sheet needs of a theme."""

    def token(self, name: str) -> QColor:
        """A colour by its name."""

    def px(self, size: float) -> int:
        """A design size at the present zoom."""


_SHEET = """
QMainWindow, QWidget#canvas {{ background: {canvas}; }}
QWidget#rail, QWidget#topbar {{ background: {surface}; }}
QLineEdit, QPlainTextEdit[framed="true"], QTextEdit[framed="true"], QComboBox, QSpinBox, QDoubleSpinBox, QTimeEdit {{
    background: {surface}; color: {text}; border: 1px solid {control_border}; border-radius: {r8}px;
    padding: 0 {p10}px; min-height: {p34}px; selection-background-color: {filled}; selection-color: {on_accent};
}}
QLineEdit[kind="search"] {{ background: {sunken}; border-color: {border}; }}
QLineEdit[kind="plain"] {{ background: transparent; border: none; padding: 0; }}
QLineEdit:hover, QComboBox:hover, QPlainTextEdit[framed="true"]:hover {{ border-color: {text3}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QTimeEdit:focus,
QPlainTextEdit[framed="true"]:focus, QTextEdit[framed="true"]:focus {{
    border: 2px solid {accent}; padding: 0 {p9}px;
}}
QLineEdit[kind="plain"]:focus {{ border: none; padding: 0; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {{
    border: 2px solid {danger}; padding: 0 {p9}px;
}}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QPlainTextEdit:disabled {{
    background: {sunken}; color: {disabled}; border-color: {border};
}}
QPlainTextEdit[framed="true"], QTextEdit[framed="true"] {{ padding: {p6}px {p6}px; }}
QPlainTextEdit[framed="true"]:focus, QTextEdit[framed="true"]:focus {{ padding: {p5}px {p5}px; }}
QTextEdit, QPlainTextEdit {{
    background: transparent; border: none; color: {text};
    selection-background-color: {filled}; selection-color: {on_accent};
}}
QComboBox::drop-down {{ border: none; width: {p28}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r8}px; padding: {p4}px;
    outline: 0; selection-background-color: {accent_soft}; selection-color: {accent_text};
}}
QComboBox QAbstractItemView::item {{ min-height: {p32}px; padding: 0 {p8}px; border-radius: {r6}px; }}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QTimeEdit::up-button, QTimeEdit::down-button {{ width: 0; border: none; }}
QAbstractItemView {{
    background: transparent; border: none; color: {text}; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {text}; alternate-background-color: {sunken};
}}
QTableView[rows="painted"] {{ selection-background-color: transparent; }}
QTableView {{ gridline-color: {border}; }}
QTableView::item {{ padding: 0 {p8}px; }}
QHeaderView {{ background: transparent; }}
QHeaderView::section {{
    background: {sunken}; color: {text2}; border: none; border-bottom: 1px solid {border};
    padding: {p6}px {p8}px; font-weight: 500;
}}
QTableCornerButton::section {{ background: {sunken}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget#scrolled {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {p10}px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: {p10}px; background: transparent; margin: 0; }}
QWidget#rail QScrollBar:vertical {{ width: {p4}px; }}
QScrollBar::handle {{ background: {border_strong}; border-radius: {r4}px; margin: {p1}px; }}
QScrollBar::handle:hover {{ background: {control_border}; }}
QScrollBar::handle:vertical {{ min-height: {p32}px; }}
QScrollBar::handle:horizontal {{ min-width: {p32}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: {r8}px; padding: {p4}px;
}}
QMenu::item {{ padding: {p7}px {p24}px {p7}px {p12}px; border-radius: {r6}px; }}
QMenu::item:selected {{ background: {hover}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: {p4}px {p8}px; }}
QMenu::icon {{ padding-left: {p8}px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border_strong}; padding: {p4}px {p6}px; }}
QDialog, QMessageBox {{ background: {surface}; }}
QDialogButtonBox QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {control_border}; border-radius: {r8}px;
    padding: 0 {p14}px; min-height: {p34}px;
}}
QDialogButtonBox QPushButton:hover {{ background: {hover}; }}
QDialogButtonBox QPushButton:focus {{ border: 2px solid {accent}; }}
QCalendarWidget QToolButton {{
    border: none; border-radius: {r6}px; background: transparent; color: {text}; padding: {p4}px;
}}
QCalendarWidget QToolButton:hover {{ background: {hover}; }}
QCalendarWidget QToolButton:focus {{ border: 2px solid {accent}; }}
QCalendarWidget {{ background: {surface}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {surface}; }}
QCalendarWidget QToolButton {{ color: {text}; font-weight: 600; min-height: {p28}px; padding: 0 {p8}px; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{
    background: {surface}; color: {text}; alternate-background-color: {sunken};
    selection-background-color: {filled}; selection-color: {on_accent};
}}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {disabled}; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {track}; border: none; border-radius: {r3}px; max-height: {p6}px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {r3}px; }}
"""

_NAMES = [
    "canvas",
    "surface",
    "sunken",
    "hover",
    "border",
    "border_strong",
    "control_border",
    "text",
    "text2",
    "text3",
    "disabled",
    "accent",
    "accent_soft",
    "accent_text",
    "on_accent",
    "filled",
    "danger",
    "track",
]
_PADDINGS = (1, 4, 5, 6, 7, 8, 9, 10, 12, 14, 24, 28, 32, 34)
_RADII = (3, 4, 6, 8)


def build_stylesheet(theme: Tokens) -> str:
    """The style sheet of one theme at one zoom.

    Args:
        theme: Where the colours and sizes come from.

    Returns:
        Qt style sheet text.
    """
    values: dict[str, str | int] = {name: theme.token(name).name() for name in _NAMES}
    values |= {f"p{size}": theme.px(size) for size in _PADDINGS}
    values |= {f"r{size}": theme.px(size) for size in _RADII}
    return _SHEET.format(**values)
