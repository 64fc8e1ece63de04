"""Draws the accounts' screens, to be looked at: ``python -m tests.desktop.accounts_gallery OUT_DIR``."""

import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from salesdesk.desktop import theme
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.accounts.page import AccountsPage
from salesdesk.desktop.actions import ActionRegistry
from salesdesk.desktop.i18n import Language, install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.mainwindow import MainWindow
from salesdesk.desktop.navigation import Screen, ScreenRegistry
from salesdesk.desktop.shellstate import ShellState
from salesdesk.domain.accounts import Account, AccountStatus, Segment, Solvency
from salesdesk.domain.conversation import CommitmentStatus, ConversationOutcome
from salesdesk.domain.ids import AccountId
from salesdesk.domain.opportunities import OpportunityOutcome
from salesdesk.domain.process import BuyingRole, Side
from salesdesk.domain.visits import Channel, VisitStatus
from salesdesk.exchange.processfile import read_process
from salesdesk.services.workspace import Workspace
from tests.factories.accounts import account, contact
from tests.factories.desk import NotingShell, desk_of
from tests.factories.portfolio import (
    TODAY,
    conversation,
    distribution,
    figure,
    held,
    keep,
    opportunity,
    promise,
    visit,
    workspace,
)

_NAMES = (
    "Fonderie de la Têt", "Scierie du Lac", "Conserverie Morel", "Éts Dupont & Fils", "Transports Cévenols",
    "Cave des Trois Vallées", "Imprimerie Gutenberg", "Plasturgie du Midi", "Boulangeries Ferrand",
    "Brasserie de l’Orb",
    "Chaudronnerie Vidal", "Minoterie Saint-Jean", "Textiles du Tarn", "Carrières de Bessan", "Salaisons du Rouergue",
)  # fmt: skip
_CITIES = (("34600", "Bédarieux"), ("34500", "Béziers"), ("66000", "Perpignan"), ("81000", "Albi"), ("12000", "Rodez"))


def filled(folder: Path) -> tuple[Workspace, AccountId]:
    """A workspace with a portfolio and one account with a rich history."""
    here = workspace(folder)
    records: list[object] = []
    for at in range(60):
        code, city = _CITIES[at % 5]
        one = account(
            name=f"{_NAMES[at % 15]}{'' if at < 15 else f' {at // 15 + 1}'}", postcode=code, city=city,
            segment=list(Segment)[at * 7 % 4], status=list(AccountStatus)[at * 3 % 5],
            yearly_sales_cents=None if at % 9 == 8 else (at * 7919 % 220) * 100_000,
            potential_cents=(at * 4057 % 400) * 100_000, solvency=list(Solvency)[at % 3] if at % 4 else None,
            solvency_on=TODAY - timedelta(days=at * 11),
        )  # fmt: skip
        records += [one, held(one.id), visit(one.id, TODAY - timedelta(days=at * 5 + 1), status=VisitStatus.DONE)]
        if at % 3:
            records.append(visit(one.id, TODAY + timedelta(days=at % 20)))
    laiterie = _laiterie()
    keep(here, [*records, distribution(), laiterie, held(laiterie.id), *_history(laiterie)])
    return here, laiterie.id


def _laiterie() -> Account:
    return account(
        name="Laiterie du Val d’Orb", postcode="34600", city="Bédarieux", insee="34028", segment=Segment.A,
        status=AccountStatus.ACTIVE, yearly_sales_cents=3_840_000, potential_cents=11_200_000, planned_contacts=8,
        solvency=Solvency.SOUND, solvency_on=date(2026, 9, 14), solvency_source="Comptes 2025 déposés au greffe",
        street="12, quai de l’Orb", phone="+33467950012", email="contact@valdorb.example", siren="552100554",
        sector="Industrie laitière", payment_terms_days=45, tags=("yaourts", "quai de Béziers"),
        visit_windows="mardi et jeudi, 9 h à 11 h",
    )  # fmt: skip


