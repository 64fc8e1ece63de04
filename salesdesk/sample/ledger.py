"""All records of the sample (registre), and what they need in common: the processes, the products, the people."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from salesdesk.config.resources import resource_path
from salesdesk.domain.ids import ENTROPY_BYTES, PriceId, ProcessVersionId, ProductId, uuid7
from salesdesk.domain.nouns import NOUN_OF, NOUNS
from salesdesk.domain.process import Process
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.products import Price, Product
from salesdesk.exchange.processfile import read_process
from salesdesk.sample.banks import PRODUCTS
from salesdesk.sample.draw import BEFORE_HISTORY, Draw
from salesdesk.sample.people import Staff

PROCESS_FILES = ("distribution-industrielle.yaml", "expertise-comptable.yaml")
REVISED_DAY = -64
REVISED_QUESTION = "q6"
_REWORDED = (
    (
        "Combien de livraisons urgentes par mois, et qui les demande",
        "Combien de livraisons urgentes le mois dernier, et qui les a demandées",
    ),
    (
        "How many urgent deliveries a month, and who asks for them",
        "How many urgent deliveries last month, and who asked for them",
    ),
)
NOTES = (
    "La question sur les urgences porte sur le mois dernier, que le client a en tête. Proposée par Loïc Kervadec-Prat."
)
PRICE_LIST = "Tarif général"
_SECTOR_LIST = "Tarif contrats cadres"


@dataclass(slots=True)
class Ledger:
    """Records by noun, in the order in which they were made."""

    by_noun: dict[str, list[Any]] = field(default_factory=lambda: {noun.name: [] for noun in NOUNS})

    def add(self, *records: Any) -> None:
        """Adds records."""
        for record in records:
            self.by_noun[NOUN_OF[type(record)].name].append(record)

    def in_order(self) -> Iterator[Any]:
        """Yields every record, what others refer to before them: nouns in their order, head companies first."""
        for noun in NOUNS:
            records = self.by_noun[noun.name]
            if noun.name == "account":
                records = sorted(records, key=lambda account: account.parent_id is not None)
            yield from records


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What the whole firm shares.

    Attributes:
        process: The process that its opportunities follow.
        version: Its first published version.
        revised: Its second one, which opportunities opened since then follow: a rep proposed the change.
    """

    draw: Draw
    ledger: Ledger
    people: Staff
    process: Process
    version: ProcessVersion
    revised: ProcessVersion
    products: tuple[Product, ...]

    def version_at(self, day: int) -> ProcessVersion:
        """Returns the version in force on a working day."""
        return self.version if day <= REVISED_DAY else self.revised


def open_book(draw: Draw, people: Staff) -> Book:
    """Publishes both shipped processes, the products and their prices, and writes the firm's people down."""
    ledger = Ledger()
    ledger.add(people.organisation, *people.teams, *people.users)
    published = draw.days.at(BEFORE_HISTORY + 5, 600)
    processes = []
    for name in PROCESS_FILES:
        text = resource_path("processes", name).read_text("utf-8")
        process = read_process(text, source=name)
        version = ProcessVersion(
            id=ProcessVersionId(draw.id_at(published)),
            process_key=process.id,
            version=process.version,
            name=process.name.fr,
            content=text,
            published_at=published,
            published_by=people.sales_operations.id,
        )
        ledger.add(version)
        processes.append((process, version))
    process, version = processes[0]
    return Book(
        draw=draw,
        ledger=ledger,
        people=people,
        process=process,
        version=version,
        revised=_revision(draw, ledger, version),
        products=_catalogue(draw, ledger),
    )


def _revision(draw: Draw, ledger: Ledger, first: ProcessVersion) -> ProcessVersion:
    """Publishes the second version: one question asks for a month that the client remembers."""
    content = first.content.replace("  version: 1\n", "  version: 2\n", 1)
    for before, after in _REWORDED:
        assert before in content
        content = content.replace(before, after)
    read_process(content, source=PROCESS_FILES[0])
    published = draw.days.at(REVISED_DAY, 600)
    second = replace(
        first,
        # Not drawn: what is drawn after it stays as it was.
        id=ProcessVersionId(uuid7(int(published.timestamp() * 1000), first.id.bytes[-ENTROPY_BYTES:])),
        version=2,
        content=content,
        published_at=published,
        notes=NOTES,
    )
    ledger.add(second)
    return second


def _catalogue(draw: Draw, ledger: Ledger) -> tuple[Product, ...]:
    made = draw.days.at(BEFORE_HISTORY, 610)
    products = []
    for code, series, name, price_cents in PRODUCTS:
        product = Product(id=ProductId(draw.id_at(made)), name=name, code=code, series=series)
        products.append(product)
        ledger.add(product)
        for price_list, share in ((PRICE_LIST, 100), (_SECTOR_LIST, 92)):
            ledger.add(
                Price(
                    id=PriceId(draw.id_at(made)),
                    product_id=product.id,
                    price_list=price_list,
                    price_cents=price_cents * share // 100,
                    currency="EUR",
                    valid_from=draw.days.day(BEFORE_HISTORY),
                )
            )
    return tuple(products)
