"""What the catalogue knows of people: name, position and work; never a telephone, an address or a portrait."""

from edu.portal.content.staff_member.content import IStaffMember
from edu.portal.core.text.names import sort_key
from plone.indexer import indexer


@indexer(IStaffMember)
def edu_sort_key(person: IStaffMember) -> str:
    """The key that puts people in the Vietnamese order of names."""
    return sort_key(person.title or "")


@indexer(IStaffMember)
def position_as_description(person: IStaffMember) -> str:
    """Lists and search results show the position under the name."""
    return person.position or ""


@indexer(IStaffMember)
def searchable_text(person: IStaffMember) -> str:
    """Name, position and work; no personal field."""
    words = [person.getId(), person.title, person.position, person.subjects, person.duties]
    return " ".join(word for word in words if word)
