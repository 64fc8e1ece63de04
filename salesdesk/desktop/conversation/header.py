"""The card above the columns: with whom, what is known at a glance, the next step, the one thing to do now."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import i18n, theme
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconButton,
    IconLabel,
    Rule,
    TextLabel,
    Tone,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.accounts import Solvency
from salesdesk.domain.conversation import ConversationState
from salesdesk.services.conversation_view import ConversationView

_WIDE_STEP, _NARROW_STEP = 306, 226
_ROOM_FOR_WIDE_STEP, _ROOM_FOR_STEP, _ROOM_FOR_AMOUNTS = 1240, 1100, 940

_SOLVENCY: dict[Solvency, tuple[Tone, str]] = {
    Solvency.SOUND: ("success", "circle-check"),
    Solvency.WATCH: ("warning", "triangle-alert"),
    Solvency.FAILED: ("danger", "circle-alert"),
}


class HeaderCard(Card):
    """Avatar, name, marks, one line of facts, next step, main button."""

    main_clicked = Signal()
    account_clicked = Signal()
    more_clicked = Signal()

    def __init__(self) -> None:
        self._avatar = Avatar("", 52)
        self._name = TextLabel("", 20, 700)
        self._chips = hbox(spacing=8)
        self._facts = hbox(spacing=10)
        self._extras: list[QWidget] = []
        self._step_title = TextLabel("", 12, 400, "text3")
        self._step = TextLabel("", 13, 600)
        flag = IconLabel("flag", "accent_text", 18)
        inner = hbox(flag, vbox(self._step_title, self._step, spacing=3), spacing=12, margins=(14, 8, 14, 8))
        inner.setStretch(1, 1)
        self._step_panel = Card.panel(inner)
        self._main = Button("", "primary", "check", height=40)
        self._main.clicked.connect(lambda _=False: self.main_clicked.emit())
        self._more = IconButton(
            "ellipsis", QCoreApplication.translate("HeaderCard", "Autres gestes"), size=36, icon_size=18
        )
        self._more.clicked.connect(lambda _=False: self.more_clicked.emit())
        titles = hbox(self._name, self._chips, None, spacing=10)
        left = vbox(None, titles, self._facts, None, spacing=6)
        row = hbox(
            self._avatar, left, self._step_panel, self._main, self._more, spacing=16, margins=(18, 14, 14, 16)
        )  # fmt: skip
        row.setStretch(1, 1)
        super().__init__(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sized(self._step_panel, _WIDE_STEP)

    def more_button(self) -> QWidget:
        """The button under which the other gestures open."""
        return self._more

    def show_view(self, view: ConversationView, concluding: bool) -> None:
        """Shows a conversation.

        Args:
            view: The conversation.
            concluding: Whether the form that concludes is open.
        """
        account = view.account
        self._avatar.set_name(account.name)
        self._name.setText(account.name)
        self._show_chips(view)
        self._show_facts(view)
        self._show_step(view)
        self._show_main(view, concluding)
        self.setAccessibleName(account.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the name the room that it needs: the next step becomes narrow, then leaves."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for widget in self._extras:
            widget.setVisible(self.width() >= theme.px(_ROOM_FOR_AMOUNTS))
        self._step_panel.setVisible(self.width() >= theme.px(_ROOM_FOR_STEP))
        sized(self._step_panel, _WIDE_STEP if self.width() >= theme.px(_ROOM_FOR_WIDE_STEP) else _NARROW_STEP)

    def _show_chips(self, view: ConversationView) -> None:
        clear_layout(self._chips)
        self._extras = []
        account = view.account
        if account.segment is not None:
            self._chips.addWidget(Chip(self.tr("Compte {segment}").format(segment=account.segment.value), "accent"))
        if account.solvency is not None and not view.solvency_due:
            texts = {
                Solvency.SOUND: self.tr("Solvabilité vérifiée"),
                Solvency.WATCH: self.tr("Solvabilité à surveiller"),
                Solvency.FAILED: self.tr("Solvabilité refusée"),
            }
            tone, icon = _SOLVENCY[account.solvency]
            self._chips.addWidget(Chip(texts[account.solvency], tone, icon))
        else:
            self._chips.addWidget(Chip(self.tr("Solvabilité à vérifier"), "warning", "triangle-alert"))
        if view.stored:
            here = view.saved_here
            text = self.tr("Sur ce poste") if here else self.tr("Envoyé")
            chip = Chip(text, "neutral", "hard-drive" if here else "cloud-check")
            self._chips.addWidget(chip)
            self._extras.append(chip)

    def _show_facts(self, view: ConversationView) -> None:
        clear_layout(self._facts)
        account = view.account
        facts = []
        if account.city:
            place = account.city if not account.postcode else f"{account.city} ({account.postcode[:2]})"
            facts.append(place)
        if account.yearly_sales_cents is not None:
            sales = i18n.money(account.yearly_sales_cents, decimals=False)
            facts.append(self.tr("CA {year}\u00a0: {sales}").format(year=view.today.year, sales=sales))
        if account.potential_cents is not None:
            potential = i18n.money(account.potential_cents, decimals=False)
            facts.append(self.tr("Potentiel\u00a0: {potential}").format(potential=potential))
        facts.append(self._rank(view))
        if account.city:
            self._facts.addWidget(IconLabel("map-pin", "text3", 15))
        for index, fact in enumerate(facts):
            rule = Rule(vertical=True, length=14)
            label = TextLabel(fact, 13, 400, "text2", tnum=True)
            if index:
                self._facts.addWidget(rule)
            self._facts.addWidget(label)
            if 0 < index < len(facts) - 1:
                self._extras += [rule, label]
        self._facts.addStretch(1)
        self._fit()

    def _rank(self, view: ConversationView) -> str:
        concluded = view.conversation.state is ConversationState.CONCLUDED
        rank = max(view.visits_done + (0 if concluded else 1), 1)
        if view.visits_planned:
            return self.tr("Visite {rank} sur {planned} prévues").format(rank=rank, planned=view.visits_planned)
        return self.tr("Visite {rank} de l’année").format(rank=rank)

    def _show_step(self, view: ConversationView) -> None:
        title = self.tr("Prochaine étape")
        text = self.tr("À dater ensemble avant de partir")
        if view.next_visit is not None:
            what = view.next_visit.goal or self._theme_of(view, view.next_visit.conversation_key)
            day = i18n.date_short(view.next_visit.starts_on)
            # Beside the title the date is never cut, however long the goal.
            title, text = f"{title} · {day}", what or self.tr("Prochaine visite")
        elif view.missing:
            title, text = self.tr("Preuve à obtenir"), in_language(view.missing[0].text)
        self._step_title.setText(title)
        self._step.setText(text)
        self._step.setToolTip(text)
        self._step_panel.setAccessibleName(f"{title}. {text}")

    @staticmethod
    def _theme_of(view: ConversationView, key: str | None) -> str:
        if view.process is None or key is None:
            return ""
        return next((in_language(one.theme) for one in view.process.conversations() if one.id == key), "")

    def _show_main(self, view: ConversationView, concluding: bool) -> None:
        state = view.conversation.state
        self._more.setVisible(view.mine)
        self._more.set_name(QCoreApplication.translate("HeaderCard", "Autres gestes"))
        self._main.setVisible(view.mine)
        if not view.stored or state is ConversationState.PREPARED:
            text, icon = self.tr("Commencer"), "play"
        elif concluding:
            text, icon = self.tr("Revenir aux notes"), "arrow-left"
        elif state is ConversationState.CONCLUDED:
            text, icon = self.tr("Corriger la conclusion"), "pencil"
        else:
            text, icon = self.tr("Conclure la visite"), "check"
        self._main.set_kind("secondary" if concluding or state is ConversationState.CONCLUDED else "primary")
        self._main.setText(text)
        self._main.set_icon_name(icon)
        self._main.setAccessibleName(text)
        self._main.updateGeometry()

    def main_button(self) -> Button:
        """The one thing to do now."""
        return self._main
