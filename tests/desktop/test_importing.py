"""The import: a file is dropped, mapped, tried, imported and taken back, by mouse or keys; a stop keeps nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.importing.page import ImportPage
from salesdesk.desktop.importing.trial_step import TrialStep
from salesdesk.desktop.jobs import Jobs
from salesdesk.domain.accounts import Account
from salesdesk.domain.opportunities import Opportunity
from salesdesk.domain.products import Product
from salesdesk.services.importing import DateOrder, LineKind, PreviewLine
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.records import find
from tests.factories.desk import NotingShell, desk_of
from tests.factories.imports import FILES, import_before, importer, written


@pytest.fixture
def boss(tmp_path: Path) -> Workspace:
    return importer(tmp_path)


@pytest.fixture
def shell() -> NotingShell:
    return NotingShell()


@pytest.fixture
def page(qtbot: QtBot, boss: Workspace, jobs: Jobs, shell: NotingShell, tmp_path: Path) -> ImportPage:
    made = ImportPage(desk_of(boss, jobs, shell, tmp_path))
    qtbot.addWidget(made)
    made.resize(1300, 860)
    made.show()
    return made


def settled(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: page.desk.jobs.pending == 0, timeout=20_000)


def go(qtbot: QtBot, page: ImportPage) -> int:
    QTest.mouseClick(page.go, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    return page.steps.currentIndex()


def shown(step: TrialStep) -> list[PreviewLine]:
    assert step.preview is not None
    return [step.preview.lines[at] for at in step.model.ids() if isinstance(at, int)]


def names(boss: Workspace, noun: type[Account] | type[Product] | type[Opportunity]) -> set[str]:
    with boss.read() as connection:
        return {one.name for one in find(connection, noun)}


def test_a_file_goes_through_the_four_steps_and_is_taken_back(
    page: ImportPage, qtbot: QtBot, boss: Workspace, shell: NotingShell
) -> None:
    page.choose(FILES / "products.csv")
    settled(qtbot, page)
    assert "products" == page.file_step.target.value()
    assert [1, 2] == [go(qtbot, page), go(qtbot, page)]
    assert set() == names(boss, Product)
    assert 3 == go(qtbot, page)
    assert {"Presse A1", "Presse Pro", "Four 500"} == names(boss, Product)
    assert [("Fichier importé.", True)] == shell.toasts
    QTest.mouseClick(page.undo, Qt.MouseButton.LeftButton)
    settled(qtbot, page)
    assert set() == names(boss, Product)
    assert not page.undo.isVisible()
    assert 0 == go(qtbot, page)
    assert page.file is None


def test_a_dropped_file_is_looked_at(page: ImportPage, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(FILES / "teams.csv"))])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.file_step.zone.dropEvent(event)
    settled(qtbot, page)
    assert page.file is not None
    assert "teams" == page.file_step.target.value()


def test_listed_corrected_and_new_rows_are_told_with_line_and_reason(
    page: ImportPage, qtbot: QtBot, boss: Workspace, tmp_path: Path
) -> None:
    import_before(boss, "opportunities")
    page.choose(FILES / "opportunities.csv")
    settled(qtbot, page)
    go(qtbot, page)
    go(qtbot, page)
    step = page.trial_step
    assert "listed" == step.filter.current()
    rows = shown(step)
    assert {LineKind.LISTED} == {row.kind for row in rows}
    said = step._content(rows[0])
    assert ("Ligne 3 – A2", "Anna Petit") == (said.title, said.note)
    step.filter.choose("corrected")
    step._filter()
    corrected = shown(step)[0]
    assert "PressePro" in step._content(corrected).subtitle
    page.export_to(tmp_path / "out.csv")
    settled(qtbot, page)
    assert 6 == len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines())


def test_an_open_order_of_dates_is_asked_before_the_dry_run(
    page: ImportPage, qtbot: QtBot, boss: Workspace, tmp_path: Path
) -> None:
    import_before(boss, "opportunities")
    page.choose(written(tmp_path, "id,account,stage,close date\n1,Moulins Bel,Won,01/02/2026\n"))
    settled(qtbot, page)
    assert 1 == go(qtbot, page)
    assert page.mapping_step.banner.isVisible()
    assert 1 == go(qtbot, page)
    page.mapping_step.dates["closed_on"].set_value(DateOrder.DAY_FIRST)
    assert 2 == go(qtbot, page)


def test_one_field_is_filled_by_one_column(page: ImportPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.choose(written(tmp_path, "product,other\nA,B\n"))
    settled(qtbot, page)
    go(qtbot, page)
    page.mapping_step.fields["other"].set_value("name")
    assert "" == page.mapping_step.fields["product"].value()
    assert {"name": "other"} == page.mapping_step.chosen().mapping.columns


def test_a_file_that_is_no_table_is_told_in_a_sentence(
    page: ImportPage, qtbot: QtBot, errors: object, tmp_path: Path
) -> None:
    page.choose(written(tmp_path, "%PDF-1.7"))
    settled(qtbot, page)
    assert page._error.isVisible()
    assert "PDF" in page._error.text()


def test_escape_stops_the_work_and_nothing_is_kept(
    page: ImportPage, qtbot: QtBot, boss: Workspace, tmp_path: Path
) -> None:
    rows = "".join(f"Client {number}\n" for number in range(300))
    page.choose(written(tmp_path, f"account\n{rows}"))
    settled(qtbot, page)
    go(qtbot, page)
    go(qtbot, page)
    assert 2 == page.steps.currentIndex()
    page._advance()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settled(qtbot, page)
    assert (2, set()) == (page.steps.currentIndex(), names(boss, Account))


def test_the_page_speaks_english_at_once(page: ImportPage, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    install_language(qapp, "en", tmp_path)
    qtbot.waitUntil(lambda: (page._title.text(), page._chips[0].text()) == ("Import", "1. File"))
    install_language(qapp, "fr", tmp_path)


def test_every_control_has_a_name(page: ImportPage, qtbot: QtBot) -> None:
    page.choose(FILES / "accounts.csv")
    settled(qtbot, page)
    go(qtbot, page)
    assert [] == [head for head, combo in page.mapping_step.fields.items() if not combo.accessibleName()]
    go(qtbot, page)
    assert page.trial_step.lines.accessibleName()
