"""How long a recording is: typed by people as 3:25, shown the same way, told to machines as PT3M25S."""

import re


LONGEST = 24 * 60 * 60
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


def read_duration(text: str) -> int | None:
    """Return the seconds of ``3:25`` or ``1:02:03``, None when the text is no duration of at most a day."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if found.group(1) is not None and minutes > 59:
        return None
    total = hours * 3600 + minutes * 60 + seconds
    return total if 0 < total <= LONGEST else None


def show_duration(seconds: int) -> str:
    """Return ``seconds`` as people write it: 3:25, 1:02:03."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def iso_duration(seconds: int) -> str:
    """Return ``seconds`` as ISO 8601 writes it, for the ``datetime`` of a ``<time>``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"PT{hours}H{minutes}M{rest}S" if hours else f"PT{minutes}M{rest}S"
