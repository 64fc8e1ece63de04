"""PySide6 6.12.0 on Python 3.11 loses a reference per void call and per signal, and aborts when None has none left.

Each loop runs in a process of its own: the fault ends it with SIGABRT, which must not take the test run along.
"""

import subprocess
import sys

import pytest

VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.setObjectName("name")
print("done")
"""

SIGNAL_EMITS = """
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal(int)
bell, heard = Bell(), []
bell.rung.connect(heard.append)
for number in range(2_000):
    bell.rung.emit(number)
assert len(heard) == 2_000
print("done")
"""


@pytest.mark.parametrize("program", [VOID_CALLS, SIGNAL_EMITS], ids=["void calls", "signal emits"])
def test_many_calls_into_qt_do_not_abort(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout.strip()) == (0, "done"), done.stderr
