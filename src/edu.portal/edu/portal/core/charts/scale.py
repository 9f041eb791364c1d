"""The scale of an axis: round steps that people count in."""

from collections.abc import Iterable
import math


# Below this everything is nothing.
SMALLEST = 1e-6
STEPS = (1, 2, 2.5, 5, 10)


def ticks(values: Iterable[float], wanted: int = 5) -> tuple[float, ...]:
    """Return the marks of an axis from zero, or below where a value is negative, to above the largest value.

    They are at equal, round distances; there are two at least and about ``wanted``.
    """
    found = [value for value in values if math.isfinite(value)]
    low, high = min([0.0, *found]), max([0.0, *found])
    if high - low < SMALLEST:
        return (0.0, 1.0)
    rough = (high - low) / max(wanted - 1, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))
    # Whole things are not counted in halves.
    if all(float(value).is_integer() for value in found):
        step = max(1.0, step if float(step).is_integer() else math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))
