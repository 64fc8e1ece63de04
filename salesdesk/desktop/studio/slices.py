"""Work of the window cut in slices (tranches): one at a turn of the event loop, so that keys and paint come between."""

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, QTimer


class Slices(QObject):
    """Runs short steps one after the other; new ones take the place of those that are left.

    Args:
        owner: Qt owner: nothing runs after it is gone.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._steps: Iterator[Callable[[], None]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._next)

    def run(self, steps: Iterable[Callable[[], None]]) -> None:
        """Begins with steps, and forgets those that are left of others.

        Args:
            steps: Each short; an iterator is asked for the next one only when it is due.
        """
        self._steps = iter(steps)
        self._timer.start()

    def stop(self) -> None:
        """Forgets what is left."""
        self._timer.stop()
        self._steps = iter(())

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            return
        step()
