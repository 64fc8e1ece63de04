"""Expected errors are told in words; bugs open one dialog, are logged without values, and keep the draft."""

import logging

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesdesk.desktop.errors import BugDialog, Errors, ErrorText
from salesdesk.domain.errors import SalesDeskError, UserError


def words(error: SalesDeskError) -> ErrorText:
    """Words for any error."""
    return ErrorText(f"Refusé : {error.key}", "Rien n’a changé.", "Réessayez.")


def test_an_expected_error_is_told_unless_the_page_took_it(qtbot: QtBot) -> None:
    errors = Errors(words)
    told: list[ErrorText] = []
    errors.told.connect(told.append)
    errors.report(None, UserError("visit.closed"))
    errors.report(None, UserError("visit.closed"), taken=True)
    assert [(text.what, text.detail) for text in told] == [("Refusé : visit.closed", "Rien n’a changé. Réessayez.")]


def test_a_bug_keeps_the_draft_opens_one_dialog_and_logs_no_value(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    kept: list[bool] = []
    name = " ".join(("Claire", "Vidal"))
    errors = Errors(words, lambda: kept.append(True))
    with caplog.at_level(logging.ERROR, "salesdesk.desktop.errors"):
        for _ in range(2):
            try:
                raise KeyError(name)
            except KeyError as error:
                errors.report(None, error)
    dialogs = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BugDialog)]
    assert (kept, len(dialogs)) == ([True, True], 1)
    assert name not in caplog.text
    assert "class=KeyError" in caplog.text
    dialogs[0].accept()
