"""One line of extra work in full: steps, alarms, price against gain, what was said on both sides, its verbs."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.value import words
from salesdesk.desktop.value.extra_verbs import ExtraVerbs, verbs_of
from salesdesk.desktop.value.steps_line import StepsLine
from salesdesk.desktop.widgets import Banner, Button, Card, StatFigure, TextLabel, hbox, sized, vbox
from salesdesk.desktop.widgets.buttons import Kind
from salesdesk.domain.extra_clock import is_closed, is_waived
from salesdesk.services.extra_ledger import CLOCK_DAYS, ExtraAlarm, LedgerLine

KEYS = {
    "announce": "A",
    "answer": "R",
    "done": "F",
    "invoiced": "I",
    "paid": "P",
    "waive": "W",
    "stop": "X",
    "practice": "L",
}
"""Key of each verb."""

_ICONS = {
    "announce": "mail", "answer": "message-square-quote", "done": "check", "invoiced": "receipt",
    "paid": "banknote", "waive": "heart-handshake", "stop": "ban", "practice": "repeat",
}  # fmt: skip

_WAYS_OUT = ("waive", "stop")
_NAMES_WIDTH = 112


def verb_text(verb: str) -> str:
    """Text of a verb of extra work."""
    tr = QCoreApplication.translate
    return {
        "announce": tr("ExtraDetail", "Annoncer…"),
        "answer": tr("ExtraDetail", "Réponse du client…"),
        "done": tr("ExtraDetail", "C’est fait"),
        "invoiced": tr("ExtraDetail", "C’est facturé"),
        "paid": tr("ExtraDetail", "C’est payé"),
        "waive": tr("ExtraDetail", "Renoncer…"),
        "stop": tr("ExtraDetail", "Arrêter"),
        "practice": tr("ExtraDetail", "Rattacher à une pratique…"),
    }[verb]


def detail_parts(line: LedgerLine, desk: Desk, verbs: ExtraVerbs, *, may_write: bool) -> Iterator[QWidget | QLayout]:
    """Makes the parts from top to bottom.

    Args:
        line: The line.
        desk: What may be asked of the program.
        verbs: Its gestures.
        may_write: Whether verbs are offered.

    Yields:
        Widgets and layouts.
    """
    tr = QCoreApplication.translate
    extra = line.extra
    account = Button(line.account_name, "quiet", "building-2", 28)
    account.clicked.connect(lambda _=False: desk.shell.open("account", account_id=extra.account_id))
    head = vbox(TextLabel(extra.what, 15, 600, wrap=True), spacing=4)
    head.addLayout(hbox(account, None))
    yield head
    yield StepsLine(extra)
    for alarm in line.alarms:
        tone = "danger" if alarm is not ExtraAlarm.ANNOUNCED_WITHOUT_PRICE else "warning"
        yield Banner(desk.messages.text(f"extra.alarm_{alarm.value}"), tone, _advice(alarm), closable=False)  # type: ignore[arg-type]  # two of its tones
    yield _money(line)
    if may_write:
        buttons = _buttons(line, verbs)
        if buttons is not None:
            yield buttons
    who = words.joined(extra.asked_by, i18n.date_text(extra.asked_on))
    yield _fact(tr("ExtraDetail", "Demandé"), who)
    if extra.received_by:
        yield _fact(tr("ExtraDetail", "Reçu par"), extra.received_by)
    if line.rep_name:
        yield _fact(tr("ExtraDetail", "Suivi par"), line.rep_name)
    if line.practice:
        yield _fact(tr("ExtraDetail", "Pratique en cause"), line.practice)
    if may_write and not is_closed(extra):
        yield hbox(_button("practice", verbs, line, "quiet", 28), None)
    if extra.announcement:
        yield _said(tr("ExtraDetail", "Ce qui a été annoncé"), extra.announcement)
    if extra.reply:
        yield _said(tr("ExtraDetail", "Réponse du client, gardée comme preuve"), extra.reply)
    if extra.waived_on is not None and is_waived(extra):
        signed = tr("ExtraDetail", "Prix abandonné le {day}").format(day=i18n.date_text(extra.waived_on))
        yield _said(signed, extra.waived_reason)


def _advice(alarm: ExtraAlarm) -> str:
    tr = QCoreApplication.translate
    at_thirty = tr("ExtraDetail", "À {days} jours\u00a0: annoncer, renoncer à votre nom, ou arrêter.")
    return {
        ExtraAlarm.DONE_BEFORE_ACCEPTED: tr("ExtraDetail", "Demandez l’accord du client, ou renoncez à votre nom."),
        ExtraAlarm.ANNOUNCED_WITHOUT_PRICE: tr("ExtraDetail", "Annoncez de nouveau, avec le prix."),
        ExtraAlarm.THIRTY_DAYS: at_thirty.format(days=CLOCK_DAYS),
    }[alarm]


def _money(line: LedgerLine) -> QWidget:
    tr = QCoreApplication.translate
    extra = line.extra
    if extra.price_cents is None:
        price = StatFigure(
            tr("ExtraDetail", "Sans prix"), tr("ExtraDetail", "à chiffrer avant d’annoncer"), "warning", 20
        )
    else:
        price = StatFigure(words.euros(extra.price_cents), tr("ExtraDetail", "de prix"), "text")
    column = vbox(price, spacing=2, margins=(14, 10, 14, 12))
    if extra.gain_cents:
        gain = tr("ExtraDetail", "{gain} de gain pour le client").format(gain=words.euros(extra.gain_cents))
        column.addWidget(TextLabel(gain, 13, 600, "success", tnum=True))
    return Card.panel(column)


def _buttons(line: LedgerLine, verbs: ExtraVerbs) -> QLayout | None:
    names = verbs_of(line.extra)
    if not names:
        return None
    rows = vbox(spacing=8)
    # The steps two by two, then the two ways out beside each other.
    steps, ways_out = [one for one in names if one not in _WAYS_OUT], [one for one in names if one in _WAYS_OUT]
    for start in range(0, len(steps), 2):
        pair = steps[start : start + 2]
        rows.addLayout(
            _pair([_button(verb, verbs, line, "secondary" if verb != names[0] else "primary") for verb in pair])
        )
    rows.addLayout(_pair([_button(verb, verbs, line, "ghost") for verb in ways_out]))
    return rows


def _button(verb: str, verbs: ExtraVerbs, line: LedgerLine, kind: Kind, height: int = 34) -> Button:
    button = Button(verb_text(verb), kind, _ICONS[verb], height)
    button.setToolTip(f"{verb_text(verb)}  ({keys_text(KEYS[verb])})")
    button.clicked.connect(lambda _=False: verbs.run(verb, line))
    return button


def _pair(buttons: list[Button]) -> QLayout:
    row = hbox(*buttons, spacing=8)
    for place, button in enumerate(buttons):
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.setStretch(place, 1)
    return row


def _fact(name: str, value: str) -> QLayout:
    row = hbox(sized(TextLabel(name, 12, 500, "text3"), _NAMES_WIDTH), TextLabel(value, 13, 500), spacing=12)
    row.setStretch(1, 1)
    return row


def _said(name: str, text: str) -> QLayout:
    inside = vbox(TextLabel(text, 13, 400, "text2", wrap=True), margins=(12, 10, 12, 10))
    return vbox(TextLabel(name, 12, 500, "text3"), Card.panel(inside), spacing=6)
