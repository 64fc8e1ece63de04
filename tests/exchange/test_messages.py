"""Every key a read, a mapping or a check can give has its words in both languages."""

import inspect
import re
from types import ModuleType

import pytest

from salesdesk.config import geo
from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.domain import duplicates, identifiers, imports
from salesdesk.exchange import archive, csvfile, mapping, rowreader, tables, workbook

KEY = re.compile(r'"((?:import|identifiers|duplicates)\.[a-z_]+)"')
SPEAKING = (archive, csvfile, mapping, rowreader, tables, workbook, imports, identifiers, duplicates, geo)
NAMES = (
    "line column value file reason megabytes rows columns sheet limit field found expected name skipped encoding code "
    "before after"
)
ARGUMENTS = dict.fromkeys(NAMES.split(), 1)
MADE_OF_PARTS = [
    *(f"identifiers.{kind}_{end}" for kind in ("siren", "siret") for end in ("length", "checksum", "form")),
    *(f"identifiers.vat_{end}" for end in ("length", "checksum", "form", "country")),
    *(f"identifiers.phone_{end}" for end in ("length", "form", "unknown")),
    *(f"duplicates.{each}_{trait}" for each in ("same", "other") for trait in ("siren", "vat", "postcode")),
    *(f"duplicates.same_{trait}" for trait in ("phone", "website")),
]


def keys_of(*modules: ModuleType) -> list[str]:
    found = {key for module in modules for key in KEY.findall(inspect.getsource(module))}
    # Beginnings to which an ending is added are no keys themselves.
    return sorted(found - {"identifiers.siren", "identifiers.siret", "identifiers.vat"})


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("key", [*keys_of(*SPEAKING), *MADE_OF_PARTS])
def test_every_key_has_its_words(key: str, language: Language) -> None:
    text = Messages(language, strict=True).text(key, **ARGUMENTS)
    assert text[0].isupper()
