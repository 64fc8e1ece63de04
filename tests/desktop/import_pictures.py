"""Pictures of the import's four steps: `python -m tests.desktop.import_pictures FOLDER [SET]`."""

import sys
import tempfile
from pathlib import Path
from typing import Literal

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.importing.page import ImportPage
from salesdesk.desktop.jobs import Jobs
from tests.factories.desk import NotingShell, desk_of
from tests.factories.imports import FILES, import_file, importer

LOOKS: tuple[tuple[Literal["light", "dark"], Literal["fr", "en"], float, tuple[int, int]], ...] = (
    ("light", "fr", 1.0, (1364, 844)),
    ("dark", "en", 1.0, (1204, 664)),
    ("light", "en", 1.5, (1364, 844)),
)


def wait(app: QApplication, page: ImportPage) -> None:
    """Lets the jobs of a page end."""
    while page.desk.jobs.pending:
        QTest.qWait(20)
    QTest.qWait(60)


def main(folder: Path, files: tuple[Path, ...]) -> None:
    """Draws every step in both themes and languages."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    for name, language, zoom, size in LOOKS:
        theme.apply_theme(app, name, zoom)
        install_language(app, language, folder)
        with tempfile.TemporaryDirectory() as place:
            boss = importer(Path(place))
            for path, target in zip(files[:3], ("teams", "products", "accounts"), strict=True):
                import_file(boss, path, target)
            jobs = Jobs(lambda *args: print(args))
            desk = desk_of(boss, jobs, NotingShell(), Path(place))
            desk.messages.set_language(Language(language))
            page = ImportPage(desk)
            page.resize(*size)
            page.show()
            stem = f"import-{name}-{language}-{zoom:.0%}".replace("%", "")
            page.grab().save(str(folder / f"{stem}-0.png"))
            page.choose(files[3])
            for step in range(1, 5):
                wait(app, page)
                page.grab().save(str(folder / f"{stem}-{step}.png"))
                if step < 4:
                    page.go.click()
            page.close()
            jobs.shutdown()
            boss.close()


if __name__ == "__main__":
    given = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    first, last = ("sales_teams", "sales_pipeline") if given else ("teams", "opportunities")
    main(Path(sys.argv[1]), tuple((given or FILES) / f"{one}.csv" for one in (first, "products", "accounts", last)))
