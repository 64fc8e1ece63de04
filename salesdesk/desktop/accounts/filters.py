"""What narrows the portfolio: words, whose accounts, segments, status, order."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.accounts.words import status_text
from salesdesk.desktop.i18n import Retranslated
from salesdesk.desktop.widgets import Chip, ComboBox, IconButton, SearchField, SegmentControl, hbox, sized
from salesdesk.domain.ids import UserId
from salesdesk.domain.people import User
from salesdesk.services.accounts import AccountFilter, AccountStatus, Held, Segment, SortBy

_STACK_BELOW = 940


class FilterBar(Retranslated, QWidget):
    """Keeps an :class:`AccountFilter` and tells each change of it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = AccountFilter()
        self.search = SearchField("", "/")
        self.search.setMinimumWidth(theme.px(160))
        self.held = SegmentControl()
        self.segments = {segment: Chip(segment.value, "neutral", height=28, clickable=True) for segment in Segment}
        self.status, self.person, self.order = ComboBox(), ComboBox(), ComboBox()
        for box in (self.status, self.person, self.order):
            sized(box, 152)
        self.direction = IconButton("arrow-up", "-", 36)
        self._people: tuple[User, ...] = ()
        self._is_manager = False
        first = hbox(self.search, self.held, spacing=12)
        first.setStretch(0, 1)
        second = hbox(*self.segments.values(), 4, self.status, self.person, self.order, self.direction, None, spacing=6)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(first, 1)
        self._box.addLayout(second)
        self.setLayout(self._box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.search.query_changed.connect(lambda text: self._change(replace(self.wanted, text=text)))
        self.held.chosen.connect(lambda key: self._change(replace(self.wanted, held=Held(key))))
        for segment, chip in self.segments.items():
            chip.clicked.connect(lambda segment=segment: self._toggle(segment))
        self.status.currentIndexChanged.connect(lambda _row: self._take_status())
        self.person.currentIndexChanged.connect(lambda _row: self._take_person())
        self.order.currentIndexChanged.connect(lambda _row: self._take_order())
        self.direction.clicked.connect(lambda _=False: self._turn())

    def retranslate(self) -> None:
        """Sets every text."""
        self.search.set_placeholder(self.tr("Filtrer par nom, ville, SIREN, interlocuteur…"))
        whole = self.tr("Tout mon périmètre") if self._is_manager else self.tr("Tous")
        self.held.set_choices(
            [(Held.ALL.value, whole), (Held.MINE.value, self.tr("Les miens")),
             (Held.SUBSTITUTE.value, self.tr("Remplacements"))]
        )  # fmt: skip
        self._fill(
            self.status, [(None, self.tr("Tous les statuts"))] + [(one, status_text(one)) for one in AccountStatus]
        )
        self._fill(
            self.person,
            [(None, self.tr("Toute l’équipe")), *((one.id, one.name) for one in self._people)],
        )
        self._fill(self.order, self._orders())
        self.status.setAccessibleName(self.tr("Statut"))
        self.person.setAccessibleName(self.tr("Titulaire"))
        self.order.setAccessibleName(self.tr("Trier par"))
        for segment, chip in self.segments.items():
            chip.setAccessibleName(self.tr("Segment {letter}").format(letter=segment.value))
        self._show_direction()

    def _orders(self) -> list[tuple[object, str]]:
        return [
            (SortBy.NAME, self.tr("Nom")),
            (SortBy.SEGMENT, self.tr("Segment")),
            (SortBy.SALES, self.tr("CA annuel")),
            (SortBy.POTENTIAL, self.tr("Potentiel")),
            (SortBy.LAST_CONTACT, self.tr("Dernier contact")),
            (SortBy.NEXT_VISIT, self.tr("Prochaine visite")),
        ]

    def _fill(self, box: ComboBox, choices: Sequence[tuple[object, str]]) -> None:
        with QSignalBlocker(box):
            box.set_choices(choices)

    def set_people(self, people: tuple[User, ...], is_manager: bool) -> None:
        """Offers the people of a manager's tree; a rep is offered none.

        Args:
            people: Those whose portfolio may be looked at.
            is_manager: Whether the person leads somebody.
        """
        self._people, self._is_manager = people, is_manager
        self.person.setVisible(is_manager)
        self.retranslate()

    def show_person(self, user_id: UserId) -> None:
        """Shows one person's accounts; asked by another screen."""
        self.person.set_value(user_id)

    def sort_by(self, sort: SortBy) -> None:
        """Sorts by a column; the same one again turns the order round."""
        if sort is self.wanted.sort:
            self._turn()
            return
        self.order.set_value(sort)

    def show_count(self, key: str) -> None:
        """Shows the accounts behind one of the counts; the same one again shows all."""
        if self.count_shown() == key:
            self._set_status(None, won=False)
        elif key == "won":
            self._set_status(None, won=True)
        else:
            self._set_status(AccountStatus(key), won=False)

    def count_shown(self) -> str:
        """Key of the count that the list is narrowed to; empty for none."""
        if self.wanted.won:
            return "won"
        return next(iter(self.wanted.statuses)).value if len(self.wanted.statuses) == 1 else ""

    def clear(self) -> None:
        """Shows all accounts again."""
        with QSignalBlocker(self.search), QSignalBlocker(self.status), QSignalBlocker(self.person):
            self.search.clear()
            self.status.setCurrentIndex(0)
            self.person.setCurrentIndex(0)
        with QSignalBlocker(self.held):
            self.held.choose(Held.ALL.value)
        order = {"sort": self.wanted.sort, "descending": self.wanted.descending}
        self._change(AccountFilter(**order))  # type: ignore[arg-type]  # two fields, each of its own type

    def is_narrowed(self) -> bool:
        """Tells whether anything is left out."""
        one = self.wanted
        return bool(one.text.strip() or one.segments or one.statuses or one.won or one.owner_id or one.held != Held.ALL)

    def _set_status(self, status: AccountStatus | None, *, won: bool) -> None:
        with QSignalBlocker(self.status):
            self.status.set_value(status)
        statuses = frozenset() if status is None else frozenset({status})
        self._change(replace(self.wanted, statuses=statuses, won=won))

    def _toggle(self, segment: Segment) -> None:
        self._change(replace(self.wanted, segments=self.wanted.segments ^ {segment}))

    def _take_status(self) -> None:
        status = self.status.value()
        self._set_status(None if status is None else AccountStatus(str(status)), won=False)

    def _take_person(self) -> None:
        person = self.person.value()
        self._change(replace(self.wanted, owner_id=person))  # type: ignore[arg-type]  # the box holds ids and None

    def _take_order(self) -> None:
        # A box gives back plain text, whatever kind of text it was given.
        sort = SortBy(str(self.order.value()))
        # Money is looked at from the top, names and days from the beginning.
        largest_first = sort in (SortBy.SALES, SortBy.POTENTIAL, SortBy.LAST_CONTACT)
        self._change(replace(self.wanted, sort=sort, descending=largest_first))

    def _turn(self) -> None:
        self._change(replace(self.wanted, descending=not self.wanted.descending))

    def _change(self, wanted: AccountFilter) -> None:
        self.wanted = wanted
        for segment, chip in self.segments.items():
            chip.set_content(segment.value, "accent" if segment in wanted.segments else "neutral")
            chip.setAccessibleName(self.tr("Segment {letter}").format(letter=segment.value))
        self._show_direction()
        self.changed.emit()

    def _show_direction(self) -> None:
        down = self.wanted.descending
        self.direction.set_icon_name("arrow-down" if down else "arrow-up")
        name = self.tr("Ordre décroissant") if down else self.tr("Ordre croissant")
        self.direction.set_name(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines when one is too narrow."""
        super().resizeEvent(event)
        stacked = self.width() < theme.px(_STACK_BELOW)
        wanted = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
