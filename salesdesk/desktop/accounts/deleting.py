"""Deleting from a screen: done at once, said with what stays, taken back from the toast."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.accounts.words import counted
from salesdesk.desktop.desk import Desk
from salesdesk.domain.accounts import Contact
from salesdesk.domain.ids import AccountId
from salesdesk.services import accounts, contacts
from salesdesk.services.accounts import LeftBehind


def delete_account(desk: Desk, account_id: AccountId, owner: QWidget, done: Callable[[], None] | None = None) -> None:
    """Deletes an account and says what stays.

    Args:
        desk: Whose.
        account_id: Which.
        owner: The page that asks.
        done: Called when it is done.
    """

    def tell(left: LeftBehind) -> None:
        desk.shell.toast(left_behind_text(left), undoable=True)
        if done is not None:
            done()

    desk.jobs.write(owner, lambda: accounts.delete(desk.workspace, account_id), tell)


def left_behind_text(left: LeftBehind) -> str:
    """Says what was deleted and what was not."""
    people = counted(
        left.people,
        QCoreApplication.translate("AccountWords", "{n} interlocuteur"),
        QCoreApplication.translate("AccountWords", "{n} interlocuteurs"),
    )
    visits = counted(
        left.visits,
        QCoreApplication.translate("AccountWords", "{n} visite prévue"),
        QCoreApplication.translate("AccountWords", "{n} visites prévues"),
    )
    affairs = counted(
        left.affairs,
        QCoreApplication.translate("AccountWords", "{n} affaire ouverte"),
        QCoreApplication.translate("AccountWords", "{n} affaires ouvertes"),
    )
    counts = ((left.people, people), (left.visits, visits), (left.affairs, affairs))
    parts = ", ".join(text for count, text in counts if count)
    if not parts:
        return QCoreApplication.translate("AccountWords", "«\u00a0{name}\u00a0» est supprimé.").format(name=left.name)
    text = QCoreApplication.translate(
        "AccountWords", "«\u00a0{name}\u00a0» est supprimé. Restent enregistrés\u00a0: {parts}."
    )
    return text.format(name=left.name, parts=parts)


def delete_contact(desk: Desk, contact: Contact, owner: QWidget) -> None:
    """Deletes a person; the toast takes it back."""
    text = QCoreApplication.translate("AccountWords", "{name} est supprimé.").format(name=contact.full_name)

    def tell(_nothing: None) -> None:
        desk.shell.toast(text, undoable=True)

    desk.jobs.write(owner, lambda: contacts.delete(desk.workspace, contact), tell)
