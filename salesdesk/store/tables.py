"""The tables of the synced nouns, one a noun, derived from the record classes (laptop and server alike).

Every value is stored in its wire form (``salesdesk.domain.wire``), so that sync copies rows from one database to
another without touching a value. Beside the fields of its record a row carries what sync needs:

- ``scope_id`` who shares it; ``rev`` the server's revision that last changed it, 0 when the server has not seen it;
- ``stamp`` the stamp of every field that ``stamps`` (MessagePack, field to stamp) does not name;
- ``deleted_stamp`` when it was deleted: a tombstone, kept until every device has seen it;
- ``<field>_state`` the CRDT state of a text field.

There is no foreign key between synced rows: the feed sends each row at its latest revision, so that a child can come
before its parent; and the organisation comes first in every key, as a sharded server needs.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import BigInteger, Column, Float, Index, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from salesdesk.domain.change import Merge
from salesdesk.domain.nouns import NOUN_OF, NOUNS, Noun
from salesdesk.domain.wire import FieldForm, WireKind, forms_of

METADATA: Final = MetaData()

COLUMN_TYPES: Final[Mapping[WireKind, type[TypeEngine[Any]]]] = MappingProxyType(
    {
        WireKind.IDENTIFIER: LargeBinary,
        WireKind.TEXT: Text,
        WireKind.WHOLE: BigInteger,
        WireKind.REAL: Float,
        WireKind.FLAG: BigInteger,
        WireKind.INSTANT: BigInteger,
        WireKind.DAY: Text,
        WireKind.CHOICE: Text,
        WireKind.TEXTS: Text,
    }
)

SYNC_COLUMNS: Final = ("scope_id", "rev", "stamp", "stamps", "deleted_stamp")

# Beyond (organisation, scope, revision), the orders in which screens read. A child is found by its scope.
_INDEXED: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "user": (("email",),),
        "account": (("name",), ("siren",), ("external_ref",)),
        "ownership": (("user_id",),),
        "visit": (("rep_id", "starts_on"),),
        "conversation": (("rep_id", "created_at"), ("visit_id",)),
        "commitment": (("due_on",),),
        "opportunity": (("owner_id",), ("external_ref",)),
        "evidence": (("opportunity_id",),),
        "coaching_note": (("conversation_id",),),
        "conflict": (("record_id",),),
        "message_use": (("message_key",),),
        "attachment": (("sha256",),),
    }
)


def state_column(field: str) -> str:
    """Names the column that holds the CRDT state of a text field."""
    return f"{field}_state"


def text_fields(noun: Noun) -> tuple[str, ...]:
    """Returns the names of the fields of a noun that are merged letter by letter."""
    return tuple(form.name for form in forms_of(noun.record) if form.merge is Merge.TEXT)


def _column(noun: Noun, form: FieldForm) -> Column[Any]:
    info = {
        "purpose": noun.purpose,
        "basis": str(noun.basis),
        "retention": str(noun.retention),
        "personal": form.name in noun.personal,
    }
    return Column(
        form.name, COLUMN_TYPES[form.kind](), nullable=form.optional, primary_key=form.name == "id", info=info
    )


def _table(noun: Noun) -> Table:
    columns: list[Column[Any]] = [Column("org_id", LargeBinary(), primary_key=True)]
    columns += [_column(noun, form) for form in forms_of(noun.record)]
    columns += [Column(state_column(name), LargeBinary()) for name in text_fields(noun)]
    columns += [
        Column("scope_id", LargeBinary(), nullable=False),
        Column("rev", BigInteger(), nullable=False),
        Column("stamp", LargeBinary(), nullable=False),
        Column("stamps", LargeBinary()),
        Column("deleted_stamp", LargeBinary()),
    ]
    table = Table(noun.name, METADATA, *columns)
    Index(f"ix_{noun.name}_feed", table.c.org_id, table.c.scope_id, table.c.rev)
    # What changed since a cursor, whatever the scope: without it each pull would look into every scope of the person.
    Index(f"ix_{noun.name}_rev", table.c.org_id, table.c.rev)
    for names in _INDEXED.get(noun.name, ()):
        Index(f"ix_{noun.name}_{'_'.join(names)}", table.c.org_id, *(table.c[name] for name in names))
    return table


TABLES: Final[Mapping[str, Table]] = MappingProxyType({noun.name: _table(noun) for noun in NOUNS})


def table_of(record: type[Any]) -> Table:
    """Returns the table of a record class.

    Raises:
        KeyError: The class is no noun of ``salesdesk.domain.nouns``.
    """
    return TABLES[NOUN_OF[record].name]
