"""The panel of the bell (notifications): what waits, each one click away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.i18n import money, relative_day
from salesdesk.desktop.widgets import (
    Card,
    EmptyState,
    IconLabel,
    SectionHeader,
    SidePanel,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.domain.improvements import ImprovementStatus

if TYPE_CHECKING:
    from datetime import date

    from salesdesk.desktop.desk import Desk, Shell
    from salesdesk.services.extra_ledger import InvoiceClock
    from salesdesk.services.news import Waiting


def open_notifications(desk: Desk, owner: QObject) -> None:
    """Reads what waits and opens the panel over the right side.

    Args:
        desk: Whose.
        owner: The window; nothing opens once it is gone.
    """
    from salesdesk.services import news

    def show(found: Waiting) -> None:
        desk.shell.open_panel(notifications_panel(found, desk.today, desk.shell))

    desk.jobs.read(owner, lambda: news.waiting(desk.workspace), show, key="notifications")


def notifications_panel(found: Waiting, today: date, shell: Shell) -> SidePanel:
    """The panel.

    Args:
        found: What waits.
        today: The day.
        shell: Opens the places.

    Returns:
        A panel, not yet open.
    """
    tr = QCoreApplication.translate
    blocks: list[QWidget] = []
    notes = [
        _row(
            "message-square-quote", line.note.words, _joined(line.author_name, line.account_name),
            _way(shell, "conversation", visit_id=line.visit_id) if line.visit_id else _way(shell, "today"),
        )
        for line in found.notes
    ]  # fmt: skip
    due = [
        _row(
            "alarm-clock", one.commitment.what,
            _joined(one.account_name, relative_day(one.commitment.due_on, today) if one.commitment.due_on else ""),
            _way(shell, "account", account_id=one.commitment.account_id),
        )
        for one in found.due
    ]  # fmt: skip
    box = [
        _row(
            "lightbulb", one.answer or one.proposal,
            tr("Notifications", "Votre amélioration est retenue")
            if one.status is ImprovementStatus.TAKEN
            else tr("Notifications", "Votre amélioration n’est pas retenue"),
            _way(shell, "processes", section="box"),
        )
        for one in found.answers
    ]  # fmt: skip
    if found.late_proposals:
        late = tr("Notifications", "Sans réponse depuis plus de 14 jours\u00a0: {n}").format(n=found.late_proposals)
        box.append(_row("alarm-clock", late, tr("Notifications", "Ouvrir les améliorations"),
                        _way(shell, "processes", section="box")))  # fmt: skip
    sync = [
        _row(icon, text, tr("Notifications", "Ouvrir la synchronisation"), _way(shell, "sync"))
        for icon, text, count in (
            ("git-merge", tr("Notifications", "Valeurs à départager"), found.conflicts),
            ("circle-alert", tr("Notifications", "Modifications refusées par le serveur"), found.refused),
        )
        if count
    ]
    clocks = [
        _row(
            "hand-coins", one.account_name, _clock_words(one.clock),
            _way(shell, "value", account_id=one.account_id),
        )
        for one in found.clocks
    ]  # fmt: skip
    for title, rows, count in (
        (tr("Notifications", "Notes de votre manager"), notes, len(notes)),
        (tr("Notifications", "Hors périmètre, 30 jours sans annonce"), clocks, len(clocks)),
        (tr("Notifications", "Engagements échus"), due, len(due)),
        (tr("Notifications", "Améliorations"), box, len(found.answers) + found.late_proposals),
        (tr("Notifications", "Synchronisation"), sync, found.conflicts + found.refused),
    ):
        if rows:
            head = SectionHeader(title)
            head.set_meta(str(count))
            blocks.append(boxed(vbox(head, *rows, spacing=8)))
    if not blocks:
        nothing = EmptyState("bell", "")
        nothing.set_texts(
            tr("Notifications", "Rien n’attend"),
            tr("Notifications", "Notes du manager, engagements échus et choix à faire apparaîtront ici."),
        )
        blocks.append(nothing)
    return SidePanel(tr("Notifications", "Notifications"), boxed(vbox(*blocks, None, spacing=20)))


def _clock_words(clock: InvoiceClock) -> str:
    tr = QCoreApplication.translate
    if not clock.known_cents:
        return tr("Notifications", "{days}\u00a0jours, sans prix").format(days=clock.days)
    amount = money(clock.known_cents, decimals=False)
    return tr("Notifications", "{days}\u00a0jours, {amount} en attente d’accord").format(days=clock.days, amount=amount)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _way(shell: Shell, screen_id: str, **where: object) -> Callable[[], None]:
    def go() -> None:
        shell.close_panel()
        shell.open(screen_id, **where)

    return go


def _row(icon: str, title: str, note: str, run: Callable[[], None]) -> Card:
    words = vbox(TextLabel(title, 13, 500), spacing=1)
    words.addWidget(TextLabel(note, 12, 400, "text2"))
    line = hbox(IconLabel(icon, "accent_text", 18), words, IconLabel("chevron-right", "text3", 16), spacing=10,
                margins=(12, 10, 10, 10))  # fmt: skip
    line.setStretch(1, 1)
    card = Card(line, clickable=True)
    card.setAccessibleName(_joined(title, note))
    card.clicked.connect(run)
    return card
