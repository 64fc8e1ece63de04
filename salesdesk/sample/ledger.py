"""All records of the sample (registre), and what they need in common: the processes, the products, the people."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from salesdesk.config.resources import resource_path
from salesdesk.domain.ids import PriceId, ProcessVersionId, ProductId
from salesdesk.domain.nouns import NOUN_OF, NOUNS
from salesdesk.domain.process import Process
from salesdesk.domain.process_versions import ProcessVersion
from salesdesk.domain.products import Price, Product
from salesdesk.exchange.processfile import read_process
from salesdesk.sample.banks import PRODUCTS
from salesdesk.sample.draw import BEFORE_HISTORY, Draw
from salesdesk.sample.people import Staff

PROCESS_FILES = ("distribution-industrielle.yaml", "expertise-comptable.yaml")
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
        version: Its published version.
    """

    draw: Draw
    ledger: Ledger
    people: Staff
    process: Process
    version: ProcessVersion
    products: tuple[Product, ...]


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
    products = _catalogue(draw, ledger)
    return Book(
        draw=draw, ledger=ledger, people=people, process=processes[0][0], version=processes[0][1], products=products
    )


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
