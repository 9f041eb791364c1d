"""Sets of places in a list, as whole numbers: bit n stands for the n-th row.

Fifty thousand rows are six kilobytes; to intersect and to count them takes microseconds, which no set of objects does.
"""

from collections.abc import Iterable


_CHUNK = 128


def bits_of(places: Iterable[int], size: int) -> int:
    """Return the set of ``places``, each from 0 and below ``size``."""
    data = bytearray(size // 8 + 1)
    for place in places:
        data[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(data, "little")


def all_bits(size: int) -> int:
    """Return the set of all places below ``size``."""
    return (1 << size) - 1


def run_of(start: int, stop: int) -> int:
    """Return the set of the places from ``start`` up to and without ``stop``."""
    return all_bits(stop - start) << start if stop > start else 0


def places_in(bits: int, start: int = 0, stop: int | None = None) -> list[int]:
    """Return the members of ``bits`` in order, from the ``start``-th up to and without the ``stop``-th."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    wanted = None if stop is None else max(stop - start, 0)
    found: list[int] = []
    skip = start
    for offset in range(0, len(data), _CHUNK):
        chunk = int.from_bytes(data[offset : offset + _CHUNK], "little")
        count = chunk.bit_count()
        if skip >= count:
            skip -= count
            continue
        found.extend(_members(chunk, offset * 8)[skip:])
        skip = 0
        if wanted is not None and len(found) >= wanted:
            return found[:wanted]
    return found


def _members(chunk: int, base: int) -> list[int]:
    members = []
    while chunk:
        lowest = chunk & -chunk
        members.append(base + lowest.bit_length() - 1)
        chunk ^= lowest
    return members
