"""Réglages: appearance, work, sync, security, about; every change takes effect at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from salesdesk import __version__
from salesdesk.config.settings import DECLARED, Value
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import datetime_text, language, number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.settings.rows import InfoRow, SettingRow
from salesdesk.desktop.widgets import (
    Button,
    Card,
    Chip,
    Field,
    LineEdit,
    Rule,
    ScrollColumn,
    SectionHeader,
    SidePanel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import security, syncing
from salesdesk.services.security import Protection
from salesdesk.services.syncing import SyncState

_WIDTH = 820
_LICENCES = "SalesDesk Apache-2.0 · Qt, PySide6 LGPL-3.0 · SQLCipher BSD · Inter OFL-1.1 · Lucide ISC"


class PinPanel(SidePanel):
    """Makes or changes the PIN.

    Args:
        desk: Where work runs.
        has_pin: Whether there is one already, to be asked for first.
    """

    def __init__(self, desk: Desk, has_pin: bool) -> None:
        self._desk, self._has_pin = desk, has_pin
        self.old, self.new, self.again = _secret(), _secret(), _secret()
        self.go = Button("", "primary", "lock")
        self._old, self._new, self._again = Field("", self.old), Field("", self.new), Field("", self.again)
        self._old.setVisible(has_pin)
        super().__init__("", boxed(vbox(self._old, self._new, self._again, spacing=14)), (self.go,))
        self.title.setText(self.tr("Changer le code") if has_pin else self.tr("Ajouter un code"))
        self._old.set_label(self.tr("Code actuel"))
        self._new.set_label(self.tr("Nouveau code"))
        self._new.set_hint(self.tr("Au moins six caractères ; quatre mots au hasard valent mieux."))
        self._again.set_label(self.tr("Encore une fois"))
        self.go.setText(self.tr("Enregistrer"))
        self.go.updateGeometry()
        self.go.clicked.connect(lambda _=False: self._send())

    def _send(self) -> None:
        new = self.new.text()
        self._again.set_error("" if new == self.again.text() else self.tr("Les deux saisies diffèrent."))
        if new != self.again.text():
            return
        old = self.old.text() if self._has_pin else None
        workspace = self._desk.workspace
        self.go.setEnabled(False)
        self._desk.jobs.write(
            self, lambda: security.change_pin(workspace, old_pin=old, new_pin=new), self._done, self._failed
        )

    def _done(self, _: object) -> None:
        self._desk.shell.toast(self.tr("Code enregistré."))
        self._desk.shell.close_panel()

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        if isinstance(error, SalesDeskError):
            said = self._desk.messages.explain(error)
            field = self._old if error.key in ("secrets.wrong_pin", "secrets.pin_needed") else self._new
            field.set_error(f"{said.what} {said.do}")


class SettingsPage(Page):
    """Every setting with its explanation, then how data is sent and protected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.protection: Protection | None = None
        self.state: SyncState | None = None
        self.rows: dict[str, SettingRow] = {}
        self._heads = {name: SectionHeader("") for name in ("appearance", "work", "sync", "security", "about")}
        self.sign_out, self.pin = Button("", "secondary", "log-out"), Button("", "secondary", "key-round")
        self.trust = Chip("", "success", "shield-check")
        self._last, self._session, self._trust = InfoRow(), InfoRow(self.sign_out), InfoRow(self.trust)
        self._pin, self._version, self._paths = InfoRow(self.pin), InfoRow(), InfoRow()
        self._build()
        # The settings outlive the page: another profile gets a page of its own.
        self.destroyed.connect(desk.settings.observe(self._changed))
        self.sign_out.clicked.connect(lambda _=False: self._sign_out())
        self.pin.clicked.connect(lambda _=False: self._open_pin())
        self.retranslate()

    def _build(self) -> None:
        more: dict[str, list[QWidget]] = {
            "sync": [self._last, self._session],
            "security": [self._trust, self._pin],
            "about": [self._version, self._paths],
        }
        column = vbox(spacing=16, margins=(0, 0, 0, 0))
        for page, head in self._heads.items():
            rows: list[QWidget] = []
            for setting in DECLARED:
                if setting.page == page:
                    row = self.rows[setting.key] = SettingRow(setting, self.desk.settings, self.desk.messages)
                    rows.append(row)
            rows += more.get(page, [])
            card = Card(vbox(head, 4, spacing=0, margins=(20, 16, 20, 12)))
            inner = card.layout()
            assert inner is not None  # given above
            for place, one in enumerate(rows):
                if place:
                    inner.addWidget(Rule())
                inner.addWidget(one)
            column.addWidget(card)
        body = boxed(column)
        body.setMaximumWidth(_WIDTH * 2)
        centred = hbox(None, body, None, spacing=0, margins=(20, 16, 20, 24))
        centred.setStretch(1, 100)
        centred.setAlignment(Qt.AlignmentFlag.AlignTop)
        outer = vbox(ScrollColumn(centred), spacing=0)
        self.setLayout(outer)

    def load(self) -> None:
        """Reads how sync and protection stand."""
        workspace = self.desk.workspace
        self.desk.jobs.read(
            self, lambda: (security.protection(workspace), syncing.state(workspace)), self._show, key="settings"
        )

    def _show(self, found: tuple[Protection, SyncState]) -> None:
        self.protection, self.state = found
        self._render()

    def _render(self) -> None:
        protection, state = self.protection, self.state
        if protection is None or state is None:
            return
        self._last.say(self.tr("Dernier échange"), self._last_text(state))
        self._session.say(
            self.tr("Session"),
            self.tr("Ouverte sur ce poste. La fermer garde vos données ici ; rien n’est plus envoyé.")
            if state.signed_in
            else self.tr("Aucune session : vous travaillez sur ce poste seul."),
        )
        self.sign_out.setVisible(state.signed_in)
        self._show_protection(protection, state)

    def _last_text(self, state: SyncState) -> str:
        when = self.tr("Jamais") if state.synced_at is None else datetime_text(state.synced_at)
        if not state.waiting:
            return when
        single = state.waiting < 2 if language() == "fr" else state.waiting == 1
        text = self.tr("{n} modification à envoyer") if single else self.tr("{n} modifications à envoyer")
        return f"{when} · {text.format(n=number_text(state.waiting))}"

    def _show_protection(self, protection: Protection, state: SyncState) -> None:
        if protection.is_sample:
            self.trust.set_content(self.tr("Exemple"), "warning", "shield-alert")
            self._trust.say(
                self.tr("Confiance"), self.tr("Données d’exemple : chiffrées, mais leur clé est connue de tous.")
            )
        else:
            self.trust.set_content(self.tr("Chiffré"), "success", "shield-check")
            ways = [self.tr("trousseau du système")] if protection.has_keyring else []
            ways += [self.tr("code")] if protection.has_pin else []
            opened = " + ".join(ways) or "–"
            waiting = self._last_text(state) if state.waiting else self.tr("tout est envoyé")
            text = self.tr("Base chiffrée sur ce poste, ouverte par : {ways}. État : {waiting}.")
            self._trust.say(self.tr("Confiance"), text.format(ways=opened, waiting=waiting))
        self._pin.setVisible(not protection.is_sample)
        self._pin.say(
            self.tr("Code d’accès"),
            self.tr("Ouvre vos données même si le trousseau est perdu. Personne ne peut le retrouver à votre place."),
        )
        self.pin.setText(self.tr("Changer le code") if protection.has_pin else self.tr("Ajouter un code"))
        self.pin.updateGeometry()
        self._paths.say(self.tr("Données"), str(protection.folder))

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        for row in self.rows.values():
            row.retranslate()
        for page in ("appearance", "work", "sync"):
            self._heads[page].set_title(self.desk.messages.text(f"settings.page_{page}"))
        self._heads["security"].set_title(self.tr("Sécurité"))
        self._heads["about"].set_title(self.tr("À propos"))
        self._version.say(self.tr("SalesDesk {version}").format(version=__version__), _LICENCES)
        self.sign_out.setText(self.tr("Se déconnecter"))
        self.sign_out.updateGeometry()
        self._render()

    def _changed(self, key: str, _: Value) -> None:
        if key in self.rows:
            self.rows[key].show_value()

    def _sign_out(self) -> None:
        workspace = self.desk.workspace

        def done(_: object) -> None:
            self.desk.shell.toast(self.tr("Session fermée ; vos données restent sur ce poste."))
            self.load()

        self.desk.jobs.write(self, lambda: syncing.forget_tokens(workspace), done)

    def _open_pin(self) -> None:
        if self.protection is not None:
            self.desk.shell.open_panel(PinPanel(self.desk, self.protection.has_pin))


def _secret() -> LineEdit:
    edit = LineEdit("", "", "key-round")
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
