"""Importing products and prices (« produits, tarif »): a product by its code or name, a price from today on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from salesdesk.domain.ids import PriceId, ProductId
from salesdesk.domain.imports import ClosedList, FieldChange
from salesdesk.domain.money import CURRENCIES
from salesdesk.domain.products import Price, Product
from salesdesk.domain.spelling import squeeze
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.planned import Bench, Planned, RowDraft, Tail, field_changes
from salesdesk.store.queries.records import find

_SHOWN: Final = ("name", "code", "series")


class CatalogueReading:
    """The products that are there, by name and by code.

    Args:
        bench: What the import works with.
    """

    def __init__(self, bench: Bench) -> None:
        self.by_form: dict[str, Product] = {}
        self.names: dict[str, ProductId] = {}
        for product in find(bench.connection, Product):
            if product.withdrawn_on is None:
                self.note(product)

    def note(self, product: Product) -> None:
        """Takes note of a product."""
        for text in (product.name, product.code):
            if text:
                self.by_form[squeeze(text)] = product
                self.names[text] = product.id


class CataloguePlanner:
    """One row a product; a price that differs from the latest is added to the price list from today on.

    Args:
        bench: What the import works with.
    """

    lists: Mapping[str, ClosedList] = {}
    surveys = False

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._request = bench.request
        self._known = CatalogueReading(bench)
        self._prices: dict[ProductId, Price] = {}
        for price in sorted(find(bench.connection, Price), key=lambda one: one.valid_from):
            if price.price_list == bench.request.price_list:
                self._prices[price.product_id] = price
        self._lines: dict[str, int] = {}

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Sees nothing beforehand: each row stands for itself."""

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads nothing: the catalogue is in memory."""

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one product."""
        draft = RowDraft(self._request, parsed)
        name, code = draft.text("name"), draft.text("code")
        first = self._lines.setdefault(squeeze(code or name), row.line)
        if name and first != row.line:
            draft.refuse("name", "importing.repeated_row", first=first)
        currency = parsed.currencies.get("price_cents", self._request.mapping.default_currency)
        if currency not in CURRENCIES:
            draft.refuse("price_cents", "importing.unknown_currency", currency=currency)
        if draft.value_cents < 0:
            draft.refuse("price_cents", "importing.negative_price")
        if draft.blocked:
            return draft.listed(name)
        known = self._known.by_form.get(squeeze(code or name))
        product = self._product(known, draft)
        changes = [*field_changes(known, product, _SHOWN)]
        puts: list[Any] = [product] if changes else []
        if "price_cents" in parsed.values:
            price, change = self._price(product.id, draft.value_cents, currency)
            puts += price
            changes += change
        self._known.note(product)
        return draft.taken(name, puts, changes, new=known is None)

    def _product(self, known: Product | None, draft: RowDraft) -> Product:
        name, code, series = (draft.text(field) for field in _SHOWN)
        if known is None:
            product_id = ProductId(self._bench.workspace.new_id())
            return Product(id=product_id, name=name, code=code or None, series=series or None)
        return replace(known, name=name, code=code or known.code, series=series or known.series)

    def _price(self, product_id: ProductId, cents: int, currency: str) -> tuple[list[Price], list[FieldChange]]:
        known, today = self._prices.get(product_id), self._bench.workspace.today()
        if known is not None and (known.price_cents, known.currency) == (cents, currency):
            return [], []
        if known is not None and known.valid_from == today:
            price = replace(known, price_cents=cents, currency=currency)
        else:
            price = Price(
                id=PriceId(self._bench.workspace.new_id()),
                product_id=product_id,
                price_list=self._request.price_list,
                price_cents=cents,
                currency=currency,
                valid_from=today,
            )
        self._prices[product_id] = price
        return [price], [FieldChange("price_cents", None if known is None else known.price_cents, cents)]

    def finish(self) -> Tail:
        """Nothing is left to write."""
        return Tail()
