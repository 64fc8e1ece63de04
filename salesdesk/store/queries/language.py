"""Reading for the value language (langage): the firm's weights and labelled sentences, the names known here."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection, select

from salesdesk.domain.accounts import Account, Contact
from salesdesk.domain.ids import LanguageWeightsId
from salesdesk.domain.language_labels import LanguageLabel, LanguageWeights
from salesdesk.domain.people import User
from salesdesk.store.engine import ORG
from salesdesk.store.queries.records import find, get
from salesdesk.store.tables import table_of


def weights_ids(connection: Connection, lang: str) -> tuple[LanguageWeightsId, ...]:
    """Returns the ids of the weights published in a language, the greatest version first."""
    table = table_of(LanguageWeights)
    statement = (
        select(table.c.id)
        .where(
            table.c.org_id == connection.info[ORG],
            table.c.deleted_stamp.is_(None),
            table.c.lang == lang,
        )
        .order_by(table.c.version.desc(), table.c.published_at.desc(), table.c.id)
    )
    return tuple(LanguageWeightsId(UUID(bytes=one)) for one in connection.execute(statement).scalars())


def weights_content(connection: Connection, record_id: LanguageWeightsId) -> str:
    """Returns the JSON of published weights; empty when they are gone."""
    found = get(connection, LanguageWeights, record_id)
    return found.content if found is not None else ""


def latest_version(connection: Connection, lang: str) -> int:
    """Returns the greatest version published in a language; 0 for none."""
    table = table_of(LanguageWeights)
    found = find(connection, LanguageWeights, table.c.lang == lang, order_by=(table.c.version.desc(),), limit=1)
    return found[0].version if found else 0


def labels(connection: Connection, lang: str) -> tuple[LanguageLabel, ...]:
    """Returns the firm's labelled sentences of a language, in the order of their ids."""
    table = table_of(LanguageLabel)
    return tuple(find(connection, LanguageLabel, table.c.lang == lang, order_by=(table.c.id,)))


def names(connection: Connection) -> tuple[Iterable[str], Iterable[str]]:
    """Returns the names of people and of companies known here."""
    contact, account, user = table_of(Contact), table_of(Account), table_of(User)
    org_id = connection.info[ORG]
    people = [
        f"{first} {last}"
        for first, last in connection.execute(
            select(contact.c.first_name, contact.c.last_name).where(contact.c.org_id == org_id)
        )
    ]
    people += connection.execute(select(user.c.name).where(user.c.org_id == org_id)).scalars()
    companies = list(connection.execute(select(account.c.name).where(account.c.org_id == org_id)).scalars())
    return people, companies
