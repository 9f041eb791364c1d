"""Which personal fields of a person everybody may see."""

from Acquisition import aq_base
from typing import Any


PERSONAL_FIELDS = ("phone", "mobile", "email", "photo")
NEEDS_CONSENT = frozenset({"mobile", "photo"})


def is_published(person: Any, name: str) -> bool:
    """Tell whether ``name`` is a personal field that this person's switches publish.

    Mobile number and portrait need the dated consent as well, even when a switch was set past the form.
    """
    if name not in PERSONAL_FIELDS:
        return False
    person = aq_base(person)
    if not getattr(person, f"publish_{name}", False):
        return False
    return name not in NEEDS_CONSENT or getattr(person, "consent_on", None) is not None
