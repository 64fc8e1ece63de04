"""The next best conversations of the day (prochaines meilleures conversations), three at most, each with its reason."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.page import Page
from salesdesk.desktop.suggestion_panel import SuggestionBlock, SuggestionGestures
from salesdesk.desktop.widgets import Card, Rule, SectionHeader, TextLabel, boxed, clear_layout, vbox
from salesdesk.services import next_conversation
from salesdesk.services.next_conversation import Suggestion


class SuggestionsCard(Retranslated, Card):
    """What to talk about next, and with whom.

    Args:
        desk: Whose.
        page: The day's page; its verbs are registered for it.
    """

    def __init__(self, desk: Desk, page: Page) -> None:
        self._head = SectionHeader("")
        self._rows = vbox(spacing=10)
        super().__init__(vbox(self._head, boxed(self._rows), spacing=10, margins=(16, 14, 16, 14)))
        self._desk, self._page = desk, page
        self._found: tuple[Suggestion, ...] | None = None
        self.blocks: list[SuggestionBlock] = []
        self.gestures = SuggestionGestures(desk, page, self.load)
        self.hide()
        self.retranslate()

    def load(self) -> None:
        """Reads the proposals off the GUI thread."""
        workspace = self._desk.workspace
        self._desk.jobs.read(self, lambda: next_conversation.for_day(workspace), self.show_found, key="suggestions")

    def show_found(self, found: Sequence[Suggestion]) -> None:
        """Shows the proposals, the best first."""
        self._found = tuple(found)
        self.show()
        self._render()

    def retranslate(self) -> None:
        """Sets every text anew."""
        self._head.set_title(self.tr("Prochaines meilleures conversations"))
        self._render()

    def _render(self) -> None:
        if self._found is None:
            return
        clear_layout(self._rows)
        self.blocks = [SuggestionBlock(one, self._desk.messages, named=True) for one in self._found]
        for place, block in enumerate(self.blocks):
            if place:
                self._rows.addWidget(Rule())
            self.gestures.follow(block)
            self._rows.addWidget(block)
        if not self.blocks:
            text = self.tr(
                "Rien n’attend\u00a0: promesses tenues, preuves en ordre, contacts à jour. Une suggestion paraît ici "
                "dès qu’une promesse passe sa date, qu’une preuve manque ou qu’un compte est trop peu vu."
            )
            self._rows.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))

    def current(self) -> Suggestion | None:
        """The proposal that has the keyboard, else the best; None without any."""
        focused = QApplication.focusWidget()
        for block in self.blocks:
            if focused is not None and block.isAncestorOf(focused):
                return block.suggestion
        return self.blocks[0].suggestion if self.blocks else None

    def verbs(self) -> list[Action]:
        """The single keys of the proposals."""

        def here() -> str:
            return self.tr("Prochaines conversations")

        def there() -> bool:
            return bool(self.blocks)

        return [
            Action(
                "today.suggestion_plan", lambda: self.tr("Planifier la conversation proposée"),
                lambda: self._run("plan"), "C", "calendar-days", there, here,
            ),
            Action(
                "today.suggestion_aside", lambda: self.tr("Écarter la suggestion"), lambda: self._run("aside"), "X",
                "eye-off", there, here,
            ),
            Action(
                "today.suggestion_why", lambda: self.tr("Pourquoi cette suggestion"), lambda: self._run("why"), "W",
                "circle-help", there, here,
            ),
        ]  # fmt: skip

    def _run(self, verb: str) -> None:
        one = self.current()
        if one is not None:
            gestures = self.gestures
            {"plan": gestures.plan, "aside": gestures.ask_refusal, "why": gestures.explain}[verb](one)
