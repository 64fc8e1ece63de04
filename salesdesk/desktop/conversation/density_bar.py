"""How much of the guide will be shown (densité): the three choices, which is proposed, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.conversation.menu import DENSITIES, DENSITY_KEY, density_text
from salesdesk.desktop.widgets import SegmentControl, TextLabel, hbox, vbox
from salesdesk.domain.conversation import Density
from salesdesk.services.conversation_screen import Advice


class DensityBar(QWidget):
    """Three choices in a row with the reason of the proposal below.

    Args:
        messages: Words of the reason.
    """

    chosen = Signal(object)
    """The :class:`Density` chosen by hand."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.choice = SegmentControl()
        self.reason = TextLabel("", 12, 400, "text2", wrap=True)
        self.setLayout(vbox(hbox(self.choice, None), self.reason, spacing=8))
        self._showing = False
        self.choice.chosen.connect(self._choose)

    def _choose(self, key: str) -> None:
        if not self._showing:
            self.chosen.emit(Density(key))

    def show_density(self, density: Density, advice: Advice) -> None:
        """Shows what is chosen and what skill proposes.

        Args:
            density: In force.
            advice: The proposal.
        """
        self._showing = True
        short = {
            Density.FRAME: self.tr("Complet"), Density.CHECKLIST: self.tr("Liste"), Density.BARE: self.tr("Notes"),
        }  # fmt: skip
        self.choice.set_choices([(one.value, short[one]) for one in DENSITIES], density.value)
        self.choice.setToolTip(keys_text(DENSITY_KEY))
        self._showing = False
        self.choice.setAccessibleName(
            self.tr("Ce que montre le guide\u00a0: {density}").format(density=density_text(density))
        )
        why = self._messages.text(advice.reason, **advice.args)
        said = self.tr("Proposé\u00a0: {density}. {reason}.").format(density=density_text(advice.density), reason=why)
        self.reason.setText(said)
