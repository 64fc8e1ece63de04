"""The form of a person at an account (saisie d'un interlocuteur)."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.accounts.deleting import delete_contact
from salesdesk.desktop.accounts.form_parts import FormValues
from salesdesk.desktop.accounts.words import role_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    CheckBox,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    LineEdit,
    SidePanel,
    vbox,
)
from salesdesk.domain.accounts import Contact
from salesdesk.domain.ids import AccountId
from salesdesk.domain.process import BuyingRole
from salesdesk.services import contacts

_ERROR_FIELDS: Final = {"account.contact_name_missing": "last_name", "account.bad_email": "email"}


class ContactForm(FormValues):
    """Every field of a contact.

    Args:
        desk: Whose.
        contact: The record; a blank one for a new person.
        is_new: Whether it was never kept.
    """

    saved = Signal(object)
    """The :class:`Contact` as kept."""

    def __init__(self, desk: Desk, contact: Contact, is_new: bool) -> None:
        super().__init__(desk, f"contact:{contact.account_id if is_new else contact.id}")
        self._contact, self._is_new = contact, is_new
        self.double = Banner("", "warning", closable=False)
        self.double.hide()
        self.draft = Banner(self.tr("Votre saisie interrompue est reprise."), "info")
        self.draft.hide()
        self._make_fields()
        field = self.fields
        self.setLayout(
            vbox(
                self.draft, FormRow(field["first_name"], field["last_name"]), self.double, field["job_title"],
                field["buying_role"], FormRow(field["phone"], field["mobile"]), field["email"], field["opposed"],
                field["left_on"], spacing=14,
            )
        )  # fmt: skip
        for name in ("phone", "mobile"):
            self.check_while_typing(name, "phone")
        self.resumed.connect(self.draft.show)
        self.edited.connect(self._look_for_double)
        self.begin(_plain(contact))

    def _make_fields(self) -> None:
        self.add("first_name", Field(self.tr("Prénom"), LineEdit()))
        self.add("last_name", Field(self.tr("Nom"), LineEdit()))
        self.add("job_title", Field(self.tr("Fonction"), LineEdit()))
        roles = [(None, self.tr("Pas encore connu")), *((one, role_text(one)) for one in BuyingRole)]
        hint = self.tr("Qui décide, qui y gagne, qui paie\u00a0: un achat demande les trois.")
        self.add("buying_role", Field(self.tr("Rôle dans l’achat"), ComboBox(roles), hint))
        self.add("phone", Field(self.tr("Téléphone"), LineEdit()))
        self.add("mobile", Field(self.tr("Portable"), LineEdit()))
        self.add("email", Field(self.tr("Courriel"), LineEdit()))
        opposed = CheckBox(self.tr("Ne souhaite pas être contacté"))
        self.add("opposed", Field(self.tr("Opposition"), opposed))
        self.add("left_on", Field(self.tr("A quitté l’entreprise le"), DateEdit(None, self.desk.workspace.today)))
        self.fields["left_on"].setVisible(not self._is_new)

    def record(self) -> Contact:
        """The record as the form has it."""
        values: dict[str, Any] = self.values()
        values["first_name"], values["last_name"] = values["first_name"] or "", values["last_name"] or ""
        values["buying_role"] = BuyingRole(values["buying_role"]) if values["buying_role"] else None
        del values["left_on"]
        left = self.fields["left_on"].control
        assert isinstance(left, DateEdit)
        return replace(self._contact, left_on=left.value(), **values)

    def save(self) -> None:
        """Keeps the person, or shows what is wrong."""
        wrong = self.first_wrong()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        record, workspace = self.record(), self.desk.workspace
        self.desk.jobs.write(self, lambda: contacts.save(workspace, record), self._kept, self._refused)

    def _kept(self, contact: Contact) -> None:
        self.forget()
        self.saved.emit(contact)

    def _refused(self, error: Exception) -> None:
        self.explain(_ERROR_FIELDS.get(getattr(error, "key", ""), "last_name"), error)

    def _look_for_double(self) -> None:
        self.fields["last_name"].set_error("")
        record, workspace = self.record(), self.desk.workspace
        if self._is_new and record.last_name:
            self.desk.jobs.read(self, lambda: contacts.same_person(workspace, record), self._show_double, key="double")

    def _show_double(self, other: Contact | None) -> None:
        self.double.setVisible(other is not None)
        if other is not None:
            text = self.tr("{name} est déjà parmi les interlocuteurs de ce compte.").format(name=other.full_name)
            self.double.set_message(text, "warning", other.job_title or "")


def _plain(contact: Contact) -> dict[str, Any]:
    values = {
        name: getattr(contact, name)
        for name in ("first_name", "last_name", "job_title", "phone", "mobile", "email", "opposed")
    }
    values["buying_role"] = contact.buying_role.value if contact.buying_role else None
    values["left_on"] = contact.left_on.isoformat() if contact.left_on else None
    return values


def open_contact_form(
    desk: Desk, account_id: AccountId, contact: Contact | None, owner: QWidget, role: BuyingRole | None = None
) -> None:
    """Opens the form over the right side.

    Args:
        desk: Whose.
        account_id: Where the person works.
        contact: The record; None for a new person.
        owner: The page that asks.
        role: Buying role to begin with, for a role that is missing.
    """
    is_new = contact is None
    record = contact or replace(contacts.blank(desk.workspace, account_id), buying_role=role)
    form = ContactForm(desk, record, is_new)

    def give_up() -> None:
        form.forget()
        desk.shell.close_panel()

    def take_away() -> None:
        give_up()
        delete_contact(desk, record, owner)

    cancel = Button(QCoreApplication.translate("ContactForm", "Annuler"), "secondary")
    keep = Button(
        QCoreApplication.translate("ContactForm", "Ajouter")
        if is_new
        else QCoreApplication.translate("ContactForm", "Enregistrer"),
        "primary",
        "check",
    )
    buttons: tuple[Button, ...] = (cancel, keep)
    if contact is not None:
        away = Button(QCoreApplication.translate("ContactForm", "Supprimer"), "ghost", "trash-2")
        away.clicked.connect(lambda _=False: take_away())
        buttons = (away, *buttons)
    title = QCoreApplication.translate("ContactForm", "Nouvel interlocuteur") if is_new else record.full_name
    panel = SidePanel(title, form, buttons)

    def end(kept: Contact) -> None:
        desk.shell.close_panel()
        desk.shell.toast(
            QCoreApplication.translate("ContactForm", "{name} est enregistré.").format(name=kept.full_name),
            undoable=True,
        )

    cancel.clicked.connect(lambda _=False: give_up())
    keep.clicked.connect(lambda _=False: form.save())
    form.saved.connect(end)
    desk.shell.open_panel(panel)
