"""Choices of the form."""

from Acquisition import aq_base
from collections.abc import Iterable
from edu.portal import clock
from edu.portal.content.learning_resource.wording import KINDS
from edu.portal.content.learning_resource.wording import SEMESTERS
from edu.portal.core.calendar.school_year import school_year
from edu.portal.core.learning.programme import LICENCES
from edu.portal.core.learning.programme import grade_title
from edu.portal.core.learning.programme import grades_of
from edu.portal.core.learning.programme import subjects_of
from edu.portal.core.text.names import sort_key
from edu.portal.settings.site import read_site
from plone import api
from typing import Any
from zope.i18nmessageid import Message
from zope.interface import provider
from zope.schema.interfaces import IVocabularyFactory
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


# Lessons of older programmes are of no use in a class.
YEARS_BACK = 10


def _words(titles: dict[str, Message]) -> SimpleVocabulary:
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in titles.items()])


@provider(IVocabularyFactory)
def kinds(context: Any) -> SimpleVocabulary:
    """Return the kinds; values are their ids."""
    return _words(KINDS)


@provider(IVocabularyFactory)
def semesters(context: Any) -> SimpleVocabulary:
    """Return the halves of a school year and the whole; values are their ids."""
    return _words(SEMESTERS)


@provider(IVocabularyFactory)
def grades(context: Any) -> SimpleVocabulary:
    """Return the grades of the unit; values are their ids. The one that a resource has stays possible."""
    found = [(grade.id, grade.title) for grade in grades_of(_site_types())]
    own = _stored(context, "grade")
    if isinstance(own, str) and own and own not in {grade_id for grade_id, _title in found}:
        found.append((own, grade_title(own)))
    return SimpleVocabulary([SimpleTerm(value, value, title) for value, title in found])


@provider(IVocabularyFactory)
def licences(context: Any) -> SimpleVocabulary:
    """Return what others may be allowed to do; values are the ids of the licences."""
    return SimpleVocabulary([SimpleTerm(licence.id, licence.id, licence.title) for licence in LICENCES])


@provider(IVocabularyFactory)
def school_years(context: Any) -> SimpleVocabulary:
    """Return the school years, the next one first; that of the resource itself is always among them."""
    current = school_year(clock.today())
    years = {*range(current - YEARS_BACK, current + 2)}
    own = _stored(context, "school_year")
    if isinstance(own, int):
        years.add(own)
    return SimpleVocabulary(
        [SimpleTerm(year, str(year), f"{year}-{year + 1}") for year in sorted(years, reverse=True)]
    )


@provider(IVocabularyFactory)
def subjects(context: Any) -> SimpleVocabulary:
    """Return the subjects worth suggesting: those of the programme, then those in use; any other may be typed."""
    return _suggestions("subject", [*(subject.title for subject in subjects_of(_site_types())), *_used("edu_subject")])


@provider(IVocabularyFactory)
def authors(context: Any) -> SimpleVocabulary:
    """Return the names worth suggesting: the people of the directory and the authors so far, by given name."""
    staff = api.content.find(portal_type="edu.StaffMember")
    names = {*(brain.Title for brain in staff), *_used("edu_author")}
    return _suggestions("author", sorted(names, key=sort_key))


def _suggestions(kind: str, names: Iterable[str]) -> SimpleVocabulary:
    known = dict.fromkeys(name for name in names if name)
    return SimpleVocabulary([SimpleTerm(name, f"{kind}-{place}", name) for place, name in enumerate(known)])


def _used(index: str) -> list[str]:
    catalog = api.portal.get_tool("portal_catalog")
    values = catalog.uniqueValuesFor(index) if index in catalog.indexes() else ()
    return [value for value in values if isinstance(value, str)]


def _site_types() -> tuple[str, ...]:
    return tuple(read_site().site_types or ())


def _stored(context: Any, name: str) -> Any:
    """Return what the content itself holds: a default would ask the vocabulary again."""
    return getattr(aq_base(context), "__dict__", {}).get(name)
