"""The announcement of extra work: a message made ready, edited, sent by hand, then kept with its price and day."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from salesdesk.config.formats import Language
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.evidence_form import PastDay
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.value.form import ValueForm
from salesdesk.desktop.value.words import euros
from salesdesk.desktop.widgets import (
    Button,
    ComboBox,
    Field,
    FormRow,
    LineEdit,
    MoneyEdit,
    SegmentControl,
    TextEdit,
    TextLabel,
    hbox,
)
from salesdesk.services import extra_announce
from salesdesk.services.extra_announce import Contact, KnownGain, ReadyAnnouncement
from salesdesk.services.extra_steps import Announcement
from salesdesk.services.extra_tariffs import PriceList


class AnnounceForm(ValueForm):
    """Price, gain, to whom, and the message, which follows them until it is edited by hand.

    Args:
        desk: What it may ask of the program.
        about: What is announced.
        prices: The price list.
    """

    width_wanted = 580

    def __init__(self, desk: Desk, about: ReadyAnnouncement, prices: PriceList) -> None:
        super().__init__()
        self._desk, self._about, self._written = desk, about, ""
        self.column.addWidget(TextLabel(about.extra.what, 14, 600, wrap=True))
        self.tariff = ComboBox([(None, self.tr("Choisir au tarif"))])
        self.tariff.set_choices(
            [(None, self.tr("Choisir au tarif"))]
            + [(one.price_cents, f"{one.tariff.name} — {euros(one.price_cents)}") for one in prices.lines]
        )
        self.tariff.setCurrentIndex(0)
        known = about.gain if about.extra.gain_cents is None else None
        self.price = MoneyEdit(about.extra.price_cents)
        self.gain = MoneyEdit(known.cents if known else about.extra.gain_cents)
        self.figure = ComboBox()
        self.figure.set_choices(
            [(None, self.tr("Choisir un chiffrage"))] + [(one, self._gain_text(one)) for one in about.gains]
        )
        self.figure.set_value(known)
        self.to = ComboBox()
        people: list[tuple[object, str]] = [(None, self.tr("Personne en particulier"))]
        people += [(one.id, one.full_name) for one in about.people]
        self.to.set_choices(people)
        self.to.setCurrentIndex(0)
        if about.asker is not None:
            self.to.set_value(about.asker.id)
        self.language = SegmentControl(
            [(Language.FRENCH.value, "Français"), (Language.ENGLISH.value, "English")], about.language.value,
            self.tr("Langue du message"),
        )  # fmt: skip
        self.subject = LineEdit()
        self.body = TextEdit("", "", 14)
        self.on = PastDay(self.tr("Annoncé le"), lambda: desk.today)
        self._build(bool(prices.lines))
        attach_nudge(self.body, desk, lang=self.language.current, account_id=about.extra.account_id)
        self.setFocusProxy(self.price)
        self._write()

    def _build(self, has_prices: bool) -> None:
        self._price = Field(self.tr("Prix HT"), self.price)
        gain = Field(self.tr("Gain pour le client"), self.gain, optional=self.tr("facultatif"))
        tariff = Field(self.tr("Tarif du hors périmètre"), self.tariff)
        figure = Field(self.tr("Chiffrages du client"), self.figure)
        # Only hidden here: shown before they have a parent, they would be windows for a moment.
        for field, wanted in ((tariff, has_prices), (figure, bool(self._about.gains))):
            if not wanted:
                field.hide()
        self.again = Button(self.tr("Réécrire le message"), "ghost", "rotate-ccw", 28)
        self.copy = Button(self.tr("Copier"), "secondary", "copy", 32)
        self.mail = Button(self.tr("Ouvrir dans la messagerie"), "secondary", "mail", 32)
        self.file = Button(self.tr("Fichier .eml"), "secondary", "download", 32)
        for part in (
            FormRow(tariff, figure), FormRow(self._price, gain),
            FormRow(Field(self.tr("Pour"), self.to), Field(self.tr("Langue du message"), self.language)),
            Field(self.tr("Objet"), self.subject), Field(self.tr("Message"), self.body),
        ):  # fmt: skip
            self.column.addWidget(part)
        self.column.addLayout(hbox(self.copy, self.mail, self.file, None, self.again, spacing=8))
        self.column.addWidget(self.on)
        self.tariff.currentIndexChanged.connect(lambda _row: self._take_tariff())
        self.figure.currentIndexChanged.connect(lambda _row: self._take_figure())
        for money in (self.price, self.gain):
            money.value_changed.connect(lambda _cents: self._follow())
        self.to.currentIndexChanged.connect(lambda _row: self._follow())
        self.language.chosen.connect(lambda _key: self._follow())
        self.body.textChanged.connect(lambda: self.again.setVisible(self._is_edited()))
        self.again.clicked.connect(lambda _=False: self._write())
        self.copy.clicked.connect(lambda _=False: self._copy())
        self.mail.clicked.connect(lambda _=False: self._open_mail())
        self.file.clicked.connect(lambda _=False: self._save_file())

    def _take_tariff(self) -> None:
        price = self.tariff.value()
        if isinstance(price, int):
            self.price.set_cents(price)
            self._follow()

    def _gain_text(self, one: KnownGain) -> str:
        per_year = (
            self.tr("{name}\u00a0: {amount} par an") if one.yearly else self.tr("{name}\u00a0: {amount}, une fois")
        )
        text = per_year.format(name=self._desk.messages.text(one.label_key), amount=euros(one.cents))
        return self.tr("{figure} (à confirmer)").format(figure=text) if one.to_confirm else text

    def _take_figure(self) -> None:
        chosen = self.figure.value()
        if isinstance(chosen, KnownGain):
            self.gain.set_cents(chosen.cents)
            self._follow()

    def _is_yearly(self) -> bool:
        """Whether the gain that stands there is that of a figure that comes each year."""
        chosen = self.figure.value()
        return isinstance(chosen, KnownGain) and chosen.yearly and chosen.cents == self.gain.cents()

    def contact(self) -> Contact | None:
        """Whom it goes to; None for nobody in particular."""
        return next((one for one in self._about.people if one.id == self.to.value()), None)

    def _is_edited(self) -> bool:
        return self.body.toPlainText() != self._written

    def _follow(self) -> None:
        # What was edited by hand is the person's: it is never written over unasked.
        if not self._is_edited():
            self._write()

    def _write(self) -> None:
        made = self._about.message(
            Language(self.language.current()), to=self.contact(), price_cents=self.price.cents() or None,
            gain_cents=self.gain.cents() or None, gain_yearly=self._is_yearly(),
        )  # fmt: skip
        self.subject.setText(made.subject)
        self.subject.setCursorPosition(0)
        self.body.setPlainText(made.body)
        # As it comes back: Qt gives plain spaces for those that never break.
        self._written = self.body.toPlainText()
        self.again.hide()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.body.toPlainText())
        self._desk.shell.toast(self.tr("Message copié"))

    def _open_mail(self) -> None:
        address, whole = extra_announce.mail_link(self.contact(), self.subject.text(), self.body.toPlainText())
        if not whole:
            QApplication.clipboard().setText(self.body.toPlainText())
            self._desk.shell.toast(self.tr("Message trop long pour la messagerie\u202f: il est copié, collez-le."))
        QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))

    def _save_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        offered = str(Path(folder) / f"{self.tr('annonce')}.eml")
        name, _kind = QFileDialog.getSaveFileName(self, self.tr("Enregistrer le message"), offered, "EML (*.eml)")
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Writes the message as an e-mail file.

        Args:
            path: Where.
        """
        subject, body, contact = self.subject.text(), self.body.toPlainText(), self.contact()
        workspace, about = self._desk.workspace, self._about
        said = self.tr("Message enregistré")
        self._desk.jobs.write(
            self,
            lambda: extra_announce.save_mail(workspace, about, contact, subject=subject, body=body, path=path),
            lambda _none: self._desk.shell.toast(said),
        )

    def is_complete(self) -> bool:
        """A price is needed: an announcement without one is none."""
        priced = self.needs(self._price, bool(self.price.cents()), self.tr("Écrivez le prix annoncé au client."))
        return self.on.is_past() and priced

    def said(self) -> Announcement:
        """What was announced."""
        text = f"{self.subject.text().strip()}\n\n{self.body.toPlainText().strip()}".strip()
        return Announcement(
            text=text, price_cents=self.price.cents() or 0, gain_cents=self.gain.cents() or None, on=self.on.day()
        )
