"""What was sent to the pages of the attestations, read once into plain values."""

from collections.abc import Mapping
from edu.portal.core.attestations.checks import Typed
from edu.portal.core.attestations.checks import Upload
from edu.portal.core.attestations.evidence import LARGEST_FILE
import os
from typing import Any


# The names of an attestation and of one of its statements in addresses.
ID_PARAMETER = "ma"
NUMBER_PARAMETER = "so"
ORDER_PARAMETER = "xep"
BY_LETTER = "van-ban"
FIELDS = ("stated_on", "expires", "reference", "issuer", "text")


def text(form: Mapping[str, Any], name: str) -> str:
    """Return a text that was sent, empty when there is none or it is something else."""
    value = form.get(name)
    return value if isinstance(value, str) else ""


def number(form: Mapping[str, Any]) -> int:
    """Return the number of the statement in the address, 0 when there is none."""
    written = text(form, NUMBER_PARAMETER)
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0


def read_typed(form: Mapping[str, Any]) -> Typed:
    """Return the statement as it was typed."""
    return Typed(**{name: text(form, name) for name in FIELDS})


def read_upload(form: Mapping[str, Any]) -> Upload | None:
    """Return the file that was sent, None when none was chosen. One that is too large is not read."""
    sent = form.get("file")
    name = getattr(sent, "filename", "")
    if not name or not hasattr(sent, "seek"):
        return None
    sent.seek(0, os.SEEK_END)
    size = sent.tell()
    sent.seek(0)
    return Upload(str(name), size, sent.read() if size <= LARGEST_FILE else b"")
