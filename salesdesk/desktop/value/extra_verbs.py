"""What is done with a line of extra work: its forms and use cases."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import words
from salesdesk.desktop.value.announce_form import AnnounceForm
from salesdesk.desktop.value.forms import AnswerForm, PracticeLinkForm, ReasonForm, RequestForm
from salesdesk.desktop.value.tab import Work
from salesdesk.desktop.widgets import Choice, Find
from salesdesk.domain.extra_clock import is_closed, is_done
from salesdesk.domain.extras import ExtraStatus, has_reached
from salesdesk.services import accounts, extra_announce, extra_steps, extra_tariffs, extra_work
from salesdesk.services.extra_announce import ReadyAnnouncement
from salesdesk.services.extra_ledger import ExtraWork, LedgerLine
from salesdesk.services.extra_tariffs import PriceList
from salesdesk.services.extra_work import Practice


def verbs_of(extra: ExtraWork) -> Sequence[str]:
    """Names the verbs that a line has now, the one that is due first.

    Args:
        extra: The line.

    Returns:
        Of ``announce``, ``answer``, ``done``, ``invoiced``, ``paid``, ``waive`` and ``stop``.
    """
    if is_closed(extra):
        return ()
    found = []
    if extra.accepted_on is None and not has_reached(extra.status, ExtraStatus.INVOICED):
        answered = extra.status is ExtraStatus.ACCEPTED
        told = extra.announced_on is not None or extra.status is ExtraStatus.ANNOUNCED
        if not answered:
            found += ["answer", "announce"] if told else ["announce", "answer"]
    if not is_done(extra):
        found.append("done")
    elif not has_reached(extra.status, ExtraStatus.INVOICED):
        found.append("invoiced")
    else:
        found.append("paid")
    found.append("waive")
    if not is_done(extra):
        found.append("stop")
    return found


def account_finder(desk: Desk, owner: QObject) -> Find:
    """Gives what finds accounts for a field.

    Args:
        desk: What it may ask of the program.
        owner: In whose name it reads.
    """
    workspace, jobs = desk.workspace, desk.jobs

    def find(typed: str, give: Callable[[Sequence[Choice]], None]) -> None:
        def names() -> list[Choice]:
            return [Choice(key, name) for key, name in accounts.names(workspace, typed)]

        jobs.read(owner, names, give, key="accounts")

    return find


class ExtraVerbs(QObject):
    """The gestures on extra work.

    Args:
        desk: What it may ask of the program.
        work: Carries them out.
    """

    def __init__(self, desk: Desk, work: Work) -> None:
        super().__init__(work)
        self._desk, self._work = desk, work
        self.form: AnnounceForm | AnswerForm | PracticeLinkForm | ReasonForm | RequestForm | None = None

    def run(self, verb: str, line: LedgerLine) -> None:
        """Runs a verb of :func:`verbs_of` or ``practice`` on a line; one that it has not now does nothing."""
        if verb == "practice" and not is_closed(line.extra):
            self.link(line)
            return
        if verb not in verbs_of(line.extra):
            return
        if verb in ("done", "invoiced", "paid"):
            self._mark(line.extra, ExtraStatus(verb))
        else:
            {"announce": self.announce, "answer": self.answer, "waive": self.waive, "stop": self.stop}[verb](line)

    def note(self) -> None:
        """Opens the form of a request."""
        form = RequestForm(account_finder(self._desk, self._work.page), lambda: self._desk.today)
        self.form = form

        def save() -> None:
            new = form.draft()
            work = partial(extra_work.note, self._desk.workspace, new, initiator=self._work.page)
            self._work.run(work, self.tr("Demande notée"))

        self._work.ask(self.tr("Demande hors périmètre"), form, self.tr("Noter la demande"), save)

    def announce(self, line: LedgerLine) -> None:
        """Reads what the announcement begins with, then opens its form."""
        workspace, extra_id = self._desk.workspace, line.id

        def read() -> tuple[ReadyAnnouncement, PriceList]:
            return extra_announce.ready(workspace, extra_id), extra_tariffs.price_list(workspace)

        self._desk.jobs.read(self._work.page, read, lambda found: self._open_announce(*found), key="announce")

    def _open_announce(self, about: ReadyAnnouncement, prices: PriceList) -> None:
        form = AnnounceForm(self._desk, about, prices)
        self.form = form

        def save() -> None:
            said = form.said()
            work = partial(extra_steps.announce, self._desk.workspace, about.extra.id, said, initiator=self._work.page)
            self._work.run(work, self.tr("Annonce gardée\u202f: la réponse du client fera preuve"))

        title = self.tr("Annoncer avant de commencer")
        self._work.ask(title, form, self.tr("Marquer comme annoncé"), save, about.account_name)

    def answer(self, line: LedgerLine) -> None:
        """Opens the form of the client's answer."""
        extra = line.extra
        price = words.euros(extra.price_cents) if extra.price_cents is not None else ""
        form = AnswerForm(extra.what, price, extra.reply, lambda: self._desk.today)
        self.form = form

        def save() -> None:
            gesture = extra_steps.accept if form.accepted() else extra_steps.refuse
            said, on = form.words.toPlainText(), form.on.day()
            work = partial(gesture, self._desk.workspace, extra.id, said, on=on, initiator=self._work.page)
            yes, no = self.tr("Accord gardé comme preuve"), self.tr("Refus gardé\u202f; le travail ne se fait pas")
            self._work.run(work, yes if form.accepted() else no)

        self._work.ask(self.tr("Réponse du client"), form, self.tr("Garder sa réponse"), save, line.account_name)

    def waive(self, line: LedgerLine) -> None:
        """Opens the form that gives a price up by name."""
        hint = self.tr("Votre nom et la date sont ajoutés\u202f; le montant compte dans les gestes.")
        form = ReasonForm(line.extra.what, hint, self.tr("Erreur de notre part"))
        self.form = form

        def save() -> None:
            why = form.said()
            work = partial(extra_steps.waive, self._desk.workspace, line.id, why, initiator=self._work.page)
            self._work.run(work, self.tr("Prix abandonné, à votre nom"))

        self._work.ask(self.tr("Renoncer au prix"), form, self.tr("Renoncer, à mon nom"), save, line.account_name)

    def link(self, line: LedgerLine) -> None:
        """Reads the practices of the account, then opens the form that says which of them caused the line."""
        workspace, account_id = self._desk.workspace, line.extra.account_id

        def open_form(found: Sequence[Practice]) -> None:
            form = PracticeLinkForm(line.extra, found)
            self.form = form

            def save() -> None:
                chosen = form.chosen()
                work = partial(extra_steps.link_practice, workspace, line.id, chosen, initiator=self._work.page)
                said = self.tr("Pratique rattachée") if chosen else self.tr("Aucune pratique rattachée")
                self._work.run(work, said)

            self._work.ask(self.tr("Pratique en cause"), form, self.tr("Rattacher"), save, line.account_name)

        self._desk.jobs.read(
            self._work.page, lambda: extra_work.practices_of(workspace, account_id), open_form, key="practices"
        )

    def stop(self, line: LedgerLine) -> None:
        """Stops the work."""
        work = partial(extra_steps.stop, self._desk.workspace, line.id, initiator=self._work.page)
        self._work.run(work, self.tr("Travail arrêté"))

    def _mark(self, extra: ExtraWork, status: ExtraStatus) -> None:
        said = {
            ExtraStatus.DONE: self.tr("Noté\u00a0: fait"), ExtraStatus.INVOICED: self.tr("Noté\u00a0: facturé"),
            ExtraStatus.PAID: self.tr("Noté\u00a0: payé"),
        }[status]  # fmt: skip
        work = partial(extra_steps.mark, self._desk.workspace, extra.id, status, initiator=self._work.page)
        self._work.run(work, said)
