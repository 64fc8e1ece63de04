"""Réparation from the welcome page: a damaged profile is made again with one click, and what was saved is told."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from salesdesk.config.messages import Messages
from salesdesk.config.paths import Paths
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import Banner
from salesdesk.desktop.widgets.banner import BannerTone
from salesdesk.domain.errors import SalesDeskError
from salesdesk.services import repair
from salesdesk.services.repair import Repaired


class Repairing(QObject):
    """Offers the repair in a banner, does it, and offers to open what came of it.

    Args:
        paths: Where profiles live.
        jobs: Where work runs.
        messages: Words of message keys.
        banner: Where it is offered and told.
        open_profile: Opens a profile with its PIN, None where it needs none.
        parent: Qt owner.
    """

    def __init__(
        self, paths: Paths, jobs: Jobs, messages: Messages, banner: Banner,
        open_profile: Callable[[str, str | None], None], parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._paths, self._jobs, self._messages = paths, jobs, messages
        self._banner, self._open_profile = banner, open_profile
        self._next: Callable[[], None] | None = None
        banner.clicked.connect(self._go_on)

    def offer(self, error: SalesDeskError, profile_id: str, pin: str | None) -> None:
        """Says that a profile is damaged and offers to make it again.

        Args:
            error: What its opening raised.
            profile_id: Which one.
            pin: The PIN that was given, which is right.
        """
        said = self._messages.explain(error)
        self._say(said.what, "danger", f"{said.safe} {said.do}", self.tr("Réparer"))
        self._next = lambda: self._repair(profile_id, pin)

    def _go_on(self) -> None:
        step, self._next = self._next, None
        if step is not None:
            step()

    def _repair(self, profile_id: str, pin: str | None) -> None:
        paths = self._paths
        self._say(self.tr("Le profil se répare…"), "info", self.tr("Rien n’est supprimé : les fichiers sont gardés."))

        def failed(error: Exception) -> None:
            if isinstance(error, SalesDeskError):
                said = self._messages.explain(error)
                self._say(said.what, "danger", f"{said.safe} {said.do}")

        self._jobs.write(
            self,
            lambda: repair.rebuild(paths, profile_id, pin),
            lambda done: self._tell(done, profile_id, pin),
            failed,
        )

    def _tell(self, done: Repaired, profile_id: str, pin: str | None) -> None:
        text = self._messages.text
        told = [text("repair.unreadable", count=done.unreadable)] if done.unreadable else []
        if done.signs_in_again:
            told.append(text("repair.sign_in"))
        if done.aside:
            told.append(text("repair.aside", folder=str(done.aside[0].parent)))
        saved = text("repair.done", operations=done.operations, drafts=done.drafts)
        self._say(saved, "success", " ".join(told), self.tr("Ouvrir le profil"))
        self._next = lambda: self._open_profile(profile_id, pin)

    def _say(self, what: str, tone: BannerTone, detail: str, verb: str = "") -> None:
        self._next = None
        self._banner.set_message(what, tone, detail, verb)
        self._banner.show()
