"""Time and memory of an import: 8,800 opportunities in under 5 s (issue 2), a long file in constant memory."""

import os
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salesdesk.services import importing
from salesdesk.services.importing import LineKind
from tests.factories.imports import FILES, import_file, importer, request_for

ROWS = 8_800
CEILING_SECONDS = 5.0
BYTES = int(os.environ.get("SALESDESK_LONG_BYTES", "4000000"))
MOST_GROWTH_MB = 90


def pipeline(path: Path, *, rows: int = 0, size: int = 0) -> Path:
    """Writes opportunities in the form of the small set, by number or up to a size."""
    agents = ("Anna Petit", "Bruno Sanz", "Chloé Diaz", "Denis Roy")
    accounts = ("Aciéries du Lac", "Groupe Orme", "Verrerie Nord", "Moulins Bel", "", "Moulins Bel")
    with path.open("w", encoding="utf-8") as stream:
        stream.write("opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n")
        number = 0
        while number < rows or stream.tell() < size:
            product = ("Presse A1", "PressePro", "Four 500")[number % 3]
            close = f"{1 + number % 12}/{1 + number % 28}/2017"
            stream.write(
                f"R{number:08},{agents[number % 4]},{product},{accounts[number % 6]},Won,10/20/2016,"
                f"{close},{number % 5000}\n"
            )
            number += 1
    return path


@pytest.mark.bench
def test_8800_opportunities_are_imported_and_undone_below_the_ceiling(tmp_path: Path) -> None:
    boss = importer(tmp_path, now=lambda: datetime.now(UTC))
    for target in ("teams", "products", "accounts"):
        import_file(boss, FILES / f"{target}.csv", target)
    request = request_for(boss, pipeline(tmp_path / "pipeline.csv", rows=ROWS), "opportunities")
    started = time.perf_counter()
    preview = importing.dry_run(boss, request)
    tried = time.perf_counter()
    result = importing.apply(boss, preview)
    applied = time.perf_counter()
    importing.undo(boss, result)
    undone = time.perf_counter()
    print(
        f"\nimport of {ROWS}: dry run {tried - started:.2f} s, import {applied - tried:.2f} s "
        f"({(applied - tried) / CEILING_SECONDS:.0%} of the ceiling), undo {undone - applied:.2f} s"
    )
    assert ROWS == result.done.total.total.rows


@pytest.mark.bench
def test_a_long_file_is_tried_in_constant_memory(tmp_path: Path) -> None:
    boss = importer(tmp_path)
    for target in ("teams", "products", "accounts"):
        import_file(boss, FILES / f"{target}.csv", target)
    path = pipeline(tmp_path / "long.csv", size=BYTES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    preview = importing.dry_run(boss, request_for(boss, path, "opportunities"))
    spent = time.perf_counter() - started
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rows = preview.total.total.rows
    print(f"\n{path.stat().st_size / 1e6:.0f} MB, {rows} rows: {spent:.1f} s, {growth:.0f} MB more at the peak")
    assert rows == sum(preview.kinds[kind] for kind in LineKind)
    assert growth < MOST_GROWTH_MB
