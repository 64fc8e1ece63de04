"""The steps of the welcome: choosing, the server's address, waiting, the PIN to make, the PIN to give."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from salesdesk.desktop.welcome.parts import ChoiceCard, StrengthBar, strength_of
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    CheckBox,
    Field,
    IconLabel,
    LineEdit,
    Progress,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.services.profiles import ProfileCard


class ChooseStep(QWidget):
    """Profiles of this machine, joining, the sample company."""

    profile_wanted = Signal(str)
    join_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, cards: list[ProfileCard], with_sample: bool) -> None:
        super().__init__()
        self.cards = cards
        self.rows: dict[str, ChoiceCard] = {}
        self._head = TextLabel("", 12, 500, "text3")
        rows = vbox(spacing=10)
        for card in cards:
            row = ChoiceCard("")
            row.clicked.connect(lambda key=card.profile_id: self.profile_wanted.emit(key))
            self.rows[card.profile_id] = row
            rows.addWidget(row)
        self.join = ChoiceCard("key-round", main=not cards)
        self.sample = ChoiceCard("sparkles")
        self.join.clicked.connect(self.join_wanted)
        self.sample.clicked.connect(self.sample_wanted)
        self.sample.setVisible(with_sample)
        self._head.setVisible(bool(cards))
        self.setLayout(vbox(self._head, boxed(rows), self.join, self.sample, spacing=10))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self._head.setText(self.tr("Qui travaille aujourd’hui ?"))
        for card in self.cards:
            firm = self.tr("{firm} · données d’exemple").format(firm=card.firm) if card.is_sample else card.firm
            self.rows[card.profile_id].say(card.person, firm)
        self.join.say(
            self.tr("Rejoindre mon entreprise"),
            self.tr("Avec le lien d’invitation reçu, ou l’adresse du serveur. Vous vous connectez dans le navigateur."),
        )
        self.sample.say(
            self.tr("Découvrir avec une entreprise d’exemple"),
            self.tr("Quatorze mois de visites inventées, une journée pleine aujourd’hui. Rien n’est envoyé."),
        )

    def show_locks(self, locked: frozenset[str]) -> None:
        """Marks the profiles that ask for a PIN."""
        for key, row in self.rows.items():
            row.show_lock(key in locked)


class AddressStep(QWidget):
    """Where the firm's server is."""

    sent = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.address = LineEdit("", "https://", "link")
        self.field = Field("", self.address)
        self.go = Button("", "primary", "external-link", 40)
        self._back = Button("", "ghost", "arrow-left")
        self._safe = TextLabel("", 12, 400, "text2", wrap=True)
        note = Card.panel(
            hbox(IconLabel("shield-check", "success", 18), self._safe, spacing=10, margins=(12, 10, 12, 10))
        )
        self.setLayout(vbox(self.field, 4, note, 8, hbox(self._back, None, self.go), spacing=12))
        self.go.clicked.connect(lambda _=False: self._send())
        self.address.returnPressed.connect(self._send)
        self._back.clicked.connect(lambda _=False: self.back.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self.field.set_label(self.tr("Lien d’invitation ou adresse du serveur"))
        self.field.set_hint(self.tr("Par exemple https://salesdesk.votre-entreprise.fr"))
        self.go.setText(self.tr("Continuer dans le navigateur"))
        self._back.setText(self.tr("Retour"))
        self._safe.setText(
            self.tr("Votre mot de passe se donne au serveur, dans votre navigateur : SalesDesk ne le voit jamais.")
        )
        for button in (self.go, self._back):
            button.updateGeometry()

    def _send(self) -> None:
        if self.address.text().strip():
            self.sent.emit(self.address.text())
        else:
            self.field.set_error(self.tr("Collez le lien reçu, ou l’adresse donnée par votre administrateur."))


class WaitStep(QWidget):
    """Something takes a while: what, how far, and how to stop it."""

    cancelled = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = TextLabel("", 15, 600, wrap=True)
        self._detail = TextLabel("", 13, 400, "text2", wrap=True)
        self.bar = Progress(0.0)
        self.cancel = Button("", "ghost")
        self.retry = Button("", "primary", "refresh-cw")
        self.cancel.clicked.connect(lambda _=False: self.cancelled.emit())
        self.retry.clicked.connect(lambda _=False: self.again.emit())
        buttons = hbox(self.cancel, None, self.retry)
        self.setLayout(vbox(self._what, self._detail, 8, self.bar, 12, buttons, spacing=8))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self.cancel.setText(self.tr("Annuler"))
        self.retry.setText(self.tr("Recommencer"))
        self.bar.setAccessibleName(self.tr("Avancement"))
        for button in (self.cancel, self.retry):
            button.updateGeometry()

    def say(self, what: str, detail: str, *, may_cancel: bool = True, with_bar: bool = True) -> None:
        """Says what is going on."""
        self._what.setText(what)
        self._detail.setText(detail)
        self.cancel.setVisible(may_cancel)
        self.bar.setVisible(with_bar)
        self.bar.set_value(0.0)
        self.retry.hide()

    def offer_again(self) -> None:
        """Offers to try once more."""
        self.retry.show()


class ProtectStep(QWidget):
    """Makes the PIN that opens the store, where the system has no keyring."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pin, self.again = _secret(), _secret()
        self.field, self.second = Field("", self.pin), Field("", self.again)
        self.strength = StrengthBar()
        self._judged = TextLabel("", 12, 400, "text2", wrap=True)
        self._why = TextLabel("", 13, 400, "text2", wrap=True)
        self.show_pin = CheckBox("")
        self.go = Button("", "primary", "lock", 40)
        self._back = Button("", "ghost")
        self.setLayout(
            vbox(
                self._why, self.field, self.strength, self._judged, self.second, self.show_pin, 8,
                hbox(self._back, None, self.go), spacing=10,
            )
        )  # fmt: skip
        self.pin.textChanged.connect(self._judge)
        self.show_pin.toggled.connect(self._reveal)
        self.go.clicked.connect(lambda _=False: self._send())
        self.again.returnPressed.connect(self._send)
        self._back.clicked.connect(lambda _=False: self.back.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self._why.setText(
            self.tr(
                "Ce poste n’a pas de trousseau sûr. Un code protégera vos données : elles sont chiffrées, et il est "
                "demandé à chaque démarrage. Personne ne peut le retrouver à votre place."
            )
        )
        self.field.set_label(self.tr("Code ou phrase"))
        self.second.set_label(self.tr("Encore une fois"))
        self.show_pin.setText(self.tr("Montrer ce que je tape"))
        self.go.setText(self.tr("Protéger et continuer"))
        self._back.setText(self.tr("Annuler"))
        for button in (self.go, self._back):
            button.updateGeometry()
        self._judge()

    def _judge(self) -> None:
        level = strength_of(self.pin.text()) if self.pin.text() else 0
        words = (
            self.tr("Au moins six caractères ; ni suite comme 123456, ni caractère répété. Quatre mots valent mieux."),
            self.tr("Accepté, mais faible : quelques mots au hasard tiendraient bien plus longtemps."),
            self.tr("Bon."),
            self.tr("Solide."),
        )[level]
        self.strength.set_level(level, words)
        self._judged.setText(words)
        self.field.set_error("")

    def _reveal(self, shown: bool) -> None:
        for edit in (self.pin, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _send(self) -> None:
        if not strength_of(self.pin.text()):
            self.field.set_error(self._judged.text())
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.pin.text() != self.again.text():
            self.second.set_error(self.tr("Les deux saisies diffèrent."))
            self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.second.set_error("")
            self.chosen.emit(self.pin.text())


class UnlockStep(QWidget):
    """Asks for the PIN of a profile."""

    sent = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar("", 56, round_shape=True)
        self._name = TextLabel("", 20, 700)
        self._firm = TextLabel("", 13, 400, "text2")
        self.pin = _secret()
        self.field = Field("", self.pin)
        self.go = Button("", "primary", "lock-open", 40)
        self._back = Button("", "ghost", "arrow-left")
        who = hbox(self._avatar, vbox(self._name, self._firm, spacing=2), None, spacing=14)
        self.setLayout(vbox(who, 8, self.field, 8, hbox(self._back, None, self.go), spacing=12))
        self.go.clicked.connect(lambda _=False: self._send())
        self.pin.returnPressed.connect(self._send)
        self._back.clicked.connect(lambda _=False: self.back.emit())
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts."""
        self.field.set_label(self.tr("Votre code"))
        self.go.setText(self.tr("Ouvrir"))
        self._back.setText(self.tr("Retour"))
        for button in (self.go, self._back):
            button.updateGeometry()

    def begin(self, card: ProfileCard) -> None:
        """Asks for the PIN of one profile."""
        self._avatar.set_name(card.person)
        self._name.setText(card.person)
        self._firm.setText(card.firm)
        self.pin.clear()
        self.field.set_error("")
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Waits while the PIN is tried: a third of a second on purpose."""
        self.go.setEnabled(not busy)
        self.pin.setEnabled(not busy)

    def refuse(self, words: str) -> None:
        """Says why the profile did not open, and asks again."""
        self.set_busy(False)
        self.field.set_error(words)
        self.pin.selectAll()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        if self.pin.text():
            self.set_busy(True)
            self.sent.emit(self.pin.text())


def _secret() -> LineEdit:
    edit = LineEdit("", "", "key-round")
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
