"""What is remembered of imported lists of staff: what each said, what it made and changed."""

from dataclasses import asdict
from datetime import datetime
from edu.portal.bulk.store import Import
from edu.portal.core.people.sheet import Note
from edu.portal.core.people.sheet import Person
from edu.portal.core.people.sheet import Reading
from plone.namedfile.file import NamedBlobFile
from typing import Any


KEY = "edu.portal.staff"


class StaffImport(Import):
    """One import of people. The file itself is never kept, for it holds what must not be: only what was read of it.

    ``made`` are the UIDs of new people and units with the moment of their last change, ``changed`` tuples of UID,
    moment, former values (name, value) and the UID of the former unit, "" when the unit stayed.
    """

    def __init__(self, folder: str, user: str, moment: datetime, name: str, reading: Reading) -> None:
        super().__init__(folder, user, moment, NamedBlobFile(b"", filename=name), None)
        self.sheet = None
        self.reading: dict[str, Any] | None = asdict(reading)
        self.changed: tuple[tuple[str, str, tuple[tuple[str, Any], ...], str], ...] = ()

    def read(self) -> Reading:
        """Return what the list said; nothing once the import is closed."""
        stored = self.reading or {}
        return Reading(
            tuple(Person(**row) for row in stored.get("people", ())),
            tuple(Note(**row) for row in stored.get("notes", ())),
            tuple(stored.get("private", ())),
            tuple(stored.get("ignored", ())),
            stored.get("error", ""),
        )

    def close(self, state: str) -> None:
        """Drop what was read and remember how it ended."""
        super().close(state)
        self.reading = None
