import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked, NoKeyringError, PasswordDeleteError, PasswordSetError

from salesdesk.config import secrets, slots_file
from salesdesk.config.durable import draft_of
from salesdesk.config.os_keyring import SERVICE, system_keyring
from salesdesk.config.pin import PinCost, calibrated, check_pin
from salesdesk.domain.errors import SalesDeskError, StoreError, UserError

CHEAP = PinCost(passes=1, memory_kib=8)
DEVICE = "0196a4d0-0000-7000-8000-000000000001"
PIN = "Mont-Blanc 4808"


class MemoryKeyring(KeyringBackend):
    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the keyring package leaves it without types
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.entries:
            raise PasswordDeleteError(username)
        del self.entries[service, username]


class FailingKeyring(MemoryKeyring):
    """A keyring that works until it is told what to raise."""

    failure: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        if self.failure is not None:
            raise self.failure
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.failure is not None:
            raise self.failure
        super().set_password(service, username, password)


class ForgetfulKeyring(MemoryKeyring):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Takes the secret and keeps nothing."""


@pytest.fixture
def memory_keyring() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "slots.json"


@pytest.fixture
def _own_keyring() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def key_of(error: pytest.ExceptionInfo[SalesDeskError]) -> str:
    return error.value.key


@pytest.mark.usefixtures("_own_keyring")
def test_a_keyring_of_the_keyring_package_opens_the_profile_without_a_pin(path: Path) -> None:
    backend = MemoryKeyring()
    keyring.set_keyring(backend)
    key = secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=system_keyring())
    assert len(key) == 32
    assert secrets.unlock(path) == key
    assert not secrets.needs_pin(path)
    assert [service for service, _ in backend.entries] == [SERVICE]


def test_the_pin_opens_the_profile_where_no_keyring_is(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    assert secrets.needs_pin(path)
    assert secrets.unlock(path, pin=PIN) == key
    with pytest.raises(UserError) as wrong:
        secrets.unlock(path, pin="mont-blanc 4808")
    assert key_of(wrong) == "secrets.wrong_pin"
    with pytest.raises(UserError) as asked:
        secrets.unlock(path)
    assert key_of(asked) == "secrets.pin_needed"


def test_an_accent_opens_in_both_its_unicode_forms(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin="élan vital", keyring=None, pin_cost=CHEAP)
    assert secrets.unlock(path, pin="e\u0301lan vital") == key


def test_the_sample_profile_opens_with_nothing_and_says_so(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=None, sample=True)
    assert secrets.unlock(path) == key
    assert not secrets.needs_pin(path)
    assert [slot["kind"] for slot in json.loads(path.read_text())["slots"]] == ["sample"]


def test_no_file_holds_a_key_or_the_pin(path: Path, memory_keyring: MemoryKeyring) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=memory_keyring, pin_cost=CHEAP)
    (wrapping,) = memory_keyring.entries.values()
    for file in path.parent.glob("slots*"):
        content = file.read_bytes()
        for hidden in (key, key.hex().encode(), wrapping.encode(), PIN.encode()):
            assert hidden not in content
        assert file.stat().st_mode & 0o077 == 0


def test_slots_are_never_written_over(path: Path, memory_keyring: MemoryKeyring) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=memory_keyring)
    path.unlink()
    with pytest.raises(StoreError) as error:
        secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=memory_keyring)
    assert key_of(error) == "secrets.slots_exist"


def test_without_keyring_a_pin_is_compulsory(path: Path) -> None:
    with pytest.raises(UserError) as error:
        secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=None)
    assert key_of(error) == "secrets.pin_needed"
    assert not path.exists()


class PlainFileKeyring(MemoryKeyring):
    """Stands where the plaintext back ends stand: they are told by their module."""

    __module__ = "keyrings.alt.file"


class Chain(ChainerBackend):
    @properties.classproperty
    def backends(cls) -> list[KeyringBackend]:
        return [PlainFileKeyring(), MemoryKeyring()]


@pytest.mark.usefixtures("_own_keyring")
@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, PlainFileKeyring])
def test_a_backend_that_is_no_safe_counts_as_no_keyring(backend: Callable[[], KeyringBackend]) -> None:
    keyring.set_keyring(backend())
    assert system_keyring() is None


@pytest.mark.usefixtures("_own_keyring")
def test_a_plaintext_backend_is_not_reached_through_a_chain() -> None:
    chain: Callable[[], KeyringBackend] = Chain
    keyring.set_keyring(chain())
    assert type(system_keyring()) is MemoryKeyring


@pytest.mark.parametrize(
    ("failure", "key"),
    [
        (KeyringLocked("dismissed"), "secrets.keyring_locked"),
        (NoKeyringError("none"), "secrets.keyring_missing"),
        (PasswordSetError("full"), "secrets.keyring_missing"),
        (ConnectionResetError("bus"), "secrets.keyring_missing"),
    ],
)
def test_a_keyring_that_fails_at_run_time_is_told_in_our_words(path: Path, failure: Exception, key: str) -> None:
    backend = FailingKeyring()
    data_key = secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=backend)
    backend.failure = failure
    with pytest.raises(UserError) as opening:
        secrets.unlock(path, keyring=backend)
    assert key_of(opening) == key
    with pytest.raises(UserError) as making:
        secrets.create_slots(path.with_name("other"), device_id=DEVICE, pin=None, keyring=backend)
    assert key_of(making) == key
    backend.failure = None
    assert secrets.unlock(path, keyring=backend) == data_key


def test_a_keyring_that_keeps_nothing_is_refused_before_the_profile_relies_on_it(path: Path) -> None:
    with pytest.raises(UserError) as error:
        secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=ForgetfulKeyring())
    assert key_of(error) == "secrets.keyring_missing"
    assert not path.exists()


def test_a_lost_keyring_falls_back_on_the_pin_and_can_be_set_again(path: Path, memory_keyring: MemoryKeyring) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=memory_keyring, pin_cost=CHEAP)
    assert not secrets.needs_pin(path, keyring=memory_keyring)
    memory_keyring.entries.clear()
    assert secrets.needs_pin(path, keyring=memory_keyring)
    with pytest.raises(UserError) as asked:
        secrets.unlock(path, keyring=memory_keyring)
    assert key_of(asked) == "secrets.pin_needed"
    secrets.add_keyring_slot(path, pin=PIN, keyring=memory_keyring)
    assert secrets.unlock(path, keyring=memory_keyring) == key


def test_a_lost_keyring_without_pin_is_told_as_missing(path: Path, memory_keyring: MemoryKeyring) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=memory_keyring)
    with pytest.raises(UserError) as error:
        secrets.unlock(path, keyring=MemoryKeyring())
    assert key_of(error) == "secrets.keyring_missing"
    assert not secrets.needs_pin(path, keyring=MemoryKeyring())


@pytest.mark.parametrize("entry", ["00" * 32, "not hexadecimal", ""])
def test_another_key_in_the_keyring_is_told_apart_from_damage(
    path: Path, memory_keyring: MemoryKeyring, entry: str
) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=memory_keyring)
    for name in memory_keyring.entries:
        memory_keyring.entries[name] = entry
    with pytest.raises(StoreError) as error:
        secrets.unlock(path, keyring=memory_keyring)
    assert key_of(error) == "secrets.wrong_key"


def test_a_key_is_recognised_without_opening_anything(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=None, sample=True)
    secrets.check_key(path, key)
    with pytest.raises(StoreError) as error:
        secrets.check_key(path, bytes(32))
    assert key_of(error) == "secrets.wrong_key"


def test_the_pin_changes_and_the_key_does_not(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    secrets.change_pin(path, old_pin=PIN, new_pin="Puy de Sancy 1886", pin_cost=CHEAP)
    assert secrets.unlock(path, pin="Puy de Sancy 1886") == key
    with pytest.raises(UserError) as error:
        secrets.unlock(path, pin=PIN)
    assert key_of(error) == "secrets.wrong_pin"


def test_the_old_pin_does_not_come_back_with_a_stale_copy(path: Path) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    first, second = slots_file.copies_of(path)
    stale = first.read_bytes()
    secrets.change_pin(path, old_pin=PIN, new_pin="Puy de Sancy 1886", pin_cost=CHEAP)
    second.write_bytes(stale)  # as a power cut between the two copies leaves it
    secrets.unlock(path, pin="Puy de Sancy 1886")
    assert second.read_bytes() == first.read_bytes()


def test_a_pin_can_be_added_where_the_keyring_opens(path: Path, memory_keyring: MemoryKeyring) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=memory_keyring)
    with pytest.raises(UserError) as error:
        secrets.add_keyring_slot(path, pin=PIN, keyring=memory_keyring)
    assert key_of(error) == "secrets.no_pin_yet"
    secrets.change_pin(path, old_pin=None, new_pin=PIN, keyring=memory_keyring, pin_cost=CHEAP)
    assert secrets.unlock(path, pin=PIN, keyring=MemoryKeyring()) == key


@pytest.mark.parametrize(
    ("pin", "key"),
    [
        ("12345", "secrets.pin_too_short"),
        ("", "secrets.pin_too_short"),
        ("777777", "secrets.pin_too_simple"),
        ("123456", "secrets.pin_too_simple"),
        ("987654", "secrets.pin_too_simple"),
        ("ABCDEFG", "secrets.pin_too_simple"),
        ("azerty", "secrets.pin_too_simple"),
    ],
)
def test_a_pin_among_the_first_to_be_guessed_is_refused(path: Path, pin: str, key: str) -> None:
    with pytest.raises(UserError) as error:
        secrets.create_slots(path, device_id=DEVICE, pin=pin, keyring=None, pin_cost=CHEAP)
    assert key_of(error) == key
    assert not path.exists()


def test_an_ordinary_pin_is_accepted() -> None:
    check_pin("271828")


def test_the_work_of_a_pin_is_fitted_to_the_machine() -> None:
    ticks = iter([0.0, 0.09])
    assert calibrated(lambda: next(ticks)) == PinCost(passes=4, memory_kib=64 * 1024)
    slow = iter([0.0, 1.2, 2.0, 2.6, 3.0, 3.36])
    assert calibrated(lambda: next(slow)) == PinCost(passes=2, memory_kib=19 * 1024)


def _flipped(content: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(content)
    changed[position] ^= 1 << bit
    return bytes(changed)


def test_a_flipped_bit_in_one_copy_is_survived_and_mended(path: Path) -> None:
    key = secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    whole = path.read_bytes()
    draw = random.Random(20261121)
    for number in range(100):
        copy = slots_file.copies_of(path)[number % 2]
        copy.write_bytes(_flipped(whole, draw.randrange(len(whole)), draw.randrange(8)))
        assert secrets.unlock(path, pin=PIN) == key
        assert [each.read_bytes() for each in slots_file.copies_of(path)] == [whole, whole]


def test_a_flipped_bit_in_both_copies_is_always_told(path: Path) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    whole = path.read_bytes()
    draw = random.Random(20261122)
    for _ in range(100):
        damaged = _flipped(whole, draw.randrange(len(whole)), draw.randrange(8))
        for copy in slots_file.copies_of(path):
            copy.write_bytes(damaged)
        with pytest.raises(StoreError) as error:
            secrets.unlock(path, pin=PIN)
        assert key_of(error) == "secrets.slots_damaged"


@pytest.mark.parametrize("rest", [b"", b"[]", b"{}", b"null", b'{"sha256": 1}', b"\xff\xfe", b"[" * 60000])
def test_nonsense_in_both_copies_is_told(path: Path, rest: bytes) -> None:
    for copy in slots_file.copies_of(path):
        copy.write_bytes(rest)
    with pytest.raises(StoreError) as error:
        secrets.unlock(path)
    assert key_of(error) == "secrets.slots_damaged"


def test_missing_slots_are_told_apart_from_damaged_ones(path: Path) -> None:
    with pytest.raises(StoreError) as error:
        secrets.unlock(path)
    assert key_of(error) == "secrets.slots_missing"


def test_a_file_that_asks_for_absurd_work_is_refused(path: Path) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    slots = slots_file.read(path)
    slot = slots.slots[0]
    absurd = slots_file.Slot(slot.kind, slot.nonce, slot.wrapped, slot.salt, PinCost(1, 1 << 30))
    slots_file.write(path, slots.with_slot(absurd))
    with pytest.raises(StoreError) as error:
        secrets.unlock(path, pin=PIN)
    assert key_of(error) == "secrets.slots_damaged"


def test_slots_of_another_device_do_not_open_under_this_ones_name(path: Path) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=None, pin_cost=CHEAP)
    slots = slots_file.read(path)
    moved = slots_file.KeySlots(slots.profile_id, "another device", slots.check, slots.slots, slots.generation)
    slots_file.write(path, moved)
    with pytest.raises(UserError) as error:
        secrets.unlock(path, pin=PIN)
    assert key_of(error) == "secrets.wrong_pin"


def test_a_destroyed_profile_cannot_be_opened_and_leaves_no_secret(path: Path, memory_keyring: MemoryKeyring) -> None:
    secrets.create_slots(path, device_id=DEVICE, pin=PIN, keyring=memory_keyring, pin_cost=CHEAP)
    draft_of(path).write_bytes(b"left by a power cut")
    secrets.destroy(path, keyring=memory_keyring)
    assert memory_keyring.entries == {}
    assert list(path.parent.glob("slots*")) == []


def test_a_failing_keyring_does_not_save_the_slots_from_destruction(path: Path) -> None:
    backend = FailingKeyring()
    secrets.create_slots(path, device_id=DEVICE, pin=None, keyring=backend)
    backend.failure = NoKeyringError("none")
    secrets.destroy(path, keyring=backend)
    assert list(path.parent.glob("slots*")) == []