def _history(one: Account) -> list[object]:
    key = one.id
    stage = read_process(distribution().content, source="").stages[1]
    notes = "Claire veut réduire les ruptures sur la ligne yaourts avant l’ouverture du quai de Béziers en mars."
    filiale = account(name="Fromagerie des Causses", city="Millau", parent_id=key)
    late = TODAY - timedelta(days=4)
    return [
        filiale,
        contact(key, job_title="Directrice d’exploitation", buying_role=BuyingRole.BENEFICIARY, mobile="+33612345678"),
        contact(key, first_name="Marc", last_name="Aubry", job_title="DAF", buying_role=BuyingRole.PAYER),
        contact(key, first_name="Luc", last_name="Fabre", job_title="Chef de quai", buying_role=BuyingRole.USER),
        promise(key, "Transmettre l’inventaire des références", due_on=TODAY + timedelta(days=3)),
        promise(key, "Nommer le décideur du quai", due_on=late),
        promise(key, "Chiffrer la reprise des étiquettes", Side.REP, due_on=TODAY + timedelta(days=1)),
        *(promise(key, "Donner les chiffres d’arrêt", status=CommitmentStatus.KEPT) for _ in range(4)),
        promise(key, "Présenter le DAF", status=CommitmentStatus.BROKEN),
        *(promise(key, "Envoyer la fiche technique", Side.REP, status=CommitmentStatus.KEPT) for _ in range(3)),
        opportunity(key, stage_key=stage.id, stage_since=TODAY - timedelta(days=30)),
        opportunity(key, name="Contrat d’entretien", outcome=OpportunityOutcome.WON, closed_on=date(2026, 5, 4)),
        figure(key),
        figure(key, formula="rework", cash_likely_cents=None, yearly_likely_cents=1_840_000, to_confirm=True),
        conversation(key, notes, outcome=ConversationOutcome.ADVANCED),
        visit(key, date(2026, 12, 1), goal="Commenter la proposition à Marc Aubry"),
        *(
            visit(key, TODAY - timedelta(days=35 * n), status=VisitStatus.DONE, channel=list(Channel)[n % 4])
            for n in range(1, 12)
        ),
    ]


def wait(milliseconds: int = 500) -> None:
    """Lets results arrive."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(out: Path) -> None:
    """Draws list, page and form in both themes, languages and sizes."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        here, shown = filled(Path(folder))
        jobs = Jobs(lambda _owner, error, _taken: print(repr(error)))
        state, screens = ShellState(), ScreenRegistry()
        screens.register(Screen("accounts", lambda: "Comptes", "users", AccountsPage))
        screens.register(Screen("account", lambda: "Compte", "building-2", AccountPage, place="hidden"))
        window = MainWindow(screens, state, ActionRegistry())
        desk = desk_of(here, jobs, NotingShell(), Path(folder))
        desk.shell = window
        window.attach(desk)
        looks: tuple[tuple[str, Language, int, int, float], ...] = (
            ("light", "fr", 1440, 900, 1.0), ("dark", "fr", 1440, 900, 1.0), ("light", "en", 1280, 720, 1.0),
            ("dark", "en", 1440, 900, 1.5), ("light", "fr", 900, 720, 1.0),
        )  # fmt: skip
        for name, language, width, height, zoom in looks:
            theme.apply_theme(app, name, zoom)  # type: ignore[arg-type]  # one of the two names
            install_language(app, language, Path(folder) / "qm")
            window.resize(width, height)
            window.show()
            label = f"{name}-{language}-{width}-{int(zoom * 100)}"
            window.open("accounts")
            wait()
            window.grab().save(str(out / f"list-{label}.png"))
            page = window.page("accounts")
            assert isinstance(page, AccountsPage)
            page.create_account()
            wait()
            window.grab().save(str(out / f"form-{label}.png"))
            window.close_panel()
            window.open("account", account_id=shown)
            wait()
            window.grab().save(str(out / f"account-{label}.png"))
        jobs.shutdown()
        here.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
