"""What a visitor sent through a form, as a frozen value and as the plain dict that is stored."""

from dataclasses import dataclass
from datetime import datetime
from edu.portal.core.text.unicode import to_nfc
from typing import Any
import unicodedata


ROLE, SUBJECT, MESSAGE = "vai_tro", "chu_de", "noi_dung"
MAX_TEXT = 20_000
# Control characters, and halves of characters, which no file and no mail can be written with.
NOT_TEXT = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Submission:
    """One submission. ``received`` is aware; ``values`` are pairs of field name and text in the order of the form."""

    code: str
    received: datetime
    values: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        """Return the text of one field, empty when the visitor left it out."""
        return dict(self.values).get(name, "")


def as_record(submission: Submission) -> dict[str, Any]:
    """Return the submission as a plain dict; ``from_record`` is its inverse."""
    return {
        "code": submission.code,
        "received": submission.received.isoformat(),
        "values": [list(pair) for pair in submission.values],
    }


def from_record(record: dict[str, Any]) -> Submission:
    """Return the submission of a stored dict."""
    pairs = tuple((str(name), str(text)) for name, text in record["values"])
    return Submission(str(record["code"]), datetime.fromisoformat(record["received"]), pairs)


def as_text(value: object) -> str:
    """Return a form value as stored text: NFC, one kind of line end, no control characters, bounded length."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(as_text(item) for item in value)
    text = to_nfc(str(value)).replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(mark for mark in text if mark in "\n\t" or unicodedata.category(mark) not in NOT_TEXT)
    return kept.strip()[:MAX_TEXT]


def has_expired(submission: Submission, months: int, now: datetime) -> bool:
    """Return whether the submission is older than the months that the visitor was told it would be kept.

    ``months`` of 0 or less keeps it for ever. A month ends on the same day of the month, or on its last day.
    """
    return months > 0 and now >= _months_later(submission.received, months)


def _months_later(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.month - 1 + months, 12)
    for day in range(moment.day, moment.day - 4, -1):
        try:
            return moment.replace(year=moment.year + year, month=month + 1, day=day)
        except ValueError:
            continue
    raise ValueError(f"no such day {months} months after {moment}")
