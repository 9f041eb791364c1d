"""Fill the demonstration school."""

from datetime import date
from edu.portal import clock
from edu.portal.demo.articles import add_links
from edu.portal.demo.articles import add_news
from edu.portal.demo.articles import add_pages
from edu.portal.demo.builder import Builder
from edu.portal.demo.disclosure import add_disclosures
from edu.portal.demo.documents import add_documents
from edu.portal.demo.documents import add_files
from edu.portal.demo.events import add_events
from edu.portal.demo.films import add_albums
from edu.portal.demo.films import add_media
from edu.portal.demo.identity import apply_identity
from edu.portal.demo.lessons import add_lessons
from edu.portal.demo.menus import add_menus
from edu.portal.demo.people import add_people
from edu.portal.demo.procurement import add_procurements
from edu.portal.demo.timetables import add_timetables
from edu.portal.demo.weeks import add_weeks
from edu.portal.demo.yearbooks import add_yearbooks
from edu.portal.mandate import service as mandate_service
from plone import api
from typing import Any
from zope.annotation.interfaces import IAnnotations


CREATED_ON = "edu.portal.demo"
PARTS = (
    add_pages,
    add_menus,
    add_timetables,
    add_people,
    add_weeks,
    add_documents,
    add_procurements,
    add_files,
    add_lessons,
    add_links,
    add_albums,
    add_media,
    add_news,
    add_events,
    add_yearbooks,
    add_disclosures,
)


def create_demo(portal: Any, today: date | None = None) -> None:
    """Create the sample content of the demonstration school, told from ``today`` (by default the day in Vietnam).

    The first day is remembered: a second call tells everything from that day again and so adds only what is missing.
    """
    day = IAnnotations(portal).setdefault(CREATED_ON, today or clock.today())
    apply_identity(portal)
    mandate_service.apply_mandate(portal)
    with api.env.adopt_roles(["Manager"]):
        builder = Builder(portal, day)
        for add in PARTS:
            add(builder)
