"""Draws the conversation in all its states, to be looked at: ``python -m tests.desktop.conversation_pictures OUT``."""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from salesdesk.config.formats import Language
from salesdesk.desktop import theme
from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.i18n import install_language
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import vbox
from salesdesk.domain.coaching import CoachingNote
from salesdesk.domain.conversation import ConversationOutcome, Density
from salesdesk.domain.ids import CoachingNoteId
from salesdesk.domain.value import Given, Origin
from salesdesk.services import benefits, commitments, conversation_end, conversations, extra_work
from salesdesk.services.benefits import FigureRequest
from salesdesk.services.commitments import NewCommitment, Side
from salesdesk.services.conversation_end import Conclusion
from salesdesk.services.extra_work import NewExtra, NewPractice
from tests.factories.conversations import TODAY, Client, client_at, visit_at
from tests.factories.desk import NotingShell, desk_of
from tests.factories.stores import BOSS, REP

NOTES = "\n".join(
    (
        "## Enjeu exprimé par le client",
        "Claire veut **réduire les ruptures sur la ligne yaourts** avant l’ouverture du quai de Béziers en mars. "
        "Trois arrêts en octobre, une pénalité distributeur de 6\u202f200\u00a0€ sur un seul arrêt.",
        "",
        "## Ce que cela leur coûte aujourd’hui",
        "Stock de sécurité à 11 jours au lieu de 7\u00a0: environ **92\u202f000\u00a0€ immobilisés**. "
        "Elle a fait le calcul elle-même — le reprendre mot pour mot.",
        "",
        "## Qui décide, et comment",
        "**Claire Vidal** (dir. exploitation) recommande. **Marc Aubry** (DAF) signe au-delà de 15\u00a0k€ "
        "et regarde le délai de retour. Comité d’achat le 3 décembre.",
        "",
        "- [x] Historique des arrêts demandé",
        "- [ ] Étiquettes des 240 références\u00a0: à pré-vendre avant de commencer",
        "",
    )
)


def given(value: str, low: str = "", high: str = "") -> Given:
    """A figure said by the client today."""
    exact = Given.exact(value, Origin.CLIENT_SAID, TODAY)
    if not low:
        return exact
    return Given(
        Given.exact(low, Origin.GUESS).low, exact.likely, Given.exact(high, Origin.GUESS).high, Origin.MEASURED, TODAY
    )


def furnished(folder: Path) -> Client:
    """A client with a past: figures, promises, extra work, a practice, a coaching note."""
    client = client_at(folder)
    workspace, whose = client.workspace, client.account.id
    earlier = visit_at(whose, starts_on=date(2026, 11, 3), opportunity_id=client.opportunity.id, conversation_key="C1")
    with workspace.unit("visit.planned") as unit:
        unit.put(earlier)
        for month in (2, 5, 9):
            unit.put(visit_at(whose, starts_on=date(2026, month, 3), status="done"))
    workspace._anchor = date(2026, 11, 3)
    last = conversations.start(workspace, visit_id=earlier.id)
    promises = (
        ("Envoyer la note de calcul du stock", Side.REP, date(2026, 11, 12)),
        ("Sortir l’historique GMAO des arrêts", Side.CLIENT, date(2026, 11, 10)),
        ("Présenter Marc Aubry, DAF", Side.CLIENT, date(2026, 11, 30)),
    )
    made = tuple(NewCommitment(account_id=whose, what=what, side=side, due_on=due) for what, side, due in promises)
    kept = NewCommitment(account_id=whose, what="Essai", side=Side.REP, due_on=date(2026, 11, 9))
    done = commitments.add(workspace, kept)
    commitments.settle(workspace, done.id, commitments.CommitmentStatus.KEPT)
    outcome = ConversationOutcome.ADVANCED
    told = Conclusion(conversation_id=last, outcome=outcome, commitments=made, self_score=3)
    conversation_end.conclude(workspace, told)
    words = "Très bonne ouverture. La prochaine fois, laissez Claire faire le calcul à voix haute avant de proposer."
    note = CoachingNote(
        id=CoachingNoteId(workspace.new_id()), person_id=REP, author_id=BOSS, words=words, written_at=workspace.now(),
        conversation_id=last, account_id=whose,
    )  # fmt: skip
    with workspace.unit("coaching.written") as unit:
        unit.put(note)
    workspace._anchor = TODAY
    stock = {"value": given("92000", "85000", "100000"), "pct": given("36", "30", "40")}
    stops = {"events": given("3"), "hours": given("8"), "margin_hour": given("2600")}
    first = FigureRequest(account_id=whose, formula="stock_release", given=stock, point_key="p2")
    second = FigureRequest(account_id=whose, formula="downtime", given=stops, opportunity_id=client.opportunity.id)
    for request in (first, second):
        benefits.evaluate_and_save(workspace, request)
    extra_work.note(workspace, NewExtra(account_id=whose, what="reprise des étiquettes", price_cents=320_000))
    extra_work.note_practice(
        workspace, NewPractice(account_id=whose, what="Livraisons urgentes", monthly_minutes=180, hourly_cents=5_500)
    )
    return client


