"""The parent company (société mère), chosen among the accounts as one types."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter

from salesdesk.desktop import theme
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import LineEdit
from salesdesk.domain.ids import AccountId
from salesdesk.services import accounts

_ASK_AFTER_MS = 80


class ParentEdit(LineEdit):
    """A line that offers the accounts found for what is typed; only one of them, or nothing, can be kept.

    Args:
        desk: Whose jobs search.
        own: The account of the form, which is not offered.
    """

    def __init__(self, desk: Desk, own: AccountId) -> None:
        super().__init__("", icon="building-2")
        self._desk, self._own = desk, own
        self._account_id: UUID | None = None
        self._found: Sequence[tuple[AccountId, str]] = ()
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self._popup = self._completer.popup()
        assert self._popup is not None
        self._completer.activated.connect(self._pick_text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_AFTER_MS)
        self._timer.timeout.connect(self._ask)
        self.textEdited.connect(self._typed)

    def value(self) -> str | None:
        """Id of the account chosen, as text; None when none is."""
        return None if self._account_id is None else str(self._account_id)

    def is_valid(self) -> bool:
        """Whether what stands in the line is an account of the list, or nothing."""
        return self._account_id is not None or not self.text().strip()

    def put(self, value: str | None) -> None:
        """Shows an account by its id; its name is read off the thread that draws."""
        self._account_id = UUID(value) if value else None
        self.setText("")
        if self._account_id is not None:
            workspace, wanted = self._desk.workspace, AccountId(self._account_id)
            self._desk.jobs.read(self, lambda: accounts.get(workspace, wanted), self._show_name, key="parent")

    def offered(self) -> Sequence[tuple[AccountId, str]]:
        """Id and name of the accounts on offer now."""
        return self._found

    def pick(self, account_id: AccountId, name: str) -> None:
        """Takes an account."""
        self._account_id = account_id
        self.setText(name)
        assert self._popup is not None
        self._popup.hide()

    def _show_name(self, account: object) -> None:
        if account is None:
            # It was deleted: the field says so by being empty.
            self._account_id = None
        elif isinstance(account, accounts.Account) and account.id == self._account_id:
            self.setText(account.name)

    def _typed(self, _text: str) -> None:
        self._account_id = None
        self._timer.start()

    def _ask(self) -> None:
        workspace, typed = self._desk.workspace, self.text()
        self._desk.jobs.read(self, lambda: accounts.names(workspace, typed), self._offer, key="parents")

    def _offer(self, found: Sequence[tuple[AccountId, str]]) -> None:
        self._found = [one for one in found if one[0] != self._own]
        self._lines.setStringList([name for _key, name in self._found])
        assert self._popup is not None
        if self._found and self.hasFocus() and self._account_id is None:
            self._popup.setMinimumWidth(theme.px(240))
            self._completer.complete()
        else:
            self._popup.hide()

    def _pick_text(self, text: str) -> None:
        for key, name in self._found:
            if name == text:
                self.pick(key, name)
                return
