"""Cards, chips, labels, steps, toasts, drawers and columns behave and can be used by keyboard."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    Column,
    Criterion,
    Drawer,
    IconButton,
    LineEdit,
    ResponsiveSplit,
    ScrollColumn,
    SegmentControl,
    SidePanel,
    StatFigure,
    Step,
    Stepper,
    TextLabel,
    ToastArea,
    vbox,
)
from salesdesk.desktop.widgets.avatar import initials
from tests.desktop.places import shown

STEPS = (
    Step("open", "Ouvrir", state="done"),
    Step("cost", "Chiffrer", "1 sur 2", "now", (Criterion("a", "Coût dit"), Criterion("b", "Date fixée", True))),
    Step("offer", "Proposer"),
)


def test_a_label_never_reads_html(qtbot: QtBot) -> None:
    label = TextLabel("<b>gras</b><img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() > TextLabel("gras").sizeHint().width() * 2


def test_a_cut_label_shows_its_whole_text_as_tip(qtbot: QtBot) -> None:
    label = TextLabel("Une phrase bien trop longue pour si peu de place")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_an_icon_button_without_a_name_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        IconButton("bell", " ")


def test_every_button_can_be_hit(qtbot: QtBot) -> None:
    button = IconButton("bell", "Notifications", size=16)
    qtbot.addWidget(button)
    assert button.size() == QSize(28, 28)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", [Card, Chip])
def test_a_clickable_surface_works_by_keyboard(qtbot: QtBot, kind: type[QWidget], key: Qt.Key) -> None:
    widget = Card(clickable=True) if kind is Card else Chip("Compte A", clickable=True)
    qtbot.addWidget(widget)
    clicks: list[bool] = []
    widget.clicked.connect(lambda: clicks.append(True))
    QTest.keyClick(widget, key)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    assert clicks == [True, True]


def test_the_ring_is_shown_for_the_keyboard_only(qtbot: QtBot) -> None:
    button = Button("Noter")
    qtbot.addWidget(button)
    shown(qtbot, button)
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    by_mouse = button.ring
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert (by_mouse, button.ring) == (False, True)


def test_initials_pass_over_small_words() -> None:
    assert [initials(name) for name in ("Laiterie du Val d’Orb", "Claire Vidal", "S", "")] == ["LV", "CV", "S", ""]


def test_a_name_keeps_its_colours_on_every_machine(qtbot: QtBot) -> None:
    avatar = Avatar("Laiterie du Val d’Orb", 52)
    qtbot.addWidget(avatar)
    assert (avatar.accessibleName(), avatar.width()) == ("Laiterie du Val d’Orb", 52)


def test_criteria_are_ticked_by_keyboard(qtbot: QtBot) -> None:
    stepper = Stepper(STEPS)
    qtbot.addWidget(stepper)
    shown(qtbot, stepper)
    box = stepper.criterion("cost", "a")
    assert box is not None
    with qtbot.waitSignal(stepper.criterion_toggled) as told:
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert told.args == ["cost", "a", True]


def test_steps_speak_their_number_and_state(qtbot: QtBot) -> None:
    stepper = Stepper(STEPS)
    qtbot.addWidget(stepper)
    spoken = [row.accessibleName() for row in stepper.findChildren(QWidget) if row.accessibleName().startswith("Étape")]
    assert spoken == [
        "Étape 1, faite\u00a0: Ouvrir", "Étape 2, en cours\u00a0: Chiffrer", "Étape 3, à venir\u00a0: Proposer",
    ]  # fmt: skip


def test_steps_keep_the_focus_when_they_change(qtbot: QtBot) -> None:
    stepper = Stepper(STEPS)
    qtbot.addWidget(stepper)
    shown(qtbot, stepper)
    box = stepper.criterion("cost", "a")
    assert box is not None
    box.setFocus()
    ticked = Step(
        "cost", "Chiffrer", "2 sur 2", "now", (Criterion("a", "Coût dit", True), Criterion("b", "Date fixée", True))
    )
    stepper.set_steps((STEPS[0], ticked, STEPS[2]))
    after = stepper.criterion("cost", "a")
    assert after is not None
    assert (after.hasFocus(), after is box) == (True, False)


def test_segments_move_with_the_arrows(qtbot: QtBot) -> None:
    tabs = SegmentControl([("a", "Un"), ("b", "Deux"), ("c", "Trois")], "b")
    qtbot.addWidget(tabs)
    told: list[str] = []
    tabs.chosen.connect(told.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(tabs, key)
    assert told == ["c", "a"]


def test_a_figure_says_its_unit(qtbot: QtBot) -> None:
    figure = StatFigure("33 500 €", "par an")
    qtbot.addWidget(figure)
    assert figure.accessibleName() == "33 500 € par an"


def test_a_toast_takes_back_what_was_done(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    shown(qtbot, host)
    undone: list[bool] = []
    area = ToastArea(host)
    toast = area.show_toast("Engagement noté", lambda: undone.append(True))
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    assert (undone, area.toasts()) == ([True], [])


def test_at_most_three_toasts_are_shown(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(800, 600)
    shown(qtbot, host)
    area = ToastArea(host)
    for number in range(5):
        area.show_toast(f"Fait {number}")
    assert [toast.text for toast in area.toasts()] == ["Fait 2", "Fait 3", "Fait 4"]


def test_a_drawer_takes_the_focus_and_gives_it_back(qtbot: QtBot) -> None:
    host = QWidget()
    before = LineEdit()
    before.setParent(host)
    qtbot.addWidget(host)
    host.resize(800, 600)
    shown(qtbot, host)
    before.setFocus()
    drawer = Drawer(host)
    field = LineEdit()
    drawer.open_panel(SidePanel("Noter", field))
    inside = field.hasFocus()
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert (inside, drawer.panel(), before.hasFocus()) == (True, None, True)


def test_columns_become_tabs_when_narrow_and_come_back(qtbot: QtBot) -> None:
    parts = [QWidget(), QWidget(), QWidget()]
    split = ResponsiveSplit(
        (Column("a", "Étapes", parts[0], 304), Column("b", "Notes", parts[1]), Column("c", "Points", parts[2], 376)),
        "b",
    )
    qtbot.addWidget(split)
    split.resize(1320, 500)
    split.show()
    QApplication.sendPostedEvents()
    wide = [part.isVisible() for part in parts]
    split.resize(700, 500)
    narrow = [part.isVisible() for part in parts]
    split.show_column("c")
    chosen = [part.isVisible() for part in parts]
    split.resize(1320, 500)
    assert (wide, narrow, chosen) == ([True] * 3, [False, True, False], [False, False, True])
    assert [part.isVisible() for part in parts] == [True] * 3
    assert parts[0].width() == 304


def test_columns_fold_at_a_higher_zoom_of_the_same_width(qtbot: QtBot, qapp: QApplication) -> None:
    split = ResponsiveSplit((Column("a", "Étapes", QWidget(), 304), Column("b", "Notes", QWidget())), "b")
    qtbot.addWidget(split)
    split.resize(1320, 500)
    split.show()
    theme.apply_theme(qapp, "light", 1.5)
    assert split.is_folded()


def test_a_column_of_wrapped_words_shows_its_bar_only_when_they_need_it(qtbot: QtBot) -> None:
    words = TextLabel("Une phrase assez longue pour tenir sur deux lignes dans cette colonne. " * 3, 13, 400, wrap=True)
    column = ScrollColumn(vbox(words, None), gutter=6)
    qtbot.addWidget(column)
    column.resize(400, 120)
    shown(qtbot, column)
    before = (column.verticalScrollBar().isVisible(), column.viewportMargins().right())
    words.setText(words.text() * 6)
    qtbot.waitUntil(column.verticalScrollBar().isVisible)
    assert (before, column.viewportMargins().right()) == ((False, 0), 6)
