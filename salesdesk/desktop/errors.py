"""Tells a person what went wrong, what is safe and what to do; keeps the details in the log."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets.buttons import Button
from salesdesk.desktop.widgets.layout import hbox, vbox
from salesdesk.desktop.widgets.text import IconLabel, TextLabel
from salesdesk.domain.errors import SalesDeskError

_LOG = logging.getLogger("salesdesk.desktop.errors")


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in words.

    Attributes:
        what: What happened.
        safe: What is not touched by it.
        do: What to do now.
    """

    what: str
    safe: str = ""
    do: str = ""

    @property
    def detail(self) -> str:
        """Second sentence of a banner: what is safe, then what to do."""
        return " ".join(part for part in (self.safe, self.do) if part)


Messages = Callable[[SalesDeskError], ErrorText]


class Errors(QObject):
    """The one place errors come to.

    Args:
        messages: Puts an expected error into words in the present language.
        keep_draft: Saves what is being typed before a dialog about a bug opens; None when there is nothing to save.
        parent: Qt owner.
    """

    told = Signal(object)
    """An :class:`ErrorText` for an expected error; the main window shows it."""
    bug_found = Signal(str)
    """Name of an unexpected error's class, after it was logged."""

    def __init__(
        self, messages: Messages, keep_draft: Callable[[], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._messages, self._keep_draft = messages, keep_draft
        self._dialog: BugDialog | None = None

    def report(self, owner: QObject | None, error: Exception, taken: bool = False) -> None:
        """Deals with an error; this is what :class:`Jobs` is given.

        Args:
            owner: Whose work failed, None when it is gone.
            error: What was raised.
            taken: True when the owner shows an expected error itself.
        """
        if isinstance(error, SalesDeskError):
            _LOG.info("expected error key=%s", error.key)
            if not taken:
                self.told.emit(self._messages(error))
            return
        # No message of the exception in the log: it may hold a name or a note.
        _LOG.error("unexpected error class=%s", type(error).__name__, exc_info=_without_values(error))
        if self._keep_draft is not None:
            self._keep_draft()
        self.bug_found.emit(type(error).__name__)
        self._show_bug(owner, error)

    def text_of(self, error: SalesDeskError) -> ErrorText:
        """An expected error in words, for a page that shows it itself."""
        return self._messages(error)

    def install(self) -> None:
        """Takes exceptions that no one caught, such as one in a slot."""

        def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if isinstance(error, Exception):
                self.report(None, error)
            else:
                sys.__excepthook__(kind, error, trace)

        sys.excepthook = hook

    def _show_bug(self, owner: QObject | None, error: Exception) -> None:
        if self._dialog is not None:
            return
        window = owner.window() if isinstance(owner, QWidget) else QApplication.activeWindow()
        dialog = BugDialog(type(error).__name__, window)
        dialog.finished.connect(self._bug_closed)
        # Kept: without a parent window nothing else would hold it.
        self._dialog = dialog
        dialog.open()

    def _bug_closed(self) -> None:
        self._dialog = None


def _without_values(error: Exception) -> tuple[type[Exception], Exception, TracebackType | None]:
    bare = type(error).__new__(type(error))
    bare.args = ()
    return type(error), bare, error.__traceback__


class BugDialog(QDialog):
    """What happened, what is safe, what to do, for an error nobody foresaw.

    Args:
        kind: Class of the error, to quote to support.
        parent: Window it belongs to.
    """

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Erreur inattendue"))
        close = Button(self.tr("Continuer"), "primary")
        close.clicked.connect(self.accept)
        what = self.tr("SalesDesk a rencontré une erreur inattendue.")
        safe = self.tr("Ce qui était enregistré l’est toujours ; votre saisie en cours est gardée en brouillon.")
        mend = self.tr(
            "Reprenez où vous en étiez. Si cela se reproduit, lancez « salesdesk doctor » et envoyez le fichier "
            "obtenu : il ne contient ni nom, ni note, ni montant."
        )
        texts = vbox(
            TextLabel(what, 15, 600, wrap=True),
            TextLabel(safe, 13, 400, "text2", wrap=True),
            TextLabel(mend, 13, 400, "text2", wrap=True),
            TextLabel(self.tr("Référence : {kind}").format(kind=kind), 12, 400, "text3"),
            spacing=10,
        )
        icon = IconLabel("circle-alert", "danger", 24)
        head = hbox(icon, texts, spacing=16)
        head.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(vbox(head, None, hbox(None, close), spacing=20, margins=(24, 24, 24, 20)))
        self.setFixedWidth(theme.px(480))
