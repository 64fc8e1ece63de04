"""The announcement of extra work made ready (annonce): the message, to whom it can go, and the file it becomes."""

from dataclasses import dataclass
from pathlib import Path

from salesdesk.config.formats import Language
from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.errors import UserError
from salesdesk.domain.extra_clock import is_done
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import AccountId, ExtraWorkId
from salesdesk.exchange.mailfile import Mail, Recipient, eml, fits, mailto
from salesdesk.reports.announce import AnnounceFacts, AnnounceMessage, announce_message
from salesdesk.services.recaps import language_of
from salesdesk.services.workspace import Workspace
from salesdesk.store.queries.conversations import people_of
from salesdesk.store.queries.records import need

__all__ = ["AnnounceMessage", "Contact", "ExtraWork", "Recipient"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyAnnouncement:
    """What the announcement begins with.

    Attributes:
        people: Whom it can go to: those of the account who did not ask to be left alone.
        asker: The one of them who asked, as far as the names tell; None when nobody matches.
        sender: Who works here.
        language: Language in which the client is written to.
    """

    extra: ExtraWork
    account_name: str
    people: tuple[Contact, ...]
    asker: Contact | None
    sender: Recipient
    language: Language

    def message(
        self, language: Language, *, to: Contact | None, price_cents: int | None, gain_cents: int | None
    ) -> AnnounceMessage:
        """Writes the message anew.

        Args:
            language: Of the client.
            to: Whom it goes to; None for nobody named.
            price_cents: The price as it is typed now.
            gain_cents: The gain as it is typed now.

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
    )


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
