"""The parent company (société mère), chosen among the accounts as one types."""

from collections.abc import Callable, Sequence
from uuid import UUID

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import Choice, ChoiceEdit
from salesdesk.domain.ids import AccountId
from salesdesk.services import accounts


class ParentEdit(ChoiceEdit):
    """A line that offers the accounts found for what is typed; only one of them, or nothing, can be kept.

    Args:
        desk: Whose jobs search.
        own: The account of the form, which is not offered.
    """

    def __init__(self, desk: Desk, own: AccountId) -> None:
        super().__init__(self._accounts, "building-2")
        self._desk, self._own = desk, own

    def value(self) -> str | None:
        """Id of the account chosen, as text; None when none is."""
        return None if self.key() is None else str(self.key())

    def is_valid(self) -> bool:
        """Whether what stands in the line is an account of the list, or nothing."""
        return self.key() is not None or not self.text().strip()

    def put_id(self, value: str | None) -> None:
        """Shows an account by its id; its name is read off the thread that draws."""
        self.put(None, "")
        if value:
            workspace, wanted = self._desk.workspace, AccountId(UUID(value))
            self.put(wanted, "")
            self._desk.jobs.read(self, lambda: accounts.get(workspace, wanted), self._show_name, key="parent")

    def _show_name(self, account: object) -> None:
        if account is None:
            # It was deleted: the field says so by being empty.
            self.put(None, "")
        elif isinstance(account, accounts.Account) and account.id == self.key():
            self.put(account.id, account.name)

    def _accounts(self, typed: str, offer: Callable[[Sequence[Choice]], None]) -> None:
        workspace, own = self._desk.workspace, self._own
        self._desk.jobs.read(
            self,
            lambda: accounts.names(workspace, typed),
            lambda found: offer([Choice(key, name) for key, name in found if key != own]),
            key="parents",
        )
