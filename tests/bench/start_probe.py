"""A start of the program with a stop-watch: a process that opens a profile, tells what it cost, and ends.

It does what ``python -m salesdesk --profile ID`` does, and prints one line of JSON. Times count from an instant that
the starter gives, so that the interpreter's own start is in them.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

# The real start pays for the command line too.
from salesdesk.cli import app as _command
from salesdesk.config.logs import configure_logs
from salesdesk.config.paths import Paths
from salesdesk.desktop.app import Program, Start

__all__ = ["Probe", "_command"]

BEAT_MS = 5
STILL = 4
LONGEST_MS = 60_000


def resident_mb() -> float:
    """Memory of this process that lies in RAM, in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 1e6


class Probe(QObject):
    """Looks at a starting program.

    Args:
        program: The program, shown and not yet painted.
        to_the_end: Waits until the first screen shows its data; False ends after the first paint.
        started: Instant of the start, of the clock that all processes share.
    """

    def __init__(self, program: Program, started: float, to_the_end: bool) -> None:
        super().__init__()
        self.told: dict[str, object] = {"gaps": []}
        self._program, self._started, self._to_the_end = program, started, to_the_end
        self._still = 0
        self._last = time.monotonic()
        self._gaps: list[float] = []
        self._profile_shown = False
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._look)
        program.opened.connect(self._opened)
        # A dialog about a fault would wait for a person.
        program.errors.bug_found.connect(self._end_by)
        program.errors.told.connect(lambda text: self._end_by(text.what))
        program.window.installEventFilter(self)
        QTimer.singleShot(LONGEST_MS, self, lambda: self._end_by("too long"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the first paint of the window."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # The paint of the window's children follows in the same turn of the loop.
            QTimer.singleShot(0, self._painted)
        return False

    def _note(self, name: str) -> None:
        self.told[name] = {
            "seconds": time.monotonic() - self._started,
            "cpu": time.process_time(),
            "rss": resident_mb(),
        }

    def _painted(self) -> None:
        self._note("painted")
        self.told["modules"] = sorted(sys.modules)
        if not self._to_the_end:
            self._program.window.close()
            return
        self._last = time.monotonic()
        self._beat.start()

    def _opened(self, _profile_id: str) -> None:
        self._profile_shown = True

    def _end_by(self, fault: str) -> None:
        print(fault, self._program.jobs.pending, file=sys.stderr)
        self._program.app.exit(1)

    def _look(self) -> None:
        now = time.monotonic()
        self._gaps.append(now - self._last)
        self._last = now
        idle = self._profile_shown and self._program.jobs.pending == 0
        if idle and "usable" not in self.told:
            self._note("usable")
        self._still = self._still + 1 if idle else 0
        if self._still > STILL:
            self.told["gaps"] = sorted(self._gaps, reverse=True)[:5]
            self.told["screen"] = self._program.window.current_screen()
            self._beat.stop()
            self._program.window.close()


def main(home: str, profile_id: str, started: str) -> None:
    """Starts, looks, tells, ends."""
    paths = Paths.below(Path(home))
    paths.create()
    configure_logs(paths)
    app = QApplication(sys.argv[:1])
    program = Program(app, paths, Start(profile_id=profile_id))
    program.show()
    # After the program: of two filters the one that came last hears of the paint first.
    probe = Probe(program, float(started), bool(profile_id))
    code = app.exec()
    print(json.dumps(probe.told), flush=True)
    sys.exit(code)


if __name__ == "__main__":
    main(*sys.argv[1:4])
