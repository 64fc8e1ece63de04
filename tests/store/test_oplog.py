import os
import random
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from salesdesk.domain.errors import StoreError
from salesdesk.store.oplog import OpLog
from salesdesk.store.oplog_format import HEADS_SIZE

KEY = bytes(range(32))
KILLS = 30


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "operations.log"


@pytest.fixture
def log(path: Path) -> Iterator[OpLog]:
    with OpLog.open(path, KEY) as opened:
        yield opened


def payload_of(number: int) -> bytes:
    return f"operation {number} ".encode() * (number % 7 + 1)


def filled(path: Path, count: int) -> bytes:
    with OpLog.open(path, KEY) as log:
        for number in range(1, count + 1):
            log.append(number, [payload_of(number)])
    return path.read_bytes()


def opened_records(path: Path) -> tuple[dict[int, bytes], OpLog]:
    with OpLog.open(path, KEY) as log:
        return dict(log.read_all()), log


def flipped(content: bytes, position: int, bit: int = 0) -> bytes:
    changed = bytearray(content)
    changed[position] ^= 1 << bit
    return bytes(changed)


def test_what_was_appended_is_read_again_in_order(path: Path, log: OpLog) -> None:
    log.append(1, [b"first", b"second"])
    log.append(5, [b""])
    assert log.created
    log.close()
    with OpLog.open(path, KEY) as again:
        assert list(again.read_all()) == [(1, b"first"), (2, b"second"), (5, b"")]
        assert (again.last_no, again.created, again.damaged, again.torn_bytes) == (5, False, (), 0)


def test_nothing_appended_writes_nothing(path: Path, log: OpLog) -> None:
    log.append(1, [])
    assert path.stat().st_size == HEADS_SIZE


def test_the_file_shows_no_payload(path: Path, log: OpLog) -> None:
    log.append(1, [b"Madame Lef\xc3\xa8vre hesitates"])
    assert b"hesitates" not in path.read_bytes()


@pytest.mark.parametrize("number", [1, 2])
def test_a_number_that_is_passed_is_refused(log: OpLog, number: int) -> None:
    log.append(1, [b"a", b"b"])
    with pytest.raises(ValueError, match="operation"):
        log.append(number, [b"c"])
    assert [each for each, _ in log.read_all()] == [1, 2]


def test_a_rolled_back_append_is_taken_back_once(path: Path, log: OpLog) -> None:
    log.append(1, [b"kept"])
    log.append(2, [b"rolled back", b"too"])
    log.withdraw(2)
    log.withdraw(2)
    log.withdraw(1)
    assert log.last_no == 1
    log.append(2, [b"again"])
    assert opened_records(path)[0] == {1: b"kept", 2: b"again"}


def test_acknowledged_operations_are_forgotten_and_their_number_is_not(path: Path, log: OpLog) -> None:
    log.append(1, [payload_of(number) for number in range(1, 11)])
    log.forget_up_to(7)
    assert [number for number, _ in log.read_all()] == [8, 9, 10]
    log.append(11, [b"after"])
    log.forget_up_to(11)
    log.forget_up_to(3)
    assert path.stat().st_size == HEADS_SIZE
    assert list(log.read_all()) == []
    records, again = opened_records(path)
    assert (records, again.last_no) == ({}, 11)
    with pytest.raises(ValueError, match="operation"):
        log.append(11, [b"used before"])


def test_a_torn_tail_is_cut_off_at_every_length(path: Path) -> None:
    before = len(filled(path, 3))
    whole = filled_more(path, 4)
    for length in range(before, len(whole)):
        path.write_bytes(whole[:length])
        records, log = opened_records(path)
        assert records == {number: payload_of(number) for number in (1, 2, 3)}
        assert (log.torn_bytes, log.last_no, log.damaged) == (length - before, 3, ())
        assert path.stat().st_size == before


def filled_more(path: Path, number: int) -> bytes:
    with OpLog.open(path, KEY) as log:
        log.append(number, [payload_of(number)])
    return path.read_bytes()


def test_zeros_that_a_power_cut_leaves_at_the_end_are_a_torn_tail(path: Path) -> None:
    whole = filled(path, 2)
    path.write_bytes(whole + bytes(4096))
    records, log = opened_records(path)
    assert (sorted(records), log.torn_bytes, log.damaged) == ([1, 2], 4096, ())


def test_every_flipped_bit_is_found_and_costs_one_record_at_most(path: Path) -> None:
    count = 12
    whole = filled(path, count)
    intact = {number: payload_of(number) for number in range(1, count + 1)}
    draw = random.Random(20261121)
    for _ in range(150):
        position = draw.randrange(HEADS_SIZE, len(whole))
        path.write_bytes(flipped(whole, position, draw.randrange(8)))
        records, log = opened_records(path)
        (damage,) = log.damaged
        assert damage.offset <= position < damage.offset + damage.size
        assert records == {number: payload for number, payload in intact.items() if number != damage.number}
        assert log.torn_bytes == 0


