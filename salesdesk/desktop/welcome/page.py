"""Bienvenue: first start in three steps; later the choice of a profile and its PIN."""

import webbrowser
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.config.paths import Paths
from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated, install_language, language
from salesdesk.desktop.jobs import CancelToken, Jobs, Progress
from salesdesk.desktop.welcome.parts import StepLine
from salesdesk.desktop.welcome.repairing import Repairing
from salesdesk.desktop.welcome.steps import AddressStep, ChooseStep, ProtectStep, UnlockStep, WaitStep
from salesdesk.desktop.widgets import (
    Avatar,
    Banner,
    Card,
    IconButton,
    ScrollColumn,
    SegmentControl,
    TextLabel,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import joining, profiles
from salesdesk.services.joining import KeyringPort, SignedIn
from salesdesk.services.profiles import OpenProfile, ProfileCard
from salesdesk.services.signing_in import OpenBrowser, sign_in

_WIDTH = 560


class WelcomePage(Retranslated, QWidget):
    """What is shown while no profile is open.

    Args:
        paths: Where profiles live.
        jobs: Where work runs.
        messages: Words of message keys.
        cards: The profiles of this machine.
        wanted: Profile to open at once if it asks for a PIN; empty to let the person choose.
        make_sample: Makes the sample company and returns its profile; None where it is not offered.
        open_browser: Opens an address in the browser.
        keyring: Gives the system's keyring, None when there is none to trust.
    """

    profile_chosen = Signal(str, object)
    """Profile to open, and its PIN or None."""
    language_chosen = Signal(str)
    """``fr`` or ``en``, after it was applied."""
    theme_chosen = Signal(str)
    """``light`` or ``dark``, after it was applied."""

    def __init__(
        self, paths: Paths, jobs: Jobs, messages: Messages, cards: list[ProfileCard], wanted: str = "",
        make_sample: Callable[[], str] | None = None, *, open_browser: OpenBrowser = webbrowser.open,
        keyring: Callable[[], KeyringPort | None] = joining.system_keyring,
    ) -> None:  # fmt: skip
        super().__init__()
        self._paths, self._jobs, self._messages, self._make_sample = paths, jobs, messages, make_sample
        self._open_browser, self._keyring = open_browser, keyring
        self._cards = {card.profile_id: card for card in cards}
        self._chosen = ""
        self._signed: SignedIn | None = None
        self._profile: OpenProfile | None = None
        self._token: CancelToken | None = None
        self._ended = False
        self._place = -1
        self._pin: str | None = None
        self.choose = ChooseStep(cards, make_sample is not None)
        self.address, self.wait, self.protect, self.unlock = AddressStep(), WaitStep(), ProtectStep(), UnlockStep()
        self._steps: tuple[QWidget, ...] = (self.choose, self.address, self.wait, self.protect, self.unlock)
        self.step: QWidget = self.choose
        self.banner = Banner("", "danger")
        self._repairing = Repairing(paths, jobs, messages, self.banner, self._finish, self)
        self._line = StepLine()
        self._title, self._subtitle = TextLabel("", 20, 700), TextLabel("", 13, 400, "text2", wrap=True)
        self._languages = SegmentControl([("fr", "Français"), ("en", "English")], language())
        self._theme = IconButton("moon", self.tr("Changer de thème"), 36)
        self._build()
        self._connect()
        self.retranslate()
        self._begin(wanted)

    def _build(self) -> None:
        brand = hbox(Avatar("S", 44, brand=True), vbox(self._title, self._subtitle, spacing=2), spacing=14)
        brand.setStretch(1, 1)
        column = vbox(brand, 4, self._line, self.banner, *self._steps, spacing=14, margins=(28, 26, 28, 24))
        card = sized(Card(column), _WIDTH, 0)
        top = hbox(None, self._languages, self._theme, spacing=8, margins=(20, 16, 20, 0))
        middle = ScrollColumn(vbox(None, hbox(None, card, None, spacing=0), None, spacing=0, margins=(20, 8, 20, 40)))
        outer = vbox(top, middle, spacing=0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        self.banner.hide()

    def _connect(self) -> None:
        self.choose.profile_wanted.connect(self._choose_profile)
        self.choose.join_wanted.connect(lambda: self._go(self.address, 0))
        self.choose.sample_wanted.connect(self._sample)
        self.address.sent.connect(self._sign_in)
        self.address.back.connect(self._start_again)
        self.wait.cancelled.connect(self._cancel)
        self.wait.again.connect(self._first_sync)
        self.protect.chosen.connect(self._join)
        self.protect.back.connect(self._start_again)
        self.unlock.sent.connect(self._try)
        self.unlock.back.connect(self._start_again)
        self._languages.chosen.connect(self._speak)
        self._theme.clicked.connect(lambda _=False: self._turn_theme())

    def _begin(self, wanted: str) -> None:
        paths, keys = self._paths, list(self._cards)

        def locked() -> frozenset[str]:
            return frozenset(key for key in keys if _asks_pin(paths, key))

        self._jobs.read(self, locked, self.choose.show_locks)
        if wanted in self._cards:
            self._ask_pin(wanted)
        else:
            self._go(self.choose)

    def retranslate(self) -> None:
        """Sets the texts."""
        self._theme.set_name(self.tr("Changer de thème"))
        self._languages.choose(language())
        for step in (self.choose, self.address, self.wait, self.protect, self.unlock):
            step.retranslate()
        self._show_head()

    def _show_head(self) -> None:
        joining_now = self._place >= 0
        self._line.setVisible(joining_now)
        self._title.setText(self.tr("Rejoindre mon entreprise") if joining_now else self.tr("Bienvenue dans SalesDesk"))
        self._subtitle.setText(self.tr("Préparer, tenir et conclure chaque conversation, avec ou sans réseau."))
        self._subtitle.setVisible(not joining_now)
        if joining_now:
            titles = (self.tr("1. Connexion"), self.tr("2. Protection"), self.tr("3. Vos données"))
            self._line.set_steps(titles, self._place)

    def _go(self, step: QWidget, place: int = -1) -> None:
        self._place = place
        self.banner.hide()
        self.step = step
        for one in self._steps:
            # Hidden, not stacked: the card is as high as the step in front.
            one.setVisible(one is step)
        self._show_head()
        first: dict[QWidget, QWidget] = {
            self.address: self.address.address, self.protect: self.protect.pin, self.unlock: self.unlock.pin,
        }  # fmt: skip
        if step in first:
            first[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_again(self) -> None:
        self._signed = None
        self._go(self.choose)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, SalesDeskError):
            said = self._messages.explain(error)
            self.banner.set_message(said.what, "danger", f"{said.safe} {said.do}".strip())
            self.banner.show()

    # --- profiles of this machine ---

    def _choose_profile(self, profile_id: str) -> None:
        paths = self._paths

        def show(asks: bool) -> None:
            if asks:
                self._ask_pin(profile_id)
            else:
                self._chosen = profile_id
                self._try(None)

        self.banner.hide()
        self._jobs.read(self, lambda: _asks_pin(paths, profile_id), show, key="chosen")

    def _ask_pin(self, profile_id: str) -> None:
        self._chosen = profile_id
        self.unlock.begin(self._cards[profile_id])
        self._go(self.unlock)

    def _try(self, pin: str | None) -> None:
        paths, wanted = self._paths, self._chosen

        def refused(error: Exception) -> None:
            wrong = isinstance(error, SalesDeskError) and error.key == "secrets.wrong_pin"
            self.unlock.set_busy(False)
            if wrong and isinstance(error, SalesDeskError):
                said = self._messages.explain(error)
                self.unlock.refuse(f"{said.what} {said.do}")
            elif isinstance(error, SalesDeskError) and error.key == "secrets.pin_needed":
                self._ask_pin(wanted)
            elif isinstance(error, SalesDeskError) and error.key == "store.damaged":
                self._repairing.offer(error, wanted, pin)
            else:
                self._tell(error)

        self._jobs.write(
            self, lambda: joining.try_open(paths, wanted, pin), lambda _: self._finish(wanted, pin), refused
        )

    def _finish(self, profile_id: str, pin: str | None) -> None:
        if not self._ended:
            self._ended = True
            self.profile_chosen.emit(profile_id, pin)

    # --- the sample company ---

    def _sample(self) -> None:
        make = self._make_sample
        if make is None:
            return
        self._go(self.wait)
        self.wait.say(
            self.tr("L’entreprise d’exemple se prépare…"),
            self.tr("Huit commerciaux, six cents comptes, quatorze mois : quelques secondes."),
            may_cancel=False,
            with_bar=False,
        )

        def failed(error: Exception) -> None:
            self._go(self.choose)
            self._tell(error)

        self._jobs.write(self, make, lambda made: self._finish(made, None), failed)

    # --- joining ---

    def _sign_in(self, address: str) -> None:
        try:
            invitation = joining.invitation_of(address)
        except SalesDeskError as error:
            said = self._messages.explain(error)
            self.address.field.set_error(f"{said.what} {said.do}")
            return
        self.address.field.set_error("")
        self._go(self.wait, 0)
        self.wait.say(
            self.tr("Terminez dans votre navigateur"),
            self.tr("Choisissez votre mot de passe si l’on vous invite, connectez-vous, puis revenez ici."),
            with_bar=False,
        )
        browser, messages = self._open_browser, self._messages

        def work(token: CancelToken, tell: Progress) -> SignedIn:
            if invitation:
                browser(invitation)
            return sign_in(
                address, joining.new_device(), open_browser=browser, messages=messages, now=profiles.wall_clock,
                cancelled=token.event,
            )  # fmt: skip

        def failed(error: Exception) -> None:
            self._go(self.address, 0)
            self._tell(error)

        self._token = self._jobs.background(self, work, self._signed_in, failed)

    def _signed_in(self, signed: SignedIn) -> None:
        self._signed = signed
        self._jobs.read(self, self._keyring, self._show_protect)

    def _show_protect(self, keyring: KeyringPort | None) -> None:
        if keyring is None:
            self._go(self.protect, 1)
        else:
            self._join(None, keyring)

    def _join(self, pin: str | None, keyring: KeyringPort | None = None) -> None:
        signed, paths = self._signed, self._paths
        if signed is None:
            return
        self._pin = pin
        self._show_fetching(may_cancel=False)

        def made(profile: OpenProfile) -> None:
            self._profile = profile
            self._first_sync()

        def failed(error: Exception) -> None:
            self._go(self.protect, 1)
            self._tell(error)

        self._jobs.write(self, lambda: joining.join(paths, signed, pin=pin, keyring=keyring), made, failed)

    def _show_fetching(self, *, may_cancel: bool) -> None:
        self._go(self.wait, 2)
        self.wait.say(
            self.tr("Vos données arrivent sur ce poste"),
            self.tr("Comptes, visites, conversations : ensuite, tout fonctionne sans réseau."),
            may_cancel=may_cancel,
        )

    def _first_sync(self) -> None:
        profile = self._profile
        if profile is None:
            return
        self._show_fetching(may_cancel=True)

        def work(token: CancelToken, tell: Progress) -> None:
            joining.first_sync(profile, cancelled=lambda: token.cancelled, progress=tell)
            token.check()

        def failed(error: Exception) -> None:
            self._tell(error)
            self.wait.offer_again()

        self._token = self._jobs.background(
            self,
            work,
            lambda _: self._close_and_finish(profile),
            failed,
            lambda share, _: self.wait.bar.set_value(share),
        )

    def _close_and_finish(self, profile: OpenProfile) -> None:
        # By the writing thread, which made it: its lock belongs to that thread.
        self._profile = None
        self._jobs.write(self, profile.close, lambda _: self._finish(profile.card.profile_id, self._pin))

    def _cancel(self) -> None:
        if self._token is not None:
            self._token.cancel()
            self._token = None
        profile, self._profile = self._profile, None
        if profile is not None:
            jobs, paths = self._jobs, self._paths
            # Behind the round that is ending: the store must not be closed under it.
            jobs.background(
                None, lambda _token, _tell: None, lambda _: jobs.write(None, lambda: joining.give_up(paths, profile))
            )
        self._start_again()

    # --- looks ---

    def _speak(self, chosen: str) -> None:
        if chosen == language():
            return
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._messages.set_language(Language(chosen))
        install_language(app, "en" if chosen == "en" else "fr", self._paths.cache / "i18n")
        self.language_chosen.emit(chosen)

    def _turn_theme(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        name: theme.ThemeName = "light" if theme.current().is_dark else "dark"
        theme.apply_theme(app, name)
        self.theme_chosen.emit(name)


def _asks_pin(paths: Paths, profile_id: str) -> bool:
    """Tells whether a profile asks for a PIN; one whose keys cannot be read says so when it is opened."""
    try:
        return profiles.needs_pin(paths, profile_id)
    except SalesDeskError:
        return False
