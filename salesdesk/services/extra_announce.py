"""The announcement of extra work made ready (annonce): the message, to whom it can go, and the file it becomes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from salesdesk.config.formats import Language
from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.conversation import Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_clock import is_done
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import AccountId, ExtraWorkId
from salesdesk.domain.value import FORMULAS, Kind
from salesdesk.exchange.mailfile import Mail, Recipient, eml, fits, mailto
from salesdesk.reports.announce import AnnounceFacts, AnnounceMessage, announce_message
from salesdesk.services.recaps import language_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.conversations import people_of
from salesdesk.store.queries.figures import latest_figures
from salesdesk.store.queries.records import need

__all__ = ["AnnounceMessage", "Contact", "ExtraWork", "Recipient"]


_GAINS: Final = frozenset({Kind.CASH_ONCE, Kind.YEARLY_GAIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownGain:
    """What a figure of the account promises the client.

    Attributes:
        label_key: Message key of the name of its calculator.
        yearly: True for a gain of each year, False for cash released once.
        to_confirm: Whether an input of it is still to be confirmed.
        fits: Whether it belongs to the affair or the conversation from which the extra comes.
    """

    label_key: str
    cents: int
    yearly: bool
    to_confirm: bool
    fits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAnnouncement:
    """What the announcement begins with.

    Attributes:
        people: Whom it can go to: those of the account who did not ask to be left alone.
        asker: The one of them who asked, as far as the names tell; None when nobody matches.
        sender: Who works here.
        language: Language in which the client is written to.
        gains: What the figures of the account promise, those that fit first.
    """

    extra: ExtraWork
    account_name: str
    people: tuple[Contact, ...]
    asker: Contact | None
    sender: Recipient
    language: Language
    gains: tuple[KnownGain, ...] = ()

    @property
    def gain(self) -> KnownGain | None:
        """The one gain to begin with: of what fits and is confirmed; None when there is no such one, or several."""
        fitting = [one for one in self.gains if one.fits and not one.to_confirm]
        return fitting[0] if len(fitting) == 1 else None

    def message(
        self,
        language: Language,
        *,
        to: Contact | None,
        price_cents: int | None,
        gain_cents: int | None,
        gain_yearly: bool = False,
    ) -> AnnounceMessage:
        """Writes the message anew.

        Args:
            language: Of the client.
            to: Whom it goes to; None for nobody named.
            price_cents: The price as it is typed now.
            gain_cents: The gain as it is typed now.
            gain_yearly: Whether that gain comes each year.

        Returns:
            Subject and body.
        """
        # Whoever is written to is not spoken of in the third person.
        third = "" if to is not None and to is self.asker else self.extra.asked_by
        facts = AnnounceFacts(
            what=self.extra.what,
            asked_on=self.extra.asked_on,
            greeted=to.full_name if to else "",
            asked_by=third,
            price_cents=price_cents,
            gain_cents=gain_cents,
            gain_yearly=gain_yearly,
            done=is_done(self.extra),
            signed=self.sender.name,
        )
        return announce_message(facts, language)


def ready(workspace: Workspace, extra_id: ExtraWorkId) -> ReadyAnnouncement:
    """Reads what the announcement of an extra begins with.

    Args:
        workspace: Where.
        extra_id: The extra.

    Returns:
        All of it.

    Raises:
        ConflictError: The extra was deleted meanwhile.
    """
    me = workspace.me()
    with workspace.read() as connection:
        extra = need(connection, ExtraWork, extra_id)
        account = need(connection, Account, extra.account_id)
        people = people_of(connection, workspace.org_id, AccountId(extra.account_id))
        figures = latest_figures(connection, workspace.org_id, AccountId(extra.account_id))
    reachable = tuple(one for one in people if not one.opposed)
    name = extra.asked_by.casefold()
    asker = next((one for one in reachable if name and _names(one, name)), None)
    return ReadyAnnouncement(
        extra=extra,
        account_name=account.name,
        people=reachable,
        asker=asker,
        sender=Recipient(me.name, me.email),
        language=language_of(account, Language(me.language) if me.language in tuple(Language) else Language.FRENCH),
        gains=tuple(sorted(_gains(figures, extra), key=lambda one: (not one.fits, one.to_confirm, -one.cents))),
    )


def _gains(figures: Iterable[Figure], extra: ExtraWork) -> Iterator[KnownGain]:
    for one in figures:
        known = FORMULAS.get(one.formula)
        # What costs us, or a ratio, is no gain of the client; nor is a figure of a calculator not known here.
        if known is None or known.kind not in _GAINS:
            continue
        yearly = known.kind is Kind.YEARLY_GAIN
        cents = one.yearly_likely_cents if yearly else one.cash_likely_cents
        if cents is not None and cents > 0:
            same = ((one.opportunity_id, extra.opportunity_id), (one.conversation_id, extra.conversation_id))
            fits = any(own is not None and own == its for own, its in same)
            yield KnownGain(label_key=known.label_key, cents=cents, yearly=yearly, to_confirm=one.to_confirm, fits=fits)


def _names(contact: Contact, asked_by: str) -> bool:
    last = contact.last_name.casefold()
    return bool(last) and last in asked_by.replace(".", " ").split()


def mail_link(to: Contact | None, subject: str, body: str) -> tuple[str, bool]:
    """Makes the address that opens the message in the person's mail program.

    Args:
        to: Whom it goes to; None or somebody without an address leaves that to the mail program.
        subject: As edited.
        body: As edited.

    Returns:
        The address, and whether the text is in it; one too long for every system is left out of it.
    """
    addresses = [to.email] if to is not None and to.email else []
    whole = mailto(addresses, subject, body)
    return (whole, True) if fits(whole) else (mailto(addresses, subject), False)


def save_mail(
    workspace: Workspace, about: ReadyAnnouncement, to: Contact | None, *, subject: str, body: str, path: Path
) -> None:
    """Writes the message as a file that a mail program opens ready to be sent.

    Args:
        workspace: Where.
        about: What is announced; the message written again keeps its name.
        to: Whom it goes to; None or somebody without an address leaves that to the mail program.
        subject: As edited.
        body: As edited.
        path: The file.

    Raises:
        UserError: The file cannot be written.
    """
    recipients = (Recipient(to.full_name, to.email),) if to is not None and to.email else ()
    mail = Mail(id=about.extra.id, sender=about.sender, to=recipients, subject=subject, body=body, at=workspace.now())
    try:
        path.write_bytes(eml(mail))
    except OSError as error:
        raise UserError("extra.file_not_written", path=str(path)) from error
