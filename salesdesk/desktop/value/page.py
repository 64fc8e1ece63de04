"""Value (valeur): extra work announced before it is done, practices decided, margins seen at the first meeting."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.actions import Action
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.page import Page
from salesdesk.desktop.value.extra_detail import KEYS, verb_text
from salesdesk.desktop.value.extras_tab import ExtrasTab
from salesdesk.desktop.value.margins_tab import MarginsTab
from salesdesk.desktop.value.practices_tab import PracticesTab
from salesdesk.desktop.value.requests_tab import RequestsTab
from salesdesk.desktop.value.tab import Tab
from salesdesk.desktop.value.tariff_tab import TariffTab
from salesdesk.desktop.widgets import Button, Card, Rule, SegmentControl, StatFigure, TextLabel, hbox, vbox
from salesdesk.services.events import Changed

_NOUNS: Final = frozenset(
    {
        "extra_work", "practice", "margin_review", "extra_tariff", "extra_request", "opportunity", "account",
        "ownership", "user", "attachment",
    }
)  # fmt: skip
_MOST_FIGURES: Final = 4
_NARROW: Final = 1000


class ValuePage(Page):
    """The screen. Opened with ``tab`` it shows one, with ``account_id`` the lines of an account."""

    nouns = _NOUNS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tabs: dict[str, Tab] = {
            "extras": ExtrasTab(desk, self), "practices": PracticesTab(desk, self), "margins": MarginsTab(desk, self),
            "tariff": TariffTab(desk, self), "requests": RequestsTab(desk, self),
        }  # fmt: skip
        self.title = TextLabel("", 20, 700)
        self.choice = SegmentControl()
        self.new = Button("", "primary", "plus")
        self.figures = [StatFigure("", colour="text", px=26 if not place else 20) for place in range(_MOST_FIGURES)]
        self._rules = [Rule(vertical=True, length=28) for _ in self.figures[1:]]
        parts: list[QWidget | int | None] = [self.title, None, self.figures[0]]
        for rule, figure in zip(self._rules, self.figures[1:], strict=True):
            parts += [rule, figure]
        head = vbox(hbox(*parts, spacing=14), hbox(self.choice, None, self.new), spacing=12, margins=(16, 12, 16, 14))
        self.stack = QStackedWidget()
        for tab in self.tabs.values():
            self.stack.addWidget(tab)
            tab.figures_changed.connect(self._show_head)
        column = vbox(Card(head), self.stack, spacing=12, margins=(20, 16, 20, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self.choice.chosen.connect(self.show_tab)
        self.new.clicked.connect(lambda _=False: self.tab().run_new())
        self.retranslate()
        desk.shell.register(self, self._actions())

    def _actions(self) -> list[Action]:
        def here() -> str:
            return QCoreApplication.translate("ValuePage", "Valeur")

        def on_line() -> bool:
            return isinstance(self.tab(), ExtrasTab) and self.extras().line() is not None

        names = ["extras", "practices", "margins", "tariff", "requests"]
        verbs = [
            Action(f"value.{verb}", partial(verb_text, verb), partial(self.run_verb, verb), key, "", on_line, here)
            for verb, key in KEYS.items()
        ]
        new = Action("value.new", self._new_text, lambda: self.tab().run_new(), "N", "plus",
                     lambda: bool(self.tab().new_text()), here)  # fmt: skip
        tabs = [
            Action(
                f"value.{name}", partial(_tab_name, name), partial(self.show_tab, name), f"Alt+{place}", "", group=here
            )
            for place, name in enumerate(names, start=1)
        ]
        return [new, *verbs, *tabs]

    def _new_text(self) -> str:
        return self.tab().new_text() or self.tr("Ajouter")

    def extras(self) -> ExtrasTab:
        """The tab of extra work."""
        found = self.tabs["extras"]
        assert isinstance(found, ExtrasTab)  # as made above
        return found

    def tab(self) -> Tab:
        """The tab in view."""
        return self.tabs[self.choice.current() or "extras"]

    def run_verb(self, verb: str) -> None:
        """Runs a verb on the line of extra work that the keyboard is on."""
        line, shown = self.extras().line(), self.extras().shown
        if line is not None and shown is not None and shown.may_write:
            self.extras().verbs.run(verb, line)

    def retranslate(self) -> None:
        """Sets every text."""
        self.title.setText(self.tr("Valeur"))
        with QSignalBlocker(self.choice):
            self.choice.set_choices([(name, _tab_name(name)) for name in self.tabs])
        self.choice.setAccessibleName(self.tr("Rubriques"))
        self._show_head()

    def crumbs(self) -> tuple[str, ...]:
        """Nothing stands above it."""
        return (self.tr("Valeur"),)

    def arrive(self, **where: object) -> None:
        """Comes into view.

        Args:
            **where: ``tab``: ``extras``, ``practices``, ``margins``, ``tariff`` or ``requests``; ``account_id``: the
                account whose extra work is wanted.
        """
        if where.get("account_id") is not None:
            self.extras().show_account(where["account_id"])
            self.show_tab("extras")
        elif where.get("tab") in self.tabs:
            self.show_tab(str(where["tab"]))
        else:
            self.tab().wants_focus = True
            self.load()

    def load(self) -> None:
        """Reads the tab in view."""
        self.tab().load()

    def hear(self, changed: Changed) -> None:
        """Reads again; what was kept by a form of this screen too, unless the tab did so itself."""
        if "attachment" in changed.nouns and changed.initiator is not self.extras().files:
            self.extras().load_files()
        if changed.initiator is not self and (self.nouns - {"attachment"}) & changed.nouns:
            self.load()

    def show_tab(self, name: str) -> None:
        """Shows a tab, read afresh."""
        with QSignalBlocker(self.choice):
            self.choice.choose(name)
        self.stack.setCurrentWidget(self.tabs[name])
        self._show_head()
        # Single keys are verbs of the line: the keyboard goes to the list, not to the tabs.
        self.tabs[name].wants_focus = True
        self.tabs[name].load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the quieter figures out where there is no room for them."""
        super().resizeEvent(event)
        self._show_head()

    def _show_head(self) -> None:
        tab = self.tab()
        shown = list(tab.figures())
        room = 2 if self.width() < theme.px(_NARROW) else _MOST_FIGURES
        for place, figure in enumerate(self.figures):
            visible = place < min(len(shown), room)
            figure.setVisible(visible)
            if place:
                self._rules[place - 1].setVisible(visible)
            if visible:
                figure.set_figure(shown[place].figure, shown[place].unit)
                figure.figure.set_colour(shown[place].colour)
        self.new.setText(tab.new_text())
        self.new.setToolTip(f"{tab.new_text()}  (N)")
        self.new.setVisible(bool(tab.new_text()))


def _tab_name(name: str) -> str:
    tr = QCoreApplication.translate
    return {
        "extras": tr("ValuePage", "Hors périmètre"),
        "practices": tr("ValuePage", "Pratiques"),
        "margins": tr("ValuePage", "Marges"),
        "tariff": tr("ValuePage", "Tarif"),
        "requests": tr("ValuePage", "Demandes reçues"),
    }[name]
