"""What the tabs of the screen have in common: a list with one line in full beside it, figures for the head."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.list_tab import ROW_HEIGHT, Gestures, ListTab
from salesdesk.desktop.value.form import ValueForm

__all__ = ["ROW_HEIGHT", "HeadFigure", "Tab", "Work"]


@dataclass(frozen=True, slots=True)
class HeadFigure:
    """A figure in the head of the screen."""

    figure: str
    unit: str
    colour: str = "text"


class Work(Gestures):
    """Gestures whose form is saved only once it is complete."""

    def ask(self, title: str, form: ValueForm, verb: str, save: Callable[[], None], subtitle: str = "") -> None:
        """Opens a form in the panel; nothing is saved while it is not complete or an amount cannot be read.

        Args:
            title: What is done.
            form: The form.
            verb: Text of its button.
            save: Saves what it holds.
            subtitle: About what.
        """

        def submit() -> None:
            if form.is_complete() and form.amounts_read():
                save()

        form.submitted.connect(submit)
        self.open_form(title, form, verb, submit, width=form.width_wanted, subtitle=subtitle)


class Tab(ListTab):
    """One tab of the screen.

    Args:
        desk: What it may ask of the program.
        page: The screen; jobs are asked in its name.
        icon: Icon of the empty state.
    """

    figures_changed = Signal()

    def __init__(self, desk: Desk, page: QWidget, icon: str) -> None:
        super().__init__(desk, page, icon)
        self.work = Work(desk, page)
        self.work.done.connect(self.load)

    def figures(self) -> Sequence[HeadFigure]:
        """What the head of the screen says of this tab."""
        return ()
