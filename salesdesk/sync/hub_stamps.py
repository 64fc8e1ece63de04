"""Stamps of a push held within bounds: a laptop whose clock runs ahead never stops, and never beats everyone for ever.

Source: sync.md section 2, Clock.
"""

from collections.abc import Sequence
from uuid import UUID

from salesdesk.domain.clock import COUNTER_BITS, Stamp, device_tail, stamp_ms
from salesdesk.sync.hub_push import Checked
from salesdesk.sync.protocol import MOST_AHEAD_MS


def within_bounds(changes: Sequence[Checked], device_id: UUID, now_ms: int) -> int:
    """Restamps the changes of a push whose stamps are too far ahead of the server, or of another device.

    The order inside the push is kept, and a change stays later than what its author had seen.

    Args:
        changes: Checked changes in order; their stamps and bases are written to.
        device_id: Who pushes: the stamps are his.
        now_ms: The server's clock.

    Returns:
        How far the device was ahead, milliseconds; 0 when within bounds.
    """
    tail = device_tail(device_id)
    latest = (now_ms + MOST_AHEAD_MS) << COUNTER_BITS
    drift_ms, floor = 0, 0
    renamed: dict[bytes, bytes] = {}
    for one in changes:
        if one.fault is not None:
            continue
        op = one.op
        op.base = {name: renamed.get(stamp, stamp) for name, stamp in op.base.items()}
        reading = int.from_bytes(op.stamp[:8])
        if reading > latest:
            drift_ms = max(drift_ms, stamp_ms(Stamp(op.stamp)) - now_ms)
            # A base beyond the bound was never given by a server: it does not drag the stamp along.
            seen = (int.from_bytes(stamp[:8]) for stamp in op.base.values())
            reading = max(now_ms << COUNTER_BITS, floor + 1, *(one + 1 for one in seen if one <= latest))
        elif floor:
            reading = max(reading, floor + 1)
        if drift_ms:
            floor = reading
        stamp = reading.to_bytes(8) + tail
        if stamp != op.stamp:
            renamed[op.stamp] = stamp
            op.stamp = stamp
    return drift_ms
