"""The next best conversation of one account (prochaine meilleure conversation), and what was put aside there."""

from functools import partial

from PySide6.QtWidgets import QWidget

from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated, date_short
from salesdesk.desktop.page import Page
from salesdesk.desktop.suggestion_panel import SuggestionBlock, SuggestionGestures, reason_text
from salesdesk.desktop.widgets import Button, Card, Rule, SectionHeader, TextLabel, boxed, clear_layout, hbox, vbox
from salesdesk.domain.ids import AccountId
from salesdesk.services import next_conversation
from salesdesk.services.next_conversation import RefusalLine, Suggestion

_OTHERS_SHOWN = 3


class SuggestionCard(Retranslated, Card):
    """What to talk about next with this client.

    Args:
        desk: Whose.
        page: The account's page.
    """

    def __init__(self, desk: Desk, page: Page) -> None:
        self._head = SectionHeader("")
        self._rows = vbox(spacing=10)
        super().__init__(vbox(self._head, boxed(self._rows), spacing=10, margins=(16, 14, 16, 14)))
        self._desk = desk
        self._account_id: AccountId | None = None
        self._found: tuple[Suggestion | None, tuple[RefusalLine, ...]] | None = None
        self.block: SuggestionBlock | None = None
        self.gestures = SuggestionGestures(desk, page, self.load)
        self.hide()
        self.retranslate()

    def show_account(self, account_id: AccountId) -> None:
        """Shows another account, or the same one afresh."""
        if account_id != self._account_id:
            self.hide()
        self._account_id = account_id
        self.load()

    def load(self) -> None:
        """Reads the proposal and the refusals off the GUI thread."""
        workspace, account_id = self._desk.workspace, self._account_id
        if account_id is None:
            return

        def read() -> tuple[Suggestion | None, tuple[RefusalLine, ...]]:
            found = next_conversation.for_account(workspace, account_id)
            return found, next_conversation.refusals(workspace, account_id)

        self._desk.jobs.read(self, read, self._show, key="suggestion")

    def _show(self, found: tuple[Suggestion | None, tuple[RefusalLine, ...]]) -> None:
        self._found = found
        self.show()
        self._render()

    def retranslate(self) -> None:
        """Sets every text anew."""
        self._head.set_title(self.tr("Prochaine meilleure conversation"))
        self._render()

    def _render(self) -> None:
        if self._found is None:
            return
        suggestion, refusals = self._found
        clear_layout(self._rows)
        self.block = None
        if suggestion is None:
            text = self.tr("Rien n’attend chez ce client\u00a0: promesses, preuves, rôles et contacts sont à jour.")
            self._rows.addWidget(TextLabel(text, 13, 400, "text3", wrap=True))
        else:
            self._propose(suggestion)
        for line in refusals:
            self._rows.addWidget(Rule())
            self._rows.addWidget(self._refusal(line))

    def _propose(self, suggestion: Suggestion) -> None:
        self.block = SuggestionBlock(suggestion, self._desk.messages, named=False)
        self.gestures.follow(self.block)
        self._rows.addWidget(self.block)
        others = suggestion.reasons[1:]
        if others:
            self._rows.addWidget(TextLabel(self.tr("Et aussi"), 12, 600, "text3"))
        for reason in others[:_OTHERS_SHOWN]:
            self._rows.addWidget(TextLabel(reason_text(reason, self._desk.messages), 12, 400, "text2", wrap=True))

    def _refusal(self, line: RefusalLine) -> QWidget:
        day = date_short(line.refusal.refused_at.astimezone(self._desk.workspace.zone).date())
        if line.by_me:
            said = self.tr("Écartée le {day} par vous\u00a0: «\u00a0{why}\u00a0»")
        else:
            said = self.tr("Écartée le {day} par {name}\u00a0: «\u00a0{why}\u00a0»")
        name = line.author or self.tr("un collègue")
        words = vbox(
            TextLabel(reason_text(line.reason, self._desk.messages), 12, 400, "text3", wrap=True),
            TextLabel(said.format(day=day, name=name, why=line.refusal.why), 12, 500, "text2", wrap=True),
            spacing=2,
        )
        if line.refusal.until is not None:
            until = self.tr("Jusqu’au {day}").format(day=date_short(line.refusal.until))
            words.addWidget(TextLabel(until, 12, 400, "text3"))
        back = Button(self.tr("Reprendre"), "quiet", "undo-2", height=32)
        back.setAccessibleName(self.tr("Reprendre la suggestion écartée\u00a0: {why}").format(why=line.refusal.why))
        back.clicked.connect(partial(self._take_back, line))
        words.addLayout(hbox(back, None))
        return boxed(words)

    def _take_back(self, line: RefusalLine, _checked: bool = False) -> None:
        self.gestures.take_back(line)

    def verbs(self) -> list[Action]:
        """The single keys of the proposal."""

        def here() -> str:
            return self.tr("Compte")

        def there() -> bool:
            return self.block is not None

        return [
            Action(
                "account.suggestion_plan", lambda: self.tr("Planifier la conversation proposée"),
                lambda: self._run("plan"), "C", "calendar-days", there, here,
            ),
            Action(
                "account.suggestion_aside", lambda: self.tr("Écarter la suggestion"), lambda: self._run("aside"), "X",
                "eye-off", there, here,
            ),
            Action(
                "account.suggestion_why", lambda: self.tr("Pourquoi cette suggestion"), lambda: self._run("why"), "W",
                "circle-help", there, here,
            ),
        ]  # fmt: skip

    def _run(self, verb: str) -> None:
        if self.block is not None:
            gestures = self.gestures
            run = {"plan": gestures.plan, "aside": gestures.ask_refusal, "why": gestures.explain}[verb]
            run(self.block.suggestion)
