"""What narrows the affairs: whose, which process, which stage, only the late ones, in progress or over."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.i18n import Retranslated, in_language
from salesdesk.desktop.widgets import Chip, ComboBox, SegmentControl, Themed, hbox
from salesdesk.domain.ids import ProcessVersionId, UserId
from salesdesk.services.opportunity_board import Board, BoardFilter, Lane, Period

_LEAST_LIST = 104


class FilterBar(Retranslated, Themed, QWidget):
    """Keeps a :class:`BoardFilter`, and which process and which look are wanted.

    Args:
        me: Who works here.
    """

    changed = Signal()
    """The affairs are to be read again."""
    look_changed = Signal()
    """The same affairs are to be shown otherwise."""

    def __init__(self, me: UserId) -> None:
        super().__init__()
        self.wanted = BoardFilter()
        self._me = me
        self._owners: Sequence[tuple[UserId, str]] = ()
        self._lanes: tuple[Lane, ...] = ()
        self.owner, self.process, self.stage = ComboBox(), ComboBox(), ComboBox()
        self._widths = {self.owner: 168, self.process: 272, self.stage: 220}
        self.late = Chip("", "neutral", "clock", height=28, clickable=True)
        self.period, self.look = SegmentControl(), SegmentControl()
        row = hbox(self.owner, self.process, self.stage, self.late, None, self.period, self.look, spacing=8)
        for place, share in enumerate((168, 272, 220)):
            row.setStretch(place, share)
        self.setLayout(row)
        self.owner.currentIndexChanged.connect(
            lambda _row: self._change(replace(self.wanted, owner_id=self.owner.value()))  # type: ignore[arg-type]  # ids travel through Qt as objects
        )
        self.stage.currentIndexChanged.connect(
            lambda _row: self._change(replace(self.wanted, stage_key=str(self.stage.value() or "")))
        )
        self.process.currentIndexChanged.connect(lambda _row: self._other_process())
        self.late.clicked.connect(lambda: self._change(replace(self.wanted, overdue=not self.wanted.overdue)))
        self.period.chosen.connect(lambda key: self._change(replace(self.wanted, period=Period(key))))
        self.look.chosen.connect(lambda _key: self.look_changed.emit())
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Gives the lists their widths; they become narrower before anything is cut off."""
        for box, width in self._widths.items():
            box.setMinimumWidth(theme.px(_LEAST_LIST))
            box.setMaximumWidth(theme.px(width))
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def retranslate(self) -> None:
        """Sets every text."""
        with QSignalBlocker(self.period), QSignalBlocker(self.look):
            self.period.set_choices(
                [(Period.IN_PROGRESS.value, self.tr("En cours")), (Period.ENDED.value, self.tr("Terminées"))]
            )
            self.look.set_choices([("board", self.tr("Tableau")), ("list", self.tr("Liste"))])
        self.owner.setAccessibleName(self.tr("De qui"))
        self.process.setAccessibleName(self.tr("Processus"))
        self.stage.setAccessibleName(self.tr("Étape"))
        self._show_late()
        self._fill()

    def _show_late(self) -> None:
        self.late.set_content(self.tr("Au-delà du délai"), "warning" if self.wanted.overdue else "neutral",
                              "check" if self.wanted.overdue else "clock")  # fmt: skip

    def _change(self, wanted: BoardFilter) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._show_late()
            self.changed.emit()

    def _other_process(self) -> None:
        # Stages are those of one process: another one has others.
        self.wanted = replace(self.wanted, stage_key="")
        self._fill()
        self.changed.emit()

    def offer(self, board: Board) -> None:
        """Offers the people and processes of a board."""
        self._owners, self._lanes = board.owners, board.lanes
        self._fill()

    def _fill(self) -> None:
        team = [(None, self.tr("Toute l’équipe")), (self._me, self.tr("Mes affaires"))]
        names = {one.version_id: f"{in_language(one.name)} · v{one.version}" for one in self._lanes}
        lane = self.lane()
        stages = [(one.stage_key, in_language(one.name)) for one in lane.columns] if lane else []
        for box, choices, value in (
            (self.owner, [*team, *self._owners], self.wanted.owner_id),
            (self.process, list(names.items()), lane.version_id if lane else None),
            (self.stage, [("", self.tr("Toutes les étapes")), *stages], self.wanted.stage_key),
        ):
            with QSignalBlocker(box):
                box.set_choices(choices)
                box.set_value(value)
        self.owner.setVisible(bool(self._owners))
        self.process.setVisible(len(self._lanes) > 1)

    def lane(self) -> Lane | None:
        """The process that is shown: the one chosen, else that with most affairs; None when there is none."""
        chosen = self.process.value()
        found = next((one for one in self._lanes if one.version_id == chosen), None)
        return found or (self._lanes[0] if self._lanes else None)

    def show_process(self, version_id: ProcessVersionId) -> None:
        """Shows one process."""
        self.process.set_value(version_id)

    def is_narrowed(self) -> bool:
        """Whether some affairs may be left out."""
        return bool(self.wanted.stage_key or self.wanted.overdue or self.wanted.owner_id)

    def clear(self) -> None:
        """Shows everything in progress or over."""
        self._change(BoardFilter(period=self.wanted.period))
        self._fill()
