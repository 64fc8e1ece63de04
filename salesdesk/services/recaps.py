"""The recap to the client (compte rendu): drafted from what is kept, edited, sent by hand, and noted as sent.

Source: product.md 2.3 and 2.15.
"""

from dataclasses import dataclass, replace
from typing import Final

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.client_lines import NoteLine, client_lines, is_ours
from salesdesk.domain.conversation import Conversation, Figure
from salesdesk.domain.errors import UserError
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ConversationId
from salesdesk.domain.saying import Saying
from salesdesk.domain.value import Kind
from salesdesk.exchange.mailfile import Mail, MailPart, Recipient, eml, fits, mailto
from salesdesk.reports.recap import Recap, RecapContent, recap, recap_html, with_line, without_line
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.workspace import Workspace

__all__ = [
    "Language", "Recap", "RecapDraft", "RecapPerson", "draft", "language_of", "mail_file", "mail_link", "mark_sent",
    "recap_html", "with_line", "without_line",
]  # fmt: skip

_HIS: Final = frozenset({Kind.CASH_ONCE, Kind.YEARLY_GAIN, Kind.CLIENT_COST})
"""What the money of a figure must be for the client to read it: his gain or his cost, never ours."""
_FRENCH_SPOKEN: Final = frozenset({"FR", "BE", "LU", "MC", "CH", "GP", "MQ", "GF", "RE", "YT", "NC", "PF"})


@dataclass(frozen=True, slots=True)
class RecapPerson:
    """Somebody at the client.

    Attributes:
        present: Whether he was there.
        excluded: Why he cannot get it; None when he can.
    """

    contact: Contact
    present: bool
    excluded: Saying | None


@dataclass(frozen=True, slots=True)
class RecapDraft:
    """A recap ready to be edited.

    Attributes:
        language: In which it is written.
        people: Who may get it, those present first.
        lines: Lines of the notes to choose from.
        chosen: Those that are in it.
        told: Title that stands above them.
        left_out: How many lines and promises are not even offered.
        sender: Who writes.
    """

    recap: Recap
    language: Language
    people: tuple[RecapPerson, ...]
    lines: tuple[NoteLine, ...]
    chosen: frozenset[str]
    told: str
    left_out: int
    sender: Recipient


def language_of(account: Account, screens: Language) -> Language:
    """Finds in which language a client is written to.

    Args:
        account: The client; his country decides.
        screens: Language of the screens, for a country that is not known.
    """
    country = (account.country or "").strip().upper()
    if not country:
        return screens
    return Language.FRENCH if country in _FRENCH_SPOKEN else Language.ENGLISH


def draft(
    workspace: Workspace, view: ConversationView, language: Language, chosen: frozenset[str] | None = None
) -> RecapDraft:
    """Drafts the recap of a conversation.

    Args:
        workspace: Who works.
        view: The conversation.
        language: In which to write.
        chosen: Lines of the notes to put in; None for those below a heading that names the client.

    Returns:
        The draft, made of kinds of things that a client reads; of the notes only what was chosen.
    """
    me, talk, messages = workspace.me(), view.conversation, Messages(language)
    internal = [one.what for one in view.practices]
    found = client_lines(talk.notes, internal)
    wanted = frozenset(one.text for one in found.lines if (one.meant if chosen is None else one.text in chosen))
    present = [one for one in view.contacts if str(one.id) in talk.participants]
    made = [one for one in (*view.ledger.theirs, *view.ledger.ours) if one.conversation_id == talk.id]
    promises = tuple(one for one in made if not is_ours(one.what, internal))
    following = view.next_visit
    content = RecapContent(
        account_name=view.account.name,
        held_on=view.visit.starts_on if view.visit else workspace.local(talk.started_at or talk.created_at).date(),
        sender=me.name,
        people=tuple(one.full_name for one in present),
        lines=tuple(one.text for one in found.lines if one.text in wanted),
        figures=_figures(view),
        promises=promises,
        extras=tuple(one for one in view.extras if one.status in (ExtraStatus.ANNOUNCED, ExtraStatus.ACCEPTED)),
        next_on=following.starts_on if following else None,
        next_minute=following.starts_minute if following else 0,
        next_theme=_theme(view, language, internal),
    )
    return RecapDraft(
        recap(content, messages), language, _people(view), found.lines, wanted, messages.text("recap.told"),
        found.left_out + len(made) - len(promises), Recipient(me.name, me.email),
    )  # fmt: skip


