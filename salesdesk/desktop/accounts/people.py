"""Who is at an account, who is missing for a purchase to happen, and which group it belongs to."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.desktop.accounts.saved_dot import SavedDot
from salesdesk.desktop.accounts.words import missing_role_text, owner_text, phone_text, role_text, siren_text
from salesdesk.desktop.i18n import NBSP, Retranslated, date_text, with_colon
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconButton,
    IconLabel,
    SectionHeader,
    TextLabel,
    Tone,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.accounts import Contact
from salesdesk.domain.process import BuyingRole
from salesdesk.services.account_page import AccountView

_ROLE_TONES: dict[BuyingRole, Tone] = {
    BuyingRole.DECIDER: "accent", BuyingRole.BENEFICIARY: "success", BuyingRole.PAYER: "success",
}  # fmt: skip


def row_card(*parts: QWidget, name: str) -> Card:
    """A line of a card that acts as a button: flat, tinted when the pointer or the keyboard is on it."""
    layout = hbox(*parts, spacing=10, margins=(8, 6, 8, 6))
    card = Card(layout, fill="surface", border="surface", radius=8, shadow=False, clickable=True)
    card.setAccessibleName(name)
    return card


class PeopleCard(Retranslated, Card):
    """People with their buying roles; the roles nobody plays are named."""

    edit_asked = Signal(object)
    """The :class:`Contact` to open."""
    add_asked = Signal(object)
    """The buying role to begin with, or None."""

    def __init__(self) -> None:
        self.add = IconButton("user-plus", "-", 28)
        self.title = SectionHeader("", self.add)
        self._list: QVBoxLayout = vbox(spacing=2)
        self._missing: QVBoxLayout = vbox(spacing=6)
        super().__init__(vbox(boxed(hbox(self.title, margins=(8, 0, 8, 0))), self._list, self._missing,
                              spacing=8, margins=(8, 14, 8, 12)))  # fmt: skip
        self._view: AccountView | None = None
        self.add.clicked.connect(lambda _=False: self.add_asked.emit(None))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Interlocuteurs"))
        self.add.set_name(self.tr("Ajouter un interlocuteur"), "A")
        if self._view is not None:
            self.show_people(self._view)

    def show_people(self, view: AccountView) -> None:
        """Shows who is there, and who is not."""
        self._view = view
        clear_layout(self._list)
        clear_layout(self._missing)
        self.title.set_meta(str(len(view.people)) if view.people else "")
        for person in view.people:
            self._list.addWidget(self._row(person, person.id in view.saved_here))
        for role in view.missing_roles:
            self._missing.addWidget(self._gap(role))

    def _row(self, person: Contact, saved_here: bool) -> Card:
        name = TextLabel(person.full_name, 13, 600, "text3" if person.left_on else "text")
        words = person.job_title or phone_text(person.mobile or person.phone) or person.email or ""
        if person.left_on is not None:
            words = self.tr("Parti le {day}").format(day=date_text(person.left_on))
        elif person.opposed:
            words = self.tr("Ne souhaite pas être contacté")
        below = TextLabel(words, 12, 400, "warning" if person.opposed and not person.left_on else "text2")
        column = vbox(name, below, spacing=0) if words else vbox(name, spacing=0)
        parts: list[QWidget] = [Avatar(person.full_name, 32, round_shape=True), boxed(column)]
        if person.buying_role is not None and person.left_on is None:
            parts.append(Chip(role_text(person.buying_role), _ROLE_TONES.get(person.buying_role, "neutral")))
        if saved_here:
            parts.append(SavedDot(self.tr("Enregistré sur ce poste, pas encore envoyé")))
        row = row_card(*parts, name=", ".join(filter(None, (person.full_name, words, role_text(person.buying_role)))))
        row.setToolTip(" · ".join(filter(None, (phone_text(person.phone), phone_text(person.mobile), person.email))))
        row.clicked.connect(partial(self.edit_asked.emit, person))
        return row

    def _gap(self, role: BuyingRole) -> QWidget:
        button = Button(self.tr("Ajouter"), "ghost", height=28)
        button.setAccessibleName(f"{missing_role_text(role)} : {self.tr('Ajouter')}")
        button.clicked.connect(lambda _=False: self.add_asked.emit(role))
        words = TextLabel(missing_role_text(role), 12, 500, "warning")
        line = hbox(IconLabel("user-round", "warning", 16), words, None, button, spacing=8, margins=(10, 2, 4, 2))
        line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        return Card.panel(line, fill="warning_soft")


class FactsCard(Retranslated, Card):
    """Group, holders, ways to reach, legal numbers: what is looked up now and then."""

    account_asked = Signal(object)
    """Another account of the group, by id."""

    def __init__(self) -> None:
        self.title = SectionHeader("")
        self._list: QVBoxLayout = vbox(spacing=8)
        super().__init__(vbox(self.title, self._list, spacing=10, margins=(16, 14, 16, 14)))
        self._view: AccountView | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.set_title(self.tr("Fiche"))
        if self._view is not None:
            self.show_facts(self._view)

    def show_facts(self, view: AccountView) -> None:
        """Shows what is known; what is not is left out."""
        self._view = view
        clear_layout(self._list)
        account = view.account
        self._group(view)
        owners = ", ".join(owner_text(name, kind) for name, kind in view.owners)
        town = " ".join(filter(None, (account.postcode, account.city)))
        street = ", ".join(filter(None, (account.street, town)))
        terms = account.payment_terms_days
        days = self.tr("{n} jours").format(n=terms) if terms is not None else ""
        for icon, name, text in (
            ("user-check", self.tr("Titulaire"), owners or self.tr("Personne")),
            ("map", self.tr("Adresse"), street),
            ("phone", self.tr("Téléphone"), phone_text(account.phone)),
            ("mail", self.tr("Courriel"), account.email or ""),
            ("building-2", self.tr("SIREN"), siren_text(account.siren)),
            ("briefcase", self.tr("Secteur"), account.sector or ""),
            ("banknote", self.tr("Paiement"), days),
            ("clock", self.tr("Créneaux"), account.visit_windows or account.opening_hours or ""),
            ("bookmark", self.tr("Étiquettes"), ", ".join(account.tags)),
        ):
            if text:
                self._list.addWidget(self._fact(icon, name, text))

    def _fact(self, icon: str, name: str, text: str) -> QWidget:
        words = TextLabel(text, 13, 400, "text", wrap=True)
        line = hbox(IconLabel(icon, "text3", 16), TextLabel(name, 12, 400, "text3"), words, spacing=8)
        line.setStretch(2, 1)
        for at in range(3):
            item = line.itemAt(at)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop)
        words.setAlignment(Qt.AlignmentFlag.AlignRight)
        box = boxed(line)
        box.setAccessibleName(f"{name}{NBSP}: {text}")
        return box

    def _group(self, view: AccountView) -> None:
        if view.parent is not None:
            key, name = view.parent
            self._list.addWidget(self._member(key, name, self.tr("Société mère")))
        for key, name in view.subsidiaries[:6]:
            self._list.addWidget(self._member(key, name, self.tr("Filiale")))

    def _member(self, key: object, name: str, kind: str) -> Card:
        words = boxed(vbox(TextLabel(name, 13, 500), TextLabel(kind, 12, 400, "text3"), spacing=0))
        row = row_card(Avatar(name, 28), words, IconLabel("chevron-right", "text3", 16), name=with_colon(kind, name))
        row.clicked.connect(lambda: self.account_asked.emit(key))
        return row
