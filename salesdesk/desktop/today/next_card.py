"""The one big card of the day: the next conversation, with what one must know before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from salesdesk.desktop.i18n import language, money, relative_day, with_colon
from salesdesk.desktop.visit_words import CHANNEL_ICONS, channel_text, leg_text, role_text, time_range
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconLabel,
    StatFigure,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.conversation import Figure
from salesdesk.domain.ids import AccountId, VisitId
from salesdesk.domain.money import spoken
from salesdesk.services.today import NextConversation, TodayView, likely_cents

_LINES = 3


class NextCard(Card):
    """Who, why, where, what was promised, what is missing; and the way in."""

    prepare = Signal(object)
    """Id of the visit to prepare."""
    start = Signal(object)
    """Id of the visit to begin."""
    account_wanted = Signal(object)
    """Id of the account."""

    def __init__(self) -> None:
        content = vbox(spacing=14, margins=(24, 20, 24, 20))
        super().__init__(content, border="accent")
        self._next: NextConversation | None = None
        self.prepare_button = Button("", "primary", "arrow-right", height=40)
        self.start_button = Button("", "secondary", "play", height=40)
        self.account_button = Button("", "ghost", height=40)
        self.prepare_button.clicked.connect(lambda _=False: self.prepare.emit(self._visit_id()))
        self.start_button.clicked.connect(lambda _=False: self.start.emit(self._visit_id()))
        self.account_button.clicked.connect(lambda _=False: self.account_wanted.emit(self._account_id()))
        self._body = vbox(spacing=14)
        content.addWidget(boxed(self._body))
        content.addWidget(boxed(hbox(self.prepare_button, self.start_button, self.account_button, None, spacing=10)))

    def _visit_id(self) -> VisitId | None:
        return self._next.stop.line.id if self._next else None

    def _account_id(self) -> AccountId | None:
        return self._next.stop.line.account_id if self._next else None

    def show_next(self, view: TodayView) -> None:
        """Shows the next conversation of a day that has one."""
        found = view.next
        self._next = found
        if found is None:
            return
        clear_layout(self._body)
        for part in (
            self._when(found, view),
            self._who(found),
            self._goal(found),
            self._facts(found),
            self._benefit(found.benefit),
        ):
            if part is not None:
                self._body.addWidget(part)
        begun = found.stop.line.conversation_id is not None
        self.prepare_button.setText(self.tr("Reprendre") if begun else self.tr("Préparer"))
        self.start_button.setText(self.tr("Commencer"))
        self.start_button.setVisible(found.stop.line.starts_on == view.today)
        self.account_button.setText(self.tr("Ouvrir le compte"))
        for button in (self.prepare_button, self.start_button, self.account_button):
            button.updateGeometry()
        self.setAccessibleName(with_colon(self.tr("Prochaine conversation"), found.stop.line.account_name))

    def _when(self, found: NextConversation, view: TodayView) -> QWidget:
        line = found.stop.line
        when = time_range(line)
        if line.starts_on != view.today:
            when = f"{relative_day(line.starts_on, view.today)}, {when}"
        late = line.starts_on == view.today and line.ends_minute <= view.minute
        chip = (
            Chip(self.tr("À noter"), "warning", "clock")
            if late
            else Chip(self.tr("Prochaine conversation"), "accent", "clock")
        )
        channel = Chip(channel_text(line.channel), "neutral", CHANNEL_ICONS[line.channel])
        return boxed(hbox(chip, channel, None, TextLabel(when, 20, 700, "text", tnum=True), spacing=8))

    def _who(self, found: NextConversation) -> QWidget:
        line = found.stop.line
        role = role_text(line.contact_role) if line.contact_role else ""
        wanted = found.role.label.in_(language()) if found.role else ""
        person = ", ".join(part for part in (line.contact_name, line.contact_title or wanted) if part)
        names = hbox(TextLabel(person or self.tr("Personne à choisir"), 13, 500, "text2"), spacing=8)
        if role:
            names.addWidget(Chip(role, "neutral", height=22))
        names.addStretch(1)
        column = vbox(TextLabel(line.account_name, 20, 700), names, self._place(found), spacing=4)
        row = hbox(Avatar(line.account_name, 52), column, spacing=14)
        row.setStretch(1, 1)
        return boxed(row)

    def _place(self, found: NextConversation) -> QLayout:
        line, leg = found.stop.line, found.stop.leg
        where = line.place or ", ".join(part for part in (line.street, line.city) if part)
        row = hbox(spacing=6)
        if where:
            row.addWidget(IconLabel("map-pin", "text3", 15))
            row.addWidget(TextLabel(where, 12, 400, "text2"))
        if leg is not None:
            row.addSpacing(6)
            row.addWidget(IconLabel("car", "text3", 15))
            way = self.tr("{way} depuis {place}").format(way=leg_text(leg), place=found.coming_from)
            row.addWidget(TextLabel(way, 12, 400, "text2", tnum=True))
        row.addStretch(1)
        return row

    def _goal(self, found: NextConversation) -> QWidget | None:
        template = found.template
        goal = found.stop.line.goal or (template.goal.in_(language()) if template else "")
        if not goal:
            return None
        words = vbox(
            TextLabel(self.tr("Objectif"), 12, 600, "accent_text"), TextLabel(goal, 14, 500, wrap=True), spacing=2
        )
        if template is not None:
            words.addWidget(TextLabel(template.theme.in_(language()), 12, 400, "text2", wrap=True))
        row = hbox(IconLabel("target", "accent_text", 18), words, spacing=12, margins=(14, 12, 14, 12))
        row.setStretch(1, 1)
        return Card.panel(row, fill="accent_soft", radius=10)

    def _facts(self, found: NextConversation) -> QWidget | None:
        ours = [("arrow-up-right", text) for text in found.ours]
        theirs = [("arrow-down", text) for text in found.theirs]
        missing = [("circle", one.text.in_(language())) for one in found.missing]
        columns = [
            self._column(title, lines)
            for title, lines in (
                (self.tr("Nous avons promis"), ours),
                (self.tr("Le client a promis"), theirs),
                (self.tr("Preuves qui manquent"), missing),
            )
            if lines
        ]
        if not columns:
            return None
        row = hbox(*columns, spacing=20)
        for index in range(len(columns)):
            row.setStretch(index, 1)
        return boxed(row)

    def _column(self, title: str, lines: list[tuple[str, str]]) -> QWidget:
        column = vbox(TextLabel(title, 12, 600, "text3"), spacing=6)
        for icon, text in lines[:_LINES]:
            mark = IconLabel(icon, "text3", 14)
            row = hbox(mark, TextLabel(text, 13, 400, "text2", wrap=True), spacing=8)
            row.setStretch(1, 1)
            row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        if len(lines) > _LINES:
            more = self.tr("et {count} de plus").format(count=len(lines) - _LINES)
            column.addWidget(TextLabel(more, 12, 400, "text3"))
        column.addStretch(1)
        return boxed(column)

    def _benefit(self, figure: Figure | None) -> QWidget | None:
        if figure is None:
            return None
        yearly = (figure.yearly_likely_cents or 0) >= (figure.cash_likely_cents or 0)
        unit = self.tr("par an, avec ses chiffres") if yearly else self.tr("de trésorerie, avec ses chiffres")
        row = hbox(StatFigure(money(spoken(likely_cents(figure))), unit), spacing=10)
        if figure.to_confirm:
            row.addWidget(Chip(self.tr("À confirmer"), "warning", height=22))
        row.addStretch(1)
        return boxed(row)
