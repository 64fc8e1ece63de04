"""The form of an account (saisie d'un compte): numbers checked as one types, doubles shown, nothing lost by a crash."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.accounts.commune_field import CommuneEdit
from salesdesk.desktop.accounts.form_parts import FormValues
from salesdesk.desktop.accounts.parent_field import ParentEdit
from salesdesk.desktop.accounts.words import CURRENCIES, country_choices, solvency_name, status_text, with_kept
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import percent
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    LineEdit,
    MoneyEdit,
    SidePanel,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.ids import AccountId, UserId
from salesdesk.services import accounts
from salesdesk.services.accounts import Account, AccountStatus, Duplicate, Holders, Segment, Solvency

_TEXTS: Final = (
    "name", "siren", "siret", "vat_number", "phone", "email", "website", "street", "postcode", "city", "insee",
    "sector", "solvency_source", "opening_hours", "visit_windows",
)  # fmt: skip
_WHOLE: Final = ("payment_terms_days", "planned_contacts", "employees", "founded_year")
_REALS: Final = ("latitude", "longitude")
_WIDTH: Final = 520
_ERROR_FIELDS: Final = {
    "account.name_missing": "name", "account.bad_email": "email", "account.own_parent": "parent_id",
    "account.parent_cycle": "parent_id",
}  # fmt: skip


class AccountForm(FormValues):
    """Every field of an account that a person fills.

    Args:
        desk: Whose.
        account: The record; a blank one for a new account.
        is_new: Whether it was never kept.
        people: Who may own it.
    """

    saved = Signal(object)
    """The :class:`Account` as kept."""

    def __init__(self, desk: Desk, account: Account, is_new: bool, people: Holders) -> None:
        super().__init__(desk, f"account:{'new' if is_new else account.id}")
        self._account, self._is_new, self._people = account, is_new, people
        self.doubles = Card.panel(vbox(spacing=6, margins=(12, 10, 12, 10)), fill="warning_soft")
        self.doubles.hide()
        self.draft = Banner(self.tr("Votre saisie interrompue est reprise."), "info",
                            verb=self.tr("Repartir de la fiche"))  # fmt: skip
        self.draft.hide()
        self._insee: str | None = account.insee
        self._make_fields()
        self.setLayout(vbox(self.draft, *self._identity(), *self._place(), *self._sales(), *self._terms(), spacing=14))
        for name in ("siren", "siret", "vat_number", "phone"):
            self.check_while_typing(name, name)
        self.draft.clicked.connect(self._start_again)
        self.resumed.connect(self.draft.show)
        self.edited.connect(self._look_for_doubles)
        self.begin(_plain(account, people))

    def _make_fields(self) -> None:
        line, money = self._line, self._money
        line("name", self.tr("Nom du compte"))
        line("siren", self.tr("SIREN"))
        line("siret", self.tr("SIRET"))
        line("vat_number", self.tr("TVA intracommunautaire"))
        line("phone", self.tr("Téléphone"))
        line("email", self.tr("Courriel"))
        line("website", self.tr("Site"))
        line("street", self.tr("Rue"))
        city = CommuneEdit(self.desk)
        city.chosen.connect(self._take_commune)
        self.add(
            "city", Field(self.tr("Commune"), city, self.tr("Choisissez-la\u00a0: code postal et position suivent."))
        )
        line("postcode", self.tr("Code postal"))
        line("latitude", self.tr("Latitude"))
        line("longitude", self.tr("Longitude"))
        line("sector", self.tr("Secteur"))
        line("employees", self.tr("Effectif"))
        line("founded_year", self.tr("Année de création"))
        money("yearly_sales_cents", self.tr("CA annuel avec nous"))
        money("potential_cents", self.tr("Potentiel annuel"))
        money("credit_limit_cents", self.tr("Encours autorisé"))
        line("planned_contacts", self.tr("Contacts prévus dans l’année"))
        line("payment_terms_days", self.tr("Délai de paiement (jours)"))
        line("solvency_source", self.tr("Source de la vérification"))
        line("opening_hours", self.tr("Horaires d’ouverture"))
        line("visit_windows", self.tr("Créneaux de visite"))
        line("tags", self.tr("Étiquettes"), self.tr("Séparées par des virgules."))
        self._make_choices()

    def _make_choices(self) -> None:
        nothing = self.tr("Non renseigné")
        segments = [(None, nothing), *((one, one.value) for one in Segment)]
        self.add("segment", Field(self.tr("Segment"), ComboBox(segments)))
        statuses = [(one, status_text(one)) for one in AccountStatus]
        self.add("status", Field(self.tr("Statut"), ComboBox(statuses)))
        checks = [(None, self.tr("Jamais vérifiée")), *((one, solvency_name(one)) for one in Solvency)]
        self.add("solvency", Field(self.tr("Solvabilité"), ComboBox(checks)))
        self.add("solvency_on", Field(self.tr("Vérifiée le"), DateEdit(None, self.desk.workspace.today)))
        owners = [(one.id, one.name) for one in self._people.choices]
        self.add("owner", Field(self.tr("Titulaire"), ComboBox(owners)))
        parent = ParentEdit(self.desk, self._account.id)
        self.add("parent_id", Field(self.tr("Société mère"), parent, self.tr("Un compte de la liste, ou rien.")))
        parent.textChanged.connect(lambda _text: self.fields["parent_id"].set_error(""))
        countries = with_kept(country_choices(), self._account.country)
        self.add("country", Field(self.tr("Pays"), ComboBox(countries)))
        currencies = with_kept([(one, one) for one in CURRENCIES], self._account.currency)
        self.add("currency", Field(self.tr("Monnaie"), ComboBox(currencies)))
        self.fields["owner"].setVisible(len(owners) > 1)

    def _identity(self) -> list[QWidget]:
        field = self.fields
        return [
            field["name"],
            self.doubles,
            FormRow(field["siren"], field["siret"]),
            FormRow(field["vat_number"], field["phone"]),
            FormRow(field["email"], field["website"]),
            field["parent_id"],
            FormRow(field["employees"], field["founded_year"]),
        ]

    def _place(self) -> list[QWidget]:
        field = self.fields
        return [
            self._head(self.tr("Adresse")),
            field["street"],
            FormRow(field["city"], field["postcode"]),
            field["country"],
            FormRow(field["latitude"], field["longitude"]),
        ]

    def _sales(self) -> list[QWidget]:
        field = self.fields
        return [
            self._head(self.tr("Potentiel")),
            FormRow(field["segment"], field["status"]),
            FormRow(field["yearly_sales_cents"], field["potential_cents"]),
            FormRow(field["sector"], field["currency"]),
            field["owner"],
            field["tags"],
        ]

    def _terms(self) -> list[QWidget]:
        field = self.fields
        return [
            self._head(self.tr("Paiement et solvabilité")),
            FormRow(field["payment_terms_days"], field["credit_limit_cents"]),
            FormRow(field["solvency"], field["solvency_on"]),
            field["solvency_source"],
            self._head(self.tr("Visites")),
            field["planned_contacts"],
            FormRow(field["opening_hours"], field["visit_windows"]),
        ]

    def _head(self, text: str) -> TextLabel:
        return TextLabel(text, 13, 600, "text2")

    def _line(self, name: str, label: str, hint: str = "") -> None:
        self.add(name, Field(label, LineEdit(), hint))

    def _money(self, name: str, label: str) -> None:
        self.add(name, Field(label, MoneyEdit()))

    def _take_commune(self, commune: Commune) -> None:
        self._insee = commune.insee
        typed = self.values()["postcode"]
        code = typed if typed in commune.postcodes else commune.postcodes[0]
        self.put({"postcode": code, "latitude": f"{commune.latitude:.5f}", "longitude": f"{commune.longitude:.5f}"})

    def _start_again(self) -> None:
        self.draft.hide()
        self.start_again()

    def record(self) -> Account | None:
        """The record as the form has it; None, with the field marked, when something cannot be read."""
        values = self.values()
        changes: dict[str, Any] = {name: values.get(name) for name in _TEXTS if name != "insee"}
        changes["name"] = values["name"] or ""
        for names, read in ((_WHOLE, int), (_REALS, _real)):
            for name in names:
                try:
                    changes[name] = read(values[name]) if values[name] else None
                except ValueError:
                    self.fields[name].set_error(self.tr("Écrivez un nombre."))
                    self.fields[name].control.setFocus()
                    return None
        changes |= {name: values[name] for name in ("yearly_sales_cents", "potential_cents", "credit_limit_cents")}
        changes["segment"] = Segment(values["segment"]) if values["segment"] else None
        changes["status"] = AccountStatus(values["status"])
        changes["solvency"] = Solvency(values["solvency"]) if values["solvency"] else None
        changes["solvency_on"] = self._checked_on(values)
        changes["tags"] = tuple(part.strip() for part in (values["tags"] or "").split(",") if part.strip())
        changes["parent_id"] = AccountId(UUID(values["parent_id"])) if values["parent_id"] else None
        changes |= {name: values[name] for name in ("country", "currency")}
        changes["insee"] = self._insee if values["city"] else None
        return replace(self._account, **changes)

    def _checked_on(self, values: dict[str, Any]) -> date | None:
        if not values["solvency"]:
            return None
        # A verdict without its day would never fall due again.
        return date.fromisoformat(values["solvency_on"]) if values["solvency_on"] else self.desk.today

    def save(self) -> None:
        """Keeps the account, or shows what is wrong with it."""
        wrong = self.first_wrong()
        if wrong is self.fields["parent_id"].control:
            self.fields["parent_id"].set_error(self.tr("Choisissez un compte de la liste, ou effacez."))
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        record, workspace = self.record(), self.desk.workspace
        if record is None:
            return
        chosen = self.values()["owner"]
        owner = UserId(UUID(chosen)) if chosen and len(self._people.choices) > 1 else None
        if not self._is_new and owner == self._people.owner_id:
            owner = None
        self.desk.jobs.write(self, lambda: accounts.save(workspace, record, owner_id=owner), self._kept, self._refused)

    def _kept(self, account: Account) -> None:
        self.forget()
        self.saved.emit(account)

    def _refused(self, error: Exception) -> None:
        key = getattr(error, "key", "")
        self.explain(_ERROR_FIELDS.get(key, "name"), error)

    def _look_for_doubles(self) -> None:
        self.fields["name"].set_error("")
        values = self.values()
        if not self._is_new or not (values["name"] or values["siren"] or values["siret"]):
            self.doubles.hide()
            return
        known: dict[str, Any] = {name: values[name] for name in ("postcode", "website", "email")}
        known |= self._numbers(values)
        entered = replace(self._account, name=values["name"] or "", **known)
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: accounts.duplicates(workspace, entered), self._show_doubles, key="doubles")

    def _numbers(self, values: dict[str, Any]) -> dict[str, str | None]:
        """The numbers that can exist, in their normal form: doubles are compared by them."""
        found = {}
        for name in ("siren", "siret", "phone"):
            verdict = accounts.check(name, values[name] or "")
            found[name] = verdict.normalised or None if verdict.ok else None
        return found

    def _show_doubles(self, found: tuple[Duplicate, ...]) -> None:
        layout = self.doubles.layout()
        assert layout is not None
        clear_layout(layout)
        self.doubles.setVisible(bool(found))
        if not found:
            return
        layout.addWidget(TextLabel(self.tr("Ce compte existe peut-être déjà"), 13, 600, "warning"))
        for one in found:
            reasons = ", ".join(self.desk.messages.text(key) for key in one.reasons)
            title = " · ".join(filter(None, (one.name, one.city, percent(one.score))))
            words = vbox(TextLabel(title, 13, 500), TextLabel(reasons, 12, 400, "text2"), spacing=0)
            button = Button(self.tr("Ouvrir celui-là"), "secondary", height=32)
            button.clicked.connect(partial(self._open_double, one.id))
            row = hbox(words, button, spacing=10)
            row.setStretch(0, 1)
            layout.addItem(row)

    def _open_double(self, account_id: AccountId, _checked: bool = False) -> None:
        self.forget()
        self.desk.shell.close_panel()
        self.desk.shell.open("account", account_id=account_id)


def _real(text: str) -> float:
    return float(text.replace(",", "."))


def _plain(account: Account, people: Holders) -> dict[str, Any]:
    """A record as plain values by field, as the draft keeps them."""
    values = {name: getattr(account, name) for name in (*_TEXTS, "yearly_sales_cents", "potential_cents")}
    values["credit_limit_cents"] = account.credit_limit_cents
    for name in (*_WHOLE, *_REALS):
        value = getattr(account, name)
        values[name] = None if value is None else str(value)
    for name in ("segment", "status", "solvency"):
        value = getattr(account, name)
        values[name] = None if value is None else value.value
    values["solvency_on"] = account.solvency_on.isoformat() if account.solvency_on else None
    values["parent_id"] = str(account.parent_id) if account.parent_id else None
    values |= {"country": account.country, "currency": account.currency}
    values["tags"] = ", ".join(account.tags)
    values["owner"] = str(people.owner_id) if people.owner_id else None
    return values


def open_account_form(
    desk: Desk, account: Account | None, owner: QWidget, done: Callable[[Account], None] | None = None
) -> None:
    """Opens the form over the right side.

    Args:
        desk: Whose.
        account: The record; None for a new one.
        owner: The page that asks.
        done: Called with what was kept; None opens the page of a new account.
    """
    workspace, account_id = desk.workspace, None if account is None else account.id

    def read() -> tuple[Account, Holders]:
        return account or accounts.blank(workspace), accounts.holders(workspace, account_id)

    desk.jobs.read(owner, read, lambda found: _open(desk, found, account is None, done))


def _open(desk: Desk, found: tuple[Account, Holders], is_new: bool, done: Callable[[Account], None] | None) -> None:
    form = AccountForm(desk, found[0], is_new, found[1])
    cancel = Button(QCoreApplication.translate("AccountForm", "Annuler"), "secondary")
    keep = Button(
        QCoreApplication.translate("AccountForm", "Créer le compte")
        if is_new
        else QCoreApplication.translate("AccountForm", "Enregistrer"),
        "primary",
        "check",
    )
    title = QCoreApplication.translate("AccountForm", "Nouveau compte") if is_new else found[0].name
    panel = SidePanel(
        title,
        form,
        (cancel, keep),
        QCoreApplication.translate("AccountForm", "Seul le nom est obligatoire.") if is_new else "",
    )

    def give_up() -> None:
        form.forget()
        desk.shell.close_panel()

    def end(account: Account) -> None:
        desk.shell.close_panel()
        text = QCoreApplication.translate("AccountForm", "«\u00a0{name}\u00a0» est enregistré.").format(
            name=account.name
        )
        desk.shell.toast(text, undoable=True)
        if done is not None:
            done(account)
        elif is_new:
            desk.shell.open("account", account_id=account.id)

    cancel.clicked.connect(lambda _=False: give_up())
    keep.clicked.connect(lambda _=False: form.save())
    form.saved.connect(end)
    desk.shell.open_panel(panel, _WIDTH)
