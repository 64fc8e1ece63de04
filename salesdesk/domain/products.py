"""Products and prices (produits, tarif): what is sold and at what price."""

from dataclasses import dataclass
from datetime import date

from salesdesk.domain.ids import PriceId, ProductId


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something that the firm sells (produit)."""

    id: ProductId
    name: str
    code: str | None = None
    series: str | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The price of a product in one price list (tarif), from a day on."""

    id: PriceId
    product_id: ProductId
    price_list: str
    price_cents: int
    currency: str
    valid_from: date
