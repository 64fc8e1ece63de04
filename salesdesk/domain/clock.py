"""Hybrid logical clock (horloge hybride): the stamp that orders edits made on laptops whose clocks disagree.

A stamp is 13 bytes: 48 bits of milliseconds, 16 bits of counter, 40 bits of the device. Comparing the bytes compares
the edits, in Python as in SQL. Source: Kulkarni et al., Logical Physical Clocks, 2014.
"""

from typing import Final, NewType
from uuid import UUID

Stamp = NewType("Stamp", bytes)

STAMP_BYTES: Final = 13
ZERO_STAMP: Final = Stamp(bytes(STAMP_BYTES))
COUNTER_BITS: Final = 16
_DEVICE_BYTES: Final = 5


def device_tail(device_id: UUID) -> bytes:
    """Returns the five last bytes of a device id, all of them random: they break ties between equal times."""
    return device_id.bytes[-_DEVICE_BYTES:]


def stamp_at(unix_ms: int, counter: int, device_id: UUID) -> Stamp:
    """Packs a stamp.

    Args:
        unix_ms: Milliseconds since 1970, UTC, 48 bits.
        counter: Position inside the millisecond, 16 bits.
        device_id: The device that makes the edit.

    Returns:
        The 13 bytes.
    """
    return Stamp(((unix_ms << COUNTER_BITS) | counter).to_bytes(8) + device_tail(device_id))


def stamp_ms(stamp: Stamp) -> int:
    """Returns the milliseconds since 1970 that a stamp carries."""
    return int.from_bytes(stamp[:8]) >> COUNTER_BITS


class HybridClock:
    """Makes stamps that never go back, whatever the wall clock does.

    Args:
        device_id: The device whose edits are stamped.
        reading: Last reading kept (milliseconds << 16 | counter); 0 for a new device.
        offset_ms: What to add to the local wall clock to get the server's time.
    """

    def __init__(self, device_id: UUID, reading: int = 0, offset_ms: int = 0) -> None:
        self.device_id = device_id
        self.reading = reading
        self.offset_ms = offset_ms

    def stamp(self, wall_ms: int) -> Stamp:
        """Returns a stamp greater than any made or observed before.

        Args:
            wall_ms: What the local wall clock shows, milliseconds since 1970.

        Returns:
            The stamp; the reading advances with it and must be kept with the edit.
        """
        self.reading = max((wall_ms + self.offset_ms) << COUNTER_BITS, self.reading + 1)
        return Stamp(self.reading.to_bytes(8) + device_tail(self.device_id))

    def observe(self, stamp: Stamp) -> None:
        """Advances the clock past a stamp received, so that a later edit here beats what was seen."""
        self.reading = max(self.reading, int.from_bytes(stamp[:8]))
