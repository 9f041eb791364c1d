"""What the catalogue knows of people: name, position and work; never a telephone, an address or a portrait."""

from edu.portal.content.people.confirming import stored_state
from edu.portal.content.staff_member.content import IStaffMember
from edu.portal.core.people.ranks import rank_of
from edu.portal.core.text.names import sort_key
from plone.indexer import indexer


@indexer(IStaffMember)
def edu_sort_key(person: IStaffMember) -> str:
    """The key that puts people in the Vietnamese order of names."""
    return sort_key(person.title or "")


@indexer(IStaffMember)
def edu_rank(person: IStaffMember) -> int:
    """The place in lists: the number that somebody typed, else that of the position."""
    return person.rank or rank_of(person.position or "")


@indexer(IStaffMember)
def edu_confirmed(person: IStaffMember) -> str:
    """The day on which somebody confirmed the entry, see ``confirming.stored_state``; never by whom."""
    return stored_state(person)


@indexer(IStaffMember)
def position_as_description(person: IStaffMember) -> str:
    """Lists and search results show the position under the name."""
    return person.position or ""


@indexer(IStaffMember)
def searchable_text(person: IStaffMember) -> str:
    """Name, position and work; no personal field."""
    words = [person.getId(), person.title, person.position, person.subjects, person.duties]
    return " ".join(word for word in words if word)