def test_a_flipped_bit_in_one_head_is_mended(path: Path) -> None:
    whole = filled(path, 3)
    for position in range(HEADS_SIZE):
        path.write_bytes(flipped(whole, position))
        records, log = opened_records(path)
        assert (sorted(records), log.last_no) == ([1, 2, 3], 3)
        assert path.read_bytes() == whole


def test_both_heads_damaged_lose_no_record(path: Path) -> None:
    whole = filled(path, 3)
    path.write_bytes(bytes(HEADS_SIZE) + whole[HEADS_SIZE:])
    records, log = opened_records(path)
    assert (sorted(records), log.last_no) == ([1, 2, 3], 3)


def test_damage_while_the_log_is_open_is_reported_by_reading(path: Path, log: OpLog) -> None:
    log.append(1, [b"a" * 50, b"b" * 50])
    whole = path.read_bytes()
    path.write_bytes(flipped(whole, HEADS_SIZE + 40))
    assert list(log.read_all()) == [(2, b"b" * 50)]
    assert [damage.number for damage in log.damaged] == [1]


def test_writing_goes_on_after_a_damaged_last_record(path: Path) -> None:
    whole = filled(path, 3)
    path.write_bytes(flipped(whole, len(whole) - 1))
    with OpLog.open(path, KEY) as log:
        assert log.last_no == 3
        log.append(4, [b"four"])
        log.forget_up_to(1)
        assert [number for number, _ in log.read_all()] == [2, 4]
        assert [damage.number for damage in log.damaged] == [3]
        log.forget_up_to(3)
        assert log.damaged == ()


@pytest.mark.parametrize("count", [0, 3])
def test_a_wrong_key_is_told_apart_from_damage(path: Path, count: int) -> None:
    filled(path, count)
    with pytest.raises(StoreError) as error:
        OpLog.open(path, bytes(32))
    assert error.value.key == "store.wrong_key"


@pytest.mark.parametrize("content", [b"", b"x" * 20, bytes(500), b"not a log at all, but a text. " * 20])
def test_a_file_without_anything_readable_is_told_as_damaged(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError) as error:
        OpLog.open(path, KEY)
    assert error.value.key == "store.oplog_damaged"
    assert path.read_bytes() == content


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        OpLog.open(tmp_path / "missing" / "operations.log", KEY)
    assert error.value.key == "store.disk_failed"


FULL_DISK = """
    import resource, sys
    from pathlib import Path
    from salesdesk.domain.errors import StoreError
    from salesdesk.store.oplog import OpLog

    path = Path(sys.argv[1])
    log = OpLog.open(path, bytes(range(32)))
    log.append(1, [b"kept"])
    size = path.stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000, resource.RLIM_INFINITY))
    try:
        log.append(2, [b"x" * 100, b"y" * 5000])
    except StoreError as error:
        print(error.key, path.stat().st_size - size, log.last_no)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    log.append(2, [b"later"])
    print([number for number, _ in log.read_all()])
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of a file")
def test_no_room_leaves_the_log_as_it_was(path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(FULL_DISK), str(path)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.splitlines() == ["store.disk_full 0 1", "[1, 2]"]


WRITER = """
    import os, sys
    from pathlib import Path
    from salesdesk.store.oplog import OpLog

    log = OpLog.open(Path(sys.argv[1]), bytes(range(32)))
    while True:
        first = log.last_no + 1
        payloads = [(b"operation %d" % (first + index)) * 300 for index in range(3)]
        log.append(first, payloads)
        os.write(1, b"%d\\n" % log.last_no)
        if first % 90 == 1:
            log.forget_up_to(first - 30)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is a signal of POSIX systems")
def test_no_acknowledged_operation_is_lost_when_the_process_is_killed(path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(path)]
    draw = random.Random(20261121)
    acknowledged = 0
    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            lines = [writer.stdout.readline() for _ in range(draw.randrange(1, 40))]
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.read().split(b"\n")[:-1]
        acknowledged = max([acknowledged, *map(int, lines)])
        records, log = opened_records(path)
        assert (log.last_no >= acknowledged, log.damaged) == (True, ())
        # The writer forgets nothing of the latest 32.
        assert len(records) >= min(log.last_no, 32)
        wanted = range(log.last_no - len(records) + 1, log.last_no + 1)
        assert records == {number: (b"operation %d" % number) * 300 for number in wanted}
    assert acknowledged >= KILLS
