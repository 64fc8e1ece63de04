"""Draws the next best conversation: ``python -m tests.desktop.suggestion_pictures OUT``."""

import os
import sys
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal
from uuid import uuid4

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.formats import Language
from salesdesk.config.messages import Messages
from salesdesk.desktop import theme
from salesdesk.desktop.accounts.account_page import AccountPage
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.page import Page
from salesdesk.desktop.today.page import TodayPage
from salesdesk.desktop.widgets import vbox
from salesdesk.domain.conversation import Commitment
from salesdesk.domain.extra_work import ExtraWork
from salesdesk.domain.ids import CommitmentId, ExtraWorkId
from salesdesk.domain.process import Side
from salesdesk.services import next_conversation
from tests.desktop.conversation_pictures import settle
from tests.factories.accounts import account, contact
from tests.factories.conversations import TODAY, Client, affair_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.full_day import full_day_at
from tests.factories.opportunities import put
from tests.factories.stores import REP


def waiting(folder: Path) -> Client:
    """A day with three clients who wait, each for another reason."""
    client = full_day_at(folder)
    forge, mill = account(name="Forges du Lodévois", city="Lodève"), account(name="Moulins de l’Hérault", city="Gignac")
    third = account(name="Cartonnages de Millau", city="Millau", planned_contacts=8, potential_cents=6_400_000)
    put(
        client, forge, mill, third, contact(forge.id, first_name="Irène", last_name="Soler", job_title="Acheteuse"),
        contact(mill.id, first_name="Hugo", last_name="Blanc", job_title="Directeur d’usine"),
        replace(affair_at(forge.id, client.version, name="Pompes de forge"), proposal_sent_on=date(2026, 11, 13)),
        affair_at(mill.id, client.version, name="Ligne d’ensachage", amount_cents=2_600_000),
        Commitment(
            id=CommitmentId(uuid4()), account_id=mill.id, side=Side.REP, what="Chiffrer l’arrêt de la ligne 2",
            due_on=TODAY - timedelta(days=6), made_on=TODAY - timedelta(days=30),
        ),
        ExtraWork(
            id=ExtraWorkId(uuid4()), account_id=client.account.id, what="Étiquettes des 240 références",
            asked_on=TODAY - timedelta(days=41), noted_by=REP, price_cents=320_000,
        ),
    )  # fmt: skip
    return client


def draw(page: Page, shell: NotingShell, jobs: Jobs, out: Path, name: str, size: tuple[int, int]) -> None:
    """Draws the page, then the panels that its proposal opens."""
    frame = QWidget()
    frame.setObjectName("canvas")
    frame.setAutoFillBackground(True)
    frame.setLayout(vbox(page))
    frame.resize(size[0] - theme.px(76), size[1] - theme.px(56))
    frame.show()
    settle(jobs)
    frame.grab().save(str(out / f"{name}.png"))
    for key, verb in (("why", "W"), ("refuse", "X")):
        next(one for one in _verbs(page) if one.shortcut == verb).run()
        if shell.panel is not None:
            shell.panel.resize(theme.px(440), frame.height())
            shell.panel.show()
            settle(jobs)
            shell.panel.grab().save(str(out / f"{name}-{key}.png"))


def _verbs(page: Page) -> list:  # type: ignore[type-arg]  # actions of either card
    assert isinstance(page, TodayPage | AccountPage)
    return page.suggestions.verbs() if isinstance(page, TodayPage) else page.suggestion.verbs()


def main(out: Path) -> None:
    """Draws both pages in both themes, two languages, two sizes and at 150 %."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.watcher().reduced_motion = True
    looks: list[tuple[Literal["light", "dark"], float, Literal["fr", "en"], int, int]] = [
        ("light", 1.0, "fr", 1440, 900),
        ("dark", 1.0, "en", 1280, 720),
        ("light", 1.5, "fr", 1440, 900),
    ]
    for look, zoom, lang, width, height in looks:
        theme.apply_theme(app, look, zoom)
        install_language(app, lang, Path(tempfile.gettempdir()) / "salesdesk-qm")
        with tempfile.TemporaryDirectory() as folder:
            client = waiting(Path(folder))
            jobs = Jobs(lambda *found: print("error", found))
            shell = NotingShell()
            desk = desk_of(client.workspace, jobs, shell, Path(folder))
            desk.messages = Messages(Language(lang))
            end = f"{look}-{lang}-{width}-{int(zoom * 100)}"
            day = TodayPage(desk)
            day.retranslate()
            day.arrive()
            draw(day, shell, jobs, out, f"today-{end}", (width, height))
            found = next_conversation.for_account(client.workspace, client.account.id)
            assert found is not None
            next_conversation.refuse(client.workspace, found.reasons[1], "Le DAF est en congé jusqu’au 30")
            page = AccountPage(desk)
            page.retranslate()
            page.arrive(account_id=client.account.id)
            draw(page, shell, jobs, out, f"account-{end}", (width, height))
            jobs.shutdown()
            client.workspace.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
