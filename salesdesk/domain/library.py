"""The library of messages (bibliothèque): client cases, answers to objections, and what became of each in a visit.

Marketing owns it, reps use it, and the use tells which messages work.
Source: product.md 1, marketing owns messages and client cases and sees which are used; 2.6, Echo.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from salesdesk.domain.change import MEMBERS
from salesdesk.domain.ids import ClientCaseId, ConversationId, MessageUseId, ObjectionAnswerId, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCase:
    """What another client gained, told with his agreement (cas client).

    Attributes:
        client: Name under which he may be told, or what he is ("une fromagerie de l'Aveyron").
        sector: His trade; empty for any.
        before: The problem in his words.
        result: What changed, in his words.
        language: Language in which it is written, ``fr`` or ``en``.
        formula: Calculator that his gain belongs to; None when it fits none.
        yearly_cents: His measured yearly gain; None when it was not measured in euros.
        cash_cents: Cash released once; None likewise. Never added to the yearly gain.
        process_key: Process that it serves; None for all.
        stage_keys: Stages where it helps; empty for all.
        roles: Buying roles that it speaks to; empty for all.
        tags: Words by which it is found.
        agreed_on: Day on which the client agreed to be quoted; None while he has not: then it is not shown to clients.
        file_name: Name of the attached sheet; empty without one.
        file_sha256: SHA-256 of that file, 64 hexadecimal digits; empty without one.
        file_bytes: Its length.
    """

    id: ClientCaseId
    title: str
    client: str
    before: str
    result: str
    created_at: datetime
    created_by: UserId
    language: str = "fr"
    sector: str = ""
    formula: str | None = None
    yearly_cents: int | None = None
    cash_cents: int | None = None
    process_key: str | None = None
    stage_keys: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    roles: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    tags: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    agreed_on: date | None = None
    file_name: str = ""
    file_sha256: str = ""
    file_bytes: int = 0
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionAnswer:
    """An objection and the answer that the firm proposes (réponse à une objection), beside those of the process.

    Attributes:
        objection: The client's words.
        answer: The rep's words; placeholders are those of ``formula``.
        question: Question to come back to; empty without one.
        language: ``fr`` or ``en``.
        process_key: Process that it serves; None for all.
        stage_keys: Stages where it is heard; empty for all.
        roles: Buying roles that say it; empty for all.
    """

    id: ObjectionAnswerId
    objection: str
    answer: str
    created_at: datetime
    created_by: UserId
    language: str = "fr"
    question: str = ""
    formula: str | None = None
    process_key: str | None = None
    stage_keys: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    roles: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    tags: tuple[str, ...] = field(default=(), metadata=MEMBERS)
    retired_at: datetime | None = None


class MessageKind(StrEnum):
    """What was said."""

    POINT = "point"
    OBJECTION = "objection"
    OBJECTION_ANSWER = "objection_answer"
    CLIENT_CASE = "client_case"


class MessageOutcome(StrEnum):
    """What became of a message; ``echoed``: it came back in the client's own written proof."""

    SAID = "said"
    TAKEN = "taken"
    REFUSED = "refused"
    ECHOED = "echoed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageUse:
    """One use of a message in a visit (emploi), without the name of the rep or of the client.

    Everybody in the firm reads it, so that marketing sees which messages work; it names nobody.

    Attributes:
        message_key: Id of the point or objection in its process, or id of the case or answer as text.
        conversation_id: A random id that only those who see the conversation can follow.
    """

    id: MessageUseId
    kind: MessageKind
    message_key: str
    outcome: MessageOutcome
    said_on: date
    conversation_id: ConversationId | None = None
    process_key: str | None = None
    stage_key: str | None = None
    buying_role: str | None = None