def settle(jobs: Jobs) -> None:
    """Lets the event loop run until all work is done."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(20)
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = 0 if jobs.pending else quiet + 1
        if quiet > 6:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()


def states(page: ConversationPage, client: Client, jobs: Jobs) -> Iterator[str]:
    """Leads the page through its states and names each."""
    page.arrive(visit_id=client.visit.id)
    settle(jobs)
    yield "prepare"
    for density in (Density.CHECKLIST, Density.BARE):
        page.choose_density(density)
        settle(jobs)
        yield f"prepare-{density.value}"
    page.choose_density(None)
    page.begin()
    settle(jobs)
    if not page.notes.editor.text():
        page.notes.editor.insertPlainText(NOTES)
        page.notes.autosave.save_now()
    for key in ("C2.contract", "q5", "q6"):
        page.gestures.toggle_line(key, True)
    settle(jobs)
    page.header.main_button().setFocus()
    yield "hold"
    for density in (Density.CHECKLIST, Density.BARE):
        page.choose_density(density)
        settle(jobs)
        yield f"hold-{density.value}"
    page.choose_density(None)
    settle(jobs)
    page.guide.open_proof("S2x1")
    settle(jobs)
    yield "proof"
    page.guide._close_capture()
    page.go_on()
    settle(jobs)
    yield "conclude"


def main(out: Path) -> None:
    """Draws every state in both themes, two languages, two sizes and at 150 %."""
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.watcher().reduced_motion = True
    looks: list[tuple[Literal["light", "dark"], float, Literal["fr", "en"], int, int]] = [
        ("light", 1.0, "fr", 1440, 900),
        ("dark", 1.0, "fr", 1440, 900),
        ("light", 1.0, "en", 1280, 720),
        ("light", 1.5, "fr", 1440, 900),
    ]
    for name, zoom, lang, width, height in looks:
        theme.apply_theme(app, name, zoom)
        install_language(app, lang, Path(tempfile.gettempdir()) / "salesdesk-qm")
        with tempfile.TemporaryDirectory() as folder:
            client = furnished(Path(folder))
            jobs = Jobs(lambda *found: print("error", found))
            shell = NotingShell()
            desk = desk_of(client.workspace, jobs, shell, Path(folder))
            desk.messages.set_language(Language(lang))
            page = ConversationPage(desk)
            frame = QWidget()
            frame.setObjectName("canvas")
            frame.setAutoFillBackground(True)
            frame.setLayout(vbox(page))
            frame.resize(width - theme.px(76), height - theme.px(56))
            frame.show()
            for state in states(page, client, jobs):
                frame.grab().save(str(out / f"{state}-{name}-{lang}-{width}-{int(zoom * 100)}.png"))
                if state in ("hold", "conclude"):
                    assert page.view is not None
                    if state == "hold":
                        page.gestures.open_benefit(page.view.best[0])
                    else:
                        page.around.open_recap()
                    settle(jobs)
                    if shell.panel is not None:
                        shell.panel.resize(theme.px(460 if state == "hold" else 600), frame.height())
                        shell.panel.show()
                        settle(jobs)
                        shell.panel.grab().save(str(out / f"panel-{state}-{name}-{lang}-{width}-{int(zoom * 100)}.png"))
                        shell.close_panel()
            jobs.shutdown()
            client.workspace.close()
            frame.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