def _theme(view: ConversationView, language: Language, internal: list[str]) -> str:
    if view.next_visit is None or view.process is None:
        return ""
    known = {one.id: one.theme for one in view.process.conversations()}
    words = known.get(view.next_visit.conversation_key or "")
    theme = words.in_(language.value) if words is not None else ""
    return "" if is_ours(theme, internal) else theme


def _figures(view: ConversationView) -> tuple[Figure, ...]:
    known = {
        one.figure.id: one.figure for one in view.cards if one.figure is not None and one.formula.kind in _HIS
    }  # fmt: skip
    own = [one for one in known.values() if one.conversation_id == view.conversation.id or one.agreed_words]
    return tuple(sorted(own, key=lambda one: not one.agreed_words))


def _people(view: ConversationView) -> tuple[RecapPerson, ...]:
    present = set(view.conversation.participants)
    ordered = sorted(view.contacts, key=lambda one: (str(one.id) not in present, one.last_name))
    return tuple(RecapPerson(one, str(one.id) in present, _excluded(one)) for one in ordered)


def _excluded(contact: Contact) -> Saying | None:
    if contact.opposed:
        return Saying("recap.opposed", {"name": contact.full_name})
    if not (contact.email or "").strip():
        return Saying("recap.no_email", {"name": contact.full_name})
    return None


def _checked(written: Recap, people: tuple[Contact, ...], *, to_send: bool) -> None:
    if not written.body.strip():
        raise UserError("recap.empty")
    if to_send and not people:
        raise UserError("recap.nobody")


def mail_file(
    workspace: Workspace, conversation_id: ConversationId, written: RecapDraft, people: tuple[Contact, ...],
    parts: tuple[MailPart, ...] = (),
) -> bytes:  # fmt: skip
    """Writes the recap as an e-mail file.

    Args:
        workspace: Who works.
        conversation_id: Gives the message its name.
        written: The recap as edited.
        people: Who gets it; who opposed contact is left out whatever was ticked.
        parts: Files that go with it.

    Returns:
        The file; an empty text and an empty list of people are refused.
    """
    able = tuple(one for one in people if _excluded(one) is None)
    _checked(written.recap, able, to_send=True)
    return eml(
        Mail(
            id=conversation_id,
            sender=written.sender,
            to=tuple(Recipient(one.full_name, one.email or "") for one in able),
            subject=written.recap.subject,
            body=written.recap.body,
            at=workspace.local(workspace.now()),
            parts=parts,
        )
    )


def mail_link(written: RecapDraft, people: tuple[Contact, ...]) -> tuple[str, bool]:
    """Makes the address that opens the recap in the person's mail program.

    Args:
        written: The recap as edited.
        people: Who gets it.

    Returns:
        The address, and whether the text is in it; a text too long for every system is left out of it. An empty text
        and an empty list of people are refused.
    """
    able = tuple(one for one in people if _excluded(one) is None)
    _checked(written.recap, able, to_send=True)
    to = [one.email or "" for one in able]
    whole = mailto(to, written.recap.subject, written.recap.body)
    if fits(whole):
        return whole, True
    return mailto(to, written.recap.subject), False


def mark_sent(
    workspace: Workspace, conversation_id: ConversationId, *, initiator: object | None = None
) -> Conversation:
    """Notes that the client was sent the recap today."""
    with workspace.unit("undo_guide.recap_sent", initiator) as unit:
        after = replace(unit.need(Conversation, conversation_id), recap_sent_on=workspace.today())
        unit.put(after)
    return after
