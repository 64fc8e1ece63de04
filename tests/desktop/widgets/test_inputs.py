"""Amounts and days are read as people type them; fields say what is wrong."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.widgets import ComboBox, DateEdit, Field, LineEdit, MoneyEdit, parse_date, parse_money

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1 234,50 €", 123450), ("1\u202f234,50\u00a0€", 123450), ("1234.5", 123450), ("1.234,50", 123450),
        ("1,234.50", 123450), ("33,5k", 3350000), ("−12", -1200), ("0", 0), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_amounts_are_read_as_typed(typed: str, cents: int | None) -> None:
    assert parse_money(typed) == cents


@pytest.mark.parametrize("typed", ["12,5,0", "douze", "12,3456", "€-", "1e5", "--3", "9" * 20])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_money(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("demain", date(2026, 11, 22)), ("Aujourd’hui", TODAY), ("+7", date(2026, 11, 28)), ("1/12", date(2026, 12, 1)),
        ("01/12/2027", date(2027, 12, 1)), ("1/12/27", date(2027, 12, 1)), ("2026-12-01", date(2026, 12, 1)),
        ("1er déc.", date(2026, 12, 1)), ("mar. 1 déc.", date(2026, 12, 1)), ("jeudi", date(2026, 11, 26)),
        ("sam", date(2026, 11, 28)), ("12 mars 2027", date(2027, 3, 12)), ("24", date(2026, 11, 24)), ("", None),
    ],
)  # fmt: skip
def test_days_are_read_as_typed(typed: str, day: date | None) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31/2", "ma", "bientôt", "12/13/14/15", "0/0"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(typed, TODAY)


def test_a_money_edit_formats_when_left_and_keeps_the_last_good_amount(qtbot: QtBot) -> None:
    edit = MoneyEdit(100)
    qtbot.addWidget(edit)
    told: list[object] = []
    edit.value_changed.connect(told.append)
    edit.selectAll()
    edit.insert("33500,5")
    edit.textEdited.emit(edit.text())
    edit.editingFinished.emit()
    assert (edit.text(), edit.cents(), told) == ("33\u202f500,50\u00a0€", 3350050, [3350050])
    edit.setText("abc")
    edit.textEdited.emit("abc")
    edit.editingFinished.emit()
    assert (edit.is_valid(), edit.property("wrong"), edit.cents()) == (False, True, 3350050)


def test_a_money_edit_refuses_less_than_zero_unless_allowed(qtbot: QtBot) -> None:
    edits = [MoneyEdit(), MoneyEdit(allow_negative=True)]
    for edit in edits:
        qtbot.addWidget(edit)
        edit.setText("-5")
    assert [edit.is_valid() for edit in edits] == [False, True]


def test_arrows_step_a_day_and_with_shift_a_week(qtbot: QtBot) -> None:
    edit = DateEdit(TODAY, today=lambda: TODAY)
    qtbot.addWidget(edit)
    QTest.keyClick(edit, Qt.Key.Key_Up)
    QTest.keyClick(edit, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert (edit.value(), edit.text()) == (date(2026, 11, 28), "28/11/2026")


def test_a_date_edit_reads_words_and_may_be_empty(qtbot: QtBot) -> None:
    edit = DateEdit(today=lambda: TODAY)
    qtbot.addWidget(edit)
    told: list[object] = []
    edit.value_changed.connect(told.append)
    for text in ("demain", "n’importe", ""):
        edit.setText(text)
        edit.editingFinished.emit()
    assert told == [date(2026, 11, 22), None]


def test_the_calendar_gives_its_day(qtbot: QtBot) -> None:
    edit = DateEdit(TODAY, today=lambda: TODAY)
    qtbot.addWidget(edit)
    edit.show()
    edit.open_calendar()
    calendar = edit.findChild(QCalendarWidget)
    assert isinstance(calendar, QCalendarWidget)
    QTest.keyClick(calendar.focusWidget(), Qt.Key.Key_Right)
    calendar.activated.emit(calendar.selectedDate())
    assert edit.value() == date(2026, 11, 22)


def test_a_field_names_its_control_and_says_what_is_wrong(qtbot: QtBot) -> None:
    field = Field("Montant", LineEdit(), "Hors taxes")
    qtbot.addWidget(field)
    assert (field.control.accessibleName(), field.control.accessibleDescription()) == ("Montant", "Hors taxes")
    field.set_error("Trop grand.")
    assert (field.error(), field.control.accessibleDescription(), field.control.property("wrong")) == (
        "Trop grand.",
        "Trop grand.",
        True,
    )
    field.set_error("")
    assert (field.error(), field.control.property("wrong")) == ("", False)


def test_a_combo_box_keeps_its_value_when_the_choices_change(qtbot: QtBot) -> None:
    combo = ComboBox([(1, "un"), (2, "deux")])
    qtbot.addWidget(combo)
    combo.set_value(2)
    combo.set_choices([(3, "three"), (2, "two")])
    assert (combo.value(), combo.currentText()) == (2, "two")


def test_a_long_choice_is_cut_with_an_ellipsis_before_the_arrow(qtbot: QtBot) -> None:
    box = ComboBox([(1, "Distribution industrielle, maintenance et fournitures")])
    qtbot.addWidget(box)
    box.set_value(1)
    box.resize(180, 36)
    box.show()
    shown = box.shown_text()
    assert (shown.startswith("Distribution"), shown.endswith("…")) == (True, True)
    assert box.fontMetrics().horizontalAdvance(shown) <= 180 - 2 * 10 - 16


def test_a_choice_that_fits_is_shown_whole(qtbot: QtBot) -> None:
    box = ComboBox([(1, "Visite")])
    qtbot.addWidget(box)
    box.set_value(1)
    box.resize(180, 36)
    assert box.shown_text() == "Visite"


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("€3,200", 320_000), ("3,200", 320_000), ("3.200", 320_000), ("€1,234,567", 123_456_700),
     ("1,234,567.5", 123_456_750),
     ("\u2212€3,200", -320_000), ("0,500", 50), ("12,5", 1_250)],
)  # fmt: skip
def test_three_digits_after_a_sign_are_thousands_in_both_languages(typed: str, cents: int) -> None:
    assert parse_money(typed) == cents
