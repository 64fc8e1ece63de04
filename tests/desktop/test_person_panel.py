"""The person's panel: who works here, other profiles one click away, the settings, the sample said to be one."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.person_panel import person_panel
from salesdesk.desktop.widgets import Banner, SidePanel
from salesdesk.services.profiles import ProfileCard
from tests.desktop.places import shown

JULIE = ProfileCard("julie", "Julie Bernard", "Hydro Sud")
MARC = ProfileCard("marc", "Marc Aubry", "Hydro Sud")


def panel_of(qtbot: QtBot, card: ProfileCard, asked: list[str]) -> SidePanel:
    panel = person_panel(card, [JULIE, MARC], asked.append, lambda: asked.append("settings"))
    qtbot.addWidget(panel)
    panel.resize(440, 700)
    shown(qtbot, panel)
    return panel


def named(panel: SidePanel, name: str) -> QWidget:
    return next(one for one in panel.findChildren(QWidget) if one.accessibleName() == name and one.isVisible())


def test_another_profile_is_one_click_or_one_key_away(qtbot: QtBot) -> None:
    asked: list[str] = []
    panel = panel_of(qtbot, JULIE, asked)
    row = named(panel, "Marc Aubry")
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert asked == ["marc", "marc"]


def test_the_own_profile_is_no_button(qtbot: QtBot) -> None:
    asked: list[str] = []
    panel = panel_of(qtbot, JULIE, asked)
    QTest.mouseClick(named(panel, "Julie Bernard"), Qt.MouseButton.LeftButton)
    assert asked == []


def test_settings_are_one_click_away(qtbot: QtBot) -> None:
    asked: list[str] = []
    panel = panel_of(qtbot, JULIE, asked)
    next(one for one in panel.findChildren(QAbstractButton) if one.text() == "Réglages").click()
    assert asked == ["settings"]


def test_the_sample_is_said_to_be_one(qtbot: QtBot) -> None:
    sample = ProfileCard("rep", "Julie Bernard", "Hydro Sud", is_sample=True)
    said = [len(panel_of(qtbot, card, []).findChildren(Banner)) for card in (JULIE, sample)]
    assert said == [0, 1]
