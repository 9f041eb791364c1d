"""What the catalogue knows of organisational units."""

from edu.portal.content.file_text import plain_text
from edu.portal.content.org_unit.content import IOrgUnit
from edu.portal.content.org_unit.kinds import kind_title
from edu.portal.content.people.confirming import stored_state
from plone.indexer import indexer


@indexer(IOrgUnit)
def edu_unit_kind(unit: IOrgUnit) -> str:
    """The id of the kind; a unit without one is of another kind."""
    return unit.kind or "khac"


@indexer(IOrgUnit)
def edu_confirmed(unit: IOrgUnit) -> str:
    """The day on which somebody confirmed the entry, see ``confirming.stored_state``; never by whom."""
    return stored_state(unit)


@indexer(IOrgUnit)
def searchable_text(unit: IOrgUnit) -> str:
    """Name, kind and everything that is written about the work of the unit."""
    texts = (plain_text(text) for text in (unit.functions, unit.duties, unit.powers))
    words = [unit.getId(), unit.title, unit.description, kind_title(unit.kind or ""), *texts]
    return " ".join(word for word in words if word)
